"""What cannot be used is said in one line, and nothing that was there is lost."""

import pytest

from engine.data import text_rows
from engine.foreign.source import sources
from engine.spec import parse

FORMULA = parse({
    "steps": 300, "dtype": "float64", "problem": {"name": "formula", "text": "x² + y²", "start": [1.0, 1.0]},
    "runs": [{"optimizer": "Adam"}],
})  # fmt: skip
FAILING = """
import torch

class Late(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = torch.nn.Linear(1, 1)
        self.calls = 0

    def forward(self, x):
        self.calls += 1
        if self.calls > {limit}:
            raise RuntimeError("no more")
        return self.inner(x)
"""


def one_line(text):
    return bool(text) and "\n" not in text and "Traceback" not in text


@pytest.mark.parametrize(
    "text", ["__import__('os').system('touch hacked')", "x.__class__", "eval(x)", "x; y", "[x for x in y]", ""]
)
def test_a_formula_that_is_none_leaves_the_last_one(make_lab, tmp_path, monkeypatch, text):
    monkeypatch.chdir(tmp_path)
    lab = make_lab(spec=FORMULA)
    lab.run_to(100)
    rows = lab.state.history["Adam"]["loss"].copy()
    refused = []
    lab.experiment.refused.connect(lambda path, said: refused.append((path, said)))
    assert not lab.experiment.edit("problem.text", text)
    assert lab.experiment.spec == FORMULA
    assert len(refused) == 1
    assert one_line(refused[0][1])
    assert (lab.state.history["Adam"]["loss"][:101] == rows[:101]).all()
    assert not (tmp_path / "hacked").exists()


@pytest.mark.parametrize(
    ("text", "said"), [("sqrt(x) + y", "slope along x is inf"), ("(-2)^x + y", "no usable derivative")]
)
def test_a_surface_that_is_not_finite_is_told_and_left_again(make_lab, text, said):
    lab = make_lab(spec=FORMULA)
    lab.experiment.open(parse({**FORMULA.table(), "problem": {"name": "formula", "text": text, "start": [0.0, 1.0]}}))
    lab.until(lambda: said in lab.page.engine_notice.text(), 10)
    assert one_line(lab.page.engine_notice.text())
    lab.open(FORMULA)
    lab.run_to(50)
    assert lab.state.history["Adam"]["loss"][-1] < 2.0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a,b\n1,2\n3\n", "line 3: has 1 fields"),
        ('a,b\n1,2\n2,"3,14"\n', "decimal comma"),
        ("", "is empty"),
        ("a,b\n1,\0\n", "is no text"),
    ],
)
def test_a_table_that_cannot_be_read_leaves_the_experiment(lab, tmp_path, content, said):
    lab.run_to(100)
    spec, rows = lab.experiment.spec, lab.state.history["Adam"].written
    file = tmp_path / "bad.csv"
    file.write_text(content)
    page = lab.window.pages.show_page("data")
    page.open(file)
    lab.until(lambda: not page.controller.reader.busy)
    assert page.controller.report is None
    assert said in page.notice.text()
    assert one_line(page.notice.text())
    assert (lab.experiment.spec, lab.state.history["Adam"].written) == (spec, rows)


def test_a_huge_table_is_refused_with_the_limit(lab, tmp_path, monkeypatch):
    monkeypatch.setattr(text_rows, "MAX_BYTES", 1000)
    file = tmp_path / "huge.csv"
    file.write_text("a,b\n" + "1,2\n" * 1000)
    page = lab.window.pages.show_page("data")
    page.open(file)
    lab.until(lambda: not page.controller.reader.busy)
    assert page.controller.report is None
    assert "huge.csv" in page.notice.text()
    assert one_line(page.notice.text())
    file.write_text("a,b,y\n" + "1,2,3\n4,5,6\n7,8,9\n")
    page.open(file)
    lab.until(lambda: not page.controller.reader.busy)
    assert page.controller.report is not None


@pytest.mark.parametrize("limit", [0, 30])
def test_a_module_that_fails_is_told_and_what_was_done_stays(lab, tmp_path, limit):
    file = tmp_path / "late.py"
    file.write_text(FAILING.replace("{limit}", str(limit)))
    spec = parse({
        "steps": 200, "problem": {"name": "module", "file": str(file), "model": "Late", "data": "sine", "loss": "mse"},
        "runs": [{"optimizer": "SGD"}],
    })  # fmt: skip
    lab.experiment.consent.grant(sources(spec))
    lab.experiment.open(spec)
    if limit:
        lab.loaded()
        lab.experiment.run()
    lab.until(lambda: "no more" in lab.page.engine_notice.text(), 10)
    assert one_line(lab.page.engine_notice.text())
    lab.open()
    lab.run_to(20)
    assert lab.state.history["Adam"].written == 21
