"""Typing out pen notes, and a second reader's check of some of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from interviewer.errors import InterviewerError
from interviewer.interview import Interview
from interviewer.questionnaire import Questionnaire
from interviewer.transcribing import NoteId, Transcribing, differences, to_check, to_type
from ui.jobs import Jobs
from ui.theme import GRID, MARGIN, Theme
from ui.widgets.basics import Ground, Screen, bar, button, card, column, label, row
from ui.widgets.notice import Notice
from ui.widgets.segments import Segments
from ui.widgets.transcript_compare import TranscriptCompare
from ui.widgets.transcript_queue import Queue
from ui.widgets.transcript_view import TranscriptView

if TYPE_CHECKING:
    from interviewer.ports import Progress, Store
    from interviewer.study import Study
    from interviewer.typing_help import TypingHelp
    from ui.services import Services

FIRST, SECOND = "first", "second"
WIDE: Final = 110
"""Letters from which on there is room for the title beside what can be done."""
LOW: Final = 560
"""Pixels below which the bar above gives way to the strokes: the on-screen keyboard is there."""


class Shelf:
    """Questionnaires and studies, each read once. Any thread may ask."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._known: dict[tuple[str, str, str], tuple[Questionnaire, Study]] = {}

    def __call__(self, interview: Interview) -> tuple[Questionnaire, Study]:
        """What the interview was carried out with; `InterviewerError` where it is not here."""
        version = interview.questionnaire_id, interview.questionnaire_version
        key = (*version, interview.study_id)
        if key not in self._known:
            self._known[key] = (
                self._services.questionnaires(*version),
                self._services.library.study(interview.study_id),
            )
        return self._known[key]


