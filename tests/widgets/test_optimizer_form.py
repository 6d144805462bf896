import pytest

from engine.optimizer import optimizers
from widgets.optimizer_form import OptimizerForm


@pytest.mark.parametrize("name", optimizers.names())
def test_every_optimizer_is_shown_and_edited_by_its_paths(qtbot, name):
    form = OptimizerForm()
    qtbot.addWidget(form)
    heard = []
    form.value_changed.connect(lambda path, value: heard.append((path, value)))
    optimizer = optimizers[name]
    form.set_optimizer({"name": name, **optimizer.arguments(optimizer.defaults())})
    assert form.form.values() == optimizer.defaults()
    assert heard == []
    for knob in optimizer.knobs:
        if knob.kind == "flag":
            form.form.editors[knob.name]._take(not knob.default, True)
            assert heard[-1] == (knob.path, not knob.default)
        assert form.set_error(knob.path, "no")
    assert not form.set_error("nonsense", "no")
