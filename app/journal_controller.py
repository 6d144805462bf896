"""The live journal: what the window has not saved is on the disk a second later, and offered after a crash."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.session_content import session_of
from engine.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from app.main_window import MainWindow
    from engine.session import Journal

PERIOD = 1000
PATIENCE = 5.0


class JournalController(QObject):
    """Writes once a second in a thread of its own; finds what an earlier window left behind."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.error = ""
        self._journal: Journal | None = None
        self._worker: ThreadPoolExecutor | None = None
        self._writing: Future[bool] | None = None
        self._written: object = None
        self._orphans: list[Path] = []
        self._recovered: Path | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD)
        self._timer.timeout.connect(self.write)
        window.page.engine_notice.chosen.connect(self._chosen)
        window.session.saved.connect(self._saved)

    def start(self) -> None:
        """Begins to write, and offers what a killed window left."""
        from engine.session import Journal, orphans

        self._orphans = list(orphans())
        self._journal = Journal()
        self._worker = ThreadPoolExecutor(1, "journal")
        self._timer.start()
        self._offer()

    def write(self) -> None:
        """Hands the present session to the writer, unless nothing has changed or it is still busy."""
        if self._worker is None or self._journal is None or (self._writing is not None and not self._writing.done()):
            return
        if self._writing is not None:
            failed = self._writing.exception()
            if failed is not None and not isinstance(failed, InputError):
                raise failed
            if failed is not None and str(failed) != self.error:
                self.error = str(failed)
                self.window.page.engine_notice.show_notice(self.error, "warning")
        now = self.window.session.now()
        session = session_of(self.window) if now != self._written else None
        if session is not None and session.experiments:
            self._written = now
            self._writing = self._worker.submit(self._journal.append, session)

    def stop(self) -> None:
        """The window closes in good order: nothing needs to be kept."""
        self._timer.stop()
        if self._worker is not None:
            self._worker.shutdown(wait=True, cancel_futures=True)
            self._worker = None
        if self._journal is not None:
            self._journal.discard()
            self._journal = None

    # -- what was left behind ------------------------------------------------------------------------------------

    def _offer(self) -> None:
        if not self._orphans:
            return
        from datetime import datetime

        when = datetime.fromtimestamp(self._orphans[0].stat().st_mtime).astimezone()
        text = self.tr("A session of %1 was not closed; it can be recovered.")
        self.window.page.engine_notice.show_notice(
            text.replace("%1", f"{when:%Y-%m-%d %H:%M}"),
            "warning",
            (("recover", self.tr("Recover")), ("delete_orphan", self.tr("Delete")), ("later", self.tr("Later"))),
        )

    def _chosen(self, key: str) -> None:
        notice = self.window.page.engine_notice
        if key not in ("recover", "delete_orphan", "later") or not self._orphans:
            return
        path = self._orphans.pop(0)
        notice.clear()
        try:
            if key == "recover":
                from engine.session import recover

                self.window.session.show_session(recover(path), None)
                notice.show_notice(self.tr("Recovered. The journal is kept until this session is saved."))
                self._recovered = path
            elif key == "delete_orphan":
                from engine.session import discard

                discard(path)
                self._offer()
        except InputError as error:
            notice.show_notice(str(error), "error")

    def _saved(self) -> None:
        """What was recovered stands in a file now."""
        if self._recovered is None:
            return
        from engine.session import discard

        try:
            discard(self._recovered)
        except InputError as error:
            self.window.page.engine_notice.show_notice(str(error), "error")
        self._recovered = None
