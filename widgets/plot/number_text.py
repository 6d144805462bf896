"""Numbers as short texts: values in read-outs, steps, and the ticks of an axis."""

from collections.abc import Sequence
from math import floor, isfinite, log10

MINUS = "−"
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_STEP_UNITS = ((1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k"))


def value_text(value: float, digits: int = 4) -> str:
    """`value` with `digits` significant digits: '0.01234', '1.234e−7', 'inf', and '–' for NaN."""
    if value != value:
        return "–"
    if not isfinite(value):
        return "∞" if value > 0 else MINUS + "∞"
    return f"{value:.{digits}g}".replace("e-0", "e-").replace("e+0", "e").replace("e+", "e").replace("-", MINUS)


def step_text(step: float) -> str:
    """A whole step with thin spaces between the thousands: '1 250 000'."""
    return f"{round(step):,}".replace(",", "\u2009").replace("-", MINUS)


def power_text(exponent: int) -> str:
    """Ten to a whole power: '10⁻³'."""
    return "10" + str(exponent).translate(_SUPERSCRIPTS)


def step_ticks(values: Sequence[float], spacing: float) -> list[str]:
    """Ticks of an axis of steps: '0', '250k', '1.5M', one unit for all; '1 500' and '200 010' where that is clearer."""
    largest = max((abs(value) for value in values), default=0.0)
    for size, unit in _STEP_UNITS:
        if spacing >= size or (largest >= (10 * size if unit == "k" else size) and spacing * 10 >= size):
            places = _places(spacing / size)
            return ["0" if value == 0 else f"{value / size:.{places}f}{unit}".replace("-", MINUS) for value in values]
    return [step_text(value) for value in values] if spacing >= 1 else value_ticks(values, spacing)


def value_ticks(values: Sequence[float], spacing: float) -> list[str]:
    """Ticks of a linear axis: plain between 0.001 and 100 000, else with one common power of ten."""
    largest = max((abs(value) for value in values), default=0.0)
    if largest == 0:
        return ["0" for _ in values]
    exponent = 0 if 1e-3 <= largest < 1e5 else floor(log10(largest) + 1e-9)
    scale = 10.0**exponent
    places = _places(spacing / scale)
    mark = f"e{exponent}" if exponent else ""
    texts = []
    for value in values:
        if abs(value) < spacing * 1e-6:
            texts.append("0")
        else:
            texts.append(f"{value / scale:.{places}f}{mark}".replace("-", MINUS))
    return texts


def _places(spacing: float) -> int:
    """Decimals needed to tell ticks `spacing` apart."""
    return min(12, max(0, -floor(log10(spacing) + 1e-9))) if spacing > 0 else 0
