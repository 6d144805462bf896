"""The typeface of formulas for running text: STIX Two Math, which comes with ziamath, with lines of a usual height.

A font of mathematics makes room in every line for the tallest integral. The numbers that say so stand in the tables
``hhea`` and ``OS/2`` (OpenType specification, chapters of these names); they are set in memory before Qt gets the font.
"""

from __future__ import annotations

import struct
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFontDatabase

ABOVE, BELOW = 0.93, 0.24
"""Of the font's size: the height of a line above and below the base line, as in usual fonts of text."""


@cache
def family() -> str:
    """Loads it once and answers its family; '' where it cannot be loaded."""
    number = QFontDatabase.addApplicationFontFromData(lower(as_it_comes()))
    found = QFontDatabase.applicationFontFamilies(number)
    return found[0] if found else ""


def as_it_comes() -> bytes:
    """The font's file; the package is not imported for it."""
    found = find_spec("ziamath")
    assert found is not None
    return (Path(str(found.origin)).parent / "fonts" / "STIXTwoMath-Regular.ttf").read_bytes()


def lower(font: bytes) -> bytes:
    """An OpenType font whose lines are ``ABOVE + BELOW`` of its size high."""
    data = bytearray(font)
    places = {}
    for entry in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, entry)
        places[tag] = (entry, offset, length)
    (size,) = struct.unpack_from(">H", data, places[b"head"][1] + 18)
    above, below = round(ABOVE * size), round(BELOW * size)
    struct.pack_into(">hhh", data, places[b"hhea"][1] + 4, above, -below, 0)
    struct.pack_into(">hhhHH", data, places[b"OS/2"][1] + 68, above, -below, 0, above, below)
    for tag in (b"hhea", b"OS/2"):
        entry, offset, length = places[tag]
        table = bytes(data[offset : offset + length]).ljust(-(-length // 4) * 4, b"\0")
        struct.pack_into(">L", data, entry + 4, sum(struct.unpack(f">{len(table) // 4}L", table)) & 0xFFFFFFFF)
    return bytes(data)
