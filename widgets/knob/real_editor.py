"""A number: a slider over its useful range, and an entry for anything allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from widgets.knob.entry_editor import EntryEditor
from widgets.knob.number import shown, typed
from widgets.knob.slider import PlaceSlider
from widgets.knob.slider_scale import ZERO, SliderScale

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.knob import Knob

ENTRY_TEXT = "0.000001"


class RealEditor(EntryEditor):
    """Slider (when the knob has a finite range) and entry; the knob's own check keeps whole numbers whole."""

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        super().__init__(knob, parent)
        self.scale = SliderScale.of(knob)
        self.slider: PlaceSlider | None = None
        if self.scale is not None:
            self.slider = PlaceSlider()
            self.slider.setAccessibleName(knob.path)
            self.slider.notch = ZERO if self.scale.zero else None
            self.slider.moved.connect(self._slide)
            self.row.addWidget(self.slider, 1)
            self.entry.setFixedWidth(self.entry.fontMetrics().horizontalAdvance(ENTRY_TEXT) + 14)
            self.setFocusProxy(self.slider)
        else:
            self.setFocusProxy(self.entry)
        self.row.addWidget(self.entry, 0 if self.slider else 1)
        self._show(knob.default)

    def _slide(self, place: float, end: bool) -> None:
        assert self.scale is not None
        value = self.knob.check(self.scale.value(place))
        self.entry.setModified(False)
        self.entry.show_text(shown(value))
        self._take(value, end)

    def _read(self, text: str) -> Any:
        return typed(text, self.knob)

    def _show(self, value: Any) -> None:
        super()._show(value)
        if self.slider is not None and self.scale is not None:
            self.slider.set_place(self.scale.place(float(value)))
