import pytest

from app.presets import presets
from engine.experiment import Experiment


def test_the_first_compares_adam_adamw_and_sgd_on_digits():
    first = presets()[0]
    assert first.spec.problem["name"] == "digits"
    assert [run.optimizer["name"] for run in first.spec.runs] == ["Adam", "AdamW", "SGD"]


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.key)
def test_every_preset_runs(preset):
    experiment = Experiment(preset.spec)
    experiment.advance(3)
    assert experiment.step == 3
    assert preset.title
    assert preset.help.endswith(".")
