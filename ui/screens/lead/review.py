"""Review: conflicts to decide, interviews to look at, to correct or make void; withdrawals; log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from interviewer.anonymise import JOBCENTER, MAIN_GROUP
from interviewer.errors import QuestionnaireUnknown
from interviewer.interview import NoteKey
from interviewer.lead import Conflict, Correction, LogEntry, StudyDesk, Withdrawal
from interviewer.lead import Line as Listed
from interviewer.merging import Entry
from interviewer.study import Study
from interviewer.transcribing import NoteId
from ui.screens.lead.section import Section
from ui.theme import Theme
from ui.widgets.basics import column
from ui.widgets.merge_words import moment
from ui.widgets.review_conflict import ConflictView
from ui.widgets.review_front import PAGE, Front, FrontView
from ui.widgets.review_interview import InterviewView, Opened, correction_said
from ui.widgets.review_list import Line
from ui.widgets.review_page import ListPage, Page
from ui.widgets.review_pen import PenLine, PenPage, pen_note
from ui.widgets.review_sheets import (
    Correctable,
    ask_for_group,
    ask_for_reason,
    ask_for_receipt,
    ask_for_value,
    ask_what_to_correct,
)
from ui.widgets.review_wording import Difference, Wording, differences
from ui.widgets.review_words import group_said, line_mark, line_under, log_reason, log_said

if TYPE_CHECKING:
    from ui.services import Services

_WIDTH = 1160
_DERIVED = (JOBCENTER, MAIN_GROUP)
"""Columns that follow the group's correction, and are no corrections of their own."""
_ALIKE = 200
"""Interviews that are alike, of which so many are listed."""
_GONE = None


class Place(NamedTuple):
    """A page and what is on it."""

    page: str
    """"conflict", "interview", "alike", "pen", "corrections" or "log"."""
    key: object = None


@dataclass(frozen=True, slots=True)
class _Step:
    """A page that was gone to, and where one was before."""

    place: Place
    focus: QWidget | None
    scroll: int


@dataclass(frozen=True, slots=True)
class _Found:
    front: Front
    place: Place | None
    page: Any
    """What is on `place`; None where it is gone."""


@dataclass(frozen=True, slots=True)
class _Conflict:
    conflict: Conflict
    differ: Sequence[Difference]


@dataclass(frozen=True, slots=True)
class _Corrections:
    corrections: Sequence[Correction]
    wording: Wording


@dataclass(frozen=True, slots=True)
class _Log:
    entries: Sequence[LogEntry]
    """One more than a page, where there are more."""
    wording: Wording


