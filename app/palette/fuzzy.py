"""How well a text fits a few typed letters."""

from __future__ import annotations

_START, _WORD, _NEXT, _PLAIN, _GAP = 12.0, 8.0, 8.0, 1.0, 0.08


def fit(typed: str, text: str) -> float | None:
    """A score, higher is better; None when the letters do not occur in this order.

    Letters at the beginning of the text or of a word, and letters in a row, count most: ``cal`` finds
    "CosineAnnealingLR" and "Calculator", the latter first.
    """
    letters = [letter for letter in typed.casefold() if not letter.isspace()]
    if not letters:
        return 0.0
    low = text.casefold()
    best: list[float | None] = [None] * len(low)  # best score of the letters so far that ends at a place
    for number, letter in enumerate(letters):
        now: list[float | None] = [None] * len(low)
        reach: float | None = None  # best former score, less what the gap up to here costs
        for place, here in enumerate(low):
            if here == letter:
                worth = _worth(text, place)
                if number == 0:
                    now[place] = worth - _GAP * place
                else:
                    beside = best[place - 1] if place else None
                    ways = [score for score in (None if beside is None else beside + _NEXT, reach) if score is not None]
                    now[place] = max(ways) + worth if ways else None
            reach = None if reach is None else reach - _GAP
            former = best[place]
            if former is not None and (reach is None or former > reach):
                reach = former
        best = now
    scores = [score for score in best if score is not None]
    return max(scores) - 0.01 * len(text) if scores else None


def _worth(text: str, place: int) -> float:
    if place == 0:
        return _START
    before, here = text[place - 1], text[place]
    if not before.isalnum() or (here.isupper() and not before.isupper()):
        return _WORD
    return _PLAIN
