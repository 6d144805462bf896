import gc
import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from engine.shared_memory import SharedBlock, fence

ROOT = Path(__file__).parent.parent
LINUX = sys.platform == "linux"
KINDS = ["memfd", "named"] if LINUX else ["named"]

# A host that owns a block, and a worker of its own that attaches and counts up in it for ever.
HOST = """
import multiprocessing, sys, time
from engine.shared_memory import SharedBlock

def work(handle):
    block = SharedBlock.attach(handle)
    while True:
        block.buffer[8] = (block.buffer[8] + 1) % 256
        time.sleep(0.002)

if __name__ == "__main__":
    block = SharedBlock.create(1 << 20, sys.argv[1])
    worker = multiprocessing.get_context("spawn").Process(target=work, args=(block.handle,))
    worker.start()
    while not block.buffer[8]:
        time.sleep(0.002)
    print(block.handle.name, worker.pid, flush=True)
    for line in sys.stdin:
        if line == "count\\n":
            print(block.buffer[8], flush=True)
        elif line == "attach\\n":
            print(bytes(SharedBlock.attach(block.handle).buffer[8:9]) == bytes(block.buffer[8:9]), flush=True)
        else:
            worker.join()
            break
"""


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def host(tmp_path, kind):
    script = tmp_path / "host.py"
    script.write_text(HOST)
    process = subprocess.Popen(
        [sys.executable, str(script), kind],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    name, worker = process.stdout.readline().split()
    yield process, name, int(worker)
    for pid in (process.pid, int(worker)):
        if alive(pid):
            os.kill(pid, signal.SIGKILL)
    process.communicate()


def alive(pid):
    """Whether a process runs (a killed one that nobody has waited for does not)."""
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text() if LINUX else os.kill(pid, 0) is None
    except (FileNotFoundError, ProcessLookupError):
        return False


def kill(process, pid):
    os.kill(pid, signal.SIGKILL)
    if pid == process.pid:
        process.wait()
    wait_until(lambda: not alive(pid))


def wait_until(condition):
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, "waited for 20 s"
        time.sleep(0.01)


def traces(name):
    """Everything in the system that still holds the block: a name, an open descriptor, a mapping."""
    found = [f"/dev/shm/{name}"] if Path(f"/dev/shm/{name}").exists() else []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if name in (process / "maps").read_text():
                found.append(f"{process}/maps")
            found += [str(fd) for fd in (process / "fd").iterdir() if name in str(fd.readlink())]
        except OSError:  # it ended, or is another user's
            continue
    return found


@pytest.mark.skipif(not LINUX, reason="looks into /proc and /dev/shm")
@pytest.mark.parametrize("order", [("host", "worker"), ("worker", "host")])
def test_nothing_is_left_when_both_were_killed(host, order):
    process, name, worker = host
    assert traces(name)
    for victim in order:
        assert traces(name)
        kill(process, process.pid if victim == "host" else worker)
    wait_until(lambda: not traces(name))


@pytest.mark.skipif(not LINUX, reason="looks into /proc and /dev/shm")
def test_a_killed_worker_takes_nothing_from_the_host(host):
    process, name, worker = host
    kill(process, worker)
    process.stdin.write("count\n")
    process.stdin.flush()
    assert int(process.stdout.readline()) > 0
    process.stdin.write("attach\n")  # the next worker
    process.stdin.flush()
    assert process.stdout.readline() == "True\n"
    process.communicate("end\n")
    assert process.returncode == 0
    wait_until(lambda: not traces(name))


@pytest.mark.skipif(not LINUX, reason="looks into /proc and /dev/shm")
def test_a_killed_host_takes_nothing_from_its_worker(host):
    process, _, worker = host
    kill(process, process.pid)
    time.sleep(0.1)  # it writes every 2 ms: SIGBUS would have come
    assert alive(worker)


def test_a_block_is_zeroed_aligned_and_as_large_as_asked(kind):
    with SharedBlock.create(1001, kind) as block:
        assert block.handle.kind == kind
        assert bytes(block.buffer) == bytes(1001)
        assert np.frombuffer(block.buffer, np.uint8).ctypes.data % 64 == 0


def test_both_sides_see_the_same_bytes(kind):
    with SharedBlock.create(4096, kind) as block, SharedBlock.attach(pickle.loads(pickle.dumps(block.handle))) as other:
        block.buffer[7] = 5
        other.buffer[4095] = 9
        fence()
        assert other.buffer[7] == 5
        assert block.buffer[4095] == 9


def test_a_closed_block_cannot_be_attached_nor_used(kind):
    block = SharedBlock.create(100, kind)
    other = SharedBlock.attach(block.handle)
    block.close()
    block.close()
    with pytest.raises(FileNotFoundError, match=f"{block.handle.name} .* is gone"):
        SharedBlock.attach(block.handle)
    with pytest.raises(ValueError, match="is closed"):
        _ = block.buffer
    other.buffer[0] = 3
    other.close()


@pytest.mark.skipif(not LINUX, reason="memory files are Linux's")
def test_a_descriptor_that_now_means_another_block_is_not_taken_for_the_old_one():
    first = SharedBlock.create(100)
    first.close()
    others = [SharedBlock.create(100) for _ in range(3)]
    assert first.handle.fd in [other.handle.fd for other in others]
    with pytest.raises(FileNotFoundError, match="is gone"):
        SharedBlock.attach(first.handle)
    for other in others:
        other.close()


def test_views_outlive_close_and_the_last_one_frees_the_memory(kind):
    block = SharedBlock.create(1 << 16, kind)
    view = np.frombuffer(block.buffer, np.float64)[100:200]
    view[:] = 4.0
    name = block.handle.name
    block.close()
    del block
    gc.collect()
    assert view.sum() == 400.0
    if LINUX:
        assert traces(name)
        del view
        gc.collect()
        assert not traces(name)


def test_a_process_that_forgets_to_close_ends_silently(kind):
    script = (
        "import numpy as np; from engine.shared_memory import SharedBlock\n"
        f"block = SharedBlock.create(1 << 16, {kind!r}); other = SharedBlock.attach(block.handle)\n"
        "view = np.frombuffer(other.buffer, np.float64); print(block.handle.name)"
    )
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    if LINUX:
        assert not traces(done.stdout.strip())


@pytest.mark.skipif(not LINUX, reason="memory files are Linux's")
def test_pages_that_nobody_wrote_take_no_memory():
    with SharedBlock.create(1 << 36) as block:
        block.buffer[-1] = 1
        assert os.fstat(block.handle.fd).st_blocks * 512 < 1 << 20


@pytest.mark.skipif(not LINUX, reason="elsewhere the system decides when memory is lacking")
def test_a_named_block_larger_than_its_place_is_refused_and_leaves_nothing():
    place = os.statvfs("/dev/shm")
    before = set(os.listdir("/dev/shm"))
    with pytest.raises(OSError, match="No space left"):
        SharedBlock.create(2 * place.f_blocks * place.f_frsize, "named")
    assert not {name for name in set(os.listdir("/dev/shm")) - before if name.startswith("optlab_")}


def test_an_empty_block_is_refused():
    with pytest.raises(ValueError, match="0 bytes"):
        SharedBlock.create(0)
