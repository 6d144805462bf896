"""States of the page worth a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.shot import Shot

if TYPE_CHECKING:
    from app.pages.anatomy.page import AnatomyPage
    from app.shot import Stage


def _page(stage: Stage) -> AnatomyPage:
    page: AnatomyPage = stage.window.pages.show_page("anatomy")
    _settle(stage, page)
    return page


def _settle(stage: Stage, page: AnatomyPage) -> None:
    """Until formulas and numbers are there, and the past has been looked at."""
    control = page.controller
    stage.rest()
    stage.until(lambda: control.run in control.answers and not page.formulas.busy)
    record = control.records[control.run]
    stage.until(lambda: record.missing(stage.window.experiment.state.step) is None)
    stage.rest()


def chain(stage: Stage) -> None:
    """One run on a surface."""
    stage.run_to(120)
    _page(stage)


def side_by_side(stage: Stage) -> None:
    """Adam and AdamW."""
    runs = [{"optimizer": {"name": name, "lr": 0.02, "weight_decay": 0.1}} for name in ("Adam", "AdamW")]
    stage.load({"steps": 400, "dtype": "float64", "problem": "rosenbrock", "runs": runs})
    stage.run_to(60)
    page = _page(stage)
    page.controller.choose_beside(1)
    stage.until(lambda: page.chains[1].picture is not None)
    _settle(stage, page)


def network(stage: Stage) -> None:
    """All parameters of a network."""
    stage.run_to(300)
    page = _page(stage)
    page.controller.choose_run(1)
    page.controller.choose_parameter(700)
    page.controller.go_to(150)
    stage.until(lambda: 1 in page.controller.answers and page.controller.answers[1].step == 150)
    _settle(stage, page)


SHOTS = (
    Shot("anatomy", "rosenbrock", chain),
    Shot("anatomy_side_by_side", "rosenbrock", side_by_side),
    Shot("anatomy_network", "digits", network),
)
