"""Functions of vectors as instructions, by way of the fused executor's tracer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.fused.emit import emit
from engine.fused.trace import Program

if TYPE_CHECKING:
    from engine.fused.nest import Nest


def traced(nest: Nest, function: Callable[..., Any], *values: Any) -> Any:
    """``function`` of vectors, written down as instructions; it answers one value or a tuple of them."""
    program = Program()
    inputs = {f"v{place}": value for place, value in enumerate(values)}
    answer = function(*(program.input(name) for name in inputs))
    found = emit(nest.lanes, nest.b, program, inputs)
    return tuple(found[part.index] for part in answer) if isinstance(answer, tuple) else found[answer.index]
