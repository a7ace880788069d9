"""Home: one large button for a new interview; everyone else who was asked; the day; what is to
leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from interviewer.contact import Contact
from interviewer.errors import InterviewerError, QuestionnaireUnknown
from interviewer.interview import Mode, Status
from interviewer.ports import Listed, Store, Tally
from interviewer.questionnaire import BACKGROUND, INTRODUCTION, PRESENTATION, Questionnaire
from interviewer.today import Today, count_today
from ui.messages import Message, say
from ui.services import Services
from ui.theme import GRID, Theme
from ui.widgets.basics import (
    Ground,
    Screen,
    WrappingButton,
    bar,
    button,
    card,
    column,
    label,
    row,
    set_look,
)
from ui.widgets.lead_fields import Flow
from ui.widgets.notice import Notice
from ui.widgets.outcome_day import DayCard, Number
from ui.widgets.outcome_panel import OutcomePanel
from ui.widgets.tab_order import tab_as_laid_out
from ui.widgets.two_columns import TwoColumns

CLOCK_MS = 20_000
"""How often Home looks whether another day has begun."""


class InterviewList(QFrame):
    """A titled list of interviews, each a button; a sentence where there is none."""

    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._title = label(f"{name}_title", "heading")
        self._empty = label(f"{name}_empty", "quiet")
        self._rows: list[WrappingButton] = []
        self._box = column(self._title, self._empty, spacing=GRID)
        self.setLayout(self._box)

    def show_rows(self, title: str, empty: str, rows: Sequence[tuple[str, str]]) -> None:
        """Show (interview id, text) rows, or the sentence."""
        self._title.setText(title)
        self._empty.setText(empty)
        self._empty.setVisible(not rows)
        for old in self._rows:
            self._box.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._rows = []
        for number, (interview_id, text) in enumerate(rows):
            push = button(f"{self._name}_{number}", "row", text)
            assert isinstance(push, WrappingButton)
            push.clicked.connect(lambda _=False, chosen=interview_id: self.opened.emit(chosen))
            self._rows.append(push)
            self._box.addWidget(push)


LIST_LIMIT = 60
"""Rows shown of one list; a day has far fewer, and Home stays quick with any number."""


@dataclass(frozen=True, slots=True)
class Day:
    """What Home shows of the store."""

    date: date
    today: Today
    tally: Tally
    unfinished: Sequence[Listed]
    done: Sequence[Listed]
    leads: bool
    """Whether a project lead works on this device."""
    typed: bool
    """Whether pen notes were typed, so that a second reader may look at them."""


def read_day(store: Store, today: date, study_id: str) -> Day:
    """Read it, the figures of one study; the store's errors come through. No document is read."""
    interviews = store.interviews
    done = interviews.on_day(today)
    return Day(
        today,
        count_today(study_id, done, store.contacts.on_day(today)),
        interviews.tally(today),
        [*interviews.unfinished(), *interviews.second_entries()][:LIST_LIMIT],
        done[:LIST_LIMIT],
        store.lead_keys.get() is not None,
        bool(interviews.typed()),
    )


