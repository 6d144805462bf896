import numpy as np
import pytest
from PySide6.QtGui import QColor

from widgets.plot.palette import DARK, LIGHT, RUN_COLOURS, mixed, translucent

# Machado, Oliveira & Fernandes 2009, severity 1.0.
VISION = {
    "normal": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(colour: str) -> np.ndarray:
    value = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    red, green = (0.4124564, 0.2126729, 0.0193339), (0.3575761, 0.7151522, 0.1191920)
    blue = (0.1804375, 0.0721750, 0.9503041)
    xyz = rgb @ np.array([red, green, blue]) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack([116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])], axis=1)


def contrast(one: str, two: str) -> float:
    high, low = sorted((float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("vision", VISION)
def test_run_colours_differ_for_every_eye(vision):
    seen = np.clip(np.stack([linear(colour) for colour in RUN_COLOURS]) @ np.array(VISION[vision]).T, 0, 1)
    colours = lab(seen)
    distance = np.linalg.norm(colours[:, None] - colours[None], axis=2) + 1e3 * np.eye(len(colours))
    assert distance.min() >= 15


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_run_colours_and_texts_stand_out_from_the_background(palette):
    assert min(contrast(colour, palette.background) for colour in palette.runs) >= 2.3
    assert contrast(palette.foreground, palette.background) >= 7
    assert contrast(palette.muted, palette.background) >= 4.5


def test_run_colours_repeat():
    assert LIGHT.run_colour(0) == LIGHT.run_colour(len(RUN_COLOURS)) == RUN_COLOURS[0]


def test_mixed_is_what_an_opacity_looks_like():
    assert mixed("#FF0000", "#0000FF", 0.25) == QColor.fromRgbF(0.25, 0.0, 0.75)
    assert translucent("#FF0000", 0.5).alphaF() == pytest.approx(0.5, abs=1e-4)
