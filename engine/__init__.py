"""Everything that computes, records and stores. Knows no Qt; usable from a script or a notebook::

from engine import run
history = run({"steps": 100, "problem": "rosenbrock", "runs": [{"optimizer": {"name": "Adam"}}]})
history["Adam"]["loss"]
"""

from engine.errors import InputError
from engine.inline import run
from engine.spec import ExperimentSpec, load

__all__ = ["ExperimentSpec", "InputError", "load", "run"]
