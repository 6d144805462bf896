"""RMSprop and Adagrad: 2/η for the preconditioned sharpness, 2(1 + β)/η with momentum."""

from engine.theory.lines._limits import limit_line

RMSPROP_LIMIT = limit_line(
    "rmsprop_limit",
    "Stability limit 2(1 + β)/η",
    r"\lambda_1(P^{-1}H) = \dfrac{2(1+\beta)}{\eta}",
    ("rms_scale", "rms_scale.centered", "adagrad_scale", "heavy_ball"),
    weighed=True,
)
