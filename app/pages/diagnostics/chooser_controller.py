"""Fills the chooser: what can be measured here and at which cost, what failed, and what the user asks for."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.diagnostic import diagnostics
from engine.diagnostics.presets import PRESETS
from engine.report.alarm import QUANTITIES
from widgets.dashboard.offer_list import Offer
from widgets.engine_text import translated

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.diagnostics.page import DiagnosticsPage
    from engine.host.state import Answer
    from engine.spec import ExperimentSpec

SECONDS = 1.0
"""From one question for failures to the next, while steps are made."""


class ChooserController(QObject):
    """``refused`` are reasons by quantity, ``failed`` by channel; `told` when one of them is news."""

    told = Signal()

    def __init__(self, page: DiagnosticsPage, window: MainWindow) -> None:
        super().__init__(page)
        self.chooser, self.experiment = page.chooser, window.experiment
        self.refused: dict[str, str] = {}
        self.failed: dict[str, str] = {}
        self.tensors: tuple[str, ...] = ()
        self.vectors: tuple[tuple[str, ...], ...] = ()
        self._ticket, self._asked, self._about = -1, 0.0, (-1, -1)
        self.chooser.toggled.connect(self.toggle)
        self.chooser.preset_chosen.connect(self.choose)
        self.chooser.paced.connect(self.pace)
        self.chooser.parted.connect(self.part)
        self.warn = page.warn
        self.warn.clicked.connect(self.watch)
        self.experiment.answered.connect(self._answered)

    # -- what the user asks for ----------------------------------------------------------------------------------

    def toggle(self, name: str, on: bool) -> None:
        """Records a quantity, or no longer; the experiment says itself that this needs a restart."""
        spec = self._spec
        self.experiment.edit("record", [one for one in spec.record if one != name] + ([name] if on else []))

    def part(self, name: str, on: bool) -> None:
        """Records a quantity of each tensor as well, or no longer."""
        record = [one for one in self._spec.record if not one.startswith(f"{name}.")]
        self.experiment.edit("record", [*record, *(f"{name}.{tensor}" for tensor in self.tensors if on)])
        self.show()

    def watch(self, on: bool) -> None:
        """Records the signs before a spike, or no longer."""
        record = [one for one in self._spec.record if one not in QUANTITIES]
        self.experiment.edit("record", [*record, *(QUANTITIES if on else ())])
        self.show()

    def choose(self, preset: str) -> None:
        """Records a preset's quantities as far as they can be had, and what is no quantity of the list as before."""
        kept = [name for name in self._spec.record if name not in diagnostics]
        wanted = [name for name in PRESETS[preset] if name not in self.refused]
        self.experiment.edit("record", [*wanted, *kept])
        self.show()

    def pace(self, name: str, every: int) -> None:
        """Takes a quantity every so many steps."""
        given = {one: steps for one, steps in self._spec.record_every.items() if one != name}
        if every != diagnostics[name].every:
            given[name] = every
        self.experiment.edit("record_every", given)
        self.show()

    @property
    def _spec(self) -> ExperimentSpec:
        spec = self.experiment.spec
        assert spec is not None
        return spec

    # -- what the engine says ------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Asks what cannot be had and what failed, of a new experiment at once and of a moving one now and then."""
        state = self.experiment.state
        about = (state.generation, state.step)
        if about[0] != self._about[0] and self.failed:
            self.failed = {}
            self.told.emit()
        waited = monotonic() - self._asked >= SECONDS
        if not self.experiment.current or about == self._about or (about[0] == self._about[0] and not waited):
            return
        self._about, self._asked = about, monotonic()
        self._ticket = self.experiment.host.ask("diagnostics")

    def _answered(self, answer: Answer) -> None:
        if answer.ticket != self._ticket or answer.error:
            return
        self.vectors = answer.value["vectors"]
        news = answer.value["refused"], answer.value["failed"], answer.value["tensors"]
        if news != (self.refused, self.failed, self.tensors):
            self.refused, self.failed, self.tensors = news
            self.show()
            self.told.emit()

    # -- showing -------------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Everything from the spec and the last answer."""
        spec = self.experiment.spec
        if spec is None:
            return
        reason = next((self.refused[name] for name in QUANTITIES if name in self.refused), "")
        self.warn.setChecked(set(QUANTITIES) <= set(spec.record))
        self.warn.setEnabled(not reason)
        tip = self.tr("Measures g²/v̂ and the curvature along the step every few steps; needs a restart")
        self.warn.setToolTip(translated(reason) or tip)
        costs = {"cheap": self.tr("cheap"), "medium": self.tr("medium"), "heavy": self.tr("heavy")}
        self.chooser.set_offers([
            Offer(
                one.name,
                translated(one.title),
                translated(one.help),
                one.name in spec.record,
                translated(self.refused.get(one.name, "")),
                translated(one.unit),
                costs[one.cost],
                spec.record_every.get(one.name, one.every),
                one.name not in ("loss", "lr"),
                next((why for name, why in self.failed.items() if name.partition(".")[0] == one.name), ""),
                len(self.tensors) if one.derive else 0,
                any(name.startswith(f"{one.name}.") for name in spec.record),
            )
            for one in diagnostics
        ])  # fmt: skip
        titles = {
            "cheap": (self.tr("Cheap"), self.tr("Norms and angles that follow from what a step computes anyway")),
            "medium": (self.tr("Medium"), self.tr("Also what needs a pass over all parameters")),
            "full": (self.tr("Full"), self.tr("Also curvature and gradient noise: several gradients each")),
        }
        chosen = {name for name in spec.record if name in diagnostics}
        now = [
            name for name, names in PRESETS.items() if chosen == {one for one in names if one not in self.refused}
        ]  # fmt: skip
        self.chooser.set_presets(titles, now[-1] if now else "")
