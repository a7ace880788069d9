"""Help while a note is typed: by keys and by an on-screen keyboard, taken back and undone."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from benchmarks.table import percentile
from interviewer.shorthand import Shorthand
from interviewer.suggesting import Words
from interviewer.typing_help import TypingHelp
from ui.widgets.note_editor import NoteEditor

FIELD = ["Sagsbehandleren lytter til borgeren.", "Sagsbehandleren ringer til borgeren."] * 5
SHORT = {"sb": "sagsbehandler", "jc": "jobcenter", "ab": "ab ab", "e": "e", "x": "y", "y": "x"}


def helping(**switches: bool) -> TypingHelp:
    """Help that knows a few words."""
    made = TypingHelp(Shorthand(SHORT), **switches)
    made.load(Words([("og", 0.1), ("forløb", 0.01)], FIELD), lambda _text: ())
    return made


class Field(QWidget):
    """A note, and a field that Tab leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.note = NoteEditor(helping())
        self.other = QLineEdit()
        box = QVBoxLayout(self)
        box.addWidget(self.note)
        box.addWidget(self.other)
        self.resize(600, 240)


@pytest.fixture
def field(qapp: QApplication) -> Iterator[Field]:
    made = Field()
    made.show()
    QTest.qWaitForWindowActive(made)
    made.note.setFocus()
    qapp.processEvents()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def note(field: Field) -> NoteEditor:
    return field.note


def type_in(note: NoteEditor, text: str) -> None:
    """By keys; < is Backspace, | is Shift+Enter, > is Tab."""
    for letter in text:
        if letter == "<":
            QTest.keyClick(note, Qt.Key.Key_Backspace)
        elif letter == "|":
            QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        elif letter == ">":
            QTest.keyClick(note, Qt.Key.Key_Tab)
        else:
            QTest.keyClicks(note, letter)


def commit(note: NoteEditor, text: str) -> None:
    """By an on-screen keyboard: first as a word in the making, then put in."""
    QApplication.sendEvent(note, QInputMethodEvent(text, []))
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(note, event)


def typed(note: NoteEditor, text: str) -> str:
    """What stands there after `text` was typed."""
    type_in(note, text)
    return note.toPlainText()


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("en sb ", "En sagsbehandler "),
        ("en sb, og", "En sagsbehandler, og"),
        ("ny sb|", "Ny sagsbehandler\n"),
        ("sb ", "Sagsbehandler "),
        ("en SB ", "En SB "),
        ("en xsb ", "En xsb "),
        ("en sn<b ", "En sagsbehandler "),
        ("ab ", "Ab ab "),  # which names itself, and ends
        ("ab, ab ", "Ab ab, ab ab "),
        ("ok x ", "Ok y "),
        ("en sb <", "En sb "),  # taken back
        ("en sb << ", "En sb "),  # and not unfolded there again
        ("en sb < jc ", "En sb  jobcenter "),
        ("en sb ab", "En sagsbehandler ab"),
        ("ab c<<<b ", "Ab ab "),  # what it unfolded to is not unfolded again
    ],
)
def test_short_forms_unfold_where_a_word_ends(note: NoteEditor, keys: str, shown: str) -> None:
    assert typed(note, keys) == shown


def test_what_was_there_before_is_not_unfolded(note: NoteEditor) -> None:
    note.show_note("En sb")
    assert typed(note, " ") == "En sb "


def test_a_short_form_in_the_middle_of_a_text_unfolds(note: NoteEditor) -> None:
    note.show_note("Ny  i går")
    cursor = note.textCursor()
    cursor.setPosition(3)
    note.setTextCursor(cursor)
    assert typed(note, "sb,") == "Ny sagsbehandler, i går"


def test_leaving_by_enter_unfolds_the_last_word(note: NoteEditor) -> None:
    kept: list[str] = []
    note.written.connect(kept.append)
    type_in(note, "ny sb")
    QTest.keyClick(note, Qt.Key.Key_Return)
    assert kept == ["Ny sagsbehandler"]


def test_undo_takes_an_unfolding_back_in_one_step(note: NoteEditor) -> None:
    type_in(note, "en sb ")
    QTest.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note.toPlainText() == "En sb "
    QTest.keyClick(
        note,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert note.toPlainText() == "En sagsbehandler "


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("det går. men nej! hvad? jo", "Det går. Men nej! Hvad? Jo"),
        ("linje|ny", "Linje\nNy"),
        ("kl. ti", "Kl. ti"),
        ("ja... men", "Ja... men"),
        ("d<d", "d"),  # corrected once, it stays
        ("d<en", "En"),  # another letter is no correction
        ("d<d<d", "d"),
        ("ord  nyt", "Ord. Nyt"),
        ("ord  <", "Ord  "),
        ("ord   ", "Ord.  "),
        ("ord.  nyt", "Ord.  Nyt"),
        ("æblet", "Æblet"),
        ("»ja", "»Ja"),
    ],
)
def test_sentences_begin_and_end_by_themselves(note: NoteEditor, keys: str, shown: str) -> None:
    assert typed(note, keys) == shown


