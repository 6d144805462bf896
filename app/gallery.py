"""The gallery of examples: a picture of each, made by running it, and what to watch."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from app.presets import Preset, presets
from engine.spec import parse
from resources import path
from widgets.engine_text import ENGINE, translated
from widgets.slim_scroll_bar import SlimScrollBar

if TYPE_CHECKING:
    from pathlib import Path

    from app.main_window import MainWindow

PICTURE = QSize(300, 150)
"""Of a tile, in pixels; the files are twice as large, for dense screens."""


@cache
def examples() -> list[Preset]:
    """The presets of the Examples menu, then those of `resources/gallery`."""
    found = list(presets())
    for file in sorted(path("gallery").glob("*.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        found.append(Preset(file.stem.partition("_")[2], table["title"], table["help"], parse(table["spec"])))
    return found


def picture(example: Preset) -> Path:
    """Where an example's picture ships; `make gallery` writes it."""
    return path("gallery") / f"{example.key}.png"


class Gallery(QDialog):
    """Tiles to choose from; the chosen one is explained beneath and opened by a double click, Enter or the button."""

    says = (ENGINE,)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window_ = window
        self.setWindowTitle(self.tr("Gallery of examples"))
        self.resize(QSize(1000, 620))
        self.tiles, self.help = QListWidget(), QLabel()
        self.tiles.setAccessibleName(self.windowTitle())
        self.tiles.setViewMode(QListWidget.ViewMode.IconMode)
        self.tiles.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.tiles.setMovement(QListWidget.Movement.Static)
        self.tiles.setIconSize(PICTURE)
        self.tiles.setGridSize(QSize(PICTURE.width() + 16, PICTURE.height() + 36))
        self.tiles.setVerticalScrollBar(SlimScrollBar())
        for example in examples():
            item = QListWidgetItem(QIcon(str(picture(example))), translated(example.title))
            item.setToolTip(translated(example.help))
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            self.tiles.addItem(item)
        self.help.setWordWrap(True)
        self.help.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.use, self.leave = QPushButton(self.tr("Open")), QPushButton(self.tr("Close"))
        self.use.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.help, 1)
        row.addWidget(self.use)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12)
        column.addWidget(self.tiles, 1)
        column.addLayout(row)
        self.tiles.currentRowChanged.connect(lambda at: self.help.setText(translated(examples()[at].help)))
        self.tiles.itemActivated.connect(lambda _: self.open_chosen())
        self.use.clicked.connect(self.open_chosen)
        self.leave.clicked.connect(self.reject)
        self.tiles.setCurrentRow(0)

    def open_chosen(self) -> None:
        """The chosen example comes on the Bench, once unsaved work is safe."""
        example = examples()[self.tiles.currentRow()]
        before = self.window_.experiment.spec
        self.window_.session.open_preset(example)
        if self.window_.experiment.spec is not before:
            self.window_.pages.show_page("bench")
            self.accept()
