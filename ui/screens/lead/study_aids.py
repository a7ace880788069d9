"""What a study says of the show card, of notes written by pen, and of shared shorthand.

Each part shows what stands in a draft, and emits what a person changes with its place there.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from interviewer.study import Answering, CardRules, PenRules
from ui.screens.lead.draft import StudyDraft, as_number, shorthand_lines, shorthand_of
from ui.screens.lead.files import ask_for_file
from ui.theme import GRID
from ui.widgets.basics import button, column, label
from ui.widgets.lead_fields import TextField, Ticks
from ui.widgets.segments import Segments

FILE_LIMIT = 1 << 20
"""Bytes of a file of shorthand; more is none."""


class CardFields(QWidget):
    """How the show card is used."""

    put = Signal(object, object)
    """A value, and its path in the draft."""

    def __init__(self) -> None:
        super().__init__()
        self._shows = Ticks("study_card_shows")
        self._title = label("study_card_answers_title", "pick")
        self._answers = Segments("study_card_answers", tuple(each.value for each in Answering))
        answers = column(self._title, self._answers, spacing=GRID // 2)
        box = column(self._shows, spacing=3 * GRID)
        box.addLayout(answers)
        self.setLayout(box)
        self._shows.chosen.connect(self._tick)
        self._answers.chosen.connect(lambda each: self.put.emit(each, ("show_card", "answers")))

    def _tick(self, chosen: tuple[str, ...]) -> None:
        for name in ("question", "faces"):
            self.put.emit(name in chosen, ("show_card", name))

    def retranslate(self) -> None:
        """Set every text."""
        self._shows.show_options(
            [
                ("question", self.tr("The question")),
                ("faces", self.tr("A face in each field")),
            ]
        )
        self._shows.set_texts(
            self.tr("The card shows, besides the answers"),
        )
        self._title.setText(self.tr("May the citizen tap the answer?"))
        self._answers.set_texts(
            self._title.text(),
            {
                Answering.NONE.value: self.tr("No"),
                Answering.SEEN.value: self.tr("Yes, and the interviewer sees it"),
                Answering.UNSEEN.value: self.tr("Yes, unseen by the interviewer"),
            },
        )

    def show_draft(self, draft: StudyDraft) -> None:
        """Show what stands there; what is not said is as usual."""
        usual, told = CardRules(), draft.get("show_card") or {}
        held = {"question": usual.question, "faces": usual.faces}
        self._shows.show_values([name for name in held if told.get(name, held[name])])
        answers = told.get("answers", usual.answers.value)
        if answers in self._answers.values():
            self._answers.set_value(answers)


class PenFields(QWidget):
    """What becomes of notes written by pen."""

    put = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._title = label("study_strokes_title", "pick")
        self._strokes = Segments("study_strokes", (False, True))
        self._warning = label("study_strokes_hint", "quiet")
        self.second = TextField("study_second_reading", letters=6)
        strokes = column(self._title, self._strokes, self._warning, spacing=GRID // 2)
        box = column(spacing=3 * GRID)
        box.addLayout(strokes)
        box.addWidget(self.second)
        self.setLayout(box)
        self._strokes.chosen.connect(lambda each: self.put.emit(each, ("pen", "strokes")))
        self.second.edited.connect(
            lambda text: self.put.emit(
                as_number(text) if text.strip() else None, ("pen", "second_reading")
            )
        )

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Where pen notes are typed"))
        self._strokes.set_texts(
            self._title.text(),
            {
                False: self.tr("On the device alone"),
                True: self.tr("On the device, or here"),
            },
        )
        self._warning.setText(
            self.tr(
                "To be typed here, the strokes travel in the sealed batch. Nothing is taken out "
                "of them before, and a hand can be known."
            )
        )
        self.second.set_texts(
            self.tr("A second reader checks, of a hundred typed notes"),
            self.tr("A whole number from 0 to 100."),
        )
        self.second.set_placeholder(str(PenRules().second_reading))

    def show_draft(self, draft: StudyDraft) -> None:
        """Show what stands there."""
        self._strokes.set_value(draft.get("pen", "strokes") is True)
        self.second.show_text(draft.text("pen", "second_reading"))


class ShorthandFields(QWidget):
    """The shorthand that every device gets with the study, a line each."""

    put = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.lines = TextField("study_shorthand", lines=8)
        self._import = button("study_shorthand_import")
        box = column(self.lines, self._import, spacing=GRID)
        box.setAlignment(self._import, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(box)
        self.lines.edited.connect(lambda text: self.put.emit(text, ("shorthand",)))
        self.lines.edited.connect(lambda _text: self.lines.show_warning(""))
        self._import.clicked.connect(self.ask)

    def retranslate(self) -> None:
        """Set every text."""
        self.lines.set_texts(
            self.tr("A short form and what it unfolds to, a line each"),
            self.tr("It unfolds when a space follows. An interviewer's own shorthand comes first."),
        )
        self.lines.set_placeholder("sb = sagsbehandler")
        self._import.setText(self.tr("Take in from a file …"))

    def show_draft(self, draft: StudyDraft) -> None:
        """Show what stands there, as it was typed."""
        self.lines.show_text(shorthand_lines(draft.get("shorthand")))

    def ask(self) -> QFileDialog:
        """Ask for a file of shorthand."""
        title = self.tr("Take in shorthand")
        return ask_for_file(self, title, [self.tr("Shorthand (*.toml)")], self.take_in)

    def take_in(self, path: Path) -> None:
        """Add the lines of a file to those that are there; its own stand in place of the same short
        forms."""
        found = read_shorthand(path)
        if not found:
            self.lines.show_warning(
                self.tr('There is no shorthand in that file. A line of it is sb = "sagsbehandler".')
            )
            return
        there = shorthand_of(self.lines.text())
        taken = {short.casefold() for short in found}
        kept = {short: text for short, text in there.items() if short.casefold() not in taken}
        self.lines.show_text(shorthand_lines({**kept, **found}))
        self.put.emit(self.lines.text(), ("shorthand",))
        said = self.tr("1 line was taken in.")
        if len(found) > 1:
            said = self.tr("{count} lines were taken in.").format(count=len(found))
        self.lines.show_warning(said)


def read_shorthand(path: Path) -> dict[str, str]:
    """The shorthand of a TOML file, in a table of that name or at its top; empty where it has
    none, or is none."""
    try:
        with path.open("rb") as file:
            content = file.read(FILE_LIMIT + 1)
        values: dict[str, Any] = tomllib.loads(content.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    if len(content) > FILE_LIMIT:
        return {}
    table = values.get("shorthand", values)
    if not isinstance(table, dict):
        return {}
    return {short: text for short, text in table.items() if isinstance(text, str)}
