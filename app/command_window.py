"""What each command of `app.commands` does: a method of its name, which hands on to a controller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMainWindow

if TYPE_CHECKING:
    from app.actions import Actions
    from app.bench_page import BenchPage
    from app.care.log_dock import LogDock
    from app.experiment_controller import ExperimentController
    from app.export_controller import ExportController
    from app.overlay_controller import OverlayController
    from app.page_stack import PageStack
    from app.presentation import Presentation
    from app.session_controller import SessionController
    from app.tour import Tour
    from app.undo import Undo


class CommandWindow(QMainWindow):
    """The commanded half of `app.main_window.MainWindow`, which makes all that is named here."""

    actions_: Actions
    page: BenchPage
    pages: PageStack
    log_dock: LogDock
    experiment: ExperimentController
    session: SessionController
    export: ExportController
    overlays: OverlayController
    presentation_: Presentation
    tour_: Tour
    undo_: Undo

    def new(self) -> None:
        self.session.new()

    def open(self) -> None:
        self.session.ask_open()

    def save(self) -> None:
        self.session.save()

    def save_as(self) -> None:
        self.session.ask_save()

    def add_overlay(self) -> None:
        self.overlays.ask()

    def clear_overlays(self) -> None:
        self.overlays.clear()

    def import_data(self) -> None:
        self.pages.show_page("data").ask()

    def export_spec(self) -> None:
        self.export.ask_spec()

    def export_page(self) -> None:
        self.export.ask_page()

    def export_csv(self) -> None:
        self.export.ask_runs()

    def quit(self) -> None:
        self.close()

    def undo(self) -> None:
        self.undo_.undo()

    def redo(self) -> None:
        self.undo_.redo()

    def toggle(self) -> None:
        self.experiment.toggle()

    def step(self) -> None:
        self.experiment.step()

    def step_back(self) -> None:
        self.experiment.rewind(self.experiment.state.step - 1)

    def stop(self) -> None:
        self.experiment.stop()

    def reset(self) -> None:
        self.experiment.reset()

    def add_run(self) -> None:
        self.experiment.add_run()

    def duplicate_run(self) -> None:
        self.experiment.duplicate_run(self.experiment.selected)

    def remove_run(self) -> None:
        self.experiment.remove_run(self.experiment.selected)

    def show_all(self) -> None:
        for run in range(len(self.experiment.looks)):
            self.experiment.set_look(run, visible=True)

    def reset_views(self) -> None:
        self.page.board.reset_views()

    def presentation(self) -> None:
        self.presentation_.set_on(not self.presentation_.on)

    def show_log(self) -> None:
        self.log_dock.setVisible(not self.log_dock.isVisible())

    def reset_layout(self) -> None:
        self.removeDockWidget(self.log_dock)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.log_dock)
        self.pages.reset_layout()

    def find_command(self) -> None:
        from app.palette.dialog import PaletteDialog

        self._show(PaletteDialog(self))

    def gallery(self) -> None:
        from app.gallery import Gallery

        self._show(Gallery(self))

    def tour(self) -> None:
        self.tour_.start()

    def shortcuts(self) -> None:
        from app.shortcuts import ShortcutSheet

        self._show(ShortcutSheet(self))

    def about(self) -> None:
        from app.about import About

        self._show(About(self))

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
