"""What happened here: why a run diverged or its loss jumped, found by replaying it and looking at its inner numbers.

:mod:`engine.report.trouble` finds the step, :mod:`engine.report.scene` replays the run up to it, ``causes`` holds one
file per cause, :mod:`engine.report.report` asks them all and tries out the changes that they offer.
"""
