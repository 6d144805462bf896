"""Figures that carry their experiment: what made the picture is written into the file, and read back from it.

A figure is an ordinary PNG, APNG, GIF, WebP, MP4, SVG or PDF. Beside what it shows it holds a
:class:`~engine.figure.note.Note`: the experiment as it began, every live edit, and the step that is shown. Reading one
never runs anything.
"""

from engine.figure.carrier import FIGURES, attach, read_note
from engine.figure.note import Note

__all__ = ["FIGURES", "Note", "attach", "read_note"]
