"""The gallery: every example runs and has a picture; the chosen one is opened when the person agrees."""

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from app.gallery import PICTURE, Gallery, examples, picture
from app.gallery_pictures import render
from app.presets import Preset, presets
from engine.experiment import Experiment
from engine.spec import parse
from resources import path

EXAMPLES = [pytest.param(example, id=example.key) for example in examples()]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_runs_and_has_a_small_picture(example):
    experiment = Experiment(example.spec)
    experiment.advance(3)
    assert experiment.step == 3
    assert example.help.endswith(".")
    file = picture(example)
    assert file.stat().st_size < 60_000
    with Image.open(file) as image:
        assert image.width <= 2 * PICTURE.width()
        assert len(image.convert("RGB").getcolors() or ()) > 8


def test_no_picture_is_left_over_and_no_example_twice():
    keys = [example.key for example in examples()]
    assert len(set(keys)) == len(keys)
    assert {file.stem for file in path("gallery").glob("*.png")} == set(keys)
    assert [example.key for example in examples()][: len(presets())] == [preset.key for preset in presets()]


def test_a_picture_shows_the_run_to_its_end(tmp_path):
    spec = parse({"steps": 20, "problem": "rosenbrock", "runs": [{"optimizer": {"name": "SGD", "lr": 1e-3}}]})
    (file,) = render(tmp_path, [Preset("short", "Short", "A short run.", spec)])
    with Image.open(file) as image:
        assert image.size[0] == 2 * PICTURE.width() or image.size[1] == 2 * PICTURE.height()


def test_the_chosen_example_comes_on_the_bench(lab, qtbot, monkeypatch):
    lab.window.pages.show_page("history")
    lab.window.actions_["gallery"].trigger()
    (gallery,) = lab.window.findChildren(Gallery)
    gallery.tiles.setCurrentRow(len(presets()))
    wanted = examples()[len(presets())]
    assert gallery.help.text() == wanted.help
    before, agreed = lab.experiment.spec, []
    monkeypatch.setattr(lab.window.session, "may_close", lambda: bool(agreed))
    gallery.use.click()
    assert lab.experiment.spec == before
    assert gallery.isVisible()
    agreed.append(1)
    qtbot.keyClick(gallery.tiles, Qt.Key.Key_Return)
    lab.loaded()
    assert lab.experiment.spec == wanted.spec
    assert lab.window.pages.currentWidget() is lab.page
