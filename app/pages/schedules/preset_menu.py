"""The menu of ready-made schedules, and of comparisons: copies of a run with a schedule each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from app.pages.schedules import batch_track
from app.pages.schedules.presets import COMPARISONS, PRESETS
from app.replicates import names, shown_name, together
from engine.replicates import groups, needless

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.pages.schedules.page import SchedulesPage
    from app.pages.schedules.presets import Comparison, Preset


class PresetMenu(QObject):
    """Fills the menu, and does what is chosen."""

    def __init__(self, page: SchedulesPage, window: MainWindow) -> None:
        super().__init__(page)
        self.page, self.experiment, self.composer = page, window.experiment, page.composer
        menu = page.presets.menu()
        for preset in PRESETS:
            action = menu.addAction(_said(preset.title), lambda preset=preset: self.use(preset))
            action.setToolTip(_said(preset.help))
        menu.addSeparator()
        for comparison in COMPARISONS:
            action = menu.addAction(_said(comparison.title), lambda comparison=comparison: self.compare(comparison))
            action.setToolTip(_said(comparison.help))

    def use(self, preset: Preset) -> None:
        """A ready-made schedule in place of the draft."""
        setting = self.composer.setting
        batch = batch_track.parted(self.composer.entries)[1]
        entries = preset.build(setting.steps, setting.bases.get("lr", 0.001), setting.per_epoch)
        self.composer.replace([*entries, *batch])

    def compare(self, comparison: Comparison) -> None:
        """Copies of the run, each with another schedule; the run itself becomes the first."""
        experiment, setting = self.experiment, self.composer.setting
        assert experiment.spec is not None
        first = together(experiment.spec, experiment.selected)[0]
        stem = shown_name(experiment.spec, first)
        self.page.all_runs.setChecked(False)
        several = len(together(experiment.spec, first)) > 1
        if comparison.replicates > 1 and not several and not needless(experiment.spec.problem):
            experiment.replicate(first, comparison.replicates)
        missing = [name for name in comparison.record if name not in experiment.spec.record]
        if missing:
            experiment.edit("record", [*experiment.spec.record, *missing])
        for number, (name, build) in enumerate(comparison.runs):
            if number:
                experiment.duplicate_run(first)
            place = groups(names(experiment.spec))[-1][0] if number else first
            entries = build(setting.steps, setting.bases.get("lr", 0.001), setting.per_epoch)
            experiment.edit(f"runs.{place}.schedule", entries)
            experiment.rename(place, f"{stem} {name}")
        experiment.select(first)
        said = self.tr("Runs to compare: %1. Press Run.")
        count = len(together(experiment.spec, first))
        if count > 1:
            said = self.tr("Runs to compare: %1, with %2 replicates each. Press Run.").replace("%2", str(count))
        self.page.notice.show_notice(said.replace("%1", ", ".join(name for name, _ in comparison.runs)))


def _said(text: str) -> str:
    return QCoreApplication.translate("Schedules", text)
