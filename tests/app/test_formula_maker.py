import threading

import pytest

from app.formula_maker import FormulaMaker, set_formula


@pytest.fixture
def make(qtbot, tmp_path):
    made = []

    def maker():
        made.append(FormulaMaker(folder=tmp_path / "formulas"))
        return made[-1]

    yield maker
    for one in made:
        one.close()


def test_a_formula_is_made_beside_and_kept_on_disk(make, qtbot):
    maker = make()
    with qtbot.waitSignal(maker.ready, timeout=60_000):
        assert maker.svg("w_1") is None
        assert maker.svg("w_1") is None
    made = maker.svg("w_1")
    assert made == set_formula("w_1")
    assert b"currentColor" in made
    assert b"black" not in made
    assert not maker.busy
    assert make().svg("w_1") == made
    assert len(list(maker.folder.iterdir())) == 1


def test_a_damaged_file_is_made_anew(make, qtbot):
    maker = make()
    with qtbot.waitSignal(maker.ready, timeout=60_000):
        maker.svg("w_2")
    (file,) = maker.folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:100])
    other = make()
    with qtbot.waitSignal(other.ready, timeout=60_000):
        assert other.svg("w_2") is None
    assert other.svg("w_2") == whole


def test_what_cannot_be_set_is_an_empty_picture(make, qtbot):
    maker = make()
    with qtbot.waitSignal(maker.ready, timeout=60_000):
        maker.svg(r"\frac{")
    assert maker.svg(r"\frac{").startswith(b"<svg")
    assert not maker.folder.exists()


def test_a_closed_maker_makes_nothing(make):
    maker = make()
    maker.close()
    assert maker.svg("w_3") is None
    maker.close()


def test_a_maker_may_be_destroyed_while_a_formula_is_made(qtbot, tmp_path):
    maker = FormulaMaker(folder=tmp_path / "formulas")
    maker.svg("w_4")
    maker.deleteLater()
    del maker
    qtbot.waitUntil(lambda: all(thread.name != "formulas" for thread in threading.enumerate()), timeout=60_000)
