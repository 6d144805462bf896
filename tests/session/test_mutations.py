"""Damage at random places: refused in one line, or the same content; never a crash, never another content."""

import contextlib
import hashlib
import random
import sqlite3

import pytest

from engine.errors import InputError
from engine.session import Journal, Session, discard, open_session, recover, save
from engine.session.schema import DIGEST, TABLES, crc_of
from tests.session.doctor import operation
from tests.session.samples import rich, same, same_curves
from tests.session.test_journal import grown


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One to a few wounds: bits, bytes, runs of bytes, pages exchanged or emptied, the end gone, something added."""
    found = bytearray(data)
    for _ in range(chance.choice([1, 1, 1, 3, 10])):
        page = min(8192, len(found))
        at = chance.randrange(len(found)) if chance.random() < 0.7 else chance.randrange(min(len(found), 2000))
        kind = chance.randrange(8)
        if kind <= 2:
            found[at] ^= 1 << chance.randrange(8)
        elif kind == 3:
            found[at] = chance.randrange(256)
        elif kind == 4:
            count = chance.randrange(1, 64)
            found[at : at + count] = chance.randbytes(len(found[at : at + count]))
        elif kind == 5:
            one, two = (chance.randrange(len(found) // page) * page for _ in range(2))
            found[one : one + page], found[two : two + page] = found[two : two + page], found[one : one + page]
        elif kind == 6:
            one = chance.randrange(len(found) // page) * page
            found[one : one + page] = bytes(page)
        else:
            del found[chance.choice([at, len(found) - page]) :]
            found += b"\0" * chance.choice([0, 0, 1, page])
        if not found:
            break
    return bytes(found)


def attempted(read, path):
    """What ``read`` makes of the file, or None if it refuses it in one line."""
    line = ""
    try:
        return read(path)
    except InputError as error:
        line = str(error)
    assert line
    assert "\n" not in line
    return None


def opens_alike(path, session, data):
    """Whether a mutated file opens as ``session``; False when it is refused."""
    path.write_bytes(data)
    found = attempted(open_session, path)
    assert found is None or same(session, found)
    return found is not None


def mutate_many(path, count, seed, opened, apart):
    """The first ``apart`` of ``count`` files are also opened in a process of their own."""
    session = rich(3000)
    save(path, session)
    data = path.read_bytes()
    chance = random.Random(seed)
    alike = []
    for turn in range(count):
        alike.append(opens_alike(path, session, mutated(data, chance)))
        assert turn >= apart or bool(opened(path).refused) != alike[-1]
    assert 0 < sum(alike) < 0.5 * count  # some damage hits what nothing stands in


def test_damaged_files(tmp_path, opened):
    mutate_many(tmp_path / "a.optlab", 320, 1, opened, 15)


@pytest.mark.long
def test_many_damaged_files(tmp_path, opened):
    mutate_many(tmp_path / "a.optlab", 2000, 2, opened, 2000)


def test_every_byte_of_the_header(tmp_path):
    path = tmp_path / "a.optlab"
    save(path, rich(10))
    data = path.read_bytes()
    for at in range(100):
        opens_alike(path, rich(10), data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])


# -- journals


def recovers_a_part(path, record, data):
    """Whether a mutated journal gives a beginning of what it held; False when nothing."""
    path.write_bytes(data)
    recovered = attempted(recover, path)
    if recovered is None:
        return False
    found = recovered.experiments[0]
    assert found.initial_spec == record.initial_spec
    assert found.events == record.events[: len(found.events)]
    assert same_curves(record.history, found.history, found.history.written.tolist())
    assert all(snapshot in record.snapshots or snapshot[1] == b"old" for snapshot in found.snapshots)
    return True


def mutate_journals(tmp_path, count, seed, recovered, apart):
    journal = Journal(tmp_path)
    for record in grown(12):
        journal.append(Session((record,)))
    journal.close()
    data = journal.path.read_bytes()
    chance = random.Random(seed)
    parts = []
    for turn in range(count):
        wounded = mutated(data, chance)
        parts.append(recovers_a_part(journal.path, record, wounded))
        if turn < apart:
            journal.path.write_bytes(wounded)
            assert bool(recovered(journal.path).refused) != parts[-1]
    assert 0 < sum(parts) < count
    journal.path.write_bytes(data)
    discard(journal.path)


def test_damaged_journals(tmp_path, recovered):
    mutate_journals(tmp_path, 150, 1, recovered, 8)


@pytest.mark.long
def test_many_damaged_journals(tmp_path, recovered):
    mutate_journals(tmp_path, 1500, 2, recovered, 1500)


# -- values that somebody has changed on purpose, with checksums that fit

NUMBERS = [-1, 0, 1, 2, 41, 48, 49, 50, 51, 65536, 80, 82, 142, 180, 182, 999, 2**31, 2**32, 2**63 - 1, -(2**63), None]
TEXTS = ["", "a", "null", "[]", "{}", "1", '"x"', "[1, 2]", '{"a": 1}', "cpu", "\0", "é😀" * 50, "x" * 20_000, None]
BLOBS = [b"", b"\0", b"\0" * 16, b"\xff" * 400, b"\x08\0\0\0" * 100, bytes(200_000), None]


def meddle(connection, chance):
    """Another value in a random place, or a row away, or one twice."""
    table = chance.choice(list(TABLES))
    column, kind = chance.choice(list(TABLES[table].items()))
    others = ", ".join(TABLES[table])
    rows = connection.execute(f"SELECT id FROM {table}").fetchall()
    if not rows or column == DIGEST:
        return
    (row,) = chance.choice(rows)
    what = chance.randrange(10)
    if what == 0:
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
    elif what == 1:
        connection.execute(f"INSERT INTO {table} ({others}) SELECT {others} FROM {table} WHERE id = ?", (row,))
    else:
        pool = NUMBERS if kind.startswith(("INTEGER", "REAL")) else TEXTS if kind.startswith("TEXT") else BLOBS
        with contextlib.suppress(sqlite3.IntegrityError):  # no NULL there
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (chance.choice(pool), row))


def sealed(connection):
    """All checksums made to fit."""
    chunks = connection.execute("SELECT id, experiment, run, channel, first_row, count, codec, data FROM chunks")
    for row, *place, data in chunks.fetchall():
        connection.execute("UPDATE chunks SET crc = ? WHERE id = ?", (crc_of(tuple(place), data), row))
    pieces = connection.execute("SELECT id, map, layer, 0, first, count, codec, data FROM map_pieces")
    for row, *place, data in pieces.fetchall():
        connection.execute("UPDATE map_pieces SET crc = ? WHERE id = ?", (crc_of(tuple(place), data), row))
    for table in ("snapshots", "thumbnail"):
        for row, data in connection.execute(f"SELECT id, data FROM {table}").fetchall():
            connection.execute(f"UPDATE {table} SET sha256 = ? WHERE id = ?", (hashlib.sha256(data).hexdigest(), row))


def meddle_often(tmp_path, count, seed, opened, apart):
    path = tmp_path / "a.optlab"
    save(path, rich(50))
    data = path.read_bytes()
    chance = random.Random(seed)
    whole = 0
    for turn in range(count):
        path.write_bytes(data)
        with operation(path) as connection:
            for _ in range(chance.choice([1, 1, 2, 3])):
                meddle(connection, chance)
            sealed(connection)
        found = attempted(open_session, path)
        assert turn >= apart or bool(opened(path).refused) == (found is None)
        if found is not None:
            whole += 1
            save(path, found)  # what opens can be saved, and is then the same
            assert same(found, open_session(path))
    assert 0 < whole < count


def test_meddling(tmp_path, opened):
    meddle_often(tmp_path, 120, 1, opened, 8)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 6))
def test_much_meddling(tmp_path, opened, seed):
    meddle_often(tmp_path, 1000, seed, opened, 1000)
