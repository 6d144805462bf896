"""The formula reader: what it takes, what it answers, where it says an error is, and that nothing can be injected."""

import math

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import InputError
from engine.formula import FormulaError, parse

NAMES = ("x", "y", "step", "x1", "theta")
X, Y = 1.7, -0.6
VALUES = {"x": X, "y": Y, "step": 12.0, "x1": 0.3, "theta": 2.5}
SYMBOLS = {name: sympy.Symbol(name, real=True) for name in NAMES}

sigmoid = 1 / (1 + math.exp(-X))
GOOD = [
    ("1", 1.0),
    ("x", X),
    (".5 + 2. + 1e-3 + 2E2 + 1.5e+1", 217.501),
    ("-x^2", -(X**2)),
    ("(-x)^2", X**2),
    ("2^-1", 0.5),
    ("2^3^2", 512.0),
    ("x**2*y", X**2 * Y),
    ("x - y - 1", X - Y - 1),
    ("x / y / 2", X / Y / 2),
    ("1/2x", X / 2),
    ("2x", 2 * X),
    ("2 x y", 2 * X * Y),
    ("x y^2", X * Y**2),
    ("3(x+1)", 3 * (X + 1)),
    ("(x+1)(y-1)", (X + 1) * (Y - 1)),
    ("x(x+1)", X * (X + 1)),
    ("2sin(x)cos(y)", 2 * math.sin(X) * math.cos(Y)),
    ("(x+1)x", (X + 1) * X),
    ("2e", 2 * math.e),
    ("2e x", 2 * math.e * X),
    ("2e1x", 20 * X),
    ("x²", X**2),
    ("2x³", 2 * X**3),
    ("x²y", X**2 * Y),
    ("x⁻¹", 1 / X),
    ("x¹²", X**12),
    ("(x+1)²", (X + 1) ** 2),
    ("x₁", 0.3),
    ("x₁²", 0.09),
    ("θ + 1", 3.5),
    ("π", math.pi),
    ("2π x", 2 * math.pi * X),
    ("x·y × 2 ÷ 4", X * Y / 2),
    ("x−y", X - Y),
    ("－x", -X),
    ("（x＋1）＊（y－1）", (X + 1) * (Y - 1)),
    ("ｘ＋１．５", X + 1.5),
    ("min（x，y）", Y),
    ("max(x, y, 3)", 3.0),
    ("√(x)", math.sqrt(X)),
    ("--x", X),
    ("x - -y", X + Y),
    ("+x", X),
    ("step // 5", 2.0),
    ("step % 5", 2.0),
    ("-step // 5", -3.0),
    ("sin(x)+cos(x)+tan(x)", math.sin(X) + math.cos(X) + math.tan(X)),
    ("asin(y)+acos(y)+atan(y)", math.asin(Y) + math.acos(Y) + math.atan(Y)),
    ("atan2(y, x)", math.atan2(Y, X)),
    ("sinh(x)+cosh(x)+tanh(x)", math.sinh(X) + math.cosh(X) + math.tanh(X)),
    ("exp(x)+log(x)+ln(x)", math.exp(X) + 2 * math.log(X)),
    ("log2(x)+log10(x)", math.log2(X) + math.log10(X)),
    ("sqrt(x)+abs(y)+sign(y)", math.sqrt(X) + 0.6 - 1),
    ("floor(y)+ceil(y)", -1.0),
    ("sigmoid(x)", sigmoid),
    ("softplus(x)", math.log1p(math.exp(X))),
    ("relu(x)+relu(y)", X),
    ("x\n +\ty", X + Y),
    ("100 (y - x²)² + (1 - x)²", 100 * (Y - X**2) ** 2 + (1 - X) ** 2),
    ("0.5 (tanh(3x) + 1)", 0.5 * (math.tanh(3 * X) + 1)),
]


@pytest.mark.parametrize(("text", "expected"), GOOD, ids=[text for text, _ in GOOD])
def test_value_in_numpy_sympy_and_source(text, expected):
    formula = parse(text, NAMES)
    given = {name: VALUES[name] for name in formula.names}
    assert formula.numpy(**given) == pytest.approx(expected, rel=1e-13)
    expression = formula.sympy(SYMBOLS)
    assert float(expression.subs({SYMBOLS[name]: value for name, value in given.items()})) == pytest.approx(
        expected, rel=1e-12
    )
    assert {symbol.name for symbol in expression.free_symbols} <= set(formula.names)
    code = compile(formula.source(), "source", "eval")  # our own text, built from the checked tree
    assert eval(code, {"np": np}, dict(given)) == pytest.approx(expected, rel=1e-13)


