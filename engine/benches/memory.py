"""What a long history costs: resident memory of a process that writes one, over the bytes of its numbers."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.bench import Bench, BenchOptions, Result, result
from engine.history import History

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_CHUNK = 1000  # rows per write, as the engine does


def measure_memory(steps: int = 10_000_000, channels: int = 4) -> float:
    """Resident growth of a fresh process that records `steps` rows of `channels` for one run, over 8 bytes a value.

    Every page counts: rows, pyramid, header and whatever writing allocates. The history is in shared memory,
    as in the window. Linux and macOS only (RuntimeError elsewhere).
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_record, args=(sender, steps, channels), daemon=True)
    process.start()
    sender.close()
    try:
        grown: int = receiver.recv()
    except EOFError:
        raise RuntimeError("the measuring process ended without a result") from None
    finally:
        process.join()
    return grown / (8 * steps * channels)


def _record(sender: Connection, steps: int, channels: int) -> None:
    rows = np.random.default_rng(0).normal(size=(_CHUNK, channels, 1))
    before = resident()
    with History.create_shared(["run"], [f"channel {index}" for index in range(channels)], steps) as history:
        for start in range(0, steps, _CHUNK):
            history.write(start, rows[: steps - start])
        sender.send(resident() - before)


def resident() -> int:
    """Bytes of this process in memory; where only the peak is known, that."""
    if sys.platform == "linux":
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    if sys.platform != "win32":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # bytes on macOS
    raise RuntimeError("resident memory is read on Linux and macOS only")


def _measure(options: BenchOptions) -> Iterator[Result]:
    yield result("memory", [measure_memory()], goal=1.5)


MEMORY = Bench(name="memory", title="Resident memory of 10⁷ recorded rows, over their bytes", measure=_measure)
