"""The list of experiments, each under the one it branched from, with the lines between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyle, QStyledItemDelegate, QWidget

from widgets.flat_list import FlatList
from widgets.history.branches import BranchRow, Lines, ordered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyleOptionViewItem

ROW = Qt.ItemDataRole.UserRole
INDENT, DOT, PAD = 18, 4.5, 14


class BranchModel(QAbstractListModel):
    """Rows as data; a typed name is announced, not stored."""

    renamed = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[BranchRow, Lines]] = []

    def set_rows(self, rows: Sequence[BranchRow]) -> None:
        """Shows these."""
        found = ordered(rows)
        if found != self.rows:
            self.beginResetModel()
            self.rows = found
            self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many experiments."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, tool tip, and the row with its lines for the delegate."""
        if not index.isValid():
            return None
        row, _ = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (row.name, row.summary, row.notes) if part)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{row.summary}, {row.side}"
        return self.rows[index.row()] if role == ROW else None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A new name."""
        name = str(value).strip()
        row, _ = self.rows[index.row()]
        if role == Qt.ItemDataRole.EditRole and name and name != row.name:
            self.renamed.emit(row.key, name)
            return True
        return False

    def flags(self, _index: QModelIndex) -> Qt.ItemFlag:
        """Every row can be chosen and renamed."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


class BranchDelegate(QStyledItemDelegate):
    """Lines and dot, name over what was changed, and where it stands."""

    def _view(self) -> QWidget:
        parent = self.parent()
        assert isinstance(parent, QWidget)
        return parent

    def height(self) -> int:
        """Of one row."""
        return 2 * QFontMetrics(self._view().font()).height() + 12

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:
        """Two lines."""
        return QSize(200, self.height())

    def left(self, rect: QRect, lines: Lines) -> float:
        """Where the text begins."""
        return rect.left() + PAD + lines.depth * INDENT + 12

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """One row."""
        row, lines = index.data(ROW)
        palette, rect = self._view().palette(), option.rect
        accent = palette.color(QPalette.ColorRole.Accent)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            shade = QColor(accent if selected else palette.color(QPalette.ColorRole.Text))
            shade.setAlphaF(0.14 if selected else 0.05)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), 5, 5)
        self._lines(painter, rect, lines, palette, index.row() + 1 < index.model().rowCount() and _goes_on(index))
        dot = QPointF(rect.left() + PAD + lines.depth * INDENT, rect.center().y() + 0.5)
        painter.setPen(QPen(accent, 1.8))
        painter.setBrush(accent if row.active else palette.color(QPalette.ColorRole.Window))
        painter.drawEllipse(dot, DOT, DOT)
        self._texts(painter, rect, row, lines, palette)
        painter.restore()

    def _lines(self, painter: QPainter, rect: QRect, lines: Lines, palette: QPalette, below: bool) -> None:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = rect.center().y() + 0.5

        def column(level: int) -> float:
            return rect.left() + PAD + level * INDENT

        for level, through in enumerate(lines.through[1:]):
            if through:
                painter.drawLine(QPointF(column(level), rect.top()), QPointF(column(level), rect.bottom() + 1))
        if lines.depth:
            x = column(lines.depth - 1)
            path = QPainterPath(QPointF(x, rect.top()))
            path.lineTo(x, middle - 6)
            path.quadTo(x, middle, x + 6, middle)
            path.lineTo(column(lines.depth) - DOT, middle)
            painter.drawPath(path)
            if not lines.last:
                painter.drawLine(QPointF(x, middle - 6), QPointF(x, rect.bottom() + 1))
        if below:
            x = column(lines.depth)
            painter.drawLine(QPointF(x, middle + DOT), QPointF(x, rect.bottom() + 1))

    def _texts(self, painter: QPainter, rect: QRect, row: BranchRow, lines: Lines, palette: QPalette) -> None:
        font = QFont(self._view().font())
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.9)
        line = QFontMetrics(font).height()
        muted = palette.color(QPalette.ColorRole.PlaceholderText)
        left, right, top = round(self.left(rect, lines)), rect.right() - 8, rect.top() + 5
        width = QFontMetrics(small).horizontalAdvance(row.side)
        painter.setFont(small)
        painter.setPen(muted)
        painter.drawText(QRect(right - width, top, width + 1, line), Qt.AlignmentFlag.AlignVCenter, row.side)
        room = right - left
        text = QFontMetrics(small).elidedText(row.summary, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, top + line, room, line), Qt.AlignmentFlag.AlignVCenter, text)
        font.setBold(row.active)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        text = QFontMetrics(font).elidedText(row.name, Qt.TextElideMode.ElideRight, room - width - 8)
        painter.drawText(QRect(left, top, room - width - 6, line), Qt.AlignmentFlag.AlignVCenter, text)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex) -> QWidget:
        """A line for the name."""
        editor = QLineEdit(parent)
        editor.setMaxLength(120)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Over the name."""
        left = round(self.left(option.rect, index.data(ROW)[1])) - 4
        height = min(editor.sizeHint().height(), option.rect.height())
        editor.setGeometry(left, option.rect.top() + 2, option.rect.right() - 8 - left, height)


class BranchList(FlatList):
    """`chosen`: a row was selected; `opened`: it was double-clicked or Enter pressed; F2 renames."""

    chosen = Signal(int)
    opened = Signal(int)
    renamed = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.branches = BranchModel(self)
        self.branches.renamed.connect(self.renamed)
        self.setModel(self.branches)
        self.setItemDelegate(BranchDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setAccessibleName(self.tr("Experiments"))
        self.activated.connect(lambda index: self.opened.emit(self.branches.rows[index.row()][0].key))

    def sizeHint(self) -> QSize:
        """From two to seven rows; more scroll."""
        height = QFontMetrics(self.font()).height() * 2 + 12
        return QSize(300, height * min(max(len(self.branches.rows), 2), 7) + 2)

    def minimumSizeHint(self) -> QSize:
        """As the size hint: the list is never squeezed."""
        return self.sizeHint()

    def set_rows(self, rows: Sequence[BranchRow]) -> None:
        """Shows these experiments; the chosen one stays chosen."""
        key = self.current()
        self.branches.set_rows(rows)
        self.updateGeometry()
        self.set_current(key if key is not None else next((row.key for row in rows if row.active), None))

    def current(self) -> int | None:
        """The key of the chosen one."""
        place = self.currentIndex().row()
        return self.branches.rows[place][0].key if 0 <= place < len(self.branches.rows) else None

    def set_current(self, key: int | None) -> None:
        """Chooses one; emits nothing."""
        self.blockSignals(True)
        for place, (row, _) in enumerate(self.branches.rows):
            if row.key == key:
                self.setCurrentIndex(self.branches.index(place))
        self.blockSignals(False)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Announces the chosen one."""
        super().currentChanged(current, previous)
        if current.isValid() and not self.signalsBlocked():
            self.chosen.emit(self.branches.rows[current.row()][0].key)


def _goes_on(index: QModelIndex) -> bool:
    """Whether the next row branched from this one."""
    _, here = index.data(ROW)
    _, there = index.model().index(index.row() + 1, 0).data(ROW)
    return bool(there.depth > here.depth)
