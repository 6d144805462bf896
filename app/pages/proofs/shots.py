"""States of the page worth a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.shot import Shot

if TYPE_CHECKING:
    from app.pages.proofs.page import ProofsPage
    from app.shot import Stage


def measured(stage: Stage) -> None:
    """A few proofs after they have been run."""
    page: ProofsPage = stage.window.pages.show_page("proofs")
    page.run(["adagrad.Adagrad", "adam.first_step", "adam.bound", "adam.excursion", "decay.AdamW"])
    stage.until(lambda: not page.judge.busy)
    page.table.selectRow(3)
    stage.rest()


SHOTS = (Shot("proofs", "heavy_ball", measured),)
