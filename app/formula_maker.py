"""Formulas as SVG: made beside the window's thread, kept on disk, so that each is set once on a machine."""

from __future__ import annotations

import contextlib
import hashlib
import queue
import threading
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject, QTimer, Signal

from engine.whole_file import whole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

VERSION = 1
EM = 16


def set_formula(latex: str) -> bytes:
    """The SVG of LaTeX at 16 pixels an em, its base line at y = 0, in `currentColor`. Raises what it finds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of its own, about how it finds its font
        import ziamath

        ziamath.config.svg2 = False
        svg = str(ziamath.Latex(latex, size=EM).svg())
    return svg.replace('fill="black"', "").replace("<svg ", '<svg fill="currentColor" ', 1).encode()


class FormulaMaker(QObject):
    """`svg` answers at once: the picture, or None while it is being made; `ready` comes when there are more.

    The thread knows nothing of this object, which may be destroyed while a formula is being made: a timer looks.
    """

    ready = Signal()

    def __init__(self, parent: QObject | None = None, folder: Path | None = None) -> None:
        super().__init__(parent)
        self.folder = folder or Path(platformdirs.user_cache_dir("optimizer-lab", appauthor=False)) / "formulas"
        self._made: dict[str, bytes] = {}
        self._asked: set[str] = set()
        self._bench = _Bench(self.folder)
        self.destroyed.connect(self._bench.stop)
        self._closed = False
        self._look = QTimer(self, interval=15)
        self._look.timeout.connect(self._take)

    def svg(self, latex: str) -> bytes | None:
        """The SVG of `latex`, if it is there; what cannot be set is an empty picture."""
        if latex in self._made:
            return self._made[latex]
        if latex in self._asked or self._closed:
            return None
        self._asked.add(latex)
        with contextlib.suppress(OSError):
            kept = _file(self.folder, latex).read_bytes()
            if kept.startswith(b"<svg") and kept.rstrip().endswith(b"</svg>"):
                self._made[latex] = kept
                return kept
        self._bench.make(latex)
        self._look.start()
        return None

    @property
    def busy(self) -> bool:
        """Whether formulas are still being made."""
        return any(latex not in self._made for latex in self._asked)

    def _take(self) -> None:
        before = len(self._made)
        with contextlib.suppress(queue.Empty):
            while True:
                latex, made = self._bench.made.get_nowait()
                self._made[latex] = made
        if not self.busy:
            self._look.stop()
        if len(self._made) > before:
            self.ready.emit()

    def close(self) -> None:
        """Waits for the formula that is being made, and makes no more."""
        self._closed = True
        self._look.stop()
        self._bench.stop()
        self._bench.join()


class _Bench:
    """The thread that sets formulas, begun with the first."""

    def __init__(self, folder: Path) -> None:
        self.made: queue.SimpleQueue[tuple[str, bytes]] = queue.SimpleQueue()
        self._folder = folder
        self._asked: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._stopped = False
        self._thread: threading.Thread | None = None

    def make(self, latex: str) -> None:
        self._asked.put(latex)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="formulas")
            self._thread.start()

    def stop(self) -> None:
        self._stopped = True
        self._asked.put("")

    def join(self) -> None:
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while True:
            latex = self._asked.get()
            if self._stopped:
                return
            try:
                made = set_formula(latex)
            except Exception:
                made = b'<svg viewBox="0 0 1 1"></svg>'  # a letter that the font lacks must not cost the page
            else:
                self._keep(latex, made)
            self.made.put((latex, made))

    def _keep(self, latex: str, made: bytes) -> None:
        file = _file(self._folder, latex)
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with whole(file) as part:
                part.write_bytes(made)


def _file(folder: Path, latex: str) -> Path:
    return folder / f"{hashlib.sha256(f'{VERSION} {latex}'.encode()).hexdigest()[:32]}.svg"


def formulas_of(window: QWidget) -> FormulaMaker:
    """The window's one maker of formulas."""
    found = window.findChild(FormulaMaker)
    return found if isinstance(found, FormulaMaker) else FormulaMaker(window)
