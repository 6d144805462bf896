"""The journal of a window: written while it runs, gone after a good end, offered after a bad one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from app.session_content import session_of
from engine.session import Journal, discard, open_session, orphans, recover


def test_a_running_window_is_in_its_journal_and_a_good_end_leaves_none(make_lab):
    lab = make_lab()
    lab.run_to(200)
    lab.until(lambda: lab.window.journal._journal.path.exists())
    path = lab.window.journal._journal.path

    def written():
        lab.window.journal.write()
        return lab.window.journal._writing is not None and lab.window.journal._writing.done()

    lab.until(written)
    assert orphans() == ()  # held by this window
    loss = lab.state.history["Adam"]["loss"].copy()
    lab.close()
    assert not path.exists()
    assert len(loss) == 201


def test_what_a_killed_window_left_is_offered_and_recovered(make_lab, tmp_path):
    first = make_lab()
    first.run_to(150)
    left = Journal()
    left.append(session_of(first.window))
    left.close()  # as the end of the process does
    loss = first.state.history["SGD"]["loss"].copy()
    assert orphans() == (left.path,)
    second = make_lab()
    notice = second.page.engine_notice
    assert "can be recovered" in notice.text()
    notice.chosen.emit("recover")
    second.loaded()
    second.until(lambda: second.state.step == 150 or "SGD" in second.state.history)
    assert np.array_equal(second.state.history["SGD"]["loss"][:151], loss)
    assert left.path.exists()  # kept until it is saved
    assert recover(left.path).experiments[0].step == 150
    second.window.session.save_to(tmp_path / "kept.optlab")
    second.until(lambda: not left.path.exists())
    assert open_session(tmp_path / "kept.optlab").experiments[0].step == 150


def test_a_recovered_experiment_stands_where_it_was_and_knows_how_long_that_took(make_lab):
    first = make_lab()
    first.run_to(150)
    session = session_of(first.window)
    (record,) = session.experiments
    assert record.snapshots[-1][0] == 150
    with Journal() as left:  # killed before there was a snapshot
        left.append(replace(session, experiments=(replace(record, snapshots=()),)))
    loss, (_, seconds) = record.history["SGD"]["loss"].copy(), first.state.clock.course()
    second = make_lab()
    second.page.engine_notice.chosen.emit("recover")
    second.loaded()
    second.until(lambda: second.state.step == 150 and not second.experiment.running)
    assert np.array_equal(second.state.history["SGD"]["loss"], loss)
    (found,) = recover(left.path).experiments
    assert found.seconds[-1] == (150, seconds[-1])
    discard(left.path)


def test_a_recovered_experiment_goes_on_counting_its_seconds(make_lab):
    first = make_lab()
    first.run_to(150)
    with Journal() as left:
        left.append(session_of(first.window))
    _, seconds = first.state.clock.course()
    second = make_lab()
    second.page.engine_notice.chosen.emit("recover")
    second.loaded()
    second.until(lambda: second.state.step == 150)
    assert second.state.clock.course()[1][-1] == seconds[-1]
    second.run_to(300)
    assert second.state.clock.course()[1][-1] > seconds[-1]
    discard(left.path)
