"""What an axis of a map varies: its values, and whether the thing at its path may have them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.foreign.name import is_foreign
from engine.optimizer import declared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.knob import Knob
    from engine.run_spec import AxisSpec
    from engine.spec import ExperimentSpec

EVERY = "*"
REFUSED = ("steps", "dtype", "record", "watch", "measure_every", "axes")


@dataclass(frozen=True)
class Axis:
    """A checked axis. ``paths`` are the places in the spec (several where its path says ``runs.*``), ``values``
    ``(count,)`` float64, whole numbers where the knob is one. ``shared`` axes change the problem or its seed,
    the others a run.
    """

    spec: AxisSpec
    paths: tuple[str, ...]
    values: NDArray[np.float64]
    whole: bool

    @property
    def shared(self) -> bool:
        return not self.paths[0].startswith("runs.")

    def value(self, place: int) -> float | int:
        """The value at ``place`` as the spec wants it."""
        value = float(self.values[place])
        return int(value) if self.whole else value


def axis_of(spec: ExperimentSpec, number: int) -> Axis:
    """Axis ``number`` of ``spec``, checked against what stands there. Raises InputError."""
    asked = spec.axes[number]
    where = f"axes.{number}"
    if asked.path.split(".")[0] in REFUSED:
        raise InputError(f"path = {asked.path!r}: an axis varies the problem, the seed, or a run's numbers", where)
    paths = paths_of(spec, asked.path)
    try:
        whole = all(_whole(spec, path) for path in paths) and not _between(spec, asked, paths)
        values = axis_values(asked, whole)
        plain = spec.model_copy(update={"axes": ()})
        for path in paths:
            for end in (values[0], values[-1]):
                plain.with_value(path, int(end) if whole else float(end))
    except InputError as error:
        raise InputError(str(error), where) from None
    return Axis(asked, paths, values, whole)


def paths_of(spec: ExperimentSpec, path: str) -> tuple[str, ...]:
    """The places in ``spec`` that a path means: one, or one a run where it says ``runs.*``."""
    parts = path.split(".")
    if parts[:2] != ["runs", EVERY]:
        return (path,)
    return tuple(".".join(["runs", str(run), *parts[2:]]) for run in range(len(spec.runs)))


def axis_values(asked: AxisSpec, whole: bool = False) -> NDArray[np.float64]:
    """The values ``(count,)`` of an axis, its ends exactly ``low`` and ``high``."""
    spread = np.geomspace if asked.scale == "log" else np.linspace
    values: NDArray[np.float64] = spread(asked.low, asked.high, asked.count)
    values[0], values[-1] = asked.low, asked.high
    return np.rint(values) if whole else values


def _between(spec: ExperimentSpec, asked: AxisSpec, paths: Sequence[str]) -> bool:
    """Whether the bounds of an axis say that a knob of classes from outside takes more than whole numbers: of such a
    knob nothing is known but the number that stands there.
    """
    if asked.low.is_integer() and asked.high.is_integer():
        return False
    parts = [path.split(".") for path in paths]
    return all(part[2:3] == ["optimizer"] and is_foreign(spec.runs[int(part[1])].optimizer["name"]) for part in parts)


def _whole(spec: ExperimentSpec, path: str) -> bool:
    """Whether whole numbers stand at ``path``; InputError when it holds no number."""
    parts = path.split(".")
    if path == "seed" or (parts[0] == "runs" and parts[2:] == ["seed"]):
        return True
    if parts[0] == "runs" and len(parts) > 3 and parts[2] == "optimizer":
        spec.value(".".join(parts[:3]))
        return declared(spec.runs[int(parts[1])].optimizer).knob_at(".".join(parts[3:])).kind in ("integer", "integers")
    knob = _schedule_knob(spec, parts) if parts[2:3] == ["schedule"] else None
    if knob is not None and knob.kind in ("real", "integer") and len(parts) == 5:
        return knob.kind == "integer"
    value: Any = spec.value(path)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise InputError(f"path = {path!r}: there is no number there, but {value!r}")
    if parts[0] == "problem":
        from engine.problem import problems

        knobs = {knob.name: knob for knob in problems[spec.problem["name"]].knobs}
        knob = knobs.get(parts[1])
    return knob is not None and knob.kind in ("integer", "integers")


def _schedule_knob(spec: ExperimentSpec, parts: list[str]) -> Knob | None:
    """The knob of a schedule that a path leads to or into; it may be left out of the spec."""
    from engine.schedule import named

    entry = spec.value(".".join(parts[:4]))
    known = named(entry["name"]).knobs if isinstance(entry, dict) and "name" in entry else ()
    return next((knob for knob in known if parts[4:5] == [knob.name]), None)
