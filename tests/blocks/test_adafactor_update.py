"""Adafactor's block on stacks of matrices and on both kinds of numbers; torch's own rule is compared elsewhere."""

from __future__ import annotations

from types import SimpleNamespace

import torch

from engine.blocks.adafactor_update import kept, update

SHAPES = [(4, 3), (5,), (2, 3, 4)]
LAYOUT = SimpleNamespace(slots=[])
for _shape in SHAPES:
    _start = LAYOUT.slots[-1].stop if LAYOUT.slots else 0
    _size = torch.Size(_shape).numel()
    LAYOUT.slots.append(SimpleNamespace(shape=_shape, start=_start, stop=_start + _size, size=_size))
DIMENSION = LAYOUT.slots[-1].stop


def drawn(runs: int) -> tuple[torch.Tensor, ...]:
    generator = torch.Generator().manual_seed(5)
    gradient, parameter = torch.randn(2, runs, DIMENSION, generator=generator, dtype=torch.float64)
    moments = torch.rand(runs, kept(LAYOUT), generator=generator, dtype=torch.float64)
    return gradient, parameter, moments


def knobs(runs: int) -> dict[str, torch.Tensor]:
    values = {"share": 0.2, "rho": 0.01, "keep": 0.98, "eps1": 1e-9, "eps2": 1e-3, "d": 0.7}
    return {name: torch.full((runs, 1), value, dtype=torch.float64) for name, value in values.items()}


def test_a_matrix_keeps_its_rows_and_columns() -> None:
    assert kept(LAYOUT) == (4 + 3) + 5 + 2 * (3 + 4)


def test_every_matrix_follows_the_paper() -> None:
    gradient, parameter, moments = drawn(1)
    step, fresh = update(gradient, parameter, LAYOUT, moments, **knobs(1))
    slot = LAYOUT.slots[0]
    square = gradient[0, : slot.stop].reshape(4, 3) ** 2
    rows = 0.8 * moments[0, :4] + 0.2 * square.mean(1)
    columns = 0.8 * moments[0, 4:7] + 0.2 * square.mean(0)
    torch.testing.assert_close(fresh[0, :7], torch.cat((rows, columns)))
    scaled = gradient[0, : slot.stop].reshape(4, 3) / (torch.outer(rows, columns) / rows.mean()).sqrt()
    clipped = scaled / max(1.0, float(scaled.square().mean().sqrt()) / 0.7)
    weight = parameter[0, : slot.stop].reshape(4, 3)
    wanted = 0.02 * weight + 0.01 * max(1e-3, float(weight.square().mean().sqrt())) * clipped
    torch.testing.assert_close(step[0, : slot.stop].reshape(4, 3), wanted)


def test_tensors_that_record_gradients_give_the_same_and_runs_do_not_meet() -> None:
    gradient, parameter, moments = drawn(3)
    step, fresh = update(gradient, parameter, LAYOUT, moments, **knobs(3))
    found = update(gradient.requires_grad_(), parameter, LAYOUT, moments, **knobs(3))
    torch.testing.assert_close(found[0].detach(), step, rtol=1e-13, atol=1e-15)
    torch.testing.assert_close(found[1].detach(), fresh, rtol=1e-13, atol=1e-15)
    gradient = gradient.detach()
    for run in range(3):
        alone = [values[run : run + 1] for values in (gradient, parameter, moments)]
        one = update(alone[0], alone[1], LAYOUT, alone[2], **knobs(1))
        assert torch.equal(one[0][0], step[run])
        assert torch.equal(one[1][0], fresh[run])
    spread = [values.t().contiguous().t() for values in (gradient, parameter, moments)]
    assert torch.equal(update(spread[0], spread[1], LAYOUT, spread[2], **knobs(3))[0], step)
