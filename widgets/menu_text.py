"""What a menu's text says without its key."""

from __future__ import annotations

import re


def plain(text: str) -> str:
    """A command's text without its key in the menu, "(&F)" or "&", and without dots."""
    return re.sub(r"\s*\(&\w\)", "", text).replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
