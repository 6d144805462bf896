"""How much of the second raw moment is variance."""

from engine.diagnostic import Diagnostic, Moment


def compute(moment: Moment):
    """Σ(v̂ − m̂²) / Σ v̂ ``(R,)``."""
    held = moment.averages
    return (held.second - held.first * held.first).sum(1) / held.second.sum(1)


MOMENT_VARIANCE = Diagnostic(
    "moment_variance",
    "Variance in the second moment",
    "Adam's v is a raw moment: the gradients' variance plus their squared mean. 1: all variance (noise, or bouncing); 0: all mean. Below 0 while m̂ reacts faster than v̂.",
    compute,
    needs=("moments",),
    every=10,
    cost="medium",
    scale="linear",
)