LATEX = [
    ("x^2", "x^{2}"),
    ("-x^2", "-x^{2}"),
    ("(x+1)^2", r"\left(x + 1\right)^{2}"),
    ("(x^2)^3", r"\left(x^{2}\right)^{3}"),
    ("x/(y+1)", r"\frac{x}{y + 1}"),
    ("x - (y - 1)", r"x - \left(y - 1\right)"),
    ("x - y*2", r"x - y \cdot 2"),
    ("x (y + 1)", r"x\, \left(y + 1\right)"),
    ("2x y", r"2\, x\, y"),
    ("sin(x)^2", r"\sin^{2}\left(x\right)"),
    ("exp(x)^2", r"\left(\exp\left(x\right)\right)^{2}"),
    ("sqrt(x)", r"\sqrt{x}"),
    ("abs(x - 1)", r"\left|x - 1\right|"),
    ("floor(x)", r"\left\lfloor x \right\rfloor"),
    ("theta", r"\theta"),
    ("x1", "x_{1}"),
    ("step", r"\mathrm{step}"),
    ("2π", r"2\, \pi"),
    ("1e-7 x", r"1 \cdot 10^{-7}\, x"),
    ("max(x, 2)", r"\max\left(x, 2\right)"),
    ("exp(-x)", r"\exp\left(-x\right)"),
    ("2^-x", "2^{-x}"),
    ("-(x + y)", r"-\left(x + y\right)"),
    ("x % 2", r"x \bmod 2"),
]


@pytest.mark.parametrize(("text", "expected"), LATEX, ids=[text for text, _ in LATEX])
def test_latex(text, expected):
    assert parse(text, NAMES).latex() == expected


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the type setter's own parser
@pytest.mark.parametrize("text", [text for text, _ in GOOD])
def test_latex_can_be_typeset(text):
    import ziamath

    ziamath.Latex(parse(text, NAMES).latex()).svg()


def test_names_stand_in_order_of_appearance_once():
    assert parse("y x + x1 y", NAMES).names == ("y", "x", "x1")
    assert parse("2", NAMES).names == ()


def test_arrays_broadcast_and_keep_their_type():
    formula = parse("x² + y/3", NAMES)
    assert formula.numpy(x=np.ones((4, 1)), y=np.ones(3)).shape == (4, 3)
    assert formula.numpy(x=np.ones(3, np.float32), y=np.ones(3, np.float32)).dtype == np.float32
    assert formula.numpy(x=np.arange(3), y=2).dtype == np.float64
    np.testing.assert_array_equal(parse("x^-1", NAMES).numpy(x=np.array([1, 2, 4])), [1, 0.5, 0.25])
    assert parse("2", NAMES).numpy().dtype == np.float64


def test_an_undefined_value_is_nan_and_not_a_warning():
    values = parse("log(x) + 1/x", NAMES).numpy(x=np.array([-1.0, 0.0, 1.0]))
    assert np.isnan(values[0])
    assert values[2] == 1.0


def test_far_ends_of_smooth_functions():
    far = np.array([-1000.0, 0.0, 1000.0])
    np.testing.assert_array_equal(parse("sigmoid(x)", NAMES).numpy(x=far), [0, 0.5, 1])
    np.testing.assert_allclose(parse("softplus(x)", NAMES).numpy(x=far), [0, math.log(2), 1000])


def test_allowed_names_come_before_constants_and_functions():
    assert parse("e", ["e"]).names == ("e",)
    assert parse("2beta", ["beta"]).numpy(beta=3.0) == 6.0
    assert parse("β", ["β"]).names == ("β",)


def test_gradient_through_sympy_matches_differences():
    formula = parse("sin(3x) exp(-y²) + √(1 + x² y²)", NAMES)
    expression = formula.sympy(SYMBOLS)
    slope = sympy.lambdify([SYMBOLS["x"], SYMBOLS["y"]], sympy.diff(expression, SYMBOLS["x"]))(X, Y)
    numeric = (formula.numpy(x=X + 1e-6, y=Y) - formula.numpy(x=X - 1e-6, y=Y)) / 2e-6
    assert slope == pytest.approx(numeric, rel=1e-8)


