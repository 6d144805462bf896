"""Optimizer Lab: a window by default, or one headless command. ``python main.py --help`` lists them."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from pathlib import Path
from typing import NoReturn

from engine.command import BAD_INPUT, Command, commands, say
from engine.errors import InputError, unknown
from engine.registry import Registry


class Parser(argparse.ArgumentParser):
    """argparse, but a mistake is one line on stderr and exit status 2."""

    def error(self, message: str) -> NoReturn:
        say(f"{self.prog}: {message} (see --help)")
        raise SystemExit(BAD_INPUT)


def window(arguments: list[str]) -> int:
    """Opens the window, with a session file if one is named."""
    parser = Parser(
        prog="optimizer-lab",
        description="A laboratory for optimizers. Without a command, the window opens.",
        formatter_class=argparse.RawDescriptionHelpFormatter,  # the list of commands keeps its lines
    )
    parser.add_argument("file", nargs="?", help="a session (.optlab) or a spec (.toml, .json) to open")
    parser.add_argument(
        "--engine", choices=["process", "thread"], default="process", help="where training runs (process)"
    )
    parser.add_argument("--lang", default=None, help="language of the window: en or zh_CN")
    parser.add_argument("--theme", choices=["light", "dark"], default=None, help="colours of the window")
    parser.add_argument("--install-desktop", action="store_true", help="menu entry, icon and file type (Linux)")
    parser.add_argument("--uninstall-desktop", action="store_true", help="takes them away again")
    if arguments:
        lines = [f"  {command.name:<12}{command.help}" for command in every_command().values()]
        parser.epilog = "\n".join(["commands, each with a --help of its own:", *lines])
    options = parser.parse_args(arguments)
    if options.install_desktop or options.uninstall_desktop:
        from app.desktop import install, uninstall

        for file in install() if options.install_desktop else uninstall():
            print(file)
        return 0
    if options.file is not None and not Path(options.file).exists():
        raise InputError(f"{options.file}: no such file; commands are {', '.join(every_command())}")
    gc.disable()  # a collection while modules load costs time before the first paint; the window collects by its clock
    from app.window import open_window

    return open_window(options.file, engine=options.engine, language=options.lang, theme=options.theme)


def every_command() -> dict[str, Command]:
    """All headless commands by name; those that need Qt import it only when they run."""
    windowed: Registry[Command] = Registry("command", "app.headless", Command)
    return {command.name: command for command in (*commands, *windowed)}


def main(arguments: list[str] | None = None) -> int:
    """The program; answers the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        known = every_command() if arguments else {}
        if not arguments or arguments[0] not in known:
            if (
                arguments
                and not arguments[0].startswith("-")
                and "." not in arguments[0]
                and not Path(arguments[0]).exists()
            ):
                raise unknown("command", arguments[0], known)
            return window(arguments)
        command = known[arguments[0]]
        parser = Parser(prog=f"optimizer-lab {command.name}", description=command.help)
        command.arguments(parser)
        return command.run(parser.parse_args(arguments[1:]))
    except InputError as error:
        say(f"optimizer-lab: {error}")
        return BAD_INPUT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # a bundle: the engine's process is this program again
        import multiprocessing

        multiprocessing.freeze_support()
    raise SystemExit(main())
