"""What an optimizer from outside takes: its arguments, from the signature of its class. This runs the class's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.host.question import Question

if TYPE_CHECKING:
    from engine.experiment import Experiment
    from engine.foreign.permission import Permission


def answer(_experiment: Experiment, name: str, permission: Permission = False) -> dict[str, Any]:
    """The optimizer ``name`` in spec form, with every argument that a spec can hold at its default.

    ``permission``: what the user has agreed to. Raises InputError where that is something else than what is there now,
    where it cannot be imported, or where the class wants something that only a training script has.
    """
    from engine.errors import InputError
    from engine.foreign.declaration import completed
    from engine.foreign.zoo import missing

    table = completed({"name": name}, permission)
    wanted = missing(name, permission)
    if wanted:
        raise InputError(f"{name} needs {', '.join(wanted)}, which cannot be given here")
    return table


OUTSIDE = Question("outside", "The arguments of an optimizer class from outside.", answer)
