"""The claims of a step, judged once its run is over: a few as cards, more as a table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.judge import Judge
from engine.spec_difference import differences
from widgets.compare.run_table import TableRow
from widgets.engine_text import translated
from widgets.lesson.claim_card import ClaimCard
from widgets.lesson.paragraph import Paragraph
from widgets.lesson.verdict_text import verdict_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.pages.lessons.page import LessonsPage
    from engine.spec import ExperimentSpec

CARDS = 3
"""More claims than this are shown as a table."""
SOON_MS = 300
"""A knob that is dragged is judged where it rests."""
NAMES = ("name", "verdict", "number", "threshold", "claim", "how")


class Verdicts(QObject):
    """`first` says that the first claim has been judged, `opened` asks for a claim's experiment."""

    first = Signal()
    opened = Signal(str)

    def __init__(self, page: LessonsPage) -> None:
        super().__init__(page)
        self.page = page
        self.rows: list[dict[str, Any]] = []
        self._command: list[str] = []
        self.judge = Judge(self)
        self.judge.found.connect(self._found)
        self.judge.ended.connect(self._ended)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._judge)

    def begin(self, claims: Sequence[str], changes: Sequence[str], thresholds: Mapping[str, float]) -> None:
        """Judges these claims soon, of the experiment with these changes (see :func:`changes`)."""
        lines = [f"{name}={threshold!r}" for name, threshold in thresholds.items()]
        given = [("--set", change) for change in changes] + [("--threshold", line) for line in lines]
        self._command = ["lesson", *claims, *(part for pair in given for part in pair)]
        self._soon.start()

    def clear(self) -> None:
        """Another step: nothing is judged any more, and nothing shown."""
        self.close()
        self.rows = []
        self._show()

    def close(self) -> None:
        """The window is closing."""
        self._soon.stop()
        self.judge.cancel()

    def _judge(self) -> None:
        self.rows = []
        self.judge.start(self._command)
        self._show()

    def _found(self, row: dict[str, Any]) -> None:
        self.rows.append(row)
        if len(self.rows) <= CARDS or len(self.rows) % 8 == 0:
            self._show()
        if len(self.rows) == 1:
            self.first.emit()

    def _ended(self, error: str) -> None:
        if error:
            self.page.notice.show_notice(error.removeprefix("optimizer-lab: "), "warning")
        self._show()

    def _show(self) -> None:
        page = self.page
        clear(page.cards)
        table = len(self.rows) > CARDS
        page.show_table(table, finished=not self.judge.busy)
        if table:
            page.table.set_rows(NAMES, [_shown(at, row) for at, row in enumerate(self.rows)], self._titles())
        if self.judge.busy:
            said = self.tr("Judging the claims by running their experiments: %1 so far…")
            page.cards.addWidget(Paragraph(said.replace("%1", str(len(self.rows))), muted=True))
        for row in self.rows[: 0 if table else CARDS]:
            card = ClaimCard()
            card.show_row(row)
            card.opened.connect(lambda name=row["name"]: self.opened.emit(name))
            page.cards.addWidget(card)

    def _titles(self) -> list[str]:
        return [
            self.tr("name"), self.tr("verdict"), self.tr("number"), self.tr("threshold"), self.tr("claim"),
            self.tr("how it is measured"),
        ]  # fmt: skip


def _shown(place: int, row: dict[str, Any]) -> TableRow:
    """A claim as a line of the table."""
    told = {"verdict": verdict_text(row["verdict"]), "claim": translated(row["claim"]), "how": translated(row["how"])}
    return TableRow(place, tuple((row | told).get(name) for name in NAMES))


def changes(given: ExperimentSpec, present: ExperimentSpec) -> list[str]:
    """What was changed of an experiment, as ``--set`` takes it; the names of runs are left out."""
    return [
        f"{path}={json.dumps(new)}"
        for path, _, new in differences(given, present)
        if new is not None and not path.endswith(".name")
    ]


def clear(layout: Any) -> None:
    """Takes away what stands in a layout."""
    while layout.count():
        widget = layout.takeAt(0).widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
