import pytest

from engine.errors import InputError
from engine.knob import Knob, integer
from widgets.knob.number import shown, typed, typed_list

LR = Knob("lr", 1e-3, low=0.0, scale="log", soft=(1e-6, 10.0))


@pytest.mark.parametrize("value", [0.0, 1e-8, 1e-3, 0.1 + 0.2, 1e22, -3.5, 100.0, 5e-324, 1.5e-7])
def test_shown_reads_back_as_the_same_number(value):
    assert float(shown(value)) == value


def test_shown_is_short():
    assert [shown(v) for v in (1e-8, 1.0, 1500, 0.9, (1.0, 2.5))] == ["1e-8", "1", "1500", "0.9", "1, 2.5"]


@pytest.mark.parametrize(("text", "value"), [("1e-3", 1e-3), (" .5 ", 0.5), ("0", 0.0), ("2.", 2.0)])
def test_typed_takes_what_people_write(text, value):
    assert typed(text, LR) == value


def test_typed_takes_a_typographic_minus():
    assert typed("−2", Knob("x", 0.0)) == -2.0


@pytest.mark.parametrize("text", ["3%", "", "abc", "-1", "nan", "inf", "1e999", "0x10", "1,5"])
def test_typed_refuses_in_one_line_that_says_what_is_allowed(text):
    with pytest.raises(InputError) as caught:
        typed(text, LR)
    assert "a finite number >= 0" in caught.value.message
    assert "\n" not in caught.value.message


def test_whole_numbers_stay_whole():
    knob = integer("steps", 10, 1, 10**9, "")
    assert typed("1e3", knob) == 1000
    assert isinstance(typed("1e3", knob), int)
    with pytest.raises(InputError, match="whole number"):
        typed("1.5", knob)


def test_typed_list_separates_by_commas_or_spaces():
    knob = Knob("start", (0.0,), kind="reals")
    assert typed_list("[1, -2; 3e1 4]", knob) == (1.0, -2.0, 30.0, 4.0)
    with pytest.raises(InputError):
        typed_list("  ", knob)


def test_nothing_is_a_list_where_that_is_the_default():
    assert typed_list(" ", Knob("channels", (), low=1, kind="integers")) == ()
    with pytest.raises(InputError, match="needs"):
        typed_list(" ", Knob("hidden", (3,), low=1, kind="integers"))
