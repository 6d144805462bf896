"""What a knob is called in a form, and its tool tip."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from widgets.engine_text import translated
from widgets.knob.number import shown

if TYPE_CHECKING:
    from engine.knob import Knob

_TITLES = {
    "lr": "Learning rate", "eps": "Epsilon", "beta1": "Beta 1", "beta2": "Beta 2", "lr_decay": "Rate decay",
    "decoupled_weight_decay": "Decoupled decay",
    "dtype": "Number type", "watch": "Watched", "latex": "LaTeX style",
}  # fmt: skip
_LETTERS = {
    r"\eta": "η", r"\lambda": "λ", r"\beta": "β", r"\beta_1": "β₁", r"\beta_2": "β₂", r"\varepsilon": "ε",
    r"\tau": "τ", r"\gamma": "γ", r"\alpha": "α", r"\rho": "ρ", r"\mu": "μ", r"\eta_{\min}": "η min",
    r"\Delta": "Δ", r"\bar w": "w̄", r"\sigma^2": "σ²", r"\phi": "φ", r"v_{\max}": "v max", r"\delta": "δ",
}  # fmt: skip


def plain_title(name: str) -> str:
    """A readable English name of a knob: 'Weight decay'. Names with capitals (T_max) stay as they are."""
    if name in _TITLES:
        return _TITLES[name]
    plain = name if name != name.lower() else name.replace("_", " ")
    return plain if len(plain) == 1 else plain[:1].upper() + plain[1:]


def title_of(name: str) -> str:
    """The same in the window's language."""
    return QCoreApplication.translate("Knob", plain_title(name))


def title(knob: Knob) -> str:
    """Of a knob, in the window's language."""
    return title_of(knob.name)


def letter(knob: Knob) -> str:
    """The symbol of the knob in formulas as plain text, or nothing."""
    return _LETTERS.get(knob.symbol, "")


def plain_letter(symbol: str) -> str:
    r"""A letter of a formula as plain text: ``\Delta`` is Δ, ``b`` itself."""
    return _LETTERS.get(symbol, symbol)


def tool_tip(knob: Knob) -> str:
    """Name in the spec, help, default and what is allowed, as rich text (so that it wraps)."""
    translate = QCoreApplication.translate
    head = f"<b>{escape(knob.path)}</b>" + (f" &nbsp;{letter(knob)}" if letter(knob) else "")
    help_text = escape(translated(knob.help)) if knob.help else ""
    default = "on" if knob.default is True else "off" if knob.default is False else shown(knob.default)
    facts = translate("Knob", "Default %1").replace("%1", escape(default))
    if knob.kind in ("real", "integer", "reals", "integers"):
        facts += "; " + escape(translated(knob.allowed()))
    if knob.unit:
        facts += f" ({escape(translated(knob.unit))})"
    return f"<p>{head}</p><p>{help_text}</p><p>{facts}.</p>"
