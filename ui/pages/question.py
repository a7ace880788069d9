"""The page of one question: topic, question, its answer; then the follow-up and the note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from interviewer.ink import Stroke
from interviewer.interview import SKIPPED, By, Missing, NoteKey
from interviewer.questionnaire import CODED, TEXTS, Kind, Question
from interviewer.session import InterviewSession, QuestionState, SetAside
from ui.pages.base import Footer, Page
from ui.theme import GRID, Theme
from ui.widgets.basics import Ground, button, column, label, row, set_direction
from ui.widgets.choice_list import ChoiceList
from ui.widgets.digit_pad import DigitPad
from ui.widgets.entries import DigitEdit, Entry, NumberEntry, TextEntry, make_entry
from ui.widgets.fields import shown_values
from ui.widgets.ink_strokes import InkSink
from ui.widgets.ink_view import InkView
from ui.widgets.note_editor import NoteEditor
from ui.widgets.note_marks import Finder, NoteMarks
from ui.widgets.note_sheet import NoteSheet
from ui.widgets.options import apart_of, options_of
from ui.widgets.paragraphs import has_right_to_left, runs_right_to_left
from ui.widgets.scale_row import ScaleRow
from ui.widgets.spoken import SpokenText


class SetAsideCard(QFrame):
    """A note whose follow-up was closed by a changed answer: still here, and not exported."""

    taken_over = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "warning")
        self.setObjectName("set_aside")
        self._follow_up = ""
        self._about = label("set_aside_about", "quiet")
        self._text = label("set_aside_text", "body", said=True)
        self._ink = InkView(theme, highest=theme.px(160))
        self.take = button("set_aside_take_over", "secondary")
        self.take.clicked.connect(lambda: self.taken_over.emit(self._follow_up))
        words = column(self._about, self._text, self._ink, spacing=GRID // 2)
        box = row(words, self.take)
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
        self.take.setText(self.tr("Move it here"))
        self._ink.setAccessibleName(self.tr("What was written by pen"))

    def show_note(self, aside: SetAside, strokes: Sequence[Stroke], can_move: bool) -> None:
        """Show the note that was set aside, with what was drawn."""
        self._follow_up = aside.follow_up.id
        self._text.setText(aside.text)
        self._text.setVisible(bool(aside.text))
        self._ink.show_strokes(strokes)
        self._ink.setVisible(bool(strokes))
        self.take.setVisible(can_move)


class QuestionPage(Page):
    """One page for every question of an interview, of any kind; `render_session` fills it.

    A rating is given on the scale, a choice in the list; what is written has an entry, made anew
    for each question. What is no answer of these ("don't know", "won't say") stands below.
    """

    rated = Signal(str, int)
    """The one code of a rating or a choice."""
    answered = Signal(str, object)
    toggled = Signal(str, int)
    unsaid = Signal(str, object)
    """A `Missing`."""
    written = Signal(str, str)
    taken_over = Signal(str, str)

    def __init__(self, theme: Theme, app_language: Callable[[], str], find: Finder) -> None:
        super().__init__(theme, app_language)
        self.setObjectName("page_question")
        self._name = ""
        self._item: Question | None = None
        self._state: QuestionState | None = None
        self._opened: NoteKey | None = None
        self._is_saved = False
        self._left_by_tap = False
        """Whether a tap took the cursor out of the note."""
        self._find = find
        self._tag = label("topic_tag", "tag", wrap=False)
        self._topic = label("topic", "quiet")
        self._question = SpokenText("question", "question")
        self._hint = label("question_hint", "quiet")
        self.scale = ScaleRow(theme)
        self._by = label("answered_by", "quiet")
        self._entry: Entry | None = None
        self._entry_box = column()
        self._choices = ChoiceList(theme)
        self._follow_up = SpokenText("follow_up", "followup")
        self.note = NoteEditor()
        self.sheet = NoteSheet(theme, self.note)
        self.sink_of: Callable[[NoteKey], InkSink | None] = lambda _key: None
        """Where the strokes of a note go."""
        self._drawn_in: NoteKey | None = None
        """The note whose strokes are shown."""
        self._marks = NoteMarks(self.note.document(), find, theme.colours.warning_line)
        self._marked = label("note_marked", "quiet")
        self._marked.setContentsMargins(0, GRID, 0, 0)
        self._marked.hide()
        self._saved = label("note_state", "quiet", wrap=False)
        self._set_aside: list[SetAsideCard] = []
        self._aside_box = column(spacing=GRID)
        self._answering = QWidget()
        self._answering.setObjectName("answering")
        self._pad = DigitPad()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        prompt = row(self._follow_up, self._saved, spacing=2 * GRID)
        prompt.setStretch(0, 1)
        prompt.setAlignment(self._saved, Qt.AlignmentFlag.AlignBottom)
        self._prompt = QWidget()
        self._prompt.setProperty("look", "clear")
        self._prompt.setLayout(prompt)
        under = column(self._prompt, self.sheet, self._marked, spacing=0)  # The sheet has a margin.
        under.setStretch(1, 1)
        under.setContentsMargins(0, 0, 0, 0)
        self._answering.setLayout(under)
        topic = row(self._tag, self._topic, spacing=GRID)
        topic.setAlignment(self._tag, Qt.AlignmentFlag.AlignTop)
        topic.setStretch(1, 1)
        self._content = column(
            column(topic, self._question, self._hint, spacing=GRID // 2),
            column(self.scale, self._by, spacing=GRID),
            self._entry_box,
            self._choices,
            self._answering,
            self._aside_box,
            spacing=2 * GRID,
        )
        self._content.addStretch(0)
        self._ground = Ground(self._content, top=GRID + 4)  # What is saved here is the paper's.
        self.box.addWidget(self._ground, 1)
        self.box.addWidget(self._pad)

    def _connect(self) -> None:
        self.scale.rated.connect(lambda code: self.rated.emit(self._name, code))
        self._choices.picked.connect(self._pick)
        self.note.rated.connect(self._rate_by_key)
        self.note.written.connect(lambda text: self.written.emit(self._name, text))
        self.note.advanced.connect(self.advanced)
        self.note.turned.connect(self.turned)
        self.note.focused.connect(self._enter_note)
        self.note.textChanged.connect(self._show_marked)
        self.note.suggested.connect(self.sheet.show_suggestion)
        self.note.installEventFilter(self)

    def retranslate(self) -> None:
        """Set every text of the app's own."""
        self._tag.setText(self.tr("Not read aloud"))
        for card in self._set_aside:
            card.retranslate()
        self._pad.retranslate()
        self.show_saved(self._is_saved)
        self._marked.setText(
            self.tr("Names and numbers are best left out. What is marked is shown again at export.")
        )
        self._name_note()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        super().set_theme(theme)
        self.scale.set_theme(theme)
        self._choices.set_theme(theme)
        if self._entry is not None:
            self._entry.set_theme(theme)
            self._entry.setStyleSheet(self._large())
        self._marks.set_colour(theme.colours.warning_line)
        self.sheet.set_theme(theme)

    # --- showing ------------------------------------------------------------------------------

    def render_session(self, session: InterviewSession) -> None:
        """Show the question on which the interview stands."""
        name = session.page
        state = session.question(name)
        new_question = (name, state.question) != (self._name, self._item)
        self._name, self._item, self._state = name, state.question, state
        if new_question:
            self._set_up(state.question)
        self._show_words(session, state)
        self._show_options(session, state.question)
        self._show_answer(state)
        self._show_note(session, state)
        if new_question:
            self._order_tabs()
            self._ground.verticalScrollBar().setValue(0)

    def _set_up(self, item: Question) -> None:
        """The parts for a question of this kind; what was the entry of the one before goes."""
        if self._entry is not None:
            self._entry_box.removeWidget(self._entry)
            self._entry.hide()
            self._entry.deleteLater()
            self._entry = None
        self.scale.setVisible(item.scale is not None)
        self._pad.put_away()
        if item.kind not in CODED:
            self._entry = make_entry(item, self.theme, self._find)
            self._entry.setStyleSheet(self._large())
            self._entry_box.addWidget(self._entry)
            self._entry.answered.connect(lambda value: self.answered.emit(item.id, value))
            self._entry.done.connect(self._go_on)
            self._entry.troubled.connect(self._keep_entry)
            self._entry.turned.connect(self.turned)
            self._entry.focused.connect(self._enter_entry)
            self._entry.edited.connect(self._allow)
            self._entry.show()
        grows = item.kind is Kind.LONG_TEXT
        self._content.setStretch(self._content.indexOf(self._entry_box), 2 if grows else 0)
        self._content.setStretch(self._content.indexOf(self._answering), 1)

    def _large(self) -> str:
        """Figures as large as the numbers of a scale; a text as large as a note."""
        px = self.theme.px
        if self._item is None or self._item.kind in TEXTS:
            return ""
        return (
            f"QLineEdit {{ font-size: {px(32)}px; }}"
            f"QLabel[look='body'] {{ font-size: {px(21)}px; }}"
        )

    def _order_tabs(self) -> None:
        """From the page to the answer, to what is none, to the note, to those set aside."""
        written = self._entry.stops if self._entry is not None else ()
        scale = self.scale.findChildren(QAbstractButton)
        aside = [card.take for card in self._set_aside]
        stops = [self, *scale, *written, *self._choices.rows, *self.sheet.stops, *aside]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _show_words(self, session: InterviewSession, state: QuestionState) -> None:
        """What is read aloud, in its language; the rest in the interviewer's own."""
        item, own, words = state.question, self.own_words(session), session.words
        said, original = session.spoken(item.id), self.original(session)
        beside = session.spoken(item.id, original.language) if original else None
        text = own.items[item.id]
        topic = self.tr("Topic: {topic}").format(topic=text.topic)
        theme = own.themes.get(item.theme or "", "")
        self._topic.setText(f"{theme} · {topic}" if theme else topic)
        rtl, called = words.right_to_left, self.original_name(session)
        self._question.show_text(
            said.text, rtl, beside.text if beside else "", said.borrowed, called
        )
        prompt = said.follow_up
        prompt_rtl = runs_right_to_left(prompt, rtl) if said.borrowed else rtl
        set_direction(self._prompt, prompt_rtl)
        self._follow_up.show_text(prompt, prompt_rtl, beside.follow_up if beside else "")
        self._follow_up.setVisible(bool(prompt))
        several = item.kind is Kind.MULTIPLE_CHOICE
        hints = [self.tr("Several answers are possible.")] if several else []
        self._hint.setText(" ".join([*hints, text.hint] if text.hint else hints))
        self._hint.setVisible(bool(self._hint.text()))
        if self._entry is not None:
            self._entry.set_words(said.text)

    def _show_options(self, session: InterviewSession, item: Question) -> None:
        words, original = session.words, self.original(session)
        if item.scale is not None:
            labels = words.labels[item.scale.id]
            beside = original.labels[item.scale.id] if original else None
            self.scale.show_scale(item.scale, labels, words.right_to_left, beside)
        unsaid = {
            Missing.DONT_KNOW: (self.tr("D"), self.tr("Don't know")),
            Missing.WONT_SAY: (self.tr("W"), self.tr("Won't say")),
        }
        options = () if item.scale else options_of(item, words, session.study, original)
        apart = apart_of(item, words, unsaid, original)
        if item.scale is not None:  # Its "don't know" stands beside the steps.
            apart = [option for option in apart if option.value != item.dont_know_code]
        if item.kind in TEXTS:  # Letters are text there.
            apart = [replace(option, key="") for option in apart]
        self._choices.show_options(
            options,
            apart,
            several=item.kind is Kind.MULTIPLE_CHOICE,
            alone=item.exclusive,
            rtl=words.right_to_left and any(has_right_to_left(each.label) for each in options),
        )
        self._choices.setVisible(bool(options or apart))

    def _show_answer(self, state: QuestionState) -> None:
        value = state.answer.value if state.answer else None
        unseen = state.by is By.CITIZEN_UNSEEN
        self.scale.show_answer(value if isinstance(value, int) and not unseen else None)
        self._by.setText(
            ""
            if state.by is None
            else self.tr("The citizen has answered on the card, unseen. A number here replaces it.")
            if unseen
            else self.tr("The citizen has answered on the card.")
        )
        self._by.setVisible(state.by is not None)
        self._choices.show_answer(shown_values(state.answer))
        if self._entry is not None:
            self._entry.show_answer(state.answer)
        self._allow()

    def _allow(self) -> None:
        """A text is not swept away by a tap: what is no answer needs an empty field."""
        free = not isinstance(self._entry, TextEntry) or self._entry.empty
        for each in self._choices.apart:
            each.setEnabled(free)

    def _show_note(self, session: InterviewSession, state: QuestionState) -> None:
        follow_up = state.follow_up
        self._answering.setVisible(follow_up is not None)
        opened = (self._name, follow_up.id) if follow_up else None
        if follow_up is not None and not (opened == self._opened and self.note.pending):
            self.note.show_note(state.note)  # What is typed and not yet on disk stays.
        self._opened = opened
        if opened is not None:
            self.sheet.show_quote(state.about.quote)
        if opened != self._drawn_in:
            self.sheet.finish_stroke()
            self.sheet.sink = None
            try:
                self.sheet.show_ink(session.strokes(opened) if opened else ())
            finally:  # Whatever happens: nothing is drawn that is not kept.
                self.sheet.sink = self.sink_of(opened) if opened else None
            self._drawn_in = opened
        self._show_marked()
        while len(self._set_aside) < len(state.set_aside):
            card = SetAsideCard(self.theme)
            card.taken_over.connect(lambda name: self.taken_over.emit(self._name, name))
            self._aside_box.addWidget(card)
            self._set_aside.append(card)
            self._order_tabs()
        for card, aside in zip(self._set_aside, state.set_aside, strict=False):
            strokes = session.strokes((self._name, aside.follow_up.id)) if aside.about.pen else ()
            card.show_note(aside, strokes, can_move=follow_up is not None)
            card.show()
        for card in self._set_aside[len(state.set_aside) :]:
            card.hide()
        self._name_note()

    def read_ink_again(self) -> None:
        """Something else than the pen has changed the strokes: the next rendering reads them."""
        self._drawn_in = None

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
        required = self._item is not None and self._item.required
        skip = self.tr("Skipped") if answer == SKIPPED else self.tr("Skip")
        given = answer is not None and not (required and answer == SKIPPED)
        typed = isinstance(self._entry, TextEntry) and self._entry.pending
        return Footer(
            forward=self.tr("Next"),
            back=self.tr("Back"),
            skip="" if required else skip,
            ready=given or (typed and self._entry is not None and not self._entry.empty),
        )

    # --- where the cursor stands --------------------------------------------------------------

    def focus_first(self) -> None:
        """In the entry; in the note where one answer opened it; else on the page, for a key."""
        if self._entry is not None:
            self._entry.focus_entry()
        elif self._opened is not None and not self._several:
            self.note.setFocus()
        else:
            self.setFocus()

    @property
    def _several(self) -> bool:
        return self._item is not None and self._item.kind is Kind.MULTIPLE_CHOICE

    def _enter_entry(self, edit: object) -> None:
        if isinstance(edit, DigitEdit):
            self._pad.serve(edit)

    def _enter_note(self) -> None:
        self._pad.put_away()
        self.keep_in_view()

    def _go_on(self) -> None:
        """To the follow-up that the answer has opened, else to the next question."""
        if self._opened is not None and not self.note.hasFocus():
            self.note.setFocus()
        else:
            self.advanced.emit()

    def flush(self) -> None:
        """Save what is typed now."""
        if self._entry is not None:
            self._entry.flush()
        if self._opened is not None:
            self.note.flush()
            self.sheet.finish_stroke()

    @property
    def pending(self) -> bool:
        """Whether a text or a note is typed that has not reached the disk."""
        typed = self._entry is not None and self._entry.pending
        return typed or (self._opened is not None and self.note.pending)

    def settle(self) -> bool:
        """Say what is wrong with what is written, if anything is, and put the cursor there."""
        if self._entry is None or self._entry.settle():
            return True
        self._entry.focus_entry()
        return False

    def _keep_entry(self) -> None:
        """Scroll, when the layout has settled, so that the error can be seen."""
        if self._entry is not None:
            entry = self._entry
            QTimer.singleShot(0, entry, lambda: self._ground.ensureWidgetVisible(entry))

    def _scroll_to_note(self) -> None:
        self._ground.ensureWidgetVisible(self._answering, 0, GRID)
        self._ground.ensureWidgetVisible(self.note, 0, GRID)

    def keep_in_view(self) -> None:
        """Scroll so that the note, and the question that led to it, can be seen."""
        if self._entry is not None and self._entry.isAncestorOf(self.focusWidget()):
            self._keep_entry()
            return
        QTimer.singleShot(0, self, self._scroll_to_note)  # When it has its place.
        if QAccessible.isActive():
            QAccessible.updateAccessibility(
                QAccessibleEvent(self.note, QAccessible.Event.NameChanged)
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A tap takes the cursor out of the note; a tap on one more answer gives it back."""
        if watched is self.note and isinstance(event, QFocusEvent) and event.lostFocus():
            self._left_by_tap = event.reason() is Qt.FocusReason.MouseFocusReason
        return super().eventFilter(watched, event)

    # --- answering ----------------------------------------------------------------------------

    def _pick(self, value: object) -> None:
        """A row of the list was tapped, or its key pressed."""
        if isinstance(value, Missing):
            self.unsaid.emit(self._name, value)
            self.focus_first()
        elif self._several:
            self.toggled.emit(self._name, value)
            if self._left_by_tap and self._opened is not None:
                self.note.setFocus()
        elif isinstance(value, int):
            self.rated.emit(self._name, value)
        else:
            self.answered.emit(self._name, value)
            self.focus_first()

    def letter(self, letter: str) -> bool:
        """A letter picks the option whose key it is."""
        match = self._choices.by_key(letter)
        if match is None:
            return False
        self._pick(match.option.value)
        return True

    def digit(self, digit: int) -> bool:
        """A digit rates, picks an option, or begins a number."""
        if self._item is None:
            return False
        if isinstance(self._entry, NumberEntry):
            self._entry.focus_entry()
            self._entry.edits[0].put(str(digit))
            return True
        if self._item.scale is None:
            return self.letter(str(digit))
        if digit not in self._item.scale.codes:
            return False
        self.rated.emit(self._name, digit)
        return True

    def _rate_by_key(self, code: int) -> None:
        if self._entry is None:
            self.digit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter after several answers: first to the follow-up that they have opened."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and plain and self._several and self._opened is not None:
            if not event.isAutoRepeat():
                self._go_on()
        else:
            super().keyPressEvent(event)
