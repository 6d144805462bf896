"""What torch's own composed scheduler would do, beside the plan: where the two curves part.

torch builds a sequence as SequentialLR and simultaneous schedules as ChainedScheduler. Both go wrong
without a word for some combinations (see docs/schedules.md); :func:`lint` runs the real objects on a
dummy optimizer and reports every difference from the plan.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.formula import parse
from engine.plan import plan
from engine.plan_nodes import Piece, Sequence

if TYPE_CHECKING:
    from engine.schedule import Array

TOLERANCE = 1e-12


@dataclass(frozen=True)
class Difference:
    """Where torch's values of ``knob`` leave the plan's: the first step, and the step at which the
    difference, relative to the larger of the two rates, is largest. ``curve`` ``(T,)`` are torch's values.
    ``error`` is what torch raised at ``first_step`` where it stopped there (-1: while it was built).
    """

    knob: str
    first_step: int
    worst_step: int
    largest: float
    planned: float
    torch: float
    error: str = ""
    curve: Array | None = field(default=None, repr=False, compare=False)

    def __str__(self) -> str:
        if self.error:
            where = "cannot be built" if self.first_step < 0 else f"stops at step {self.first_step}"
            return f"torch {where}: {self.error}"
        return (
            f"{self.knob}: torch differs from step {self.first_step} on; at step {self.worst_step} it has "
            f"{self.torch:.6g} where {self.planned:.6g} is planned"
        )


def lint(
    arguments: Any,
    total_steps: int,
    steps_per_epoch: int = 1,
    base: float = 0.1,
    momentum: float | None = 0.9,
    limit: int = 20_000,
) -> list[Difference]:
    """Differences of torch's composed scheduler from the plan of ``arguments`` (spec form) over the first
    ``limit`` steps; empty where they are equal to 1e-12. ``momentum`` is the base value of the
    optimizer's, None where it has none. InputError where torch has no equivalent object.
    """
    planned = plan(arguments, total_steps, steps_per_epoch, None if momentum is None else "momentum")
    if planned.feedback:
        raise InputError("ReduceLROnPlateau depends on the run, so there is no curve to compare")
    node, _ = planned.tracks.get("lr", (None, False))
    if node is None:
        raise InputError("torch's schedulers drive the learning rate only; nothing here does")
    every = common_clock(node)
    steps = min(total_steps, limit)
    bases = {"lr": base} if momentum is None else {"lr": base, "momentum": momentum}
    found, error = torch_curves(lambda optimizer: torch_scheduler(node, optimizer), bases, steps, every)
    differences = []
    for knob, theirs in found.items():
        ours = planned.values(knob, np.arange(len(theirs)), bases[knob])
        difference = compare(knob, ours, theirs)
        if difference is not None:
            differences.append(difference)
    if error:
        differences.append(Difference("lr", len(found["lr"]) if found else -1, -1, np.inf, np.nan, np.nan, error))
    return differences


def compare(knob: str, ours: Array, theirs: Array) -> Difference | None:
    """The difference of two curves ``(T,)``, or None where they are equal to 1e-12 of the larger rate
    (or, near nothing, of a thousandth of the largest).
    """
    size = np.maximum(np.maximum(np.abs(ours), np.abs(theirs)), 1e-3 * np.max(np.abs(ours), initial=0.0))
    relative = np.abs(ours - theirs) / np.where(size == 0, 1.0, size)
    if not len(relative) or relative.max() <= TOLERANCE:
        return None
    worst = int(np.argmax(relative))
    first = int(np.argmax(relative > TOLERANCE))
    return Difference(knob, first, worst, float(relative[worst]), float(ours[worst]), float(theirs[worst]), "", theirs)


def torch_curves(
    build: Callable[[Any], Any], bases: dict[str, float], steps: int, every: int = 1
) -> tuple[dict[str, Array], str]:
    """The curves ``(T,)`` by knob that the scheduler of ``build(optimizer)`` gives, stepped every
    ``every`` steps, and what it raised ("" if nothing; the curves end there).
    """
    import torch

    parameter = torch.nn.Parameter(torch.zeros(1))
    optimizer: Any
    if "momentum" in bases:
        optimizer = torch.optim.SGD([parameter], lr=bases["lr"], momentum=bases["momentum"])
    else:
        optimizer = torch.optim.Adagrad([parameter], lr=bases["lr"])
    group = optimizer.param_groups[0]
    rows: list[list[float]] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            scheduler = build(optimizer)
            for step in range(steps):
                if step and step % every == 0:
                    scheduler.step()
                rows.append([float(group[knob]) for knob in bases])
        except InputError:
            raise
        except Exception as problem:  # whatever torch raises is the finding
            return _columns(bases, rows), f"{type(problem).__name__}: {problem}"
    return _columns(bases, rows), ""


def _columns(bases: dict[str, float], rows: list[list[float]]) -> dict[str, Array]:
    return dict(zip(bases, np.array(rows).T, strict=True)) if rows else {}


def common_clock(node: Any) -> int:
    """The steps of one tick, if all pieces tick alike."""
    if isinstance(node, Piece):
        return node.every
    parts = node.pieces if isinstance(node, Sequence) else node.factors
    ticks = {common_clock(part) for part in parts}
    if len(ticks) > 1:
        raise InputError("torch steps all parts of a scheduler at once; here some count steps and some epochs")
    return ticks.pop()


def torch_scheduler(node: Any, optimizer: Any) -> Any:
    """The torch scheduler that says the same as ``node``, on ``optimizer``."""
    from torch.optim import lr_scheduler

    if isinstance(node, Piece):
        return piece_scheduler(node, optimizer)
    if isinstance(node, Sequence):
        every = common_clock(node)
        if any(start % every for start in node.starts):
            raise InputError("a piece begins in the middle of an epoch; torch, stepped once an epoch, cannot say so")
        parts = [torch_scheduler(piece, optimizer) for piece in node.pieces]
        return lr_scheduler.SequentialLR(
            optimizer, parts, milestones=[int(start // every) for start in node.starts[1:]]
        )
    return lr_scheduler.ChainedScheduler([torch_scheduler(factor, optimizer) for factor in node.factors], optimizer)


def piece_scheduler(piece: Piece, optimizer: Any) -> Any:
    from torch.optim import lr_scheduler

    schedule = piece.schedule
    if schedule.twin is None:
        raise InputError(f"torch has no {schedule.name}")
    arguments = torch_arguments(piece, optimizer.param_groups[0].get("initial_lr", optimizer.param_groups[0]["lr"]))
    for name, formula_names in (("lr_lambda", ("step", "epoch")), ("scale_fn", ("x",))):
        if arguments.get(name):
            formula = parse(arguments[name], formula_names)
            arguments[name] = _function(formula, formula_names)
    return getattr(lr_scheduler, schedule.twin)(optimizer, **arguments)


def _function(formula: Any, names: tuple[str, ...]) -> Callable[[float], float]:
    return lambda value: float(formula.numpy(**dict.fromkeys(names, float(value))))


def torch_arguments(piece: Piece, base: float) -> dict[str, Any]:
    """The arguments of the torch class, in the forms that it wants."""
    arguments = {name: list(value) if isinstance(value, tuple) else value for name, value in piece.knobs.items()}
    if piece.follows_base:
        arguments[piece.schedule.peak] = base
    if piece.schedule.name == "MultiStepLR":
        arguments["milestones"] = [int(milestone) for milestone in arguments["milestones"]]
    if piece.schedule.name == "CyclicLR":
        arguments["step_size_down"] = arguments["step_size_down"] or None
        arguments["scale_fn"] = arguments["scale_fn"] or None
    return arguments
