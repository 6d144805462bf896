"""Asks the engine for a range test slice by slice, shows it as it comes, and gives a rate to the run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.replicates import shown_name
from engine.errors import InputError
from engine.finder_result import Ramp
from widgets.engine_text import sentence
from widgets.plot.number_text import value_text
from widgets.schedule.finder_plot import LIMIT_COLOUR, RULE_COLOURS, Advice, FinderCurve

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.schedules.page import SchedulesPage
    from engine.finder_result import RangeResult
    from engine.host.state import Answer


class FinderController(QObject):
    """One test at a time; a change of the experiment ends it."""

    def __init__(self, page: SchedulesPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.experiment = page, window.experiment
        self.result: RangeResult | None = None
        self._given: dict[str, Any] = {}
        self._ticket = -1
        self._number = 0
        self._chosen: float | None = None
        page.finder_form.find.clicked.connect(self.begin)
        page.finder_form.use_requested.connect(self.use)
        page.finder_plot.rate_chosen.connect(self._choose)
        self.experiment.answered.connect(self._answered)
        self._show()

    @property
    def testing(self) -> bool:
        """Whether a test is under way."""
        return self._ticket >= 0

    def begin(self) -> None:
        """A new test of the selected run."""
        values = self.page.finder_form.values()
        if values["automatic"]:
            values |= {"low": Ramp.low, "high": Ramp.high}
        try:
            Ramp(**values)
        except InputError as error:
            self.page.finder_notice.show_notice(sentence(error.message), "error")
            return
        if not self.experiment.current or self.experiment.state.history is None:
            self.page.finder_notice.show_notice(self.tr("The engine is not ready yet."), "warning")
            return
        self.page.finder_notice.clear()
        self._number += 1
        self.result, self._chosen = None, None
        self._given = {"run": self.experiment.selected, **values, "number": self._number}
        self._ask()
        self._show()

    def _ask(self) -> None:
        self._ticket = self.experiment.host.ask("finder", **self._given)

    def _answered(self, answer: Answer) -> None:
        if answer.ticket != self._ticket:
            return
        self._ticket = -1
        if answer.error:
            self.page.finder_notice.show_notice(sentence(answer.error), "error")
        else:
            self.result = answer.value
            if not answer.value.finished:
                self._ask()
            elif self._given["automatic"]:
                self.page.finder_form.knobs.set_values({"low": answer.value.ramp.low, "high": answer.value.ramp.high})
        self._show()

    def use(self, rate: float) -> None:
        """The rate becomes that of the tested run."""
        spec, run = self.experiment.spec, self._given.get("run", self.experiment.selected)
        if spec is not None and run < len(spec.runs) and self.experiment.edit(f"runs.{run}.optimizer.lr", rate):
            said = self.tr("The learning rate of “%1” is now %2.").replace("%1", shown_name(spec, run))
            self.page.finder_notice.show_notice(said.replace("%2", f"{rate:g}"))

    def _choose(self, rate: float) -> None:
        self._chosen = rate
        self._show_rows()

    # -- showing -------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        page, result = self.page, self.result
        page.finder_form.find.setEnabled(not self.testing)
        if result is None:
            done = self.tr("Testing…") if self.testing else ""
            page.finder_panel.set_note(done)
            values = page.finder_form.values()
            if values["low"] < values["high"]:
                page.finder_plot.set_curve(None, (), "#2769BB", values["low"], values["high"])
        else:
            looks = self.experiment.looks
            colour = looks[result.run].colour if result.run < len(looks) else "#2769BB"
            page.finder_plot.set_curve(
                self._curve(result), self._advice(result), colour, result.ramp.low, result.ramp.high
            )
            seeds = self.tr("%1, %2 seeds").replace("%1", result.name).replace("%2", str(result.ramp.seeds))
            page.finder_panel.set_note(seeds if not self.testing else f"{seeds} · {self.tr('Testing…')}")
        self._show_rows()

    def _curve(self, result: RangeResult) -> FinderCurve:
        low, high = result.band
        limit, turn = result.limit_rate, result.turn
        label = self.tr("stability limit %1").replace("%1", result.limit.formula)
        late = self.tr("loss rises, %1× the limit").replace("%1", f"{result.delay:.1f}") if result.delay else ""
        return FinderCurve(result.rates, result.smooth, low, high, result.end, limit, turn, label, late)

    def _advice(self, result: RangeResult) -> list[Advice]:
        if not result.finished and self.testing:
            return []
        found = []
        for suggestion, colour in zip(result.suggestions, RULE_COLOURS, strict=True):
            if suggestion.rate is not None and suggestion.place is not None:
                seen = (float(result.rates[suggestion.place]), float(result.smooth[suggestion.place]))
                found.append(Advice(self._names()[suggestion.rule][0], suggestion.rate, seen, colour))
        return found

    def _names(self) -> dict[str, tuple[str, str]]:
        return {
            "steepest": (self.tr("Steepest descent"), self.tr("Where the loss falls fastest per decade (Smith 2017)")),
            "minimum": (self.tr("Minimum / 10"), self.tr("A tenth of the rate of the lowest loss (fastai)")),
            "valley": (self.tr("Valley"), self.tr("In the middle third of the longest falling part (fastai)")),
            "slide": (self.tr("Slide"), self.tr("Left of the rise, where the slope becomes even (Novetta, fastai)")),
        }

    def _show_rows(self) -> None:
        result, rows = self.result, []
        if result is not None:
            for suggestion, colour in zip(result.suggestions, RULE_COLOURS, strict=True):
                name, tip = self._names()[suggestion.rule]
                rows.append((suggestion.rule, name, colour, suggestion.rate, tip))
            half = None if result.limit_rate is None else result.limit_rate / 2
            tip = self.tr("Half of the largest rate that is stable where the ramp crosses it")
            rows.append(("limit", self.tr("Half the limit"), LIMIT_COLOUR, half, tip))
            if self._chosen is not None:
                tip = self.tr("The rate that was clicked on the plot")
                colour = self.page.palette().windowText().color().name()
                rows.append(("own", self.tr("Clicked"), colour, self._chosen, tip))
        self.page.finder_form.show_advice(rows)
        self.page.finder_form.note.setText(self._note(result) if result is not None and not self.testing else self.tr(
            "The rate grows from low to high while every seed trains; the loss falls, and then rises. Click on the "
            "plot to choose a rate of your own."
        ))

    def _note(self, result: RangeResult) -> str:
        limit, text = result.limit, ""
        if limit.reason:
            return sentence(limit.reason) + "."
        if result.limit_rate is not None:
            text = self.tr("Stability limit, measured on the way: %1 = %2.")
            text = text.replace("%1", limit.formula).replace("%2", value_text(result.limit_rate, 3))
            if result.delay is not None and result.turn is not None:
                text += self.tr(
                    " The loss is seen to rise only at %1, %2 times the limit: while an instability grows, the ramp "
                    "moves on. The rates shortly before that rise are too high to train with."
                ).replace("%1", value_text(result.turn, 3)).replace("%2", f"{result.delay:.2g}")
        elif result.limit_then is not None:
            then = value_text(result.limit_then, 3)
            if result.turn is None:
                text = self.tr(
                    "The ramp stayed below the stability limit %1, at the end %2. A higher end would show more."
                )
            else:
                text = self.tr(
                    "The loss rises at %3, where the stability limit %1 was still %2: that is the limit of the mean "
                    "loss, and the noise of batches, or steps as long as the valley is wide, throw the run out before."
                ).replace("%3", value_text(result.turn, 3))
            text = text.replace("%1", limit.formula).replace("%2", then)
        return text

    def close(self) -> None:
        """The window is closing."""
        self._ticket = -1
