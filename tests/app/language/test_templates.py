from app.language.templates import Message, Templates, filled

ENGLISH = {
    ("Bench", "Run"): "跑", ("Maps", "Run"): "运行", ("Bench", "step %1"): "第 %1 步",
    ("engine", "%1: not a %2 file"): "%1：不是 %2 文件", ("engine", "%1: not a file"): "%1：不是文件",
    ("engine", "%1 cannot be used: %2"): "%1 不能使用：%2", ("engine", "the loss is not finite"): "损失不是有限的",
    ("Gauge", "failed: {reason}"): "失败：{reason}", ("engine", "Momentum"): "动量",
    ("engine", "needs %2 before %1"): "%1 之前需要 %2", ("X", "%1 %2"): "%2 %1",
}  # fmt: skip
templates = Templates(Message(context, text, text) for context, text in ENGLISH)


def said(text, *contexts, loose=False):
    return templates.said(text, lambda context, text: ENGLISH[context, text], contexts, loose)


def test_a_message_with_values_keeps_them():
    assert said("step 12") == "第 12 步"
    assert said("failed: out of memory") == "失败：out of memory"
    assert said("needs b before a") == "a 之前需要 b"


def test_values_that_are_messages_are_said_as_well():
    assert said("Adam cannot be used: the loss is not finite") == "Adam 不能使用：损失不是有限的"


def test_the_longer_template_wins():
    assert said("x.csv: not a PNG file") == "x.csv：不是 PNG 文件"
    assert said("x.csv: not a file") == "x.csv：不是文件"


def test_a_sentence_made_of_a_message_is_recognised():
    assert said("The loss is not finite.") == "损失不是有限的"


def test_the_nearest_context_wins():
    assert said("Run", "Bench", "Maps") == "跑"
    assert said("Run", "Maps", "Bench") == "运行"


def test_a_word_may_be_a_name_and_stays():
    assert said("Momentum") == ""
    assert said("Momentum", loose=True) == ""
    assert said("Momentum", "engine") == "动量"
    assert said("Run", loose=True) in ("跑", "运行")


def test_a_template_that_would_fit_anything_fits_nothing():
    assert said("two words") == ""


def test_places_are_filled_at_once():
    assert filled("%1 and %2", {"1": "%2", "2": "b"}) == "%2 and b"
