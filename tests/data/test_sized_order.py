"""Batches of planned sizes against a loop that deals them out one after the other."""

import itertools

import numpy as np
import pytest

from engine.data.order import BatchOrder
from engine.data.sized_order import BLOCK, SizedOrder


def dealt(base, sizes):
    """The batches, as a batch sampler of torch would yield them epoch after epoch."""
    sizes = iter(sizes)
    size = next(sizes)
    for epoch in itertools.count():
        left = list(base.epoch(epoch))
        while left and not (base.drop_last and len(left) < size):
            yield left[:size]
            left = left[size:]
            size = next(sizes, None)
            if size is None:
                return


def drawn(count, steps, seed=0):
    return np.random.default_rng(seed).integers(1, count + 1, steps)


def order(base, sizes):
    return SizedOrder(base, lambda steps: sizes[steps])


@pytest.mark.parametrize("drop_last", [False, True])
@pytest.mark.parametrize("shuffle", [False, True])
@pytest.mark.parametrize("largest", [1, 7, 50])
def test_steps_take_the_next_samples_of_their_epoch(shuffle, drop_last, largest):
    base = BatchOrder(50, 8, shuffle, 3, drop_last)
    sizes = drawn(largest, 3 * BLOCK)
    found = order(base, sizes)
    for step, batch in enumerate(dealt(base, sizes)):
        assert found.place(step)[2] == len(batch)
        if step % 37 == 0 or step % BLOCK in (0, BLOCK - 1):
            assert found.indices(step).tolist() == batch
    assert step == 3 * BLOCK - 1


def test_any_step_may_be_asked_for_first():
    base, sizes = BatchOrder(50, 8, True, 3), drawn(50, 4 * BLOCK)
    whole = order(base, sizes)
    places = [whole.place(step) for step in range(4 * BLOCK)]
    for step in (4 * BLOCK - 1, 0, BLOCK, BLOCK - 1, 3 * BLOCK + 5):
        assert order(base, sizes).place(step) == places[step]
        assert whole.place(step) == places[step]


@pytest.mark.parametrize("drop_last", [False, True])
@pytest.mark.parametrize(("count", "size"), [(50, 8), (48, 8), (5, 5), (5, 9), (7, 1)])
def test_equal_sizes_are_the_plain_order(count, size, drop_last):
    base = BatchOrder(count, size, True, 1, drop_last)
    found = order(base, np.full(BLOCK, base.size))
    for step in range(0, 400):
        assert found.place(step) == base.place(step)
        np.testing.assert_array_equal(found.indices(step), base.indices(step))
    assert found.steps_per_epoch == base.steps_per_epoch


def test_an_epoch_sees_every_sample_once():
    base, sizes = BatchOrder(50, 8, True, 3), drawn(20, BLOCK)
    found = order(base, sizes)
    places = np.array([found.place(step) for step in range(1000)])
    for epoch in range(int(places[-1, 0])):
        steps = np.flatnonzero(places[:, 0] == epoch)
        seen = np.concatenate([found.indices(int(step)) for step in steps])
        np.testing.assert_array_equal(np.sort(seen), np.arange(50))
