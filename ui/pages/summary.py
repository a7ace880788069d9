"""The summary: every answer in view, each one tap away from being changed; then finish."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer.interview import Answer, Status
from interviewer.questionnaire import BACKGROUND, BackgroundField, Kind
from interviewer.session import InterviewSession
from ui.pages.base import Footer, Page
from ui.theme import GRID, RADIUS, TARGET, Theme, ink_on
from ui.widgets.basics import Ground, Push, column, label, row

WIDE = 1000
CHIP = 52


class Chip(QWidget):
    """The number of an answer on its colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._colour: str | None = None
        self.setFixedSize(theme.px(CHIP), theme.px(CHIP))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self.setFixedSize(theme.px(CHIP), theme.px(CHIP))
        self.update()

    def show_answer(self, text: str, colour: str | None) -> None:
        """Show a number, and its colour if it has one."""
        self._text, self._colour = text, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A filled square with the number; an empty one without an answer."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line), 1.5))
        painter.setBrush(QColor(self._colour or colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.setPen(QColor(ink_on(self._colour) if self._colour else colours.ink))
        painter.setFont(self._theme.font(24, QFont.Weight.DemiBold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class SummaryRow(Push):
    """One item: chip, what it is about, the answer, the note; a tap goes there."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"summary_{name}")
        self.setProperty("look", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.chip = Chip(theme)
        self._about = label("", "quiet")
        self._answer = label("", "heading")
        self._note = label("", "body")
        words = column(self._about, self._answer, self._note, spacing=2)
        box = row(self.chip, words, spacing=2 * GRID)
        box.setAlignment(self.chip, Qt.AlignmentFlag.AlignTop)
        box.setStretch(1, 1)
        box.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        self.setLayout(box)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for part in (self._about, self._answer, self._note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        """Long notes make it taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that shows all of it."""
        box = self.layout()
        return max(TARGET, box.heightForWidth(width) if box else TARGET)

    def show_item(self, about: str, answer: str, note: str) -> None:
        """Show what was answered."""
        self._about.setText(about)
        self._answer.setText(answer)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(f"{about}: {answer}. {note}")
        self.updateGeometry()


NOTE_SHOWN = 160
"""Characters of a note that the summary shows; all of it is one tap away."""


class SummaryPage(Page):
    """Every answer; finish."""

    chosen = Signal(str)
    """The page to go to."""

    def __init__(self, theme: Theme, app_language: Callable[[], str]) -> None:
        super().__init__(theme, app_language)
        self.setObjectName("page_summary")
        self._session: InterviewSession | None = None
        self._rows: dict[str, SummaryRow] = {}
        self._title = label("summary_title", "title")
        self._state = label("summary_state", "quiet")
        self._halves = (column(1, spacing=GRID + 4), column(1, spacing=GRID + 4))
        halves = row(*self._halves, spacing=GRID + 4)
        content = column(
            column(self._title, self._state, spacing=GRID // 2), halves, 1, spacing=2 * GRID
        )
        self.box.addWidget(Ground(content))
        self._columns = 0
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text of the app's own."""
        if self._session is not None:
            self.render_session(self._session)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        super().set_theme(theme)
        for made in self._rows.values():
            made.chip.set_theme(theme)
        self._columns = 0
        self._place()

    def render_session(self, session: InterviewSession) -> None:
        """Show every item in the order of the pages."""
        self._session = session
        order = session.pages[1:-1]
        names = [page for page in order if page in session.questionnaire.question_ids]
        if BACKGROUND in order:
            place = 0 if session.interview.background_first else len(names)
            names.insert(place, BACKGROUND)
        if list(self._rows) != names:
            for old in self._rows.values():
                old.setParent(None)
                old.deleteLater()
            self._rows = {name: SummaryRow(name, self.theme) for name in names}
            for name, made in self._rows.items():
                made.clicked.connect(lambda _=False, page=name: self.chosen.emit(page))
            self._columns = 0
            self._place()
        for name in names:
            if name == BACKGROUND:
                self._show_background(session)
            else:
                self._show_question(session, name)
        self._title.setText(self.tr("Summary"))
        missing = len(session.unanswered())
        skipped = sum(a.missing is not None for a in session.interview.answers.values())
        if session.interview.status is Status.FINISHED:
            text = self.tr("The interview is finished. Tap an answer to change it.")
        elif missing == 0 and skipped == 1:
            text = self.tr("1 is skipped. Tap an answer to change it.")
        elif missing == 0 and skipped:
            text = self.tr("{count} are skipped. Tap an answer to change it.").format(count=skipped)
        elif missing == 0:
            text = self.tr("Everything is answered. Tap an answer to change it.")
        elif missing == 1:
            text = self.tr("1 is not answered and will count as skipped. Tap it to answer.")
        else:
            text = self.tr(
                "{count} are not answered and will count as skipped. Tap one to answer."
            ).format(count=missing)
        self._state.setText(text)

    def _show_question(self, session: InterviewSession, name: str) -> None:
        state = session.question(name)
        answer = state.answer
        colour = None
        chip, said = "", self.tr("Not answered")
        if answer is not None and answer.missing is not None:
            chip, said = "–", self.tr("Skipped")
        elif answer is not None and isinstance(answer.value, int):
            chip = str(answer.value)
            said = self.own_words(session).label(state.question.scale, answer.value)
            colour = next(
                (s.colour for s in state.question.scale.steps if s.code == answer.value), None
            )
        note = state.note if len(state.note) <= NOTE_SHOWN else f"{state.note[:NOTE_SHOWN]}…"
        if state.set_aside:
            aside = self.tr("A note is set aside and is not exported.")
            note = f"{note}\n{aside}" if note else aside
        made = self._rows[name]
        made.chip.show_answer(chip, colour)
        made.show_item(
            f"{state.number}. {self.own_words(session).questions[name].topic}", said, note
        )

    def _show_background(self, session: InterviewSession) -> None:
        lines = []
        for field in session.questionnaire.background:
            text = self.own_words(session).background[field.id].label
            answer = session.interview.answers.get(field.id)
            lines.append(f"{text}: {self._said(session, field, answer)}")
        made = self._rows[BACKGROUND]
        answered = sum(f.id in session.interview.answers for f in session.questionnaire.background)
        made.chip.show_answer(str(answered), None)
        made.show_item(
            self.tr("Background"),
            self.tr("{done} of {total} answered").format(
                done=answered, total=len(session.questionnaire.background)
            ),
            "\n".join(lines),
        )

    def _said(
        self, session: InterviewSession, field: BackgroundField, answer: Answer | None
    ) -> str:
        if answer is None:
            return self.tr("not answered")
        if answer.missing is not None or answer.value is None:
            return self.tr("skipped")
        if field.options_from is not None:
            try:
                group = session.study.group(str(answer.value))
            except KeyError:  # The study has changed since.
                return str(answer.value)
            return session.study.say(group.labels, self.app_language())
        if isinstance(answer.value, str):
            return answer.value
        if field.options:
            return self.own_words(session).background[field.id].options[answer.value].label
        if field.kind is Kind.DURATION:
            years, months = divmod(answer.value, 12)
            return self.tr("{years} years and {months} months").format(years=years, months=months)
        return str(answer.value)

    def _place(self) -> None:
        columns = 2 if self.width() >= self.theme.px(WIDE) else 1
        if columns == self._columns:
            return
        self._columns = columns
        lines = -(-len(self._rows) // columns)
        for number, made in enumerate(self._rows.values()):
            for half in self._halves:
                half.removeWidget(made)
            half = self._halves[number // lines]
            half.insertWidget(half.count() - 1, made)  # The last is the stretch.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns or one, as fits."""
        super().resizeEvent(event)
        self._place()

    def heading(self) -> str:
        """Where we are."""
        return self.tr("Summary")

    def footer(self) -> Footer:
        """Finish."""
        finished = self._session is not None and self._session.interview.status is Status.FINISHED
        return Footer(
            forward=self.tr("Close") if finished else self.tr("Finish"), back=self.tr("Back")
        )