class TranscriptionScreen(Screen):
    """One note after the other; what is typed is on disk a moment later."""

    closed = Signal()

    def __init__(
        self,
        services: Services,
        store: Store,
        theme: Theme,
        help: TypingHelp | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("transcription")
        self._services = services
        self._interviews = store.interviews
        self._shelf = Shelf(services)
        self._help = help
        self._transcribing = Transcribing(
            store.interviews,
            store.ink,
            services.clock,
            self._shelf,
            lambda: services.preferences.language,
        )
        self._mode = FIRST
        self._queues = {FIRST: Queue(), SECOND: Queue()}
        self._looked: set[str] = set()
        """The queues that have been read."""
        self._acts: list[str] = []
        """Whose queue each thing belongs to that can be taken back."""
        self._beside = ""
        """What was typed in the interview beside the strokes that are shown."""
        self._anew = False
        """Whether both readings are known, and the note is typed once more."""
        self._title = label("transcription_title", "title", wrap=False)
        self._modes = Segments("transcription_mode", (FIRST, SECOND), look="tab")
        self._modes.set_value(FIRST)
        self._close = button("transcription_close", "flat")
        self._notice = Notice("transcription_notice")
        self._view = TranscriptView(theme)
        self._view.set_help(help)
        self._compare = TranscriptCompare(theme)
        self._empty_title = label("transcription_empty", "heading")
        self._empty_text = label("transcription_empty_text", "body")
        self._undo = button("transcription_undo")
        self._undo.hide()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._jobs = Jobs(self)
        self._look(FIRST)
        self._look(SECOND)

    def _lay_out(self) -> None:
        line = row(self._title, self._modes, self._close)
        line.setStretch(1, 1)
        self._bar = bar(line, name="transcription_bar")
        told = card(self._empty_title, self._empty_text, self._undo)
        self._empty = Ground(column(told, 1))
        self._stack = QStackedWidget()
        for each in (self._empty, self._view, self._compare):
            self._stack.addWidget(each)
        notice = row(self._notice)
        notice.setContentsMargins(MARGIN, 0, MARGIN, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar)
        box.addLayout(notice)
        box.addWidget(self._stack, 1)
        told.setMaximumWidth(100 * GRID)

    def _connect(self) -> None:
        self._close.clicked.connect(self._leave)
        self._modes.chosen.connect(self._turn_to)
        self._undo.clicked.connect(self.take_back)
        view = self._view
        view.written.connect(self._draft)
        view.typed.connect(self._typed)
        view.unreadable.connect(self._unreadable)
        view.went.connect(self._go)
        view.undo_wanted.connect(self.take_back)
        self._compare.taken.connect(self._settle)
        self._compare.anew.connect(self._type_anew)
        self._compare.went.connect(self._go)

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Type out pen notes"))
        self._close.setText(self.tr("Close"))
        self._undo.setText(self.tr("Take the last one back"))
        self._count()
        if self._stack.currentWidget() is self._empty:
            self._say_empty()
        else:
            self._view.retranslate()
            self._compare.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._view.set_theme(theme)
        self._compare.set_theme(theme)

    # --- what waits ---------------------------------------------------------------------------

    def _look(self, mode: str) -> None:
        """Read a queue, in a worker; it is given what it needs, and touches no widget."""
        interviews, shelf = self._interviews, self._shelf
        found = to_type if mode == FIRST else to_check

        def work(progress: Progress) -> Sequence[NoteId]:
            return found(interviews, shelf, progress)

        job = self._jobs.run(work)
        job.done.connect(lambda notes: self._found(mode, notes))
        job.failed.connect(self._notice.show_error)

    def _found(self, mode: str, notes: Sequence[NoteId]) -> None:
        queue = self._queues[mode]
        there = queue.current
        queue.renew(notes)
        self._looked.add(mode)
        self._count()
        if mode == self._mode and not (there is not None and there == queue.current):
            self._show()

    @property
    def _queue(self) -> Queue:
        return self._queues[self._mode]

    def _count(self) -> None:
        def named(text: str, mode: str) -> str:
            left = self._queues[mode].left
            return f"{text} ({left})" if left else text

        self._modes.set_texts(
            self.tr("What is to be done"),
            {
                FIRST: named(self.tr("Type out"), FIRST),
                SECOND: named(self.tr("Second reading"), SECOND),
            },
        )

    # --- showing ------------------------------------------------------------------------------

    def _show(self) -> None:
        """The note at which the reader stands, or why there is none."""
        self._anew = False
        self._count()
        queue, note = self._queue, self._queue.current
        if note is None or not queue.left:
            self._show_empty()
            return
        try:
            shown = (
                self._transcribing.show(note)
                if self._mode == FIRST
                else self._transcribing.show_second(note)
            )
        except KeyError:
            self._drop(note)
            return
        except InterviewerError as error:
            self._notice.show_error(error)
            self._drop(note)
            return
        self._beside = shown.beside
        self._view.show_note(shown, queue.place + 1, len(queue.notes), second=self._mode == SECOND)
        self._view.show_undo(bool(self._acts))
        self._stack.setCurrentWidget(self._view)
        self._view.begin()

    def _drop(self, note: NoteId) -> None:
        """It is gone: on with the others."""
        self._queue.drop(note)
        self._show()

    def _show_empty(self) -> None:
        self._say_empty()
        self._undo.setVisible(bool(self._acts))
        self._stack.setCurrentWidget(self._empty)
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_empty(self) -> None:
        if self._mode not in self._looked:
            self._empty_title.setText(self.tr("Looking for pen notes"))
            self._empty_text.setText("")
            return
        done = bool(self._queue.done)
        if self._mode == FIRST:
            title = self.tr("All pen notes are typed") if done else self.tr("No pen notes wait")
            text = self.tr(
                "What is written by pen in an interview comes here when the interview has ended."
            )
        else:
            title = self.tr("All are checked") if done else self.tr("Nothing is to be checked")
            text = self._say_sample()
        self._empty_title.setText(title)
        self._empty_text.setText(text)

    def _say_sample(self) -> str:
        percent = self._services.study.pen.second_reading
        if not percent:
            return self.tr("This study asks for no second reading.")
        return self.tr(
            "Of a hundred typed notes, {count} are drawn for somebody else to read, who does not "
            "see what the first one read. Where the two differ, it is shown here."
        ).format(count=percent)

    def _turn_to(self, mode: str) -> None:
        if not self._settled():
            self._modes.set_value(self._mode)
            return
        self._mode = mode
        self._show()
        if mode == SECOND:  # What was typed meanwhile may have been drawn.
            self._look(SECOND)

    # --- what the reader does -------------------------------------------------------------------

    def _draft(self, text: str) -> None:
        note = self._queue.current
        if note is None:
            return
        try:
            if self._mode == FIRST:
                self._transcribing.draft(note, text)
            else:
                self._transcribing.draft_second(note, text)
        except KeyError:
            self._drop(note)
        except InterviewerError as error:
            self._view.unsaved()
            self._notice.show_error(error)
        else:
            self._notice.clear()

    def _typed(self, text: str) -> None:
        note = self._queue.current
        if note is None:
            return
        if self._mode == FIRST:
            if self._keep(note, lambda: self._transcribing.type(note, text)):
                self._learn(note, text)
                self._done(note)
        elif self._anew:
            self._settle(text)
        else:
            same: list[bool] = []
            if not self._keep(note, lambda: same.append(self._transcribing.read_again(note, text))):
                return
            if same[0]:
                self._done(note)
            else:
                self._show_differences(note, text)

    def _unreadable(self, text: str) -> None:
        note = self._queue.current
        if note is None:
            return
        if self._mode == SECOND:
            self._show_differences(note, text.strip())
        elif self._keep(note, lambda: self._transcribing.unreadable(note, text)):
            self._done(note)

    def _settle(self, text: str) -> None:
        note = self._queue.current
        if note is not None and self._keep(note, lambda: self._transcribing.settle(note, text)):
            self._learn(note, text)
            self._done(note)

    def _keep(self, note: NoteId, act: Callable[[], object]) -> bool:
        """Whether it is on disk; else the reader is told, and what is typed stays."""
        try:
            act()
        except KeyError:
            self._drop(note)
            return False
        except InterviewerError as error:
            self._view.unsaved()
            self._notice.show_error(error)
            return False
        self._notice.clear()
        return True

    def _done(self, note: NoteId) -> None:
        self._acts.append(self._mode)
        queue = self._queue
        queue.done.add(note)
        queue.go_on()
        self._show()

    def _learn(self, note: NoteId, text: str) -> None:
        if self._help is not None:
            whole = "\n".join(part for part in (self._beside, text) if part)
            self._help.learn(note.interview, note.key, whole)

    def _show_differences(self, note: NoteId, second: str) -> None:
        try:
            first = self._transcribing.first_reading(note)
            shown = self._transcribing.show_second(note)
        except KeyError:
            self._drop(note)
            return
        words = differences(first, second)
        queue = self._queue
        self._compare.show_readings(
            shown, queue.place + 1, len(queue.notes), (first, second), words
        )
        self._stack.setCurrentWidget(self._compare)
        self._compare.begin()

    def _type_anew(self) -> None:
        self._show()
        self._anew = True

    def _go(self, step: int) -> None:
        note = self._queue.current
        # Where it has gone meanwhile, the next one stands here already.
        if self._settled() and self._queue.current == note:
            self._queue.go(step)
            self._show()

    def take_back(self) -> None:
        """Undo what was done last, and stand there again."""
        if not self._acts or not self._settled():
            return
        try:
            note = self._transcribing.take_back()
        except KeyError:  # Its interview is gone.
            self._acts.pop()
            self._show()
            return
        except InterviewerError as error:
            self._notice.show_error(error)
            return
        self._mode = self._acts.pop()
        self._modes.set_value(self._mode)
        if note is not None:
            self._queue.back_to(note)
        self._show()

    # --- leaving ------------------------------------------------------------------------------

    def _settled(self) -> bool:
        """Whether all that is typed is on disk; it is tried once more."""
        self._view.flush()
        return not self._view.pending

    def flush(self) -> None:
        """Save what is being typed."""
        self._view.flush()

    def put_away(self) -> bool:
        """Save what is typed; False if it failed, and the notice says why."""
        if not self._settled():
            return False
        self._jobs.close()
        return True

    def _leave(self) -> None:
        if self.put_away():
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the on-screen keyboard takes the room, the strokes come first."""
        super().resizeEvent(event)
        self._bar.setVisible(self.height() >= LOW)
        self._title.setVisible(self.width() >= WIDE * self.fontMetrics().averageCharWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the page."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)
