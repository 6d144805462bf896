"""What the runs of one experiment did, row by row: written by the engine, read by views at the same time.

A history is one block of memory, private or shared with another process. Reading needs no message and no
copy: `history["heavy ball"]["loss"]` is a view of the rows written so far, `history.read(...)` any zoom in a
few thousand points, `history.version` tells whether anything has changed. There is one writer. It publishes
rows only after they and their pyramid are in place, so a reader never sees a half-written row; while rows
are being taken back and written anew, one reading may mix old and new, and `version` moves afterwards.

Row k is the state after k updates, row 0 the start. Each run has its own number of rows: one that diverged
ends at the row where it did, the others go on. A channel that is not measured at every row holds NaN between.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from engine.errors import unknown
from engine.history_layout import REASON_BYTES, HistoryLayout, checked
from engine.pyramid import Decimated, FloatArray, Selection
from engine.run_history import RunHistory
from engine.shared_memory import BlockHandle, SharedBlock, fence

if TYPE_CHECKING:
    from types import TracebackType

IntArray = npt.NDArray[np.int64]

_PIECE = 1 << 16  # values per pass of a long write: temporaries stay in cache


@dataclass(frozen=True)
class HistoryHandle:
    """All that another process needs in order to attach; picklable."""

    block: BlockHandle
    runs: tuple[str, ...]
    channels: tuple[str, ...]
    capacity: int


class History:
    """Curves of R `runs` x C `channels` with room for `capacity` rows (steps + 1) each; see the module.

    Made by `allocate`, `create_shared`, `attach` or `grown`. Unknown names raise InputError, everything else
    that is out of range ValueError. A context manager; pages that nobody has written take no memory.
    """

    def __init__(
        self,
        runs: tuple[str, ...],
        channels: tuple[str, ...],
        capacity: int,
        words: FloatArray,
        block: SharedBlock | None,
    ) -> None:
        self.runs, self.channels, self.capacity = runs, channels, capacity
        self._layout: HistoryLayout | None = HistoryLayout(words, len(channels), len(runs), capacity)
        self._block = block
        self._run_index = {name: index for index, name in enumerate(runs)}
        self._channel_index = {name: index for index, name in enumerate(channels)}

    @classmethod
    def allocate(cls, runs: Sequence[str], channels: Sequence[str], capacity: int) -> History:
        """An empty history in this process's own memory."""
        runs, channels = checked(runs, channels, capacity)
        history = cls(runs, channels, capacity, np.zeros(HistoryLayout.size(len(channels), len(runs), capacity)), None)
        history.layout.diverged_at.fill(-1)
        return history

    @classmethod
    def create_shared(cls, runs: Sequence[str], channels: Sequence[str], capacity: int) -> History:
        """An empty history that others may `attach`; it belongs to this process. Raises OSError for lack of memory."""
        runs, channels = checked(runs, channels, capacity)
        block = SharedBlock.create(8 * HistoryLayout.size(len(channels), len(runs), capacity))
        history = cls(runs, channels, capacity, np.frombuffer(block.buffer, np.float64), block)
        history.layout.diverged_at.fill(-1)
        return history

    @classmethod
    def attach(cls, handle: HistoryHandle) -> History:
        """The same bytes from another process. Raises FileNotFoundError when their owner has let them go."""
        block = SharedBlock.attach(handle.block)
        words = np.frombuffer(block.buffer, np.float64)
        return cls(handle.runs, handle.channels, handle.capacity, words, block)

    @property
    def handle(self) -> HistoryHandle:
        """What to send to the other process. Raises ValueError for a history that is not shared."""
        if self._block is None:
            raise ValueError("this history is not in shared memory; make it with create_shared")
        return HistoryHandle(self._block.handle, self.runs, self.channels, self.capacity)

    @property
    def layout(self) -> HistoryLayout:
        """The arrays themselves. Raises ValueError after `close`."""
        if self._layout is None:
            raise ValueError("this history is closed")
        return self._layout

    # -- reading

    @property
    def version(self) -> int:
        """Another number after every change."""
        return int(self.layout.version[0])

    @property
    def written(self) -> IntArray:
        """(R,) how many rows each run has, as of now (a copy)."""
        written = self.layout.written.copy()
        fence()
        return written

    def rows_of(self, run: int) -> int:
        """How many rows one run has, as of now; they can be read."""
        written = int(self.layout.written[run])
        fence()
        return written

    def __getitem__(self, run: str) -> RunHistory:
        return RunHistory(self, self.run(run))

    def __len__(self) -> int:
        return len(self.runs)

    def __iter__(self) -> Iterator[str]:
        return iter(self.runs)

    def __contains__(self, run: object) -> bool:
        return run in self._run_index

    def run(self, name: str) -> int:
        """The index of a run."""
        if name not in self._run_index:
            raise unknown("run", name, self.runs)
        return self._run_index[name]

    def channel(self, name: str) -> int:
        """The index of a channel."""
        if name not in self._channel_index:
            raise unknown("channel", name, self.channels)
        return self._channel_index[name]

    def read(self, run: int | str, channel: int | str, start: float, stop: float, points: int) -> Decimated:
        """The rows floor(start) <= step < ceil(stop), as far as written, in at most 2 * points points.

        Rows come unmerged when there are no more than 2 * points. Values that are not finite are left out.
        Half a millisecond for 10**8 rows and 2000 points.
        """
        if points < 1:
            raise ValueError(f"points = {points}; it must be at least 1")
        run = self.run(run) if isinstance(run, str) else run
        channel = self.channel(channel) if isinstance(channel, str) else channel
        start, stop = max(start, 0.0), min(stop, float(self.rows_of(run)))
        if not start < stop:  # nothing there, or a limit is NaN
            return Decimated(*(np.empty(0) for _ in range(4)))
        return self.layout.pyramid.read(channel, run, math.floor(start), math.ceil(stop), points)

    # -- writing: one process, one thread

    def write(self, start: int, rows: npt.NDArray[np.floating], runs: npt.NDArray[np.bool_] | None = None) -> None:
        """Rows (T, C, R) become rows start..start+T-1 of all runs, or of those where the mask `runs` (R,) is true.

        Rows from `start` on that were there before are dropped. A run that diverged takes no rows after that
        step. Raises ValueError when a run lacks rows before `start`, or when there is no room.
        """
        layout = self.layout
        total, stop = rows.shape[0], start + rows.shape[0]
        if rows.shape[1:] != (len(self.channels), len(self.runs)):
            raise ValueError(f"rows {rows.shape}; they must be (T, {len(self.channels)}, {len(self.runs)})")
        if start < 0 or stop > self.capacity:
            raise ValueError(f"rows {start} to {stop - 1} do not fit into the capacity of {self.capacity}")
        piece = max(_PIECE // (rows.shape[1] * rows.shape[2]), 16)
        if total > piece:
            for begin in range(0, total, piece):
                self.write(start + begin, rows[begin : begin + piece], runs)
            return
        if total == 0:
            return
        chosen: Selection = slice(None)
        limit: int | IntArray = stop
        if runs is not None or np.maximum.reduce(layout.diverged_at) >= 0:
            diverged = layout.diverged_at
            takes = (diverged < 0) | (diverged >= start)
            chosen = np.flatnonzero(takes if runs is None else takes & runs)
            if chosen.size == 0:
                return
            limit = np.where(diverged[chosen] < 0, stop, np.minimum(stop, diverged[chosen] + 1))
            rows = rows[:, :, chosen]
        written = layout.written[chosen]
        if not np.logical_and.reduce(written == start):
            if np.minimum.reduce(written) < start:
                index = int(np.arange(len(self.runs))[chosen][written.argmin()])
                raise ValueError(f"row {start} cannot follow row {int(written.min()) - 1} of run {self.runs[index]!r}")
            layout.written[chosen] = start
            fence()
        layout.rows[:, chosen, start:stop] = rows.transpose(1, 2, 0)
        layout.pyramid.update(start, stop, chosen)
        fence()
        layout.written[chosen] = limit
        layout.version[0] += 1

    def set(self, channel: int | str, step: int, values: npt.ArrayLike) -> None:
        """Rewrite one channel of row `step`, values (R,) or one for all; runs without that row are left alone."""
        layout = self.layout
        if not 0 <= step < self.capacity:
            raise ValueError(f"row {step}; there is room for 0 to {self.capacity - 1}")
        channel = self.channel(channel) if isinstance(channel, str) else channel
        there = layout.written > step
        cell = layout.rows[channel, :, step]
        np.copyto(cell, np.asarray(values, dtype=np.float64), where=there)
        layout.pyramid.refresh(step, int(layout.written.max()))
        layout.version[0] += 1

    def truncate(self, step: int, run: int | str | None = None) -> None:
        """Rewind one run, or all, to `step`: the row of that step becomes the last one. -1 forgets every row.

        A divergence at a later step is forgotten. A run that is shorter stays as it is.
        """
        layout = self.layout
        chosen = self._chosen(run)
        layout.written[chosen] = np.minimum(layout.written[chosen], max(step, -1) + 1)
        diverged = layout.diverged_at[chosen]
        layout.diverged_at[chosen] = np.where(diverged > step, -1, diverged)
        layout.version[0] += 1

    def diverge(self, run: int | str, step: int, reason: str) -> None:
        """The run diverged: row `step` is its last. May be said before or after that row is written.

        reason: a short text, at most 128 bytes of UTF-8 (cut there).
        """
        layout = self.layout
        if step < 0:
            raise ValueError(f"a divergence at step {step}; it must be at least 0")
        index = self.run(run) if isinstance(run, str) else run
        text = reason.encode()[:REASON_BYTES].decode(errors="ignore").encode()
        layout.reasons[index] = np.frombuffer(text.ljust(REASON_BYTES, b"\0"), np.uint8)
        fence()
        layout.diverged_at[index] = step
        layout.written[index] = min(int(layout.written[index]), step + 1)
        layout.version[0] += 1

    def grown(self, capacity: int) -> History:
        """A copy with more room, shared (and owned by this process) if this one is. Nobody may write meanwhile."""
        if capacity < self.capacity:
            raise ValueError(f"capacity {capacity}; it must be at least the present {self.capacity}")
        make = History.allocate if self._block is None else History.create_shared
        larger = make(self.runs, self.channels, capacity)
        source, target = self.layout, larger.layout
        for run, rows in enumerate(self.written.tolist()):  # only what is written: the rest takes no memory
            target.rows[:, run, :rows] = source.rows[:, run, :rows]
            target.pyramid.copy_run(run, source.pyramid, rows)
        target.diverged_at[:] = source.diverged_at
        target.reasons[:] = source.reasons
        fence()
        target.written[:] = source.written
        target.version[:] = source.version + 1
        return larger

    # -- the end

    def close(self) -> None:
        """Let go of the memory. Arrays taken from here stay valid; anything else then raises ValueError."""
        self._layout = None
        if self._block is not None:
            self._block.close()

    def __enter__(self) -> History:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _chosen(self, run: int | str | None) -> slice:
        if run is None:
            return slice(None)
        index = self.run(run) if isinstance(run, str) else run
        return slice(index, index + 1)
