"""Folding losses by epoch."""

import numpy as np

from widgets.bands.fold import FoldedSource, fold, shown


def test_fold_leaves_out_what_is_no_whole_epoch():
    np.testing.assert_array_equal(fold(np.arange(8.0), 3), [[0, 1, 2], [3, 4, 5]])
    assert fold(np.arange(2.0), 3).shape == (0, 3)


def test_the_source_bins_without_losing_extremes():
    losses = np.random.default_rng(0).standard_normal((1000, 4))
    source = FoldedSource(losses, 7)
    assert source.version == 7
    assert source.written.tolist() == [1000] * 5
    raw = source.read(2, "loss", 10, 20, 100)
    np.testing.assert_array_equal(raw.steps, np.arange(10, 20))
    np.testing.assert_array_equal(raw.mean, losses[10:20, 2])
    few = source.read(4, "loss", 0, 1000, 10)
    np.testing.assert_allclose(few.mean, losses.mean(axis=1).reshape(10, 100).mean(axis=1))
    assert few.low.min() == losses.mean(axis=1).min()
    assert len(source.read(0, "loss", 1000, 1002, 10).steps) == 0


def test_of_many_batches_some_are_shown():
    assert shown(3) == [0, 1, 2]
    chosen = shown(500)
    assert len(chosen) <= 24
    assert (chosen[0], chosen[-1]) == (0, 499)
