"""Names of outside classes: ``package.module:Class`` and ``path/to/file.py:Class``. Nothing is imported here."""

from __future__ import annotations

import re

from engine.errors import InputError

_MODULE = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")
TRUSTED = ("torch.optim",)
"""Packages that are part of the program's own dependencies: naming them runs nothing that is not loaded anyway."""


def is_foreign(name: object) -> bool:
    """Whether a name means a class outside of the project."""
    return isinstance(name, str) and ":" in name


def split(name: str) -> tuple[str, str]:
    """The module (or path of a file that ends in ``.py``) and the class; InputError for anything else."""
    place, _, kind = name.rpartition(":")
    if not kind.isidentifier() or not (place.endswith(".py") or _MODULE.fullmatch(place)):
        raise InputError(f"name = {name!r}: must look like package.module:Class or path/to/file.py:Class")
    return place, kind


def needs_consent(name: str) -> bool:
    """Whether loading the class runs code that somebody has to allow."""
    return split(name)[0] not in TRUSTED
