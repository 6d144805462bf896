"""Maps run others' code only as far as the person has agreed to it in this window."""

import numpy as np
import pytest

from engine.errors import InputError
from engine.maps import Grid, compute, machine_for

LR, BESIDE = "runs.0.optimizer.lr", "problem.start.0"


@pytest.fixture
def page(lab, mine):
    """The Maps page, which offers a map of the Bench's experiment with code that nobody has agreed to."""
    page = lab.window.pages.show_page("maps")
    lab.experiment.open(mine.spec(lr=0.001).model_copy(update={"steps": 2}))
    page.controller.take_over()
    page.size_.setCurrentIndex(page.size_.findData(16))
    page.controller.choose_axes(LR, BESIDE)
    lab.until(lambda: page.task.isVisible() and not page.controller.maker.busy)
    return page


def asked(lab, page, mine):
    """The person wants the map; nothing has run, and the file is named with both answers."""
    page.task.button.click()
    lab.until(lambda: not page.notice.isHidden())
    assert str(mine.file) in page.notice.text()
    assert not page.controller.maker.busy
    assert not mine.ran


def test_it_is_asked_and_not_now_runs_nothing(lab, page, mine):
    asked(lab, page, mine)
    page.notice.chosen.emit("later")
    assert page.notice.isHidden()
    assert page.task.isVisible()
    assert lab.experiment.awaited
    assert not mine.ran
    asked(lab, page, mine)
    page.controller.choose_axes(BESIDE, LR)  # another map: what was asked is asked no more
    assert page.notice.isHidden()
    page.notice.chosen.emit("allow_code")
    assert lab.experiment.awaited


def test_the_process_hears_what_was_agreed_to(lab, page, mine, monkeypatch):
    """The map begins; the Bench has the permission too, and waits to be run."""
    heard = []

    def machine(_process, _task, executor="auto", allow_code=True, cancelled=None):
        heard.append(allow_code)
        raise InputError("not now")

    monkeypatch.setattr("engine.maps.map_process.MapProcess.machine", machine)
    keys = {source.key for source in lab.experiment.awaited}
    assert keys
    asked(lab, page, mine)
    page.notice.chosen.emit("allow_code")
    lab.until(lambda: "not now" in page.notice.text())
    assert heard == [frozenset(keys)]
    lab.until(lambda: mine.ran and lab.state.status in ("idle", "paused") and lab.state.history is not None)
    assert lab.state.step == 0
    assert lab.experiment.awaited == ()
    assert lab.page.code_notice.isHidden()


def test_arguments_that_only_the_class_knows_come_and_the_map_stays(lab, page, mine, monkeypatch):
    monkeypatch.setattr("engine.maps.map_process.MapProcess.machine", lambda *_given, **_more: None)
    assert "nesterov" not in page.controller.spec.runs[0].optimizer
    page.controller.choose_axes(BESIDE, LR)
    lab.until(lambda: page.task.isVisible() and not page.controller.maker.busy)
    asked(lab, page, mine)
    page.notice.chosen.emit("allow_code")
    lab.until(lambda: "nesterov" in page.controller.spec.runs[0].optimizer)
    assert f"{LR.removesuffix('lr')}nesterov" in page.controller.forms._paths
    lab.window.pages.show_page("bench")
    lab.window.pages.show_page("maps")
    assert [choice.path for choice in page.controller.axes.pair()] == [BESIDE, LR]


@pytest.mark.long
def test_a_map_of_others_code(lab, page, mine):
    asked(lab, page, mine)
    page.notice.chosen.emit("allow_code")
    lab.until(lambda: page.controller.answer is not None and page.controller.answer.finished)
    answer = page.controller.answer
    assert mine.ran
    grid = Grid(answer.task.shape)
    for _ in compute(answer.task, machine_for(answer.task, "tensor", allow_code=True), grid):
        pass
    assert np.array_equal(answer.grid.figures["final_loss"], grid.figures["final_loss"], equal_nan=True)
