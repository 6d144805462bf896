import numpy as np
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
    lab.until(lambda: not page.controller.reader.busy)
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
    lab.until(lambda: page.controller.report is not None)
    assert page.target.currentData() == "species"
    assert page.form.values()["kind"] == "classification"
    assert page.columns.columns.features() == ("long", "wide")
    assert "wide: 1 (line 6)" in page.notice.text()
    assert page.preview.rows.rowCount() == 20


def test_a_dropped_description_is_opened_and_others_are_not_taken(lab, tmp_path):
    file = tmp_path / "one.json"
    file.write_text('{"problem": "booth", "runs": [{"optimizer": {"name": "SGD"}}]}')
    assert drop(lab, file)
    assert lab.experiment.spec.problem["name"] == "booth"
    assert not drop(lab, tmp_path / "notes.docx")


def test_one_class_is_said_before_anything_is_lost(lab, tmp_path):
    lab.run_to(100)
    spec = lab.experiment.spec
    file = tmp_path / "one.csv"
    file.write_text("long,kind,class\n" + "".join(f"{k * k},{k % 2},1\n" for k in range(9)))
    page = opened(lab, file)
    assert "'class' is the same in all rows" in page.notice.text()
    assert not page.start.isEnabled()
    page.controller.choose_target("kind")
    assert page.notice.isHidden()
    assert page.start.isEnabled()
    assert lab.experiment.spec == spec
    assert lab.state.step == 100


def test_an_older_encoding_is_read_and_named(lab, tmp_path):
    file = tmp_path / "花.csv"
    rows = "".join(f"{k};{k % 5},5;{'红蓝'[k % 2]}\n" for k in range(30))
    file.write_text("编号;长度;种类\n" + rows, encoding="gb18030")
    page = opened(lab, file)
    assert page.target.currentData() == "种类"
    assert page.columns.columns.features() == ("长度",)
    assert "GB 18030" in page.size_.text()
    assert page.columns.columns.index(0, 1).data() == "numbers of rows"


def test_pictures_can_have_convolutions(lab, tmp_path, flowers):
    file = tmp_path / "pictures.npz"
    rng = np.random.default_rng(1)
    kinds = np.arange(60) % 2
    np.savez(file, image=rng.standard_normal((60, 6, 6)) + kinds[:, None, None], kind=kinds)
    page = opened(lab, file)
    assert page.pictures.isVisible()
    page.pictures.set_values({"channels": (3,)})
    page.controller.race()
    lab.until(lambda: lab.experiment.current and lab.state.step > 3)
    lab.experiment.pause()
    assert lab.experiment.spec.problem_values()["channels"] == (3,)
    assert lab.state.dimension == 3 * 9 + 3 + 3 * 9 * 2 + 2
    lab.window.session.forget()
    page = opened(lab, flowers)
    assert not page.pictures.isVisible()
    assert page.controller.values()["channels"] == []


def test_another_target_guesses_its_kind_anew(lab, flowers):
    page = opened(lab, flowers)
    page.controller.choose_target("long")
    assert page.columns.columns.features() == ("wide", "species")
    assert page.form.values()["kind"] == "classification"


def test_three_optimizers_race_on_the_table(lab, flowers):
    page = opened(lab, flowers)
    page.controller.race()
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
    assert page.controller.report is None
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
