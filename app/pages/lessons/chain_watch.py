"""The update of the selected run beside the plots, and the rule of the lesson's block with its numbers put in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from app.pages.anatomy.picture_of import picture_of
from widgets.anatomy.substitution import substituted
from widgets.knob.label import plain_letter
from widgets.plot.number_text import step_text, value_text

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.lessons.page import LessonsPage
    from engine.host.state import Answer
    from widgets.anatomy.picture import Picture

EVERY_MS = 250
SHOWN = 2
"""So many parameters: those with the largest gradients when the experiment is first looked at."""


class ChainWatch(QObject):
    """Asks for the next update while the page is on screen: four times a second at most, while something moves."""

    def __init__(self, page: LessonsPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.experiment = page, window.experiment
        self.block = ""
        self._ticket: int | None = None
        self._shown: Any = None
        self._parameters: tuple[int, ...] = ()
        self._clock = QTimer(self, interval=EVERY_MS)
        self._clock.timeout.connect(self.ask)
        self.experiment.minded.add("trace")
        self.experiment.answered.connect(self._answered)
        page.shown.connect(self._clock.start)
        page.hidden.connect(self._clock.stop)

    def about(self, block: str) -> None:
        """The block that the step is about; none outside of a step."""
        self.block = block
        self.page.numbers.hide()

    def ask(self) -> None:
        """For the update that comes next, if it is not what is shown."""
        state, experiment = self.experiment.state, self.experiment
        ready = experiment.current and state.history is not None
        if not ready or state.status in ("starting", "restarting", "failed"):
            return
        wanted = (state.generation, state.step, experiment.selected, self.block, state.events)
        if wanted != self._shown:
            if self._shown is None or wanted[0] != self._shown[0]:
                self._parameters = ()
            self._shown = wanted
            which: dict[str, Any] = {"parameters": self._parameters} if self._parameters else {"largest": SHOWN}
            self._ticket = experiment.host.ask("trace", run=experiment.selected, step=None, **which)

    def _answered(self, answer: Answer) -> None:
        if answer.ticket != self._ticket:
            return
        self._ticket = None
        spec, looks = self.experiment.spec, self.experiment.looks
        blocks = getattr(answer.value, "blocks", None)
        if blocks is None or spec is None or answer.value.run >= len(spec.runs):
            return
        run, self._parameters = answer.value.run, answer.value.parameters
        picture = picture_of(answer.value, spec.runs[run].name, looks[run].colour)
        stages = tuple(
            replace(stage, mark="here") if self.block == stage.key.partition(".")[0] else stage
            for stage in picture.stages
        )
        self.page.chain.set_picture(replace(picture, stages=stages))
        self.page.numbers.setText("" if answer.value.frozen else self._with_numbers(picture))
        self.page.numbers.setVisible(bool(self.page.numbers.text()))

    def _with_numbers(self, picture: Picture) -> str:
        """The formula of the lesson's block with the numbers of the first parameter; nothing where it is not in use."""
        stage = next((one for one in picture.stages if self.block == one.key.partition(".")[0]), None)
        lines = substituted(picture, stage) if stage is not None and self.block else ()
        if not lines:
            return ""
        head = self.tr("Update %1 of %2, %3:").replace("%1", step_text(picture.step + 1))
        said = [head.replace("%2", picture.title).replace("%3", picture.labels[0])]
        for line in lines:
            value = value_text(line.value)
            left = f"{plain_letter(line.symbol)} = {line.text}"
            said.append(left if line.text == value else f"{left} = {value}")
        return "\n".join(said)

    def close(self) -> None:
        """The window is closing."""
        self._clock.stop()
