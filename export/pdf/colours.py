"""Colours on paper: what ink reads best on one, and the form that a PDF wants."""

from __future__ import annotations

INK_ON_LIGHT = "#1A1A1A"
INK_ON_DARK = "#FFFFFF"


def rgb(colour: str) -> tuple[float, float, float]:
    """#RRGGBB as shares of 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(colour: str) -> str:
    """Black or white ink, whichever reads better: the windows' rule, for the same colours."""
    return max((INK_ON_LIGHT, INK_ON_DARK), key=lambda ink: contrast(ink, colour))
