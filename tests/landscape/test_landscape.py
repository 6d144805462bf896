import numpy as np
import pytest
import torch

from engine.errors import InputError
from engine.landscape.landscape import landscape, paths_of
from tests.landscape.cases import experiment, naive

PROBLEM = {"name": "mlp", "hidden": [6], "samples": 60}


@pytest.fixture(scope="module")
def trained():
    return experiment(PROBLEM)


@pytest.mark.parametrize("kind", ["random", "path", "three_points", "curvature"])
def test_every_kind_shows_all_runs(trained, kind):
    runs = (0, 1, 2) if kind == "three_points" else ()
    found = landscape(trained, kind, runs)
    assert list(found.projections) == [run.name for run in trained.spec.runs]
    for projection in found.projections.values():
        assert np.isfinite(projection.true_loss).all()
        inside = projection.coordinates
        assert (inside[:, 0] > found.x[0]).all()
        assert (inside[:, 0] < found.x[1]).all()
    *_, grid = found.grid(12)
    places = torch.tensor([[grid.x[3], grid.y[8]], [grid.x[11], grid.y[0]]])
    wanted = naive(trained.objective, found.plane, places).numpy()
    np.testing.assert_allclose(grid.values[[8, 0], [3, 11]], wanted, rtol=1e-10)


def test_paths_end_where_runs_stand_and_the_first_run_is_the_origin(trained):
    ends = trained.by_run(trained.parameters)
    for path, end in zip(paths_of(trained), ends, strict=True):
        assert torch.equal(path[-1], end)
    found = landscape(trained, "path")
    np.testing.assert_allclose(found.projections["SGD"].coordinates[-1], 0, atol=1e-12)
    assert 0.5 < sum(found.plane.explained) <= 1 + 1e-12


def test_a_surface_has_a_landscape_too():
    made = experiment("rosenbrock", 50, [{"optimizer": {"name": "SGD", "lr": 1e-4}}, {"optimizer": "Adam"}])
    for kind in ("random", "path", "curvature"):
        found = landscape(made, kind)
        for projection in found.projections.values():
            assert projection.off.max() < 1e-9
            assert projection.shown == pytest.approx(1)


def test_bad_questions(trained):
    with pytest.raises(InputError, match="did you mean 'random'"):
        landscape(trained, "randm")
    with pytest.raises(InputError, match="needs three runs"):
        landscape(trained, "three_points")
    with pytest.raises(InputError, match="there are 3 runs"):
        landscape(trained, "path", [7])
