import math

import pytest

from widgets.maps.axis_scale import AxisScale


@pytest.mark.parametrize(
    "scale",
    [
        AxisScale("", -6, 1, True),
        AxisScale("", -1.02, -0.98, True),
        AxisScale("", -3, 5),
        AxisScale("", 0.123456, 0.123466),
    ],
)
def test_ticks_lie_where_they_say(scale):
    ticks = scale.ticks(6)
    assert 2 <= len(ticks) <= 9
    for place, text in ticks:
        assert scale.low - 1e-9 <= place <= scale.high + 1e-9
        if text[:2] != "10" or scale.high - scale.low < 1:
            assert float(text.replace("−", "-")) == pytest.approx(scale.value(place), rel=1e-6, abs=1e-9)
    assert len({text for _, text in ticks}) == len(ticks)


def test_places_and_values():
    scale = AxisScale("", -2, 2, True)
    assert scale.place(100.0) == pytest.approx(2)
    assert scale.value(-2.0) == pytest.approx(0.01)
    assert math.isnan(scale.place(0.0))


@pytest.mark.parametrize(
    "scale", [AxisScale("", 0.5, 0.5), AxisScale("", 1e-9, 1e-9), AxisScale("", -1e-15, 1e-15, True)]
)
def test_the_closest_view_has_other_numbers_in_every_pixel(scale):
    """Halved until it is refused, the last one that is not still has 2 048 different values along it."""
    middle, width = (scale.low + scale.high) / 2, 1.0
    while AxisScale("", middle - width / 2, middle + width / 2, scale.log).resolved:
        width /= 2
    last = AxisScale("", middle - width, middle + width, scale.log)
    values = [last.value(last.low + (last.high - last.low) * pixel / 2047) for pixel in range(2048)]
    assert len(set(values)) == 2048
