import numpy as np

from app.history_source import HistorySource
from engine.history import History


def test_windows_are_half_open_and_unknown_channels_empty():
    history = History.allocate(["a"], ["loss"], 10)
    history.write(0, np.arange(8.0).reshape(8, 1, 1))
    source = HistorySource(history)
    np.testing.assert_array_equal(source.read(0, "loss", 2, 5, 100).mean, [2.0, 3.0, 4.0])
    assert len(source.read(0, "lr", 0, 8, 100).steps) == 0
    assert len(source.read(3, "loss", 0, 8, 100).steps) == 0
    assert source.written.tolist() == [8]
