import csv

import pytest
from PySide6.QtWidgets import QFileDialog


@pytest.fixture
def page(lab):
    page = lab.window.pages.show_page("steps")
    lab.until(lambda: page.controller.sheet is not None)
    return page


def column(page, rule, name):
    return next(c.values for c in page.controller.sheet.rules[rule].columns if c.name == name)


def ready(lab, page, length, rules):
    lab.until(lambda: len(page.controller.sheet.gradients) == length and len(page.controller.sheet.rules) == rules)


def test_the_article_by_hand(page):
    assert page.controller.sheet.gradients == (5.0, -2.0, 3.0)
    assert column(page, 0, "parameter") == (-5.0, -3.0, -6.0)
    assert column(page, 1, "buffer") == pytest.approx((5.0, 2.5, 5.25))
    assert page.table.model().rowCount() == 3


def test_another_sequence_and_start(lab, page):
    page.gradients.entered.emit("1 × 4")
    page.start.entered.emit("10")
    lab.until(lambda: column(page, 0, "parameter") == (9.0, 8.0, 7.0, 6.0))


def test_bad_input_is_one_line_and_changes_nothing(lab, page):
    page.gradients.entered.emit("5, x")
    assert "“x”" in page.error.text()
    assert not page.error.isHidden()
    page.start.entered.emit("here")
    assert page.start._bad
    page.gradients.entered.emit("5, 1")
    assert page.error.isHidden()
    ready(lab, page, 2, 3)


def test_rules_come_change_and_go(lab, page):
    control = page.controller
    control.add({"name": "AdamW", "lr": 0.5})
    ready(lab, page, 3, 4)
    control.editors[3].value_changed.emit("betas.0", 0.5)
    lab.until(lambda: control.sheet.rules[3].title == "AdamW, beta1 0.5")
    assert column(page, 3, "first") == pytest.approx((2.5, 0.25, 1.625))
    control.editors[3].chosen.emit("Lion")
    lab.until(lambda: control.sheet.rules[3].title == "Lion")
    control.editors[0].removed.emit()
    ready(lab, page, 3, 3)
    assert control.sheet.rules[0].title == "SGD, momentum 0.9"


def test_a_rule_that_needs_more_than_gradients_says_so(lab, page):
    page.controller.add({"name": "SAM_SGD"} if "SAM_SGD" in _names() else {"name": "Muon"})
    lab.until(lambda: not page.notice.isHidden())
    assert page.controller.sheet.rules[3].error
    assert lab.page.engine_notice.isHidden()


def _names():
    from engine.optimizer import optimizers

    return optimizers.names()


def test_runs_of_the_experiment_can_be_added(lab, page):
    page.controller._fill_menu()
    runs = page.add_menu.actions()[0].menu()
    runs.actions()[1].trigger()
    ready(lab, page, 3, 4)
    assert page.controller.sheet.rules[3].title == "SGD (2)"


def test_every_number_goes_into_the_file(page, tmp_path, monkeypatch):
    file = tmp_path / "numbers"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    page.export.click()
    with (tmp_path / "numbers.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert [float(row["gradient"]) for row in rows] == [5, -2, 3]
    assert [float(row["SGD, momentum 0.9 / Momentum / buffer"]) for row in rows] == list(column(page, 1, "buffer"))
    assert str(tmp_path) in page.notice.text()
