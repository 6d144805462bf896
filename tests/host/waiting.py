"""Waiting for what another thread or process does; how long it takes is nobody's business but must end."""

import time

PATIENCE = 60.0


def wait_for(condition, what="what was waited for"):
    until = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < until, f"{what} did not come"
        time.sleep(0.002)
    return found
