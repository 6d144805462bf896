"""The system libraries that Qt's wheels expect to find, and the Debian packages that hold them.

The names are the NEEDED entries of QtCore, QtGui, QtWidgets, QtSvg, QtPrintSupport, QtOpenGL, QtDBus and of the
platform plugins xcb and wayland in PySide6-Essentials 6.11, less those that every Debian has.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping

DRAWING = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
}

X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def loads(library: str) -> bool:
    """Whether the dynamic loader finds ``library`` (a soname) and all that it needs itself."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(
    window: bool, environment: Mapping[str, str], loads: Callable[[str], bool] = loads
) -> list[str]:
    """Debian packages of the libraries that do not load, sorted; empty when Qt can start.

    Drawing without a window (tests, screenshots, export) needs the first table only. A window needs
    the libraries of Wayland where ``environment`` says that the desktop speaks it and they are there,
    else those of X11.
    """
    needed = dict(DRAWING)
    wayland_works = bool(environment.get("WAYLAND_DISPLAY")) and all(loads(name) for name in WAYLAND)
    if window and not wayland_works:
        needed.update(X11)
    return sorted({package for name, package in needed.items() if not loads(name)})
