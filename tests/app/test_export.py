import csv

import numpy as np
import pytest
from PySide6.QtGui import QImage

from app.export import save_table
from app.figures import paint
from app.figures.look import Look
from engine.errors import InputError


def read(file):
    with file.open(encoding="utf-8", newline="") as stream:
        header, *rows = list(csv.reader(stream))
    return header, rows


def test_every_plot_exports_what_it_shows(lab, tmp_path):
    lab.run_to(200)
    for name, plot, _ in lab.page.board.plots():
        if name == "main_plane":
            continue
        if hasattr(plot, "refresh"):
            plot.refresh()
        paint.write(plot, tmp_path / f"{name}.png", Look())
        image = QImage(str(tmp_path / f"{name}.png"))
        assert image.width() == 1004
        assert len({image.pixel(x, image.height() // 2) for x in range(image.width())}) > 2
        save_table(*plot.to_table(), tmp_path / f"{name}.csv")
        assert read(tmp_path / f"{name}.csv")[0][0] == "step"
    header, rows = read(tmp_path / "loss.csv")
    assert header == ["step", "Adam", "SGD"]
    np.testing.assert_array_equal([float(row[1]) for row in rows], lab.state.history["Adam"]["loss"])


def test_runs_export_every_digit(lab, tmp_path, monkeypatch):
    lab.run_to(100)
    monkeypatch.setattr("app.export_controller.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path))
    lab.window.export_csv()
    header, rows = read(tmp_path / "Adam.csv")
    for place, channel in enumerate(lab.state.history.channels, 1):
        assert header[place] == channel
        np.testing.assert_array_equal([float(row[place]) for row in rows], lab.state.history["Adam"][channel])


def test_what_was_not_measured_is_an_empty_cell(tmp_path):
    save_table(["step", "a"], np.array([[0.0, np.nan], [1.0, np.inf]]), tmp_path / "a.csv")
    assert read(tmp_path / "a.csv")[1] == [["0.0", ""], ["1.0", "inf"]]


def test_a_folder_that_is_not_there_is_named(lab, tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        save_table(["step"], np.zeros((1, 1)), tmp_path / "nowhere" / "a.csv")
