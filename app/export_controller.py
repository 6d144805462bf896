"""Takes plots, pages, runs and the description of the experiment out of the window: files and clipboard."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app import export
from app.chosen_file import chosen_file
from app.figures import animation, paint
from app.figures.dialog import FigureDialog
from app.figures.from_record import SPACE, TRAJECTORY, RecordFigure
from app.figures.look import Look, look_of
from app.figures.page_drawing import PageDrawing
from app.session_content import live_record
from engine.csv_files import write_csv
from engine.errors import InputError
from engine.figure import Note
from widgets.plot_panel import PlotPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.figures.paint import Drawable
    from app.main_window import MainWindow

SCREEN_DPI = 192


class ExportController(QObject):
    """What happened, good or bad, is said in the line over the page."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.dialog: FigureDialog | None = None
        self.adopt(window.page)
        window.pages.made.connect(self.adopt)

    def adopt(self, page: QWidget) -> None:
        """Answers the export menus of a page's plots."""
        for plot in page.findChildren(QWidget):
            if hasattr(plot, "export_requested"):
                plot.export_requested.connect(lambda way, plot=plot: self.take(plot, way))

    def take(self, plot: Any, way: str) -> None:
        """What a plot's menu asked for."""
        title = title_of(plot)
        if way == "figure":
            self.ask_figure(plot, title)
        elif way == "table":
            kinds = self.tr("Tables (*.csv)")
            self._ask(f"{file_name(title)}.csv", kinds, lambda file: export.save_table(*plot.to_table(), file))
        elif way == "copy_figure":
            self.copy_figure(plot, title, self.look())
        else:
            QGuiApplication.clipboard().setText(export.table_text(*plot.to_table()))
            self._say(self.tr("Copied the data of “%1”").replace("%1", title))

    # -- figures -------------------------------------------------------------------------------------------------

    def look(self) -> Look:
        """How figures looked last."""
        try:
            return look_of(json.loads(self.window.settings.get("figure", "{}")))
        except ValueError:
            return Look()

    def ask_figure(self, drawn: Drawable, title: str) -> None:
        """Opens the dialog for one figure."""
        self._open(FigureDialog(drawn, title, self.look(), self.window))

    def ask_page(self) -> None:
        """The page that is shown, whole: as wide as a slide, its type as large as that makes it."""
        page = self.window.pages.currentWidget()
        title = self.window.pages.tabs.tabText(self.window.pages.tabs.currentIndex())
        look = Look(width=254.0, height=round(254.0 * page.height() / page.width(), 1))
        self._open(FigureDialog(PageDrawing(self.window), title, look, self.window, ("width", "height", "dpi")))

    def _open(self, dialog: FigureDialog) -> None:
        self.dialog = dialog
        dialog.save_requested.connect(lambda look: self._save_figure(dialog, look))
        dialog.copy_requested.connect(lambda look: self.copy_figure(dialog.drawn, dialog.title, look))
        dialog.finished.connect(self._close_dialog)
        dialog.open()

    def _save_figure(self, dialog: FigureDialog, look: Look) -> None:
        kinds = self.tr("PDF (*.pdf);;SVG (*.svg);;PNG (*.png)")
        moving = self._channel(dialog.drawn)
        if moving:
            kinds += self.tr(";;Animation, GIF (*.gif);;Animation, WebP (*.webp);;Animation, APNG (*.apng)")
            kinds += self.tr(";;Film, MP4 (*.mp4)")
        chosen = self._where(f"{file_name(dialog.title)}.pdf", kinds)
        if chosen is None:
            return
        if not isinstance(dialog.drawn, PageDrawing):
            self.window.settings.set("figure", json.dumps(look.table()))
        note = self.note(dialog.title)

        def write() -> None:
            if moving and chosen.suffix.lower() in animation.SUFFIXES:
                self._animate(dialog, moving, chosen, look, note)
            else:
                paint.write(dialog.drawn, chosen, look, note, dialog.title)

        if self.do(write, chosen):
            dialog.accept()

    def _channel(self, drawn: object) -> str:
        """What a plot of the Bench shows, as the figure of a record is named; empty where it cannot move."""
        board = self.window.board
        if self.window.experiment.state.history is None:
            return ""
        known = {
            board.loss: "loss", board.rate: "lr", board.gradient: "grad_norm",
            board.surface: TRAJECTORY, board.surface3d: SPACE,
        }  # fmt: skip
        return next((name for plot, name in known.items() if plot is drawn), "")

    def _animate(self, dialog: FigureDialog, name: str, file: Path, look: Look, note: Note | None) -> None:
        def tell(done: int, count: int) -> None:
            dialog.note.setText(self.tr("Frame %1 of %2").replace("%1", str(done)).replace("%2", str(count)))
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

        experiment = self.window.experiment
        figure = RecordFigure(live_record(self.window), name, experiment.looks, experiment.band)
        figure.camera = self.window.board.surface3d.camera
        try:
            animation.write(figure, file, replace(look, dpi=min(look.dpi, 200)), note, progress=tell)
        finally:
            figure.close()

    def copy_figure(self, drawn: Drawable, title: str, look: Look) -> None:
        """As a picture, and where it has numbers as a table too: whoever pastes takes what it can use."""
        data = QMimeData()
        data.setImageData(paint.picture(drawn, look, SCREEN_DPI, title))
        if hasattr(drawn, "to_table"):
            data.setText(export.table_text(*drawn.to_table()))
        QGuiApplication.clipboard().setMimeData(data)
        self._say(self.tr("Copied “%1”").replace("%1", title))

    def note(self, title: str) -> Note | None:
        """What a figure knows of the experiment as it stands."""
        state = self.window.experiment.state
        if state.initial_spec is None:
            return None
        return Note(state.initial_spec, tuple(state.events), max(state.step, 0), title)

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    # -- numbers -------------------------------------------------------------------------------------------------

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
            self.do(lambda: write_csv(history, Path(folder)), Path(folder))

    # -- where to ------------------------------------------------------------------------------------------------

    def _ask(self, name: str, kinds: str, write: Callable[[Path], None]) -> None:
        file = self._where(name, kinds)
        if file is not None:
            self.do(lambda: write(file), file)

    def _where(self, name: str, kinds: str) -> Path | None:
        place = str(Path(self._folder()) / name)
        chosen, kind = QFileDialog.getSaveFileName(self.window, self.tr("Export"), place, kinds)
        if not chosen:
            return None
        file = chosen_file(chosen, kind, Path(name).suffix)
        self.window.settings.set("export_folder", str(file.parent))
        return file

    def do(self, write: Callable[[], object], place: Path) -> bool:
        """Writes, says how it went, and answers whether it went well."""
        try:
            write()
        except InputError as error:
            self.window.page.engine_notice.show_notice(str(error), "error")
            return False
        self._say(self.tr("Exported to %1").replace("%1", str(place)))
        return True

    def _say(self, text: str) -> None:
        self.window.page.engine_notice.show_notice(text)

    def _folder(self) -> str:
        return str(self.window.settings.get("export_folder", str(Path.home())))


def title_of(plot: QWidget) -> str:
    """What the user knows a plot as: its own title, or that of the panel around it."""
    own = getattr(plot, "title", "")
    if isinstance(own, str) and own:
        return own
    above = plot.parentWidget()
    while above is not None and not isinstance(above, PlotPanel):
        above = above.parentWidget()
    return above.title() if isinstance(above, PlotPanel) else plot.accessibleName() or "figure"


def file_name(title: str) -> str:
    """`Gradient norm` as `gradient_norm`; letters of other scripts stay."""
    return re.sub(r"\W+", "_", title.lower()).strip("_") or "figure"
