"""One training step on a formula surface, traced: loss and gradient, then the chain of blocks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.block import RESERVED
from engine.fused.trace import Program, Traced, Untraceable

if TYPE_CHECKING:
    from engine.block import Block
    from engine.straight_code import StraightCode
    from engine.surface import Formula

MOST_PARAMETERS = 64
MOST_OPERATIONS = 4000


@dataclass(frozen=True)
class StateKey:
    """A state of block number ``block`` in the chain; ``parameter`` is None for a per-run state."""

    block: int
    name: str
    parameter: int | None

    @property
    def label(self) -> str:
        return f"s{self.block}.{self.name}" + ("" if self.parameter is None else f".{self.parameter}")


@dataclass(frozen=True)
class Evaluation:
    """Loss and gradient of a surface: ``program`` from ``x0 …, p0 …`` to the operations ``loss`` and ``gradient``."""

    program: Program
    loss: int
    gradient: tuple[int, ...]


@dataclass(frozen=True)
class Update:
    """A chain: ``program`` from ``x0 …, g0 …``, ``loss_scale``, ``step``, states and ``driven`` inputs to
    the operations ``parameters`` and ``states`` (in the order of ``keys``). ``driven`` are the blocks'
    knob arguments (``c<block>.<argument>``) and the values that per-run states are rebased to
    (``r<block>.<state>``).
    """

    program: Program
    keys: tuple[StateKey, ...]
    driven: tuple[str, ...]
    parameters: tuple[int, ...]
    states: tuple[int, ...]


def trace_evaluation(code: StraightCode) -> Evaluation:
    """The surface's loss and gradient. Raises Untraceable."""
    program = Program()
    constants = {name: program.constant(value) for name, value in code.constants.items()}
    results = code.function(constants)(*(program.input(name) for name in code.arguments))
    loss, *gradient = (_lifted(program, value).index for value in results)
    return Evaluation(program, loss, tuple(gradient))


def trace_update(
    blocks: Sequence[Block],
    dimension: int,
    rebased: Collection[tuple[int, str]] = (),
    ones: Collection[str] = (),
) -> Update:
    """The chain for ``dimension`` parameters. ``rebased`` names per-run states (block, name) that take
    the value of an input before every update, where that is not NaN; ``ones`` the inputs that are 1 and stay it.
    Raises Untraceable.
    """
    program = Program()

    def given_as(name: str) -> Traced:
        return program.constant(1.0) if name in ones else program.input(name)

    parameters = [program.input(f"x{d}") for d in range(dimension)]
    scale, step = given_as("loss_scale"), program.input("step", "wide")
    directions = [program.input(f"g{d}") * scale for d in range(dimension)]
    states: dict[StateKey, Traced] = {}
    driven: list[str] = []
    for place, block in enumerate(blocks):
        _check(block)
        held = {argument: given_as(f"c{place}.{argument}") for argument in block.knob_arguments}
        driven += [name for name in (f"c{place}.{argument}" for argument in held) if name not in ones]
        shared = {s.name: program.input(StateKey(place, s.name, None).label) for s in block.states if s.per_run}
        for name in [name for name in shared if (place, name) in rebased]:
            fresh = program.input(f"r{place}.{name}")
            shared[name] = (fresh == fresh).choose(fresh, shared[name])
            driven.append(f"r{place}.{name}")
        for d in range(dimension):
            own = {s.name: program.input(StateKey(place, s.name, d).label) for s in block.states if not s.per_run}
            given = {"direction": directions[d], "parameter": parameters[d], "step": step, **held, **shared, **own}
            try:
                result = block.update(*(given[argument] for argument in block.arguments))
            except Untraceable:
                raise
            except Exception as error:  # a whole-tensor function, or one of torch's
                raise Untraceable(f"it does not run on single numbers ({error})") from None
            results = result if isinstance(result, tuple) else (result,)
            if len(results) != 1 + len(block.states):
                raise Untraceable(f"it answers {len(results)} values, not a direction and {len(block.states)} states")
            directions[d] = _lifted(program, results[0])
            for state, value in zip(block.states, results[1:], strict=True):
                key = StateKey(place, state.name, None if state.per_run else d)
                if key not in states:
                    states[key] = _lifted(program, value)
                elif states[key].index != _lifted(program, value).index:
                    raise Untraceable(f"its per-run state {state.name} depends on the parameters")
    updated = [(x - direction).index for x, direction in zip(parameters, directions, strict=True)]
    return Update(program, tuple(states), tuple(driven), tuple(updated), tuple(s.index for s in states.values()))


def _check(block: Block) -> None:
    asked = [argument for argument in RESERVED[3:] if argument in block.arguments]
    if asked:
        raise Untraceable(f"it asks for {asked[0]}")
    if not block.elementwise or any(state.size for state in block.states):
        raise Untraceable("it works on whole tensors")


def _lifted(program: Program, value: Any) -> Traced:
    """A result as a real value (surfaces may have constant derivatives)."""
    if isinstance(value, Traced):
        return value if value.kind == "real" else value._lift(value, "real")
    return program.constant(float(value))


def unsupported(formula: Formula, blocks: Sequence[Block]) -> str | None:
    """Why this chain on this surface cannot be compiled; None when it can."""
    dimension = len(formula.variables)
    if dimension > MOST_PARAMETERS:
        return f"{dimension} parameters; compiled steps have at most {MOST_PARAMETERS}"
    for block in blocks:
        try:
            trace_update([block], 2)
        except Untraceable as error:
            return f"block {block.name}: {error}"
    try:
        count = len(trace_evaluation(formula.gradient_code).program.operations)
    except (Untraceable, ValueError) as error:  # ValueError: a derivative for which there is no code
        return f"formula {formula.text}: {error}"
    count += len(trace_update(blocks, dimension).program.operations)
    if count > MOST_OPERATIONS:
        return f"{count} operations a step; at most {MOST_OPERATIONS} are compiled"
    return None
