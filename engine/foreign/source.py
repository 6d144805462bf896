"""What code from outside of the project a spec would run: found without running any of it."""

from __future__ import annotations

import ast
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import InputError
from engine.foreign.name import is_foreign, needs_consent, split
from engine.foreign.permission import content, digest, place_of
from engine.problem import problems

if TYPE_CHECKING:
    from engine.foreign.permission import Key
    from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class CodeSource:
    """A file or a package whose code would run. ``place``: the file's absolute path, or the package's name; ``path``:
    where the code lies, empty where there is none; ``digest``: the file's SHA-256, empty for a package; ``classes``:
    what the spec takes from it.

    Who agrees to a file agrees to this content of it: a changed file is another source.
    """

    place: str
    path: str
    digest: str
    classes: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What an agreement is about."""
        return self.place, self.digest

    @property
    def is_file(self) -> bool:
        return self.place.endswith(".py")


def source_of(name: str) -> CodeSource:
    """The source of ``package.module:Class`` or ``file.py:Class``. InputError for a name of another form."""
    place, kind = split(name)
    if place.endswith(".py"):
        return _file(place, kind)
    package = place.partition(".")[0]
    return CodeSource(package, _package_path(package), "", (f"{place}:{kind}",))


def sources(spec: ExperimentSpec) -> tuple[CodeSource, ...]:
    """Every file and package whose code the spec's optimizers and problem would run, each once."""
    found: dict[Key, CodeSource] = {}
    names = [run.optimizer["name"] for run in spec.runs]
    named = [source_of(name) for name in names if is_foreign(name) and needs_consent(name)]
    problem = problems[spec.problem["name"]]
    if problem.code_knob:
        values = spec.problem_values()
        if values[problem.code_knob]:
            named.append(_file(str(values[problem.code_knob]), str(values.get("model", ""))))
    for source in named:
        old = found.get(source.key)
        classes = (*old.classes, *source.classes) if old else source.classes
        found[source.key] = CodeSource(source.place, source.path, source.digest, tuple(dict.fromkeys(classes)))
    return tuple(found.values())


def classes_in(path: str | Path) -> list[str]:
    """Names of the classes that a Python file defines at its top level, optimizers by their bases first.

    The file is read, not run. InputError where it cannot be read or is no Python.
    """
    try:
        tree = ast.parse(content(Path(path)))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise InputError(f"{path}: is no Python: {error.args[0]}" + (f" (line {line})" if line else "")) from None
    known = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    likely = {node.name for node in known if any("Optim" in ast.unparse(base) for base in node.bases)}
    for node in known:
        if any(ast.unparse(base) in likely for base in node.bases):
            likely.add(node.name)
    return sorted((node.name for node in known), key=lambda name: name not in likely)


def _file(name: str, kind: str) -> CodeSource:
    path = Path(name)
    place = place_of(path)
    try:
        return CodeSource(place, place, digest(content(path)), (kind,))
    except OSError:
        return CodeSource(place, "", "", (kind,))


def _package_path(package: str) -> str:
    """Where a package would be imported from; its code is not touched, as long as it is no part of another one."""
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        return ""
    return (spec.origin or "") if spec is not None else ""
