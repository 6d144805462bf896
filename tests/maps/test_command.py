import csv
import json

import numpy as np
import pytest
from PIL import Image

import main
from engine.errors import InputError
from engine.maps import COLOURS, at_third, computed, task_of
from engine.maps.export import image
from engine.maps.film import zoom
from engine.maps.fused_map import FusedMap
from engine.maps.picture import limits
from engine.session import open_session
from tests.maps.samples import LR, axis, spec

TWO = spec(axis(LR, 1e-4, 1.0, 7, "log"), axis("problem.start.0", -2.0, 2.0, 5))


def write(tmp_path, asked):
    path = tmp_path / "map.json"
    path.write_text(asked.json_text())
    return str(path)


def test_numbers_and_pictures(tmp_path, capsys):
    where = {name: str(tmp_path / f"m.{name}") for name in ("npz", "csv", "png")}
    options = [text for name, path in where.items() for text in (f"--{name}", path)]
    assert main.main(["map", write(tmp_path, TWO), "--json", *options]) == 0
    row = json.loads(capsys.readouterr().out)
    expected = computed(task_of(TWO)).figures["final_loss"]
    with np.load(where["npz"]) as found:
        assert np.array_equal(found["value"], expected, equal_nan=True)
        assert np.array_equal(found["axis0"], np.geomspace(1e-4, 1, 7))
        assert np.array_equal(found["axis1"], np.linspace(-2, 2, 5))
    assert (row["rows"], row["columns"], row["lowest"]) == (5, 7, expected.min())
    with Image.open(where["png"]) as picture:
        assert picture.size == (7, 5)
    with open(where["csv"]) as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == 35
    assert [float(line["final_loss"]) for line in lines] == expected.ravel().tolist()
    assert float(lines[-1]["problem.start.0"]) == 2.0


def test_a_third_axis(tmp_path):
    three = TWO.model_copy(update={"axes": (*TWO.axes, spec(axis("problem.b", 1, 50, 3)).axes[0])})
    npz, gif = str(tmp_path / "m.npz"), str(tmp_path / "m.gif")
    assert main.main(["map", write(tmp_path, three), "--npz", npz, "--png", gif]) == 0
    with np.load(npz) as found:
        assert found["value"].shape == (3, 5, 7)
        assert found["axis2"].tolist() == [1, 25.5, 50]
        alone = computed(task_of(TWO.with_value("problem.b", 50.0))).figures["final_loss"]
        assert np.array_equal(found["value"][2], alone, equal_nan=True)
    with Image.open(gif) as film:
        assert film.n_frames == 3


def test_an_animated_zoom(tmp_path, capsys):
    gif = str(tmp_path / "m.gif")
    zoom = ["--zoom", "1e-3", "1e-2", "0", "1", "--frames", "4"]
    assert main.main(["map", write(tmp_path, TWO), *zoom, "--png", gif]) == 0
    with Image.open(gif) as film:
        assert film.n_frames == 4
    for options in ([*zoom], [*zoom, "--png", gif, "--csv", str(tmp_path / "m.csv")]):
        assert main.main(["map", write(tmp_path, TWO), *options]) == 2
        assert "--zoom" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", ["png", "apng"])
def test_an_animated_png_keeps_every_colour(tmp_path, suffix):
    """Its last picture is that of a map computed at the last bounds, pixel for pixel, on the film's own scale."""
    file = tmp_path / f"m.{suffix}"
    ends = ["1e-3", "1e-2", "0", "1"]
    assert main.main(["map", write(tmp_path, TWO), "--zoom", *ends, "--frames", "4", "--png", str(file)]) == 0
    tasks = [task_of(one, "final_loss") for one in zoom(TWO, [float(end) for end in ends], 4)]
    grids = [computed(task) for task in tasks]
    scale = limits(np.stack([grid.figures["final_loss"] for grid in grids]), COLOURS["final_loss"])
    with Image.open(file) as film:
        assert (film.format, film.n_frames, film.info["loop"]) == ("PNG", 4, 0)
        for number in (0, 3):
            film.seek(number)
            assert film.info["duration"] == 80
            expected = image(tasks[number], grids[number], scale)
            assert np.array_equal(np.asarray(film.convert("RGB")), np.asarray(expected))


def test_the_picture_grows_while_it_is_computed(tmp_path, monkeypatch):
    """Before the last tiles it is there already, coarse; a map that is stopped leaves it."""
    monkeypatch.setattr("engine.maps.keep.EVERY", 0.0)
    monkeypatch.setattr("engine.maps.keep.SHARE", 0)
    file, seen, whole = tmp_path / "m.png", [], FusedMap.figures

    def stopped(self, pixels, cancelled):
        seen.append(file.exists())
        if len(seen) == 3:
            raise InputError("stopped")
        return whole(self, pixels, cancelled)

    monkeypatch.setattr(FusedMap, "figures", stopped)
    assert main.main(["map", write(tmp_path, TWO), "--png", str(file)]) == 2
    assert seen == [False, True, True]
    with Image.open(file) as picture:
        assert picture.size == (7, 5)
        pixels = np.asarray(picture.convert("RGB"))[::-1]
    assert (pixels[:4, :4] == pixels[0, 0]).all()
    assert not (pixels[4] == pixels[0, 0]).all()


