"""Asks on the Maps page before a map runs others' code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.outside.said import ALLOWED, ask

if TYPE_CHECKING:
    from app.experiment_controller import ExperimentController
    from engine.foreign.source import CodeSource
    from engine.spec import ExperimentSpec
    from widgets.notice_bar import NoticeBar


class MapConsent(QObject):
    """`allowed` when the person agrees to what was asked; the Bench has it from then on too."""

    allowed = Signal()

    def __init__(self, notice: NoticeBar, experiment: ExperimentController) -> None:
        super().__init__(notice)
        self._notice, self._experiment = notice, experiment
        self._asked: tuple[CodeSource, ...] = ()
        notice.chosen.connect(self._chosen)

    def given(self, spec: ExperimentSpec) -> bool:
        """Whether all code of a spec may be run; where it may not the person is asked."""
        self._asked = self._experiment.consent.missing(spec)
        if self._asked:
            ask(self._notice, self._asked)
        return not self._asked

    def withdraw(self) -> None:
        """What was asked has no meaning any more."""
        if self._asked:
            self._asked = ()
            self._notice.clear()

    def _chosen(self, key: str) -> None:
        asked = self._asked
        self.withdraw()
        if asked and key == ALLOWED:
            self._experiment.consent.grant(asked)
            self._experiment.look_again()
            self.allowed.emit()
