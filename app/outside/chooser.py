"""The dialog for a class from outside, and what it shows of files and of pytorch_optimizer."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from app.outside.said import what
from engine.errors import InputError
from engine.foreign.name import is_foreign, needs_consent
from engine.foreign.source import classes_in, source_of
from widgets.engine_text import sentence, translated
from widgets.optimizer_offer import OptimizerOffer
from widgets.optimizer_outside import OutsideDialog

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from engine.foreign.source import CodeSource
    from engine.host.state import Answer

ZOO = "pytorch_optimizer"


class Chooser(QObject):
    """`agreed` with a name whose code may be run."""

    agreed = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.experiment = window, window.experiment
        self.dialog = OutsideDialog(window)
        self._ticket: int | None = None
        self._reasons: dict[str, str] = {}
        self.dialog.name_changed.connect(self._show)
        self.dialog.use_requested.connect(self._use)
        self.dialog.file_requested.connect(self.ask_file)
        self.dialog.list_requested.connect(self.list_zoo)
        self.experiment.answered.connect(self._answered)
        if importlib.util.find_spec(ZOO) is None:
            said = self.tr("More than a hundred classes come with pytorch_optimizer: pip install 'optimizer-lab[zoo]'")
            self.dialog.show_list_note(said, False)
        elif self.experiment.consent.covers(self._zoo_source()):
            self.list_zoo()
        else:
            said = self.tr("pytorch_optimizer is installed in %1: listing its classes runs its code.")
            self.dialog.show_list_note(said.replace("%1", str(Path(self._zoo_source().path).parent)), True)

    def _zoo_source(self) -> CodeSource:
        return source_of(f"{ZOO}:Optimizer")

    # -- a name --------------------------------------------------------------------------------------------------

    def _show(self, name: str) -> None:
        """What using `name` would run."""
        dialog = self.dialog
        if not is_foreign(name):
            form = self.tr("A module or a .py file, a colon, and the class.")
            dialog.show_consent(form if name else "", False, False)
            return
        try:
            trusted, source = not needs_consent(name), source_of(name)
        except InputError as error:
            dialog.show_consent(translated(error.message), False, False)
            return
        reason = self._reasons.get(name, "")
        if reason:
            dialog.show_consent(sentence(reason), False, False)
        elif trusted:
            dialog.show_consent(self.tr("Part of PyTorch."), True, False)
        elif self.experiment.consent.covers(source):
            dialog.show_consent(self.tr("Allowed already: %1").replace("%1", what(source)), True, False)
        else:
            said = self.tr("This runs %1. It can do all that you can do. It is asked once for each file and package.")
            dialog.show_consent(said.replace("%1", what(source)), bool(source.path), True)

    def _use(self, name: str) -> None:
        if needs_consent(name):
            self.experiment.consent.grant([source_of(name)])
        self.dialog.accept()
        self.agreed.emit(name)

    # -- a file --------------------------------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Asks for a Python file."""
        folder = str(self.window.settings.get("code_folder", str(Path.home())))
        chosen, _ = QFileDialog.getOpenFileName(self.dialog, self.tr("Python file"), folder, self.tr("Python (*.py)"))
        if chosen:
            self.window.settings.set("code_folder", str(Path(chosen).parent))
            self.show_file(Path(chosen))

    def show_file(self, file: Path) -> None:
        """The classes in a file, which is read and not run."""
        try:
            classes = classes_in(file)
        except InputError as error:
            self.dialog.show_consent(translated(error.message), False, False)
            return
        self._ticket = None
        none = self.tr("There is no class in %1").replace("%1", file.name)
        self.dialog.show_list_note("" if classes else none, False)
        offers = [OptimizerOffer(f"{file}:{name}", name, str(file), "file") for name in classes]
        self.dialog.show_offers(offers)
        self.dialog.set_name(offers[0].name if offers else "")

    # -- the zoo -------------------------------------------------------------------------------------------------

    def list_zoo(self) -> None:
        """Has the engine name its classes, and try them one after another."""
        self.experiment.consent.grant([self._zoo_source()])
        self.dialog.show_list_note(self.tr("Reading the classes of pytorch_optimizer…"), False)
        self._ticket = self.experiment.host.ask("zoo")

    def _answered(self, answer: Answer) -> None:
        if self._ticket is None or answer.ticket != self._ticket:
            return
        if answer.error:
            self._ticket = None
            self.dialog.show_list_note(answer.error.removeprefix("zoo: "), False)
            return
        found = answer.value
        self._ticket = None if found.finished else self.experiment.host.ask("zoo")
        self._reasons = dict(found.reasons)
        self.dialog.show_offers([
            OptimizerOffer(name, name.rpartition(":")[2], name, "zoo", self._reasons.get(name, ""))
            for name in found.names
        ])  # fmt: skip
        tried = self.tr("Tried out: %1 of %2").replace("%1", str(len(found.reasons)))
        running = self.tr("%1 of %2 run here").replace("%1", str(sum(not why for _, why in found.reasons)))
        said = running if found.finished else tried
        self.dialog.show_list_note(said.replace("%2", str(len(found.names))), False)
