"""The claims that a lesson can judge, as the lesson editor offers them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.lesson import claims
from widgets.engine_text import translated
from widgets.lesson.claim_choice import ClaimLine


def claim_lines() -> list[ClaimLine]:
    """Articles, sections and single claims, by name."""
    found: dict[str, ClaimLine] = {}
    for claim in claims:
        for whole in (claim.article, claim.section):
            text = QCoreApplication.translate("ClaimLines", "all claims of %1").replace("%1", whole)
            found.setdefault(whole, ClaimLine(whole, text))
        found[claim.name] = ClaimLine(claim.name, translated(claim.claim), claim.threshold)
    return [found[name] for name in sorted(found)]
