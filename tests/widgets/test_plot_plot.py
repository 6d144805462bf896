from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from widgets.plot.palette import DARK
from widgets.plot.plot import Plot


def test_titles_and_labels_are_plain_text(qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.set_title("a < b & <b>c</b>")
    plot.set_labels("x", "loss <1>")
    assert plot.plotItem.titleLabel.text == "a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;"
    assert "loss &lt;1&gt;" in plot.getAxis("left").labelString()


def test_a_plot_can_be_painted_anywhere_at_any_scale(qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.set_palette(DARK)
    image = QImage(700, 500, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    painter = QPainter(image)
    painter.translate(100, 50)
    painter.scale(2, 2)
    plot.render_to(painter, 250, 200)
    painter.end()
    assert image.pixelColor(50, 30) == QColor("red")
    assert image.pixelColor(102, 52) == QColor(DARK.background)
    assert image.pixelColor(597, 447) == QColor(DARK.background)
    assert image.pixelColor(610, 300) == QColor("red")


def test_a_new_application_font_is_taken_up(qtbot):
    plot = Plot()
    qtbot.addWidget(plot)
    plot.set_title("title")
    before = QApplication.font()
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * 2)
    try:
        QApplication.setFont(larger)
        QApplication.processEvents()
        assert f"{larger.pointSizeF() * 1.1:.1f}pt" in plot.plotItem.titleLabel.item.toHtml()
    finally:
        QApplication.setFont(before)
