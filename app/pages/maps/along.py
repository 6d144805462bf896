"""The third axis of the Maps page: a choice, and where along it the map is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.maps.axis import axis_values, paths_of
from engine.run_spec import AxisSpec
from widgets.plot.number_text import value_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.pages.maps.axis_choice import AxisChoice
    from engine.spec import ExperimentSpec
    from widgets.film_bar import FilmBar
    from widgets.knob.choice_editor import ChoiceBox

FRAMES = 48


class Along(QObject):
    """`edited` when the map should be drawn anew; `idle` says whether the last one is there."""

    chosen = Signal()
    edited = Signal()

    def __init__(self, box: ChoiceBox, bar: FilmBar, idle: Callable[[], bool]) -> None:
        super().__init__(bar)
        self.box, self.bar, self._idle = box, bar, idle
        self._choices: dict[str, AxisChoice] = {}
        bar.hide()
        box.activated.connect(lambda _index: self._choose())
        bar.moved.connect(lambda _frame: self._moved())
        bar.due.connect(lambda: bar.advance() if self._idle() else None)

    @property
    def choice(self) -> AxisChoice | None:
        """What varies, if anything."""
        return self._choices.get(self.box.currentData() or "")

    def set_choices(self, choices: Sequence[AxisChoice], keep: bool = False) -> None:
        """Other choices; none is taken, unless what is shall be kept."""
        taken = self.box.currentData() if keep else None
        self._choices = {choice.path: choice for choice in choices}
        self.box.clear()
        self.box.addItem(self.tr("nothing"), "")
        for choice in choices:
            self.box.addItem(choice.title, choice.path)
        if taken:
            self.box.setCurrentIndex(self.box.findData(taken))
        else:
            self.leave(())

    def say(self, choices: Sequence[AxisChoice]) -> None:
        """The names of the same choices, in the present language."""
        self._choices = {choice.path: choice for choice in choices}
        for place, choice in enumerate(choices, 1):
            self.box.setItemText(place, choice.title)
        if self.choice is not None:
            self.bar.title.setText(self.choice.title)

    def leave(self, taken: Sequence[str]) -> None:
        """Lets go of an axis that is `taken` by the map itself; of any without arguments."""
        if not taken or self.box.currentData() in taken:
            self.box.setCurrentIndex(0)
            self._show()

    def choose(self, path: str) -> None:
        """Takes the axis of a path."""
        self.box.setCurrentIndex(self.box.findData(path))
        self._choose()

    def values(self) -> list[float]:
        """The third axis, empty where there is none."""
        choice = self.choice
        return [] if choice is None else axis_values(AxisSpec(**choice.table(FRAMES)), choice.whole).tolist()

    def spec(self, spec: ExperimentSpec, frame: int | None = None) -> ExperimentSpec:
        """`spec` at a frame (the one that is shown). Raises InputError."""
        choice = self.choice
        if choice is not None:
            value = self.values()[self._frame(frame)]
            for path in paths_of(spec, choice.path):
                spec = spec.with_value(path, int(value) if choice.whole else value)
        return spec

    def _frame(self, frame: int | None) -> int:
        return self.bar.frame if frame is None else frame

    def _choose(self) -> None:
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        choice = self.choice
        self.bar.setVisible(choice is not None)
        self.bar.show_axis(choice.title if choice else "", FRAMES // 2)
        self._tell()

    def _tell(self) -> None:
        values = self.values()
        self.bar.show_value(value_text(values[self.bar.frame], 5) if values else "")

    def _moved(self) -> None:
        self._tell()
        self.edited.emit()
