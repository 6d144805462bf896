"""A torch module of one's own, from a Python file, on data that come with the program or a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.data.data_set import data_sets
from engine.errors import InputError
from engine.knob import Knob, choice
from engine.networks.problem import (
    FEATURES,
    INPUT_SCALE,
    L1,
    L2,
    LABEL_NOISE,
    MISSING_VALUES,
    PATH,
    STANDARDISE,
    TARGET,
    TASK,
    VALIDATION,
    batch_knobs,
    samples_knob,
)
from engine.problem import Problem

if TYPE_CHECKING:
    from engine.data.samples import Samples
    from engine.problem import Objective, Setting


def build(values: Mapping[str, Any], setting: Setting) -> Objective:
    """The module on its data; what fails in its code is said in one line."""
    from engine.networks.build import module_objective, parts
    from engine.networks.losses import BinaryCrossEntropy, CrossEntropy, Loss, MeanSquaredError
    from engine.networks.user_module import module_maker

    make = module_maker(values["file"], values["model"], values["arguments"], setting.allow_code)
    training, validation = parts(samples(values, setting), values, setting)
    classes, name = training.classes, values["loss"]
    if name == "auto":
        name = "mse" if classes is None else "cross_entropy"
    if classes is None and name != "mse":
        raise InputError(f"loss = {name!r}: the data have no classes; use mse", "loss")
    if classes not in (None, 2) and name != "cross_entropy":
        raise InputError(f"loss = {name!r}: the data have {classes} classes; use cross_entropy", "loss")
    loss: Loss
    if classes is not None and name == "cross_entropy":
        outputs, loss = classes, CrossEntropy(classes, setting.dtype)
    else:
        loss = MeanSquaredError() if name == "mse" else BinaryCrossEntropy()
        if classes is not None:
            training, validation = as_numbers(training), as_numbers(validation)
        outputs = training.targets.shape[1]
    return module_objective(make, loss, outputs, training, validation, values, setting, values["model"])


def as_numbers(samples: Samples) -> Samples:
    """Classes 0 and 1 as values ``(N, 1)``."""
    return replace(samples, targets=samples.targets[:, None].astype(float), classes=None)


def samples(values: Mapping[str, Any], setting: Setting) -> Samples:
    """What ``data`` names: digits, a table, or points drawn anew."""
    if values["data"] == "digits":
        from engine.data.digits import digits

        return digits()
    if values["data"] == "table":
        from engine.networks.tables import table_samples

        return table_samples(values, setting)
    return data_sets[values["data"]].draw(values["samples"], values["noise"], setting.seed)


MODULE = Problem(
    name="module",
    title="A module of one's own",
    knobs=(
        Knob(
            "file", "", kind="text", live=False, help="A Python file. It is run only after you agree, never on opening."
        ),
        Knob("model", "Model", kind="text", live=False, help="The torch.nn.Module in it: takes (B, F), gives (B, K)."),
        Knob("arguments", {}, kind="table", live=False, help="Numbers that the class is made with."),
        choice("data", "digits", ("digits", *data_sets.names(), "table"), "What it learns from."),
        choice(
            "loss",
            "auto",
            ("auto", "cross_entropy", "mse", "binary_cross_entropy"),
            "auto: cross_entropy for classes, mse for quantities. binary_cross_entropy takes one output for two classes.",
        ),
        PATH,
        TARGET,
        FEATURES,
        TASK,
        MISSING_VALUES,
        STANDARDISE,
        samples_knob(300),
        Knob("noise", 0.1, low=0.0, high=10.0, soft=(0.0, 0.5), live=False, help="Noise of drawn data."),
        *batch_knobs(32),
        VALIDATION,
        LABEL_NOISE,
        L1,
        L2,
        INPUT_SCALE,
    ),
    build=build,
    code_knob="file",
    help="Any network that takes rows and gives rows. Norms over the batch use the samples at hand; dropout draws from "
    "seed and step, so that every step can be replayed.",
)
