"""One batch is unlike the others: at one and the same place its loss and its gradient are many times theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.report.cause import Cause, Change, Finding

if TYPE_CHECKING:
    from engine.report.scene import Scene

LOSS, GRADIENT = 4.0, 3.0
MOST = 200
CLIPPED = {"SGD": "NormClippedSGD", "Adam": "NormClippedAdamW", "AdamW": "NormClippedAdamW"}


def find(scene: Scene) -> Finding | None:
    worst: tuple[float, float, int, float] | None = None
    for look in scene.before:
        count = look.objective.steps_per_epoch or 1
        if count < 3 or look.spec.batch_schedule:  # batches of other sizes are no measure
            return None
        place, epoch = look.parameters[None], look.step // count * count
        others = [step for step in range(epoch, epoch + count) if step != look.step][:MOST]
        seen = [look.objective.evaluate(place, step) for step in others]
        scale = look.spec.runs[scene.run].loss_scale
        losses = float(np.median([float(loss[0]) for loss, _ in seen]))
        norms = float(np.median([scale * float(gradient.norm()) for _, gradient in seen]))
        loss_ratio, norm_ratio = look.loss / max(losses, 1e-300), float(look.gradient.norm()) / max(norms, 1e-300)
        if loss_ratio > LOSS and norm_ratio > GRADIENT and (worst is None or norm_ratio > worst[1]):
            worst = (loss_ratio, norm_ratio, look.step, norms)
    if worst is None:
        return None
    loss_ratio, norm_ratio, step, usual = worst
    text = (
        f"The batch of step {step} is unlike the others: at the same place its loss is {loss_ratio:.3g} and its "
        f"gradient {norm_ratio:.3g} times the median of the other batches."
    )
    old = scene.look(step).spec.runs[scene.run].optimizer
    where = f"runs.{scene.run}.optimizer"
    bound = float(f"{2 * usual:.2g}")
    count = scene.look(step).objective.steps_per_epoch or 1
    damage = (step + 1, step + count - 1)
    changes = []
    if old["name"] in CLIPPED:
        from engine.optimizer import optimizers

        name = CLIPPED[old["name"]]
        kept = {knob.argument or knob.name for knob in optimizers[name].knobs} | {"betas"}
        rule = {**{key: value for key, value in old.items() if key in kept}, "name": name, "max_norm": bound}
        changes.append(Change(where, rule, f"gradients clipped at norm {bound:g}"))
    lr = float(old["lr"])
    changes.append(Change(f"{where}.lr", lr / norm_ratio, f"lr {lr:g} → {lr / norm_ratio:.2g}"))
    return Finding(
        text, {"loss_ratio": loss_ratio, "gradient_ratio": norm_ratio, "step": float(step)}, tuple(changes), damage
    )


BAD_BATCH = Cause("bad_batch", "One bad batch", 40, find)
