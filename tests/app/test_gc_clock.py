import gc

from app.gc_clock import GcClock


def test_collection_is_automatic_again_afterwards():
    gc.enable()
    clock = GcClock()
    assert not gc.isenabled()
    clock._collect()
    clock.stop()
    assert gc.isenabled()
    gc.disable()
