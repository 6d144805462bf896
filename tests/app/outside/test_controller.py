"""Others' code runs only after the person has agreed; whatever it does wrong, the session lives on."""

import numpy as np
import pytest

from engine.experiment import Experiment
from engine.session.save import save_experiment
from engine.spec import parse


def wait_refused(lab):
    lab.until(lambda: lab.state.status == "idle" and lab.experiment.current)


def test_a_spec_with_outside_code_opens_and_runs_only_when_allowed(lab, mine):
    page, experiment = lab.page, lab.experiment
    experiment.open(mine.spec())
    wait_refused(lab)
    assert experiment.spec.runs[0].optimizer["name"] == mine.name()
    assert not page.code_notice.isHidden()
    assert str(mine.file) in page.code_notice.text()
    assert page.engine_notice.isHidden()
    page.code_notice.chosen.emit("later")
    assert page.code_notice.isHidden()
    experiment.toggle()
    assert not page.code_notice.isHidden()
    assert not mine.ran
    page.code_notice.chosen.emit("allow_code")
    lab.until(lambda: lab.state.status == "finished")
    assert mine.ran
    assert page.code_notice.isHidden()
    assert experiment.spec.runs[0].optimizer == {"name": mine.name(), "lr": 0.001, "nesterov": False}
    history = lab.state.history
    np.testing.assert_allclose(history["mine"]["loss"], history["SGD"]["loss"], rtol=1e-9)


def test_it_is_asked_once_for_each_content_of_a_file(lab, mine):
    experiment = lab.experiment
    experiment.open(mine.spec())
    experiment.agree()
    lab.until(lambda: lab.state.status == "finished")
    experiment.open(mine.spec(lr=0.002))
    assert experiment.awaited == ()
    lab.until(lambda: experiment.current and lab.state.history is not None)
    mine.file.write_text(mine.file.read_text() + "\n")
    mine.trace.unlink()
    experiment.reset()
    assert [source.place for source in experiment.awaited] == [str(mine.file)]
    wait_refused(lab)
    assert not mine.ran


def test_going_back_does_not_run_a_file_that_was_changed(lab, mine):
    experiment = lab.experiment
    experiment.open(mine.spec())
    experiment.agree()
    lab.until(lambda: lab.state.status == "finished")
    mine.file.write_text(mine.file.read_text() + "\n")
    mine.trace.unlink()
    experiment.rewind(20)
    assert lab.state.step == 60
    assert "has changed since it was allowed" in lab.page.engine_notice.text()
    lab.qtbot.wait(100)
    assert not mine.ran


def test_a_session_shows_what_was_recorded_before_its_code_is_allowed(lab, mine, tmp_path):
    experiment = Experiment(mine.spec(), allow_code=True)
    experiment.advance(40)
    save_experiment(tmp_path / "a.optlab", experiment)
    recorded = np.array(experiment.history["mine"]["loss"])
    mine.trace.unlink()
    mine.file.write_text(mine.file.read_text() + "\n")  # what was imported above does not count
    lab.window.session.open_file(tmp_path / "a.optlab")
    wait_refused(lab)
    assert lab.state.step == 40
    np.testing.assert_array_equal(lab.state.history["mine"]["loss"], recorded)
    assert not mine.ran
    lab.page.code_notice.chosen.emit("allow_code")
    lab.until(lambda: lab.state.status == "paused" and lab.state.step == 40)
    assert mine.ran
    lab.run_to(50)
    whole = Experiment(mine.spec(), allow_code=True)
    whole.advance(50)
    np.testing.assert_array_equal(lab.state.history["mine"]["loss"], np.array(whole.history["mine"]["loss"])[:51])


def test_a_module_of_ones_own_is_asked_for_too(lab, tmp_path):
    file = tmp_path / "net.py"
    file.write_text("import torch\nclass Net(torch.nn.Sequential):\n    def __init__(self):\n"
                    "        super().__init__(torch.nn.Flatten(), torch.nn.Linear(64, 10))\n")  # fmt: skip
    problem = {"name": "module", "file": str(file), "model": "Net"}
    lab.experiment.open(parse({"steps": 5, "problem": problem, "runs": [{"optimizer": "SGD"}]}))
    wait_refused(lab)
    assert "Net from" in lab.page.code_notice.text()
    lab.page.code_notice.chosen.emit("allow_code")
    lab.until(lambda: lab.state.status == "finished")


