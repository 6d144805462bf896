"""Where the key focus rests once a field is done with, so that the keys are the window's again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class RestingPlace(QWidget):
    """A page: Return in a field below it leaves the field, so that Space runs; Tab goes on behind that field."""

    _resting_from: QWidget | None = None

    def rest_from(self, field: QWidget) -> None:
        """Takes the focus from a field."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._resting_from = field

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab, or Shift+Tab: from the field that was left, if it is still seen."""
        if self._resting_from is not None and self.hasFocus():
            field, self._resting_from = self._resting_from, None
            if isValid(field) and field.isVisible():
                field.setFocus(Qt.FocusReason.TabFocusReason)
        return super().focusNextPrevChild(next)


def rest_of(field: QWidget) -> RestingPlace | None:
    """The place above a field; None in a dialog, where Return means another thing."""
    above = field.parentWidget()
    while above is not None and not isinstance(above, RestingPlace):
        above = None if above.isWindow() else above.parentWidget()
    return above
