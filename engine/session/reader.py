"""From the tables of a session file to a :class:`Session`, checking every value on its way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.event import Event
from engine.history import History
from engine.session.codec import ROWS, decode
from engine.session.plain import read_json
from engine.session.record import ExperimentRecord, Session
from engine.session.schema import COLUMNS, DIGEST, Digest, chunk_crc
from engine.spec import MAX_BYTES as SPEC_TEXT
from engine.spec import MAX_RUNS, MAX_STEPS, ExperimentSpec, parse

if TYPE_CHECKING:
    import sqlite3

MAX_EXPERIMENTS = 1000
MAX_CHANNELS = 20_000
JSON_TEXT = 4_000_000
NAME = 1000


class Reader:
    """One pass over all tables. ``connection`` is a `guarded` one; InputError for anything out of order."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._digest = Digest()

    def session(self) -> Session:
        """Everything, when the digest of everything is the stated one."""
        meta = {key: value for _, key, value in self._rows("meta", digested=False)}
        stated = meta.pop(DIGEST, None)
        heads = list(self._rows("experiments"))
        if len(heads) > MAX_EXPERIMENTS:
            raise InputError(f"{len(heads)} experiments; at most {MAX_EXPERIMENTS} are read")
        specs = [_spec(text) for _, _, text, *_ in heads]
        histories = self._histories(heads)
        events = self._events(len(heads))
        snapshots = self._snapshots(len(heads))
        experiments = tuple(
            ExperimentRecord(
                name=_short(name, "name of an experiment"),
                initial_spec=specs[place],
                events=tuple(events[place]),
                history=histories[place],
                step=_whole(step, MAX_STEPS, "step"),
                snapshots=tuple(snapshots[place]),
                notes=notes,
                device=_short(device, "device"),
            )
            for place, (_, name, _, step, device, _, notes) in enumerate(heads)
        )
        notes = self._only("notes") or ""
        layout = read_json(self._only("layout") or "{}", "layout", JSON_TEXT)
        thumbnail = self._only("thumbnail")
        for key in sorted(meta):
            self._digest.add("meta", (key, meta[key]))
        if self._digest.text() != stated:
            raise InputError("its content does not match its digest")
        if not isinstance(layout, dict):
            raise InputError("layout: not a table")
        return Session(experiments, layout, notes, thumbnail, meta)

    # -- rows

    def _rows(self, table: str, digested: bool = True) -> Iterator[tuple[Any, ...]]:
        """Rows in order, each with its id, which must count from 1; without the data where it has a checksum."""
        columns = [column for column in COLUMNS[table] if column != "data"]
        query = f"SELECT id, {', '.join(columns)} FROM {table} ORDER BY id"
        for number, row in enumerate(self._connection.execute(query), 1):
            if row[0] != number:
                raise InputError(f"{table}: row {number} is missing")
            if digested:
                self._digest.add(table, row[1:])
            yield row

    def _data(self, table: str, row: int) -> bytes:
        ((data,),) = self._connection.execute(f"SELECT data FROM {table} WHERE id = ?", (row,))
        return bytes(data)

    def _only(self, table: str) -> Any:
        """The value of a table with at most one row."""
        found = [value for _, value in self._rows(table)]
        if len(found) > 1:
            raise InputError(f"{table}: {len(found)} rows")
        return found[0] if found else None

    # -- curves

    def _histories(self, heads: list[tuple[Any, ...]]) -> list[History | None]:
        runs: list[list[tuple[Any, ...]]] = [[] for _ in heads]
        for _, experiment, position, name, diverged_at, reason, rows in self._rows("runs"):
            mine = runs[_whole(experiment - 1, len(heads) - 1, "experiment of a run")]
            if position != len(mine) or position >= MAX_RUNS:
                raise InputError(f"runs: position {position} out of order")
            _whole(rows, MAX_STEPS + 1, "rows")
            if diverged_at is not None:
                _whole(diverged_at, MAX_STEPS, "diverged_at")
            mine.append((_short(name, "name of a run"), diverged_at, _short(reason, "reason"), rows))
        channels = [_channels(head[5]) for head in heads]
        if any((names is None) != (not mine) for names, mine in zip(channels, runs, strict=True)):
            raise InputError("runs: not those of the experiments")
        self._check_chunks(channels, runs)
        histories = [
            None if names is None else _allocated(mine, names) for names, mine in zip(channels, runs, strict=True)
        ]
        self._fill(histories)
        return histories

    def _check_chunks(self, channels: list[tuple[str, ...] | None], runs: list[list[tuple[Any, ...]]]) -> None:
        """That there is each chunk that the runs' rows call for, in order and none besides, before memory is taken."""
        due = (
            (place + 1, run, channel, first, min(ROWS, rows - first))
            for place, names in enumerate(channels)
            for run, (_, _, _, rows) in enumerate(runs[place])
            for channel in range(len(names or ()))
            for first in range(0, rows, ROWS)
        )
        for row in self._rows("chunks"):
            if row[1:6] != next(due, None):
                raise InputError(f"chunks: row {row[0]} does not belong there")
        missing = next(due, None)
        if missing is not None:
            _, run, _, first, count = missing
            raise InputError(f"chunks: rows {first} to {first + count - 1} of run {run} are missing")

    def _fill(self, histories: list[History | None]) -> None:
        query = "SELECT experiment, run, channel, first_row, count, codec, crc, data FROM chunks ORDER BY id"
        for *place, crc, data in self._connection.execute(query):
            experiment, run, channel, first, count, codec = place
            if chunk_crc((experiment, run, channel, first, count, codec), data) != crc:
                raise InputError(f"rows {first} to {first + count - 1} of run {run}: their checksum does not match")
            history = histories[experiment - 1]
            assert history is not None
            decode(codec, data, history.layout.rows[channel, run, first : first + count])
        for history in histories:
            if history is not None:
                for run, rows in enumerate(history.written.tolist()):
                    history.layout.pyramid.update(0, rows, slice(run, run + 1))

    # -- the rest

    def _events(self, experiments: int) -> list[list[Event]]:
        found: list[list[Event]] = [[] for _ in range(experiments)]
        for _, experiment, position, step, path, old, new in self._rows("events"):
            mine = found[_whole(experiment - 1, experiments - 1, "experiment of an event")]
            earlier = mine[-1].step if mine else 0
            if position != len(mine) or _whole(step, MAX_STEPS, "step of an event") < earlier:
                raise InputError(f"events: event {position} out of order")
            path = _short(path, "path of an event")
            mine.append(Event(step, path, read_json(old, path, JSON_TEXT), read_json(new, path, JSON_TEXT)))
        return found

    def _snapshots(self, experiments: int) -> list[list[tuple[int, bytes]]]:
        found: list[list[tuple[int, bytes]]] = [[] for _ in range(experiments)]
        for row, experiment, step, sha256 in list(self._rows("snapshots")):
            mine = found[_whole(experiment - 1, experiments - 1, "experiment of a snapshot")]
            data = self._data("snapshots", row)
            if hashlib.sha256(data).hexdigest() != sha256:
                raise InputError(f"snapshot at step {step}: its checksum does not match")
            mine.append((_whole(step, MAX_STEPS, "step of a snapshot"), data))
        return found


