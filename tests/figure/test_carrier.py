"""What was attached is read back by us and, where they can, by other people's readers; pixels and paths stay."""

import json
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image, ImageSequence

from engine.errors import InputError
from engine.event import Event
from engine.figure import FIGURES, Note, attach, read_note
from engine.figure.note import note_from
from engine.spec import parse

SPEC = parse({
    "problem": {"name": "quadratic"},
    "steps": 300,
    "runs": [{"name": "a -- <b> & “é” 学习", "optimizer": {"name": "Adam", "lr": 0.1 + 0.2}}],
})
NOTE = Note(SPEC, (Event(7, "runs.0.optimizer.lr", 0.30000000000000004, 1e-3),), 120, "loss")
SVG = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<svg width="10mm" height="10mm" viewBox="0 0 9 9"\n'
    ' xmlns="http://www.w3.org/2000/svg"><g><path d="M0,0 L5,5"/></g></svg>\n'
)


def drawn(folder: Path, suffix: str, frames: int = 1) -> Path:
    """A small picture of each kind, by a writer that is not ours."""
    file = folder / f"figure{suffix}"
    if suffix == ".svg":
        file.write_text(SVG)
    elif suffix == ".mp4":  # boxes of a film without pictures: a type, one with a size of 64 bits, one without content
        long = struct.pack(">I4sQ", 1, b"mdat", 16 + 5) + b"film!"
        file.write_bytes(struct.pack(">I", 16) + b"ftypisom\0\0\2\0" + long + struct.pack(">I4s", 8, b"free"))
    elif suffix == ".pdf":
        from pypdf import PdfWriter

        writer = PdfWriter()
        writer.add_blank_page(200, 100)
        writer.write(file)
    else:
        noise = np.random.default_rng(0).integers(0, 256, (frames, 11, 15, 3), dtype=np.uint8)
        pictures = [Image.fromarray(frame) for frame in noise]
        more = {"save_all": True, "append_images": pictures[1:], "duration": 40, "loop": 0} if frames > 1 else {}
        if suffix == ".webp":
            more["lossless"] = True
        pictures[0].save(file, **more)
    return file


def pixels(file: Path) -> list[np.ndarray]:
    with Image.open(file) as image:
        return [np.asarray(frame.convert("RGBA")).copy() for frame in ImageSequence.Iterator(image)]


@pytest.mark.parametrize("suffix", FIGURES)
def test_a_note_comes_back_whole(tmp_path, suffix):
    file = drawn(tmp_path, suffix)
    attach(file, NOTE)
    assert read_note(file) == NOTE
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize("frames", [1, 4])
@pytest.mark.parametrize("suffix", [".png", ".apng", ".gif", ".webp"])
def test_pixels_and_frames_stay(tmp_path, suffix, frames):
    file = drawn(tmp_path, suffix, frames)
    before = pixels(file)
    attach(file, NOTE)
    after = pixels(file)
    assert len(after) == len(before) == frames
    for one, two in zip(before, after, strict=True):
        np.testing.assert_array_equal(one, two)
    assert read_note(file) == NOTE


def test_others_find_the_note(tmp_path):
    svg, pdf = drawn(tmp_path, ".svg"), drawn(tmp_path, ".pdf")
    for file in (svg, pdf):
        attach(file, NOTE)
    found = ElementTree.parse(svg).getroot()[0]
    assert found.tag == "{http://www.w3.org/2000/svg}metadata"
    assert json.loads(found[0].text)["step"] == 120
    assert b"OptimizerLab" in pdf.read_bytes()


@pytest.mark.parametrize("suffix", FIGURES)
def test_a_picture_without_a_note_says_so(tmp_path, suffix):
    file = drawn(tmp_path, suffix)
    with pytest.raises(InputError, match="carries no experiment"):
        read_note(file)


@pytest.mark.parametrize("suffix", FIGURES)
@pytest.mark.parametrize("content", [b"", b"GIF89a", b"%PDF-1.4\n", b"<svg", b"\x89PNG\r\n\x1a\n", b"RIFF1234WEBPVP8X"])
def test_what_is_no_picture_is_refused(tmp_path, suffix, content):
    file = tmp_path / f"bad{suffix}"
    file.write_bytes(content)
    with pytest.raises(InputError, match="bad"):
        read_note(file)


@pytest.mark.parametrize("suffix", FIGURES)
def test_a_cut_file_is_refused_or_has_no_note(tmp_path, suffix):
    file = drawn(tmp_path, suffix)
    attach(file, NOTE)
    whole = file.read_bytes()
    for share in (0.1, 0.5, 0.9):
        file.write_bytes(whole[: int(share * len(whole))])
        with pytest.raises(InputError, match=rf"figure\{suffix}"):
            read_note(file)


def test_a_bomb_of_entities_is_refused(tmp_path):
    file = tmp_path / "bomb.svg"
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    file.write_text(f'<!DOCTYPE svg [<!ENTITY e0 "x">{entities}]><svg>&e11;</svg>')
    with pytest.raises(InputError, match=r"bomb\.svg"):
        read_note(file)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda table: table | {"step": 121}, "hash differs"),
        (lambda table: table | {"version": 2}, "version 2"),
        (lambda table: table | {"format": "else"}, "not Optimizer Lab's"),
        (lambda table: table | {"step": -1}, "below 0"),
        (lambda table: table | {"events": [{"step": 1}]}, "damaged"),
        (lambda table: table | {"spec": {"problem": "no_such"}}, "no_such"),
        (lambda table: [table], "not Optimizer Lab's"),
    ],
)
def test_a_changed_note_is_refused(change, said):
    table = json.loads(NOTE.text())
    with pytest.raises(InputError, match=said) as error:
        note_from(json.dumps(change(table)), "f.png")
    assert str(error.value).startswith("f.png: ")


def test_the_hash_is_that_of_the_moment():
    assert NOTE.sha256 == Note(SPEC, NOTE.events, 120, "loss").sha256
    assert NOTE.sha256 != replace(NOTE, step=119).sha256


def test_reading_loads_neither_torch_nor_qt(tmp_path):
    file = drawn(tmp_path, ".png")
    attach(file, NOTE)
    code = (
        "import sys; from pathlib import Path; from engine.figure import read_note; read_note(Path(sys.argv[1]));"
        "assert not {'torch', 'PySide6'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(file)], check=True)


def test_other_kinds_are_named(tmp_path):
    with pytest.raises(InputError, match=r"\.png, \.apng, \.gif, \.webp, \.mp4, \.svg, \.pdf"):
        read_note(tmp_path / "x.bmp")
