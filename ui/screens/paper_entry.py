"""Typing in filled paper forms: the whole form at a glance, a digit an answer, Enter to save.

Each entry is an `InterviewSession`, kept with its first answer. `EntryForm` works its lines; here
is what happens to forms as wholes: begun, finished, compared with a second entry, erased.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from interviewer.errors import InterviewerError
from interviewer.interview import Interview, Mode, Status
from interviewer.paper import Comparison, Difference, OnceAnswered, counterpart, headed, noon
from interviewer.ports import Store
from interviewer.session import InterviewSession
from ui.jobs import Jobs
from ui.messages import Message
from ui.services import Services
from ui.theme import GRID, MARGIN, Theme
from ui.widgets.basics import Screen, bar, button, label, row
from ui.widgets.entry_asking import ANOTHER, SECOND, ask_about_number, ask_to_erase
from ui.widgets.entry_callout import Callout
from ui.widgets.entry_compare import CompareList
from ui.widgets.entry_foot import EntryFoot
from ui.widgets.entry_form import EntryForm, Trying
from ui.widgets.entry_head import EntryHead, field_height
from ui.widgets.entry_lines import EntryLines
from ui.widgets.entry_sheet import LOW, EntrySheet
from ui.widgets.entry_spare import SpareEnter
from ui.widgets.entry_words import EntryWords
from ui.widgets.notice import Notice
from ui.widgets.sheet import Sheet

WIDE = 1150
"""From this width (at 100 % text) the head of the form stands in the bar."""
NARROW = 520
"""Below this width (at 100 % text) the title and the count give way."""


class PaperEntryScreen(Screen):
    """Types in one form after the other."""

    closed = Signal()

    def __init__(self, services: Services, store: Store, theme: Theme) -> None:
        """`QuestionnaireUnknown` where the study's questionnaire is not on this device."""
        questionnaire = services.questionnaires(*services.study.questionnaire)
        super().__init__()
        self.setObjectName("paper_entry")
        self._services = services
        self._interviews = store.interviews
        self._theme = theme
        self._questionnaire = questionnaire
        """Of new forms."""
        self._day: date | None = None
        """Of new forms: as typed last; None: today."""
        self._count = 0
        """Forms that were saved here."""
        self._saved: list[str] = []
        """Their entries, the latest last."""
        self._fresh: set[str] = set()
        """Entries that were begun here: no batch and no backup has them yet."""
        self._waiting: list[str] = []
        """Entries to go back to, the last first, when one opened instead is saved."""
        self._anew: Difference | None = None
        """What is being typed anew, of what differs."""
        self._jobs = Jobs(self)
        self._wait: Sheet | None = None
        """Stands over the screen while an interview is being erased."""
        self._erased: bool | None = None
        """Whether all of it is gone; None before."""
        self._session, self._kept = self._begin()
        self._make_parts()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._show_entry()
        self.retranslate()
        self._head.focus_first()

    # --- parts --------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self._title = label("entry_title", "heading", wrap=False)
        self._tally = label("entry_tally", "quiet", wrap=False)
        self._erase = button("entry_erase", "flat")
        self._close = button("entry_close", "flat")
        self._head = EntryHead()
        self._notice = Notice("entry_notice")
        self._sheet = EntrySheet(self._theme, self._services.find)
        self._compare = CompareList()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sheet)
        self._stack.addWidget(self._compare)
        self._foot = EntryFoot(self._theme)
        self._trying = Trying(self._notice)
        lines = self._lines()
        self._form = EntryForm(self._sheet, self._foot, self._trying, self._session, lines)
        self._sheet.lent = lambda: self._foot.lent
        self._callout = Callout(self, self._theme)
        self._spare = SpareEnter(self)

    def _lay_out(self) -> None:
        self._ends = QWidget()
        self._ends.setLayout(row(1, self._tally, self._erase, self._close, spacing=GRID))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(2, 1)
        self._grid.addWidget(self._title, 0, 0)
        self._grid.addWidget(self._head, 0, 1)
        self._grid.addWidget(self._ends, 0, 2)
        self._wide = True
        line = row()
        line.addLayout(self._grid)
        told = row(self._notice)
        told.setContentsMargins(MARGIN, 0, MARGIN, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(bar(line))
        box.addLayout(told)
        box.addWidget(self._stack, 1)
        box.addWidget(bar(row(self._foot)))

    def _connect(self) -> None:
        self._close.clicked.connect(self.go_back)
        self._erase.clicked.connect(
            lambda: ask_to_erase(self, self._session.interview, self._erase_form)
        )
        self._form.changed.connect(self._show_erase)
        self._form.above.connect(self._head.focus_last)
        self._form.typed.connect(lambda: self._typed_anew(meant=True))
        self._foot.saved.connect(self.save)
        self._foot.broken_off.connect(lambda: self._finish(broken_off=True))
        self._foot.back.connect(self._back_from_button)
        self._head.entered.connect(self._form.focus_first)
        self._head.came.connect(self._came_to_head)
        # Once both have their new height: what is lent is counted with the room that is left.
        self._foot.resized.connect(self._sheet.place, Qt.ConnectionType.QueuedConnection)
        self._sheet.entered.connect(lambda _name: self._callout.clear_away())
        self._head.said.connect(
            lambda field, text, wrong: self._callout.tell(field, text, wrong=wrong)
        )
        self._head.jumped.connect(self._jumped)
        self._spare.ended.connect(self._enter_counts)
        self._head.number_chosen.connect(self._number_chosen)
        self._head.day_chosen.connect(self._day_chosen)
        self._head.language_chosen.connect(self._language_chosen)
        self._compare.anew.connect(self._type_anew)
        self._compare.decided.connect(self._foot.save.setFocus)
        last = (self._foot.save, self._foot.partial, self._erase, self._close)
        for one, other in zip(last, (*last[1:], self._head.number), strict=True):
            QWidget.setTabOrder(one, other)

    # --- entries ------------------------------------------------------------------------------

    @property
    def session(self) -> InterviewSession:
        """The entry on screen."""
        return self._session

    @property
    def count(self) -> int:
        """How many forms were saved here."""
        return self._count

    def _begin(self, first: Interview | None = None) -> tuple[InterviewSession, OnceAnswered]:
        """A new entry, not kept yet; the second one of `first`, if that is given."""
        services, kept = self._services, OnceAnswered(self._interviews)
        now = services.clock.now()
        questionnaire, day = self._questionnaire, noon(self._day or now.date(), now)
        if first is not None:
            made_with = first.questionnaire_id, first.questionnaire_version
            questionnaire, day = services.questionnaires(*made_with), first.started_at
        session = InterviewSession.begin(
            questionnaire,
            services.study if first is None else services.library.study(first.study_id),
            kept,
            services.clock,
            language=questionnaire.original if first is None else first.language,
            background_first=False,
            mode=Mode.PAPER if first is None else Mode.PAPER_CHECK,
            sheet="" if first is None else first.sheet,
            started_at=day,
        )
        self._fresh.add(session.interview.id)
        return session, kept

    def _session_of(
        self, interview: Interview, *, kept: bool = True
    ) -> tuple[InterviewSession, OnceAnswered]:
        services, store = self._services, OnceAnswered(self._interviews, kept=kept)
        questionnaire = services.questionnaires(
            interview.questionnaire_id, interview.questionnaire_version
        )
        study = services.library.study(interview.study_id)
        session = InterviewSession(questionnaire, study, interview, store, services.clock)
        return session, store

    def open(self, interview_id: str) -> None:
        """Go on with an entry, or correct it; KeyError if it is not there.

        A second entry that is finished is compared at once. The store's errors come through, and
        `QuestionnaireUnknown`.
        """
        self._session, self._kept = self._session_of(self._interviews.get(interview_id))
        self._show_entry()
        interview = self._session.interview
        if interview.mode is Mode.PAPER_CHECK and interview.status is not Status.IN_PROGRESS:
            self._trying.attempt(self._begin_to_compare)
            if self._stack.currentWidget() is self._compare:
                again = self.tr("Choose again: what was chosen before is not kept.")
                self._foot.tell(again, "told")
        else:
            self._form.focus_first()

    def _open_instead(self, interview_id: str) -> None:
        """Open another entry; the one on screen waits."""
        before, waits = self._session.interview.id, self._kept.kept and self._session.changed
        if self._form.settle() and self._trying.call(lambda: self.open(interview_id)):
            wait = [*self._waiting, before] if waits else self._waiting
            self._waiting = [name for name in wait if name != interview_id]

    def _next_form(self, said: str) -> None:
        """Back to the entry that waits, or to a new form."""
        if not (self._waiting and self._resume(self._waiting.pop())):
            self._session, self._kept = self._begin()
            self._show_entry()
            self._head.focus_first()
        self._foot.tell(said, "told")

    def _resume(self, interview_id: str) -> bool:
        try:
            self.open(interview_id)
        except (InterviewerError, KeyError):  # It stands on Home, where one hears why.
            return False
        return True

    # --- showing ------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text of the app's own."""
        self._close.setText(self.tr("Close"))
        self._notice.set_action(self.tr("Try again"))
        self._head.retranslate()
        self._foot.retranslate()
        self._sheet.settle_editor()
        self._show_words()
        self._form.tell_keys()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self._head.set_theme(theme)
        self._sheet.set_theme(theme)
        self._foot.set_theme(theme)
        self._callout.set_theme(theme)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The head of the form in the bar, or below it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.px(WIDE)
        if wide != self._wide:
            self._wide = wide
            for part in (self._head, self._ends):
                self._grid.removeWidget(part)
            if wide:
                self._grid.addWidget(self._head, 0, 1)
                self._grid.addWidget(self._ends, 0, 2)
            else:
                self._grid.addWidget(self._ends, 0, 1, 1, 2)
                self._grid.addWidget(self._head, 1, 0, 1, 3)
        narrow = self.width() < self._theme.px(NARROW)
        self._title.setHidden(narrow)
        self._tally.setHidden(narrow)
        self._foot.fit(self.width(), self.height() - self._bar_height() - self._least())
        self._callout.place()

    def _bar_height(self) -> int:
        """From its parts: its layouts hear of a change only later."""
        head, ends = field_height(self._theme), self._ends.sizeHint().height()
        return 2 * GRID + (max(head, ends) if self._wide else head + GRID + ends)

    def _least(self) -> int:
        """Of the form: a line, and where it goes on; and the edges of the bar below it."""
        return self._theme.px(LOW) * 3 // 2 + 3 * GRID

    def _lines(self) -> EntryLines:
        session, own = self._session, self._services.preferences.language
        form = session.interview.language
        return EntryLines(session, EntryWords(session.questionnaire, session.study, own, form))

    def _show_entry(self) -> None:
        """Show the entry: another than before."""
        self._anew = None
        self._callout.clear_away()
        self._trying.clear()
        self._foot.partial.hide()
        self._show_part(self._sheet)
        lines = self._lines()
        self._compare.compare(None, lines)
        self._form.show_entry(self._session, lines)
        self._show_head()

    def _show_part(self, part: QWidget) -> None:
        """The form, or what differs."""
        self._stack.setCurrentWidget(part)
        self._foot.show_legend(part is self._sheet)

    def _show_words(self) -> None:
        """Show the same entry in other words, or with another head."""
        lines = self._lines()
        self._compare.compare(self._compare.comparison, lines)
        self._form.show_words(self._session, lines)
        self._show_head()

    def _show_head(self) -> None:
        interview, questionnaire = self._session.interview, self._session.questionnaire
        second = interview.mode is Mode.PAPER_CHECK
        self._title.setText(self.tr("Second entry") if second else self.tr("Paper forms"))
        self._tally.setText(self.tr("{count} typed in").format(count=self._count))
        self._head.show_entry(
            interview.sheet,
            interview.started_at.date(),
            self._services.clock.now().date(),
            [(code, questionnaire.words(code).name) for code in questionnaire.languages],
            interview.language,
        )
        self._head.set_open(number=not second, rest=not second and interview.id in self._fresh)
        self._show_erase()

    def _show_erase(self) -> None:
        interview = self._session.interview
        withdraws = interview.revision and interview.mode is Mode.PAPER
        self._erase.setText(
            self.tr("The citizen withdraws …") if withdraws else self.tr("Erase form …")
        )
        self._erase.setVisible(self._kept.kept)

    # --- the head of the form -----------------------------------------------------------------

    def _came_to_head(self, hint: str) -> None:
        self._sheet.forget_cursor()
        self._form.show_legend()
        self._foot.ask(hint)
        if self._foot.status.tone == "quiet":  # What was just said stays to be read.
            self._foot.tell(
                self._foot.joined(
                    self.tr("Enter: on to the form"),
                    self.tr("Ctrl+Z: the form before") if self._saved else "",
                    self.tr("Esc: close"),
                )
            )

    def _jumped(self) -> None:
        """The number has gone on by itself: an Enter that follows is not meant for the form."""
        self._spare.wait(self.window().windowHandle())
        self._form.spare_enter = self._spare.waits

    def _enter_counts(self) -> None:
        self._form.spare_enter = False
        if self._foot.status.tone == "quiet":
            self._form.tell_keys()

    def _number_chosen(self, number: str) -> None:
        interview, begun = self._session.interview, self._kept.kept
        if number == interview.sheet:
            return
        try:
            known = [
                listed
                for listed in self._interviews.by_sheet(number)
                if listed.study == interview.study_id and listed.id != interview.id
            ]
        except InterviewerError as error:
            self._head.number.show_number(interview.sheet)
            self._trying.fail(error, lambda: self._number_chosen(number))
            return
        if known:
            self._head.number.show_number(interview.sheet)
            ask_about_number(
                self, number, known, begun, lambda what, name: self._answered(number, what, name)
            )
        else:
            self._put_on_sheet(number)

    def _answered(self, number: str, what: str, interview_id: str) -> None:
        """What a number that is there already means."""
        if what == ANOTHER:
            if self._put_on_sheet(number):
                self._form.focus_first()
        elif what == SECOND:
            self._begin_second(interview_id)
        else:
            self._open_instead(interview_id)

    def _put_on_sheet(self, number: str) -> bool:
        done = self._trying.attempt(
            lambda: self._trying.call(lambda: self._session.put_on_sheet(number))
        )
        self._head.number.show_number(self._session.interview.sheet)
        return done

    def _day_chosen(self, day: date) -> None:
        started_at = noon(day, self._services.clock.now())
        if self._head_anew(lambda: self._keep_anew(started_at, self._session.interview.language)):
            self._day = day

    def _language_chosen(self, language: str) -> None:
        started_at = self._session.interview.started_at
        self._head_anew(lambda: self._keep_anew(started_at, language))

    def _head_anew(self, keep: Callable[[], None]) -> bool:
        done = self._sheet.settle_editor() and self._trying.attempt(lambda: self._trying.call(keep))
        self._show_words()
        return done

    def _keep_anew(self, started_at: datetime, language: str) -> None:
        """What an interview was begun with stays: so it is kept anew, and the old one dropped."""
        before, kept = self._session.interview, self._kept.kept
        after = headed(before, started_at, language)
        if kept:
            self._interviews.add(after)
            try:
                self._interviews.discard(before.id)
            except InterviewerError:
                self._interviews.discard(after.id)
                raise
        self._session, self._kept = self._session_of(after, kept=kept)
        self._fresh.add(after.id)
        self._saved = [after.id if name == before.id else name for name in self._saved]

    # --- the end of a form --------------------------------------------------------------------

    def save(self) -> None:
        """Finish the form, or settle what differs; then ready for the next one."""
        if self._compare.comparison is not None and self._anew is None:
            self._trying.attempt(self._settle)
            return
        if not (self._form.settle() and self._head.settle()):
            return
        wanting = self._session.wanting()
        if not self._kept.kept:
            self._form.focus_first()
            self._foot.tell(self.tr("Nothing is typed in yet."), "wrong")
        elif self._anew is not None:
            self._typed_anew(meant=True)
        elif wanting:
            self._foot.partial.show()
            self._sheet.focus_item(wanting[0])
            self._form.trouble(wanting[0], self.tr("An answer is needed"))
        else:
            self._finish()

    def _finish(self, *, broken_off: bool = False) -> None:
        self._trying.attempt(lambda: self._end(broken_off))

    def _end(self, broken_off: bool) -> bool:
        session = self._session
        first_time = not session.interview.revision
        ended = session.abandon if broken_off else session.finish
        if not (self._sheet.settle_editor() and self._trying.call(ended)):
            return False
        interview = session.interview
        if interview.mode is Mode.PAPER_CHECK:
            return self._begin_to_compare()
        self._count += first_time
        self._saved = [*(name for name in self._saved if name != interview.id), interview.id]
        said = (
            self.tr("{number} is saved. Ctrl+Z opens it again.").format(number=interview.sheet)
            if interview.sheet
            else self.tr("The form is saved. Ctrl+Z opens it again.")
        )
        self._next_form(said)
        return True

    def reopen(self) -> None:
        """Back to the form that was saved last; from there, to the one before."""
        interview = self._session.interview
        if interview.mode is Mode.PAPER_CHECK:  # It is typed without a look at the first.
            return
        place = len(self._saved)
        if interview.id in self._saved:
            place = self._saved.index(interview.id)
        if place:
            self._open_instead(self._saved[place - 1])

    # --- two entries --------------------------------------------------------------------------

    def _begin_second(self, first_id: str) -> None:
        def begin() -> None:
            self._session, self._kept = self._begin(self._interviews.get(first_id))

        if self._trying.attempt(lambda: self._trying.call(begin)):
            self._show_entry()
            self._form.focus_first()

    def _begin_to_compare(self) -> bool:
        """Look for the first entry, and for what differs."""
        second, session = self._session.interview, self._session
        found: list[Interview] = []

        def look() -> None:
            listed = self._interviews.by_sheet(second.sheet)
            found[:] = [self._interviews.get(each.id) for each in listed]

        if not self._trying.call(look):
            return False
        first = counterpart(second, found, session.questionnaire, session.study)
        if first is None:
            self._form.focus_first()
            self._foot.tell(
                self.tr("There is no finished first entry with this number to compare with."),
                "wrong",
            )
            return True
        self._compare.compare(Comparison(self._session_of(first)[0], session), self._form.lines)
        return self._show_comparison()

    def _show_comparison(self, difference: Difference | None = None) -> bool:
        """Show what differs; where nothing does, the first entry is verified."""
        comparison = self._compare.comparison
        assert comparison is not None
        if not comparison.differences:
            return self._settle()
        self._anew = None
        self._form.only = ""
        self._sheet.forget_cursor()
        self._form.show_legend()
        self._foot.tell(
            self._foot.joined(
                self.tr("1: the first"),
                self.tr("2: the second"),
                self.tr("3: type anew"),
                self.tr("Esc: later"),
            )
        )
        self._compare.compare(comparison, self._form.lines)
        self._show_part(self._compare)
        if difference is None:
            self._compare.focus_open()
        else:
            self._compare.focus_difference(difference)
        return True

    def _type_anew(self, difference: Difference) -> None:
        """To the cell of the second entry, which is then right."""
        self._anew = difference
        self._form.only = difference.item
        self._show_part(self._sheet)
        if difference.is_note and self._sheet.row(difference.item).line.note is not None:
            self._form.open_note(difference.item)
        else:
            self._sheet.focus_item(difference.item)

    def _typed_anew(self, *, meant: bool) -> None:
        self._trying.attempt(lambda: self._compare_again(meant))

    def _compare_again(self, meant: bool) -> bool:
        """Typed anew, if it is meant or something else stands there now: so the second entry,
        which is finished again, is right.
        """
        comparison, session, anew = self._compare.comparison, self._session, self._anew
        assert comparison is not None
        assert anew is not None
        if session.changed:
            ended = session.abandon if session.wanting() else session.finish
            if not self._trying.call(ended):
                return False
        if meant or anew not in comparison.differences:
            comparison.take(anew, second=True)
        return self._show_comparison(anew)

    def _settle(self) -> bool:
        """Correct the first entry by what was decided."""
        comparison = self._compare.comparison
        assert comparison is not None
        if comparison.open:
            self._compare.focus_open()
            self._foot.tell(self.tr("This is not decided yet."), "wrong")
            return True
        first, agreed = comparison.first, not comparison.differences
        left: list[str] = []
        if not self._trying.call(lambda: left.extend(comparison.settle())):
            return False
        number, wanting = first.interview.sheet, first.wanting() if first.changed else ()
        # What was decided can lead to a question that neither entry was asked; the form stays
        # open where that one must have an answer.
        asked = wanting or left
        if asked and self._resume(first.interview.id):
            self._foot.partial.setVisible(bool(wanting))
            self._sheet.focus_item(asked[0])
            said = self.tr("This is asked now, too. What does the form say?")
            needed = self.tr("This is asked now, too, and needs an answer. What does the form say?")
            self._foot.tell(needed if wanting else said, "wrong")
        elif agreed:
            self._next_form(self.tr("{number}: both entries agree.").format(number=number))
        else:
            self._next_form(
                self.tr("{number}: the first entry is corrected.").format(number=number)
            )
        return True

    # --- erasing ------------------------------------------------------------------------------

    def _erase_form(self) -> None:
        interview = self._session.interview
        self._sheet.drop_words()  # Nothing of it is saved any more.
        if interview.mode is Mode.PAPER and interview.revision:
            # Until it is gone, nothing else can be done.
            self._wait = Sheet(self, self.tr("Erasing …"))
            job = self._jobs.run(lambda _progress: self._withdraw())
            job.done.connect(lambda _result: self._withdrawn())
            job.failed.connect(self._not_withdrawn)
        elif self._trying.attempt(lambda: self._trying.call(self._session.discard)):
            self._next_form(self.tr("The form is erased."))

    def _withdraw(self) -> None:
        """In a worker."""
        self._erased = self._session.withdraw()

    def _withdrawn(self) -> None:
        self._close_wait()
        gone, whole, self._erased = self._session.interview.id, self._erased, None
        self._saved = [name for name in self._saved if name != gone]
        self._next_form(self.tr("The interview is erased."))
        if not whole:
            self._notice.show_message(
                Message(
                    self.tr("The interview is erased from this device's store."),
                    self.tr("A backup could not be reached yet; it is encrypted like all else."),
                    self.tr("The app tries again at each unlock."),
                )
            )

    def _not_withdrawn(self, error: BaseException) -> None:
        self._close_wait()
        self._trying.fail(error, self._erase_form)

    def _close_wait(self) -> None:
        if self._wait is not None:
            self._wait.close_sheet()
            self._wait = None

    # --- coming and going ---------------------------------------------------------------------

    def go_back(self) -> None:
        """Close; from a cell that was to be typed anew, back to what differs."""
        if self._anew is not None and self._compare.comparison is not None:
            if self._sheet.settle_editor():
                self._typed_anew(meant=False)
        elif self.put_away():
            self.closed.emit()

    def flush(self) -> None:
        """Save what is being typed."""
        self._sheet.settle_editor()

    def put_away(self) -> bool:
        """Save what is typed; False if it failed. What is not finished waits on Home."""
        self._jobs.close()
        self._spare.end()
        if self._wait is not None and not self._session.gone:
            self._wait.close_sheet()
        self._wait = None
        return self._session.gone or self._sheet.settle_editor()

    @property
    def outcome(self) -> str:
        """What an erasure has come to that ended while the screen was put away."""
        if self._erased is None:
            return ""
        return "withdrawn" if self._erased else "nearly_withdrawn"

    @property
    def resumes(self) -> str:
        """The entry on screen, if there is anything of it."""
        kept = self._kept.kept and not self._session.gone
        return self._session.interview.id if kept else ""

    def keep_in_view(self) -> None:
        """Scroll so that where one types can be seen."""
        if self._stack.currentWidget() is self._compare:
            self._compare.keep_in_view()
        else:
            self._sheet.keep_in_view()

    def _back_from_button(self) -> None:
        if self._stack.currentWidget() is self._compare:
            self._compare.focus_last()
        else:
            self._form.focus_last()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no line has taken."""
        key, control = event.key(), event.modifiers() == Qt.KeyboardModifier.ControlModifier
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.isAutoRepeat():  # A key held down acts once.
            return
        if key == Qt.Key.Key_Escape:
            self.go_back()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.reopen()
        elif control and (enter or key == Qt.Key.Key_S):
            self.save()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._form.turn_page(+1 if key == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)
