"""States of the page worth a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.shot import Shot

if TYPE_CHECKING:
    from app.pages.landscape.page import LandscapePage
    from app.shot import Stage


def _drawn(stage: Stage, kind: str) -> LandscapePage:
    stage.run_to(300)
    page: LandscapePage = stage.window.pages.show_page("landscape")
    control = page.controller
    control.choose(kind)
    control.draw()
    stage.until(lambda: not control.drawing)
    assert control.found is not None
    stage.rest()
    return page


def main_plane(stage: Stage) -> None:
    """Three optimizers of a network in the plane of their paths."""
    _drawn(stage, "path")


def random_directions(stage: Stage) -> None:
    """Two random directions, and the line between two runs."""
    page = _drawn(stage, "random")
    page.controller.choose_lower("line")
    stage.until(lambda: page.line.found is not None)
    stage.rest()


def surface(stage: Stage) -> None:
    """A surface: nothing is hidden."""
    _drawn(stage, "path")


SHOTS = (
    Shot("landscape_paths", "digits", main_plane),
    Shot("landscape_random", "digits", random_directions),
    Shot("landscape_surface", "rosenbrock", surface),
)
