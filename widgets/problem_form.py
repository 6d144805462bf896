"""Which problem is solved, its knobs, and how long: what all runs share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from engine.knob import Knob, choice, integer
from engine.problem import problems
from engine.surface import Surface
from engine.typed_surface import TypedSurface
from widgets.disclosure import Disclosure
from widgets.engine_text import ENGINE, translated
from widgets.formula.editor import FormulaEditor
from widgets.formula.picture import FormulaPicture
from widgets.knob.choice_editor import ChoiceBox
from widgets.knob.form import KnobForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.problem import Problem

STEPS = integer(
    "steps", 1000, 1, 10**9, "How many updates every run makes.", soft=(10, 100_000), scale="log", unit="steps"
)
SHARED = (
    integer(
        "seed", 0, 0, 2**63 - 1, "Decides the start of a network and the order of the data.",
        soft=(0, 100), live=False,
    ),
    choice("dtype", "float32", ("float32", "float64"), "How exactly numbers are kept: 7 or 16 digits."),
    Knob(
        "watch", (0, 1, 2), low=0, kind="reals", live=False,
        help="Which parameters of a network are recorded one by one, by number from 0. Up to 16 parameters all are.",
    ),
)  # fmt: skip


class ProblemForm(QWidget):
    """Speaks in spec paths: `edited('problem.b', 50.0)`, `edited('steps', 2000)`, `chosen('rosenbrock')`."""

    says = (ENGINE,)

    chosen = Signal(str)
    value_changed = Signal(str, object)
    edited = Signal(str, object)
    facts_asked = Signal()
    """Derivatives, minima and source of the surface are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = ChoiceBox()
        self.box.setAccessibleName(self.tr("Problem"))
        for problem in problems:
            tip = f"<p>{translated(problem.help)}</p>"
            self.box.addItem(translated(problem.title), problem.name)
            self.box.setItemData(self.box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.box.activated.connect(lambda index: self.chosen.emit(self.box.itemData(index)))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self.box)
        self._name = ""
        self.form: KnobForm | None = None
        self.letters: KnobForm | None = None
        self.formula = FormulaEditor()
        self.formula.hide()
        self.formula.retyped.connect(
            lambda arguments: self.value_changed.emit("problem", {"name": self._name, **arguments})
        )
        self._layout.addWidget(self.formula)
        self.printed = FormulaPicture(only_whole=True)
        self.facts = QPushButton(self.tr("Derivatives, minima, source…"))
        self.facts.clicked.connect(self.facts_asked)
        self._layout.addWidget(self.printed)
        self.steps, self.shared = KnobForm((STEPS,)), KnobForm(SHARED)
        for form in (self.steps, self.shared):
            form.value_changed.connect(lambda knob, value: self.value_changed.emit(knob.path, value))
            form.edited.connect(lambda knob, value: self.edited.emit(knob.path, value))
        self.more = Disclosure(self.tr("Settings of the problem"))
        self.more.body.addWidget(self.shared)
        self.more.body.addWidget(self.facts, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self.steps)
        self._layout.addWidget(self.more)

    def set_problem(self, table: Mapping[str, Any], shared: Mapping[str, Any]) -> None:
        """Shows a problem in spec form and the shared values (steps, seed, dtype); emits nothing."""
        name = str(table["name"])
        problem = problems[name]
        if name != self._name:
            self._name = name
            self._build(problem)
            self.box.setCurrentIndex(self.box.findData(name))
            self.box.setToolTip(f"<p>{translated(problem.help)}</p>")
        assert self.form is not None
        arguments = {key: value for key, value in table.items() if key != "name"}
        values = problem.values(arguments)
        self.form.set_values(values)
        surface = isinstance(problem, Surface)
        self.facts.setVisible(surface)
        self.printed.setVisible(surface and not isinstance(problem, TypedSurface))
        if isinstance(problem, Surface):
            self.printed.set_latex(problem.formula(values).latex)
        if isinstance(problem, TypedSurface) and self.letters is not None:
            self.formula.set_problem(problem, arguments)
            self.letters.set_values(values)
            self.letters.setVisible(bool(values["parameters"]))
        self.steps.set_values(shared)
        self.shared.set_values(shared)

    def _build(self, problem: Problem) -> None:
        """Another problem's editors; a typed formula and the sliders of its letters stand before all others."""
        for form in (self.form, self.letters):
            if form is not None:
                form.hide()
                for layout in (self.more.body, self._layout):
                    layout.removeWidget(form)
                form.deleteLater()
        typed = isinstance(problem, TypedSurface)
        self.formula.setVisible(typed)
        first = tuple(knob for knob in problem.knobs if typed and knob.name == "parameters")
        self.letters = self._form(first) if typed else None
        self.form = self._form(tuple(k for k in problem.knobs if not (typed and k.name in ("text", "parameters"))))
        self.more.body.insertWidget(0, self.form)
        if self.letters is not None:
            self._layout.insertWidget(self._layout.indexOf(self.formula) + 1, self.letters)

    def _form(self, knobs: tuple[Knob, ...]) -> KnobForm:
        form = KnobForm(knobs)
        form.value_changed.connect(self._changed)
        form.edited.connect(self._edited)
        return form

    def set_error(self, path: str, text: str) -> bool:
        """Shows an error at the knob under the spec path; False when there is no such knob."""
        name = path.removeprefix("problem.")
        if self.steps.set_error(path, text):
            return True
        if path in ("problem", "problem.text") and self.formula.isVisible():
            self.formula.set_error(text)
            return True
        if (self.form is not None and self.form.set_error(name, text)) or self.shared.set_error(path, text):
            self.more.set_open(True)
            return True
        return False

    def _changed(self, knob: Knob, value: Any) -> None:
        self.value_changed.emit(f"problem.{knob.path}", value)

    def _edited(self, knob: Knob, value: Any) -> None:
        self.edited.emit(f"problem.{knob.path}", value)
