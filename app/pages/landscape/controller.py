"""Asks the engine for the landscape piece by piece, and shows what is known with how far to trust it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from app.pages.landscape import numbers
from engine.errors import InputError
from widgets.engine_text import sentence, translated
from widgets.landscape.series_plot import Series
from widgets.landscape.trust_table import Trust
from widgets.plot.number_text import step_text
from widgets.plot.style import PathStyle

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.landscape.page import LandscapePage
    from engine.host.questions.landscape import LandscapeAnswer
    from engine.host.state import Answer

REST_MS = 60
"""Between two pieces while the runs train: about half of the engine's time stays theirs."""


class LandscapeController(QObject):
    """`found` is what is shown; a change of the experiment ends the drawing of one."""

    def __init__(self, page: LandscapePage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.experiment = page, window.experiment
        self.found: LandscapeAnswer | None = None
        self._given: dict[str, Any] = {}
        self._ticket, self._token, self._generation = -1, 0, -1
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._ask)
        page.draw_.clicked.connect(self.draw)
        page.cancel.clicked.connect(self.cancel)
        page.save.clicked.connect(self.ask_file)
        page.kind.activated.connect(lambda _place: self._show_choice())
        page.view.activated.connect(lambda _place: self._show_series())
        page.plane.visibility_edited.connect(lambda run, on: self.experiment.set_look(run, visible=on))
        self.experiment.minded.add("landscape")
        self.experiment.answered.connect(self._answered)
        self.experiment.spec_changed.connect(self.fill)
        self.experiment.looks_changed.connect(self._show)
        self.fill()
        self._show()

    @property
    def drawing(self) -> bool:
        """Whether more of the picture is still to come."""
        return self._ticket >= 0 or self._rest.isActive()

    # -- choices -------------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """The page came on screen."""
        self.fill()
        self._show()

    def fill(self) -> None:
        """The names of the runs."""
        spec = self.experiment.spec
        if spec is None:
            return
        names = [run.name for run in spec.runs]
        for place, box in enumerate(self.page.runs):
            if [box.itemText(i) for i in range(box.count())] != names:
                box.clear()
                box.addItems(names)
                box.setCurrentIndex(min(place, len(names) - 1))
        self.page.line.fill(names)
        self._show_choice()

    def _show_choice(self) -> None:
        page, kind = self.page, self.page.kind.currentData()
        for place in (1, 2):
            page.rows[f"run{place}"].setVisible(kind == "three_points")
        page.seed.setVisible(kind == "random")

    def choose(self, kind: str) -> None:
        """Which directions: 'random', 'path', 'three_points' or 'curvature'."""
        self.page.kind.setCurrentIndex(self.page.kind.findData(kind))
        self._show_choice()

    def choose_lower(self, view: str) -> None:
        """What the lower plot shows: 'paths' or 'line'."""
        self.page.view.setCurrentIndex(self.page.view.findData(view))
        self._show_series()

    # -- asking --------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """A new landscape, from where the runs stand now."""
        experiment, page = self.experiment, self.page
        if not experiment.current or experiment.state.history is None:
            page.notice.show_notice(self.tr("The engine is not ready yet."), "warning")
            return
        page.notice.clear()
        kind, first = page.kind.currentData(), page.runs[0].currentIndex()
        others = [run for run in range(page.runs[0].count()) if run != first]
        runs = {
            "path": [first, *others],
            "three_points": [box.currentIndex() for box in page.runs],
        }.get(kind, [first])
        self._token += 1
        self._generation = experiment.state.generation
        self._given = {
            "kind": kind,
            "runs": tuple(runs),
            "seed": page.seed.values()["seed"],
            "count": page.count.currentData(),
            "token": self._token,
        }
        self.found = None
        self._ask()
        self._show()

    def cancel(self) -> None:
        """No more pieces; what is there stays."""
        self._ticket = -1
        self._rest.stop()
        self._show()

    def _ask(self) -> None:
        self._ticket = self.experiment.host.ask("landscape", **self._given)

    def _answered(self, answer: Answer) -> None:
        if answer.ticket != self._ticket:
            return
        self._ticket = -1
        if answer.error:
            text = answer.error.removeprefix("landscape: ")
            self.page.notice.show_notice(sentence(text), "error")
        elif answer.generation == self._generation == self.experiment.state.generation:
            self.found = answer.value
            if answer.value.done < 1:
                self._rest.start(REST_MS if self.experiment.running else 0)
        self._show()

    # -- showing -------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        page, found = self.page, self.found
        page.draw_.setEnabled(not self.drawing)
        page.cancel.setEnabled(self.drawing)
        page.save.setEnabled(found is not None)
        waits = self.tr("Run the experiment, then draw the loss around where it arrived.")
        page.plane_panel.show_empty("" if found else self.tr("Drawing…") if self.drawing else waits)
        if found is None:
            page.plane_panel.set_note("")
            page.explained.setText(self.tr("A plane is a thin slice: its numbers stand here once it is drawn."))
            page.trust.set_rows(())
            page.off_note.setText("")
            self._show_series()
            return
        done = "" if found.done >= 1 else f" · {100 * found.done:.0f} %"
        page.plane_panel.set_note(self.tr("at step %1").replace("%1", step_text(found.step)) + done)
        page.plane.set_names(*map(translated, found.labels))
        bounds = (float(found.x[0]), float(found.x[-1]), float(found.y[0]), float(found.y[-1]))
        if bounds != page.plane.bounds:
            page.plane.set_bounds(*bounds)
        page.plane.set_surface(found.values, *bounds)
        page.plane.set_paths([
            PathStyle(p.coordinates[:, 0], p.coordinates[:, 1], look.colour, name, look.visible, run=run)
            for run, ((name, p), look) in enumerate(zip(found.projections.items(), self.experiment.looks, strict=False))
        ])
        self._show_trust(found)
        self._show_series()

    def _show_trust(self, found: LandscapeAnswer) -> None:
        page = self.page
        page.explained.setText(self._explained(found))
        page.trust.set_rows([
            Trust(name, look.colour, p.shown, float(np.nanmax(p.off)), p.largest_gap)
            for (name, p), look in zip(found.projections.items(), self.experiment.looks, strict=False)
        ])
        page.off_note.setText(
            self.tr(
                "Off: farthest from the plane, in the parameters' unit. Loss gap: true against shown loss along the "
                "path; above 10 % the heights mislead. The loss is that of all training data."
            )
        )

    def _explained(self, found: LandscapeAnswer) -> str:
        """What the plane knows of the paths."""
        if found.explained is not None:
            text = self.tr("The two axes hold %1 % and %2 % of how far the paths strayed from the end point.")
            for mark, share in zip(("%1", "%2"), found.explained, strict=True):
                text = text.replace(mark, f"{100 * share:.1f}")
            return text
        if self._given["kind"] == "three_points":
            return self.tr("The three end points lie in the plane exactly; the ways to them need not.")
        if self._given["kind"] == "curvature":
            return self.tr("Here the loss bends most at the end point. The paths came from elsewhere and lie outside.")
        return self.tr("These directions know nothing of the paths: two of many. Most of a path may lie outside.")

    def _show_series(self) -> None:
        """The true loss along each path, solid, and that of the nearest point of the plane, dashed."""
        page, found = self.page, self.found
        line = page.view.currentData() == "line"
        for box in (page.first, page.second):
            box.setVisible(line)
        if line:
            page.line.show()
            return
        page.series_panel.set_title(self.tr("Along the paths"))
        page.series_panel.set_note(self.tr("solid: true, dashed: on the plane"))
        page.series_panel.show_empty("" if found else self.tr("Drawn together with the plane."))
        if found is None:
            return
        series = []
        for (name, path), look in zip(found.projections.items(), self.experiment.looks, strict=False):
            if not look.visible:
                continue
            along = np.linspace(0.0, 1.0, len(path.true_loss))
            shown = self.tr("%1, on the plane").replace("%1", name)
            series += [
                Series(along, path.plane_loss, look.colour, shown, dashed=True),
                Series(along, path.true_loss, look.colour, name),
            ]
        page.series.set_series(series, self.tr("part of the path"), self.tr("loss"))

    # -- numbers -------------------------------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Where the numbers go."""
        name, _ = QFileDialog.getSaveFileName(
            self.page, self.tr("Save numbers"), "landscape.npz", self.tr("NumPy (*.npz)")
        )
        if name:
            self.write(Path(name))

    def write(self, file: Path) -> None:
        """As `numbers.write` does."""
        assert self.found is not None
        try:
            numbers.write(self.found, file)
        except InputError as error:
            self.page.notice.show_notice(str(error), "error")
            return
        self.page.notice.show_notice(self.tr("Wrote %1").replace("%1", str(file)))
