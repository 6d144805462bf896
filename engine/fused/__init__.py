"""The fused executor: a chain of blocks and the gradient of a surface as one piece of machine code.

The block functions and the surface's code are *traced* (:mod:`engine.fused.trace`), written down as LLVM
instructions on vectors of runs (:mod:`engine.fused.emit`) inside one of two loops
(:mod:`engine.fused.loops`), and compiled for this processor in 20 to 60 ms, so that nothing needs to be
kept on disk. Every operation is the one that the tensor executor does, in the same order and without
contraction: both give the same bits.

    if supports(formula, blocks) is None:
        compiled = kernel(formula, blocks, "float64")
        rows = compiled.record(compiled.start(parameters, knobs, constants), 100_000)
"""

from engine.fused.cache import kernel, supports
from engine.fused.executor import Kernel
from engine.fused.runs import Ends, Noise, Rows, Runs

__all__ = ["Ends", "Kernel", "Noise", "Rows", "Runs", "kernel", "supports"]
