"""Update rules that torch.optim does not have, written line by line as their papers do, in float64 numpy.

Each takes the start ``(D,)``, a :class:`World` and the arguments of a spec, and yields the parameters after every
step, or (parameters, answer) where the rule answers with an average. Nothing here uses the project's code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np

Array = Any


@dataclass
class World:
    """``gradient(x, step)``, ``hessian_times(x, z, step)``, steps from 0; ``parts`` are the slices of the tensors."""

    gradient: Callable[[Array, int], Array]
    hessian_times: Callable[[Array, Array, int], Array]
    parts: list[slice]
    seed: int = 0

    def random(self, step: int, purpose: int) -> np.random.Generator:
        bits = np.random.Philox(
            key=np.array([self.seed, step], np.uint64), counter=np.array([0, 0, 0, purpose], np.uint64)
        )
        return np.random.Generator(bits)

    def normal(self, step: int, size: int) -> Array:
        return self.random(step, 5).standard_normal(size)

    def signs(self, step: int, size: int) -> Array:
        return 2.0 * self.random(step, 6).integers(0, 2, size) - 1


def gradient_steps(x: Array, world: World) -> Iterator[tuple[int, Callable[[Array], Array]]]:
    for t in count(1):
        yield t, lambda place, t=t: world.gradient(place, t - 1)


def _moved(x, sent):
    """Where a rule goes on: Lookahead sends it somewhere else."""
    return x if sent is None else sent


def adabelief(x, world, lr, betas, eps, weight_decay):
    """Zhuang et al. 2020, algorithm 2, with decoupled decay."""
    (b1, b2), m, s = betas, 0, 0
    for t, grad in gradient_steps(x, world):
        g = grad(x)
        m = b1 * m + (1 - b1) * g
        s = b2 * s + (1 - b2) * (g - m) ** 2 + eps
        x = x - lr * (m / (1 - b1**t)) / (np.sqrt(s / (1 - b2**t)) + eps) - lr * weight_decay * x
        yield x


def adagrad_mean(x, world, lr, eps):
    """The lecture: η_t = η/√t, σ_t the root mean square of the gradients g_1 … g_t."""
    squares = []
    for t, grad in gradient_steps(x, world):
        g = grad(x)
        squares.append(g**2)
        x = x - lr / np.sqrt(t) / (np.sqrt(np.mean(squares, axis=0)) + eps) * g
        yield x


def adan(x, world, lr, betas, eps, weight_decay):
    """Xie et al. 2022, algorithm 1, in the form of the authors' code (betas near 1, bias correction)."""
    b1, b2, b3 = betas
    m = v = n = 0
    before = None
    for t, grad in gradient_steps(x, world):
        g = grad(x)
        change = 0 * g if before is None else g - before
        m = b1 * m + (1 - b1) * g
        v = b2 * v + (1 - b2) * change
        n = b3 * n + (1 - b3) * (g + b2 * change) ** 2
        step = (m / (1 - b1**t) + b2 * v / (1 - b2**t)) / (np.sqrt(n / (1 - b3**t)) + eps)
        x = (x - lr * step) / (1 + lr * weight_decay)
        before = g
        yield x


def clipped_sgd(x, world, lr, momentum, weight_decay, clip_value):
    b = 0
    for _, grad in gradient_steps(x, world):
        b = momentum * b + np.clip(grad(x), -clip_value, clip_value)
        x = x - lr * b - lr * weight_decay * x
        yield x


def norm_clipped_sgd(x, world, lr, momentum, weight_decay, max_norm):
    """Pascanu et al. 2013, algorithm 1 (1e-6 as torch.nn.utils.clip_grad_norm_)."""
    b = 0
    for _, grad in gradient_steps(x, world):
        g = grad(x)
        g = g * min(1, max_norm / (np.linalg.norm(g) + 1e-6))
        b = momentum * b + g + weight_decay * x
        x = x - lr * b
        yield x


def adamw(x, world, lr, betas, eps, weight_decay, change=lambda g, x, grad: g):
    """Loshchilov & Hutter 2019, algorithm 2."""
    (b1, b2), m, v = betas, 0, 0
    for t, grad in gradient_steps(x, world):
        g = change(grad(x), x, grad)
        m = b1 * m + (1 - b1) * g
        v = b2 * v + (1 - b2) * g**2
        x = x - lr * ((m / (1 - b1**t)) / (np.sqrt(v / (1 - b2**t)) + eps) + weight_decay * x)
        x = _moved(x, (yield x))


