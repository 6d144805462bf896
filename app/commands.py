"""Every command of the window as data: menus, buttons and shortcuts are made from this one table."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Command:
    """`key` is also the name of the method that carries it out; `menu` empty: in no menu."""

    key: str
    text: str
    menu: str = ""
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    checkable: bool = False


FILE = QT_TRANSLATE_NOOP("Command", "&File")
EDIT = QT_TRANSLATE_NOOP("Command", "&Edit")
EXPERIMENT = QT_TRANSLATE_NOOP("Command", "&Experiment")
RUNS = QT_TRANSLATE_NOOP("Command", "&Runs")
VIEW = QT_TRANSLATE_NOOP("Command", "&View")
HELP = QT_TRANSLATE_NOOP("Command", "&Help")
MENUS = (FILE, EDIT, EXPERIMENT, RUNS, VIEW, HELP)

COMMANDS: tuple[Command | None, ...] = (
    Command("new", QT_TRANSLATE_NOOP("Command", "&New"), FILE, "Ctrl+N", "new"),
    Command("open", QT_TRANSLATE_NOOP("Command", "&Open…"), FILE, "Ctrl+O", "open"),
    Command("save", QT_TRANSLATE_NOOP("Command", "&Save"), FILE, "Ctrl+S", "save"),
    Command("save_as", QT_TRANSLATE_NOOP("Command", "Save &as…"), FILE, "Ctrl+Shift+S"),
    None,
    Command("add_overlay", QT_TRANSLATE_NOOP("Command", "Lay curves under the &plots…"), FILE),
    Command("import_data", QT_TRANSLATE_NOOP("Command", "&Import data…"), FILE, "Ctrl+I"),
    None,
    Command("export_spec", QT_TRANSLATE_NOOP("Command", "Export the &description (JSON)…"), FILE),
    Command("export_page", QT_TRANSLATE_NOOP("Command", "Export the &page as a figure…"), FILE, "Ctrl+E"),
    Command("export_csv", QT_TRANSLATE_NOOP("Command", "Export all runs as &CSV…"), FILE, "", "export"),
    None,
    Command("quit", QT_TRANSLATE_NOOP("Command", "&Quit"), FILE, "Ctrl+Q"),
    Command("undo", QT_TRANSLATE_NOOP("Command", "&Undo"), EDIT, "Ctrl+Z"),
    Command("redo", QT_TRANSLATE_NOOP("Command", "&Redo"), EDIT, "Ctrl+Shift+Z"),
    Command("toggle", QT_TRANSLATE_NOOP("Command", "Run"), EXPERIMENT, "Space", "run",
            QT_TRANSLATE_NOOP("Command", "Run or pause (Space)")),
    Command("step", QT_TRANSLATE_NOOP("Command", "Single step"), EXPERIMENT, "S", "step",
            QT_TRANSLATE_NOOP("Command", "Make one step (S)")),
    Command("step_back", QT_TRANSLATE_NOOP("Command", "Step back"), EXPERIMENT, "Shift+S", "step_back",
            QT_TRANSLATE_NOOP("Command", "Take the last step back (Shift+S)")),
    Command("stop", QT_TRANSLATE_NOOP("Command", "Stop"), EXPERIMENT, "X", "stop",
            QT_TRANSLATE_NOOP("Command", "End the runs here; the next run starts anew (X)")),
    Command("reset", QT_TRANSLATE_NOOP("Command", "Reset"), EXPERIMENT, "R", "reset",
            QT_TRANSLATE_NOOP("Command", "Back to step 0 with the present settings (R)")),
    Command("add_run", QT_TRANSLATE_NOOP("Command", "&Add run"), RUNS, "Ctrl+Shift+A", "add"),
    Command("duplicate_run", QT_TRANSLATE_NOOP("Command", "&Duplicate run"), RUNS, "Ctrl+D", "duplicate"),
    Command("remove_run", QT_TRANSLATE_NOOP("Command", "Re&move run"), RUNS, "Ctrl+Backspace", "remove"),
    None,
    Command("show_all", QT_TRANSLATE_NOOP("Command", "Show all runs"), RUNS),
    Command("reset_views", QT_TRANSLATE_NOOP("Command", "&Reset all plots"), VIEW, "Ctrl+0"),
    Command("clear_overlays", QT_TRANSLATE_NOOP("Command", "Remove o&verlays"), VIEW),
    Command("toggle_theme", QT_TRANSLATE_NOOP("Command", "&Dark theme"), VIEW, "Ctrl+T", "theme", checkable=True),
    Command("presentation", QT_TRANSLATE_NOOP("Command", "&Presentation mode"), VIEW, "F5", checkable=True),
    Command("show_log", QT_TRANSLATE_NOOP("Command", "&Log"), VIEW, "F12", checkable=True),
    Command("reset_layout", QT_TRANSLATE_NOOP("Command", "Reset &layout"), VIEW),
    Command("full_screen", QT_TRANSLATE_NOOP("Command", "&Full screen"), VIEW, "F11", checkable=True),
    Command("gallery", QT_TRANSLATE_NOOP("Command", "&Gallery of examples…"), HELP),
    Command("find_command", QT_TRANSLATE_NOOP("Command", "&Find a command…"), HELP, "Ctrl+K"),
    Command("tour", QT_TRANSLATE_NOOP("Command", "&Tour of the window"), HELP),
    Command("shortcuts", QT_TRANSLATE_NOOP("Command", "&Keyboard and mouse"), HELP, "F1"),
    Command("about", QT_TRANSLATE_NOOP("Command", "&About Optimizer Lab"), HELP),
)  # fmt: skip
