"""A report of the engine as a story: headline, small plots of the steps before, causes with their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.report.alarm import LAG
from widgets.engine_text import translated
from widgets.plot.number_text import step_text, value_text
from widgets.report.story import Offer, Reason, StepCurve, Story

if TYPE_CHECKING:
    from engine.report.report import Report, Verdict
    from engine.run_history import RunHistory

BEFORE, AFTER = 24, 4
"""Steps of the loss that are drawn before the onset and after the trouble."""


def story_of(report: Report, record: RunHistory | None, colour: str) -> Story:
    """``record``: the run's rows, for its losses; ``colour`` the run's."""
    say = QCoreApplication.translate
    trouble = report.trouble
    if trouble is None:
        headline = say("Report", "%1: no divergence and no spike").replace("%1", report.name)
        return Story(headline, say("Report", "The loss never jumped, as far as it was recorded."), "calm")
    if trouble.kind == "divergence":
        headline = say("Report", "%1 diverged at step %2")
    else:
        headline = say("Report", "%1: the loss rose %3-fold, with its peak at step %2")
        headline = headline.replace("%3", value_text(trouble.factor or np.nan, 3))
    headline = headline.replace("%1", report.name).replace("%2", step_text(trouble.step))
    detail = say("Report", "It began to rise after step %1.").replace("%1", step_text(trouble.onset))
    if report.verdicts:
        detail = f"{translated(report.verdicts[0].finding.text)} {detail}"
    else:
        detail = f"{say('Report', 'None of the known causes fits.')} {detail}"
    if report.alarm is not None:
        warned = say("Report", "The signs of a spike were there at step %1 already.")
        detail = f"{detail} {warned.replace('%1', step_text(report.alarm))}"
    marks = [(trouble.onset, say("Report", "the loss begins to rise"))]
    if report.alarm is not None:
        marks.append((report.alarm, say("Report", "signs of a spike")))
    reasons = tuple(_reason(verdict) for verdict in report.verdicts)
    return Story(headline, detail, "bad", tuple(_curves(report, record, colour)), tuple(marks), reasons)


def _curves(report: Report, record: RunHistory | None, colour: str) -> list[StepCurve]:
    """The loss as recorded, and what the replay saw; what a rule or problem has none of is left out."""
    say, trouble = QCoreApplication.translate, report.trouble
    assert trouble is not None
    steps = np.array([row.step for row in report.steps], dtype=np.float64)
    losses, where = np.array([row.loss for row in report.steps]), steps
    if record is not None and "loss" in record.channels:
        first = max(trouble.onset - BEFORE, 0, trouble.step - 40 * BEFORE)
        losses = np.array(record["loss"][first : trouble.step + AFTER], dtype=np.float64)
        where = first + np.arange(len(losses), dtype=np.float64)
    found = [
        StepCurve(say("Report", "Loss"), where, losses, colour, log=bool(np.nanmin(losses) > 0)),
        StepCurve(
            say("Report", "Gradient norm"), steps, np.array([row.grad_norm for row in report.steps]), colour, log=True
        ),
    ]
    others = (
        ("over_limit", say("Report", "λ₁ over its limit"), 1.0, say("Report", "limit of stability")),
        ("lag", say("Report", "g²/v̂"), LAG, say("Report", "alarm")),
    )
    for name, title, limit, said in others:
        values = np.array([getattr(row, name) for row in report.steps], dtype=np.float64)  # None becomes NaN
        if np.isfinite(values).any():
            high = float(np.nanmax(values))
            found.append(StepCurve(title, steps, values, colour, limit, said, log=high > 50 * limit))
    return found


def _reason(verdict: Verdict) -> Reason:
    say = QCoreApplication.translate
    names = _names()
    numbers = tuple(
        (names[name], value_text(value, 4)) for name, value in verdict.finding.numbers.items() if name in names
    )
    offer = None
    if verdict.change is not None:
        label = say("Report", "Run with %1").replace("%1", translated(verdict.change.text))
        offer = Offer(label, say("Report", "It was tried on a copy of the run, and helps. Opens as a branch."))
    return Reason(translated(verdict.title), translated(verdict.finding.text), numbers, offer)


def _names() -> dict[str, str]:
    """What the numbers of causes are called."""
    say = QCoreApplication.translate
    return {
        "sharpness": say("Report", "sharpness"), "limit": say("Report", "limit of stability"),
        "over": say("Report", "times the limit"), "lag": say("Report", "g² over v̂"),
        "memory": say("Report", "steps that v remembers"), "share": say("Report", "share of the parameters"),
        "eps": "ε", "rate": say("Report", "rate η/ε there"), "loss_ratio": say("Report", "times the usual loss"),
        "gradient_ratio": say("Report", "times the usual gradient"), "step": say("Report", "step of that batch"),
        "warm_up": say("Report", "steps of warm-up"), "longer": say("Report", "steps that are enough"),
        "gradient": say("Report", "largest lost gradient"),
    }  # fmt: skip
