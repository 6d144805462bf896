"""Three lines are enough: a spec as a dict, a run, and its history as numpy arrays."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # so that it runs from a checkout

from engine import run

history = run(
    {
        "steps": 500,
        "dtype": "float64",
        "problem": {"name": "quadratic", "eigenvalues": [1.0, 100.0], "start": [1.0, 1.0]},
        "runs": [
            {"name": "plain", "optimizer": {"name": "SGD", "lr": 0.0198}},
            {"name": "heavy ball", "optimizer": {"name": "SGD", "lr": 0.0331, "momentum": 0.669}},
        ],
    }
)
for name in history:
    print(f"{name}: loss {history[name]['loss'][-1]:.3g}, parameters {history[name]['x'][-1]}")
