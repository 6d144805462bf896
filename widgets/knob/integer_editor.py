"""A whole number: as a real one, with round values."""

from __future__ import annotations

from widgets.knob.real_editor import RealEditor


class IntegerEditor(RealEditor):
    """Slider and entry for whole numbers; the knob's own check keeps them whole."""
