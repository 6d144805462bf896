"""The few knobs that a lesson shows, some of them locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from engine.lesson_check import knob_value
from engine.optimizer import declared
from engine.problem import problems
from widgets.knob.form import KnobForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from app.experiment_controller import ExperimentController
    from engine.knob import Knob
    from engine.spec import ExperimentSpec


class Knobs(QObject):
    """Editors by spec path; what a person changes goes to the experiment."""

    def __init__(self, room: QVBoxLayout, experiment: ExperimentController) -> None:
        super().__init__(experiment)
        self._room, self._experiment = room, experiment
        self.forms: dict[str, KnobForm] = {}
        experiment.spec_changed.connect(self.refresh)

    def show(self, paths: Sequence[str], locked: Sequence[str]) -> None:
        """Editors for these knobs of the present experiment."""
        for form in self.forms.values():
            self._room.removeWidget(form)
            form.hide()
            form.deleteLater()
        self.forms = {}
        spec = self._experiment.spec
        for path in dict.fromkeys((*paths, *locked)) if spec is not None and (paths or locked) else ():
            knob = knob_at(spec, path)  # type: ignore[arg-type]
            if knob is None:
                continue
            form = KnobForm((knob,))
            form.setEnabled(path not in locked)
            form.value_changed.connect(lambda knob, value, path=path: self._edit(path, knob, value))
            self._room.addWidget(form)
            self.forms[path] = form
        self.refresh()

    def refresh(self) -> None:
        """The values of the present experiment."""
        spec = self._experiment.spec
        for path, form in self.forms.items():
            if spec is not None and knob_at(spec, path) is not None:
                form.set_values({form.knobs[0].name: knob_value(spec, path)})

    def _edit(self, path: str, knob: Knob, value: Any) -> None:
        parent = path.rpartition(".")[0]
        self._experiment.edit(f"{parent}.{knob.path}", list(value) if isinstance(value, tuple) else value)


def knob_at(spec: ExperimentSpec, path: str) -> Knob | None:
    """The declared knob at a path, if the experiment has it."""
    parts = path.split(".")
    if len(parts) == 4 and parts[0] == "runs" and parts[2] == "optimizer" and int(parts[1]) < len(spec.runs):
        knobs = declared(spec.runs[int(parts[1])].optimizer).knobs
    elif len(parts) == 2 and parts[0] == "problem":
        knobs = problems[spec.problem["name"]].knobs
    else:
        return None
    return next((knob for knob in knobs if knob.name == parts[-1]), None)
