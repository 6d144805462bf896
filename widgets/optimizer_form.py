"""Which optimizer a run uses, and its knobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from engine.optimizer import CHAIN, declared, values_of
from widgets.engine_text import ENGINE, each_translated, translated
from widgets.knob.form import KnobForm
from widgets.optimizer_choice import OptimizerChoice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.knob import Knob
    from engine.optimizer import Optimizer


class OptimizerForm(QWidget):
    """Speaks in spec paths below the optimizer: `edited('lr', 0.01)`, or `chosen('Adam')` for another one."""

    says = (ENGINE,)

    chosen = Signal(str)
    value_changed = Signal(str, object)
    edited = Signal(str, object)
    builder_requested = Signal()
    """The person wants to see the chain of blocks taken apart."""

    def __init__(self, parent: QWidget | None = None, outside: bool = False) -> None:
        """`outside`: classes from outside are offered, and chains can be opened in the Builder."""
        super().__init__(parent)
        self.box = OptimizerChoice(outside)
        self._outside = outside
        self.open_builder = QPushButton(self.tr("Open in Builder"))
        self.open_builder.setToolTip(self.tr("Take the chain apart: move, add and remove its blocks"))
        self.open_builder.clicked.connect(self.builder_requested)
        self.open_builder.hide()
        self.box.activated.connect(lambda index: self.chosen.emit(self.box.itemText(index)))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.box)
        self._optimizer: Optimizer | None = None
        self.form: KnobForm | None = None

    def set_optimizer(self, table: Mapping[str, Any]) -> None:
        """Shows the optimizer of a run in spec form, `{name, lr, betas …}`; emits nothing."""
        name = str(table["name"])
        optimizer = declared(table)
        self.open_builder.setVisible(self._outside and name == CHAIN)
        if optimizer is not self._optimizer:
            self._optimizer = optimizer
            if self.form is not None:
                self.form.hide()
                self._layout.removeWidget(self.form)
                self.form.deleteLater()
            self.form = KnobForm(_with_defaults(optimizer, table))
            self.form.value_changed.connect(self._changed)
            self.form.edited.connect(self._edited)
            self._layout.addWidget(self.form)
            self._layout.addWidget(self.open_builder, 0, Qt.AlignmentFlag.AlignLeft)
            self.box.setCurrentIndex(self.box.findText(name))  # none for a chain of one's own: its blocks are shown
            shown = each_translated(optimizer.title)
            self.box.setPlaceholderText(shown)
            self.box.setToolTip(_tip(shown, translated(optimizer.help)))
        assert self.form is not None
        self.form.set_values(values_of(table))

    def clear_errors(self) -> None:
        """Takes back what could not be used."""
        if self.form is not None:
            self.form.clear_errors()

    def set_error(self, path: str, text: str) -> bool:
        """Shows an error at the knob under `path`; False when there is no such knob."""
        knobs = self._optimizer.knobs if self._optimizer is not None else ()
        name = next((knob.name for knob in knobs if path in (knob.path, knob.name)), "")
        return self.form is not None and self.form.set_error(name, text)

    def _changed(self, knob: Knob, value: Any) -> None:
        self.value_changed.emit(knob.path, value)

    def _edited(self, knob: Knob, value: Any) -> None:
        self.edited.emit(knob.path, value)


def _with_defaults(optimizer: Optimizer, table: Mapping[str, Any]) -> tuple[Knob, ...]:
    """The knobs; those of a class from outside go back to the values that they came with."""
    if optimizer.family != "foreign":
        return optimizer.knobs
    values = values_of(table)
    return tuple(knob.with_(default=values[knob.name]) for knob in optimizer.knobs)


def _tip(title: str, help_text: str) -> str:
    return f"<p><b>{title}</b></p><p>{help_text}</p>"
