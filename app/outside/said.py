"""What the person is told before others' code runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from engine.foreign.source import CodeSource
    from widgets.notice_bar import NoticeBar

ALLOWED = "allow_code"


def what(source: CodeSource) -> str:
    """A file with the beginning of its hash, or a package with where it lies."""
    translate = QCoreApplication.translate
    classes = ", ".join(name.rpartition(":")[2] for name in source.classes if name)
    if source.is_file and source.path:
        said = translate("Outside", "%1 from %2 (SHA-256 %3…)").replace("%3", source.digest[:12])
    elif source.is_file:
        said = translate("Outside", "%1 from %2, which is not there")
    elif source.path:
        said = translate("Outside", "%1 of the package %2 (%3)").replace("%3", source.path)
    else:
        said = translate("Outside", "%1 of the package %2, which is not installed")
    return said.replace("%1", classes).replace("%2", source.place)


def ask(notice: NoticeBar, sources: tuple[CodeSource, ...], run: bool = True) -> None:
    """A line that asks whether `sources` may be run; `chosen` of it answers ALLOWED or another key.

    `run`: whether something starts with it.
    """
    translate = QCoreApplication.translate
    allow = translate("Outside", "Allow and run") if run else translate("Outside", "Allow")
    notice.show_notice(warning(sources), "warning", ((ALLOWED, allow), ("later", translate("Outside", "Not now"))))


def warning(sources: tuple[CodeSource, ...]) -> str:
    """Everything that an experiment would run."""
    said = QCoreApplication.translate(
        "Outside", "This experiment runs code that is not part of the program: %1. It can do all that you can do."
    )
    return said.replace("%1", "; ".join(what(source) for source in sources))
