"""What theory says about a run with its present knobs, to be drawn beside what was measured.

:mod:`engine.theory.case` puts a run's chain and its knobs over steps into numpy arrays, ``lines`` holds one file per
theory line, :mod:`engine.theory.limit_cycle` the loop that mini-batches in a fixed order lead to.
"""
