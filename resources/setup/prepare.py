"""Make a virtual environment with the project in it, and see that Qt finds its system libraries.

`python3 -m resources.setup.prepare --venv .venv [--extras dev] [--window]`, from the project's folder. Leaves with
status 1 and one line that says what to type when something is needed that only a person can install.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
from collections.abc import Sequence

from resources.setup import debian, qt_libraries

OLDEST = (3, 11)
NEWEST = (3, 14)  # the newest for which torch, Qt and llvmlite all have wheels


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="prepare", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--venv", type=pathlib.Path, required=True, help="folder of the environment")
    parser.add_argument("--extras", default="", help="extras of the project, separated by commas")
    parser.add_argument("--window", action="store_true", help="check the libraries that a window needs")
    options = parser.parse_args(arguments)
    try:
        base = None if healthy(options.venv) else base_python()
        packages = [] if base is None else venv_packages(base)
        if sys.platform == "linux":
            packages += qt_libraries.missing_packages(options.window, os.environ)
        if packages:
            debian.install(packages, "system packages are missing")
        if base is not None:
            print(f"making {options.venv} with {base}", flush=True)
            subprocess.check_call([base, "-m", "venv", "--clear", options.venv])
        install_project(options.venv, options.extras)
    except debian.NotInstalled as error:
        print(error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"this failed (see above): {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return 1
    return 0


def python_of(venv: pathlib.Path) -> pathlib.Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def healthy(venv: pathlib.Path) -> bool:
    """Whether the environment is whole: its Python starts, is new enough and has pip."""
    probe = f"import sys, pip; sys.exit(not {OLDEST} <= sys.version_info[:2] <= {NEWEST})"
    python = python_of(venv)
    return python.exists() and succeeds([python, "-c", probe])


def base_python() -> str:
    """The Python to make the environment with: this one, or the newest suitable one on the path."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found and succeeds([found, "-c", ""]):
            return found
    have = ".".join(map(str, sys.version_info[:2]))
    raise debian.NotInstalled(
        f"Optimizer Lab runs on Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}, this is {have}; "
        f"where such a Python is, type: make PYTHON=/path/to/python3.{OLDEST[1]}"
    )


def venv_packages(python: str) -> list[str]:
    """What Debian's Python lacks to make an environment: one package, or nothing."""
    if succeeds([python, "-c", "import venv, ensurepip"]):
        return []
    version = subprocess.check_output([python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"])
    return [f"python{version.decode().strip()}-venv"]


def succeeds(command: Sequence[str | pathlib.Path]) -> bool:
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def install_project(venv: pathlib.Path, extras: str) -> None:
    """The project, editable, with the versions of constraints.txt."""
    target = f".[{extras}]" if extras else "."
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    print(f"installing the project and its libraries into {venv}; the first time takes minutes", flush=True)
    pip = [str(python_of(venv)), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *quiet]
    subprocess.check_call([*pip, "--constraint", "constraints.txt", "--editable", target], stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
