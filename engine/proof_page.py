"""``docs/proofs.md``: how every proof and every claim is decided, written from their declarations.

``python -m engine.proof_page > docs/proofs.md`` writes it anew; a test fails while it is not up to date.
"""

from __future__ import annotations

from collections.abc import Iterable

from engine.lesson import Claim, claims
from engine.proof import Proof, proofs

HEAD = """\
# Proofs and claims

`python main.py prove [NAME…]` measures published results and closed forms on this machine; `--quick` leaves out those
that take more than a second or two. `python main.py lesson [NAME…]` judges the claims of the five articles by running
their experiments; `--set PATH=VALUE` changes an experiment, and the verdict may change with it. Both take the first
part of a name (`prove edge`, `lesson B2`) and `--json`.

This page is written by `python -m engine.proof_page > docs/proofs.md`.

## Rules

- **Expected numbers never come from the engine.** They are closed forms, figures of the cited paper, or linear algebra
  on the data.
- **A tolerance has a reason, and the reason comes first.** It is what theory, statistics or rounding leaves open; it is
  not the difference that was measured, rounded up.
- **Every proof has a control**: the same measurement with a rule that is deliberately wrong, which has to fail.
- **A claim's threshold has a reason too**: theory, the article's own words (“mainly” is more than a half) or digits, or
  what a reader can see on a plot. A claim is *supported*, *refuted*, or it *depends on* the settings under which it
  turns round. Verdicts are computed when they are asked for; none is stored.

## What to know before reading the numbers

- **Edge of stability.** Adam and RMSprop were also tried on the sine task at rates three times as large and as small,
  and stay within 5 % of their limit. With momentum 0.9 the task has to be large: on the sine the loss is at its
  floor before the limit binds; the network is thrown once into a flat place and stays there, at 0.3 to 0.9 of it.
  On the digits the sharpness rises to the limit, is thrown back by up to a quarter, and rises again. Of 16 trainings
  tried there (four seeds, both rules, with and without the warm-up) four diverged, one heavy ball stalled at 0.88 of
  the limit once its loss had all but vanished, and eleven ended within 3 % of the limit.
- **Fractal.** The network is far smaller than the paper's, and the dimension grows as one zooms in (1.0 for the whole
  map, 1.5 at the deepest picture); what is compared is the median of seven pictures, as in the paper.
- **Rules without a compensating change.** AdaBelief, Adadelta, L-BFGS and RAdam have no setting that undoes a factor on
  the loss at every step; `engine/loss_scale.py` says why for each. Muon works in bfloat16: it undoes factors that are
  powers of two exactly, and a factor of 10 up to the seven or eight bits of that type.
- **Controls of long proofs** train as long as the proofs; `prove` does not run them, `make long` does.
"""


def cell(text: str) -> str:
    """Text for a cell of a Markdown table."""
    return text.replace("|", "\\|").replace("\n", " ")


def table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    titles = list(titles)
    lines = [titles, ["---"] * len(titles), *(list(map(cell, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def proof_row(proof: Proof) -> list[str]:
    how_near = f"{proof.expected():.6g} ± {proof.tolerance:.2g}" if proof.tolerance else f"{proof.expected():g} exactly"
    length = "" if proof.quick else " (long)"
    return [f"`{proof.name}`{length}", proof.title, how_near, proof.reason, proof.control, proof.source]


def claim_row(claim: Claim) -> list[str]:
    length = "" if claim.quick else " (long)"
    sign = "<" if claim.holds == "below" else ">"
    unless = "; ".join(claim.unless) or "–"
    return [f"`{claim.name}`{length}", claim.claim, claim.how, f"{sign} {claim.threshold:.3g}", claim.reason, unless]


def page() -> str:
    """The whole text."""
    ordered = sorted(proofs, key=lambda proof: proof.name.split(".")[0])
    parts = [
        HEAD,
        "## Proofs\n",
        table(("name", "what", "expected", "why this near", "control", "source"), map(proof_row, ordered)) + "\n",
        "## Claims\n",
        "The last column names the settings under which a claim is measured again: where it turns round, it\n"
        "*depends on* them.\n",
        table(("name", "claim", "number", "holds if", "why there", "also tried"), map(claim_row, claims)),
    ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    print(page(), end="")
