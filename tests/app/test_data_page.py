import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.pages.data.race import race
from engine.data.fingerprint import fingerprint
from engine.data.table_report import inspect


@pytest.fixture
def flowers(tmp_path):
    file = tmp_path / "flowers.csv"
    rows = [f"{i % 7},{'' if i == 4 else i % 5},red,{'ab'[i % 2]}" for i in range(40)]
    file.write_text("long,wide,colour,species\n" + "\n".join(rows) + "\n")
    return file


def opened(lab, file):
    page = lab.window.pages.show_page("data")
    page.open(file)
    lab.until(lambda: not page.reader.busy)
    return page


def drop(lab, file):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    given = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), *given)
    QApplication.sendEvent(lab.window, enter)
    fall = QDropEvent(QPoint(9, 9), *given)
    QApplication.sendEvent(lab.window, fall)
    return enter.isAccepted()


def test_a_dropped_table_is_looked_through(lab, flowers):
    assert drop(lab, flowers)
    page = lab.window.pages.currentWidget()
    lab.until(lambda: page.report is not None)
    assert page.target.currentData() == "species"
    assert page.form.values()["kind"] == "classification"
    assert page.columns.columns.features() == ("long", "wide")
    assert "wide: 1 (lines 6)" in page.notice.text()
    assert page.preview.rows.rowCount() == 20


def test_a_dropped_description_is_opened_and_others_are_not_taken(lab, tmp_path):
    file = tmp_path / "one.json"
    file.write_text('{"problem": "booth", "runs": [{"optimizer": {"name": "SGD"}}]}')
    assert drop(lab, file)
    assert lab.experiment.spec.problem["name"] == "booth"
    assert not drop(lab, tmp_path / "notes.docx")


def test_another_target_guesses_its_kind_anew(lab, flowers):
    page = opened(lab, flowers)
    page._choose_target("long")
    assert page.columns.columns.features() == ("wide",)
    assert page.form.values()["kind"] == "classification"


def test_three_optimizers_race_on_the_table(lab, flowers):
    page = opened(lab, flowers)
    page.race()
    assert lab.window.pages.currentWidget() is lab.page
    spec = lab.experiment.spec
    assert spec.problem["path"] == str(flowers)
    assert list(spec.problem["features"]) == ["long", "wide"]
    assert [run.optimizer["name"] for run in spec.runs] == ["SGD", "RMSprop", "AdamW"]
    lab.until(lambda: lab.experiment.current and lab.state.step > 5)
    assert lab.state.message == ""
    lab.experiment.pause()


def test_a_file_that_is_no_table_is_refused_in_one_line(lab, tmp_path):
    file = tmp_path / "bad.csv"
    file.write_text("a,b\n")
    page = opened(lab, file)
    assert page.report is None
    assert "bad.csv" in page.notice.text()
    assert "\n" not in page.notice.text()


def test_without_validation_nothing_of_it_is_recorded(flowers):
    report = inspect(flowers)
    spec = race(report, "species", ["long"], {"kind": "classification", "validation": 0.0})
    assert not any(name.startswith("validation") for name in spec.record)
    assert "validation_accuracy" in race(
        report, "species", ["long"], {"kind": "classification", "validation": 0.25}
    ).record


def test_the_race_remembers_what_the_file_held(flowers):
    spec = race(inspect(flowers), "species", ["long"], {"kind": "classification", "validation": 0.0})
    assert spec.problem["fingerprint"] == fingerprint(flowers)
