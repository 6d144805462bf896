"""Curves from other files, laid faint and dashed under the Bench's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from engine.errors import InputError
from engine.reference import references
from widgets.plot.palette import RUN_COLOURS
from widgets.plot.style import PlannedCurve

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from engine.reference import Reference
    from widgets.plot.curve_plot import CurvePlot


class OverlayController(QObject):
    """`curves` stay until they are removed, whatever experiment is on the Bench."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.curves: list[Reference] = []

    def ask(self) -> None:
        """Asks for a file."""
        folder = str(self.window.settings.get("folder", str(Path.home())))
        kinds = self.tr("Curves (*.csv *.tsv *tfevents* *.optlab);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self.window, self.tr("Curves to lay under the plots"), folder, kinds)
        if chosen:
            self.add(Path(chosen))

    def add(self, place: Path) -> bool:
        """Every curve of a file or folder; whether there was one (the page says why not)."""
        notice = self.window.page.engine_notice
        try:
            found = references(place)
        except InputError as error:
            notice.show_notice(str(error), "error")
            return False
        self.curves += found
        self.show()
        said = self.tr("Laid under the plots: %1. View, Remove overlays takes them away.")
        notice.show_notice(said.replace("%1", ", ".join(dict.fromkeys(curve.name for curve in found))))
        return True

    def clear(self) -> None:
        """Takes them away."""
        self.curves = []
        self.show()

    def show(self) -> None:
        """Gives every plot its own; what is like nothing recorded goes to the loss."""
        board = self.window.board
        plots: dict[CurvePlot, tuple[str, ...]] = {board.rate: ("lr",), board.gradient: ("grad_norm",)}
        taken = {channel for channels in plots.values() for channel in channels}
        for plot, channels in plots.items():
            plot.set_references([self._styled(place) for place in self._places(channels)])
        others = [place for place, curve in enumerate(self.curves) if curve.channel not in taken]
        board.loss.set_references([self._styled(place) for place in others])

    def _places(self, channels: tuple[str, ...]) -> list[int]:
        return [place for place, curve in enumerate(self.curves) if curve.channel in channels]

    def _styled(self, place: int) -> PlannedCurve:
        curve = self.curves[place]
        colour = RUN_COLOURS[-1 - place % len(RUN_COLOURS)]
        label = f"{curve.origin} {curve.name}" if curve.origin else curve.name
        return PlannedCurve(curve.steps, curve.values, colour, label)
