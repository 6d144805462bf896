"""The font that ships has every character of the lessons."""

import pytest
from PySide6.QtGui import QRawFont

import resources
from app.chinese_font import provide


@pytest.fixture
def font(qapp):
    found = QRawFont(str(resources.path("fonts", "NotoSansSC.otf")), 16)
    assert found.isValid()
    return found


def test_every_chinese_character_of_the_lessons_is_in_it(font):
    text = "".join(file.read_text(encoding="utf-8") for file in resources.path("lessons").glob("*.toml"))
    wanted = {letter for letter in text if letter >= "\u2e80"}
    assert len(wanted) > 300
    assert {letter for letter in wanted if not font.supportsCharacter(ord(letter))} == set()


def test_it_is_loaded_and_carries_its_licence(qapp):
    assert "Noto Sans" in provide()
    assert "SIL OPEN FONT LICENSE" in resources.path("fonts", "OFL.txt").read_text(encoding="utf-8")
    assert resources.path("fonts", "NotoSansSC.otf").stat().st_size < 1_500_000
