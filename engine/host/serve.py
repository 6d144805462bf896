"""The serve loop: the engine's whole life, the same in a process of its own and in the host's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.host import messages as m
from engine.host.server import Server
from engine.threads import spare

if TYPE_CHECKING:
    from engine.host.link import Link

_IDLE_SECONDS = 0.05


def serve(link: Link, device: str = "cpu", snapshot_every: float = 1.0) -> None:
    """Obeys and reports until told to stop; HostGoneError when there is nobody left. ``snapshot_every`` in seconds."""
    import torch

    torch.set_num_threads(1)  # tiny tensors stall on two; and sums depend on the number of threads
    spare(1)
    import engine.experiment  # noqa: F401  # now, so that the first experiment does not wait for it

    link.send(m.Ready())
    server = Server(link, device, snapshot_every)
    batch = link.receive(_IDLE_SECONDS)
    if not batch:
        _warm()
    server.obey(batch)
    while server.serving:
        server.turn()


def _warm() -> None:
    """What is slow the first time (formulas, validation, torch's operations) is done once while nobody waits."""
    from engine.experiment import Experiment
    from engine.spec import parse

    Experiment(parse({"steps": 2, "problem": "rosenbrock", "runs": [{"optimizer": "Adam"}]})).advance(2)
