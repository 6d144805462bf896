"""Rprop: step sizes from the signs of gradients, for full batches."""

from engine.blocks.rprop_steps import RPROP_STEPS
from engine.knob import Knob
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR, MAXIMIZE

RPROP = Optimizer(
    name="Rprop",
    title="Resilient propagation",
    knobs=(
        LR.with_(default=1e-2, live=False, help="The step size of every parameter at the start."),
        Knob(
            "etaminus",
            0.5,
            low=0.0,
            high=1.0,
            low_open=True,
            high_open=True,
            argument=("etas", 0),
            symbol=r"\eta^-",
            help="Factor on the step when the sign has changed.",
        ),
        Knob(
            "etaplus",
            1.2,
            low=1.0,
            high=10.0,
            low_open=True,
            soft=(1.01, 2.0),
            argument=("etas", 1),
            symbol=r"\eta^+",
            help="Factor on the step when the sign has stayed.",
        ),
        Knob("low", 1e-6, low=0.0, scale="log", soft=(1e-12, 1.0), argument=("step_sizes", 0), help="Smallest step."),
        Knob(
            "high",
            50.0,
            low=0.0,
            low_open=True,
            scale="log",
            soft=(1e-3, 1e3),
            argument=("step_sizes", 1),
            help="Largest step.",
        ),
        MAXIMIZE,
    ),
    chain=lambda values: (RPROP_STEPS,),
    help="Every parameter finds its own step from the signs of its gradients alone. Meant for the whole batch: noise in the signs ruins it.",
    paper="Riedmiller & Braun 1993",
    twin="Rprop",
    family="sign",
)
