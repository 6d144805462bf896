"""Runs side by side, from any number of sessions: what they were set to, what came of it, and how groups differ."""

from __future__ import annotations

import json
import math
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError, unknown
from engine.spec_difference import at_step, flat

if TYPE_CHECKING:
    from engine.history import History
    from engine.session.record import ExperimentRecord

RESULTS = ("steps made", "final loss", "best loss", "best step", "diverged at")
ACCURACY = "validation_accuracy"
_TEST = re.compile(r"([\w. ]*[\w.])\s*(<=|>=|!=|=|<|>)\s*(\S+)")
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "=": operator.eq, "!=": operator.ne,
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class RunCard:
    """One run. ``settings`` are its optimizer's knobs by name, ``problem…``, ``schedule``, ``seed`` …, as they were at
    the end; ``results`` are numbers or None. ``history`` has its curves under ``run``.
    """

    source: str
    run: str
    settings: dict[str, Any]
    results: dict[str, float | None]
    history: History = field(repr=False)

    def value(self, column: str) -> Any:
        """What stands in a column; None where the run has no such thing."""
        if column in ("source", "run"):
            return getattr(self, column)
        return self.results[column] if column in self.results else self.settings.get(column)


def cards(record: ExperimentRecord, source: str) -> list[RunCard]:
    """A card for every run of an experiment; none when nothing was recorded."""
    if record.history is None:
        return []
    spec = at_step(record.initial_spec, record.events, record.step)
    leaves = flat(spec)
    shared = {path: value for path, value in leaves.items() if not path.startswith(("runs.", "record"))}
    found = []
    for place, run in enumerate(spec.runs):
        if run.name not in record.history:
            continue
        own = {
            path.removeprefix(f"runs.{place}.").removeprefix("optimizer."): value
            for path, value in leaves.items()
            if path.startswith(f"runs.{place}.") and not path.startswith(f"runs.{place}.schedule")
        }
        settings = {
            "problem": spec.problem["name"], "optimizer": run.optimizer["name"],
            "schedule": ", ".join(str(entry["name"]) for entry in run.schedule) or "constant",
        }  # fmt: skip
        settings |= {name: value for name, value in (own | shared).items() if name not in ("name", "problem.name")}
        found.append(RunCard(source, run.name, settings, results(record.history, run.name), record.history))
    return found


def results(history: History, run: str) -> dict[str, float | None]:
    """Numbers of a run: see `RESULTS`; the last validation accuracy too where it was measured."""
    one = history[run]
    loss = np.asarray(one["loss"]) if "loss" in one.channels else np.empty(0)
    finite = np.flatnonzero(np.isfinite(loss))
    best = int(finite[loss[finite].argmin()]) if len(finite) else None
    found: dict[str, float | None] = {
        "steps made": max(one.written - 1, 0),
        "final loss": float(loss[-1]) if len(loss) else None,
        "best loss": None if best is None else float(loss[best]),
        "best step": best,
        "diverged at": one.diverged_at,
    }
    if ACCURACY in one.channels:
        measured = np.asarray(one[ACCURACY])
        measured = measured[np.isfinite(measured)]
        found["validation accuracy"] = float(measured[-1]) if len(measured) else None
    return found


def columns(chosen: Sequence[RunCard]) -> list[str]:
    """Every column that one of the runs has: source, run, results, settings."""
    names = dict.fromkeys(["source", "run", *RESULTS])
    for card in chosen:
        names |= dict.fromkeys(card.results)
    for card in chosen:
        names |= dict.fromkeys(card.settings)
    return list(names)


def varying(chosen: Sequence[RunCard]) -> list[str]:
    """The settings that are not the same in all of them."""
    names = dict.fromkeys(name for card in chosen for name in card.settings)
    return [name for name in names if len({_key(card.settings.get(name)) for card in chosen}) > 1]


def matching(chosen: Sequence[RunCard], text: str) -> list[RunCard]:
    """The runs that fit every word of ``text``: ``lr>0.01``, ``optimizer=Adam``, or a piece of any cell.

    Raises InputError for a test of a column that there is not.
    """
    kept, rest = list(chosen), text
    for name, sign, value in _TEST.findall(text):
        name = name.split()[-1] if name not in columns(chosen) else name
        if name not in columns(chosen):
            raise unknown("column", name, columns(chosen))
        kept = [card for card in kept if _fits(card.value(name), sign, value)]
        rest = re.sub(re.escape(name) + r"\s*" + re.escape(sign) + r"\s*" + re.escape(value), " ", rest, count=1)
    for word in rest.casefold().split():
        kept = [card for card in kept if any(word in _text(card, name) for name in columns([card]))]
    return kept


def grouped(chosen: Sequence[RunCard], column: str) -> list[tuple[Any, list[RunCard]]]:
    """The runs by what stands in a column, in the order of its values."""
    groups: dict[str, tuple[Any, list[RunCard]]] = {}
    for card in chosen:
        groups.setdefault(_key(card.value(column)), (card.value(column), []))[1].append(card)
    return sorted(groups.values(), key=lambda group: order(group[0]))


def statistics(chosen: Sequence[RunCard], result: str) -> tuple[float, float, int]:
    """(mean, standard deviation with n − 1, how many have the number); NaN where there are too few."""
    values = [card.results.get(result) for card in chosen]
    known = np.array([value for value in values if value is not None and math.isfinite(value)])
    if not len(known):
        return math.nan, math.nan, 0
    return float(known.mean()), float(known.std(ddof=1)) if len(known) > 1 else math.nan, len(known)


def order(value: Any) -> tuple[int, Any]:
    """A key that sorts numbers as numbers, texts after them, nothing last."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return (2, "") if value is None else (1, _key(value).casefold())
    return (0, value) if not math.isnan(value) else (2, "")


def _fits(value: Any, sign: str, text: str) -> bool:
    if value is None:
        return sign == "!="
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            return _COMPARE[sign](float(value), float(text))
        except ValueError:
            raise InputError(f"{text!r}: this column holds numbers") from None
    return _COMPARE[sign](_key(value).strip('"').casefold(), text.casefold())


def _text(card: RunCard, column: str) -> str:
    value = card.value(column)
    return "" if value is None else f"{value}".casefold()


def _key(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def table(chosen: Sequence[RunCard], names: Sequence[str]) -> list[Mapping[str, Any]]:
    """Rows by column name, for the command line."""
    return [{name: card.value(name) for name in names} for card in chosen]
