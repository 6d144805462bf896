"""Gradient descent: 2/η."""

from engine.theory.lines._limits import limit_line

GD_LIMIT = limit_line("gd_limit", "Stability limit 2/η", r"\lambda_1 = \dfrac{2}{\eta}", ("",), weighed=False)