def norm_clipped_adamw(x, world, max_norm, **rest):
    return adamw(x, world, **rest, change=lambda g, x, grad: g * min(1, max_norm / (np.linalg.norm(g) + 1e-6)))


def momentum_sgd(x, world, lr, momentum, weight_decay, change=lambda g, x, grad: g):
    b = 0
    for _, grad in gradient_steps(x, world):
        b = momentum * b + change(grad(x), x, grad) + weight_decay * x
        x = x - lr * b
        x = _moved(x, (yield x))


def by_convention(x, world, convention, lr, momentum, weight_decay):
    """torch.optim.SGD's, Sutskever et al. 2013 (the same path at a constant rate) and Keras's Nesterov form."""
    if convention != "keras_nesterov":
        yield from momentum_sgd(x, world, lr, momentum, weight_decay)
    v = 0
    for _, grad in gradient_steps(x, world):
        g = grad(x) + weight_decay * x
        v = momentum * v - lr * g
        x = x + momentum * v - lr * g
        yield x


def uphill(rho):
    """Foret et al. 2021, algorithm 1, p = 2."""
    return lambda g, x, grad: grad(x + rho * g / (np.linalg.norm(g) + 1e-12))


def sam(x, world, rho, **rest):
    return momentum_sgd(x, world, **rest, change=uphill(rho))


def sam_adamw(x, world, rho, **rest):
    return adamw(x, world, **rest, change=uphill(rho))


def ema(rule):
    """Every place counts with 1 - decay; the first is taken whole (torch.optim.swa_utils)."""

    def averaged(x, world, decay, **rest):
        average = None
        for place in rule(x, world, **rest):
            average = place if average is None else decay * average + (1 - decay) * place
            yield place, average

    return averaged


def swa(rule):
    """Izmailov et al. 2018, algorithm 1: the mean of every swa_every-th place from swa_start on."""

    def averaged(x, world, swa_start, swa_every, **rest):
        places = []
        for t, place in enumerate(rule(x, world, **rest), 1):
            if t >= swa_start and (t - swa_start) % swa_every == 0:
                places.append(place)
            yield place, np.mean(places, axis=0) if places else place

    return averaged


def lamb(x, world, lr, betas, eps, weight_decay):
    """You et al. 2020, algorithm 2, φ the identity."""
    (b1, b2), m, v = betas, 0, 0
    for t, grad in gradient_steps(x, world):
        g = grad(x)
        m = b1 * m + (1 - b1) * g
        v = b2 * v + (1 - b2) * g**2
        r = (m / (1 - b1**t)) / (np.sqrt(v / (1 - b2**t)) + eps) + weight_decay * x
        new = x.copy()
        for part in world.parts:
            new[part] -= (
                lr * np.linalg.norm(x[part]) / np.linalg.norm(r[part]) * r[part] if x[part].any() else lr * r[part]
            )
        x = new
        yield x


def lars(x, world, lr, momentum, weight_decay, trust_coefficient):
    """You et al. 2017, algorithm 1."""
    v = np.zeros_like(x)
    for _, grad in gradient_steps(x, world):
        g = grad(x)
        for part in world.parts:
            size = np.linalg.norm(x[part])
            local = trust_coefficient * size / (np.linalg.norm(g[part]) + weight_decay * size)
            v[part] = momentum * v[part] + lr * local * (g[part] + weight_decay * x[part])
        x = x - v
        yield x


def lion(x, world, lr, betas, weight_decay):
    """Chen et al. 2023, algorithm 2."""
    (b1, b2), m = betas, 0
    for _, grad in gradient_steps(x, world):
        g = grad(x)
        x = x - lr * (np.sign(b1 * m + (1 - b1) * g) + weight_decay * x)
        m = b2 * m + (1 - b2) * g
        yield x


def lookahead(rule):
    """Zhang et al. 2019, algorithm 1; the inner optimizer keeps its state."""

    def both(x, world, k, alpha, **rest):
        slow, inner = x, rule(x, world, **rest)
        fast = next(inner)
        for t in count(1):
            if t % k == 0:
                slow = fast = slow + alpha * (fast - slow)
            yield fast, slow
            fast = inner.send(fast)

    return both


