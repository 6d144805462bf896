"""The Lessons page with a real engine: predict, run, judged; foreign files."""

import numpy as np
import pytest

from engine.lesson import claims
from engine.lesson_file import read
from engine.lesson_text import to_text
from engine.problems.ten_points import X, Y


@pytest.fixture
def page(lab):
    page = lab.window.pages.show_page("lessons")
    lab.window.session.forget()
    return page


def begin(lab, page, key, place=0):
    page.controller.choose(key)
    page.controller.go(place)
    lab.loaded()


def test_nothing_changes_until_a_step_begins(lab, page):
    assert lab.experiment.spec.problem["name"] == "rosenbrock"
    assert page.controller.place == -1
    assert not page.run.isVisible()


def test_first_predict_then_run_then_the_claim_is_judged(lab, page):
    begin(lab, page, "C2", 1)
    control = page.controller
    assert lab.experiment.spec == claims["C2.momentum"].experiment()
    assert not page.run.isEnabled()
    page.prediction.buttons[0].click()
    assert page.run.isEnabled()
    page.run.click()
    lab.until(lambda: control.verdicts.rows and not control.verdicts.judge.busy)
    row = control.verdicts.rows[0]
    assert row["name"] == "C2.momentum"
    assert row["verdict"] == "refuted"
    assert row["number"] == pytest.approx(0.5)  # the article says 3 and 5.7; 0.9 · 5 − 2 = 2.5 and 0.9 · 2.5 + 3 = 5.25
    assert "Not what you expected" in page.prediction.outcome.text()
    card = page.cards.itemAt(page.cards.count() - 1).widget()
    assert card.verdict.text() == "Refuted"


def test_a_changed_experiment_changes_the_verdict(lab, page):
    begin(lab, page, "C2", 0)
    control = page.controller
    lab.experiment.edit("runs.0.optimizer.momentum", 0.5)
    lab.loaded()
    assert control.changes() == ["runs.0.optimizer.momentum=0.5"]
    page.prediction.buttons[0].click()
    page.run.click()
    lab.until(lambda: control.verdicts.rows and not control.verdicts.judge.busy)
    assert control.verdicts.rows[0]["verdict"] == "refuted"


def test_a_run_that_diverges_is_seen_to(lab, page):
    begin(lab, page, "B2", 0)
    page.prediction.buttons[1].click()
    page.run.click()
    lab.until(lambda: page.prediction.outcome.text())
    at = lab.state.history["1e-2"].diverged_at
    assert at is not None
    assert f"1e-2 diverged at step {at}" in page.prediction.outcome.text()
    assert "Not what you expected" in page.prediction.outcome.text()


def test_the_block_that_matters_is_marked_and_has_numbers(lab, page):
    begin(lab, page, "B2", 2)
    lab.until(lambda: page.chain.picture is not None and any(s.mark == "here" for s in page.chain.picture.stages))
    marked = [stage.key for stage in page.chain.picture.stages if stage.mark == "here"]
    assert marked == ["adagrad_scale"]


def test_the_rule_is_written_with_its_numbers(lab, page):
    """2 Σ (b + w·x − y) at b = −120, w = −4: the gradient of the ten points by hand."""
    begin(lab, page, "B2", 1)
    lab.until(lambda: page.numbers.text().startswith("Update 1 of 0, b:"))
    points, values = np.array(X), np.array(Y)
    gradient = 2 * np.sum(-120 - 4 * points - values)
    _, line = page.numbers.text().splitlines()
    assert line.startswith("Δ = 1e−7 · (−")
    assert float(line.rpartition("= ")[2].replace("−", "-")) == pytest.approx(1e-7 * gradient, rel=1e-3)
    page.controller.go(-1)
    assert not page.numbers.isVisible()


def test_knobs_of_the_step_and_locked_ones(lab, page, tmp_path):
    lesson = page.controller.lessons["C2"]
    file = tmp_path / "mine.toml"
    file.write_text(to_text(lesson.model_copy(update={"locked": ("runs.0.optimizer.lr",)})), encoding="utf-8")
    assert page.controller.open_file(file)
    page.controller.go(0)
    forms = page.controller.knobs.forms
    assert forms["runs.0.optimizer.momentum"].isEnabled()
    assert not forms["runs.0.optimizer.lr"].isEnabled()
    forms["runs.0.optimizer.momentum"].editors["momentum"].set_value(0.25)
    forms["runs.0.optimizer.momentum"].value_changed.emit(forms["runs.0.optimizer.momentum"].knobs[0], 0.25)
    assert lab.experiment.spec.runs[0].optimizer["momentum"] == 0.25


