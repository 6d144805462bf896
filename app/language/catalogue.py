"""What is in a translation: every English text with its context and what stands for it."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QLocale

from resources import path

ENGLISH = "en"


class Entry(NamedTuple):
    """A message: `text` is English, `translation` empty while it is unfinished."""

    context: str
    text: str
    translation: str


def available() -> dict[str, str]:
    """The languages that the window speaks, each by its own name: English, and every file of `resources/i18n`."""
    files = sorted(path("i18n").glob("optlab_*.qm"))
    codes = [file.stem.partition("_")[2] for file in files]
    return {ENGLISH: "English", **{code: QLocale(code).nativeLanguageName() for code in codes}}


@cache
def entries(code: str) -> tuple[Entry, ...]:
    """All messages of a language; none for English."""
    if code == ENGLISH:
        return ()
    found = []
    for context in ElementTree.parse(path("i18n", f"optlab_{code}.ts")).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            found.append(Entry(name, message.findtext("source", ""), message.findtext("translation", "")))
    return tuple(found)
