"""States of the page worth a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.shot import Shot
from engine.diagnostics.presets import FULL
from engine.report.alarm import QUANTITIES

if TYPE_CHECKING:
    from app.pages.diagnostics.page import DiagnosticsPage
    from app.shot import Stage

BOWL = {"name": "quadratic", "eigenvalues": [1.0, 30.0]}


def _page(stage: Stage, view: int) -> DiagnosticsPage:
    page: DiagnosticsPage = stage.window.pages.show_page("diagnostics")
    page.views.setCurrentIndex(view)
    stage.rest(0.8)
    return page


def dashboard(stage: Stage) -> None:
    """Predicted and measured losses on a bowl."""
    runs = [{"name": "gd", "optimizer": {"name": "SGD", "lr": 0.05}},
            {"name": "ball", "optimizer": {"name": "SGD", "lr": 0.03, "momentum": 0.8}}]  # fmt: skip
    record = ["loss", "lr", "grad_norm", "update_norm"]
    stage.load({"steps": 200, "dtype": "float64", "record": record, "problem": BOWL, "runs": runs})
    stage.run_to(200)
    _page(stage, 0)


def many(stage: Stage) -> None:
    """A network with more quantities than fit, two rules, over effective time."""
    runs = [{"name": "SGD", "optimizer": {"name": "SGD", "lr": 0.1, "momentum": 0.9}},
            {"name": "Adam", "optimizer": {"name": "Adam", "lr": 0.003}}]  # fmt: skip
    stage.load({"steps": 400, "record": list(FULL), "problem": "digits", "runs": runs})
    stage.run_to(400)
    page = _page(stage, 0)
    page.chooser.list.setCurrentRow(11)
    page.axis.setCurrentIndex(page.axis.count() - 1)
    page.axis.activated.emit(page.axis.currentIndex())
    stage.rest(0.8)


def _report(stage: Stage) -> None:
    """What happened to the run that has ended."""
    page = _page(stage, 2)
    page.look.click()
    stage.until(lambda: page.report.report is not None)
    stage.rest(0.5)


def bands(stage: Stage) -> None:
    """Batches in a fixed order, with the loop they lead to."""
    problem = {"name": "linear", "samples": 40, "batch_size": 8, "shuffle": False, "noise": 0.5}
    run = {"name": "SGD", "optimizer": {"name": "SGD", "lr": 0.02}}
    stage.load({"steps": 600, "dtype": "float64", "problem": problem, "runs": [run]})
    stage.run_to(600)
    page = _page(stage, 1)
    page.predict.click()
    stage.until(lambda: page.lens.cycle is not None)
    stage.rest(0.5)


def happened(stage: Stage) -> None:
    """A rate above the limit."""
    stage.load({"steps": 60, "problem": BOWL, "runs": [{"name": "gd", "optimizer": {"name": "SGD", "lr": 0.1}}]})
    stage.run_to(60)
    _report(stage)


def spike(stage: Stage) -> None:
    """Adam runs into a wall: the second moment lags, and the alarm came before."""
    problem = {"name": "formula", "text": "0.01*(x-5)^2 + 0.5*(1+exp(8*x))*y^2", "start": [-3.0, 0.01]}
    record = ["loss", "lr", "grad_norm", *QUANTITIES]
    every = dict.fromkeys(QUANTITIES, 1)
    run = {"name": "Adam", "optimizer": {"name": "Adam", "lr": 0.03}}
    stage.load({"steps": 400, "dtype": "float64", "record": record, "record_every": every, "problem": problem,
                "runs": [run]})  # fmt: skip
    stage.run_to(400)
    _report(stage)


def moment(stage: Stage) -> None:
    """Weights of a network against Adam's second moment, and how its batches pull."""
    stage.load({"steps": 300, "problem": "digits", "runs": [{"name": "Adam", "optimizer": {"name": "Adam"}}]})
    stage.run_to(300)
    page = _page(stage, 3)
    stage.until(lambda: page.moment.of.count() > 3)
    page.moment.against.setCurrentIndex(page.moment.of.findText("adam_moments.second") + 1)
    stage.until(lambda: page.moment.pairs.values.size > 0)
    stage.rest(0.8)


SHOTS = (
    Shot("diagnostics", "digits", dashboard),
    Shot("diagnostics_many", "digits", many),
    Shot("diagnostics_bands", "digits", bands),
    Shot("diagnostics_report", "digits", happened),
    Shot("diagnostics_spike", "digits", spike),
    Shot("diagnostics_moment", "digits", moment),
)
