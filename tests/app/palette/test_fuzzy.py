import pytest

from app.palette.fuzzy import fit

NAMES = ["Calculator", "CosineAnnealingLR", "Adam", "AdamW", "Adagrad", "RMSprop", "Reset all plots", "Open", "Save as"]


def best(typed):
    scored = [(fit(typed, name), name) for name in NAMES]
    return max((score, name) for score, name in scored if score is not None)[1]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("cal", "Calculator"),
        ("adam", "Adam"),
        ("adamw", "AdamW"),
        ("aw", "AdamW"),
        ("cos lr", "CosineAnnealingLR"),
        ("calr", "CosineAnnealingLR"),
        ("rap", "Reset all plots"),
        ("plots", "Reset all plots"),
        ("rms", "RMSprop"),
        ("sa", "Save as"),
    ],
)
def test_the_expected_name_comes_first(typed, name):
    assert best(typed) == name


def test_letters_must_come_in_order():
    assert fit("mada", "Adam") is None
    assert fit("adamm", "Adam") is None
    assert fit("", "Adam") == 0.0


def test_words_and_beginnings_count_more_than_letters_in_between():
    assert fit("lr", "LR finder") > fit("lr", "CosineAnnealingLR") > fit("lr", "calmer")


def test_all_ways_to_fit_are_looked_at():
    """The first ``a`` is not the best one."""
    assert fit("ab", "xaxxab") > fit("ab", "xaxxxb")
