"""Every palette against WCAG 2.2, for each pair that the style sheet puts together.

AA for a room; AAA for the screen that the sun shines on, edges too.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from ui.application import Application
from ui.theme import (
    DARK,
    GRID,
    LIGHT,
    SUNLIGHT,
    TARGET,
    Colours,
    Theme,
    contrast,
    ink_on,
    luminance,
)
from ui.widgets.basics import label, set_look

TEXT = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "accent_soft"),
    ("ink", "warning"),
    ("quiet", "paper"),
    ("quiet", "surface"),
    ("quiet", "accent_soft"),
    ("quiet", "warning"),
    ("quiet", "hair"),
    ("accent_ink", "accent"),
    ("danger", "paper"),
    ("danger", "surface"),
    ("danger", "warning"),
    ("danger_ink", "danger"),
]
EDGES = [
    ("ink", "paper"),  # the frame of the primary button with the focus, on the ground around it
    ("ink", "surface"),
    ("line", "paper"),
    ("line", "surface"),
    ("accent", "paper"),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("accent", "warning"),
    ("accent", "hair"),
    ("danger", "surface"),
    ("warning_line", "paper"),
    ("warning_line", "warning"),
]


@pytest.mark.parametrize(
    ("colours", "least"),
    [(LIGHT, 4.5), (DARK, 4.5), (SUNLIGHT, 7.0)],
    ids=["light", "dark", "sunlight"],
)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(colours: Colours, least: float, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= least


@pytest.mark.parametrize(
    ("colours", "least"),
    [(LIGHT, 3.0), (DARK, 3.0), (SUNLIGHT, 4.5)],
    ids=["light", "dark", "sunlight"],
)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_that_mean_something_can_be_seen(
    colours: Colours, least: float, edge: str, ground: str
) -> None:
    assert contrast(getattr(colours, edge), getattr(colours, ground)) >= least


def test_sunlight_is_black_on_white_and_has_heavier_lines() -> None:
    light, sunlight = Theme(), Theme(SUNLIGHT, bold_lines=True)
    assert contrast(SUNLIGHT.ink, SUNLIGHT.paper) == pytest.approx(21)
    assert sunlight.edge > light.edge
    assert sunlight.strong_edge > light.strong_edge
    assert sunlight.hair_edge > light.hair_edge


def test_a_dark_room_is_not_lit_up() -> None:
    """Black would glare around white letters, and grounds as light as paper light up a face."""
    for ground in (DARK.paper, DARK.surface, DARK.hair, DARK.accent_soft, DARK.warning):
        assert 0.004 < luminance(ground) < 0.06


@pytest.mark.parametrize("theme", ["light", "dark", "sunlight"])
def test_each_theme_dresses_the_whole_app(qapp: Application, theme: str) -> None:
    worn = qapp.dress(theme, 125)
    wanted = {"light": LIGHT, "dark": DARK, "sunlight": SUNLIGHT}[theme]
    assert (worn.colours, worn.dark, worn.text) == (wanted, theme == "dark", 1.25)
    assert worn.bold_lines is (theme == "sunlight")
    assert qapp.palette().window().color().name().upper() == wanted.paper
    assert qapp.dress("light", 100) == Theme()


@pytest.mark.parametrize("theme", [Theme(), Theme(SUNLIGHT, bold_lines=True)])
def test_heavier_edges_make_no_button_higher(qapp: Application, theme: Theme) -> None:
    qapp.setStyleSheet(theme.style_sheet())
    push = QPushButton("Videre")
    push.ensurePolished()
    assert push.sizeHint().height() == TARGET
    push.setCheckable(True)
    push.setChecked(True)
    push.ensurePolished()
    assert push.sizeHint().height() == TARGET
    qapp.setStyleSheet("")
    qapp.dress("light", 100)


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colour", ["#9B1C1C", "#F4A6A0", "#F6D155", "#A9D8A0", "#1B6B3A"])
def test_ink_on_the_colours_of_the_scale(colour: str) -> None:
    assert contrast(ink_on(colour), colour) >= 4.5


def test_no_type_is_smaller_than_15_pixels() -> None:
    sizes = [int(part.split("px")[0]) for part in Theme().style_sheet().split("font-size: ")[1:]]
    assert min(sizes) >= 15


def test_a_label_that_gets_a_frame_makes_room_for_it(qapp: Application) -> None:
    qapp.dress("light", 100)
    shown = label("time", "quiet", "15 min", wrap=False)
    shown.ensurePolished()
    bare = shown.sizeHint().width()
    set_look(shown, look="due")
    assert shown.sizeHint().width() >= bare + 2 * GRID
    assert shown.contentsRect().width() <= shown.width() - 2 * GRID
