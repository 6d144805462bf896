"""How this copy of the program is started: by whom it runs beside the window, and by a desktop."""

from __future__ import annotations

import importlib.util
import sys


def words() -> list[str]:
    """The start of a command line: a bundle's own file, or Python and the file of the program's command line."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    found = importlib.util.find_spec("main")
    assert found is not None
    assert found.origin is not None
    return [sys.executable, found.origin]
