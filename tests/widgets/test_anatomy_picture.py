import pytest

from widgets.anatomy.picture import STAGE_COLOURS, Stage, marks, stage_colour


def chain(*keys, off=()):
    return tuple(Stage(key, key, "", "", key not in off, (1.0,), (1.0,)) for key in keys)


ADAM = chain("l2", "adam_moments", "learning_rate")
ADAMW = chain("adam_moments", "learning_rate", "decoupled_decay")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (ADAM, ADAM, ("", "", "")),
        (ADAM, ADAMW, ("moved", "", "")),
        (ADAMW, ADAM, ("", "", "moved")),
        (chain("momentum", "learning_rate"), chain("learning_rate"), ("only", "")),
        (chain("learning_rate"), chain("momentum", "learning_rate"), ("",)),
        (chain("l2", "learning_rate", off=("l2",)), chain("learning_rate"), ("", "")),
        (chain("momentum", "learning_rate"), chain("learning_rate", "momentum"), ("moved", "moved")),
        (chain("momentum.nesterov"), chain("momentum"), ("only",)),
    ],
)
def test_what_makes_the_difference(one, other, expected):
    assert marks(one, other) == expected


def test_colours_repeat():
    assert stage_colour(len(STAGE_COLOURS) + 1) == stage_colour(1)
