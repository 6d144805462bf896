"""Maps run others' code only as far as the person has agreed to it in this window."""

import numpy as np
import pytest

from engine.errors import InputError
from engine.maps import Grid, compute, machine_for


def offered(lab, page):
    lab.until(lambda: page.task.isVisible() and not page.controller.maker.busy)


def mapped(lab, mine):
    """The Maps page, which offers a map of the Bench's experiment with code that nobody has agreed to."""
    page = lab.window.pages.show_page("maps")
    lab.experiment.open(mine.spec(lr=0.001, nesterov=False).model_copy(update={"steps": 2}))
    page.controller.take_over()
    page.size_.setCurrentIndex(page.size_.findData(16))
    page.controller.choose_axes("runs.0.optimizer.lr", "problem.start.0")
    offered(lab, page)
    return page


def test_the_process_hears_what_was_agreed_to(lab, mine, monkeypatch):
    heard = []

    def machine(_process, _task, executor="auto", allow_code=True, cancelled=None):
        heard.append(allow_code)
        raise InputError("not now")

    monkeypatch.setattr("engine.maps.map_process.MapProcess.machine", machine)
    page = mapped(lab, mine)
    page.task.button.click()
    lab.until(lambda: not page.notice.isHidden())
    keys = {source.key for source in lab.experiment.awaited}
    lab.experiment.consent.grant(lab.experiment.awaited)
    lab.window.pages.show_page("bench")
    lab.window.pages.show_page("maps")
    offered(lab, page)
    assert page.notice.isHidden()
    page.task.button.click()
    lab.until(lambda: not page.notice.isHidden())
    assert heard == [frozenset(), frozenset(keys)]
    assert keys
    assert not mine.ran


@pytest.mark.long
def test_only_what_was_agreed_to(lab, mine):
    """Refused before, computed after."""
    page = mapped(lab, mine)
    page.task.button.click()
    lab.until(lambda: "has not been allowed" in page.notice.text())
    assert page.controller.answer is None
    assert not mine.ran
    lab.experiment.consent.grant(lab.experiment.awaited)
    lab.window.pages.show_page("bench")
    lab.window.pages.show_page("maps")
    offered(lab, page)
    assert page.notice.isHidden()
    page.task.button.click()
    lab.until(lambda: page.controller.answer is not None and page.controller.answer.finished)
    answer = page.controller.answer
    assert mine.ran
    grid = Grid(answer.task.shape)
    for _ in compute(answer.task, machine_for(answer.task, "tensor", allow_code=True), grid):
        pass
    assert np.array_equal(answer.grid.figures["final_loss"], grid.figures["final_loss"], equal_nan=True)
