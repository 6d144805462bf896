from hypothesis import given
from hypothesis import strategies as st

from widgets.anatomy.fitted_numbers import fitted


def number(text):
    return float(text.replace("−", "-"))


def test_all_digits_where_there_is_room():
    assert fitted([(0.123456, -2.5)], [100.0], len) == ["0.1235  →  −2.5"]


def test_fewer_digits_where_there_is_not():
    assert fitted([(-1.23456e-7, -1.34567e-7)], [18.0], len) == ["−1.23e−7→−1.35e−7"]
    assert fitted([(1.23456,), (7.0,)], [4.0, 9.0], len, digits=5) == ["1.23", "7"]


def test_never_fewer_than_three():
    assert fitted([(1.23456e-7, 1.0)], [1.0], len) == ["1.23e−7→1"]


@given(st.floats(-1e9, 1e9), st.integers(4, 30))
def test_what_is_shown_is_near_the_number_and_in_its_room(value, room):
    (text,) = fitted([(value,)], [float(room)], len, digits=5)
    assert abs(number(text) - value) <= 0.005 * abs(value) + 1e-300
    assert len(text) <= max(room, 10)
