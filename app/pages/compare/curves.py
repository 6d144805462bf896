"""Which curves the comparison shows: chosen runs, all of them with replicates as one, or groups of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bands_source import BandsSource
from app.pages.compare.sources import RunsSource
from app.pages.compare.titles import title
from app.run_curves import curves_source, divergence
from engine import compare
from engine.replicates import base_name, groups
from widgets.compare.run_table import said
from widgets.plot.palette import RUN_COLOURS
from widgets.plot.style import CurveStyle

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from engine.compare import RunCard
    from widgets.plot.source import CurveSource

MOST_CURVES = 24
"""Curves that are drawn while no row is chosen."""

Shown = tuple["CurveSource", list[CurveStyle]]


def colour(place: int) -> str:
    """Of a row's curve."""
    return RUN_COLOURS[place % len(RUN_COLOURS)]


def chosen(cards: Sequence[RunCard], places: Collection[int], channel: str) -> Shown:
    """The runs in some rows, each by itself."""
    labels = _labels(cards)
    return RunsSource(cards), [_style(cards, labels, [place], channel) for place in places if place < len(cards)]


def first(cards: Sequence[RunCard], channel: str, band: str) -> tuple[CurveSource, list[CurveStyle], int]:
    """The first of all runs, replicates as one with a band, and how many are not shown."""
    labels = _labels(cards)
    together = groups(labels)
    shown = [_style(cards, labels, members, channel) for members in together[:MOST_CURVES]]
    return curves_source(RunsSource(cards), labels, band), shown, max(len(together) - MOST_CURVES, 0)


def grouped(cards: Sequence[RunCard], column: str, keys: Collection[int], channel: str, band: str) -> Shown:
    """Runs with the same value in a column as one curve; those in the rows ``keys``, or all."""
    found = compare.grouped(cards, column)
    places = iter(range(len(cards)))
    together = {place: [next(places) for _ in members] for place, (_, members) in enumerate(found)}
    source = RunsSource([card for _, members in found for card in members])
    return BandsSource(source, together, band), [
        CurveStyle(place, channel, f"{title(column)} {said(value)}", colour(place), band=True)
        for place, (value, _) in enumerate(found)
        if not keys or place in keys
    ]


def _labels(cards: Sequence[RunCard]) -> list[str]:
    several = len({card.source for card in cards}) > 1
    return [f"{card.source}: {card.run}" if several else card.run for card in cards]


def _style(cards: Sequence[RunCard], labels: Sequence[str], members: Sequence[int], channel: str) -> CurveStyle:
    place, several = members[0], len(members) > 1
    fallen = divergence([cards[member].history[cards[member].run] for member in members])
    label = base_name(labels[place]) if several else labels[place]
    return CurveStyle(place, channel, label, colour(place), diverged=fallen, band=several)
