"""Asks where to, and exports plots, runs and the description of the experiment."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app import export
from engine.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.main_window import MainWindow
    from widgets.plot.curve_plot import CurvePlot
    from widgets.plot.trajectory_plot import TrajectoryPlot


class ExportController(QObject):
    """What happened, good or bad, is said in the line over the page."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        for name, plot, _ in window.page.board.plots():
            plot.png_requested.connect(lambda plot=plot, name=name: self.ask_png(plot, name))
            plot.csv_requested.connect(lambda plot=plot, name=name: self.ask_csv(plot, name))

    def ask_png(self, plot: CurvePlot | TrajectoryPlot, name: str) -> None:
        """A plot as a picture."""
        self._ask(f"{name}.png", self.tr("Pictures (*.png)"), lambda file: export.save_png(plot, file))

    def ask_csv(self, plot: CurvePlot | TrajectoryPlot, name: str) -> None:
        """A plot as numbers."""
        self._ask(f"{name}.csv", self.tr("Tables (*.csv)"), lambda file: export.save_table(*plot.to_table(), file))

    def ask_spec(self) -> None:
        """The description of the experiment, which `main.py run` takes."""
        spec = self.window.experiment.spec
        assert spec is not None
        text = json.dumps(spec.table(), indent=2, ensure_ascii=False) + "\n"

        def write(file: Path) -> None:
            try:
                file.write_text(text, encoding="utf-8")
            except OSError as error:
                raise InputError(f"{file}: {error.strerror or error}") from None

        self._ask("experiment.json", self.tr("Descriptions (*.json)"), write)

    def ask_runs(self) -> None:
        """One table a run."""
        history = self.window.experiment.state.history
        if history is None:
            return
        folder = QFileDialog.getExistingDirectory(self.window, self.tr("Folder for the tables"), self._folder())
        if folder:
            self.do(lambda: export.save_runs(history, Path(folder)), Path(folder))

    def _ask(self, name: str, kinds: str, write: Callable[[Path], None]) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self.window, self.tr("Export"), str(Path(self._folder()) / name), kinds)
        if chosen:
            file = Path(chosen)
            if not file.suffix:
                file = file.with_suffix(Path(name).suffix)
            self.window.settings.set("export_folder", str(file.parent))
            self.do(lambda: write(file), file)

    def do(self, write: Callable[[], object], place: Path) -> None:
        """Writes, and says how it went."""
        notice = self.window.page.engine_notice
        try:
            write()
        except InputError as error:
            notice.show_notice(str(error), "error")
        else:
            notice.show_notice(self.tr("Exported to %1").replace("%1", str(place)))

    def _folder(self) -> str:
        return str(self.window.settings.get("export_folder", str(Path.home())))
