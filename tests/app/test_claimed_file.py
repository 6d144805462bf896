"""One window at a time saves to a file; recent files are found again."""

import pytest

from app.recent_files import MOST
from engine.session.claimed_file import ClaimedFile, lock_place, taken


@pytest.fixture(autouse=True)
def state_folder(tmp_path, monkeypatch):
    folder = str(tmp_path / "state")
    monkeypatch.setattr("engine.session.claimed_file.platformdirs.user_state_dir", lambda *_, **__: folder)


def saved(lab, file):
    lab.window.session.save_to(file)
    lab.until(lambda: lab.window.session.file == file)
    return file


def test_a_file_is_claimed_once(tmp_path):
    file, one, two = tmp_path / "a.optlab", ClaimedFile(), ClaimedFile()
    assert one.claim(file)
    assert one.claim(file)
    assert not two.claim(tmp_path / "." / "a.optlab")
    assert two.path == tmp_path / "a.optlab"
    assert not two.mine
    assert taken(file)
    one.release()
    assert not taken(file)
    assert two.claim(file)
    two.release()
    assert not lock_place(file).exists()


def test_a_second_window_reads_only_and_says_so(lab, make_lab, tmp_path):
    lab.run_to(30)
    file = saved(lab, tmp_path / "race.optlab")
    content = file.read_bytes()
    other = make_lab()
    assert other.window.session.open_file(file)
    other.until(lambda: other.experiment.current and other.state.step == 30)
    assert "open in another window" in other.page.engine_notice.text()
    assert "read only" in other.window.windowTitle()
    other.window.session.save_to(file)
    assert "Not saved" in other.page.engine_notice.text()
    assert file.read_bytes() == content
    saved(other, tmp_path / "mine.optlab")
    assert "read only" not in other.window.windowTitle()
    lab.window.new()
    lab.loaded()
    assert not taken(file)


def test_recent_files_newest_first(lab, tmp_path):
    lab.run_to(10)
    files = [saved(lab, tmp_path / f"{number}.optlab") for number in range(3)]
    recent = lab.window.recent
    assert recent.files() == files[::-1]
    recent.fill()
    texts = [action.text() for action in recent.menu.actions()]
    assert texts[:3] == ["&1 2.optlab", "&2 1.optlab", "&3 0.optlab"]
    recent.menu.actions()[2].trigger()
    lab.until(lambda: lab.window.session.file == files[0])
    assert recent.files()[0] == files[0]
    files[1].unlink()
    assert files[1] not in recent.files()
    for number in range(MOST + 5):
        (tmp_path / f"x{number}").write_text("")
        recent.add(tmp_path / f"x{number}")
    assert len(recent.files()) == MOST
    recent.clear()
    recent.fill()
    assert not recent.menu.actions()[0].isEnabled()


@pytest.mark.parametrize("kept", ["no json", "{}", "[1, null]"])
def test_settings_that_are_damaged_cost_the_list_only(lab, kept):
    lab.window.settings.set("recent", kept)
    assert lab.window.recent.files() == []
