"""The schedule of a run: none, one, or several in sequence, each with its knobs and how long it lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.knob import Knob, integer
from engine.schedule import named, schedules, stateful_schedules, suggested
from widgets.engine_text import ENGINE, translated
from widgets.knob.choice_editor import ChoiceBox
from widgets.knob.editor import error_colour
from widgets.knob.form import KnobForm
from widgets.sign_button import sign_button

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LENGTH = integer(
    "steps", 500, 1, 10**9, "How many steps this piece lasts before the next one.",
    soft=(1, 10_000), scale="log", unit="steps",
)  # fmt: skip
Entry = dict[str, Any]


class ScheduleForm(QWidget):
    """`edited` carries the whole schedule in spec form, a list of tables; `value_changed` also during a drag."""

    says = (ENGINE,)

    value_changed = Signal(object)
    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._steps, self._base = 1000, 0.001
        self._pieces: list[_Piece] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._layout.addLayout(self._rows)
        self._error = QLabel()
        self._error.setWordWrap(True)
        self._error.hide()
        self._layout.addWidget(self._error)
        self._add = QPushButton(self.tr("Add a following schedule"))
        tip = self.tr("<p>Schedules run one after the other; all but the last say how many steps they last.</p>")
        self._add.setToolTip(tip)
        self._add.clicked.connect(self._append)
        self._layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def set_schedule(self, entries: Sequence[Mapping[str, Any]], steps: int, base: float) -> None:
        """Shows a schedule in spec form, for a run of `steps` with learning rate `base`; emits nothing."""
        self._steps, self._base = steps, base
        self.set_error("")
        entries = [dict(entry) for entry in entries]
        shape = [(entry.get("name"), "steps" in entry, "product" in entry) for entry in entries]
        shown = [(entry.get("name"), "steps" in entry, "product" in entry) for entry in self._entries]
        if shape != shown or not self._pieces:
            self._entries = entries
            self._rebuild()
        else:
            self._entries = entries
        for piece, entry in zip(self._pieces, self._entries or [{}], strict=True):
            piece.show_entry(entry, self._steps, self._base)

    def entries(self) -> list[Entry]:
        """The schedule in spec form."""
        return [dict(entry) for entry in self._entries]

    def set_error(self, text: str) -> None:
        """A line for a schedule that cannot be used."""
        self._error.setText(translated(text).replace(">=", "≥").replace("<=", "≤"))
        self._error.setVisible(bool(text))
        palette = self._error.palette()
        palette.setColor(QPalette.ColorRole.WindowText, error_colour(self.palette()))
        self._error.setPalette(palette)

    def _rebuild(self) -> None:
        while self._pieces:
            piece = self._pieces.pop()
            piece.hide()
            self._rows.removeWidget(piece)
            piece.deleteLater()
        for place, entry in enumerate(self._entries or [{}]):
            piece = _Piece(place, entry, removable=len(self._entries) > 1)
            piece.chosen.connect(self._choose)
            piece.removed.connect(self._remove)
            piece.changed.connect(self._change)
            self._rows.addWidget(piece)
            self._pieces.append(piece)
        self._add.setVisible(bool(self._entries) and not self._reacts(self._entries[-1]))

    def _reacts(self, entry: Entry) -> bool:
        return entry.get("name") in stateful_schedules or "product" in entry

    def _suggest(self, name: str, steps: int) -> Entry:
        return {"name": name, **suggested(name, steps, self._base)}

    def _choose(self, place: int, name: str) -> None:
        entries = self.entries()
        if not name:
            entries = [entry for i, entry in enumerate(entries) if i != place]
            if entries:
                entries[-1].pop("steps", None)
        else:
            kept = {key: entries[place][key] for key in ("steps",) if place < len(entries) and key in entries[place]}
            entry = {**self._suggest(name, kept.get("steps", self._steps)), **kept}
            entries[place : place + 1] = [entry]
        self._emit(entries)

    def _append(self) -> None:
        entries = self.entries()
        used = sum(int(entry.get("steps", 0)) for entry in entries)
        entries[-1].setdefault("steps", max((self._steps - used) // 2, 1))
        left = max(self._steps - used - entries[-1]["steps"], 1)
        entries.append(self._suggest("CosineAnnealingLR", left))
        self._emit(entries)

    def _remove(self, place: int) -> None:
        self._choose(place, "")

    def _change(self, place: int, key: str, value: Any, end: bool) -> None:
        entries = self.entries()
        entries[place][key] = list(value) if isinstance(value, tuple) else value
        self._entries = entries
        (self.edited if end else self.value_changed).emit(entries)

    def _emit(self, entries: list[Entry]) -> None:
        self._entries = entries
        self._rebuild()
        for piece, entry in zip(self._pieces, entries or [{}], strict=True):
            piece.show_entry(entry, self._steps, self._base)
        self.edited.emit(entries)


class _Piece(QWidget):
    """One schedule of the sequence."""

    chosen = Signal(int, str)
    removed = Signal(int)
    changed = Signal(int, str, object, bool)

    def __init__(self, place: int, entry: Entry, removable: bool) -> None:
        super().__init__()
        self._place = place
        self._name = str(entry.get("name", ""))
        name = entry.get("name", "")
        self.box = ChoiceBox()
        self.box.setAccessibleName(self.tr("Schedule"))
        self.box.addItem(self.tr("Constant (no schedule)"), "")
        for schedule in [*schedules, *stateful_schedules]:
            self.box.addItem(schedule.name, schedule.name)
            tip = f"<p><b>{translated(schedule.title)}</b></p><p>{translated(schedule.help)}</p>"
            self.box.setItemData(self.box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        if "product" in entry:
            self.box.addItem(self.tr("Product of several (from a file)"), "product")
            name = "product"
        self.box.setCurrentIndex(max(self.box.findData(name), 0))
        self.box.activated.connect(lambda index: self.chosen.emit(self._place, self.box.itemData(index)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self.box, 1)
        if removable:
            cross = sign_button("✕", self.tr("Remove this schedule"))
            cross.clicked.connect(lambda: self.removed.emit(self._place))
            head.addWidget(cross)
        layout.addLayout(head)
        self.form: KnobForm | None = None
        knobs: tuple[Knob, ...] = ()
        if name and name != "product":
            knobs = named(name).knobs
            self.box.setToolTip(self.box.itemData(self.box.currentIndex(), Qt.ItemDataRole.ToolTipRole))
        if "steps" in entry:
            knobs = (LENGTH, *knobs)
        if knobs:
            self.form = KnobForm(knobs)
            self.form.value_changed.connect(lambda knob, value: self.changed.emit(self._place, knob.key, value, False))
            self.form.edited.connect(lambda knob, value: self.changed.emit(self._place, knob.key, value, True))
            layout.addWidget(self.form)

    def show_entry(self, entry: Entry, steps: int, base: float) -> None:
        """Fills the form; `steps` and `base` are those of the run, which some knobs mean when left out."""
        if self.form is None:
            return
        unsaid = {knob: self._unsaid(knob, steps, base) for knob in self.form.knobs}
        self.form.set_values({knob.name: entry.get(knob.key, default) for knob, default in unsaid.items()})

    def _unsaid(self, knob: Knob, steps: int, base: float) -> Any:
        """What a knob that the spec leaves out stands for."""
        schedule = schedules.entries.get(self._name)
        if schedule is not None and knob.name == schedule.span:
            return steps
        return base if schedule is not None and knob.name == schedule.peak else knob.default
