"""Animations as pillow reads them, and the command that writes figures without a window."""

import itertools
import json
from functools import partial

import numpy as np
import pytest
from PIL import Image, ImageColor, ImageSequence
from pypdf import PdfReader

import main
from app.figures import animation
from app.figures.from_record import RecordFigure
from app.figures.look import Look
from app.run_look import RunLook
from engine.errors import InputError
from engine.experiment import Experiment
from engine.figure import Note, read_note
from engine.session.record import record_of
from engine.session.save import save_experiment
from engine.spec import parse

SPEC = {
    "steps": 120, "dtype": "float64", "problem": "rosenbrock",
    "runs": [
        {"name": "Adam", "optimizer": {"name": "Adam", "lr": 0.05}},
        {"name": "SGD", "optimizer": {"name": "SGD", "lr": 0.001, "momentum": 0.9}},
    ],
}  # fmt: skip
LOOK = Look(width=60, height=45, dpi=100)
COLOURS = ("#2769BB", "#179563")


def finished():
    experiment = Experiment(parse(SPEC))
    while not experiment.finished:
        experiment.advance(100)
    return experiment


@pytest.fixture
def figure(qtbot):
    made = RecordFigure(record_of(finished()), "trajectory", [RunLook(colour) for colour in COLOURS])
    qtbot.addWidget(made.plot)
    return made


@pytest.mark.parametrize("suffix", [".gif", ".apng", ".webp"])
def test_frames_move_and_carry_the_experiment(figure, tmp_path, suffix):
    file = tmp_path / f"a{suffix}"
    note = Note(figure.record.initial_spec, (), 120, "Trajectory")
    assert animation.write(figure, file, LOOK, note, frames=8, per_second=10) == 8
    with Image.open(file) as picture:
        assert picture.n_frames == 8
        frames = [np.asarray(frame.convert("RGB")).copy() for frame in ImageSequence.Iterator(picture)]
        durations = picture.info["duration"]
    assert durations == pytest.approx(1500, abs=20)
    assert all((one != two).any() for one, two in itertools.pairwise(frames))
    assert read_note(file) == note
    for colour in COLOURS:  # the runs' own colours are there, not something between
        away = np.abs(frames[-1].astype(int) - ImageColor.getrgb(colour)).max(axis=2)
        assert (away <= 2).sum() > 5


def test_the_surface_in_space_turns_once_around(qtbot, tmp_path):
    figure = RecordFigure(record_of(finished()), "space", [RunLook(colour) for colour in COLOURS])
    qtbot.addWidget(figure.plot)
    turns = []
    show = figure.show
    figure.show = lambda *given: (show(*given), turns.append(figure.plot.camera.turn))
    animation.write(figure, tmp_path / "a.gif", LOOK, None, frames=8)
    steps = np.diff(np.unwrap(turns))
    np.testing.assert_allclose(steps, 2 * np.pi / 8)
    with Image.open(tmp_path / "a.gif") as picture:
        frames = [np.asarray(frame.convert("RGB")).copy() for frame in ImageSequence.Iterator(picture)]
    assert len(frames) == 8
    assert all((one != two).any() for one, two in itertools.pairwise(frames))
    for colour in COLOURS:
        assert (np.abs(frames[-1].astype(int) - ImageColor.getrgb(colour)).max(axis=2) <= 2).sum() > 5
    show(30)
    assert figure.plot.camera.turn == pytest.approx(figure.camera.turn)
    assert [len(path.x) for path in figure.plot._paths] == [31, 31]
    net = Experiment(parse({"steps": 5, "problem": "mlp", "runs": [{"optimizer": "SGD"}]}))
    with pytest.raises(InputError, match="space: mlp is no surface"):
        RecordFigure(record_of(net), "space")


def test_steps_begin_at_the_start_and_end_at_the_end():
    assert animation.steps_of(5, 60) == [0, 1, 2, 3, 4, 5]
    steps = animation.steps_of(100_000, 60)
    assert (steps[0], steps[-1]) == (0, 100_000)
    assert len(steps) == 60
    assert all(np.diff(np.diff(steps)) >= -1)


def test_a_figure_of_the_past_shows_no_more_than_there_was(figure):
    figure.show(30)
    assert [len(path.x) for path in figure.plot._all_paths] == [31, 31]
    figure.show(120)
    np.testing.assert_array_equal(figure.plot._all_paths[0].y, figure.history["Adam"]["x1"])


