"""Widgets one under the other, edge to edge."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


def edge_to_edge(owner: QWidget, *parts: QWidget, grows: QWidget | None = None) -> None:
    """Fills ``owner`` with ``parts`` from the top down, without margins or gaps; ``grows`` takes the room left over."""
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if part is grows else 0)
