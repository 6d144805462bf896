"""The experiment that a proof offers is the one that it measures."""

import numpy as np
import pytest

import engine.experiment
import engine.proofs.functions
import engine.proofs.schedules
import engine.trial
from engine.inline import run
from engine.proof import proofs
from engine.spec import parse


class Described(Exception):
    """Carries the description of the first run that was asked for."""


def caught(given, *_, **__):
    raise Described(given)


MEASURED = [proof for proof in proofs if not proof.shows and not proof.name.startswith("loss_scale.")]


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


def test_every_proof_has_something_to_open_and_says_what_where_it_is_not_what_is_measured():
    for proof in proofs:
        assert (proof.experiment is None) != (proof.given is None), proof.name
        assert proof.shows or proof.given is None, proof.name


@pytest.mark.parametrize("name", ["gd", "heavy_ball", "nesterov", "ema_momentum"])
def test_a_limit_is_shown_from_both_sides(name):
    history = run(proofs[f"limit.{name}"].experiment())
    below, _, above = (history[run]["loss"] for run in history)
    assert below[-1] < 1e-9 * below[0]
    assert above[-1] > 1e9 * above[0]


def test_the_needle_throws_adam_as_far_as_given_gradients():
    """As the proofs measure it: a first step of 3.162 and a whole way of 31.77 learning rates."""
    moved = np.abs(np.diff(run(proofs["adam.bound"].experiment())["0"]["x"][:, 0])) / 0.01
    assert proofs["adam.bound"].holds(moved.max())
    assert proofs["adam.excursion"].holds(moved.sum())


def test_the_two_ways_of_decay_point_the_same_way():
    history = run(proofs["decay.scale_invariant"].experiment())
    one, other = (history[name]["x"] for name in history)
    along = (one * other).sum(axis=1) / np.linalg.norm(one, axis=1) / np.linalg.norm(other, axis=1)
    np.testing.assert_allclose(along, 1.0, atol=1e-12)
    np.testing.assert_allclose(one[-1] / other[-1], 0.99**150, rtol=1e-9)


def test_the_fractals_network_trains_and_diverges():
    history = run(proofs["fractal.dimension"].experiment())
    assert history["0"].diverged_at is None
    assert history["3"].diverged_at is not None or history["3"]["loss"][-1] > history["3"]["loss"][0]
