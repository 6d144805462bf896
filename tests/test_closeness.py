import numpy as np
import pytest

from engine.closeness import allowed, apart
from engine.history import History


def recorded(values, name="run"):
    history = History.allocate([name], ["loss"], len(values))
    history.write(0, np.array(values, dtype=float)[:, None, None])
    return history


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ([4.0, 2.0], [4.0, 2.0], 0.0),
        ([4.0, 2.0], [4.0, 2.2], 0.05),
        ([0.0, 0.0], [0.0, 0.1], 1.0),
        ([4.0, np.nan], [4.0, np.nan], 0.0),
        ([4.0, np.nan], [4.0, 1.0], np.inf),
        ([4.0, 2.0, 9.0], [4.0, 2.0], 0.0),
    ],
)
def test_largest_difference_over_the_largest_number(one, two, expected):
    assert apart(recorded(one), recorded(two), "run") == pytest.approx(expected)


def test_only_the_first_rows_decide_and_what_is_missing_is_far():
    assert apart(recorded([1.0, 1.0, 5.0]), recorded([1.0, 1.0, 1.0]), "run", rows=2) == 0.0
    assert apart(recorded([1.0]), recorded([1.0], "other"), "run") == np.inf
    assert allowed("float64") < allowed("float32") < allowed("bfloat16")
