import functools
import gc
import multiprocessing
import pickle
import sys

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from engine.benches.memory import measure_memory
from engine.errors import InputError
from engine.history import History
from tests.test_pyramid import assert_reads_like_brute_force


def rows_for(steps, channels, runs, seed=0):
    return np.random.default_rng(seed).normal(size=(steps, channels, runs))


def filled(make=History.allocate, steps=100):
    history = make(["heavy ball", "adam"], ["loss", "lr", "x0", "x1"], 200)
    rows = rows_for(steps, 4, 2)
    history.write(0, rows)
    return history, rows


class HistoryAgainstLists(RuleBasedStateMachine):
    """Any sequence of writes, rewinds, edits and divergences, against one Python list of rows per run."""

    @initialize(runs=st.integers(1, 4), channels=st.integers(1, 3), capacity=st.integers(1, 700), shared=st.booleans())
    def start(self, runs, channels, capacity, shared):
        make = History.create_shared if shared else History.allocate
        self.history = make([f"run {r}" for r in range(runs)], [f"channel {c}" for c in range(channels)], capacity)
        self.model = [[] for _ in range(runs)]
        self.diverged = [None] * runs
        self.version = self.history.version

    @rule(steps=st.integers(0, 300), back=st.integers(0, 40), seed=st.integers(0, 99), data=st.data())
    def write(self, steps, back, seed, data):
        runs, channels = len(self.history.runs), len(self.history.channels)
        mask = np.array(data.draw(st.lists(st.booleans(), min_size=runs, max_size=runs)))
        use = mask if data.draw(st.booleans()) else np.full(runs, True)
        lengths = [len(self.model[r]) for r in range(runs) if use[r] and self.diverged[r] is None]
        start = max(min(lengths, default=0) - back, 0)
        rows = rows_for(min(steps, self.history.capacity - start), channels, runs, seed)
        rows[np.random.default_rng(seed).random(rows.shape) < 0.2] = np.nan
        takers = [r for r in range(runs) if use[r] and (self.diverged[r] is None or self.diverged[r] >= start)]
        if any(len(self.model[r]) < start for r in takers):
            if len(rows):
                with pytest.raises(ValueError, match="cannot follow"):
                    self.history.write(start, rows, use)
            return
        self.history.write(start, rows, use if use is mask else None)
        if len(rows):
            for r in takers:
                stop = len(rows) if self.diverged[r] is None else self.diverged[r] + 1 - start
                self.model[r] = self.model[r][:start] + [row[:, r] for row in rows[:stop]]

    @rule(step=st.integers(-1, 700), data=st.data())
    def truncate(self, step, data):
        run = data.draw(st.sampled_from([None, *range(len(self.model))]))
        self.history.truncate(step, run)
        for r in range(len(self.model)) if run is None else [run]:
            self.model[r] = self.model[r][: step + 1]
            if self.diverged[r] is not None and self.diverged[r] > step:
                self.diverged[r] = None

    @rule(ahead=st.integers(-50, 50), data=st.data())
    def diverge(self, ahead, data):
        run = data.draw(st.integers(0, len(self.model) - 1))
        step = max(len(self.model[run]) + ahead, 0)
        self.history.diverge(run, step, f"loss at {step}")
        self.diverged[run] = step
        self.model[run] = self.model[run][: step + 1]

    @rule(step=st.integers(0, 699), value=st.sampled_from([np.nan, 50.0, -50.0]), data=st.data())
    def edit(self, step, value, data):
        step = min(step, self.history.capacity - 1)
        channel = data.draw(st.integers(0, len(self.history.channels) - 1))
        self.history.set(channel, step, np.full(len(self.model), value))
        for rows in self.model:
            if step < len(rows):
                rows[step] = rows[step].copy()
                rows[step][channel] = value

    @rule(more=st.integers(0, 500))
    def grow(self, more):
        self.history = self.history.grown(self.history.capacity + more)

    @invariant()
    def reads_like_the_lists(self):
        if not hasattr(self, "history"):
            return
        assert self.history.written.tolist() == [len(rows) for rows in self.model]
        for r, name in enumerate(self.history):
            assert self.history[name].diverged_at == self.diverged[r]
            for c, channel in enumerate(self.history.channels):
                curve = np.array([row[c] for row in self.model[r]])
                np.testing.assert_array_equal(self.history[name][channel], curve)
                if len(curve):
                    pyramid = self.history.layout.pyramid
                    assert_reads_like_brute_force(pyramid, curve, c, r, 0, len(curve), 1)
                    assert_reads_like_brute_force(pyramid, curve, c, r, len(curve) // 5, len(curve), 9)


HistoryAgainstLists.TestCase.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
test_any_sequence_of_changes_reads_like_lists = HistoryAgainstLists.TestCase


def test_curves_are_read_only_views_of_the_written_rows():
    history, rows = filled()
    loss = history["heavy ball"]["loss"]
    np.testing.assert_array_equal(loss, rows[:, 0, 0])
    assert not loss.flags.owndata
    with pytest.raises(ValueError, match="read-only"):
        loss[0] = 1.0
    history.set("loss", 3, [7.0, 8.0])
    assert loss[3] == 7.0
    assert history["adam"]["loss"][3] == 8.0


@pytest.mark.parametrize("channels", [["loss", "x0", "x1"], ["x1", "loss", "x0"], ["x0", "x1", "x"]])
def test_parameters_come_side_by_side(channels):
    history = History.allocate(["a"], channels, 10)
    rows = rows_for(6, 3, 1)
    history.write(0, rows)
    expected = rows[:, 2, 0] if "x" in channels else rows[:, [channels.index("x0"), channels.index("x1")], 0]
    np.testing.assert_array_equal(history["a"]["x"], expected)
    assert not history["a"]["x"].flags.writeable


def test_names():
    history, _ = filled()
    assert list(history) == ["heavy ball", "adam"]
    assert len(history) == 2
    assert "adam" in history
    assert "sgd" not in history
    assert list(history["adam"]) == ["loss", "lr", "x0", "x1"]
    assert "x" in history["adam"]
    assert "grad_norm" not in history["adam"]
    with pytest.raises(InputError, match="unknown run 'heavy bal'; did you mean 'heavy ball'"):
        history["heavy bal"]
    with pytest.raises(InputError, match="unknown channel 'los'; did you mean 'loss'"):
        history["adam"]["los"]
    with pytest.raises(InputError, match="unknown channel 'x'"):
        History.allocate(["a"], ["loss"], 3)["a"]["x"]


def test_divergence_may_be_said_before_or_after_its_rows():
    for before in (True, False):
        history = History.allocate(["a", "b"], ["loss"], 100)
        rows = rows_for(50, 1, 2)
        if before:
            history.diverge("b", 30, "loss is not finite")
        history.write(0, rows)
        if not before:
            history.diverge("b", 30, "loss is not finite")
        assert history.written.tolist() == [50, 31]
        history.write(50, rows_for(10, 1, 2))
        assert history.written.tolist() == [60, 31]
        assert history["b"].diverged_at == 30
        assert history["b"].diverged_reason == "loss is not finite"
        assert history["a"].diverged_at is None
        assert history["a"].diverged_reason == ""
        history.truncate(29)
        assert history["b"].diverged_at is None
        assert history["b"].diverged_reason == ""


def test_a_long_reason_is_cut_between_characters():
    history = History.allocate(["a"], ["loss"], 3)
    history.diverge("a", 0, "发散" * 60)
    assert history["a"].diverged_reason == ("发散" * 60)[: 128 // 3]


def test_every_change_moves_the_version():
    history = History.allocate(["a"], ["loss"], 100)
    seen = [history.version]
    for change in (
        lambda: history.write(0, rows_for(50, 1, 1)),
        lambda: history.set("loss", 49, [0.5]),
        lambda: history.truncate(10),
        lambda: history.diverge("a", 5, "loss is not finite"),
    ):
        change()
        seen.append(history.version)
    assert len(set(seen)) == len(seen)
    history["a"]["loss"]
    history.read("a", "loss", 0, 10, 5)
    assert history.version == seen[-1]


def test_a_zoom_takes_the_rows_it_touches_and_no_more_than_there_are():
    history, rows = filled()
    assert history.read("adam", "loss", 5.2, 5.8, 10).steps.tolist() == [5]
    assert history.read("adam", "loss", 5.2, 6.1, 10).steps.tolist() == [5, 6]
    assert history.read("adam", "loss", 7, 10, 10).steps.tolist() == [7, 8, 9]
    np.testing.assert_array_equal(history.read(1, 0, 7, 10, 10).mean, rows[7:10, 0, 1])
    assert history.read("adam", "loss", -50, 2, 10).steps.tolist() == [0, 1]
    assert history.read("adam", "loss", 98.5, np.inf, 10).steps.tolist() == [98, 99]
    assert history.read("adam", "loss", -np.inf, np.inf, 25).steps.tolist() == list(range(0, 100, 2))
    for start, stop in ((100, 120), (-5, 0), (9, 3), (5, 5), (np.nan, 5), (0, np.nan), (np.inf, np.inf)):
        assert len(history.read("adam", "loss", start, stop, 10).steps) == 0
    with pytest.raises(ValueError, match="points = 0"):
        history.read("adam", "loss", 0, 10, 0)


def test_what_does_not_fit_is_refused():
    history, _ = filled()
    with pytest.raises(ValueError, match="row 101 cannot follow row 99 of run 'heavy ball'"):
        history.write(101, rows_for(1, 4, 2))
    with pytest.raises(ValueError, match="rows 100 to 200 do not fit into the capacity of 200"):
        history.write(100, rows_for(101, 4, 2))
    with pytest.raises(ValueError, match=r"rows \(1, 2, 4\); they must be \(T, 4, 2\)"):
        history.write(100, rows_for(1, 2, 4))
    with pytest.raises(ValueError, match="row 200; there is room for 0 to 199"):
        history.set("loss", 200, 0.0)
    with pytest.raises(ValueError, match="at least the present 200"):
        history.grown(199)
    with pytest.raises(ValueError, match="must differ"):
        History.allocate(["a", "a"], ["loss"], 3)
    with pytest.raises(ValueError, match="without a channel"):
        History.allocate(["a"], [], 3)
    with pytest.raises(ValueError, match="capacity 0"):
        History.allocate(["a"], ["loss"], 0)
    assert history.written.tolist() == [100, 100]


def test_single_precision_and_strided_rows_are_taken():
    history = History.allocate(["a", "b"], ["loss"], 100)
    rows = rows_for(100, 1, 1).astype(np.float32)
    history.write(0, np.broadcast_to(rows, (100, 1, 2)))
    np.testing.assert_array_equal(history["b"]["loss"], rows[:, 0, 0].astype(np.float64))


@pytest.mark.parametrize("make", [History.allocate, History.create_shared])
def test_after_close_arrays_live_and_the_rest_says_so(make):
    history, rows = filled(make)
    run, loss = history["adam"], history["adam"]["loss"]
    history.close()
    history.close()
    gc.collect()
    np.testing.assert_array_equal(loss, rows[:, 0, 1])
    write = functools.partial(history.write, 100, rows)
    for use in (lambda: history.version, lambda: run["loss"], lambda: history.written, write):
        with pytest.raises(ValueError, match="this history is closed"):
            use()


def test_an_attached_history_is_the_same_bytes():
    history, rows = filled(History.create_shared)
    with history, History.attach(pickle.loads(pickle.dumps(history.handle))) as other:
        assert other.runs == history.runs
        other.write(100, rows)
        other.diverge("adam", 150, "loss is not finite")
        np.testing.assert_array_equal(history["heavy ball"]["lr"], np.tile(rows[:, 1, 0], 2))
        assert history["adam"].diverged_at == 150
        larger = history.grown(5000)
        np.testing.assert_array_equal(larger["adam"]["x"], history["adam"]["x"])
        assert larger.handle != history.handle
        larger.close()
    with pytest.raises(FileNotFoundError, match="is gone"):
        History.attach(history.handle)


def test_a_private_history_has_no_handle():
    with pytest.raises(ValueError, match="not in shared memory"):
        _ = History.allocate(["a"], ["loss"], 3).handle


def _write_counting_rows(handle, steps):
    """In another process: row k holds k in the first channel and 2 k in the second; run b ends half-way."""
    with History.attach(handle) as history:
        start = 0
        while start < steps:
            stop = min(start + 1 + start % 97, steps)
            counted = np.arange(start, stop, dtype=np.float64)[:, np.newaxis, np.newaxis]
            if start <= steps // 2 < stop:
                history.diverge("b", steps // 2, "loss is not finite")
            history.write(start, np.concatenate([counted, 2 * counted], axis=1).repeat(2, axis=2))
            start = stop


def test_a_reader_never_sees_an_unfinished_row_of_another_process():
    steps = 100_000
    with History.create_shared(["a", "b"], ["loss", "lr"], steps) as history:
        writer = multiprocessing.get_context("spawn").Process(
            target=_write_counting_rows, args=(history.handle, steps), daemon=True
        )
        writer.start()
        version = -1
        while True:
            running = writer.is_alive()
            if history.version != version:
                version = history.version
                loss, lr = history["a"]["loss"], history["b"]["lr"]
                np.testing.assert_array_equal(loss, np.arange(len(loss)))
                np.testing.assert_array_equal(lr, 2.0 * np.arange(len(lr)))
                seen = history.read("a", "loss", 0, len(loss), 30)
                np.testing.assert_array_equal(seen.low, seen.steps)
                np.testing.assert_array_equal(seen.high, np.append(seen.steps[1:], len(loss))[: len(seen.steps)] - 1)
                np.testing.assert_allclose(seen.mean, (seen.low + seen.high) / 2)
            elif not running:
                break
        writer.join()
        assert writer.exitcode == 0
        assert history.written.tolist() == [steps, steps // 2 + 1]
        assert history["b"].diverged_at == steps // 2


def test_rows_being_written_again_are_out_of_sight_meanwhile(monkeypatch):
    history, rows = filled()
    during = []
    monkeypatch.setattr(type(history.layout.pyramid), "update", lambda *_: during.extend(history.written.tolist()))
    history.write(40, rows[:30], np.array([True, False]))
    assert during == [40, 100]
    assert history.written.tolist() == [70, 100]


@pytest.mark.skipif(sys.platform == "win32", reason="resident memory is not read there")
def test_a_recorded_number_costs_less_than_half_as_much_again():
    assert 1.0 < measure_memory(steps=400_000, channels=3) < 1.5
