"""``shots``: every page rendered to PNG, offscreen, from real runs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from engine.command import Command

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", help="where the pictures go (made if missing)")
    parser.add_argument("--lang", default="en", help="en or zh_CN (en)")
    parser.add_argument("--theme", choices=["light", "dark"], default="light", help="colours of the window (light)")
    parser.add_argument("--size", default="1280x720", help="WIDTHxHEIGHT in pixels (1280x720)")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these pictures only")


def run(options: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # also where there is a screen: the same pictures everywhere
    from app.shots import render

    return render(Path(options.folder), options.lang, options.theme, options.size, options.only)


SHOTS = Command("shots", "render every page to PNG", arguments, run)
