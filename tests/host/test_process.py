"""The engine in a process of its own: what can be lost, and what must not be."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

from engine.host.host import EngineHost
from tests.host.test_host import answer, assert_same_rows, inline, opened, spec, status
from tests.host.waiting import wait_for

LR = "runs.0.optimizer.lr"
RUNS = [
    {"name": "a", "optimizer": {"name": "SGD", "lr": 1e-4, "momentum": 0.9}},
    {"name": "b", "optimizer": "Adam", "schedule": {"name": "CosineAnnealingLR", "T_max": 20_000}},
]


@pytest.mark.skipif(not hasattr(os, "nice"), reason="priorities by niceness are POSIX")
def test_the_engine_comes_after_the_window_where_cores_are_short():
    with EngineHost() as host:
        wait_for(lambda: host.pid is not None and psutil.Process(host.pid).nice() > psutil.Process().nice(), "niceness")


def test_a_killed_engine_costs_nothing_but_a_moment():
    """Edits, a growing history, kill -9, and still the bits of a run that nothing happened to."""
    with EngineHost(snapshot_every=0.2) as host:
        host.set_speed(1500)
        state = opened(host, spec(steps=20_000, runs=RUNS), run=True)
        assert state.history.handle.block.pid == os.getpid()
        wait_for(lambda: host.state.step > 100, "steps")
        host.edit(LR, 2e-4)
        host.edit("steps", 30_000)
        wait_for(lambda: len(host.state.events) == 2, "the events")
        assert answer(host, host.ask("trace", run=1)).value.labels == ("x", "y")
        wait_for(lambda: host.snapshots and host.snapshots[-1].events == 2, "a snapshot")
        first, step = host.pid, host.snapshots[-1].step
        wait_for(lambda: host.state.step > step + 50, "steps after it")
        os.kill(first, signal.SIGKILL)
        wait_for(lambda: host.state.restarts == 1, "the restart")
        assert host.state.message.startswith("the engine stopped (signal 9) at step ")
        host.edit("runs.1.optimizer.eps", 1e-4)
        wait_for(lambda: len(host.state.events) == 3, "the third event")
        host.set_speed(None)
        state = status(host, "finished")
        assert (state.step, [event.path for event in state.events]) == (30_000, [LR, "steps", "runs.1.optimizer.eps"])
        assert host.pid != first
        assert not psutil.pid_exists(first)
    assert_same_rows(state.history, inline(state))


@pytest.mark.long
def test_an_engine_that_hangs_is_replaced():
    with EngineHost(watchdog=4.0, snapshot_every=0.2) as host:
        host.set_speed(2000)
        opened(host, spec(steps=20_000, runs=RUNS), run=True)
        wait_for(lambda: host.state.step > 500, "steps")
        os.kill(host.pid, signal.SIGSTOP)
        wait_for(lambda: host.state.restarts == 1, "the restart")
        assert host.state.message.startswith("the engine did not answer for 4 s at step ")
        host.set_speed(None)
        state = status(host, "finished")
    assert_same_rows(state.history, inline(state))


@pytest.mark.long
def test_an_engine_that_is_killed_again_and_again_is_given_up():
    with EngineHost() as host:
        opened(host, spec(steps=10**6, runs=RUNS))
        for restarts in (1, 2, 3):
            wait_for(lambda: host.pid and host.state.status in ("paused", "idle"), "the engine")
            os.kill(host.pid, signal.SIGKILL)
            wait_for(lambda restarts=restarts: host.state.restarts == restarts, "the restart")
        assert host.state.status == "failed"
        assert "3 times" in host.state.message
        host.run(until=10)
        wait_for(lambda: host.state.step == 10, "step 10")


@pytest.mark.long
def test_edits_rewinds_and_kills_at_random_leave_a_history_that_replays():
    random = np.random.default_rng(7)
    with EngineHost(snapshot_every=0.1) as host:
        host.set_speed(2000)
        opened(host, spec(steps=10**6, runs=RUNS), run=True)
        for restarts in range(1, 7):
            for _ in range(5):
                begin = host.state.step
                wait_for(lambda begin=begin: host.state.step != begin, "steps")
                run, value = int(random.integers(2)), float(random.uniform(1e-5, 2e-4))
                path = f"runs.{run}.optimizer.lr" if random.random() < 0.7 else f"runs.{run}.loss_scale"
                host.edit(path, value if path.endswith("lr") else 1000 * value)
            if restarts % 3 == 0:
                host.rewind(int(host.state.step * random.uniform(0.3, 0.9)))
                host.run()
            wait_for(lambda: host.pid, "the process")
            time.sleep(float(random.uniform(0.0, 0.1)))
            os.kill(host.pid, signal.SIGKILL)
            wait_for(lambda restarts=restarts: host.state.restarts == restarts, "the restart")
            wait_for(lambda: host.state.status == "running", "the run")
        host.pause()
        state = status(host, "paused")
    assert len(state.events) > 5
    assert_same_rows(state.history, inline(state))


HOST = """
    import sys, time
    from engine.host.host import EngineHost

    if __name__ == "__main__":
        with EngineHost() as host:
            runs = [{"optimizer": {"name": "SGD", "lr": 1e-4}}]
            host.set_speed(500)
            host.load({"steps": 10**6, "problem": "rosenbrock", "runs": runs}, run=True)
            while host.state.step < 100:
                time.sleep(0.01)
            assert not {"torch", "sympy"} & set(sys.modules), "torch belongs into the engine process"
            print(host.pid, host.state.history.handle.block.name, flush=True)
            if sys.argv[1] == "stay":
                time.sleep(600)
            if sys.argv[1] == "forget":
                host.close = lambda *_: True
"""


def start(folder: Path, what: str) -> tuple[subprocess.Popen, int, str]:
    """A program with a host, the engine process that it has, and the name of its shared memory."""
    script = folder / "host_program.py"
    script.write_text(textwrap.dedent(HOST))
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": str(root)}
    program = subprocess.Popen(
        [sys.executable, str(script), what], stdout=subprocess.PIPE, text=True, cwd=folder, env=environment
    )
    pid, name = program.stdout.readline().split()
    return program, int(pid), name


def holders(name: str) -> list[int]:
    """Processes that have the shared memory ``name`` open or mapped."""
    found = []
    for process in psutil.process_iter():
        try:
            if name in Path(f"/proc/{process.pid}/maps").read_text():
                found.append(process.pid)
        except OSError:
            continue
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_nothing_stays_when_the_host_is_killed(tmp_path):
    program, engine, name = start(tmp_path, "stay")
    assert sorted(holders(name)) == sorted([program.pid, engine])
    program.kill()
    program.wait()
    program.stdout.close()
    wait_for(lambda: not psutil.pid_exists(engine), "the engine's end")
    wait_for(lambda: not holders(name), "the end of the shared memory")
    assert not list(Path("/dev/shm").glob(f"*{name}*"))


@pytest.mark.long
def test_a_program_that_forgets_to_close_ends_all_the_same(tmp_path):
    program, engine, _ = start(tmp_path, "forget")
    assert program.wait(60) == 0
    program.stdout.close()
    wait_for(lambda: not psutil.pid_exists(engine), "the engine's end")
