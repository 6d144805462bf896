"""Specs of small maps."""

from engine.spec import ExperimentSpec, parse

LR = "runs.0.optimizer.lr"


def axis(path: str, low: float, high: float, count: int, scale: str = "linear") -> dict:
    return {"path": path, "low": low, "high": high, "count": count, "scale": scale}


def spec(*axes: dict, runs: list[dict] | None = None, **rest) -> ExperimentSpec:
    runs = runs or [{"optimizer": {"name": "Adam", "lr": 0.01}}]
    return parse({"steps": 60, "problem": "rosenbrock", "runs": runs, "axes": list(axes), **rest})
