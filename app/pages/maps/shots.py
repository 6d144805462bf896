"""States of the page worth a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.shot import Shot

if TYPE_CHECKING:
    from app.pages.maps.page import MapsPage
    from app.shot import Stage


def _page(stage: Stage) -> MapsPage:
    page: MapsPage = stage.window.pages.show_page("maps")
    _settle(stage, page)
    return page


def _settle(stage: Stage, page: MapsPage) -> None:
    stage.rest(0.1)
    stage.until(lambda: not page.controller.maker.busy)
    stage.rest(0.1)


def valley(stage: Stage) -> None:
    """Rate against momentum on Rosenbrock's valley."""
    _page(stage)


def theory(stage: Stage) -> None:
    """Heavy ball on a quadratic, with the limit that theory gives."""
    runs = [{"optimizer": {"name": "SGD", "lr": 0.1, "momentum": 0.5}}]
    problem = {"name": "quadratic", "eigenvalues": [1.0, 10.0]}
    stage.load({"steps": 500, "problem": problem, "runs": runs})
    page = _page(stage)
    page.controller.choose_axes("runs.0.optimizer.lr", "runs.0.optimizer.momentum")
    _settle(stage, page)


def winner(stage: Stage) -> None:
    """Who wins from where."""
    runs = [{"optimizer": {"name": name, "lr": lr}} for name, lr in (("SGD", 0.002), ("Adam", 0.1), ("RMSprop", 0.01))]
    stage.load({"steps": 60, "problem": "himmelblau", "runs": runs})
    page = _page(stage)
    page.colour.setCurrentIndex(page.colour.findData("winner"))
    page.controller.choose_axes("problem.start.0", "problem.start.1")
    _settle(stage, page)


def third(stage: Stage) -> None:
    """Steps to a tolerance, moved along a third axis."""
    page = _page(stage)
    page.colour.setCurrentIndex(page.colour.findData("steps_to_tolerance"))
    page.controller.along.choose("problem.b")
    _settle(stage, page)


def networks(stage: Stage) -> None:
    """Rate against momentum of digits networks, part of which are trained."""
    stage.load({"steps": 100, "problem": "digits", "runs": [{"optimizer": {"name": "SGD", "momentum": 0.9}}]})
    page = _page(stage)
    page.task.button.click()
    stage.until(lambda: page.controller.answer is not None and page.controller.answer.done > 200)
    page.task.button.click()
    stage.rest(0.1)


SHOTS = (
    Shot("maps", "rosenbrock", valley),
    Shot("maps_networks", "digits", networks),
    Shot("maps_theory", "rosenbrock", theory),
    Shot("maps_third", "rosenbrock", third),
    Shot("maps_winner", "rosenbrock", winner),
)
