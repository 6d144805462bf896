"""A flat button that shows one sign: ✕, ◀, ↑."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton


def sign_button(sign: str, tip: str, name: str = "") -> QToolButton:
    """``tip`` says what it does; ``name`` is for a screen reader where the tip alone does not say of what."""
    button = QToolButton()
    button.setText(sign)
    button.setAutoRaise(True)
    button.setToolTip(tip)
    button.setAccessibleName(name or tip)
    return button
