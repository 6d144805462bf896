"""Which objectives and chains can be compiled, and the kernels that this process has made."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.data.sized_order import SizedOrder
from engine.fused.machine import vector_bytes
from engine.fused.step import trace_update
from engine.fused.trace import Untraceable
from engine.fused_nets.activations import CURVES
from engine.fused_nets.design import Design
from engine.fused_nets.kernel import Material, NetKernel
from engine.fused_nets.losses import LOSSES
from engine.networks.dense import DenseNetwork
from engine.networks.objective import NetworkObjective

if TYPE_CHECKING:
    from engine.block import Block

WIDEST = 512
"""Beyond this, weights leave the core's cache and a library's blocked products are faster."""
LARGEST_BATCH = 4096
MOST = 1 << 24  # numbers up to which float32 tells classes and samples apart
KEPT = 32
_kernels: OrderedDict[Any, NetKernel] = OrderedDict()
_lock = threading.Lock()


def unsupported(objective: Any, blocks: Sequence[Block]) -> str | None:
    """Why this chain (the blocks that take part) on this objective cannot be compiled; None when it can."""
    if not isinstance(objective, NetworkObjective) or type(objective.network) is not DenseNetwork:
        return "only dense networks of the project's own layers are compiled"
    network, setting = objective.network, objective.setting
    if setting.device.type != "cpu" or str(setting.dtype) not in ("torch.float32", "torch.float64"):
        return f"{setting.dtype} on {setting.device}; compiled networks run in float32 or float64 on the CPU"
    if network.loss_function.name not in LOSSES:
        return f"loss {network.loss_function.name}: not one of {', '.join(LOSSES)}"
    for activation in network.activations:
        if activation.name not in CURVES and activation.name != "identity":
            return f"activation {activation.name}: not one of {', '.join(CURVES)}"
    if isinstance(objective.order, SizedOrder):
        return "a schedule drives the batch size; a kernel is made for one size"
    if max(network.widths) > WIDEST or objective.order.size > LARGEST_BATCH:
        return f"more than {WIDEST} units a layer or {LARGEST_BATCH} samples a step"
    if len(objective.data.inputs) >= MOST:
        return f"{len(objective.data.inputs)} samples; fewer than {MOST} are compiled"
    for block in blocks:
        try:
            trace_update([block], 2)
        except Untraceable as error:
            return f"block {block.name}: {error}"
    return None


def design(objective: NetworkObjective) -> Design:
    """What a kernel for this objective is made for."""
    network = objective.network
    assert isinstance(network, DenseNetwork)
    dtype = str(objective.setting.dtype).removeprefix("torch.")
    return Design(
        widths=network.widths,
        activations=tuple(activation.name for activation in network.activations),
        bias=network.bias,
        loss=network.loss_function.name,
        batch=objective.order.size,
        dtype=dtype,
        lanes=vector_bytes() // np.dtype(dtype).itemsize,
        l1=objective.l1,
        l2=objective.l2,
    )


def net_kernel(objective: NetworkObjective, blocks: Sequence[Block]) -> NetKernel:
    """The kernel for a chain (the blocks that take part, in order); kept, the least recently used dropped first.

    Raises ValueError where :func:`unsupported` gives a reason.
    """
    if reason := unsupported(objective, blocks):
        raise ValueError(f"cannot be compiled: {reason}")
    parts = tuple((b.update, b.states, tuple(b.coefficients.items()), tuple(sorted(b.names.items()))) for b in blocks)
    key = (design(objective), parts)
    with _lock:
        found = _kernels.get(key) or NetKernel(design(objective), blocks)
        _kernels[key] = found
        _kernels.move_to_end(key)
        while len(_kernels) > KEPT:
            _kernels.popitem(last=False)
        return found


def material(objective: NetworkObjective) -> Material:
    """The objective's training samples as its kernels read them."""
    return Material.of(design(objective), objective.data.inputs.numpy(), objective.data.targets.numpy())
