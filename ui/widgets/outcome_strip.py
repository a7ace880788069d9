"""What more was seen of the person counted last, for a minute.

The strip keeps nothing: it shows a contact and says what a tap would make of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from interviewer.contact import Contact, Disposition, Reason, Sex
from ui.theme import GRID
from ui.widgets.basics import column, label
from ui.widgets.outcome_chips import Chips
from ui.widgets.outcome_words import reason_word, sex_word

MINUTE = 60_000
"""Milliseconds for which the strip stays after it was last used."""


class CountedStrip(QFrame):
    """Hidden until somebody is counted."""

    wanted = Signal(object)
    """The contact as a tap would have it."""
    all_groups_wanted = Signal()
    over = Signal()
    """The minute is over."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("counted")
        self.setProperty("look", "told")
        self.contact: Contact | None = None
        """Who is shown."""
        self._groups: Mapping[str, str] = {}
        self._further = False
        self._hint = label("counted_hint", "quiet")
        self._sex = Chips("counted_sex")
        self._reason = Chips("counted_reason", lines=2)
        self._group = Chips("counted_group", lines=2)
        self._sex.picked.connect(self._pick_sex)
        self._reason.picked.connect(self._pick_reason)
        self._group.picked.connect(self.pick_group)
        self._group.more.connect(self.all_groups_wanted)
        self._minute = QTimer(self)
        self._minute.setObjectName("counted_minute")
        self._minute.setSingleShot(True)
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self.over)
        box = column(self._hint, self._sex, self._reason, self._group, spacing=GRID)
        box.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self.setLayout(box)
        self.hide()

    def show_contact(self, contact: Contact, groups: Mapping[str, str], further: bool) -> None:
        """Show somebody who was counted just now, for a minute.

        `groups`: labels of the likely ones by id; `further`: whether there are more than those.
        """
        self.contact, self._groups, self._further = contact, groups, further
        self.retranslate()
        self.show()
        self._minute.start()

    def take_cursor(self) -> None:
        """The cursor stands on the first chip."""
        self._sex.take_cursor()

    def renew(self, contact: Contact, groups: Mapping[str, str] | None = None) -> None:
        """The same person, of whom more, or less, was seen; a minute anew."""
        self.contact = contact
        if groups is not None:
            self._groups = groups
        self.retranslate()
        self._minute.start()

    def wait(self) -> None:
        """The minute stands still, while something lies over the strip."""
        self._minute.stop()

    def go_on(self) -> None:
        """A minute anew."""
        if self.contact is not None:
            self._minute.start()

    def put_away(self) -> None:
        """Nobody is shown any more."""
        self._minute.stop()
        self.contact = None
        self.hide()

    def groups(self) -> Mapping[str, str]:
        """The labels of the groups shown, by id."""
        return self._groups

    def retranslate(self) -> None:
        """Set every text."""
        contact = self.contact
        if contact is None:
            return
        hint = self.tr("Did you see more? Another tap takes it back.")
        self._hint.setText(hint)
        self.setAccessibleName(hint)
        self._sex.show_texts(self.tr("Sex"), {each.value: sex_word(each) for each in Sex})
        self._sex.show_value(contact.sex.value if contact.sex else "")
        self._reason.setVisible(contact.disposition is Disposition.REFUSAL)
        self._reason.show_texts(
            self.tr("Reason"), {each.value: reason_word(each) for each in Reason}
        )
        self._reason.show_value(contact.reason.value if contact.reason else "")
        more = self.tr("Other group …") if self._groups else self.tr("Group …")
        self._group.setVisible(bool(self._groups) or self._further)
        self._group.show_texts(self.tr("Group"), self._groups, more if self._further else "")
        self._group.show_value(contact.group)

    def _pick_sex(self, value: str) -> None:
        if self.contact is not None:
            sex = Sex(value)
            self.wanted.emit(replace(self.contact, sex=None if self.contact.sex is sex else sex))

    def _pick_reason(self, value: str) -> None:
        if self.contact is not None:
            reason = Reason(value)
            same = self.contact.reason is reason
            self.wanted.emit(replace(self.contact, reason=None if same else reason))

    def pick_group(self, group: str) -> None:
        """This one; none, where it was this one."""
        if self.contact is not None:
            same = self.contact.group == group
            self.wanted.emit(replace(self.contact, group="" if same else group))
