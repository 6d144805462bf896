"""Which letters the bytes of a text file stand for: UTF-8, or what older spreadsheets write."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TITLES = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "gb18030": "GB 18030", "cp1252": "Windows-1252"}
BLOCK = 1 << 20
COMMON = 0xD7
"""Lead bytes up to here are GB 2312's signs and its 3755 usual letters; two small European letters lie above."""
ENOUGH = 0.6
"""Part of the foreign letters that must be among them. In Chinese text nearly all are."""
_USUAL = {bytes([lead]) for lead in range(0xA1, COMMON + 1)}


def encoding_of(path: Path) -> str:
    """One of ``TITLES``: UTF-8 where all of the file is, UTF-16 where it begins with its mark, else a guess.

    Reads the file in blocks, to its end or to what is not UTF-8. Raises OSError.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        block = file.read(BLOCK)
        if block[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        while True:
            try:
                decoder.decode(block, final=not block)
            except UnicodeDecodeError:
                return _older(block)
            if not block:
                return "utf-8-sig"
            block = file.read(BLOCK)


def _older(block: bytes) -> str:
    """Of bytes that are not UTF-8; UTF-8 all the same where only a few of them are broken."""
    foreign = [letter for letter in block.decode("utf-8", "replace") if letter > "\x7f"]
    if 2 * foreign.count("\ufffd") < len(foreign):
        return "utf-8-sig"
    pairs = [letter for letter in block.decode("gb18030", "replace") if letter > "\x7f"]
    common = sum(letter.encode("gb2312", "ignore")[:1] in _USUAL for letter in pairs)
    return "gb18030" if pairs and common >= ENOUGH * len(pairs) else "cp1252"
