"""What a session file holds: the experiments of the book, the layout of the window, a small picture of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt

from app.run_look import looks_of
from engine.session.record import ExperimentRecord, Session
from engine.spec import parse

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.main_window import MainWindow
    from engine.host.state import Answer


def session_of(window: MainWindow, answer: Answer | None = None) -> Session:
    """The session now; with the engine state that ``answer`` carries, or the last kept.

    Without an answer no seconds of computing are in it: a journal would write its layout again every second.
    """
    experiment, book = window.experiment, window.book
    state = experiment.host.state
    layout: dict[str, Any] = {
        **window.page.layout_table(), "pages": window.pages.layout_table(),
        "looks": [look.table() for look in experiment.looks], "selected": experiment.selected,
        "active": book.index(book.active), "tree": book.table(answer is not None),
    }  # fmt: skip
    if experiment.spec is not None and experiment.spec != state.spec:
        layout["draft"] = experiment.spec.table()
    if state.initial_spec is None:
        return Session(experiments=(), layout=layout)
    return Session(experiments=book.records(live_record(window, answer)), layout=layout, maps=window.maps.all())


def live_record(window: MainWindow, answer: Answer | None = None) -> ExperimentRecord:
    """The experiment on the Bench."""
    host = window.experiment.host
    state = host.state
    assert state.initial_spec is not None
    if answer is not None:
        kept = ((answer.value.step, answer.value.data),)
        events, step = answer.value.events, answer.value.step
    else:
        kept = tuple((one.step, one.data) for one in host.snapshots[-1:])
        events, step = state.events, state.step
    return ExperimentRecord(
        name=state.initial_spec.problem["name"], initial_spec=state.initial_spec, events=events,
        history=state.history, step=step, snapshots=kept, seconds=state.clock.points() if state.clock else (),
    )  # fmt: skip


def restore(window: MainWindow, session: Session) -> ExperimentRecord:
    """Shows what `session_of` had gathered; gives the experiment that was in front.

    A layout that cannot be meant is passed over: the file may come from anywhere.
    """
    layout: dict[str, Any] = session.layout
    active = layout.get("active")
    active = active if isinstance(active, int) and 0 <= active < len(session.experiments) else 0
    record = session.experiments[active]
    looks = looks_of(layout.get("looks"))
    window.book.begin_with(session, active, layout.get("tree"))
    window.maps.begin_with(session.maps)
    window.page.engine_notice.clear()
    window.book.show_active(looks)
    window.page.restore_layout(layout)
    window.pages.restore_layout(layout.get("pages"))
    draft, selected = layout.get("draft"), layout.get("selected")
    if isinstance(draft, dict):
        window.experiment.restore_draft(parse(draft), looks)
    if isinstance(selected, int):
        window.experiment.select(min(max(selected, 0), len(window.experiment.looks) - 1))
    return record


def thumbnail(page: QWidget) -> bytes:
    """A PNG of a page, 320 pixels wide."""
    picture = page.grab().scaledToWidth(320, Qt.TransformationMode.SmoothTransformation)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(data.data())