class ReviewSection(Section):
    """The front page, and the pages that one goes to from it."""

    def __init__(self, services: Services, desk: StudyDesk, theme: Theme) -> None:
        super().__init__(services, desk, theme)
        self.setObjectName("section_review")
        self._found: _Found | None = None
        self._front = FrontView(theme)
        self._conflict = ConflictView(theme)
        self._interview = InterviewView(theme)
        self._alike = ListPage("review_alike_page", theme)
        self._pen = PenPage(theme)
        self._corrections = ListPage("review_corrections", theme)
        self._log = ListPage("review_log", theme)
        self._pages: dict[str, Page] = {
            "conflict": self._conflict,
            "interview": self._interview,
            "alike": self._alike,
            "pen": self._pen,
            "corrections": self._corrections,
            "log": self._log,
        }
        self._trail: list[_Step] = []
        self._only, self._offset = "", 0
        self._wordings: dict[str, Wording] = {}
        self._entries: list[LogEntry] = []
        """Of the log, those shown."""
        self._shown: _Corrections | None = None
        on_ground = [page for page in self._pages.values() if page is not self._pen]
        content = column(self._front, *on_ground, 1, spacing=0)
        self._connect()
        self.lay_out(content, width=_WIDTH)
        box = self.layout()
        assert box is not None
        box.addWidget(self._pen)
        self._show_only(self._front)

    def _connect(self) -> None:
        front = self._front
        front.conflict_wanted.connect(lambda each: self.go(Place("conflict", each)))
        front.alike_wanted.connect(lambda ids: self.go(Place("alike", ids)))
        front.interview_wanted.connect(lambda each: self.go(Place("interview", each)))
        front.corrections_wanted.connect(lambda: self.go(Place("corrections")))
        front.log_wanted.connect(lambda: self.go(Place("log")))
        front.pen_wanted.connect(lambda: self.go(Place("pen")))
        front.filter_wanted.connect(lambda only: self.list_interviews(only, 0))
        front.page_wanted.connect(lambda offset: self.list_interviews(self._only, offset))
        front.group_wanted.connect(self._ask_for_group)
        front.erase_wanted.connect(lambda: ask_for_receipt(self, self.withdraw))
        for page in self._pages.values():
            page.left.connect(self.go_back)
        for rows in (*front.lists(), self._alike.list, self._corrections.list, self._log.list):
            rows.stood_on.connect(lambda _rect: self.keep_in_view())
        self._conflict.decided.connect(self.resolve)
        interview = self._interview
        interview.decide_wanted.connect(self._decide_this)
        interview.void_wanted.connect(self._ask_to_void)
        interview.back_in_wanted.connect(self.undo_void)
        interview.correct_wanted.connect(self._ask_to_correct)
        interview.undo_wanted.connect(self.undo_correction)
        interview.type_again_wanted.connect(self.undo_transcript)
        self._pen.typed.connect(self.transcribe)
        self._pen.wanted.connect(self._read_strokes)
        self._pen.undo_wanted.connect(self._take_back)
        self._alike.opened.connect(lambda each: self.go(Place("interview", each)))
        self._corrections.opened.connect(lambda each: self.go(Place("interview", each[0])))
        self._log.opened.connect(self._open_logged)
        self._log.more_wanted.connect(self._read_more_log)

    # --- reading ------------------------------------------------------------------------------

    def title(self) -> str:
        """In the navigation."""
        return self.tr("Review")

    def read(self) -> _Found:
        """In a worker: the front page, and the page that is open."""
        self._wordings = {}  # The study may have changed.
        place = self._trail[-1].place if self._trail else None
        front = Front(
            self.desk.study,
            self.language,
            self.desk.conflicts(),
            self.desk.lookalikes(),
            self._listed(self._only, self._offset),
            self._offset,
            self._only,
            sum(each.variable not in _DERIVED for each in self.desk.corrections()),
            self.desk.notes_waiting()[0],
        )
        return _Found(front, place, self._read_page(place) if place is not None else None)

    def _listed(self, only: str, offset: int) -> Sequence[Listed]:
        """A page, and the first of the next one."""
        return self.desk.interviews(offset=offset, limit=PAGE + 1, only=only)

    def _read_page(self, place: Place) -> Any:
        """In a worker: what is on a page; None where it is gone."""
        key = place.key
        try:
            if place.page == "conflict":
                return self._read_conflict(str(key))
            if place.page == "interview":
                return self._read_interview(str(key))
        except KeyError:
            return _GONE
        if place.page == "pen":
            return self._read_pen()
        if place.page == "alike":
            assert isinstance(key, tuple)
            return self._read_alike(key)
        if place.page == "corrections":
            mended = [e for e in self.desk.corrections() if e.variable not in _DERIVED]
            return _Corrections(mended[::-1], self._wording_now())
        count = max(PAGE, len(self._entries))
        return _Log(self.desk.log(limit=count + 1), self._wording_now())

    def _read_conflict(self, interview: str) -> _Conflict | None:
        found = next((e for e in self.desk.conflicts() if e.interview == interview), None)
        if found is None:
            return _GONE
        entries = [entry for entry, _devices in found.variants]
        return _Conflict(found, differences(entries, [self._wording(each) for each in entries]))

    def _read_interview(self, interview: str) -> Opened:
        entry, study = self.desk.interview(interview), self.desk.study
        mended = [
            each
            for each in self.desk.corrections()
            if each.interview == interview and each.variable not in _DERIVED
        ]
        return Opened(
            entry,
            self._wording(entry),
            group_said(study, entry.cells.get("group", ""), self.language),
            self.desk.line(interview).state,
            self.desk.void_reason(interview),
            mended,
            [each for each in self.desk.transcripts() if each.interview == interview],
        )

    def _read_pen(self) -> list[PenLine]:
        study, found = self.desk.study, []
        for entry, key in self.desk.to_type():
            group = group_said(study, entry.cells.get("group", ""), self.language)
            about = f"{entry.cells.get('week', '')}  ·  {group}"
            found.append(PenLine(pen_note(entry, key, self._wording(entry)), about))
        return found

    def _read_alike(self, interviews: Sequence[str]) -> list[Line]:
        """As in the list: that two came from the same device tells something."""
        found, study = [], self.desk.study
        for each in interviews[:_ALIKE]:
            try:
                line = self.desk.line(each)
            except KeyError:  # Withdrawn meanwhile.
                continue
            group = group_said(study, line.group, self.language)
            title = f"{line.week}  ·  {group}"
            found.append(Line(each, title, line_under(line), line_mark(line)))
        return found

    def _wording(self, entry: Entry) -> Wording:
        """The words of the version that an interview was made with."""
        study, version = self.desk.study, entry.cells.get("version", "")
        if version not in self._wordings:
            try:
                asked = self.services.questionnaires(study.questionnaire[0], version)
            except QuestionnaireUnknown:
                asked = self.desk.questionnaire
            self._wordings[version] = Wording(asked, study, self.language)
        return self._wordings[version]

    def _wording_now(self) -> Wording:
        asked, study = self.desk.questionnaire, self.desk.study
        if asked.version not in self._wordings:
            self._wordings[asked.version] = Wording(asked, study, self.language)
        return self._wordings[asked.version]

    # --- showing ------------------------------------------------------------------------------

    def show_read(self, found: _Found) -> None:
        """Show the front page, and what is open."""
        self._found = found
        self._only, self._offset = found.front.only, found.front.offset
        self._front.show_front(found.front)
        if not self._trail:
            self._show_only(self._front)
        elif found.place == self._trail[-1].place:
            if found.page is None:
                self.go_back()
            else:
                self._fill(self._trail[-1].place, found.page)

    def _fill(self, place: Place, found: Any) -> None:
        """Show on a page what was read for it."""
        if place.page == "conflict":
            self._conflict.show_conflict(found.conflict, found.differ)
        elif place.page == "interview":
            self._interview.show_interview(found)
        elif place.page == "pen":
            self._pen.show_lines(found)
        elif place.page == "alike":
            self._alike.show_list(
                self.tr("Interviews with the same content"),
                self.tr(
                    "Open one to see it, or to make it void if it is the same interview twice. "
                    "Nothing tells which is the first."
                ),
                found,
            )
        elif place.page == "corrections":
            self._show_corrections(found)
        else:
            self._show_log(found)

    def _show_corrections(self, found: _Corrections) -> None:
        self._shown = found
        self._corrections.show_list(
            self.tr("Corrections"),
            self.tr("What came stays as it came: open the interview to take a correction back.")
            if found.corrections
            else self.tr("Nothing has been corrected. Open an interview to correct it."),
            [
                Line(
                    (each.interview, number),
                    correction_said(each, found.wording),
                    self.tr("{moment}. Reason: {reason}").format(
                        moment=moment(each.at), reason=each.reason
                    ),
                )
                for number, each in enumerate(found.corrections)
            ],
        )

    def _show_log(self, found: _Log, *, add: bool = False) -> None:
        wanted = PAGE if add else max(PAGE, len(self._entries))
        more = len(found.entries) > wanted
        entries = list(found.entries[:wanted])
        self._entries = [*self._entries, *entries] if add else entries
        self._log.show_list(
            self.tr("Log"),
            self.tr("All that was done to the study, the latest first. Nothing can be deleted.")
            if self._entries
            else self.tr("Nothing has been done to the study yet."),
            [self._log_line(each, found.wording) for each in entries],
            more=self.tr("Show what was before") if more else "",
            add=add,
        )

    def _log_line(self, each: LogEntry, wording: Wording) -> Line:
        parts = [moment(each.at), log_reason(each)]
        under = "  ·  ".join(part for part in parts if part)
        leads = bool(each.detail.get("interview"))
        return Line(each.number, log_said(each, wording.name), under, leads=leads)

    def _show_only(self, view: QWidget) -> None:
        for each in (self._front, *self._pages.values()):
            each.setVisible(each is view)
        if self._ground is not None:
            self._ground.setVisible(view is not self._pen)

    def retranslate(self) -> None:
        """Set every text: labels are read anew in the other language."""
        if self._found is not None:
            self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Paint anew."""
        super().set_theme(theme)
        self._front.set_theme(theme)
        for page in self._pages.values():
            page.set_theme(theme)

    # --- going --------------------------------------------------------------------------------

    @property
    def place(self) -> Place | None:
        """The page that is open; None for the front."""
        return self._trail[-1].place if self._trail else None

    def go(self, place: Place) -> None:
        """Open a page."""
        focus = self.window().focusWidget()
        if place.page == "log":
            self._entries = []

        def shown(found: Any) -> None:
            if found is None:
                self.tell(self.tr("It is not here any more."))
                self.refresh()
                return
            self._trail.append(_Step(place, focus, self._scroll))
            self._fill(place, found)
            page = self._pages[place.page]
            self._show_only(page)
            self._scroll = 0
            page.begin()

        self.run(lambda _progress: self._read_page(place), shown)

    def go_back(self) -> None:
        """To the page before."""
        if not self._trail:
            return
        step = self._trail.pop()
        before = self.place
        view = self._pages[before.page] if before is not None else self._front
        self._show_only(view)
        if before is not None or step.place.page == "pen":
            self.refresh()  # What stands there may have changed on the page that is left.
        focus = step.focus
        there = focus is not None and isValid(focus) and self.isAncestorOf(focus)
        if focus is not None and there and focus.isVisible():
            focus.setFocus()
        else:
            self._front.list.setFocus()
        QTimer.singleShot(0, self, lambda: self._scroll_to(step.scroll))

    def _scroll_to(self, value: int) -> None:
        self._scroll = value

    @property
    def _scroll(self) -> int:
        return self._ground.verticalScrollBar().value() if self._ground is not None else 0

    @_scroll.setter
    def _scroll(self, value: int) -> None:
        if self._ground is not None:
            self._ground.verticalScrollBar().setValue(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back from a page; from the front it is the desk's."""
        if event.key() == Qt.Key.Key_Escape and self._trail:
            self.go_back()
            return
        super().keyPressEvent(event)

    # --- the list -----------------------------------------------------------------------------

    def list_interviews(self, only: str, offset: int) -> None:
        """Show another page of the list, or another list."""

        def shown(found: tuple[Study, Sequence[Listed]]) -> None:
            if self._found is None:
                return
            study, listed = found
            before = self._found.front
            front = Front(
                study,
                self.language,
                before.conflicts,
                before.lookalikes,
                listed,
                offset,
                only,
                before.corrections,
                before.pen_notes,
            )
            turned = (only, offset) != (self._only, self._offset)
            self._only, self._offset = only, offset
            self._found = _Found(front, self._found.place, self._found.page)
            self._front.show_page(front)
            if turned and listed:
                self._front.list.stand_on(listed[0].id)
                self.scroll_to(self._front.list)
                self._front.list.setFocus()
                self.keep_in_view()

        self.run(lambda _progress: (self.desk.study, self._listed(only, offset)), shown)

    def _ask_for_group(self) -> None:
        if self._found is None:
            return
        front = self._found.front
        groups = [
            (each.id, group_said(front.study, each.id, self.language))
            for each in front.study.groups
        ]
        ask_for_group(
            self,
            self.theme,
            groups,
            self._only,
            lambda group: self.list_interviews(group, 0),
            lambda: self._front.show_page(front),
        )

    def _open_logged(self, number: object) -> None:
        """The interview that an entry of the log is about."""
        entry = next((each for each in self._entries if each.number == number), None)
        interview = entry.detail.get("interview") if entry is not None else None
        if interview:
            self.go(Place("interview", str(interview)))

    def _read_more_log(self) -> None:
        before = self._entries[-1].number

        def work(_progress: object) -> _Log:
            return _Log(self.desk.log(before=before, limit=PAGE + 1), self._wording_now())

        self.run(work, lambda found: self._show_log(found, add=True))

    # --- deciding -----------------------------------------------------------------------------

    def resolve(self, interview: str, digest: bytes, reason: str) -> None:
        """Let one content of a conflict hold."""

        def done(_nothing: None) -> None:
            self.tell(
                self.tr("Decided. The interview counts with this content."),
                self.tr("The other content is kept beside it."),
            )
            self.go_back()
            self._has_changed()

        self.run(lambda _progress: self.desk.resolve(interview, digest, reason), done)

    def _decide_this(self) -> None:
        opened = self._interview.opened
        if opened is not None:
            self.go(Place("conflict", opened.entry.id))

    def _ask_to_void(self) -> None:
        opened = self._interview.opened
        if opened is None:
            return
        ask_for_reason(
            self,
            self.tr("Make this interview void?"),
            [
                self.tr("It is left out of every count and release from now on."),
                self.tr("It stays here, and can be taken back in."),
            ],
            self.tr("Make it void"),
            lambda reason: self.void(opened.entry.id, reason),
        )

    def void(self, interview: str, reason: str) -> None:
        """Leave an interview out."""

        def done(_nothing: None) -> None:
            self.tell(self.tr("The interview is void."))
            self._has_changed()

        self.run(lambda _progress: self.desk.void(interview, reason), done)

    def undo_void(self) -> None:
        """Take the interview that is open back in."""
        opened = self._interview.opened
        if opened is None:
            return

        def done(_nothing: None) -> None:
            self.tell(self.tr("The interview counts again."))
            self._has_changed()

        self.run(lambda _progress: self.desk.undo_void(opened.entry.id), done)

    def _ask_to_correct(self) -> None:
        opened = self._interview.opened
        if opened is None:
            return
        entry, wording = opened.entry, opened.wording

        def chosen(found: Correctable) -> None:
            ask_for_value(
                self,
                self.theme,
                found,
                lambda value, reason: self.correct(entry.id, found.variable, value, reason),
            )

        def ask(found: list[Correctable]) -> None:
            if found:
                ask_what_to_correct(self, self.theme, found, chosen)
            else:
                self.tell(self.tr("In this interview is nothing that can be corrected."))

        self.run(lambda _progress: self._correctable(entry, wording), ask)

    def _correctable(self, entry: Entry, wording: Wording) -> list[Correctable]:
        """In a worker: the answers first, as on the page."""
        present = {row.question: row.answer for row in entry.answers if not row.option}
        cells = {name: cell for name, cell in entry.cells.items() if name not in present}
        found = []
        for variable, cell in {**present, **cells}.items():
            cell = entry.cells.get(variable, cell)
            allowed = self.desk.allowed(entry.id, variable)
            if allowed:
                name, said = wording.name(variable), wording.value(variable, cell)
                labels = {value: wording.value(variable, value) for value in allowed}
                # What the questionnaire has no words for is said as the desk says it.
                labels = {v: text if text != v else allowed[v] for v, text in labels.items()}
                found.append(Correctable(variable, name, cell, said, labels))
        return found

    def correct(self, interview: str, variable: str, value: str, reason: str) -> None:
        """Mend a coding error."""

        def done(_nothing: None) -> None:
            self.tell(
                self.tr("The correction is saved."),
                "",
                self.tr("It stands with the interview, and can be undone there."),
            )
            self._has_changed()

        self.run(lambda _progress: self.desk.correct(interview, variable, value, reason), done)

    def undo_correction(self, variable: str) -> None:
        """Take the latest correction of a variable back, in the interview that is open."""
        opened = self._interview.opened
        if opened is None:
            return

        def done(_nothing: None) -> None:
            self.tell(self.tr("The correction is undone."))
            self._has_changed()

        self.run(lambda _progress: self.desk.undo_correction(opened.entry.id, variable), done)

    def _read_strokes(self, note: NoteId) -> None:
        """Beside what else is done: one may go on to the next note meanwhile."""

        def failed(error: BaseException) -> None:
            if isinstance(error, KeyError):  # Withdrawn meanwhile, or its merge undone.
                self._pen.gone(note)
                self.refresh()
            else:
                self._pen.show_strokes(note, None)
                self.fail(error)

        job = self.jobs.run(lambda _progress: self.desk.strokes(note.interview, note.key))
        job.done.connect(lambda strokes: self._pen.show_strokes(note, strokes))
        job.failed.connect(failed)

    def transcribe(self, note: NoteId, text: str) -> None:
        """Keep what a pen note says, and show the next one."""
        self._type_out(
            note,
            lambda: self.desk.transcribe(note.interview, note.key, text),
            lambda: self._pen.kept(note, text),
        )

    def _take_back(self, note: NoteId, before: str | None) -> None:
        """Undo what was kept last; `before`: what had been typed of it, None where it waited."""

        def work() -> None:
            if before is None:
                self.desk.undo_transcript(note.interview, note.key)
            else:
                self.desk.transcribe(note.interview, note.key, before)

        self._type_out(note, work, lambda: self._pen.taken_back(note, before))

    def _type_out(self, note: NoteId, work: Callable[[], None], shown: Callable[[], None]) -> None:
        def done(_nothing: None) -> None:
            shown()
            self.changed.emit()  # What stands here is read anew when the page is left.

        def failed(error: BaseException) -> bool:
            if isinstance(error, KeyError):
                self.tell(self.tr("It is not here any more."))
                self._pen.gone(note)
                self.refresh()
                return True
            return False

        self.run(lambda _progress: work(), done, failed=failed)

    def undo_transcript(self, key: NoteKey) -> None:
        """Let a pen note of the interview that is open wait again."""
        opened = self._interview.opened
        if opened is None:
            return

        def done(_nothing: None) -> None:
            self.tell(self.tr("The pen note waits to be typed again."))
            self._has_changed()

        self.run(lambda _progress: self.desk.undo_transcript(opened.entry.id, key), done)

    def withdraw(self, code: str) -> None:
        """Erase the interview that a receipt code belongs to."""

        def done(found: Withdrawal) -> None:
            if not found.found:
                self.tell(
                    self.tr("No interview here has the code {code}.").format(code=code),
                    self.tr("Nothing was changed."),
                    self.tr(
                        "Its batch may not have come yet: keep the code, and try it again after "
                        "the next merge."
                    ),
                )
                return
            released = ""
            if found.released == 1:
                released = self.tr("It is in 1 release already: what has left cannot be recalled.")
            elif found.released:
                released = self.tr(
                    "It is in {count} releases already: what has left cannot be recalled."
                ).format(count=found.released)
            self.tell(
                self.tr("The interview is erased."),
                self.tr("It does not come back with any batch."),
                released,
            )
            self._has_changed()

        self.run(lambda _progress: self.desk.withdraw(code), done, self.tr("Erasing …"))

    def _has_changed(self) -> None:
        self.changed.emit()
        self.refresh()
