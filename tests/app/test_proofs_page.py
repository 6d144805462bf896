"""The Proofs page: run in a process beside the window, cancelled, grouped."""

import pytest

from engine.proof import proofs


@pytest.fixture
def page(lab):
    return lab.window.pages.show_page("proofs")


def test_every_proof_has_a_row(page):
    assert [row.values[1] for row in page.table.runs.rows] == proofs.names()


def test_a_group_alone(page):
    page.group.setCurrentIndex(page.group.findData("rate"))
    page.show_rows()
    assert {row.values[1] for row in page.table.runs.rows} == {n for n in proofs.names() if n.startswith("rate.")}


def test_run_a_few_and_see_their_numbers(lab, page):
    page.run(["decay.AdamW", "cyclic.base"])
    assert page.cancel.isVisible()
    assert not page.run_all.isEnabled()
    lab.until(lambda: not page.judge.busy)
    row = page.rows["decay.AdamW"]
    assert row["ok"]
    assert row["measured"] == pytest.approx(0.99**100, abs=1e-12)
    assert page.progress.value() == 2
    place = proofs.names().index("decay.AdamW")
    page.table.selectRow(place)
    assert proofs["decay.AdamW"].source in page.detail.text()


def test_cancel_keeps_what_was_found(lab, page):
    page.run(["decay.AdamW", "fractal.dimension"])
    lab.until(lambda: "decay.AdamW" in page.rows)
    page.cancel.click()
    assert not page.judge.busy
    assert list(page.rows) == ["decay.AdamW"]
    assert page.run_all.isEnabled()


def test_the_experiment_of_a_proof_comes_on_the_bench(lab, page, monkeypatch):
    assert not page.open.isEnabled()
    page.table.selectRow(proofs.names().index("decay.AdamW"))
    before, agreed = lab.experiment.spec, []
    monkeypatch.setattr(lab.window.session, "may_close", lambda: bool(agreed))
    page.open.click()
    assert lab.experiment.spec == before
    agreed.append(1)
    page.open.click()
    lab.loaded()
    assert lab.experiment.spec.runs[0].optimizer["name"] == "AdamW"
    assert lab.window.pages.currentWidget() is lab.page
    lab.run_to(100)
    assert lab.state.history["0"]["x0"][100] == pytest.approx(0.99**100, abs=1e-12)


def test_given_gradients_open_in_the_calculator(lab, page):
    page.table.selectRow(proofs.names().index("amsgrad.AMSGrad"))
    assert "Adam goes up, AMSGrad down" in page.detail.text()
    page.open.click()
    steps = lab.window.pages.currentWidget()
    control = steps.controller
    assert control.numbers[:6] == [3.0, -1.0, -1.0, 3.0, -1.0, -1.0]
    lab.until(lambda: control.sheet is not None and len(control.sheet.rules) == 2)
    places = [next(c.values[-1] for c in rule.columns if c.symbol == "w") for rule in control.sheet.rules]
    assert places[0] > 0 > places[1]
