import numpy as np
import pytest

from engine.maps import Grid, compute, computed, machine_for, task_of
from engine.maps.figures import oscillations, winner
from engine.maps.tensor_map import TensorMap
from engine.maps.tiles import tiles
from tests.maps.samples import LR, axis, spec

TASK = task_of(spec(axis(LR, 1e-4, 1.0, 21, "log"), axis("runs.0.optimizer.betas.0", 0.0, 0.9, 18), steps=40))


@pytest.mark.parametrize(("shape", "most"), [((1, 1), 1), ((16, 16), 1000), ((33, 17), 50), ((5, 70), 7)])
def test_tiles_hold_every_pixel_once(shape, most):
    found = list(tiles(shape, most))
    assert sorted(np.concatenate([tile.pixels for tile in found])) == list(range(shape[0] * shape[1]))
    assert max(len(tile.pixels) for tile in found) <= most
    assert [tile.stride for tile in found] == sorted((tile.stride for tile in found), reverse=True)


def test_tiles_change_nothing():
    whole = computed(TASK)
    grid = Grid(TASK.shape)
    seen = []
    for _, progress in compute(TASK, machine_for(TASK), grid):
        coarse = grid.coarse("final_loss", progress.tile.stride)
        seen.append((progress.done, np.isnan(coarse).sum()))
    assert grid.finished
    assert seen[0] == (4, 0)
    assert seen[-1][0] == 21 * 18
    assert np.array_equal(grid.figures["final_loss"], whole.figures["final_loss"], equal_nan=True)


def test_called_off_and_gone_on_with():
    grid, asked = Grid(TASK.shape), []

    def after_first():
        return len(asked) > 0

    for _, progress in compute(TASK, machine_for(TASK), grid, cancelled=after_first):
        asked.append(progress)
    assert len(asked) == 1
    assert 0 < grid.done.sum() < grid.done.size

    class Counted:
        inner = machine_for(TASK)
        most = 100
        pixels = 0

        def figures(self, pixels, cancelled):
            Counted.pixels += len(pixels)
            return self.inner.figures(pixels, cancelled)

    before = int(grid.done.sum())
    for _ in compute(TASK, Counted(), grid):
        pass
    assert Counted.pixels == grid.done.size - before
    assert np.array_equal(grid.figures["final_loss"], computed(TASK).figures["final_loss"], equal_nan=True)


def test_turns_of_a_loss():
    loss = np.array([[5, 1, 5], [3, 2, 4], [4, 3, 4], [2, 4, 6], [6, 5, 1], [np.nan, 6, 2]], float)
    assert oscillations(loss, np.array([5.0, np.nan, np.nan])).tolist() == [2, 0, 2]
    assert oscillations(loss, np.array([2.0, np.nan, np.nan])).tolist() == [0, 0, 2]


def test_who_wins():
    found = winner(np.array([[1.0, np.nan, 3.0, np.nan], [1.0, 2.0, 2.0, np.nan]]))
    assert found[:3].tolist() == [0, 1, 1]
    assert np.isnan(found[3])


def test_tiles_are_small_where_every_pixel_is_an_experiment_of_its_own():
    """They say sooner how far the map is, and give the same bits."""
    runs, up = [{"optimizer": {"name": "LAMB", "lr": 0.01}}], axis("problem.start.1", -1, 1, 3)
    own = task_of(spec(axis(LR, 1e-3, 1e-1, 3, "log"), up, runs=runs, steps=2))
    alone = task_of(spec(axis("problem.start.0", 1, 2, 3), up, runs=runs, steps=2))
    assert [TensorMap(task).most for task in (own, alone)] == [256, 8]
    grid = Grid(alone.shape)
    assert sum(1 for _ in compute(alone, TensorMap(alone), grid, strides=(1,))) == 2
    assert grid.figures["final_loss"][0].tolist() == TensorMap(alone).figures(np.arange(3))["final_loss"].tolist()
