"""A running mean of gradients as momentum: (2 + 2β)/((1 − β)η)."""

from engine.theory.lines._limits import limit_line

EMA_LIMIT = limit_line(
    "ema_limit",
    "Stability limit (2 + 2β)/((1 − β)η)",
    r"\lambda_1 = \dfrac{2+2\beta}{(1-\beta)\,\eta}",
    ("first_moment",),
    weighed=False,
)
