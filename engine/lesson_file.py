r"""A lesson as a file: text in English and Chinese, an experiment, and steps with a question before each run.

Lessons are data (TOML): reading one runs no code. What is wrong in a file is said with its line and field. The right
answer to a question is never in the file; it is read off the run that follows, or is the verdict of a claim.

    format = 1
    shown = ["runs.0.optimizer.lr"]        # knobs beside the text; those in `locked` can be seen, not changed
    locked = []
    log = true                             # the loss on a logarithmic axis, as long as it stays above 0
    [spec]                                 # the experiment of every step that names none
    [en]                                   # title and text; [zh_CN] the same in Chinese
    [[steps]]
    experiment = "B2.large"                # instead of the lesson's spec: that of a claim
    set = {"runs.0.optimizer.lr" = 0.1}    # changes of the spec, by path
    formula = 'w \leftarrow w - \eta g'    # LaTeX
    beside = "grad_norm"                   # what is plotted below the loss; the trajectory if not said
    block = "momentum"                     # the block of the chain that matters
    ask = {kind = "diverges", run = 0}     # what is asked before the run
    claims = ["B2.large"]                  # judged after it
    thresholds = {"B2.large" = 0.5}        # where this lesson draws the line, if not where the program does
    tool = "loss_scale"                    # instead of asking and claims: a comparison that the reader sets up
    en = {text = "…", question = "…"}
    zh_CN = {text = "…", question = "…"}
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from engine.errors import InputError, unknown
from engine.lesson import claims
from engine.lesson_check import check
from engine.spec import MAX_BYTES, ExperimentSpec, parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LANGUAGES = ("en", "zh_CN")
Kind = Literal["diverges", "lowest", "number", "verdict"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Model):
    """What a lesson is about, in one language."""

    title: str = Field(min_length=1, max_length=120)
    text: str = Field(default="", max_length=20_000)


class StepWords(_Model):
    """A step in one language: paragraphs, parted by an empty line, and the question."""

    text: str = Field(min_length=1, max_length=20_000)
    question: str = Field(default="", max_length=1000)


class Question(_Model):
    """``diverges``: will run ``run`` diverge? ``lowest``: which run ends with the lowest ``channel``? ``number``: what
    will ``channel`` of run ``run`` be at the end? ``verdict``: is the step's first claim supported?
    """

    kind: Kind
    run: int = Field(default=0, ge=0)
    channel: str = Field(default="loss", max_length=80)


class Step(_Model):
    """One experiment: read, predict, run, judge."""

    en: StepWords
    zh_CN: StepWords | None = None  # the language's own name, as in the file
    experiment: str = Field(default="", max_length=80)
    changes: dict[str, Any] = Field(default_factory=dict, alias="set")
    formula: str = Field(default="", max_length=2000)
    block: str = Field(default="", max_length=80)
    ask: Question | None = None
    claims: tuple[str, ...] = Field(default=(), max_length=60)
    thresholds: dict[str, float] = Field(default_factory=dict, max_length=60)
    tool: Literal["", "loss_scale"] = ""
    beside: Literal["", "grad_norm", "lr"] = ""

    def words(self, language: str) -> StepWords:
        """In a language; in English where the lesson is not in it."""
        return (self.zh_CN if language == "zh_CN" else None) or self.en


class LessonFile(_Model):
    """A whole lesson."""

    format: Literal[1]
    en: Words
    zh_CN: Words | None = None
    spec: dict[str, Any] = Field(default_factory=dict)
    shown: tuple[str, ...] = Field(default=(), max_length=40)
    locked: tuple[str, ...] = Field(default=(), max_length=40)
    log: bool = True
    steps: tuple[Step, ...] = Field(min_length=1, max_length=100)

    def words(self, language: str) -> Words:
        """In a language; in English where the lesson is not in it."""
        return (self.zh_CN if language == "zh_CN" else None) or self.en

    def experiment(self, step: int) -> ExperimentSpec:
        """The experiment of a step. Raises InputError for changes that it does not take."""
        name = self.steps[step].experiment
        spec = claims[name].experiment() if name else parse(json.loads(json.dumps(self.spec)))
        for path, value in self.steps[step].changes.items():
            spec = spec.with_value(path, value)
        return spec

    @property
    def claim_names(self) -> tuple[str, ...]:
        """Of all steps, each once."""
        return tuple(dict.fromkeys(name for step in self.steps for name in step.claims))


def read(file: Path) -> LessonFile:
    """A lesson file. Raises InputError that names the file, the line and the field."""
    try:
        if file.stat().st_size > MAX_BYTES:
            raise InputError(f"{file}: larger than {MAX_BYTES // 10**6} MB; that is no lesson")
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise InputError(f"{file}: not a text file; a lesson is TOML in UTF-8") from None
    try:
        return from_text(text)
    except InputError as error:
        raise InputError(f"{file}: {error}") from None


def from_text(text: str) -> LessonFile:
    """A lesson from TOML text, checked down to the experiment of every step."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(str(error).splitlines()[0]) from None
    try:
        return from_table(table)
    except InputError as error:
        raise InputError(error.message, f"line {line_of(text, error.where)}, {error.where}") from None


def from_table(table: Mapping[str, Any]) -> LessonFile:
    """A lesson from the plain tables of its file, as checked. Raises InputError that says where."""
    try:
        lesson = LessonFile.model_validate(table)
    except ValidationError as error:
        raise _first(error) from None
    check(lesson)
    return lesson


def _first(error: ValidationError) -> InputError:
    detail = error.errors(include_url=False)[0]
    where = ".".join(map(str, detail["loc"]))
    parent, _, last = where.rpartition(".")
    if detail["type"] == "missing":
        return InputError("is missing", where)
    if detail["type"] == "extra_forbidden":
        known = Step.model_fields if re.fullmatch(r"steps\.\d+", parent) else LessonFile.model_fields
        names = ["set" if name == "changes" else name for name in known]
        return InputError(unknown("entry", last, names).message, where)
    shown = repr(detail["input"])
    message = detail["msg"][0].lower() + detail["msg"][1:]
    return InputError(f"{shown if len(shown) < 60 else shown[:57] + '...'}: {message}", where)


def line_of(text: str, where: str) -> int:
    """The line, counted from 1, of the field ``where`` in TOML text, or of the nearest thing around it."""
    lines = text.splitlines()
    parts = where.split(".")
    first, last = 0, len(lines)
    heads = [number for number, line in enumerate(lines) if line.strip() == "[[steps]]"]
    if parts[0] == "steps" and len(parts) > 1 and parts[1].isdigit() and int(parts[1]) < len(heads):
        first = heads[int(parts[1])]
        last = heads[int(parts[1]) + 1] if int(parts[1]) + 1 < len(heads) else len(lines)
        parts = parts[2:]
    found = first
    for part in parts:
        name = re.escape(part)
        key = re.compile(rf"^\s*(\[+[\w.]*\b{name}\]+|[\"']?{name}[\"']?\s*=)|[{{,]\s*{name}\s*=")
        hit = next((number for number in range(found, last) if key.search(lines[number])), None)
        if hit is not None:
            found = hit
    return found + 1


def shipped() -> dict[str, LessonFile]:
    """The lessons that ship with the program, by section (A, B1 … E7), in the articles' order."""
    from resources import path

    return {file.stem: read(file) for file in sorted(path("lessons").glob("*.toml"))}
