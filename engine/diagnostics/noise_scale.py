"""The gradient noise scale: the batch size at which noise and gradient weigh the same."""

from engine.diagnostic import Diagnostic
from engine.gradient_parts import no_samples

NOISE_SCALE = Diagnostic(
    "noise_scale",
    "Gradient noise scale (critical batch size)",
    "tr Σ / |G|², in samples: about the critical batch size, beyond which larger batches hardly save steps (McCandlish et al. 2018). Single values scatter; look at their median. Not a number where the batch is too noisy to tell |G|² from 0.",
    lambda moment: moment.noise[1],
    unit="samples",
    every=100,
    cost="heavy",
    refusal=no_samples,
)
