import itertools

import pytest
from PySide6.QtGui import QImage

from engine.problem import problems
from widgets.anatomy.formula_art import FormulaArt
from widgets.formula.editor import FormulaEditor
from widgets.formula.picture import FormulaPicture

SURFACE = problems["formula"]


@pytest.fixture
def editor(qtbot):
    made = FormulaEditor()
    qtbot.addWidget(made)
    made.resize(320, 120)
    made.set_problem(SURFACE, {"text": "x² + y²", "start": [1.0, 1.0]})
    made.show()
    return made


def typed(editor, text):
    editor.line.selectAll()
    editor.line.insert(text)


def test_what_is_typed_is_taken_when_the_typing_rests(editor, qtbot):
    with qtbot.waitSignal(editor.retyped, timeout=3000) as heard:
        typed(editor, "k·x² + b y²")
    arguments = heard.args[0]
    assert arguments["text"] == "k·x² + b y²"
    assert arguments["parameters"] == {"k": 1.0, "b": 1.0}
    assert arguments["start"] == [1.0, 1.0]


def test_return_takes_it_at_once(editor, qtbot):
    heard = []
    editor.retyped.connect(heard.append)
    typed(editor, "x^2 + 3y²")
    editor.line.editingFinished.emit()
    assert [table["text"] for table in heard] == ["x^2 + 3y²"]


@pytest.mark.parametrize(
    ("text", "column"),
    [("x² + (y", 7), ("x² + @ y²", 5), ("x² + foo(y)", 5), ("x² +", 4), ("", 0)],
)
def test_an_error_stands_under_its_character_as_it_is_typed(editor, text, column):
    heard = []
    editor.retyped.connect(heard.append)
    typed(editor, text) if text else editor.line.textEdited.emit("")
    assert editor.error()
    assert abs(editor.line.column - column) <= 1
    assert heard == []
    typed(editor, "x² + y² + 1")
    assert editor.error() == ""
    assert editor.line.column is None


def test_the_wave_lies_under_the_marked_character(editor):
    editor.line.setText("abcdefgh")
    editor.line.setCursorPosition(2)
    spans = []
    for column in range(8):
        editor.line.mark(column)
        spans.append(editor.line.column_span())
    for (left, _), (after, _) in itertools.pairwise(spans):
        assert 2 < after - left < 20
    editor.line.setCursorPosition(7)
    editor.line.mark(3)
    assert editor.line.column_span()[0] == pytest.approx(spans[3][0], abs=1.5)


def test_the_marked_character_is_painted_red(editor):
    typed(editor, "x² + (y")
    picture = editor.line.grab().toImage()
    left, right = editor.line.column_span()
    red = 0
    for x in range(int(left), min(int(right) + 1, picture.width())):
        for y in range(picture.height() // 2, picture.height() - 3):
            colour = picture.pixelColor(x, y)
            red += colour.red() > 150 and colour.green() < 120
    assert red > 2


def test_every_way_of_writing_gives_the_same_picture(editor):
    written = SURFACE.formula(SURFACE.values({"text": "x^2 + 2*pi*y^2", "start": [1, 1]}))
    for text in ("x^2 + 2*pi*y^2", "x**2 + 2π y²", "x² ＋ 2 π y²"):
        typed(editor, text)
        assert editor.error() == ""
        assert editor.picture.latex == written.latex


def test_what_is_being_typed_stays_when_the_form_is_filled_again(editor, qtbot):
    editor.line.setFocus()
    qtbot.waitUntil(editor.line.hasFocus)
    typed(editor, "x² + (y")
    editor.set_problem(SURFACE, {"text": "x² + y²", "start": [2.0, 1.0]})
    assert editor.line.text() == "x² + (y"


def test_a_wide_formula_is_made_smaller(editor):
    svg = b'<svg viewBox="0 -12 %d 16" fill="currentColor"><rect width="9" height="9"/></svg>'
    editor.picture.resize(300, 40)
    editor.picture.set_art(FormulaArt(lambda _latex: svg % 100))
    assert editor.picture.em() == 16
    editor.picture.set_art(FormulaArt(lambda _latex: svg % 400))
    assert editor.picture.em() == pytest.approx(16 * 292 / 400)
    assert isinstance(editor.picture.grab().toImage(), QImage)


def test_a_picture_that_would_be_cut_off_is_left_out(qtbot):
    svg = b'<svg viewBox="0 -12 %d 16"/>'
    art = FormulaArt(lambda latex: svg % (16 * len(latex)))
    picture = FormulaPicture(only_whole=True)
    qtbot.addWidget(picture)
    picture.resize(200, 20)
    picture.set_art(art)
    picture.set_latex("x" * 10)
    assert picture.sizeHint().height() > 10
    picture.set_latex("x" * 200)
    assert picture.sizeHint().height() == 0
    whole = FormulaPicture()
    qtbot.addWidget(whole)
    whole.set_art(art)
    whole.set_latex("x" * 200)
    assert whole.sizeHint().height() > 0
