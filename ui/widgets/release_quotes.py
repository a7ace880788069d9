"""Notes one at a time, to be cleared as quotes: as written, and as each may be cited.

What may identify somebody is underlined in the note as it came, and replaced in the text that is
offered. A person reads, mends, and says that it may be cited; nothing leaves without that.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from interviewer.findings import Find
from interviewer.lead import Citation
from interviewer.questionnaire import Questionnaire
from interviewer.release import Quote
from ui.theme import GRID, Theme
from ui.widgets.basics import button, card, column, label, row
from ui.widgets.lead_fields import TextField
from ui.widgets.note_marks import Finder, NoteMarks
from ui.widgets.release_words import count

NEAR = 10
"""So many notes before the end of those that are here, more are asked for."""
_LINES = 5
_WIDE = 900
_NARROW = 620

Key = tuple[str, str, str]


def key_of(citation: Citation) -> Key:
    """Which note it is."""
    return citation.interview, citation.question, citation.follow_up


def bracketed(note: str, finds: Sequence[Find]) -> str:
    """The note with each find replaced by what stands for it; of those that overlap, the first."""
    parts, at = [], 0
    for find in sorted(finds, key=lambda each: each.span):
        if find.start >= at:
            parts += [note[at : find.start], find.token]
            at = find.end
    return "".join([*parts, note[at:]])


class NoteShown(QPlainTextEdit):
    """A note that is only read, its finds underlined; it can be copied from."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("quote_note")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._finds: Sequence[Find] = ()

    def show_note(self, note: str, finds: Sequence[Find], colour: str) -> None:
        """Show it."""
        if note != self.toPlainText():
            self.setPlainText(note)
        self._finds = finds
        marked = []
        for find in finds:
            mark = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(QColor(colour))
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(note[: find.start]))
            cursor.setPosition(_units(note[: find.end]), QTextCursor.MoveMode.KeepAnchor)
            mark.format, mark.cursor = form, cursor
            marked.append(mark)
        self.setExtraSelections(marked)

    @property
    def marked(self) -> list[str]:
        """What is underlined."""
        return [mark.cursor.selectedText() for mark in self.extraSelections()]


