"""The chain of blocks from gradient to update, with formulas and numbers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from widgets.anatomy.chain_layout import CLEAR, DISC, HEAD, MARGIN, PAD, ROW, ChainLayout, chain_layout
from widgets.anatomy.fitted_numbers import fitted
from widgets.anatomy.flow_arrow import paint_flow
from widgets.anatomy.picture import GRADIENT_COLOUR, stage_colour
from widgets.plot.number_text import value_text

if TYPE_CHECKING:
    from widgets.anatomy.chain_layout import Card
    from widgets.anatomy.formula_art import FormulaArt
    from widgets.anatomy.picture import Numbers, Picture, Stage

Role = QPalette.ColorRole
RADIUS = 7.0
MARK = "#D08A00"
SMALL_EM = 13.0
SMALLEST = 0.7
"""Type is not made smaller than by this factor."""
Left, Right, Middle = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter


class ChainView(QWidget):
    """Shows a `Picture`; as high as it needs to be at its width."""

    def __init__(self, art: FormulaArt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._art = art
        self._picture: Picture | None = None
        self._shape: object = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(330)

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    def set_picture(self, picture: Picture | None) -> None:
        """Shows another update."""
        self._picture = picture
        shape = None if picture is None else [(s.key, s.active, len(s.memory), len(s.knobs)) for s in picture.stages]
        if shape != self._shape:
            self._shape = shape
            self.updateGeometry()
        self.setAccessibleName(picture.title if picture else "")
        self.update()

    def formulas_changed(self) -> None:
        """More formulas can be drawn now."""
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._layout(width).height) if self._picture else 0

    def sizeHint(self) -> QSize:
        return QSize(640, self.heightForWidth(max(self.width(), 330)))

    def minimumSizeHint(self) -> QSize:
        return QSize(330, self.heightForWidth(max(self.width(), 330)))

    def _layout(self, width: float) -> ChainLayout:
        assert self._picture is not None
        return chain_layout(self._picture, self._art, width)

    # -- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = self._picture
        if picture is None:
            return
        layout = self._layout(self.width())
        self._paint_header(painter, layout, picture)
        entering = picture.stages[0].input if picture.stages else picture.gradient
        scaled = picture.scale != 1.0
        name = self.tr("gradient × %1").replace("%1", value_text(picture.scale)) if scaled else self.tr("gradient")
        self._paint_flow(painter, layout, layout.flows[0], "g", entering, QColor(GRADIENT_COLOUR), name)
        for place, card in enumerate(layout.cards):
            self._paint_card(painter, layout, card, place)
            last = place == len(layout.cards) - 1
            symbol = r"\Delta" if last or r"\Delta" in card.stage.formula else "d"
            name = self.tr("update") if last else ""
            colour = QColor(stage_colour(place) if card.stage.active else GRADIENT_COLOUR)
            self._paint_flow(painter, layout, layout.flows[place + 1], symbol, card.stage.output, colour, name)
        self._paint_end(painter, layout, picture)

    def _paint_header(self, painter: QPainter, layout: ChainLayout, picture: Picture) -> None:
        if len(picture.labels) < 2:
            return
        painter.setPen(self.palette().color(Role.PlaceholderText))
        for label, right, room in zip(picture.labels, layout.columns, layout.rooms(MARGIN), strict=True):
            label = self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideMiddle, int(room))
            painter.drawText(QRectF(right - room, layout.header, room, ROW), Right | Middle, label)

    def _paint_flow(
        self, painter: QPainter, layout: ChainLayout, top: float, symbol: str, values: Numbers,
        colour: QColor, name: str,
    ) -> None:  # fmt: skip
        """An arrow down, and what flows along it."""
        x, bottom = MARGIN + PAD + DISC, top + 34.0
        paint_flow(painter, x, top, bottom, colour)
        middle = top + 17.0
        taken = layout.symbols
        if name:
            taken = max(taken, x + 20 + self.fontMetrics().horizontalAdvance(name))
            painter.setPen(self.palette().color(Role.PlaceholderText))
            painter.drawText(QRectF(x + 20, middle - ROW / 2, 200, ROW), Left | Middle, name)
        self._symbol(painter, symbol, layout.symbols, middle, self.palette().color(Role.WindowText))
        self._numbers(painter, layout, middle - ROW / 2, [(value,) for value in values], taken, digits=5)

    def _paint_card(self, painter: QPainter, layout: ChainLayout, card: Card, place: int) -> None:
        stage, area, palette = card.stage, card.place, self.palette()
        ink = palette.color(Role.WindowText if stage.active else Role.PlaceholderText)
        painter.setPen(QPen(QColor(MARK) if stage.mark else palette.color(Role.Mid), 2.0 if stage.mark else 1.0))
        painter.setBrush(palette.color(Role.Base) if stage.active else palette.color(Role.Window))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        colour = QColor(stage_colour(place)) if stage.active else palette.color(Role.Mid)
        disc = QPointF(area.left() + PAD + DISC, area.top() + HEAD / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(disc, DISC, DISC)
        painter.setFont(self._bold())
        painter.setPen(QColor("#FFFFFF") if stage.active else palette.color(Role.PlaceholderText))
        painter.drawText(QRectF(disc.x() - DISC, disc.y() - DISC, 2 * DISC, 2 * DISC), Qt.AlignmentFlag.AlignCenter,
                         str(place + 1))  # fmt: skip
        painter.setPen(ink)
        left = area.left() + PAD + 2 * DISC + 10
        title = QRectF(left, area.top(), area.right() - left, HEAD)
        painter.drawText(title, Left | Middle, stage.title)
        painter.setFont(self.font())
        self._paint_remark(painter, stage, title.adjusted(0, 0, -PAD, 0))
        for line in card.formulas:
            self._art.draw(painter, line.latex, line.left, line.base, ink, line.em)
        if stage.active:
            self._paint_knobs(painter, stage, left, card.knobs_top, area.right() - PAD)
        for memory, top in zip(stage.memory, card.rows, strict=False):
            self._symbol(painter, memory.symbol or memory.name, layout.symbols, top + ROW / 2, ink)
            self._numbers(painter, layout, top, list(zip(memory.before, memory.after, strict=True)), layout.symbols)

    def _paint_remark(self, painter: QPainter, stage: Stage, area: QRectF) -> None:
        """Off, or what is different from the other chain."""
        said = {"only": self.tr("only here"), "moved": self.tr("at another place")}.get(stage.mark, "")
        if not stage.active:
            said = self.tr("off: its knob is 0")
        if not said:
            return
        painter.setPen(QColor(MARK) if stage.mark and stage.active else self.palette().color(Role.PlaceholderText))
        painter.drawText(area, Right | Middle, said)

    def _paint_knobs(self, painter: QPainter, stage: Stage, left: float, top: float, right: float) -> None:
        muted, x, metrics = self.palette().color(Role.PlaceholderText), left, self.fontMetrics()
        for name, value in stage.knobs:
            text = f"= {value_text(value, 5)}"
            if name.startswith("\\") or len(name) == 1:
                width = self._art.size(name, SMALL_EM).width() + 4
                if x + width + metrics.horizontalAdvance(text) > right:
                    break
                x += self._art.draw(painter, name, x, top + ROW / 2 + 4.5, muted, SMALL_EM) + 4
            else:
                text = f"{name} {text}"
            if x + metrics.horizontalAdvance(text) > right:
                break
            painter.setPen(muted)
            painter.drawText(QRectF(x, top, right - x, ROW), Left | Middle, text)
            x += metrics.horizontalAdvance(text) + 16

    def _paint_end(self, painter: QPainter, layout: ChainLayout, picture: Picture) -> None:
        area, ink = layout.end, self.palette().color(Role.WindowText)
        painter.setPen(QPen(QColor(picture.colour), 1.6))
        painter.setBrush(self.palette().color(Role.Base))
        painter.drawRoundedRect(area.adjusted(0.8, 0.8, -0.8, -0.8), RADIUS, RADIUS)
        middle = area.center().y()
        left = area.left() + PAD + 2 * DISC + 10
        if left + self._art.size(r"w \leftarrow w - \Delta", 15).width() < layout.symbols - 40:
            self._art.draw(painter, r"w \leftarrow w - \Delta", left, middle + 5, ink, 15)
        self._symbol(painter, "w", layout.symbols, middle, ink)
        pairs = list(zip(picture.before, picture.after, strict=True))
        self._numbers(painter, layout, middle - ROW / 2, pairs, layout.symbols)

    def _symbol(self, painter: QPainter, latex: str, right: float, middle: float, ink: QColor) -> None:
        self._art.draw(painter, latex, right - 30, middle + 5, ink, 14)

    def _numbers(
        self, painter: QPainter, layout: ChainLayout, top: float, cells: list[tuple[float, ...]], taken: float,
        digits: int = 4,
    ) -> None:  # fmt: skip
        """In their columns; `taken` is where what stands at the left of them ends. Single numbers are bold."""
        rights, rooms = layout.columns, layout.rooms(taken)
        if len(cells) != len(rights):
            cells, rights, rooms = cells[:1], rights[-1:], (rights[-1] - taken - CLEAR,)
        font = self._bold() if cells and len(cells[0]) == 1 else QFont(self.font())
        metrics = QFontMetricsF(font)
        painter.setPen(self.palette().color(Role.WindowText))
        texts = fitted(cells, rooms, metrics.horizontalAdvance, digits)
        for text, right, room in zip(texts, rights, rooms, strict=True):
            need, drawn = metrics.horizontalAdvance(text), QFont(font)
            if need > room > 0:
                drawn.setPointSizeF(font.pointSizeF() * max(room / need, SMALLEST))
            painter.setFont(drawn)
            painter.drawText(QRectF(right - room - CLEAR, top, room + CLEAR, ROW), Right | Middle, text)
        painter.setFont(self.font())

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    # -- tool tips -----------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """A block's help under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._picture is not None:
            for card in self._layout(self.width()).cards:
                if card.place.contains(QPointF(event.pos())):
                    text = f"<p><b>{escape(card.stage.title)}</b></p><p>{escape(card.stage.help)}</p>"
                    QToolTip.showText(event.globalPos(), text, self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)
