"""Bands against numpy over the raw numbers, and a plain run as it was."""

import numpy as np
import pytest

from app.bands_source import BandsSource
from app.history_source import HistorySource
from engine.errors import InputError
from engine.history import History


@pytest.fixture
def history():
    made = History.allocate(["a ·1", "b", "a ·2", "a ·3"], ["loss", "lr"], 500)
    made.write(0, np.random.default_rng(1).standard_normal((400, 2, 4)))
    return made


def three(history, channel="loss"):
    return np.stack([history[name][channel] for name in ("a ·1", "a ·2", "a ·3")])


def source(history, kind="std"):
    return BandsSource(HistorySource(history), {0: [0, 2, 3], 1: [1]}, kind)


def test_each_kind_at_every_step(history):
    values = three(history)
    for kind, low, middle, high in (
        ("std", values.mean(0) - values.std(0, ddof=1), values.mean(0), values.mean(0) + values.std(0, ddof=1)),
        ("range", values.min(0), values.mean(0), values.max(0)),
        ("quantiles", np.quantile(values, 0.1, axis=0), np.median(values, axis=0), np.quantile(values, 0.9, axis=0)),
    ):
        found = source(history, kind).read(0, "loss", 0, 400, 400)
        np.testing.assert_array_equal(found.steps, np.arange(400))
        np.testing.assert_allclose((found.low, found.mean, found.high), (low, middle, high), rtol=1e-12, atol=1e-14)


def test_of_many_steps_a_point_the_range_loses_none(history):
    found = source(history, "range").read(0, "loss", 0, 400, 20)
    values = three(history)
    assert len(found.steps) <= 40
    assert (found.low.min(), found.high.max()) == (values.min(), values.max())
    middle = source(history).read(0, "loss", 0, 400, 20).mean
    np.testing.assert_allclose(middle[0], values[:, : int(found.steps[1])].mean())


def test_a_run_alone_is_as_it_was(history):
    plain = HistorySource(history)
    for points in (20, 400):
        np.testing.assert_array_equal(
            source(history).read(1, "lr", 3, 300, points).high, plain.read(1, "lr", 3, 300, points).high
        )
    moved = BandsSource(plain, {0: [2]})
    np.testing.assert_array_equal(moved.read(0, "loss", 0, 9, 9).mean, plain.read(2, "loss", 0, 9, 9).mean)
    assert source(history).version == plain.version


def test_after_a_divergence_the_others_go_on(history):
    history.diverge(2, 399, "the loss is not finite")
    more = np.random.default_rng(2).standard_normal((50, 2, 4))
    history.write(400, more)
    made = source(history)
    assert made.written.tolist() == [450, 450, 400, 450]
    found = made.read(0, "loss", 400, 450, 400)
    np.testing.assert_allclose(found.mean, more[:, 0, [0, 3]].mean(1))


def test_nothing_recorded_and_unknown_kinds(history):
    assert len(source(history).read(0, "no such channel", 0, 9, 9).steps) == 0
    with pytest.raises(InputError, match="did you mean 'std'"):
        source(history, "sdt").read(0, "loss", 0, 9, 9)
