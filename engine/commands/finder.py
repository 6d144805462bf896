"""``finder``: a learning-rate range test of one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.command import GOOD, Command, device_option, json_option, print_rows, say, spec_arguments, spec_from
from engine.csv_files import checked_file, write_table
from engine.finder_result import Ramp

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    spec_arguments(parser)
    parser.add_argument("--run", type=int, default=0, help="which run, counted from 0 (0)")
    ends = "left out, with the other: a short ramp before finds where the loss rises, and this one goes around it"
    parser.add_argument("--low", type=float, help=f"the first rate (1e-6); {ends}")
    parser.add_argument("--high", type=float, help="the last rate (10)")
    parser.add_argument("--steps", type=int, default=200, help="updates from one to the other (200)")
    parser.add_argument("--seeds", type=int, default=8, help="starts at once (8)")
    parser.add_argument("--scale", choices=["log", "linear"], default="log", help="how the rate grows (log)")
    parser.add_argument("--smoothing", type=float, help="0 (none) to below 1; left out: by the problem and the steps")
    parser.add_argument("--delay", action="store_true", help="also with 100 to 5000 steps: how late the loss rises")
    device_option(parser)
    parser.add_argument("--csv", metavar="F", help="write rates and losses to a file")
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    from engine.finder import delays, find
    from engine.inline import device_named

    spec = spec_from(options)
    plain = Ramp()
    ramp = Ramp(
        plain.low if options.low is None else options.low,
        plain.high if options.high is None else options.high,
        options.steps, options.seeds, options.scale, options.smoothing,
        automatic=options.low is None and options.high is None,
    )  # fmt: skip
    path = checked_file("--csv", options.csv) if options.csv else None
    device = device_named(options.device)
    found = find(spec, options.run, ramp, device, allow_code=True)
    if path is not None:
        names, table = found.table()
        write_table(path, names, table.tolist())
        say(f"wrote {path}")
    print_rows([{**found.row(), "steps": ramp.steps, "low": found.ramp.low, "high": found.ramp.high}], options.json)
    if found.limit.reason:
        say(found.limit.reason)
    if options.delay:
        for other in delays(spec, options.run, found.ramp, device=device):
            row = other.row()
            rest = {key: row[key] for key in ("turn", "limit", "delay")}
            print_rows([{"run": found.name, "steps": other.ramp.steps, **rest}], options.json)
    return GOOD


FINDER = Command("finder", "find a learning rate by a ramp, and the stability limit beside it", arguments, run)
