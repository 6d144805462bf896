import pytest

from app.pages.steps.controller import EXAMPLES
from app.pages.steps.sequence import sequence
from engine.errors import InputError


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("5, -2, 3", [5, -2, 3]),
        ("5,−2,3", [5, -2, 3]),
        ("5 -2\n3", [5, -2, 3]),
        ("5，-2；3", [5, -2, 3]),
        ("0.5 × 3, 1", [0.5, 0.5, 0.5, 1]),
        ("1e-3*2", [1e-3, 1e-3]),
        (" 7 ", [7]),
        ("1,,2,", [1, 2]),
    ],
)
def test_numbers_as_they_are_typed(text, numbers):
    assert sequence(text) == numbers


@pytest.mark.parametrize("text", [
    "", " , ", "five", "1, inf", "nan", "1 × 0", "1 × -2", "1 × 2.5", "1 × 2000", "1*600, 2*600",
])  # fmt: skip
def test_anything_else_is_refused_in_one_line(text):
    with pytest.raises(InputError) as caught:
        sequence(text)
    assert "\n" not in str(caught.value)
    assert "needs" in str(caught.value)


def test_the_examples_can_be_read():
    assert sequence(EXAMPLES[0][1]) == [5, -2, 3]
    assert all(len(sequence(text)) >= 3 for _, text in EXAMPLES)
