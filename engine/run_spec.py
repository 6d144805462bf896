"""What one run of an experiment is described by, and one axis of a map: parts of :mod:`engine.spec`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    field_validator,
    model_serializer,
    model_validator,
)

from engine.errors import InputError
from engine.optimizer import normal, values_of


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


def named(given: Any, kind: str) -> dict[str, Any]:
    """A table ``{name = …, arguments…}`` from such a table or a bare name."""
    if isinstance(given, str):
        return {"name": given}
    if not isinstance(given, Mapping):
        raise InputError(f"{given!r}: must be a table with a name, such as {{name = ...}}")
    if not isinstance(given.get("name"), str):
        raise InputError(f"the {kind} has no name")
    return dict(given)


def entries(given: Any) -> tuple[dict[str, Any], ...]:
    """The entries of a schedule from a list of them, or from one alone."""
    if given is None:
        return ()
    listed = [given] if isinstance(given, (Mapping, str)) else list(given)
    return tuple(
        dict(item) if isinstance(item, Mapping) and "product" in item else named(item, "schedule") for item in listed
    )


class RunSpec(Model):
    """One run: an optimizer, its schedule, the factor on the loss; ``seed`` only where it is to start elsewhere."""

    name: str = Field(default="", max_length=120)
    optimizer: dict[str, Any]
    schedule: tuple[dict[str, Any], ...] = ()
    loss_scale: float = Field(default=1.0, gt=0.0)
    seed: int | None = Field(default=None, ge=0, lt=2**63)

    @model_serializer(mode="wrap")
    def _without_default_seed(self, plain: SerializerFunctionWrapHandler) -> dict[str, Any]:
        table: dict[str, Any] = plain(self)
        if self.seed is None:
            del table["seed"]
        return table

    @field_validator("optimizer", mode="before")
    @classmethod
    def _optimizer(cls, given: Any) -> dict[str, Any]:
        return normal(named(given, "optimizer"))

    @field_validator("schedule", mode="before")
    @classmethod
    def _schedule(cls, given: Any) -> tuple[dict[str, Any], ...]:
        return entries(given)

    @field_validator("loss_scale", mode="before")
    @classmethod
    def _number(cls, given: Any) -> Any:
        return float(given) if isinstance(given, int) and not isinstance(given, bool) else given

    def knobs(self) -> dict[str, Any]:
        """The optimizer's knob values by knob name."""
        return values_of(self.optimizer)


class AxisSpec(Model):
    """One axis of a map: values of the thing at ``path``, evenly spaced on ``scale``."""

    path: str
    low: float
    high: float
    scale: Literal["linear", "log"] = "linear"
    count: int = Field(default=256, ge=2, le=8192)

    @field_validator("low", "high", mode="before")
    @classmethod
    def _number(cls, given: Any) -> Any:
        return float(given) if isinstance(given, int) and not isinstance(given, bool) else given

    @model_validator(mode="after")
    def _bounds(self) -> AxisSpec:
        if not self.low < self.high:
            raise InputError(f"low = {self.low:g}, high = {self.high:g}: low must be below high")
        if self.scale == "log" and self.low <= 0:
            raise InputError(f"low = {self.low:g}: must be > 0 on a log scale")
        return self
