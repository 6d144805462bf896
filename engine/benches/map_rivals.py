"""The same map of Rosenbrock's valley by other means: torch tensors, C with OpenMP, JAX."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError

if TYPE_CHECKING:
    from engine.maps import MapTask

SOURCE = r"""
#include <math.h>
#define LANES 32
void train(int count, int steps, int adam, const float *rate, const float *beta, float beta2, float eps, float *loss) {
  #pragma omp parallel for schedule(static)
  for (int at = 0; at < count; at += LANES) {
    float x[LANES], y[LANES], mx[LANES], my[LANES], vx[LANES], vy[LANES], p1[LANES], p2[LANES];
    for (int k = 0; k < LANES; k++) {
      x[k] = -1.2f; y[k] = 1.0f; mx[k] = my[k] = vx[k] = vy[k] = 0.0f; p1[k] = p2[k] = 1.0f;
    }
    const float *lr = rate + at, *b = beta + at;
    if (adam) for (int t = 0; t < steps; t++) {
      #pragma omp simd
      for (int k = 0; k < LANES; k++) {
        float u = y[k] - x[k] * x[k], gx = -2.0f * (1.0f - x[k]) - 400.0f * u * x[k], gy = 200.0f * u;
        mx[k] += (1.0f - b[k]) * (gx - mx[k]); my[k] += (1.0f - b[k]) * (gy - my[k]);
        vx[k] = beta2 * vx[k] + (1.0f - beta2) * gx * gx; vy[k] = beta2 * vy[k] + (1.0f - beta2) * gy * gy;
        p1[k] *= b[k]; p2[k] *= beta2;
        float step = lr[k] / (1.0f - p1[k]), root = sqrtf(1.0f - p2[k]);
        x[k] -= step * mx[k] / (sqrtf(vx[k]) / root + eps); y[k] -= step * my[k] / (sqrtf(vy[k]) / root + eps);
      }
    } else for (int t = 0; t < steps; t++) {
      #pragma omp simd
      for (int k = 0; k < LANES; k++) {
        float u = y[k] - x[k] * x[k], gx = -2.0f * (1.0f - x[k]) - 400.0f * u * x[k], gy = 200.0f * u;
        mx[k] = b[k] * mx[k] + gx; my[k] = b[k] * my[k] + gy;
        x[k] -= lr[k] * mx[k]; y[k] -= lr[k] * my[k];
      }
    }
    for (int k = 0; k < LANES; k++) {
      float u = y[k] - x[k] * x[k];
      loss[at + k] = (1.0f - x[k]) * (1.0f - x[k]) + 100.0f * u * u;
    }
  }
}
"""
FLAGS = ("-O3", "-march=native", "-fopenmp", "-fno-math-errno", "-fno-trapping-math", "-shared", "-fPIC")


def knobs_of(task: MapTask) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Rate and second knob of every run, float32 ``(R,)``."""
    first, second = np.meshgrid(task.axes[0].values, task.axes[1].values)
    return first.ravel().astype(np.float32), second.ravel().astype(np.float32)


def compiled_c(task: MapTask) -> Callable[[], Any] | None:
    """The map by a C compiler of this machine; None where there is none. Raises InputError if its losses differ."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return None
    with tempfile.TemporaryDirectory(prefix="optimizer-lab-") as folder:
        source, library = Path(folder, "train.c"), Path(folder, "train.so")
        source.write_text(SOURCE)
        made = subprocess.run(
            [compiler, *FLAGS, str(source), "-o", str(library), "-lm"], capture_output=True, check=False
        )
        if made.returncode:
            return None
        call = ctypes.CDLL(str(library)).train
    rate, beta = knobs_of(task)
    loss = np.empty(len(rate), np.float32)
    adam = task.spec.runs[0].optimizer["name"] == "Adam"

    def work() -> Any:
        start, other, end = (ctypes.c_void_p(array.ctypes.data) for array in (rate, beta, loss))
        call(len(rate), task.spec.steps, int(adam), start, other, ctypes.c_float(0.999), ctypes.c_float(1e-8), end)
        return loss

    from engine.maps import computed

    ours = computed(task).figures["final_loss"].ravel()
    if not np.allclose(work(), ours, rtol=2e-2, equal_nan=True):
        raise InputError("bench map: the C program trains other runs than the map")
    return work


def tensor_steps(task: MapTask, steps: int = 10) -> tuple[Callable[[], Any], int]:
    """``steps`` steps of all runs by the tensor executor, and how many those are."""
    import torch

    from engine.optimizer import declared
    from engine.problem import Setting, problems
    from engine.tensor_executor import TensorChain

    spec, run = task.spec, task.spec.runs[0]
    rate, second = (values.astype(np.float64)[None] for values in knobs_of(task))
    objective = problems[spec.problem["name"]].objective(
        spec.problem_values(), Setting(0, torch.float32, torch.device("cpu"))
    )
    rule, values = declared(run.optimizer), run.knobs()
    blocks = rule.blocks(values)
    numbers = {name: np.array([[float(value)]]) for name, value in values.items() if isinstance(value, (int, float))}
    numbers |= {"lr": rate, ("beta1" if "beta1" in values else "momentum"): second}
    active = tuple(b.off_when_zero is None or bool(numbers[b.knob(b.off_when_zero)].any()) for b in blocks)
    parameters = objective.start(rate.shape[1])
    chain = TensorChain(blocks, numbers, parameters, active, None)
    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

    def work() -> None:
        before = torch.get_num_threads()
        torch.set_num_threads(threads)
        chain.set_knobs(numbers, np.arange(1, steps + 2, dtype=np.float64)[:, None])
        for step in range(steps):
            _, gradient = objective.evaluate(parameters, step)
            parameters.sub_(chain.direction(gradient, parameters, step, step + 1, None))
        torch.set_num_threads(before)

    return work, steps


def jax_scan(task: MapTask) -> Callable[[], Any]:
    """The map as JAX's vmap over runs of a scan over steps, with optax."""
    import jax
    import jax.numpy as jnp
    import optax

    rate, second = map(jnp.asarray, knobs_of(task))
    adam = task.spec.runs[0].optimizer["name"] == "Adam"

    def loss(point: Any) -> Any:
        return (1 - point[0]) ** 2 + 100 * (point[1] - point[0] ** 2) ** 2

    def train(lr: Any, beta: Any) -> Any:
        rule = optax.adam(lr, b1=beta) if adam else optax.sgd(lr, momentum=beta)

        def step(carry: Any, _: Any) -> tuple[Any, None]:
            point, state = carry
            updates, state = rule.update(jax.grad(loss)(point), state)
            return (optax.apply_updates(point, updates), state), None

        start = jnp.array([-1.2, 1.0], jnp.float32)
        (point, _), _ = jax.lax.scan(step, (start, rule.init(start)), None, length=task.spec.steps)
        return loss(point)

    compiled = jax.jit(jax.vmap(train))
    return lambda: compiled(rate, second).block_until_ready()
