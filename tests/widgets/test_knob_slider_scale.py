from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.knob import Knob, integer
from engine.optimizer import optimizers
from widgets.knob.slider_scale import SliderScale

LR = Knob("lr", 1e-3, low=0.0, scale="log", soft=(1e-6, 10.0))


def test_even_steps_of_a_log_scale_are_even_ratios():
    scale = SliderScale.of(LR.with_(low=1e-6))
    places = [scale.place(10.0**power) for power in range(-6, 2)]
    steps = [b - a for a, b in pairwise(places)]
    assert steps == pytest.approx([steps[0]] * len(steps))


def test_zero_is_at_the_left_end_where_it_is_allowed():
    scale = SliderScale.of(LR)
    assert scale.place(0.0) == 0.0
    assert scale.value(0.0) == 0.0
    assert scale.value(0.06) > 0
    assert not SliderScale.of(LR.with_(low_open=True)).zero


def test_nines_of_a_memory_are_evenly_spaced():
    scale = SliderScale.of(Knob("beta2", 0.999, low=0.0, high=1.0, high_open=True))
    a, b, c = (scale.place(value) for value in (0.9, 0.99, 0.999))
    assert b - a == pytest.approx(c - b)
    assert scale.value(scale.place(0.999)) == 0.999


@given(place=st.floats(0, 1))
def test_every_place_of_every_optimizer_knob_is_an_allowed_value(place):
    for optimizer in optimizers:
        for knob in optimizer.knobs:
            scale = SliderScale.of(knob)
            if scale is not None:
                knob.check(scale.value(place))


def test_whole_numbers():
    scale = SliderScale.of(integer("steps", 10, 1, 10**9, "", soft=(10, 100_000)))
    assert isinstance(scale.value(0.5), int)
    assert scale.value(0.0) == 10
    assert scale.value(1.0) == 100_000


def test_a_knob_without_a_finite_range_has_no_slider():
    assert SliderScale.of(Knob("x", 0.0)) is None
