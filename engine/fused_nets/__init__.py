"""Dense networks trained by one piece of machine code: batch, forward, loss, backward, chain of blocks, record.

Small networks are limited by calls, not by arithmetic: the digits network 64–64–10 needs 1.3 million floating-point
operations a step, a few microseconds, and spends a quarter of a millisecond in a plain torch loop. Here nothing is
called: products of sizes that are known (:mod:`engine.fused_nets.tiles`), activations and losses
(:mod:`engine.fused_nets.activations`, ``losses``) traced like the blocks are, the chain itself by the fused executor's
tracer, all in one loop (:mod:`engine.fused_nets.training`).

    if unsupported(objective, blocks) is None:
        kernel = net_kernel(objective, blocks)
        runs = kernel.start(parameters, {"lr": rates, "momentum": 0.9})
        rows = kernel.train(runs, 500, material(objective), BatchNumbers(objective.order).steps(0, 501))
"""

from engine.fused_nets.batches import BatchNumbers
from engine.fused_nets.kernel import Material, NetKernel, NetRuns
from engine.fused_nets.rows import NetRows
from engine.fused_nets.support import material, net_kernel, unsupported
from engine.fused_nets.training import VECTORS

__all__ = [
    "VECTORS",
    "BatchNumbers",
    "Material",
    "NetKernel",
    "NetRows",
    "NetRuns",
    "material",
    "net_kernel",
    "unsupported",
]
