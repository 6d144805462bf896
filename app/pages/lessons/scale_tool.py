"""A comparison of one's own: the loss times s beside the learning rate times s, for any optimizer and problem."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.judge import Judge
from app.pages.lessons.verdicts import clear
from engine.errors import InputError
from engine.loss_comparison import Comparison, knobs
from engine.number_formats import FORMATS
from widgets.compare.run_table import TableRow
from widgets.engine_text import translated
from widgets.lesson.scale_panel import ScalePanel
from widgets.plot.number_text import value_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.pages.lessons.page import LessonsPage

SOON_MS = 300
"""A knob that is dragged makes an experiment where it rests."""
COLUMNS = ("optimizer", "acts", "loss", "rate", "change", "left", *FORMATS, "note")


class ScaleTool(QObject):
    """`wanted` carries the experiment of three runs that the form describes."""

    wanted = Signal(object)

    def __init__(self, page: LessonsPage) -> None:
        super().__init__(page)
        self.page = page
        self.comparison = Comparison()
        self.row: dict[str, Any] = {}
        self.rows: list[dict[str, Any]] = []
        self.judge, self._whole = Judge(self), False
        self.judge.found.connect(self._found)
        self.judge.ended.connect(self._ended)
        self.panel: ScalePanel | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._want)

    def show(self) -> None:
        """The form, with what was chosen last."""
        self.clear()
        self.panel = ScalePanel(knobs())
        self.panel.form.set_values(self.comparison.values())
        self.panel.changed.connect(self._soon.start)
        self.panel.asked.connect(self.measure_all)
        self.page.tool.addWidget(self.panel)
        self._say()

    def clear(self) -> None:
        """Another step."""
        self.close()
        self.row, self.rows, self.panel = {}, [], None
        clear(self.page.tool)

    def close(self) -> None:
        """The window is closing."""
        self._soon.stop()
        self.judge.cancel()

    def measure(self) -> None:
        """The present optimizer's line, once its runs are over; the plots are shown."""
        if self.panel is not None:
            self._whole, self.rows = False, []
            self.judge.start(self.comparison.command())
            self._say()

    def measure_all(self) -> None:
        """The lines of all optimizers; what is there already is thrown away."""
        self._whole, self.rows = True, []
        self.judge.start(self.comparison.command(whole=True))
        self._say()

    def choose(self, optimizer: str) -> None:
        """Another optimizer: its three runs are set up."""
        if self.panel is not None:
            self.panel.form.set_values({"optimizer": optimizer})
            self._want()

    def _want(self) -> None:
        if self.panel is None:
            return
        self.judge.cancel()
        self.row, self.rows = {}, []
        try:
            self.comparison = Comparison(**self.panel.form.values())
            self.wanted.emit(self.comparison.spec())
        except InputError as error:
            self.page.notice.show_notice(str(error), "error")
        self._say()

    def _found(self, row: dict[str, Any]) -> None:
        if self._whole:
            self.rows.append(row)
        if row["optimizer"] == self.comparison.optimizer:
            self.row = row
        self._say()

    def _ended(self, error: str) -> None:
        if error:
            self.page.notice.show_notice(error.removeprefix("optimizer-lab: "), "warning")
        self._say()

    # -- what is shown -------------------------------------------------------------------------------------------

    def _say(self) -> None:
        if self.panel is None:
            return
        self.panel.say("\n".join(self._lines()))
        self.panel.all.setEnabled(not (self.judge.busy and self._whole))
        self.page.show_table(bool(self.rows), finished=not self.judge.busy)
        if self.rows:
            told = [row | self._words(row) for row in self.rows]
            rows = [TableRow(at, tuple(map(row.get, COLUMNS))) for at, row in enumerate(told)]
            self.page.table.set_rows(COLUMNS, rows, self._titles())

    def _titles(self) -> list[str]:
        lost = self.tr("lost in %1")
        return [
            self.tr("optimizer"), self.tr("loss·s acts"), self.tr("from the plain run"), self.tr("from lr·s"),
            self.tr("undone by"), self.tr("then left"), *(lost.replace("%1", name) for name in FORMATS),
            self.tr("note"),
        ]  # fmt: skip

    def _words(self, row: Mapping[str, Any]) -> dict[str, str | None]:
        """What a row says in words."""
        acts = {
            "as lr·s": self.tr("as lr·s"), "not at all": self.tr("not at all"), "otherwise": self.tr("otherwise"),
        }  # fmt: skip
        change = {"nothing": self.tr("nothing"), "none": self.tr("none")}
        return {
            "acts": acts.get(row["acts"]), "change": change.get(row["change"], row["change"]),
            "note": translated(row["note"]),
        }  # fmt: skip

    def _lines(self) -> list[str]:
        row = self.row and self.row | self._words(self.row)
        if self.judge.busy:
            count = self.tr("Measuring: %1 so far…").replace("%1", str(len(self.rows)))
            return [count if self._whole else self.tr("Measuring…")]
        if not row:
            return []
        if row["acts"] is None:
            return [str(row["note"])]
        apart = self.tr("loss·s is %1 from the plain run and %2 from lr·s, relative to the way made: it acts %3.")
        lines = [apart.replace("%1", said(row["loss"])).replace("%2", said(row["rate"])).replace("%3", row["acts"])]
        if row["left"] is None:
            lines.append(self.tr("No change of its knobs undoes the factor: %1.").replace("%1", str(row["note"])))
        else:
            undone = self.tr("The compensating change is %1; it leaves %2.")
            lines.append(undone.replace("%1", str(row["change"])).replace("%2", said(row["left"])))
        shares = ", ".join(f"{name} {said(row[name])}" for name in FORMATS)
        lines.append(self.tr("Part of the gradient of loss·s that is 0 or infinite: %1.").replace("%1", shares))
        return lines


def said(number: float | None) -> str:
    """A distance in three digits; infinite where a run diverged."""
    return "∞" if number is None else value_text(number, 3)
