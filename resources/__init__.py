"""Where the files that ship with the program lie: data sets, icons, fonts, formulas, presets, lessons."""

from __future__ import annotations

import importlib.resources
import pathlib


def path(*parts: str) -> pathlib.Path:
    """The file or folder at ``parts`` below this package, in a checkout as in an installed copy.

    ``path("data", "digits.npz")`` is the digits data set. Raises FileNotFoundError that names the
    missing file.
    """
    found = pathlib.Path(str(importlib.resources.files(__name__).joinpath(*parts)))
    if not found.exists():
        raise FileNotFoundError(f"no resource {'/'.join(parts)!r} in {found.parent}")
    return found
