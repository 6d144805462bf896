"""The window after a change of language is the window that a start in that language would have shown."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTabBar, QToolButton, QWidget

from app.language.language import speaking, spoken
from app.language.retranslation import said_anew
from app.language.templates import Message, Templates
from app.palette.entries import entries

FEW = ("builder", "history")
MANY = ("anatomy", "compare", "diagnostics", "landscape", "proofs", "schedules", "steps")


@pytest.fixture
def speak(qapp):
    """Whatever a test speaks, the next one finds English."""
    with speaking("en"):
        yield change


def change(lab, code):
    menu = lab.window.language_
    menu.choose(code)
    lab.until(lambda: not menu.waiting)  # pages that are not on screen follow one by one
    lab.qtbot.wait(1)


def shown(lab):
    """Every text, tool tip and name under the window, read from the widgets by their kind."""
    found = Counter()
    window = lab.window
    for thing in (window, *window.findChildren(QWidget), *window.findChildren(QAction)):
        if isinstance(thing.parent(), QTabBar) and isinstance(thing, QToolButton):
            continue  # Qt names its own scroll buttons when it makes them
        if thing.objectName().startswith("qt_dockwidget_"):
            continue
        texts = [thing.toolTip()] if isinstance(thing, QAction) else [thing.toolTip(), thing.accessibleName()]
        if isinstance(thing, QComboBox):
            texts += [thing.itemText(at) for at in range(thing.count())]
            texts += [thing.itemData(at, Qt.ItemDataRole.ToolTipRole) or "" for at in range(thing.count())]
        elif isinstance(thing, QTabBar):
            texts += [thing.tabText(at) for at in range(thing.count())]
        elif hasattr(thing, "text") and not isinstance(thing, QLineEdit) and callable(thing.text):
            texts.append(thing.text())
        for text in texts:
            if isinstance(text, str) and text:
                found[type(thing).__name__, text] += 1
    return found


def ready(make_lab, pages):
    lab = make_lab()
    lab.run_to(50)
    for name in pages:
        lab.window.pages.show_page(name)
        lab.qtbot.wait(1)
    lab.window.pages.show_page("bench")
    lab.qtbot.wait(50)
    return lab


@pytest.mark.parametrize("pages", [FEW, pytest.param(MANY, marks=pytest.mark.long)], ids=["few", "many"])
def test_switching_shows_what_a_start_in_that_language_shows(make_lab, speak, pages):
    lab = ready(make_lab, pages)
    english = shown(lab)
    speak(lab, "zh_CN")
    switched = shown(lab)
    fresh = shown(ready(make_lab, pages))
    missing = fresh - switched
    assert {text for text in missing if not any(digit in text[1] for digit in "0123456789")} == set()
    assert sum(missing.values()) <= 10  # times and counts of the moment
    speak(lab, "en")
    back = shown(lab)
    assert english - back == Counter()
    assert back - english == Counter()


def test_nothing_that_runs_or_was_chosen_is_disturbed(lab, speak):
    lab.run_to(50)
    lab.experiment.rename(0, "Loss")
    lab.experiment.select(1)
    before = lab.experiment.spec, lab.experiment.selected, lab.state.generation, lab.state.step
    typed = lab.page.problem.findChildren(QLineEdit)[0].text()
    speak(lab, "zh_CN")
    assert spoken() == "zh_CN"
    assert lab.window.windowTitle().startswith("未命名")
    assert (lab.experiment.spec, lab.experiment.selected, lab.state.generation, lab.state.step) == before
    assert lab.page.problem.findChildren(QLineEdit)[0].text() == typed
    assert lab.window.settings.get("language") == "zh_CN"
    lab.experiment.select(0)
    titles = [label.text() for label in lab.page.optimizer_section.findChildren(QLabel)]
    assert "“Loss”的优化器" in titles  # a run's name is nobody's to translate


def test_a_page_that_comes_on_screen_speaks_at_once(make_lab, speak):
    lab = ready(make_lab, FEW)
    lab.window.language_.choose("zh_CN")
    page = lab.window.pages.built["history"]
    assert page in lab.window.language_.waiting
    assert page.branch.text() == "Branch"
    lab.window.pages.show_page("history")
    assert page.branch.text() == "分支"
    lab.window.language_.choose("en")  # while others still wait
    lab.until(lambda: not lab.window.language_.waiting)
    assert page.branch.text() == "Branch"


def test_the_menu_marks_the_choice_and_follows_it(lab, speak):
    actions = lab.window.language_.by_code
    assert [action.text() for action in actions.values()] == ["As the system", "English", "简体中文"]
    actions["zh_CN"].trigger()
    assert actions["zh_CN"].isChecked()
    assert [action.text() for action in actions.values()] == ["跟随系统", "English", "简体中文"]
    assert lab.window.actions_["save"].text() == "保存(&S)"
    assert lab.window.actions_["save"].toolTip().startswith("保存 (")


def test_the_palette_offers_every_language(lab):
    by_text = {entry.text: entry for entry in entries(lab.window)}
    assert {"Language: English", "Language: 简体中文", "Language: As the system"} <= by_text.keys()


def test_joined_and_marked_up_texts_are_said_piece_by_piece(qapp):
    templates = Templates([Message("Gallery", "Close", "Schließen"), Message("Gallery", "Open", "Öffnen")])
    assert said_anew("<p><b>Schließen</b></p><p>x &lt; 1</p>", ("Gallery",), templates) == (
        "<p><b>Close</b></p><p>x &lt; 1</p>"
    )
    assert said_anew("Öffnen\nSchließen", ("Gallery",), templates) == "Open\nClose"
