"""The files of `resources/i18n`: complete, in step with the program, and readable with the font that ships."""

import re
import shutil
from collections import Counter

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QRawFont

import resources
from app.language import update
from app.language.catalogue import ENGLISH, available, entries

CODES = [code for code in available() if code != ENGLISH]
PLACE = re.compile(r"%\d|\{\w+\}")


def test_chinese_is_there_under_its_own_name():
    assert available() == {"en": "English", "zh_CN": "简体中文"}


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_unfinished(code):
    assert update.unfinished(resources.path("i18n", f"optlab_{code}.ts")) == []


@pytest.mark.parametrize("code", CODES)
def test_every_place_for_a_value_is_kept(code):
    lost = [
        (entry.text, entry.translation)
        for entry in entries(code)
        if Counter(PLACE.findall(entry.text)) != Counter(PLACE.findall(entry.translation))
    ]
    assert lost == []


@pytest.mark.parametrize("code", CODES)
def test_every_menu_keeps_a_key_that_is_its_own(code):
    menus = {entry.translation for entry in entries(code) if entry.context == "Command" and "&" in entry.text}
    assert all(re.search(r"\(&[A-Z]\)", text) for text in menus)
    bar = [f"&{name}" for name in ("File", "Edit", "Experiment", "Runs", "View", "Help")]
    shown = [entry.translation for entry in entries(code) if entry.context == "Command" and entry.text in bar]
    shown += [entry.translation for entry in entries(code) if entry.text == "E&xamples"]
    assert len({re.search(r"&(\w)", text)[1] for text in shown}) == len(shown) == 7


def test_every_chinese_character_is_in_the_font_that_ships(qapp):
    font = QRawFont(str(resources.path("fonts", "NotoSansSC.otf")), 16)
    letters = {letter for entry in entries("zh_CN") for letter in entry.translation if "\u2e80" <= letter <= "\uffef"}
    assert len(letters) > 800
    assert {letter for letter in letters if not font.supportsCharacter(ord(letter))} == set()


@pytest.mark.parametrize("code", CODES)
def test_the_program_says_nothing_that_the_file_does_not_know(code, tmp_path):
    """`make i18n` run on a copy finds every message that is there, and no other."""
    copy = tmp_path / f"optlab_{code}.ts"
    shutil.copy(resources.path("i18n", copy.name), copy)
    update.update(copy)
    assert update.unfinished(copy) == []
    assert {(entry.context, entry.text) for entry in entries(code)} == update.messages(copy)


@pytest.mark.parametrize("code", CODES)
def test_what_the_window_loads_says_the_same(code, qapp):
    compiled = QTranslator()
    assert compiled.load(str(resources.path("i18n", f"optlab_{code}.qm")))
    differ = [entry for entry in entries(code) if compiled.translate(entry.context, entry.text) != entry.translation]
    assert differ == []
