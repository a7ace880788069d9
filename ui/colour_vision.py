"""Colours as people see them whose eyes lack one kind of cone, or who see a screen in greys.

The matrices are those of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-
based Model for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and
Computer Graphics 15 (6), 2009, for severity 1.0. They work on linear RGB.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from ui.theme import luminance

Seeing = Callable[[str], str]
"""From a colour #RRGGBB to what is seen of it."""


class Sight(StrEnum):
    """A way of seeing."""

    USUAL = "usual"
    DEUTERANOPIA = "deuteranopia"
    """No green cones."""
    PROTANOPIA = "protanopia"
    """No red ones."""
    TRITANOPIA = "tritanopia"
    """No blue ones."""
    GREY = "grey"
    """No colours at all; a print in black and white, too."""


Row = tuple[float, float, float]

_MATRICES: Mapping[Sight, tuple[Row, Row, Row]] = {
    Sight.PROTANOPIA: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Sight.DEUTERANOPIA: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Sight.TRITANOPIA: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(colour: str, sight: Sight) -> str:
    """#RRGGBB as it is seen."""
    if sight is Sight.USUAL:
        return colour
    if sight is Sight.GREY:
        return _hex((luminance(colour),) * 3)
    red, green, blue = (_linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    parts = [r * red + g * green + b * blue for r, g, b in _MATRICES[sight]]
    return _hex((parts[0], parts[1], parts[2]))


def seeing(sight: Sight) -> Seeing:
    """`seen` for one way of seeing."""
    return lambda colour: seen(colour, sight)


def lightness(colour: str) -> float:
    """L* of #RRGGBB, 0 to 100 (CIE 1976, with the screen's white as white)."""
    part = luminance(colour)
    return 116 * part ** (1 / 3) - 16 if part > 216 / 24389 else part * 24389 / 27


def _linear(channel: int) -> float:
    part = channel / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _hex(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{_channel(part):02X}" for part in parts)


def _channel(part: float) -> int:
    """0 to 255 of linear light; what no screen can show is cut off."""
    part = min(max(part, 0.0), 1.0)
    return round(255 * (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055))
