"""``gallery``: the pictures of the gallery of examples, made by running each."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from engine.command import GOOD, Command, say
from engine.errors import InputError

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", help="where the pictures go (made if missing)")


def run(options: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from app.gallery_pictures import render

    folder = Path(options.folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror or error}") from None
    for file in render(folder):
        say(f"{file}  {file.stat().st_size // 1000} kB")
    return GOOD


GALLERY = Command("gallery", "render the pictures of the gallery of examples", arguments, run)
