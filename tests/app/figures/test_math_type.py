"""Figures in the type of LaTeX: letters, the font's lines, and that the plot is afterwards as it was."""

import unicodedata

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QRawFont

from app.figures import math_font, paint
from app.figures.look import Look
from app.figures.math_type import italic, lettered
from widgets.plot.curve_plot import CurvePlot


def test_letters_are_those_that_unicode_calls_so():
    for letter, name in (("x", "SMALL X"), ("h", None), ("L", "CAPITAL L"), ("η", "SMALL ETA"), ("Ω", "CAPITAL OMEGA")):
        said = unicodedata.name(italic(letter))
        assert said == (f"MATHEMATICAL ITALIC {name}" if name else "PLANCK CONSTANT")
    assert italic("‖∇L‖ 2") == "‖∇𝐿‖ 2"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("x", "𝑥"), ("x1", "𝑥₁"), ("w_12", "𝑤₁₂"), ("step", "step 𝑡"), ("Loss", "Loss 𝐿"),
     ("Learning rate", "Learning rate 𝜂"), ("accuracy", "accuracy"), ("direction 1 (99 %)", "direction 1 (99 %)"),
     ("", "")],
)  # fmt: skip
def test_axes(text, expected):
    assert lettered(text) == expected


def test_lines_are_as_high_as_those_of_text_and_letters_stay(qapp):
    data = math_font.as_it_comes()
    before, after = (QRawFont(QByteArray(font), 100.0) for font in (data, math_font.lower(data)))
    assert after.ascent() + after.descent() == pytest.approx(117, abs=1)
    assert before.ascent() + before.descent() > 150
    glyphs = before.glyphIndexesForString("x𝑡2")
    assert after.glyphIndexesForString("x𝑡2") == glyphs
    assert after.advancesForGlyphIndexes(glyphs) == before.advancesForGlyphIndexes(glyphs)


def test_the_figure_has_the_type_and_the_plot_its_own_again(qtbot, tmp_path):
    plot = CurvePlot()
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    labels = plot.labels
    for latex in (True, False):
        file = tmp_path / f"{latex}.pdf"
        paint.write(plot, file, Look(latex=latex), title="Loss")
        fonts = {font.get_object()["/BaseFont"] for font in PdfReader(file).pages[0]["/Resources"]["/Font"].values()}
        assert any("STIXTwoMath" in name for name in fonts) == latex
        assert (plot.family, plot.labels) == ("", labels)
