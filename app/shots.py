"""Renders every page and state of the window to PNG, offscreen, from real short runs."""

from __future__ import annotations

import importlib
import importlib.util
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from app import bench_shots
from app.language.catalogue import available
from app.language.language import speaking
from app.page import pages
from app.shot import Stage
from app.window import application
from engine.command import say
from engine.errors import InputError, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.shot import Shot


def shots() -> list[Shot]:
    """Every picture: those of the Bench, then those that a page declares as SHOTS in its file ``shots.py``."""
    found = list(bench_shots.SHOTS)
    for page in sorted(pages, key=lambda page: page.place):
        module = f"app.pages.{page.name}.shots"
        if importlib.util.find_spec(module) is not None:
            found += importlib.import_module(module).SHOTS
    return found


def render(
    folder: Path, language: str = "en", theme: str = "light", size: str = "1280x720", only: Sequence[str] = ()
) -> int:
    """Writes `<name>.png` for every shot, or for those named, into `folder`; `size` is WIDTHxHEIGHT. Raises InputError;
    answers 0.
    """
    width, height = _size(size)
    wanted = _wanted(only)
    application()
    if language not in available():
        raise unknown("language", language, available())
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror or error}") from None
    with tempfile.TemporaryDirectory() as scratch, speaking(language):
        for shot in wanted:
            settings = Path(scratch) / shot.name
            settings.mkdir()
            stage = Stage(theme, settings)
            try:
                stage.window.resize(width, height)
                stage.open(shot.preset)
                shot.play(stage)
                file = folder / f"{shot.name}.png"
                if not stage.window.grab().save(str(file)):
                    raise InputError(f"{file}: could not be written")
                say(f"wrote {file}")
            finally:
                stage.close()
    return 0


def _wanted(only: Sequence[str]) -> list[Shot]:
    found = {shot.name: shot for shot in shots()}
    for name in only:
        if name not in found:
            raise unknown("picture", name, found)
    return [shot for name, shot in found.items() if name in only or not only]


def _size(text: str) -> tuple[int, int]:
    parts = text.lower().split("x")
    if len(parts) != 2 or not all(part.isdigit() and 320 <= int(part) <= 8000 for part in parts):
        raise InputError(f"size = {text!r}: must be WIDTHxHEIGHT, such as 1280x720")
    return int(parts[0]), int(parts[1])
