"""What a person chose in a dialog for files."""

from __future__ import annotations

import re
from pathlib import Path


def chosen_file(chosen: str, kind: str, suffix: str = "") -> Path:
    """The file that was `chosen`; where its name has no suffix it gets that of the `kind` that was, such as
    ``PNG (*.png)``, or else `suffix`.
    """
    file = Path(chosen)
    if file.suffix:
        return file
    named = re.search(r"\*(\.\w+)", kind)
    return file.with_suffix(named.group(1) if named else suffix)
