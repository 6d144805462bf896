"""The experiment's description: frozen, complete, and the same in JSON, TOML, Python and the window.

Optimizers, schedules and problems are written under their registered names with their own
arguments (torch's names); every value is checked where it enters. ``spec.with_value(path, value)``
is how one thing is changed: paths are dotted, ``runs.0.optimizer.betas.0``.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import (
    BaseModel,
    Field,
    SerializerFunctionWrapHandler,
    ValidationError,
    field_validator,
    model_serializer,
    model_validator,
)

from engine.batch_schedule import KNOB, BatchSchedule
from engine.diagnostic import MEASURES, recordable
from engine.errors import InputError, unknown
from engine.optimizer import declared
from engine.plan import plan
from engine.problem import problems
from engine.replicates import written_out
from engine.run_spec import AxisSpec, Model, RunSpec, entries, named

MAX_STEPS = 10**9
MAX_RUNS = 4096
MAX_BYTES = 4_000_000
DEFAULT_RECORD = ("loss", "lr", "grad_norm")


class ExperimentSpec(Model):
    """Everything that decides the numbers of an experiment."""

    steps: int = Field(default=1000, ge=1, le=MAX_STEPS)
    seed: int = Field(default=0, ge=0, lt=2**63)
    dtype: Literal["float32", "float64"] = "float32"
    record: tuple[str, ...] = DEFAULT_RECORD
    record_every: dict[str, int] = Field(default_factory=dict)
    watch: tuple[int, ...] = ()
    measure_every: int | None = Field(default=None, ge=1)
    problem: dict[str, Any]
    runs: tuple[RunSpec, ...] = Field(min_length=1, max_length=MAX_RUNS)
    axes: tuple[AxisSpec, ...] = Field(default=(), max_length=3)
    batch_schedule: tuple[dict[str, Any], ...] = ()

    @field_validator("record", "watch", "runs", "axes", mode="before")
    @classmethod
    def _tuple(cls, given: Any) -> Any:
        return tuple(given) if isinstance(given, list) else given

    @field_validator("problem", mode="before")
    @classmethod
    def _problem(cls, given: Any) -> dict[str, Any]:
        table = named(given, "problem")
        name = table.pop("name")
        declaration = problems[name]
        return {"name": name, **declaration.arguments(declaration.values(table))}

    @field_validator("batch_schedule", mode="before")
    @classmethod
    def _batch_schedule(cls, given: Any) -> tuple[dict[str, Any], ...]:
        return tuple({**entry, "drives": entry.get("drives", KNOB)} for entry in entries(given))

    @model_serializer(mode="wrap")
    def _without_default_cadence(self, plain: SerializerFunctionWrapHandler) -> dict[str, Any]:
        table: dict[str, Any] = plain(self)
        if not self.record_every:
            del table["record_every"]
        if not self.batch_schedule:
            del table["batch_schedule"]
        return table

    @field_validator("record")
    @classmethod
    def _record(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        for name in given:
            if name not in MEASURES:
                recordable(name)
        return tuple(dict.fromkeys(given))

    @field_validator("record_every")
    @classmethod
    def _cadence(cls, given: dict[str, int]) -> dict[str, int]:
        for name, every in given.items():
            if name in MEASURES:
                raise InputError(f"{name}: whole data sets are measured every measure_every steps; set that")
            if recordable(name).name in ("loss", "lr"):
                raise InputError(f"{name}: is recorded at every step; the other quantities have a cadence")
            if every < 1:
                raise InputError(f"{name} = {every}: must be 1 step or more")
        return dict(sorted(given.items()))

    @model_validator(mode="after")
    def _runs(self) -> ExperimentSpec:
        taken: set[str] = set()
        named = []
        for index, run in enumerate(self.runs):
            name = run.name
            if name and name in taken:
                raise InputError(f"name = {name!r}: another run has this name; names must differ", f"runs.{index}")
            if not name:
                base, count = run.optimizer["name"], 2
                name = base
                while name in taken or any(other.name == name for other in self.runs):
                    name, count = f"{base} {count}", count + 1
            taken.add(name)
            named.append(run.model_copy(update={"name": name}))
            if not run.schedule:
                continue
            optimizer = declared(run.optimizer)
            known = [knob.name for knob in optimizer.knobs if knob.kind in ("real", "integer")]
            try:
                planned = plan(list(run.schedule), self.steps, momentum=optimizer.momentum_knob)
                for knob in planned.knobs:
                    if knob not in known:
                        raise unknown(f"numeric knob of {optimizer.name}", knob, known)
            except InputError as error:
                raise error.at(f"runs.{index}.schedule") from None
        object.__setattr__(self, "runs", tuple(named))
        return self

    @model_validator(mode="after")
    def _batches(self) -> ExperimentSpec:
        if self.batches is not None:
            name = self.problem["name"]
            try:
                if all(knob.name != KNOB for knob in problems[name].knobs):
                    raise InputError(f"{name} has no {KNOB} to drive")
                self.batches.plan()
            except InputError as error:
                raise error.at("batch_schedule") from None
        return self

    @property
    def batches(self) -> BatchSchedule | None:
        """What drives the size of batches; None where it stays that of the problem."""
        return BatchSchedule(self.batch_schedule, self.steps) if self.batch_schedule else None

    def problem_values(self) -> dict[str, Any]:
        """The problem's knob values by knob name."""
        return problems[self.problem["name"]].values({k: v for k, v in self.problem.items() if k != "name"})

    def value(self, path: str) -> Any:
        """What stands at a dotted path."""
        table = self.table()
        if path in type(self).model_fields:  # what is left out of the table has a value all the same
            table.setdefault(path, getattr(self, path))
        return _walk(table, path)

    def with_value(self, path: str, value: Any) -> ExperimentSpec:
        """A spec with one thing changed; InputError when there is no such place or the value is refused."""
        table = self.table()
        *parents, last = path.split(".")
        place = _walk(table, ".".join(parents)) if parents else table
        if isinstance(place, list):
            if not last.isdigit() or int(last) >= len(place):
                raise InputError(f"no place {path!r}; {'.'.join(parents)} has {len(place)} entries, counted from 0")
            place[int(last)] = value
        elif isinstance(place, dict):
            place[last] = value
        else:
            raise InputError(f"no place {path!r} in the spec")
        return parse(table)

    def table(self) -> dict[str, Any]:
        """The spec as plain tables and lists, ready for JSON."""
        return dict(json.loads(self.model_dump_json()))

    def json_text(self) -> str:
        """The spec as JSON with a fixed order of keys: equal specs give equal texts."""
        return json.dumps(self.table(), sort_keys=True, ensure_ascii=False)


