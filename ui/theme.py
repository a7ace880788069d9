"""Colours, sizes and type, in one place: every measure on a screen comes from here.

Sizes are logical pixels at 100 % text; `Theme.px` scales type and what must grow with it. A
target is never under `TARGET`, 12 mm on a 160 dpi tablet.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette

TARGET = 76
"""Lowest height and width of anything tapped: 12 mm at 160 dpi."""
GRID = 8
MARGIN = 4 * GRID
RADIUS = 8
READING_WIDTH = 1120
"""About 70 letters of a question; nothing read aloud runs wider."""

FAMILY = "Noto Sans"
FAMILIES = (FAMILY, "Noto Sans Arabic")
"""Each letter in the first face that has it."""


@dataclass(frozen=True, slots=True)
class Colours:
    """One palette. Every pair used for text has a contrast of 4.5 at least, in sunlight of 7
    (`tests/ui`).
    """

    paper: str
    """The ground of every screen."""
    surface: str
    """Cards, fields and secondary buttons, on the ground."""
    ink: str
    quiet: str
    """What the interviewer alone needs."""
    line: str
    """Edges of fields and buttons: 3.0 against paper and surface."""
    hair: str
    """Edges that carry no meaning."""
    accent: str
    accent_ink: str
    accent_soft: str
    """A tint of the accent behind ink."""
    danger: str
    danger_ink: str
    warning: str
    """The ground of a warning; ink stands on it."""
    warning_line: str


LIGHT = Colours(
    paper="#FAF9F6",
    surface="#FFFFFF",
    ink="#1A1A1A",
    quiet="#55534E",
    line="#827F78",
    hair="#DEDBD4",
    accent="#12508C",
    accent_ink="#FFFFFF",
    accent_soft="#E4EDF6",
    danger="#A11D1D",
    danger_ink="#FFFFFF",
    warning="#FFF3D6",
    warning_line="#9A6B00",
)
DARK = Colours(
    paper="#161616",
    surface="#242322",
    ink="#F4F2ED",
    quiet="#BDB9B0",
    line="#8C8880",
    hair="#3A3835",
    accent="#9CC4EE",
    accent_ink="#10243A",
    accent_soft="#1F3247",
    danger="#F2A7A1",
    danger_ink="#3A0B0B",
    warning="#3D3112",
    warning_line="#D9A93A",
)
SUNLIGHT = Colours(
    paper="#FFFFFF",
    surface="#FFFFFF",
    ink="#000000",
    quiet="#1A1A1A",
    line="#1A1A1A",
    hair="#ABABAB",
    accent="#00305E",
    accent_ink="#FFFFFF",
    accent_soft="#CFE3F7",
    danger="#7A0000",
    danger_ink="#FFFFFF",
    warning="#FFE08A",
    warning_line="#4A3300",
)
"""For a screen that the sun shines on: what little contrast is left of 21 must still do."""

INK_ON_LIGHT = "#1A1A1A"
INK_ON_DARK = "#FFFFFF"


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB, 0 to 1 (WCAG 2.2, definition of relative luminance)."""

    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(colour: str) -> str:
    """Black or white ink, whichever reads better on a colour of the instrument."""
    return max((INK_ON_LIGHT, INK_ON_DARK), key=lambda ink: contrast(ink, colour))


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette and a text size; screens are restyled when either changes."""

    colours: Colours = LIGHT
    dark: bool = False
    text: float = 1.0
    """1.0 to 2.0, the system's text size times the interviewer's choice."""
    bold_lines: bool = False
    """Heavier edges, where thin ones are lost in the light."""

    @property
    def edge(self) -> int:
        """How thick the edge of a field or button is."""
        return 3 if self.bold_lines else 2

    @property
    def strong_edge(self) -> int:
        """The edge of what is chosen, or has the cursor."""
        return 5 if self.bold_lines else 4

    @property
    def hair_edge(self) -> int:
        """An edge that carries no meaning."""
        return 2 if self.bold_lines else 1

    def px(self, size: float) -> int:
        """`size` at 100 % text, scaled to the text size in force."""
        return round(size * self.text)

    def font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The family at `size` px (at 100 % text)."""
        font = QFont()
        font.setFamilies(FAMILIES)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font

    def palette(self) -> QPalette:
        """The colours for what the style sheet does not reach."""
        c = self.colours
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, colour in (
            (roles.Window, c.paper),
            (roles.WindowText, c.ink),
            (roles.Base, c.surface),
            (roles.AlternateBase, c.paper),
            (roles.Text, c.ink),
            (roles.Button, c.surface),
            (roles.ButtonText, c.ink),
            (roles.Highlight, c.accent),
            (roles.HighlightedText, c.accent_ink),
            (roles.PlaceholderText, c.quiet),
            (roles.ToolTipBase, c.surface),
            (roles.ToolTipText, c.ink),
        ):
            palette.setColor(role, QColor(colour))
        return palette

    def style_sheet(self) -> str:
        """The style sheet of the whole app. Widgets choose a look by the property `look`."""
        c, px = self.colours, self.px
        edge, strong, hair = self.edge, self.strong_edge, self.hair_edge
        more = strong - edge
        families = ", ".join(f'"{family}"' for family in FAMILIES)
        return f"""
* {{ font-family: {families}; font-size: {px(18)}px; }}
QWidget {{ color: {c.ink}; }}
QMainWindow, QWidget[look="paper"] {{ background: {c.paper}; }}
QScrollArea, QScrollArea > QWidget > QWidget[look="clear"] {{
  background: transparent; border: none;
}}
QLabel {{ background: transparent; }}
QLabel[look="title"] {{ font-size: {px(30)}px; font-weight: 600; }}
QLabel[look="heading"] {{ font-size: {px(21)}px; font-weight: 600; }}
QLabel[look="read"] {{ font-size: {px(23)}px; }}
QLabel[look="question"] {{ font-size: {px(31)}px; font-weight: 600; }}
QLabel[look="followup"] {{ font-size: {px(25)}px; font-weight: 500; }}
QLabel[look="quiet"] {{ font-size: {px(16)}px; color: {c.quiet}; }}
QLabel[look="pick"] {{ font-size: {px(19)}px; font-weight: 500; }}
QLabel[look="tag"] {{
  font-size: {px(15)}px; color: {c.quiet}; border: {hair}px solid {c.line};
  border-radius: {RADIUS // 2}px; padding: 1px {GRID}px;
}}
QLabel[look="due"] {{
  font-size: {px(16)}px; color: {c.ink}; background: {c.warning};
  border: {hair}px solid {c.warning_line}; border-radius: {RADIUS // 2}px;
  padding: 1px {GRID}px;
}}
QLabel[look="error"] {{ font-size: {px(17)}px; font-weight: 600; color: {c.danger}; }}
QLabel[look="number"] {{ font-size: {px(40)}px; font-weight: 600; }}
QLabel[look="code"] {{ font-size: {px(30)}px; font-weight: 500; }}
QLabel[look="thanks"] {{ font-size: {px(46)}px; font-weight: 600; }}
QLabel[look="receipt"] {{ font-size: {px(60)}px; font-weight: 600; }}

QPushButton {{
  min-height: {TARGET - 2 * edge}px; padding: 0 {3 * GRID}px; border-radius: {RADIUS}px;
  border: {edge}px solid {c.line}; background: {c.surface}; color: {c.ink};
  font-size: {px(19)}px; font-weight: 500;
}}
QPushButton:focus {{ outline: none; }}
QPushButton:pressed {{ background: {c.accent_soft}; }}
QPushButton:focus {{ border: {strong}px solid {c.accent}; padding: 0 {3 * GRID - more}px;
  min-height: {TARGET - 2 * strong}px; }}
QPushButton:checked {{ background: {c.accent_soft}; border: {strong}px solid {c.accent};
  min-height: {TARGET - 2 * strong}px; font-weight: 600; }}
QPushButton:disabled {{ color: {c.quiet}; border-color: {c.hair}; }}
QPushButton[look="primary"] {{
  background: {c.accent}; color: {c.accent_ink}; border-color: {c.accent}; font-weight: 600;
}}
QPushButton[look="primary"]:focus, QPushButton[look="hero"]:focus {{
  border-color: {c.accent}; outline: 3px solid {c.accent_ink};
}}
QPushButton[look="primary"]:disabled {{
  background: {c.hair}; color: {c.quiet}; border-color: {c.hair};
}}
QPushButton[look="danger"] {{ color: {c.danger}; border-color: {c.danger}; }}
QPushButton[look="flat"] {{
  border-color: transparent; background: transparent; padding: 0 {2 * GRID}px;
}}
QPushButton[look="flat"]:focus {{ border-color: {c.accent}; padding: 0 {2 * GRID - more}px; }}
QPushButton[look="row"] {{ text-align: left; }}
QPushButton[look="tab"] {{ padding: 0 {GRID}px; }}
QPushButton[look="tab"]:focus, QPushButton[look="tab"]:checked {{ padding: 0 {GRID - more}px; }}
QPushButton[look="hero"] {{
  background: {c.accent}; color: {c.accent_ink}; border-color: {c.accent};
  font-size: {px(28)}px; font-weight: 600; min-height: {px(140)}px;
}}
QPushButton[look="hero"]:focus {{ min-height: {px(140) - 2 * more}px; }}
QPushButton[look="digit"], QPushButton[look="digit"]:focus {{
  padding: 0; font-size: {px(22)}px;
}}

QLineEdit, QPlainTextEdit, QTextEdit {{
  background: {c.surface}; color: {c.ink}; border: {edge}px solid {c.line};
  border-radius: {RADIUS}px; font-size: {px(21)}px;
  selection-background-color: {c.accent}; selection-color: {c.accent_ink};
  placeholder-text-color: {c.quiet};
}}
QLineEdit {{ min-height: {TARGET - 2 * edge}px; padding: 0 {2 * GRID}px; }}
QPlainTextEdit, QTextEdit {{ padding: {GRID}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border-color: {c.accent}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: {edge + 1}px solid {c.danger}; }}
QLineEdit[look="cell"] {{
  min-height: 0; border: 4px solid {c.accent}; border-radius: 0; padding: 0 {GRID - 2}px;
  font-size: {px(18)}px;
}}

QTableView {{
  background: {c.surface}; color: {c.ink}; gridline-color: {c.line};
  border: {hair}px solid {c.line};
  selection-background-color: {c.accent_soft}; selection-color: {c.ink}; font-size: {px(18)}px;
}}
QTableView:focus {{ border: 2px solid {c.accent}; }}
QTableView::item {{ padding: 0 {GRID}px; }}
QTableView::item:focus {{ border: 3px solid {c.accent}; }}
QHeaderView::section {{
  background: {c.paper}; color: {c.quiet}; border: none; border-right: 1px solid {c.hair};
  border-bottom: 1px solid {c.line}; padding: 0 {GRID}px; font-size: {px(16)}px;
}}

QFrame[look="card"] {{
  background: {c.surface}; border: {hair}px solid {c.hair}; border-radius: {RADIUS}px;
}}
QFrame[look="bar"] {{ background: {c.surface}; border: none; }}
QFrame[look="warning"] {{
  background: {c.warning}; border: {edge}px solid {c.warning_line}; border-radius: {RADIUS}px;
}}
QFrame[look="told"] {{
  background: {c.accent_soft}; border: {edge}px solid {c.accent}; border-radius: {RADIUS}px;
}}
QFrame[look="rule"] {{ background: {c.hair}; border: none; max-height: {hair}px;
  min-height: {hair}px; }}

QProgressBar {{
  background: {c.hair}; border: none; border-radius: 4px; min-height: 8px; max-height: 8px;
}}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 4px; }}
QScrollBar:vertical {{ background: transparent; width: 14px; margin: 0; }}
QScrollBar::handle:vertical {{
  background: {c.line}; border-radius: 5px; min-height: 48px; margin: 2px;
}}
QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 0; }}
QScrollBar::handle:horizontal {{
  background: {c.line}; border-radius: 5px; min-width: 48px; margin: 2px;
}}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
