"""Undo and redo of every change of the set-up, one step for a whole drag."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.pages.history.branch_controller import said_path
from engine.spec_difference import differences
from widgets.knob.number import shown

if TYPE_CHECKING:
    from app.experiment_controller import ExperimentController
    from app.main_window import MainWindow
    from app.run_look import RunLook
    from engine.spec import ExperimentSpec

MOST = 200
MERGE_SECONDS = 0.8
"""Changes of the same settings that follow one another this closely are one."""


@dataclass(frozen=True)
class SetUp:
    """What can be undone: settings, looks of the runs, the run that is chosen."""

    spec: ExperimentSpec
    looks: tuple[RunLook, ...]
    selected: int


class Undo(QObject):
    """Watches the experiment. Opening another one forgets everything."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.experiment: ExperimentController = window.experiment
        self.done: list[SetUp] = []
        self.undone: list[SetUp] = []
        self.present: SetUp | None = None
        self._paths: frozenset[str] = frozenset()
        self._changed_at = 0.0
        self._busy = False
        self.experiment.replaced.connect(self.forget)
        window.retranslated.connect(self._tell)
        self.experiment.spec_changed.connect(self.look)
        self.experiment.looks_changed.connect(self.look)
        self.forget()

    def forget(self) -> None:
        """There is another experiment."""
        self.done, self.undone, self.present = [], [], self._now()
        self._paths = frozenset()
        self._tell()

    def look(self) -> None:
        """Something may have been changed."""
        now = self._now()
        if self._busy or now is None or self.present is None or self._same(now, self.present):
            return
        before, self.present = self.present, now
        paths = frozenset(path for path, _, _ in differences(before.spec, now.spec)) or frozenset({"looks"})
        soon = time.monotonic() - self._changed_at < MERGE_SECONDS
        self._changed_at = time.monotonic()
        if not (soon and paths == self._paths and self.done):
            self.done = [*self.done, before][-MOST:]
        self._paths, self.undone = paths, []
        self._tell()

    def undo(self) -> None:
        """Takes the last change back."""
        if self.done and self.present is not None:
            target = self.done.pop()
            self.undone.append(self.present)
            self._adopt(target)

    def redo(self) -> None:
        """Makes it again."""
        if self.undone and self.present is not None:
            target = self.undone.pop()
            self.done.append(self.present)
            self._adopt(target)

    def _adopt(self, target: SetUp) -> None:
        self._busy = True
        try:
            self.experiment.adopt(target.spec, list(target.looks), target.selected)
        finally:
            self._busy = False
        self.present = self._now()
        self._paths = frozenset()
        self._tell()

    def _now(self) -> SetUp | None:
        experiment = self.experiment
        if experiment.spec is None:
            return None
        return SetUp(experiment.spec, tuple(experiment.looks), experiment.selected)

    def _same(self, one: SetUp, other: SetUp) -> bool:
        return one.spec == other.spec and one.looks == other.looks

    def _tell(self) -> None:
        """The menu says what would be undone."""
        for key, stack, text in (
            ("undo", self.done, self.tr("&Undo %1")), ("redo", self.undone, self.tr("&Redo %1")),
        ):  # fmt: skip
            action = self.window.actions_[key]
            action.setEnabled(bool(stack))
            what = "" if not stack or self.present is None else self._said(stack[-1], self.present)
            action.setText(text.replace("%1", what).rstrip())

    def _said(self, one: SetUp, other: SetUp) -> str:
        """`lr 0.1 → 0.2` in a few words, whichever way round."""
        found = differences(one.spec, other.spec)
        if not found:
            return self.tr("looks")
        if len(one.spec.runs) != len(other.spec.runs):
            return self.tr("the number of runs")
        path, old, new = found[0]
        more = f" (+{len(found) - 1})" if len(found) > 1 else ""
        text = f"{said_path(one.spec, path)} {shown(old)} → {shown(new)}"
        return (text if len(text) < 60 else said_path(one.spec, path)).replace("&", "&&") + more
