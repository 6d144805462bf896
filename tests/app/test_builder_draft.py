import numpy as np
import pytest

from app.pages.builder.draft import Draft, Entry, draft_of, offered
from engine.chain import blocks
from engine.errors import InputError
from engine.inline import run
from engine.optimizer import declared, optimizers

ADAMW = {"name": "AdamW", "lr": 0.05, "weight_decay": 0.1}


def path(optimizer):
    spec = {"steps": 40, "dtype": "float64", "problem": "rosenbrock", "runs": [{"name": "r", "optimizer": optimizer}]}
    return run(spec)["r"]["x"]


@pytest.mark.parametrize("name", ["SGD", "Adam", "AdamW", "RMSprop", "Adan", "Lion", "ProximalSGD", "RAdam", "Adamax"])
def test_the_draft_of_a_rule_trains_as_the_rule(name):
    table = {"name": name, "lr": 0.002}
    np.testing.assert_array_equal(path(draft_of(table).spec()), path(table))


def test_every_rule_of_ours_can_be_taken_apart():
    for rule in optimizers:
        if rule.foreign is None:
            draft = draft_of({"name": rule.name})
            assert draft_of(draft.spec()) == Draft(draft.entries, {**draft.values, "lr": draft.values.get("lr", 1e-3)})


def test_moving_the_decay_makes_adam_of_adamw():
    draft = draft_of(ADAMW)
    assert [entry.key for entry in draft.entries] == ["adam_moments", "learning_rate", "decoupled_decay"]
    other = draft.removed(2).added("l2", 0)
    adam = {"name": "Adam", "lr": 0.05, "weight_decay": 0.1}
    np.testing.assert_array_equal(path(other.spec()), path(adam))


@pytest.mark.parametrize(
    ("place", "to", "order"), [(0, 3, "bca"), (2, 0, "cab"), (0, 1, "abc"), (0, 2, "bac"), (1, 1, "abc")]
)
def test_a_block_goes_where_it_is_dropped(place, to, order):
    draft = Draft(tuple(Entry(letter) for letter in "abc"))
    assert "".join(entry.key for entry in draft.moved(place, to).entries) == order


def test_blocks_share_a_knob_until_they_are_parted():
    draft = Draft().added("l2", 0).added("adam_moments", 1).added("l2", 2).added("learning_rate", 3)
    draft = draft.turned("weight_decay", 0.3)
    assert draft.shares(0)
    assert draft.shares(2)
    assert not draft.shares(1)
    assert [knob.name for knob in draft.knobs(2)] == ["weight_decay"]
    parted = draft.parted(2)
    assert not parted.shares(0)
    assert parted.value("weight_decay_2") == 0.3
    parted = parted.turned("weight_decay_2", 0.7)
    assert parted.value("weight_decay") == 0.3
    assert parted.spec()["weight_decay_2"] == 0.7
    assert draft_of(parted.spec()).entries == parted.entries
    assert parted.joined(2).entries == draft.entries


def test_a_block_put_back_finds_its_values():
    draft = draft_of(ADAMW)
    assert draft.removed(0).added("adam_moments", 0).spec() == draft.spec()


def test_a_value_that_no_knob_takes_is_refused():
    with pytest.raises(InputError, match="lr = -1"):
        draft_of(ADAMW).turned("lr", -1.0).spec()


def test_a_chain_has_an_end():
    draft = Draft(tuple(Entry("sign") for _ in range(32)))
    with pytest.raises(InputError, match="at most 32"):
        draft.added("sign", 0)


def test_an_empty_chain_goes_nowhere():
    assert declared(Draft().spec()).title == "Empty chain"
    assert len(np.unique(path(Draft().added("learning_rate", 0).turned("lr", 0.0).spec()), axis=0)) == 1


def test_every_block_is_offered_once():
    assert sorted(offered()) == sorted(blocks())
    assert offered().index("l2") < offered().index("adam_moments") < offered().index("learning_rate")
