"""How much of everything a session may hold. Saving and opening ask the same questions, so what is saved opens."""

from __future__ import annotations

import json
import re
import struct
from typing import Any

from engine.errors import InputError
from engine.spec import MAX_BYTES, MAX_RUNS, MAX_STEPS

FILE_BYTES = 1 << 36
SPEC_TEXT = MAX_BYTES
JSON_TEXT = 4_000_000
NOTES_TEXT = 50_000_000
EXPERIMENTS = 1000
RUNS = MAX_RUNS
STEPS = MAX_STEPS
CHANNELS = 20_000
EVENTS = 1_000_000
NAME = 1000
META = 100
MAPS, FIGURES = 100, 16
DEPTH = 200
PICTURE_BYTES, PICTURE_SIDE = 8_000_000, 4096

_TEXTS = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKETS = re.compile(r"[^\[\]{}]+")


def whole(value: int, most: int, what: str, least: int = 0) -> int:
    """``value`` if it lies between ``least`` and ``most``."""
    if not least <= value <= most:
        raise InputError(f"{what} = {value}: must lie between {least} and {most}")
    return value


def text(value: str, what: str, most: int = NAME) -> str:
    """``value`` if it is short enough."""
    if len(value) > most:
        raise InputError(f"{what}: {len(value)} characters; at most {most} are kept")
    return value


def picture(data: bytes) -> bytes:
    """``data`` if it is a PNG of a sensible size, by its head."""
    if len(data) > PICTURE_BYTES:
        raise InputError(f"thumbnail: {len(data)} bytes; at most {PICTURE_BYTES} are kept")
    if len(data) < 24 or not data.startswith(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"):
        raise InputError("thumbnail: not a PNG picture")
    width, height = struct.unpack_from(">II", data, 16)
    if not (0 < width <= PICTURE_SIDE and 0 < height <= PICTURE_SIDE):
        raise InputError(f"thumbnail: {width} x {height} pixels; at most {PICTURE_SIDE} a side are kept")
    return data


def json_value(source: str, what: str, most: int = JSON_TEXT) -> Any:
    """What a JSON text says, when it is neither too long nor nested too deep."""
    text(source, what, most)
    if source.count("[") + source.count("{") > DEPTH:
        depth = 0
        for bracket in _BRACKETS.sub("", _TEXTS.sub("", source)):
            depth += 1 if bracket in "[{" else -1
            if depth > DEPTH:
                raise InputError(f"{what}: nested deeper than {DEPTH}")
    try:
        return json.loads(source)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{what}: {str(error).splitlines()[0]}") from None


def json_text(value: Any, what: str, most: int = JSON_TEXT) -> str:
    """``value`` as JSON; a numpy number becomes Python's own. Raises InputError for what could not be read again."""
    try:
        written = json.dumps(value, ensure_ascii=False, default=_plain)
    except (TypeError, ValueError, RecursionError) as error:
        raise InputError(f"{what}: not JSON ({error})") from None
    json_value(written, what, most)
    return written


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"a {type(value).__name__}")
