import numpy as np
import pytest

from engine.errors import InputError
from engine.maps import Grid, compute, computed, machine_for, task_of
from engine.maps.keep import Keep
from tests.maps.samples import LR, axis, spec

TASK = task_of(spec(axis(LR, 1e-4, 1.0, 20, "log"), axis("runs.0.optimizer.betas.0", 0.0, 0.9, 20), steps=30))


def test_goes_on_without_computing_anything_twice(tmp_path):
    keep = Keep(tmp_path / "m.npz", [TASK])
    for number, (grid, _) in enumerate(compute(TASK, machine_for(TASK), keep.grids()[0])):
        keep.add([grid], now=True)
        if number == 1:
            break
    again = Keep(tmp_path / "m.npz", [TASK]).grids()[0]
    assert 0 < again.done.sum() < 400
    seen = []

    class Watched:
        inner = machine_for(TASK)
        most = 400

        def figures(self, pixels, cancelled):
            seen.extend(pixels.tolist())
            return self.inner.figures(pixels, cancelled)

    before = set(np.flatnonzero(again.done).tolist())
    for _ in compute(TASK, Watched(), again):
        pass
    assert not before & set(seen)
    assert np.array_equal(again.figures["final_loss"], computed(TASK).figures["final_loss"], equal_nan=True)


def test_another_map_or_no_map_at_all_is_refused(tmp_path):
    path = tmp_path / "m.npz"
    Keep(path, [TASK]).add([computed(TASK)], now=True)
    other = task_of(TASK.spec.with_value("problem.b", 50.0))
    with pytest.raises(InputError, match="another map"):
        Keep(path, [other]).grids()
    for content in (b"", b"PK nonsense", path.read_bytes()[:200]):
        path.write_bytes(content)
        with pytest.raises(InputError, match="does not hold a map"):
            Keep(path, [TASK]).grids()


def test_several_maps_in_one_file(tmp_path):
    tasks = [TASK, task_of(TASK.spec.with_value("problem.b", 50.0))]
    path, first = tmp_path / "m.npz", computed(TASK)
    Keep(path, tasks).add([first, Grid(TASK.shape)], now=True)
    one, other = Keep(path, tasks).grids()
    assert one.finished
    assert np.array_equal(one.figures["final_loss"], first.figures["final_loss"], equal_nan=True)
    assert not other.done.any()
    assert not other.figures
    with pytest.raises(InputError, match="another map"):
        Keep(path, [TASK]).grids()
