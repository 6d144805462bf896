"""The benches of the window: that they measure what they say, not how fast it is."""

import numpy as np
import pytest

from app.benches import _screen, sessions
from app.benches._first_paint import watch
from app.benches._long_run import Headless, noisy_history, spec_of
from app.benches._worker import Worker
from app.benches.start import first_paint
from engine.bench import Bench
from engine.registry import Registry

ROWS = 3000


def test_all_are_declared():
    assert Registry("bench", "app.benches", Bench).names() == ["frames", "pages", "sessions", "start", "switch"]


def test_the_rows_before_the_live_ones_are_noise_around_falling_curves():
    history = noisy_history(spec_of(2, ROWS), ROWS)
    assert history.written.tolist() == [ROWS + 1] * 2
    for run in history.runs:
        loss = np.log(history[run]["loss"])
        assert 0.5 < np.std(np.diff(loss)) / np.sqrt(2) < 0.7
    assert loss[:500].mean() > loss[-500:].mean() + 0.3


def test_the_window_goes_on_from_the_prepared_rows_and_counts_frames_with_new_ones(qapp, monkeypatch):
    monkeypatch.setattr(_screen, "SETTLE", 0.0)
    headless = Headless(2, ROWS)
    screen = _screen.Screen("thread", 2, headless.state(), rows=ROWS)
    try:
        before = screen.history["lr 1e-05 (1)"]["loss"][:ROWS].copy()
        film = next(film for _ in range(20) if (film := screen.film(1.0)).speed > 0 and len(film.gaps) > 1)
        reached = screen.window.experiment.state.step
        assert reached > ROWS
        assert film.gaps.sum() >= 900
        assert (film.gaps > 0).all()
        assert np.array_equal(screen.history["lr 1e-05 (1)"]["loss"][:ROWS], before)
        curve = screen.window.page.board.loss
        assert curve.following
        assert curve.step_range[1] > ROWS
    finally:
        screen.close()


def test_beats_switches_and_sessions_are_measured_on_the_real_window(qapp, monkeypatch):
    monkeypatch.setattr(_screen, "SETTLE", 0.0)
    monkeypatch.setattr(_screen, "KEPT_STEPS", 30)
    screen = _screen.Screen("thread", 2, Headless(2, ROWS).state(), rows=ROWS)
    try:
        gaps, busy = next(found for _ in range(20) if len((found := screen.beats("steps", "dark", 0.3))[0]) > 2)
        assert screen.window.theme.name == "dark"
        assert screen.window.pages.currentWidget() is screen.window.pages.built["steps"]
        assert len(gaps) == len(busy)
        assert (busy <= gaps + 1).all()
        monkeypatch.setattr(screen.window.pages, "names", screen.window.pages.names[:3])
        assert len(screen.switches("language", "bench")) == 2
        assert len(screen.switches("theme", "bench")) == 2
        assert screen.window.theme.name == "light"
        assert screen.window.actions_["open"].text() == "&Open…"
        assert len(screen.reopened(2)) == 2
    finally:
        screen.close()


def test_growth_is_between_floors():
    steady = [100.0, 120.0] * 30
    assert sessions.growth(steady) == 0
    rising = [value + turn for turn, value in enumerate(steady)]
    assert sessions.growth(rising) == pytest.approx(len(steady) - 12, abs=2)


def test_a_paint_without_new_rows_is_no_frame(qtbot):
    from PySide6.QtWidgets import QWidget

    rows = iter([1, 1, 2])
    counter, widget = _screen.FrameCounter(lambda: next(rows)), QWidget()
    qtbot.addWidget(widget)
    widget.installEventFilter(counter)
    for _ in range(3):
        widget.grab()
    assert len(counter.times) == 2


def test_a_worker_lives_elsewhere_and_says_when_it_fails():
    with Worker(Headless, 2, ROWS) as headless:
        assert headless("train", 0.01) > 0
        with pytest.raises(RuntimeError, match="ended without a result"):
            headless("no_such_method")


@pytest.mark.parametrize("what", ["empty", "optimizer-lab"])
def test_the_first_paint_is_seen_and_comes_before_torch(what, tmp_path):
    seconds, torch_loaded = first_paint(what, str(tmp_path))
    assert seconds > 0
    assert not torch_loaded


def test_a_window_that_was_not_painted_is_not_taken_for_one(qtbot):
    from PySide6.QtWidgets import QWidget

    widget = QWidget()
    qtbot.addWidget(widget)
    watcher = watch(widget)
    assert not watcher.painted
    widget.grab()
    assert watcher.painted
