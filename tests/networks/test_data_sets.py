import numpy as np
import pytest

from engine.data.data_set import data_sets

CLASSES = [name for name in data_sets.names() if data_sets[name].draw(10, 0, 0).classes]


@pytest.mark.parametrize("name", data_sets.names())
@pytest.mark.parametrize("count", [2, 3, 101])
def test_counts_kinds_and_seeds(name, count):
    samples = data_sets[name].draw(count, 0.1, seed=1)
    assert len(samples.inputs) == len(samples.targets) == count
    assert np.isfinite(samples.inputs).all()
    again, other = data_sets[name].draw(count, 0.1, seed=1), data_sets[name].draw(count, 0.1, seed=2)
    assert np.array_equal(samples.inputs, again.inputs)
    assert not np.array_equal(samples.inputs, other.inputs)


@pytest.mark.parametrize("name", CLASSES)
def test_classes_are_about_equally_frequent(name):
    samples = data_sets[name].draw(300, 0.0, 0)
    counts = np.bincount(samples.targets, minlength=samples.classes)
    assert len(counts) == samples.classes
    assert counts.min() > 0.8 * 300 / samples.classes


@pytest.mark.parametrize("name", ["moons", "circles", "spirals", "blobs"])
def test_noise_is_the_standard_deviation_added(name):
    calm, noisy = data_sets[name].draw(4000, 0.0, 0), data_sets[name].draw(4000, 0.3, 0)
    assert np.array_equal(calm.targets, noisy.targets)
    assert (noisy.inputs - calm.inputs).std() == pytest.approx(0.3, rel=0.05)


@pytest.mark.parametrize("name", CLASSES)
def test_samples_come_in_no_order(name):
    targets = data_sets[name].draw(300, 0.1, 0).targets
    assert len(np.unique(targets[:20])) > 1
    assert len(np.unique(targets[-20:])) > 1


def test_geometry_without_noise():
    moons = data_sets["moons"].draw(100, 0, 0)
    centre = np.where(moons.targets[:, None] == 0, [0.0, 0.0], [1.0, 0.5])
    assert np.allclose(np.hypot(*(moons.inputs - centre).T), 1)
    circles = data_sets["circles"].draw(101, 0, 0)
    assert np.allclose(np.hypot(*circles.inputs.T), np.where(circles.targets == 0, 1, 0.5))
    spirals = data_sets["spirals"].draw(100, 0, 0)
    first, second = (spirals.inputs[spirals.targets == c] for c in (0, 1))
    first, second = (arm[np.argsort(np.hypot(*arm.T))] for arm in (first, second))
    assert np.allclose(first, -second)
    assert np.hypot(*first.T).max() == pytest.approx(1)
    blobs = data_sets["blobs"].draw(9, 0, 0)
    assert np.allclose(np.hypot(*blobs.inputs.T), 1)
    assert np.allclose(blobs.inputs.sum(0), 0)
    chequers = data_sets["chequers"].draw(500, 0, 0)
    assert np.array_equal(chequers.targets == 1, np.sign(chequers.inputs).prod(1) < 0)
    sine = data_sets["sine"].draw(500, 0, 0)
    assert np.allclose(sine.targets, np.sin(np.pi * sine.inputs))
