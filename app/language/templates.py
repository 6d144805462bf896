"""Finds the message that a shown text was made from, with what was put into its places.

``step 12`` was made from ``step %1`` with ``12``, and ``x.csv: not a file`` from ``%1: not a file``. The window needs
that twice: for the engine's messages, which are put together in English where no Qt is, and when the language changes
while the window shows texts of the former one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

PLACE = re.compile(r"%(\d)|\{(\w+)\}")
NAMES = ("engine", "Knob", "Family")
"""Contexts whose words are names of things: "Momentum" is a knob, and may be what somebody calls a run."""
LEAST = 3
"""Letters that a template must have besides its places; with fewer it would fit anything."""
Translate = Callable[[str, str], str]
_LETTERS = re.compile(r"[^\W\d_]", re.UNICODE)


class Message(NamedTuple):
    """`shown` is the text as it stands in the window, in whatever language; `text` the English one."""

    context: str
    text: str
    shown: str


class _Template(NamedTuple):
    """`chunk` is its longest stretch without a place: only a text that has it is worth the pattern's compiling."""

    message: Message
    pattern: str
    chunk: str
    weight: int


class Found(NamedTuple):
    """A message, and by place (``1``, ``reason``) what was put in."""

    message: Message
    parts: dict[str, str]


class Templates:
    """All messages of a language, to look texts up in."""

    def __init__(self, messages: Iterable[Message]) -> None:
        self._whole: dict[str, list[Message]] = {}
        self._fitting: dict[str, list[Found]] = {}
        templates = []
        for message in messages:
            if not message.shown:
                continue
            self._whole.setdefault(message.shown, []).append(message)
            if PLACE.search(message.shown):
                template = _template(message)
                if template is not None:
                    templates.append(template)
        self._templates = sorted(templates, key=lambda template: -template.weight)

    def find(self, text: str, contexts: Sequence[str] = (), loose: bool = False) -> Found | None:
        """The message of `text`: a whole one before a template, one of the nearest context first, then the longest.

        A word that may be the name of something is only found in `contexts`, or, if it is `loose` and has a capital,
        where texts of the window stand.
        """
        if text not in self._fitting:
            self._fitting[text] = next(filter(None, map(self._find, _ways(text))), [])
        fitting = self._fitting[text]
        if not _is_phrase(text):
            loose = loose and not text[:1].islower()
            fitting = [found for found in fitting if _near(found.message.context, contexts, loose)]
        return min(fitting, key=lambda found: _far(found.message, contexts)) if fitting else None

    def _find(self, text: str) -> list[Found]:
        if text in self._whole:
            return [Found(message, {}) for message in self._whole[text]]
        fitting = []
        for template in self._templates:
            if template.chunk in text:
                match = _compiled(template.pattern).fullmatch(text)
                if match:
                    fitting.append(Found(template.message, {key[1:]: part for key, part in match.groupdict().items()}))
        return fitting

    def said(
        self, text: str, translate: Translate, contexts: Sequence[str] = (), loose: bool = False, depth: int = 3
    ) -> str:
        """`text` in the language of `translate` (context, English text); empty when it is unknown.

        Parts that are phrases are said anew as well, `depth` deep; a single word may be a name and stays.
        """
        found = self.find(text, contexts, loose)
        if found is None:
            return ""
        parts = {
            key: (self.said(part, translate, contexts, loose, depth - 1) if depth and _is_phrase(part) else "") or part
            for key, part in found.parts.items()
        }
        return filled(translate(found.message.context, found.message.text), parts)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)


def filled(text: str, parts: dict[str, str]) -> str:
    """A template with its places filled."""
    return PLACE.sub(lambda place: parts.get(place[1] or place[2], place[0]), text)


def _ways(text: str) -> tuple[str, ...]:
    """As it stands, and as what it may be a sentence of: forms give a message a capital and a full stop."""
    small = text[:1].lower() + text[1:]
    ways = (text, text.removesuffix("."), small, small.removesuffix("."))
    return tuple(dict.fromkeys(ways)) if " " in text else (text,)


def _near(context: str, contexts: Sequence[str], loose: bool) -> bool:
    return context in contexts or (loose and context not in NAMES)


def _is_phrase(part: str) -> bool:
    return " " in part or (not part.isascii() and len(part) > 4)


def _far(message: Message, contexts: Sequence[str]) -> int:
    return contexts.index(message.context) if message.context in contexts else len(contexts)


def _template(message: Message) -> _Template | None:
    pattern, seen, last, chunks = "", set[str](), 0, []
    for place in PLACE.finditer(message.shown):
        name = "p" + (place[1] or place[2])
        chunks.append(message.shown[last : place.start()])
        pattern += re.escape(chunks[-1]) + (f"(?P={name})" if name in seen else f"(?P<{name}>.*?)")
        seen.add(name)
        last = place.end()
    chunks.append(message.shown[last:])
    weight = sum(len(_LETTERS.findall(chunk)) * (1 if chunk.isascii() else 2) for chunk in chunks)
    if weight < LEAST:
        return None
    return _Template(message, pattern + re.escape(chunks[-1]), max(chunks, key=len), weight)