def noisy_sgd(x, world, lr, momentum, weight_decay, eta, gamma):
    """Neelakantan et al. 2015, equation 1: variance η/(1 + t)^γ, t from 0."""

    b = 0
    for t, grad in gradient_steps(x, world):
        g = grad(x) + np.sqrt(eta / (1 + (t - 1)) ** gamma) * world.normal(t - 1, len(x)) + weight_decay * x
        b = momentum * b + g
        x = x - lr * b
        yield x


def sgld(x, world, lr, weight_decay, temperature):
    """Welling & Teh 2011 with inverse temperature: x ← x − η∇U + √(2ηT) ξ."""
    for t, grad in gradient_steps(x, world):
        x = x - lr * (grad(x) + weight_decay * x) - np.sqrt(2 * lr * temperature) * world.normal(t - 1, len(x))
        yield x


def normalized_gd(x, world, lr, momentum, eps):
    """Hazan et al. 2015, algorithm 1, with momentum."""
    b = 0
    for _, grad in gradient_steps(x, world):
        g = grad(x)
        b = momentum * b + g / (np.linalg.norm(g) + eps)
        x = x - lr * b
        yield x


def proximal_sgd(x, world, lr, momentum, l1):
    """ISTA: a gradient step, then soft thresholding."""
    b = 0
    for _, grad in gradient_steps(x, world):
        b = momentum * b + grad(x)
        x = x - lr * b
        x = np.sign(x) * np.maximum(np.abs(x) - lr * l1, 0)
        yield x


def schedule_free_sgd(x, world, lr, momentum, weight_decay, warmup_steps):
    """Defazio et al. 2024, equations 3-5, with the weights and the warm-up of algorithm 1."""
    z = y = x
    total = 0
    for t, grad in gradient_steps(x, world):
        rate = lr * min(1, t / max(1, warmup_steps))
        z = z - rate * grad(y) - rate * weight_decay * y
        total += rate**2
        c = rate**2 / total
        x = (1 - c) * x + c * z
        y = (1 - momentum) * z + momentum * x
        yield y, x


def schedule_free_adamw(x, world, lr, betas, eps, weight_decay, warmup_steps):
    """Defazio et al. 2024, algorithm 1."""
    (b1, b2), z, y, v, total = betas, x, x, 0, 0
    for t, grad in gradient_steps(x, world):
        g = grad(y)
        v = b2 * v + (1 - b2) * g**2
        rate = lr * np.sqrt(1 - b2**t) * min(1, t / max(1, warmup_steps))
        z = z - rate * g / (np.sqrt(v) + eps) - rate * weight_decay * y
        total += rate**2
        c = rate**2 / total
        x = (1 - c) * x + c * z
        y = (1 - b1) * z + b1 * x
        yield y, x


def sign_sgd(x, world, lr, momentum, weight_decay):
    """Bernstein et al. 2018, algorithms 1 and (Signum) 2, with decoupled decay."""
    m = 0
    for _, grad in gradient_steps(x, world):
        m = momentum * m + (1 - momentum) * grad(x)
        x = x - lr * (np.sign(m) + weight_decay * x)
        yield x


def sophia_h(x, world, lr, betas, eps, weight_decay, gamma, k):
    """Liu et al. 2023, algorithm 3 with algorithm 1's Hutchinson estimator."""
    (b1, b2), m, h = betas, 0, 0
    for t, grad in gradient_steps(x, world):
        m = b1 * m + (1 - b1) * grad(x)
        if t % k == 1 or k == 1:
            z = world.signs(t - 1, len(x))
            h = b2 * h + (1 - b2) * z * world.hessian_times(x, z, t - 1)
        x = x - lr * weight_decay * x - lr * np.clip(m / np.maximum(gamma * h, eps), -1, 1)
        yield x


