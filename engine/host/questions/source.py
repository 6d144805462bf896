"""A rule as the source of a torch optimizer, checked against the rule before it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import InputError
from engine.host.question import Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.experiment import Experiment


def answer(_experiment: Experiment, optimizer: Mapping[str, Any], name: str = "") -> str:
    """The file's text for an optimizer in spec form (see :mod:`engine.export.torch_class`); ``name`` is the class's.

    Raises InputError where there is no such class, or where it does not follow the rule.
    """
    from engine.export.torch_class import torch_class

    try:
        return torch_class(optimizer, name)
    except RuntimeError as error:
        raise InputError(str(error)) from None


SOURCE = Question("source", "A rule as the source of a torch.optim.Optimizer, checked to be equal.", answer)
