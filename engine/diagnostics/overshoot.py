"""Where the last step ended in the parabola that the slopes at its two ends describe."""

from engine.diagnostic import Diagnostic
from engine.products import ratio

OVERSHOOT = Diagnostic(
    "overshoot",
    "Overshoot of the step",
    "−1: the slope did not change, the step was far too short. 0: the step ended at the bottom. +1: on the other wall, as high as before; above 1 it climbs. With batches the two slopes are of different batches. (After Schneider et al., Cockpit, 2021.)",
    derive=lambda products: -ratio(products.dot("update", "gradient"), products.dot("update", "previous_gradient")),
    vectors=("update", "gradient", "previous_gradient"),
    scale="linear",
)
