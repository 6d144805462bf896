"""Nesterov's momentum: (2 + 2β)/((1 + 2β)η)."""

from engine.theory.lines._limits import limit_line

NESTEROV_LIMIT = limit_line(
    "nesterov_limit",
    "Stability limit (2 + 2β)/((1 + 2β)η)",
    r"\lambda_1 = \dfrac{2+2\beta}{(1+2\beta)\,\eta}",
    ("momentum.nesterov",),
    weighed=False,
)
