from engine.event import Event
from engine.spec import parse
from engine.spec_difference import at_step, differences, flat

SPEC = parse({"steps": 10, "problem": "quadratic", "runs": [{"optimizer": {"name": "Adam", "lr": 0.1}}]})


def test_every_setting_stands_under_its_path():
    found = flat(SPEC)
    assert found["runs.0.optimizer.betas.1"] == 0.999
    assert all(SPEC.value(path) == value for path, value in found.items() if value not in ({}, [], ()))


def test_only_what_differs_is_named():
    assert differences(SPEC, SPEC) == ()
    other = SPEC.with_value("runs.0.optimizer.lr", 0.2).with_value("steps", 20)
    assert set(differences(SPEC, other)) == {("steps", 10, 20), ("runs.0.optimizer.lr", 0.1, 0.2)}


def test_another_rule_has_other_settings():
    table = SPEC.table()
    table["runs"][0]["optimizer"] = {"name": "SGD", "lr": 0.1}
    found = {path: (here, there) for path, here, there in differences(SPEC, parse(table))}
    assert found["runs.0.optimizer.name"] == ("Adam", "SGD")
    assert found["runs.0.optimizer.eps"] == (1e-8, None)
    assert found["runs.0.optimizer.momentum"] == (None, 0.0)


def test_edits_count_from_their_step_on():
    events = (Event(5, "runs.0.optimizer.lr", 0.2, 0.3), Event(2, "runs.0.optimizer.lr", 0.1, 0.2))
    assert [at_step(SPEC, events, step).runs[0].optimizer["lr"] for step in (1, 2, 4, 5)] == [0.1, 0.2, 0.2, 0.3]
