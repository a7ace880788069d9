"""The fields of a form that is filled in on a screen, over what is drawn for the pen (AcroForm).

A circle is a button of a group, a square a box of its own, boxes for digits hold one digit each.
What is typed is kept as Unicode whatever the language; it is shown in Helvetica, which every
reader has, and which has the letters of Danish but not of Arabic: there it is the reader that
finds a font, and that lets text run from right to left. It is set from the right.
"""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from export.pdf.colours import INK_ON_LIGHT, rgb
from export.pdf.marks import Placed, Sort
from export.pdf.typesetting import from_top

_SIZE = 10
_INK = Color(*rgb(INK_ON_LIGHT))
_FROM_RIGHT = 2
_NOTE = 100_000
"""Letters of a note, as many as the app takes (`interviewer.text.NOTE_LIMIT`)."""


class Fillable:
    """Adds fields to the page that a canvas is on."""

    def __init__(self, canvas: Canvas, rtl: bool) -> None:
        self._canvas = canvas
        self._form: Any = canvas.acroForm
        if rtl:
            self._form.extras["Q"] = _FROM_RIGHT

    def add(self, placed: Placed, prefix: str = "") -> None:
        """A field where one was drawn; its name begins with `prefix`."""
        field = placed.field
        place = {
            "name": prefix + field.name,
            "tooltip": field.tooltip,
            "x": placed.x,
            "y": from_top(self._canvas, placed.top + placed.height),
            "fillColor": None,
            "borderColor": None,
            "borderWidth": 0,
            "textColor": _INK,
        }
        if field.sort is Sort.ONE_OF:
            self._form.radio(
                **place,
                value=field.value,
                size=placed.width,
                shape="square",
                buttonStyle="cross",
                fieldFlags="radio",
            )
        elif field.sort is Sort.TICK:
            self._form.checkbox(
                **place, size=placed.width, shape="square", buttonStyle="cross", fieldFlags=""
            )
        else:
            flags = {Sort.LINE: "", Sort.LINES: "multiline", Sort.DIGITS: "comb"}[field.sort]
            self._form.textfield(
                **place,
                width=placed.width,
                height=placed.height,
                maxlen=field.length or _NOTE,
                fontName="Helvetica",
                fontSize=_SIZE,
                fieldFlags=flags,
            )
