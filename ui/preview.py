"""The preview of a questionnaire: the interview itself on made-up answers, nothing stored.

It watches the folder and is live again whenever a file is saved: on the same page, with the
answers that are still possible. What is wrong with the files is listed in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QFileSystemWatcher, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from interviewer.answers import permits
from interviewer.contact import Contact
from interviewer.errors import DataInvalid, Problem
from interviewer.interview import Interview
from interviewer.ports import Listed, Tally, Unreadable
from interviewer.questionnaire import INTRODUCTION, Questionnaire
from interviewer.session import Clock, InterviewSession
from interviewer.study import Study
from interviewer.trial import at_random, carry_out
from ui.application import Application
from ui.interview_screen import InterviewScreen
from ui.theme import GRID, Theme
from ui.widgets.basics import Ground, Screen, bar, button, card, column, label, row
from ui.widgets.note_marks import Finder
from ui.widgets.routing_map import RoutingMap

Read = Callable[[], tuple[Questionnaire, Study]]
"""Reads the folder; `DataInvalid` where it holds mistakes."""
WIDE = 1000
SETTLE = 150
"""Milliseconds after the last change of a file: editors write in several steps."""


class Scratch:
    """An interview store in memory that forgets everything when the window is closed."""

    def __init__(self) -> None:
        self._kept: dict[str, Interview] = {}

    def add(self, interview: Interview) -> None:
        """Keep it in memory."""
        self._kept[interview.id] = interview

    def save(self, interview: Interview) -> None:
        """Keep it in memory; KeyError if it is not there."""
        if interview.id not in self._kept:
            raise KeyError(interview.id)
        self._kept[interview.id] = interview

    def get(self, interview_id: str) -> Interview:
        """As last kept."""
        return self._kept[interview_id]

    def discard(self, interview_id: str) -> None:
        """Forget it."""
        self._kept.pop(interview_id, None)

    def refuse(self, interview_id: str, contact: Contact) -> None:
        """Forget it; nothing is counted here."""
        self._kept.pop(interview_id, None)

    def withdraw(self, interview_id: str, contact: Contact) -> bool:
        """Forget it."""
        self._kept.pop(interview_id, None)
        return True

    def unfinished(self) -> Sequence[Listed]:
        """Nothing is listed."""
        return ()

    def on_day(self, day: date) -> Sequence[Listed]:
        """Nothing is listed."""
        return ()

    def by_sheet(self, sheet: str) -> Sequence[Listed]:
        """Nothing is listed."""
        return ()

    def second_entries(self) -> Sequence[Listed]:
        """Nothing is listed."""
        return ()

    def to_type(self) -> Sequence[str]:
        """Nothing is listed."""
        return ()

    def typed(self) -> Sequence[str]:
        """Nothing is listed."""
        return ()

    def ids(self) -> Sequence[str]:
        """Nothing is listed."""
        return ()

    def tally(self, today: date) -> Tally:
        """Nothing is counted."""
        return Tally(0, 0, 0, 0)

    def to_export(self, since: date | None, again: bool) -> Iterator[Interview | Unreadable]:
        """Nothing leaves."""
        return iter(())


class Mistakes(QWidget):
    """What is wrong with the files, one card each."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mistakes")
        self._title = label("mistakes_title", "title")
        self._about = label("mistakes_about", "body")
        self._list = column(spacing=GRID)
        self._cards: list[QWidget] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        content = column(self._title, self._about, self._list, 1, spacing=2 * GRID)
        box.addWidget(Ground(content))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these mistakes, in place of those before."""
        count = len(problems)
        self._title.setText(
            self.tr("1 mistake in the files")
            if count == 1
            else self.tr("{count} mistakes in the files").format(count=count)
        )
        self._about.setText(
            self.tr("The preview goes on where it was as soon as the files are right and saved.")
        )
        for old in self._cards:
            self._list.removeWidget(old)
            old.deleteLater()
        self._cards = [self._card(number, each) for number, each in enumerate(problems)]
        for made in self._cards:
            self._list.addWidget(made)

    def _card(self, number: int, problem: Problem) -> QWidget:
        place = f"{problem.file}: {problem.place}" if problem.place else problem.file
        where: QLabel = label(f"mistake_{number}_place", "heading", place)
        return card(where, label(f"mistake_{number}", "body", f"{problem.rule} {problem.mend}"))


class Preview(Screen):
    """The bar of the preview, and below it the interview, the map, or the mistakes."""

    closed = Signal()

    def __init__(
        self,
        app: Application,
        folder: Path,
        read: Read,
        clock: Clock,
        find: Finder,
        language: str = "da",
    ) -> None:
        """`language` is the interviewer's. The folder is read at once, and when it changes."""
        super().__init__()
        self.setObjectName("preview")
        self._app = app
        self._folder = folder
        self._read = read
        self._clock = clock
        self._find = find
        self._language = language
        self._seed = 0
        self._whole = False
        self._store = Scratch()
        self._screen: InterviewScreen | None = None
        self._title = label("preview_title", "heading")
        self._said = label("preview_said", "quiet")
        self._fill = button("preview_fill", "row")
        self._anew = button("preview_anew", "row")
        self._show_map = button("preview_map", "row")
        self._close = button("preview_close", "flat")
        self._stack = QStackedWidget()
        self._mistakes = Mistakes()
        self._map = RoutingMap(app.theme)
        self._map_ground = Ground(column(self._map, 1))
        self._stack.addWidget(self._mistakes)
        self._stack.addWidget(self._map_ground)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self.read_again)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda _path: self._settle.start())
        self._watcher.directoryChanged.connect(lambda _path: self._settle.start())
        self._lay_out()
        self._fill.clicked.connect(self.fill)
        self._anew.clicked.connect(self.begin_anew)
        self._show_map.clicked.connect(self.toggle_map)
        self._close.clicked.connect(self.closed)
        self.retranslate()
        self.read_again()

    def _lay_out(self) -> None:
        words = row(column(self._title, self._said, spacing=0), self._close)
        words.setStretch(0, 1)
        self._bar = row(words, row(self._fill, self._anew, self._show_map))
        self._bar.setStretch(0, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(bar(self._bar))
        box.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bar on one line, or on two where it is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= self._app.theme.px(WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._bar.setDirection(way)

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(self.tr("Preview"))
        self._title.setText(self.tr("Preview: nothing is stored"))
        self._fill.setText(self.tr("Made-up answers"))
        self._anew.setText(self.tr("Begin again"))
        self._close.setText(self.tr("Close"))
        self._name_map_button()

    def _name_map_button(self) -> None:
        shown = self._stack.currentWidget() is self._map_ground
        self._show_map.setText(self.tr("Interview") if shown else self.tr("Map"))

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._map.set_theme(theme)
        if self._screen is not None:
            self._screen.set_theme(theme)

    # --- the files ----------------------------------------------------------------------------

    def read_again(self) -> None:
        """Read the folder; show the interview where it was, or what is wrong."""
        self._watch()
        try:
            questionnaire, study = self._read()
        except DataInvalid as invalid:
            self._judge(whole=False)
            self._mistakes.show_problems(invalid.problems)
            self._show(self._mistakes)
            self._said.setText(self.tr("Waiting for the files to be right"))
            return
        self._judge(whole=True)
        words = questionnaire.words(self._language)
        self._said.setText(
            self.tr("{title}, version {version}").format(
                title=words.title, version=questionnaire.version
            )
        )
        before = self._screen.session.interview if self._screen else None
        self._map.show_questionnaire(questionnaire, self._language)
        interview = before and _still_possible(before, questionnaire, study)
        self._open(self._session(questionnaire, study, interview))

    def _judge(self, *, whole: bool) -> None:
        """Whether the files are right; while they are not, only their mistakes are shown."""
        self._whole = whole
        for push in (self._fill, self._anew, self._show_map):
            push.setEnabled(whole)

    def _watch(self) -> None:
        """Watch the folder and its files: an editor that replaces a file takes it off the list."""
        # The folder above too: the folder itself may be taken away and made anew.
        above = self._folder.parent
        wanted = [str(each) for each in (above, self._folder) if each.is_dir()]
        wanted += [str(path) for path in self._folder.glob("*.toml")]
        missing = set(wanted) - {*self._watcher.files(), *self._watcher.directories()}
        if missing:
            self._watcher.addPaths(sorted(missing))

    def _session(
        self, questionnaire: Questionnaire, study: Study, interview: Interview | None
    ) -> InterviewSession:
        if interview is None:
            return InterviewSession.begin(
                questionnaire,
                study,
                self._store,
                self._clock,
                language=questionnaire.original,
                background_first=False,
            )
        self._store.add(interview)
        return InterviewSession(questionnaire, study, interview, self._store, self._clock)

    # --- the interview ------------------------------------------------------------------------

    @property
    def session(self) -> InterviewSession | None:
        """The interview under way; None before the files have been right once."""
        return self._screen.session if self._screen else None

    def _open(self, session: InterviewSession) -> None:
        old, shown = self._screen, self._stack.currentWidget()
        screen = InterviewScreen(session, self._app.theme, lambda: self._language, self._find)
        screen.closed.connect(lambda _outcome: self.begin_anew())
        screen.refused.connect(lambda _contact: self.begin_anew())
        self._screen = screen
        self._stack.addWidget(screen)
        self._show(self._map_ground if shown is self._map_ground else screen)
        screen.show_page()
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        self._name_map_button()

    def begin_anew(self) -> None:
        """A new interview at its introduction."""
        session = self.session if self._whole else None
        if session is not None:
            self._open(self._session(session.questionnaire, session.study, None))

    def fill(self) -> None:
        """Made-up answers wherever the citizen's would lead; then at the first question."""
        session = self.session if self._whole else None
        if session is None:
            return
        made = self._session(session.questionnaire, session.study, None)
        self._seed += 1
        carry_out(made, at_random(made.study, self._seed), note=self.tr("A made-up note."))
        first = made.route.questions or (INTRODUCTION,)
        made.go_to(session.page if session.page in made.route.questions else first[0])
        self._open(made)

    def toggle_map(self) -> None:
        """The map of the routing in place of the interview, or back."""
        if self._screen is not None and self._whole:
            shown = self._stack.currentWidget()
            self._show(self._screen if shown is self._map_ground else self._map_ground)


def _still_possible(interview: Interview, questionnaire: Questionnaire, study: Study) -> Interview:
    """What is left of an interview in another state of its questionnaire."""
    items = questionnaire.items
    answers = {
        name: answer
        for name, answer in interview.answers.items()
        if name in items and permits(items[name], answer, study)
    }
    notes = {
        (name, follow_up): text
        for (name, follow_up), text in interview.notes.items()
        if name in items and follow_up in [each.id for each in items[name].follow_ups]
    }
    languages = questionnaire.languages
    return replace(
        interview,
        questionnaire_id=questionnaire.id,
        questionnaire_version=questionnaire.version,
        study_id=study.id,
        language=interview.language if interview.language in languages else questionnaire.original,
        languages=tuple(each for each in interview.languages if each in languages),
        answers=MappingProxyType(answers),
        notes=MappingProxyType(notes),
    )


class _LocalClock:
    """The device's time, for interviews that nobody keeps."""

    def now(self) -> datetime:
        """Local time with its UTC offset."""
        return datetime.now().astimezone()

    def monotonic(self) -> float:
        """Seconds since the epoch; a preview needs no better."""
        return self.now().timestamp()


def open_preview(
    app: Application,
    folder: Path,
    read: Read,
    find: Finder,
    language: str = "da",
) -> Preview:
    """The window of the preview, shown; the caller runs the app."""
    app.speak(language)
    app.dress("system", 100)
    window = Preview(app, folder, read, _LocalClock(), find, language)
    window.closed.connect(window.close)
    window.resize(1280, 800)
    window.show()
    return window


def draw_map(
    app: Application, questionnaire: Questionnaire, path: Path, language: str = "da"
) -> None:
    """Write the map of the routing to a new file, PNG or SVG by its name; OSError."""
    app.speak(language)
    picture = RoutingMap(app.dress("light", 100))
    picture.show_questionnaire(questionnaire, language)
    picture.save(path)
