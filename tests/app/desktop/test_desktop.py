"""The desktop's own tools accept the files, and a session file is known by its bytes."""

import configparser
import shlex
import shutil
import subprocess
import sys
from xml.etree import ElementTree

import pytest

import main
from app import desktop
from engine.errors import InputError
from engine.session import Session, save

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux desktops")


def tool(name):
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"needs {name}")


def test_everything_is_installed_and_taken_away_again(tmp_path):
    written = desktop.install(tmp_path)
    assert sorted(str(file.relative_to(tmp_path)) for file in written) == sorted(desktop.PLACES.values())
    entry = configparser.ConfigParser(interpolation=None, strict=False)
    entry.optionxform = str
    entry.read(tmp_path / "applications" / f"{desktop.NAME}.desktop", encoding="utf-8")
    words = shlex.split(entry["Desktop Entry"]["Exec"])
    assert words[-1] == "%f"
    done = subprocess.run([*words[:-1], "--help"], capture_output=True, text=True, check=True)
    assert "A laboratory for optimizers" in done.stdout
    assert desktop.uninstall(tmp_path) == written
    assert [file for file in tmp_path.rglob("*") if file.is_file() and desktop.NAME in file.name] == []
    assert desktop.uninstall(tmp_path) == []


@tool("desktop-file-validate")
def test_the_entry_is_valid(tmp_path):
    desktop.install(tmp_path)
    file = tmp_path / "applications" / f"{desktop.NAME}.desktop"
    done = subprocess.run(["desktop-file-validate", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == ""


@tool("appstreamcli")
def test_the_description_is_valid(tmp_path):
    desktop.install(tmp_path)
    file = tmp_path / "metainfo" / f"{desktop.NAME}.metainfo.xml"
    command = ["appstreamcli", "validate", "--no-net", "--pedantic", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@tool("update-mime-database")
def test_a_session_is_known_by_its_bytes(tmp_path):
    """The compiled database holds the magic; the bytes stand where the file format puts them."""
    desktop.install(tmp_path)
    magic = (tmp_path / "mime" / "magic").read_bytes()
    assert b"application/x-optimizer-lab-session" in magic
    session = tmp_path / "a.optlab"
    save(session, Session())
    content = session.read_bytes()
    for match in ElementTree.parse(tmp_path / "mime" / "packages" / f"{desktop.NAME}.xml").iter():
        if match.tag.endswith("}match"):
            offset, value = int(match.get("offset")), match.get("value").encode()
            assert content[offset : offset + len(value)] == value


@pytest.mark.parametrize(
    ("word", "quoted"),
    [("/a b/c", '"/a b/c"'), ('/a"b', '"/a\\\\"b"'), ("/50%", '"/50%%"'), ("/$x`", '"/\\\\$x\\\\`"')],
)
def test_odd_places_are_quoted(word, quoted):
    assert desktop._quoted([word]) == quoted


def test_the_command_line(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("app.desktop.platformdirs.user_data_dir", lambda *_, **__: str(tmp_path))
    assert main.main(["--install-desktop"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4
    assert main.main(["--uninstall-desktop"]) == 0
    assert not (tmp_path / "applications" / f"{desktop.NAME}.desktop").exists()


def test_other_systems_are_told(monkeypatch, tmp_path):
    monkeypatch.setattr("app.desktop.sys.platform", "win32")
    with pytest.raises(InputError, match="Linux"):
        desktop.install(tmp_path)


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "applications").write_text("")
    with pytest.raises(InputError, match="applications"):
        desktop.install(tmp_path)
