"""What the list of runs shows of one run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RunState = Literal["ready", "running", "paused", "finished", "stopped", "diverged"]


@dataclass(frozen=True)
class RunRow:
    """One run: `summary` is its optimizer in a few words, `loss` the last one as text, `detail` the tool tip."""

    name: str
    summary: str
    colour: str
    visible: bool = True
    state: RunState = "ready"
    loss: str = ""
    detail: str = ""
