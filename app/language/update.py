"""Brings the translations up to date with the program: ``make i18n`` runs it.

``lupdate`` collects the window's texts, and those of the engine that `app/language/texts.py` finds, into
``resources/i18n/optlab_<language>.ts``; what is new there waits unfinished for Qt Linguist or an editor. ``lrelease``
then makes the ``.qm`` that the window loads. Both tools come with PySide6. docs/languages.md says how to translate.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import PySide6

from app.language.overlooked import overlooked
from app.language.texts import ROOT, knobs, settings, texts
from widgets.knob.label import plain_title

FOLDER = ROOT / "resources" / "i18n"
FIRST = "optlab_zh_CN.ts"


def tool(name: str, *arguments: str) -> None:
    """Runs one of Qt's tools; raises CalledProcessError where it fails."""
    subprocess.run([str(Path(PySide6.__file__).parent / name), *arguments], check=True, stdout=subprocess.DEVNULL)


def engine_source() -> str:
    """A Python file that lupdate reads: the texts of the engine, the names of knobs, and what it would overlook."""
    found = [("engine", text) for text in texts()]
    found += [("Knob", name) for name in sorted({plain_title(knob.name) for knob in knobs()}) if translatable(name)]
    found += [("Claim", text) for text in sorted(settings())]
    found += sorted(overlooked())
    lines = [f'QT_TRANSLATE_NOOP("{context}", "{_escaped(text)}")' for context, text in found]
    return "\n".join(["from PySide6.QtCore import QT_TRANSLATE_NOOP", *lines, ""])


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def translatable(name: str) -> bool:
    """Words; not T_max, which is torch's name and says the same in every language, nor a letter of a formula."""
    return (len(name) > 2 or name[1:].islower()) and "_" not in name and not name.isupper()


def update(file: Path) -> None:
    """Adds what the program says and `file` does not have; takes out what nobody says any more."""
    with tempfile.TemporaryDirectory() as folder:
        engine = Path(folder) / "engine_texts.py"
        engine.write_text(engine_source(), encoding="utf-8")
        sources = [str(source) for room in ("app", "widgets") for source in sorted((ROOT / room).rglob("*.py"))]
        options = ["-locations", "none", "-no-obsolete", "-no-ui-lines", "-source-language", "en", "-target-language"]
        language = file.stem.partition("_")[2]
        tool("lupdate", *sources, str(engine), *options, language, "-ts", str(file))


def release(file: Path) -> None:
    """The `.qm` beside it."""
    tool("lrelease", str(file), "-qm", str(file.with_suffix(".qm")))


def messages(file: Path) -> set[tuple[str, str]]:
    """Context and English text of all that is in a file."""
    contexts = ElementTree.parse(file).getroot().iter("context")
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in contexts
        for message in context.iter("message")
    }


def unfinished(file: Path) -> list[tuple[str, str]]:
    """Context and English text of what is not translated yet."""
    found = []
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished" or not translation.text:
                found.append((context.findtext("name", ""), message.findtext("source", "")))
    return found


def main() -> int:
    """All languages, or those named; answers 1 while something is unfinished."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("language", nargs="*", help="such as zh_CN; a new one begins a file (default: all there are)")
    options = parser.parse_args()
    named = [FOLDER / f"optlab_{language}.ts" for language in options.language]
    waiting = 0
    for file in named or sorted(FOLDER.glob("*.ts")) or [FOLDER / FIRST]:
        update(file)
        release(file)
        left = unfinished(file)
        waiting += len(left)
        print(f"{file.name}: {len(left)} unfinished")
        for context, text in left:
            print(f"  {context}: {text}")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
