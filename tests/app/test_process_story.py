"""The window with its engine in a process of its own, which is killed in the middle of a run."""

import os
import signal
import sys

import numpy as np

from engine.experiment import Experiment
from tests.app.conftest import VALLEY


def test_a_killed_engine_is_told_and_the_run_goes_on_to_the_same_numbers(make_lab):
    lab = make_lab("process", VALLEY.with_value("steps", 4000))
    lab.experiment.set_speed(1000.0)
    lab.window.toggle()
    lab.until(lambda: lab.state.step > 100)
    lab.experiment.edit("runs.0.optimizer.lr", 0.01)
    lab.until(lambda: lab.state.events)
    os.kill(lab.window.host.pid, signal.SIGKILL)
    lab.until(lambda: lab.state.restarts == 1 and lab.state.message)
    assert "engine stopped" in lab.page.engine_notice.text()
    lab.experiment.set_speed(None)
    lab.until(lambda: lab.state.status == "finished")
    inline = Experiment(lab.state.initial_spec, script=lab.state.events)
    inline.advance(4000)
    for name in ("Adam", "SGD"):
        np.testing.assert_array_equal(lab.state.history[name]["loss"], inline.history[name]["loss"])


def test_the_window_process_never_loads_torch():
    import subprocess

    code = (
        "import sys; from pathlib import Path; import tempfile\n"
        "from app.window import application, build\nfrom app.settings import Settings\n"
        "application(); w = build('process', 'light', Settings(Path(tempfile.mkdtemp()) / 's.ini'))\n"
        "w.session.fill(); w.show(); w.session.forget(); w.close()\n"
        "assert 'torch' not in sys.modules and 'sympy' not in sys.modules, 'loaded'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
