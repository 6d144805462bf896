"""A block as the builder shows it: plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.knob import Knob

MIME = "application/x-optlab-block"
"""What is dragged: 'add:<key>' from the list of blocks, 'move:<place>' within the chain."""


@dataclass(frozen=True)
class Offer:
    """A block that can be used."""

    key: str
    title: str
    help: str
    formula: str


@dataclass(frozen=True)
class Placed:
    """A block in the chain; `shares`: another block has a knob of the same name; `own`: it has knobs of its own."""

    offer: Offer
    knobs: tuple[Knob, ...]
    values: Mapping[str, Any]
    shares: bool
    own: bool
