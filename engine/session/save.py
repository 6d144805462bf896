"""Writing a session file: into a new file beside the old one, to the disk, then in its place, in one stroke."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.session.record import Session, record_of
from engine.session.writer import write

if TYPE_CHECKING:
    from engine.experiment import Experiment

_STALE = 600  # seconds after which an unfinished file of a killed program is removed


def save_experiment(path: Path, experiment: Experiment, **window_state: Any) -> None:
    """Saves one experiment of this process; ``window_state`` are further entries of :class:`Session`."""
    save(path, Session(experiments=(record_of(experiment),), **window_state))


def save(path: str | Path, session: Session) -> None:
    """Writes ``session`` to ``path``.

    Whatever goes wrong, and whenever: the file that was there before stays whole, and nothing is left beside it
    (after a kill an invisible ``.optlab-….saving`` is, until a later save). A history that grows meanwhile is
    saved as far as it was. Raises InputError with the reason.
    """
    path = Path(path)
    try:
        target = path.resolve()  # through a symbolic link, to the file that it names
        if target.is_dir():
            raise InputError("it is a folder")
        if target.exists() and not os.access(target, os.W_OK):
            raise InputError("the file is write-protected")
        with _replacing(target) as temporary:
            write(temporary, session)
    except (InputError, sqlite3.Error) as error:
        raise InputError(f"{path}: cannot be saved: {error}") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be saved: {error.strerror or error}") from None
    except ValueError as error:  # a history that was closed meanwhile
        raise InputError(f"{path}: cannot be saved: {error}") from None


@contextlib.contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """A path beside ``target`` to write to; afterwards that file is ``target``, or on an exception gone."""
    _remove_stale(target)
    temporary = target.with_name(f"{_prefix(target)}{secrets.token_hex(4)}.saving")
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
        yield temporary
        with contextlib.suppress(FileNotFoundError):
            os.chmod(temporary, target.stat().st_mode & 0o7777)
        _flush(temporary, os.O_RDWR)
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    if sys.platform != "win32":  # the folder's own entry; Windows has no such thing
        _flush(target.parent, os.O_RDONLY)


def _flush(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _prefix(target: Path) -> str:
    """Short, as the file's own name may be as long as a name can be."""
    return f".optlab-{zlib.crc32(os.fsencode(target.name)):08x}-"


def _remove_stale(target: Path) -> None:
    with contextlib.suppress(OSError):
        for other in target.parent.iterdir():
            if other.name.startswith(_prefix(target)) and other.name.endswith(".saving"):
                with contextlib.suppress(OSError):
                    if time.time() - other.stat().st_mtime > _STALE:
                        other.unlink()
