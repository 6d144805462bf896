"""What a figure knows of its experiment, as one JSON text with a hash over it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from engine.errors import InputError
from engine.event import Event
from engine.spec import ExperimentSpec, parse

FORMAT, VERSION = "optimizer-lab-figure", 1
LONGEST = 8_000_000
"""Characters of a note; a spec with a table of data in it stays far below."""


@dataclass(frozen=True)
class Note:
    """The experiment as it began, its live edits in the order of their steps, and the step that the figure shows."""

    spec: ExperimentSpec
    events: tuple[Event, ...] = ()
    step: int = 0
    figure: str = ""

    def table(self) -> dict[str, Any]:
        """As JSON holds it, without the hash."""
        return {
            "format": FORMAT, "version": VERSION, "figure": self.figure, "step": self.step,
            "spec": self.spec.table(), "events": [event.table() for event in self.events],
        }  # fmt: skip

    @property
    def sha256(self) -> str:
        """Of everything in the note: two figures of the same moment of the same experiment have the same."""
        return hashlib.sha256(_canonical(self.table()).encode()).hexdigest()

    def text(self) -> str:
        """One line of ASCII, which every kind of picture can hold."""
        return _canonical({**self.table(), "sha256": self.sha256})


def note_from(text: str, origin: str) -> Note:
    """What `text` says, checked; InputError names ``origin``, the file. Runs nothing."""
    if len(text) > LONGEST:
        raise InputError(f"{origin}: its note has {len(text)} characters; at most {LONGEST} are read")
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(f"{origin}: its note is damaged") from None
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        raise InputError(f"{origin}: its note is not Optimizer Lab's")
    if table.get("version") != VERSION:
        raise InputError(f"{origin}: its note has version {table.get('version')}; this program reads {VERSION}")
    try:
        events = tuple(Event(int(e["step"]), str(e["path"]), e["old"], e["new"]) for e in table["events"])
        note = Note(parse(table["spec"]), events, int(table["step"]), str(table["figure"]))
    except InputError as error:
        raise InputError(f"{origin}: {error}") from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InputError(f"{origin}: its note is damaged") from None
    if note.step < 0 or any(event.step < 0 for event in events):
        raise InputError(f"{origin}: its note names a step below 0")
    if note.sha256 != table.get("sha256"):
        raise InputError(f"{origin}: its note was changed after it was written (the hash differs)")
    return note


def _canonical(table: dict[str, Any]) -> str:
    return json.dumps(table, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
