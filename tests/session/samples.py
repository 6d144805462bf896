"""Sessions to save and compare, made without training."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import numpy as np

from engine.event import Event
from engine.history import History
from engine.session import ExperimentRecord, MapRecord, Session
from engine.spec import parse

if TYPE_CHECKING:
    from engine.spec import ExperimentSpec


def png(width: int = 2, height: int = 2) -> bytes:
    """A white picture."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    head = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


def spec(*names: str, steps: int = 300) -> ExperimentSpec:
    runs = [{"name": name, "optimizer": {"name": "Adam", "lr": 0.01}} for name in names or ("Adam",)]
    return parse({"steps": steps, "problem": {"name": "rosenbrock"}, "runs": runs})


def history(names: tuple[str, ...], channels: tuple[str, ...], rows: int, seed: int = 0) -> History:
    """Curves of every kind: smooth float32 and float64, noise, constants, gaps, infinities, odd NaNs."""
    found = History.allocate(names, channels, rows)
    random = np.random.default_rng(seed)
    steps = np.arange(rows)
    for channel in range(len(channels)):
        for run in range(len(names)):
            curve = found.layout.rows[channel, run]
            kind = (channel + run) % 6
            if kind == 0:
                curve[:] = np.exp(-steps / 50).astype(np.float32)
            elif kind == 1:
                curve[:] = np.sin(steps / 7) * 1e-200
            elif kind == 2:
                curve[:] = random.normal(size=rows)
            elif kind == 3:
                curve[:] = np.where(steps % 10 == 0, steps / 3, np.nan)
            elif kind == 4:
                curve[:] = random.integers(0, 2**64, rows, dtype=np.uint64).view(np.float64)
            else:
                curve[:] = np.where(steps % 3 == 0, np.inf, -0.0)
    found.layout.written[:] = rows
    for run in range(len(names)):
        found.layout.pyramid.update(0, rows, slice(run, run + 1))
    return found


def rich(rows: int = 301) -> Session:
    """A session that has something of everything, in several languages."""
    names = ("heavy ball", "μ = 0.9, 动量", "'; DROP TABLE runs; --")
    curves = history(names, ("loss", "lr", "x0", "x1"), rows)
    curves.diverge(2, rows // 2, "the loss is not finite ∞")
    first = ExperimentRecord(
        name="Rosenbrock ½",
        initial_spec=spec(*names, steps=rows - 1),
        events=(
            Event(0, "runs.0.optimizer.lr", 0.01, 0.5),
            Event(17, "runs.1.optimizer.betas", [0.9, 0.999], [0.5, 0.25]),
            Event(17, "steps", 100, rows - 1),
            Event(20, "runs.0.schedule", [], [{"name": "ExponentialLR", "gamma": 0.9}]),
        ),
        history=curves,
        step=rows - 1,
        snapshots=((10, b"opaque"), (rows - 1, bytes(range(256)) * 20)),
        notes="first line\nsecond \x00 line 😀",
        device="cuda",
    )
    second = ExperimentRecord(name="", initial_spec=spec("only one"))
    layout = {"split": [1, 2.5], "theme": None, "nested": {"a": [True, "[[[[" * 50]}}
    return Session(
        (first, second), layout, notes="# notes\n你好", thumbnail=png(), meta={"created": "then"}, maps=maps()
    )


def maps(rows: int = 12, columns: int = 20) -> tuple[MapRecord, ...]:
    """One of which all is known, one that is half done, one of which only the question is there."""
    axes = [
        {"path": "runs.0.optimizer.lr", "low": 1e-4, "high": 1.0, "scale": "log", "count": columns},
        {"path": "problem.start.0", "low": -2.0, "high": 2.0, "count": rows},
    ]
    asked = parse(spec("a", "b").table() | {"axes": axes})
    shape, random = (rows, columns), np.random.default_rng(5)
    loss = np.where(random.random(shape) < 0.1, np.nan, random.normal(size=shape))
    whole = MapRecord(
        asked, "final_loss", 1, 1e-6, True, np.ones(shape, bool), {"final_loss": loss, "diverged_at": -loss}
    )
    half = np.arange(rows * columns).reshape(shape) % 16 == 0
    part = MapRecord(asked, "winner", 0, -3.5, False, half, {"winner": np.where(half, 1.0, np.nan)})
    return whole, part, MapRecord(asked, "steps_to_tolerance", 0, 0.25)


def same_maps(one: MapRecord, two: MapRecord) -> bool:
    """Whether both hold the same bits."""
    mine, theirs = ((m.spec, m.colour, m.run, m.tolerance, m.flush, list(m.figures)) for m in (one, two))
    if mine != theirs or (one.done is None) != (two.done is None):
        return False
    if one.done is not None and two.done is not None and not np.array_equal(one.done, two.done):
        return False
    return all(one.figures[name].tobytes() == two.figures[name].tobytes() for name in one.figures)


def same_curves(one: History | None, two: History | None, rows: list[int] | None = None) -> bool:
    """Whether both hold the same bits, pyramid included; or ``two`` those, and only those, ``rows`` of ``one``."""
    if one is None or two is None:
        return one is two
    counts = one.written.tolist() if rows is None else rows
    if (one.runs, one.channels, counts) != (two.runs, two.channels, two.written.tolist()):
        return False
    for run, name in enumerate(one.runs):
        if rows is None and one[name].diverged_at != two[name].diverged_at:
            return False
        if rows is None and one[name].diverged_reason != two[name].diverged_reason:
            return False
        left, right = one.layout.rows[:, run, : counts[run]], two.layout.rows[:, run, : counts[run]]
        if left.tobytes() != right.tobytes():
            return False
        for channel in one.channels:
            ones, twos = (part.read(run, channel, 0, counts[run], 10) for part in (one, two))
            if ones.mean.tobytes() != twos.mean.tobytes():
                return False
    return True


def same(one: Session, two: Session) -> bool:
    """Whether both say the same; of ``meta`` only what saving does not set."""
    mine = [(r.name, r.initial_spec, r.events, r.step, r.snapshots, r.notes, r.device) for r in one.experiments]
    theirs = [(r.name, r.initial_spec, r.events, r.step, r.snapshots, r.notes, r.device) for r in two.experiments]
    if mine != theirs or (one.layout, one.notes, one.thumbnail) != (two.layout, two.notes, two.thumbnail):
        return False
    if any(two.meta.get(key) != value for key, value in one.meta.items() if key == "created"):
        return False
    if len(one.maps) != len(two.maps) or not all(map(same_maps, one.maps, two.maps)):
        return False
    return all(same_curves(a.history, b.history) for a, b in zip(one.experiments, two.experiments, strict=True))
