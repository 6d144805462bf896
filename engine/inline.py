"""``run``: an experiment from its description to its history, in one call and this process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.spec import ExperimentSpec, load

if TYPE_CHECKING:
    from pathlib import Path

    from engine.history import History


def device_named(name: str) -> str:
    """``cpu``, ``cuda`` or ``auto`` as the name of a device that is here."""
    if name not in ("cpu", "cuda", "auto"):
        raise InputError(f"device = {name!r}: must be cpu, cuda or auto")
    import torch

    present = torch.cuda.is_available()
    if name == "cuda" and not present:
        raise InputError("device = 'cuda': no CUDA device is here; use cpu or auto")
    return "cuda" if name == "cuda" or (name == "auto" and present) else "cpu"


def run(
    spec: str | Path | Mapping[str, Any] | ExperimentSpec,
    device: str = "cpu",
    progress: Callable[[int, int], None] | None = None,
) -> History:
    """Trains every run of ``spec`` (a file, a table or an ExperimentSpec) and answers the history.

    ``history["heavy ball"]["loss"]`` is an array over rows 0 … steps, ``["x"]`` the parameters
    ``(steps + 1, D)`` for D <= 16, ``.diverged_at`` a step or None. ``progress(step, steps)`` is called
    now and then. Optimizers from outside (``module:Class``) that the spec names are run.
    Raises InputError for a spec that cannot be used.
    """
    from engine.experiment import Experiment

    experiment = Experiment(load(spec), device_named(device), allow_code=True)
    while not experiment.finished:
        experiment.advance(experiment.longest)
        if progress is not None:
            progress(experiment.step, experiment.spec.steps)
    assert experiment.history is not None
    return experiment.history
