"""The page of proofs and claims is up to date."""

from __future__ import annotations

import re
from pathlib import Path

from engine.lesson import claims
from engine.proof import proofs
from engine.proof_page import page, table

FILE = Path(__file__).parents[1] / "docs" / "proofs.md"


def test_page_is_what_the_declarations_say() -> None:
    assert FILE.read_text(encoding="utf-8") == page(), "python -m engine.proof_page > docs/proofs.md"


def test_every_proof_and_claim_has_one_row() -> None:
    names = re.findall(r"^\| `([^`]+)`", FILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(names) == sorted([*proofs.names(), *claims.names()])


def test_a_bar_does_not_split_a_cell() -> None:
    assert table(["a"], [["|x|"]]).splitlines()[2] == "| \\|x\\| |"
