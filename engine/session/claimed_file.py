"""The session file that a window, or a map that is being computed, has open: one at a time may save to it.

The claim is a lock in the user's state folder under a name made from the file's place: it ends with the process that
holds it, however it ends, and leaves nothing beside the file.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

import platformdirs

from engine.session.lock import FileLock


class ClaimedFile:
    """``path`` is None for a session that was never saved; ``mine`` whether this process may save to it."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.mine = True
        self._lock: FileLock | None = None

    def claim(self, path: Path | None) -> bool:
        """Lets go of the former file and claims another; whether nobody else has it."""
        place = None if path is None else lock_place(path)
        if self._lock is not None and place is not None and self._lock.path == place and self._lock.held:
            self.path = path
            return True
        self.release()
        self.path, self.mine = path, True
        if place is None:
            return True
        with contextlib.suppress(OSError):  # where there can be no lock, there is none
            place.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(place)
            self.mine = lock.acquire()
            self._lock = lock if self.mine else None
        return self.mine

    def release(self) -> None:
        """Others may have it."""
        if self._lock is not None:
            self._lock.release(remove=True)
            self._lock = None


def taken(path: Path) -> bool:
    """Whether somebody has this file open (perhaps this process)."""
    lock = FileLock(lock_place(path))
    try:
        if not lock.path.exists() or lock.acquire():
            return False
    except OSError:
        return False
    finally:
        lock.release()
    return True


def lock_place(path: Path) -> Path:
    """Where the lock of a file is."""
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:24]
    return Path(platformdirs.user_state_dir("optimizer-lab", appauthor=False)) / "open" / f"{name}.lock"
