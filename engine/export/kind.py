"""A kind of file into which an experiment's numbers can go. A file in ``engine/export/kinds`` declares one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import InputError, unknown
from engine.registry import Registry

if TYPE_CHECKING:
    from pathlib import Path

    from engine.session.record import ExperimentRecord


@dataclass(frozen=True)
class ExportKind:
    """``suffix`` with its dot; ``write(record, place)`` answers the files that it made, whole or not at all.

    ``folder``: the place is a folder, made if missing. ``needs`` is a package that must be installed.
    """

    name: str
    suffix: str
    help: str
    write: Callable[[ExperimentRecord, Path], list[Path]]
    folder: bool = False
    needs: str = ""


export_kinds: Registry[ExportKind] = Registry("kind of export", "engine.export.kinds", ExportKind)


def kind_for(place: Path) -> ExportKind:
    """By the ending of a name; a name without an ending is a folder of CSV files. InputError with the nearest."""
    for kind in export_kinds:
        if kind.suffix == place.suffix.lower():
            return kind
    raise unknown("kind of export", place.suffix, [kind.suffix for kind in export_kinds if kind.suffix])


def export(record: ExperimentRecord, place: Path) -> list[Path]:
    """Writes what ``place``'s ending says. Raises InputError when it cannot be done."""
    kind = kind_for(place)
    if record.history is None and kind.name != "json":
        raise InputError(f"{record.name}: nothing was recorded yet")
    if not kind.folder and not place.parent.is_dir():
        raise InputError(f"{place.parent}: no such folder")
    try:
        return kind.write(record, place)
    except OSError as error:
        raise InputError(f"{place}: {error.strerror or error}") from None
    except ModuleNotFoundError as error:
        if not kind.needs or (error.name or "").partition(".")[0] != kind.needs:
            raise
        raise InputError(f"{place}: needs the package {kind.needs} (pip install {kind.needs})") from None
