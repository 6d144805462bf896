"""One step of a lesson: its words, what is asked, its formula and block, the claims that are judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from widgets.knob.choice_editor import ChoiceBox
from widgets.lesson.claim_choice import ClaimChoice
from widgets.lesson.words_form import WordsForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from widgets.lesson.claim_choice import ClaimLine

WORDS = ("en", "zh_CN")


class StepForm(QWidget):
    """`value` is the step as a lesson file has it, without its experiment; `taken` asks for the present experiment."""

    changed = Signal()
    taken = Signal()

    def __init__(
        self, blocks: Iterable[str] = (), claims: Iterable[ClaimLine] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = WordsForm("question", self.tr("Question"), self.tr("Text"))
        self.experiment, self.take = QLabel(), QPushButton(self.tr("Take the present experiment"))
        self.experiment.setWordWrap(True)
        self.experiment.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.ask, self.run, self.channel = ChoiceBox(), QSpinBox(), QLineEdit()
        self.claims, self.formula, self.block = ClaimChoice(claims), QLineEdit(), ChoiceBox()
        self.beside = ChoiceBox()
        self._offer(blocks)
        self._name()
        self._arrange()
        self.take.clicked.connect(self.taken.emit)
        self.words.changed.connect(self.changed)
        self.ask.activated.connect(self._asked)
        for box in (self.block, self.beside):
            box.activated.connect(lambda _: self.changed.emit())
        self.run.valueChanged.connect(lambda _: self.changed.emit())
        self.claims.changed.connect(self.changed)
        for line in (self.channel, self.formula):
            line.textEdited.connect(lambda _: self.changed.emit())
        self._show_asked()

    def _offer(self, blocks: Iterable[str]) -> None:
        for key, text in (
            ("", self.tr("nothing is asked")),
            ("diverges", self.tr("whether the run diverges")),
            ("lowest", self.tr("which run ends lowest")),
            ("number", self.tr("a number at the end of the run")),
            ("verdict", self.tr("the verdict on the first claim")),
        ):
            self.ask.addItem(text, key)
        self.formula.setPlaceholderText(r"w \leftarrow w - \eta g")
        self.block.addItem(self.tr("none"), "")
        for key, text in (
            ("", self.tr("the trajectory")),
            ("grad_norm", self.tr("the gradient norm")),
            ("lr", self.tr("the learning rate")),
        ):
            self.beside.addItem(text, key)
        for key in blocks:
            self.block.addItem(key, key)

    def _name(self) -> None:
        """For the pointer and for a screen reader."""
        for widget, name in (
            (self.ask, self.tr("What is asked")),
            (self.run, self.tr("Run, counted from 0")),
            (self.channel, self.tr("Recorded quantity")),
            (self.formula, self.tr("Formula")),
            (self.block, self.tr("Block")),
            (self.beside, self.tr("Below the loss")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(name)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.addWidget(self.experiment, 1)
        row.addWidget(self.take)
        column.addLayout(row)
        column.addWidget(self.words, 1)
        asked = QHBoxLayout()
        for widget, stretch in ((self.ask, 2), (self.run, 0), (self.channel, 1)):
            asked.addWidget(widget, stretch)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Asked"), asked)
        form.addRow(self.tr("Claims"), self.claims)
        form.addRow(self.tr("Formula"), self.formula)
        form.addRow(self.tr("Block"), self.block)
        form.addRow(self.tr("Below the loss"), self.beside)
        column.addLayout(form)

    def value(self) -> dict[str, Any]:
        """Words, ``ask``, ``claims``, ``thresholds``, ``formula``, ``block``, ``beside``; what is empty is left out."""
        step: dict[str, Any] = dict(self.words.value())
        kind = self.ask.currentData()
        if kind:
            step["ask"] = {"kind": kind, "run": self.run.value(), "channel": self.channel.text().strip() or "loss"}
        for key, value in (
            ("claims", self.claims.names()),
            ("thresholds", self.claims.thresholds()),
            ("formula", self.formula.text().strip()),
            ("block", self.block.currentData()),
            ("beside", self.beside.currentData()),
        ):
            if value:
                step[key] = value
        return step

    def set_value(self, step: Mapping[str, Any]) -> None:
        """Shows a step; nothing is emitted."""
        before = self.blockSignals(True)
        self.words.set_value({key: step[key] for key in WORDS if key in step})
        ask = step.get("ask") or {}
        self.ask.setCurrentIndex(max(self.ask.findData(ask.get("kind", "")), 0))
        self.run.setValue(ask.get("run", 0))
        self.channel.setText(ask.get("channel", "loss"))
        self.claims.set_value(step.get("claims", ()), step.get("thresholds", {}))
        self.formula.setText(step.get("formula", ""))
        block = step.get("block", "")
        if self.block.findData(block) < 0:
            self.block.addItem(block, block)
        self.block.setCurrentIndex(self.block.findData(block))
        self.beside.setCurrentIndex(max(self.beside.findData(step.get("beside", "")), 0))
        self._show_asked()
        self.blockSignals(before)

    def _asked(self) -> None:
        self._show_asked()
        self.changed.emit()

    def _show_asked(self) -> None:
        kind = self.ask.currentData()
        self.run.setVisible(kind in ("diverges", "number"))
        self.channel.setVisible(kind in ("lowest", "number"))
