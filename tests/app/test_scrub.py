"""A moment of runs that are computed: by hand on the bar or a curve, played, and through a change of everything."""

import numpy as np
import pytest

from app.surface_paths import HEAD, TAIL, surface_paths
from tests.app.conftest import VALLEY


@pytest.fixture
def scrub(lab):
    """The bar of finished runs in instant mode."""
    lab.page.board.instant.setChecked(True)
    lab.experiment.instant = True
    lab.experiment.edit("runs.0.optimizer.lr", 0.06)
    finished(lab)
    scrub = lab.page.board.scrub
    lab.until(scrub.isEnabled)
    return scrub


def finished(lab, steps=400):
    lab.until(lambda: lab.state.status == "finished" and lab.state.step == steps and not lab.experiment.busy)


def shown(lab):
    """The strong paths and the faint ones."""
    paths = lab.page.board.surface._all_paths
    return [path for path in paths if path.label], [path for path in paths if path.faint]


def test_all_is_shown_at_its_end(lab, scrub):
    assert scrub.isVisible()
    assert scrub.frame == scrub.last
    strong, faint = shown(lab)
    assert [len(path.x) for path in strong] == [401, 401]
    assert faint == []
    assert all(plot.step is None for plot in lab.page.board.timed)


def test_a_moment_on_paths_and_curves(lab, scrub):
    board = lab.page.board
    scrub.go(scrub.last // 2)
    step = int(board.loss.step)
    assert 0 < step < 200  # closer together at first
    assert {plot.step for plot in board.timed} == {step}
    strong, faint = shown(lab)
    for path, whole, name in zip(strong, faint, lab.state.history.runs, strict=True):
        record = lab.state.history[name]
        assert np.array_equal(path.x, record["x0"][: step + 1])
        assert np.array_equal(path.y, record["x1"][: step + 1])
        assert np.array_equal(whole.x, record["x0"])
        assert (path.position, whole.position) == (True, False)
    assert scrub.value.text() == str(step)
    header, numbers = board.surface.to_table()
    assert header == ["step", "Adam x", "Adam y", "SGD x", "SGD y"]
    assert len(numbers) == step + 1


def test_a_click_on_a_curve(lab, scrub):
    scrub.go(20)
    lab.page.board.loss.step_picked.emit(200)
    assert abs(lab.page.board.loss.step - 200) <= 3
    lab.page.board.loss.step_picked.emit(10**6)
    assert lab.page.board.loss.step is None


def test_the_moment_stays_while_everything_is_computed_anew(lab, scrub):
    scrub.go(100)
    step, before = lab.page.board.loss.step, shown(lab)[0][0].x
    lab.experiment.move_start([1.5, -0.5])
    lab.until(lambda: shown(lab)[0] and shown(lab)[0][0].x[0] == 1.5)
    finished(lab)
    lab.until(lambda: len(shown(lab)[0][0].x) == step + 1)
    assert not np.array_equal(shown(lab)[0][0].x, before)


def test_playing_goes_on_over_and_over_and_ends_with_a_run(lab, scrub):
    scrub.go(scrub.last)
    scrub.play.click()
    lab.until(lambda: 2 <= scrub.frame < scrub.last)
    assert lab.page.board.loss.step is not None
    lab.experiment.set_speed(5.0)
    lab.experiment.run()
    lab.until(lambda: lab.experiment.running and not scrub.isEnabled())
    assert not scrub.playing
    assert lab.page.board.loss.step is None
    assert shown(lab)[1] == []


def test_only_where_it_has_a_meaning(lab, scrub):
    lab.page.board.instant.setChecked(False)
    assert not scrub.isVisible()
    assert lab.page.board.loss.step is None
    lab.page.board.instant.setChecked(True)
    assert scrub.isVisible()
    lab.experiment.choose_problem("digits")
    lab.until(lambda: not scrub.isVisible())


def test_long_paths_are_thinned_to_their_moment(lab):
    lab.experiment.instant = True
    lab.open(VALLEY.model_copy(update={"steps": 20_000}))
    lab.experiment.edit("runs.0.optimizer.lr", 0.01)
    finished(lab, 20_000)
    whole = surface_paths(lab.experiment)
    assert {len(path.x) for path in whole} == {HEAD + TAIL}
    faint, strong = surface_paths(lab.experiment, 15_000)[::2]
    record = lab.state.history[lab.state.history.runs[0]]
    assert strong.x[-1] == record["x0"][15_000]
    assert faint.x[-1] == record["x0"][20_000]
    assert len(strong.x) == HEAD + TAIL
