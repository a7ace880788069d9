"""The summary: every answer in view, each one tap away from being changed; then finish."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from interviewer.interview import NOT_TOLD, Answer, By, Circumstances, Missing, Pen, Status
from interviewer.questionnaire import BACKGROUND, CODED, PRESENTATION, Kind, Question
from interviewer.session import InterviewSession, QuestionState
from ui.pages.base import Footer, Page
from ui.theme import GRID, RADIUS, TARGET, Theme, ink_on
from ui.widgets.basics import Ground, card, column, label
from ui.widgets.circumstances import CircumstancesPanel, in_one_line
from ui.widgets.entries import said_month, said_period
from ui.widgets.paragraphs import height_of, paint_text
from ui.widgets.sheet import Sheet
from ui.widgets.tick import paint_tick

WIDE = 1000
CHIP = 52
GAP = GRID + 4
NOTE_SHOWN = 160
"""Characters of a note, or of a long answer, that the summary shows; all of it is one tap away."""
TICK = "\N{CHECK MARK}"
"""Painted, not written: the face has none."""
CIRCUMSTANCES = "@circumstances"
"""Leads to no page: no item can be called so."""
_QUOTED = ('"', "»", "«", "“", "”", "„")
"""What is in quotation marks already begins or ends with one of these."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one row says."""

    page: str
    """Where a tap leads."""
    about: str
    answer: str
    note: str = ""
    chip: str = ""
    colour: str | None = None
    missing: bool = False
    """Whether something is asked there that has no answer."""


class SummaryRow(QAbstractButton):
    """One item: chip, what it is about, the answer, the note; a tap goes there.

    Painted as a whole, since there may be hundreds.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._heights: dict[int, int] = {}
        self.line = Line("", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        self._heights = {}
        self.update()

    def show_line(self, line: Line) -> None:
        """Show what was answered."""
        if line == self.line:
            return
        self.line = line
        self._heights = {}
        self.setObjectName(f"summary_{line.page.removeprefix('@')}")
        self.setAccessibleName(f"{line.about}: {line.answer}. {line.note}")
        self.update()

    def _texts(self) -> list[tuple[str, QFont, str]]:
        """Each text that stands here, its type and its colour."""
        theme, colours, line = self._theme, self._theme.colours, self.line
        weight = QFont.Weight.Normal if line.missing else QFont.Weight.DemiBold
        texts = [
            (line.about, theme.font(16), colours.quiet),
            (line.answer, theme.font(21, weight), colours.ink),
            (line.note, theme.font(18), colours.ink),
        ]
        return [each for each in texts if each[0]]

    def _room(self, width: int) -> QRect:
        chip = self._theme.px(CHIP)
        left = 2 * GRID + chip + 2 * GRID
        return QRect(left, GAP, width - left - 2 * GRID, 0)

    def height_for(self, width: int) -> int:
        """The height that shows all of it at `width`."""
        if width not in self._heights:
            room = self._room(width).width()
            words = sum(height_of(text, font, room) + 2 for text, font, _ in self._texts())
            self._heights[width] = max(TARGET, 2 * GAP + max(words, self._theme.px(CHIP)))
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """A target at least."""
        return QSize(300, self.height_for(300))

    def minimumSizeHint(self) -> QSize:
        """A target."""
        return QSize(TARGET, TARGET)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, like the space bar; held down, once."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A button's ground, the chip, the texts below each other."""
        colours, focus = self._theme.colours, self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        missing = self.line.missing
        edge = self._theme.edge
        line = self._theme.strong_edge if focus else edge + 1 if missing else edge
        colour = colours.warning_line if missing else colours.line
        painter.setPen(QPen(QColor(colours.accent if focus else colour), line))
        painter.setBrush(QColor(colours.accent_soft if self.isDown() else colours.surface))
        frame = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        self._paint_chip(painter)
        room = self._room(self.width())
        for text, font, colour in self._texts():
            room.setHeight(height_of(text, font, room.width()))
            painter.setPen(QColor(colour))
            paint_text(painter, room, text, font)
            room.moveTop(room.bottom() + 3)

    def _paint_chip(self, painter: QPainter) -> None:
        """The number of an answer on its colour; a tick for what has none."""
        theme, line = self._theme, self.line
        side = theme.px(CHIP)
        square = QRectF(2 * GRID, GAP, side, side).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(theme.colours.line), 1.5))
        painter.setBrush(QColor(line.colour or theme.colours.surface))
        painter.drawRoundedRect(square, RADIUS, RADIUS)
        ink = QColor(ink_on(line.colour) if line.colour else theme.colours.ink)
        if line.chip == TICK:
            tick = square.adjusted(side * 0.3, side * 0.3, -side * 0.3, -side * 0.3)
            paint_tick(painter, tick.left(), tick.top(), tick.width(), ink)
            return
        painter.setPen(ink)
        painter.setFont(theme.font(24 if len(line.chip) < 3 else 17, QFont.Weight.DemiBold))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, line.chip)


