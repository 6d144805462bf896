"""From where a surface is looked at: points of a box to places in a picture, with their distance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, pi, sin

import numpy as np

EYE = 5.0
"""Distance of the eye from the middle, in half widths of the box: a gentle perspective."""
LOWEST, HIGHEST = 0.08, pi / 2
NEAREST, FARTHEST = 0.4, 4.0


@dataclass(frozen=True)
class Camera:
    """`turn` about the vertical and `tilt` above the horizon in radians; `zoom` 1 shows the whole box."""

    turn: float = -0.6
    tilt: float = 0.62
    zoom: float = 1.0

    def moved(self, turn: float = 0.0, tilt: float = 0.0, zoom: float = 1.0) -> Camera:
        """Turned and tilted further, nearer by the factor `zoom`; never below the ground."""
        return replace(
            self,
            turn=(self.turn + turn + pi) % (2 * pi) - pi,
            tilt=min(max(self.tilt + tilt, LOWEST), HIGHEST),
            zoom=min(max(self.zoom * zoom, NEAREST), FARTHEST),
        )

    def project(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Places (N, 2), x to the right and y downwards in units of the picture, and depths (N,), larger is farther.

        `points` (N, 3) lie in a box about the origin, the third coordinate upwards.
        """
        along = np.array([cos(self.turn), sin(self.turn), 0.0])
        away = np.array([-sin(self.turn) * cos(self.tilt), cos(self.turn) * cos(self.tilt), -sin(self.tilt)])
        up = np.array([-sin(self.turn) * sin(self.tilt), cos(self.turn) * sin(self.tilt), cos(self.tilt)])
        depth = points @ away
        near = self.zoom * EYE / (EYE + depth)
        return np.stack([points @ along * near, -(points @ up) * near], axis=1), depth
