"""From samples and knob values to the objective of a network problem."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.batch_schedule import sizes
from engine.data.order import BatchOrder
from engine.data.sized_order import SizedOrder
from engine.networks.dense import DenseNetwork
from engine.networks.initialisation import start_point
from engine.networks.losses import CrossEntropy, Loss, MeanSquaredError
from engine.networks.objective import NetworkObjective

if TYPE_CHECKING:
    import torch
    from torch import nn

    from engine.data.samples import Samples
    from engine.problem import Setting


def objective(
    network: DenseNetwork,
    training: Samples,
    validation: Samples | None,
    values: Mapping[str, Any],
    setting: Setting,
) -> NetworkObjective:
    """``network`` on samples, with the batch and init knobs in ``values`` (those a problem lacks: default, off)."""
    shapes = [slot.shape for slot in network.layout.slots]

    def start(seed: int) -> torch.Tensor:
        return start_point(shapes, values.get("init", "default"), seed)

    return NetworkObjective(
        network, training, validation, order(training, values, setting), start, setting, *pulls(values)
    )


def module_objective(
    make: Callable[[], nn.Module],
    loss: Loss,
    outputs: int,
    training: Samples,
    validation: Samples | None,
    values: Mapping[str, Any],
    setting: Setting,
    name: str,
) -> NetworkObjective:
    """The module that ``make`` builds, on samples; ``make`` is called anew for every start point."""
    import torch

    from engine.data.batches import TensorSamples
    from engine.networks.layers import started
    from engine.networks.module_network import ModuleNetwork
    from engine.networks.module_objective import ModuleObjective

    init = values.get("init", "default")
    sample = TensorSamples.of(training, setting.dtype, setting.device).inputs
    network = ModuleNetwork(started(make, init, setting.seed), loss, outputs, sample, name)

    def start(seed: int) -> torch.Tensor:
        made = dict(started(make, init, seed).named_parameters())
        return torch.cat([made[slot.name].detach().reshape(-1).cpu() for slot in network.layout.slots])

    return ModuleObjective(
        network, training, validation, order(training, values, setting), start, setting, *pulls(values)
    )


def picture_objective(samples: Samples, side: int, values: Mapping[str, Any], setting: Setting) -> NetworkObjective:
    """A convolutional network on square pictures ``(N, side²)``, with cross-entropy for classes and mean squared error
    for values; split and relabelled as ``values`` say.
    """
    from engine.networks.layers import convolutional

    training, validation = parts(samples, values, setting)
    outputs = samples.classes or samples.targets.shape[1]
    loss = MeanSquaredError() if samples.classes is None else CrossEntropy(outputs, setting.dtype)
    shape = values["activation"], values["norm"], values["dropout"], values["bias"]
    return module_objective(
        lambda: convolutional(side, values["channels"], outputs, *shape),
        loss,
        outputs,
        training,
        validation,
        values,
        setting,
        "the network",
    )


def classifier(
    samples: Samples, hidden: Sequence[int], values: Mapping[str, Any], setting: Setting
) -> NetworkObjective:
    """A network with cross-entropy on ``samples`` with classes, split and relabelled as ``values`` say."""
    training, validation = parts(samples, values, setting)
    classes = samples.classes or 2
    loss = CrossEntropy(classes, setting.dtype)
    return _dense(samples, hidden, classes, loss, training, validation, values, setting)


def regression(
    samples: Samples, hidden: Sequence[int], loss: Loss, values: Mapping[str, Any], setting: Setting
) -> NetworkObjective:
    """A network with ``loss`` on ``samples`` with values ``(N, K)``, split as ``values`` say."""
    training, validation = parts(samples, values, setting)
    return _dense(samples, hidden, samples.targets.shape[1], loss, training, validation, values, setting)


def parts(samples: Samples, values: Mapping[str, Any], setting: Setting) -> tuple[Samples, Samples]:
    """(training, validation) samples as ``validation``, ``label_noise`` and ``input_scale`` say."""
    samples = replace(samples, inputs=samples.inputs * values.get("input_scale", 1.0))
    training, validation = samples.split(values.get("validation", 0.0), setting.seed)
    return training.with_label_noise(values.get("label_noise", 0.0), setting.seed), validation


def order(training: Samples, values: Mapping[str, Any], setting: Setting) -> BatchOrder | SizedOrder:
    """The order of batches as the knobs say, of changing size where the setting has a batch schedule."""
    shuffle, drop_last = values.get("shuffle", False), values.get("drop_last", False)
    size, count = values["batch_size"], len(training)
    steady = BatchOrder(count, size, shuffle, setting.seed, drop_last)
    if setting.batch_schedule is None:
        return steady
    planned = setting.batch_schedule.plan(steady.steps_per_epoch)
    return SizedOrder(steady, lambda steps: sizes(planned, steps, size, count))


def pulls(values: Mapping[str, Any]) -> tuple[float, float]:
    """Factors of the L1 and L2 penalties."""
    return values.get("l1", 0.0), values.get("l2", 0.0)


def _dense(
    samples: Samples,
    hidden: Sequence[int],
    outputs: int,
    loss: Loss,
    training: Samples,
    validation: Samples,
    values: Mapping[str, Any],
    setting: Setting,
) -> NetworkObjective:
    """By hand-written passes where layers are plain, as a module where there are norms or dropout."""
    sizes = (samples.inputs.shape[1], *hidden, outputs)
    activation, output = values.get("activation", "relu"), values.get("output", "identity")
    bias, norm, dropout = values.get("bias", True), values.get("norm", "none"), values.get("dropout", 0.0)
    if norm == "none" and dropout == 0:
        network = DenseNetwork(sizes, loss, activation=activation, output=output, bias=bias)
        return objective(network, training, validation, values, setting)

    def make() -> nn.Module:
        from engine.networks.layers import dense

        return dense(sizes, activation, norm, dropout, bias, output)

    return module_objective(make, loss, outputs, training, validation, values, setting, "the network")