def test_a_bad_file_is_refused_with_its_line(page, tmp_path):
    file = tmp_path / "bad.toml"
    file.write_text('format = 1\n[en]\ntitle = "x"\n[[steps]]\nexperiment = "C2.summ"\nen = {text = "y"}\n')
    assert not page.controller.open_file(file)
    assert "bad.toml: line 5" in page.notice.text()
    assert "did you mean 'C2.sum'" in page.notice.text()


def test_a_copy_is_the_same_lesson(page, tmp_path):
    page.controller.choose("D")
    assert page.controller.files.save(tmp_path / "mine.toml")
    assert read(tmp_path / "mine.toml") == page.controller.lessons["D"]
    assert not page.controller.files.save(tmp_path / "nowhere" / "mine.toml")
    assert "nowhere" in page.notice.text()


def test_chinese(lab, page):
    page.controller.speak("zh_CN")
    begin(lab, page, "D", 0)
    assert page.prediction.question.text() == page.controller.lesson.steps[0].zh_CN.question
    assert lab.window.settings.get("lesson_language") == "zh_CN"


def test_the_gradient_norm_stands_below_the_loss(lab, page):
    begin(lab, page, "B1")
    board = page.board
    assert board.gradient_panel.isVisible()
    assert [panel.isVisible() for panel in (board.path_panel, board.rate_panel)] == [False, False]
    page.prediction.buttons[0].click()
    page.run.click()
    lab.until(lambda: lab.state.step >= 100)
    lab.until(lambda: board.gradient.view.viewRange()[0][1] >= 50)
    page.controller.choose("B2")
    assert board.path_panel.isVisible()
    assert not board.gradient_panel.isVisible()


def test_a_comparison_of_ones_own(lab, page):
    begin(lab, page, "A", 5)
    tool = page.controller.tool
    assert page.controller.knobs.forms == {}
    tool.panel.form.set_values({"optimizer": "SGD", "factor": 4.0, "lr": 1e-4, "steps": 40, "problem": "rosenbrock"})
    tool.panel.form.value_changed.emit(tool.panel.form.knobs[0], "SGD")
    lab.until(lambda: lab.experiment.spec.problem["name"] == "rosenbrock")
    lab.loaded()
    assert [run.name for run in lab.experiment.spec.runs] == ["baseline", "loss × 4", "lr × 4"]
    page.run.click()
    lab.until(lambda: tool.row and not tool.judge.busy)
    assert tool.row["acts"] == "as lr·s"
    assert "lr·s, weight_decay/s" in tool.panel.said.text()
    assert page.right.currentWidget() is page.board
    tool.panel.all.click()
    lab.until(lambda: tool.rows)
    assert page.right.currentWidget() is page.table
    assert page.table.runs.names[0] == "optimizer"
    row = next(row for row in tool.rows if row["optimizer"] != "SGD")
    page.table.selectRow([shown.key for shown in page.table.runs.rows].index(tool.rows.index(row)))
    page.table.doubleClicked.emit(page.table.currentIndex())
    assert tool.comparison.optimizer == row["optimizer"]
    assert lab.experiment.spec.runs[0].optimizer["name"] == row["optimizer"]
    assert page.right.currentWidget() is page.board
    page.controller.go(0)
    assert not tool.judge.busy
    assert page.right.currentWidget() is page.board


def test_a_row_of_the_table_opens_its_experiment(lab, page):
    begin(lab, page, "A", 4)
    page.run.click()
    verdicts = page.controller.verdicts
    lab.until(lambda: len(verdicts.rows) > 3 and page.table.runs.rows)
    verdicts.judge.cancel()
    page.table.selectRow(1)
    page.table.doubleClicked.emit(page.table.currentIndex())
    lab.loaded()
    assert lab.experiment.spec == claims["A.momentum_0.5"].experiment()
    assert lab.window.pages.currentWidget() is lab.page


def test_going_on_ends_the_judging(lab, page):
    begin(lab, page, "A", 4)
    page.run.click()
    lab.until(lambda: page.controller.verdicts.judge.busy)
    page.controller.go(0)
    assert not page.controller.verdicts.judge.busy
    assert page.controller.verdicts.rows == []


def test_another_experiment_is_opened_only_when_the_person_agrees(lab, page, monkeypatch):
    begin(lab, page, "C2", 0)
    asked = []
    monkeypatch.setattr(lab.window.session, "may_close", lambda: asked.append(1) or len(asked) > 1)
    page.controller.open_experiment("C2.momentum")
    assert (page.controller.place, len(asked)) == (0, 1)
    assert lab.experiment.spec == claims["C2.sum"].experiment()
    page.controller.open_experiment("C2.momentum")
    lab.loaded()
    assert lab.experiment.spec == claims["C2.momentum"].experiment()
    assert lab.window.pages.currentWidget() is lab.page
