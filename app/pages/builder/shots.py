"""States of the page worth a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.shot import Shot

if TYPE_CHECKING:
    from app.pages.builder.page import BuilderPage
    from app.shot import Stage


def _page(stage: Stage) -> BuilderPage:
    page: BuilderPage = stage.window.pages.show_page("builder")
    _settle(stage, page)
    return page


def _settle(stage: Stage, page: BuilderPage) -> None:
    stage.rest()
    stage.until(lambda: not page.formulas.busy and page.controller._ticket is None)
    stage.rest(0.5)


def chain(stage: Stage) -> None:
    """AdamW taken apart."""
    _page(stage)


def used(stage: Stage) -> None:
    """A chain of one's own, and its run on the Bench."""
    page = _page(stage)
    draft = page.controller.draft
    draft = draft.removed(2).added("sign", 1).added("l2", 0).turned("lr", 0.003).turned("weight_decay", 0.01)
    page.controller._set(draft)
    page.name.show_text("Signed Adam")
    page.controller.add_run()
    stage.until(lambda: stage.window.experiment.current)
    stage.run_to(1000)
    stage.window.pages.show_page("bench")
    stage.rest()


SHOTS = (
    Shot("builder", "rosenbrock", chain),
    Shot("builder_run_on_the_bench", "rosenbrock", used),
)
