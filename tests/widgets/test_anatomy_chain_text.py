import math

from app.formula_maker import set_formula
from engine.optimizer import optimizers
from widgets.anatomy.chain_text import as_latex, as_text
from widgets.anatomy.formula_art import lines
from widgets.anatomy.picture import Memory, Picture, Stage

MOMENTS = Stage(
    "momentum", "Momentum", "", r"b \leftarrow \beta b + d,\quad d \leftarrow b", True,
    (1 / 3, -2.0), (0.1 + 0.2, 1e-12),
    (Memory("buffer", "b", (0.0, 1.0), (0.1 + 0.2, 1e-12)), Memory("fresh", "f", (1.0,), (0.0,))),
    ((r"\beta", 0.9),),
)  # fmt: skip
OFF = Stage("l2", "L2 decay", "", "", False, (1 / 3, -2.0), (1 / 3, -2.0))
PICTURE = Picture(
    "heavy ball", "#2769BB", 12, ("x", "y"), (1 / 3, -2.0), 1.0, (OFF, MOMENTS), (5.0, 6.0), (0.3, 1e-12), (4.7, 6.0)
)


def test_the_text_has_every_digit():
    text = as_text(PICTURE)
    numbers = [float(word) for line in text.splitlines()[2:] for word in line.split() if _is_number(word)]
    for value in (1 / 3, 0.1 + 0.2, 1e-12, 5.0, 4.7):
        assert value in numbers
    assert "L2 decay (off)" in text
    assert "x" in text.splitlines()[1].split()
    assert "× 2" not in text


def _is_number(word):
    try:
        return math.isfinite(float(word))
    except ValueError:
        return False


def test_the_latex_can_be_set():
    body = as_latex(PICTURE).removeprefix("\\begin{align*}\n").removesuffix("\n\\end{align*}\n")
    rows = body.split(r" \\" + "\n")
    assert len(rows) == 3
    for row in rows:
        assert set_formula(row.replace("&", "")).startswith(b"<svg")
    assert r"1 \cdot 10^{-12}" not in rows[0]
    assert "-2" not in rows[0]


def test_numbers_that_are_none_are_said():
    broken = Picture("r", "#000000", 0, ("x",), (math.nan,), 1.0, (), (math.inf,), (-math.inf,), (math.nan,))
    assert r"\text{NaN}" in as_latex(broken)
    assert r"-\infty" in as_latex(broken)
    assert "nan" in as_text(broken)


def test_assignments_stand_on_lines_of_their_own():
    assert lines(MOMENTS.formula) == [r"b \leftarrow \beta b + d", r"d \leftarrow b"]
    assert lines("") == []


def test_every_formula_of_every_rule_can_be_set():
    seen = set()
    for rule in optimizers:
        for block in rule.blocks(rule.defaults()) if rule.foreign is None else ():
            for line in lines(block.formula):
                if line not in seen:
                    seen.add(line)
                    assert b"viewBox" in set_formula(line)
            for state in block.states:
                assert state.symbol == "" or b"viewBox" in set_formula(state.symbol)
    assert len(seen) > 40
