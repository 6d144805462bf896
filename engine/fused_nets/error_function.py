"""The error function as a traced function (FreeBSD msun's ``s_erf.c``, Sun 1993): within an ulp or so in float64."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.fused.functions import _exp, polynomial
from engine.maths import is_traced, where

if TYPE_CHECKING:
    from engine.fused.trace import Traced

ERX = 8.45062911510467529297e-01
P0 = (1.28379167095512558561e-01, -3.25042107247001499370e-01, -2.84817495755985104766e-02,
      -5.77027029648944159157e-03, -2.37630166566501626084e-05)  # fmt: skip
Q0 = (1.0, 3.97917223959155352819e-01, 6.50222499887672944485e-02, 5.08130628187576562776e-03,
      1.32494738004321644526e-04, -3.96022827877536812320e-06)  # fmt: skip
P1 = (-2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01,
      3.18346619901161753674e-01, -1.10894694282396677476e-01, 3.54783043256182359371e-02,
      -2.16637559486879084300e-03)  # fmt: skip
Q1 = (1.0, 1.06420880400844228286e-01, 5.40397917702171048937e-01, 7.18286544141962662868e-02,
      1.26171219808761642112e-01, 1.36370839120290507362e-02, 1.19844998467991074170e-02)  # fmt: skip
R1 = (-9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e01,
      -6.23753324503260060396e01, -1.62396669462573470355e02, -1.84605092906711035994e02,
      -8.12874355063065934246e01, -9.81432934416914548592e00)  # fmt: skip
S1 = (1.0, 1.96512716674392571292e01, 1.37657754143519042600e02, 4.34565877475229228821e02,
      6.45387271733267880336e02, 4.29008140027567833386e02, 1.08635005541779435134e02,
      6.57024977031928170135e00, -6.04244152148580987438e-02)  # fmt: skip
R2 = (-9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e01,
      -1.60636384855821916062e02, -6.37566443368389627722e02, -1.02509513161107724954e03,
      -4.83519191608651397019e02)  # fmt: skip
S2 = (1.0, 3.03380607434824582924e01, 3.25792512996573918826e02, 1.53672958608443695994e03,
      3.19985821950859553908e03, 2.55305040643316442583e03, 4.74528541206955367215e02,
      -2.24409524465858183362e01)  # fmt: skip


def erf(value: Any) -> Any:
    """2/sqrt(pi) times the integral of exp(-t²) from 0 to ``value`` (a traced real)."""
    assert is_traced(value)
    x: Traced = value.as_kind("double")
    size = abs(x)
    square = where(size < 0.84375, x * x, 0.0)
    small = x + x * (polynomial(P0, square) / polynomial(Q0, square))
    s = where(size < 1.25, size, 1.25) - 1.0
    middle = polynomial(P1, s) / polynomial(Q1, s) + ERX
    far = where(size > 1.25, where(size < 6.0, size, 6.0), 1.25)
    inverse = far.like(1.0) / (far * far)
    near = far < 1.0 / 0.35
    ratio = where(near, polynomial(R1, inverse), polynomial(R2, inverse))
    ratio = ratio / where(near, polynomial(S1, inverse), polynomial(S2, inverse))
    outer = far.like(1.0) - _exp(ratio - far * far - 0.5625) / far
    found = where(size < 1.25, middle, where(size < 6.0, outer, far.like(1.0)))
    found = where(size < 0.84375, abs(small), found)
    signed = where(x < 0.0, -found, found)
    return where(x == x, signed, x).as_kind("real")
