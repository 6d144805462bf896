"""What a landscape shows, as a file of arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import InputError
from engine.whole_file import whole

if TYPE_CHECKING:
    from pathlib import Path

    from engine.host.questions.landscape import LandscapeAnswer


def write(found: LandscapeAnswer, file: Path) -> None:
    """NPZ of `x`, `y`, `loss` (rows along y), `step`, `labels`, `runs`, and `explained` where it is known.

    By run, from 0: `path_0` (K, 2), `off_0`, `true_loss_0`, `plane_loss_0` (K,). Raises InputError.
    """
    arrays: dict[str, Any] = {"x": found.x, "y": found.y, "loss": found.values, "step": found.step}
    arrays |= {"labels": np.array(found.labels), "runs": np.array(list(found.projections))}
    if found.explained is not None:
        arrays["explained"] = np.array(found.explained)
    for run, path in enumerate(found.projections.values()):
        arrays |= {f"path_{run}": path.coordinates, f"off_{run}": path.off}
        arrays |= {f"true_loss_{run}": path.true_loss, f"plane_loss_{run}": path.plane_loss}
    try:
        with whole(file) as part, part.open("wb") as stream:
            np.savez_compressed(stream, **arrays)
    except OSError as error:
        raise InputError(f"{file}: {error.strerror or error}") from None