@pytest.mark.parametrize(
    ("kind", "said"),
    [("Broken", "the wheels came off (mine.py, line 20)"), ("Growing", "number of parameters from 2 to 3"),
     ("Needy", "total"), ("None", "unknown class 'None'")],
)  # fmt: skip
def test_what_user_code_does_wrong_is_one_line_and_the_session_lives_on(lab, mine, kind, said):
    lab.experiment.open(mine.spec(kind))
    lab.experiment.agree()
    lab.until(lambda: lab.state.status in ("failed", "idle") and said in lab.page.engine_notice.text())
    assert "\n" not in lab.page.engine_notice.text()
    lab.open()
    lab.run_to(20)


def test_one_that_gives_nan_ends_its_own_run_only(lab, mine):
    lab.experiment.open(mine.spec("Blank"))
    lab.experiment.agree()
    lab.until(lambda: lab.state.status == "finished")
    assert lab.state.history["mine"].diverged_at == 1
    assert lab.state.history["SGD"].written == 61


def test_one_that_needs_a_closure_gets_one(lab, mine):
    lab.experiment.open(mine.spec("Searching"))
    lab.experiment.agree()
    lab.until(lambda: lab.state.status == "finished")
    history = lab.state.history
    np.testing.assert_allclose(history["mine"]["loss"], history["SGD"]["loss"], rtol=1e-9)


def test_a_class_is_chosen_with_the_arguments_of_its_signature(lab, mine):
    box = lab.page.optimizer.box
    box.other_requested.emit()
    chooser = lab.window.outside.chooser
    chooser.show_file(mine.file)
    dialog = chooser.dialog
    assert not mine.ran
    kinds = [name.rpartition(":")[2] for name in dialog.list.names()]
    assert kinds == ["Mine", "Broken", "Growing", "Blank", "Searching", "Needy"]
    dialog.set_name(mine.name())
    assert str(mine.file) in dialog.consent.text()
    assert dialog.use.text() == "Allow and use"
    dialog.use.click()
    lab.until(lambda: lab.experiment.spec.runs[0].optimizer["name"] == mine.name())
    assert lab.experiment.spec.runs[0].name == "Mine"
    assert lab.page.optimizer.form.values() == {"lr": 0.001, "nesterov": False}
    lab.loaded()
    lab.experiment.run()
    lab.until(lambda: lab.state.status == "finished")
    lab.window.outside.choose()
    again = lab.window.outside.chooser.dialog
    again.set_name(mine.name("Needy"))
    assert again.use.text() == "Use"
    again.use.click()
    lab.until(lambda: "needs total" in lab.page.engine_notice.text())
    assert lab.experiment.spec.runs[0].optimizer["name"] == mine.name()


def test_names_that_cannot_be_used_say_why(lab):
    lab.window.outside.choose()
    dialog = lab.window.outside.chooser.dialog
    wrong = {"Adam": "a colon", "not a module:X": "must look like", "nowhere_at_all:X": "not installed"}
    for name, said in wrong.items():
        dialog.set_name(name)
        assert said in dialog.consent.text()
        assert not dialog.use.isEnabled()
    dialog.set_name("torch.optim:Adam")
    assert dialog.use.isEnabled()
    assert dialog.use.text() == "Use"
    dialog.reject()


def test_rules_that_cannot_be_used_here_are_grey_with_the_reason(lab):
    box = lab.page.optimizer.box
    lab.until(lambda: any(offer.reason for offer in box.offers()))
    reasons = {offer.name: offer.reason for offer in box.offers() if offer.reason}
    assert "Muon" in reasons
    assert not box.model().item(box.findText("Muon")).isEnabled()
    assert box.model().item(box.findText("Adam")).isEnabled()


def test_a_chain_is_opened_in_the_builder(lab):
    blocks = [{"block": "adam_moments"}, {"block": "learning_rate"}]
    lab.experiment.use_optimizer(0, {"name": "chain", "blocks": blocks, "lr": 0.02})
    lab.loaded()
    form = lab.page.optimizer
    assert not form.open_builder.isHidden()
    assert form.form.values()["lr"] == 0.02
    form.open_builder.click()
    page = lab.window.pages.currentWidget()
    assert [entry.key for entry in page.controller.draft.entries] == ["adam_moments", "learning_rate"]
    assert page.controller.draft.value("lr") == 0.02
