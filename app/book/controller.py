"""Keeps the experiments of the session; puts one aside and takes up another, to the last bit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.book.entry import Entry, branch_record
from app.run_look import looks_of
from app.session_content import live_record
from engine.host.clock import Clock
from engine.session.record import ExperimentRecord
from engine.spec import parse
from engine.spec_difference import at_step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.main_window import MainWindow
    from app.run_look import RunLook
    from engine.host.state import Answer
    from engine.session import Session
    from engine.spec import ExperimentSpec


class BookController(QObject):
    """`entries` in the order in which they were made; `active` is the key of the one on the Bench."""

    changed = Signal()
    """Entries came, went, were renamed, or another one is on the Bench."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.experiment = window, window.experiment
        self.entries: list[Entry] = []
        self.active = -1
        self._next = 0
        self._ticket: int | None = None
        self._then: Callable[[], None] | None = None
        self.experiment.answered.connect(self._answered)

    def __getitem__(self, key: int) -> Entry:
        """The entry with this key; KeyError when there is none."""
        for entry in self.entries:
            if entry.key == key:
                return entry
        raise KeyError(key)

    def index(self, key: int) -> int:
        """Its place."""
        return next(place for place, entry in enumerate(self.entries) if entry.key == key)

    # -- the whole book ------------------------------------------------------------------------------------------

    def begin(self, record: ExperimentRecord) -> None:
        """A new session with one experiment, which the caller puts on the Bench."""
        self.entries = []
        self._add(record, ())

    def begin_with(self, session: Session, active: int, table: Any) -> None:
        """The experiments of a session file; `table` is what `table` gave, or anything else, which is then ignored."""
        self.entries = []
        rows = table if isinstance(table, list) else []
        for place, record in enumerate(session.experiments):
            row = rows[place] if place < len(rows) and isinstance(rows[place], dict) else {}
            parent, step = row.get("parent"), row.get("step")
            good = isinstance(parent, int) and 0 <= parent < place and isinstance(step, int) and step >= 0
            self._add(record, looks_of(row.get("looks")))
            if good:
                self.entries[-1] = replace(self.entries[-1], parent=self.entries[parent].key, step=step)
            draft = parse(row["draft"]) if isinstance(row.get("draft"), dict) else None
            self.entries[-1] = replace(self.entries[-1], draft=draft, clock=_clock(row.get("seconds"), record))
        self.active = self.entries[active].key
        self.changed.emit()

    def table(self, seconds: bool = True) -> list[dict[str, Any]]:
        """How the experiments descend and look (and how long they took), for the layout of a session file."""
        rows = []
        for entry in self.entries:
            looks = self.experiment.looks if entry.key == self.active else entry.looks
            parent = None if entry.parent is None else self.index(entry.parent)
            row: dict[str, Any] = {"parent": parent, "step": entry.step, "looks": [look.table() for look in looks]}
            if entry.draft is not None and entry.key != self.active:
                row["draft"] = entry.draft.table()
            clock = self.experiment.host.state.clock if entry.key == self.active else entry.clock
            if seconds and clock is not None:
                row["seconds"] = clock.table()
            rows.append(row)
        return rows

    def records(self, live: ExperimentRecord) -> tuple[ExperimentRecord, ...]:
        """Every experiment as a session file holds it; `live` is the one on the Bench."""
        return tuple(
            self._named(entry, live) if entry.key == self.active else _thin(entry) for entry in self.entries
        )

    def _named(self, entry: Entry, live: ExperimentRecord) -> ExperimentRecord:
        return replace(live, name=entry.record.name, notes=entry.record.notes)

    # -- one experiment ------------------------------------------------------------------------------------------

    def open(self, key: int) -> None:
        """Puts the present experiment aside and another one on the Bench."""
        if key != self.active and self[key]:
            self.put_aside(lambda: self._take_up(key))

    def copy(self) -> None:
        """A new experiment with the present settings, at step 0; the present one stays as it is."""
        spec = self.experiment.spec
        assert spec is not None

        def begin() -> None:
            name = self._free(self[self.active].record.name)
            self._add(ExperimentRecord(name, spec), tuple(self.experiment.looks), self.active, 0)
            self._take_up(self.entries[-1].key)

        self.put_aside(begin)

    def branch(self, step: int, values: Mapping[str, Any], name: str = "", run_on: bool = False) -> None:
        """A new experiment: the present one up to `step`, with other `values` by path from there on.

        `run_on`: as far as the present one has come. Raises InputError for values that are refused; nothing has
        changed then.
        """
        state = self.experiment.state
        assert state.initial_spec is not None
        so_far = ExperimentRecord("", state.initial_spec, tuple(state.events), None, state.step)
        branch_record(so_far, step, values, "")  # refused now, not after the present one was put aside

        def begin() -> None:
            trunk = self[self.active]
            made = branch_record(trunk.record, step, values, name or self._free(trunk.record.name))
            clock = trunk.clock.before(step) if trunk.clock is not None and step else None
            self._add(made, tuple(self.experiment.looks), trunk.key, step, clock)
            self._take_up(self.entries[-1].key)
            until = trunk.record.step if run_on else step
            if until:
                self.experiment.host.run(until)

        self.put_aside(begin)

    def rename(self, key: int, name: str) -> None:
        """Another name; an empty one changes nothing."""
        if name.strip():
            self._change(key, record=replace(self[key].record, name=name.strip()))

    def set_notes(self, key: int, notes: str) -> None:
        """What the person wrote about it."""
        if notes != self[key].record.notes:
            self._change(key, record=replace(self[key].record, notes=notes))

    def remove(self, key: int) -> None:
        """Takes an experiment out that is not on the Bench; its branches hang on to its parent."""
        gone = self[key]
        if key != self.active:
            self.entries = [
                replace(entry, parent=gone.parent) if entry.parent == key else entry
                for entry in self.entries
                if entry.key != key
            ]
            self.changed.emit()

    def now(self) -> object:
        """Something that changes whenever there is more to save than the experiment on the Bench tells."""
        return self.active, tuple((entry.key, entry.record.name, entry.record.notes) for entry in self.entries)

    # -- aside and back ------------------------------------------------------------------------------------------

    def put_aside(self, then: Callable[[], None]) -> None:
        """Keeps the present experiment as it stands, then calls `then`; at once if it has not begun."""
        experiment = self.experiment
        if not experiment.current or experiment.state.history is None:
            spec = experiment.spec
            assert spec is not None
            self._change(self.active, record=replace(self[self.active].record, initial_spec=spec, events=(), step=0))
            then()
            return
        if experiment.running:
            experiment.pause()
        self._then = then
        self._ticket = experiment.host.ask("snapshot")

    def _answered(self, answer: Answer) -> None:
        if answer.ticket != self._ticket or self._then is None:
            return
        then, self._then = self._then, None
        if answer.value is None:
            self.window.page.engine_notice.show_notice(answer.error, "error")
            return
        host = self.experiment.host
        live = live_record(self.window, answer)
        older = tuple((kept.step, kept.data) for kept in host.snapshots if kept.step < answer.value.step)
        live = replace(live, snapshots=(*older, (answer.value.step, answer.value.data)))
        named, looks = self._named(self[self.active], live), tuple(self.experiment.looks)
        clock = host.state.clock and host.state.clock.before(live.step)
        self._change(self.active, quiet=True, record=named, looks=looks, draft=self._draft(), clock=clock)
        then()

    def _draft(self) -> ExperimentSpec | None:
        return self.experiment.spec if self.experiment.restart_needed else None

    def _take_up(self, key: int) -> None:
        entry = self[key]
        self.active = key
        self.window.page.engine_notice.clear()
        self.window.reset_views()
        self.show_active(entry.looks)
        if entry.draft is not None:
            self.experiment.restore_draft(entry.draft, entry.looks)
        self.changed.emit()

    def show_active(self, looks: Sequence[RunLook]) -> None:
        """Hands the active entry to the engine; steps after its last snapshot are made again, with the same bits."""
        entry = self[self.active]
        record, kept = entry.record, entry.kept
        self.experiment.open(
            entry.spec, looks, record.events, record.initial_spec,
            kept[1] if kept else None, record.history if kept else None, entry.past_clock() if kept else None,
        )  # fmt: skip
        if (kept[0] if kept else 0) < record.step and not self.experiment.awaited:
            self.experiment.host.run(record.step)

    def _add(
        self, record: ExperimentRecord, looks: Sequence[RunLook], parent: int | None = None, step: int = 0,
        clock: Clock | None = None,
    ) -> None:  # fmt: skip
        self.entries.append(Entry(self._next, record, tuple(looks), parent, step, clock=clock))
        self.active = self._next
        self._next += 1
        self.changed.emit()

    def _change(self, key: int, quiet: bool = False, **what: Any) -> None:
        self.entries[self.index(key)] = replace(self[key], **what)
        if not quiet:
            self.changed.emit()

    def _free(self, name: str) -> str:
        """`name` with a number that no entry has yet."""
        taken = {entry.record.name for entry in self.entries}
        stem = name.rstrip("0123456789").rstrip() or name
        return next(f"{stem} {number}" for number in range(2, 10_000) if f"{stem} {number}" not in taken)

    def present_spec(self, step: int) -> ExperimentSpec:
        """The settings of the experiment on the Bench that were in force after `step`."""
        state = self.experiment.state
        assert state.initial_spec is not None
        return at_step(state.initial_spec, state.events, step)


def _thin(entry: Entry) -> ExperimentRecord:
    """With its newest snapshot only: what a file needs to go on."""
    seconds = entry.clock.points() if entry.clock else ()
    return replace(entry.record, snapshots=entry.record.snapshots[-1:], seconds=seconds)


def _clock(table: Any, record: ExperimentRecord) -> Clock | None:
    """What a file knows of an experiment's seconds, or a journal."""
    return Clock.from_table(table if table is not None else [list(point) for point in record.seconds])
