"""L-BFGS: torch's class, run through the closure adapter."""

from engine.knob import Knob, choice, integer
from engine.optimizer import Optimizer
from engine.optimizers._knobs import LR


def outside(values):
    """Torch's arguments: its None is written as 0 (max_eval) and none (line_search_fn)."""
    search = values["line_search_fn"]
    return {**values, "max_eval": values["max_eval"] or values["max_iter"] * 5 // 4, "line_search_fn": None if search == "none" else search}


LBFGS = Optimizer(
    name="LBFGS",
    title="L-BFGS",
    knobs=(
        LR.with_(default=1.0, help="Length of a step along the quasi-Newton direction, or where the line search begins."),
        integer("max_iter", 20, 1, 10_000, "Inner iterations of one step.", scale="log", soft=(1, 100)),
        integer("max_eval", 0, 0, 100_000, "Most evaluations of one step; 0 stands for 1.25 · max_iter.", soft=(0, 200)),
        Knob("tolerance_grad", 1e-7, low=0.0, scale="log", soft=(1e-16, 1.0), help="A step ends where no component of the gradient exceeds this."),
        Knob("tolerance_change", 1e-9, low=0.0, scale="log", soft=(1e-16, 1.0), help="A step ends where parameters or loss change by less."),
        integer("history_size", 100, 1, 10_000, "How many past steps shape the direction.", scale="log", soft=(1, 200), live=False),
        choice("line_search_fn", "none", ("none", "strong_wolfe"), "How far to go along the direction: by the rate, or until the strong Wolfe conditions hold.", live=True),
    ),
    chain=lambda values: (),
    help="Builds a picture of the curvature from the last steps and goes where it puts the minimum. One step is many evaluations; made for full batches.",
    paper="Liu & Nocedal 1989; torch.optim.LBFGS",
    twin="LBFGS",
    family="curvature",
    foreign="torch.optim:LBFGS",
    stand_in="engine.foreign.lbfgs:LBFGS",
    foreign_arguments=outside,
)