ALGORITHMS: dict[str, Any] = {
    "AdaBelief": adabelief,
    "AdagradMean": adagrad_mean,
    "Adan": adan,
    "ClippedSGD": clipped_sgd,
    "EMAAdamW": ema(adamw),
    "EMASGD": ema(momentum_sgd),
    "LAMB": lamb,
    "LARS": lars,
    "Lion": lion,
    "LookaheadAdam": lookahead(adamw),
    "LookaheadSGD": lookahead(momentum_sgd),
    "MomentumSGD": by_convention,
    "NoisySGD": noisy_sgd,
    "NormClippedAdamW": norm_clipped_adamw,
    "NormClippedSGD": norm_clipped_sgd,
    "NormalizedGD": normalized_gd,
    "ProximalSGD": proximal_sgd,
    "SAM": sam,
    "SAMAdamW": sam_adamw,
    "SGLD": sgld,
    "ScheduleFreeAdamW": schedule_free_adamw,
    "ScheduleFreeSGD": schedule_free_sgd,
    "SignSGD": sign_sgd,
    "SophiaH": sophia_h,
    "SWAAdamW": swa(adamw),
    "SWASGD": swa(momentum_sgd),
}
REFERENCES: dict[str, list[dict[str, Any]]] = {
    "AdaBelief": [{"lr": 1e-3}, {"lr": 1e-2, "betas": [0.8, 0.99], "eps": 1e-6, "weight_decay": 0.1}],
    "AdagradMean": [{"lr": 0.1}, {"lr": 0.01, "eps": 1e-3}],
    "Adan": [{"lr": 1e-3}, {"lr": 2e-3, "betas": [0.9, 0.8, 0.95], "eps": 1e-5, "weight_decay": 0.1}],
    "ClippedSGD": [{"lr": 1e-2, "clip_value": 0.1, "weight_decay": 0.1}],
    "EMAAdamW": [{"lr": 1e-2, "decay": 0.9}],
    "EMASGD": [{"lr": 1e-2, "decay": 0.95, "weight_decay": 0.1}],
    "LAMB": [{"lr": 2e-3}, {"lr": 1e-3, "weight_decay": 0.5, "eps": 1e-3}],
    "LARS": [{"lr": 1.0}, {"lr": 10.0, "weight_decay": 0.1, "momentum": 0.5, "trust_coefficient": 1e-2}],
    "Lion": [{"lr": 1e-3}, {"lr": 1e-3, "betas": [0.5, 0.8], "weight_decay": 1.0}],
    "LookaheadAdam": [{"lr": 1e-2, "weight_decay": 0.1}, {"lr": 1e-2, "k": 7, "alpha": 0.8}],
    "LookaheadSGD": [{"lr": 1e-2}, {"lr": 1e-3, "k": 1, "alpha": 0.2, "weight_decay": 0.1}],
    "MomentumSGD": [
        {"lr": 1e-2, "weight_decay": 0.1},
        {"lr": 1e-2, "convention": "sutskever"},
        {"lr": 1e-2, "convention": "keras_nesterov", "weight_decay": 0.1},
    ],
    "NoisySGD": [{"lr": 1e-3}, {"lr": 1e-2, "momentum": 0.5, "eta": 0.01, "gamma": 1.0, "weight_decay": 0.1}],
    "NormClippedAdamW": [{"lr": 1e-2, "max_norm": 0.1}],
    "NormClippedSGD": [{"lr": 1e-2, "max_norm": 0.1, "weight_decay": 0.1}],
    "NormalizedGD": [{"lr": 1e-3}, {"lr": 1e-4, "momentum": 0.9, "eps": 1e-3}],
    "ProximalSGD": [{"lr": 1e-2, "l1": 0.01}, {"lr": 1e-3, "l1": 0.1, "momentum": 0.9}],
    "SAM": [{"lr": 2e-4}, {"lr": 2e-4, "rho": 0.5, "weight_decay": 0.1}],
    "SAMAdamW": [{"lr": 2e-3, "rho": 0.1}],
    "SGLD": [{"lr": 1e-3, "temperature": 0.1, "weight_decay": 0.1}],
    "ScheduleFreeAdamW": [{"lr": 1e-2}, {"lr": 1e-2, "warmup_steps": 20, "weight_decay": 0.1, "betas": [0.95, 0.99]}],
    "ScheduleFreeSGD": [{"lr": 1e-2}, {"lr": 0.05, "warmup_steps": 20, "weight_decay": 0.1, "momentum": 0.5}],
    "SignSGD": [{"lr": 1e-3}, {"lr": 1e-3, "momentum": 0.9, "weight_decay": 0.1}],
    "SophiaH": [{"lr": 1e-3}, {"lr": 1e-2, "gamma": 0.5, "k": 3, "betas": [0.9, 0.9], "weight_decay": 0.1}],
    "SWAAdamW": [{"lr": 1e-2, "swa_start": 20}],
    "SWASGD": [{"lr": 1e-2, "swa_start": 50, "swa_every": 10}],
}
