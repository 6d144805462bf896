"""``measure``: what the runs look like at one step: spreads of numbers, influence of samples, losses of batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from engine.command import GOOD, Command, device_option, finite, json_option, print_rows, say, spec_arguments, spec_from
from engine.csv_files import checked_file, write_table
from engine.errors import InputError

if TYPE_CHECKING:
    import argparse

    from engine.experiment import Experiment
    from engine.spec import ExperimentSpec

Row = dict[str, Any]
OWN = {"histogram": ("of", "against", "tensor", "bins"), "influence": ("count",), "batch_losses": ()}
"""The options that one of them takes, named as the question's arguments."""


def histogram(experiment: Experiment, options: argparse.Namespace) -> Iterator[Row]:
    """A row for each bin: its ends and how many numbers are in it; with a second quantity, for each pair of bins."""
    found = ask(experiment, options)
    if found.left_out:
        say(f"{found.left_out} numbers are not finite and left out")
    edges, others = found.edges.tolist(), None if found.other_edges is None else found.other_edges.tolist()
    for place, counts in enumerate(found.counts.tolist()):
        row = {"low": edges[place], "high": edges[place + 1]}
        if others is None:
            yield {**row, "count": counts}
            continue
        for other, count in enumerate(counts):
            yield {**row, "against_low": others[other], "against_high": others[other + 1], "count": count}


def influence(experiment: Experiment, options: argparse.Namespace) -> Iterator[Row]:
    """A row for each pair of parts of the batch: the product of their gradients."""
    for place, products in enumerate(ask(experiment, options).tolist()):
        for other, product in enumerate(products):
            yield {"part": place, "other": other, "product": finite(product)}


def batch_losses(experiment: Experiment, options: argparse.Namespace) -> Iterator[Row]:
    """A row for each batch of the first epoch."""
    for batch, losses in enumerate(ask(experiment, options).tolist()):
        yield {"batch": batch, "loss": finite(losses[options.run])}


MEASURED: dict[str, Callable[[Experiment, argparse.Namespace], Iterator[Row]]] = {
    "histogram": histogram,
    "influence": influence,
    "batch_losses": batch_losses,
}


def arguments(parser: argparse.ArgumentParser) -> None:
    spec_arguments(parser)
    parser.add_argument("--what", required=True, choices=list(MEASURED), help="what is looked at")
    parser.add_argument("--at", type=int, metavar="STEP", help="after how many updates (all of the spec's)")
    parser.add_argument("--run", type=int, default=0, help="which run, counted from 0 (0)")
    parser.add_argument("--of", metavar="NAME", help="histogram: parameters, gradient or a state (parameters)")
    parser.add_argument("--against", metavar="NAME", help="histogram: another of these, as the second axis")
    parser.add_argument("--tensor", metavar="NAME", help="histogram: one tensor alone, e.g. 0.weight (all)")
    parser.add_argument("--bins", type=int, help="histogram: how many bins an axis has, 1 to 1000 (64)")
    parser.add_argument("--count", type=int, help="influence: into how many parts the batch is cut, 1 to 256 (8)")
    device_option(parser)
    parser.add_argument("--csv", metavar="F", help="write the rows to a file instead")
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    from engine.experiment import Experiment
    from engine.inline import device_named

    spec = spec_from(options)
    step = checked(options, spec)
    path = None if options.csv is None else checked_file("--csv", options.csv)
    experiment = Experiment(spec, device_named(options.device), allow_code=True)
    while experiment.step < step and not experiment.finished:
        experiment.advance(min(experiment.longest, step - experiment.step))
    assert experiment.history is not None
    one = experiment.history[spec.runs[options.run].name]
    if one.diverged_at is not None:
        say(f"{spec.runs[options.run].name} diverged at step {one.diverged_at}: this is its last finite place")
    rows = list(MEASURED[options.what](experiment, options))
    if path is None:
        print_rows(rows, options.json)
    else:
        write_table(path, list(rows[0]), (row.values() for row in rows))
        say(f"wrote {path}")
    return GOOD


def checked(options: argparse.Namespace, spec: ExperimentSpec) -> int:
    """The step that is meant. Raises InputError for a step or run that is not there, and options of something else."""
    step = spec.steps if options.at is None else options.at
    if not 0 <= step <= spec.steps:
        raise InputError(f"--at {step}: must be in 0 … {spec.steps}, the steps of the spec")
    if not 0 <= options.run < len(spec.runs):
        raise InputError(f"--run {options.run}: there are {len(spec.runs)}, counted from 0")
    for what, names in OWN.items():
        for name in names:
            if what != options.what and getattr(options, name) is not None:
                raise InputError(f"--{name}: only --what {what} takes it")
    return step


def ask(experiment: Experiment, options: argparse.Namespace) -> Any:
    """What the question of that name, which the window asks too, answers of the experiment now."""
    from engine.host.question import questions

    names = OWN[options.what]
    given = {name: value for name in names if (value := getattr(options, name)) is not None}
    if options.what != "batch_losses":
        given["run"] = options.run
    return questions[options.what].answer(experiment, **given)


MEASURE = Command("measure", "histograms, influence of samples and losses of batches at one step", arguments, run)
