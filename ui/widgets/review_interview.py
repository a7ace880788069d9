"""One interview as it came, with what was corrected in it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from interviewer.interview import NoteKey
from interviewer.lead import Correction, Transcript
from interviewer.merging import Entry
from ui.theme import GRID, Theme
from ui.widgets.basics import button, card, column, label, row, set_look
from ui.widgets.figure_row import FigureRow, Figures
from ui.widgets.merge_words import moment
from ui.widgets.review_page import Page
from ui.widgets.review_table import Cell, Row, TextTable
from ui.widgets.review_wording import Said, Wording, marks_said, note_said, prompt_said


@dataclass(frozen=True, slots=True)
class Opened:
    """An interview and all that is told of it."""

    entry: Entry
    wording: Wording
    group: str
    state: str
    """As of `interviewer.lead.Line`."""
    reason: str
    """Why it is void, where that is known."""
    corrections: Sequence[Correction]
    """Its own, those that followed from others apart."""
    transcripts: Sequence[Transcript]
    """What the lead has typed of its pen notes."""


class InterviewView(Page):
    """What can be done arrives as a signal; the section does it."""

    void_wanted = Signal()
    back_in_wanted = Signal()
    correct_wanted = Signal()
    decide_wanted = Signal()
    undo_wanted = Signal(str)
    """The variable whose latest correction is to be undone."""
    type_again_wanted = Signal(object)
    """The note, a `NoteKey`, whose transcript is to be undone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("review_interview", theme)
        self._opened: Opened | None = None
        self._state = label("interview_state", "heading")
        self._why = label("interview_why", "body")
        self._banner = card(self._state, self._why, look="warning", spacing=GRID)
        self._correct = button("correct")
        self._decide = button("decide", "primary")
        self._back_in = button("back_in")
        self._void = button("void", "danger")
        doing = row(self._correct, self._decide, self._back_in, 1, self._void, spacing=2 * GRID)
        self._table = TextTable("interview_table", theme)
        self._id = label("interview_id", "quiet")
        self._id.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._mended = column(spacing=2 * GRID)
        self._mended_title = label("corrections_title", "heading")
        self._mended_card = card(self._mended_title, self._mended)
        self.content.addWidget(self._banner)
        self.content.addLayout(doing)
        self.content.addWidget(self._mended_card)
        self._typed = column(spacing=2 * GRID)
        self._typed_title = label("transcripts_title", "heading")
        self._typed_card = card(self._typed_title, self._typed)
        self.content.addWidget(self._typed_card)
        self.content.addWidget(card(self._table, self._id))
        self._correct.clicked.connect(self.correct_wanted)
        self._decide.clicked.connect(self.decide_wanted)
        self._back_in.clicked.connect(self.back_in_wanted)
        self._void.clicked.connect(self.void_wanted)

    @property
    def opened(self) -> Opened | None:
        """What is shown."""
        return self._opened

    def show_interview(self, opened: Opened) -> None:
        """Show it; every text anew."""
        self._opened = opened
        entry, state = opened.entry, opened.state
        week = entry.cells.get("week", "")
        self.set_texts(f"{week}  ·  {opened.group}")
        self._show_state(opened)
        self._correct.setVisible(state == "standing")
        self._void.setVisible(state != "void")
        self._back_in.setVisible(state == "void")
        self._decide.setVisible(state == "conflict")
        self._correct.setText(self.tr("Correct …"))
        self._void.setText(self.tr("Make it void …"))
        self._back_in.setText(self.tr("Take it back in"))
        self._decide.setText(self.tr("Choose which holds …"))
        self._table.show_rows(self._rows(opened), ["", ""])
        self._id.setText(
            self.tr("Interview {id}, revision {revision}").format(
                id=entry.id, revision=entry.revision
            )
        )
        self._show_corrections(opened)
        self._show_transcripts(opened)

    def _show_state(self, opened: Opened) -> None:
        self._banner.setVisible(opened.state != "standing")
        if opened.state == "void":
            self._state.setText(self.tr("Void: it is in no count and no release."))
            said = self.tr("Reason: {reason}").format(reason=opened.reason)
            self._why.setText(said if opened.reason else "")
        else:
            self._state.setText(self.tr("In conflict: it came with different content."))
            self._why.setText(self.tr("Here stands the first. None counts until you choose one."))
        self._why.setVisible(bool(self._why.text()))
        set_look(self._banner, look="warning")

    def _rows(self, opened: Opened) -> list[Row]:
        changed = {each.variable: each for each in opened.corrections}
        wording, entry = opened.wording, opened.entry
        rows = [Row((Cell(self.tr("Answers")),))]
        rows += [self._row(each, changed, wording) for each in wording.answers(entry)]
        rows.append(Row((Cell(self.tr("Background")),)))
        rows += [self._row(each, changed, wording) for each in wording.background(entry)]
        rows.append(Row((Cell(self.tr("The interview itself")),)))
        rows += [self._row(each, changed, wording) for each in wording.about(entry)]
        return rows

    def _row(self, said: Said, changed: Mapping[str, Correction], wording: Wording) -> Row:
        marks = [marks_said(said)]
        if said.variable in changed:
            before = wording.value(said.variable, changed[said.variable].before)
            marks.append(self.tr("Corrected; before: {value}").format(value=before))
        mark = "  ·  ".join(each for each in marks if each)
        answer = Cell(said.said or "–", prompt_said(said), note_said(said), mark)
        return Row((Cell(said.name, said.asked), answer))

    def _show_corrections(self, opened: Opened) -> None:
        _empty(self._mended)
        self._mended_title.setText(self.tr("Corrected"))
        self._mended_card.setVisible(bool(opened.corrections))
        latest = {each.variable: each for each in opened.corrections}
        for number, each in enumerate(opened.corrections):
            self._mended.addWidget(self._correction(each, opened, number, latest))

    def _correction(
        self, each: Correction, opened: Opened, number: int, latest: Mapping[str, Correction]
    ) -> QWidget:
        figures = Figures(
            correction_said(each, opened.wording),
            under=self.tr("{moment}. Reason: {reason}").format(
                moment=moment(each.at), reason=each.reason
            ),
        )
        undo = None
        if latest[each.variable] is each:  # Of one variable, the latest is undone first.
            undo = button(f"undo_correction_{number}", "flat", self.tr("Undo"))
            undo.clicked.connect(lambda: self.undo_wanted.emit(each.variable))
        return self._decision(f"correction_{number}", figures, undo)

    def _decision(self, name: str, figures: Figures, undo: QPushButton | None) -> QWidget:
        """What was decided, with a way back where there is one."""
        holder = QWidget()
        box = row(FigureRow(name, figures, self.theme), spacing=2 * GRID)
        if undo is not None:
            undo.setAccessibleName(f"{undo.text()}: {figures.title}")
            box.addWidget(undo, 0, Qt.AlignmentFlag.AlignTop)
        box.setStretch(0, 1)
        holder.setLayout(box)
        return holder

    def _show_transcripts(self, opened: Opened) -> None:
        _empty(self._typed)
        self._typed_title.setText(self.tr("Pen notes typed here"))
        self._typed_card.setVisible(bool(opened.transcripts))
        for place, each in enumerate(opened.transcripts):
            key: NoteKey = (each.question, each.follow_up)
            name = opened.wording.name(each.question)
            said = each.text or self.tr("It cannot be read")
            figures = Figures(f"{name}:  {said}", under=moment(each.at))
            undo = button(f"undo_transcript_{place}", "flat", self.tr("Undo"))
            undo.clicked.connect(lambda _=False, key=key: self.type_again_wanted.emit(key))
            self._typed.addWidget(self._decision(f"transcript_{place}", figures, undo))

    def begin(self) -> None:
        """On the way back: nothing here is to be done by accident."""
        self.back.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        super().set_theme(theme)
        self._table.set_theme(theme)
        for each in self.findChildren(FigureRow):
            each.set_theme(theme)


def _empty(place: QVBoxLayout) -> None:
    while (item := place.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.setParent(None)
            old.deleteLater()


def correction_said(each: Correction, wording: Wording) -> str:
    """What was corrected, from what to what."""
    before, after = (wording.value(each.variable, value) for value in (each.before, each.after))
    return f"{wording.name(each.variable)}:  {before}  →  {after}"
