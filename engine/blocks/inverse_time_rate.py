"""A learning rate that falls as 1/(1 + (t-1)·lr_decay), built into Adagrad."""

from engine.block import Block


def update(direction, lr, lr_decay, step):
    return lr / (1 + (step - 1) * lr_decay) * direction


INVERSE_TIME_RATE = Block(
    "inverse_time_rate",
    "Falling rate",
    update,
    formula=r"\Delta = \dfrac{\eta}{1+(t-1)\gamma}\,d",
    help="The learning rate, divided by 1 + (t − 1)·γ.",
)
