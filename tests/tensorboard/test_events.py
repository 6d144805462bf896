"""Against TensorBoard's own reader where it is installed, and always against checksums known from elsewhere."""

import struct

import numpy as np
import pytest

from engine.errors import InputError
from engine.tensorboard.events import read_scalars, write_events
from engine.tensorboard.framing import framed, masked

LOSS = np.concatenate([np.exp(-np.arange(300) / 40.0), [np.nan, np.inf, 1e300]])


def test_the_checksum_is_crc_32c():
    """Vectors of RFC 3720, appendix B.4."""
    for data, crc in (
        (bytes(32), 0x8A9136AA),
        (b"\xff" * 32, 0x62A8AB43),
        (bytes(range(32)), 0x46DD794E),
        (b"123456789", 0xE3069283),
    ):
        rotated = ((crc >> 15) | (crc << 17)) & 0xFFFFFFFF
        assert int(masked(np.frombuffer(data, np.uint8)[None])[0]) == (rotated + 0xA282EAD8) & 0xFFFFFFFF


def test_what_is_written_is_read_in_single_precision(tmp_path):
    file = tmp_path / "events.out.tfevents.1.x"
    write_events(file, {"loss": LOSS, "学习率": np.full(3, 0.1)}, 1234.5)
    found = read_scalars(file)
    kept = ~np.isnan(LOSS)
    with np.errstate(over="ignore"):
        np.testing.assert_array_equal(found["loss"][1], LOSS[kept].astype(np.float32))
    np.testing.assert_array_equal(found["loss"][0], np.arange(len(LOSS))[kept])
    np.testing.assert_array_equal(found["学习率"][1], np.full(3, np.float32(0.1)))


def test_tensorboard_reads_it(tmp_path):
    accumulator = pytest.importorskip("tensorboard.backend.event_processing.event_accumulator")
    write_events(tmp_path / "events.out.tfevents.1.x", {"loss": LOSS[:300], "lr": np.full(300, 0.1)}, 1234.5)
    read = accumulator.EventAccumulator(str(tmp_path), size_guidance={"scalars": 0})
    read.Reload()
    assert set(read.Tags()["scalars"]) == {"loss", "lr"}
    scalars = read.Scalars("loss")
    assert [item.step for item in scalars] == list(range(300))
    np.testing.assert_array_equal([item.value for item in scalars], LOSS[:300].astype(np.float32))
    assert scalars[0].wall_time == 1234.5


def test_what_torch_writes_is_read(tmp_path):
    pytest.importorskip("tensorboard")
    from torch.utils.tensorboard import SummaryWriter

    for new_style in (False, True):
        folder = tmp_path / str(new_style)
        with SummaryWriter(str(folder)) as writer:
            for step in range(20):
                writer.add_scalar("train/loss", 1 / (step + 1), step * 10, new_style=new_style)
        (file,) = folder.glob("*tfevents*")
        steps, values = read_scalars(file)["train/loss"]
        np.testing.assert_array_equal(steps, np.arange(20) * 10)
        np.testing.assert_allclose(values, 1 / (np.arange(20) + 1), rtol=1e-7)


def test_a_tensor_of_one_number_is_a_scalar(tmp_path):
    """As TensorFlow 2 writes scalars: dtype 1 and four bytes of content."""
    tensor = b"\x08\x01\x22\x04" + struct.pack("<f", 2.5)
    value = b"\x0a\x01a" + b"\x42" + bytes([len(tensor)]) + tensor
    event = b"\x10\x07" + b"\x2a" + bytes([len(value) + 2]) + b"\x0a" + bytes([len(value)]) + value
    file = tmp_path / "tfevents"
    file.write_bytes(framed([event]))
    steps, values = read_scalars(file)["a"]
    assert (steps.tolist(), values.tolist()) == ([7.0], [2.5])


def test_a_file_that_is_still_written_is_read_as_far_as_it_goes(tmp_path):
    file = tmp_path / "tfevents"
    write_events(file, {"loss": LOSS[:50]}, 0.0)
    whole = file.read_bytes()
    file.write_bytes(whole[:-5])
    assert len(read_scalars(file)["loss"][0]) == 49


@pytest.mark.parametrize("damage", ["flip", "text", "huge"])
def test_damage_is_named(tmp_path, damage):
    file = tmp_path / "bad.tfevents"
    write_events(file, {"loss": LOSS[:50]}, 0.0)
    data = bytearray(file.read_bytes())
    if damage == "flip":
        data[200] ^= 1
    elif damage == "text":
        data = bytearray(b"step,loss\n" * 30)
    else:
        data[:8] = struct.pack("<Q", 1 << 60)
    file.write_bytes(data)
    with pytest.raises(InputError, match=r"bad\.tfevents: "):
        read_scalars(file)


def test_a_hundred_thousand_steps_keep_their_order(tmp_path):
    file = tmp_path / "tfevents"
    values = np.random.default_rng(0).standard_normal(100_000)
    write_events(file, {"loss": values}, 0.0)
    steps, read = read_scalars(file)["loss"]
    np.testing.assert_array_equal(steps, np.arange(100_000))
    np.testing.assert_array_equal(read, values.astype(np.float32))
