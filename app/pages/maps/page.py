"""Widgets of the Maps page and their places; the controller fills them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.page_widget import PageWidget
from app.pages.maps.along import FRAMES
from app.pages.maps.controller import MapsController
from widgets.film_bar import FilmBar
from widgets.knob.choice_editor import ChoiceBox
from widgets.knob.form import LABEL_WIDTH
from widgets.maps.colour_key import ColourKey
from widgets.maps.map_view import MapView
from widgets.maps.task_bar import TaskBar
from widgets.notice_bar import NoticeBar
from widgets.scroll_panel import PANEL_WIDTH, side_panel
from widgets.section import Rule, Section

if TYPE_CHECKING:
    from app.main_window import MainWindow


class MapsPage(PageWidget):
    """Axes and knobs at the left, the map at the right."""

    painted = ("view",)
    closed = ("controller",)

    says = ("Along",)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.run, self.across, self.up = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.colour, self.size_, self.along = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.arithmetic = ChoiceBox()
        self.arithmetic.addItem(self.tr("Fast"), True)
        self.arithmetic.addItem(self.tr("As on the Bench"), False)
        self.arithmetic.setToolTip(self.tr(
            "Fast: other last bits on surfaces in float32, so that runs at the border of chaos may end elsewhere than "
            "on the Bench. As on the Bench: the same bits, up to one and a half times as slow, and slower where runs "
            "converge on some processors."
        ))
        self.film = FilmBar(FRAMES, self.tr("Third axis"), self.tr("Moves along the third axis, over and over"))
        self.task = TaskBar()
        self.reset, self.save, self.kept = QPushButton(self.tr("Whole range")), QToolButton(), QToolButton()
        self.knobs, self.problem = Section(self.tr("Other knobs")), Section(self.tr("Problem"))
        self.view, self.key, self.notice = MapView(), ColourKey(), NoticeBar()
        self.under, self.state = QLabel(" "), QLabel()
        self.save.setText(self.tr("Save"))
        self.kept.setText(self.tr("Kept"))
        self.kept.setToolTip(self.tr("Maps that the session holds"))
        for button in (self.save, self.kept):
            button.setMinimumWidth(58)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setMenu(QMenu(button))
        self.under.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Rule())
        outer.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._side())
        row.addWidget(Rule(Qt.Orientation.Vertical))
        row.addWidget(self._main(), 1)
        outer.addLayout(row, 1)
        self.controller = MapsController(self, window)

    def retranslate(self) -> None:
        """Names of the axes and colours, and what the map says."""
        self.controller.say()

    def _side(self) -> QWidget:
        axes = Section(self.tr("Map"))
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(5)
        for label, box in (
            (self.tr("Run"), self.run),
            (self.tr("Across"), self.across),
            (self.tr("Up"), self.up),
            (self.tr("Third axis"), self.along),
            (self.tr("Colour"), self.colour),
            (self.tr("Pixels"), self.size_),
            (self.tr("Arithmetic"), self.arithmetic),
        ):
            name = QLabel(label)
            name.setFixedWidth(LABEL_WIDTH)
            box.setAccessibleName(label)
            form.addRow(name, box)
        axes.body.addLayout(form)
        buttons = QHBoxLayout()
        buttons.addWidget(self.reset)
        buttons.addStretch(1)
        buttons.addWidget(self.kept)
        buttons.addWidget(self.save)
        axes.body.addLayout(buttons)
        panel = side_panel([axes, self.knobs, self.problem])
        panel.setFixedWidth(PANEL_WIDTH)
        return panel

    def _main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.key)
        column.addWidget(Rule())
        column.addWidget(self.view, 1)
        column.addWidget(self.film)
        column.addWidget(self.task)
        column.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 5, 14, 6)
        foot.addWidget(self.under, 1)
        foot.addWidget(self.state)
        column.addLayout(foot)
        return main
