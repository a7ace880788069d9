"""The first page of a lead's review: what waits for a person, and the list of interviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from interviewer.lead import Conflict, Lookalikes
from interviewer.lead import Line as Listed
from interviewer.study import Study
from ui.theme import GRID, Theme
from ui.widgets.basics import button, column, label, row
from ui.widgets.fieldwork_card import number
from ui.widgets.lead_fields import Beside
from ui.widgets.merge_cards import MergeCard
from ui.widgets.review_list import Line, RowList
from ui.widgets.review_words import devices_said, group_said, line_mark, line_under, short
from ui.widgets.segments import Segments

PAGE = 100
"""Interviews on a page."""
FEW = 5
"""So many of what waits stand there at once."""


@dataclass(frozen=True, slots=True)
class Front:
    """What the page shows."""

    study: Study
    language: str
    conflicts: Sequence[Conflict]
    lookalikes: Sequence[Lookalikes]
    listed: Sequence[Listed]
    """One page, and one more where there is a next page."""
    offset: int
    only: str
    """As for `StudyDesk.interviews`."""
    corrections: int
    pen_notes: int
    """Those that can be typed here."""


class LongList(QWidget):
    """A list of which a few lines are shown at first, and more on demand."""

    opened = Signal(object)

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.list = RowList(name, theme)
        self._rest: list[Line] = []
        self._more = button(f"{name}_more", "flat")
        self._more.clicked.connect(self._go_on)
        self.list.opened.connect(self.opened)
        box = column(self.list, self._more, spacing=GRID)
        box.setAlignment(self._more, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(box)

    def show_lines(self, lines: Sequence[Line], few: int = FEW) -> None:
        """Show these, as many as were shown before, and `few` at the least."""
        shown = max(few, len(self.list.lines))
        self.list.show_lines(lines[:shown])
        self._rest = list(lines[shown:])
        self._name()

    def _go_on(self) -> None:
        first = len(self.list.lines)
        self.list.add_lines(self._rest[:PAGE])
        self._rest = self._rest[PAGE:]
        self._name()
        if not self._rest:  # The button is gone: the cursor goes to what is new.
            self.list.stand_on(self.list.lines[first].key)
            self.list.setFocus()

    def _name(self) -> None:
        count = len(self._rest)
        self._more.setVisible(bool(count))
        said = self.tr("Show {count} more of {all}")
        self._more.setText(
            said.format(count=number(min(PAGE, count)), all=number(count + len(self.list.lines)))
        )


class FrontView(QWidget):
    """What waits first; then the other ways; then the interviews, a page at a time."""

    conflict_wanted = Signal(str)
    alike_wanted = Signal(object)
    """The ids of interviews that are alike."""
    interview_wanted = Signal(str)
    filter_wanted = Signal(str)
    group_wanted = Signal()
    page_wanted = Signal(int)
    """Its offset."""
    corrections_wanted = Signal()
    log_wanted = Signal()
    pen_wanted = Signal()
    erase_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("review_front")
        self._front: Front | None = None
        self._waits = MergeCard("review_waits", theme)
        self._conflicts = LongList("conflicts", theme)
        self._waits.content.addWidget(self._conflicts)
        self._alike = MergeCard("review_alike", theme)
        self._lookalikes = LongList("lookalikes", theme)
        self._alike.content.addWidget(self._lookalikes)
        self._corrections = button("show_corrections")
        self._log = button("show_log")
        self._erase = button("erase", "danger")
        self._pen = button("type_pen", "primary")
        self._pen.hide()
        self._ways = Beside(26, 3)
        self._ways.show_parts([self._corrections, self._log, self._erase])
        self._interviews = MergeCard("review_interviews", theme)
        self._filter = Segments("only", ("", "group", "void", "lookalike"))
        self.list = RowList("interviews", theme)
        self._earlier = button("page_earlier")
        self._later = button("page_later")
        self._place = label("page_place", "quiet")
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._turn = QWidget()
        turn = row(self._earlier, self._place, self._later, spacing=2 * GRID)
        turn.setStretch(1, 1)
        self._turn.setLayout(turn)
        for part in (self._filter, self.list, self._turn):
            self._interviews.content.addWidget(part)
        self.setLayout(
            column(
                self._waits, self._pen, self._alike, self._ways, self._interviews, spacing=3 * GRID
            )
        )
        self._connect()

    def _connect(self) -> None:
        self._conflicts.opened.connect(lambda key: self.conflict_wanted.emit(str(key)))
        self._lookalikes.opened.connect(self.alike_wanted)
        self.list.opened.connect(lambda key: self.interview_wanted.emit(str(key)))
        self._filter.chosen.connect(self._choose)
        # One that is chosen says nothing more; but another group can be chosen then.
        self._filter.button("group").clicked.connect(self.group_wanted)
        self._earlier.clicked.connect(lambda: self._go(-PAGE))
        self._later.clicked.connect(lambda: self._go(+PAGE))
        self._corrections.clicked.connect(self.corrections_wanted)
        self._log.clicked.connect(self.log_wanted)
        self._pen.clicked.connect(self.pen_wanted)
        self._erase.clicked.connect(self.erase_wanted)

    def lists(self) -> Sequence[RowList]:
        """All that are on the page."""
        return self._conflicts.list, self._lookalikes.list, self.list

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        for card in (self._waits, self._alike, self._interviews):
            card.set_theme(theme)
        for each in self.lists():
            each.set_theme(theme)

    def _choose(self, value: object) -> None:
        if value != "group":
            self.filter_wanted.emit(str(value))

    def _go(self, step: int) -> None:
        if self._front is not None:
            self.page_wanted.emit(max(0, self._front.offset + step))

    # --- showing ------------------------------------------------------------------------------

    def show_front(self, front: Front) -> None:
        """Show it; every text anew."""
        self._front = front
        self._show_conflicts(front)
        self._show_alike(front)
        self._show_ways(front)
        self.show_page(front)

    def _show_conflicts(self, front: Front) -> None:
        count = len(front.conflicts)
        title = self.tr("Waits for you")
        if not count:
            self._waits.set_texts(title, self.tr("No interview is in conflict."))
        else:
            self._waits.set_texts(
                title,
                self.tr(
                    "The same interview came with different content. It is in no count and no "
                    "release until you have chosen which holds."
                ),
            )
        self._conflicts.setVisible(bool(count))
        self._conflicts.show_lines([self._conflict(each, front) for each in front.conflicts])

    def _conflict(self, each: Conflict, front: Front) -> Line:
        cells = each.variants[0][0].cells
        group = group_said(front.study, cells.get("group", ""), front.language)
        senders = [devices_said(devices) for _entry, devices in each.variants]
        under = self.tr("{count} different contents, from: {devices}").format(
            count=number(len(each.variants)), devices=", ".join(dict.fromkeys(senders))
        )
        week = cells.get("week", "")
        return Line(each.interview, f"{week}  ·  {group}", f"{under}  ·  {short(each.interview)}")

    def _show_alike(self, front: Front) -> None:
        self._alike.setVisible(bool(front.lookalikes))
        self._alike.set_texts(
            self.tr("Worth a look: like another"),
            self.tr(
                "These have the same content under different ids. It may be the same interview "
                "twice, or chance: with few questions, people often answer alike. All of them "
                "count, unless you make one void."
            ),
        )
        self._lookalikes.show_lines([self._similar(each) for each in front.lookalikes])

    def _similar(self, each: Lookalikes) -> Line:
        title = self.tr("{count} interviews with the same content").format(
            count=number(len(each.interviews))
        )
        under = (
            self.tr("Their notes have the same words, too: hardly chance.")
            if each.notes
            else self.tr("Without any notes: it may well be chance.")
        )
        return Line(each.interviews, title, under)

    def _show_ways(self, front: Front) -> None:
        self._corrections.setText(
            self.tr("Corrections ({count})").format(count=number(front.corrections))
        )
        self._log.setText(self.tr("Log"))
        self._pen.setText(self.tr("Type pen notes ({count})").format(count=number(front.pen_notes)))
        self._pen.setVisible(bool(front.pen_notes))
        self._erase.setText(self.tr("Erase by receipt code …"))

    def show_page(self, front: Front) -> None:
        """Show the page of interviews."""
        self._front = front
        group = group_said(front.study, front.only, front.language)
        kind = front.only if front.only in self._filter.values() else "group"
        texts = {
            "": self.tr("All"),
            "group": group if kind == "group" else self.tr("A group …"),
            "void": self.tr("Void"),
            "lookalike": self.tr("Like another"),
        }
        self._filter.set_texts(self.tr("Which interviews"), texts)
        self._filter.set_value(kind)
        shown = front.listed[:PAGE]
        self.list.show_lines([self._line(each, front) for each in shown])
        self.list.setVisible(bool(shown))
        self.list.setAccessibleName(self.tr("Interviews"))
        self._interviews.set_texts(self.tr("Interviews"), self._hint(front))
        self._filter.setVisible(bool(shown) or bool(front.only))
        more = len(front.listed) > PAGE
        self._turn.setVisible(more or front.offset > 0)
        self._earlier.setEnabled(front.offset > 0)
        self._later.setEnabled(more)
        self._earlier.setText(self.tr("Earlier"))
        self._later.setText(self.tr("Later"))
        self._earlier.setAccessibleName(self.tr("The {count} before").format(count=PAGE))
        self._later.setAccessibleName(self.tr("The next {count}").format(count=PAGE))
        self._place.setText(
            self.tr("{first} to {last}").format(
                first=number(front.offset + 1), last=number(front.offset + len(shown))
            )
        )

    def _hint(self, front: Front) -> str:
        if front.listed:
            return self.tr("By week. Open one to see it, correct it, or make it void.")
        if front.only or front.offset:
            return self.tr("There is none of these.")
        return self.tr("They come with the first batch, under Batches, and will be listed here.")

    def _line(self, each: Listed, front: Front) -> Line:
        group = group_said(front.study, each.group, front.language)
        return Line(each.id, f"{each.week}  ·  {group}", line_under(each), line_mark(each))
