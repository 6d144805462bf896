import errno
import os
import stat
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.errors import InputError
from engine.event import Event
from engine.history import History
from engine.session import ExperimentRecord, Session, open_session, save
from engine.session.codec import ROWS
from tests.session.samples import maps, png, rich, same, same_curves, spec


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.optlab"


def alone(path):
    """Nothing else lies beside the file."""
    return [other.name for other in path.parent.iterdir()] == [path.name]


def test_everything_comes_back(path):
    session = rich()
    save(path, session)
    assert same(session, open_session(path))
    assert alone(path)


def test_saving_what_was_opened_changes_nothing(path):
    save(path, rich())
    once = open_session(path)
    save(path, once)
    twice = open_session(path)
    assert same(once, twice)
    assert once.meta["created"] == twice.meta["created"] == "then"
    assert set(twice.meta) == {"created", "saved", "program", "torch", "numpy", "python"}


@pytest.mark.parametrize("session", [Session(), Session(notes="only notes"), Session(layout={"é": None})])
def test_without_experiments(path, session):
    save(path, session)
    assert same(session, open_session(path))


@pytest.mark.parametrize("rows", [0, 1, ROWS - 1, ROWS, ROWS + 1])
def test_any_number_of_rows(path, rows):
    curves = History.allocate(("a", "b"), ("loss", "lr"), max(rows, 1))
    if rows:
        curves.write(0, np.random.default_rng(0).normal(size=(rows, 2, 2)))
    session = Session((ExperimentRecord("x", spec("a", "b"), history=curves),))
    save(path, session)
    assert same(session, open_session(path))


def test_runs_of_unequal_length(path):
    curves = History.allocate(("short", "none", "long"), ("loss",), ROWS + 100)
    curves.write(0, np.arange(ROWS + 100.0)[:, None, None].repeat(3, 2), np.array([True, False, True]))
    curves.truncate(3, "short")
    curves.diverge("short", 3, "the loss is not finite")
    session = Session((ExperimentRecord("x", spec("short", "none", "long"), history=curves),))
    save(path, session)
    found = open_session(path)
    assert same(session, found)
    assert found.experiments[0].history["short"].diverged_at == 3
    assert found.experiments[0].history["none"].written == 0


def test_maps_of_several_pieces(path):
    session = Session((ExperimentRecord("x", spec()),), maps=maps(250, 300))
    save(path, session)
    assert same(session, open_session(path))


def test_maps_that_cannot_be_opened_are_not_saved(path):
    whole, part, asked = maps()
    for record, words in (
        (replace(asked, tolerance=float("nan")), "tolerance"),
        (replace(whole, figures={"final_loss": np.zeros((2, 2))}), "another size"),
        (replace(part, figures={str(n): part.figures["winner"] for n in range(20)}), "figures"),
    ):
        with pytest.raises(InputError, match=words):
            save(path, Session(maps=(record,)))


def test_a_history_in_shared_memory_that_grows(path):
    with History.create_shared(("a",), ("loss",), 1000) as curves:
        curves.write(0, np.arange(500.0)[:, None, None])
        save(path, Session((ExperimentRecord("x", spec("a"), history=curves, step=499),)))
        curves.write(500, np.arange(500.0)[:, None, None])
        assert same_curves(curves, open_session(path).experiments[0].history, [500])


def test_a_long_curve_takes_less_than_its_numbers(path):
    steps = np.arange(200_000)
    curves = History.allocate(("a",), ("loss", "lr"), len(steps))
    curves.write(0, np.stack([(1 / (1 + steps)).astype(np.float32), np.full(len(steps), 0.1)], 1)[:, :, None])
    save(path, Session((ExperimentRecord("x", spec("a"), history=curves),)))
    assert path.stat().st_size < 0.3 * 16 * len(steps)


def test_events_are_stored_in_the_order_of_their_steps(path):
    events = (Event(5, "steps", 1, 2), Event(3, "steps", 1, 3), Event(5, "steps", 2, 4))
    save(path, Session((ExperimentRecord("x", spec(), events=events),)))
    assert open_session(path).experiments[0].events == (events[1], events[0], events[2])


def test_numpy_numbers_and_odd_numbers_in_events_and_layout(path):
    events = (Event(0, "x", np.float32(0.5), np.arange(3)), Event(1, "y", float("inf"), -0.0))
    save(path, Session((ExperimentRecord("x", spec(), events=events),), {"size": np.int64(3)}))
    found = open_session(path)
    assert found.experiments[0].events == (Event(0, "x", 0.5, [0, 1, 2]), Event(1, "y", float("inf"), 0.0))
    assert found.layout == {"size": 3}


def test_half_a_character_becomes_a_question_mark(path):
    save(path, Session(notes="a\ud83d", layout={"b": "\udc00"}))
    assert open_session(path).notes == "a?"
    assert open_session(path).layout == {"b": "?"}


@pytest.mark.parametrize(
    ("session", "words"),
    [
        (Session(thumbnail=b"GIF89a"), "PNG"),
        (Session(thumbnail=png(5000, 1)), "5000"),
        (Session(layout={"x": object()}), "layout"),
        (Session(layout={"x": "y" * 5_000_000}), "layout"),
        (Session((ExperimentRecord("x" * 1001, spec()),)), "name of an experiment"),
        (Session((ExperimentRecord("x", spec(), events=(Event(-1, "a", 0, 0),)),)), "a = -1"),
        (Session((ExperimentRecord("x", spec(), events=(Event(0, "a" * 1001, 0, 0),)),)), "path"),
        (Session((ExperimentRecord("x", spec(), step=-1),)), "step = -1"),
        (Session((ExperimentRecord("x", spec(), snapshots=((-2, b""),)),)), "snapshot"),
    ],
)
def test_what_could_not_be_opened_is_not_saved(path, session, words):
    save(path, Session(notes="before"))
    with pytest.raises(InputError, match=words):
        save(path, session)
    assert open_session(path).notes == "before"
    assert alone(path)


