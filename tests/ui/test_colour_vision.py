"""The simulation of colour vision, and what the bundled palettes look like in it."""

from __future__ import annotations

import pytest

import resources
from ui.colour_vision import Sight, lightness, seen

SIGHTS = [sight for sight in Sight if sight is not Sight.USUAL]
PALETTES = sorted(
    {
        tuple(step.colour for step in scale.steps)
        for path in (resources.ROOT / "questionnaires").glob("*/*")
        for scale in resources.load_questionnaire(path.parent.name, path.name).scales.values()
        if len(scale.steps) == 5
    }
)


@pytest.mark.parametrize("sight", list(Sight))
@pytest.mark.parametrize("colour", ["#000000", "#FFFFFF", "#777777"])
def test_greys_stay_as_they_are(sight: Sight, colour: str) -> None:
    assert seen(colour, sight) == colour


def test_red_and_green_come_together_without_one_of_their_cones() -> None:
    for sight in (Sight.DEUTERANOPIA, Sight.PROTANOPIA):
        red, green = seen("#C00000", sight), seen("#4F7A00", sight)
        apart = [abs(int(red[at : at + 2], 16) - int(green[at : at + 2], 16)) for at in (1, 3, 5)]
        usual = [0xC0 - 0x4F, 0x7A, 0]
        assert max(apart) < max(usual) / 2
    assert seen("#1B6B3A", Sight.TRITANOPIA) != seen("#1B6B3A", Sight.DEUTERANOPIA)


@pytest.mark.parametrize(
    ("sight", "red"),
    # The first column of the published matrices, brought back to the screen's scale by hand.
    [
        (Sight.PROTANOPIA, "#6D5F00"),
        (Sight.DEUTERANOPIA, "#A39000"),
        (Sight.TRITANOPIA, "#FF000F"),
    ],
)
def test_pure_red_is_seen_as_published(sight: Sight, red: str) -> None:
    assert seen("#FF0000", sight) == red


def test_grey_has_the_lightness_of_the_colour() -> None:
    for colour in ("#9B1C1C", "#F6D155", "#1B6B3A"):
        assert lightness(seen(colour, Sight.GREY)) == pytest.approx(lightness(colour), abs=0.5)
    assert lightness("#FFFFFF") == pytest.approx(100)
    assert lightness("#000000") == 0


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("sight", list(Sight))
def test_the_ends_of_a_bundled_scale_differ_in_lightness_from_their_neighbours(
    palette: tuple[str, ...], sight: Sight
) -> None:
    light = [lightness(seen(colour, sight)) for colour in palette]
    for end in (light[0], light[4]):
        for inner in (light[1], light[3]):
            assert abs(end - inner) > 25
