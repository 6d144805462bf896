"""Registries: a folder of files, each declaring one thing. Adding a file adds the thing."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from engine.errors import unknown


class Named(Protocol):
    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)


class Registry(Generic[T]):
    """Everything of one type declared at module level in the files of one package.

    Files are imported on first use; they must stay light (no torch, no sympy at import time), so
    that a window can list them before any of those is loaded.
    """

    def __init__(self, kind: str, package: str, type_: type[T]) -> None:
        self.kind = kind
        self.package = package
        self.type = type_

    @cached_property
    def entries(self) -> dict[str, T]:
        """All declarations by name, in file order."""
        package = importlib.import_module(self.package)
        found: dict[str, T] = {}
        for info in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{self.package}.{info.name}")
            for thing in vars(module).values():
                if isinstance(thing, self.type) and thing.name not in found:
                    found[thing.name] = thing
        return found

    def __getitem__(self, name: str) -> T:
        if not isinstance(name, str) or name not in self.entries:
            raise unknown(self.kind, name, self.entries)
        return self.entries[name]

    def __contains__(self, name: object) -> bool:
        return name in self.entries

    def __iter__(self) -> Iterator[T]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)

    def names(self) -> list[str]:
        return list(self.entries)

    def chosen(self, names: Iterable[str], fits: Callable[[T, str], bool]) -> list[T]:
        """What ``names`` stand for, each thing once; everything if there are none.

        ``fits`` says whether a thing is meant by a name. InputError for a name that means nothing.
        """
        names = list(names)
        found = [] if names else list(self)
        for name in names:
            some = [thing for thing in self if fits(thing, name)]
            if not some:
                raise unknown(self.kind, name, self.names())
            found += some
        return list(dict.fromkeys(found))


class ListRegistry(Registry[T]):
    """Everything in one tuple of each file: ``CLAIMS = (Claim(…), …)``."""

    def __init__(self, kind: str, package: str, type_: type[T], list_name: str) -> None:
        super().__init__(kind, package, type_)
        self.list_name = list_name

    @cached_property
    def entries(self) -> dict[str, T]:
        package = importlib.import_module(self.package)
        modules = [importlib.import_module(f"{self.package}.{m.name}") for m in pkgutil.iter_modules(package.__path__)]
        return {thing.name: thing for module in modules for thing in getattr(module, self.list_name)}
