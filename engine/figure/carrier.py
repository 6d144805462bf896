"""Where each kind of picture keeps a text: PNG zTXt, GIF comment, WebP XMP, MP4 box, SVG metadata, PDF information."""

from __future__ import annotations

import struct
import uuid
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.sax.saxutils import escape, unescape

from engine.errors import InputError
from engine.figure.note import note_from
from engine.whole_file import whole

if TYPE_CHECKING:
    from pathlib import Path

    from engine.figure.note import Note

KEY = "OptimizerLab"
SVG_SPACE = "https://optimizer-lab.org/figure"
LARGEST = 200_000_000
"""Bytes of a file that is looked into."""
LONGEST = 50_000_000
"""Bytes of a note that are unpacked."""


@dataclass(frozen=True)
class Carrier:
    """``write(file, note, program)`` puts a note into a finished picture; ``read(file)`` answers its text or None."""

    write: Callable[[Path, str], None]
    read: Callable[[Path], str | None]


def attach(file: Path, note: Note) -> None:
    """Writes ``note`` into the picture ``file``, in place; InputError for a kind that cannot hold one."""
    carrier = _carrier(file)
    try:
        carrier.write(file, note.text())
    except OSError as error:
        raise InputError(f"{file}: {error.strerror or error}") from None


def read_note(file: Path) -> Note:
    """The note of a figure; InputError when there is none, or it is damaged. Runs nothing."""
    carrier = _carrier(file)
    try:
        size = file.stat().st_size
        if size > LARGEST:
            raise InputError(f"{file}: {size} bytes; figures up to {LARGEST} bytes are read")
        text = carrier.read(file)
    except OSError as error:
        raise InputError(f"{file}: {error.strerror or 'not a picture of its kind'}") from None
    except InputError:
        raise
    except Exception as error:  # a parser of foreign files may fail in its own ways
        raise InputError(f"{file}: not a {file.suffix[1:].upper()} file ({type(error).__name__})") from None
    if text is None:
        raise InputError(f"{file}: carries no experiment of Optimizer Lab")
    return note_from(text, str(file))


def _carrier(file: Path) -> Carrier:
    carrier = FIGURES.get(file.suffix.lower())
    if carrier is None:
        raise InputError(f"{file}: figures are {', '.join(FIGURES)}")
    return carrier


# -- pictures made of pixels ---------------------------------------------------------------------------------------


def _write_png(file: Path, text: str) -> None:
    """A compressed text chunk before the end (PNG 1.2, section 4.2.3.2); also into animations."""
    data = file.read_bytes()
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[-8:-4] != b"IEND":
        raise InputError(f"{file}: not a whole PNG file")
    body = b"zTXt" + KEY.encode() + b"\0\0" + zlib.compress(text.encode("ascii"), 9)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    with whole(file) as part:
        part.write_bytes(data[:-12] + chunk + data[-12:])


def _read_png(file: Path) -> str | None:
    from PIL import Image

    with Image.open(file, formats=["PNG"]) as image:
        while image.tell() < getattr(image, "n_frames", 1) - 1:
            image.seek(image.tell() + 1)
        image.load()  # the text follows the picture
        found = image.text.get(KEY)  # type: ignore[attr-defined]
    return None if found is None else str(found)


def _write_gif(file: Path, text: str) -> None:
    """Before the trailer, as a comment extension: blocks of at most 255 bytes (GIF89a, section 24)."""
    data = file.read_bytes()
    if not data.startswith((b"GIF87a", b"GIF89a")) or not data.endswith(b";"):
        raise InputError(f"{file}: not a whole GIF file")
    body = f"{KEY}:{text}".encode("ascii")
    blocks = b"".join(bytes([len(part)]) + part for part in (body[i : i + 255] for i in range(0, len(body), 255)))
    with whole(file) as part:
        part.write_bytes(b"GIF89a" + data[6:-1] + b"!\xfe" + blocks + b"\0;")


def _read_gif(file: Path) -> str | None:
    """The comment at the end of the file; no frame is decoded."""
    data = file.read_bytes()
    if not data.startswith((b"GIF87a", b"GIF89a")):
        raise InputError(f"{file}: not a GIF file")
    start = data.rfind(b"!\xfe")
    while start >= 0:
        place, body = start + 2, bytearray()
        while place < len(data) and data[place]:
            body += data[place + 1 : place + 1 + data[place]]
            place += 1 + data[place]
        if data[place : place + 2] == b"\0;" and body.startswith(KEY.encode() + b":"):
            return body.decode("ascii", "replace").partition(":")[2]
        start = data.rfind(b"!\xfe", 0, start)
    return None


