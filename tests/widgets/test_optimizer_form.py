import pytest

from app.language.language import speaking
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


def test_a_chain_of_ones_own_is_named_by_its_blocks_in_the_windows_language(qtbot):
    with speaking("zh_CN"):
        form = OptimizerForm()
        qtbot.addWidget(form)
        form.set_optimizer({"name": "chain", "blocks": ["l2", "sign", "learning_rate"], "lr": 0.1})
        assert form.box.placeholderText() == "L2 衰减 · 符号 · 学习率"
        assert "由你自己的模块组成的链条" in form.box.toolTip()
