import numpy as np
import pytest

from widgets.plot.number_text import power_text, step_text, step_ticks, value_text, value_ticks


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.0123456, "0.01235"),
        (-2.5, "−2.5"),
        (1.5e-7, "1.5e−7"),
        (1e300, "1e300"),
        (np.nan, "–"),
        (np.inf, "∞"),
        (-np.inf, "−∞"),
    ],
)
def test_values(value, text):
    assert value_text(value) == text


def test_steps():
    assert step_text(1_250_000) == "1\u2009250\u2009000"
    assert power_text(-12) == "10⁻¹²"


@pytest.mark.parametrize(
    ("values", "spacing", "texts"),
    [
        ([0, 250_000, 500_000], 250_000, ["0", "250k", "500k"]),
        ([0, 500_000, 1_000_000], 500_000, ["0", "0.5M", "1.0M"]),
        ([200_000, 200_010], 10, ["200\u2009000", "200\u2009010"]),
        ([500, 1500], 500, ["500", "1\u2009500"]),
        ([10_000, 10_500], 500, ["10.0k", "10.5k"]),
        ([0, 20], 20, ["0", "20"]),
        ([0.0, 0.5], 0.5, ["0", "0.5"]),
    ],
)
def test_step_ticks(values, spacing, texts):
    assert step_ticks(values, spacing) == texts


@pytest.mark.parametrize(
    ("values", "spacing", "texts"),
    [
        ([-0.5, 0.0, 0.5], 0.5, ["−0.5", "0", "0.5"]),
        ([0, 2e-7, 4e-7], 2e-7, ["0", "2e-7", "4e-7"]),
        ([1e6, 1.5e6], 5e5, ["1.0e6", "1.5e6"]),
        ([0, 0], 1, ["0", "0"]),
    ],
)
def test_value_ticks(values, spacing, texts):
    assert [text.replace("−", "-") for text in value_ticks(values, spacing)] == [t.replace("−", "-") for t in texts]


def test_ticks_can_be_told_apart():
    values = [1.0000001 + k * 1e-8 for k in range(5)]
    assert len(set(value_ticks(values, 1e-8))) == 5
