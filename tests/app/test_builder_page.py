import runpy

import numpy as np
import pytest
import torch
from PySide6.QtWidgets import QFileDialog

from app.pages.builder.class_file import class_name, file_name
from engine.inline import run


@pytest.fixture
def page(lab):
    page = lab.window.pages.show_page("builder")
    lab.until(lambda: page.controller._ticket is None and not page.controller._timer.isActive())
    return page


def test_it_begins_with_a_rule_taken_apart(page):
    assert [card.form.values() for card in page.chain.cards] == [
        {"beta1": 0.9, "beta2": 0.999, "eps": 1e-8}, {"lr": 1e-3}, {"lr": 1e-3, "weight_decay": 0.01},
    ]  # fmt: skip
    assert page.name.text() == "My AdamW"


def test_blocks_come_and_go_and_share_what_they_turn(page):
    page.blocks.chosen.emit("sign")
    page.chain.moved.emit(3, 0)
    page.chain.removed.emit(1)
    assert [entry.key for entry in page.controller.draft.entries] == ["sign", "learning_rate", "decoupled_decay"]
    page.chain.turned.emit("lr", 0.05)
    assert [card.form.values().get("lr") for card in page.chain.cards] == [None, 0.05, 0.05]
    page.chain.parted.emit(2, True)
    page.chain.turned.emit("lr_2", 0.5)
    assert page.chain.cards[2].form.values() == {"lr_2": 0.5, "weight_decay_2": 0.01}


def test_it_becomes_a_run_that_trains_as_the_chain(lab, page):
    page.chain.turned.emit("lr", 0.02)
    page.name.show_text("AdamW by hand")
    page.use.click()
    lab.loaded()
    spec = lab.experiment.spec
    assert spec.runs[-1].name == "AdamW by hand"
    assert spec.runs[-1].optimizer["name"] == "chain"
    lab.run_to(50)
    adamw = {"name": "AdamW", "lr": 0.02}
    table = {**spec.table(), "runs": [{"name": "r", "optimizer": adamw}]}
    np.testing.assert_array_equal(lab.state.history["AdamW by hand"]["x"][:51], run(table)["r"]["x"][:51])
    lab.window.pages.show_page("bench")
    assert "lr" in lab.page.optimizer.form.editors
    assert lab.page.optimizer.box.placeholderText() == "Adam moments · Learning rate · Decoupled decay"


def test_it_is_applied_to_a_run_that_goes_on(lab, page):
    lab.run_to(20)
    page.apply.click()
    lab.until(lambda: lab.state.events)
    assert lab.state.spec.runs[0].optimizer["name"] == "chain"
    lab.run_to(30)
    assert not lab.state.message


def test_a_run_of_the_experiment_can_be_taken_apart(page):
    texts = [page.begin.itemText(i) for i in range(page.begin.count())]
    assert texts[:2] == ["Run: Adam", "Run: SGD"]
    assert "LBFGS" not in texts
    page.begin.activated.emit(1)
    assert page.controller.draft.values["momentum"] == 0.5


def test_the_class_is_checked_and_written(lab, page, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    page.chain.turned.emit("lr", 0.02)
    page.export.click()
    lab.until(lambda: (tmp_path / "mine.py").exists(), 120)
    made = runpy.run_path(str(tmp_path / "mine.py"))["MyAdamW"]
    paths = []
    for kind, knobs in ((made, {}), (torch.optim.AdamW, {"lr": 0.02, "weight_decay": 0.01})):
        place = torch.tensor([-1.2, 1.0], dtype=torch.float64, requires_grad=True)
        optimizer = kind([place], **knobs)
        for _ in range(30):
            optimizer.zero_grad()
            ((1 - place[0]) ** 2 + 100 * (place[1] - place[0] ** 2) ** 2).backward()
            optimizer.step()
        paths.append(place.detach().numpy().copy())
    np.testing.assert_allclose(paths[0], paths[1], rtol=1e-12)
    lab.until(lambda: "Checked" in page.notice.text())


def test_a_chain_that_cannot_be_a_class_is_not_written(lab, page, tmp_path):
    page.blocks.chosen.emit("gradient_noise")
    page.controller.file.export(page.controller.spec(), "Mine", tmp_path / "mine.py")
    lab.until(lambda: "cannot be written as a class" in page.notice.text())
    assert not (tmp_path / "mine.py").exists()


def test_a_refused_value_is_said(page):
    page.chain.turned.emit("lr", -1.0)
    assert page.controller.spec() is None
    assert "lr" in page.notice.text()


def test_the_chain_that_is_being_built_is_saved_with_the_session(lab, page, tmp_path):
    page.blocks.chosen.emit("sign")
    page.chain.parted.emit(2, True)
    page.chain.turned.emit("lr_2", 0.5)
    page.name.show_text("Half done")
    built, kept = page.controller.draft, page.layout_table()
    lab.window.session.save_to(tmp_path / "kept.optlab")
    lab.until(lambda: lab.window.session.file is not None)
    lab.window.pages.restore_layout({})
    assert (page.name.text(), len(page.chain.cards)) == ("My AdamW", 3)
    lab.window.session.open_file(tmp_path / "kept.optlab")
    lab.until(lambda: page.name.text() == "Half done")
    assert page.controller.draft.spec() == built.spec()
    assert page.layout_table() == kept
    assert page.begin.currentText() == "AdamW"


@pytest.mark.parametrize(
    "wrong",
    [
        {"chain": 3}, {"chain": {"name": "chain", "blocks": "x"}}, {"chain": {"name": "chain", "blocks": ["nothing"]}},
        {"chain": {"name": "chain", "blocks": ["learning_rate"], "lr": -1.0}}, {"chain": {}}, {"name": 7},
        {"name": "x" * 1000}, {"reference": {"name": "mine.py:Mine"}}, {"reference": []}, {"reference_name": None},
    ],
)  # fmt: skip
def test_a_layout_that_is_no_chain_begins_anew(page, wrong):
    page.blocks.chosen.emit("sign")
    page.restore_layout({**page.layout_table(), **wrong})
    assert [entry.key for entry in page.controller.draft.entries][-1] == "decoupled_decay"
    assert page.name.text() == "My AdamW"


def test_names_for_python():
    assert class_name("My AdamW 2") == "MyAdamW2"
    assert class_name("2 fast") == "Chain2Fast"
    assert class_name("我的") == "Chain"
    assert file_name("MyAdamW") == "my_adam_w"