ERRORS = [
    ("", 0, "empty"),
    ("   ", 3, "empty"),
    ("x +", 3, "missing at the end"),
    ("(x", 2, "not closed"),
    ("sin(x", 5, "not closed"),
    ("x)", 1, "no open parenthesis"),
    ("()", 1, "missing before ')'"),
    ("sin()", 4, "missing before ')'"),
    ("x + * y", 4, "missing before '*'"),
    ("* x", 0, "missing before '*'"),
    ("x + ² y", 4, "missing before '²'"),
    ("x, y", 1, "no open parenthesis"),
    ("(x, y)", 2, "only between the arguments"),
    ("max(x)", 0, "2 to 12 arguments, not 1"),
    ("sin(x, y)", 0, "1 argument, not 2"),
    ("x + atan2(x)", 4, "2 arguments, not 1"),
    ("x 2", 2, "right after a value"),
    ("(x+1)2", 5, "right after a value"),
    ("sin x", 0, "write sin(…)"),
    ("2 + sin", 4, "write sin(…)"),
    ("sin²(x)", 0, "write sin(…)"),
    ("x + z", 4, "unknown name 'z'; allowed: x, y"),
    ("xy + 1", 0, "for a product write x*y"),
    ("x + stp", 4, "did you mean step"),
    ("x + sinus(x)", 4, "did you mean sin?"),
    ("x = 2", 2, "only what is right of it"),
    ("x + $", 4, "'$' has no place"),
    ("（x＋＄）", 3, "has no place"),
    ("x² + y^^2", 7, "missing before '^'"),
    ("1/0", 2, "not a finite"),
    ("x + 9**9**9", 7, "not a finite"),
    ("9^(9^9)", 3, "not a finite real number"),
    ("x^(2^20)", 3, "at most 1000"),
    ("x^100000", 2, "at most 1000"),
    ("((x^100)^100)", 9, "power of a power"),
    ("1e999", 0, "not a finite"),
    ("x + 1e308*1e308", 10, "not a finite"),
    ("(-8)^(1/3)", 6, "not a finite real"),
    ("log(-1)", 0, "not a finite real"),
    ("exp(exp(exp(10)))", 4, "not a finite"),
    ("max(max(x,1,2,3,4,5,6), min(y,1,2,3,4))", 24, "at most 12 values"),
    ("１２３＋z", 4, "unknown name 'z'"),
    ("x+\n\nz", 4, "unknown name 'z'"),
]


@pytest.mark.parametrize(("text", "column", "message"), ERRORS, ids=[repr(text) for text, _, _ in ERRORS])
def test_errors_say_what_and_where(text, column, message):
    with pytest.raises(FormulaError) as caught:
        parse(text, NAMES)
    assert message in str(caught.value)
    assert caught.value.column == column
    assert "\n" not in str(caught.value)


def test_an_error_keeps_its_column_when_it_gets_a_place():
    with pytest.raises(InputError) as caught:
        parse("x + ?", NAMES)
    placed = caught.value.at("lr_lambda").at("runs.0.schedule")
    assert isinstance(placed, FormulaError)
    assert placed.column == 4
    assert placed.where == "runs.0.schedule.lr_lambda"


def test_a_long_formula_is_shown_around_its_error():
    with pytest.raises(FormulaError) as caught:
        parse("x + " * 200 + "?" + " + x" * 100, NAMES)
    assert caught.value.column == 800
    assert len(str(caught.value)) < 120
    assert "?" in str(caught.value)


