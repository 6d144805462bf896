"""One run of a history, as a script or a view reads it: `history["heavy ball"]["loss"]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.history import History
    from engine.pyramid import FloatArray


class RunHistory:
    """One run of a history. Changes as rows arrive; an array taken from it does not grow."""

    def __init__(self, history: History, run: int) -> None:
        self._history, self._run = history, run

    @property
    def name(self) -> str:
        """The run's name."""
        return self._history.runs[self._run]

    @property
    def channels(self) -> tuple[str, ...]:
        """The recorded channels' names."""
        return self._history.channels

    @property
    def written(self) -> int:
        """How many rows there are."""
        return self._history.rows_of(self._run)

    @property
    def diverged_at(self) -> int | None:
        """The step of the last row, when the run diverged there."""
        step = int(self._history.layout.diverged_at[self._run])
        return None if step < 0 else step

    @property
    def diverged_reason(self) -> str:
        """Why it diverged, as the engine wrote it; empty when it did not."""
        if self.diverged_at is None:
            return ""
        text: bytes = self._history.layout.reasons[self._run].tobytes()
        return text.rstrip(b"\0").decode(errors="replace")

    def __getitem__(self, channel: str) -> FloatArray:
        """(rows,) float64, read-only, no copy; "x" gives the parameters x0, x1, … side by side, (rows, D)."""
        history = self._history
        if channel == "x" and "x" not in history.channels and "x0" in history.channels:
            dimension = 1
            while f"x{dimension}" in history.channels:
                dimension += 1
            curves = self._several([history.channel(f"x{axis}") for axis in range(dimension)])
        else:
            curves = history.layout.rows[history.channel(channel), self._run, : self.written]
        curves.flags.writeable = False
        return curves

    def _several(self, channels: list[int]) -> FloatArray:
        first, count = channels[0], len(channels)
        rows = self._history.layout.rows[:, self._run, : self.written]
        if channels == list(range(first, first + count)):
            return rows[first : first + count].T
        return rows[channels].T

    def __contains__(self, channel: object) -> bool:
        return channel in self.channels or (channel == "x" and "x0" in self.channels)

    def __iter__(self) -> Iterator[str]:
        return iter(self.channels)