class Quotes(QWidget):
    """Shows the notes it is given; `cleared` and `taken_back` say what a person decided."""

    cleared = Signal(object)
    """A `Quote`."""
    taken_back = Signal(object)
    """A `Citation`."""
    more_wanted = Signal()
    """The end of the notes that are here is near."""
    list_wanted = Signal()
    """Those that may be cited are to be written."""

    def __init__(self, theme: Theme, find: Finder) -> None:
        super().__init__()
        self.setObjectName("release_quotes")
        self._theme = theme
        self._notes: list[Citation] = []
        self._ended = False
        self._at = 0
        self._drafts: dict[Key, str] = {}
        self._questionnaire: Questionnaire | None = None
        self._language = ""
        self._empty_title = label("quotes_empty_title", "heading")
        self._empty = label("quotes_empty", "body")
        self._about = label("quotes_about", "quiet")
        self._write = button("quotes_write", "secondary")
        self._place = label("quotes_place", "quiet", wrap=False)
        self._asked = label("quote_asked", "heading")
        self._prompt = label("quote_prompt", "quiet")
        self._note_title = label("quote_note_title", "pick")
        self._note_hint = label("quote_note_hint", "quiet")
        self._note = NoteShown()
        self._text = TextField("quote_text", lines=_LINES)
        edit = self._text.edit
        assert isinstance(edit, QPlainTextEdit)
        # A tablet's own keyboard must not learn names from what citizens say.
        edit.setInputMethodHints(
            Qt.InputMethodHint.ImhMultiLine | Qt.InputMethodHint.ImhSensitiveData
        )
        self._marks = NoteMarks(edit.document(), find, theme.colours.danger)
        self._clear = button("quote_clear", "primary")
        self._next = button("quote_next", "secondary")
        self._back = button("quote_back", "flat")
        self._take_back = button("quote_take_back", "secondary")
        self._lay_out()
        self._text.edited.connect(self._typed)
        self._clear.clicked.connect(self._clear_it)
        self._next.clicked.connect(lambda: self.go(+1))
        self._back.clicked.connect(lambda: self.go(-1))
        self._write.clicked.connect(self.list_wanted)
        self._take_back.clicked.connect(lambda: self.taken_back.emit(self._notes[self._at]))
        self.retranslate()

    def _lay_out(self) -> None:
        written = QWidget()
        written.setLayout(column(self._note_title, self._note_hint, self._note, spacing=GRID // 2))
        self._halves = row(written, self._text, spacing=3 * GRID)
        self._halves.setStretch(0, 1)
        self._halves.setStretch(1, 1)
        self._doing = row(self._back, 1, self._take_back, self._next, self._clear, spacing=GRID)
        self._place.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        self._asked_line = row(self._asked, self._place, spacing=GRID)
        self._asked_line.setStretch(0, 1)
        self._one = card(
            column(self._asked_line, self._prompt, spacing=GRID // 2),
            self._halves,
            self._doing,
            spacing=2 * GRID,
        )
        self._none = card(self._empty_title, self._empty, spacing=GRID)
        self._foot_line = row(self._about, self._write, spacing=2 * GRID)
        self._foot_line.setStretch(0, 1)
        self._foot = QWidget()
        self._foot.setLayout(self._foot_line)
        self.setLayout(column(self._one, self._foot, self._none, 1, spacing=3 * GRID))

    # --- showing ------------------------------------------------------------------------------

    @property
    def loaded(self) -> int:
        """How many notes are here."""
        return len(self._notes)

    @property
    def place(self) -> str:
        """ "Note 3 of 120", and how many of them may be cited; "" without any."""
        if not self._notes:
            return ""
        if self._ended:
            said = self.tr("Note {number} of {all}").format(
                number=count(self._at + 1), all=count(len(self._notes))
            )
        else:
            said = self.tr("Note {number}").format(number=count(self._at + 1))
        may = self.tr("{count} may be cited")
        if not self._ended:
            may = self.tr("{count} may be cited so far")
        return f"{said}  ·  {may.format(count=count(self.cleared_count))}"

    @property
    def shown(self) -> Citation | None:
        """The note that is shown."""
        return self._notes[self._at] if self._notes else None

    @property
    def cleared_count(self) -> int:
        """How many of the notes that are here may be cited."""
        return sum(1 for each in self._notes if each.cleared is not None)

    def show_words(self, questionnaire: Questionnaire, language: str) -> None:
        """Whose questions the notes belong to."""
        self._questionnaire, self._language = questionnaire, language
        self._show()

    def show_notes(self, notes: Sequence[Citation], *, ended: bool) -> None:
        """Show these from the first on; the note that is shown stays if it is among them."""
        here = key_of(self._notes[self._at]) if self._notes else None
        self._notes, self._ended = list(notes), ended
        places = [place for place, each in enumerate(notes) if key_of(each) == here]
        self._at = places[0] if places else min(self._at, max(0, len(notes) - 1))
        self._show()

    def add_notes(self, notes: Sequence[Citation], *, ended: bool) -> None:
        """More of them."""
        self._notes += notes
        self._ended = ended
        self._show()

    def go(self, by: int) -> None:
        """To another note."""
        if 0 <= self._at + by < len(self._notes):
            self._at += by
            self._show()
        if not self._ended and self._at + NEAR >= len(self._notes):
            self.more_wanted.emit()

    def decided(self, citation: Citation) -> None:
        """It is on disk: show it as it is now."""
        for place, each in enumerate(self._notes):
            if key_of(each) == key_of(citation):
                self._notes[place] = citation
        self._drafts.pop(key_of(citation), None)
        if citation.cleared is not None and self._at + 1 < len(self._notes):
            self.go(+1)
            self._text.setFocus()  # The next one is read before a key can clear it.
        else:
            self._show()

    def _show(self) -> None:
        self._one.setVisible(bool(self._notes))
        self._foot.setVisible(bool(self._notes))
        self._none.setVisible(self._ended and not self._notes)
        if self._notes:
            self._show_note(self._notes[self._at])
        self._place.setText(self.place)
        self._write.setEnabled(not (self._ended and not self.cleared_count))

    def _show_note(self, citation: Citation) -> None:
        colour = self._theme.colours.danger
        self._asked.setText(self._question(citation))
        prompt = self._follow_up(citation)
        self._prompt.setText(prompt)
        self._prompt.setVisible(bool(prompt))
        self._note_title.setText(
            self.tr("As it came: the citizen's own words")
            if citation.literal
            else self.tr("As it came: not marked as the citizen's own words")
        )
        self._note.setAccessibleName(self._note_title.text())
        self._note.show_note(citation.note, citation.finds, colour)
        finds = len(citation.finds)
        self._note_hint.setText(
            self.tr("Nothing in it was found that tells who somebody is. Read it all the same.")
            if not finds
            else self.tr("What is underlined may tell who somebody is.")
        )
        self._text.show_text(self._drafts.get(key_of(citation), _offered(citation)))
        self._show_state()

    def _show_state(self) -> None:
        citation = self._notes[self._at]
        cleared, text = citation.cleared, self._text.text().strip()
        same = cleared is not None and text == cleared.strip()
        self._text.set_texts(
            self.tr("As it may be cited"),
            self.tr("Change or shorten it until it could be about many.")
            if cleared is None
            else self.tr("This note may be cited."),
        )
        self._take_back.setVisible(cleared is not None)
        self._clear.setEnabled(bool(text) and not same)
        self._clear.setText(
            self.tr("May be cited") if cleared is None else self.tr("Cite it like this")
        )
        self._next.setText(self.tr("Not this one") if cleared is None else self.tr("Next"))
        self._next.setEnabled(self._at + 1 < len(self._notes))
        self._back.setEnabled(self._at > 0)

    def _question(self, citation: Citation) -> str:
        words = self._questionnaire.words(self._language) if self._questionnaire else None
        item = words.items.get(citation.question) if words else None
        return (item.topic or item.text) if item else citation.question

    def _follow_up(self, citation: Citation) -> str:
        words = self._questionnaire.words(self._language) if self._questionnaire else None
        item = words.items.get(citation.question) if words else None
        return item.follow_ups.get(citation.follow_up, "") if item else citation.follow_up

    # --- deciding -----------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        if self.shown is None:  # The marks were painted anew.
            return
        if text != _offered(self.shown):
            self._drafts[key_of(self.shown)] = text
        else:
            self._drafts.pop(key_of(self.shown), None)
        self._show_state()

    def _clear_it(self) -> None:
        citation = self._notes[self._at]
        text = self._text.text().strip()
        self.cleared.emit(Quote(*key_of(citation), text))

    # --- words and looks ----------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self._empty_title.setText(self.tr("No notes yet"))
        self._empty.setText(
            self.tr(
                "Notes from the interviews will stand here one by one, once batches with notes "
                "have been merged. What you clear leaves in a list of its own."
            )
        )
        self._about.setText(
            self.tr(
                "Notes leave in no data set. Those that you clear here leave in a list of their "
                "own, in random order, with their question and nothing else of the interview."
            )
        )
        self._write.setText(self.tr("Write the list of quotes …"))
        self._back.setText(self.tr("Previous"))
        self._take_back.setText(self.tr("Take back"))
        if self._notes:
            self._show()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self._marks.set_colour(theme.colours.danger)
        self._turn()
        if self._notes:
            self._show()

    def _turn(self) -> None:
        wide = self.width() >= self._theme.px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(way)
        stacked = self.width() < self._theme.px(_NARROW)
        ways = QBoxLayout.Direction
        self._doing.setDirection(ways.BottomToTop if stacked else ways.LeftToRight)
        for line in (self._asked_line, self._foot_line):
            line.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        high = self._text.edit.height()
        if self._note.height() != high or self._note.minimumHeight() != high:
            self._note.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or below."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """A new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


def _offered(citation: Citation) -> str:
    """The text that is begun with."""
    if citation.cleared is not None:
        return citation.cleared
    return bracketed(citation.note, citation.finds)


def _units(text: str) -> int:
    """Length as Qt counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


__all__ = ["NoteShown", "Quotes", "bracketed", "key_of"]
