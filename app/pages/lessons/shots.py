"""States of the page worth a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.language.language import spoken
from app.shot import Shot

if TYPE_CHECKING:
    from app.pages.lessons.page import LessonsPage
    from app.shot import Stage


LONG = 300.0
"""Seconds for what runs dozens of experiments, on a machine that others use as well."""


def _at(stage: Stage, key: str, place: int, language: str = "") -> LessonsPage:
    """A step of a lesson, in the window's language or another, with its experiment at step 0."""
    page: LessonsPage = stage.window.pages.show_page("lessons")
    control, experiment = page.controller, stage.window.experiment
    control.speak(language or spoken())
    control.choose(key)
    control.go(place)
    stage.until(lambda: experiment.current and experiment.state.history is not None)
    return page


def _step(stage: Stage, key: str, place: int, guess: int, language: str = "") -> None:
    """A step after its run, judged."""
    page = _at(stage, key, place, language)
    control = page.controller
    stage.rest()
    page.prediction.buttons[guess].click()
    control.run()
    stage.until(lambda: bool(control.verdicts.rows) and not control.verdicts.judge.busy and not page.formulas.busy)
    stage.rest(0.8)


def begin(stage: Stage) -> None:
    """Before the first step."""
    stage.window.pages.show_page("lessons")
    stage.rest()


def judged(stage: Stage) -> None:
    """A claim with its number."""
    _step(stage, "D", 0, 0)


def beside(stage: Stage) -> None:
    """The gradient norm below the loss."""
    _step(stage, "B1", 0, 0)


def scaled(stage: Stage) -> None:
    """Three runs side by side."""
    _step(stage, "A", 0, 2)


def chinese(stage: Stage) -> None:
    """A lesson in Chinese, whatever the window speaks."""
    _step(stage, "B2", 0, 0, "zh_CN")


def table(stage: Stage) -> None:
    """All claims of the article A, as far as they have been judged."""
    control = _at(stage, "A", 4).controller
    control.run()
    stage.until(lambda: len(control.verdicts.rows) >= 24, LONG)
    stage.rest()


def own(stage: Stage) -> None:
    """A comparison of one's own after its run."""
    control = _at(stage, "A", 5).controller
    control.run()
    stage.until(lambda: bool(control.tool.row) and not control.tool.judge.busy)
    stage.rest(0.8)


def all_optimizers(stage: Stage) -> None:
    """The table of all optimizers."""
    own(stage)
    tool = stage.window.pages.show_page("lessons").controller.tool
    tool.measure_all()
    stage.until(lambda: not tool.judge.busy, LONG)
    stage.rest()


SHOTS = (
    Shot("lessons", "heavy_ball", begin),
    Shot("lessons_claim", "heavy_ball", judged),
    Shot("lessons_beside", "heavy_ball", beside),
    Shot("lessons_scale", "heavy_ball", scaled),
    Shot("lessons_table", "heavy_ball", table),
    Shot("lessons_chinese", "heavy_ball", chinese),
    Shot("lessons_own", "heavy_ball", own),
    Shot("lessons_optimizers", "heavy_ball", all_optimizers),
)
