"""Snapshots: the whole live state of an experiment as bytes, and back to the last bit.

A snapshot is a safetensors file in memory: the parameters ``(R, D)`` in the order of the spec's runs, the
optimizer states of every group of runs ``(runs, …)``, and in its metadata a JSON text with the step, the
present spec, which runs are frozen, at which step each group's states began, how many events had been applied,
and a SHA-256 over everything. It holds no rows (the history has them) and nothing that the spec says: loss and
gradient are computed anew. New entries of the JSON text may be added without a new version; readers ignore what
they do not know.

It continues one experiment only: initial spec and applied events must be those that it was taken from.
"""

from __future__ import annotations

import hashlib
import json
import struct
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.spec import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

    from engine.event import Event
    from engine.experiment import Experiment

VERSION = 1
PATH_BYTES = 64 << 20
"""A path of parameter vectors larger than this stays out of a snapshot (it serves a picture, not the numbers)."""
_TEXT = "optimizer_lab"  # one entry: safetensors writes several in random order
_BLANK = "0" * 64


def save(experiment: Experiment, path: bool = True) -> bytes:
    """The present state; ``path=False`` leaves the recorded path of the parameters out."""
    import torch
    from safetensors.torch import save as serialize

    tensors: dict[str, Tensor] = {"parameters": experiment.by_run(experiment.parameters)}
    groups = []
    for number, group in enumerate(experiment.groups):
        stored = group.kept()
        groups.append({"runs": group.runs, "born": group.born, "states": list(stored)})
        tensors |= {f"group{number}.{key}": state for key, state in stored.items()}
    about: dict[str, Any] = {
        "version": VERSION,
        "step": experiment.step,
        "origin": _origin(experiment, len(experiment.events)),
        "events": len(experiment.events),
        "spec": experiment.spec.table(),
        "frozen": experiment.frozen.tolist(),
        "groups": groups,
        "reactions": [rule.reactions.table() for rule in experiment.rules],
        "sha256": _BLANK,
        "torch": torch.__version__,
    }
    kept = experiment.path
    if path and kept is not None and len(kept.steps) * tensors["parameters"].numel() * 4 <= PATH_BYTES:
        about["path"] = {"stride": kept.stride, "steps": kept.steps}
        tensors["path"] = torch.stack(kept.points)
    text = json.dumps(about, sort_keys=True)
    plain = {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}
    data = serialize(plain, {_TEXT: text})
    return data.replace(_BLANK.encode(), hashlib.sha256(data).hexdigest().encode(), 1)


def about(data: bytes) -> dict[str, Any]:
    """What a snapshot says of itself (``step``, ``events``, ``spec``, …), its hash checked. Needs no torch.

    Raises InputError for bytes that are not a whole snapshot of this version.
    """
    try:
        (size,) = struct.unpack_from("<Q", data)
        header = json.loads(data[8 : 8 + min(size, len(data))])
        found: dict[str, Any] = json.loads(header["__metadata__"][_TEXT])
        stated, version = found["sha256"].encode(), found["version"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, struct.error):
        raise InputError("snapshot: these bytes are not a snapshot of Optimizer Lab, or not all of one") from None
    if version != VERSION:
        raise InputError(f"snapshot: version {version!r}; this program reads version {VERSION}")
    blank = data.replace(stated, _BLANK.encode(), 1)
    if len(stated) != len(_BLANK) or hashlib.sha256(blank).hexdigest().encode() != stated:
        raise InputError("snapshot: its content does not match its hash; it is damaged")
    return found


def digests(data: bytes) -> list[str]:
    """A SHA-256 for each run, over its parameters and optimizer states: equal where those are, bit for bit."""
    from safetensors.torch import load

    found, tensors = about(data), load(data)
    sums = [hashlib.sha256(row.numpy().tobytes()) for row in tensors["parameters"]]
    for number, group in enumerate(found["groups"]):
        for key in sorted(group["states"]):
            for place, run in enumerate(group["runs"]):
                sums[run].update(key.encode() + tensors[f"group{number}.{key}"][place].numpy().tobytes())
    return [one.hexdigest() for one in sums]


def restore(experiment: Experiment, data: bytes) -> None:
    """Puts ``experiment`` (built from the same initial spec, with the events as its script) where ``data`` was taken.

    Events that were not applied then become the script. Raises InputError for a damaged or foreign snapshot;
    the experiment must then not be used further. The history is not touched.
    """
    found = about(data)
    try:
        if found["origin"] != _origin(experiment, found["events"]):
            raise InputError("snapshot: it belongs to another experiment (another spec, or other events)")
        _restore(experiment, found, data)
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"snapshot: it cannot be used ({type(error).__name__}: {error})") from error


def _restore(experiment: Experiment, found: dict[str, Any], data: bytes) -> None:
    import numpy as np
    from safetensors.torch import load

    from engine.group import Rule
    from engine.path import Path

    tensors = load(data)
    timeline = [*experiment.events, *experiment.script]
    spec, step = parse(found["spec"]), int(found["step"])
    places = sorted(run for group in found["groups"] for run in group["runs"])
    parameters = tensors["parameters"].to(experiment.device)
    if places != list(range(len(spec.runs))) or parameters.shape != experiment.parameters.shape:
        raise ValueError("its runs are not those of the spec")
    if parameters.dtype != experiment.parameters.dtype or len(found["frozen"]) != len(places) or step < 0:
        raise ValueError("its numbers are not those of the spec")
    born = {run: group["born"] for group in found["groups"] for run in group["runs"]}
    states: dict[int, dict[str, Tensor]] = {
        run: {key: tensors[f"group{number}.{key}"][place] for key in group["states"]}
        for number, group in enumerate(found["groups"])
        for place, run in enumerate(group["runs"])
    }
    per_epoch = experiment.objective.steps_per_epoch or 1
    order = [run for group in experiment.groups for run in group.runs]
    experiment.parameters = parameters[order]
    experiment.spec, experiment.step = spec, step
    experiment.events, experiment.script = timeline[: found["events"]], timeline[found["events"] :]
    experiment.frozen = np.array(found["frozen"], dtype=bool)
    experiment.rules = [Rule(run, spec.steps, per_epoch, born[place]) for place, run in enumerate(spec.runs)]
    for rule, table in zip(experiment.rules, found["reactions"], strict=True):
        rule.reactions.restore(table)
    experiment.regroup(states)
    experiment.evaluate()
    if experiment.path is not None:
        experiment.path = Path()
        if "path" in found:
            experiment.path.stride = int(found["path"]["stride"])
            for visited, point in zip(found["path"]["steps"], tensors["path"], strict=True):
                experiment.path.visit(visited, point)


def _origin(experiment: Experiment, count: int) -> str:
    """A hash of all that decides the numbers so far: the initial spec and the first ``count`` events."""
    timeline: Sequence[Event] = [*experiment.events, *experiment.script]
    if not 0 <= count <= len(timeline):
        return ""
    text = json.dumps([event.table() for event in timeline[:count]], sort_keys=True, default=_plain)
    return hashlib.sha256(f"{experiment.initial_spec.json_text()}\n{text}".encode()).hexdigest()


def _plain(value: Any) -> Any:
    """A numpy number as Python's own."""
    return value.item()
