from pathlib import Path

import pytest

from app.chosen_file import chosen_file


@pytest.mark.parametrize(
    ("chosen", "kind", "expected"),
    [
        ("a/map", "APNG (*.apng)", "a/map.apng"),
        ("a/map.gif", "APNG (*.apng)", "a/map.gif"),
        ("a/map.2.gif", "", "a/map.2.gif"),
        ("a/map", "", "a/map.png"),
    ],
)
def test_a_suffix_of_ones_own_stays(chosen, kind, expected):
    assert chosen_file(chosen, kind, ".png") == Path(expected)
