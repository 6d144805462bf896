"""Sessions: everything that a window shows, in one file that outlives the program. See docs/file-format.md.

`save` writes a :class:`Session` to an ``*.optlab`` file, `open_session` reads one back and trusts nothing in it; a
:class:`Journal` keeps what a running window has not saved yet, `orphans` and `recover` find it after a crash.
"""

from engine.session.journal import Journal
from engine.session.open import open_session
from engine.session.record import ExperimentRecord, MapRecord, Session, record_of
from engine.session.recovery import discard, orphans, recover
from engine.session.save import save, save_experiment

__all__ = [
    "ExperimentRecord",
    "Journal",
    "MapRecord",
    "Session",
    "discard",
    "open_session",
    "orphans",
    "record_of",
    "recover",
    "save",
    "save_experiment",
]
