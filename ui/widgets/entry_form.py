"""The typing in of one entry: keys and taps on its lines become calls of its session.

What is on disk is shown afterwards, or the notice says what went wrong, and its button tries the
same again.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from interviewer.errors import AnswerRefused, InterviewerError
from interviewer.interview import Missing
from interviewer.questionnaire import TEXTS, Kind
from interviewer.session import InterviewSession
from ui.messages import say
from ui.widgets.entry_editor import BACK
from ui.widgets.entry_foot import EntryFoot
from ui.widgets.entry_lines import EntryLines
from ui.widgets.entry_sheet import EntrySheet
from ui.widgets.entry_typing import DONT_KNOW, SKIP, WONT_SAY, Outcome, Press
from ui.widgets.notice import Notice

PAGE = 10
"""Lines that Page Up and Page Down go."""
_SIGNS = {
    SKIP: Outcome.SKIP,
    DONT_KNOW: Outcome.DONT_KNOW,
    WONT_SAY: Outcome.WONT_SAY,
    BACK: Outcome.TAKE_BACK,
}


class Trying:
    """Carries out what is wanted; where that fails, the notice says why and tries it again."""

    def __init__(self, notice: Notice) -> None:
        self._notice = notice
        self._again: Callable[[], object] | None = None
        notice.pressed.connect(self._try_again)

    def attempt(self, act: Callable[[], bool]) -> bool:
        """Do it; where it fails, "Try again" does just that."""
        done = act()
        self._again = None if done else (lambda: self.attempt(act))
        return done

    def call(self, action: Callable[[], object]) -> bool:
        """One call; True if it is on disk, else the notice says why."""
        try:
            action()
        except InterviewerError as error:
            self._notice.show_error(error)
            return False
        self._notice.clear()
        return True

    def fail(self, error: BaseException, again: Callable[[], object]) -> None:
        """Something failed that nobody waits for; `again` tries it once more."""
        self._again = again
        self._notice.show_error(error)

    def clear(self) -> None:
        """All is well."""
        self._again = None
        self._notice.clear()

    def _try_again(self) -> None:
        if self._again is not None:
            self._again()


class EntryForm(QObject):
    """Works the lines of `sheet` and what stands in `foot`."""

    changed = Signal()
    """Something is on disk that was not."""
    above = Signal()
    """The cursor goes up, out of the form."""
    typed = Signal()
    """The one item is typed, where `only` is set."""

    def __init__(
        self,
        sheet: EntrySheet,
        foot: EntryFoot,
        trying: Trying,
        session: InterviewSession,
        lines: EntryLines,
    ) -> None:
        super().__init__(sheet)
        self.session = session
        self.lines = lines
        self.only = ""
        """The one item that is being typed, where it is not the whole form."""
        self._sheet = sheet
        self._foot = foot
        self._trying = trying
        self.spare_enter = False
        """Whether the next Enter does nothing."""
        self._last = ""
        """The item answered last."""
        self._back_to = ""
        """The item to go back to from a note."""
        sheet.pressed.connect(self._pressed)
        sheet.left.connect(self._left)
        sheet.entered.connect(lambda _name: self._arrived())
        sheet.note_wanted.connect(self._note_wanted)
        sheet.written.connect(self._write)
        sheet.finished.connect(self._words_finished)
        sheet.marked.connect(self._marked)
        foot.tapped.connect(self._tapped)

    # --- showing ------------------------------------------------------------------------------

    def show_entry(self, session: InterviewSession, lines: EntryLines) -> None:
        """Show an entry, with nothing half typed in it."""
        self._last = self._back_to = self.only = ""
        self._sheet.set_items(lines.typings(), lines.breaks(), notes=lines.notes)
        self.show_words(session, lines)

    def show_words(self, session: InterviewSession, lines: EntryLines) -> None:
        """The same entry, in other words or with another head."""
        self.session, self.lines = session, lines
        self._foot.chips.reserve(lines.all_chips())
        self._foot.wording.reserve(lines.wordings())
        self._foot.status.reserve(map(self._keys, session.questionnaire.items))
        self.render()

    def render(self) -> None:
        """Show what is on disk."""
        answers = self.session.interview.answers
        for name, line in self.lines.lines():
            typing = self._sheet.row(name).typing
            if typing is not None:
                typing.show(answers.get(name))
            self._sheet.show_line(name, line)
        self.show_legend()

    def show_legend(self) -> None:
        """What the current item asks, and what can be typed."""
        name, foot = self._sheet.current, self._foot
        if not name:
            foot.chips.show_chips(())
            return
        wording = self.lines.wording(name) or self.lines.topic(name)
        foot.ask(self.lines.title(name, wording))
        foot.chips.show_chips(() if self._sheet.editing_note else self.lines.chips(name))

    def tell_keys(self) -> None:
        """The keys that can be used in the current line."""
        joined, name = self._foot.joined, self._sheet.current
        if self._sheet.editing_note:
            keys = joined(
                self.tr("Enter: on"),
                self.tr("Shift+Enter: new line"),
                self.tr("Esc: back to the code"),
            )
        elif name:
            keys = self._keys(name)
        else:
            return
        self._foot.tell(keys)

    def _keys(self, name: str) -> str:
        item = self.session.questionnaire.item(name)
        words, many = item.kind in TEXTS, item.kind is Kind.MULTIPLE_CHOICE
        empty = name not in self.session.interview.answers and not item.required
        enter = self.tr("Enter: not answered") if empty and not words else self.tr("Enter: on")
        note = ""
        if self._sheet.row(name).line.note is not None:
            note = self.tr("F2: note")
        elif not words and (before := self._noted_before(name)):
            note = self.tr("F2: note to {question}").format(question=self.lines.called(before))
        return self._foot.joined(
            "" if self.spare_enter else enter,
            self.tr("Shift+Enter: new line") if item.kind is Kind.LONG_TEXT else "",
            self.tr("The same key again: take back") if many else "",
            "" if words else self.tr("Backspace: take back"),
            note,
            self.tr("Ctrl+Enter: save"),
        )

    def _noted_before(self, name: str) -> str:
        """The item that was answered just before the cursor came here, if it has a note."""
        last, rows = self._last, self._sheet
        if not last or rows.row(last).line.note is None:
            return ""
        return last if rows.neighbour(name, -1) == last else ""

    def trouble(self, name: str, text: str) -> None:
        """Say quietly why something is not possible."""
        self._sheet.row(name).show_trouble(text)
        self._foot.tell(text, "wrong")

    # --- the cursor ---------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Where one goes on: at the first line without an answer."""
        asked = [name for name, line in self.lines.lines() if line.asked]
        answers = self.session.interview.answers
        name = next((name for name in asked if name not in answers), asked[0] if asked else "")
        if name:
            self._sheet.focus_item(name)

    def focus_last(self) -> None:
        """At the last line."""
        if name := self._sheet.neighbour("", -1):
            self._sheet.focus_item(name)

    def turn_page(self, step: int) -> None:
        """Ten lines on or back."""
        name = self._sheet.current
        for _ in range(PAGE if name else 0):
            name = self._sheet.neighbour(name, step) or name
        if name:
            self._sheet.focus_item(name)

    def _go(self, name: str, step: int) -> None:
        """To the next line that is asked, or the one before; past the last, to the button."""
        if not step:
            return
        target = self._sheet.neighbour(name, step)
        if target:
            self._sheet.focus_item(target)
        elif step > 0:
            self._foot.save.setFocus()
            self._sheet.forget_cursor()
            self.show_legend()
            self._foot.ask(self.tr("Enter: save the form"))
            self._foot.tell("")
        else:
            self.above.emit()

    def _arrived(self) -> None:
        """The cursor stands in another line."""
        self.show_legend()
        self.tell_keys()

    def settle(self) -> bool:
        """Save what is typed and whole; False where it could not be saved, or is wrong."""
        if not self._sheet.settle_editor():
            return False
        name = self._sheet.current
        line = self._sheet.row(name) if name else None
        if line is None or line.typing is None or not line.typing.pending:
            return True
        line.leave(0)
        if line.typing.pending:
            self.trouble(name, self.lines.possible(name))
        return not line.typing.pending

    # --- codes --------------------------------------------------------------------------------

    def _pressed(self, name: str, press: Press) -> None:
        """A key in a line."""
        line = self._sheet.row(name)
        if press.outcome is Outcome.WRONG:
            typing = line.typing
            sign = typing is not None and typing.typed[typing.at] in (DONT_KNOW, WONT_SAY)
            possible = self.lines.possible(name)
            self.trouble(name, self.tr("Not offered here") if sign else possible)
        elif press.outcome is Outcome.REQUIRED:
            self.trouble(name, self.tr("An answer is needed"))
        elif press.outcome in (Outcome.WAITS, Outcome.PART):
            line.show_trouble("")
            self.tell_keys()
        elif press.outcome is Outcome.PASS:
            self._move_on(name, +1)
        else:
            self._attempt(lambda: self._give(name, press, +1))

    def _attempt(self, act: Callable[[], bool]) -> None:
        if not self.session.gone:
            self._trying.attempt(act)

    def _stay(self, action: Callable[[], object]) -> bool:
        """A call of the session; what is being typed is saved before it."""
        done = self._sheet.settle_editor() and self._trying.call(action)
        self.render()
        if done:
            self.changed.emit()
        return done

    def _move_on(self, name: str, step: int) -> None:
        if name == self.only:
            self.typed.emit()
        else:
            self._go(name, step)

    def _left(self, name: str, step: int, press: Press) -> None:
        """The cursor leaves a line by a key, or has left it (step 0)."""
        line = self._sheet.row(name)
        if press.outcome in (Outcome.ANSWER, Outcome.TOGGLE):
            self._attempt(lambda: self._give(name, press, step, leaves=True))
        elif not (press.outcome is Outcome.WRONG and line.hasFocus() and not step):
            if line.typing is not None:
                line.typing.reset()
            line.show_trouble("")
            self._go(name, step)

    def _give(self, name: str, press: Press, step: int, *, leaves: bool = False) -> bool:
        """Save what a line has come to, and go on."""
        outcome, line = press.outcome, self._sheet.row(name)
        if line.typing is not None and outcome is not Outcome.TOGGLE:
            line.typing.reset()
        done = self._stay(lambda: self._keep(name, press))
        line.show_trouble("")
        if not done:
            return False
        self._last = name
        if press.rest:
            line.type(press.rest)
        elif outcome is Outcome.TAKE_BACK or (outcome is Outcome.TOGGLE and not leaves):
            self.tell_keys()
        elif step:
            self._move_on(name, step)
        return True

    def _keep(self, name: str, press: Press) -> None:
        session = self.session
        if press.outcome is Outcome.ANSWER:
            session.answer(name, press.value)
            self._move_notes(name)
        elif press.outcome is Outcome.TOGGLE and isinstance(press.value, int):
            session.toggle(name, press.value)
            self._move_notes(name)
        elif press.outcome is Outcome.TAKE_BACK:
            session.answer(name, None)
        elif press.outcome is Outcome.SKIP:
            session.skip(name)
        else:
            unknown = press.outcome is Outcome.DONT_KNOW
            session.say_why_not(name, Missing.DONT_KNOW if unknown else Missing.WONT_SAY)

    def _move_notes(self, name: str) -> None:
        """On paper a note stands beside the question: a corrected code takes it along."""
        state = self.session.question(name)
        if state.follow_up is not None and not state.note:
            for aside in state.set_aside:
                self.session.take_over(name, aside.follow_up.id)

    def _tapped(self, keys: str) -> None:
        """A chip: as if its keys were typed."""
        name = self._sheet.current
        line = self._sheet.row(name) if name else None
        if line is None:
            return
        if line.typing is None:
            self._marked(name, keys)
            return
        if not line.hasFocus():
            line.setFocus()
        if keys == "\n":
            line.enter()
        elif keys == "\b":
            line.take_back()
        elif keys.endswith("\r"):  # A code as a whole.
            line.typing.reset()
            line.type(keys[:-1])
            if line.typing.pending and not line.typing.wrong:
                line.enter()
        else:
            line.type(keys)

    # --- words --------------------------------------------------------------------------------

    def _note_wanted(self, name: str, by_key: bool) -> None:
        """The note of this line; by F2 right after an answer, of the line that was answered."""
        rows, before = self._sheet, self._noted_before(name)
        self._back_to = ""
        if rows.row(name).line.own_text is not None:
            rows.focus_item(name)
        elif rows.row(name).line.note is not None:
            self.open_note(name)
        elif by_key and before:
            self._back_to = name
            self.open_note(before)
        else:
            self._foot.tell(self.tr("There is no room for a note with this answer."))

    def open_note(self, name: str) -> None:
        """Put the cursor into the note of this item."""
        self._sheet.open_editor(name, is_note=True)

    def _write(self, name: str, text: str) -> None:
        """Words of a note, or of an answer, soon after they are typed."""
        session, editor = self.session, self._sheet.editor
        if session.gone:
            return
        try:
            if self._sheet.editing_note:
                session.write_note(name, text)
            else:
                session.answer(name, text or None)
        except AnswerRefused as error:
            editor.unsaved()
            self._foot.tell(say(error).todo, "wrong")
        except InterviewerError as error:
            editor.unsaved()
            self._trying.fail(error, self._sheet.settle_editor)
            self._sheet.keep_in_view()
        else:
            self._trying.clear()
            self._last = name
            self.render()
            self.changed.emit()

    def _words_finished(self, name: str, step: int) -> None:
        """Enter (0), or another key that leaves the editor."""
        if not self._sheet.settle_editor():
            return
        is_note = self._sheet.editing_note
        if not is_note and not step and name not in self.session.interview.answers:
            self._marked(name, SKIP)
        elif is_note and self._back_to and step >= 0 and not self.only:
            back, self._back_to = self._back_to, ""
            self._sheet.focus_item(back)
        else:
            self._move_on(name, step or +1)

    def _marked(self, name: str, sign: str) -> None:
        """A sign in place of words."""
        answered = name in self.session.interview.answers
        if sign == BACK and (self._sheet.editing_note or not answered):
            if not self._sheet.editing_note:
                self._go(name, -1)
        elif sign == SKIP and self.session.questionnaire.item(name).required:
            self.trouble(name, self.tr("An answer is needed"))
        else:
            self._attempt(lambda: self._give(name, Press(_SIGNS[sign]), +1))
