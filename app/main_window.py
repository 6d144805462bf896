"""The window: a menu bar, the Bench, and what holds them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app import theme as themes
from app.command_window import CommandWindow
from app.icons import icon
from app.plot_board import PlotBoard
from widgets.edge_to_edge import edge_to_edge
from widgets.engine_text import translated

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from app.settings import Settings
    from app.theme import Theme
    from engine.host.host import EngineHost

PANEL_WIDTH, BAR_HEIGHT, MENU_HEIGHT, TABS_HEIGHT = 348, 49, 26, 28
"""What the rest of the window will take beside the plots, left free while it is not there yet."""


class MainWindow(CommandWindow):
    """Makes every part and connects it; what the commands do stands in `app.command_window`."""

    closed = Signal()
    retranslated = Signal()
    """The language has changed: what is put together from numbers is to be said anew. The rest has been by now."""

    def __init__(self, host: EngineHost, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.host, self.theme, self.settings = host, theme, settings
        self.setWindowTitle("Optimizer Lab")
        self.resize(QSize(1280, 720))
        self.setMinimumSize(QSize(960, 560))
        self.board = PlotBoard()
        bare = QWidget()
        row = QHBoxLayout(bare)
        row.setContentsMargins(PANEL_WIDTH, TABS_HEIGHT, 0, BAR_HEIGHT)
        row.addWidget(self.board)
        self.setCentralWidget(bare)
        self.menuBar().setMinimumHeight(MENU_HEIGHT)
        self._paint()

    def furnish(self) -> None:
        """Puts everything but the plots into the window. What it needs is loaded here: after the first paint."""
        from app.actions import Actions
        from app.alarm_controller import AlarmController
        from app.bench_controller import BenchController
        from app.bench_page import BenchPage
        from app.book.controller import BookController
        from app.care.crash import CrashCatcher
        from app.care.log import Log
        from app.care.log_dock import LogDock
        from app.experiment_controller import ExperimentController
        from app.export_controller import ExportController
        from app.file_drop import FileDrop
        from app.formula_controller import FormulaController
        from app.journal_controller import JournalController
        from app.kept_maps import KeptMaps
        from app.language.menu import LanguageMenu
        from app.outside.controller import OutsideController
        from app.overlay_controller import OverlayController
        from app.page_stack import PageStack
        from app.plots_controller import PlotsController
        from app.presentation import Presentation
        from app.recent_files import RecentFiles
        from app.session_controller import SessionController
        from app.tour import Tour
        from app.undo import Undo

        self.setWindowIcon(icon("app"))
        self.actions_ = Actions(self)
        self.page = BenchPage(self.actions_, self.board)
        self.pages = PageStack(self, self.page)
        content = QWidget()
        edge_to_edge(content, self.pages.tabs, self.pages, grows=self.pages)
        self.setCentralWidget(content)
        self.menus = self.actions_.fill(self.menuBar())
        self._add_presets()
        self.log = Log(self)
        self.log_dock = LogDock(self.log, self)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.log_dock)
        self.log_dock.visibilityChanged.connect(self.actions_["show_log"].setChecked)
        for bar in (self.page.notice, self.page.engine_notice):
            bar.told.connect(self.log.write)
        self.language_ = LanguageMenu(self)
        self.presentation_ = Presentation(self)
        self.crashes = CrashCatcher(self)
        self.experiment = ExperimentController(self.host, self)
        self.bench = BenchController(self.page, self.experiment, self.actions_)
        self.alarm = AlarmController(self.experiment, self.page.engine_notice)
        self.plots = PlotsController(self.page, self.experiment, self.bench, self.alarm)
        self.outside = OutsideController(self)
        self.book = BookController(self)
        self.maps = KeptMaps(self)
        self.recent = RecentFiles(self)
        self.session = SessionController(self)
        self.undo_ = Undo(self)
        self.journal = JournalController(self)
        self.export = ExportController(self)
        self.overlays = OverlayController(self)
        self.formula = FormulaController(self)
        self.drop = FileDrop(self)
        self.tour_ = Tour(self)
        docks = self.settings.get("docks")
        if isinstance(docks, QByteArray):
            self.restoreState(docks)
        self.experiment.state_changed.connect(self._paint_toggle)
        self.set_theme(self.theme)
        self.page.runs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_presets(self) -> None:
        from app.presets import presets
        from app.shortcuts import example_keys

        menu = self.menuBar().addMenu(self.tr("E&xamples"))
        menu.setToolTipsVisible(True)
        self.menuBar().insertMenu(self.menus["&Experiment"].menuAction(), menu)
        for place, preset in enumerate(presets(), 1):
            action = QAction(translated(preset.title), self)
            action.setToolTip(translated(preset.help))
            action.setStatusTip(translated(preset.help))
            action.setShortcut(QKeySequence(example_keys(place)))
            action.triggered.connect(lambda _checked=False, preset=preset: self.session.open_preset(preset))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.actions_["gallery"])

    # -- looks ---------------------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Light or dark, now."""
        self.theme = theme
        self._paint()
        self.pages.set_theme(theme)
        self.actions_.paint(theme)
        self.actions_["toggle_theme"].setChecked(theme.name == "dark")
        self._paint_toggle()

    def toggle_theme(self) -> None:
        """The other one, also at the next start."""
        self.set_theme(themes.LIGHT if self.theme.name == "dark" else themes.DARK)
        self.settings.set("theme", self.theme.name)

    def retranslate(self) -> None:
        """What is put together from numbers, in the present language."""
        self.actions_.say()
        self.pages.retranslate()
        self.bench.show_spec()
        self.bench.show_state()
        self.plots.show_curves()
        self.retranslated.emit()

    def _paint(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        themes.apply(app, self.theme)
        for _, plot, _ in self.board.plots():
            plot.set_palette(self.theme.plots)

    def _paint_toggle(self) -> None:
        toggle = self.actions_["toggle"]
        shows = toggle.property("shows") or "run"
        if (shows, self.theme.name) != toggle.property("painted"):
            toggle.setProperty("painted", (shows, self.theme.name))
            toggle.setIcon(icon(shows, self.theme.text, self.theme.disabled))

    # -- the end -------------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks about unsaved work, then ends the engine."""
        if not self.session.may_close():
            event.ignore()
            return
        self.presentation_.close()
        self.crashes.close()
        self.log.close()
        self.settings.set("geometry", self.saveGeometry())
        self.settings.set("docks", self.saveState())
        self.pages.keep_dividers()
        self.settings.save()
        self.plots.stop()
        self.pages.close_pages()
        self.journal.stop()
        self.session.claimed.release()
        self.host.close(timeout=5.0)
        self.closed.emit()
        event.accept()
