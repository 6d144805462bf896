import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import InputError
from engine.session import limits

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_what_can_be_written_can_be_read(value):
    found = limits.json_value(limits.json_text(value, "x"), "x")
    assert json.dumps(found) == json.dumps(value)


@pytest.mark.parametrize("depth", [1, limits.DEPTH, limits.DEPTH + 1, 10_000, 1_000_000])
def test_depth(depth):
    text = "[" * depth + "]" * depth
    if depth <= limits.DEPTH:
        limits.json_value(text, "x")
    else:
        with pytest.raises(InputError, match="x: nested deeper than 200"):
            limits.json_value(text, "x")


def test_brackets_in_texts_have_no_depth():
    value = {'a"[[[' * 30: ["[" * 500 + '\\"', "{" * 500 + "\\"]}
    assert limits.json_value(json.dumps(value), "x") == value


@pytest.mark.parametrize("text", ["", "{", "nul", "[1,]", "{'a': 1}", "[" + "9" * 5000 + "]", '"' * 3, "1 2"])
def test_no_json(text):
    with pytest.raises(InputError, match=r"^x: ") as caught:
        limits.json_value(text, "x")
    assert "\n" not in str(caught.value)


def test_numpy_becomes_plain():
    assert limits.json_text({"a": np.float64(0.1), "b": np.arange(2)}, "x") == '{"a": 0.1, "b": [0, 1]}'


def test_circles_and_objects_are_no_json():
    circle: list[object] = []
    circle.append(circle)
    for value in (circle, {1, 2}, object, b"x"):
        with pytest.raises(InputError, match="x: "):
            limits.json_text(value, "x")


def test_bounds():
    assert limits.whole(3, 3, "steps") == 3
    for value in (-1, 4):
        with pytest.raises(InputError, match=rf"steps = {value}: must lie between 0 and 3"):
            limits.whole(value, 3, "steps")
    assert limits.text("abc", "name", 3) == "abc"
    with pytest.raises(InputError, match="name: 4 characters; at most 3 are kept"):
        limits.text("abcd", "name", 3)
