"""Every proof holds, and its negative control fails it."""

from __future__ import annotations

import json

import pytest

from engine.errors import InputError
from engine.proof import Proof, chosen, proofs
from main import main


def both_ways(proof: Proof) -> None:
    assert proof.holds(proof.measure()), proof.name
    assert not proof.holds(proof.wrong()), f"{proof.name}: the wrong rule passes"


@pytest.mark.parametrize("proof", [proof for proof in proofs if proof.quick], ids=lambda proof: proof.name)
def test_quick(proof: Proof) -> None:
    both_ways(proof)


@pytest.mark.long
@pytest.mark.parametrize("proof", [proof for proof in proofs if not proof.quick], ids=lambda proof: proof.name)
def test_long(proof: Proof) -> None:
    both_ways(proof)


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", "rate.gd", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["name"] for row in rows] == ["rate.gd.10", "rate.gd.100", "rate.gd.1000"]
    assert list(rows[0]) == ["name", "measured", "expected", "tolerance", "ok", "source", "seconds"]
    assert main(["prove", "perpetuum"]) == 2


@pytest.mark.parametrize("proof", list(proofs), ids=lambda proof: proof.name)
def test_tolerance_has_a_reason_and_a_control(proof: Proof) -> None:
    assert proof.reason
    assert proof.control
    assert proof.tolerance >= 0.0


def test_names() -> None:
    assert [proof.name for proof in chosen([])] == proofs.names()
    with pytest.raises(InputError, match="perpetuum"):
        chosen(["perpetuum"])