def _write_webp(file: Path, text: str) -> None:
    """An ``XMP `` chunk at the end of the RIFF container, whose extended header says that it is there."""
    from PIL import Image

    with Image.open(file, formats=["WEBP"]) as image:
        width, height, alpha = *image.size, image.mode == "RGBA"
    chunks = file.read_bytes()[12:]
    if not chunks.startswith(b"VP8X"):
        extent = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
        chunks = b"VP8X" + struct.pack("<I", 10) + bytes([16 if alpha else 0, 0, 0, 0]) + extent + chunks
    chunks = chunks[:8] + bytes([chunks[8] | 4]) + chunks[9:]
    packet = _XMP[0] + escape(text) + _XMP[1]
    body = packet.encode("ascii")
    chunks += b"XMP " + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    with whole(file) as part:
        part.write_bytes(b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks)


def _read_webp(file: Path) -> str | None:
    from PIL import Image

    with Image.open(file, formats=["WEBP"]) as image:
        packet = image.info.get("xmp", b"").decode("utf-8", "replace")
    start, end = packet.find(_XMP[0]), packet.rfind(_XMP[1])
    return None if start < 0 or end < 0 else unescape(packet[start + len(_XMP[0]) : end])


_XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    f'<rdf:Description rdf:about="" xmlns:lab="{SVG_SPACE}"><lab:figure>',
    "</lab:figure></rdf:Description></rdf:RDF></x:xmpmeta>",
)


MP4_BOX = uuid.uuid5(uuid.NAMESPACE_URL, SVG_SPACE).bytes
"""Whose box it is, where MP4 lets everyone have boxes of their own."""


def _write_mp4(file: Path, text: str) -> None:
    """A last box of type ``uuid`` with the packed text (ISO/IEC 14496-12, section 4.2); players pass over it."""
    data = file.read_bytes()
    if not list(_boxes(data)) or data[4:8] != b"ftyp":
        raise InputError(f"{file}: not a whole MP4 file")
    body = b"uuid" + MP4_BOX + zlib.compress(text.encode("ascii"), 9)
    with whole(file) as part:
        part.write_bytes(data + struct.pack(">I", len(body) + 4) + body)


def _read_mp4(file: Path) -> str | None:
    for kind, body in _boxes(file.read_bytes()):
        if kind == b"uuid" and body.startswith(MP4_BOX):
            unpacker = zlib.decompressobj()
            text = unpacker.decompress(body[16:], LONGEST)
            return text.decode("ascii") if unpacker.eof else None
    return None


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Type and content of the outermost boxes. ValueError for bytes that are no boxes, or a box that has no end."""
    place = 0
    while place < len(data):
        size, kind = struct.unpack_from(">I4s", data, place)
        head = 8
        if size == 1:
            (size,), head = struct.unpack_from(">Q", data, place + 8), 16
        if size < head or place + size > len(data):
            raise ValueError("a box without an end")
        yield kind, data[place + head : place + size]
        place += size


# -- pictures made of lines ----------------------------------------------------------------------------------------


def _write_svg(file: Path, text: str) -> None:
    drawn = file.read_text(encoding="utf-8")
    start = drawn.find("<svg")
    end = drawn.find(">", start)
    if start < 0 or end < 0:
        raise InputError(f"{file}: not an SVG file")
    note = f'\n<metadata><lab:figure xmlns:lab="{SVG_SPACE}">{escape(text)}</lab:figure></metadata>'
    with whole(file) as part:
        part.write_text(drawn[: end + 1] + note + drawn[end + 1 :], encoding="utf-8")


def _read_svg(file: Path) -> str | None:
    for _, element in ElementTree.iterparse(file):
        if element.tag == f"{{{SVG_SPACE}}}figure":
            return element.text or ""
        if element.tag.endswith("}g"):
            element.clear()
    return None


def _write_pdf(file: Path, text: str) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(file))
    writer.add_metadata({f"/{KEY}": text, "/Creator": "Optimizer Lab"})

    with whole(file) as part, part.open("wb") as stream:
        writer.write(stream)


def _read_pdf(file: Path) -> str | None:
    from pypdf import PdfReader

    about = PdfReader(file).metadata
    found = None if about is None else about.get(f"/{KEY}")
    return None if found is None else str(found)


FIGURES: dict[str, Carrier] = {
    ".png": Carrier(_write_png, _read_png),
    ".apng": Carrier(_write_png, _read_png),
    ".gif": Carrier(_write_gif, _read_gif),
    ".webp": Carrier(_write_webp, _read_webp),
    ".mp4": Carrier(_write_mp4, _read_mp4),
    ".svg": Carrier(_write_svg, _read_svg),
    ".pdf": Carrier(_write_pdf, _read_pdf),
}
