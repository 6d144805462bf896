"""``bench start``: from the start of the program to its painted window, against an empty window of pyqtgraph."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

from engine.bench import Bench, BenchOptions, Result, paired, result

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 120.0


def first_paint(what: str, folder: str) -> tuple[float, bool]:
    """Seconds until `what` ("optimizer-lab" or "empty") has painted its window, and whether torch was loaded by then.

    `folder` keeps settings and compiled modules. Raises RuntimeError when it paints none.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = folder  # compiled modules are kept, as for anybody who starts it twice
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "app.benches._first_paint", what, folder],
        env=environment, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        seconds = time.perf_counter() - began
        process.wait(PATIENCE)
    if line not in ("0", "1"):
        raise RuntimeError(f"{what}: it ended without a painted window (exit status {process.returncode})")
    return seconds, line == "1"


def measure(options: BenchOptions) -> Iterator[Result]:
    """Fresh processes, alternated; two uncounted pairs fill the disk cache."""
    loaded = []
    with tempfile.TemporaryDirectory() as folder:

        def ours() -> None:
            loaded.append(first_paint("optimizer-lab", folder)[1])

        ratios = paired(ours, lambda: first_paint("empty", folder), options.pairs)
    yield result("start first paint", ratios, 1.5)
    yield Result("start torch imported before first paint", *[float(any(loaded))] * 3, goal=0.0)


START = Bench("start", "start to painted window, against an empty plot of pyqtgraph", measure)