def _spec(text: str) -> ExperimentSpec:
    table = read_json(text, "spec", SPEC_TEXT)
    runs = table.get("runs") if isinstance(table, dict) else None
    if not isinstance(runs, list) or not all(isinstance(run, dict) and run.get("name") for run in runs):
        raise InputError("spec: a run has no name")
    try:
        return parse(table)
    except (InputError, ArithmeticError, RecursionError, TypeError, ValueError) as error:
        raise InputError(f"spec: {' '.join(str(error).split())[:300]}") from None


def _channels(text: str | None) -> tuple[str, ...] | None:
    if text is None:
        return None
    names = read_json(text, "channels", JSON_TEXT)
    if not isinstance(names, list) or not 0 < len(names) <= MAX_CHANNELS or not all(isinstance(n, str) for n in names):
        raise InputError("channels: not a list of names")
    return tuple(_short(name, "name of a channel") for name in names)


def _allocated(runs: list[tuple[Any, ...]], channels: tuple[str, ...]) -> History:
    rows = [count for _, _, _, count in runs]
    try:
        history = History.allocate([name for name, _, _, _ in runs], channels, max(1, *rows))
    except (ValueError, MemoryError) as error:
        raise InputError(f"runs: {error}") from None
    for run, (_, diverged_at, reason, count) in enumerate(runs):
        if diverged_at is not None:
            history.diverge(run, diverged_at, reason)
            if count > diverged_at + 1:
                raise InputError(f"runs: run {run} goes on after it diverged")
        history.layout.written[run] = count
    return history


def _whole(value: Any, most: int, what: str) -> int:
    if not 0 <= value <= most:
        raise InputError(f"{what} = {value}: must lie between 0 and {most}")
    return int(value)


def _short(text: str, what: str) -> str:
    if len(text) > NAME:
        raise InputError(f"{what}: {len(text)} characters; at most {NAME} are read")
    return text
