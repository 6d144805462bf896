"""Σ log cosh: a bowl that becomes a cone."""

from engine.surface import surface

LOG_COSH = surface(
    "log_cosh",
    "Log-cosh",
    lambda names: " + ".join(f"logcosh({x})" for x in names),
    start=(4.0, -2.5),
    window=(-5.0, 5.0, -5.0, 5.0),
    minima=lambda values: ((0.0,) * len(values["start"]),),
    minimum=0.0,
    help="x²/2 near the minimum, |x| far away: the gradient is tanh x, never above 1.",
    source="Green 1990, IEEE Transactions on Medical Imaging 9:84",
)
