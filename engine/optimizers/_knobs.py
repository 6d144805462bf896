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
DECOUPLED = flag("decoupled_weight_decay", False, "Weight decay as in AdamW instead of L2.")
ALPHA_SLOW = Knob(
    "alpha",
    0.5,
    low=0.0,
    high=1.0,
    symbol=r"\alpha",
    help="Part of the way that the slow weights follow.",
)
EVERY_K = Knob("k", 5, low=1, high=10_000, kind="integer", scale="log", soft=(1, 100), symbol="k", help="Steps between two of these events.")
DECAY = Knob(
    "decay",
    0.99,
    low=0.0,
    high=1.0,
    soft=(0.0, 0.9999),
    symbol=r"\rho",
    help="Memory of the average: about 1/(1 − ρ) steps.",
)
RHO_SAM = Knob(
    "rho",
    0.05,
    low=0.0,
    scale="log",
    soft=(1e-3, 2.0),
    symbol=r"\rho",
    help="How far uphill the gradient is taken; 0 turns it off.",
)
MAX_NORM = Knob(
    "max_norm",
    1.0,
    low=0.0,
    scale="log",
    soft=(1e-3, 1e3),
    symbol="c",
    help="Longest gradient that is let through; 0 turns clipping off.",
)
WARMUP_STEPS = Knob(
    "warmup_steps",
    0,
    low=0,
    high=10**9,
    kind="integer",
    soft=(0, 1000),
    help="Steps over which the rate rises linearly to its value.",
)
BETA = Knob(
    "beta",
    0.9,
    low=0.0,
    high=1.0,
    soft=(0.0, 0.999),
    symbol=r"\beta",
    help="Memory of the mean gradient: about 1/(1 − β) steps.",
)
