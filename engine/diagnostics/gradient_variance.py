"""The variance of a single sample's gradient."""

from engine.diagnostic import Diagnostic
from engine.gradient_parts import no_samples

GRADIENT_VARIANCE = Diagnostic(
    "gradient_variance",
    "Gradient variance",
    "tr Σ: how much the gradients of single samples differ, summed over all parameters; that of a batch of B is B times smaller. From parts of the present batch.",
    lambda moment: moment.noise[0],
    every=100,
    cost="heavy",
    refusal=no_samples,
)
