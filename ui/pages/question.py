"""The page of one question: topic, question, scale; once rated, the follow-up and the note."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from interviewer.interview import NoteKey
from interviewer.session import InterviewSession, QuestionState, SetAside
from ui.pages.base import Footer, Page
from ui.theme import GRID, READING_WIDTH, Theme
from ui.widgets.basics import Ground, button, column, label, row
from ui.widgets.note_editor import NoteEditor
from ui.widgets.note_marks import Finder, NoteMarks
from ui.widgets.scale_row import ScaleRow


class SetAsideCard(QFrame):
    """A note whose follow-up was closed by a changed answer: still here, and not exported."""

    taken_over = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "warning")
        self.setObjectName("set_aside")
        self._follow_up = ""
        self._about = label("set_aside_about", "quiet")
        self._text = label("set_aside_text", "body")
        self._take = button("set_aside_take_over", "secondary")
        self._take.clicked.connect(lambda: self.taken_over.emit(self._follow_up))
        words = column(self._about, self._text, spacing=GRID // 2)
        box = row(words, self._take)
        box.setStretch(0, 1)
        box.setContentsMargins(2 * GRID, GRID // 2, GRID // 2, GRID // 2)
        self.setLayout(box)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._about.setText(
            self.tr(
                "Set aside, not exported: the answer was changed. "
                "The note comes back with the old answer."
            )
        )
        self._take.setText(self.tr("Move it here"))

    def show_note(self, aside: SetAside, can_move: bool) -> None:
        """Show the note that was set aside."""
        self._follow_up = aside.follow_up.id
        self._text.setText(aside.text)
        self._take.setVisible(can_move)


class QuestionPage(Page):
    """One page for every question of an interview; `render_session` fills it."""

    rated = Signal(str, int)
    written = Signal(str, str)
    taken_over = Signal(str, str)

    def __init__(self, theme: Theme, app_language: Callable[[], str], find: Finder) -> None:
        super().__init__(theme, app_language)
        self.setObjectName("page_question")
        self._name = ""
        self._state: QuestionState | None = None
        self._opened: NoteKey | None = None
        self._is_saved = False
        self._tag = label("topic_tag", "tag", wrap=False)
        self._topic = label("topic", "quiet")
        self._question = label("question", "question")
        self._question.setMaximumWidth(READING_WIDTH)
        self.scale = ScaleRow(theme)
        self._follow_up = label("follow_up", "followup")
        self.note = NoteEditor()
        self.note.setMinimumHeight(theme.px(96))
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._marks = NoteMarks(self.note.document(), find, theme.colours.warning_line)
        self._marked = label("note_marked", "quiet")
        self._marked.hide()
        self._saved = label("note_state", "quiet", wrap=False)
        self._set_aside = SetAsideCard()
        self._answering = QWidget()
        self._answering.setObjectName("answering")
        prompt = row(self._follow_up, self._saved)
        prompt.setStretch(0, 1)
        prompt.setAlignment(self._saved, Qt.AlignmentFlag.AlignBottom)
        under = column(prompt, self.note, self._marked, spacing=GRID)
        under.setStretch(1, 1)
        under.setContentsMargins(0, 0, 0, 0)
        self._answering.setLayout(under)
        topic = row(self._tag, self._topic, spacing=GRID)
        topic.setAlignment(self._tag, Qt.AlignmentFlag.AlignTop)
        topic.setStretch(1, 1)
        content = column(
            column(topic, self._question, spacing=GRID),
            self.scale,
            self._answering,
            self._set_aside,
            spacing=2 * GRID + 4,
        )
        content.setStretch(2, 1)
        content.addStretch(0)
        self._ground = Ground(content)
        self.box.addWidget(self._ground)
        self.scale.rated.connect(lambda code: self.rated.emit(self._name, code))
        self.note.rated.connect(self._rate_by_key)
        self.note.written.connect(lambda text: self.written.emit(self._name, text))
        self.note.advanced.connect(self.advanced)
        self.note.turned.connect(self.turned)
        self.note.focused.connect(self.keep_in_view)
        self.note.textChanged.connect(self._show_marked)
        self._set_aside.taken_over.connect(lambda name: self.taken_over.emit(self._name, name))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text of the app's own."""
        self._tag.setText(self.tr("Not read aloud"))
        self.note.setPlaceholderText(self.tr("What the citizen says"))
        self._set_aside.retranslate()
        self.show_saved(self._is_saved)
        self._marked.setText(
            self.tr("Names and numbers are best left out. What is marked is shown again at export.")
        )
        self._name_note()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        super().set_theme(theme)
        self.scale.set_theme(theme)
        self._marks.set_colour(theme.colours.warning_line)
        self.note.setMinimumHeight(theme.px(96))

    def render_session(self, session: InterviewSession) -> None:
        """Show the question on which the interview stands."""
        name, words = session.page, session.words
        state = session.question(name)
        text = words.questions[name]
        new_question, self._name, self._state = name != self._name, name, state
        self._topic.setText(
            self.tr("Topic: {topic}").format(topic=self.own_words(session).questions[name].topic)
        )
        self._question.setText(session.say(text.text))
        self.scale.show_scale(state.question.scale, words.labels[state.question.scale.id])
        value = state.answer.value if state.answer else None
        self.scale.show_answer(value if isinstance(value, int) else None)
        follow_up = state.follow_up
        prompt = text.follow_ups.get(follow_up.id, "") if follow_up else ""
        self._follow_up.setText(session.say(prompt))
        self._follow_up.setVisible(bool(prompt))
        self._answering.setVisible(follow_up is not None)
        opened = (name, follow_up.id) if follow_up else None
        if follow_up is not None and not (opened == self._opened and self.note.pending):
            self.note.show_note(state.note)  # What is typed and not yet on disk stays.
        self._opened = opened
        self._show_marked()
        aside = state.set_aside[0] if state.set_aside else None
        self._set_aside.setVisible(aside is not None)
        if aside is not None:
            self._set_aside.show_note(aside, can_move=follow_up is not None)
        self._name_note()
        if new_question:
            self._ground.verticalScrollBar().setValue(0)

    def _show_marked(self) -> None:
        self._marked.setVisible(self._marks.any)

    def show_saved(self, saved: bool) -> None:
        """Say quietly that the note is on disk, or nothing."""
        self._is_saved = saved
        self._saved.setText(self.tr("Saved") if saved else "")

    def _name_note(self) -> None:
        prompt = self._follow_up.text()
        self.note.setAccessibleName(
            self.tr("Note: {question}").format(question=prompt) if prompt else self.tr("Note")
        )

    def heading(self) -> str:
        """Where we are."""
        if self._state is None:
            return ""
        return self.tr("Question {number} of {total}").format(
            number=self._state.number, total=self._state.total
        )

    def footer(self) -> Footer:
        """On, back, or skip; a question that was answered can still be skipped."""
        answer = self._state.answer if self._state else None
        skipped = answer is not None and answer.missing is not None
        return Footer(
            forward=self.tr("Next"),
            back=self.tr("Back"),
            skip=self.tr("Skipped") if skipped else self.tr("Skip"),
            ready=answer is not None,
        )

    def focus_first(self) -> None:
        """In the note where the question is answered, else on the page, ready for a digit."""
        if self._state is not None and self._state.follow_up is not None:
            self.note.setFocus()
        else:
            self.setFocus()

    def flush(self) -> None:
        """Save the note now."""
        if self._state is not None and self._state.follow_up is not None:
            self.note.flush()

    def digit(self, digit: int) -> bool:
        """A digit rates."""
        if self._state is None or digit not in self._state.question.scale.codes:
            return False
        self.rated.emit(self._name, digit)
        return True

    def _scroll_to_note(self) -> None:
        self._ground.ensureWidgetVisible(self._answering, 0, GRID)
        self._ground.ensureWidgetVisible(self.note, 0, GRID)

    def _rate_by_key(self, code: int) -> None:
        self.digit(code)

    def keep_in_view(self) -> None:
        """Scroll so that the note, and the question that led to it, can be seen."""
        QTimer.singleShot(0, self, self._scroll_to_note)  # When it has its place.
        if QAccessible.isActive():
            QAccessible.updateAccessibility(
                QAccessibleEvent(self.note, QAccessible.Event.NameChanged)
            )
