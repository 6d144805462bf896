"""States of the page worth a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.pages.schedules.presets import COMPARISONS, PRESETS
from app.shot import Shot

if TYPE_CHECKING:
    from app.pages.schedules.page import SchedulesPage
    from app.shot import Stage


def _page(stage: Stage) -> SchedulesPage:
    page: SchedulesPage = stage.window.pages.show_page("schedules")
    stage.rest()
    return page


def _told(stage: Stage, page: SchedulesPage) -> None:
    """Until the engine has said what torch would do."""
    stage.until(lambda: page.controller.export.report is not None)
    stage.rest()


def composed(stage: Stage) -> None:
    """A warm-up and a cosine for Adam, its beta1 beside it; a third of the run is done."""
    page = _page(stage)
    stage.window.experiment.select(3)
    page.controller.presets.use(PRESETS[0])
    page.composer.add("LinearLR", "beta1")
    page.composer.choose(1)
    stage.rest()
    stage.run_to(700)
    _told(stage, page)


def growing_batches(stage: Stage) -> None:
    """The batch size grows fourfold in two jumps, beside a decaying rate."""
    page = _page(stage)
    page.controller.presets.use(PRESETS[0])
    page.composer.add("MultiStepLR", "batch_size")
    steps = page.composer.setting.steps
    stage.window.experiment.edit(
        "batch_schedule",
        [{"name": "HandDrawn", "at": [0, steps // 3, 2 * steps // 3], "factors": [1, 2, 4], "interpolation": "step"}],
    )
    _told(stage, page)


def drawn_by_hand(stage: Stage) -> None:
    """Points to drag."""
    page = _page(stage)
    page.controller.presets.use(PRESETS[4])
    _told(stage, page)


def torch_differs(stage: Stage) -> None:
    """A product that torch's own schedulers get wrong."""
    page = _page(stage)
    page.controller.presets.use(PRESETS[3])
    _told(stage, page)


def torch_sequence(stage: Stage) -> None:
    """A warm-up before OneCycleLR, of which torch makes a 25th."""
    page = _page(stage)
    warm = {"name": "LinearLR", "start_factor": 0.1, "total_iters": 400}
    page.composer.replace([warm, {"name": "OneCycleLR", "cycle_momentum": False}])
    _told(stage, page)


def bad(stage: Stage) -> None:
    """Milestones out of order."""
    page = _page(stage)
    page.composer.replace([{"name": "MultiStepLR", "milestones": [900, 200], "gamma": 0.1}])
    stage.rest()


def compared(stage: Stage) -> None:
    """Three decays and none."""
    page = _page(stage)
    page.controller.presets.compare(COMPARISONS[0])
    stage.rest()
    stage.run_to(1500)
    stage.rest()


def found(stage: Stage) -> None:
    """A range test."""
    page = _page(stage)
    page.views.setCurrentIndex(1)
    page.finder.begin()
    stage.until(lambda: not page.finder.testing)
    stage.rest()


SHOTS = (
    Shot("schedules", "rosenbrock", composed),
    Shot("schedules_batch_size", "digits", growing_batches),
    Shot("schedules_by_hand", "rosenbrock", drawn_by_hand),
    Shot("schedules_torch_differs", "rosenbrock", torch_differs),
    Shot("schedules_torch_sequence", "rosenbrock", torch_sequence),
    Shot("schedules_bad_input", "rosenbrock", bad),
    Shot("schedules_compared", "digits", compared),
    Shot("schedules_range_test", "digits", found),
)
