"""Samples of a network problem that learns from a table of the user."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.data.fingerprint import check
from engine.data.table import read, standardised

if TYPE_CHECKING:
    from engine.data.samples import Samples
    from engine.problem import Setting


def table_samples(values: Mapping[str, Any], setting: Setting) -> Samples:
    """The samples that ``path``, ``target``, ``features``, ``kind``, ``missing`` and ``standardise`` describe.

    InputError where the file has not the ``fingerprint`` that is given.
    """
    check(values["path"], values.get("fingerprint", ""))
    found = read(values["path"], values["target"], values["features"], values["kind"], values["missing"]).samples
    if values["standardise"]:
        training, _ = found.split(values["validation"], setting.seed)  # the very split that training uses
        found = standardised(found, training)
    return found
