"""The form of one block: what it is, which knob it drives, how long it lasts, and the knobs of its schedules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.knob import choice, integer
from engine.plan_reader import LENGTHS
from engine.schedule import named, schedules, stateful_schedules
from widgets.engine_text import ENGINE, translated
from widgets.knob.choice_editor import ChoiceBox
from widgets.knob.form import KnobForm
from widgets.schedule.tracks import drives, factors, suggestion, with_factors
from widgets.sign_button import sign_button

if TYPE_CHECKING:
    from engine.knob import Knob
    from widgets.schedule.tracks import Block, Entry, Setting

LENGTH = integer(
    "steps", 500, 1, 10**9, "How many steps this piece lasts before the next one.",
    soft=(1, 100_000), scale="log", unit="steps",
)  # fmt: skip
CLOCK = choice("per", "step", ("step", "epoch"), "Whether its clock counts steps or whole epochs.")


class PieceForm(QWidget):
    """`edited` carries the whole entry and whether the edit has ended."""

    says = (ENGINE,)

    edited = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry = {}
        self._setting: Setting | None = None
        self._shape: Any = None
        self.forms: list[KnobForm | None] = []
        self.boxes: list[ChoiceBox] = []
        self.length: KnobForm | None = None
        self.drives = ChoiceBox()
        self.drives.setAccessibleName(self.tr("Driven knob"))
        self.drives.activated.connect(self._drive)
        self._drives_row = QWidget()
        row = QHBoxLayout(self._drives_row)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(self.tr("Drives"))
        label.setBuddy(self.drives)
        row.addWidget(label)
        row.addWidget(self.drives, 1)
        self._body = QVBoxLayout()
        self._body.setSpacing(8)
        self.multiply = QPushButton(self.tr("Multiply by another schedule"))
        self.multiply.setToolTip(self.tr("Both at once: each takes the value of the one before as its base"))
        self.multiply.clicked.connect(self._add_factor)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self._drives_row)
        outer.addLayout(self._body)
        outer.addWidget(self.multiply, 0, Qt.AlignmentFlag.AlignLeft)

    def show_piece(self, entry: Entry, block: Block, setting: Setting) -> None:
        """Fills the form; emits nothing."""
        parts = factors(entry)
        shape = (tuple(_name(part) for part in parts), block.last, setting.per_epoch > 1, "epochs" in entry)
        self._entry, self._setting = entry, setting
        if shape != self._shape:
            self._shape = shape
            self._rebuild(parts, block)
        knobs = list(setting.knobs) + [knob for knob in (drives(entry),) if knob not in setting.knobs]
        if [self.drives.itemText(i) for i in range(self.drives.count())] != knobs:
            self.drives.clear()
            self.drives.addItems(knobs)
        self.drives.setCurrentIndex(knobs.index(drives(entry)))
        if self.length is not None:
            self.length.set_values({"steps": max(block.end - block.start, 1)})
        base = setting.bases.get(drives(entry), 1.0)
        for part, form in zip(parts, self.forms, strict=True):
            if form is not None:
                form.set_values(_shown(part, form.knobs, max(block.end - block.start, 1), base))

    def _rebuild(self, parts: list[Any], block: Block) -> None:
        while self._body.count():
            item = self._body.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.forms, self.boxes, self.length = [], [], None
        if not block.last:
            self.length = KnobForm((LENGTH,))
            self.length.value_changed.connect(lambda _knob, value: self._lasts(value, False))
            self.length.edited.connect(lambda _knob, value: self._lasts(value, True))
            self._body.addWidget(self.length)
        for place, part in enumerate(parts):
            self._body.addWidget(self._part(place, part, len(parts) > 1))
        plain = all(isinstance(part, dict) and "product" not in part for part in parts)
        self.multiply.setVisible(plain)

    def _part(self, place: int, part: Any, removable: bool) -> QWidget:
        name, holder = _name(part), QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        box = ChoiceBox()
        box.setAccessibleName(self.tr("Schedule"))
        for schedule in [*schedules, *stateful_schedules]:
            box.addItem(schedule.name, schedule.name)
            tip = f"<p><b>{translated(schedule.title)}</b></p><p>{translated(schedule.help)}</p>"
            box.setItemData(box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        known = box.findData(name) >= 0
        if not known:
            box.addItem(self.tr("Nested schedules (from a file)"), "")
        box.setCurrentIndex(max(box.findData(name if known else ""), 0))
        box.activated.connect(lambda index: self._choose(place, box.itemData(index)))
        self.boxes.append(box)
        if place:
            head.addWidget(QLabel("×"))
        head.addWidget(box, 1)
        if removable:
            cross = sign_button("✕", self.tr("Remove this factor"))
            cross.clicked.connect(lambda: self._remove_factor(place))
            head.addWidget(cross)
        column.addLayout(head)
        form = None
        if known:
            schedule = named(name)
            note = QLabel(translated(schedule.help))
            note.setWordWrap(True)
            note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            column.addWidget(note)
            knobs: tuple[Knob, ...] = schedule.knobs
            if self._setting is not None and self._setting.per_epoch > 1:
                knobs = (*knobs, CLOCK)
            form = KnobForm(knobs)
            form.value_changed.connect(lambda knob, value: self._set(place, knob, value, False))
            form.edited.connect(lambda knob, value: self._set(place, knob, value, True))
            column.addWidget(form)
        self.forms.append(form)
        return holder

    # -- edits ---------------------------------------------------------------------------------------------------

    def _send(self, parts: list[Any], end: bool = True) -> None:
        self._entry = with_factors(self._entry, parts)
        self.edited.emit(self._entry, end)

    def _set(self, place: int, knob: Knob, value: Any, end: bool) -> None:
        parts = factors(self._entry)
        part = {**parts[place], knob.key: list(value) if isinstance(value, tuple) else value}
        if knob is CLOCK and value == "step":
            del part["per"]
        parts[place] = part
        self._send(parts, end)

    def _choose(self, place: int, name: str) -> None:
        if not name or self._setting is None:
            return
        parts = factors(self._entry)
        steps = int(self._entry.get("steps", self._setting.steps))
        parts[place] = suggestion(name, steps, self._setting.bases.get(drives(self._entry), 1.0))
        self._send(parts)

    def _add_factor(self) -> None:
        if self._setting is not None:
            steps = int(self._entry.get("steps", self._setting.steps))
            base = self._setting.bases.get(drives(self._entry), 1.0)
            self._send([*factors(self._entry), suggestion("ExponentialLR", steps, base)])

    def _remove_factor(self, place: int) -> None:
        self._send([part for i, part in enumerate(factors(self._entry)) if i != place])

    def _lasts(self, steps: int, end: bool) -> None:
        kept = {key: value for key, value in self._entry.items() if key not in LENGTHS}
        self._entry = {**kept, "steps": int(steps)}
        self.edited.emit(self._entry, end)

    def _drive(self, index: int) -> None:
        knob = self.drives.itemText(index)
        kept = {key: value for key, value in self._entry.items() if key != "drives"}
        self._entry = kept if knob == "lr" else {**kept, "drives": knob}
        self.edited.emit(self._entry, True)


def _name(part: Any) -> str:
    if isinstance(part, str):
        return part
    return str(part.get("name", "")) if isinstance(part, dict) else ""


def _shown(part: Any, knobs: tuple[Knob, ...], steps: int, base: float) -> dict[str, Any]:
    """What each knob stands for, also where it is left out."""
    given = part if isinstance(part, dict) else {}
    schedule = schedules.entries.get(_name(part))
    found = {}
    for knob in knobs:
        unsaid = knob.default
        if schedule is not None and knob.name == schedule.span:
            unsaid = steps
        elif schedule is not None and knob.name == schedule.peak:
            unsaid = base
        found[knob.name] = given.get(knob.key, unsaid)
    return found
