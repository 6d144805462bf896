"""The update of the selected run beside the plots, with its numbers, and the block that the lesson is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from app.pages.anatomy.picture_of import picture_of

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.lessons.page import LessonsPage
    from engine.host.state import Answer

EVERY_MS = 250


class ChainWatch(QObject):
    """Asks for the next update while the page is on screen: four times a second at most, while something moves."""

    def __init__(self, page: LessonsPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.experiment = page, window.experiment
        self.block = ""
        self._ticket: int | None = None
        self._shown: Any = None
        self._clock = QTimer(self, interval=EVERY_MS)
        self._clock.timeout.connect(self.ask)
        self.experiment.minded.add("trace")
        self.experiment.answered.connect(self._answered)
        page.shown.connect(self._clock.start)
        page.hidden.connect(self._clock.stop)

    def ask(self) -> None:
        """For the update that comes next, if it is not what is shown."""
        state, experiment = self.experiment.state, self.experiment
        ready = experiment.current and state.history is not None
        if not ready or state.status in ("starting", "restarting", "failed"):
            return
        wanted = (state.generation, state.step, experiment.selected, self.block, state.events)
        if wanted != self._shown:
            self._shown = wanted
            parameters = tuple(range(min(max(state.dimension, 1), 2)))
            self._ticket = experiment.host.ask("trace", run=experiment.selected, parameters=parameters, step=None)

    def _answered(self, answer: Answer) -> None:
        if answer.ticket != self._ticket:
            return
        self._ticket = None
        spec, looks = self.experiment.spec, self.experiment.looks
        blocks = getattr(answer.value, "blocks", None)
        if blocks is None or spec is None or answer.value.run >= len(spec.runs):
            return
        run = answer.value.run
        picture = picture_of(answer.value, spec.runs[run].name, looks[run].colour)
        stages = tuple(
            replace(stage, mark="here") if self.block == stage.key.partition(".")[0] else stage
            for stage in picture.stages
        )
        self.page.chain.set_picture(replace(picture, stages=stages))

    def close(self) -> None:
        """The window is closing."""
        self._clock.stop()
