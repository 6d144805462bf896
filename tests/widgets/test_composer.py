import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from engine.plan import plan
from engine.schedule import schedules, stateful_schedules
from engine.schedule_preview import preview
from widgets.plot.style import PlannedCurve
from widgets.schedule import tracks as t
from widgets.schedule.composer import Composer
from widgets.schedule.piece_form import PieceForm
from widgets.schedule.preview_plot import PreviewPlot
from widgets.schedule.time_line import TimeLine

SETTING = t.Setting(1000, 10, {"lr": 0.1, "momentum": 0.9, "weight_decay": 0.01}, "momentum")
TWO = [{"name": "Warmup", "warmup_steps": 200}, {"name": "CosineAnnealingLR"}]


def rate(entries, step, knob="lr"):
    return float(plan(entries, SETTING.steps, SETTING.per_epoch).values(knob, [step], SETTING.bases[knob])[0])


# -- plain data


def test_blocks_are_where_the_plan_changes_over():
    entries = [*TWO, {"name": "LinearLR", "drives": "momentum", "start_factor": 1.0, "end_factor": 0.5}]
    lr, momentum = t.tracks_of(entries, SETTING)
    assert [(b.start, b.end, b.last) for b in lr.blocks] == [(0, 200, False), (200, 1000, True)]
    assert (momentum.knob, momentum.blocks[0].index) == ("momentum", 2)


def test_epochs_and_nested_pieces_have_lengths():
    entries = [
        {"product": [{"name": "ExponentialLR"}, {"name": "StepLR"}], "epochs": 30},
        {"name": "StepLR", "steps": 100}, {"name": "CosineAnnealingLR"},
    ]  # fmt: skip
    blocks = t.tracks_of(entries, SETTING)[0].blocks
    assert [b.end for b in blocks] == [300, 400, 1000]
    assert blocks[0].title == "ExponentialLR × StepLR"


def test_dragging_the_end_of_a_warm_up_makes_the_warm_up_longer():
    block = t.tracks_of(TWO, SETTING)[0].blocks[0]
    longer = t.resized(TWO, block, 400)
    assert longer[0] == {"name": "Warmup", "warmup_steps": 400}
    assert rate(longer, 400) == pytest.approx(0.1)
    assert rate(longer, 200) < 0.06
    assert TWO[0]["warmup_steps"] == 200


def test_dragging_the_end_of_any_other_piece_says_its_steps():
    entries = [{"name": "StepLR", "step_size": 50, "steps": 300}, {"name": "CosineAnnealingLR"}]
    block = t.tracks_of(entries, SETTING)[0].blocks[0]
    assert t.resized(entries, block, 600)[0]["steps"] == 600


@pytest.mark.parametrize("name", [*schedules.names(), *stateful_schedules.names()])
def test_every_schedule_can_be_added_and_planned(name):
    entries, index = t.added([], "lr", name, SETTING)
    assert index == 0
    plan(entries, SETTING.steps, SETTING.per_epoch)
    if name in schedules.names():
        longer, _ = t.added(entries, "lr", "CosineAnnealingLR", SETTING)
        planned = plan(longer, SETTING.steps, SETTING.per_epoch)
        assert np.isfinite(planned.values("lr", np.arange(1000), 0.1)).all()


def test_moving_keeps_lengths_and_the_last_piece_open():
    entries = [{"name": "StepLR", "steps": 300}, {"name": "CosineAnnealingLR"}]
    changed, index = t.moved(entries, 0, 1, SETTING)
    assert index == 1
    assert [entry["name"] for entry in changed] == ["CosineAnnealingLR", "StepLR"]
    assert changed[0]["steps"] == 700
    assert "steps" not in changed[1]
    assert t.moved(changed, 1, 1, SETTING) == (changed, 1)


def test_removing_lets_the_one_before_run_to_the_end():
    entries = [{"name": "StepLR", "steps": 300}, {"name": "CosineAnnealingLR"}]
    assert t.removed(entries, 1) == [{"name": "StepLR"}]
    assert t.removed(TWO, 0) == [TWO[1]]


