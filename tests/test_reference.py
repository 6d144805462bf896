"""Curves of other programs' files, against the numbers that were written."""

import numpy as np
import pytest

from engine.errors import InputError
from engine.experiment import Experiment
from engine.reference import channel_of, references
from engine.session.save import save_experiment
from engine.spec import parse
from engine.tensorboard.events import write_events


@pytest.mark.parametrize(
    ("name", "channel"),
    [
        ("loss", "loss"),
        ("train/loss", "loss"),
        ("val_loss", "validation_loss"),
        ("Loss/test", "validation_loss"),
        ("eval/accuracy", "validation_accuracy"),
        ("train_acc", "train_accuracy"),
        ("lr", "lr"),
        ("lr-AdamW", "lr"),
        ("Learning Rate", "lr"),
        ("grad_norm", "grad_norm"),
        ("blur", ""),
        ("temperature", ""),
    ],
)
def test_names_mean_what_people_call_them(name, channel):
    assert channel_of(name) == channel


def test_a_table_with_and_without_steps(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text("Step,train loss,note\n30,0.5,1\n10,2.5,\n20,1.5,3\n")
    found = {curve.name: curve for curve in references(file)}
    np.testing.assert_array_equal(found["train loss"].steps, [10, 20, 30])
    np.testing.assert_array_equal(found["train loss"].values, [2.5, 1.5, 0.5])
    np.testing.assert_array_equal(found["note"].steps, [20, 30])
    assert found["train loss"].origin == "mine"
    file.write_text("3;1\n2;1\n")
    np.testing.assert_array_equal(references(file)[0].steps, [0, 1])


def test_a_single_curve_needs_no_other_column(tmp_path):
    (tmp_path / "alone.csv").write_text("loss\n3\n2\n1.5\n")
    (curve,) = references(tmp_path / "alone.csv")
    assert curve.channel == "loss"
    np.testing.assert_array_equal(curve.values, [3.0, 2.0, 1.5])


def test_event_files_of_several_runs(tmp_path):
    for run, factor in (("a", 1.0), ("b", 2.0)):
        (tmp_path / run).mkdir()
        write_events(tmp_path / run / "events.out.tfevents.1", {"loss": factor * np.arange(5.0)}, 0.0)
    found = references(tmp_path)
    assert [(curve.origin, curve.channel) for curve in found] == [("a", "loss"), ("b", "loss")]
    np.testing.assert_array_equal(found[1].values, 2 * np.arange(5.0))


def test_a_session(tmp_path):
    spec = {"steps": 20, "problem": "rosenbrock", "runs": [{"name": "r", "optimizer": {"name": "Adam"}}]}
    experiment = Experiment(parse(spec))
    experiment.advance(20)
    save_experiment(tmp_path / "s.optlab", experiment)
    found = {curve.channel: curve for curve in references(tmp_path / "s.optlab")}
    np.testing.assert_array_equal(found["loss"].values, experiment.history["r"]["loss"])
    assert found["loss"].origin == "s: r"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "step,loss\n1,x\n", r"a\.csv, line 2: 'x' is not a number"),
        ("a.csv", "step\n1\n", r"a\.csv: no curve"),
        ("a.csv", "", "empty"),
        ("a.doc", "x", "CSV tables"),
        ("a.tfevents", "not one at all", r"a\.tfevents"),
    ],
)
def test_bad_files_are_named(tmp_path, name, text, said):
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match=said):
        references(tmp_path / name)