def test_a_rule_of_an_outside_class_whose_arguments_are_left_out(tmp_path, capsys):
    """The axis varies an argument that only the class knows; that it is not compiled is said before it starts."""
    spec_path = tmp_path / "map.json"
    runs = [{"optimizer": {"name": "torch.optim:SGD"}}]
    axes = [axis(LR, 1e-4, 1e-3, 2), axis("runs.0.optimizer.momentum", 0.0, 0.9, 3)]
    spec_path.write_text(json.dumps({"steps": 5, "problem": "rosenbrock", "runs": runs, "axes": axes}))
    npz = tmp_path / "m.npz"
    assert main.main(["map", str(spec_path), "--npz", str(npz)]) == 0
    assert "not compiled: torch.optim:SGD is code from outside" in capsys.readouterr().err
    own = spec(*axes, runs=[{"optimizer": "SGD"}], steps=5)
    with np.load(npz) as found:
        assert found["value"] == pytest.approx(computed(task_of(own)).figures["final_loss"], rel=1e-4)


def test_what_is_compiled_says_nothing(tmp_path, capsys):
    assert main.main(["map", write(tmp_path, TWO)]) == 0
    assert not capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--colour", "loss"], "colour"),
        (["--png", "no/such/m.png"], "folder"),
        (["--png", "m.jpg"], "a picture of a map is"),
        (["--executor", "warp"], "executor"),
    ],
)
def test_bad_input(tmp_path, capsys, options, words):
    assert main.main(["map", write(tmp_path, TWO), *options]) == 2
    told = capsys.readouterr().err.strip().splitlines()
    assert len(told) == 1
    assert words in told[0]


def test_nothing_is_computed_for_a_picture_that_cannot_be_written(tmp_path, monkeypatch):
    monkeypatch.setattr(FusedMap, "figures", None)
    assert main.main(["map", write(tmp_path, TWO), "--png", str(tmp_path / "m.jpg")]) == 2


def test_a_map_that_was_stopped_goes_on(tmp_path, capsys):
    path, spec_path = str(tmp_path / "keep.npz"), write(tmp_path, TWO)
    assert main.main(["map", spec_path, "--keep", path, "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert main.main(["map", spec_path, "--keep", path, "--json"]) == 0
    told = capsys.readouterr()
    assert "35 of 35 pixels are there already" in told.err
    assert json.loads(told.out) | {"seconds": 0} == first | {"seconds": 0}


@pytest.mark.parametrize("suffix", ["npz", "optlab"])
def test_a_third_axis_is_kept_and_gone_on_with(tmp_path, capsys, monkeypatch, suffix):
    """Stopped in its second slice; the whole is that of one undisturbed command, and no pixel is computed twice."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    three = TWO.model_copy(update={"axes": (*TWO.axes, spec(axis("problem.b", 1, 50, 3)).axes[0])})
    path, npz = tmp_path / f"keep.{suffix}", tmp_path / "m.npz"
    command = ["map", write(tmp_path, three), "--keep", str(path), "--npz", str(npz)]
    seen, whole = [], FusedMap.figures

    def stopped(self, pixels, cancelled):
        if len(seen) == 4:
            raise InputError("stopped")
        seen.append(len(pixels))
        return whole(self, pixels, cancelled)

    monkeypatch.setattr(FusedMap, "figures", stopped)
    assert main.main(command) == 2
    monkeypatch.setattr(FusedMap, "figures", whole)
    assert main.main(command) == 0
    assert f"{sum(seen)} of 105 pixels are there already" in capsys.readouterr().err
    slices = [computed(task_of(at_third(three, place))).figures["final_loss"] for place in range(3)]
    with np.load(npz) as found:
        for value, alone in zip(found["value"], slices, strict=True):
            assert np.array_equal(value, alone, equal_nan=True)
    if suffix == "optlab":
        maps = open_session(path).maps
        assert [record.spec.problem["b"] for record in maps] == [1.0, 25.5, 50.0]
        assert all(record.done.all() for record in maps)


def test_the_example_and_the_one_of_the_docs():
    from pathlib import Path

    from engine.spec import load

    root = Path(main.__file__).parent
    example = (root / "examples" / "map.toml").read_text()
    described = (root / "docs" / "maps.md").read_text().split("```toml\n")[1].split("```")[0]
    assert example.endswith(described)
    assert task_of(load(root / "examples" / "map.toml")).shape == (512, 512)