def _walk(table: Any, path: str) -> Any:
    place = table
    done: list[str] = []
    for part in path.split("."):
        if isinstance(place, dict) and part in place:
            place = place[part]
        elif isinstance(place, list) and part.isdigit() and int(part) < len(place):
            place = place[int(part)]
        elif isinstance(place, dict):
            raise unknown(f"entry of {'.'.join(done) or 'the spec'}", part, map(str, place))
        else:
            raise InputError(f"no place {path!r} in the spec")
        done.append(part)
    return place


def parse(table: Any) -> ExperimentSpec:
    """A spec from plain tables (a parsed TOML or JSON file, a dict in a script)."""
    if isinstance(table, ExperimentSpec):
        return table
    if not isinstance(table, Mapping):
        raise InputError(f"a spec must be a table, not {type(table).__name__}")
    try:
        return ExperimentSpec.model_validate(written_out(table))
    except ValidationError as error:
        raise _first(error) from None


def _first(error: ValidationError) -> InputError:
    """The first complaint of pydantic, in the house's form."""
    detail = error.errors(include_url=False)[0]
    where = ".".join(map(str, detail["loc"]))
    inner = detail.get("ctx", {}).get("error")
    if isinstance(inner, InputError):
        return inner.at(where)
    parent, _, last = where.rpartition(".")
    if detail["type"] == "extra_forbidden":
        model: type[BaseModel] = (
            RunSpec if parent.startswith("runs") else AxisSpec if parent.startswith("axes") else ExperimentSpec
        )
        return unknown("entry", last, model.model_fields).at(parent)
    if detail["type"] == "missing":
        return InputError(f"{last} is missing", parent)
    shown = repr(detail["input"])
    return InputError(
        f"{shown if len(shown) < 60 else shown[:57] + '...'}: {detail['msg'][0].lower()}{detail['msg'][1:]}", where
    )


def load(source: str | Path | Mapping[str, Any] | ExperimentSpec) -> ExperimentSpec:
    """A spec from a TOML or JSON file, a table, or a spec itself."""
    if not isinstance(source, (str, Path)):
        return parse(source)
    path = Path(source)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path}: larger than {MAX_BYTES // 10**6} MB; that is no spec")
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not a text file; a spec is TOML or JSON in UTF-8") from None
    try:
        table = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: {str(error).splitlines()[0]}") from None
    try:
        return parse(table)
    except InputError as error:
        raise InputError(f"{path}: {error}") from None
