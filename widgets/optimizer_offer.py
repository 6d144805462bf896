"""An optimizer that a person may choose, and the families in which the offers stand."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

FAMILIES = {
    "momentum": QT_TRANSLATE_NOOP("Family", "Momentum"),
    "adaptive": QT_TRANSLATE_NOOP("Family", "Adaptive rates"),
    "sign": QT_TRANSLATE_NOOP("Family", "Signs"),
    "layerwise": QT_TRANSLATE_NOOP("Family", "Whole layers"),
    "averaging": QT_TRANSLATE_NOOP("Family", "Averaging"),
    "curvature": QT_TRANSLATE_NOOP("Family", "Curvature"),
    "sharpness": QT_TRANSLATE_NOOP("Family", "Flat minima"),
    "noise": QT_TRANSLATE_NOOP("Family", "Noise"),
    "proximal": QT_TRANSLATE_NOOP("Family", "Proximal"),
    "zoo": QT_TRANSLATE_NOOP("Family", "pytorch_optimizer"),
    "file": QT_TRANSLATE_NOOP("Family", "Classes in the file"),
}


def family_title(family: str) -> str:
    """A family's heading."""
    return QCoreApplication.translate("Family", str(FAMILIES[family])) if family in FAMILIES else family.capitalize()


@dataclass(frozen=True)
class OptimizerOffer:
    """`name` as a spec writes it. Where there is a `reason` it cannot be chosen, and that is why."""

    name: str
    title: str
    help: str = ""
    family: str = ""
    reason: str = ""

    @property
    def short(self) -> str:
        """The class's name without what stands before it."""
        return self.name.rpartition(":")[2]

    @property
    def tip(self) -> str:
        """As rich text."""
        why = f"<p><b>{escape(self.reason)}</b></p>" if self.reason else ""
        return f"<p><b>{escape(self.title)}</b></p><p>{escape(self.help)}</p>{why}"


def by_family(offers: list[OptimizerOffer]) -> list[OptimizerOffer]:
    """The same, families together and in their order."""
    order = list(FAMILIES)
    return sorted(offers, key=lambda offer: order.index(offer.family) if offer.family in order else len(order))
