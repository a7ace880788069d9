"""The screen of one interview: bar, page, footer; keys and taps become calls of the session.

Every wish of the interviewer's goes through `_attempt`: what is on disk is rendered afterwards, or
the notice says what went wrong, the page stays as it was, and its button tries the same again.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from interviewer.contact import Contact
from interviewer.errors import InterviewerError
from interviewer.interview import Circumstances, NoteKey, Pen, Status
from interviewer.questionnaire import BACKGROUND, INTRODUCTION, PRESENTATION, SUMMARY
from interviewer.session import InterviewSession
from interviewer.show_card import (
    CardContent,
    ConsentContent,
    card_content,
    consent_content,
    presented_content,
)
from interviewer.study import Answering
from ui.aids import NO_AIDS, Aids
from ui.ink_writer import InkWriter
from ui.jobs import Jobs
from ui.pages.background import BackgroundPage
from ui.pages.base import Page
from ui.pages.introduction import IntroductionPage, PresentationPage
from ui.pages.question import QuestionPage
from ui.pages.summary import SummaryPage
from ui.show_card.card import ShowCard
from ui.show_card.consent import ConsentCard
from ui.theme import GRID, Theme
from ui.widgets.basics import Screen, bar, button, column, label, row, set_look
from ui.widgets.ink_strokes import InkSink
from ui.widgets.languages import LanguageChoice
from ui.widgets.note_marks import Finder
from ui.widgets.notice import Notice
from ui.widgets.sheet import Choice, Sheet, ask

FINISHED, PARTIAL, WITHDRAWN, NEARLY_WITHDRAWN, PAUSED, DISCARDED = (
    "finished",
    "partial",
    "withdrawn",
    "nearly_withdrawn",
    "paused",
    "discarded",
)


SPACING = 12
"""Between the buttons of the foot."""
INK_SECONDS = 3.0
"""How long leaving a page waits for strokes on a slow disk."""
PROMISED, LONG = 7, 15
"""Minutes: the citizen was promised 5 to 7; after the second it is time to round off."""
ROOMY = 1000
"""From this width (at 100 % text) the bar has room for a few more words."""
NARROW = 560
"""Below this width (at 100 % text) the bars make room: no time, shorter words, hints on a line of
their own."""
TURNING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
"""Keys that go to another page."""
SHORT = 8
"""Letters of a language's name that have room there; of a longer one, its tag is shown."""


