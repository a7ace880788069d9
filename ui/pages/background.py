"""The background on one page: what the interviewer ticks, and what the citizen is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, pairwise, repeat

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer.questionnaire import BackgroundField, Kind
from interviewer.session import InterviewSession
from ui.pages.base import Footer, Page
from ui.theme import GRID, Theme
from ui.widgets.basics import Ground, column, row
from ui.widgets.fields import ChoiceField, DigitPad, Field, NumberField, Option

WIDE = 1000
"""From this width (at 100 % text) the longest choice stands in a column of its own."""
MANY = 5
"""Options from which on a choice is long."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class WholeNumberField(NumberField):
    """A whole number within limits."""

    def __init__(self, field: BackgroundField) -> None:
        super().__init__(field.id, ("number",), digits=len(str(field.maximum)) + 1)
        self._field = field

    def check(self, numbers: tuple[int | None, ...]) -> tuple[int | None, str]:
        """The number, if it is within the limits."""
        number = numbers[0]
        low, high = self._field.minimum, self._field.maximum
        if number is not None and not low <= number <= high:
            return None, self.tr("Write a number from {low} to {high}.").format(low=low, high=high)
        return number, ""

    def show_value(self, value: int | str | None) -> None:
        """Show the number that is on disk; what is being typed and not possible stays."""
        if not self.wrong and self.numbers() != (value,):
            if self.edits[0].text() and value is None and self.check(self.numbers())[1]:
                return
            self.edits[0].setText("" if value is None else str(value))


class DurationField(NumberField):
    """Years and months, kept as months."""

    def __init__(self, field: BackgroundField) -> None:
        super().__init__(field.id, ("years", "months"), digits=3)
        self._field = field

    def check(self, numbers: tuple[int | None, ...]) -> tuple[int | None, str]:
        """The months in all, if the parts are possible."""
        years, months = numbers
        if years is None and months is None:
            return None, ""
        if months is not None and months > 11:
            more, rest = divmod(months, 12)
            return None, self.tr(
                "Months go from 0 to 11. {wrong} is {years} years and {months} months."
            ).format(wrong=self._spoken(years or 0, months), years=(years or 0) + more, months=rest)
        total = (years or 0) * 12 + (months or 0)
        if total > self._field.maximum:
            return None, self.tr("Write at most {years} years.").format(
                years=self._field.maximum // 12
            )
        return total, ""

    def _spoken(self, years: int, months: int) -> str:
        if not years:
            return self.tr("{months} months").format(months=months)
        return self.tr("{years} years and {months} months").format(years=years, months=months)

    def show_value(self, value: int | str | None) -> None:
        """Show the months that are on disk as years and months; what is being typed stays."""
        if self.wrong or self.check(self.numbers())[1] or self.check(self.numbers())[0] == value:
            return
        years, months = divmod(value, 12) if isinstance(value, int) else ("", "")
        for edit, part in zip(self.edits, (years, months), strict=True):
            edit.setText(str(part))


