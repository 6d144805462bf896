"""What can be answered to a lesson's question, and what the run says to it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from widgets.lesson.verdict_text import verdict_text
from widgets.plot.number_text import step_text, value_text

if TYPE_CHECKING:
    from engine.history import History
    from engine.lesson_file import Question
    from engine.spec import ExperimentSpec

NEAR = 2.0
"""A number that was guessed within this factor was guessed well."""
VERDICTS = ("supported", "refuted", "depends")
SAID = {
    "en": {
        "yes": "Yes, it diverges", "no": "No, it does not", "supported": "The claim holds",
        "refuted": "It does not hold", "depends": "It depends on the settings",
    },
    "zh_CN": {
        "yes": "会发散", "no": "不会发散", "supported": "论断成立", "refuted": "论断不成立", "depends": "取决于设置",
    },
}  # fmt: skip
QT_TRANSLATE_NOOP("Outcome", "Well predicted.")


def choices_of(ask: Question, spec: ExperimentSpec, language: str) -> list[str]:
    """The answers to choose from; none where a number is asked for."""
    said = SAID.get(language, SAID["en"])
    if ask.kind == "diverges":
        return [said["yes"], said["no"]]
    if ask.kind == "lowest":
        return [run.name for run in spec.runs]
    return [said[name] for name in VERDICTS] if ask.kind == "verdict" else []


def outcome(ask: Question, guess: Any, history: History, verdict: str = "") -> tuple[str, bool | None]:
    """What happened, in a sentence, and whether it was predicted; nothing while it is not known yet."""
    names = list(history.runs)
    name = names[min(ask.run, len(names) - 1)]
    truth: Any = None
    if ask.kind == "diverges":
        at = history[name].diverged_at
        truth = 0 if at is not None else 1
        text = _say("%1 did not diverge.", name)
        if at is not None:
            text = _say("%1 diverged at step %2.", name, step_text(at))
    elif ask.kind == "lowest":
        ends = [_end(history, run, ask.channel) for run in names]
        truth = min(range(len(ends)), key=ends.__getitem__)
        text = _say("%1 ends lowest, at %2.", names[truth], value_text(ends[truth], 4))
    elif ask.kind == "number":
        value = _end(history, name, ask.channel)
        text = _say("%1 ends at %2.", name, value_text(value, 4))
        if guess is None:
            return text, None
        good = guess == value or (guess * value > 0 and max(guess / value, value / guess) <= NEAR)
        return _judged(text, bool(good)), bool(good)
    else:
        if not verdict:
            return "", None
        truth = VERDICTS.index(verdict.partition(" ")[0])
        text = _say("The measurement says: %1.", verdict_text(verdict))
    if guess is None:
        return text, None
    return _judged(text, guess == truth), guess == truth


def _judged(text: str, good: bool) -> str:
    return f"{text} {_say('Well predicted.') if good else _say('Not what you expected.')}"


def _end(history: History, run: str, channel: str) -> float:
    """The last value; infinite for a run that diverged."""
    record = history[run]
    if record.diverged_at is not None or channel not in record or not record.written:
        return math.inf
    return float(record[channel][-1])


def _say(text: str, *given: str) -> str:
    text = QCoreApplication.translate("Outcome", text)
    for number, part in enumerate(given, 1):
        text = text.replace(f"%{number}", part)
    return text
