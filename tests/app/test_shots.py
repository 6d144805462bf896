import pytest
from PySide6.QtGui import QImage

from app import bench_shots, shots
from engine.errors import InputError


def test_a_picture_is_as_large_as_asked(tmp_path, monkeypatch):
    monkeypatch.setattr(shots, "shots", lambda: [shot for shot in bench_shots.SHOTS if shot.name == "bench_heavy_ball"])
    assert shots.render(tmp_path / "new", "en", "dark", "1280x720") == 0
    picture = QImage(str(tmp_path / "new" / "bench_heavy_ball.png"))
    assert (picture.width(), picture.height()) == (1280, 720)


@pytest.mark.parametrize("size", ["big", "1x1", "1280", "1280x720x3", "99999x720"])
def test_a_size_that_makes_no_sense_is_refused(tmp_path, size):
    with pytest.raises(InputError, match="WIDTHxHEIGHT"):
        shots.render(tmp_path, size=size)


def test_every_page_has_pictures_under_names_of_their_own():
    names = [shot.name for shot in shots.shots()]
    assert len(set(names)) == len(names)
    for page in ("bench", "anatomy", "builder", "calculator", "schedules"):
        assert any(name.startswith(page) for name in names)


def test_pictures_can_be_named(tmp_path):
    assert shots.render(tmp_path, only=["calculator"]) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["calculator.png"]
    with pytest.raises(InputError, match=r"unknown picture 'calculato'.*calculator"):
        shots.render(tmp_path, only=["calculato"])
