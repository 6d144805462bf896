"""Opening, saving and leaving: the session file, and the questions that are asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.figures.reopen import reopen
from app.presets import presets
from app.session_content import restore
from app.session_writer import SessionWriter
from engine.errors import InputError
from engine.figure import FIGURES
from engine.session.claimed_file import ClaimedFile, taken
from engine.session.record import ExperimentRecord
from engine.spec import ExperimentSpec, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.main_window import MainWindow
    from app.presets import Preset
    from engine.event import Event
    from engine.session import Session

SUFFIX = ".optlab"


class SessionController(QObject):
    """Knows which file is open and whether it is behind the experiment."""

    saved = Signal()
    """The session is in its file."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.claimed = ClaimedFile()
        self._saved: object = None
        self._close_after = self._forgotten = False
        self._writer = SessionWriter(window)
        self._writer.written.connect(self._written)
        self._writer.failed.connect(self._not_saved)
        window.experiment.spec_changed.connect(self._title)
        window.experiment.state_changed.connect(self._title)
        window.retranslated.connect(self._title)

    @property
    def file(self) -> Path | None:
        """The file that is open; None for a session that was never saved."""
        return self.claimed.path

    # -- opening -------------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Shows the first experiment in the forms before the engine has started."""
        self.window.experiment.show(presets()[0].spec)
        self.window.bench.show_state()

    def begin(self, file: str | Path | None) -> None:
        """Loads the first experiment, or a file."""
        if file is not None and self.open_file(Path(file)):
            return
        notice = self.window.page.engine_notice
        complaint = notice.text()
        self.open_spec(self.window.experiment.spec or presets()[0].spec)
        if complaint:
            notice.show_notice(complaint, "error")

    def new(self) -> None:
        """The first preset, as it ships."""
        if self.may_close():
            self.open_spec(presets()[0].spec)

    def open_preset(self, preset: Preset) -> None:
        """A ready-made experiment."""
        if self.may_close():
            self.open_spec(preset.spec)
            self.window.page.engine_notice.show_notice(preset.help)

    def open_spec(
        self, spec: ExperimentSpec, events: Sequence[Event] = (), initial: ExperimentSpec | None = None
    ) -> None:
        """An experiment that another page or a figure has made; `initial` and `events` where it was edited since."""
        self.claimed.claim(None)
        self.window.page.engine_notice.clear()
        self.window.maps.begin_with(())
        self.window.book.begin(ExperimentRecord(spec.problem["name"], initial or spec, tuple(events)))
        self.window.experiment.open(spec, (), events, initial)
        self._saved = None
        self.window.reset_views()
        self._title()

    def ask_open(self) -> None:
        """Asks for a session or a description."""
        if not self.may_close():
            return
        kinds = self.tr("Sessions, descriptions, figures (%1);;All files (*)").replace(
            "%1", " ".join(f"*{suffix}" for suffix in (SUFFIX, ".toml", ".json", *FIGURES))
        )
        chosen, _ = QFileDialog.getOpenFileName(self.window, self.tr("Open"), self._folder(), kinds)
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, file: Path) -> bool:
        """Opens a session or a description; False when it could not be (the page says why)."""
        try:
            if file.suffix == SUFFIX:
                self._open_session(file)
            elif file.suffix.lower() in FIGURES:
                reopen(self.window, file)
            else:
                self.open_spec(load(file))
        except InputError as error:
            self.window.page.engine_notice.show_notice(str(error), "error")
            return False
        self.window.settings.set("folder", str(file.parent))
        self.window.recent.add(file)
        return True

    def _open_session(self, file: Path) -> None:
        from engine.session import open_session

        session = open_session(file)
        if not session.experiments:
            raise InputError(f"{file}: no experiment in it")
        self.show_session(session, file)

    def show_session(self, session: Session, file: Path | None) -> None:
        """Shows what was read from ``file``, or recovered (None)."""
        record = restore(self.window, session)
        self.claimed.claim(file)
        self._saved = self.now(record) if file is not None else None
        self._title()
        if not self.claimed.mine:
            said = self.tr("%1 is open in another window. Here it can be read, and saved under another name.")
            self.window.page.engine_notice.show_notice(said.replace("%1", str(file)), "warning")

    # -- saving --------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Saves under the present name, or asks for one."""
        if self.file is None or not self.claimed.mine:
            self.ask_save()
        else:
            self.save_to(self.file)

    def ask_save(self) -> None:
        """Asks for a name."""
        start = str(self.file or Path(self._folder()) / f"experiment{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(
            self.window, self.tr("Save"), start, self.tr("Sessions (*.optlab)")
        )
        if chosen:
            file = Path(chosen)
            self.save_to(file if file.suffix == SUFFIX else file.with_name(file.name + SUFFIX))

    def save_to(self, file: Path) -> None:
        """Saves to ``file``, which is the session's own from then on, unless another window holds it."""
        if not (file == self.file and self.claimed.mine) and taken(file):
            self._not_saved(self.tr("Not saved: %1 is open in another window").replace("%1", str(file)))
            return
        self._writer.save(file, leaving=self._close_after)

    def _not_saved(self, why: str) -> None:
        self._close_after = False
        self.window.page.engine_notice.show_notice(why, "error")

    def _written(self, file: Path) -> None:
        self.claimed.claim(file)
        self._saved = self.now()
        self.window.settings.set("folder", str(file.parent))
        self.window.recent.add(file)
        self.window.page.engine_notice.show_notice(self.tr("Saved to %1").replace("%1", str(file)))
        self._title()
        self.saved.emit()
        if self._close_after:
            self._close_after = False
            self.window.close()

    # -- leaving -------------------------------------------------------------------------------------------------

    def now(self, shown: ExperimentRecord | None = None) -> object:
        """Something that changes whenever there is more to save; `shown` is on its way into the engine."""
        experiment = self.window.experiment
        state = experiment.host.state if shown is None else shown
        around = self.window.book.now(), self.window.maps.changes
        return experiment.spec, state.step, len(state.events), tuple(experiment.looks), around

    @property
    def modified(self) -> bool:
        """Whether something would be lost that took time: steps made, or changes to a saved session."""
        experiment = self.window.experiment
        if self.file is None:
            if len(self.window.book.entries) > 1 or self.window.maps.changes:
                return True
            return experiment.current and experiment.state.step > 0 and not experiment.disposable
        return self._saved != self.now()

    def forget(self) -> None:
        """What is unsaved may be lost: the window will close without a question."""
        self._forgotten = True

    def may_close(self) -> bool:
        """Asks what to do with unsaved work; False to stay."""
        if self._forgotten or not self.modified:
            return True
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Save this session first?"))
        box.setInformativeText(self.tr("Its curves and settings are lost otherwise."))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        choice = box.exec()
        box.deleteLater()
        if choice == buttons.Discard:
            return True
        if choice == buttons.Save:
            self._close_after = True
            self.save()
            self._close_after = self._writer.waiting
        return False

    def _title(self) -> None:
        name = self.file.name if self.file is not None else self.tr("Untitled")
        if not self.claimed.mine:
            name += self.tr(" (read only)")
        self.window.setWindowTitle(f"{name}[*] – Optimizer Lab")
        self.window.setWindowModified(self.modified)

    def _folder(self) -> str:
        return str(self.window.settings.get("folder", str(Path.home())))
