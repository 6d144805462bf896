import pytest

from app.language.language import speaking
from engine.lesson import claims
from widgets.lesson.verdict_text import verdict_text


@pytest.mark.parametrize("claim", [claim for claim in claims if claim.unless], ids=lambda claim: claim.name)
def test_a_verdict_on_which_much_depends_is_put_together_again(qapp, claim):
    verdict = f"depends on {', '.join(claim.unless)}"
    assert verdict_text(verdict) == verdict
    with speaking("zh_CN"):
        for setting in claim.unless:
            assert setting not in verdict_text(verdict)


def test_verdicts_in_chinese(qapp):
    with speaking("zh_CN"):
        assert verdict_text("supported") == "成立"
        said = verdict_text("depends on eps (gradients near it), β₁ and β₂ (0.9, 0.9)")
        assert said == "取决于 eps（梯度与它相近）, β₁ 与 β₂（0.9、0.9）"
