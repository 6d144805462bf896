"""A block of memory that two processes see, and that the kernel frees when both are gone.

The process that creates a block owns it; another one attaches by its handle, a few words that go through
a pipe. Nothing may stay behind, whoever is killed and however:

- Linux: an anonymous memory file (`memfd_create`). The other process opens it as /proc/<pid>/fd/<n> while
  the owner lives, and keeps it as long as it likes. There is no name, so there is nothing to clean up. It
  is not bounded by the size of /dev/shm (64 MB in many containers, where a larger block would end in
  SIGBUS), and pages that nobody has written take no memory.
- Other POSIX systems: a named object (`shm_open`). The owner unlinks it; `multiprocessing`'s resource
  tracker, a process of its own, does so when the owner was killed.
- Windows: a named mapping, which ends with its last holder.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import secrets
import sys
import threading
import weakref
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from types import TracebackType

if sys.platform != "win32":
    import _posixshmem  # type: ignore[import-not-found]  # what multiprocessing.shared_memory is made of
    from multiprocessing import resource_tracker

Kind = Literal["memfd", "named"]

_PREAMBLE = 64  # bytes before the payload: the block's name, so that a stale handle is recognised
_fence = threading.Lock()


def fence() -> None:
    """What this thread wrote before is seen by other processes before what it writes after; the same for reads.

    x86 keeps that order anyway, ARM does not. Releasing a lock orders everything before it, acquiring one
    everything after it, hence release and then acquire.
    """
    with _fence:
        pass
    with _fence:
        pass


@dataclass(frozen=True)
class BlockHandle:
    """Where a block is found: picklable, and valid while the owner keeps the block open.

    size: bytes of payload. pid, fd: the owner's process and its descriptor of the memory file (fd is -1
    for a named block).
    """

    kind: Kind
    name: str
    size: int
    pid: int
    fd: int


class SharedBlock:
    """`size` zeroed bytes, readable and writable by every process that holds the handle.

    After `close`, views of `buffer` that are still alive stay valid: the mapping goes with the last one.
    Also a context manager.
    """

    def __init__(self, handle: BlockHandle, mapping: mmap.mmap, *, owner: bool) -> None:
        self.handle = handle
        self._buffer: memoryview | None = memoryview(mapping)[_PREAMBLE : _PREAMBLE + handle.size]
        # Runs at the latest when the interpreter ends. The mapping itself is left to its reference count:
        # mmap.close would raise while numpy arrays look into it.
        self._release = weakref.finalize(self, _free, handle) if owner else None

    @classmethod
    def create(cls, size: int, kind: Kind | None = None) -> SharedBlock:
        """A new block of `size` > 0 bytes, owned by this process. `kind` is for tests: None takes the best.

        Raises OSError when the system has no memory for it.
        """
        if size <= 0:
            raise ValueError(f"a shared block of {size} bytes; it needs at least 1")
        name = f"optlab_{secrets.token_hex(6)}"  # macOS allows 31 characters
        total = size + _PREAMBLE
        fd = _memory_file(name) if kind != "named" else None
        if fd is None:
            if kind == "memfd":
                raise OSError("this system has no memory files")
            kind, fd, mapping = "named", -1, _create_named(name, total)
        else:
            try:
                os.ftruncate(fd, total)
                kind, mapping = "memfd", mmap.mmap(fd, total)
            except OSError:
                os.close(fd)
                raise
        mapping[: len(name)] = name.encode()
        return cls(BlockHandle(kind, name, size, os.getpid(), fd), mapping, owner=True)

    @classmethod
    def attach(cls, handle: BlockHandle) -> SharedBlock:
        """The same bytes, seen from this process. Raises FileNotFoundError when the owner has let them go."""
        gone = FileNotFoundError(f"shared memory {handle.name} of process {handle.pid} is gone")
        total = handle.size + _PREAMBLE
        try:
            if handle.kind == "memfd":
                fd = os.open(f"/proc/{handle.pid}/fd/{handle.fd}", os.O_RDWR | os.O_CLOEXEC)
                try:
                    mapping = mmap.mmap(fd, total)
                finally:
                    os.close(fd)
            else:
                mapping = _attach_named(handle.name, total)
        except (OSError, ValueError) as error:  # ValueError: the descriptor now belongs to something shorter
            raise gone from error
        if mapping[: len(handle.name)] != handle.name.encode():
            raise gone
        return cls(handle, mapping, owner=False)

    @property
    def buffer(self) -> memoryview:
        """The payload, `size` writable bytes aligned to 64. Raises ValueError after `close`."""
        if self._buffer is None:
            raise ValueError(f"shared memory {self.handle.name} is closed")
        return self._buffer

    def close(self) -> None:
        """Let go of the memory; the owner's close also ends attaching. Harmless when repeated or when views live."""
        self._buffer = None
        if self._release is not None:
            self._release()

    def __enter__(self) -> SharedBlock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _memory_file(name: str) -> int | None:
    """The descriptor of a new anonymous file that others can open, or None where the system does not offer it."""
    if sys.platform != "linux" or not hasattr(os, "memfd_create"):
        return None
    try:
        fd = os.memfd_create(name)
    except OSError:
        return None
    try:
        os.close(os.open(f"/proc/{os.getpid()}/fd/{fd}", os.O_RDWR | os.O_CLOEXEC))
    except OSError:  # no /proc, or a sandbox
        os.close(fd)
        return None
    return fd


def _free(handle: BlockHandle) -> None:
    """The owner's part of the end: what the kernel does not do by itself when the last mapping goes."""
    if os.getpid() != handle.pid:  # a fork inherits the finaliser, not the ownership
        return
    if handle.kind == "memfd":
        os.close(handle.fd)
    elif sys.platform != "win32":
        path = f"/{handle.name}"
        with contextlib.suppress(FileNotFoundError):
            _posixshmem.shm_unlink(path)
        resource_tracker.unregister(path, "shared_memory")


if sys.platform == "win32":

    def _create_named(name: str, total: int) -> mmap.mmap:
        return mmap.mmap(-1, total, tagname=name)

    def _attach_named(name: str, total: int) -> mmap.mmap:
        return mmap.mmap(-1, total, tagname=name)  # zeros when it is gone: the name inside tells

else:

    def _create_named(name: str, total: int) -> mmap.mmap:
        path = f"/{name}"
        fd = _posixshmem.shm_open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode=0o600)
        resource_tracker.register(path, "shared_memory")
        try:
            os.ftruncate(fd, total)
            if sys.platform == "linux":  # an error now, instead of SIGBUS when /dev/shm turns out too small
                os.posix_fallocate(fd, 0, total)
            return mmap.mmap(fd, total)
        except OSError:
            _posixshmem.shm_unlink(path)
            resource_tracker.unregister(path, "shared_memory")
            raise
        finally:
            os.close(fd)

    def _attach_named(name: str, total: int) -> mmap.mmap:
        # Not registered with the tracker: it would unlink the owner's block when this process ends.
        fd = _posixshmem.shm_open(f"/{name}", os.O_RDWR, mode=0o600)
        try:
            return mmap.mmap(fd, total)
        finally:
            os.close(fd)
