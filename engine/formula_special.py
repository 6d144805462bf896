"""Functions of formulas whose derivatives and machine code are ours and not sympy's.

Two reasons. sympy's own ``Abs``, ``Max`` and ``floor`` differentiate into things that no machine computes
(``DiracDelta``, ``re``, unevaluated derivatives); here a jump has slope 0, and at the corner of |x| or of
max the slope is the mean of both sides. And ``log(1 + exp(x))`` or ``log(cosh(x))`` written out overflow where the
function itself is harmless; :mod:`engine.straight_code` writes each of these in a form that is exact everywhere.

Import this late: it imports sympy.
"""

from __future__ import annotations

from typing import Any

import sympy


class Special(sympy.Function):  # type: ignore[misc]
    """A real function; ``plain`` is the same in sympy's own functions, for numbers."""

    is_real = True
    is_commutative = True

    def plain(self) -> Any:
        raise NotImplementedError

    def _eval_evalf(self, precision: int) -> Any:
        return self.plain()._eval_evalf(precision)


class Absolute(Special):
    """|x|, with slope 0 at 0."""

    def plain(self) -> Any:
        return sympy.Abs(self.args[0])

    def fdiff(self, argindex: int = 1) -> Any:
        return Sign(self.args[0])


class Flat(Special):
    """Piecewise constant: no slope anywhere."""

    def fdiff(self, argindex: int = 1) -> Any:
        return sympy.S.Zero


class Sign(Flat):
    """-1, 0 or +1."""

    def plain(self) -> Any:
        return sympy.sign(self.args[0])


class Floor(Flat):
    """The next whole number below."""

    def plain(self) -> Any:
        return sympy.floor(self.args[0])


class Ceiling(Flat):
    """The next whole number above."""

    def plain(self) -> Any:
        return sympy.ceiling(self.args[0])


class Step(Flat):
    """0 below zero, 1 above, one half at zero."""

    def plain(self) -> Any:
        return sympy.Heaviside(self.args[0], sympy.Rational(1, 2))


class Larger(Special):
    """The larger of two; where they are equal the slope is the mean of both."""

    def plain(self) -> Any:
        return sympy.Max(*self.args)

    def fdiff(self, argindex: int = 1) -> Any:
        a, b = self.args
        return Step(a - b) if argindex == 1 else Step(b - a)


class Smaller(Special):
    """The smaller of two; where they are equal the slope is the mean of both."""

    def plain(self) -> Any:
        return sympy.Min(*self.args)

    def fdiff(self, argindex: int = 1) -> Any:
        a, b = self.args
        return Step(b - a) if argindex == 1 else Step(a - b)


class Sigmoid(Special):
    """1 / (1 + exp(-x))."""

    def plain(self) -> Any:
        return 1 / (1 + sympy.exp(-self.args[0]))

    def fdiff(self, argindex: int = 1) -> Any:
        return Sigmoid(self.args[0]) * Sigmoid(-self.args[0])


class Softplus(Special):
    """log(1 + exp(x))."""

    def plain(self) -> Any:
        return sympy.log(1 + sympy.exp(self.args[0]))

    def fdiff(self, argindex: int = 1) -> Any:
        return Sigmoid(self.args[0])


class LogCosh(Special):
    """log(cosh(x)): x²/2 near 0, |x| - log 2 far away."""

    def plain(self) -> Any:
        return sympy.log(sympy.cosh(self.args[0]))

    def fdiff(self, argindex: int = 1) -> Any:
        return sympy.tanh(self.args[0])


class Hypot(Special):
    """sqrt(a² + b² + …), with slope 0 where all are 0."""

    def plain(self) -> Any:
        return sympy.sqrt(sympy.Add(*(argument**2 for argument in self.args)))

    def fdiff(self, argindex: int = 1) -> Any:
        return Share(self.args[argindex - 1], self)


class Share(Special):
    """a / b, and 0 where b is 0."""

    def plain(self) -> Any:
        return self.args[0] / self.args[1] if self.args[1] != 0 else sympy.S.Zero

    def fdiff(self, argindex: int = 1) -> Any:
        a, b = self.args
        return 1 / b if argindex == 1 else -a / b**2


class Angle(Special):
    """The angle of the point (second, first argument), as ``atan2``."""

    def plain(self) -> Any:
        return sympy.atan2(*self.args)

    def fdiff(self, argindex: int = 1) -> Any:
        y, x = self.args
        return x / (x**2 + y**2) if argindex == 1 else -y / (x**2 + y**2)


def derivative(expression: Any, symbol: sympy.Symbol) -> Any:
    """The partial derivative; what sympy leaves of a jump (of an ``Abs`` that it made itself) counts as 0."""
    jumps = (sympy.DiracDelta, sympy.Derivative, sympy.Subs)
    terms = [term for term in sympy.Add.make_args(expression) if symbol in term.free_symbols]
    slope = sympy.Add(*(term.diff(symbol) for term in terms))  # long sums: ten times faster than diff of the whole
    return slope.replace(lambda node: isinstance(node, jumps), lambda *_: sympy.S.Zero) if slope.has(*jumps) else slope
