"""Consent in the citizen's hands: all of it can be read, and nothing else can be reached."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

import resources
from interviewer.questionnaire import right_to_left
from interviewer.show_card import ConsentContent
from tests.ui.cards import Below, Citizen
from ui.application import Application
from ui.show_card.consent import ConsentCard
from ui.show_card.plan import high
from ui.theme import Theme

CONSENT = resources.default_study().consent


def consent(language: str, borrowed: str = "") -> ConsentContent:
    text = CONSENT["da" if borrowed else language]
    return ConsentContent(text, language, right_to_left(language), borrowed)


@pytest.fixture
def below(qapp: Application) -> Iterator[Below]:
    window = Below()
    yield window
    for card in window.findChildren(ConsentCard):
        card.uncover()
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280), (1920, 1080)])
@pytest.mark.parametrize("language", ["da", "en", "ar"])
def test_the_bundled_consent_is_on_one_screen_in_large_type(
    below: Below, size: tuple[int, int], language: str
) -> None:
    below.resize(*size)
    QApplication.processEvents()
    card = ConsentCard(below.over, Theme())
    card.show_consent(consent(language))
    assert card.hidden_below == 0
    for line in card._lines:
        assert line.font.pixelSize() >= 28
        assert line.rtl == (language == "ar")
        assert high(line.text, line.font, line.room.width()) <= line.room.height()


@pytest.mark.parametrize("turned", [False, True])
def test_at_two_hundred_percent_a_finger_scrolls_to_the_end(below: Below, turned: bool) -> None:
    card = ConsentCard(below.over, Theme(text=2.0))
    card.turned = turned
    card.show_consent(consent("da"))
    citizen = Citizen(below, card)
    assert card.hidden_below > 300
    start, end = QPoint(640, 600), QPoint(640, 150)
    for _ in range(8):
        citizen.swipe(*((end, start) if turned else (start, end)))
    assert card.hidden_below == 0
    citizen.key(Qt.Key.Key_PageUp)
    assert card.hidden_below > 0
    citizen.key(Qt.Key.Key_PageDown)
    assert card.hidden_below == 0


def test_where_it_is_not_translated_the_card_says_so_and_the_text_runs_its_own_way(
    below: Below,
) -> None:
    card = ConsentCard(below.over, Theme())
    card.show_consent(consent("fa", "Dansk"))
    assert card._tag is not None
    assert "Dansk" in card._tag.text
    assert not any(line.rtl for line in card._lines)
    card.show_consent(consent("ar"))
    assert card._tag is None


def test_the_same_gesture_leaves(below: Below) -> None:
    card = ConsentCard(below.over, Theme())
    left: list[bool] = []
    card.left.connect(lambda: left.append(True))
    card.show_consent(consent("da"))
    citizen = Citizen(below, card)
    citizen.click(citizen.place("card_mark"))
    citizen.key(Qt.Key.Key_Escape)
    assert left == []
    citizen.leave()
    assert left == [True]


def test_it_is_read_out(below: Below) -> None:
    card = ConsentCard(below.over, Theme())
    card.show_consent(consent("da"))
    assert card.accessibleName() == CONSENT["da"]
