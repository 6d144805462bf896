"""A lesson as the text of its file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.lesson_file import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from engine.lesson_file import LessonFile


def to_text(lesson: LessonFile) -> str:
    """The lesson as TOML that :func:`engine.lesson_file.from_text` reads back as the same."""
    table = lesson.model_dump(by_alias=True, exclude_none=True)
    steps = table.pop("steps")
    out = [f"{key} = {_value(table[key])}" for key in ("format", "shown", "locked", "log")]
    if table["spec"]:
        out.append(f"spec = {_value(table['spec'])}")
    for language in LANGUAGES:
        if language in table:
            out += ["", f"[{language}]", *(f"{key} = {_value(item)}" for key, item in table[language].items())]
    for step in steps:
        words = {language: step.pop(language) for language in LANGUAGES if language in step}
        out += ["", "[[steps]]", *(f"{key} = {_value(item)}" for key, item in step.items() if item not in ("", (), {}))]
        for language, said in words.items():
            out += [f"[steps.{language}]", *(f"{key} = {_value(item)}" for key, item in said.items())]
    return "\n".join(out) + "\n"


def write(file: Path, lesson: LessonFile) -> None:
    """Writes the lesson, whole or not at all. Raises InputError that names the file."""
    from engine.whole_file import whole

    try:
        with whole(file) as part:
            part.write_text(to_text(lesson), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file}: {error.strerror or error}") from None


def _value(item: Any) -> str:
    """A TOML value on one line, but for text of several lines."""
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, dict):
        inner = ", ".join(f"{json.dumps(key)} = {_value(part)}" for key, part in item.items() if part is not None)
        return "{" + inner + "}"
    if isinstance(item, (list, tuple)):
        return "[" + ", ".join(_value(part) for part in item) + "]"
    if isinstance(item, str):
        return json.dumps(item, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(item)
