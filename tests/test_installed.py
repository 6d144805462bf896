"""The program as somebody installs it: a wheel in a fresh environment, and a bundle that needs no Python."""

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import time
import venv
import zipfile
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("app", "widgets", "engine", "resources")
SPEC = """
steps = 60
problem = "digits"
[[runs]]
optimizer = { name = "Adam", lr = 0.002 }
"""
BUILD_SECONDS = 1500
pytestmark = pytest.mark.long


def copied(folder):
    """The sources without what building leaves in a checkout."""
    source = folder / "source"
    source.mkdir()
    for room in (*ROOMS, "bundle"):
        shutil.copytree(ROOT / room, source / room, ignore=shutil.ignore_patterns("__pycache__"))
    for file in [*ROOT.glob("*.py"), *ROOT.glob("*.md"), *ROOT.glob("LICENSE*"), ROOT / "pyproject.toml"]:
        shutil.copy(file, source)
    return source


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return copied(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="module")
def wheel(source):
    if importlib.util.find_spec("setuptools") is None:
        pytest.skip("needs setuptools, which builds the wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "."]
    subprocess.run([*command, "--wheel-dir", source.parent], cwd=source, check=True, timeout=280)
    (wheel,) = source.parent.glob("optimizer_lab-*.whl")
    return wheel


def surroundings(folder):
    """A person's first day: no settings, no checkout on the path."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "XDG_", "PYTEST"))}
    folders = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    return {**kept, **folders, "HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}


def works(program, folder):
    """Trains, verifies, draws a figure, judges a claim of a lesson, and opens a window whose engine lives."""

    def run(*words):
        done = subprocess.run(
            [program, *words], cwd=folder, env=surroundings(folder), capture_output=True, text=True,
            timeout=240, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout

    (folder / "digits.toml").write_text(SPEC)
    run("run", "digits.toml", "--out", "digits.optlab")
    assert "bit-identical" in run("verify", "digits.optlab")
    run("export", "digits.optlab", "--to", "loss.pdf", "--figure", "loss")
    assert (folder / "loss.pdf").read_bytes().startswith(b"%PDF")
    run("export", "digits.optlab", "--to", "digits.py")
    assert "torch" in (folder / "digits.py").read_text()
    assert "supported" in run("lesson", "E5.plateau")
    window_lives(program, folder)


def window_lives(program, folder):
    """The window opens a session; its engine, a process of its own, answers: the journal holds rows."""
    window = subprocess.Popen(
        [program, "digits.optlab"], cwd=folder, env=surroundings(folder), stdout=subprocess.DEVNULL
    )
    try:
        end = time.monotonic() + 120
        while not [file for file in (folder / "state").rglob("*.journal-wal") if file.stat().st_size > 10_000]:
            assert window.poll() is None, f"the window ended with status {window.returncode}"
            assert time.monotonic() < end, "no journal was written"
            time.sleep(0.2)
        assert psutil.Process(window.pid).children(), "no engine process"
    finally:
        family = [psutil.Process(window.pid), *psutil.Process(window.pid).children(recursive=True)]
        window.kill()
        window.wait(20)
        for one in family[1:]:
            one.kill() if one.is_running() else None
        psutil.wait_procs(family[1:], timeout=20)


def test_the_wheel_holds_all_sources_and_resources(source, wheel):
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = {
        file.relative_to(source).as_posix()
        for file in [*source.glob("*.py"), *(file for room in ROOMS for file in (source / room).rglob("*"))]
        if file.is_file() and (file.suffix == ".py" or file.is_relative_to(source / "resources"))
    }
    for name in ("data/digits.npz", "fonts/NotoSansSC.otf", "lessons/A.toml", "i18n/optlab_zh_CN.qm", "icons/run.svg"):
        assert f"resources/{name}" in packed
    assert any(name.startswith("engine/schedules/") for name in packed)
    assert packed >= expected


def test_the_wheel_works_in_an_environment_of_its_own(wheel, tmp_path):
    """What it depends on comes from this environment, by a path file: nothing is downloaded."""
    home = tmp_path / "environment"
    venv.create(home, with_pip=False)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True).stdout.strip())
    (packages / "ours.pth").write_text(sysconfig.get_path("purelib"))
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, str(wheel)], check=True, timeout=280)
    works(python.with_name("optimizer-lab"), tmp_path)


@pytest.mark.timeout(BUILD_SECONDS + 600)
@pytest.mark.skipif(importlib.util.find_spec("PyInstaller") is None, reason="needs PyInstaller")
def test_the_bundle_works_without_python(source, tmp_path):
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(tmp_path / "dist"), "--workpath", str(tmp_path / "work")]
    recipe = str(source / "bundle" / "optimizer_lab.spec")
    subprocess.run([*command, *places, recipe], check=True, timeout=BUILD_SECONDS, cwd=tmp_path)
    works(tmp_path / "dist" / "optimizer-lab" / "optimizer-lab", tmp_path)
