import itertools

import pytest

from engine.host.pace import CHUNK_SECONDS, Pace


class Engine:
    """Makes the chunks that a pace allows, on a clock of its own; a step costs ``cost`` seconds."""

    def __init__(self, pace, cost):
        self.pace, self.cost = pace, cost
        self.now, self.steps, self.chunks = 100.0, 0, []
        pace.begin(self.now)

    def go(self, seconds):
        until = self.now + seconds
        while self.now < until:
            count = self.pace.size(self.now)
            if count == 0:
                self.now += self.pace.wait(self.now)
                continue
            took = count * (self.cost(self.steps) if callable(self.cost) else self.cost)
            self.now += took
            self.steps += count
            self.chunks.append((count, took))
            self.pace.took(count, took, self.now)
        return self


@pytest.mark.parametrize("cost", [1e-6, 1e-4, 2e-3])
def test_chunks_come_to_the_wanted_length(cost):
    engine = Engine(Pace(), cost).go(1.0)
    for _, took in engine.chunks[10:]:
        assert CHUNK_SECONDS / 2 < took <= CHUNK_SECONDS * 1.01


def test_a_slow_problem_makes_one_step_a_chunk():
    engine = Engine(Pace(), 0.5).go(5.0)
    assert [count for count, _ in engine.chunks] == [1] * 10


def test_a_chunk_is_at_most_four_times_the_one_before():
    engine = Engine(Pace(), 1e-6).go(0.5)
    counts = [count for count, _ in engine.chunks]
    assert counts[0] == 1
    assert all(b <= 4 * a for a, b in itertools.pairwise(counts))


def test_steps_that_become_a_hundred_times_slower_soon_make_short_chunks_again():
    engine = Engine(Pace(), lambda steps: 1e-5 if steps < 50_000 else 1e-3).go(2.0)
    slow = [took for count, took in engine.chunks if took / count > 9e-4]
    assert max(slow[6:]) < 3 * CHUNK_SECONDS


@pytest.mark.parametrize("limit", [0.5, 3, 40, 1000, 20_000])
def test_a_speed_limit_is_kept(limit):
    pace = Pace()
    pace.limit = limit
    engine = Engine(pace, 1e-5).go(20.0)
    assert engine.steps == pytest.approx(20 * limit + 1, abs=max(1.0, 0.02 * 20 * limit))
    assert pace.speed == pytest.approx(limit, rel=0.05)


def test_the_first_step_under_a_limit_comes_at_once():
    pace = Pace()
    pace.limit = 0.01
    pace.begin(5.0)
    assert pace.size(5.0) == 1


def test_what_was_missed_is_not_made_up_for():
    pace = Pace()
    pace.limit = 1000
    engine = Engine(pace, 1e-5).go(1.0)
    engine.now += 60.0  # paused, suspended, or held up
    before = engine.steps
    engine.go(1.0)
    assert engine.steps - before <= 1000 + 100 + 20


def test_the_limit_can_be_ignored_for_a_while():
    pace = Pace()
    pace.limit = 1.0
    pace.begin(0.0)
    pace.took(1, 1e-4, 0.0)
    assert pace.size(0.0) == 0
    assert pace.size(0.0, limited=False) == 4


def test_speed_is_measured_over_the_last_second():
    pace = Pace()
    assert pace.speed == 0.0
    engine = Engine(pace, lambda steps: 1e-4 if steps < 20_000 else 1e-3)
    engine.go(1.0)
    assert pace.speed == pytest.approx(10_000, rel=0.02)
    engine.go(6.0)
    assert pace.speed == pytest.approx(1000, rel=0.02)
    pace.begin(engine.now)
    assert pace.speed == 0.0


def test_another_experiment_keeps_the_limit_and_forgets_what_steps_cost():
    pace = Pace()
    pace.limit = 50.0
    pace.begin(0.0)
    pace.took(1000, 0.001, 0.001)
    fresh = pace.renewed()
    assert fresh.limit == 50.0
    assert fresh.speed == 0.0
    assert fresh.size(0.0, limited=False) == 1
