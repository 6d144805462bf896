"""The knobs that no axis varies, each with a slider that moves the map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine.knob import Knob, integer
from engine.optimizer import declared
from engine.problem import problems
from engine.spec import MAX_STEPS
from engine.surface import Surface
from widgets.knob.form import KnobForm

if TYPE_CHECKING:
    from engine.spec import ExperimentSpec
    from widgets.section import Section

STEPS = integer("steps", 1000, 1, MAX_STEPS, "Updates of every run.", scale="log", soft=(10, 20_000))

TOLERANCE = Knob(
    "tolerance", 1e-6, low=1e-300, high=1e300, scale="log", soft=(1e-12, 1e3),
    help="How far above the lowest known loss counts as reached; where none is known, the loss itself.",
)  # fmt: skip


class KnobForms(QObject):
    """Two forms in two sections, made anew for another optimizer, problem or choice of axes."""

    edited = Signal(str, object)
    """Path in the spec, value."""

    def __init__(self, knobs: Section, problem: Section) -> None:
        super().__init__(knobs)
        self._sections = knobs, problem
        self._forms: list[KnobForm] = []
        self._paths: dict[str, tuple[KnobForm, str]] = {}
        self._made_for: object = None

    def show_spec(self, spec: ExperimentSpec, run: int, varied: set[str], tolerance: float | None = None) -> None:
        """The knobs of `run` and of the problem, but for those that are `varied`; a tolerance where one is given."""
        rule, problem = declared(spec.runs[run].optimizer), problems[spec.problem["name"]]
        own = {
            f"runs.{run}.optimizer.{knob.path}": knob for knob in rule.knobs if knob.kind in ("real", "integer", "flag")
        }
        shared = {
            f"problem.{knob.path}": knob
            for knob in problem.knobs
            if isinstance(problem, Surface) or knob.kind in ("real", "integer")
        }
        groups = [
            {"steps": STEPS}
            | ({} if tolerance is None else {TOLERANCE.name: TOLERANCE})
            | {path: knob for path, knob in own.items() if path not in varied},
            {
                path: knob
                for path, knob in shared.items()
                if not any(v == path or v.startswith(path + ".") for v in varied)
            },
        ]
        key = [(path, knob) for group in groups for path, knob in group.items()]
        if key != self._made_for:
            self._made_for = key
            self._make(groups)
        values = [{"steps": spec.steps, TOLERANCE.name: tolerance, **spec.runs[run].knobs()}, spec.problem_values()]
        for form, shown in zip(self._forms, values, strict=True):
            form.set_values(shown)

    def _make(self, groups: list[dict[str, Knob]]) -> None:
        for form in self._forms:
            form.hide()
            form.deleteLater()
        self._forms, self._paths = [], {}
        for section, group in zip(self._sections, groups, strict=True):
            form = KnobForm(tuple(group.values()))
            names = {knob.name: path for path, knob in group.items()}
            form.value_changed.connect(lambda knob, value, names=names: self._edited(names[knob.name], value))
            section.body.addWidget(form)
            section.setVisible(bool(group))
            self._forms.append(form)
            self._paths |= {path: (form, knob.name) for path, knob in group.items()}

    def _edited(self, path: str, value: Any) -> None:
        self.edited.emit(path, list(value) if isinstance(value, tuple) else value)

    def set_error(self, path: str, text: str) -> None:
        """Shows an error at the knob that `path` names."""
        if path in self._paths:
            form, name = self._paths[path]
            form.set_error(name, text)