class InterviewScreen(Screen):
    """Carries out one `InterviewSession`."""

    closed = Signal(str)
    """One of the words above: why the interview left the screen."""
    refused = Signal(object)
    """The contact that counts the citizen's no; there is no interview any more."""
    lock_wanted = Signal()
    keys_wanted = Signal()
    app_language_wanted = Signal()
    receipt_wanted = Signal(str)
    """The interview whose receipt the citizen is to see."""
    background_first_wanted = Signal(bool)
    bilingual_wanted = Signal(bool)
    """Whether the original wording is to stand below what is read aloud, from now on."""

    def __init__(
        self,
        session: InterviewSession,
        theme: Theme,
        app_language: Callable[[], str],
        find: Finder,
        bilingual: bool = False,
        aids: Aids = NO_AIDS,
    ) -> None:
        """`app_language` tells in which language the interviewer reads what is not read aloud;
        `find` what in a note may identify somebody; `bilingual` whether the original wording
        stands below what is read aloud in another language.
        """
        super().__init__()
        self.setObjectName("interview")
        self.session = session
        self._aids = aids
        self._app_language = app_language
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._heading = label("heading", "heading")
        self._unvalidated = label("unvalidated", "quiet")
        self._time = label("time", "quiet", wrap=False)
        self._show = button("show_to_citizen", "flat")
        self._language = button("language", "flat")
        self._menu = button("menu", "flat")
        self._lock = button("lock", "flat")
        self._progress = QProgressBar()
        self._progress.setObjectName("progress")
        self._progress.setTextVisible(False)
        self._notice = Notice()
        self._hint = label("hint", "error")
        self._hint_above = label("hint_above", "error")
        """Where there is no room for it between the buttons."""
        self._back = button("back", "secondary")
        self._skip = button("skip", "secondary")
        self._forward = button("forward", "primary")
        self._introduction = IntroductionPage(theme, app_language)
        self._presentation = PresentationPage(theme, app_language)
        self._question = QuestionPage(theme, app_language, find)
        self._background = BackgroundPage(theme, app_language)
        self._summary = SummaryPage(theme, app_language)
        self._stack = QStackedWidget()
        for page in self._all_pages:
            self._stack.addWidget(page)
            page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            page.bilingual = bilingual
            page.advanced.connect(self.forward)
            page.turned.connect(self.turn)
        self._ink = None if aids.ink is None else InkWriter(aids.ink, self)
        self._unmarked = ""
        """The question whose note has ink, and could not be marked so on disk."""
        self._card = ShowCard(self, theme)
        self._consent = ConsentCard(self, theme)
        self._jobs = Jobs(self)
        self._contact: Contact | None = None
        self._wait: Sheet | None = None
        """Stands over the page while the interview is being erased."""
        self._erased: bool | None = None
        """Whether all of it is gone; None before."""
        self._again: Callable[[], object] | None = None
        """What failed last, for the notice's button."""
        self._open_before: frozenset[str] | None = None
        """What had no answer when a page was opened from the summary; None before, and once the
        summary is back."""
        self._on_x11 = QGuiApplication.platformName() == "xcb"
        self._released_at = 0
        """When Enter or a page key was last let go, as the system counts."""
        self._lay_out()
        self._connect()
        self._ticker = QTimer(self)
        self._ticker.setInterval(10_000)
        self._ticker.timeout.connect(self._show_time)
        self._ticker.start()
        self._stack.setCurrentWidget(self._page_of(session.page))
        self.retranslate()

    @property
    def _all_pages(self) -> tuple[Page, ...]:
        return (
            self._introduction,
            self._presentation,
            self._question,
            self._background,
            self._summary,
        )

    def _lay_out(self) -> None:
        where = column(1, self._heading, self._unvalidated, 1, spacing=0)
        spare = QWidget()
        spare.setProperty("look", "clear")
        times = row(self._time, self._show)
        times.setAlignment(self._time, Qt.AlignmentFlag.AlignVCenter)
        spare.setLayout(times)
        line = row(where, spare, self._language, self._menu, self._lock)
        line.setStretch(0, 1)
        top = bar(line)
        for part in (spare, self._hint):
            part.setMinimumWidth(1)  # So that a window can become narrow, and leave them out.
        buttons = row(self._back, self._skip, self._hint, 1, self._forward, spacing=SPACING)
        buttons.setStretch(2, 1000)
        if self._aids.left_handed:
            buttons.setDirection(QBoxLayout.Direction.RightToLeft)
        foot = bar(column(self._hint_above, buttons, spacing=GRID))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(top)
        box.addWidget(self._progress)
        box.addWidget(self._stack, 1)
        box.addWidget(self._notice)  # Below: what is under a finger or a pen stays where it is.
        box.addWidget(foot)
        self._notice.hide()

    def _connect(self) -> None:
        self._notice.pressed.connect(self._try_again)
        self._forward.clicked.connect(self.forward)
        self._back.clicked.connect(self.back)
        self._skip.clicked.connect(self.skip)
        self._language.clicked.connect(self.open_languages)
        languages = QShortcut(QKeySequence("Alt+L"), self)
        languages.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        languages.activated.connect(self.open_languages)
        self._show.clicked.connect(self.show_card)
        self._card.answered.connect(self._answer_on_card)
        self._card.left.connect(self._take_back)
        self._consent.left.connect(self._take_back)
        card = QShortcut(QKeySequence("Alt+V"), self)
        card.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        card.activated.connect(self.show_card)
        self._menu.clicked.connect(self.open_menu)
        self._lock.clicked.connect(self.lock_wanted)
        self._question.rated.connect(
            lambda name, code: self._attempt(lambda: self._rate(name, code))
        )
        self._question.written.connect(self._write)
        self._question.taken_over.connect(
            lambda name, aside: self._attempt(lambda: self._take_over(name, aside))
        )
        self._question.note.set_help(self._aids.typing)
        sheet = self._question.sheet
        sheet.set_left_handed(self._aids.left_handed)
        sheet.quoted.connect(self._quote)
        sheet.drawing.connect(self._begin_ink)
        sheet.emptied.connect(self._end_ink)
        quote = QShortcut(QKeySequence("Alt+C"), self)
        quote.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        quote.activated.connect(self._quote_by_key)
        if self._ink is not None:
            self._question.sink_of = self._sink_of
            self._ink.failed.connect(self._notice.show_error)
            self._ink.saved.connect(self._ink_saved)
        self._question.note.textChanged.connect(lambda: self._question.show_saved(False))
        self._background.written.connect(
            lambda name, text: self._do(lambda: self.session.write_note(name, text))
        )
        for page in (self._question, self._background):
            page.answered.connect(
                lambda name, value: self._do(lambda: self.session.answer(name, value))
            )
            page.toggled.connect(
                lambda name, code: self._do(lambda: self.session.toggle(name, code))
            )
            page.unsaid.connect(
                lambda name, why: self._do(lambda: self.session.say_why_not(name, why))
            )
        self._summary.chosen.connect(lambda page: self._attempt(lambda: self._mend(page)))
        self._summary.circumstances_changed.connect(self._describe)

    # --- showing ------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text of the app's own."""
        self._menu.setText(self.tr("Menu"))
        self._lock.setText(self.tr("Lock"))
        self._notice.set_action(self.tr("Try again"))
        self._progress.setAccessibleName(self.tr("Progress"))
        self.page.flush()
        for page in self._all_pages:
            page.retranslate()
        self.render_session()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        for page in self._all_pages:
            page.set_theme(theme)
        for cover in (self._card, self._consent):
            cover.set_theme(theme)
        self._show_language()
        self._say(self._hint.text() or self._hint_above.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bars have room for more, or for less."""
        super().resizeEvent(event)
        self._show_language()
        self._show_what_can_be_shown()
        self._say(self._hint.text() or self._hint_above.text())

    @property
    def page(self) -> Page:
        """The page on screen."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def _page_of(self, name: str) -> Page:
        named: dict[str, Page] = {
            INTRODUCTION: self._introduction,
            PRESENTATION: self._presentation,
            BACKGROUND: self._background,
            SUMMARY: self._summary,
        }
        return named.get(name, self._question)

    def show_page(self) -> None:
        """Show the page on which the interview stands, the cursor where one goes on."""
        if self.session.page == SUMMARY:
            self._open_before = None
        self._stack.setCurrentWidget(self._page_of(self.session.page))
        self._say("")
        self._question.show_saved(False)
        self.render_session()
        self.page.focus_first()

    def render_session(self) -> None:
        """Show what is on disk."""
        if self.page is not self._page_of(self.session.page):
            return  # It has ended, and its screen is about to go.
        self.page.render_session(self.session)
        pages = self.session.pages
        self._progress.setRange(0, len(pages) - 1)
        self._progress.setValue(pages.index(self.session.page))
        self._heading.setText(self.page.heading())
        self._show_language()
        self._show_what_can_be_shown()
        footer = self.page.footer()
        done = self._open_before is not None and not self._newly_asked()
        for push, text in (
            (self._forward, self.tr("To the summary") if done else footer.forward),
            (self._back, footer.back),
            (self._skip, footer.skip),
        ):
            push.setText(text)
            push.setVisible(bool(text))
        self._show_time()

    @property
    def _narrow(self) -> bool:
        return self.width() < self._theme.px(NARROW)

    def _say(self, hint: str) -> None:
        """Say what is wanted first, or nothing any more."""
        narrow = self._narrow
        self._hint.setText("" if narrow else hint)
        self._hint.setHidden(narrow)
        self._hint_above.setText(hint if narrow else "")
        self._hint_above.setVisible(narrow and bool(hint))

    def _show_language(self) -> None:
        """Which language is read aloud, where there is a choice and something is still read."""
        words, choice = self.session.words, len(self.session.questionnaire.languages) > 1
        narrow = self._narrow
        short = narrow and len(words.name) > SHORT
        self._time.setHidden(narrow)
        self._language.setText(words.language.upper() if short else words.name)
        self._language.setAccessibleName(
            self.tr("Read aloud in: {language}").format(language=words.name)
        )
        self._language.setVisible(choice and self.session.changed)
        unvalidated = self.tr("Not validated by a native speaker")
        self._unvalidated.setText(self.tr("Not validated") if narrow else unvalidated)
        self._unvalidated.setAccessibleName(unvalidated)
        self._unvalidated.setVisible(not words.validated and self.session.changed)

    def _show_time(self) -> None:
        """How long it has taken, and a gentle sign when that is longer than was promised."""
        minutes = self.session.seconds // 60
        late = self.session.changed and minutes >= PROMISED
        text = self.tr("{minutes} min").format(minutes=minutes)
        spoken = self.tr("{minutes} minutes since the start").format(minutes=minutes)
        if late:
            sign = self.tr("time to round off") if minutes >= LONG else self.tr("as promised")
            spoken = f"{spoken}, {sign}"
            if self.width() >= self._theme.px(ROOMY):
                text = f"{text} · {sign}"
        set_look(self._time, look="due" if late else "quiet")  # Before it is measured.
        self._time.setText(text)
        self._time.setAccessibleName(spoken)

    # --- acting -------------------------------------------------------------------------------

    def _attempt(self, act: Callable[[], bool]) -> bool:
        """Carry out what the interviewer wants; where it fails, "Try again" does just that."""
        if self.session.gone:  # A last tap or key, on its way while the screen is replaced.
            return False
        done = act()
        self._again = None if done else (lambda: self._attempt(act))
        return done

    def _try_again(self) -> None:
        """What failed, once more; at the least what is typed."""
        if self._ink is not None:
            self._ink.retry()
        again = self._again or self._flush
        again()

    def _call(self, action: Callable[[], object]) -> bool:
        """Carry out one call of the session; True if it is on disk, else the notice says why."""
        try:
            action()
        except InterviewerError as error:
            self._notice.show_error(error)
            return False
        self._notice.clear()
        return True

    def _flush(self) -> bool:
        """Save what is typed and drawn; False if some of it is not on disk: the page must stay."""
        self.page.flush()
        typed = not (self._question.pending or self._background.pending)
        if name := self._unmarked:
            if not self._call(lambda: self.session.begin_ink(name)):
                return False
            self._unmarked = ""
        if self._ink is None or self._ink.flush(INK_SECONDS):
            return typed
        if self._ink.error is not None:
            self._notice.show_error(self._ink.error)
        return False

    def _leave(self, action: Callable[[], None]) -> bool:
        """A call after which this page is not shown any more."""
        return self._flush() and self._call(action)

    def _turn_to(self, action: Callable[[], None]) -> bool:
        """A call that moves the interview to another page."""
        done = self._leave(action)
        if done:
            self.show_page()
        return done

    def _stay(self, action: Callable[[], None]) -> bool:
        """A call that stays on the page."""
        done = self._leave(action)
        if done:
            self._say("")
            self.render_session()
        return done

    def _close(self, action: Callable[[], None], outcome: str) -> bool:
        """A call that ends this sitting."""
        done = self._leave(action)
        if done:
            self.closed.emit(outcome)
        return done

    def _do(self, action: Callable[[], None]) -> None:
        """What a field of a page wants."""
        self._attempt(lambda: self._stay(action))

    def _rate(self, name: str, code: int) -> bool:
        done = self._stay(lambda: self.session.rate(name, code))
        if done:
            self.page.focus_first()
        return done

    def _write(self, name: str, text: str) -> None:
        if self.session.gone:
            return
        try:
            self.session.write_note(name, text)
        except InterviewerError as error:
            self._notice.show_error(error)
            self._question.note.unsaved()
            self.page.keep_in_view()
            return
        self._question.show_saved(True)
        self._learn(name)
        self._notice.clear()
        self._again = None  # What else has failed can be seen not to be given.

    def _learn(self, name: str) -> None:
        follow_up = self.session.question(name).follow_up
        if self._aids.typing is not None and follow_up is not None:
            key, interview = (name, follow_up.id), self.session.interview
            self._aids.typing.learn(interview.id, key, interview.said(key))

    # --- what is drawn --------------------------------------------------------------------------

    def _sink_of(self, key: NoteKey) -> InkSink | None:
        return None if self._ink is None else self._ink.note(self.session.interview.id, key)

    def _begin_ink(self) -> None:
        """Strokes are about to change: the note says first that it waits to be typed."""
        state = self.session.question(self.session.page)
        if self._ink is None or self.session.gone:
            return
        if state.about.pen is Pen.WAITING and self.session.changed:
            return  # As for every stroke but the first.
        name = state.question.id
        marked = self._call(lambda: self.session.begin_ink(name))
        self._unmarked = "" if marked else name  # Else tried again before the page is left.
        self._question.show_saved(False)

    def _end_ink(self) -> None:
        """The last stroke is gone; the note waits for nothing, once that is on disk."""
        state = self.session.question(self.session.page)
        if state.follow_up is not None and not self.session.gone:
            key = (state.question.id, state.follow_up.id)
            self._do(lambda: self.session.end_ink(key))

    def _ink_saved(self) -> None:
        self._question.show_saved(not self._question.pending)

    def _take_over(self, name: str, follow_up: str) -> bool:
        def move() -> None:
            self.session.take_over(name, follow_up)
            self._question.read_ink_again()

        done = self._stay(move)
        if done:
            self.page.focus_first()  # What is typed next goes on in the note.
        return done

    def _quote(self, quoted: bool) -> None:
        name = self.session.page
        self._do(lambda: self.session.quote(name, quoted))

    def _quote_by_key(self) -> None:
        if self.page is self._question and self._question.sheet.isVisible():
            state = self.session.question(self.session.page)
            self._quote(not state.about.quote)

    def leave(self) -> Callable[[], None] | None:
        """What is still to be written of the strokes is waited for."""
        sheet = self._question.sheet
        sheet.finish_stroke()
        sheet.sink = None
        return None if self._ink is None else self._ink.close

    # --- turning pages --------------------------------------------------------------------------

    def forward(self) -> None:
        """On: to the next page, or to the end."""
        self._attempt(self._forward_from_here)

    def _forward_from_here(self) -> bool:
        session = self.session
        if session.page == INTRODUCTION and not session.interview.agreed:
            return self._turn_to(session.agree)
        if session.page == SUMMARY and session.interview.status is Status.FINISHED:
            self.closed.emit(PAUSED)
            return True
        if session.page == SUMMARY and session.wanting():
            return self._go_to_wanting(session.wanting()[0])
        if session.page == SUMMARY:
            return self._close(session.finish, FINISHED)
        if self.page is self._question and not self._question.settle():
            return True
        if not self.page.footer().ready and session.page not in (self._open_before or ()):
            self._say(
                self.tr("This question needs an answer.")
                if self._required(session.page)
                else self.tr("Choose an answer first, or skip.")
            )
            return True
        if self._open_before is not None:
            return not self._settled() or self._go_on_mending()
        return self._turn_page(+1)

    # --- one answer, changed from the summary ---------------------------------------------------

    def _mend(self, page: str) -> bool:
        """From the summary to a page, and from there back again."""
        self._open_before = frozenset(self.session.unanswered())
        done = self._turn_to(lambda: self.session.go_to(page))
        if not done:
            self._open_before = None
        return done

    def _newly_asked(self) -> str:
        """What is asked on another page only since something was changed; "" where nothing is."""
        session = self.session
        before = self._open_before or ()
        new = [name for name in session.unanswered() if name not in before]
        elsewhere = [name for name in new if self._page_with(name) != session.page]
        pages = session.pages
        return min(elsewhere, key=lambda name: pages.index(self._page_with(name)), default="")

    def _page_with(self, name: str) -> str:
        return name if name in self.session.route.questions else BACKGROUND

    def _go_on_mending(self) -> bool:
        """To what the change has led to, else back to the summary."""
        if not self._flush():  # What is typed may lead on.
            return False
        name = self._newly_asked()
        page = self._page_with(name) if name else SUMMARY
        done = self._turn_to(lambda: self.session.go_to(page))
        if done and name:
            self.page.focus_item(name)
        return done

    def _required(self, name: str) -> bool:
        items = self.session.questionnaire.items
        return name in items and items[name].required

    def _go_to_wanting(self, name: str) -> bool:
        """To the page of an item without whose answer the interview cannot be finished."""
        on_page = name in self.session.route.questions
        if not self._mend(self._page_with(name)):
            return False
        self.page.focus_item(name)
        topic = self.page.own_words(self.session).items[name].topic
        self._say(
            self.tr("This question needs an answer.")
            if on_page
            else self.tr("{topic}: this needs an answer.").format(topic=topic)
        )
        return True

    def back(self) -> None:
        """Back: to the page before; from the introduction, to Home as if nothing had been."""
        session = self.session
        if session.interview.agreed:
            self.turn(-1)
        else:
            self._attempt(lambda: self._close(session.discard, DISCARDED))

    def skip(self) -> None:
        """Skip the question; at the introduction, the citizen's no."""
        self._attempt(self._skip_here)

    def _skip_here(self) -> bool:
        session, name = self.session, self.session.page
        if self._required(name):
            self._say(self.tr("This question needs an answer."))
            return True
        if name in session.questionnaire.question_ids:
            if not self._leave(lambda: session.skip(name)):
                return False
            mending = self._open_before is not None
            return self._go_on_mending() if mending else self._turn_to(session.forward)
        if session.interview.agreed:
            return True
        done = self._call(self._refuse)
        if done:
            self.refused.emit(self._contact)
        return done

    def _refuse(self) -> None:
        self._contact = self.session.refuse()

    def turn(self, step: int) -> None:
        """Page Up and Page Down: neither answers nor skips anything."""
        self._attempt(lambda: self._turn_page(step))

    def _turn_page(self, step: int) -> bool:
        page = self.session.page
        if not self.session.interview.agreed or page == (INTRODUCTION if step < 0 else SUMMARY):
            return True
        if not self._settled():
            return True
        return self._turn_to(self.session.back if step < 0 else self.session.forward)

    def _settled(self) -> bool:
        """Whether nothing impossible is written on the page; else it says so."""
        return not isinstance(self.page, QuestionPage | BackgroundPage) or self.page.settle()

    def flush(self) -> None:
        """Save what is being typed."""
        self.page.flush()

    def put_away(self) -> bool:
        """Save everything before the screen goes away (Home, lock, close); False if it failed.

        An erasure under way is waited for: half of it must not be left to chance.
        """
        self._jobs.close()
        if self._wait is not None and not self.session.gone:
            self._wait.close_sheet()  # It failed, and nobody else takes the sheet away.
        self._wait = None
        return self.session.gone or self._leave(self.session.pause)

    @property
    def outcome(self) -> str:
        """What an erasure has come to that ended while the screen was put away."""
        if self._erased is None:
            return ""
        return WITHDRAWN if self._erased else NEARLY_WITHDRAWN

    @property
    def resumes(self) -> str:
        """This interview, unless it is gone."""
        return "" if self.session.gone else self.session.interview.id

    def keep_in_view(self) -> None:
        """Scroll so that the field being typed in can be seen."""
        self.page.keep_in_view()

    # --- the menu -----------------------------------------------------------------------------

    def open_menu(self) -> None:
        """Everything that is not needed at every question."""
        session = self.session
        choices = [Choice("home", self.tr("Save and go to the front page"))]
        if self._narrow and self._content_to_show() is not None:
            choices.append(Choice("card", self._show.text()))
        # Each language offers the other in the other's own words; the Danish text is English.
        choices.append(Choice("app_language", self.tr("Brug appen på dansk")))
        if session.questionnaire.background and session.questionnaire.background_place is None:
            first = session.interview.background_first
            text = (
                self.tr("Ask the background at the end")
                if first
                else self.tr("Ask the background at the start")
            )
            choices.append(Choice("background", text))
        if session.interview.agreed:
            choices.append(Choice("circumstances", self.tr("Circumstances …")))
            choices.append(Choice("receipt", self.tr("Receipt for the citizen …")))
        choices.append(Choice("keys", self.tr("Keys")))
        if session.interview.agreed:
            choices.append(Choice("stop", self.tr("Stop the interview …"), "row"))
        self.page.flush()
        ask(self, self.tr("Menu"), (), choices, self.tr("Back to the interview"), self._menu_chosen)

    def _menu_chosen(self, choice: str) -> None:
        session = self.session
        if choice == "home":
            self._attempt(lambda: self._close(session.pause, PAUSED))
        elif choice == "app_language":
            self.app_language_wanted.emit()
        elif choice == "background":
            first = not session.interview.background_first
            self._attempt(lambda: self._put_background_first(first))
        elif choice == "card":
            self.show_card()
        elif choice == "circumstances":
            self.open_circumstances()
        elif choice == "receipt":
            self._attempt(lambda: self._leave(session.pause) and self._want_receipt())
        elif choice == "keys":
            self.keys_wanted.emit()
        elif choice == "stop":
            self._ask_to_stop()

    def _want_receipt(self) -> bool:
        self.receipt_wanted.emit(self.session.interview.id)
        return True

    def open_circumstances(self) -> None:
        """How the interview is carried out, each fact one tap."""
        from ui.widgets.circumstances import CircumstancesPanel

        session = self.session
        panel = CircumstancesPanel(session.study, session.questionnaire, self._app_language())
        panel.show_circumstances(session.interview.circumstances)
        panel.changed.connect(self._describe)
        Sheet(
            self,
            self.tr("Circumstances"),
            cancel=self.tr("Back to the interview"),
            content=panel,
        )

    def _describe(self, circumstances: Circumstances) -> None:
        self._do(lambda: self.session.describe(circumstances))

    # --- the citizen looks at the screen --------------------------------------------------------

    def _content_to_show(self) -> CardContent | ConsentContent | None:
        """What of this page the citizen can look at; None for a page without."""
        session = self.session
        if session.page == INTRODUCTION:
            return consent_content(session)
        if session.page == PRESENTATION:
            return presented_content(session)
        if session.page in session.route.questions:
            return card_content(session, session.page)
        return None

    def show_card(self) -> None:
        """Turn the screen to the citizen: the question with its scale, or what taking part means.

        The interviewer takes it back by the card's gesture.
        """
        content = self._content_to_show()
        if content is None or self.holds_window:
            return
        self.page.flush()
        if isinstance(content, ConsentContent):
            self._consent.show_consent(content)
        else:
            self._card.show_card(content)

    def _answer_on_card(self, code: int) -> None:
        """The citizen has tapped; the card shows it once it is on disk."""
        session, name = self.session, self.session.page
        seen = session.study.card.answers is not Answering.UNSEEN
        if self._stay(lambda: session.answer_by_citizen(name, code, seen=seen)):
            self._card.show_answer(code)
        else:
            self._card.show_not_saved()

    def _take_back(self) -> None:
        """The interviewer has the screen again."""
        self.page.focus_first()

    @property
    def holds_window(self) -> bool:
        """Whether the citizen has the screen."""
        return self._card.holds_window or self._consent.holds_window

    def _show_what_can_be_shown(self) -> None:
        shown = self._content_to_show() is not None
        consent = self.session.page == INTRODUCTION
        self._show.setText(self.tr("Show the text") if consent else self.tr("Show card"))
        self._show.setAccessibleName(
            self.tr("Show the citizen what taking part means")
            if consent
            else self.tr("Turn the screen to the citizen")
        )
        self._show.setVisible(shown and not self._narrow)

    # --- the language read aloud ----------------------------------------------------------------

    def open_languages(self) -> None:
        """In which language is read aloud, of those that the questionnaire has."""
        if self._language.isHidden():
            return
        questionnaire = self.session.questionnaire
        choice = LanguageChoice(
            [questionnaire.words(code) for code in questionnaire.languages],
            self.session.words.language,
            self.page.bilingual,
        )
        self.page.flush()
        sheet = Sheet(
            self,
            self.tr("Read aloud in"),
            cancel=self.tr("Back to the interview"),
            content=choice,
        )
        choice.bilingual_wanted.connect(self._be_bilingual)
        choice.picked.connect(sheet.close_sheet)
        choice.picked.connect(self._read_in)

    def _read_in(self, language: str) -> None:
        self._do(lambda: self.session.read_in(language))
        self.page.focus_again()

    def _be_bilingual(self, wanted: bool) -> None:
        for page in self._all_pages:
            page.bilingual = wanted
        self.render_session()
        self.bilingual_wanted.emit(wanted)

    def _put_background_first(self, first: bool) -> bool:
        done = self._stay(lambda: self.session.put_background_first(first))
        if done:
            self.background_first_wanted.emit(first)
        return done

    def _ask_to_stop(self) -> None:
        ask(
            self,
            self.tr("Stop the interview"),
            [
                self.tr("Kept as partial: the answers so far stay and are marked as partial."),
                self.tr("Withdrawn: everything is erased; only the count of one remains."),
            ],
            [
                Choice("partial", self.tr("Keep as partial")),
                Choice("withdraw", self.tr("The citizen withdraws …")),
            ],
            self.tr("Go on with the interview"),
            self._stop_chosen,
        )

    def _stop_chosen(self, choice: str) -> None:
        if choice == "partial":
            self._attempt(lambda: self._close(self.session.abandon, PARTIAL))
        elif choice == "withdraw":
            texts = [self.tr("Answers and notes are erased from this device and its backups.")]
            if self.session.interview.revision:
                texts.append(
                    self.tr(
                        "If it has been exported, the copy in the batch is not reached from here: "
                        "tell the project lead."
                    )
                )
            ask(
                self,
                self.tr("Erase this interview for good?"),
                texts,
                [Choice("erase", self.tr("Erase for good"), "danger")],
                self.tr("Keep it"),
                self._erase_chosen,
            )

    def _erase_chosen(self, choice: str) -> None:
        if choice != "erase" or not self._flush():
            return
        # Until it is gone, nothing else can be done.
        self._wait = Sheet(self, self.tr("Erasing …"))
        job = self._jobs.run(lambda _progress: self._withdraw())
        job.done.connect(lambda _result: self.closed.emit(self.outcome))
        job.failed.connect(self._not_erased)

    def _withdraw(self) -> None:
        """In a worker."""
        self._erased = self.session.withdraw()

    def _not_erased(self, error: BaseException) -> None:
        if self._wait is not None:
            self._wait.close_sheet()
            self._wait = None
        self._again = None
        self._notice.show_error(error)

    # --- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no field has taken."""
        key = event.key()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.isAutoRepeat() or self._is_repeated(event):  # A key held down acts once.
            return
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        control = modifiers == Qt.KeyboardModifier.ControlModifier
        if plain and event.text().isalpha() and self.page.letter(event.text()):
            return  # Letters of the page's own come before those of the screen.
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.forward()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and plain:
            self.turn(+1 if key == Qt.Key.Key_PageDown else -1)
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and (plain or control):
            self.page.digit(key - Qt.Key.Key_0)
        elif key == Qt.Key.Key_Escape:
            self.open_menu()
        elif key == Qt.Key.Key_S and (plain or modifiers == Qt.KeyboardModifier.AltModifier):
            if self.session.page != INTRODUCTION:
                self.skip()
        elif key == Qt.Key.Key_N and plain and self.session.page == INTRODUCTION:
            self.skip()
        elif key in (Qt.Key.Key_J, Qt.Key.Key_Y) and plain and self.session.page == INTRODUCTION:
            self.forward()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """When a key that turns the page was let go."""
        if event.key() in TURNING:
            self._released_at = event.timestamp()
        super().keyReleaseEvent(event)

    def _is_repeated(self, event: QKeyEvent) -> bool:
        """Whether a key held down is pressed "again": where the app was busy with a new page, X11
        tells of a release that was none, at the very moment of the repeated press.
        """
        at_once = event.timestamp() == self._released_at
        return self._on_x11 and event.key() in TURNING and at_once
