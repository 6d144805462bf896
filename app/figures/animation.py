"""An experiment as a moving picture: GIF, APNG or WebP; MP4 where the package `av` is installed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage

from app.figures import paint
from app.figures.scratch import figure_file
from engine.errors import InputError, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PIL import Image

    from app.figures.from_record import RecordFigure
    from app.figures.look import Look
    from engine.figure import Note

SUFFIXES = (".gif", ".apng", ".webp", ".mp4")
PAUSE_SECONDS = 1.5
"""How long the last frame stays."""


def steps_of(last: int, frames: int) -> list[int]:
    """Which steps the frames show: all when they are few, else close together at first, where most happens."""
    if last + 1 <= frames:
        return list(range(last + 1))
    even = np.linspace(0, 1, frames)
    return np.unique((last * even**1.5).round().astype(int)).tolist()


def write(
    figure: RecordFigure,
    file: Path,
    look: Look,
    note: Note | None = None,
    frames: int = 60,
    per_second: float = 20.0,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Writes the animation, whole or not at all, and answers how many frames it has. Raises InputError."""
    file = Path(file)
    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        raise unknown("kind of animation", suffix, SUFFIXES)
    if not 2 <= frames <= 2000:
        raise InputError(f"frames = {frames}: must be from 2 to 2000")
    if not 1 <= per_second <= 60:
        raise InputError(f"frames a second = {per_second:g}: must be from 1 to 60")
    steps = steps_of(figure.last, frames)
    pictures = _pictures(figure, look, steps, progress)
    with figure_file(file, ".png" if suffix == ".apng" else suffix, note) as made:
        if suffix == ".mp4":
            _write_film(pictures, made, per_second)
        else:
            _write_frames(pictures, made, per_second, [look.colour for look in figure.looks])
    return len(steps)


def _pictures(
    figure: RecordFigure, look: Look, steps: list[int], progress: Callable[[int, int], None] | None
) -> Iterator[np.ndarray]:
    """(H, W, 3) uint8, one a step; sides are even, as films want them."""
    for number, step in enumerate(steps):
        figure.show(step, number / len(steps))
        image = paint.picture(figure.plot, look, look.dpi, figure.title).convertToFormat(QImage.Format.Format_RGB888)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        pixels = rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)
        if progress is not None:
            progress(number + 1, len(steps))
        yield pixels[: image.height() // 2 * 2, : image.width() // 2 * 2].copy()


def _palette(frame: Image.Image, colours: Sequence[str]) -> Image.Image:
    """One palette for all frames, or colours flicker: the runs' own, mixed with white too, and the frame's.

    A palette chosen from pixels alone merges the colours of thin lines.
    """
    from PIL import Image, ImageColor

    own = []
    for colour in dict.fromkeys(colours):
        rgb = np.array(ImageColor.getrgb(colour))
        own += [np.rint(255 + (rgb - 255) * share).astype(int) for share in (1.0, 0.75, 0.5, 0.25)]
    own = own[:120]
    others = frame.quantize(256 - len(own), dither=Image.Dither.NONE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([int(part) for rgb in own for part in rgb] + others[: 3 * (256 - len(own))])
    return palette


def _write_frames(pictures: Iterator[np.ndarray], file: Path, per_second: float, colours: Sequence[str]) -> None:
    from PIL import Image

    frames = [Image.fromarray(pixels) for pixels in pictures]
    durations = [round(1000 / per_second)] * (len(frames) - 1) + [round(1000 * PAUSE_SECONDS)]
    if file.suffix == ".gif":
        palette = _palette(frames[-1], colours)
        frames = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]
    more = {"lossless": True} if file.suffix == ".webp" else {}
    frames[0].save(file, save_all=True, append_images=frames[1:], duration=durations, loop=0, **more)


def _write_film(pictures: Iterator[np.ndarray], file: Path, per_second: float) -> None:
    try:
        import av
    except ModuleNotFoundError:
        raise InputError("mp4 needs the package av: pip install 'optimizer-lab[video]'") from None
    from fractions import Fraction

    with av.open(str(file), "w") as container:
        stream = container.add_stream("h264", rate=Fraction(per_second).limit_denominator(1000))
        stream.pix_fmt, stream.options = "yuv420p", {"crf": "18"}
        last = None
        for pixels in pictures:
            if last is None:
                stream.height, stream.width = pixels.shape[:2]
            last = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            container.mux(stream.encode(last))
        for _ in range(round(per_second * PAUSE_SECONDS)):
            container.mux(stream.encode(last))
        container.mux(stream.encode())