def test_factors_there_and_back():
    entry = {"name": "StepLR", "steps": 300, "drives": "momentum"}
    whole = t.with_factors(entry, [*t.factors(entry), {"name": "ExponentialLR", "gamma": 0.9}])
    assert whole["drives"] == "momentum"
    assert [part["name"] for part in whole["product"]] == ["StepLR", "ExponentialLR"]
    assert "steps" not in whole["product"][0]
    assert t.with_factors(whole, whole["product"][:1]) == entry


# -- the widgets


@pytest.fixture
def composer(qtbot):
    plot, line, form = PreviewPlot(), TimeLine(), PieceForm()
    for widget, size in ((plot, (900, 300)), (line, (900, 60)), (form, (330, 500))):
        qtbot.addWidget(widget)
        widget.resize(*size)
        widget.show()
    made = Composer(plot, line, form, plot)
    made.drafts = []
    made.edited.connect(lambda entries, end: made.drafts.append((entries, end)))
    made.set_schedule(TWO, SETTING, "#2769BB")
    show(made)
    qtbot.wait(20)
    made._lay_under()
    return made


def show(composer):
    planned = plan(composer.entries, SETTING.steps, SETTING.per_epoch)
    curve = preview(planned, composer.knob, SETTING.bases[composer.knob], SETTING.steps)
    composer.show_curves({composer.knob: curve})
    composer.plot.set_planned([PlannedCurve(*curve, composer.colour)])
    composer.plot.set_draft(*curve)
    composer.plot.refresh()


def drag(qtbot, composer, start, end):
    line = composer.line
    qtbot.mousePress(line, Qt.MouseButton.LeftButton, pos=start)
    for part in (0.3, 0.7, 1.0):
        qtbot.mouseMove(line, start + (end - start) * part)
        qtbot.wait(2)
    qtbot.mouseRelease(line, Qt.MouseButton.LeftButton, pos=end)


def test_setting_a_schedule_emits_nothing(composer):
    assert composer.drafts == []
    assert composer.chosen == 0


def test_the_time_line_lies_under_the_plot(composer):
    left, _, low, high = composer.plot.plot_window()
    area = composer.line.block_rect(1)
    assert (low, high) == (0.0, pytest.approx(999, abs=1))
    inside = composer.plot.view.x_to_px(np.array([200.0]))[0]
    assert area.left() == pytest.approx(left + inside, abs=2)


def test_an_end_is_dragged(composer, qtbot):
    grip = composer.line.block_rect(0)
    from_point = QPointF(grip.right(), grip.center().y()).toPoint()
    to_point = QPointF(composer.line._x(500), grip.center().y()).toPoint()
    drag(qtbot, composer, from_point, to_point)
    entries, end = composer.drafts[-1]
    assert end
    assert entries[0]["warmup_steps"] == pytest.approx(500, abs=6)
    assert not composer.drafts[0][1]


def test_an_end_cannot_be_dragged_beyond_the_run(composer):
    composer.line.resize_edited.emit(0, 5000, True)
    assert composer.drafts[-1][0][0]["warmup_steps"] == 999
    plan(composer.drafts[-1][0], 1000)


def test_a_block_is_dragged_past_its_neighbour(composer, qtbot):
    one, other = composer.line.block_rect(0), composer.line.block_rect(1)
    drag(qtbot, composer, one.center().toPoint(), QPointF(other.center().x() + 30, other.center().y()).toPoint())
    assert [entry["name"] for entry in composer.entries] == ["CosineAnnealingLR", "Warmup"]
    assert composer.chosen == 1


