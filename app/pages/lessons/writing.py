"""Opens the lesson editor, one at a time, and what it saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine.lesson_draft import draft_of, new

if TYPE_CHECKING:
    from app.lesson_editor import LessonEditor
    from app.pages.lessons.controller import LessonsController
    from engine.lesson_draft import Draft


class Writing(QObject):
    """`editor` is the one that is open."""

    def __init__(self, lessons: LessonsController) -> None:
        super().__init__(lessons)
        self.lessons = lessons
        self.editor: LessonEditor | None = None

    def begin(self) -> None:
        """A lesson of one step, whose experiment is the present one."""
        spec = self.lessons.experiment.spec
        if spec is not None:
            self._open(new("", spec))

    def edit(self) -> None:
        """The chosen lesson."""
        self._open(draft_of(self.lessons.lesson))

    def _open(self, draft: Draft) -> None:
        from app.lesson_editor import LessonEditor

        if self.editor is None:
            self.editor = LessonEditor(self.lessons.window, draft)
            self.editor.saved.connect(self.lessons.open_file)
            self.editor.left.connect(self._left)
        self.editor.show()
        self.editor.raise_()

    def _left(self) -> None:
        self.editor = None
