import os
import subprocess
import sys

import pytest

from engine.session.lock import FileLock


def test_one_holder_at_a_time(tmp_path):
    one, two = FileLock(tmp_path / "a"), FileLock(tmp_path / "a")
    assert one.acquire()
    assert one.acquire()
    assert one.held
    assert not two.acquire()
    assert not two.held
    one.release()
    assert two.acquire()
    two.release()
    two.release()


def test_leaving_the_block_lets_go(tmp_path):
    with FileLock(tmp_path / "a") as one:
        assert one.acquire()
    with FileLock(tmp_path / "a") as two:
        assert two.acquire()


def test_removing_takes_the_file_away(tmp_path):
    lock = FileLock(tmp_path / "a")
    lock.acquire()
    lock.release(remove=True)
    assert list(tmp_path.iterdir()) == []


def test_no_place_for_a_lock(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        FileLock(tmp_path / "missing" / "a").acquire()


def test_it_ends_with_its_process(tmp_path):
    code = (
        "import sys; from pathlib import Path; from engine.session.lock import FileLock; "
        "lock = FileLock(Path(sys.argv[1])); print(lock.acquire(), flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "a")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "True\n"
        lock = FileLock(tmp_path / "a")
        assert not lock.acquire()
        holder.kill()
        holder.wait()
        assert lock.acquire()
        lock.release()


def test_a_child_does_not_inherit_it(tmp_path):
    lock = FileLock(tmp_path / "a")
    lock.acquire()
    assert not os.get_inheritable(lock._descriptor)
    lock.release()
