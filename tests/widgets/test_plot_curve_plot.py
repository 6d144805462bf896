from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from tests.widgets.mouse import RIGHT, click, double_click, drag, move
from tests.widgets.plot_source import ArraySource
from widgets.plot.curve_plot import CurvePlot
from widgets.plot.palette import DARK, LIGHT
from widgets.plot.smoothing_dialog import SmoothingDialog
from widgets.plot.style import CurveStyle, Divergence, EventMarker, PlannedCurve

A = CurveStyle(0, "loss", "run a", LIGHT.run_colour(0))
B = CurveStyle(1, "loss", "run b", LIGHT.run_colour(1))


@pytest.fixture
def source():
    steps = np.arange(1001.0)
    return ArraySource({"loss": 1 + steps / 100}, {"loss": 21 - steps / 100})


@pytest.fixture
def plot(qtbot, source):
    plot = CurvePlot()
    qtbot.addWidget(plot)
    plot.resize(600, 400)
    plot.set_source(source)
    plot.set_curves([A, B])
    with qtbot.waitExposed(plot):
        plot.show()
    plot.refresh()
    return plot


def at(plot, step, y=None):
    """Position in the viewport over a step, half-way up or at axis value `y`."""
    x = float(plot.view.x_to_px(np.array(step)))
    row = plot.view.height() / 2 if y is None else float(plot.view.y_to_px(np.array(y)))
    return plot.mapFromScene(plot.view.mapToScene(QPointF(x, row)))


def colours_in(image):
    return {image.pixel(x, y) for x in range(0, image.width()) for y in range(0, image.height(), 2)}


def test_refresh_reads_only_when_something_changed(plot, source):
    assert not plot.refresh()
    before = source.reads
    plot.refresh()
    assert source.reads == before
    source.append(0, "loss", np.full(500, 11.0))
    assert plot.refresh()
    assert source.reads > before
    plot.resize(700, 400)
    plot.grab()
    assert plot.view.width() > 600
    plot.set_smoothing(10)
    assert plot.refresh()
    assert not plot.refresh()


def test_it_follows_until_the_user_moves_and_again_after_a_double_click(plot, source, qtbot):
    assert plot.step_range == (0, 1000)
    source.append(0, "loss", np.full(1000, 11.0))
    plot.refresh()
    assert plot.step_range == (0, 2000)
    with qtbot.waitSignal(plot.steps_edited):
        drag(plot, at(plot, 1000), QPoint(120, 0))
    assert not plot.following
    moved = plot.step_range
    assert moved[0] < -100
    source.append(0, "loss", np.full(1000, 11.0))
    plot.refresh()
    assert plot.step_range == moved
    with qtbot.waitSignal(plot.steps_edited) as edited:
        double_click(plot, at(plot, 1000))
    assert edited.args == [0.0, 3000.0, True]
    assert plot.following


def test_the_wheel_zooms_about_the_mouse(plot, qtbot):
    class Wheel:
        def delta(self):
            return 240

        def pos(self):
            return QPointF(plot.view.width() / 2, plot.view.height() / 2)

        def accept(self):
            pass

    with qtbot.waitSignal(plot.steps_edited):
        plot.view.wheelEvent(Wheel())
    low, high = plot.step_range
    assert high - low != 1000
    assert (low + high) / 2 == pytest.approx(500, abs=1)


def test_y_is_fitted_again_to_what_a_zoom_along_x_shows(plot):
    plot.show_steps(0, 100)
    plot.refresh()
    low, high = plot.view.viewRange()[1]
    assert low == pytest.approx(1 - 0.04 * 20, abs=0.2)
    assert high == pytest.approx(21.8, abs=0.3)
    plot.set_curves([A])
    plot.refresh()
    assert plot.view.viewRange()[1] == pytest.approx([1 - 0.04, 2 + 0.04], abs=0.05)


def test_the_y_axis_stands_still_while_it_still_fits(plot, source):
    before = plot.view.viewRange()[1]
    source.append(0, "loss", np.full(10, 11.5))
    plot.refresh()
    assert plot.view.viewRange()[1] == before


def test_log_scale(plot):
    plot.set_log(True)
    plot.refresh()
    low, high = plot.view.viewRange()[1]
    span = np.log10(21)
    assert (low, high) == pytest.approx((-0.04 * span, 1.04 * span), abs=0.01)


def test_the_legend_hides_a_run_and_says_so(plot, qtbot):
    legend = plot._legend
    place = legend.mapToScene(QPointF(20, legend.boundingRect().height() - 14))
    with qtbot.waitSignal(plot.visibility_edited) as edited:
        click(plot, plot.mapFromScene(place))
    assert edited.args == [1, False]
    assert plot.curves == (A, replace(B, visible=False))
    plot.refresh()
    assert plot.view.viewRange()[1][1] < 12


def test_with_one_run_the_legend_hides_a_channel(qtbot):
    plot = CurvePlot()
    qtbot.addWidget(plot)
    plot.set_curves([A, replace(A, channel="val", label="validation")])
    with qtbot.waitSignal(plot.channel_edited) as edited:
        plot._legend.toggled.emit(1, False)
    assert edited.args == ["val", False]
    assert [style.visible for style in plot.curves] == [True, False]


def test_cross_hair_reads_out_every_curve(plot):
    plot.hover(QPointF(float(plot.view.x_to_px(np.array(500.0))), 50))
    title, first, second = plot._cross_hair.texts
    assert title == "step 500"
    assert first == "run a: 6"
    assert second == "run b: 16"
    plot.hover(None)
    assert not plot._cross_hair.isVisible()


