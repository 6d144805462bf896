import numpy as np
import pytest

from app.trajectory_starts import CLOUD, starts_of
from engine.experiment import Experiment


def test_a_grid_covers_the_window_and_a_cloud_the_start():
    problem = {"name": "rosenbrock", "start": [-1.2, 1.0]}
    grid = np.array(starts_of(problem, "grid"))
    assert grid.shape == (9, 2)
    np.testing.assert_allclose(np.diff(np.unique(grid[:, 0])), np.ptp(grid[:, 0]) / 2)
    cloud = np.array(starts_of(problem, "cloud"))
    assert cloud.shape == (CLOUD, 2)
    np.testing.assert_allclose(cloud.mean(0), [-1.2, 1.0], atol=0.3)
    assert starts_of(problem, "cloud") == starts_of(problem, "cloud")


@pytest.mark.parametrize("selected", [0, 1])
def test_the_selected_run_is_shown_from_every_start(lab, selected):
    lab.run_to(60)
    lab.experiment.select(selected)
    lab.page.board.starts_edited.emit("grid")
    starts = lab.window.plots.trajectory.starts
    lab.until(lambda: len(starts.paths()) == 9)
    spec = lab.experiment.spec
    for path, start in zip(starts.paths(), starts_of(spec.problem, "grid"), strict=True):
        fresh = Experiment(spec.with_value("problem.start", start))
        fresh.advance(60)
        rows = fresh.history[spec.runs[selected].name]["x"]
        np.testing.assert_array_equal(np.stack([path.x, path.y], axis=1), rows)
        assert path.faint
        assert path.colour == lab.experiment.looks[selected].colour
    lab.page.board.starts_edited.emit("one")
    assert starts.paths() == []


def test_the_surface_turns_in_space_with_its_paths(lab):
    board = lab.page.board
    assert board.path_view.findData("space") >= 0
    board.trajectory_view_edited.emit("space")
    lab.run_to(60)
    lab.until(lambda: board.surface3d._z is not None and len(board.surface3d._paths) == 2)
    assert len(board.surface3d._paths[0].x) == 61
    lab.experiment.choose_problem("digits")
    assert board.path_view.findData("space") < 0
    assert not board.surface3d.isVisible()
    assert not board.instant.isVisible()


def test_the_header_switches_instant_off_and_on(lab):
    button = lab.page.board.instant
    button.setChecked(False)
    assert not lab.experiment.instant
    button.setChecked(True)
    assert lab.experiment.instant
