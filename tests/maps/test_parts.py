"""How the pixels of a map are dealt out to the cores."""

from __future__ import annotations

import pytest

from engine.maps.fused_map import LEAST_WORK, PART, slices


@pytest.mark.parametrize(("pixels", "steps"), [(1, 1), (63, 10), (1000, 1), (1000, 10_000_000), (262_144, 500)])
def test_every_pixel_is_in_one_part(pixels: int, steps: int) -> None:
    parts = list(slices(pixels, steps))
    covered = [place for part in parts for place in range(pixels)[part]]
    assert covered == list(range(pixels))
    assert all(len(range(pixels)[part]) for part in parts)


def test_parts_are_large_enough_to_pay_and_small_enough_for_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.maps.fused_map.kernel_threads", lambda: 4)
    sizes = [part.stop - part.start for part in slices(1 << 20, 500)]
    assert max(sizes) <= PART
    assert sizes[0] == sizes[1] // 2
    assert sizes[1] * 500 >= LEAST_WORK
    assert len(list(slices(500, 20))) == 1  # less than a millisecond of work
    assert len(list(slices(1024, 1_000_000))) >= 8