def test_a_small_letter_over_the_capital_stays(note: NoteEditor) -> None:
    type_in(note, "det")
    note.moveCursor(QTextCursor.MoveOperation.Start)
    note.moveCursor(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
    assert typed(note, "d") == "det"
    note.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(note, Qt.Key.Key_Delete)
    assert typed(note, "d") == "det"


def test_two_spaces_that_stood_there_are_no_full_stop(note: NoteEditor) -> None:
    note.show_note("Ord ")
    assert typed(note, " ") == "Ord  "


def test_each_help_can_be_switched_off(note: NoteEditor) -> None:
    note.set_help(helping(unfolding=False))
    assert typed(note, "sb ") == "Sb "
    note.show_note("")
    note.set_help(helping(capitals=False))
    assert typed(note, "sb  ny. nu") == "sagsbehandler  ny. nu"
    note.show_note("")
    note.set_help(helping(suggestions=False))
    assert typed(note, "en sagsb>") == "En sagsb"
    note.setFocus()
    note.set_help(None)
    note.show_note("")
    assert typed(note, "en sb  ny") == "en sb  ny"


def test_tab_takes_the_word_that_is_shown_and_a_space(field: Field) -> None:
    note = field.note
    shown: list[str] = []
    note.suggested.connect(shown.append)
    type_in(note, "En sagsb")
    assert shown[-1] == "sagsbehandleren"
    type_in(note, ">")
    assert note.toPlainText() == "En sagsbehandleren "
    assert note.hasFocus()
    QTest.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note.toPlainText() == "En sagsb"


def test_tab_moves_on_where_no_word_is_shown(field: Field) -> None:
    type_in(field.note, ">")
    assert field.other.hasFocus()
    field.note.setFocus()
    type_in(field.note, "qqq>")
    assert field.other.hasFocus()
    assert field.note.toPlainText() == "Qqq"


def test_a_key_held_down_takes_one_word(field: Field) -> None:
    type_in(field.note, "En sagsb>")
    assert field.note.toPlainText() == "En sagsbehandleren "
    none = Qt.KeyboardModifier.NoModifier
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, none, "\t", True)
    QApplication.sendEvent(field.note, held)
    assert field.note.toPlainText() == "En sagsbehandleren "


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        (", og", "En sagsbehandleren, og"),
        (". ny", "En sagsbehandleren. Ny"),
        (" ny", "En sagsbehandleren. Ny"),  # two spaces
        ("ny", "En sagsbehandleren ny"),
        ("< ,", "En sagsbehandleren ,"),  # a space of one's own stays
    ],
)
def test_a_sign_eats_the_space_that_came_with_a_word(
    note: NoteEditor, after: str, shown: str
) -> None:
    assert typed(note, "En sagsb>" + after) == shown


def test_no_word_is_shown_in_the_middle_of_a_line_or_after_a_move(note: NoteEditor) -> None:
    shown: list[str] = []
    note.suggested.connect(shown.append)
    type_in(note, "En sagsb")
    assert shown[-1]
    note.moveCursor(QTextCursor.MoveOperation.Left)
    assert not shown[-1]
    type_in(note, "x<")
    assert not shown[-1]
    assert not note.take_suggestion()


def test_nothing_is_suggested_in_a_text_from_right_to_left(note: NoteEditor) -> None:
    shown: list[str] = []
    note.suggested.connect(shown.append)
    commit(note, "السيدة ")  # `QTest` has no keys for these letters.
    type_in(note, "sagsb")
    assert not any(shown)


def test_the_word_is_painted_behind_the_cursor_and_changes_no_text(note: NoteEditor) -> None:
    type_in(note, "En sagsb")
    with_word = note.grab().toImage()
    note.set_help(None)
    without = note.grab().toImage()
    assert with_word != without
    right = note.cursorRect().center() + QPoint(12, 0)
    area = [
        QColor(with_word.pixel(x, y))
        for x in range(right.x(), right.x() + 60)
        for y in range(10, 40)
    ]
    assert len({each.name() for each in area}) > 1
    assert note.toPlainText() == "En sagsb"


def test_a_word_without_room_stands_below(note: NoteEditor) -> None:
    note.setFixedWidth(170)
    type_in(note, "En lille sagsb")
    before = note.grab().toImage()
    note.set_help(None)
    assert before != note.grab().toImage()


def test_an_on_screen_keyboard_helps_as_well(note: NoteEditor) -> None:
    commit(note, "en")
    commit(note, " sb ")
    assert note.toPlainText() == "En sagsbehandler "
    QTest.keyClick(note, Qt.Key.Key_Backspace)
    assert note.toPlainText() == "En sb "
    note.show_note("")
    for part in ("ny", " ", "jc", "."):
        commit(note, part)
    assert note.toPlainText() == "Ny jobcenter."
    QTest.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note.toPlainText() == "Ny jc."


def test_a_word_in_the_making_shows_no_other(note: NoteEditor) -> None:
    shown: list[str] = []
    note.suggested.connect(shown.append)
    type_in(note, "En sagsb")
    QApplication.sendEvent(note, QInputMethodEvent("eh", []))
    assert not shown[-1]


def test_signs_beyond_the_basic_plane_are_counted_right(note: NoteEditor) -> None:
    commit(note, "😀 ")
    assert typed(note, "en sb ") == "😀 en sagsbehandler "
    assert typed(note, "<") == "😀 en sb "


def test_nothing_happens_where_nobody_may_write(note: NoteEditor) -> None:
    note.show_note("En sb")
    note.setReadOnly(True)
    assert typed(note, " <d>") == "En sb"


def test_a_long_note_is_typed_as_quickly_as_a_short_one(note: NoteEditor) -> None:
    line = "Sagsbehandleren ringer til borgeren. "
    note.show_note("\n".join([line * 3] * (100_000 // len(line * 3))))
    assert len(note.toPlainText()) > 95_000
    times = []
    for _ in range(60):
        began = time.perf_counter()
        note._typing.key("o", lambda: None)  # The help alone; the rest is Qt's.
        times.append(time.perf_counter() - began)
    assert percentile(times, 0.5) < 0.005
