"""What all network problems share: their knobs and the checks over them. Loads no torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.errors import InputError
from engine.knob import Knob, choice, flag, integer
from engine.problem import Problem

ACTIVATIONS = ("relu", "leaky_relu", "elu", "tanh", "sigmoid", "gelu", "silu", "softplus", "identity")
INITIALISATIONS = ("default", "kaiming_normal", "xavier_uniform", "xavier_normal", "orthogonal", "normal", "zeros")
WIDEST = 16_384
DEEPEST = 32


def hidden_knob(*widths: int) -> Knob:
    return Knob(
        "hidden",
        widths,
        low=1,
        high=WIDEST,
        kind="integers",
        live=False,
        help="Widths of the hidden layers, from the input on.",
    )


def activation_knob(default: str = "relu") -> Knob:
    return choice("activation", default, ACTIVATIONS, "What follows every hidden layer.")


def init_knob(default: str = "default") -> Knob:
    return choice(
        "init",
        default,
        INITIALISATIONS,
        "How the weights start; default is what torch.nn.Linear does. With zeros all hidden units stay alike.",
    )


def samples_knob(default: int) -> Knob:
    return integer(
        "samples", default, 2, 1_000_000, "How many samples are drawn.", scale="log", soft=(10, 10_000), live=False
    )


def batch_size_knob(default: int) -> Knob:
    return integer(
        "batch_size",
        default,
        1,
        1_000_000,
        "Samples a step; more than there are means all of them.",
        scale="log",
        soft=(1, 1024),
        live=False,
    )


def shuffle_knob(default: bool) -> Knob:
    return flag("shuffle", default, "A new order of the samples every epoch, drawn from the seed.", live=False)


DROP_LAST = flag(
    "drop_last",
    False,
    "Leave out an epoch's last batch when it is smaller than the others (DataLoader's drop_last).",
    live=False,
)
VALIDATION = Knob(
    "validation",
    0.2,
    low=0.0,
    high=0.9,
    live=False,
    help="Part of the samples kept for validation, chosen by the seed and never trained on.",
)
LABEL_NOISE = Knob(
    "label_noise",
    0.0,
    low=0.0,
    high=1.0,
    live=False,
    help="Part of the training labels replaced by a wrong class; the validation labels stay right.",
)
NORM = choice(
    "norm",
    "none",
    ("none", "batch", "layer"),
    "What evens out the signal before every activation: over the batch (always the statistics of the samples at hand, "
    "no running averages) or within a sample.",
)
DROPOUT = Knob(
    "dropout",
    0.0,
    low=0.0,
    high=1.0,
    high_open=True,
    soft=(0.0, 0.8),
    live=False,
    help="Part of the hidden signals that is left out of a training step, drawn from seed and step, the same in all "
    "runs; nothing is left out of measures.",
)
STANDARDISE = flag(
    "standardise",
    True,
    "Mean 0 and deviation 1 for every input, and for the target of a regression, by the training samples.",
    live=False,
)
PATH = Knob("path", "", kind="text", live=False, help="A table: CSV (commas, semicolons or tabs, in UTF-8) or NPZ.")
TARGET = Knob(
    "target", "", kind="text", live=False, help="The column to learn; empty: one with a usual name, or the last."
)
FEATURES = Knob("features", (), kind="names", live=False, help="The columns to learn from; none named: all others.")
TASK = choice(
    "kind",
    "auto",
    ("auto", "classification", "regression"),
    "Whether the target is a class or a quantity; auto takes text and few different whole numbers for classes.",
)
MISSING_VALUES = choice(
    "missing",
    "drop",
    ("drop", "mean"),
    "Rows with empty fields are left out, or empty inputs take their column's mean.",
)
L1 = Knob(
    "l1",
    0.0,
    low=0.0,
    high=1e6,
    soft=(0.0, 0.01),
    live=False,
    help="Adds l1 · Σ|w| to the loss: pulls every parameter to zero by the same force.",
)
L2 = L1.with_(
    name="l2",
    soft=(0.0, 0.1),
    help="Adds l2 · Σw²/2 to the loss: the same gradient as weight_decay of torch's SGD, Adam and RMSprop.",
)
INPUT_SCALE = Knob(
    "input_scale",
    1.0,
    low=0.0,
    high=1e6,
    low_open=True,
    scale="log",
    soft=(0.01, 100.0),
    live=False,
    help="Factor on all inputs. It changes which learning rates work.",
)
BIAS = flag("bias", True, "Whether the layers have a bias.", live=False)


def layer_knobs(activation: str = "relu") -> tuple[Knob, ...]:
    """How layers are made and started."""
    return activation_knob(activation), init_knob(), BIAS, NORM, DROPOUT


def batch_knobs(size: int, shuffle: bool = True) -> tuple[Knob, ...]:
    """What a step sees of the samples."""
    return batch_size_knob(size), shuffle_knob(shuffle), DROP_LAST


@dataclass(frozen=True)
class NetworkProblem(Problem):
    """A problem whose ``hidden`` knob, if it has one, is a list of layer widths."""

    def check(self, values: Mapping[str, Any]) -> None:
        widths(values)


def widths(values: Mapping[str, Any]) -> tuple[int, ...]:
    """The hidden widths as whole numbers; InputError for fractions and for too many layers."""
    given = values.get("hidden", ())
    if any(width != int(width) for width in given):
        raise InputError(f"hidden = {list(given)}: must be a list of whole numbers")
    if len(given) > DEEPEST:
        raise InputError(f"hidden = a list of {len(given)} widths: must be at most {DEEPEST}")
    return tuple(int(width) for width in given)
