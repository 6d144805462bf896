import numpy as np

from app.run_look import RunLook
from engine.event import Event
from engine.experiment import Experiment
from engine.spec import parse


def refusals(lab):
    heard = []
    lab.experiment.refused.connect(lambda path, text: heard.append((path, text)))
    return heard


def test_a_change_at_step_0_loads_quietly(lab):
    generation = lab.state.generation
    for lr in (0.01, 0.02, 0.03):
        assert lab.experiment.edit("runs.0.optimizer.lr", lr)
    lab.loaded()
    assert lab.state.generation == generation + 1
    assert lab.state.initial_spec.runs[0].optimizer["lr"] == 0.03
    assert lab.state.events == ()
    assert not lab.experiment.restart_needed


def test_a_live_knob_is_edited_while_running_and_replays(lab):
    lab.run_to(100)
    lab.experiment.edit("runs.0.optimizer.betas.0", 0.5)
    lab.run_to(200)
    assert lab.state.events == (Event(100, "runs.0.optimizer.betas.0", 0.9, 0.5),)
    again = Experiment(lab.state.initial_spec, script=lab.state.events)
    again.advance(200)
    np.testing.assert_array_equal(again.history["Adam"]["loss"], lab.state.history["Adam"]["loss"])


def test_what_cannot_change_while_running_asks_for_a_restart_and_can_be_undone(lab):
    lab.run_to(50)
    lab.experiment.edit("seed", 3)
    assert lab.experiment.restart_needed
    assert "restart" in lab.page.notice.text()
    lab.experiment.duplicate_run(0)
    lab.experiment.undo()
    assert not lab.experiment.restart_needed
    assert lab.page.notice.text() == ""
    assert lab.experiment.spec.seed == 0
    assert len(lab.experiment.spec.runs) == len(lab.experiment.looks) == 2
    assert lab.state.step == 50
    lab.experiment.edit("seed", 7)
    lab.experiment.restart()
    lab.loaded()
    assert lab.state.step == 0
    assert lab.state.initial_spec.seed == 7


def test_bad_input_is_refused_in_one_line(lab):
    heard = refusals(lab)
    assert not lab.experiment.edit("runs.0.optimizer.lr", -1.0)
    assert heard[0][0] == "runs.0.optimizer.lr"
    assert "-1" in heard[0][1]
    assert "\n" not in heard[0][1]
    assert lab.experiment.spec.runs[0].optimizer["lr"] == 0.05


def test_runs_are_added_copied_renamed_and_removed(lab):
    experiment = lab.experiment
    experiment.add_run()
    experiment.duplicate_run(0)
    assert [run.name for run in experiment.spec.runs][-1] == "Adam 2"
    assert len({look.colour for look in experiment.looks}) == 4
    assert experiment.selected == 3
    experiment.rename(3, "twin")
    heard = refusals(lab)
    experiment.rename(2, "twin")
    assert "names must differ" in heard[0][1]
    experiment.remove_run(0)
    assert [run.name for run in experiment.spec.runs][-1] == "twin"
    assert experiment.selected == 2
    lab.loaded()
    assert lab.state.history.runs == tuple(run.name for run in experiment.spec.runs)


def test_the_last_run_stays(lab):
    heard = refusals(lab)
    lab.experiment.remove_run(0)
    lab.experiment.remove_run(0)
    assert len(lab.experiment.spec.runs) == 1
    assert "at least one run" in heard[0][1]


def test_a_name_changes_while_running_without_a_restart(lab):
    lab.run_to(50)
    lab.experiment.rename(0, "first")
    assert not lab.experiment.restart_needed
    assert lab.page.board.loss.curves[0].label == "first"


def test_another_problem_takes_its_defaults(lab):
    for name in ("quadratic", "ten_points", "digits", "rosenbrock"):
        lab.experiment.choose_problem(name)
        lab.loaded()
        assert lab.state.spec.problem["name"] == name
        assert lab.state.message == ""


def test_another_optimizer_keeps_what_both_have(lab):
    lab.experiment.edit("runs.0.optimizer.weight_decay", 0.1)
    lab.experiment.choose_optimizer(0, "AdamW")
    assert lab.experiment.spec.runs[0].optimizer["weight_decay"] == 0.1
    assert lab.experiment.spec.runs[0].name == "AdamW"


def test_transport(lab):
    experiment = lab.experiment
    experiment.step()
    lab.until(lambda: lab.state.step == 1)
    experiment.toggle()
    lab.until(lambda: lab.state.status == "finished")
    assert lab.state.step == 400
    experiment.toggle()
    lab.until(lambda: experiment.current and lab.state.status == "finished")
    experiment.reset()
    lab.loaded()
    assert lab.state.step == 0


def test_stop_ends_here_and_the_next_run_starts_anew(lab):
    lab.run_to(50)
    generation = lab.state.generation
    lab.experiment.stop()
    assert lab.experiment.stopped
    lab.experiment.run()
    lab.until(lambda: lab.experiment.current and lab.state.status == "finished")
    assert lab.state.generation == generation + 1


