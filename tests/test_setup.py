"""The project can be installed: versions, packages, what Debian must add, and Qt's wheel."""

from __future__ import annotations

import importlib.metadata
import pathlib
import shutil
import subprocess
import sys
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from resources.setup import debian, prepare, qt_libraries

ROOT = pathlib.Path(__file__).parents[1]
ROOMS = ("app", "widgets", "engine", "resources")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
ALWAYS = [Requirement(text) for text in PROJECT["project"]["dependencies"] + EXTRAS["dev"]]
ANYTIME = [Requirement(text) for name, texts in EXTRAS.items() if name != "dev" for text in texts]


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pairs}


@pytest.mark.parametrize("requirement", ALWAYS + ANYTIME, ids=lambda requirement: requirement.name)
def test_the_lock_pins_what_the_project_asks_for(requirement):
    assert requirement.specifier.contains(pins()[canonicalize_name(requirement.name)])


@pytest.mark.parametrize("requirement", ALWAYS, ids=lambda requirement: requirement.name)
def test_the_installed_version_is_one_that_the_project_allows(requirement):
    version = importlib.metadata.version(requirement.name)
    assert requirement.specifier.contains(version)


def test_the_package_list_covers_every_room():
    import setuptools

    find = PROJECT["tool"]["setuptools"]["packages"]["find"]
    found = set(setuptools.find_packages(where=str(ROOT), include=find["include"]))
    folders = {
        ".".join(source.parent.relative_to(ROOT).parts) for room in ROOMS for source in (ROOT / room).rglob("*.py")
    }
    assert found == folders, "a folder with Python files needs an __init__.py, and a room its line in pyproject.toml"


def test_every_python_file_at_the_top_is_installed():
    assert {file.stem for file in ROOT.glob("*.py")} <= set(PROJECT["tool"]["setuptools"]["py-modules"])


def test_libraries_that_load_need_no_package():
    assert qt_libraries.missing_packages(True, {}, loads=lambda name: True) == []


def test_a_missing_library_names_its_package_once():
    def loads(name: str) -> bool:
        return not name.startswith(("libg", "libxcb-icccm"))

    assert qt_libraries.missing_packages(False, {}, loads) == ["libglib2.0-0"]
    assert qt_libraries.missing_packages(True, {}, loads) == ["libglib2.0-0", "libxcb-icccm4"]


def test_a_wayland_desktop_with_its_libraries_needs_none_of_x11():
    def loads(name: str) -> bool:
        return name not in qt_libraries.X11

    assert qt_libraries.missing_packages(True, {"WAYLAND_DISPLAY": "wayland-0"}, loads) == []
    assert "libxcb-cursor0" in qt_libraries.missing_packages(True, {}, loads)


def test_a_wayland_desktop_without_its_libraries_falls_back_on_x11():
    def loads(name: str) -> bool:
        return name in qt_libraries.DRAWING

    packages = qt_libraries.missing_packages(True, {"WAYLAND_DISPLAY": "wayland-0"}, loads)
    assert packages == sorted(qt_libraries.X11.values())


def test_the_loader_is_asked():
    assert qt_libraries.loads("libc.so.6" if sys.platform == "linux" else "libc.dylib")
    assert not qt_libraries.loads("libno-such-thing.so.0")


@pytest.mark.skipif(shutil.which("readelf") is None, reason="needs readelf (Debian: binutils)")
def test_the_tables_cover_what_qt_s_wheel_links_to():
    import PySide6

    qt = pathlib.Path(PySide6.__file__).parent / "Qt"
    names = ("Core", "Gui", "Widgets", "Svg", "SvgWidgets", "PrintSupport", "OpenGL", "OpenGLWidgets", "DBus")
    files = [qt / "lib" / f"libQt6{name}.so.6" for name in (*names, "XcbQpa", "WaylandClient")]
    for folder in ("platforms/libqoffscreen.so", "platforms/libqxcb.so", "platforms/libqwayland.so"):
        files.append(qt / "plugins" / folder)
    for folder in ("xcbglintegrations", "wayland-shell-integration", "wayland-graphics-integration-client"):
        files += sorted((qt / "plugins" / folder).glob("*.so"))
    entries = subprocess.run(["readelf", "-d", *files], capture_output=True, text=True, check=True).stdout
    needed = {line.split("[")[1].rstrip("]") for line in entries.splitlines() if "(NEEDED)" in line}
    own = {file.name for file in (qt / "lib").iterdir()}
    known = {*qt_libraries.DRAWING, *qt_libraries.X11, *qt_libraries.WAYLAND}
    # part of every Debian: the C and C++ run time, and what dpkg itself links to
    base = {"libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1", "libstdc++.so.6", "libgcc_s.so.1"}
    base |= {"ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libz.so.1", "libzstd.so.1", "libresolv.so.2"}
    assert needed - own - known - base == set()


def test_without_a_password_less_root_the_line_to_type_is_given(monkeypatch):
    monkeypatch.setattr(debian.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(debian.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    with pytest.raises(debian.NotInstalled) as raised:
        debian.install(["libegl1", "libgl1"], "libraries are missing")
    message = "libraries are missing; type: sudo apt-get install -y --no-install-recommends libegl1 libgl1"
    assert str(raised.value) == message


def test_root_installs_and_refreshes_stale_lists(monkeypatch):
    calls = []

    def call(command, **_):
        calls.append(" ".join(command))
        return 0 if "update" in command or len(calls) == 3 else 100

    monkeypatch.setattr(debian.os, "geteuid", lambda: 0)
    monkeypatch.setattr(debian.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(debian.subprocess, "call", call)
    debian.install(["libegl1"], "libraries are missing")
    install = "env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libegl1"
    assert calls == [install, "apt-get update", install]


def test_elsewhere_than_on_debian_the_names_are_given(monkeypatch):
    monkeypatch.setattr(debian.shutil, "which", lambda name: None)
    with pytest.raises(debian.NotInstalled, match="install what Debian calls libegl1"):
        debian.install(["libegl1"], "libraries are missing")


def test_an_environment_is_healthy_only_when_it_is_whole(tmp_path):
    assert prepare.healthy(pathlib.Path(sys.prefix))
    assert not prepare.healthy(tmp_path)


def test_this_python_can_make_environments():
    assert prepare.base_python() == sys.executable


def test_a_python_that_is_too_old_is_refused_in_one_line(monkeypatch):
    monkeypatch.setattr(prepare.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(prepare.shutil, "which", lambda name: None)
    with pytest.raises(debian.NotInstalled, match=r"3\.11 to 3\.14, this is 3\.9;") as raised:
        prepare.base_python()
    assert "\n" not in str(raised.value)


REFERENCES = """
import sys
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStandardItem

class Source(QObject):
    changed = Signal(object)

source, item = Source(), QStandardItem()
source.changed.connect(lambda value: None)
for value in (None, True, False):
    sys.getrefcount(value)
    before = sys.getrefcount(value)
    for _ in range(10_000):
        source.changed.emit(value)
        item.setData(value, Qt.ItemDataRole.UserRole)
    print(sys.getrefcount(value) - before)
"""


def test_qt_loses_no_references_to_none_and_the_booleans():
    # in a process of its own: where references are lost, the interpreter aborts
    run = subprocess.run([sys.executable, "-c", REFERENCES], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert all(int(drift) > -100 for drift in run.stdout.split()), run.stdout
    assert len(run.stdout.split()) == 3
