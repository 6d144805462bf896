"""Debian's packages: installed when that needs no password, else named in one line to type."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]


class NotInstalled(Exception):
    """The packages could not be installed; the message is one line that says what to type."""


def line(packages: Sequence[str]) -> str:
    """The command that a person types to install ``packages``."""
    root = [] if os.geteuid() == 0 else ["sudo"]
    return " ".join([*root, *INSTALL, *packages])


def install(packages: Sequence[str], why: str) -> None:
    """Install ``packages`` as root or with a sudo that asks nothing; ``why`` says what they are for.

    Raises NotInstalled where there is no apt-get, where a password would be needed, and where
    apt-get fails.
    """
    if shutil.which("apt-get") is None:
        raise NotInstalled(f"{why}: install what Debian calls {' '.join(packages)}")
    privilege = _privilege()
    if privilege is None:
        raise NotInstalled(f"{why}; type: {line(packages)}")
    print(f"{why}: installing {' '.join(packages)}", flush=True)
    command = [*privilege, "env", "DEBIAN_FRONTEND=noninteractive", *INSTALL, *packages]
    if subprocess.call(command, stdin=subprocess.DEVNULL) == 0:
        return
    # a fresh machine has no package lists, an old one has stale lists
    subprocess.call([*privilege, "apt-get", "update"], stdin=subprocess.DEVNULL)
    if subprocess.call(command, stdin=subprocess.DEVNULL) != 0:
        raise NotInstalled(f"{why}, and apt-get failed (see above); then type: {line(packages)}")


def _privilege() -> list[str] | None:
    """What stands before a command to run it as root without a password; None where nothing does."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.call(
        ["sudo", "-n", "true"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return ["sudo", "-n"] if asked == 0 else None
