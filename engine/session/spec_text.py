"""A description as the JSON text that a session keeps, and back."""

from __future__ import annotations

from engine.errors import InputError
from engine.session import limits
from engine.spec import ExperimentSpec, parse


def spec_from(text: str) -> ExperimentSpec:
    """A spec from its JSON text. Whatever is wrong with it is an InputError."""
    table = limits.json_value(text, "spec", limits.SPEC_TEXT)
    runs = table.get("runs") if isinstance(table, dict) else None
    if not isinstance(runs, list) or not all(isinstance(run, dict) and run.get("name") for run in runs):
        raise InputError("spec: a run has no name")
    try:
        return parse(table)
    except Exception as error:
        raise InputError(f"spec: {' '.join(str(error).split())[:300]}") from None


def spec_text(spec: ExperimentSpec) -> str:
    """The JSON of ``spec``, tried out: what cannot be read again is not saved over what can."""
    text = spec.json_text()
    if spec_from(text) != spec:
        raise InputError("spec: it does not read as it was written")
    return text
