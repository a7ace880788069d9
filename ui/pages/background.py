"""The background on one page: what the interviewer ticks, and what the citizen is asked."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer.interview import Missing
from interviewer.questionnaire import CODED, NUMBERS, Kind, Question
from interviewer.session import InterviewSession
from ui.pages.base import Footer, Page
from ui.theme import GRID, Theme
from ui.widgets.basics import Ground, column, row
from ui.widgets.digit_pad import DigitPad
from ui.widgets.entries import DigitEdit
from ui.widgets.fields import ChoiceField, EntryField, Field, Read
from ui.widgets.options import apart_of, options_of

WIDE = 1000
"""From this width (at 100 % text) the longest choice stands in a column of its own."""
LONG = 5
"""Options from which on a choice is long."""


class BackgroundPage(Page):
    """All background fields of the questionnaire; which there are is data."""

    answered = Signal(str, object)
    toggled = Signal(str, int)
    unsaid = Signal(str, object)
    """A `Missing`."""
    written = Signal(str, str)

    def __init__(self, theme: Theme, app_language: Callable[[], str]) -> None:
        super().__init__(theme, app_language)
        self.setObjectName("page_background")
        self._fields: dict[str, Field] = {}
        self._built_for: object = None
        self._session: InterviewSession | None = None
        self._answering = ""
        """The field whose answer was last changed."""
        self._left = column(1, spacing=2 * GRID)
        self._right = column(1, spacing=2 * GRID)
        self._content = row(self._left, self._right)
        self._arrangement: tuple[bool, bool] | None = None
        self._ground = Ground(self._content)
        self._pad = DigitPad()
        self.box.addWidget(self._ground, 1)
        self.box.addWidget(self._pad)

    # --- building -----------------------------------------------------------------------------

    def _build(self, session: InterviewSession) -> None:
        self._arrangement = None
        self._pad.put_away()
        for old in self._fields.values():
            self._left.removeWidget(old)
            self._right.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._fields = {}
        self._answering = ""
        for item in session.questionnaire.background:
            self._fields[item.id] = self._field(item)
        for name in self._fields:  # Which of them are long, hangs on their options.
            self._name_field(session, name)
        self._place()
        self._order_tabs()

    def _field(self, item: Question) -> Field:
        name = item.id
        if item.kind in CODED:
            made: Field = ChoiceField(item, self.theme)
        else:
            written = EntryField(item, self.theme)
            written.tapped.connect(self._pad.serve)
            written.entry.turned.connect(self.turned)
            made = written
        made.answered.connect(lambda value: self._hand_on(name, self.answered, value))
        made.toggled.connect(lambda code: self._hand_on(name, self.toggled, code))
        made.unsaid.connect(lambda why: self._hand_on(name, self.unsaid, why))
        made.written.connect(lambda text: self.written.emit(name, text))
        made.done.connect(lambda: self._go_on(name))
        made.troubled.connect(lambda: self._keep_whole(name))
        made.picked.connect(lambda: self._offer_digits(name))
        made.focused.connect(self._follow)
        return made

    def _hand_on(self, name: str, signal: SignalInstance, value: object) -> None:
        self._answering = name
        signal.emit(name, value)

    def _weight(self, field: Field) -> int:
        """About how high a field is, in rows."""
        apart = len(field.list.apart) > 0
        if isinstance(field, ChoiceField):
            return 1 + (field.option_count + 1) // 2 + apart
        return 2 + apart + 2 * (field.item.kind is Kind.LONG_TEXT)

    def _first_half(self) -> int:
        """How many fields stand in the left column, so that the higher one is as low as can be."""
        weights = [self._weight(field) for field in self._fields.values()]
        return min(
            range(1, len(weights) + 1), key=lambda n: max(sum(weights[:n]), sum(weights[n:]))
        )

    def _place(self) -> None:
        """In two columns where it is wide, read downwards; all in one where not.

        The two columns stay: this also runs while Qt lays the page out, and a layout that is
        taken away then is one that Qt may still be using.
        """
        wide = self.width() >= self.theme.px(WIDE)
        roomy = self.width() >= self.theme.px(700)
        if (wide, roomy) == self._arrangement or not self._fields:
            return
        self._arrangement = wide, roomy
        half = self._first_half() if wide else len(self._fields)
        for number, field in enumerate(self._fields.values()):
            self._left.removeWidget(field)
            self._right.removeWidget(field)
            side = self._left if number < half else self._right
            side.insertWidget(side.count() - 1, field)  # The last is the stretch.
            if isinstance(field, ChoiceField):
                field.set_columns(2 if roomy or field.option_count < LONG else 1)
        long = any(f.option_count >= LONG for f in self._choices(0, half))
        more = any(f.option_count >= LONG for f in self._choices(half, len(self._fields)))
        self._content.setStretch(0, 7 if long and not more else 6)
        self._content.setStretch(1, (5 if long and not more else 6) if wide else 0)
        self._content.setSpacing(5 * GRID if wide else 0)

    def _choices(self, start: int, end: int) -> list[ChoiceField]:
        fields = list(self._fields.values())[start:end]
        return [field for field in fields if isinstance(field, ChoiceField)]

    def _order_tabs(self) -> None:
        stops = [stop for field in self._fields.values() for stop in field.stops]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns or one, as fits."""
        super().resizeEvent(event)
        self._place()

    # --- the page -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        super().set_theme(theme)
        for field in self._fields.values():
            field.set_theme(theme)
        self._place()

    def retranslate(self) -> None:
        """Set every text of the app's own."""
        self._pad.retranslate()
        if self._session is not None:
            for name, field in self._fields.items():
                field.language = ""
                self._name_field(self._session, name)

    def render_session(self, session: InterviewSession) -> None:
        """Show what is asked, and the answers that are on disk."""
        self._session = session
        if self._built_for is not session:
            self._built_for = session
            self._build(session)
        self._show_asked(session)
        for name, field in self._fields.items():
            self._name_field(session, name)
            state = session.question(name)
            field.show_state(state, self._prompt(session, state.question))

    def _show_asked(self, session: InterviewSession) -> None:
        """Hide what is not asked as things stand; the cursor stays, or goes where it came from."""
        asked = session.route.background
        going = [f for name, f in self._fields.items() if name not in asked and not f.isHidden()]
        focus, served = self.focusWidget(), self._pad.served
        if any(field.isAncestorOf(served) for field in going if served is not None):
            self._pad.put_away()
        if any(field is focus or field.isAncestorOf(focus) for field in going):
            back = self._answering if self._answering in asked else next(iter(asked), "")
            if back:
                self._fields[back].focus_field()
            else:
                self.setFocus()
        for name, field in self._fields.items():
            field.setVisible(name in asked)

    def _name_field(self, session: InterviewSession, name: str) -> None:
        """Set the words of a field: the interviewer's own, and what is read aloud."""
        field, own = self._fields[name], self.own_words(session)
        text, item, language = own.items[name], field.item, own.language
        hints = []
        field.set_read(self._read(session, name))
        if item.kind is Kind.MULTIPLE_CHOICE:
            hints.append(self.tr("Several answers are possible."))
        # Of a number, a hint that is no sentence is its unit; a duration has its own.
        unit = item.kind in NUMBERS and not text.hint.endswith((".", "?"))
        if text.hint and not unit:
            hints.append(text.hint)
        field.set_words(text.topic, "\n".join(hints), text.hint if unit else "")
        if field.language != language:
            field.language = language
            apart = apart_of(
                item,
                own,
                {
                    Missing.DONT_KNOW: (self.tr("D"), self.tr("Don't know")),
                    Missing.WONT_SAY: (self.tr("W"), self.tr("Won't say")),
                },
            )
            field.set_options(options_of(item, own, session.study), apart)

    def _read(self, session: InterviewSession, name: str, follow_up: str = "") -> Read:
        """What is read of a field or of its follow-up; not the options, which are shown only in
        the interviewer's words.
        """
        words, original, variant = session.words, self.original(session), session.variant(name)
        leaf = f"variants.{variant}.question" if variant else "question"
        place = f"{session.questionnaire.place(name)}.{leaf}"
        if follow_up:
            place = f"{session.questionnaire.place(name)}.follow_ups.{follow_up}"

        def said(language: str) -> str:
            found = session.spoken(name, language)
            return found.follow_up if follow_up else found.text

        return Read(
            said(words.language),
            words.right_to_left,
            said(original.language) if original else "",
            words.borrows(place),
            self.original_name(session),
        )

    def _prompt(self, session: InterviewSession, item: Question) -> Read:
        """What the open follow-up of an item asks: of the citizen, or of the interviewer."""
        if not item.asked:
            return Read(session.spoken(item.id, self.own_words(session).language).follow_up)
        opened = session.question(item.id).follow_up
        return self._read(session, item.id, opened.id) if opened is not None else Read("")

    def heading(self) -> str:
        """Where we are."""
        return self.tr("Background")

    def footer(self) -> Footer:
        """On and back; what is left empty counts as skipped."""
        return Footer(forward=self.tr("Next"), back=self.tr("Back"))

    def _shown(self) -> list[str]:
        """The fields that are asked, in their order."""
        return [name for name, field in self._fields.items() if not field.isHidden()]

    def focus_first(self) -> None:
        """In the first field without an answer."""
        if self._session is None:
            return
        answers = self._session.interview.answers
        shown = self._shown()
        for name in shown:
            if name not in answers:
                self._fields[name].focus_field()
                return
        if shown:
            self._fields[shown[0]].focus_field()

    def focus_again(self) -> None:
        """Where the cursor was."""
        focus = self.focusWidget()
        if self.isAncestorOf(focus) and focus.isVisible():
            focus.setFocus()
            QTimer.singleShot(0, self, self.keep_in_view)  # What is read may be longer now.
        else:
            self.setFocus()

    def focus_item(self, name: str) -> None:
        """In this field."""
        if name in self._shown():
            self._fields[name].focus_field()
            self._keep_whole(name)

    def flush(self) -> None:
        """Hand on texts that have been typed and not yet saved."""
        for name in self._shown():
            self._fields[name].flush()

    @property
    def pending(self) -> bool:
        """Whether a text is typed that has not reached the disk."""
        return any(self._fields[name].pending for name in self._shown())

    def keep_in_view(self) -> None:
        """Scroll so that the field being typed in can be seen."""
        focus = self.focusWidget()
        if focus is not None:
            self._ground.ensureWidgetVisible(focus)

    def settle(self) -> bool:
        """Say what is wrong with a field, if anything is, and put the cursor there."""
        wrong = [field for n in self._shown() if not (field := self._fields[n]).settle()]
        if wrong:
            wrong[0].focus_field()
            self._ground.ensureWidgetVisible(wrong[0])
        return not wrong

    def _keep_whole(self, name: str) -> None:
        """Scroll, when the layout has settled, so that the field and its error can be seen."""
        field = self._fields[name]
        QTimer.singleShot(0, field, lambda: self._ground.ensureWidgetVisible(field))

    def _follow(self, edit: object) -> None:
        """The pad types where the cursor is; for a text, it makes room."""
        if isinstance(edit, DigitEdit):
            self._pad.follow(edit)
        else:
            self._pad.put_away()

    def _offer_digits(self, name: str) -> None:
        """After a choice by tap: open the digit pad, where a number is what comes next."""
        if self._fields[name].noting:
            return  # Something is to be asked and noted first.
        following = self._fields.get(dict(pairwise(self._shown())).get(name, ""))
        answers = self._session.interview.answers if self._session is not None else {}
        if following is not None and following.edits and following.name not in answers:
            following.focus_field()
            self._pad.serve(following.edits[0])
            self._ground.ensureWidgetVisible(following)

    def _go_on(self, name: str) -> None:
        """By key: to the note that an answer has opened, else to the next field."""
        if self._fields[name].focus_note():
            self._keep_whole(name)
            return
        shown = self._shown()
        after = shown.index(name) + 1 if name in shown else len(shown)
        if after < len(shown):
            following = self._fields[shown[after]]
            following.focus_field()
            self._ground.ensureWidgetVisible(following)
            if not following.edits:
                self._pad.put_away()
        else:
            self._pad.put_away()
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tab from the page itself begins at the first field."""
        if event.key() == Qt.Key.Key_Tab and self.hasFocus():
            self.focus_first()
            return
        super().keyPressEvent(event)
