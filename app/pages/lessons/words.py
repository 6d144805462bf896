"""What a step says and asks, in the language of the lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.pages.lessons.outcome import choices_of
from app.pages.lessons.verdicts import clear
from widgets.builder.formula_label import FormulaLabel
from widgets.lesson.paragraph import Paragraph

if TYPE_CHECKING:
    from app.pages.lessons.page import LessonsPage
    from engine.lesson_file import Step, Words
    from engine.spec import ExperimentSpec


def show_words(page: LessonsPage, lesson: Words, step: Step | None, language: str) -> None:
    """The lesson's title and the step's paragraphs (the lesson's own before the first), the formula after the first."""
    clear(page.text)
    page.text.addWidget(Paragraph(lesson.title, heading=True))
    for part in (step.words(language).text if step else lesson.text).split("\n\n"):
        if part.strip():
            page.text.addWidget(Paragraph(" ".join(part.split())))
    if step is not None and step.formula:
        label = FormulaLabel(page.art, step.formula)
        page.formulas.ready.connect(label.formulas_changed)
        page.text.insertWidget(2, label)


def show_question(page: LessonsPage, step: Step | None, spec: ExperimentSpec | None, language: str) -> None:
    """What is asked about the step's experiment before it is run."""
    asked = step is not None and step.ask is not None and spec is not None
    page.prediction.setVisible(asked)
    if step is not None and step.ask is not None and spec is not None:
        page.prediction.ask(step.words(language).question, choices_of(step.ask, spec, language))
