"""Fast arithmetic: other last bits, the same runs."""

from __future__ import annotations

import numpy as np
import pytest

from engine.fused import Ends, Kernel, Runs, kernel
from tests.fused.cases import CHAINS, SURFACES, per_run, start_of

RUNS = 200
WIDE = 1e-4


def runs_of(compiled: Kernel, chain: str, rates: np.ndarray) -> Runs:
    _, constants, point = SURFACES["rosenbrock"]
    knobs = {name: np.resize(value, (1, len(rates))) for name, value in per_run(CHAINS[chain][1], 3).items()}
    if "lr" in knobs:
        knobs["lr"] = rates[None]
    return compiled.start(start_of(point, len(rates), compiled.dtype.name) % 2.0, knobs, constants)


def both(chain: str, rates: np.ndarray, steps: int, tolerance: float | None = None) -> list[tuple[Ends, np.ndarray]]:
    """Ends and last parameters of the exact kernel and of the fast one, float32."""
    compiled = kernel(SURFACES["rosenbrock"][0], CHAINS[chain][0], "float32")
    found = []
    for fast in (False, True):
        runs = runs_of(compiled, chain, rates)
        found.append((compiled.final(runs, steps, tolerance=tolerance, fast=fast), runs.parameters))
    return found


@pytest.mark.parametrize("chain", CHAINS)
def test_every_chain_ends_where_the_exact_one_does(chain: str) -> None:
    (exact, there), (fast, here) = both(chain, np.geomspace(1e-6, 1e-4, RUNS), 40)
    assert (fast.diverged_at == exact.diverged_at).all()
    good = exact.diverged_at < 0
    near = np.isclose(here[good], there[good], rtol=WIDE, atol=WIDE).all(1)
    assert near.mean() > 0.98  # a rule that turns on a sign may turn elsewhere


def test_runs_that_diverge_do_so_at_the_same_row_but_for_rounding() -> None:
    (exact, _), (fast, _) = both("SGD", np.geomspace(1e-4, 0.3, 2000), 1000)
    gone = exact.diverged_at >= 0
    assert 0.3 < gone.mean() < 1
    assert len(set(exact.diverged_at)) > 10
    assert ((fast.diverged_at >= 0) == gone).mean() > 0.99
    assert (np.abs(fast.diverged_at - exact.diverged_at) <= 1).mean() > 0.97


def test_losses_are_watched_where_a_tolerance_asks_for_it() -> None:
    (exact, _), (fast, _) = both("Adam", np.linspace(0.01, 0.3, RUNS), 300, tolerance=0.5)
    reached = exact.reached_at >= 0
    assert reached.mean() > 0.5
    assert len(set(exact.reached_at)) > 20
    assert (np.abs(fast.reached_at - exact.reached_at) <= 1).mean() > 0.95
    assert np.isclose(fast.lowest, exact.lowest, atol=1e-2).mean() > 0.98


def test_without_a_tolerance_nothing_is_said_of_it() -> None:
    (exact, _), (fast, _) = both("SGD", np.geomspace(1e-5, 1e-4, 5), 20)
    for ends in (exact, fast):
        assert (ends.reached_at == -1).all()
        assert np.isinf(ends.lowest).all()
        assert np.isfinite(ends.loss).all()


def test_products_and_sums_are_rounded_once_where_the_processor_can() -> None:
    """Other bits somewhere, or the tests above compare nothing."""
    from engine.fused.machine import fuses

    (exact, there), (fast, here) = both("SGD", np.geomspace(1e-5, 1e-4, RUNS), 40)
    assert bool((there != here).any()) == fuses()
    assert np.allclose(fast.loss, exact.loss, rtol=WIDE)
