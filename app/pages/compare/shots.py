"""States of the page worth a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.shot import Shot

if TYPE_CHECKING:
    from app.pages.compare.page import ComparePage
    from app.shot import Stage


def _many(stage: Stage) -> ComparePage:
    """Three seeds each of three rates."""
    runs = [
        {"name": f"{name} {rate:g} #{seed}", "optimizer": {"name": name, "lr": rate}, "seed": seed}
        for name, rate in (("Adam", 0.001), ("Adam", 0.003), ("SGD", 0.1))
        for seed in range(3)
    ]
    stage.load({"steps": 400, "problem": "digits", "runs": runs})
    stage.run_to(400)
    page: ComparePage = stage.window.pages.show_page("compare")
    stage.rest()
    return page


def runs(stage: Stage) -> None:
    """All runs."""
    _many(stage)


def groups(stage: Stage) -> None:
    """Mean and spread by learning rate."""
    page = _many(stage)
    page.group.setCurrentIndex(page.group.findData("lr"))
    page.controller.show()
    stage.rest()


SHOTS = (
    Shot("compare", "digits", runs),
    Shot("compare_groups", "digits", groups),
)
