"""The experiment that a proof offers is the one that it measures."""

import pytest

import engine.experiment
import engine.proofs.functions
import engine.proofs.schedules
import engine.trial
from engine.proof import proofs
from engine.spec import parse


class Described(Exception):
    """Carries the description of the first run that was asked for."""


def caught(given, *_, **__):
    raise Described(given)


MEASURED = [proof for proof in proofs if proof.experiment is not None and not proof.name.startswith("loss_scale.")]


@pytest.mark.parametrize("proof", MEASURED, ids=lambda proof: proof.name)
def test_it_is_what_is_measured(proof, monkeypatch):
    for module in (engine.trial, engine.proofs.functions, engine.proofs.schedules):
        monkeypatch.setattr(module, "run", caught)
    monkeypatch.setattr(engine.experiment, "Experiment", caught)
    with pytest.raises(Described) as asked:
        proof.measure()
    assert parse(proof.experiment()) == parse(asked.value.args[0])


def test_every_rules_identity_offers_its_rule():
    for proof in proofs:
        if proof.name.startswith("loss_scale."):
            assert parse(proof.experiment()).runs[0].optimizer["name"] == proof.name.partition(".")[2]
