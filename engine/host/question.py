"""What a question is: something to find out about the running experiment, between two steps, without changing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Question:
    """A declaration in ``engine/host/questions``.

    ``answer(experiment, **arguments)`` gives plain data (numbers, texts, numpy arrays, frozen dataclasses; no
    tensors: the window has no torch) and raises InputError for arguments that cannot be used.
    """

    name: str
    help: str
    answer: Callable[..., Any]


questions: Registry[Question] = Registry("question", "engine.host.questions", Question)
