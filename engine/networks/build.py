"""From samples and knob values to the objective of a network problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from engine.data.order import BatchOrder
from engine.networks.dense import DenseNetwork
from engine.networks.initialisation import start_point
from engine.networks.losses import CrossEntropy, Loss
from engine.networks.objective import NetworkObjective

if TYPE_CHECKING:
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
    order = BatchOrder(
        len(training), values["batch_size"], values.get("shuffle", False), setting.seed, values.get("drop_last", False)
    )
    start = start_point([slot.shape for slot in network.layout.slots], values.get("init", "default"), setting.seed)
    penalties = values.get("l1", 0.0), values.get("l2", 0.0)
    return NetworkObjective(network, training, validation, order, start, setting, *penalties)


def classifier(
    samples: Samples, hidden: Sequence[int], values: Mapping[str, Any], setting: Setting
) -> NetworkObjective:
    """A network with cross-entropy on ``samples`` with classes, split and relabelled as ``values`` say."""
    training, validation = samples.split(values.get("validation", 0.0), setting.seed)
    training = training.with_label_noise(values.get("label_noise", 0.0), setting.seed)
    classes = samples.classes or 2
    loss = CrossEntropy(classes, setting.dtype)
    return objective(_network(samples, hidden, classes, loss, values), training, validation, values, setting)


def regression(
    samples: Samples, hidden: Sequence[int], loss: Loss, values: Mapping[str, Any], setting: Setting
) -> NetworkObjective:
    """A network with ``loss`` on ``samples`` with values ``(N, K)``, split as ``values`` say."""
    training, validation = samples.split(values.get("validation", 0.0), setting.seed)
    network = _network(samples, hidden, samples.targets.shape[1], loss, values)
    return objective(network, training, validation, values, setting)


def _network(
    samples: Samples, hidden: Sequence[int], outputs: int, loss: Loss, values: Mapping[str, Any]
) -> DenseNetwork:
    return DenseNetwork(
        (samples.inputs.shape[1], *hidden, outputs),
        loss,
        activation=values.get("activation", "relu"),
        output=values.get("output", "identity"),
        bias=values.get("bias", True),
    )
