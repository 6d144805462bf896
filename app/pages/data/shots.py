"""States of the page worth a picture."""

from __future__ import annotations

import math
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from app.shot import Shot

if TYPE_CHECKING:
    from app.pages.data.page import DataPage
    from app.shot import Stage

SOIL = ("clay", "sand", "loam")


def table(stage: Stage) -> None:
    """A table as people have them: numbers of rows, categories, gaps, decimal commas."""
    rows = ["plot;height;leaves;soil;species"]
    for k in range(120):
        height = "" if k in (7, 40) else f"{3 + math.sin(k) + k % 2:.2f}".replace(".", ",")
        rows.append(f"{k + 1};{height};{20 + k * k % 13};{SOIL[k % 7 % 3]};{('ash', 'oak')[k % 2]}")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "trees.csv"
        file.write_text("\n".join(rows) + "\n", encoding="utf-8")
        page: DataPage = stage.window.pages.show_page("data")
        page.open(file)
        stage.until(lambda: page.controller.report is not None)
        stage.rest(0.5)


def empty(stage: Stage) -> None:
    """Before a file."""
    stage.window.pages.show_page("data")
    stage.rest()


SHOTS = (Shot("data", "digits", table), Shot("data_empty", "digits", empty))
