"""The recorded curves of a session file: the tables runs and chunks, read into histories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from engine.errors import InputError
from engine.history import History
from engine.session import limits
from engine.session.codec import ROWS, decode, least, most
from engine.session.schema import crc_of
from engine.session.told import TOLD, decode_told

if TYPE_CHECKING:
    import sqlite3


class _Run(NamedTuple):
    name: str
    diverged_at: int | None
    reason: str
    rows: int


class Curves:
    """``channels`` are the experiments' channel names as JSON, None for one without a history.

    Memory is taken only once every chunk is known to be there: its size in the file bounds what it unpacks to.
    """

    def __init__(self, connection: sqlite3.Connection, channels: Sequence[str | None]) -> None:
        self._connection = connection
        self._channels = [None if text is None else _channels(text) for text in channels]
        self._runs: list[list[_Run]] = [[] for _ in channels]

    def histories(self) -> list[History | None]:
        """One for each experiment, with room for exactly its rows. Raises InputError."""
        self._read_runs()
        self._check_chunks()
        histories = [
            None if names is None else _allocated(runs, names)
            for names, runs in zip(self._channels, self._runs, strict=True)
        ]
        self._fill(histories)
        for history in histories:
            if history is not None:
                for run, rows in enumerate(history.written.tolist()):
                    history.layout.pyramid.update(0, rows, slice(run, run + 1))
        return histories

    def _read_runs(self) -> None:
        query = "SELECT experiment, position, name, diverged_at, reason, rows FROM runs ORDER BY id"
        for experiment, position, name, diverged_at, reason, rows in self._connection.execute(query):
            mine = self._runs[limits.whole(experiment, len(self._runs), "experiment of a run", 1) - 1]
            if position != len(mine) or position >= limits.RUNS:
                raise InputError(f"runs: position {position} out of order")
            limits.whole(rows, limits.STEPS + 1, "rows")
            if diverged_at is not None:
                limits.whole(diverged_at, limits.STEPS, "diverged_at")
                limits.whole(rows, diverged_at + 1, f"rows of a run that diverged at {diverged_at}")
            mine.append(_Run(limits.text(name, "name of a run"), diverged_at, limits.text(reason, "reason"), rows))
        if any((names is None) != (not mine) for names, mine in zip(self._channels, self._runs, strict=True)):
            raise InputError("runs: not those of the experiments")

    def _check_chunks(self) -> None:
        """That each chunk which the runs' rows call for is there, in order, and none besides."""
        due = (
            (place + 1, number, channel, first, min(ROWS, run.rows - first))
            for place, names in enumerate(self._channels)
            for number, run in enumerate(self._runs[place])
            for channel in range(len(names or ()))
            for first in range(0, run.rows, ROWS)
        )
        query = "SELECT experiment, run, channel, first_row, count, length(data), id FROM chunks ORDER BY id"
        for *place, size, row in self._connection.execute(query):
            if tuple(place) != next(due, None):
                raise InputError(f"chunks: number {row} does not belong there")
            if not least(place[-1]) <= size <= most(place[-1]):
                raise InputError(f"chunks: number {row} has {size} bytes for {place[-1]} values")
        missing = next(due, None)
        if missing is not None:
            _, run, _, first, count = missing
            raise InputError(f"chunks: rows {first} to {first + count - 1} of run {run} are missing")

    def _fill(self, histories: list[History | None]) -> None:
        """First the chunks that stand for themselves, then by those the ones that others tell."""
        columns = "experiment, run, channel, first_row, count, codec, crc, data"
        of_told = f"SELECT experiment, run, channel, first_row FROM chunks WHERE codec = {TOLD}"
        told = set(self._connection.execute(of_told))
        for which in ("<>", "="):
            query = f"SELECT {columns} FROM chunks WHERE codec {which} {TOLD} ORDER BY id"
            for *place, crc, data in self._connection.execute(query):
                experiment, run, channel, first, count, codec = place
                where = f"rows {first} to {first + count - 1} of run {run}, channel {channel}"
                if crc_of((experiment, run, channel, first, count, codec), data) != crc:
                    raise InputError(f"{where}: their checksum does not match")
                history = histories[experiment - 1]
                assert history is not None
                pieces = history.layout.rows[:, run, first : first + count]
                try:
                    if codec == TOLD:
                        by = {one: pieces[one] for one in range(len(pieces)) if (*place[:2], one, first) not in told}
                        decode_told(data, pieces[channel], by)
                    else:
                        decode(codec, data, pieces[channel])
                except InputError as error:
                    raise InputError(f"{where}: {error}") from None


def _channels(text: str) -> tuple[str, ...]:
    names = limits.json_value(text, "channels")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise InputError("channels: not a list of names")
    limits.whole(len(names), limits.CHANNELS, "channels", 1)
    return tuple(limits.text(name, "name of a channel") for name in names)


def _allocated(runs: list[_Run], channels: tuple[str, ...]) -> History:
    try:
        history = History.allocate([run.name for run in runs], channels, max(1, *(run.rows for run in runs)))
    except (ValueError, MemoryError) as error:
        raise InputError(f"runs: {str(error)[:300]}") from None
    for number, run in enumerate(runs):
        if run.diverged_at is not None:
            history.diverge(number, run.diverged_at, run.reason)
        history.layout.written[number] = run.rows
    return history