def test_one_step_per_click(lab):
    lab.experiment.set_speed(0.0)
    lab.experiment.toggle()
    lab.experiment.toggle()
    lab.until(lambda: lab.state.step == 2)


def test_moving_the_start_goes_as_far_as_before(lab):
    lab.run_to(120)
    lab.experiment.move_start([0.5, 0.5])
    lab.until(lambda: lab.state.step == 120 and not lab.experiment.busy)
    np.testing.assert_array_equal(lab.state.history["Adam"]["x"][0], [0.5, 0.5])
    fresh = Experiment(lab.experiment.spec)
    fresh.advance(120)
    np.testing.assert_array_equal(fresh.history["SGD"]["x"], lab.state.history["SGD"]["x"])


def test_a_problem_that_cannot_be_built_says_so_and_the_next_works(lab):
    table = lab.experiment.spec.table()
    table["record"] = ["loss", "lr", "validation_loss"]
    lab.experiment.open(parse(table))
    lab.until(lambda: "validation_loss" in lab.state.message)
    assert "validation_loss" in lab.page.engine_notice.text()
    lab.open()
    lab.run_to(10)
    assert lab.page.engine_notice.text() == ""


def test_looks_follow_their_runs(lab):
    lab.experiment.set_look(1, colour="#112233", visible=False)
    assert lab.experiment.looks[1] == RunLook("#112233", False)
    assert [(curve.colour, curve.visible) for curve in lab.page.board.loss.curves][1] == ("#112233", False)
    lab.experiment.remove_run(0)
    assert lab.experiment.looks == [RunLook("#112233", False)]


def test_another_surface_parameter_goes_as_far_as_before(lab):
    lab.run_to(120)
    lab.experiment.edit("problem.b", 20.0)
    assert not lab.experiment.restart_needed
    lab.until(lambda: lab.experiment.current and lab.state.spec.problem.get("b") == 20.0 and not lab.experiment.busy)
    assert lab.state.step == 120
    fresh = Experiment(lab.experiment.spec)
    fresh.advance(120)
    np.testing.assert_array_equal(fresh.history["SGD"]["x"], lab.state.history["SGD"]["x"])


def test_after_a_live_edit_another_surface_asks_first(lab):
    lab.run_to(100)
    lab.experiment.edit("runs.0.optimizer.lr", 0.01)
    lab.until(lambda: lab.state.events)
    lab.experiment.edit("problem.b", 20.0)
    assert lab.experiment.restart_needed


def instant(lab, path, value):
    lab.experiment.instant = True
    lab.experiment.edit(path, value)
    lab.until(lambda: lab.experiment.current and not lab.experiment.busy)


def test_instantly_every_change_is_run_to_the_end(lab):
    changes = [
        ("runs.0.optimizer.lr", 0.01), ("problem.start", [0.5, 0.5]), ("problem.b", 30.0),
        ("runs.1.schedule", [{"name": "ExponentialLR", "gamma": 0.999}]), ("steps", 700),
    ]  # fmt: skip
    for path, value in changes:
        instant(lab, path, value)
        assert (lab.state.step, lab.state.status) == (lab.experiment.spec.steps, "finished")
        assert lab.state.events == ()
        assert not lab.experiment.restart_needed
    fresh = Experiment(lab.experiment.spec)
    fresh.advance(700)
    for name in ("Adam", "SGD"):
        np.testing.assert_array_equal(fresh.history[name]["x"], lab.state.history[name]["x"])
    assert not lab.window.session.modified


def test_instantly_the_former_picture_stays_until_the_next_is_whole(lab, monkeypatch):
    monkeypatch.setattr("app.loaded_experiment.PATIENCE_SECONDS", 30.0)  # however busy this machine is
    instant(lab, "runs.0.optimizer.lr", 0.01)
    seen = []
    for lr in (0.02, 0.03, 0.04):
        lab.experiment.edit("runs.0.optimizer.lr", lr)
        for _ in range(20):
            lab.qtbot.wait(2)
            seen.append((lab.experiment.current, lab.state.step))
    lab.until(lambda: not lab.experiment.busy)
    assert set(seen) == {(True, 400)}
    assert lab.state.spec.runs[0].optimizer["lr"] == 0.04


def test_while_a_slow_run_is_watched_an_edit_is_live(lab):
    lab.experiment.instant = True
    lab.experiment.set_speed(50.0)
    lab.experiment.run()
    lab.until(lambda: lab.state.step > 2)
    lab.experiment.edit("runs.0.optimizer.lr", 0.01)
    lab.until(lambda: lab.state.events)
    lab.experiment.pause()


def test_networks_and_long_runs_are_not_run_unasked(lab):
    lab.experiment.instant = True
    lab.experiment.edit("steps", 10_000_000)
    lab.loaded()
    assert lab.state.step == 0
    lab.experiment.choose_problem("digits")
    lab.experiment.edit("steps", 1000)
    lab.loaded()
    assert lab.state.step == 0
