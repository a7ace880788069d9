"""Home: one large button for a new interview; what is not finished; today; what is to leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from interviewer.errors import InterviewerError, QuestionnaireUnknown
from interviewer.interview import Mode, Status
from interviewer.ports import Listed, Store, Tally
from interviewer.questionnaire import BACKGROUND, INTRODUCTION, PRESENTATION, Questionnaire
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

WIDE = 900


class Number(QWidget):
    """A count and what it counts."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._number = label(f"{name}_count", "number", "0", wrap=False)
        self._what = label(f"{name}_what", "quiet")
        self.setLayout(column(self._number, self._what, spacing=0))

    def show_count(self, count: int, what: str) -> None:
        """Show both; a screen reader hears them together."""
        self._number.setText(QLocale().toString(count))
        self._what.setText(what)
        self._number.setAccessibleName(f"{count} {what}")


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

    today: date
    tally: Tally
    unfinished: Sequence[Listed]
    done: Sequence[Listed]
    leads: bool
    """Whether a project lead works on this device."""


def read_day(store: Store, today: date) -> Day:
    """Read it; the store's errors come through."""
    interviews = store.interviews
    return Day(
        today,
        interviews.tally(today),
        [*interviews.unfinished(), *interviews.second_entries()][:LIST_LIMIT],
        interviews.on_day(today)[:LIST_LIMIT],
        store.lead_keys.get() is not None,
    )


class HomeScreen(Screen):
    """Where every interview begins and ends."""

    new_wanted = Signal()
    open_wanted = Signal(str)
    export_wanted = Signal()
    settings_wanted = Signal()
    paper_wanted = Signal()
    share_wanted = Signal()
    lead_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, services: Services, store: Store, theme: Theme) -> None:
        day = read_day(store, services.clock.now().date())  # May fail: before there is a widget.
        super().__init__()
        self._day = day
        self.setObjectName("home")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._services = services
        self._store = store
        self._theme = theme
        self._title = label("home_title", "heading")
        self._settings = button("settings", "flat")
        self._lock = button("lock", "flat")
        self._notice = Notice()
        self._notice.pressed.connect(self._take_back)
        self._undo: Callable[[], None] | None = None
        self._new = button("new_interview", "hero")
        self._finished = Number("finished_today")
        self._refused = Number("refused_today")
        self._waiting = Number("to_export")
        self._export = button("export", "secondary")
        self._paper = button("paper", "flat")
        self._share = button("share", "flat")
        self._lead = button("lead", "flat")
        if not day.leads:
            self._lead.hide()
        self._unfinished = InterviewList("unfinished")
        self._today = InterviewList("today")
        self._lay_out()
        self._new.clicked.connect(self.new_wanted)
        self._export.clicked.connect(self.export_wanted)
        self._settings.clicked.connect(self.settings_wanted)
        self._paper.clicked.connect(self.paper_wanted)
        self._share.clicked.connect(self.share_wanted)
        self._lead.clicked.connect(self.lead_wanted)
        self._lock.clicked.connect(self.lock_wanted)
        self._unfinished.opened.connect(self.open_wanted)
        self._today.opened.connect(self.open_wanted)
        self._new.setFocus()
        self.retranslate()

    def _lay_out(self) -> None:
        line = row(self._title, self._settings, self._lock)
        line.setStretch(0, 1)
        top = bar(line)
        counts = row(self._finished, self._refused, spacing=3 * GRID)
        left = column(
            self._new,
            card(counts),
            card(self._waiting, self._export),
            Flow(self._paper, self._share, self._lead),
            1,
            spacing=2 * GRID,
        )
        right = column(self._unfinished, self._today, 1, spacing=4 * GRID)
        self._columns = QHBoxLayout()
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(5 * GRID)
        self._columns.addLayout(left, 5)
        self._columns.addLayout(right, 7)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(top)
        whole = column(self._notice, self._columns, spacing=3 * GRID)
        whole.setStretch(1, 1)
        box.addWidget(Ground(whole), 1)
        self._notice.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one where it is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    def retranslate(self) -> None:
        """Set every text."""
        language = self._services.preferences.language
        self._title.setText(self._services.study.say(self._services.study.names, language))
        self._settings.setText(self.tr("Settings"))
        self._lock.setText(self.tr("Lock"))
        self._new.setText(self.tr("New interview"))
        self._export.setText(self.tr("Export …"))
        self._paper.setText(self.tr("Type in paper forms …"))
        self._share.setText(self.tr("How far we are"))
        self._lead.setText(self.tr("Project lead"))
        self._show_store()

    def tell(self, message: Message, undo: Callable[[], None] | None = None) -> None:
        """Say what has just happened: quietly where all is well, as a warning where it is not.

        `undo` takes it back, for as long as the message stands.
        """
        set_look(self._notice, look="warning" if message.safe else "told")
        self._undo = undo
        self._notice.set_action(self.tr("Undo") if undo else "")
        self._notice.show_message(message)

    def _take_back(self) -> None:
        try:
            if self._undo is not None:
                self._undo()
            self._day = read_day(self._store, self._services.clock.now().date())
        except InterviewerError as error:
            self.tell(say(error), self._undo)
            return
        self._notice.clear()
        self._show_store()

    def _show_store(self) -> None:
        self._show_counts(self._day.tally)
        self._unfinished.show_rows(
            self.tr("Not finished"),
            self.tr("Interviews that are interrupted wait here."),
            [
                (item.id, self._unfinished_text(item, self._day.today))
                for item in self._day.unfinished
            ],
        )
        self._today.show_rows(
            self.tr("Today"),
            self.tr("No interviews yet today. They will stand here when they are finished."),
            [(item.id, self._finished_text(item)) for item in self._day.done],
        )

    def _show_counts(self, tally: Tally) -> None:
        self._finished.show_count(tally.finished_today, self.tr("carried out today"))
        self._refused.show_count(tally.refused_today, self.tr("said no today"))
        self._waiting.show_count(tally.to_export, self.tr("not exported yet"))

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
        """N or Enter begins; the rest by Tab."""
        if event.isAutoRepeat():  # A key held down acts once.
            return
        if event.key() in (Qt.Key.Key_N, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.new_wanted.emit()
        else:
            super().keyPressEvent(event)
