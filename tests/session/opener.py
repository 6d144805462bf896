"""Opens files, each in a process of its own, and says what that took.

    python -m tests.session.opener session|journal

reads a path a line and answers each with a line of JSON: an :class:`Opening`. What is opened may hang, crash or take
all memory; then only that process is gone, and the answer says so.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import resource

PROJECT = Path(__file__).parents[2]
PATIENCE = 30
"""Seconds after which a process that still opens its file is ended."""
SECONDS, MEGABYTES = 1.0, 300.0
"""What opening any file may take at most."""
_UNIT = 1e-6 if sys.platform == "darwin" else 1e-3  # of ru_maxrss, in MB


class Opening(NamedTuple):
    """``refused`` is the one line of the InputError, empty for a file that opened; ``status`` is 0 unless the process
    crashed or hung. Wall-clock ``seconds`` from its start to its end, ``computing`` seconds of the processor, and how
    many ``megabytes`` more than one that opens nothing were resident at its peak.
    """

    refused: str
    status: int
    seconds: float
    computing: float
    megabytes: float


class Opener:
    """A context manager; called with a path it answers with an :class:`Opening`. Needs ``fork``."""

    def __init__(self, what: str) -> None:
        self._command = [sys.executable, "-m", "tests.session.opener", what]

    def __enter__(self) -> Opener:
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(self._command, cwd=PROJECT, stdin=pipe, stdout=pipe, text=True)
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(PATIENCE)

    def __call__(self, path: Path) -> Opening:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{path}\n")
        self._process.stdin.flush()
        return Opening(*json.loads(self._process.stdout.readline()))


def _opened(read: Any, path: str) -> tuple[str, int, float, resource.struct_rusage]:
    """What a process of its own makes of ``path``; of none, if it is empty."""
    from engine.errors import InputError

    reading, writing = os.pipe()
    began = time.perf_counter()
    child = os.fork()
    if not child:
        signal.alarm(PATIENCE)
        line = ""
        try:
            if path:
                read(Path(path))
        except InputError as error:
            line = str(error)[:4000]
        except BaseException as error:
            line = f"{type(error).__name__}: {error}"[:4000]
            os.write(writing, line.encode())
            os._exit(1)
        os.write(writing, line.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        line = pipe.read().decode()
    _, status, usage = os.wait4(child, 0)
    return line, status, time.perf_counter() - began, usage


def main(what: str) -> None:
    from engine.session import Journal, open_session, recover, save
    from tests.session.samples import rich

    read = {"session": open_session, "journal": recover}[what]
    with tempfile.TemporaryDirectory() as folder:  # one good file of each kind: modules are loaded once, here
        save(Path(folder) / "a.optlab", rich(10))
        open_session(Path(folder) / "a.optlab")
        with Journal(Path(folder)) as journal:
            journal.append(rich(10))
        recover(journal.path)
    least = _opened(read, "")[3].ru_maxrss
    for line in sys.stdin:
        refused, status, seconds, usage = _opened(read, line.rstrip("\n"))
        growth = (usage.ru_maxrss - least) * _UNIT
        print(json.dumps([refused, status, seconds, usage.ru_utime + usage.ru_stime, growth]), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
