"""``run``: train a spec and say how each run ended."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from engine.command import GOOD, Command, device_option, finite, json_option, print_rows, say, spec_arguments, spec_from
from engine.errors import InputError

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    spec_arguments(parser)
    parser.add_argument("--out", metavar="F.optlab", help="save the session")
    parser.add_argument("--csv", metavar="DIR", help="write one <run>.csv per run")
    device_option(parser)
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    from engine.csv_files import checked_file, write_csv
    from engine.experiment import Experiment
    from engine.inline import device_named

    spec = spec_from(options)
    for path in (Path(options.csv) if options.csv else None, Path(options.out).parent if options.out else None):
        if path is not None and path.exists() and not path.is_dir():
            raise InputError(f"{path}: is a file; a folder is needed")
    if options.out:
        checked_file("--out", options.out)
    experiment = Experiment(spec, device_named(options.device), allow_code=True)
    history = experiment.history
    assert history is not None
    began = last = time.perf_counter()
    while not experiment.finished:
        experiment.advance(experiment.longest)
        if sys.stderr.isatty() and time.perf_counter() - last > 0.5:
            last = time.perf_counter()
            say(f"step {experiment.step} of {spec.steps}, {experiment.step / (last - began):.0f} steps/s")
    seconds = time.perf_counter() - began
    rows = []
    for name in history:
        one = history[name]
        loss = finite(one["loss"][-1]) if "loss" in one.channels and one.written else None
        steps = one.written - 1
        rows.append(
            {"run": name, "steps": steps, "loss": loss, "diverged_at": one.diverged_at, "seconds": round(seconds, 4)}
        )
        if one.diverged_at is not None:
            say(f"{name} diverged at step {one.diverged_at}: {one.diverged_reason}")
    if options.csv:
        for path in write_csv(history, Path(options.csv)):
            say(f"wrote {path}")
    if options.out:
        from engine.session.save import save_experiment

        save_experiment(Path(options.out), experiment)
        say(f"wrote {options.out}")
    print_rows(rows, options.json)
    return GOOD


RUN = Command("run", "train a spec without a window", arguments, run)
