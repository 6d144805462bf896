"""States of the page worth a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.shot import Shot

if TYPE_CHECKING:
    from app.pages.history.page import HistoryPage
    from app.shot import Stage


def _page(stage: Stage) -> HistoryPage:
    page: HistoryPage = stage.window.pages.show_page("history")
    stage.rest()
    return page


def _settled(stage: Stage, step: int) -> None:
    experiment, book = stage.window.experiment, stage.window.book
    stage.rest(0.4)
    stage.until(lambda: book._then is None and experiment.current and experiment.state.step >= step)
    stage.until(lambda: not experiment.running)


def past(stage: Stage) -> None:
    """A step in the middle, and the settings of its time."""
    stage.run_to(600)
    stage.window.experiment.edit("runs.1.optimizer.lr", 0.003)
    stage.run_to(1200)
    page = _page(stage)
    page.time.go_to(430)
    stage.rest()


def branches(stage: Stage) -> None:
    """Three branches, one of a branch."""
    stage.run_to(600)
    book = stage.window.book
    first = book.active
    book.branch(300, {"runs.0.optimizer.lr": 0.003}, "Adam three times as fast", run_on=True)
    _settled(stage, 600)
    book.branch(450, {"runs.0.optimizer.lr": 0.0003, "runs.0.optimizer.betas.0": 0.8}, "then ten times slower", True)
    _settled(stage, 600)
    book.open(first)
    _settled(stage, 600)
    book.branch(0, {"runs.2.optimizer.momentum": 0.5}, "SGD with less momentum", run_on=True)
    _settled(stage, 600)
    book.open(first)
    _settled(stage, 600)
    _page(stage)
    stage.rest()


SHOTS = (
    Shot("history", "digits", past),
    Shot("history_branches", "digits", branches),
)
