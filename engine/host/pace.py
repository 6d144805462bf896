"""How many steps to make before looking at the mailbox again, and how fast it goes."""

from __future__ import annotations

from collections import deque

CHUNK_SECONDS = 0.012
"""A chunk's length: long enough that its overhead does not count, short enough that an edit is felt at once."""
_GROWTH = 4  # a chunk is at most so many times the one before: the first steps of a run may not be like the rest
_DEBT = 0.1  # seconds that a run which cannot keep its speed may try to make up for
_WINDOW = 1.0  # seconds over which the speed is measured


class Pace:
    """Fed with what each chunk took; times are seconds of one monotonic clock."""

    def __init__(self) -> None:
        self.limit: float | None = None
        self._per_step = 0.0
        self._last = 1
        self._due = 0.0
        self._marks: deque[tuple[float, int]] = deque()

    def renewed(self) -> Pace:
        """For another experiment: its steps cost something else, the speed limit stays."""
        fresh = Pace()
        fresh.limit = self.limit
        return fresh

    def begin(self, now: float) -> None:
        """Stepping starts (again)."""
        self._due = now - 1 / self.limit if self.limit else now
        self._marks.clear()
        self._marks.append((now, 0))

    def size(self, now: float, limited: bool = True) -> int:
        """Steps for the next chunk; 0 when the speed limit says wait (see :meth:`wait`)."""
        free = max(1, int(CHUNK_SECONDS / self._per_step)) if self._per_step > 0 else 1
        free = min(free, self._last * _GROWTH)
        if self.limit is None or not limited:
            return free
        self._due = max(self._due, now - max(_DEBT, 1 / self.limit))
        due = int((now - self._due) * self.limit + 1e-9)
        return min(free, due)

    def wait(self, now: float) -> float:
        """Seconds until the next step is due."""
        if self.limit is None:
            return 0.0
        return max(self._due + 1 / self.limit - now, CHUNK_SECONDS)

    def took(self, steps: int, seconds: float, now: float, limited: bool = True) -> None:
        """A chunk of ``steps`` took ``seconds``."""
        if steps < 1:
            return
        self._per_step = seconds / steps
        self._last = steps
        if self.limit is not None and limited:
            self._due += steps / self.limit
        self._marks.append((now, self._marks[-1][1] + steps if self._marks else steps))
        while len(self._marks) > 2 and now - self._marks[1][0] >= _WINDOW:
            self._marks.popleft()

    @property
    def speed(self) -> float:
        """Steps a second over the last second; 0 before anything was measured."""
        if len(self._marks) < 2:
            return 0.0
        (start, before), (end, after) = self._marks[0], self._marks[-1]
        return (after - before) / (end - start) if end > start else 0.0