def test_keys_choose_move_resize_and_remove(composer, qtbot):
    qtbot.keyClick(composer.line, Qt.Key.Key_Right)
    assert composer.chosen == 1
    qtbot.keyClick(composer.line, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert [entry["name"] for entry in composer.entries] == ["CosineAnnealingLR", "Warmup"]
    before = composer.entries[0]["steps"]
    qtbot.keyClick(composer.line, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert composer.entries[0]["steps"] == before + 10
    qtbot.keyClick(composer.line, Qt.Key.Key_Delete)
    assert composer.entries == [{"name": "Warmup", "warmup_steps": 200}]


def test_knobs_of_the_chosen_piece_are_edited(composer):
    composer.choose(1)
    composer.form.forms[0].editors["eta_min"]._take(0.01, True)
    assert composer.drafts[-1] == ([TWO[0], {"name": "CosineAnnealingLR", "eta_min": 0.01}], True)


def test_another_track_drives_another_knob(composer):
    composer.add("LinearLR", "weight_decay")
    assert [track.knob for track in composer.tracks] == ["lr", "weight_decay"]
    assert composer.knob == "weight_decay"
    composer.form._drive(composer.form.drives.findText("momentum"))
    assert [track.knob for track in composer.tracks] == ["lr", "momentum"]
    plan(composer.entries, 1000)


def test_schedules_are_multiplied_and_taken_apart(composer):
    composer.choose(1)
    composer.form.multiply.click()
    assert t.title(composer.entries[1]) == "CosineAnnealingLR × ExponentialLR"
    product = rate(composer.entries, 600)
    assert product < rate(TWO, 600)
    composer.form._remove_factor(1)
    assert composer.entries == TWO


def test_nothing_follows_what_reacts(composer):
    composer.replace([{"name": "ReduceLROnPlateau"}])
    composer.add()
    assert len(composer.entries) == 1


def test_a_hand_drawn_point_is_dragged_added_and_removed(composer, qtbot):
    composer.replace([{"name": "HandDrawn", "at": [0, 500, 999], "factors": [0.5, 1.0, 0.25]}])
    show(composer)
    qtbot.wait(20)
    plot = composer.plot
    place = plot._pixels()[1]
    assert plot._claims(QPointF(*place))
    target = QPointF(float(plot.view.x_to_px(np.array(300.0))), float(plot.view.y_to_px(np.array(0.05))))
    plot._dragged(target, False)
    assert not composer.drafts[-1][1]
    plot._dragged(target, True)
    entry = composer.entries[0]
    assert entry["at"] == [0, 300, 999]
    assert entry["factors"][1] == pytest.approx(0.5, rel=0.02)
    plot._clicked(QPointF(float(plot.view.x_to_px(np.array(700.0))), target.y()))
    assert composer.entries[0]["at"] == [0, 300, 700, 999]
    plot._remove(0)
    assert composer.entries[0]["at"] == [300, 700, 999]
    assert rate(composer.entries, 700) == pytest.approx(0.05, rel=0.05)


def test_a_point_stays_between_its_neighbours(composer, qtbot):
    composer.replace([{"name": "HandDrawn", "at": [0, 500, 999], "factors": [0.5, 1.0, 0.25]}])
    show(composer)
    composer.plot._claims(QPointF(*composer.plot._pixels()[1]))
    composer.plot._dragged(QPointF(99999, -99999), True)
    assert composer.entries[0]["at"] == [0, 998, 999]


def test_what_is_wrong_is_written_on_the_preview(composer):
    plain = composer.plot.to_image(400, 200)
    composer.plot.set_error("Milestones: 200 stands after 900")
    assert composer.plot.error
    assert composer.plot.to_image(400, 200) != plain


def test_blocks_without_a_natural_end_are_marked():
    broken = [{"name": "StepLR"}, {"name": "CosineAnnealingLR"}]
    assert t.tracks_of(broken, SETTING)[0].blocks[0].end == 500
    wrong = [{"name": "MultiStepLR", "milestones": [9, 3], "steps": -1}, {"name": "CosineAnnealingLR"}]
    assert "steps = -1" in t.tracks_of(wrong, SETTING)[0].blocks[0].error
