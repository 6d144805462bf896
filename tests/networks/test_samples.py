import numpy as np
import pytest

from engine.data.samples import Samples

LABELS = np.arange(100) % 10
DATA = Samples(np.arange(100.0)[:, None], LABELS, classes=10)


def test_split_parts_are_disjoint_complete_and_seeded():
    train, validation = DATA.split(0.2, seed=3)
    assert (len(train), len(validation)) == (80, 20)
    assert sorted([*train.inputs[:, 0], *validation.inputs[:, 0]]) == list(range(100))
    assert np.array_equal(train.targets, LABELS[train.inputs[:, 0].astype(int)])
    assert np.array_equal(DATA.split(0.2, seed=3)[1].inputs, validation.inputs)
    assert not np.array_equal(DATA.split(0.2, seed=4)[1].inputs, validation.inputs)


def test_split_leaves_something_to_train_on():
    assert len(DATA.split(1.0, 0)[0]) == 1
    assert len(DATA.split(0.0, 0)[1]) == 0


@pytest.mark.parametrize("fraction", [0.0, 0.3, 1.0])
def test_label_noise_makes_exactly_that_part_wrong(fraction):
    noisy = DATA.with_label_noise(fraction, seed=1)
    assert np.count_nonzero(noisy.targets != LABELS) == round(100 * fraction)
    assert noisy.targets.min() >= 0
    assert noisy.targets.max() <= 9
    assert np.array_equal(DATA.targets, LABELS)


def test_wrong_labels_are_uniform_over_the_other_classes():
    zeros = Samples(np.zeros((30_000, 1)), np.zeros(30_000, dtype=np.int64), classes=4)
    share = np.bincount(zeros.with_label_noise(1.0, seed=0).targets, minlength=4) / 30_000
    assert share[0] == 0
    assert np.allclose(share[1:], 1 / 3, atol=0.015)
