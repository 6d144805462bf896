"""An update as text and as LaTeX, for the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.plot.number_text import step_text

if TYPE_CHECKING:
    from widgets.anatomy.picture import Numbers, Picture


def as_text(picture: Picture) -> str:
    """Every number with all its digits, a line for each, parameters in columns."""
    rows: list[tuple[str, Numbers]] = [("gradient", picture.gradient)]
    if picture.scale != 1.0:
        rows.append((f"gradient × {picture.scale:g}", tuple(picture.scale * g for g in picture.gradient)))
    lines = [f"{picture.title}, update after step {step_text(picture.step)}"]
    table: list[tuple[str, Numbers | None]] = [*rows]
    for place, stage in enumerate(picture.stages, 1):
        knobs = ", ".join(f"{name.lstrip(chr(92))} = {value:.17g}" for name, value in stage.knobs)
        off = "" if stage.active else " (off)"
        table.append((f"{place} {stage.title}{off}" + (f"  [{knobs}]" if knobs else ""), None))
        for memory in stage.memory:
            table.append((f"  {memory.name} before", memory.before))
            table.append((f"  {memory.name} after", memory.after))
        table.append(("  out", stage.output))
    table += [("parameter before", picture.before), ("update", picture.update), ("parameter after", picture.after)]
    width = max(len(name) for name, values in table if values is not None)
    lines.append(" " * width + "".join(f"  {label:>24}" for label in picture.labels))
    for name, values in table:
        lines.append(name if values is None else f"{name:<{width}}" + "".join(f"  {value:>24.17g}" for value in values))
    return "\n".join(lines) + "\n"


def as_latex(picture: Picture) -> str:
    """The chain as an `align*` environment: each block's formula, and the numbers of the first parameter beside it."""
    rows = [rf"g &= {_number(picture.gradient[0])}"]
    for stage in picture.stages:
        if not stage.active:
            continue
        formula = stage.formula or rf"\text{{{stage.title}}}"
        memory = "".join(rf",\; {item.symbol or 's'} = {_number(item.after[0])}" for item in stage.memory)
        rows.append(rf"& {formula} && \text{{{stage.title}: }} {_number(stage.output[0])}{memory}")
    rows.append(
        rf"w &\leftarrow {_number(picture.before[0])} - ({_number(picture.update[0])}) = {_number(picture.after[0])}"
    )
    return "\\begin{align*}\n" + " \\\\\n".join(rows) + "\n\\end{align*}\n"


def _number(value: float) -> str:
    """`value` in six digits, powers of ten as LaTeX writes them."""
    if value != value:
        return r"\text{NaN}"
    if value in (float("inf"), float("-inf")):
        return r"\infty" if value > 0 else r"-\infty"
    text = f"{value:.6g}"
    if "e" not in text:
        return text
    digits, exponent = text.split("e")
    return rf"{digits} \cdot 10^{{{int(exponent)}}}"