class HomeScreen(Screen):
    """Where every interview begins and ends, and everyone else who was asked is counted."""

    new_wanted = Signal()
    open_wanted = Signal(str)
    export_wanted = Signal()
    settings_wanted = Signal()
    paper_wanted = Signal()
    share_wanted = Signal()
    lead_wanted = Signal()
    lock_wanted = Signal()
    transcribe_wanted = Signal()
    receipt_wanted = Signal()
    """A citizen has come back with the code of a receipt."""

    def __init__(self, services: Services, store: Store, theme: Theme) -> None:
        self._services = services
        self._store = store
        day = self._read()  # May fail: before there is a widget.
        super().__init__()
        self._day = day
        self.setObjectName("home")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = label("home_title", "heading")
        self._settings = button("settings", "flat")
        self._lock = button("lock", "flat")
        self._notice = Notice()
        self._failed = False
        """Whether the notice tells of a person who could not be counted."""
        self._new = button("new_interview", "hero")
        self._asked = OutcomePanel(services, store, theme)
        self._figures = DayCard()
        self._transcribe = button("transcribe", "row")
        self._waiting = Number("to_export")
        self._export = button("export", "secondary")
        self._paper = button("paper", "flat")
        self._share = button("share", "flat")
        self._receipt = button("receipt", "flat")
        self._transcripts = button("transcripts", "flat")
        self._lead = button("lead", "flat")
        self._unfinished = InterviewList("unfinished")
        self._today = InterviewList("today")
        self._columns = self._lay_out(theme)
        self._lead.setVisible(day.leads)
        self._connect()
        self._clock = QTimer(self)
        self._clock.setObjectName("home_clock")
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self._look_at_clock)
        self._clock.start()
        self.retranslate()

    def _read(self) -> Day:
        today = self._services.clock.now().date()
        return read_day(self._store, today, self._services.study.id)

    def _connect(self) -> None:
        for push, wish in (
            (self._new, self.new_wanted),
            (self._export, self.export_wanted),
            (self._settings, self.settings_wanted),
            (self._paper, self.paper_wanted),
            (self._share, self.share_wanted),
            (self._lead, self.lead_wanted),
            (self._lock, self.lock_wanted),
            (self._transcribe, self.transcribe_wanted),
            (self._transcripts, self.transcribe_wanted),
            (self._receipt, self.receipt_wanted),
        ):
            push.clicked.connect(wish)
        self._unfinished.opened.connect(self.open_wanted)
        self._today.opened.connect(self.open_wanted)
        self._asked.changed.connect(self._counted_anew)
        self._asked.failed.connect(self._could_not)
        self._asked.rested.connect(self.setFocus)
        self._asked.stops_changed.connect(self._order_tab)

    def _lay_out(self, theme: Theme) -> TwoColumns:
        line = row(self._title, self._settings, self._lock)
        line.setStretch(0, 1)
        leaving = row(self._waiting, self._export)
        leaving.setStretch(0, 1)
        to_leave = card(leaving)
        self._more = Flow(self._paper, self._share, self._receipt, self._transcripts, self._lead)
        left = (self._new, self._figures, self._transcribe, to_leave, self._more)
        right = (self._asked, self._unfinished, self._today)
        narrow = (
            self._new,
            self._asked,
            self._figures,
            self._unfinished,
            self._today,
            self._transcribe,
            to_leave,
            self._more,
        )
        columns = TwoColumns(left, right, narrow, theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(bar(line))
        box.addWidget(Ground(column(self._notice, columns, 1, spacing=3 * GRID)), 1)
        self._notice.hide()
        return columns

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._columns.set_theme(theme)
        self._asked.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands on Home itself: all keys work, and Tab begins at the hero."""
        super().showEvent(event)
        if not event.spontaneous():
            self.setFocus()

    def leave(self) -> None:
        """No clock runs behind another screen."""
        self._clock.stop()

    def retranslate(self) -> None:
        """Set every text."""
        preferences = self._services.preferences
        self._title.setText(
            self._services.study.say(self._services.study.names, preferences.language)
        )
        self._settings.setText(self.tr("Settings"))
        self._lock.setText(self.tr("Lock"))
        self._new.setText(self.tr("New interview"))
        self._export.setText(self.tr("Export …"))
        self._paper.setText(self.tr("Type in paper forms …"))
        self._share.setText(self.tr("How far we are"))
        self._receipt.setText(self.tr("Erase with a receipt …"))
        self._transcripts.setText(self.tr("Pen notes"))
        self._lead.setText(self.tr("Project lead"))
        self._columns.swap(preferences.left_handed)
        self._asked.retranslate()
        self._show_store()

    # --- everyone who was asked ---------------------------------------------------------------

    def counted(self, contact: Contact) -> None:
        """Somebody was counted elsewhere, who said no at the introduction."""
        self._asked.counted(contact)

    def _counted_anew(self) -> None:
        if self._failed:
            self._failed = False
            self._notice.clear()
        self._read_again()

    def _could_not(self, error: InterviewerError) -> None:
        self.tell(say(error))
        self._failed = True

    def _order_tab(self) -> None:
        tab_as_laid_out(
            self._new,
            *self._asked.stops,
            self._transcribe,
            self._unfinished,
            self._today,
            self._export,
            self._more,
            self._settings,
            self._lock,
        )

    def _look_at_clock(self) -> None:
        if self._services.clock.now().date() != self._day.date:
            self._read_again()

    def _read_again(self) -> None:
        try:
            day = self._read()
        except InterviewerError as error:
            self._could_not(error)
            return
        before, self._day = self._day, day
        if (before.date, before.unfinished, before.done) == (day.date, day.unfinished, day.done):
            self._show_counts()  # Nothing else moves under the finger.
        else:
            self._show_store()

    def tell(self, message: Message) -> None:
        """Say what has just happened: quietly where all is well, as a warning where it is not."""
        set_look(self._notice, look="warning" if message.safe else "told")
        self._failed = False
        self._notice.show_message(message)

    def _show_store(self) -> None:
        self._show_counts()
        self._unfinished.show_rows(
            self.tr("Not finished"),
            self.tr("Interviews that are interrupted wait here."),
            [
                (item.id, self._unfinished_text(item, self._day.date))
                for item in self._day.unfinished
            ],
        )
        self._today.show_rows(
            self.tr("Today"),
            self.tr("No interviews yet today. They will stand here when they are finished."),
            [(item.id, self._finished_text(item)) for item in self._day.done],
        )
        self._order_tab()

    def _show_counts(self) -> None:
        day = self._day
        self._asked.show_counts(day.today.others)
        self._figures.show_day(day.today, self._asked.without_button)
        self._waiting.show_count(day.tally.to_export, self.tr("not exported yet"))
        to_type = day.tally.to_type
        self._transcribe.setText(self.tr("Type out pen notes ({count})").format(count=to_type))
        self._transcribe.setVisible(to_type > 0)
        self._transcripts.setVisible(day.typed and not to_type)

    def _time(self, moment: datetime) -> str:
        return moment.strftime(self.tr("%H:%M"))

    def _unfinished_text(self, item: Listed, today: date) -> str:
        if item.mode is not Mode.SCREEN:
            return self._paper_text(item)
        begun = self._time(item.started_at)
        if item.started_at.date() == today:
            when = self.tr("Begun at {time}").format(time=begun)
        else:
            when = self.tr("Begun {date} at {time}").format(
                date=item.started_at.strftime(self.tr("%d/%m")), time=begun
            )
        return f"{when}  ·  {self._place(item)}"

    def _paper_text(self, item: Listed) -> str:
        text = self.tr("Paper form {sheet}").format(sheet=item.sheet).rstrip()
        if item.mode is Mode.PAPER_CHECK:
            text += self.tr(", second entry")
        return text

    def _place(self, item: Listed) -> str:
        try:
            questionnaire: Questionnaire = self._services.questionnaires(*item.questionnaire)
        except QuestionnaireUnknown:
            return self.tr("its questionnaire is not on this device")
        if item.page in questionnaire.question_ids and questionnaire.routed:
            # Which number it has among those asked hangs on the answers, which are not read here.
            words = questionnaire.words(self._services.preferences.language)
            return self.tr("stands at: {topic}").format(topic=words.items[item.page].topic)
        if item.page in questionnaire.question_ids:
            return self.tr("stands at question {number} of {total}").format(
                number=questionnaire.question_ids.index(item.page) + 1,
                total=len(questionnaire.questions),
            )
        return {
            INTRODUCTION: self.tr("stands at the introduction"),
            PRESENTATION: self.tr("stands at the scale"),
            BACKGROUND: self.tr("stands at the background"),
        }.get(item.page, self.tr("stands at the summary"))

    def _finished_text(self, item: Listed) -> str:
        parts = [
            self._time(item.started_at) if item.mode is Mode.SCREEN else self._paper_text(item),
            self.tr("Partial") if item.status is Status.PARTIAL else self.tr("Finished"),
            self.tr("exported") if item.exported else self.tr("not exported"),
        ]
        return "  ·  ".join(parts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N or Enter begins, a digit counts a person, Ctrl+Z takes it back; the rest by Tab."""
        if event.isAutoRepeat():  # A key held down acts once.
            return
        if event.matches(QKeySequence.StandardKey.Undo):
            self._take_back_last()
        elif event.key() in (Qt.Key.Key_N, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.new_wanted.emit()
        elif not (_plain(event) and self._asked.press(event.text())):
            super().keyPressEvent(event)

    def _take_back_last(self) -> None:
        if self._asked.counts:
            self._asked.undo()


def _plain(event: QKeyEvent) -> bool:
    """Whether no other key is held down; the keys of the number pad are as good."""
    return event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
