import pytest

from app.channel_words import MEASURES, channel_title, parameter_labels
from app.language.language import speaking
from engine.diagnostic import MEASURES as RECORDED
from engine.diagnostic import diagnostics


@pytest.mark.parametrize(
    ("name", "title"),
    [("loss", "Loss"), ("lr", "Learning rate"), ("grad_norm.0.weight", "Gradient norm, 0.weight"),
     ("validation_loss", "Validation loss"), ("p1", "2.bias[0]"), ("p7", "p7"), ("batch_size", "batch_size")],
)  # fmt: skip
def test_titles(qapp, name, title):
    assert channel_title(name, parameter_labels(["loss", "p0", "p1"], ["0.weight[0, 0]", "2.bias[0]"])) == title


def test_every_measure_and_diagnostic_has_a_title_in_both_languages(qapp):
    assert set(MEASURES) == set(RECORDED)
    names = [*MEASURES, *(one.name for one in diagnostics)]
    with speaking("zh_CN"):
        for name in names:
            assert any("\u4e00" <= letter <= "\u9fff" for letter in channel_title(name)), name
