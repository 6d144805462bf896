"""``export``: a session's or a spec's numbers, figures and animations as files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from app.figures.look import KNOBS, PAPERS, Look
from engine.bands import KINDS as BANDS
from engine.command import GOOD, Command, json_option, print_rows, say
from engine.errors import InputError, unknown
from engine.export.kind import export, export_kinds

if TYPE_CHECKING:
    import argparse

    from engine.session.record import ExperimentRecord

FIGURES = (".pdf", ".svg", ".png")
ANIMATIONS = (".gif", ".apng", ".webp", ".mp4")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="a session (.optlab), or a spec (.toml, .json) or figure, which is run first")
    drawn = ", ".join((*FIGURES, *ANIMATIONS))
    kinds = "; ".join(f"{kind.suffix or 'no ending'}: {kind.help}" for kind in export_kinds)
    said = f"what is written, by its ending. {drawn}: a figure or an animation. {kinds}"
    parser.add_argument("--to", required=True, metavar="PLACE", help=said.replace("%", "%%"))
    parser.add_argument("--figure", help="what a figure shows: trajectory, space, or a recorded channel (loss)")
    parser.add_argument("--experiment", type=int, default=1, help="which of the session's experiments, from 1 (1)")
    parser.add_argument("--step", type=int, help="the figure as it was at this step (the last one)")
    parser.add_argument("--band", choices=BANDS, default="std", help="what is drawn around replicates (std)")
    parser.add_argument("--paper", choices=PAPERS, help="a usual size in place of width and height")
    parser.add_argument("--frames", type=int, default=60, help="frames of an animation (60)")
    parser.add_argument("--fps", type=float, default=20.0, help="frames a second (20)")
    for knob in KNOBS:
        name = f"--{knob.name.replace('_', '-')}"
        if knob.kind == "flag":
            said = {True: "on", False: "off"}[knob.default]
            parser.add_argument(name, choices=["on", "off"], default=said, help=f"{knob.help} ({said})")
        else:
            kind = int if knob.kind == "integer" else float
            parser.add_argument(name, type=kind, default=None, help=f"{knob.help} ({knob.default:g})")
    json_option(parser)


def run(options: argparse.Namespace) -> int:
    place = Path(options.to)
    suffix = place.suffix.lower()
    if suffix in FIGURES + ANIMATIONS:
        look = look_from(options)
        files = draw(record_from(options), options, place, look)
    else:
        known = [*FIGURES, *ANIMATIONS, *(kind.suffix for kind in export_kinds)]
        if suffix not in known:
            raise unknown("kind of export", suffix, [item for item in known if item])
        if options.figure:
            raise InputError(f"--figure goes with {', '.join(FIGURES + ANIMATIONS)}, not with {place.name}")
        files = export(record_from(options), place)
    print_rows([{"file": str(file), "bytes": file.stat().st_size} for file in files], options.json)
    return GOOD


def look_from(options: argparse.Namespace) -> Look:
    """The look that the options describe; InputError for one that makes no sense."""
    given = {knob.name: getattr(options, knob.name) for knob in KNOBS}
    table = {name: value == "on" if isinstance(value, str) else value for name, value in given.items()}
    look = Look(**{name: value for name, value in table.items() if value is not None})
    return look.on(options.paper) if options.paper else look


def record_from(options: argparse.Namespace) -> ExperimentRecord:
    """The chosen experiment of a session; a spec or a figure is run to its end or its step."""
    file = Path(options.file)
    if file.suffix.lower() == ".optlab":
        from engine.session import open_session

        session = open_session(file)
        count = len(session.experiments)
        if not 1 <= options.experiment <= count:
            raise InputError(f"--experiment {options.experiment}: {file} has {count}, numbered from 1")
        return session.experiments[options.experiment - 1]
    from engine.experiment import Experiment
    from engine.figure import FIGURES as carriers
    from engine.figure import read_note
    from engine.session.record import record_of
    from engine.spec import load

    if file.suffix.lower() in carriers:
        note = read_note(file)
        experiment, until = Experiment(note.spec, "cpu", note.events), note.step
    else:
        experiment = Experiment(load(file))
        until = experiment.spec.steps
    say(f"{file}: running to step {until}")
    while not experiment.finished and experiment.step < until:
        experiment.advance(min(experiment.longest, until - experiment.step))
    return record_of(experiment)


def draw(record: ExperimentRecord, options: argparse.Namespace, place: Path, look: Look) -> list[Path]:
    """A figure or an animation."""
    if not options.figure:
        raise InputError(f"{place.name}: say what it shows, such as --figure loss or --figure trajectory")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from dataclasses import replace

    from app.figures import animation, paint
    from app.figures.from_record import RecordFigure
    from app.window import application
    from engine.figure import Note

    app = application()
    figure = RecordFigure(record, options.figure, band=options.band)
    try:
        step = figure.last if options.step is None else options.step
        if not 0 <= step <= figure.last:
            raise InputError(f"--step {step}: must be from 0 to {figure.last}, the last one recorded")
        events = tuple(event for event in record.events if event.step <= step)
        note = Note(record.initial_spec, events, step, figure.title)
        if place.suffix.lower() in ANIMATIONS:
            if options.dpi is None:
                look = replace(look, dpi=150)
            count = animation.write(figure, place, look, note, options.frames, options.fps)
            say(f"{count} frames")
        else:
            figure.show(step)
            paint.write(figure.plot, place, look, note, figure.title)
    finally:
        figure.close()
        app.processEvents()
    return [place]


EXPORT = Command("export", "write numbers, figures and animations of a session or a spec", arguments, run)
