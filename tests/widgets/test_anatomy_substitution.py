"""Numbers in the place of letters: the arithmetic against Python's own, the lines against updates of the engine."""

import math

import numpy as np
import pytest

from app.pages.anatomy.picture_of import picture_of
from engine.experiment import Experiment
from engine.host.questions.trace import answer
from engine.lesson_file import shipped
from engine.optimizer import optimizers
from engine.spec import parse
from widgets.anatomy.arithmetic import CannotRead, read
from widgets.anatomy.substitution import substituted

VALUES = {r"\beta_1": 0.9, r"\beta": 0.5, "m": -0.2, "d": 3.0, "v": 4.0, "t": 3.0, r"\varepsilon": 1e-8, "w": 2.0}


@pytest.mark.parametrize(
    ("latex", "expected", "text"),
    [
        (r"\beta_1 m + (1-\beta_1) d", 0.9 * -0.2 + (1 - 0.9) * 3.0, "0.9 · (−0.2) + (1 − 0.9) · 3"),
        (r"\dfrac{m/(1-\beta_1^t)}{\sqrt{v}+\varepsilon}", -0.2 / (1 - 0.9**3) / (2 + 1e-8),
         "((−0.2) / (1 − 0.9³)) / (√4 + 1e−8)"),
        (r"\operatorname{sign}(m)\,\max(|m| - 0.05, 0)", -0.15, "sign(−0.2) · max(|−0.2| − 0.05, 0)"),
        (r"d - \beta d^2", 3 - 0.5 * 9, "3 − 0.5 · 3²"),
        (r"-d", -3.0, "−3"),
        (r"2 \cdot \sqrt v", 4.0, "2 · √4"),
    ],
)  # fmt: skip
def test_arithmetic(latex, expected, text):
    said, value = read(latex, VALUES)
    assert value == pytest.approx(expected, rel=1e-12)
    assert said == text


@pytest.mark.parametrize(
    "latex",
    [r"\hat m", "m_t", r"\lVert d\rVert", r"\sum d", "d^{0.5}", "d /", "(d", r"d / 0", "t^t^t^t", r"\text{every } d",
     "(" * 500 + "d" + ")" * 500, "9^{999}", r"\sqrt m", ""],
)  # fmt: skip
def test_what_it_does_not_know_is_refused(latex):
    with pytest.raises(CannotRead):
        read(latex, VALUES)


def pictures(name, steps):
    problem = {"name": "mlp", "data": "sine", "samples": 16, "hidden": [4], "bias": False}
    runs = [{"name": "one", "optimizer": {"name": name}, "loss_scale": 2.0}]
    spec = parse({"steps": 9, "dtype": "float64", "problem": problem, "runs": runs})
    experiment = Experiment(spec)
    experiment.advance(steps)
    return picture_of(answer(experiment, parameters=(0, 5)), "one", "#000000")


@pytest.mark.parametrize("name", optimizers.names())
def test_what_is_shown_is_what_the_engine_found(name):
    """The last line of a block is what leaves it, for both parameters."""
    for steps in (0, 3):
        picture = pictures(name, steps)
        for stage in picture.stages:
            for column in (0, 1):
                for line in substituted(picture, stage, column):
                    if line.symbol in ("d", r"\Delta"):
                        expected = stage.output[column]
                    elif line.symbol == "w":
                        expected = picture.before[column] - stage.output[column]
                    else:
                        memory = next(memory for memory in stage.memory if memory.symbol == line.symbol)
                        expected = memory.after[min(column, len(memory.after) - 1)]
                    assert line.value == expected or (math.isnan(line.value) and math.isnan(expected))


@pytest.mark.parametrize(
    ("rule", "arguments"),
    [("SGD", {"momentum": 0.9, "weight_decay": 0.1}), ("Adam", {}), ("AdamW", {}), ("Adagrad", {}), ("RMSprop", {}),
     ("ProximalSGD", {"l1": 0.01})],
)  # fmt: skip
def test_the_blocks_of_the_lessons_are_written_with_numbers(rule, arguments):
    blocks = {step.block for lesson in shipped().values() for step in lesson.steps if step.block}
    optimizer = {"name": rule, "lr": 0.001, **arguments}
    spec = parse({"steps": 9, "problem": "rosenbrock", "runs": [{"optimizer": optimizer}]})
    experiment = Experiment(spec)
    experiment.advance(4)
    picture = picture_of(answer(experiment), "one", "#000000")
    shown = {stage.key.partition(".")[0]: substituted(picture, stage) for stage in picture.stages if stage.active}
    for key in blocks & set(shown):
        assert shown[key], key
    assert blocks & set(shown)


def test_a_line_that_does_not_hold_is_not_shown():
    """Dampening is skipped at the first step: the formula would say 0.1·g."""
    optimizer = {"name": "SGD", "lr": 0.001, "momentum": 0.9, "dampening": 0.9}
    spec = parse({"steps": 3, "problem": "rosenbrock", "runs": [{"optimizer": optimizer}]})
    experiment = Experiment(spec)
    stage, picture = _momentum(experiment)
    assert substituted(picture, stage) == ()
    experiment.advance(1)
    stage, picture = _momentum(experiment)
    lines = substituted(picture, stage)
    assert [line.symbol for line in lines] == ["b", "d"]
    assert np.isclose(lines[0].value, 0.9 * stage.memory[0].before[0] + 0.1 * stage.input[0], rtol=1e-6)


def _momentum(experiment):
    picture = picture_of(answer(experiment), "one", "#000000")
    return next(stage for stage in picture.stages if stage.key == "momentum"), picture
