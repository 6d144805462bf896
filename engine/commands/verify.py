"""``verify``: whether a session file is whole, and whether its runs come out the same again, bit for bit."""

from __future__ import annotations

import math
import sys
import time
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.closeness import JUDGED, allowed, apart
from engine.command import GOOD, NO, Command, json_option, print_rows, say
from engine.errors import InputError

if TYPE_CHECKING:
    import argparse

    from engine.experiment import Experiment
    from engine.history import History
    from engine.session.record import ExperimentRecord
    from engine.spec import ExperimentSpec


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="F.optlab", help="the session")
    parser.add_argument("--device", help="cpu, cuda or auto (the one that it was recorded on)")
    parser.add_argument(
        "--allow-code", action="store_true", help="run the outside code (optimizers, modules) that the session names"
    )
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    from engine.session.open import open_session

    session = open_session(options.file)
    say(f"{options.file}: whole")
    same = True
    for number, record in enumerate(session.experiments, 1):
        if record.history is None:
            continue
        name = record.name or f"experiment {number}"
        if not options.allow_code:
            refuse_code(record.initial_spec, f"{options.file}: {name}")
        try:
            experiment = replay(record, options.device, options.allow_code)
        except InputError as error:
            raise InputError(f"{options.file}: {name} cannot be replayed: {error}") from None
        states = same_states(record, experiment)
        assert experiment.history is not None
        for run in record.history:
            row = difference(record.history, experiment.history, run)
            row["state"] = states.get(run)
            row["identical"] = row["identical"] and row["state"] is not False
            good = row["identical"]
            if not good and {record.device, experiment.device.type} != {"cpu"}:
                far, limit = apart(record.history, experiment.history, run), allowed(experiment.spec.dtype)
                good = far <= limit
                row |= {"apart": far if math.isfinite(far) else None, "allowed": limit, "close": good}
            row["run"] = run if len(session.experiments) == 1 else f"{name} / {run}"
            same = same and good
            if options.json:
                print_rows([row], True)
            else:
                print(sentence(row), flush=True)
    return GOOD if same else NO


def refuse_code(spec: ExperimentSpec, what: str) -> None:
    """Raises InputError that names all outside code which replaying ``what`` would run."""
    from engine.foreign.source import sources

    found = [f"{source.place} ({', '.join(source.classes)})" for source in sources(spec)]
    if found:
        raise InputError(f"{what}: replaying it would run {' and '.join(found)}; --allow-code agrees to that")


def replayed(record: ExperimentRecord) -> History:
    """The history of `replay`."""
    history = replay(record).history
    assert history is not None
    return history


def replay(record: ExperimentRecord, device: str | None = None, allow_code: bool = False) -> Experiment:
    """What initial spec and events give, up to the recorded step. InputError when they cannot be run.

    ``allow_code``: outside code that the spec names may be run.
    """
    from engine.experiment import Experiment
    from engine.history import History
    from engine.inline import device_named

    device = device_named(device or record.device)
    experiment = Experiment(record.initial_spec, device, record.events, history=False, allow_code=allow_code)
    names = [run.name for run in record.initial_spec.runs]
    experiment.attach(History.allocate(names, experiment.channels, record.step + 1))
    assert experiment.history is not None
    last = time.perf_counter()
    experiment.advance(0)
    while experiment.step < record.step and not experiment.finished:
        experiment.advance(min(experiment.longest, record.step - experiment.step))
        if sys.stderr.isatty() and time.perf_counter() - last > 0.5:
            last = time.perf_counter()
            say(f"{record.name}: replayed step {experiment.step} of {record.step}")
    return experiment


def same_states(record: ExperimentRecord, again: Experiment) -> dict[str, bool]:
    """Whether parameters and optimizer states are those of the saved snapshot, by run; nothing where there is none."""
    from engine import snapshot

    kept = [data for step, data in record.snapshots if step == record.step == again.step]
    if not kept:
        return {}
    then, now = snapshot.digests(kept[-1]), snapshot.digests(snapshot.save(again, path=False))
    names = [run.name for run in record.initial_spec.runs]
    return {name: one == two for name, one, two in zip(names, then, now, strict=True)}


def difference(recorded: History, again: History, run: str) -> dict[str, Any]:
    """Where ``run`` differs first: {run, rows, identical, step, channel}; channel None where only one has a row.

    Numbers are compared by their bits; one NaN is like another.
    """
    row: dict[str, Any] = {"run": run, "rows": recorded[run].written, "identical": True, "step": None, "channel": None}
    if run not in again:
        return row | {"identical": False, "step": 0}
    one, two = recorded[run], again[run]
    rows = min(one.written, two.written)
    firsts = []
    for channel in one.channels:
        if channel not in two.channels:
            firsts.append((0, channel))
            continue
        left, right = one[channel][:rows], two[channel][:rows]
        differs = (left.view(np.uint64) != right.view(np.uint64)) & ~(np.isnan(left) & np.isnan(right))
        if differs.any():
            firsts.append((int(differs.argmax()), channel))
    if firsts:
        step, channel = min(firsts, key=lambda first: first[0])
        return row | {"identical": False, "step": step, "channel": channel}
    if one.written != two.written or one.diverged_at != two.diverged_at:
        return row | {"identical": False, "step": rows}
    return row


def sentence(row: dict[str, Any]) -> str:
    """A row of :func:`difference` for a person."""
    if row["identical"]:
        states = ", parameters and states too" if row.get("state") else ""
        return f"{row['run']}: bit-identical, {row['rows']} rows{states}"
    if "apart" in row:
        far = "infinitely far" if row["apart"] is None else f"{row['apart']:.2g}"
        said = f"{far} apart in the first {JUDGED} steps, {row['allowed']:g} allowed on a GPU"
        return f"{row['run']}: {'close enough' if row['close'] else 'too far'}, {said}"
    if row["step"] is None:
        return f"{row['run']}: {row['rows']} rows are bit-identical, but parameters or states are not"
    where = f"first in channel {row['channel']}" if row["channel"] else "where one of the two ends"
    return f"{row['run']}: differs from step {row['step']} on, {where}"


VERIFY = Command("verify", "check a session file and replay its runs", arguments, run)
