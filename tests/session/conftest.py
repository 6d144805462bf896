"""Files opened apart from the tests, where what that takes can be measured."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.session.opener import Opener, Opening


@pytest.fixture(scope="module")
def opener() -> Iterator[Opener]:
    yield from _opener("session")


@pytest.fixture(scope="module")
def recoverer() -> Iterator[Opener]:
    yield from _opener("journal")


@pytest.fixture
def opened(opener: Opener, record_property: Callable[[str, object], None]) -> Iterator[Callable[[Path], Opening]]:
    """Opens a session file in a process of its own: no crash, and not more time and memory than a file may take."""
    yield from _within_limits(opener, record_property)


@pytest.fixture
def recovered(recoverer: Opener, record_property: Callable[[str, object], None]) -> Iterator[Callable[[Path], Opening]]:
    """The same for a journal."""
    yield from _within_limits(recoverer, record_property)


def _opener(what: str) -> Iterator[Opener]:
    if not hasattr(os, "fork"):
        pytest.skip("measures processes that are forked, which this system has not")
    from tests.session.opener import Opener

    with Opener(what) as opener:
        yield opener


def _within_limits(opener: Opener, record: Callable[[str, object], None]) -> Iterator[Callable[[Path], Opening]]:
    """The processor's time is judged, the clock's is told: how busy the machine is no file can help."""
    from tests.session.opener import MEGABYTES, SECONDS

    found: list[Opening] = []

    def judged(path: Path) -> Opening:
        found.append(opener(path))
        refused, status, _, computing, megabytes = found[-1]
        assert not status, f"{path}: status {status}: {refused}"
        assert computing <= SECONDS
        assert megabytes <= MEGABYTES
        return found[-1]

    yield judged
    record("opened", len(found))
    record("slowest", max((one.seconds for one in found), default=0.0))
    record("largest", max((one.megabytes for one in found), default=0.0))
