"""Loading a class by name, only where somebody has allowed it. Whatever it does wrong becomes one line."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from engine.errors import InputError, unknown
from engine.foreign.name import needs_consent, split

if TYPE_CHECKING:
    from types import ModuleType

    import torch

T = TypeVar("T")


def last_line(error: BaseException) -> str:
    """The last line of a traceback, and where in the user's code it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    text = traceback.format_exception_only(error)[-1].strip().replace("\n", " ")
    return f"{text} ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else text


def load(name: str, allowed: bool) -> type[torch.optim.Optimizer]:
    """The optimizer class ``name``; see :func:`load_class`."""
    import torch

    return load_class(name, allowed, torch.optim.Optimizer, "torch.optim.Optimizer")


def load_class(name: str, allowed: bool, base: type[T], base_name: str) -> type[T]:
    """The class ``name``. InputError where it may not be run, does not exist, is no ``base``, or cannot be imported."""
    place, kind = split(name)
    if needs_consent(name) and not allowed:
        what = f"the file {place}" if place.endswith(".py") else f"the package {place}"
        raise InputError(f"{name}: this would run the code of {what}, which has not been allowed")
    try:
        module = _file(Path(place)) if place.endswith(".py") else importlib.import_module(place)
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


def _file(path: Path) -> ModuleType:
    """The module in a file, imported once as long as the file stays the same."""
    try:
        source = path.resolve().read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    name = f"_optimizer_lab_{hashlib.sha256(str(path.resolve()).encode() + source).hexdigest()[:16]}"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path.resolve())
    if spec is None or spec.loader is None:
        raise InputError(f"{path}: cannot be read as a Python module")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module
