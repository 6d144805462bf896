import pytest
import torch

from engine.errors import InputError
from engine.host.questions.steps import MOST_STEPS, answer
from engine.optimizer import optimizers

ARTICLE = [5.0, -2.0, 3.0]


def test_momentum_of_the_article_by_hand():
    found = answer(None, ARTICLE, [{"name": "SGD", "lr": 1.0, "momentum": 0.9}], 0.0)
    buffers = [step.blocks[0].states[0] for step in found.steps[0]]
    assert [state[:2] for state in buffers] == [("buffer", "b")] * 3
    assert [state[2] for state in buffers] == pytest.approx([5.0, 0.9 * 5 - 2, 0.9 * (0.9 * 5 - 2) + 3])
    assert [step.parameter for step in found.steps[0]] == pytest.approx([-5.0, -7.5, -12.75])


@pytest.mark.parametrize("name", ["SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "RAdam", "Adadelta"])
def test_a_rule_moves_as_its_twin_in_torch(name):
    place = torch.tensor([1.5], dtype=torch.float64, requires_grad=True)
    twin = getattr(torch.optim, name)([place], lr=0.1, weight_decay=0.02)
    expected = []
    for gradient in ARTICLE:
        place.grad = torch.tensor([gradient], dtype=torch.float64)
        twin.step()
        expected.append(place.item())
    found = answer(None, ARTICLE, [{"name": name, "lr": 0.1, "weight_decay": 0.02}], 1.5)
    assert found.errors == ("",)
    assert [step.parameter for step in found.steps[0]] == pytest.approx(expected, rel=1e-12)


def test_every_rule_answers_or_says_why_not():
    rules = [{"name": name} for name in optimizers.names()]
    for start in range(0, len(rules), 16):
        part = rules[start : start + 16]
        found = answer(None, ARTICLE, part, 1.0)
        for rule, steps, error in zip(part, found.steps, found.errors, strict=True):
            assert (len(steps) == 3) != bool(error), rule
            before = 1.0
            for step in steps:
                assert step.parameter == before - step.update
                before = step.parameter


def test_a_chain_of_blocks_is_a_rule():
    blocks = [{"block": "l2", "weight_decay": 0.1}, {"block": "sign"}, {"block": "learning_rate"}]
    found = answer(None, ARTICLE, [{"name": "chain", "blocks": blocks, "lr": 0.5}], 2.0)
    assert [step.update for step in found.steps[0]] == [0.5, -0.5, 0.5]
    assert len(found.steps[0][0].blocks) == 3


def test_a_rule_that_cannot_be_used_leaves_the_others_alone():
    rules = [{"name": "Muon"}, {"name": "SGD", "lr": -1.0}, {"name": "nobody"}, {}, {"name": "a:B"}, {"name": "SGD"}]
    found = answer(None, ARTICLE, rules)
    assert [bool(error) for error in found.errors] == [True] * 5 + [False]
    assert len(found.steps[-1]) == 3


@pytest.mark.parametrize("gradients", [[], [float("nan")], [1.0, float("inf")], [0.0] * (MOST_STEPS + 1)])
def test_gradients_that_are_none_are_refused(gradients):
    with pytest.raises(InputError):
        answer(None, gradients, [{"name": "SGD"}])
