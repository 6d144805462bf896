"""Heavy ball: 2(1 + β)/η; with dampening τ, 2(1 + β)/((1 − τ)η)."""

from engine.theory.lines._limits import limit_line

HEAVY_BALL_LIMIT = limit_line(
    "heavy_ball_limit",
    "Stability limit 2(1 + β)/η",
    r"\lambda_1 = \dfrac{2(1+\beta)}{(1-\tau)\,\eta}",
    ("momentum", "heavy_ball"),
    weighed=False,
)
