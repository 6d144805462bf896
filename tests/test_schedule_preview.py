import numpy as np
import pytest

from engine.plan import plan
from engine.schedule_preview import joints, preview

COMPOSED = [
    {"name": "Warmup", "warmup_steps": 1000},
    {"product": [{"name": "CyclicLR", "base_lr": 0.01, "max_lr": 0.3, "step_size_up": 37, "cycle_momentum": False},
                 {"name": "ExponentialLR", "gamma": 0.999999}], "steps": 300_000},
    {"name": "CosineAnnealingLR"},
]  # fmt: skip


def test_a_short_run_is_shown_at_every_step():
    planned = plan({"name": "CosineAnnealingLR"}, 500)
    steps, values = preview(planned, "lr", 0.1, 500)
    np.testing.assert_array_equal(steps, np.arange(500))
    np.testing.assert_array_equal(values, planned.values("lr", np.arange(500), 0.1))


@pytest.mark.parametrize("total", [20_000, 1_000_000])
def test_a_long_run_shows_the_extremes_of_every_column(total):
    entries = [{**entry, **({"steps": total // 3} if "steps" in entry else {})} for entry in COMPOSED]
    planned = plan(entries, total)
    every = planned.values("lr", np.arange(total), 0.1)
    steps, values = preview(planned, "lr", 0.1, total, 500)
    assert len(steps) <= 4 * 500
    np.testing.assert_array_equal(every[steps.astype(int)], values)
    assert (np.diff(steps) > 0).all()
    column = steps.astype(int) * 500 // total
    whole = np.arange(total) * 500 // total
    for number in (0, 1, 2, 100, 250, 499):
        seen, true = values[column == number], every[whole == number]
        height = np.ptp(every)
        assert seen.max() == pytest.approx(true.max(), abs=0.05 * height)
        assert seen.min() == pytest.approx(true.min(), abs=0.05 * height)
    for joint in joints(planned.tracks["lr"][0]):
        assert joint in steps or np.abs(steps - joint).min() <= total / 500


def test_joints_of_nested_pieces():
    inner = [{"name": "Warmup", "warmup_steps": 5}, {"name": "ConstantLR", "total_iters": 3, "steps": 20},
             {"name": "CosineAnnealingLR"}]  # fmt: skip
    node = plan([{"product": [inner, {"name": "ExponentialLR"}], "steps": 60}, {"name": "StepLR"}], 100).tracks["lr"][0]
    assert joints(node) == [5, 25, 60]
    assert joints(None) == []
