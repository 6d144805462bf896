"""The Save menu of the Maps page: the map as it is shown, and animations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.chosen_file import chosen_file
from app.pages.maps.along import FRAMES
from app.pages.maps.film_maker import FilmMaker
from engine.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.pages.maps.controller import MapsController
    from app.pages.maps.map_order import MapOrder

LARGEST = 512
"""Pixels along a side of an animation."""
FRAME_MS = 80
PICTURE, ARRAYS, TABLE = "PNG (*.png)", "NumPy (*.npz)", "CSV (*.csv)"
FILM = "GIF (*.gif);;APNG (*.apng);;WebP (*.webp)"


class MapFiles(QObject):
    """Made by the controller."""

    def __init__(self, controller: MapsController) -> None:
        super().__init__(controller)
        self.controller, self.page = controller, controller.page
        self.film = FilmMaker(self)
        menu = self.page.save.menu()
        for text, kind in ((self.tr("Picture…"), PICTURE), (self.tr("Arrays…"), ARRAYS), (self.tr("Table…"), TABLE)):
            menu.addAction(text, lambda kind=kind: self._ask(kind, self.save))
        menu.addSeparator()
        self.zoom = menu.addAction(self.tr("Zoom from the whole range…"), lambda: self._ask(FILM, self.save_zoom))
        self.third = menu.addAction(self.tr("Along the third axis…"), lambda: self._ask(FILM, self.save_third))
        menu.aboutToShow.connect(self._offer)
        self.film.progressed.connect(self._tell)
        self.film.written.connect(lambda file: self.page.state.setText(self.tr("Saved %1").replace("%1", file)))
        self.film.failed.connect(controller.fail)

    def _offer(self) -> None:
        answer = self.controller.answer
        there = answer is not None and answer.order.agreed == "live" and not self.film.busy
        self.zoom.setEnabled(there)
        self.third.setEnabled(there and self.controller.along.choice is not None)

    def _ask(self, kinds: str, save: Callable[[Path], None]) -> None:
        name = chosen_file("map", kinds).name
        chosen, kind = QFileDialog.getSaveFileName(self.page, self.tr("Save the map"), name, kinds)
        if chosen:
            save(chosen_file(chosen, kind, Path(name).suffix))

    def save(self, file: Path) -> None:
        """Writes the map that is shown: `.npz`, `.csv` or a picture."""
        from engine.maps.export import write_csv, write_npz, write_png

        answer = self.controller.answer
        if answer is None:
            return
        try:
            if file.suffix in (".npz", ".csv"):
                (write_npz if file.suffix == ".npz" else write_csv)(file, [answer.task], [answer.grid], None)
            else:
                write_png(file, [answer.task], [answer.grid])
        except InputError as error:
            self.controller.fail(str(error))
        except OSError as error:
            self.controller.fail(f"{file}: {error.strerror or error}")

    def save_zoom(self, file: Path) -> None:
        """Writes an animation from the whole range of both axes to what is in view."""
        from engine.maps.film import zoom

        try:
            last = self.controller.ordered(most=LARGEST)
            first = self.controller.ordered(most=LARGEST, whole=True)
            ends = [value for axis in last.spec.axes for value in (axis.low, axis.high)]
            self._begin(file, [first.at(spec) for spec in zoom(first.spec, ends, FRAMES)])
        except InputError as error:
            self.controller.fail(str(error))

    def save_third(self, file: Path) -> None:
        """Writes an animation along the third axis at the bounds in view."""
        try:
            self._begin(file, [self.controller.ordered(frame, LARGEST) for frame in range(FRAMES)])
        except InputError as error:
            self.controller.fail(str(error))

    def _begin(self, file: Path, orders: list[MapOrder]) -> None:
        from engine.maps.export import picture_kind

        picture_kind(file)
        if self.film.make(file, orders, FRAME_MS):
            self._tell(0, len(orders))

    def _tell(self, done: int, total: int) -> None:
        text = self.tr("Picture %1 of %2")
        self.page.state.setText(text.replace("%1", str(done)).replace("%2", str(total)))

    def close(self) -> None:
        """Calls off what is being written."""
        self.film.close()
