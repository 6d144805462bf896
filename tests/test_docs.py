"""The documentation leads somewhere: every link is there, every page is found from the README, every command exists."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

import main

ROOT = Path(main.__file__).parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NAMED = re.compile(r"(?<![\w*])(\*{1,2})([^*\n]{2,60})\1(?![\w*])")
KEYS = re.compile(r"((Ctrl|Shift)\+)*(F\d+|[A-Z0-9]|Space)")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)(#[^)\s]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_is_there(page):
    missing = [found[1] for found in LINK.finditer(page.read_text("utf-8")) if not (page.parent / found[1]).exists()]
    assert missing == []


def test_every_page_and_picture_is_used():
    linked = {(page.parent / found[1]).resolve() for page in PAGES for found in LINK.finditer(page.read_text("utf-8"))}
    docs = {*(ROOT / "docs").glob("*.md"), *(ROOT / "docs").glob("*.ipynb"), *(ROOT / "docs" / "images").iterdir()}
    assert {file.name for file in docs if file.resolve() not in linked} == set()


def test_what_the_guide_calls_by_name_is_called_so_in_the_window():
    """Menus, pages, buttons and sections in bold or italics, in the user guide and in the README's first minute."""
    first = re.search(r"## One minute\n(.*?)\n## ", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    texts = [first[1], (ROOT / "docs" / "user-guide.md").read_text("utf-8")]
    files = ElementTree.parse(ROOT / "resources" / "i18n" / "optlab_zh_CN.ts").getroot().iter("source")
    said = {_bare(file.text) for file in files}
    named = {part for text in texts for found in NAMED.finditer(text) for part in re.split(r" [▸›] ", found[2])}
    assert len(named) > 25
    assert {name for name in named if not KEYS.fullmatch(name) and _bare(name) not in said} == set()


def _bare(text):
    return text.replace("&", "").rstrip("….").casefold()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_exists_and_takes_its_options(page):
    known = main.every_command()
    for line in re.findall(r"^(?:python main\.py|optimizer-lab) ([a-z-]+)(.*)$", page.read_text("utf-8"), re.MULTILINE):
        command, rest = line
        if command.startswith("-"):
            continue
        assert command in known, f"{page.name}: {command}"
        parser = main.Parser(prog=command)
        known[command].arguments(parser)
        taken = {option for action in parser._actions for option in action.option_strings}
        for option in re.findall(r" (--[a-z-]+)", rest.split("#")[0]):
            assert option in taken, f"{page.name}: {command} {option}"
