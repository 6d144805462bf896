"""Which objectives have a Hessian that can be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from engine.problem import Objective

LARGEST = 1 << 22
"""Parameters; the vectors of Lanczos are up to 80 times as many numbers."""
_tried: WeakKeyDictionary[Objective, str | None] = WeakKeyDictionary()


def no_curvature(objective: Objective) -> str | None:
    """Why an objective's Hessian cannot be looked at, or None. Modules of others are tried out, once."""
    size = objective.layout.dimension
    if size > LARGEST:
        return f"{size} parameters; curvature is measured for up to {LARGEST}"
    if not hasattr(objective, "loss"):
        return "the loss has no second derivative"
    from engine.networks.module_network import ModuleNetwork

    if not isinstance(getattr(objective, "network", None), ModuleNetwork):
        return None
    if objective not in _tried:
        _tried[objective] = _failure(objective)
    return _tried[objective]


def _failure(objective: Objective) -> str | None:
    """What goes wrong when a product with the Hessian is made."""
    import torch

    from engine.curvature import Curvature

    place = objective.start(1)
    try:
        Curvature.of(objective, place, 0).product(torch.ones_like(place))
    except Exception as error:
        return f"the loss has no second derivative ({type(error).__name__}: {(str(error).splitlines() or [''])[0]})"
    return None
