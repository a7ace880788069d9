"""Both palettes against WCAG 2.2 AA, for every pair that the style sheet puts together."""

from __future__ import annotations

import pytest

from ui.theme import DARK, LIGHT, Colours, Theme, contrast, ink_on

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


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_that_mean_something_can_be_seen(colours: Colours, edge: str, ground: str) -> None:
    assert contrast(getattr(colours, edge), getattr(colours, ground)) >= 3.0


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colour", ["#9B1C1C", "#F4A6A0", "#F6D155", "#A9D8A0", "#1B6B3A"])
def test_ink_on_the_colours_of_the_scale(colour: str) -> None:
    assert contrast(ink_on(colour), colour) >= 4.5


def test_no_type_is_smaller_than_15_pixels() -> None:
    sizes = [int(part.split("px")[0]) for part in Theme().style_sheet().split("font-size: ")[1:]]
    assert min(sizes) >= 15
