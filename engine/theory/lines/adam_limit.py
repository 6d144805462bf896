"""Adam: (2 + 2β₁)/((1 − β₁)η) for the preconditioned sharpness, 38/η at β₁ = 0.9."""

from engine.theory.lines._limits import limit_line

ADAM_LIMIT = limit_line(
    "adam_limit",
    "Stability limit (2 + 2β₁)/((1 − β₁)η)",
    r"\lambda_1(P^{-1}H) = \dfrac{2+2\beta_1}{(1-\beta_1)\,\eta}",
    ("adam_moments", "adam_moments.amsgrad", "adabelief_moments"),
    weighed=True,
)
