"""The Kept menu of the Maps page: maps that the session holds, and the one that is shown as a session holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.pages.maps.map_text import colour_titles, map_title

if TYPE_CHECKING:
    from app.pages.maps.controller import MapsController
    from app.pages.maps.map_order import MapAnswer
    from engine.session import MapRecord

LARGEST = 1 << 20
"""Pixels of a live map up to which a session holds its numbers: they are computed again in a moment."""


class KeptMenu(QObject):
    """Made by the controller."""

    def __init__(self, controller: MapsController) -> None:
        super().__init__(controller)
        self.controller, self.maps = controller, controller.window.maps
        self._last: tuple[MapAnswer, MapRecord] | None = None
        self.menu = controller.page.kept.menu()
        self.menu.aboutToShow.connect(self._fill)
        self.maps.shown = self.record
        self.maps.replaced.connect(self._replaced)
        controller.maker.ready.connect(self._came)

    def record(self) -> MapRecord | None:
        """The map on the page; the same object as long as nothing has come."""
        from engine.maps.records import map_record
        from engine.session import MapRecord

        answer = self.controller.answer
        if answer is None:
            return None
        if self._last is None or self._last[0] is not answer:
            record = map_record(answer.task, answer.grid)
            if answer.order.agreed == "live" and answer.pixels.shape[0] * answer.pixels.shape[1] > LARGEST:
                record = MapRecord(record.spec, record.colour, record.run, record.tolerance, record.flush)
            self._last = answer, record
        return self._last[1]

    def _came(self, answer: MapAnswer) -> None:
        if answer.order.agreed != "live":
            self.maps.touch()

    def _replaced(self) -> None:
        """Another session is being opened: its map or experiment comes on the page when that is on screen."""
        self.controller.renew()
        if self.controller.page.isVisible():
            QTimer.singleShot(0, self, self.controller.take_over)

    def _fill(self) -> None:
        menu = self.menu
        menu.clear()
        keep = menu.addAction(self.tr("Keep this map in the session"), self.keep)
        keep.setEnabled(self.controller.answer is not None)
        forget = menu.addMenu(self.tr("Let go"))
        forget.setEnabled(bool(self.maps.records))
        if self.maps.records:
            menu.addSeparator()
        for record in self.maps.records:
            title = self.title(record)
            menu.addAction(title, lambda record=record: self.show(record))
            forget.addAction(title, lambda record=record: self.maps.forget(record))

    def title(self, record: MapRecord) -> str:
        """One line about a map."""
        return map_title(colour_titles().get(record.colour, record.colour), record.spec, record.run)

    def keep(self) -> None:
        """Keeps the map on the page, whatever becomes of the page."""
        record = self.record()
        if record is not None:
            self.maps.keep(record)

    def show(self, record: MapRecord) -> None:
        """One of the kept, on the page; a map on the page that took its time is kept first."""
        answer = self.controller.answer
        if answer is not None and answer.order.agreed != "live":
            self.keep()
        self.controller.show_record(record)