def test_moving_the_mouse_shows_the_cross_hair(plot):
    move(plot, at(plot, 250))
    QApplication.processEvents()
    assert plot._cross_hair.isVisible()
    assert plot._cross_hair.texts[0].startswith("step 2")
    QApplication.sendEvent(plot.viewport(), QEvent(QEvent.Type.Leave))
    assert not plot._cross_hair.isVisible()


def test_a_smoothed_read_out_also_tells_the_measured_value(plot):
    plot.set_smoothing(50)
    plot.refresh()
    plot.hover(QPointF(float(plot.view.x_to_px(np.array(1000.0))), 50))
    row = plot._cross_hair._rows[0]
    assert row.note == "11"
    assert float(row.value) == pytest.approx(11 - 0.5, abs=0.02)


def test_events_and_divergence_have_tool_tips(plot):
    plot.set_events([EventMarker(300, "lr 0.1 → 0.01"), EventMarker(301, "momentum 0.9"), EventMarker(700, "no")])
    plot.set_curves([replace(A, diverged=Divergence(1000, "loss is not finite")), B])
    plot.refresh()
    there = QPointF(float(plot.view.x_to_px(np.array(300.5))), 100)
    assert plot.mark_text(there) == "lr 0.1 → 0.01\nmomentum 0.9"
    cross = QPointF(float(plot.view.x_to_px(np.array(1000.0))), float(plot.view.y_to_px(np.array(11.0))))
    assert plot.mark_text(cross) == "run a diverged at step 1\u2009000: loss is not finite"
    assert plot.mark_text(QPointF(50, 50)) == ""
    position = at(plot, 300.5)
    QApplication.sendEvent(plot.viewport(), QHelpEvent(QEvent.Type.ToolTip, position, plot.mapToGlobal(position)))
    assert "momentum" in QToolTip.text()
    QToolTip.hideText()


def test_a_planned_curve_is_seen_before_the_run(qtbot):
    plot = CurvePlot()
    qtbot.addWidget(plot)
    plot.resize(500, 300)
    plot.set_planned([PlannedCurve(np.arange(2001), np.linspace(0.1, 0, 2001), LIGHT.run_colour(2), "linear")])
    plot.refresh()
    assert plot.step_range == (0, 2000)
    assert plot.view.viewRange()[1] == pytest.approx([-0.004, 0.104], abs=1e-3)
    plot.hover(QPointF(plot.view.width() / 2, 20))
    assert plot._cross_hair.texts[1].startswith("linear: 0.05")


def test_image_has_the_wanted_size_and_leaves_the_plot_as_it_was(plot):
    geometry, state = plot.view.rect(), plot.view.viewRange()
    image = plot.to_image(900, 500, 2.0)
    assert (image.width(), image.height(), image.devicePixelRatio()) == (1800, 1000, 2.0)
    assert plot.view.rect() == geometry
    assert plot.view.viewRange() == state
    assert {QColor(A.colour).rgb(), QColor(B.colour).rgb(), QColor(LIGHT.background).rgb()} <= colours_in(image)


def test_palette_changes_live(plot):
    plot.set_palette(DARK)
    assert {QColor(DARK.background).rgb(), QColor(A.colour).rgb()} <= colours_in(plot.grab().toImage())


def test_table_has_the_visible_numbers(plot):
    plot.show_steps(100, 200)
    plot.set_curves([A, replace(B, visible=False)])
    plot.refresh()
    header, numbers = plot.to_table()
    assert header == ["step", "run a"]
    np.testing.assert_array_equal(numbers, np.stack([np.arange(100, 201), 1 + np.arange(100, 201) / 100], axis=1))


def test_the_menu_announces_exports_and_toggles_log(plot, qtbot):
    menu = plot.context_menu()
    actions = {action.text(): action for action in menu.actions() if action.text()}
    ways = {
        "Export figure…": "figure",
        "Export data (CSV)…": "table",
        "Copy figure": "copy_figure",
        "Copy data": "copy_table",
    }
    assert list(actions) == ["Reset view", "Log scale", "Smoothing…", *ways]
    for text, way in ways.items():
        with qtbot.waitSignal(plot.export_requested) as asked:
            actions[text].trigger()
        assert asked.args == [way]
    with qtbot.waitSignal(plot.log_edited) as edited:
        actions["Log scale"].trigger()
    assert edited.args == [True]
    menu.deleteLater()


def test_a_right_click_opens_the_menu(plot):
    click(plot, at(plot, 500), RIGHT)
    QApplication.processEvents()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Reset view"
    menu.close()


def test_the_smoothing_dialog_previews_and_takes_back(plot, qtbot):
    plot.set_smoothing(7)
    plot._ask_smoothing()
    dialog = plot.findChild(SmoothingDialog)
    with qtbot.waitSignal(plot.smoothing_edited) as edited:
        dialog.setIntValue(40)
    assert edited.args == [40]
    with qtbot.waitSignal(plot.smoothing_edited) as edited:
        dialog.reject()
    assert edited.args == [7]


def test_growing_and_shrinking_windows_are_no_trouble(plot):
    for size in ((30, 20), (1, 1), (900, 700)):
        plot.resize(*size)
        plot.grab()
    plot.set_source(None)
    plot.refresh()
    plot.grab()
