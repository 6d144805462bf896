"""What a factor s on the loss does to each rule, and which other knobs undo or imitate it.

With the loss multiplied by s, a rule makes the same path as on the plain loss with each knob named here
multiplied by s to its power. A rule whose ``lr`` is named takes a factor on the loss as a factor on the rate; one
whose ``lr`` is not named does not feel it, but for what its other knobs (``eps``, an L2 decay) add to the gradient.
Every rule of the registry stands either in ``POWERS`` or, with the reason, in ``WITHOUT``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.history_layout import parameter_channels
from engine.inline import run
from engine.number_formats import FORMATS, lost
from engine.optimizer import declared
from engine.spec import ExperimentSpec, parse

if TYPE_CHECKING:
    from numpy.typing import NDArray

POWERS: Mapping[str, Mapping[str, int]] = {
    "SGD": {"lr": 1, "weight_decay": -1},
    "MomentumSGD": {"lr": 1, "weight_decay": -1},
    "ClippedSGD": {"lr": 1, "weight_decay": -1, "clip_value": -1},
    "NormClippedSGD": {"lr": 1, "weight_decay": -1, "max_norm": -1},
    "LookaheadSGD": {"lr": 1, "weight_decay": -1},
    "EMASGD": {"lr": 1, "weight_decay": -1},
    "ProximalSGD": {"lr": 1, "l1": -1},
    "ASGD": {"lr": 1, "lambd": -1, "weight_decay": -1},
    "ScheduleFreeSGD": {"lr": 1, "weight_decay": -1},
    "Adagrad": {"eps": -1, "weight_decay": -1, "initial_accumulator_value": -2},
    "AdagradMean": {"eps": -1},
    "RMSprop": {"eps": -1, "weight_decay": -1},
    "Adam": {"eps": -1, "weight_decay": -1},
    "AdamW": {"eps": -1},
    "Adamax": {"eps": -1, "weight_decay": -1},
    "NAdam": {"eps": -1, "weight_decay": -1},
    "Adan": {"eps": -1},
    "EMAAdamW": {"eps": -1},
    "ScheduleFreeAdamW": {"eps": -1},
    "SparseAdam": {"eps": -1},
    "Lion": {},
    "SignSGD": {},
    "Rprop": {},
    "SAM": {"lr": 1, "weight_decay": -1},
    "SAMAdamW": {"eps": -1},
    "SWASGD": {"lr": 1, "weight_decay": -1},
    "SWAAdamW": {"eps": -1},
    "LookaheadAdam": {"eps": -1},
    "NormClippedAdamW": {"eps": -1, "max_norm": -1},
    "NormalizedGD": {"eps": -1},
    "LAMB": {"eps": -1},
    "LARS": {"weight_decay": -1},
    "Adafactor": {},
    "Muon": {"eps": -1},
    "SophiaH": {"eps": -1},
    "NoisySGD": {"lr": 1, "weight_decay": -1, "eta": -2},
    "SGLD": {"lr": 1, "weight_decay": -1, "temperature": -1},
}

WITHOUT: Mapping[str, str] = {
    "AdaBelief": "its ε is added to the squared surprise and again to the root: one needs ε/s², the other ε/s",
    "Adadelta": "its ε stands beside g², which grows by s², and beside the squared steps, which do not grow",
    "LBFGS": "its first step is min(1, 1/‖g‖₁) long, and two floors in it are fixed numbers",
    "RAdam": "its first steps follow the momentum and take s as a factor on the rate, the later ones are normalised",
}
"""Rules for which no change of their knobs undoes a factor on the loss at every step, and why."""

SEEN = 1e-3
"""Paths this far apart, over the way made, are a pixel apart on a plot."""
ABSOLUTE: Mapping[str, float] = {"NormClippedSGD": 1e-6, "NormClippedAdamW": 1e-6, "SAM": 1e-12, "SAMAdamW": 1e-12}
"""What a rule adds to the gradient's norm, a fixed number in its authors' code: s then leaves that much of a trace."""


def compensated(optimizer: Mapping[str, Any], s: float, undo: bool = False) -> dict[str, Any]:
    """The rule that on the plain loss goes the way ``optimizer`` goes on s times the loss (``undo``: the reverse)."""
    rule = declared(optimizer)
    table = dict(optimizer)
    for knob, power in POWERS[rule.name].items():
        if knob in table:
            table[knob] = table[knob] * float(s) ** (-power if undo else power)
    return table


def change(name: str) -> str:
    """The compensating change: ``lr·s, weight_decay/s``; ``nothing`` if none is needed, ``none`` if none does it."""
    words = {1: "·s", -1: "/s", -2: "/s²"}
    if name in WITHOUT:
        return "none"
    return ", ".join(f"{knob}{words[power]}" for knob, power in POWERS[name].items()) or "nothing"


def apart(spec: ExperimentSpec, changes: Mapping[str, Any]) -> float:
    """Largest distance of run 0's parameters from those after ``changes`` (path in the run: value), over the way made.

    Relative to the longest distance that run 0 gets away from its start; parameters are compared at every step
    (D <= 16) or the watched ones.
    """
    table = spec.table()
    first = {**table["runs"][0], "name": "first"}
    second = {**first, "name": "second", **changes}
    history = run(parse({**table, "runs": [first, second], "axes": []}))
    one, two = (_places(history, name) for name in ("first", "second"))
    if len(one) != len(two):
        return float("inf")
    way = float(np.abs(one - one[0]).max())
    return float(np.abs(one - two).max()) / way if way else float(np.abs(one - two).max() > 0)


def _places(history: Any, name: str) -> NDArray[np.float64]:
    one = history[name]
    return np.stack([one[channel] for channel in parameter_channels(one.channels)], axis=1)


def scaled(spec: ExperimentSpec, s: float) -> dict[str, Any]:
    """Changes for :func:`apart`: the loss s times as large."""
    return {"loss_scale": spec.runs[0].loss_scale * s}


def faster(spec: ExperimentSpec, s: float) -> dict[str, Any]:
    """Changes for :func:`apart`: the rate s times as large."""
    optimizer = spec.runs[0].optimizer
    return {"optimizer": {**optimizer, "lr": optimizer["lr"] * s}}


def imitated(spec: ExperimentSpec, s: float) -> float:
    """How far s times the loss with the compensating change undone is from the plain run: 0 to rounding."""
    return apart(spec, {**scaled(spec, s), "optimizer": compensated(spec.runs[0].optimizer, s, undo=True)})


def row(spec: ExperimentSpec, s: float) -> dict[str, Any]:
    """Run 0's rule as a line of the table over all rules.

    ``loss`` and ``rate`` are the distances (see :func:`apart`) of the run with the loss times s from the plain run
    and from the run with the rate times s; ``acts`` says it in words: "as lr·s" or "not at all" where that distance
    cannot be seen, else "otherwise". ``change`` is the compensating change, ``left`` the distance that it leaves (None
    where there is none), ``note`` why there is none. ``float16``, ``bfloat16`` and ``float32``: see :func:`lost`.
    Numbers are None where a run diverges; all of them where the rule cannot train such parameters.
    """
    optimizer = spec.runs[0].optimizer
    name = optimizer["name"]
    keys = ("optimizer", "acts", "loss", "rate", "change", "left", *FORMATS, "note")
    try:
        found = _measured(spec, s)
    except InputError as error:
        found = {"note": error.message}
    given = {"optimizer": name, "change": change(name), "note": WITHOUT.get(name, "")} | found
    return {key: given.get(key) for key in keys}


def _measured(spec: ExperimentSpec, s: float) -> dict[str, Any]:
    optimizer = spec.runs[0].optimizer
    quick = spec.with_value("runs.0.optimizer", faster(spec, s)["optimizer"])
    loss = apart(spec, scaled(spec, s))
    rate = apart(quick, {**scaled(spec, s), "optimizer": dict(optimizer)})
    left = None if optimizer["name"] in WITHOUT else imitated(spec, s)
    acts = "as lr·s" if rate < SEEN else "not at all" if loss < SEEN else "otherwise"
    numbers = {"loss": loss, "rate": rate, "left": left, **lost(spec, s)}
    whole = {key: value if value is not None and math.isfinite(value) else None for key, value in numbers.items()}
    return {"acts": acts, **whole}
