"""Maps that take seconds to hours: begun and stopped by hand, with how far they are, and gone on with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from widgets.engine_text import translated

if TYPE_CHECKING:
    from app.pages.maps.map_consent import MapConsent
    from app.pages.maps.map_maker import MapMaker
    from app.pages.maps.map_order import Agreed, MapAnswer, MapOrder
    from widgets.maps.task_bar import TaskBar


class SlowMap(QObject):
    """The bar under the map and the maker: whatever has to wait is offered there. `consent` is asked before others'
    code is run.
    """

    def __init__(self, bar: TaskBar, maker: MapMaker, consent: MapConsent) -> None:
        super().__init__(bar)
        self.bar, self.maker, self.consent = bar, maker, consent
        self._waiting: MapOrder | None = None
        self._answer: MapAnswer | None = None
        bar.pressed.connect(self._pressed)
        maker.waits.connect(self._offer)
        maker.ready.connect(self._tell)
        maker.failed.connect(lambda _text: self._ended())
        consent.allowed.connect(self._begin)

    @property
    def running(self) -> bool:
        """Whether one is being computed."""
        return self.maker.busy and self.maker.latest is not None and self.maker.latest.agreed != "live"

    def ordered(self) -> None:
        """Another map has been asked for: what was offered or going is that one no more."""
        self._waiting = self._answer = None
        self.consent.withdraw()
        self.bar.hide()

    def _offer(self, order: MapOrder, reason: str) -> None:
        grid, task = order.grid, order.task()
        runs, done = task.shape[0] * task.shape[1] * len(task.runs), 0 if grid is None else int(grid.done.sum())
        agreed: Agreed = "any" if reason else "compiled"
        self._waiting = replace(order, agreed=agreed)
        text = self.tr("%1 runs of %2 steps: a map that takes its time.")
        if reason:
            text = self.tr("Not compiled: %3. %1 runs of %2 steps can be trained all the same, slower.")
        text = text.replace("%3", translated(reason)).replace("%1", f"{runs:,}".replace(",", "\u2009"))
        text = text.replace("%2", str(task.spec.steps))
        self.bar.show_task(text, self._begin_text(done), done / (task.shape[0] * task.shape[1]) if done else None)

    def _begin_text(self, done: int) -> str:
        return self.tr("Go on") if done else self.tr("Compute")

    def _pressed(self) -> None:
        if self.running:
            self.stop()
        elif self._waiting is not None and self.consent.given(self._waiting.spec):
            self._begin()

    def _begin(self) -> None:
        if self._waiting is not None:
            order, self._waiting = self._waiting, None
            self.bar.show_task(self.tr("Getting ready …"), self.tr("Stop"), 0.0)
            self.maker.order(order)

    def stop(self) -> None:
        """Stops at once; what is there stays, and can be gone on with."""
        order = self.maker.latest
        self.maker.cancel()
        if order is None:
            return
        if self._answer is None or self._answer.order is not order:
            self._waiting = order
            self.bar.show_task(self.tr("Stopped."), self._begin_text(0))
            return
        self._waiting = replace(order, grid=self._answer.grid)
        text, share = self._far(self._answer)
        self.bar.show_task(self.tr("Stopped: %1").replace("%1", text), self._begin_text(1), share)

    def _tell(self, answer: MapAnswer) -> None:
        if answer.order.agreed == "live":
            return
        self._answer = answer
        if answer.finished:
            self._ended()
            return
        text, share = self._far(answer)
        if answer.left:
            text += ", " + self._left(answer.left)
        self.bar.show_task(text, self.tr("Stop"), share)

    def _far(self, answer: MapAnswer) -> tuple[str, float]:
        total = answer.task.shape[0] * answer.task.shape[1]
        text = self.tr("%1 of %2 pixels").replace("%1", str(answer.done)).replace("%2", str(total))
        return text, answer.done / total

    def _left(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("%1 s left").replace("%1", str(max(1, round(seconds))))
        if seconds < 5400:
            return self.tr("%1 min left").replace("%1", str(round(seconds / 60)))
        return self.tr("%1 h left").replace("%1", f"{seconds / 3600:.1f}")

    def _ended(self) -> None:
        self._waiting = None
        self.bar.hide()
