"""Composes a schedule: a preview over the whole run, the time line of pieces under it, the form of the chosen piece.

It holds a draft in spec form and says when it changes; whoever owns it computes the plan and shows it.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from widgets.schedule import tracks as t

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from widgets.schedule.piece_form import PieceForm
    from widgets.schedule.preview_plot import PreviewPlot
    from widgets.schedule.time_line import Curve, TimeLine

NOTHING = t.Setting(1000, 1, {"lr": 0.001})


class Composer(QObject):
    """`edited` carries the draft, and whether the edit has ended (False in the middle of a drag)."""

    edited = Signal(object, bool)
    chosen_changed = Signal()

    def __init__(self, plot: PreviewPlot, line: TimeLine, form: PieceForm, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plot, self.line, self.form = plot, line, form
        self.setting = NOTHING
        self.colour = "#2769BB"
        self.chosen = -1
        self._entries: list[t.Entry] = []
        self._tracks: list[t.Track] = []
        line.chosen.connect(self.choose)
        line.resize_edited.connect(self._resize)
        line.move_requested.connect(self._move)
        line.remove_requested.connect(self.remove)
        form.edited.connect(self._take_entry)
        plot.points_edited.connect(self._take_points)
        plot.window_changed.connect(self._lay_under)

    # -- what is shown -------------------------------------------------------------------------------------------

    def set_schedule(self, entries: Sequence[Mapping[str, Any]], setting: t.Setting, colour: str) -> None:
        """Another draft; emits nothing."""
        self._entries = [deepcopy(dict(entry)) for entry in entries]
        self.setting, self.colour = setting, colour
        self._refresh()

    @property
    def entries(self) -> list[t.Entry]:
        """The draft."""
        return deepcopy(self._entries)

    @property
    def tracks(self) -> list[t.Track]:
        """Its tracks."""
        return self._tracks

    @property
    def block(self) -> t.Block | None:
        """The chosen block."""
        return next((block for track in self._tracks for block in track.blocks if block.index == self.chosen), None)

    @property
    def knob(self) -> str:
        """The knob whose plan is shown: that of the chosen block."""
        return t.drives(self._entries[self.chosen]) if 0 <= self.chosen < len(self._entries) else "lr"

    def show_curves(self, curves: Mapping[str, Curve]) -> None:
        """Planned (steps, values) by knob, drawn inside the blocks."""
        self.line.set_tracks(self._tracks, curves, self.colour)

    def _refresh(self) -> None:
        self._tracks = t.tracks_of(self._entries, self.setting)
        if not 0 <= self.chosen < len(self._entries):
            self.chosen = self._tracks[0].blocks[0].index if self._tracks else -1
        self.line.set_tracks(self._tracks, {}, self.colour)
        self.line.set_selected(self.chosen)
        self._show_piece()

    def _show_piece(self) -> None:
        block = self.block
        self.form.setVisible(block is not None)
        self.plot.set_band(None if block is None else (block.start, block.end), self.colour)
        if block is not None:
            self.form.show_piece(self._entries[block.index], block, self.setting)
        self._show_points()

    def _show_points(self) -> None:
        block, entry = self.block, self._drawn()
        if entry is None or block is None:
            self.plot.set_points(None)
            return
        base = self.setting.bases.get(self.knob, 1.0)
        at, factors = entry.get("at", ()), entry.get("factors", ())
        count = min(len(at), len(factors))
        every = self.setting.per_epoch if entry.get("per") == "epoch" else 1
        points = np.column_stack([
            block.start + np.asarray(at[:count], float) * every, base * np.asarray(factors[:count], float)
        ])
        self.plot.set_points(points, max(block.end - 1, block.start + 1))

    def _drawn(self) -> t.Entry | None:
        """The chosen entry, if it is drawn by hand."""
        if not 0 <= self.chosen < len(self._entries):
            return None
        entry = self._entries[self.chosen]
        return entry if entry.get("name") == "HandDrawn" and self.setting.bases.get(self.knob, 1.0) > 0 else None

    def _lay_under(self) -> None:
        left, right, low, high = self.plot.plot_window()
        self.line.set_window(left, right, low, high)

    # -- edits ---------------------------------------------------------------------------------------------------

    def choose(self, index: int) -> None:
        """Another block's form and track."""
        if index != self.chosen:
            self.chosen = index
            self.line.set_selected(index)
            self._show_piece()
            self.chosen_changed.emit()

    def add(self, name: str = "CosineAnnealingLR", knob: str | None = None) -> None:
        """One more piece after the others of a track (that of the chosen block, if none is named)."""
        knob = knob or self.knob
        last = max((i for i, entry in enumerate(self._entries) if t.drives(entry) == knob), default=None)
        if last is not None and t.reacts(self._entries[last]):
            QApplication.beep()  # nothing can follow what reacts to the run
            return
        entries, index = t.added(self._entries, knob, name, self.setting)
        self.chosen = index
        self._emit(entries)
        self.chosen_changed.emit()

    def remove(self, index: int | None = None) -> None:
        """Without a block (the chosen one, if none is given)."""
        index = self.chosen if index is None else index
        if not 0 <= index < len(self._entries):
            return
        entries = t.removed(self._entries, index)
        self.chosen = min(self.chosen, len(entries) - 1)
        self._emit(entries)
        self.chosen_changed.emit()

    def replace(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """A whole other draft, as if the person had made it."""
        self.chosen = 0 if entries else -1
        self._emit([deepcopy(dict(entry)) for entry in entries])
        self.chosen_changed.emit()

    def _move(self, index: int, by: int) -> None:
        entries, self.chosen = t.moved(self._entries, index, by, self.setting)
        if entries != self._entries:
            self._emit(entries)

    def _resize(self, index: int, length: int, end: bool) -> None:
        track = next((track for track in self._tracks if any(b.index == index for b in track.blocks)), None)
        if track is None:
            return
        block = next(b for b in track.blocks if b.index == index)
        after = sum(1 if b.last else b.end - b.start for b in track.blocks if b.start > block.start)
        length = min(length, max(self.setting.steps - block.start - after, 1))
        self._emit(t.resized(self._entries, block, length), end)

    def _take_entry(self, entry: t.Entry, end: bool) -> None:
        if not 0 <= self.chosen < len(self._entries):
            return
        old, entries = t.drives(self._entries[self.chosen]), self.entries
        entries[self.chosen] = deepcopy(entry)
        if t.drives(entry) != old:
            for knob in (old, t.drives(entry)):
                entries = t.with_ends(entries, knob, self.setting)
        self._emit(entries, end)
        if t.drives(entry) != old:
            self.chosen_changed.emit()

    def _take_points(self, points: np.ndarray, end: bool) -> None:
        block, entry = self.block, self._drawn()
        if block is None or entry is None:
            return
        every = self.setting.per_epoch if entry.get("per") == "epoch" else 1
        at = np.unique(np.maximum((points[:, 0] - block.start) // every, 0), return_index=True)
        base = self.setting.bases.get(self.knob, 1.0)
        entries = self.entries
        entries[self.chosen]["at"] = [int(step) for step in at[0]]
        entries[self.chosen]["factors"] = [float(f"{value / base:.6g}") for value in points[at[1], 1]]
        self._emit(entries, end, points=False)

    def _emit(self, entries: list[t.Entry], end: bool = True, points: bool = True) -> None:
        self._entries = entries
        if points or end:
            self._refresh()
        else:
            self._tracks = t.tracks_of(self._entries, self.setting)
        self.edited.emit(self.entries, end)
