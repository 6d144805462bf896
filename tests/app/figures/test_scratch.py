"""A figure file is there whole or not at all, and what cannot be written is said in one line."""

import tempfile

import pytest

from app.figures.scratch import figure_file
from engine.errors import InputError
from engine.figure import Note, read_note
from engine.spec import parse

SPEC = parse({"steps": 5, "problem": "rosenbrock", "runs": [{"optimizer": "SGD"}]})


def test_it_takes_its_place_with_its_note(tmp_path):
    file = tmp_path / "a.svg"
    with figure_file(file, ".svg", Note(SPEC, (), 3)) as made:
        made.write_text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')
        assert not file.exists()
    assert (read_note(file).spec, read_note(file).step) == (SPEC, 3)
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]


def test_after_an_error_the_old_one_is_there_and_nothing_else(tmp_path):
    file = tmp_path / "a.mp4"
    file.write_bytes(b"old")

    def half():
        with figure_file(file, ".mp4", None) as made:
            made.write_bytes(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryDirectory", refuse)
    with pytest.raises(InputError, match="Permission denied"), figure_file(tmp_path / "a.gif", ".gif", None):
        pass
    with pytest.raises(InputError, match="no such folder"), figure_file(tmp_path / "b" / "a.gif", ".gif", None):
        pass


def test_a_full_disk_is_said(tmp_path):
    with pytest.raises(InputError, match="No space left"), figure_file(tmp_path / "a.png", ".png", None):
        raise OSError(28, "No space left on device")
