"""Shows what is known of an update: the chains of blocks, the rates, and the place in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.pages.anatomy.parameters_view import ParametersView
from app.pages.anatomy.picture_of import picture_of, side_by_side
from engine.host.cloud import EDGES
from engine.optimizer import declared
from widgets.engine_text import sentence
from widgets.plot.number_text import step_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.experiment_controller import ExperimentController
    from app.pages.anatomy.page import AnatomyPage
    from app.pages.anatomy.rate_record import RateRecord
    from engine.host.questions.trace import TraceAnswer, Underway
    from engine.spec import ExperimentSpec
    from widgets.anatomy.picture import Picture


class UpdateView(QObject):
    """``run`` and ``beside`` (-1 for none) are places in the spec, ``step`` is None for the update that comes next."""

    def __init__(self, page: AnatomyPage, experiment: ExperimentController) -> None:
        super().__init__(page)
        self.page, self.experiment = page, experiment
        self.parameters = ParametersView(page, experiment)

    def show_update(
        self, run: int, beside: int, step: int | None, answers: Mapping[int, TraceAnswer], refusal: str
    ) -> None:
        """The chains of one run, or of two side by side; ``refusal`` says why there is nothing to see."""
        page, spec = self.page, self.experiment.spec
        first = answers.get(run)
        page.message.setText(sentence(refusal))
        page.message.setVisible(bool(refusal))
        page.scroll.setVisible(not refusal)
        page.closed_note.hide()
        if first is None or spec is None or refusal:
            return
        pictures = [self._picture(spec, run, first)]
        second = answers.get(beside) if beside not in (-1, run) else None
        if second is not None and second.parameters == first.parameters:
            pictures = list(side_by_side(pictures[0], self._picture(spec, beside, second)))
        for place, chain in enumerate(page.chains):
            there = place < len(pictures)
            page.columns[place].setVisible(there)
            page.titles[place].setVisible(len(pictures) > 1)
            chain.set_picture(pictures[place] if there else None)
            page.titles[place].setText(pictures[place].title if there else "")
        self._show_closed(spec, run, beside)
        many = first.dimension > 2
        for widget in (page.parameter_title, page.parameter, page.parameter_label):
            widget.setVisible(many)
        if many:
            page.parameter.show_text(str(first.parameters[0]))
            page.parameter.set_bad(False)
            page.parameter_label.setText(first.labels[0])
        self.parameters.show_update(first, pictures, step)

    def _picture(self, spec: ExperimentSpec, run: int, answer: TraceAnswer) -> Picture:
        return picture_of(answer, spec.runs[run].name, self.experiment.looks[run].colour)

    def _show_closed(self, spec: ExperimentSpec, run: int, beside: int) -> None:
        """Says which of the shown runs cannot be opened."""
        shown = [spec.runs[place] for place in (run, beside) if place != -1]
        closed = list(dict.fromkeys(one.name for one in shown if declared(one.optimizer).foreign is not None))
        said = self.tr("%1: a class that is run as it is and cannot be opened into blocks. "
                       "Shown are the gradient that goes in and the update that comes out.")  # fmt: skip
        self.page.closed_note.setText(said.replace("%1", ", ".join(closed)))
        self.page.closed_note.setVisible(bool(closed))

    def show_rates(self, run: int, record: RateRecord | None, answer: TraceAnswer | None) -> None:
        """How fast the parameters of a run move, at every step that is known."""
        page = self.page
        if record is None or self.experiment.spec is None:
            return
        page.rates.set_rates(record.rates(EDGES), self.experiment.looks[run].colour, self.experiment.state.step)
        if answer is not None and answer.cloud is not None:
            floored = answer.cloud.floored
            text = "" if floored is None else self.tr("%1 % under the ε floor").replace("%1", f"{100 * floored:.3g}")
            page.rates_panel.set_note(text)

    def show_place(self, step: int | None) -> None:
        """Where the shown update lies among those that were made."""
        reached, page = self.experiment.state.step, self.page
        step = reached if step is None else step
        page.slider.set_place(step / reached if reached else 1.0)
        page.slider.setEnabled(reached > 0)
        text = self.tr("%1 of %2").replace("%1", step_text(step)).replace("%2", step_text(reached))
        if page.step_label.text() != text:
            page.step_label.setText(text)

    def show_way(self, way: Underway) -> None:
        """How far the replay has come."""
        text = self.tr("Replaying: %1 of %2").replace("%1", step_text(way.step)).replace("%2", step_text(way.goal))
        self.page.step_label.setText(text)

    def copy(self, write: Callable[[Picture], str]) -> None:
        """The shown chains to the clipboard, in ``write``'s words."""
        texts = [write(chain.picture) for chain in self.page.chains if chain.picture is not None]
        QGuiApplication.clipboard().setText("\n".join(texts))

    def close(self) -> None:
        """The window is closing."""
        self.parameters.close()
