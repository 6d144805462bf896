import numpy as np
import pytest

from engine.errors import InputError
from engine.host.values import plain


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (0.1, 0.1),
        (True, True),
        ((0.9, 0.99), [0.9, 0.99]),
        (np.float64(0.1), 0.1),
        (np.float32(0.5), 0.5),
        (np.int64(7), 7),
        (np.array([1.0, 2.0]), [1.0, 2.0]),
        ({"name": "Adam", "betas": (0.9, 0.99)}, {"name": "Adam", "betas": [0.9, 0.99]}),
        (None, None),
    ],
)
def test_values_become_plain_data(given, expected):
    found = plain("x", given)
    assert found == expected
    assert type(found) is type(expected)


def test_anything_else_is_refused():
    loop = []
    loop.append(loop)
    for value in (object(), {1, 2}, lambda: 1, loop, b"bytes"):
        with pytest.raises(InputError, match=r"runs\.0\.optimizer\.lr = "):
            plain("runs.0.optimizer.lr", value)
