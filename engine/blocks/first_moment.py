"""A running mean of gradients alone: momentum as an average (the "EMA" convention)."""

from engine.block import Block, State

FIRST = State("first", symbol="m", help="running mean of gradients")


def rest(beta):
    return 1 - beta


def update(direction, first, rest):
    first = first + rest * (direction - first)
    return first, first


FIRST_MOMENT = Block(
    "first_moment",
    "Mean gradient",
    update,
    states=(FIRST,),
    coefficients={"rest": rest},
    formula=r"m \leftarrow \beta m + (1-\beta) d,\quad d \leftarrow m",
    help="Averages past gradients; unlike momentum's sum its size does not grow with the memory.",
)
