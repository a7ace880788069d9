"""The lead sees the cards as others see them, and is told which fields come close."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from tests.ui.cards import content
from ui.colour_vision import Sight, seen
from ui.screens.card_preview import CardPicture, CardPreviewScreen, close_fields
from ui.theme import TARGET, Theme
from ui.window import MainWindow


@pytest.fixture
def preview(at_home: MainWindow) -> CardPreviewScreen:
    screen = CardPreviewScreen(at_home._services, Theme())
    at_home._show(screen)
    QApplication.processEvents()
    return screen


def choose(preview: CardPreviewScreen, sight: Sight) -> None:
    made = preview.findChild(QAbstractButton, f"eyes_{sight}")
    assert made is not None
    made.click()


def test_every_scale_of_the_study_has_its_card(preview: CardPreviewScreen) -> None:
    assert len(preview.findChildren(CardPicture)) == 3


@pytest.mark.parametrize("sight", list(Sight))
def test_each_field_is_painted_exactly_as_it_is_seen(
    preview: CardPreviewScreen, sight: Sight
) -> None:
    choose(preview, sight)
    picture = preview.findChildren(CardPicture)[0]
    image = picture.grab().toImage()
    painted = {
        image.pixelColor(x, image.height() * 2 // 3).name().upper() for x in range(image.width())
    }
    for step in content().steps:
        assert seen(step.colour, sight) in painted
    if sight is not Sight.USUAL:
        assert content().steps[0].colour not in painted


def test_fields_that_come_close_are_named_and_only_then(preview: CardPreviewScreen) -> None:
    text = preview.findChild(QLabel, "card_close_0")
    assert text is not None
    assert not text.isVisible()
    choose(preview, Sight.GREY)
    close = close_fields(content(), Sight.GREY)
    assert close
    assert text.isVisible()
    for one, other in close:
        assert f"{one} and {other}" in text.text() or f"{one} og {other}" in text.text()


def test_the_warning_does_not_promise_faces_where_there_are_none(
    preview: CardPreviewScreen,
) -> None:
    card = content()
    assert "face" in preview._warning(card, [(2, 4)]) or "ansigt" in preview._warning(
        card, [(2, 4)]
    )
    bare = preview._warning(replace(card, faces=False), [(2, 4)])
    assert "face" not in bare
    assert "ansigt" not in bare


def test_the_choice_can_be_tapped_and_escape_closes(preview: CardPreviewScreen) -> None:
    for sight in Sight:
        made = preview.findChild(QAbstractButton, f"eyes_{sight}")
        assert made is not None
        assert min(made.width(), made.height()) >= TARGET
    closed: list[bool] = []
    preview.closed.connect(lambda: closed.append(True))
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert closed == [True]
    assert preview.childAt(QPoint(5, 5)) is not None
