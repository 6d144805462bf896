import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from app.language.language import chosen, speaking, spoken, system_language
from engine.errors import InputError
from engine.knob import Knob
from engine.optimizer import optimizers
from engine.spec import parse
from widgets.engine_text import translated


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (["zh-Hans-CN", "en-US"], "zh_CN"),
        (["zh-CN"], "zh_CN"),
        (["de-DE", "zh-CN"], "zh_CN"),
        (["en-GB", "zh-CN"], "en"),
        (["zh-Hant-TW"], "en"),  # other characters: English is nearer than half a page of them
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_of_the_system_that_the_program_speaks(wanted, code):
    assert system_language(wanted) == code


def test_a_choice_that_there_is_not_means_the_system(qapp):
    assert chosen("zh_CN") == "zh_CN"
    assert chosen("tlh") == chosen("") == chosen(None) == system_language()


def test_speaking_is_undone(qapp):
    before = spoken()
    with speaking("zh_CN"):
        assert spoken() == "zh_CN"
        assert QCoreApplication.translate("Command", "&File") == "文件(&F)"
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"  # Qt's own texts
        assert QCoreApplication.translate("Nowhere", "Nothing of ours") == "Nothing of ours"
        assert QLocale().decimalPoint() == "."
    assert spoken() == before
    assert qapp.findChildren(QTranslator, "language") == [] or before != "en"
    assert QCoreApplication.translate("Command", "&File") == "&File"


def test_what_the_engine_declares_is_said_in_chinese(qapp):
    adam = optimizers["Adam"]
    assert translated(adam.help) == adam.help
    with speaking("zh_CN"):
        assert translated(adam.knobs[0].help) == "学习率：一步沿方向走多远。"
        assert translated("") == ""


def test_errors_of_the_engine_keep_their_values(qapp):
    knob = Knob("lr", 0.1, low=0.0, high=10.0)
    with pytest.raises(InputError) as caught:
        knob.check(-1)
    with speaking("zh_CN"):
        assert translated(str(caught.value)) == "lr = -1：必须是>= 0 且 <= 10 的有限的数"


def test_an_unknown_name_is_refused_in_chinese(qapp):
    with pytest.raises(InputError) as caught:
        parse({"problem": "rosenbrock", "runs": [{"optimizer": {"name": "Adamm"}}]})
    with speaking("zh_CN"):
        said = translated(caught.value.message)
    assert said.startswith("未知的优化器 'Adamm'；你是指 'Adam")
