"""``compare``: runs of one or several sessions in one table."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.command import GOOD, Command, json_option, print_rows
from engine.errors import InputError, unknown

if TYPE_CHECKING:
    import argparse

    from engine.compare import RunCard


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="F.optlab", help="sessions")
    parser.add_argument("--filter", default="", help="only runs that fit every word: 'lr>0.01 optimizer=Adam'")
    parser.add_argument("--sort", metavar="COLUMN", help="order by a column, smallest first")
    parser.add_argument("--columns", metavar="A,B", help="these columns (results, and settings that differ)")
    parser.add_argument("--group-by", metavar="COLUMN", help="one row a group: mean and standard deviation of results")
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    from engine.compare import RESULTS, columns, grouped, matching, order, statistics, table, varying

    chosen = matching(every_card(options.files), options.filter)
    known = columns(chosen)
    wanted = [name.strip() for name in options.columns.split(",")] if options.columns else None
    for name in [*(wanted or ()), *filter(None, (options.sort, options.group_by))]:
        if name not in known:
            raise unknown("column", name, known)
    rows: list[dict[str, Any]]
    if options.group_by:
        rows = []
        for value, members in grouped(chosen, options.group_by):
            row: dict[str, Any] = {options.group_by: value, "runs": len(members)}
            for result in ("final loss", "best loss", "validation accuracy"):
                mean, deviation, count = statistics(members, result)
                if count:
                    row |= {f"{result} mean": mean, f"{result} std": None if math.isnan(deviation) else deviation}
            rows.append(row)
    else:
        many = len(options.files) > 1 or len({card.source for card in chosen}) > 1
        usual = [*(["source"] if many else []), "run", *varying(chosen), *RESULTS]
        rows = [dict(row) for row in table(chosen, wanted or usual)]
        if options.sort:
            places = sorted(range(len(chosen)), key=lambda place: order(chosen[place].value(options.sort)))
            rows = [rows[place] for place in places]
    print_rows(rows, options.json)
    return GOOD


def every_card(files: list[str]) -> list[RunCard]:
    """The runs of all sessions; a source is the file's name, and the experiment's where there are several."""
    from engine.compare import cards
    from engine.session import open_session

    found = []
    for file in files:
        if Path(file).suffix.lower() != ".optlab":
            raise InputError(f"{file}: sessions (.optlab) are compared")
        session = open_session(file)
        for record in session.experiments:
            name = Path(file).stem
            found += cards(record, name if len(session.experiments) == 1 else f"{name}: {record.name}")
    return found


COMPARE = Command("compare", "runs of one or several sessions in one table", arguments, run)