HOSTILE = [
    "__import__('os').system('echo hacked')", "__import__", "__import__(x)", "eval('1')", "exec('1')", "eval(x)",
    "open('/etc/passwd')", "open(x)", "compile(x)", "globals()", "locals()", "vars()", "dir()", "getattr(x, y)",
    "setattr(x, y, 1)", "delattr(x, y)", "breakpoint()", "input()", "print(x)", "help()", "exit()", "quit()",
    "x.__class__", "x.__class__.__bases__[0].__subclasses__()", "().__class__", "''.__class__", "x.real", "x.shape",
    "sin.__globals__", "sin.__class__(x)", "np.sin(x)", "numpy.load(x)", "os.system(x)", "sys.exit()", "math.sin(x)",
    "x.__reduce__()", "(1).__class__", "1 .real", "1..real", "x._", "x.a.b.c",
    "[x for x in y]", "(x for x in y)", "{x: y}", "{x}", "[x]", "[]", "{}", "[x][0]", "x[0]", "x[y]", "x[:]",
    "lambda: 1", "lambda x: x", "(lambda: 1)()", "λ", "x if y else 1", "x and y", "x or y", "not x", "x in y",
    "x is y", "x == y", "x != y", "x < y", "x > y", "x <= y", "x >= y", "x := 1", "(x := 1)", "x = 1", "x += 1",
    "x; y", "x\nimport os", "import os", "from os import *", "del x", "return x", "yield x", "await x", "raise x",
    "assert x", "pass", "while 1: x", "for x in y: x", "def f(): 1", "class A: 1", "with x: y", "try: x",
    "'x'", '"x"', "'''x'''", "b'x'", "f'{x}'", "r'x'", "u'x'", "'x'*1000000000", "`x`", "x # y", "# x", "@x", "x @ y",
    "x & y", "x | y", "x ^^ y", "~x", "x << y", "x >> y", "1 << 100000000", "!x", "x!", "x?", "$x", "\\x", "x\\\ny",
    "*x", "**x", "sin(*x)", "sin(**x)", "sin(x=1)", "max(x, key=y)", "max(*[1, 2])", "print", "...", "x...", "Ellipsis",
    "None", "True", "False", "self", "__name__", "__builtins__", "__builtins__.eval", "_", "__", "_x", "x_",
    "a0", "a1(x)", "a0 a1", "np", "nan", "inf", "infinity", "NaN", "1j", "1_000", "0x10", "0b1", "0o7", "1e+",
    "9**9**9", "9**9**9**9", "9^9^9", "9⁹⁹⁹", "10^10^10", "2^1000000", "x^999999999", "(x^999)^999", "((9x)^500)^500",
    "1e308^2", "1e999", "9" * 400, "exp(1e9)", "cosh(1000)", "9**9**9*0", "0*9^9^9", "1/(x - x) + 1/0", "0^-1",
    "(9^300)^300", "sqrt((9x)^1000)^1000", "abs(abs(x)^1000)^1000", "(" * 300 + "x" + ")" * 300, "(" * 1000, ")" * 1000,
    "-" * 1500 + "x", "+" * 1500 + "1", "x^" * 600 + "x", "x" + "^2" * 900, "sin(" * 400 + "x" + ")" * 400,
    "x+" * 999 + "x", "x*" * 999 + "x", "max(" + "x," * 900 + "x)", "x" * 2001, " " * 2001, "x" * 1999, "²" * 1999,
    "x" + "²" * 1999, "\x00", "x\x00y", "\ufeffx", "x\u200by", "\u202ex", "ｅｖａｌ（ｘ）", "𝓮𝓿𝓪𝓵(x)", "ᵉval(x)", "х",
    "x̂", "＿＿import＿＿(x)", "x．real", "\ud800", "😀", "x" + "\u0301", "۱", "१२३", "Ⅷ", "½",
    "x½", "x⁻", "⁻", "x⁻⁻1", "％ｓ", "%s",
    "{0}", "{0.__class__}", "%(x)s", "x%", "${x}", "<script>", "</svg>", r"\input{/etc/passwd}", r"\write18{ls}",
    "x}{y",
    "S('1')", "sympify(x)", "Symbol(x)", "Integral(x, x)", "factorial(10**9)", "gamma(x)", "binomial(x, y)",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text)[:40])
def test_nothing_can_be_injected(text):
    with pytest.raises(FormulaError) as caught:  # a computed 9**9**9 would not end at all
        parse(text, ("x", "y"))
    assert 0 <= caught.value.column <= len(text)
    assert len(str(caught.value)) < 300
    assert "\n" not in str(caught.value)


def test_enough_hostile_texts():
    assert len(set(HOSTILE)) >= 200


@pytest.mark.parametrize(
    "value", [None, 3, b"x", ["x"], object(), float("nan")], ids=lambda value: type(value).__name__
)
def test_only_a_text_is_a_formula(value):
    with pytest.raises(FormulaError, match="must be a text"):
        parse(value, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "x+" * 150 + "x",
        "(" * 49 + "x" + ")" * 49,
        "x^1000",
        "(x^30)^30",
        "9^300",
        "sin(" * 49 + "x" + ")" * 49,
        "1/3^200",
    ],
    ids=lambda text: text[:12],
)
def test_large_formulas_within_bounds_work(text):
    formula = parse(text, NAMES)
    formula.numpy(x=1.01)
    formula.sympy(SYMBOLS)
    formula.latex()


def read(text):
    """The formula, or None and the column at which it is refused."""
    try:
        return parse(text, ("x", "y")), 0
    except FormulaError as error:
        return None, error.column


CHARACTERS = st.sampled_from(
    [*"xy123.+-*/^()%, ", "**", "//", "sin", "min", "exp", "²", "π", "（", "·", "e", "_", "'", "a0"]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(CHARACTERS, max_size=24).map("".join))
def test_any_text_is_read_or_refused(text):
    """Never another exception; what is read has the value that Python's own grammar gives it."""
    formula, column = read(text)
    if formula is None:
        assert 0 <= column <= len(text)
        return
    value = formula.numpy(x=1.25, y=-0.5)
    with np.errstate(all="ignore"):
        again = eval(formula.source(), {"np": np}, {"x": np.float64(1.25), "y": np.float64(-0.5)})
    np.testing.assert_allclose(again, value, rtol=1e-12)
    formula.latex()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_any_unicode_is_read_or_refused(text):
    _, column = read(text)
    assert 0 <= column <= len(text)
