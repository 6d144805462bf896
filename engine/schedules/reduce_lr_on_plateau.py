"""The rate drops whenever the metric has stopped improving."""

import numpy as np

from engine.knob import Knob, choice, integer
from engine.schedule import Array, Real, State, StatefulSchedule

KNOBS = (
    choice("mode", "min", ("min", "max"), "Whether the metric should fall (a loss) or rise (an accuracy)."),
    Knob(
        "factor", 0.1, low=0.0, high=1.0, low_open=True, high_open=True, symbol="f",
        help="What the rate is multiplied by when the metric has stopped improving.",
    ),
    integer("patience", 10, 0, 10**9, "Steps without improvement that are tolerated before a drop.", unit="steps"),
    Knob(
        "threshold", 1e-4, low=0.0, high=1e6, scale="log", soft=(1e-6, 1e-1),
        help="How much better than the best a metric must be to count as an improvement.",
    ),
    choice("threshold_mode", "rel", ("rel", "abs"), "Whether the threshold is a part of the best value or an amount."),
    integer("cooldown", 0, 0, 10**9, "Steps after a drop during which nothing is counted.", unit="steps"),
    Knob("min_lr", 0.0, low=0.0, soft=(0.0, 0.01), help="The rate never drops below this (a rate, not a factor)."),
    Knob("eps", 1e-8, low=0.0, scale="log", soft=(1e-12, 1e-4), help="A drop smaller than this (in rate) is not made."),
)  # fmt: skip


def start(runs: int) -> State:
    """Before the first metric: ``best`` is NaN, which stands for the worst there is."""
    return {
        "factor": np.ones(runs),
        "best": np.full(runs, np.nan),
        "bad": np.zeros(runs),
        "cooling": np.zeros(runs),
    }


def step(
    state: State, metric: Array, base: Real, mode: str, factor: Real, patience: Real, threshold: Real,
    threshold_mode: str, cooldown: Real, min_lr: Real, eps: Real,
) -> tuple[State, Array]:  # fmt: skip
    """The next state and the factor on the rate, from the metric of each run ``(R,)``.

    A NaN never counts as better, so a run that has diverged runs out of patience.
    """
    sign = 1.0 if mode == "min" else -1.0
    worst = np.isnan(state["best"])
    best = np.where(worst, sign * np.inf, state["best"])
    with np.errstate(all="ignore"):
        bound = best * (1.0 - sign * threshold) if threshold_mode == "rel" else best - sign * threshold
        better = metric < bound if mode == "min" else metric > bound
        bad = np.where(better, 0.0, state["bad"] + 1.0)
        cooling = state["cooling"] > 0
        bad = np.where(cooling, 0.0, bad)
        drop = bad > patience
        old = base * state["factor"]
        new = np.maximum(old * factor, min_lr)
        changed = drop & (old - new > eps)
        wanted = np.where(old * factor >= min_lr, state["factor"] * factor, new / base)
    following = {
        "factor": np.where(changed, wanted, state["factor"]),
        "best": np.where(better, metric, state["best"]),
        "bad": np.where(drop, 0.0, bad),
        "cooling": np.where(drop, cooldown, state["cooling"] - cooling),
    }
    return following, following["factor"]


REDUCE_LR_ON_PLATEAU = StatefulSchedule(
    name="ReduceLROnPlateau",
    title="Drop on a plateau",
    knobs=KNOBS,
    start=start,
    step=step,
    formula=r"\eta \leftarrow \max(f\,\eta,\; \eta_{\mathrm{min}}) \quad \text{on a plateau}",
    help="The only schedule that looks at the run: it waits while the metric improves, and drops the rate when it has "
    "not improved for more than patience steps.",
    twin="ReduceLROnPlateau",
    sketch={"factor": 0.5, "patience": 100},
)