class BackgroundPage(Page):
    """All background fields of the questionnaire; which there are is data."""

    answered = Signal(str, object)

    def __init__(self, theme: Theme, app_language: Callable[[], str]) -> None:
        super().__init__(theme, app_language)
        self.setObjectName("page_background")
        self._fields: dict[str, Field] = {}
        self._built_for: object = None
        self._session: InterviewSession | None = None
        self._left = column(1, spacing=3 * GRID)
        self._right = column(1, spacing=3 * GRID)
        self._content = row(self._left, self._right)
        self._arrangement: tuple[bool, bool] | None = None
        self._ground = Ground(self._content)
        self._pad = DigitPad()
        self.box.addWidget(self._ground, 1)
        self.box.addWidget(self._pad)

    # --- building -----------------------------------------------------------------------------

    def _build(self, session: InterviewSession) -> None:
        self._arrangement = None
        for old in self._fields.values():
            self._left.removeWidget(old)
            self._right.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._fields = {}
        for field in session.questionnaire.background:
            made = self._field(session, field)
            made.answered.connect(lambda value, name=field.id: self.answered.emit(name, value))
            made.done.connect(lambda name=field.id: self._go_on(name))
            made.troubled.connect(lambda name=field.id: self._keep_whole(name))
            made.picked.connect(lambda name=field.id: self._offer_digits(name))
            if isinstance(made, NumberField):
                made.tapped.connect(self._pad.serve)
                made.focused.connect(self._pad.follow)
            self._fields[field.id] = made
        self._place()
        self._order_tabs()

    def _field(self, session: InterviewSession, field: BackgroundField) -> Field:
        if field.kind is Kind.INTEGER:
            return WholeNumberField(field)
        if field.kind is Kind.DURATION:
            return DurationField(field)
        options = self._options(session, field)
        return ChoiceField(field.id, options, columns=2)

    def _options(self, session: InterviewSession, field: BackgroundField) -> Sequence[Option]:
        study, language = session.study, self.app_language()
        if field.options_from is not None:
            return [
                Option(
                    group.id,
                    letter,
                    f"{study.say(study.jobcenters[group.jobcenter], language)} · "
                    f"{study.say(group.labels, language)}",
                )
                for letter, group in zip(chain(LETTERS, repeat("")), study.groups, strict=False)
            ]
        words = self.own_words(session).background[field.id].options
        return [Option(code, words[code].key, words[code].label) for code in field.options]

    def _long(self, name: str) -> bool:
        field = self._fields[name]
        return isinstance(field, ChoiceField) and field.option_count >= MANY

    def _place(self) -> None:
        """Long choices left and the rest right where it is wide; all in one column where not.

        The two columns stay: this also runs while Qt lays the page out, and a layout that is
        taken away then is one that Qt may still be using.
        """
        wide = self.width() >= self.theme.px(WIDE)
        roomy = self.width() >= self.theme.px(700)
        if (wide, roomy) == self._arrangement:
            return
        self._arrangement = wide, roomy
        for name, field in self._fields.items():
            self._left.removeWidget(field)
            self._right.removeWidget(field)
            side = self._left if self._long(name) or not wide else self._right
            side.insertWidget(side.count() - 1, field)  # The last is the stretch.
            if isinstance(field, ChoiceField):
                field.set_columns(2 if roomy or field.option_count < MANY else 1)
        self._content.setStretch(0, 7)
        self._content.setStretch(1, 5 if wide else 0)
        self._content.setSpacing(5 * GRID if wide else 0)

    def _order_tabs(self) -> None:
        stops: list[QWidget] = []
        for field in self._fields.values():
            stops.extend(field.edits if isinstance(field, NumberField) else [field])
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns or one, as fits."""
        super().resizeEvent(event)
        if self._fields:
            self._place()

    # --- the page -----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        super().set_theme(theme)
        if self._fields:
            self._place()

    def retranslate(self) -> None:
        """Set every text of the app's own."""
        self._pad.retranslate()
        if self._session is not None:
            self._name_fields(self._session)

    def render_session(self, session: InterviewSession) -> None:
        """Show the answers that are on disk."""
        self._session = session
        if self._built_for is not session:
            self._built_for = session
            self._build(session)
        self._name_fields(session)
        for name, field in self._fields.items():
            field.show_value(session.interview.value(name))

    def _name_fields(self, session: InterviewSession) -> None:
        language = self.app_language()
        for name, field in self._fields.items():
            text = self.own_words(session).background[name]
            read = session.words.background[name].question
            field.set_words(
                text.label, self.tr("Ask: {question}").format(question=read) if read else ""
            )
            if isinstance(field, DurationField):
                field.set_units((self.tr("years"), self.tr("months")), text.label)
            elif isinstance(field, NumberField):
                field.set_units((text.hint,), text.label)
            elif isinstance(field, ChoiceField) and field.language != language:
                field.language = language
                field.set_options(self._options(session, session.questionnaire.field(name)))
                field.show_value(session.interview.value(name))

    def heading(self) -> str:
        """Where we are."""
        return self.tr("Background")

    def footer(self) -> Footer:
        """On and back; what is left empty counts as skipped."""
        return Footer(forward=self.tr("Next"), back=self.tr("Back"))

    def focus_first(self) -> None:
        """In the first field without an answer."""
        if self._session is None:
            return
        answers = self._session.interview.answers
        for name, field in self._fields.items():
            if name not in answers:
                field.focus_field()
                return
        next(iter(self._fields.values())).focus_field()

    def keep_in_view(self) -> None:
        """Scroll so that the field being typed in can be seen."""
        focus = self.focusWidget()
        if focus is not None:
            self._ground.ensureWidgetVisible(focus)

    def settle(self) -> bool:
        """Say what is wrong with a field, if anything is, and put the cursor there."""
        wrong = [
            field
            for field in self._fields.values()
            if isinstance(field, NumberField) and not field.settle()
        ]
        if wrong:
            wrong[0].focus_field()
            self._ground.ensureWidgetVisible(wrong[0])
        return not wrong

    def _keep_whole(self, name: str) -> None:
        """Scroll, when the layout has settled, so that the field and its error can be seen."""
        field = self._fields[name]
        QTimer.singleShot(0, field, lambda: self._ground.ensureWidgetVisible(field))

    def _offer_digits(self, name: str) -> None:
        """After a choice by tap: open the digit pad, where a number is what comes next."""
        names = list(self._fields)
        following = self._fields.get(dict(pairwise(names)).get(name, ""))
        answers = self._session.interview.answers if self._session is not None else {}
        if isinstance(following, NumberField) and following.name not in answers:
            following.focus_field()
            self._pad.serve(following.edits[0])
            self._ground.ensureWidgetVisible(following)

    def _go_on(self, name: str) -> None:
        names = list(self._fields)
        after = names.index(name) + 1
        if after < len(names):
            following = self._fields[names[after]]
            following.focus_field()
            self._ground.ensureWidgetVisible(following)
            if not isinstance(following, NumberField):
                self._pad.hide()
        else:
            self._pad.hide()
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tab from the page itself begins at the first field."""
        if event.key() == Qt.Key.Key_Tab and self.hasFocus():
            self.focus_first()
            return
        super().keyPressEvent(event)
