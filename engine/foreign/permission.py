"""Which code from outside of the project may run: what somebody has agreed to, down to the content of a file."""

from __future__ import annotations

import errno
import hashlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Key = tuple[str, str]
"""A file's absolute path and the SHA-256 of its content, or a package's name and an empty text."""
Permission = bool | frozenset[Key]
"""All code (who typed a spec), none, or the listed files as they were, and packages."""
LARGEST = 1 << 24
"""Bytes that a Python file may have."""


def place_of(path: Path) -> str:
    """The absolute path under which a file is agreed to."""
    return str(path.expanduser().resolve())


def content(path: Path) -> bytes:
    """A Python file's bytes; OSError where it cannot be read or is too long to be one."""
    with path.expanduser().open("rb") as stream:
        found = stream.read(LARGEST + 1)
    if len(found) > LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return found


def digest(found: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal digits."""
    return hashlib.sha256(found).hexdigest()


def allows(permission: Permission, key: Key) -> bool:
    """Whether code of this content may run."""
    return permission if isinstance(permission, bool) else key in permission


def agreed_digests(permission: Permission, place: str) -> list[str]:
    """The contents of the file at ``place`` that somebody has agreed to by name."""
    return [] if isinstance(permission, bool) else [agreed for where, agreed in permission if where == place]
