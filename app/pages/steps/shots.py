"""States of the page worth a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.shot import Shot

if TYPE_CHECKING:
    from app.pages.steps.page import StepsPage
    from app.shot import Stage


def _page(stage: Stage) -> StepsPage:
    page: StepsPage = stage.window.pages.show_page("steps")
    stage.until(lambda: page.controller.sheet is not None)
    stage.rest()
    stage.until(lambda: not page.formulas.busy)
    stage.rest()
    return page


def three_gradients(stage: Stage) -> None:
    """The article's sequence."""
    _page(stage)


def quiet(stage: Stage) -> None:
    """A long quiet stretch, and what one ordinary gradient does after it."""
    page = _page(stage)
    page.examples.setCurrentIndex(3)
    page.examples.activated.emit(3)
    page.controller.add({"name": "Adagrad", "lr": 1.0})
    page.controller.editors[2].more.set_open(True)
    stage.rest(0.6)
    stage.until(lambda: not page.formulas.busy)
    stage.rest()


SHOTS = (
    Shot("calculator", "rosenbrock", three_gradients),
    Shot("calculator_quiet_stretch", "rosenbrock", quiet),
)
