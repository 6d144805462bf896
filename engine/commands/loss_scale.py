"""``loss-scale``: what a factor on the loss does to each optimizer, and which change of its knobs undoes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.command import GOOD, Command, json_option, print_rows
from engine.loss_comparison import Comparison, knobs
from engine.optimizer import optimizers

if TYPE_CHECKING:
    import argparse

KINDS = {"real": float, "integer": int, "choice": str}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("optimizer", nargs="*", help="which optimizers; all if none")
    for knob in knobs():
        if knob.name != "optimizer":
            parser.add_argument(f"--{knob.name}", type=KINDS[knob.kind], default=knob.default, help=knob.help)
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    for name in options.optimizer or optimizers.names():
        comparison = Comparison(name, options.factor, options.lr, options.steps, options.problem)
        print_rows([comparison.row()], options.json)
    return GOOD


LOSS_SCALE = Command("loss-scale", "what a factor on the loss does to each optimizer", arguments, run)
