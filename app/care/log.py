"""What happened, line by line: notices, the engine's words, warnings of libraries."""

from __future__ import annotations

import logging
from collections import deque
from datetime import datetime

from PySide6.QtCore import QObject, Signal

MOST = 2000


class Log(QObject):
    """Keeps the last lines; takes Python's `logging` too, from warnings up."""

    added = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: deque[str] = deque(maxlen=MOST)
        self._handler = _Handler(self)
        logging.getLogger().addHandler(self._handler)

    def write(self, text: str, kind: str = "note") -> None:
        """One more line, with the time."""
        now = datetime.now().astimezone().strftime("%H:%M:%S")
        mark = {"error": "error: ", "warning": "warning: "}.get(kind, "")
        line = f"{now}  {mark}{' '.join(text.split())}"
        self.lines.append(line)
        self.added.emit(line)

    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines)

    def close(self) -> None:
        """Takes no more of `logging`."""
        logging.getLogger().removeHandler(self._handler)


class _Handler(logging.Handler):
    def __init__(self, log: Log) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        kind = "error" if record.levelno >= logging.ERROR else "warning"
        self._log.write(f"{record.name}: {record.getMessage()}", kind)
