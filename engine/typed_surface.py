"""The surface whose formula a person types."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import InputError, unknown
from engine.formula_names import Reading, read
from engine.formula_text import FormulaError
from engine.knob import to_values
from engine.surface import Surface, Values, Window

if TYPE_CHECKING:
    from engine.problem import Objective, Setting

STANDARD = 1.0
"""The value of a parameter, and of a coordinate of the start, of which nothing is said."""


@dataclass(frozen=True)
class TypedSurface(Surface):
    """A surface with the knobs ``text``, ``variables``, ``parameters``, ``start``, ``window``.

    ``values`` completes what is not said: a letter without a number in ``parameters`` is 1, a
    start that is not given has a 1 for every variable.
    """

    def values(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        values = to_values(self.name, self.knobs, arguments)
        reading = _read(values["text"], values["variables"])
        if "start" not in arguments and len(reading.variables) != len(values["start"]):
            values["start"] = (STANDARD,) * len(reading.variables)
        given = values["parameters"]
        for name in given:
            if name not in reading.parameters:
                raise unknown("parameter of the formula", name, reading.parameters).at("parameters")
        values["parameters"] = {name: given.get(name, STANDARD) for name in reading.parameters}
        self.check(values)
        return values

    def retyped(self, arguments: Mapping[str, Any], text: str) -> dict[str, Any]:
        """The arguments for another ``text``: variables and parameters that are still there keep their numbers.

        For forms: after an edit of the text alone, start and parameters might no longer fit.
        """
        old = self.values(arguments)
        before = _read(old["text"], old["variables"])
        variables = list(old["variables"])
        reading = _read(text, variables)
        if not set(variables) <= set(reading.formula.names):
            variables, reading = [], _read(text)
        start = dict(zip(before.variables, old["start"], strict=True))
        new = {
            "text": text,
            "variables": variables,
            "start": [start.get(name, STANDARD) for name in reading.variables],
            "parameters": {name: old["parameters"].get(name, STANDARD) for name in reading.parameters},
        }
        return self.arguments(self.values({**arguments, **new}))

    def view(self, values: Values) -> Window:
        low_x, high_x, low_y, high_y = values["window"]
        return low_x, high_x, low_y, high_y

    def check(self, values: Values) -> None:
        super().check(values)
        window = values["window"]
        if len(window) != 4 or not (window[0] < window[1] and window[2] < window[3]):
            raise InputError(f"window = {list(window)}: must be [low x, high x, low y, high y], low below high")
        reading = _read(values["text"], values["variables"])
        known = {**dict(zip(reading.variables, values["start"], strict=True)), **values["parameters"]}
        loss = float(reading.formula.numpy(**{name: known[name] for name in reading.formula.names}))
        if not math.isfinite(loss):
            raise InputError(f"start = {list(values['start'])}: the formula is {loss} there; start where it is finite")

    def objective(self, values: Values, setting: Setting) -> Objective:
        try:
            objective = super().objective(values, setting)
            loss, gradient = objective.evaluate(objective.start(1), 0)
        except (ValueError, TypeError, ArithmeticError, RecursionError) as error:
            if isinstance(error, InputError):
                raise
            raise InputError(f"the formula has no usable derivative ({error})", "problem.text") from None
        for name, value in zip(("loss", *self.variables(values)), (loss, *gradient.t()), strict=True):
            if not bool(value.isfinite().all()):
                what = "loss" if name == "loss" else f"slope along {name}"
                dtype = str(setting.dtype).removeprefix("torch.")
                raise InputError(
                    f"start = {list(values['start'])}: the {what} is {float(value)} there in {dtype}; start elsewhere",
                    "problem.start",
                )
        return objective


def _read(text: str, variables: Sequence[str] = ()) -> Reading:
    try:
        return read(text, variables)
    except FormulaError as error:
        raise error.at("text") from None
    except InputError as error:
        raise error.at("variables") from None


def typed_variables(values: Values) -> tuple[str, ...]:
    """The variables of the formula, in the order of the start."""
    return _read(values["text"], values["variables"]).variables
