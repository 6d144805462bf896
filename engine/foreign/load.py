"""Loading a class by name, only where somebody has allowed it. Whatever it does wrong becomes one line."""

from __future__ import annotations

import importlib
import sys
import traceback
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

from engine.errors import InputError, kind_and_message, unknown
from engine.foreign.name import needs_consent, split
from engine.foreign.permission import agreed_digests, allows, content, digest, place_of

if TYPE_CHECKING:
    import torch

    from engine.foreign.permission import Permission

T = TypeVar("T")


def last_line(error: BaseException) -> str:
    """The last line of a traceback, and where in the user's code it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    text = kind_and_message(error).replace("\n", " ")
    return f"{text} ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else text


def load(name: str, allowed: Permission) -> type[torch.optim.Optimizer]:
    """The optimizer class ``name``; see :func:`load_class`."""
    import torch

    return load_class(name, allowed, torch.optim.Optimizer, "torch.optim.Optimizer")


def load_class(name: str, allowed: Permission, base: type[T], base_name: str) -> type[T]:
    """The class ``name``. InputError where it may not be run, does not exist, is no ``base``, or cannot be imported."""
    place, kind = split(name)
    try:
        module = _file(Path(place), name, allowed) if place.endswith(".py") else _package(place, name, allowed)
    except InputError:
        raise
    except ModuleNotFoundError as error:
        raise InputError(f"{name}: there is no module {error.name!r} here") from None
    except (Exception, SystemExit) as error:
        raise InputError(f"{name}: cannot be imported: {last_line(error)}") from None
    found: Any = getattr(module, kind, None)
    classes = [key for key, value in vars(module).items() if isinstance(value, type)]
    if found is None:
        raise InputError(f"{name}: {unknown('class', kind, classes)}")
    if not isinstance(found, type) or not issubclass(found, base):
        raise InputError(f"{name}: {kind} is not a {base_name}")
    return found


def _package(place: str, name: str, allowed: Permission) -> ModuleType:
    """The module, of a package that may be run."""
    if needs_consent(name) and not allows(allowed, (place.partition(".")[0], "")):
        raise InputError(f"{name}: this would run the code of the package {place}, which has not been allowed")
    return importlib.import_module(place)


def _file(path: Path, name: str, allowed: Permission) -> ModuleType:
    """The module in a file, run once as long as the file stays the same; run is what was read and agreed to.

    A file that has changed since is not run: where this process has the module that was agreed to, it goes on with it.
    """
    if not allowed:
        raise InputError(f"{name}: this would run the code of the file {path}, which has not been allowed")
    place = place_of(path)
    agreed = agreed_digests(allowed, place)
    running = [_module_name(place, known) for known in agreed if _module_name(place, known) in sys.modules]
    try:
        source = content(path)
    except OSError as error:
        if running:
            return sys.modules[running[0]]
        raise InputError(f"{path}: {error.strerror or error}") from None
    found = digest(source)
    if not allows(allowed, (place, found)):
        if running:
            return sys.modules[running[0]]
        why = "has changed since it was allowed" if agreed else "has not been allowed"
        raise InputError(f"{name}: this would run the code of the file {path}, which {why}")
    key = _module_name(place, found)
    if key in sys.modules:
        return sys.modules[key]
    module = sys.modules[key] = ModuleType(key)
    module.__file__ = place
    try:
        exec(compile(source, place, "exec"), module.__dict__)
    except BaseException:
        del sys.modules[key]
        raise
    return module


def _module_name(place: str, found: str) -> str:
    return f"_optimizer_lab_{digest((place + found).encode())[:16]}"
