"""Builds the Chinese font that ships with the program: a subset of Noto Sans SC, out of Debian's fonts-noto-cjk.

``make font`` runs it. It needs fontTools and ``apt-get install fonts-noto-cjk``. The subset has the 3755 most used
characters (GB 2312, first level), Chinese punctuation, and every other character of the lessons and of the window, so
that a lesson that a teacher writes can be read as well.
"""

from __future__ import annotations

import argparse
import pathlib

HERE = pathlib.Path(__file__).resolve().parent.parent
SOURCE = pathlib.Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
FONT = HERE / "fonts" / "NotoSansSC.otf"
FIRST = "\u2e80"
LAST = "\uffef"
"""Where Chinese begins in Unicode, and where its wide forms end."""
SC = 2
"""The place of the Simplified Chinese font in the collection."""


def common() -> set[str]:
    """The first level of GB 2312, rows 16 to 55, and its punctuation, rows 1 and 3."""
    found = set()
    for row in (1, 3, *range(16, 56)):
        for cell in range(1, 95):
            found.add(bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312", "ignore"))
    return {letter for letter in found if letter >= FIRST}  # ×, √ and … stay those of the window's own font


def used() -> set[str]:
    """Chinese characters and punctuation of the lessons, and of the window's translation."""
    files = (*(HERE / "lessons").glob("*.toml"), *(HERE / "i18n").glob("*_zh_CN.ts"))
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    return {letter for letter in text if FIRST <= letter <= LAST}


def build(source: pathlib.Path, target: pathlib.Path) -> None:
    """Writes the subset. Raises FileNotFoundError without the source."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    with TTFont(source, fontNumber=SC) as font:
        tool = subset.Subsetter(options)
        tool.populate(unicodes=[ord(letter) for letter in common() | used()])
        tool.subset(font)
        target.parent.mkdir(exist_ok=True)
        font.save(target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--source", type=pathlib.Path, default=SOURCE)
    options = parser.parse_args()
    if not options.source.exists():
        raise SystemExit(f"{options.source} is missing: apt-get install fonts-noto-cjk")
    build(options.source, FONT)
    print(f"{FONT}: {FONT.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
