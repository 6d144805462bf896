"""Maps of networks on the page: begun by hand in a process of their own, stopped, gone on with, kept in sessions."""

import numpy as np
import pytest

from engine.maps import computed, task_of
from engine.maps.records import grid_from, task_from
from engine.maps.session_keep import SessionKeep
from engine.session import open_session
from engine.spec import parse

LR, MOMENTUM = "runs.0.optimizer.lr", "runs.0.optimizer.momentum"
DIGITS = {"name": "digits", "batch_size": 32}


@pytest.fixture
def page(lab):
    page = lab.window.pages.show_page("maps")
    page.size_.setCurrentIndex(page.size_.findData(16))
    return page


def asked(lab, page, optimizer="SGD", steps=4):
    page.controller.set_spec(parse({"steps": steps, "problem": DIGITS, "runs": [{"optimizer": optimizer}]}))
    lab.until(lambda: page.task.button.isVisible() and not page.controller.maker.busy)



@pytest.mark.long
def test_begun_by_hand_and_the_map_of_the_command(lab, page):
    asked(lab, page)
    assert page.controller.answer is None
    assert "256 runs of 4 steps" in page.task.text.text()
    page.task.button.click()
    lab.until(lambda: page.controller.answer is not None and page.controller.answer.finished)
    assert not page.task.isVisible()
    answer = page.controller.answer
    whole = computed(task_of(answer.order.spec, "final_loss", 0)).figures["final_loss"]
    assert np.array_equal(answer.grid.figures["final_loss"], whole, equal_nan=True)


def test_seeds_are_an_axis_of_whole_numbers(lab, page):
    page.size_.setCurrentIndex(page.size_.findData(32))
    asked(lab, page)
    page.controller.choose_axes(LR, "seed")
    task = page.controller.ordered().task()
    assert task.axes[1].values.tolist() == list(range(32))


def test_stopped_gone_on_with_and_back_from_a_session(lab, page, tmp_path):
    asked(lab, page, steps=600)
    page.task.button.click()
    lab.until(lambda: page.controller.answer is not None)
    page.task.button.click()
    assert not page.controller.maker.busy
    assert page.task.button.text() == "Go on"
    assert lab.window.session.modified
    done = page.controller.answer.done
    assert 0 < done < 256
    lab.window.session.save_to(tmp_path / "a.optlab")
    lab.until((tmp_path / "a.optlab").exists)
    (record,) = open_session(tmp_path / "a.optlab").maps
    assert done <= grid_from(record).done.sum() < 256
    page.controller.set_spec(parse({"steps": 5, "problem": "rosenbrock", "runs": [{"optimizer": "SGD"}]}))
    lab.until(lambda: not page.controller.maker.busy)
    lab.window.session.open_file(tmp_path / "a.optlab")
    lab.until(lambda: page.controller.spec is not None and page.controller.spec.problem["name"] == "digits")
    lab.until(lambda: page.task.isVisible() and page.task.button.text() == "Go on")
    again = page.controller.answer
    assert task_from(record).key == again.task.key
    assert again.grid.done.sum() == grid_from(record).done.sum()
    first = again.grid.done.copy()
    assert np.array_equal(again.grid.figures["final_loss"][first], record.figures["final_loss"][first], equal_nan=True)


@pytest.mark.long
def test_what_is_not_compiled_is_said_before_it_begins(lab, page):
    asked(lab, page, "LAMB", steps=2)
    page.task.button.click()
    lab.until(lambda: "LAMB looks at more than one number" in page.task.text.text())
    assert page.controller.answer is None
    page.task.button.click()
    lab.until(lambda: page.controller.answer is not None)


def test_kept_maps(lab, page):
    menu, maps = page.controller.kept, lab.window.maps
    lab.until(lambda: page.controller.answer is not None and not page.controller.maker.busy)
    menu.keep()
    first = maps.records[0]
    page.controller.choose_axes("problem.start.0", "problem.start.1")
    lab.until(lambda: not page.controller.maker.busy)
    assert len(maps.all()) == 2
    menu._fill()
    assert [action.text() for action in menu.menu.actions()][-1].startswith("Final loss: Learning rate × ")
    menu.show(first)
    lab.until(lambda: not page.controller.maker.busy)
    assert page.controller.answer.task.key == task_from(first).key
    assert page.across.currentData() == LR
    maps.forget(first)
    assert maps.records == ()


def test_a_sweep_of_the_command_comes_on_the_page(lab, tmp_path, monkeypatch):
    """Another shape than the page's, an axis that the page does not offer; nothing is computed again."""
    axes = [
        {"path": "runs.*.optimizer.lr", "low": 1e-4, "high": 1e-2, "scale": "log", "count": 9},
        {"path": "problem.start.1", "low": -1.0, "high": 1.0, "count": 5},
    ]
    runs = [{"optimizer": "SGD"}, {"optimizer": "Adam"}]
    task = task_of(parse({"steps": 40, "problem": "rosenbrock", "runs": runs, "axes": axes}), "winner")
    keep = SessionKeep(tmp_path / "a.optlab", [task])
    keep.add([computed(task)], now=True)
    keep.close()
    lab.window.session.open_file(tmp_path / "a.optlab")
    lab.loaded()
    monkeypatch.setattr("engine.maps.fused_map.FusedMap.figures", None)
    page = lab.window.pages.show_page("maps")
    lab.until(lambda: page.controller.answer is not None and page.controller.answer.finished)
    answer = page.controller.answer
    assert answer.task.key == task.key
    assert np.array_equal(answer.grid.figures["winner"], computed_once(keep), equal_nan=True)
    assert page.colour.currentData() == "winner"
    assert page.across.currentData() == "runs.*.optimizer.lr"
    low, high = page.view.up.low, page.view.up.high
    assert (low, high) == pytest.approx((-1.25, 1.25))
    assert not lab.window.session.modified


def computed_once(keep):
    """The figures in the session file."""
    return open_session(keep.path).maps[0].figures["winner"]
