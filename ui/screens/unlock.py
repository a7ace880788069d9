"""The first thing shown at every start and after an idle lock: one field, one button.

It must be on the screen half a second after the process began, so it imports nothing heavy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from interviewer.errors import InterviewerError, StoreDamaged, WrongPassphrase
from interviewer.ports import StoreFolder, StoreState
from ui.messages import Message
from ui.screens.door import DoorScreen
from ui.theme import GRID
from ui.widgets.basics import button, card, column, label
from ui.widgets.centred import door
from ui.widgets.passphrase import PassphraseField

if TYPE_CHECKING:
    from ui.services import Services

LETTERS = 62


def key_lost(folder: StoreFolder) -> bool:
    """Whether a store stands there without its key; a folder that cannot be read says nothing."""
    try:
        return folder.state() is StoreState.KEY_LOST
    except InterviewerError:
        return False  # What is wrong is told when unlocking is tried.


class UnlockScreen(DoorScreen):
    """Asks for the passphrase of the store that is there.

    Where its key is lost, unlocking takes the key from a backup; the screen says so beforehand.
    """

    damaged = Signal(object, str)
    """`StoreDamaged` and the passphrase, for `DamagedScreen`."""

    def __init__(
        self,
        services: Services,
        in_interview: bool = False,
        found: StoreDamaged | None = None,
        trouble: InterviewerError | None = None,
    ) -> None:
        """`in_interview`: what the lock interrupted; `found`: damage that is known already;
        `trouble`: why the store was locked, if something went wrong.
        """
        super().__init__(services, "unlock")
        self._found = found
        self._key_lost = key_lost(services.folder)
        self._title = label("unlock_title", "title")
        self._what = label("unlock_what", "read")
        self._locked_from = label("unlock_locked_from", "body")
        self._resume = card(self._locked_from)
        if not in_interview:  # Never shown from here: without a parent it would be a window.
            self._resume.hide()
        self._field = PassphraseField("passphrase")
        self._unlock = button("unlock_button", "primary")
        self._lost = label("unlock_lost", "quiet")

        middle = column(
            self._title, self._what, self._resume, self._notice, self._field, spacing=2 * GRID
        )
        middle.addWidget(self._unlock)
        middle.addSpacing(GRID)
        middle.addWidget(self._lost)
        self.setLayout(door(self._language, middle, LETTERS))

        self._field.entered.connect(self._try)
        self._unlock.clicked.connect(self._try)
        self._field.edited.connect(self._edited)
        self.setFocusProxy(self._field)
        self.retranslate()
        if trouble is not None:
            self._notice.show_error(trouble)

    def retranslate(self) -> None:
        """Set every text."""
        if self._key_lost:
            self._title.setText(self.tr("The key is missing"))
            self._what.setText(self.tr("Write your passphrase to fetch it from a backup."))
            self._unlock.setText(self.tr("Find the key"))
            self._notice.show_message(
                Message(
                    self.tr("The file with the key is not in the folder, or cannot be read."),
                    self.tr("The interviews are still there, and are left untouched."),
                    self.tr("There is a copy of the key with each backup. The app looks for it."),
                    str(self._services.folder.path),
                )
            )
        else:
            self._title.setText(self.tr("Unlock the interviews"))
            self._what.setText(self.tr("They are locked with your passphrase on this device."))
            self._unlock.setText(self.tr("Unlock"))
        self._locked_from.setText(self.tr("The interview is saved. You go on where you left off."))
        self._field.set_texts(self.tr("Passphrase"))
        self._field.show_error("")
        self._lost.setText(
            self.tr("Forgotten it? Nobody can find it for you. Ask the study's lead what to do.")
        )

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands in the field at once."""
        super().showEvent(event)
        self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        passphrase = self._field.text()
        if not passphrase:
            self._refuse(self.tr("Write your passphrase."))
            return
        try:
            store = self._services.folder.unlock(passphrase)
        except WrongPassphrase:
            self._edited()
            self._refuse(self.tr("The passphrase is not right. Try again."))
        except StoreDamaged as error:
            self._field.clear()
            self.damaged.emit(error, passphrase)
        except InterviewerError as error:
            self._notice.show_error(error)
        else:
            self._field.clear()
            if self._found is None:
                self.opened.emit(store)
            else:  # A large file opens with a page damaged somewhere; the check has found it.
                store.close()
                self.damaged.emit(self._found, passphrase)

    def _refuse(self, text: str) -> None:
        self._field.show_error(text)
        self._field.edit.setFocus()
        self._field.edit.selectAll()

    def _edited(self) -> None:
        """What the notice said of the last try is over; the lost key is not."""
        if not self._key_lost:
            self._notice.clear()
