"""Sessions: everything that a window shows, in one file that outlives the program. See docs/file-format.md."""

from engine.session.open import open_session
from engine.session.record import ExperimentRecord, Session, record_of
from engine.session.save import save, save_experiment

__all__ = ["ExperimentRecord", "Session", "open_session", "record_of", "save", "save_experiment"]
