"""Makes the program known to a Linux desktop: menu entry, icon, description, and what a session file is.

Everything goes below the user's own data folder, and is taken away again by `uninstall`. What a session file is, the
desktop tells by its first bytes (an SQLite file with our application id), whatever its name.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from app import itself
from engine.errors import InputError
from resources import path

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = "org.optimizerlab.OptimizerLab"
PLACES = {
    f"{NAME}.desktop": f"applications/{NAME}.desktop",
    f"{NAME}.svg": f"icons/hicolor/scalable/apps/{NAME}.svg",
    f"{NAME}.metainfo.xml": f"metainfo/{NAME}.metainfo.xml",
    f"{NAME}.mime.xml": f"mime/packages/{NAME}.xml",
}
"""Where each file goes, below the data folder."""
REFRESH = (("update-mime-database", "mime"), ("update-desktop-database", "applications"))


def install(folder: Path | None = None) -> list[Path]:
    """Writes the files and tells the desktop; answers them. Raises InputError where there is no such desktop."""
    folder = _folder(folder)
    written = []
    try:
        for source, place in PLACES.items():
            target = folder / place
            target.parent.mkdir(parents=True, exist_ok=True)
            text = path("desktop", source).read_text("utf-8")
            target.write_text(text.replace("@EXEC@", command_line()), encoding="utf-8")
            written.append(target)
    except OSError as error:
        raise InputError(f"{error.filename or folder}: {error.strerror or error}") from None
    _refresh(folder)
    return written


def uninstall(folder: Path | None = None) -> list[Path]:
    """Takes the files away; answers those that were there."""
    folder = _folder(folder)
    gone = [folder / place for place in PLACES.values() if (folder / place).exists()]
    try:
        for target in gone:
            target.unlink()
    except OSError as error:
        raise InputError(f"{error.filename or folder}: {error.strerror or error}") from None
    _refresh(folder)
    return gone


def command_line() -> str:
    """How this copy of the program is started, quoted as desktop entries want it."""
    script = Path(sys.argv[0])
    if script.name == "optimizer-lab" and script.is_file():
        return _quoted([str(script.resolve())])
    found = shutil.which("optimizer-lab", path=str(Path(sys.executable).parent))
    if found:
        return _quoted([found])
    return _quoted(itself.words())


def _quoted(words: Iterable[str]) -> str:
    """The Exec key of the Desktop Entry Specification: words in double quotes, four characters escaped, % doubled."""
    found = []
    for word in words:
        for character in '\\"`$':
            word = word.replace(character, f"\\{character}")
        found.append('"' + word.replace("\\", "\\\\").replace("%", "%%") + '"')
    return " ".join(found)


def _folder(folder: Path | None) -> Path:
    if not sys.platform.startswith("linux"):
        raise InputError("--install-desktop: for Linux desktops; on Windows and macOS make a shortcut to optimizer-lab")
    return folder or Path(platformdirs.user_data_dir())


def _refresh(folder: Path) -> None:
    """Desktops look at caches; without these tools they notice at the next login."""
    for tool, below in REFRESH:
        if shutil.which(tool) and (folder / below).is_dir():
            subprocess.run([tool, str(folder / below)], capture_output=True, check=False)
