"""The card in the citizen's hands: taps, sizes, turning, and what the answer's secrecy asks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from interviewer.study import Answering
from tests.ui.cards import CHORD, Below, Citizen, content, room_of, unspoken
from ui.application import Application
from ui.show_card import cover
from ui.show_card.card import ShowCard
from ui.theme import DARK, TARGET, Theme


@pytest.fixture
def below(qapp: Application) -> Iterator[Below]:
    window = Below()
    yield window
    for card in window.findChildren(ShowCard):
        card.uncover()
    window.close()
    window.deleteLater()


@pytest.fixture
def card(below: Below) -> ShowCard:
    return ShowCard(below.over, Theme())


@pytest.fixture
def citizen(below: Below, card: ShowCard) -> Citizen:
    return Citizen(below, card)


@pytest.fixture
def tapped(card: ShowCard) -> list[int]:
    codes: list[int] = []
    card.answered.connect(codes.append)
    return codes


@pytest.fixture
def left(card: ShowCard) -> list[bool]:
    times: list[bool] = []
    card.left.connect(lambda: times.append(True))
    return times


def marked(card: ShowCard) -> int | None:
    """The answer that is marked now."""
    return card.chosen


def thanks(card: ShowCard) -> bool:
    """Whether the card thanks now."""
    return card.thanking


def test_it_covers_the_whole_window_and_goes_with_it(below: Below, card: ShowCard) -> None:
    card.show_card(content())
    assert card.geometry() == below.rect()
    below.resize(800, 1280)
    QApplication.processEvents()
    assert card.geometry() == below.rect()
    assert card.holds_window


# --- leaving ----------------------------------------------------------------------------------


def test_the_mark_dragged_into_the_ring_leaves(
    card: ShowCard, citizen: Citizen, left: list[bool]
) -> None:
    card.show_card(content())
    citizen.leave()
    assert left == [True]
    assert not card.isVisible()
    assert not card.holds_window


def test_so_it_does_with_a_finger(
    card: ShowCard, citizen: Citizen, left: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    card.show_card(content())
    monkeypatch.setattr(cover, "FRESH", 0.0)
    citizen.swipe(citizen.place("card_mark"), citizen.ring)
    assert left == [True]


def test_so_it_does_with_a_pen(
    card: ShowCard, citizen: Citizen, left: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cover, "FRESH", 0.0)
    card.show_card(content())
    mark, ring = QPointF(citizen.place("card_mark")), QPointF(citizen.ring)
    for kind, at in (
        (QEvent.Type.TabletPress, mark),
        (QEvent.Type.TabletMove, (mark + ring) / 2),
        (QEvent.Type.TabletRelease, ring),
    ):
        up = kind is QEvent.Type.TabletRelease
        none, tip = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
        buttons, device = none if up else tip, QPointingDevice.primaryPointingDevice()
        keys, press = Qt.KeyboardModifier.NoModifier, 0.0 if up else 0.5
        event = QTabletEvent(
            kind, device, at, at, press, 0.0, 0.0, 0.0, 0.0, 0.0, keys, tip, buttons
        )
        QApplication.sendEvent(card, event)
    assert left == [True]


def test_the_chord_leaves_and_the_cursor_is_where_it_was(
    below: Below, card: ShowCard, citizen: Citizen, left: list[bool]
) -> None:
    card.show_card(content())
    citizen.key(Qt.Key.Key_Backspace, CHORD)
    assert left == [True]
    assert below.focusWidget() is below.field


def test_it_can_be_shown_again(card: ShowCard, citizen: Citizen, left: list[bool]) -> None:
    for _ in range(3):
        card.show_card(content())
        citizen.leave()
    assert len(left) == 3


@pytest.mark.parametrize("turned", [False, True])
def test_nearly_the_gesture_leaves_nothing(
    card: ShowCard, citizen: Citizen, left: list[bool], turned: bool
) -> None:
    card.turned = turned
    card.show_card(content())
    mark, ring = citizen.place("card_mark"), citizen.ring
    citizen.click(mark)
    citizen.click(ring)
    citizen.drag(ring, mark)
    citizen.drag(mark, mark + QPoint(0, 40))
    citizen.drag(mark, ring + QPoint(0, 90))
    citizen.drag(mark + (ring - mark) / 4, ring)
    mirrored = QPoint(card.width() - mark.x(), card.height() - mark.y())
    citizen.drag(mirrored, ring)
    assert left == []
    citizen.leave()
    assert left == [True]


def test_a_second_finger_does_not_help(card: ShowCard, citizen: Citizen, left: list[bool]) -> None:
    card.show_card(content())
    mark, ring = citizen.place("card_mark"), citizen.ring
    citizen.fingers([(mark, mark), (ring, ring)])
    citizen.fingers([(ring, ring), (mark, ring)])
    assert left == []


def test_a_screen_readers_press_on_the_mark_does_not_leave(
    card: ShowCard, left: list[bool]
) -> None:
    card.show_card(content())
    mark = card.findChild(QAbstractButton, "card_mark")
    assert mark is not None
    mark.click()
    assert left == []


# --- answering --------------------------------------------------------------------------------


def test_a_tap_is_handed_on_and_marked_only_when_it_is_saved(
    card: ShowCard, citizen: Citizen, tapped: list[int]
) -> None:
    card.show_card(content())
    citizen.tap("card_rate_4")
    assert tapped == [4]
    assert marked(card) is None
    card.show_answer(4)
    assert marked(card) == 4
    citizen.tap("card_rate_4")
    assert tapped == [4]
    citizen.tap("card_rate_9")
    assert tapped == [4, 9]


def test_a_finger_answers_too(
    card: ShowCard, citizen: Citizen, tapped: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    card.show_card(content())
    monkeypatch.setattr(cover, "FRESH", 0.0)
    at = citizen.place("card_rate_2")
    citizen.swipe(at, at)
    assert tapped == [2]


def test_the_second_of_two_quick_taps_that_opened_the_card_is_no_answer(
    card: ShowCard, citizen: Citizen, tapped: list[int]
) -> None:
    card.show_card(content())
    at = citizen.place("card_rate_2")
    citizen.swipe(at, at)
    assert tapped == []


def test_a_finger_that_slides_to_another_field_answers_nothing(
    card: ShowCard, citizen: Citizen, tapped: list[int]
) -> None:
    card.show_card(content())
    citizen.drag(citizen.place("card_rate_2"), citizen.place("card_rate_4"))
    assert tapped == []


def test_what_was_not_saved_is_not_marked_and_can_be_tapped_again(
    card: ShowCard, citizen: Citizen, tapped: list[int]
) -> None:
    card.show_card(content())
    citizen.tap("card_rate_4")
    card.show_not_saved()
    assert marked(card) is None
    citizen.tap("card_rate_4")
    assert tapped == [4, 4]


def test_where_only_pointing_is_meant_a_tap_does_nothing(
    card: ShowCard, citizen: Citizen, tapped: list[int]
) -> None:
    card.show_card(content(answers=Answering.NONE))
    citizen.tap("card_rate_4")
    assert tapped == []


def test_an_unseen_answer_leaves_no_trace_on_the_card(
    below: Below, card: ShowCard, citizen: Citizen, tapped: list[int]
) -> None:
    unseen = content(answers=Answering.UNSEEN)
    pictures: list[tuple[QImage, QImage]] = []
    for code in (1, 5):
        card.show_card(unseen)
        citizen.tap(f"card_rate_{code}")
        card.show_answer(code)
        assert thanks(card)
        thanked = below.grab().toImage()
        said = {each.accessibleName() for each in card.findChildren(QAbstractButton)}
        assert not any("chosen" in text for text in said)
        citizen.tap("card_change")
        assert not thanks(card)
        assert marked(card) is None
        pictures.append((thanked, below.grab().toImage()))
        citizen.leave()
    assert pictures[0] == pictures[1]
    assert tapped == [1, 5]


def test_an_unseen_answer_can_be_changed_before_the_tablet_is_handed_back(
    card: ShowCard, citizen: Citizen, tapped: list[int]
) -> None:
    card.show_card(content(answers=Answering.UNSEEN))
    citizen.tap("card_rate_2")
    card.show_answer(2)
    citizen.click(QPoint(640, 300))
    assert tapped == [2]
    citizen.tap("card_change")
    citizen.tap("card_rate_2")
    card.show_answer(2)
    assert tapped == [2, 2]
    assert thanks(card)


# --- turning and sizes ------------------------------------------------------------------------


def test_turned_it_is_the_same_picture_upside_down_and_taps_are_turned_with_it(
    below: Below, card: ShowCard, citizen: Citizen, tapped: list[int]
) -> None:
    card.show_card(content(chosen=3))
    upright, place = below.grab().toImage(), room_of(card, "card_rate_1")
    citizen.tap("card_turn")
    assert card.turned
    assert room_of(card, "card_rate_1").center().x() > place.center().x() + 600
    turned = below.grab().toImage().flipped(Qt.Orientation.Horizontal | Qt.Orientation.Vertical)
    differing = sum(
        abs(turned.pixelColor(x, y).lightness() - upright.pixelColor(x, y).lightness()) > 90
        for x in range(0, 1280, 7)
        for y in range(0, 800, 7)
    )
    assert differing < 120  # The edges of letters fall between other pixels.
    citizen.tap("card_rate_1")
    assert tapped == [1]


def test_it_stays_turned_the_next_time(card: ShowCard, citizen: Citizen) -> None:
    card.show_card(content())
    citizen.tap("card_turn")
    citizen.leave()
    card.show_card(content())
    assert card.turned


def scale_of(card: ShowCard) -> float:
    assert card._plan is not None
    return card._plan.scale


def test_text_grows_by_tap_key_and_pinch_and_stays_so_the_next_time(
    card: ShowCard, citizen: Citizen
) -> None:
    card.show_card(content())
    first = scale_of(card)
    citizen.tap("card_larger")
    second = scale_of(card)
    citizen.tap("card_smaller")
    assert first == pytest.approx(scale_of(card))
    citizen.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert scale_of(card) == pytest.approx(second)
    assert second > first
    middle = citizen.ring
    apart = QPoint(100, 0)
    citizen.fingers([(middle - apart, middle - apart / 2), (middle + apart, middle + apart / 2)])
    assert scale_of(card) < first
    citizen.fingers([(middle - apart, middle - apart * 2), (middle + apart, middle + apart * 2)])
    assert scale_of(card) > first * 0.8
    wished = scale_of(card)
    citizen.leave()
    card.show_card(content())
    assert scale_of(card) == pytest.approx(wished)


def test_two_fingers_that_pinch_lay_the_card_out_once(
    card: ShowCard, citizen: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    card.show_card(content())
    laid_out: list[float] = []
    monkeypatch.setattr(card, "renew", lambda: laid_out.append(card.zoom))
    middle, apart = citizen.ring, QPoint(100, 0)
    citizen.fingers([(middle - apart, middle - apart / 2), (middle + apart, middle + apart / 2)])
    assert laid_out == [0.75, 0.7]  # Once for each of two movements, and not for each finger.


def test_a_pinch_on_two_fields_answers_nothing(
    card: ShowCard, citizen: Citizen, tapped: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    card.show_card(content())
    monkeypatch.setattr(cover, "FRESH", 0.0)
    two, four = citizen.place("card_rate_2"), citizen.place("card_rate_4")
    citizen.fingers([(two, two + QPoint(40, 0)), (four, four - QPoint(40, 0))])
    assert tapped == []


def test_larger_than_fits_can_be_taken_back_with_one_tap(card: ShowCard, citizen: Citizen) -> None:
    card.show_card(content())
    for _ in range(12):
        citizen.tap("card_larger")
    largest = scale_of(card)
    citizen.tap("card_smaller")
    assert scale_of(card) < largest * 0.9


def test_without_words_in_a_language_the_card_still_has_names(card: ShowCard) -> None:
    card.show_card(unspoken(content(answers=Answering.UNSEEN), "so"))
    card.show_answer(3)
    for each in card.findChildren(QAbstractButton):
        assert each.accessibleName()


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280), (1920, 1080)])
@pytest.mark.parametrize("language", ["da", "en", "ar"])
def test_every_target_is_large_enough_named_and_apart_from_the_others(
    below: Below, card: ShowCard, size: tuple[int, int], language: str
) -> None:
    below.resize(*size)
    QApplication.processEvents()
    card.set_theme(Theme(DARK, True, 2.0))
    card.show_card(content(language))
    shown = [each for each in card.findChildren(QAbstractButton) if each.isVisible()]
    assert len(shown) == 10
    for each in shown:
        room = each.geometry()
        assert min(room.width(), room.height()) >= TARGET
        assert card.rect().contains(room)
        assert each.accessibleName()
        assert not any(room.intersects(o.geometry()) for o in shown if o is not each)
