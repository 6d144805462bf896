"""Figures as other programs read them: sizes, resolution, vectors, and the experiment that they carry."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication, QImage

from app.figures import paint
from app.figures.look import KNOBS, PAPERS, Look, look_of
from app.figures.page_drawing import PageDrawing
from app.theme import DARK, LIGHT
from engine.errors import InputError
from engine.figure import read_note
from tests.widgets.plot_source import ArraySource
from widgets.plot.curve_plot import CurvePlot
from widgets.plot.style import CurveStyle

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def ready(lab):
    lab.run_to(200)
    for _, plot, _ in lab.page.board.plots():
        if hasattr(plot, "refresh"):
            plot.refresh()
    return lab


def test_sizes_on_paper_are_those_asked(ready, tmp_path):
    look = Look(width=120, height=70, dpi=200)
    for suffix in ("pdf", "svg", "png"):
        paint.write(ready.page.board.loss, tmp_path / f"a.{suffix}", look)
    box = PdfReader(tmp_path / "a.pdf").pages[0].mediabox
    assert float(box.width) == pytest.approx(120 / 25.4 * 72, abs=1)
    assert float(box.height) == pytest.approx(70 / 25.4 * 72, abs=1)
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert float(root.get("width").removesuffix("mm")) == pytest.approx(120, abs=0.3)
    assert float(root.get("height").removesuffix("mm")) == pytest.approx(70, abs=0.3)
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (round(120 / 25.4 * 200), round(70 / 25.4 * 200))
        assert picture.info["dpi"] == pytest.approx((200, 200), abs=0.1)


def test_type_is_as_large_as_asked(ready, tmp_path):
    sizes = {}
    for points in (6, 12):
        paint.write(ready.page.board.loss, tmp_path / "a.pdf", Look(width=160, height=100, type_size=points))
        found = []
        PdfReader(tmp_path / "a.pdf").pages[0].extract_text(
            visitor_text=lambda text, cm, tm, _font, size, found=found: found.append(
                abs(size * tm[3] * cm[3]) if text.strip() == "step" else 0
            )
        )
        sizes[points] = max(found)
    assert sizes[12] == pytest.approx(2 * sizes[6], rel=0.02)
    assert sizes[12] == pytest.approx(12, rel=0.05)


def test_lines_are_vectors_of_the_width_asked(ready, tmp_path):
    for width in (0.5, 2.0):
        paint.write(ready.page.board.loss, tmp_path / "a.svg", Look(line_width=width))
        root = ElementTree.parse(tmp_path / "a.svg").getroot()
        colour = ready.experiment.looks[0].colour.lower()
        strokes = []
        for group in root.iter(f"{SVG}g"):
            if (group.get("stroke") or "").lower() == colour and len(group):
                scale = float((group.get("transform") or "matrix(1").split("(")[1].split(",")[0])
                strokes.append(float(group.get("stroke-width")) * scale)
        on_paper = max(strokes) * 25.4 / 96 / 25.4 * 72
        assert any(stroke * 72 / 96 == pytest.approx(width, rel=0.05) for stroke in strokes), on_paper
    assert not list(root.iter(f"{SVG}image"))


def test_a_figure_is_light_and_the_window_stays_as_it_was(ready, tmp_path):
    ready.window.set_theme(DARK)
    plot = ready.page.board.loss
    before = (plot.colours, plot.bold, plot.legend_shown, plot.title, plot.labels, plot.grab().toImage())
    paint.write(plot, tmp_path / "a.png", Look(line_width=3, legend=False, title=True), None, "Loss")
    picture = QImage(str(tmp_path / "a.png"))
    assert picture.pixelColor(2, picture.height() - 3).lightness() > 250
    assert (plot.colours, plot.bold, plot.legend_shown, plot.title, plot.labels) == before[:5]
    assert plot.grab().toImage() == before[5]


def test_a_legend_and_a_title_are_there_only_when_asked(ready, tmp_path):
    texts = {}
    for legend, title in ((True, False), (False, False), (False, True)):
        look = Look(legend=legend, title=title, width=200)
        paint.write(ready.page.board.loss, tmp_path / "a.pdf", look, None, "Loss")
        texts[legend, title] = PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert "Adam" in texts[True, False]
    assert "Adam" not in texts[False, False]
    assert texts[False, False].count("Loss") == 1  # beside the axis
    assert texts[False, True].count("Loss") == 2


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png"])
def test_a_figure_carries_its_experiment(ready, tmp_path, suffix):
    ready.experiment.edit("runs.0.optimizer.lr", 0.01)
    ready.run_to(300)
    note = ready.window.export.note("Loss")
    assert note.events
    assert note.step == 300
    paint.write(ready.page.board.loss, tmp_path / f"a{suffix}", Look(), note, "Loss")
    assert read_note(tmp_path / f"a{suffix}") == note


def test_a_dropped_figure_brings_the_same_numbers_back(ready, tmp_path):
    ready.experiment.edit("runs.0.optimizer.lr", 0.01)
    ready.run_to(300)
    losses = np.array(ready.state.history["Adam"]["loss"])
    assert len(losses) == 301
    file = tmp_path / "figure.png"
    paint.write(ready.page.board.loss, file, Look(), ready.window.export.note("Loss"))
    ready.window.session.forget()
    ready.window.drop.take(file)
    ready.until(lambda: ready.experiment.current and ready.state.step == 300 and not ready.experiment.running)
    np.testing.assert_array_equal(ready.state.history["Adam"]["loss"], losses)
    assert ready.experiment.spec.runs[0].optimizer["lr"] == 0.01
    assert "figure.png" in ready.page.engine_notice.text()


def test_a_picture_without_an_experiment_changes_nothing(ready, tmp_path):
    file = tmp_path / "photo.png"
    Image.new("RGB", (4, 4)).save(file)
    spec, step = ready.experiment.spec, ready.state.step
    assert not ready.window.session.open_file(file)
    assert "carries no experiment" in ready.page.engine_notice.text()
    assert (ready.experiment.spec, ready.state.step) == (spec, step)


def test_a_page_is_a_figure_in_light_colours(ready, tmp_path):
    ready.window.set_theme(DARK)
    paint.write(PageDrawing(ready.window), tmp_path / "page.pdf", Look(width=254, height=140))
    paint.write(PageDrawing(ready.window), tmp_path / "page.png", Look(width=254, height=140))
    assert ready.window.theme is DARK
    page = PdfReader(tmp_path / "page.pdf").pages[0]
    assert len(page.get_contents().get_data()) > 20_000  # lines and letters, not one picture of them
    picture = QImage(str(tmp_path / "page.png"))
    assert picture.pixelColor(30, picture.height() // 2).lightness() > 200
    assert len({picture.pixel(x, picture.height() // 4) for x in range(picture.width())}) > 10
    ready.window.set_theme(LIGHT)


def test_copying_gives_picture_and_numbers(ready):
    loss = ready.page.board.loss
    ready.window.export.take(loss, "copy_figure")
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    header, *rows = data.text().splitlines()
    assert header.split("\t") == ["step", "Adam", "SGD"]
    recorded = ready.state.history["Adam"]["loss"]
    np.testing.assert_array_equal([float(row.split("\t")[1]) for row in rows], recorded)
    ready.window.export.take(loss, "copy_table")
    assert QGuiApplication.clipboard().mimeData().text().splitlines()[0] == header


def test_the_dialog_saves_what_it_shows(ready, tmp_path, monkeypatch):
    export = ready.window.export
    export.take(ready.page.board.gradient, "figure")
    dialog = export.dialog
    assert dialog.title == "Gradient norm"
    assert dialog.preview.pixmap().width() > 100
    dialog.paper.setCurrentIndex(dialog.paper.findData("slide"))
    dialog.paper.activated.emit(dialog.paper.currentIndex())
    assert (dialog.look.width, dialog.look.height) == PAPERS["slide"]
    assert dialog.form.values()["width"] == 254
    file = tmp_path / "gradient"
    monkeypatch.setattr(
        "app.export_controller.QFileDialog.getSaveFileName", lambda *_: (str(file), "SVG (*.svg)")
    )
    dialog.save_requested.emit(dialog.look)
    assert read_note(file.with_suffix(".svg")).figure == "Gradient norm"
    assert export.look() == dialog.look
    assert export.dialog is None


def test_what_cannot_be_written_is_named_and_nothing_is_left(ready, tmp_path):
    plot = ready.page.board.loss
    with pytest.raises(InputError, match="nowhere: no such folder"):
        paint.write(plot, tmp_path / "nowhere" / "a.pdf", Look())
    with pytest.raises(InputError, match=r"\.pdf"):
        paint.write(plot, tmp_path / "a.pfd", Look())
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(InputError, match=r"folder\.pdf"):
        paint.write(plot, tmp_path / "folder.pdf", Look())
    assert [path.name for path in tmp_path.iterdir()] == ["folder.pdf"]


@pytest.mark.parametrize(
    ("name", "value"), [("width", 1), ("dpi", 10_000), ("type_size", float("nan")), ("line_width", "x"), ("legend", 1)]
)
def test_a_look_that_makes_no_sense_is_refused(name, value):
    with pytest.raises(InputError, match=name):
        replace(Look(), **{name: value})
    assert look_of({name: value}) == Look()


def test_the_knobs_say_the_same_as_the_look():
    assert {knob.name: knob.default for knob in KNOBS} == Look().table()
    with pytest.raises(InputError, match="A4"):
        Look().on("A44")


def drawn_path(plot, file):
    """The points of the longest path of an SVG."""
    paint.write(plot, file, Look())
    paths = [path.get("d") or path.get("points") or "" for path in ElementTree.parse(file).getroot().iter()]
    numbers = re.findall(r"-?[\d.]+(?:e-?\d+)?", max(paths, key=len))
    return np.array(numbers, dtype=float)


def test_a_large_offset_costs_no_digits(qtbot, tmp_path):
    """Four thousand millions and a half give the same line as a half: the offset is taken off in float64."""
    lines = []
    for offset in (0.0, 4.0e9):
        plot = CurvePlot()
        qtbot.addWidget(plot)
        plot.resize(400, 300)
        plot.set_source(ArraySource({"loss": offset + np.round(np.sin(np.arange(60) / 7) * 1024) / 1024}))
        plot.set_curves([CurveStyle(0, "loss", "run", "#2769BB")])
        plot.refresh()
        plot.view.setYRange(offset - 1.5, offset + 1.5, padding=0)
        plot.view.range_edited.emit(False, True)
        lines.append(plot._curves_item._traced()[0].middle)
        assert drawn_path(plot, tmp_path / "a.svg").size > 10
    np.testing.assert_allclose(lines[1], lines[0], atol=1e-4)
