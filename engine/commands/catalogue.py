"""``catalogue``: everything that can be named in a spec, with its knobs, and what ``prove`` and ``lesson`` take."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from engine.command import GOOD, Command, json_option
from engine.diagnostic import diagnostics
from engine.diagnostics.presets import PRESETS
from engine.errors import CATALOGUED
from engine.lesson import claims
from engine.optimizer import optimizers
from engine.problem import problems
from engine.proof import proofs
from engine.schedule import schedules, stateful_schedules

if TYPE_CHECKING:
    import argparse

    from engine.knob import Knob


def arguments(parser: argparse.ArgumentParser) -> None:
    json_option(parser)
    parser.add_argument("--zoo", action="store_true", help="pytorch_optimizer's classes, each tried out")
    parser.add_argument("--kind", choices=CATALOGUED, help="only these")


def knob_row(knob: Knob) -> dict[str, Any]:
    """A knob for JSON; an absent bound is null."""

    def bound(value: float) -> float | None:
        return value if math.isfinite(value) else None

    return {
        "name": knob.path,
        "type": knob.kind,
        "default": list(knob.default) if isinstance(knob.default, tuple) else knob.default,
        "low": bound(knob.low),
        "high": bound(knob.high),
        "scale": knob.scale,
        "help": knob.help,
        **({"choices": list(knob.choices)} if knob.choices else {}),
    }


def entries() -> Iterator[dict[str, Any]]:
    """Every registered thing as {kind, name, title, knobs}."""
    for kind, registry in (
        ("optimizer", optimizers),
        ("schedule", schedules),
        ("schedule", stateful_schedules),
        ("problem", problems),
    ):
        for thing in registry:
            yield {
                "kind": kind,
                "name": thing.name,
                "title": thing.title,
                "knobs": [knob_row(knob) for knob in thing.knobs],
            }
    for diagnostic in diagnostics:
        yield {
            "kind": "diagnostic",
            "name": diagnostic.name,
            "title": diagnostic.title,
            "knobs": [],
            "unit": diagnostic.unit,
            "help": diagnostic.help,
            "cost": diagnostic.cost,
            "every": diagnostic.every,
            "by_tensor": diagnostic.derive is not None,
            "presets": [name for name, listed in PRESETS.items() if diagnostic.name in listed],
        }
    for proof in proofs:
        yield {"kind": "proof", "name": proof.name, "title": proof.title, "knobs": [], "quick": proof.quick}
    for claim in claims:
        yield {"kind": "claim", "name": claim.name, "title": claim.claim, "knobs": [], "quick": claim.quick}


def zoo() -> Iterator[dict[str, Any]]:
    """Every class of the package pytorch_optimizer; ``runs`` says whether it does, ``reason`` what is missing."""
    from engine.foreign.zoo import animals

    for animal in animals():
        yield {
            "kind": "optimizer",
            "name": animal.name,
            "title": animal.title if not animal.reason else f"{animal.title} ✗ {animal.reason}",
            "runs": not animal.reason,
            "reason": animal.reason,
            "knobs": [knob_row(knob) for knob in animal.knobs],
        }


def run(options: argparse.Namespace) -> int:
    for entry in zoo() if options.zoo else entries():
        if options.kind in (None, entry["kind"]):
            if options.json:
                print(json.dumps(entry, ensure_ascii=False))
            else:
                print(f"{entry['kind']:<11}{entry['name']:<28}{entry['title']}")
                for knob in entry["knobs"]:
                    print(f"{'':<15}{knob['name']:<26}{knob['default']!s:<14}{knob['help']}")
    return GOOD


CATALOGUE = Command("catalogue", "all optimizers, schedules, problems, diagnostics, proofs, claims", arguments, run)