class SummaryRows(QWidget):
    """All rows in one column or two, read downwards; rows are used again."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._made: list[SummaryRow] = []
        self._count = 0
        self._known: dict[int, tuple[list[QRect], int]] = {}
        """Where everything stands, by width."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._theme = theme
        for each in self._made:
            each.set_theme(theme)
        self._known = {}
        self._arrange()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these, in this order."""
        while len(self._made) < len(lines):
            self._made.append(self._new_row())
        for made, line in zip(self._made, lines, strict=False):
            made.show_line(line)
            made.show()
        for spare in self._made[len(lines) :]:
            spare.hide()
        self._count = len(lines)
        self._known = {}
        self._arrange()

    def _new_row(self) -> SummaryRow:
        made = SummaryRow(self._theme)
        made.setParent(self)
        made.clicked.connect(lambda: self.chosen.emit(made.line.page))
        return made

    def _places(self, width: int) -> tuple[list[QRect], int]:
        """Where each row stands, and the height of all."""
        if width not in self._known:
            self._known[width] = self._measured(width)
        return self._known[width]

    def _measured(self, width: int) -> tuple[list[QRect], int]:
        columns = 2 if width >= self._theme.px(WIDE) and self._count > 1 else 1
        each = (width - GAP * (columns - 1)) // columns
        lines = -(-self._count // columns)
        places: list[QRect] = []
        highest = top = 0
        for number, made in enumerate(self._made[: self._count]):
            if number % lines == 0:
                top = 0
            high = made.height_for(each)
            places.append(QRect(number // lines * (each + GAP), top, each, high))
            top += high + GAP
            highest = max(highest, top)
        return places, max(0, highest - GAP)

    def _arrange(self) -> None:
        places, high = self._places(self.width())
        for made, place in zip(self._made, places, strict=False):
            made.setGeometry(place)
        if high != self.height():
            self.setFixedHeight(high)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at `width`."""
        return self._places(width)[1]

    def sizeHint(self) -> QSize:
        """As wide as the page."""
        return QSize(600, self._places(max(self.width(), 600))[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns or one, as fits."""
        self._arrange()


class SummaryPage(Page):
    """Every answer; finish."""

    chosen = Signal(str)
    """The page to go to."""
    circumstances_changed = Signal(object)
    """`Circumstances`, after each tap on the sheet."""

    def __init__(self, theme: Theme, app_language: Callable[[], str]) -> None:
        super().__init__(theme, app_language)
        self.setObjectName("page_summary")
        self._session: InterviewSession | None = None
        self._title = label("summary_title", "title")
        self._state = label("summary_state", "quiet")
        self._aside_about = label("aside_about", "quiet")
        self._aside_answers = label("aside_answers", "body", said=True)
        self._aside = card(self._aside_about, self._aside_answers, look="warning", spacing=GRID)
        self._aside.setObjectName("aside")
        self._rows = SummaryRows(theme)
        self._rows.chosen.connect(self._choose)
        content = column(
            column(self._title, self._state, spacing=GRID // 2),
            self._aside,
            self._rows,
            1,
            spacing=2 * GRID,
        )
        self._ground = Ground(content)
        self.box.addWidget(self._ground)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text of the app's own."""
        self._title.setText(self.tr("Summary"))
        self._aside_about.setText(
            self.tr("Set aside, not exported: no longer asked after a changed answer")
        )
        if self._session is not None:
            self.render_session(self._session)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        super().set_theme(theme)
        self._rows.set_theme(theme)

    def render_session(self, session: InterviewSession) -> None:
        """Show every item that is asked, in the order of the pages."""
        self._session = session
        pages = [page for page in session.pages[1:-1] if page != PRESENTATION]
        numbers = {name: number for number, name in enumerate(session.route.questions, 1)}
        lines = [
            self._background(session)
            if page == BACKGROUND
            else self._question(session, page, numbers[page])
            for page in pages
        ]
        self._rows.show_lines([*lines, self._circumstances(session)])
        own = self.own_words(session)
        aside = [
            f"{own.items[name].topic}: {self._said(session, session.questionnaire.item(name))}"
            for name in session.aside()
        ]
        self._aside_answers.setText("\n".join(aside))
        self._aside.setVisible(bool(aside))
        self._state.setText(self._stand(session))

    # --- how the interview was carried out ------------------------------------------------------

    def _circumstances(self, session: InterviewSession) -> Line:
        told = session.interview.circumstances
        said = in_one_line(told, session.study, session.questionnaire, self.app_language())
        return Line(
            page=CIRCUMSTANCES,
            about=self.tr("Circumstances"),
            answer=said,
            note="" if said else self.tr("Nothing told: companion, interpreter, language, place"),
            chip=TICK if told != NOT_TOLD else "",
        )

    def _choose(self, page: str) -> None:
        if page == CIRCUMSTANCES:
            self.open_circumstances()
        else:
            self.chosen.emit(page)

    def open_circumstances(self) -> None:
        """How the interview is carried out, each fact one tap."""
        session = self._session
        if session is None:
            return
        panel = CircumstancesPanel(session.study, session.questionnaire, self.app_language())
        panel.show_circumstances(session.interview.circumstances)
        panel.changed.connect(self._hand_on)
        Sheet(self, self.tr("Circumstances"), cancel=self.tr("Back to the summary"), content=panel)

    def _hand_on(self, told: Circumstances) -> None:
        self.circumstances_changed.emit(told)

    # --- the answers ----------------------------------------------------------------------------

    def _stand(self, session: InterviewSession) -> str:
        """How far it has come, and what to do."""
        missing, wanting = len(session.unanswered()), len(session.wanting())
        skipped = sum(a.missing is Missing.SKIPPED for a in session.route.answers.values())
        if session.interview.status is Status.FINISHED:
            return self.tr("The interview is finished. Tap an answer to change it.")
        if wanting == 1:
            return self.tr("1 needs an answer before you can finish. Tap it to answer.")
        if wanting:
            return self.tr(
                "{count} need an answer before you can finish. Tap one to answer."
            ).format(count=wanting)
        if missing == 0 and skipped == 1:
            return self.tr("1 is skipped. Tap an answer to change it.")
        if missing == 0 and skipped:
            return self.tr("{count} are skipped. Tap an answer to change it.").format(count=skipped)
        if missing == 0:
            return self.tr("Everything is answered. Tap an answer to change it.")
        if missing == 1:
            return self.tr("1 is not answered and will count as skipped. Tap it to answer.")
        return self.tr(
            "{count} are not answered and will count as skipped. Tap one to answer."
        ).format(count=missing)

    def _question(self, session: InterviewSession, name: str, number: int) -> Line:
        state = session.question(name)
        item = state.question
        note = self._note(state)
        if state.set_aside:
            aside = self.tr("A note is set aside and is not exported.")
            note = f"{note}\n{aside}" if note else aside
        chip, colour = self._chip(item, state.answer)
        said = self._said(session, item)
        if state.by is By.CITIZEN_UNSEEN:
            chip, colour = TICK, None
        if item.kind is Kind.LONG_TEXT and chip == TICK:  # Read like a note, not like a heading.
            said, note = "", f"{said}\n{note}" if note else said
        return Line(
            page=name,
            about=f"{number}. {self.own_words(session).items[name].topic}",
            answer=said,
            note=note,
            chip=chip,
            colour=colour,
            missing=state.answer is None,
        )

    def _note(self, state: QuestionState) -> str:
        """The note as it is kept: typed, drawn, in the citizen's own words or not."""
        about = state.about
        parts = [state.note, about.transcript]
        whole = "\n".join(part for part in parts if part)
        text = _shortened(whole)
        if text and about.quote and not (whole.startswith(_QUOTED) and whole.endswith(_QUOTED)):
            text = self.tr("“{quote}”").format(quote=text)
        drawn = {
            Pen.WAITING: self.tr("Pen note, waits to be typed"),
            Pen.UNREADABLE: self.tr("Pen note, could not be read"),
        }.get(about.pen, "")
        return "\n".join(part for part in (text, drawn) if part)

    def _chip(self, item: Question, answer: Answer | None) -> tuple[str, str | None]:
        """The code of an answer, and its colour; a tick for what has no code."""
        if answer is None:
            return "", None
        if answer.missing is not None:
            return "–", None
        if item.kind in CODED and isinstance(answer.value, int):
            steps = item.scale.steps if item.scale is not None else ()
            colour = next((s.colour for s in steps if s.code == answer.value), None)
            return str(answer.value), colour
        return TICK, None

    def _background(self, session: InterviewSession) -> Line:
        own, asked = self.own_words(session), session.route.background
        lines = []
        for name in asked:
            said = self._said(session, session.questionnaire.item(name))
            if session.interview.value(name) is None:  # In the middle of a line.
                said = said[:1].lower() + said[1:]
            lines.append(f"{own.items[name].topic}: {said}")
            if note := self._note(session.question(name)):
                lines.append(f"  {note}")
        done = sum(name in session.interview.answers for name in asked)
        return Line(
            page=BACKGROUND,
            about=self.tr("Background"),
            answer=self.tr("{done} of {total} answered").format(done=done, total=len(asked)),
            note="\n".join(lines),
            chip=TICK if done == len(asked) else "",
            missing=done < len(asked),
        )

    def _said(self, session: InterviewSession, item: Question) -> str:
        """An answer in the interviewer's words."""
        answer, own = session.interview.answers.get(item.id), self.own_words(session)
        if answer is None or answer.value is None:
            return self._unsaid(item, answer)
        if session.interview.by.get(item.id) is By.CITIZEN_UNSEEN:
            return self.tr("Answered by the citizen on the card")
        value = answer.value
        if isinstance(value, tuple):
            texts = own.items[item.id].options
            return ", ".join(texts[code].label for code in value)
        if item.options_from is not None:
            try:
                group = session.study.group(str(value))
            except KeyError:  # The study has changed since.
                return str(value)
            return session.study.say(group.labels, self.app_language())
        if isinstance(value, str):
            return said_month(value) if item.kind is Kind.MONTH else _shortened(value)
        if item.scale is not None:
            return own.label(item.scale, value)
        if item.kind in CODED:
            return own.items[item.id].options[value].label
        if item.kind is Kind.DURATION:
            return said_period(*divmod(value, 12))
        return str(value)

    def _unsaid(self, item: Question, answer: Answer | None) -> str:
        """Why there is no value."""
        if answer is None and item.required:
            return self.tr("Not answered, and needed")
        if answer is None:
            return self.tr("Not answered")
        if answer.missing is Missing.WONT_SAY:
            return self.tr("Won't say")
        if answer.missing is Missing.DONT_KNOW:
            return self.tr("Does not know")
        return self.tr("Skipped")

    def heading(self) -> str:
        """Where we are."""
        return self.tr("Summary")

    def footer(self) -> Footer:
        """Finish."""
        finished = self._session is not None and self._session.interview.status is Status.FINISHED
        return Footer(
            forward=self.tr("Close") if finished else self.tr("Finish"), back=self.tr("Back")
        )


def _shortened(text: str) -> str:
    return text if len(text) <= NOTE_SHOWN else f"{text[:NOTE_SHOWN]}…"
