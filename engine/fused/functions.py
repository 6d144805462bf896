"""Elementary functions made of IEEE operations alone: the same bits on every processor and system.

Vector libraries and system libraries differ from one another in the last bits, and a call per lane is
ten times slower than the arithmetic around it. These are the algorithms of FreeBSD's msun (Sun's
fdlibm; K. C. Ng 1993) without branches, computed in float64 and rounded to the working dtype at the
end: within 2 units in the last place in float64, practically correctly rounded in float32.

Only sine, cosine and tangent of arguments beyond 1.6 million ask the system's library.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.fused.trace import Traced

LN2_HIGH, LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10  # the high part ends in 32 zero bits
LOG2_E = 1.44269504088896338700e00
HALF_PI = (1.57079632673412561417e00, 6.07710050630396597660e-11, 2.02226624871116645580e-21)  # 33 bits each
HALF_PI_REST = 8.47842766036889956997e-32
TWO_OVER_PI = 6.36619772367581382433e-01
FARTHEST = float(2**20) * 1.57  # up to here multiples of the parts of pi/2 are exact

EXP = (1.66666666666666019037e-01, -2.77777777770155933842e-03, 6.61375632143793436117e-05,
       -1.65339022054652515390e-06, 4.13813679705723846039e-08)  # fmt: skip
LOG = (6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01,
       1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01)  # fmt: skip
SIN = (-1.66666666666666324348e-01, 8.33333333332248946124e-03, -1.98412698298579493134e-04,
       2.75573137070700676789e-06, -2.50507602534068634195e-08, 1.58969099521155010221e-10)  # fmt: skip
COS = (4.16666666666666019037e-02, -1.38888888888741095749e-03, 2.48015872894767294178e-05,
       -2.75573143513906633035e-07, 2.08757232129817482790e-09, -1.13596475577881948265e-11)  # fmt: skip
ATAN = (3.33333333333329318027e-01, -1.99999999998764832476e-01, 1.42857142725034663711e-01,
        -1.11111104054623557880e-01, 9.09088713343650656196e-02, -7.69187620504482999495e-02,
        6.66107313738753120669e-02, -5.83357013379057348645e-02, 4.97687799461593236017e-02,
        -3.65315727442169155270e-02, 1.62858201153657823623e-02)  # fmt: skip
ASIN_ABOVE = (1.66666666666666657415e-01, -3.25565818622400915405e-01, 2.01212532134862925881e-01,
              -4.00555345006794114027e-02, 7.91534994289814532176e-04, 3.47933107596021167570e-05)  # fmt: skip
ASIN_BELOW = (1.0, -2.40339491173441421878e00, 2.02094576023350569471e00, -6.88283971605453293030e-01,
              7.70381505559019352791e-02)  # fmt: skip
SINH = (1 / 6, 1 / 120, 1 / 5040, 1 / 362880, 1 / 39916800, 1 / 6227020800, 1 / 1307674368000,
        1 / 355687428096000, 1 / 121645100408832000)  # fmt: skip
COSH = (1 / 2, 1 / 24, 1 / 720, 1 / 40320, 1 / 3628800, 1 / 479001600, 1 / 87178291200, 1 / 20922789888000,
        1 / 6402373705728000)  # fmt: skip


ATAN_HIGH = (
    4.63647609000806093515e-01,
    7.85398163397448278999e-01,
    9.82793723247329054082e-01,
    1.57079632679489655800e00,
)
ATAN_LOW = (
    2.26987774529616870924e-17,
    3.06161699786838301793e-17,
    1.39033110312309984516e-17,
    6.12323399573676603587e-17,
)
PI_HALVES = (ATAN_HIGH[3], ATAN_LOW[3])


def polynomial(coefficients: Sequence[float], z: Traced) -> Traced:
    """c0 + c1 z + c2 z^2 + …"""
    total: Traced = z * coefficients[-1] + coefficients[-2]
    for coefficient in reversed(coefficients[:-2]):
        total = total * z + coefficient
    return total


def _double(value: Traced) -> Traced:
    return value.as_kind("double")


def _real(value: Traced) -> Traced:
    return value.as_kind("real")


def _exp(x: Traced, doublings: float = 0.0) -> Traced:
    """exp(x) * 2**doublings."""
    x = (x > 712.0).choose(712.0, (x < -746.0).choose(-746.0, x))
    n = (x * LOG2_E).apply("rint")
    high, low = x - n * LN2_HIGH, n * LN2_LOW
    r = high - low
    t = r * r
    c = r - t * polynomial(EXP, t)
    y = 1.0 - ((low - (r * c) / (2.0 - c)) - high)
    n = n + doublings
    half = (n * 0.5).apply("floor")  # in two steps, so that the smallest numbers are rounded but once
    return y * half.apply("power2") * (n - half).apply("power2")


def exp(value: Traced) -> Traced:
    return _real(_exp(_double(value)))


def log(value: Traced) -> Traced:
    x = _double(value)
    tiny = x < 2.0**-1022
    scaled = tiny.choose(x * 2.0**54, x)
    exponent, f = scaled.apply("exponent"), scaled.apply("significand") - 1.0
    k = tiny.choose(exponent - 54.0, exponent)
    half_square = 0.5 * f * f
    s = f / (f + 2.0)
    z = s * s
    rest = z * polynomial(LOG, z)
    result = k * LN2_HIGH - ((half_square - (s * (half_square + rest) + k * LN2_LOW)) - f)
    result = (x > 0.0).choose(result, (x == 0.0).choose(-1.0 / x.apply("absolute"), (x - x) / (x - x)))
    return _real((x < float("inf")).choose(result, x))


def _turned(value: Traced) -> tuple[Traced, Traced, Traced, Traced, Traced]:
    """x, the quarter turn in which it lies (0 … 3), sine and cosine of what is left, and whether x is too far out."""
    x = _double(value)
    n = (x * TWO_OVER_PI).apply("rint")
    r, first = _sum(x - n * HALF_PI[0], -(n * HALF_PI[1]))
    r, second = _sum(r, -(n * HALF_PI[2]))
    rest = first + second - n * HALF_PI_REST
    y = r + rest
    tail = (r - y) + rest
    z = y * y
    v = z * y
    sine = y - ((z * (0.5 * tail - v * polynomial(SIN[1:], z)) - tail) - v * SIN[0])
    half = 0.5 * z
    w = 1.0 - half
    cosine = w + (((1.0 - w) - half) + (z * (z * polynomial(COS, z)) - y * tail))
    quarter = n - 4.0 * (n * 0.25).apply("floor")
    return x, quarter, sine, cosine, x.apply("absolute") > FARTHEST


def _sum(a: Traced, b: Traced) -> tuple[Traced, Traced]:
    """A + b and what rounding lost of it (Knuth)."""
    total = a + b
    part = total - a
    return total, (a - (total - part)) + (b - part)


def sin(value: Traced) -> Traced:
    x, quarter, sine, cosine, far = _turned(value)
    size = ((quarter == 1.0) | (quarter == 3.0)).choose(cosine, sine)
    return _real(far.choose(x.apply("far_sin"), (quarter >= 2.0).choose(-size, size)))


def cos(value: Traced) -> Traced:
    x, quarter, sine, cosine, far = _turned(value)
    size = ((quarter == 1.0) | (quarter == 3.0)).choose(sine, cosine)
    return _real(far.choose(x.apply("far_cos"), ((quarter == 1.0) | (quarter == 2.0)).choose(-size, size)))


def tan(value: Traced) -> Traced:
    x, quarter, sine, cosine, far = _turned(value)
    odd = (quarter == 1.0) | (quarter == 3.0)
    ratio = odd.choose(-cosine, sine) / odd.choose(sine, cosine)
    return _real(far.choose(x.apply("far_tan"), ratio))


def sinh(value: Traced) -> Traced:
    x = _double(value)
    size, z = x.apply("absolute"), x * x
    half = _exp(size, -1.0)
    large = half - 0.25 / half
    return _real((size <= 1.0).choose(x + x * (z * polynomial(SINH, z)), (x < 0.0).choose(-large, large)))


def cosh(value: Traced) -> Traced:
    half = _exp(_double(value).apply("absolute"), -1.0)
    return _real(half + 0.25 / half)


def tanh(value: Traced) -> Traced:
    x = _double(value)
    size, z = x.apply("absolute"), x * x
    small = (x + x * (z * polynomial(SINH, z))) / (1.0 + z * polynomial(COSH, z))
    large = 1.0 - 2.0 / (_exp(size + size) + 1.0)
    return _real((size <= 1.0).choose(small, (x < 0.0).choose(-large, large)))


def arctan(value: Traced) -> Traced:
    x = _double(value)
    size = x.apply("absolute")
    above, below, high, low = x.like(-1.0), size, x.like(PI_HALVES[0]), x.like(PI_HALVES[1])
    pieces = (
        (2.4375, size - 1.5, 1.0 + 1.5 * size, ATAN_HIGH[2], ATAN_LOW[2]),
        (1.1875, size - 1.0, size + 1.0, ATAN_HIGH[1], ATAN_LOW[1]),
        (0.6875, 2.0 * size - 1.0, 2.0 + size, ATAN_HIGH[0], ATAN_LOW[0]),
        (0.4375, size, x.like(1.0), 0.0, 0.0),
    )
    for limit, numerator, denominator, more, rest in pieces:
        inside = size < limit
        above, below = inside.choose(numerator, above), inside.choose(denominator, below)
        high, low = inside.choose(more, high), inside.choose(rest, low)
    y = above / below
    z = y * y
    result = high - ((y * (z * polynomial(ATAN, z)) - low) - y)
    return _real((x < 0.0).choose(-result, result))


def _asin_part(z: Traced) -> Traced:
    return z * polynomial(ASIN_ABOVE, z) / polynomial(ASIN_BELOW, z)


def arcsin(value: Traced) -> Traced:
    x = _double(value)
    size = x.apply("absolute")
    inner = size < 0.5
    z = inner.choose(x * x, (1.0 - size) * 0.5)
    part, root = _asin_part(z), z.apply("sqrt")
    outer = PI_HALVES[0] - (2.0 * (root + root * part) - PI_HALVES[1])
    return _real(inner.choose(x + x * part, (x < 0.0).choose(-outer, outer)))


def arccos(value: Traced) -> Traced:
    x = _double(value)
    size = x.apply("absolute")
    inner = size < 0.5
    z = inner.choose(x * x, (1.0 - size) * 0.5)
    part, root = _asin_part(z), z.apply("sqrt")
    near = PI_HALVES[0] - (x - (PI_HALVES[1] - x * part))
    left = 2.0 * (PI_HALVES[0] - (root + (root * part - PI_HALVES[1])))
    return _real(inner.choose(near, (x < 0.0).choose(left, 2.0 * (root + root * part))))
