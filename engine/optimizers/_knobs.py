"""Knobs that several optimizers share; each takes its own default from here."""

from engine.knob import Knob, flag

LR = Knob(
    "lr",
    1e-3,
    low=0.0,
    scale="log",
    soft=(1e-6, 10.0),
    symbol=r"\eta",
    help="Learning rate: how far one step goes along the direction.",
)
WEIGHT_DECAY = Knob(
    "weight_decay",
    0.0,
    low=0.0,
    scale="log",
    soft=(1e-6, 1.0),
    symbol=r"\lambda",
    help="Strength of the pull of every weight towards zero.",
)
MOMENTUM = Knob(
    "momentum",
    0.0,
    low=0.0,
    high=1.0,
    soft=(0.0, 0.999),
    symbol=r"\beta",
    help="Share of the previous direction that is kept; 0.9 remembers about 10 steps.",
)
BETA1 = Knob(
    "beta1",
    0.9,
    low=0.0,
    high=1.0,
    high_open=True,
    argument=("betas", 0),
    symbol=r"\beta_1",
    help="Memory of the first moment (mean gradient): about 1/(1 − β₁) steps.",
)
BETA2 = Knob(
    "beta2",
    0.999,
    low=0.0,
    high=1.0,
    high_open=True,
    argument=("betas", 1),
    symbol=r"\beta_2",
    help="Memory of the second moment (mean squared gradient): about 1/(1 − β₂) steps.",
)
EPS = Knob(
    "eps",
    1e-8,
    low=0.0,
    scale="log",
    soft=(1e-16, 1.0),
    symbol=r"\varepsilon",
    help="Added to the divisor; below it gradients count as zero and the step shrinks.",
)
MAXIMIZE = flag("maximize", False, "Climb instead of descend.")
