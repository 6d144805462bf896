"""A journal as a kill leaves it, its write-ahead log cut anywhere: every commit whose bytes are all there is there."""

from __future__ import annotations

import random
from bisect import bisect_right

import pytest

from engine.errors import InputError
from engine.session import Journal, Session, recover
from tests.session.samples import same, same_curves
from tests.session.test_journal import grown


def cut_often(tmp_path, count, seed, recovered, apart):
    """The first ``apart`` of ``count`` cut journals are also read in a process of their own."""
    sizes, states = [], []
    with Journal(tmp_path / "written") as journal:
        for record in grown(12):
            session = Session((record,), {"turn": record.notes})
            journal.append(session)
            sizes.append(journal.path.with_name(f"{journal.path.name}-wal").stat().st_size)
            states.append(session)
        main, log = journal.path.read_bytes(), journal.path.with_name(f"{journal.path.name}-wal").read_bytes()
    assert sizes == sorted(set(sizes))
    chance = random.Random(seed)
    places = [0, *sizes, *(size - 1 for size in sizes), *(chance.randrange(len(log)) for _ in range(count))]
    for turn, place in enumerate(places):
        path = tmp_path / f"{turn}.journal"
        written = bisect_right(sizes, place)
        if turn < apart:
            lay(path, main, log[:place])
            assert bool(recovered(path).refused) == (written == 0)
        lay(path, main, log[:place])  # anew: reading takes the log into the file
        if not written:
            with pytest.raises(InputError, match="nothing can be recovered"):
                recover(path)
            continue
        found = recover(path)
        assert found.layout == states[written - 1].layout
        if written == len(states):
            assert same(states[-1], found)
        (record,) = found.experiments
        assert record.step == states[written - 1].experiments[0].step
        assert record.history.written.tolist() == [record.step + 1] * 2
        assert same_curves(states[-1].experiments[0].history, record.history, record.history.written.tolist())


def lay(path, main, log):
    path.write_bytes(main)
    path.with_name(f"{path.name}-wal").write_bytes(log)


def test_a_cut_journal(tmp_path, recovered):
    cut_often(tmp_path, 20, 1, recovered, 5)


@pytest.mark.long
def test_a_journal_cut_at_five_hundred_places(tmp_path, recovered):
    cut_often(tmp_path, 500, 2, recovered, 600)
