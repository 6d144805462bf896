"""The sheet of a surface, from the form of the problem."""

from PySide6.QtWidgets import QLabel


def test_the_sheet_shows_what_is_known(lab):
    form, sheets = lab.page.problem, lab.window.formula.sheet
    assert form.printed.latex.startswith(r"\left(a - x\right)^{2}")
    form.facts.click()
    lab.until(lambda: sheets.sheet is not None)
    texts = [label.text() for label in sheets.sheet.findChildren(QLabel)]
    assert "0 at (1, 1)" in texts
    assert any("condition number 2508" in text for text in texts)
    assert any("Rosenbrock 1960" in text for text in texts)
    assert len(sheets.sheet.formulas) == 1 + 2 + 3
    sheets.sheet.close()
    lab.until(lambda: sheets.sheet is None)


def test_only_surfaces_have_one(lab):
    form = lab.page.problem
    assert not form.printed.isHidden()
    lab.experiment.choose_problem("mlp")
    assert form.printed.isHidden()
    assert form.facts.isHidden()
    lab.experiment.choose_problem("formula")
    assert form.printed.isHidden()
    assert not form.facts.isHidden()
    assert not form.formula.isHidden()
    lab.loaded()
