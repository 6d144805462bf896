"""A loss typed as on paper: checked at every key, printed below, taken when the typing rests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.errors import InputError
from engine.formula_text import FormulaError
from widgets.engine_text import translated
from widgets.formula.line import FormulaLine
from widgets.formula.picture import FormulaPicture
from widgets.knob.editor import error_colour

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.typed_surface import TypedSurface

REST_MS = 350


class FormulaEditor(QWidget):
    """Edits the `text` of a `TypedSurface`; `retyped` carries all arguments of the problem for the new text."""

    retyped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = FormulaLine()
        self.line.setAccessibleName(self.tr("Formula of the loss"))
        self.line.setToolTip(
            self.tr("2x, x², (x+1)(y−1), √(x), abs(x), π, sin, exp, max(x, y) … Other letters are sliders")
        )
        self.picture = FormulaPicture()
        self._error = QLabel()
        self._error.setWordWrap(True)
        self._error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        for widget in (self.line, self._error, self.picture):
            layout.addWidget(widget)
        self._surface: TypedSurface | None = None
        self._arguments: dict[str, Any] = {}
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._take)
        self.line.textEdited.connect(self._typed)
        self.line.entered.connect(self._entered)

    def set_problem(self, surface: TypedSurface, arguments: Mapping[str, Any]) -> None:
        """Shows the formula of a problem; what is being typed stays."""
        self._surface, self._arguments = surface, dict(arguments)
        values = surface.values(arguments)
        typing = self._rest.isActive() or self.line.column is not None or bool(self._error.text())
        if typing and self.line.hasFocus():
            return
        self._rest.stop()
        if self.line.text() != values["text"]:
            self.line.show_text(values["text"])
        self.set_error("")
        self.picture.set_latex(surface.formula(values).latex)

    def set_error(self, text: str, column: int | None = None) -> None:
        """What is wrong and where; empty takes it away."""
        self.line.mark(column if text else None)
        self.line.set_bad(bool(text))
        self._error.setText(translated(text))
        self._error.setVisible(bool(text))
        if text:
            palette = self._error.palette()
            palette.setColor(self._error.foregroundRole(), error_colour(self.palette()))
            self._error.setPalette(palette)

    def error(self) -> str:
        """The line that is shown, or nothing."""
        return self._error.text()

    def _read(self, text: str) -> dict[str, Any] | None:
        """All arguments for `text`; None when it cannot be used, and why is shown."""
        assert self._surface is not None
        try:
            arguments = self._surface.retyped(self._arguments, text)
            latex = self._surface.formula(self._surface.values(arguments)).latex
        except FormulaError as error:
            _, _, reason = error.message.partition(f"character {error.column + 1}: ")
            self.set_error(reason or error.message, error.column)
        except InputError as error:
            self.set_error(error.message)
        else:
            self.set_error("")
            self.picture.set_latex(latex)
            return arguments
        return None

    def _typed(self, text: str) -> None:
        if self._surface is None:
            return
        if self._read(text) is None:
            self._rest.stop()
        else:
            self._rest.start()

    def _entered(self, text: str) -> None:
        if self._surface is not None and self._read(text) is not None:
            self._take()

    def _take(self) -> None:
        self._rest.stop()
        arguments = self._read(self.line.text())
        if arguments is not None and arguments.get("text") != self._arguments.get("text"):
            self._arguments = arguments
            self.retyped.emit(arguments)
