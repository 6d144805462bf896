"""Where the dividers of a page stand, from one start of the program to the next."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtWidgets import QSplitter, QWidget

KEY = "dividers"


def sizes_of(page: QWidget) -> list[list[int]]:
    """Pixels of every part of every splitter below `page`; an empty list where one of them is hidden."""
    every = [splitter.sizes() for splitter in page.findChildren(QSplitter)]
    return [sizes if all(sizes) else [] for sizes in every]


def set_sizes(page: QWidget, kept: Any) -> None:
    """Puts them back; what does not fit, because it was kept by another version or damaged, is ignored."""
    splitters = page.findChildren(QSplitter)
    if not isinstance(kept, list) or len(kept) != len(splitters):
        return
    for splitter, sizes in zip(splitters, kept, strict=True):
        if isinstance(sizes, list) and len(sizes) == splitter.count() and all(type(s) is int and s > 0 for s in sizes):
            splitter.setSizes(sizes)


def read(text: Any) -> dict[str, Any]:
    """What was kept of the pages, by name."""
    try:
        kept = json.loads(text)
    except (TypeError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
