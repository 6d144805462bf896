"""``report``: why runs diverged or spiked, and a change that prevents it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from engine.command import GOOD, Command, json_option, spec_arguments, spec_from

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    spec_arguments(parser)
    parser.add_argument("--untried", action="store_true", help="offer changes without trying them out")
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    from engine.experiment import Experiment
    from engine.report.report import report, table

    spec = spec_from(options)
    if "loss" not in spec.record:
        spec = spec.with_value("record", [*spec.record, "loss"])
    experiment = Experiment(spec, allow_code=True)
    while not experiment.finished:
        experiment.advance(experiment.longest)
    history = experiment.history
    assert history is not None
    for number in range(len(spec.runs)):
        found = report(spec, experiment.events, history, number, attempt=not options.untried)
        if options.json:
            print(json.dumps(table(found), ensure_ascii=False), flush=True)
            continue
        print(found.text)
        for verdict in found.verdicts:
            offer = "no change tried prevents it" if verdict.change is None else verdict.change.text
            print(f"  {verdict.title}: {verdict.finding.text}\n    instead: {offer}")
    return GOOD


REPORT = Command("report", "say why runs diverged or spiked, with a change that prevents it", arguments, run)
