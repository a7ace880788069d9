"""Everyone who was asked: counts a person by one tap, and keeps what more was seen of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from interviewer.contact import Contact, Disposition, new_contact
from interviewer.errors import InterviewerError
from interviewer.interview import Mode
from interviewer.ports import Store
from interviewer.questionnaire import Questionnaire
from interviewer.study import Study
from interviewer.today import likely_groups
from ui.services import Services
from ui.theme import GRID, Theme
from ui.widgets.basics import button, card, column, label, row
from ui.widgets.notice import announce
from ui.widgets.outcome_buttons import DIGITS, SLIP, OutcomeButton
from ui.widgets.outcome_grid import EvenGrid
from ui.widgets.outcome_groups import GroupList, group_name
from ui.widgets.outcome_strip import CountedStrip
from ui.widgets.outcome_words import outcome_meaning, outcome_word
from ui.widgets.sheet import Sheet

LIKELY = 2
"""Groups offered as chips."""
LATEST = 3
"""Interviews of today whose group is looked at."""


def ordered(outcomes: Sequence[Disposition]) -> Sequence[Disposition]:
    """The study's outcomes, a no first: it is the commonest."""
    return sorted(dict.fromkeys(outcomes), key=lambda each: each is not Disposition.REFUSAL)


class OutcomePanel(QWidget):
    """The buttons, and below them the strip for the person counted last.

    What is shown as counted is on disk.
    """

    changed = Signal()
    """A count has changed, or what was seen of somebody."""
    failed = Signal(object)
    """An error: nothing was counted or changed."""
    rested = Signal()
    """The strip has gone, and the cursor stood in it."""
    stops_changed = Signal()
    """There are other things to tap than before."""

    def __init__(self, services: Services, store: Store, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("asked")
        self._services = services
        self._store = store
        self._study = services.study
        self._chosen: list[str] = []
        """Groups chosen here, the latest first."""
        self._tapped: tuple[Disposition, float] | None = None
        self._counts: Mapping[Disposition, int] = {}
        self._title = label("asked_title", "heading")
        self._hint = label("asked_hint", "quiet")
        self._grid = EvenGrid("outcomes", most=3)
        self._buttons = [
            OutcomeButton(outcome, key, theme)
            for outcome, key in zip(ordered(self._study.outcomes), DIGITS, strict=False)
        ]
        for made in self._buttons:
            made.clicked.connect(lambda _=False, outcome=made.outcome: self.count(outcome))
        self._grid.show_cells(self._buttons)
        self._told = label("counted_told", "pick")
        self._told.hide()
        self._undo = button("counted_undo")
        keeps_room = self._undo.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)  # Nothing moves under the finger.
        self._undo.setSizePolicy(keeps_room)
        self._undo.hide()
        self._undo.clicked.connect(self.undo)
        head = row(column(1, self._title, self._hint, self._told, 1, spacing=0), self._undo)
        head.setStretch(0, 1)
        self._card: QFrame = card(head, self._grid, spacing=GRID)
        self._card.setObjectName("asked_card")
        self._strip = CountedStrip()
        self._strip.wanted.connect(self._change)
        self._strip.all_groups_wanted.connect(self._show_all_groups)
        self._strip.over.connect(self._rest)
        self.setLayout(column(self._card, self._strip, spacing=GRID))
        self._show_last()

    # --- showing ------------------------------------------------------------------------------

    @property
    def counts(self) -> bool:
        """Whether somebody is shown who was just counted."""
        return self._strip.contact is not None

    @property
    def stops(self) -> Sequence[QWidget]:
        """What the Tab key goes through, in its order: the person counted last comes first."""
        return [self._strip, self._undo, *self._buttons]

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        for made in self._buttons:
            made.set_theme(theme)

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Did not become an interview"))
        self._hint.setText(self.tr("One tap counts one person."))
        self._undo.setText(self.tr("Undo"))
        self._show_last()
        self.show_counts(self._counts)
        self._strip.retranslate()

    def show_counts(self, counts: Mapping[Disposition, int]) -> None:
        """Show today's numbers on the buttons."""
        self._counts = counts
        for made in self._buttons:
            count, word = counts.get(made.outcome, 0), outcome_word(made.outcome)
            spoken = self.tr("{outcome}, {count} today").format(outcome=word, count=count)
            made.show_count(word, count, spoken)
            meaning = outcome_meaning(made.outcome)
            made.setToolTip(meaning)
            made.setAccessibleDescription(
                self.tr("{meaning} Key {key}").format(meaning=meaning, key=made.key)
            )

    @property
    def without_button(self) -> Mapping[Disposition, int]:
        """Today's numbers that stand on no button."""
        shown = {made.outcome for made in self._buttons}
        return {each: count for each, count in self._counts.items() if each not in shown}

    # --- counting -----------------------------------------------------------------------------

    def press(self, key: str) -> bool:
        """Press the button with this key; False where there is none.

        The cursor goes to the strip of whoever is counted so: Tab leads through it from there.
        """
        for made in self._buttons:
            if made.key == key:
                before = self._strip.contact
                made.click()
                if self._strip.contact is not before:
                    self._strip.take_cursor()
                return True
        return False

    def count(self, outcome: Disposition) -> None:
        """Count one person now, unless it was a slip of the finger."""
        before, now = self._tapped, self._services.clock.monotonic()
        self._tapped = outcome, now
        if before is not None and before[0] is outcome and now - before[1] < SLIP:
            return
        try:
            if self._services.study_trouble is not None:  # Nobody is counted in another study.
                raise self._services.study_trouble
            contact = new_contact(self._study.id, outcome, self._today())
            self._store.contacts.add(contact)
        except InterviewerError as error:
            self.failed.emit(error)
            return
        self.changed.emit()
        self.counted(contact)

    def counted(self, contact: Contact) -> None:
        """Show the strip for somebody who is counted already."""
        groups, further = self._offered(contact)
        self._strip.show_contact(contact, groups, further)
        self._show_last()
        announce(
            self,
            self.tr("Counted: {outcome}. It can be undone for a minute.").format(
                outcome=outcome_word(contact.disposition)
            ),
        )
        self.stops_changed.emit()

    def undo(self) -> None:
        """Take the person back who was counted last."""
        contact = self._strip.contact
        if contact is None:
            return
        try:
            self._store.contacts.remove(contact.id)
        except InterviewerError as error:
            self.failed.emit(error)
            return
        announce(self, self.tr("Taken back."))
        self._tapped = None
        self._rest()
        self.changed.emit()

    def _change(self, contact: Contact) -> None:
        try:
            self._store.contacts.change(contact)
        except InterviewerError as error:
            self.failed.emit(error)
            return
        except KeyError:  # Has left in a batch, or is gone: nothing more can be kept of it.
            self._rest()
            self.changed.emit()
            return
        groups = self._strip.groups()
        if contact.group in self._study.group_ids:
            self._chosen = [contact.group, *(g for g in self._chosen if g != contact.group)]
            if contact.group not in groups:
                groups = self._labels([contact.group, *groups][:LIKELY])
        self._strip.renew(contact, groups)
        self.stops_changed.emit()
        self.changed.emit()

    def _rest(self) -> None:
        focus = self.window().focusWidget()
        had_cursor = focus is self._undo or self._strip.isAncestorOf(focus)
        self._strip.put_away()
        self._show_last()
        if had_cursor:
            self.rested.emit()

    def _show_last(self) -> None:
        """Say who was counted last, with Undo, as long as the strip stands."""
        contact = self._strip.contact
        if contact is not None:
            outcome = outcome_word(contact.disposition)
            self._told.setText(self.tr("Counted: {outcome}").format(outcome=outcome))
        self._told.setVisible(contact is not None)
        self._undo.setVisible(contact is not None)
        self._hint.setVisible(contact is None)
        # A study may count nobody else; who said no at the introduction can still be taken back.
        self._card.setVisible(bool(self._buttons) or contact is not None)

    def _today(self) -> date:
        return self._services.clock.now().date()

    # --- groups -------------------------------------------------------------------------------

    def _offered(self, contact: Contact) -> tuple[Mapping[str, str], bool]:
        """The labels of the groups to offer, and whether there are more."""
        study = self._study
        if contact.study_id != study.id:  # An interview of another study: its groups are others.
            return {}, False
        if len(study.groups) <= LIKELY + 1:  # Where all take no more room.
            return self._labels([group.id for group in study.groups]), False
        met = [contact.group]
        try:
            contacts = [
                each
                for each in self._store.contacts.on_day(self._today())
                if each.study_id == study.id and each.group
            ]
            met += [*self._chosen, *self._groups_of_interviews(study)]
        except InterviewerError:
            contacts = []  # The person is counted; the groups can be found on the sheet.
        return self._labels(likely_groups(met, contacts, study.group_ids, LIKELY)), True

    def _labels(self, groups: Sequence[str]) -> Mapping[str, str]:
        language, study = self._services.preferences.language, self._study
        return {each: group_name(study, study.group(each), language) for each in groups}

    def _groups_of_interviews(self, study: Study) -> Sequence[str]:
        """The groups of today's latest interviews with this study."""
        found = []
        done = self._store.interviews.on_day(self._today())
        here = (each for each in done if each.study == study.id and each.mode is Mode.SCREEN)
        for _, item in zip(range(LATEST), here, strict=False):
            try:
                interview = self._store.interviews.get(item.id)
                questionnaire: Questionnaire = self._services.questionnaires(*item.questionnaire)
            except (KeyError, InterviewerError):  # Gone meanwhile, or cannot be read.
                continue
            fields = (each for each in questionnaire.items.values() if each.options_from)
            found += [str(interview.value(field.id)) for field in fields]
        return found

    def _show_all_groups(self) -> None:
        contact = self._strip.contact
        if contact is None:
            return
        self._strip.wait()
        content = GroupList(self._study, self._services.preferences.language, contact.group)
        sheet = Sheet(self, self.tr("Which group?"), cancel=self.tr("Cancel"), content=content)
        content.picked.connect(lambda _group: sheet.close_sheet())
        content.picked.connect(self._strip.pick_group)
        sheet.chosen.connect(lambda _name: self._strip.go_on())
