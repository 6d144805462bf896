"""What a pixel can show of its run."""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import unknown


@dataclass(frozen=True)
class Colour:
    """``needs`` is what must be known of the problem or kept of the run; ``log`` whether it is seen best on a log
    scale; ``down`` whether less is better.
    """

    name: str
    title: str
    help: str
    needs: str = ""
    log: bool = True
    down: bool = True


COLOURS = {
    colour.name: colour
    for colour in (
        Colour("final_loss", "Final loss", "The loss after the last step; none where the run diverged."),
        Colour("steps_to_tolerance", "Steps to tolerance", "The first step with a loss at or below the tolerance."),
        Colour("diverged_at", "Diverged at", "The step at which loss or parameters stopped being finite.", down=False),
        Colour("distance", "Distance", "From the last place to the nearest known minimum, Euclidean.", "minima"),
        Colour("oscillations", "Oscillations", "How often the loss turned from falling to rising.", "rows", log=False),
        Colour("winner", "Winner", "Which run ends with the lowest loss, as its number in the spec.", "all", log=False),
    )
}


def colour_named(name: str) -> Colour:
    """The colour, or an InputError with the nearest name."""
    if name not in COLOURS:
        raise unknown("colour", name, COLOURS)
    return COLOURS[name]
