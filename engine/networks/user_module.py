"""A torch module from a file of the user, made only where that has been allowed."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from engine.errors import InputError
from engine.foreign.load import last_line, load_class

if TYPE_CHECKING:
    from torch import nn

    from engine.foreign.permission import Permission


def module_maker(file: str, model: str, arguments: Mapping[str, float], allowed: Permission) -> Callable[[], nn.Module]:
    """A function that makes ``model(**arguments)``, a class in ``file``.

    A number without fraction is passed as a whole number, unless the class has a real one as default. Raises InputError
    where the code may not be run, cannot be imported, or has no such class or argument; the function itself where the
    class fails.
    """
    from torch import nn

    if not file.endswith(".py"):
        raise InputError(f"file = {file!r}: must be a Python file (.py)", "file")
    kind = load_class(f"{file}:{model}", allowed, nn.Module, "torch.nn.Module")
    known = inspect.signature(kind.__init__).parameters
    open_ended = any(known[key].kind is inspect.Parameter.VAR_KEYWORD for key in known)
    given: dict[str, float | int] = {}
    for key, value in arguments.items():
        if key not in known and not open_ended:
            raise InputError(
                f"{model} has no argument {key!r}; it has {', '.join(list(known)[1:]) or 'none'}", "arguments"
            )
        real = key in known and isinstance(known[key].default, float)
        given[key] = int(value) if value == int(value) and not real else value

    def make() -> nn.Module:
        try:
            return kind(**given)
        except (Exception, SystemExit) as error:
            raise InputError(f"{model} cannot be made: {last_line(error)}", "model") from None

    return make
