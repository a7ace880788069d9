"""The window: which screen is shown, the lock, and the work that runs beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from interviewer.contact import Contact
from interviewer.errors import InterviewerError, StoreDamaged
from interviewer.interview import Interview, Mode
from interviewer.ports import Store, StoreState
from interviewer.preferences import Preferences
from interviewer.session import InterviewSession
from ui.aids import Aids
from ui.application import Application
from ui.jobs import Jobs
from ui.keys import KeysTable, PaperKeysTable
from ui.messages import Message, say
from ui.services import Services
from ui.sleep import SleepWatch
from ui.widgets.basics import Screen, keyboard_overlap
from ui.widgets.sheet import Choice, Sheet, ask

if TYPE_CHECKING:
    from pathlib import Path

    from interviewer.keys import Enrolled
    from interviewer.shorthand import Shorthand
    from interviewer.typing_help import TypingHelp
    from ui.screens.home import HomeScreen
    from ui.screens.lead.draft import StudyDraft

INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.Wheel,
}
"""What counts as somebody being there."""
TYPING_AFTER_MS = 1500
"""After the unlock, the words that help with typing are read."""
ENDED = ("finished", "partial")
"""Outcomes of an interview after which the citizen is thanked."""


class MainWindow(QMainWindow):
    """Holds one screen at a time. Screens emit wishes; the window carries them out."""

    def __init__(self, app: Application, services: Services) -> None:
        super().__init__()
        self._app = app
        self._services = services
        self._store: Store | None = None
        self._resume: str | None = None
        """The interview that was on screen when the store was locked."""
        self._drafts: dict[str, StudyDraft] = {}
        """What a lead has written of studies and not saved. It holds nobody's answers, so that it
        may outlast the lock."""
        self._typing: TypingHelp | None = None
        """What helps while notes are typed; gone with the key."""
        self._place = "", ""
        """The study and section of a lead's desk that was on screen when the store was locked."""
        self._damage: StoreDamaged | None = None
        """What the check beside the window has found."""
        self._outcome: Message | None = None
        self._may_lose = False
        self._asking: Sheet | None = None
        self._jobs = Jobs(self)
        self._words = Jobs(self)
        """Reads the words that help with typing, apart from what a backup waits for."""
        self._typing_of: tuple[object, ...] = ()
        """The study and the wishes for which it helps."""
        self.setObjectName("main_window")
        self.setWindowTitle("Interviewer")  # Never anything of an interview.
        self.setMinimumSize(320, 320)
        self.resize(1280, 800)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock)
        lock = QShortcut(QKeySequence("Ctrl+L"), self)
        lock.activated.connect(self.lock)
        keys = QShortcut(QKeySequence("F1"), self)
        keys.activated.connect(self.show_keys)
        QGuiApplication.inputMethod().keyboardRectangleChanged.connect(self._make_room_for_keys)
        QGuiApplication.inputMethod().visibleChanged.connect(self._make_room_for_keys)
        app.installEventFilter(self)
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: self._dress())
        app.applicationStateChanged.connect(self._state_changed)
        app.on_trouble(self._show_trouble)
        app.speak(services.preferences.language)
        self._dress()
        SleepWatch(self).slept.connect(self.lock)
        self.open_door()

    # --- screens ------------------------------------------------------------------------------

    @property
    def screen_shown(self) -> Screen:
        """The screen shown."""
        screen = self._stack.currentWidget()
        assert isinstance(screen, Screen)
        return screen

    @property
    def store(self) -> Store | None:
        """The store, while it is unlocked."""
        return self._store

    def _show(self, screen: Screen) -> None:
        """Show a screen in place of the one before, which is gone with all it held."""
        before = self._stack.currentWidget()
        self._end(before)
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if before is not None:
            self._stack.removeWidget(before)
            before.hide()
            before.deleteLater()
        for sheet in self.findChildren(QWidget, "sheet"):
            sheet.hide()
            sheet.deleteLater()

    def _end(self, screen: QWidget | None) -> None:
        """Whatever a screen that goes still has to wait for is waited for beside the window."""
        wait = screen.leave() if isinstance(screen, Screen) else None
        if wait is not None:
            self._jobs.run(lambda _progress: wait())

    def open_door(self) -> None:
        """First start, or unlock."""
        try:
            state = self._services.folder.state()
        except InterviewerError:
            state = StoreState.LOCKED  # The unlock screen says what is wrong when it is tried.
        if state is StoreState.EMPTY:
            from ui.screens.first_start import FirstStartScreen

            first = FirstStartScreen(self._services)
            first.opened.connect(self._opened)
            first.changed.connect(self._apply)
            self._show(first)
        else:
            self._show_unlock()

    def _show_unlock(self, trouble: InterviewerError | None = None) -> None:
        from ui.screens.unlock import UnlockScreen

        in_interview = self._resume is not None
        screen = UnlockScreen(self._services, in_interview, self._damage, trouble)
        screen.opened.connect(self._opened)
        screen.damaged.connect(self._show_damaged)
        screen.changed.connect(self._apply)
        self._show(screen)

    def _show_damaged(self, error: StoreDamaged, passphrase: str) -> None:
        from ui.screens.damaged import DamagedScreen

        screen = DamagedScreen(self._services, error, passphrase)
        screen.opened.connect(self._opened)
        screen.changed.connect(self._apply)
        self._show(screen)

    def _opened(self, store: Store) -> None:
        self._store = store
        self._damage = None
        self._read_preferences()
        # Reading the words would keep Home waiting; an interview begun before then asks for them.
        QTimer.singleShot(TYPING_AFTER_MS, self, self._begin_typing_once)
        self._restart_idle()
        resume, self._resume = self._resume, None
        place, self._place = self._place, ("", "")
        if resume is None and place[0]:
            self.show_desk(*place)
        elif resume is None:
            self.show_home()
        else:
            self.open_interview(resume)
        QTimer.singleShot(0, self._check_and_back_up)

    def _begin_typing(self) -> None:
        """What helps with typing, for the study in use: its words come from a worker later.

        Anew where the study, the shorthand or what is wanted has changed.
        """
        self._end_typing()
        store, services = self._store, self._services
        data = services.typing
        if store is None or data is None:
            return
        from interviewer.typing_help import load_typing_help, make_typing_help

        try:
            made = make_typing_help(store, services.study, services.preferences, data)
        except InterviewerError as error:  # Notes can be typed without it.
            self._tell_now(error)
            return
        self._typing, study, find = made, services.study, services.find
        self._typing_of = self._wanted_of_typing()
        self._words.run(lambda progress: load_typing_help(made, store, study, data, find, progress))

    def _begin_typing_once(self) -> None:
        if self._typing is None:
            self._begin_typing()

    def _use_shorthand(self, shorthand: Shorthand) -> None:
        if self._typing is not None:
            self._typing.shorthand = shorthand

    def _wanted_of_typing(self) -> tuple[object, ...]:
        """What it hangs on whether and how typing is helped."""
        wanted = self._services.preferences
        return self._services.study.id, wanted.capitals, wanted.shorthand, wanted.suggestions

    def _end_typing(self) -> None:
        """Forget all that was learnt; what still reads words is waited for beside the window."""
        if self._typing is not None:
            self._typing.close()
            self._typing = None
        if self._words.running:
            wait = self._words.let_go()
            self._words.run(lambda _progress: wait())

    def _read_preferences(self) -> None:
        """A command may have changed them while the store was locked."""
        services = self._services
        before = services.preferences
        services.preferences, services.study, services.study_trouble = services.reload()
        if services.preferences != before:
            self._apply(services.preferences)

    def show_home(self) -> None:
        """Home, with what has just happened said on it."""
        from ui.screens.home import HomeScreen

        if self._store is None:
            return
        try:
            home = HomeScreen(self._services, self._store, self._app.theme)
        except InterviewerError as error:
            self._lock_with(error)
            return
        home.new_wanted.connect(self.new_interview)
        home.open_wanted.connect(self.open_interview)
        home.export_wanted.connect(self.show_export)
        home.settings_wanted.connect(self.show_settings)
        home.paper_wanted.connect(self.show_paper_entry)
        home.share_wanted.connect(self.show_share)
        home.lead_wanted.connect(self.show_lead)
        home.transcribe_wanted.connect(self.show_transcription)
        home.receipt_wanted.connect(self.show_withdrawal)
        home.lock_wanted.connect(self.lock)
        self._show(home)
        self._tell(home)

    def _tell(self, home: HomeScreen) -> None:
        damaged = self._services.damaged_preferences
        if self._outcome is None and damaged is not None:
            self._services.damaged_preferences = None
            self._outcome = Message(
                self.tr("The file with your settings could not be read."),
                self.tr("Interviews are not touched. The usual settings are used."),
                self.tr("The old file is kept as {path}.").format(path=damaged),
            )
        if self._outcome is None and self._services.study_trouble is not None:
            self._outcome = say(self._services.study_trouble)
        if self._outcome is not None:
            home.tell(self._outcome)
            self._outcome = None

    def _has_study(self) -> bool:
        """Whether the study that was chosen can be used; Home says why not.

        Nothing is begun in another one in its stead, or leaves with another one's bands.
        """
        trouble = self._services.study_trouble
        if trouble is not None:
            self._fail(trouble)
        return trouble is None

    def show_settings(self) -> None:
        """The settings."""
        from ui.screens.settings import SettingsScreen

        screen = SettingsScreen(self._services)
        screen.changed.connect(self._apply)
        screen.closed.connect(self.show_home)
        screen.questionnaires_wanted.connect(self.show_questionnaires)
        screen.lead_wanted.connect(self.show_lead)
        screen.card_preview_wanted.connect(self.show_card_preview)
        screen.shorthand_wanted.connect(self.show_shorthand)
        self._show(screen)

    def show_card_preview(self) -> None:
        """The show card as somebody who is colour-blind sees it."""
        from ui.screens.card_preview import CardPreviewScreen

        screen = CardPreviewScreen(self._services, self._app.theme)
        screen.closed.connect(self.show_settings)
        self._show(screen)

    def show_shorthand(self) -> None:
        """The short forms that unfold in notes."""
        from ui.screens.shorthand import ShorthandScreen

        if self._store is None or self._services.typing is None:
            return
        screen = ShorthandScreen(self._services, self._store, self._services.typing)
        screen.changed.connect(self._use_shorthand)
        screen.closed.connect(self.show_settings)
        self._show(screen)

    def show_questionnaires(self) -> None:
        """The studies and questionnaires on this device, for a lead."""
        from ui.screens.questionnaires import QuestionnairesScreen

        if self._store is None:
            return
        screen = QuestionnairesScreen(self._services, self._store.enrolments.all())
        screen.closed.connect(self.show_settings)
        screen.preview_wanted.connect(self.show_preview)
        screen.file_chosen.connect(self.show_enrolment)
        screen.enrolment_wanted.connect(lambda known: self.show_enrolment(None, known))
        self._show(screen)

    def show_enrolment(self, path: Path | None, known: Enrolled | None = None) -> None:
        """A lead's study file at `path`; or the code of a study in which the device takes part."""
        from ui.screens.enrolment import EnrolmentScreen

        if self._store is None:
            return
        screen = EnrolmentScreen(self._services, self._services.enrolling(self._store), path, known)
        screen.closed.connect(self.show_questionnaires)
        self._show(screen)

    def show_lead(self) -> None:
        """A project lead's studies and key."""
        from ui.screens.lead.studies import StudiesScreen

        if self._store is None:
            return
        screen = StudiesScreen(self._services, self._services.lead(self._store), self._drafts)
        screen.closed.connect(self.show_home)
        screen.desk_wanted.connect(self.show_desk)
        screen.new_wanted.connect(self.show_new_study)
        self._show(screen)

    def show_desk(self, study_id: str, section: str = "") -> None:
        """The desk of a study that is led from here."""
        from ui.screens.lead.desk import DeskScreen

        if self._store is None:
            return
        lead = self._services.lead(self._store)
        screen = DeskScreen(self._services, lead, study_id, self._app.theme, self._drafts, section)
        screen.closed.connect(self.show_lead)
        screen.lock_wanted.connect(self.lock)
        self._show(screen)

    def show_new_study(self, draft: StudyDraft) -> None:
        """Writing a study that is not there yet."""
        from ui.screens.lead.study_editor import NewStudyScreen

        if self._store is None:
            return
        lead = self._services.lead(self._store)
        screen = NewStudyScreen(self._services, lead, self._app.theme, draft, self._drafts)
        screen.closed.connect(self.show_lead)
        screen.made.connect(lambda study_id: self.show_desk(study_id, "devices"))
        self._show(screen)

    def show_preview(self, key: tuple[str, str]) -> None:
        """A questionnaire on made-up answers; nothing of it is stored."""
        from ui.preview import Preview

        folder, read = self._services.workshop.source(key)
        screen = Preview(
            self._app,
            folder,
            read,
            self._services.clock,
            self._services.find,
            self._services.preferences.language,
        )
        screen.closed.connect(self.show_questionnaires)
        self._show(screen)

    def show_paper_entry(self, interview_id: str = "") -> None:
        """Typing in filled paper forms; one that was begun, where `interview_id` names it."""
        from ui.screens.paper_entry import PaperEntryScreen

        if self._store is None or not (interview_id or self._has_study()):
            return
        try:
            screen = PaperEntryScreen(self._services, self._store, self._app.theme)
        except InterviewerError as error:
            self._fail(error)
            return
        screen.closed.connect(lambda: self._paper_closed(screen))
        self._show(screen)
        if not interview_id:
            return
        try:
            screen.open(interview_id)
        except InterviewerError as error:
            self._fail(error)
        except KeyError:  # Gone meanwhile.
            self.show_home()

    def _paper_closed(self, screen: Screen) -> None:
        self._outcome = self._message_for(screen.outcome) or self._outcome
        self._begin_typing()  # Of a form that was withdrawn, nothing goes on being suggested.
        self.show_home()
        QTimer.singleShot(0, self._back_up)

    def show_export(self) -> None:
        """What will leave, the finds in the notes, and the writing of the batch."""
        from ui.screens.export import ExportScreen

        if self._store is None or not self._has_study():
            return
        screen = ExportScreen(self._services, self._store, self._app.theme)
        screen.closed.connect(self.show_home)
        self._show(screen)

    def show_transcription(self) -> None:
        """The pen notes that wait to be typed, and those for a second reader."""
        from ui.screens.transcription import TranscriptionScreen

        if self._store is None:
            return
        screen = TranscriptionScreen(self._services, self._store, self._app.theme, self._typing)
        screen.closed.connect(self._typed)
        self._show(screen)

    def _typed(self) -> None:
        self.show_home()
        QTimer.singleShot(0, self._back_up)

    def show_withdrawal(self) -> None:
        """A citizen has come back with a receipt code: what is here is erased."""
        from ui.screens.withdrawing import WithdrawalScreen

        if self._store is None:
            return
        screen = WithdrawalScreen(self._services, self._store, self._app.theme)
        screen.erased.connect(lambda _outcome: self._begin_typing())
        screen.closed.connect(self.show_home)
        self._show(screen)

    def show_share(self) -> None:
        """What this device has done in the study."""
        from ui.screens.share import ShareScreen

        if self._store is None or not self._has_study():
            return
        screen = ShareScreen(self._services, self._store, self._app.theme)
        screen.closed.connect(self.show_home)
        self._show(screen)

    # --- interviews ---------------------------------------------------------------------------

    def new_interview(self) -> None:
        """Begin an interview at its introduction."""
        if self._store is None or not self._has_study():
            return
        study, preferences = self._services.study, self._services.preferences
        try:
            questionnaire = self._services.questionnaires(*study.questionnaire)
            session = InterviewSession.begin(
                questionnaire,
                study,
                self._store.interviews,
                self._services.clock,
                language=questionnaire.original,
                background_first=preferences.background_first,
                ink=self._store.ink,
            )
        except InterviewerError as error:
            self._fail(error)
            return
        self._show_interview(session)

    def open_interview(self, interview_id: str) -> None:
        """Go on with an interview exactly where it stood; Home says why where it cannot be."""
        if self._store is None:
            return
        try:
            interview = self._store.interviews.get(interview_id)
            if interview.mode is not Mode.SCREEN:
                self.show_paper_entry(interview_id)
                return
            questionnaire = self._services.questionnaires(
                interview.questionnaire_id, interview.questionnaire_version
            )
            study = self._services.library.study(interview.study_id)
        except InterviewerError as error:
            self._fail(error)
            return
        except KeyError:  # Gone meanwhile.
            self.show_home()
            return
        session = InterviewSession(
            questionnaire,
            study,
            interview,
            self._store.interviews,
            self._services.clock,
            self._store.ink,
        )
        try:
            session.mend_ink()
        except InterviewerError as error:
            self._fail(error)
            return
        self._show_interview(session)

    def _show_interview(self, session: InterviewSession) -> None:
        if self._typing is None or self._typing_of != self._wanted_of_typing():
            self._begin_typing()
        from ui.interview_screen import InterviewScreen

        screen = InterviewScreen(
            session,
            self._app.theme,
            lambda: self._services.preferences.language,
            self._services.find,
            self._services.preferences.bilingual,
            Aids(
                ink=self._store.ink if self._store is not None else None,
                typing=self._typing,
                left_handed=self._services.preferences.left_handed,
            ),
        )
        screen.bilingual_wanted.connect(
            lambda wanted: self._keep(replace(self._services.preferences, bilingual=wanted))
        )
        screen.closed.connect(lambda outcome: self._interview_closed(session, outcome))
        screen.refused.connect(self._refused)
        screen.keys_wanted.connect(self.show_keys)
        screen.receipt_wanted.connect(
            lambda interview_id: self.show_receipt(
                session.interview, lambda: self.open_interview(interview_id)
            )
        )
        screen.lock_wanted.connect(self.lock)
        screen.app_language_wanted.connect(self._other_language)
        screen.background_first_wanted.connect(
            lambda first: self._keep(replace(self._services.preferences, background_first=first))
        )
        self._show(screen)
        screen.show_page()

    def _interview_closed(self, session: InterviewSession, outcome: str) -> None:
        if outcome in ENDED:
            self._show_done(session.interview, outcome)
        else:
            self._outcome = self._message_for(outcome) or self._outcome
            self.show_home()
        if session.gone and self._typing is not None:
            self._typing.forget(session.interview.id)
        QTimer.singleShot(0, self._back_up)

    def _show_done(self, interview: Interview, outcome: str) -> None:
        """Thanks, and nothing of the citizen's, until the interviewer goes on."""
        from ui.screens.done import DoneScreen, thanks_in

        thanks, right_to_left = thanks_in(interview.language)
        screen = DoneScreen(
            self._app.theme,
            thanks,
            right_to_left,
            outcome,
            left_handed=self._services.preferences.left_handed,
        )
        screen.home_wanted.connect(self.show_home)
        screen.new_wanted.connect(self.new_interview)
        screen.receipt_wanted.connect(
            lambda: self.show_receipt(interview, lambda: self._show_done(interview, outcome))
        )
        screen.lock_wanted.connect(self.lock)
        self._show(screen)

    def show_receipt(self, interview: Interview, back: Callable[[], None]) -> None:
        """The citizen's receipt; `back` leads to where it came from."""
        from interviewer.receipt import make_receipt
        from ui.screens.receipt import ReceiptScreen

        try:
            study = self._services.library.study(interview.study_id)
        except InterviewerError as error:
            self._fail(error)
            return
        screen = ReceiptScreen(
            self._app.theme,
            make_receipt(study, interview.id, interview.language),
            self._services.print_receipt,
            left_handed=self._services.preferences.left_handed,
        )
        screen.closed.connect(back)
        screen.lock_wanted.connect(self.lock)
        self._show(screen)

    def _message_for(self, outcome: str) -> Message | None:
        told = {
            "withdrawn": self.tr("The interview is erased from this device and its backups."),
        }.get(outcome)
        if outcome == "nearly_withdrawn":
            return Message(
                self.tr("The interview is erased from this device's store."),
                self.tr("A backup could not be reached yet; it is encrypted like everything else."),
                self.tr(
                    "The app tries again at each unlock. A backup that cannot be opened, in a "
                    "folder whose name begins with damaged, has to be deleted by hand."
                ),
            )
        return Message(told, "", "") if told else None

    def _refused(self, contact: Contact) -> None:
        """Home, where more can be told of a no, and a slip of the finger be taken back."""
        from ui.screens.home import HomeScreen

        self.show_home()
        if isinstance(self.screen_shown, HomeScreen):
            self.screen_shown.counted(contact)

    def _fail(self, error: BaseException) -> None:
        """Home, and on it that something was not possible."""
        self._outcome = say(error)
        self.show_home()

    def _show_trouble(self, error: BaseException) -> None:
        """A bug: say so, and keep what is on disk."""
        message = say(error)
        Sheet(
            self,
            message.happened,
            [message.safe, message.todo],
            cancel=self.tr("Close"),
        )

    def show_keys(self) -> None:
        """The keys, on a sheet, wherever somebody is at work."""
        if self._store is not None and not self._sheet_shown():
            on_paper = self.screen_shown.objectName() == "paper_entry"
            keys = PaperKeysTable() if on_paper else KeysTable()
            Sheet(self, self.tr("Keys"), cancel=self.tr("Close"), content=keys)

    def _sheet_shown(self) -> bool:
        return any(sheet.isVisible() for sheet in self.findChildren(Sheet))

    # --- the lock -----------------------------------------------------------------------------

    def lock(self) -> None:
        """Save, forget the key, and ask for the passphrase; back to the same page afterwards."""
        if self._store is None:
            return
        screen = self.screen_shown
        if screen.put_away():
            self._lock_from(screen)
        else:
            self._restart_idle()  # Not on disk: stay, the notice says why; and try again later.
            self._ask_to_lose(lambda: self._lock_from(screen))

    def _lock_from(self, screen: Screen) -> None:
        self._resume = screen.resumes or None
        self._place = screen.place
        self._outcome = self._message_for(screen.outcome) or self._outcome
        self._lock_with(None)

    def _lock_with(self, trouble: InterviewerError | None) -> None:
        """The door, at once; then what runs beside the window ends, and the store closes."""
        store, self._store = self._store, None
        self._idle.stop()
        self._end_typing()
        self._show_unlock(trouble)
        self.screen_shown.repaint()
        self._jobs.close()
        self._words.close()
        if store is not None:
            store.close()

    def _restart_idle(self) -> None:
        if self._store is not None:
            self._idle.start(self._services.preferences.idle_minutes * 60_000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there: the idle time begins anew."""
        if event.type() in INPUT:
            self._restart_idle()
        return False

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        """The app goes to the background: save what has been typed."""
        if state is not Qt.ApplicationState.ApplicationActive and self._store is not None:
            self.screen_shown.flush()

    # --- work beside the window -----------------------------------------------------------------

    def _check_and_back_up(self) -> None:
        store = self._store
        if store is None:
            return
        find = self._services.find

        def work(_progress: object) -> None:
            find("Ring til Hanne på 12345678")  # The first time loads its word lists.
            store.verify()

        job = self._jobs.run(work)
        job.done.connect(lambda _result: self._back_up())
        job.failed.connect(self._check_failed)

    def _check_failed(self, error: BaseException) -> None:
        if isinstance(error, StoreDamaged) and self._store is not None:
            self._damage = error  # With the passphrase, the door leads to the backups.
            self.lock()
        else:
            self._tell_now(error)

    def _tell_now(self, error: BaseException) -> None:
        """On Home, or when Home is shown next."""
        from ui.screens.home import HomeScreen

        if self._store is None:
            return
        screen = self.screen_shown
        if isinstance(screen, HomeScreen):
            screen.tell(say(error))
        else:
            self._outcome = say(error)

    def _back_up(self) -> None:
        store = self._store
        if store is not None and not self._jobs.running:
            job = self._jobs.run(lambda _progress: store.back_up())
            job.failed.connect(self._tell_now)

    # --- language, look, keyboard -----------------------------------------------------------------

    def _apply(self, preferences: Preferences) -> None:
        """Use new preferences."""
        self._app.speak(preferences.language)
        self._dress()
        self._restart_idle()

    def _keep(self, preferences: Preferences) -> None:
        try:
            self._services.prefer(preferences)
        except InterviewerError as error:
            self._show_trouble(error)
        self._apply(preferences)

    def _speak(self, language: str) -> None:
        self._keep(replace(self._services.preferences, language=language))

    def _other_language(self) -> None:
        self._speak("en" if self._services.preferences.language == "da" else "da")

    def _dress(self) -> None:
        preferences = self._services.preferences
        theme = self._app.dress(preferences.theme, preferences.text_percent)
        if self._stack.count():
            self.screen_shown.set_theme(theme)

    def _make_room_for_keys(self) -> None:
        """Keep the field being typed in above the on-screen keyboard."""
        self.make_room(keyboard_overlap(self))

    def make_room(self, height: int) -> None:
        """Leave the lowest `height` pixels of the window free."""
        self.setContentsMargins(0, 0, 0, height)
        if height:
            QTimer.singleShot(0, self.screen_shown, self.screen_shown.keep_in_view)

    def _ask_to_lose(self, leave: Callable[[], None]) -> None:
        """What was typed last cannot be saved: a person says whether to leave all the same."""
        if self._asking is not None and isValid(self._asking) and self._asking.isVisible():
            return
        self._asking = ask(
            self,
            self.tr("The last thing you wrote is not saved"),
            [self.tr("Everything before it is safe. If you leave now, the last of it is lost.")],
            [Choice("leave", self.tr("Leave, and lose the last of it"), "danger")],
            self.tr("Stay"),
            lambda _choice: leave(),
        )

    def _close_anyway(self) -> None:
        self._may_lose = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save and lock; stay open if something could not be saved."""
        written = any(draft.changed for draft in self._drafts.values())
        if not self._may_lose and (not self.screen_shown.put_away() or written):
            event.ignore()
            self._ask_to_lose(self._close_anyway)
            return
        self._end(self.screen_shown)
        self._end_typing()
        self._jobs.close()
        self._words.close()
        if self._store is not None:
            self._store.close()
            self._store = None
        self._services.folder.release()
        event.accept()
