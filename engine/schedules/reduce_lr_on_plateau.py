"""The rate drops whenever the metric has stopped improving."""

from collections.abc import Callable, Sequence

import numpy as np

from engine.knob import Knob, choice, integer
from engine.schedule import State, StatefulSchedule

KNOBS = (
    choice("mode", "min", ("min", "max"), "Whether the metric should fall (a loss) or rise (an accuracy)."),
    Knob(
        "factor", 0.1, low=0.0, high=1.0, low_open=True, high_open=True, symbol="f",
        help="What the rate is multiplied by when the metric has stopped improving.",
    ),
    integer("patience", 10, 0, 10**9, "Metrics without improvement that are tolerated before a drop.", unit="steps"),
    Knob(
        "threshold", 1e-4, low=0.0, high=1e6, scale="log", soft=(1e-6, 1e-1),
        help="How much better than the best a metric must be to count as an improvement.",
    ),
    choice("threshold_mode", "rel", ("rel", "abs"), "Whether the threshold is a part of the best value or an amount."),
    integer("cooldown", 0, 0, 10**9, "Metrics after a drop during which nothing is counted.", unit="steps"),
    Knob("min_lr", 0.0, low=0.0, soft=(0.0, 0.01), help="The rate never drops below this (a rate, not a factor)."),
    Knob("eps", 1e-8, low=0.0, scale="log", soft=(1e-12, 1e-4), help="A drop smaller than this (in rate) is not made."),
)  # fmt: skip


def start() -> State:
    """Before the first metric: ``best`` is NaN, which stands for the worst there is."""
    return {"factor": 1.0, "best": np.nan, "bad": 0.0, "cooling": 0.0}


def watch(
    state: State, metrics: Sequence[float], planned: Callable[[int], float], mode: str, factor: float,
    patience: float, threshold: float, threshold_mode: str, cooldown: float, min_lr: float, eps: float,
) -> tuple[int, State]:  # fmt: skip
    """How many ``metrics`` it took to change the factor (all, if none does), and the state after them.

    A NaN never counts as better, so a run that has diverged runs out of patience.
    """
    sign = 1.0 if mode == "min" else -1.0
    share, amount = (1.0 - sign * threshold, 0.0) if threshold_mode == "rel" else (1.0, threshold)
    now, best, bad, cooling = state["factor"], state["best"], state["bad"], state["cooling"]
    bound = (np.inf if np.isnan(best) else sign * best) * share - amount
    best_here = (min if mode == "min" else max)(metrics, default=np.nan)
    if cooling == 0 and bad + len(metrics) <= patience and sign * best_here >= bound:
        return len(metrics), {**state, "bad": bad + len(metrics)}  # the common case: none is better, all are tolerated
    taken = 0
    for metric in metrics:
        taken += 1
        if sign * metric < bound:
            best, bad = metric, 0.0
            bound = sign * best * share - amount
        else:
            bad += 1.0
        if cooling > 0:
            cooling, bad = cooling - 1.0, 0.0
        if bad > patience:
            cooling, bad = float(cooldown), 0.0
            base = planned(taken - 1)
            old = base * now
            new = max(old * factor, min_lr)
            if old - new > eps:
                now = now * factor if old * factor >= min_lr else new / base
                break
    return taken, {"factor": now, "best": best, "bad": bad, "cooling": cooling}


REDUCE_LR_ON_PLATEAU = StatefulSchedule(
    name="ReduceLROnPlateau",
    title="Drop on a plateau",
    knobs=KNOBS,
    start=start,
    watch=watch,
    formula=r"\eta \leftarrow \max(f\,\eta,\; \eta_{\mathrm{min}}) \quad \text{on a plateau}",
    help="The only schedule that looks at the run: it waits while the metric improves, and drops the rate when it has "
    "not improved for more than patience steps.",
    twin="ReduceLROnPlateau",
    sketch={"factor": 0.5, "patience": 100},
)
