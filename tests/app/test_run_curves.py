from app.run_curves import RunCurve, run_curves
from engine.spec import parse


def spec(*runs):
    return parse({"problem": "mlp", "runs": [{"optimizer": "Adam", "name": name} for name in runs]})


def test_replicates_are_one_curve():
    found = run_curves(["a ·1", "b", "a ·2"], spec("a ·1", "b", "a ·2"))
    assert found == [RunCurve((0, 2), 0, "a"), RunCurve((1,), 1, "b")]


def test_a_new_name_is_shown_at_once():
    assert run_curves(["a ·1", "a ·2", "b"], spec("c ·1", "c ·2", "d")) == [
        RunCurve((0, 1), 0, "c"), RunCurve((2,), 2, "d"),
    ]  # fmt: skip


def test_while_other_runs_wait_the_old_ones_are_known_by_name():
    assert run_curves(["a", "b"], spec("a ·1", "a ·2", "b")) == [RunCurve((0,), 0, "a"), RunCurve((1,), 2, "b")]
    assert run_curves(["a ·1", "a ·2", "b"], spec("a", "b")) == [RunCurve((0, 1), 0, "a"), RunCurve((2,), 1, "b")]
    assert run_curves(["a", "b", "c"], spec("c")) == [RunCurve((2,), 0, "c")]
