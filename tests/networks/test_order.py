import numpy as np
import pytest
import torch
from torch.utils.data import DataLoader

from engine.data.order import BatchOrder


@pytest.mark.parametrize("drop_last", [False, True])
@pytest.mark.parametrize("batch_size", [1, 3, 5, 10, 64])
def test_unshuffled_batches_are_the_data_loaders(batch_size, drop_last):
    order = BatchOrder(10, batch_size, drop_last=drop_last)
    loader = DataLoader(torch.arange(10), batch_size=min(batch_size, 10), drop_last=drop_last)
    wanted = [batch.tolist() for batch in loader]
    assert order.steps_per_epoch == len(wanted)
    assert [order.indices(step).tolist() for step in range(2 * len(wanted))] == 2 * wanted


def test_a_shuffled_epoch_uses_every_sample_once():
    order = BatchOrder(23, 5, shuffle=True, seed=4)
    for epoch in range(3):
        seen = np.concatenate([order.indices(5 * epoch + place) for place in range(5)])
        assert sorted(seen) == list(range(23))
        assert seen.tolist() == order.epoch(epoch).tolist()


def test_a_step_depends_on_seed_and_step_alone():
    order, again = BatchOrder(100, 10, True, 1), BatchOrder(100, 10, True, 1)
    forward = [order.indices(step).tolist() for step in range(30)]
    backward = [again.indices(step).tolist() for step in reversed(range(30))][::-1]
    assert forward == backward
    assert forward[:10] != forward[10:20]
    assert BatchOrder(100, 10, True, 2).epoch(0).tolist() != order.epoch(0).tolist()


def test_dropping_leaves_out_different_samples_each_epoch():
    order = BatchOrder(10, 4, shuffle=True, drop_last=True)
    assert order.steps_per_epoch == 2
    left = set()
    for epoch in range(8):
        used = {*order.indices(2 * epoch), *order.indices(2 * epoch + 1)}
        assert len(used) == 8
        left.add(frozenset(set(range(10)) - used))
    assert len(left) > 1
