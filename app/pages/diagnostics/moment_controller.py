"""Fills the view of one moment with the engine's answers about where the run is now."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from app.pages.diagnostics.moment_view import PARTS
from widgets.engine_text import translated
from widgets.plot.number_text import step_text, value_text

if TYPE_CHECKING:
    import numpy as np

    from app.main_window import MainWindow
    from app.pages.diagnostics.page import DiagnosticsPage
    from engine.host.state import Answer
    from widgets.knob.choice_editor import ChoiceBox
    from widgets.plot_panel import PlotPanel

PERIOD_MS, SECONDS = 200, 0.5
VIEW = 3
"""Its place among the page's views."""


class MomentController(QObject):
    """Asks at most twice a second, and only while it is looked at and something has moved."""

    def __init__(self, page: DiagnosticsPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.view, self.experiment = page, page.moment, window.experiment
        self._tickets: dict[int, str] = {}
        self._about: object = None
        self._asked = 0.0
        self._clock = QTimer(self, interval=PERIOD_MS)
        self._clock.timeout.connect(self.frame)
        page.shown.connect(self._clock.start)
        page.hidden.connect(self._clock.stop)
        self.experiment.answered.connect(self._answered)

    def frame(self) -> None:
        """One look."""
        if self.page.views.currentIndex() != VIEW or not self.experiment.current:
            return
        self._offer()
        view, state = self.view, self.experiment.state
        chosen = tuple(box.currentText() for box in (view.of, view.against, view.tensor, view.parts))
        run = max(self.page.run.currentIndex(), 0)
        about = (state.generation, state.step, run, *chosen)
        if about == self._about or state.status == "restarting" or monotonic() - self._asked < SECONDS:
            return
        self._about, self._asked = about, monotonic()
        against = view.against.currentText() if view.against.currentIndex() > 0 else ""
        tensor = view.tensor.currentText() if view.tensor.currentIndex() > 0 else ""
        ask = self.experiment.host.ask
        of = view.of.currentText() or "parameters"
        self._tickets = {
            ask("histogram", run=run, of=of, against=against, tensor=tensor, bins=64 if not against else 48): "spread",
            ask("influence", run=run, count=PARTS[max(view.parts.currentIndex(), 0)]): "pull",
            ask("batch_losses"): "batches",
        }

    def _offer(self) -> None:
        """What can be chosen here."""
        offers, view = self.page.offers, self.view
        run = max(self.page.run.currentIndex(), 0)
        vectors = list(offers.vectors[run]) if run < len(offers.vectors) else ["parameters", "gradient"]
        _fill(view.of, vectors)
        _fill(view.against, [self.tr("against nothing"), *vectors])
        _fill(view.tensor, [self.tr("all layers"), *offers.tensors])
        view.tensor.setVisible(len(offers.tensors) > 1)

    def _answered(self, answer: Answer) -> None:
        what = self._tickets.pop(answer.ticket, "")
        if not what:
            return
        panel: PlotPanel = getattr(self.view, what)
        if answer.error:
            panel.show_empty(translated(answer.error.partition(": ")[2] or answer.error))
            return
        panel.show_empty("")
        panel.set_note(self.tr("at step %1").replace("%1", step_text(self.experiment.state.step)))
        getattr(self, f"_show_{what}")(answer.value)

    @property
    def _colour(self) -> str:
        run = max(self.page.run.currentIndex(), 0)
        return self.experiment.looks[run].colour if run < len(self.experiment.looks) else "#2F7FD1"

    def _show_spread(self, found: Any) -> None:
        view, edges = self.view, found.edges
        of, against = view.of.currentText(), view.against.currentText()
        if found.other_edges is None:
            said = self.tr("%1 to %2: %3")
            texts = [
                said.replace("%1", value_text(low)).replace("%2", value_text(high)).replace("%3", str(count))
                for low, high, count in zip(edges, edges[1:], found.counts, strict=False)
            ]
            view.counts.set_bars(found.counts, texts, (of, self.tr("count, log")), _ends(edges), self._colour, log=True)
            view.spread.show_view(0)
            return
        others = found.other_edges

        def cell(column: int, row: int, value: float) -> str:
            return f"{value_text(edges[column])}, {value_text(others[row])}: {int(value)}"

        view.pairs.set_table(found.counts, (of, against), (_ends(edges), _ends(others)), cell)
        view.spread.show_view(1)

    def _show_pull(self, found: np.ndarray) -> None:
        said = self.tr("A step along part %1's gradient changes the loss of part %2 by %3 times the rate.")
        last = str(len(found) - 1)

        def cell(column: int, row: int, value: float) -> str:
            given = said.replace("%1", str(column)).replace("%2", str(row))
            return given.replace("%3", value_text(-value, 3))

        names = (self.tr("part that is followed"), self.tr("part that changes"))
        self.view.influence.set_table(found, names, (("0", last), ("0", last)), cell, signed=True)

    def _show_batches(self, found: np.ndarray) -> None:
        run = max(self.page.run.currentIndex(), 0)
        losses = found[:, min(run, found.shape[1] - 1)]
        said = self.tr("batch %1: loss %2")
        texts = [said.replace("%1", str(k)).replace("%2", value_text(loss)) for k, loss in enumerate(losses)]
        ends = ("0", str(len(losses) - 1))
        self.view.losses.set_bars(losses, texts, (self.tr("batch"), self.tr("loss")), ends, self._colour)

    def close(self) -> None:
        """The window is closing."""
        self._clock.stop()


def _ends(edges: np.ndarray) -> tuple[str, str]:
    return value_text(float(edges[0]), 3), value_text(float(edges[-1]), 3)


def _fill(box: ChoiceBox, names: list[str]) -> None:
    """These to choose from; what is chosen stays if it is among them."""
    if [box.itemText(place) for place in range(box.count())] == names:
        return
    chosen = box.currentText()
    box.clear()
    box.addItems(names)
    box.setCurrentIndex(max(box.findText(chosen), 0))
