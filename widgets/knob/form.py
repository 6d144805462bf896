"""A form made from knobs: a label, an editor and a way back to the default for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QWidget

from widgets.knob.choice_editor import ChoiceEditor
from widgets.knob.flag_editor import FlagEditor
from widgets.knob.label import letter, title, tool_tip
from widgets.knob.names_editor import NamesEditor
from widgets.knob.number import shown
from widgets.knob.real_editor import RealEditor
from widgets.knob.reals_editor import RealsEditor
from widgets.knob.table_editor import TableEditor
from widgets.knob.text_editor import TextEditor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.knob import Knob
    from widgets.knob.editor import KnobEditor

EDITORS = {
    "real": RealEditor, "integer": RealEditor, "flag": FlagEditor,
    "choice": ChoiceEditor, "reals": RealsEditor, "integers": RealsEditor, "text": TextEditor,
    "names": NamesEditor, "table": TableEditor,
}  # fmt: skip
LABEL_WIDTH = 104


class ResetButton(QAbstractButton):
    """An arrow that turns back; visible only where a value differs from its default."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(18, 22)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Small."""
        return QSize(18, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Three quarters of a circle with a head."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.underMouse() or self.hasFocus()
        role = QPalette.ColorRole.Accent if strong else QPalette.ColorRole.PlaceholderText
        painter.setPen(QPen(self.palette().color(role), 1.5, c=Qt.PenCapStyle.RoundCap))
        centre = QPointF(self.width() / 2, self.height() / 2)
        painter.drawArc(QRectF(centre.x() - 4.5, centre.y() - 4.5, 9, 9), -60 * 16, 230 * 16)
        head = QPainterPath(QPointF(centre.x() - 6.5, centre.y() - 5))
        head.lineTo(centre.x() - 4.8, centre.y() - 0.8)
        head.lineTo(centre.x() - 0.8, centre.y() - 2.6)
        painter.drawPath(head)


class KnobForm(QWidget):
    """Editors for `knobs`. Values are by knob name; both signals carry (knob, value)."""

    value_changed = Signal(object, object)
    edited = Signal(object, object)

    def __init__(self, knobs: tuple[Knob, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.knobs = knobs
        self.editors: dict[str, KnobEditor] = {}
        self._resets: dict[str, ResetButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, knob in enumerate(knobs):
            self._add(grid, row, knob)

    def _add(self, grid: QGridLayout, row: int, knob: Knob) -> None:
        editor, label = EDITORS[knob.kind](knob), QLabel()
        label.setBuddy(editor)
        label.setMinimumHeight(22)
        reset = ResetButton()
        reset.setVisible(False)
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(editor, row, 1)
        grid.addWidget(reset, row, 2, Qt.AlignmentFlag.AlignTop)
        self.editors[knob.name], self._resets[knob.name] = editor, reset
        self._say(knob, label)
        editor.value_changed.connect(lambda value, knob=knob: self._changed(knob, value))
        editor.edited.connect(lambda value, knob=knob: self.edited.emit(knob, value))
        reset.clicked.connect(lambda _checked=False, knob=knob: self._reset(knob))

    def _say(self, knob: Knob, label: QLabel) -> None:
        """Name and tool tips, in the present language."""
        mark = f" <span style='color:gray'>{letter(knob)}</span>" if letter(knob) else ""
        label.setText(title(knob) + mark)
        label.setToolTip(tool_tip(knob))
        self.editors[knob.name].setToolTip(tool_tip(knob))
        reset = self._resets[knob.name]
        reset.setAccessibleName(self.tr("Reset %1").replace("%1", title(knob)))
        reset.setToolTip(self.tr("Back to %1").replace("%1", shown(knob.default) or self.tr("none")))

    def changeEvent(self, event: QEvent) -> None:
        """Another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            grid = self.layout()
            assert isinstance(grid, QGridLayout)
            for row, knob in enumerate(self.knobs):
                label = grid.itemAtPosition(row, 0).widget()
                assert isinstance(label, QLabel)
                self._say(knob, label)

    def values(self) -> dict[str, Any]:
        """Every knob's value by knob name."""
        return {name: editor.value() for name, editor in self.editors.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Shows values (those of the form's knobs among `values`) and emits nothing."""
        for name, editor in self.editors.items():
            if name in values:
                if not _same(editor.value(), values[name]):
                    editor.set_value(values[name])
                self._resets[name].setVisible(not _same(values[name], editor.knob.default))

    def clear_errors(self) -> None:
        """Takes back what could not be used."""
        for editor in self.editors.values():
            if editor.error():
                editor.set_value(editor.value())

    def set_error(self, name: str, text: str) -> bool:
        """Shows an error at the knob `name`; False when the form has no such knob."""
        if name not in self.editors:
            return False
        self.editors[name].set_error(text)
        return True

    def _changed(self, knob: Knob, value: Any) -> None:
        self._resets[knob.name].setVisible(not _same(value, knob.default))
        self.value_changed.emit(knob, value)

    def _reset(self, knob: Knob) -> None:
        self.editors[knob.name].set_value(knob.default)
        self._resets[knob.name].setVisible(False)
        self.value_changed.emit(knob, knob.default)
        self.edited.emit(knob, knob.default)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return list(one) == list(other)
    return bool(one == other)
