"""The four plots of the Bench and their few controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QToolButton, QVBoxLayout, QWidget

from widgets.film_bar import FilmBar
from widgets.history.time_plot import TimePlot
from widgets.knob.choice_editor import ChoiceBox
from widgets.knob.slider import PlaceSlider
from widgets.log_button import LogButton
from widgets.plot.band_menu import band_names
from widgets.plot.linked_steps import LinkedSteps
from widgets.plot.number_text import step_text
from widgets.plot.trajectory_plot import TrajectoryPlot
from widgets.plot_panel import PlotPanel
from widgets.surface3d.view import Surface3dView

if TYPE_CHECKING:
    from widgets.plot.plot import Plot

NARROW_BOX = 44
"""Pixels to which a choice may shrink in a small window, where its arrow still shows."""
MOMENTS = 241
"""Places of the bar that goes along computed runs: twelve seconds when it plays."""
SMOOTHING = (0, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class PlotBoard(QWidget):
    """Loss, trajectory, learning rate and gradient norm in two rows."""

    says = ("PlotsController", "TrajectoryController", "ScrubController")

    loss_view_edited = Signal(str)
    trajectory_view_edited = Signal(str)
    starts_edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss, self.rate, self.gradient, self.parameters = self.timed = tuple(TimePlot() for _ in range(4))
        self.surface, self.plane, self.surface3d = TrajectoryPlot(), TrajectoryPlot(), Surface3dView()
        self.linked = LinkedSteps(self)
        for plot in self.timed:
            self.linked.add(plot)
        self.loss_panel = PlotPanel(self.tr("Loss"), [self.loss])
        self.rate_panel = PlotPanel(self.tr("Learning rate"), [self.rate])
        self.gradient_panel = PlotPanel(self.tr("Gradient norm"), [self.gradient])
        self.path_panel = PlotPanel(self.tr("Trajectory"), [self.surface, self.plane, self.parameters, self.surface3d])
        self._add_controls()
        self.top, self.bottom = QSplitter(), QSplitter()
        self.rows = QSplitter(Qt.Orientation.Vertical)
        for splitter, panels in (
            (self.top, (self.loss_panel, self.path_panel)),
            (self.bottom, (self.rate_panel, self.gradient_panel)),
            (self.rows, (self.top, self.bottom)),
        ):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
            for panel in panels:
                splitter.addWidget(panel)
        self.reset_layout()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.rows, 1)
        self.scrub = FilmBar(MOMENTS, self.tr("Moment of the runs"), self.tr("Plays slowly what is computed"))
        self.scrub.hide()
        outer.addWidget(self.scrub)

    def _add_controls(self) -> None:
        self.loss_view = ChoiceBox()
        self.loss_view.setAccessibleName(self.tr("Which loss"))
        self.loss_view.activated.connect(lambda _index: self.loss_view_edited.emit(self.loss_view.currentData()))
        self.loss_view.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.loss_view.hide()
        self.smoothing = PlaceSlider()
        self.smoothing.setRange(0, len(SMOOTHING) - 1)
        self.smoothing.setSingleStep(1)
        self.smoothing.setFixedWidth(70)
        self.smoothing.setAccessibleName(self.tr("Smoothing"))
        self.smoothing_text = QLabel()
        self.smoothing_text.setMinimumWidth(self.fontMetrics().horizontalAdvance("5 000") + 4)
        self.smoothing.valueChanged.connect(self._smooth)
        self.log, self.rate_log = LogButton(self.loss, on=True), LogButton(self.rate)
        self.gradient_log = LogButton(self.gradient, on=True)
        self.rate_panel.add_control(self.rate_log)
        self.gradient_panel.add_control(self.gradient_log)
        self.loss.smoothing_edited.connect(self.show_smoothing)
        name = QLabel(self.tr("Smooth"))
        for widget in (self.loss_view, name, self.smoothing, self.smoothing_text, self.log):
            self.loss_panel.add_control(widget)
        self.show_smoothing(0)
        self.path_view = ChoiceBox()
        self.path_view.setAccessibleName(self.tr("Which trajectory"))
        self.path_view.activated.connect(lambda _index: self.trajectory_view_edited.emit(self.path_view.currentData()))
        self.path_view.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.path_view.hide()
        self.starts = ChoiceBox()
        self.starts.setAccessibleName(self.tr("Starts"))
        self.starts.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.starts.setToolTip(self.tr("The selected run from other starts as well, faint"))
        for key, text in (
            ("one", self.tr("One start")), ("grid", self.tr("9 starts")), ("cloud", self.tr("Cloud")),
        ):  # fmt: skip
            self.starts.addItem(text, key)
        self.starts.activated.connect(lambda _index: self.starts_edited.emit(self.starts.currentData()))
        self.instant = QToolButton()
        self.instant.setText(self.tr("Instant"))
        self.instant.setCheckable(True)
        self.instant.setToolTip(
            self.tr("Every change is run to the last step at once. Off: changes of a run that has begun are live edits")
        )
        for box in (self.starts, self.path_view):
            box.setMinimumWidth(NARROW_BOX)
        for widget in (self.instant, self.starts, self.path_view):
            self.path_panel.add_control(widget)

    def plots(self) -> list[tuple[str, Plot | Surface3dView, PlotPanel]]:
        """Every plot with a name for files, and its panel."""
        return [
            ("loss", self.loss, self.loss_panel), ("learning_rate", self.rate, self.rate_panel),
            ("gradient_norm", self.gradient, self.gradient_panel), ("trajectory", self.surface, self.path_panel),
            ("main_plane", self.plane, self.path_panel), ("parameters", self.parameters, self.path_panel),
            ("surface", self.surface3d, self.path_panel),
        ]  # fmt: skip

    def _smooth(self, place: int) -> None:
        steps = SMOOTHING[place]
        self.loss.set_smoothing(steps)
        self._tell_smoothing(steps)

    def show_smoothing(self, steps: int) -> None:
        """Shows a smoothing that came from elsewhere."""
        place = next((i for i, known in enumerate(SMOOTHING) if known >= steps), len(SMOOTHING) - 1)
        self.smoothing.blockSignals(True)
        self.smoothing.setValue(place)
        self.smoothing.blockSignals(False)
        self.smoothing.update()
        self._tell_smoothing(steps)

    def _tell_smoothing(self, steps: int) -> None:
        self.smoothing_text.setText(step_text(steps) if steps else self.tr("off"))
        tip = self.tr("Average over about this many steps; the raw curve stays, faint")
        self.smoothing.setToolTip(tip)

    def reset_views(self) -> None:
        """Every plot shows everything again."""
        for _, plot, _ in self.plots():
            plot.reset_view()

    def reset_layout(self) -> None:
        """The dividers as at first."""
        self.top.setSizes([520, 410])
        self.bottom.setSizes([465, 465])
        self.rows.setSizes([370, 210])

    def layout_table(self) -> dict[str, object]:
        """Dividers, log scale, smoothing and kind of bands, for a session file."""
        return {
            "top": self.top.sizes(), "bottom": self.bottom.sizes(), "rows": self.rows.sizes(),
            "log": self.log.isChecked(), "rate_log": self.rate_log.isChecked(),
            "gradient_log": self.gradient_log.isChecked(), "smoothing": SMOOTHING[self.smoothing.value()],
            "band": self.loss.band,
        }  # fmt: skip

    def restore_layout(self, table: dict[str, object]) -> None:
        """Puts them back; what does not fit is ignored."""
        for name, splitter in (("top", self.top), ("bottom", self.bottom), ("rows", self.rows)):
            sizes = table.get(name)
            if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(s, int) and s >= 0 for s in sizes):
                splitter.setSizes(sizes)
        for name, button in (("log", self.log), ("rate_log", self.rate_log), ("gradient_log", self.gradient_log)):
            if isinstance(table.get(name), bool):
                button.setChecked(bool(table[name]))
        if table.get("band") in band_names():
            self.loss.band_edited.emit(str(table["band"]))
        smoothing = table.get("smoothing")
        if isinstance(smoothing, int) and 0 <= smoothing <= 10**7:
            self.loss.set_smoothing(smoothing)
            self.show_smoothing(smoothing)
