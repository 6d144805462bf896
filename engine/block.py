"""Blocks: the pieces an update rule is a chain of.

A block is one small, pure, elementwise function::

    update(direction, parameter, *states, *coefficients) -> direction  |  (direction, *new states)

``direction`` enters the first block of a chain as the gradient and leaves the last one as the
amount that is subtracted from the parameter. Arguments are found *by name*: ``direction``,
``parameter``, ``step`` (whole number, counted from 1), the block's states, the optimizer's knobs,
and the block's ``coefficients`` (values derived from knobs and, if they name it, ``step``; computed
in float64 and rounded once, as torch does with ``1 - beta2``).

Only operators and the functions of ``engine.maths`` may be used, so that the same source runs on
torch tensors of shape ``(R, D)`` (R runs, D parameters; knobs and per-run states ``(R, 1)``) and,
compiled, on single numbers. A block with ``elementwise=False`` works on torch tensors alone, row by row
(a run's numbers must not depend on the batch it is in), and may also ask for ``layout`` (which slice is
which tensor; ``engine.layout``). Four more arguments are made only for blocks that name them:

``noise``      standard normal numbers ``(1, D)`` of this step, a function of seed and step
``probed``     the gradient ``(R, D)`` at ``parameter + probe(...)``
``curvature``  an estimate ``(R, D)`` of the Hessian's diagonal (Hutchinson), in steps where the
               coefficient named by ``due`` is not 0

Worked examples::

    SGD    = l2 · momentum · lr             Adam  = l2 · adam moments · lr
    AdamW  =      adam moments · lr · decoupled decay

The whole difference between Adam and AdamW is the place of the decay block.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from engine.layout import Layout

RESERVED = ("direction", "parameter", "step", "layout", "noise", "probed", "curvature")


def _names(function: Callable[..., Any]) -> tuple[str, ...]:
    """The knobs that a coefficient, a probe or a rebase names."""
    return tuple(name for name in _arguments(function) if name not in RESERVED)


@lru_cache(maxsize=4096)
def _arguments(function: Callable[..., Any]) -> tuple[str, ...]:
    """Names of a function's arguments (asked of the same few functions at every redraw of a map)."""
    return tuple(inspect.signature(function).parameters)


@dataclass(frozen=True)
class State:
    """A number that a block remembers from step to step.

    ``per_run`` states have one value a run instead of one a parameter. ``initial`` is a number, the
    name of a knob, or ``"parameter"`` (the start point). ``rebase`` (knobs, step) gives the value
    that the state takes when a knob it names changes between steps (step = updates done so far):
    bias corrections follow torch this way, which writes ``1 - beta**step`` with the present beta.
    ``size`` answers how many numbers a run keeps when that is neither one nor one a parameter.
    """

    name: str
    initial: float | str = 0.0
    per_run: bool = False
    rebase: Callable[..., Any] | None = None
    symbol: str = ""
    help: str = ""
    size: Callable[[Layout], int] | None = None

    @cached_property
    def rebase_knobs(self) -> tuple[str, ...]:
        """The knobs on which ``rebase`` depends."""
        return _names(self.rebase) if self.rebase else ()


@dataclass(frozen=True)
class Block:
    """A declaration in ``engine/blocks``.

    ``off_when_zero`` names a knob: while it is 0 the block is left out and its state untouched.
    ``names`` renames the block's own knob names to those of the optimizer (``{"decay": "weight_decay"}``).
    Blocks of one ``name`` that a flag exchanges for one another share their states; ``variant`` tells them
    apart. ``refusal`` says why the block cannot work on a layout, or None. ``probe`` answers the displacement
    ``(R, D)`` at which ``probed`` is the gradient; it takes ``direction``, ``parameter``, ``layout`` and knobs.
    """

    name: str
    title: str
    update: Callable[..., Any]
    states: tuple[State, ...] = ()
    coefficients: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    off_when_zero: str | None = None
    formula: str = ""
    help: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    variant: str = ""
    elementwise: bool = True
    refusal: Callable[[Layout], str | None] | None = None
    probe: Callable[..., Any] | None = None
    due: str = ""

    @property
    def key(self) -> str:
        """What a chain in a spec calls the block: ``adam_moments``, ``adam_moments.amsgrad``."""
        return f"{self.name}.{self.variant}" if self.variant else self.name

    @cached_property
    def arguments(self) -> tuple[str, ...]:
        """The update function's argument names, in order."""
        return _arguments(self.update)

    @cached_property
    def state_names(self) -> tuple[str, ...]:
        return tuple(state.name for state in self.states)

    @cached_property
    def knob_arguments(self) -> tuple[str, ...]:
        """Arguments that are knobs or coefficients: one value a run."""
        given = self.arguments + (_names(self.probe) if self.probe else ()) + ((self.due,) if self.due else ())
        return tuple(dict.fromkeys(a for a in given if a not in RESERVED and a not in self.state_names))

    @cached_property
    def wants_world(self) -> bool:
        """Whether it asks for more than gradient, parameters and knobs."""
        return bool({"layout", "noise", "probed", "curvature"}.intersection(self.arguments))

    def knob(self, argument: str) -> str:
        """The optimizer's name for one of the block's knobs."""
        return self.names.get(argument, argument)

    @cached_property
    def knobs(self) -> tuple[str, ...]:
        """Every optimizer knob that the block depends on."""
        wanted: list[str] = []
        for argument in self.knob_arguments:
            function = self.coefficients.get(argument)
            wanted += _names(function) if function else [argument]
        for state in self.states:
            wanted += state.rebase_knobs
            if isinstance(state.initial, str) and state.initial != "parameter":
                wanted.append(state.initial)
        if self.off_when_zero:
            wanted.append(self.off_when_zero)
        return tuple(dict.fromkeys(self.knob(name) for name in wanted))

    def using(self, **names: str) -> Block:
        """This block, its knobs known to the optimizer under other names: ``trace.using(beta="momentum")``."""
        return replace(self, names={**self.names, **names})

    @cached_property
    def timed(self) -> tuple[str, ...]:
        """Coefficients that depend on the step: one value a run and step, even with constant knobs."""
        return tuple(a for a, f in self.coefficients.items() if "step" in _arguments(f))

    def coefficient_knobs(self, argument: str) -> tuple[str, ...]:
        """The knobs, by the block's own names, that a coefficient is made of."""
        return _names(self.coefficients[argument])

    def coefficient(self, argument: str, knobs: Mapping[str, Any], step: Any = None) -> Any:
        """The value (float64) of one of ``knob_arguments``, from knob values of any shape. ``step``,
        counted from 1, broadcasts against them; only ``timed`` coefficients need it.
        """
        function = self.coefficients.get(argument)
        if function is None:
            return knobs[self.knob(argument)]
        given = {name: knobs[self.knob(name)] for name in self.coefficient_knobs(argument)}
        if argument in self.timed:
            given["step"] = step
        # Whole arrays, no broadcasting inside the function: numpy's power takes another path for a
        # repeated exponent, and a run's numbers must not depend on the batch it is in.
        whole = np.broadcast_arrays(*given.values())
        return function(**{name: np.array(values, np.float64) for name, values in zip(given, whole, strict=True)})

    def rebased(self, state: State, knobs: Mapping[str, Any], step: Any) -> Any:
        """The value of a per-run state right after a change of the knobs it depends on."""
        assert state.rebase is not None
        given = {name: knobs[self.knob(name)] for name in state.rebase_knobs}
        if "step" in _arguments(state.rebase):
            given["step"] = step
        return state.rebase(**given)