@pytest.mark.parametrize(("band", "highest"), [("range", np.max), ("quantiles", partial(np.quantile, q=0.9))])
def test_replicates_are_one_curve_with_a_band(qtbot, band, highest):
    runs = [{"name": "Adam", "optimizer": "Adam", "replicates": 4}, {"name": "SGD", "optimizer": "SGD"}]
    experiment = Experiment(parse({"steps": 60, "problem": {"name": "rosenbrock", "noise": 0.5}, "runs": runs}))
    experiment.advance(60)
    figure = RecordFigure(record_of(experiment), "loss", band=band)
    qtbot.addWidget(figure.plot)
    assert [(style.label, style.band) for style in figure.plot.curves] == [("Adam", True), ("SGD", False)]
    losses = np.stack([experiment.history[f"Adam ·{k}"]["loss"] for k in (1, 2, 3, 4)])
    np.testing.assert_allclose(figure.plot._curves[0].high, highest(losses, axis=0))
    figure.show(20)
    np.testing.assert_allclose(figure.plot._curves[0].high, highest(losses, axis=0)[:21])
    paths = RecordFigure(record_of(experiment), "trajectory")
    qtbot.addWidget(paths.plot)
    assert [path.label for path in paths.plot._all_paths] == ["Adam"] * 4 + ["SGD"]
    assert len({path.colour for path in paths.plot._all_paths}) == 2


def test_a_curve_of_the_past_ends_there_on_the_axes_of_the_whole(qtbot):
    made = RecordFigure(record_of(finished()), "loss")
    qtbot.addWidget(made.plot)
    whole = made.plot.view.viewRange()
    made.show(40)
    assert made.plot.view.viewRange() == whole
    assert max(len(curve.steps) for curve in made.plot._curves) == 41


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("a.gif", {"frames": 1}, "frames = 1"),
        ("a.gif", {"per_second": 0.0}, "a second"),
        ("a.mov", {}, "kind of animation"),
        ("nowhere/a.gif", {}, "no such folder"),
    ],
)
def test_nonsense_is_refused(figure, tmp_path, name, more, said):
    with pytest.raises(InputError, match=said):
        animation.write(figure, tmp_path / name, LOOK, None, **more)
    assert list(tmp_path.iterdir()) == []


def test_a_film_has_its_frames(figure, tmp_path):
    av = pytest.importorskip("av")
    animation.write(figure, tmp_path / "a.mp4", LOOK, None, frames=8, per_second=10)
    with av.open(str(tmp_path / "a.mp4")) as film:
        assert sum(1 for _ in film.decode(video=0)) == 8 + 15


# -- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def session(tmp_path):
    save_experiment(tmp_path / "s.optlab", finished())
    return tmp_path / "s.optlab"


def test_the_command_writes_what_the_ending_says(session, tmp_path, capsys, qapp):
    del qapp
    assert main.main(["export", str(session), "--to", str(tmp_path / "a.pdf"), "--figure", "loss", "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert row["bytes"] == (tmp_path / "a.pdf").stat().st_size
    assert "Adam" in PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    note = read_note(tmp_path / "a.pdf")
    assert (note.step, note.spec) == (120, parse(SPEC))
    assert main.main(["export", str(tmp_path / "a.pdf"), "--to", str(tmp_path / "b.npz")]) == 0
    with np.load(tmp_path / "b.npz") as arrays:
        assert len(arrays["Adam/loss"]) == 121
    assert main.main(["export", str(session), "--to", str(tmp_path / "c.png"), "--figure", "trajectory", "--step", "9",
                      "--paper", "square", "--dpi", "100", "--legend", "off"]) == 0  # fmt: skip
    assert read_note(tmp_path / "c.png").step == 9
    with Image.open(tmp_path / "c.png") as picture:
        assert picture.size == (335, 335)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "a.pdd", "--figure", "loss"], "did you mean '.pdf'"),
        (["--to", "a.pdf"], "--figure loss"),
        (["--to", "a.pdf", "--figure", "los"], "did you mean 'loss'"),
        (["--to", "a.npz", "--figure", "loss"], "--figure goes with"),
        (["--to", "a.pdf", "--figure", "loss", "--step", "121"], "0 to 120"),
        (["--to", "a.pdf", "--figure", "loss", "--width", "2"], "width"),
        (["--to", "a.pdf", "--figure", "loss", "--experiment", "2"], "--experiment 2"),
    ],
)
def test_the_command_refuses_nonsense_in_a_line(session, tmp_path, capsys, monkeypatch, qapp, arguments, said):
    del qapp
    monkeypatch.chdir(tmp_path)
    assert main.main(["export", session.name, *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["s.optlab"]