def test_a_deep_layout_is_refused(path):
    deep: object = 1
    for _ in range(210):
        deep = [deep]
    with pytest.raises(InputError, match="nested deeper"):
        save(path, Session(layout={"x": deep}))


@pytest.mark.parametrize(("depth", "saved"), [(70, True), (110, False)])
def test_a_description_too_deep_to_be_read_is_not_saved_over_another(path, depth, saved):
    save(path, Session(notes="before"))
    entry: dict[str, object] = {"name": "ExponentialLR"}
    for _ in range(depth):
        entry = {"product": [entry, {"name": "ExponentialLR"}]}
    deep = spec("a").with_value("runs.0.schedule", [entry])
    session = Session((ExperimentRecord("x", deep),))
    if saved:
        save(path, session)
        assert same(session, open_session(path))
    else:
        with pytest.raises(InputError, match="nested deeper"):
            save(path, session)
        assert open_session(path).notes == "before"


def test_a_history_that_is_closed(path):
    curves = History.allocate(("a",), ("loss",), 10)
    curves.close()
    with pytest.raises(InputError, match="closed"):
        save(path, Session((ExperimentRecord("x", spec("a"), history=curves),)))
    assert not path.exists()


def test_a_run_that_is_rewound_and_diverges_while_it_is_saved(path):
    class Rewound(History):
        """Says its old number of rows."""

        @property
        def written(self):
            return np.array([10])

    curves = Rewound.allocate(("a",), ("loss",), 10)
    curves.write(0, np.arange(10.0)[:, None, None])
    curves.truncate(3)
    curves.diverge("a", 4, "the loss is not finite")
    save(path, Session((ExperimentRecord("x", spec("a"), history=curves),)))
    assert open_session(path).experiments[0].history["a"].written == 5


# -- the old file survives


@pytest.mark.parametrize("name", ["replace", "fsync", "chmod"])
def test_a_failing_disk(path, monkeypatch, name):
    save(path, Session(notes="before"))

    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, name, fail)
        with pytest.raises(InputError, match="No space left on device"):
            save(path, rich())
    assert open_session(path).notes == "before"
    assert alone(path)


@pytest.mark.parametrize("limit", [0, 5_000, 100_000])
def test_a_full_disk(path, limit):
    """The kernel refuses every byte beyond ``limit``."""
    resource = pytest.importorskip("resource", reason="Windows has no such limits")
    save(path, Session(notes="before"))
    big = replace(rich(20_000), notes="n" * 1_000_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        with pytest.raises(InputError, match="cannot be saved"):
            save(path, big)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert open_session(path).notes == "before"
    assert alone(path)
    save(path, big)
    assert same(big, open_session(path))


def test_an_interrupt(path, monkeypatch):
    save(path, Session(notes="before"))

    def interrupt(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", interrupt)
        with pytest.raises(KeyboardInterrupt):
            save(path, rich())
    assert open_session(path).notes == "before"
    assert alone(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows folders have no write permission")
def test_a_folder_that_is_read_only():
    nobody = 65534 if os.geteuid() == 0 else os.geteuid()  # root may write anywhere
    folder = Path(tempfile.mkdtemp())
    try:
        path = folder / "a.optlab"
        save(path, Session(notes="before"))
        folder.chmod(0o555)
        os.seteuid(nobody)
        with pytest.raises(InputError, match=r"Permission denied|write-protected"):
            save(path, rich())
        with pytest.raises(InputError, match="Permission denied"):
            save(folder / "b.optlab", rich())
        assert open_session(path).notes == "before"
    finally:
        os.seteuid(os.getuid())
        folder.chmod(0o755)
        assert [other.name for other in folder.iterdir()] == ["a.optlab"]
        path.unlink()
        folder.rmdir()


def test_places_where_no_file_can_be(tmp_path):
    (tmp_path / "file").touch()
    for place in (tmp_path, tmp_path / "missing" / "a.optlab", tmp_path / "file" / "a.optlab", tmp_path / ("x" * 300)):
        with pytest.raises(InputError, match="cannot be saved") as caught:
            save(place, Session())
        assert "\n" not in str(caught.value)
    assert [other.name for other in tmp_path.iterdir()] == ["file"]


def test_the_longest_names_and_odd_ones(tmp_path):
    for name in ("x" * 248 + ".optlab", "动" * 80 + ".optlab", "a?b#c%20 &'\".optlab", ".optlab"):
        path = tmp_path / name
        save(path, Session(notes=name))
        save(path, Session(notes=name))
        assert open_session(path).notes == name


def test_permissions_and_links_stay(path, tmp_path):
    save(path, Session())
    path.chmod(0o640)
    link = tmp_path / "link.optlab"
    link.symlink_to(path)
    save(link, Session(notes="through the link"))
    assert link.is_symlink()
    assert open_session(path).notes == "through the link"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_a_killed_program_left_is_cleared_away_later(path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", lambda *_: os.fspath(None))
        patch.setattr(Path, "unlink", lambda *_, **__: None)
        with pytest.raises(TypeError):
            save(path, Session())
    (left,) = path.parent.iterdir()
    save(path, Session())
    assert left.exists()  # perhaps another window is at it
    os.utime(left, (0, 0))
    save(path, Session())
    assert alone(path)
