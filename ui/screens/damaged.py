"""A store that cannot be read: it is left as it is, and the newest good backup is offered."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from interviewer.errors import InterviewerError, StoreDamaged, WrongPassphrase
from interviewer.ports import Backup
from ui.jobs import Jobs
from ui.screens.door import DoorScreen
from ui.screens.unlock import key_lost
from ui.theme import GRID
from ui.widgets.basics import button, card, column, label
from ui.widgets.centred import door
from ui.widgets.notice import announce
from ui.widgets.passphrase import PassphraseField
from ui.widgets.sheet import Choice, ask

if TYPE_CHECKING:
    from pathlib import Path

    from ui.services import Services

LETTERS = 74


class DamagedScreen(DoorScreen):
    """Finds a backup, puts it in place when asked to, and opens it."""

    def __init__(self, services: Services, error: StoreDamaged, passphrase: str) -> None:
        super().__init__(services, "damaged")
        self._error = error
        self._passphrase = passphrase
        self._key_lost = key_lost(services.folder)
        self._backup: Backup | None = None
        self._restoring = False
        self._again = self._look
        self._jobs = Jobs(self)

        self._title = label("damaged_title", "title")
        self._what = label("damaged_what", "read")
        self._path = _selectable("damaged_path")
        self._wait_text = label("damaged_wait_text", "body")
        self._wait_bar = QProgressBar()
        self._wait_bar.setObjectName("damaged_wait_bar")
        self._wait_bar.setRange(0, 0)
        self._wait_bar.setTextVisible(False)
        self._wait = card(self._wait_text, self._wait_bar)

        self._found_title = label("damaged_found_title", "quiet")
        self._found_when = label("damaged_found_when", "followup")
        self._found_count = label("damaged_found_count", "body")
        self._found_note = label("damaged_found_note", "body")
        self._restore = button("damaged_restore", "primary")
        self._found = card(
            column(self._found_title, self._found_when, self._found_count, spacing=GRID // 2),
            self._found_note,
            self._restore,
        )

        self._field = PassphraseField("damaged_passphrase")
        self._search = button("damaged_search", "primary")
        self._other = card(self._field, self._search)

        self._none_title = label("damaged_none_title", "heading")
        self._none_text = label("damaged_none_text", "body")
        self._none = card(self._none_title, self._none_text, look="warning", spacing=GRID)

        self._done_title = label("damaged_done_title", "heading")
        self._done_text = label("damaged_done_text", "body")
        self._done_path = _selectable("damaged_done_path")
        self._go_on = button("damaged_go_on", "primary")
        self._done = card(
            column(self._done_title, self._done_text, self._done_path, spacing=GRID // 2),
            self._go_on,
        )

        self._steps = (self._wait, self._found, self._other, self._none, self._done)
        whole = column(spacing=3 * GRID)
        whole.addLayout(column(self._title, self._what, self._path, spacing=2 * GRID))
        for part in (*self._steps, self._notice):
            whole.addWidget(part)
        self.setLayout(door(self._language, whole, LETTERS))

        self._restore.clicked.connect(self._confirm)
        self._go_on.clicked.connect(self._open)
        self._search.clicked.connect(self._search_again)
        self._field.entered.connect(self._search_again)
        self._notice.pressed.connect(self._do_again)
        self.retranslate()
        self._look()

    def retranslate(self) -> None:
        """Set every text."""
        if self._key_lost:
            self._title.setText(self.tr("The key is missing"))
            self._what.setText(
                self.tr("Without it the interviews cannot be opened. The file is left untouched.")
            )
        else:
            self._title.setText(self.tr("The file with the interviews is damaged"))
            self._what.setText(self.tr("It cannot be read safely, so the app leaves it untouched."))
        self._path.setText(str(self._error.path))
        self._path.setAccessibleName(self.tr("Where it is: {path}").format(path=self._error.path))
        self._wait_bar.setAccessibleName(self.tr("The app is working"))
        self._say_wait()
        self._found_title.setText(self.tr("Newest good backup"))
        self._found_note.setText(
            self.tr("What was saved after it is not in it. The damaged file is kept beside it.")
        )
        self._restore.setText(self.tr("Go back to this backup"))
        self._field.set_texts(
            self.tr("Passphrase"),
            self.tr("It opens none of the backups. Perhaps you used another one back then?"),
        )
        self._search.setText(self.tr("Look again"))
        self._none_title.setText(self.tr("There is no good backup"))
        self._none_text.setText(
            self.tr(
                "Do not delete anything: the interviews may still be saved. Close the app, and "
                "tell the study's lead that the file shown above is damaged."
            )
        )
        self._done_title.setText(self.tr("The backup is in place"))
        self._done_text.setText(self.tr("The old file is kept here:"))
        self._go_on.setText(self.tr("Go on"))
        self._notice.set_action(self.tr("Try again"))
        self._write_backup()

    def put_away(self) -> bool:
        """A backup that is being put in place is waited for."""
        self._jobs.close()
        return True

    # --- step by step -------------------------------------------------------------------------

    def _show_step(self, shown: QWidget | None, focus: QWidget | None = None) -> None:
        for part in self._steps:
            part.setVisible(part is shown)
        self._notice.clear()
        if focus is not None:
            focus.setFocus()

    def _look(self) -> None:
        self._restoring = False
        self._again = self._look
        self._say_wait()
        self._show_step(self._wait)
        folder, passphrase = self._services.folder, self._passphrase
        job = self._jobs.run(lambda _progress: folder.newest_good_backup(passphrase))
        job.done.connect(self._looked)
        job.failed.connect(self._failed)

    def _looked(self, backup: Backup | None) -> None:
        self._backup = backup
        if backup is None:
            self._show_step(self._none)
            announce(self, f"{self._none_title.text()}. {self._none_text.text()}")
            return
        self._write_backup()
        self._show_step(self._found, self._restore)
        said = (self._found_title, self._found_when, self._found_count)
        announce(self, ", ".join(part.text() for part in said))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WrongPassphrase):
            self._field.clear()
            self._show_step(self._other, self._field)
        else:
            self._show_step(None)
            self._notice.show_error(error)

    def _search_again(self) -> None:
        if not self._field.text():
            self._field.show_error(self.tr("Write your passphrase."))
            self._field.setFocus()
            return
        self._passphrase = self._field.text()
        self._field.clear()
        self._look()

    def _confirm(self) -> None:
        if self._backup is None:
            return
        ask(
            self,
            self.tr("Go back to the backup?"),
            (
                self.tr("You go on with what it holds: {when}, {count}.").format(
                    when=self._when(self._backup.written_at), count=self._count(self._backup)
                ),
                self.tr("The old file is moved to a folder of its own, and nothing is deleted."),
            ),
            (Choice("restore", self.tr("Go back to this backup"), "primary"),),
            self.tr("Not now"),
            lambda _choice: self._put_back(),
        )

    def _put_back(self) -> None:
        backup = self._backup
        if backup is None:
            return
        self._restoring = True
        self._again = self._put_back
        self._say_wait()
        self._show_step(self._wait)
        folder, passphrase = self._services.folder, self._passphrase
        job = self._jobs.run(lambda _progress: folder.restore(backup, passphrase))
        job.done.connect(self._restored)
        job.failed.connect(self._failed)

    def _restored(self, kept: Path) -> None:
        self._again = self._open
        self._done_path.setText(str(kept))
        self._show_step(self._done, self._go_on)
        announce(self, self._done_title.text())

    def _open(self) -> None:
        self._notice.clear()
        try:
            store = self._services.folder.unlock(self._passphrase)
        except InterviewerError as error:
            self._notice.show_error(error)
            return
        self._passphrase = ""
        self.opened.emit(store)

    def _do_again(self) -> None:
        self._again()

    def _say_wait(self) -> None:
        if self._restoring:
            self._wait_text.setText(self.tr("Putting the backup in place …"))
        else:
            self._wait_text.setText(self.tr("Looking for the newest good backup …"))

    # --- words --------------------------------------------------------------------------------

    def _write_backup(self) -> None:
        if self._backup is not None:
            self._found_when.setText(_capital(self._when(self._backup.written_at)))
            self._found_count.setText(self._count(self._backup))

    def _count(self, backup: Backup) -> str:
        if backup.interviews == 1:
            return self.tr("1 interview")
        return self.tr("{count} interviews").format(count=backup.interviews)

    def _when(self, moment: datetime) -> str:
        """'Today at 14:32', 'Tuesday 12 May at 9:05', in the language in force."""
        now = self._services.clock.now()
        local = moment.astimezone(now.tzinfo)
        locale = QLocale(self._services.preferences.language)
        day = QDate(local.year, local.month, local.day)
        time = locale.toString(QTime(local.hour, local.minute), self.tr("H:mm"))
        ago = (now.date() - local.date()).days
        if ago == 0:
            return self.tr("today at {time}").format(time=time)
        if ago == 1:
            return self.tr("yesterday at {time}").format(time=time)
        form = self.tr("dddd d MMMM") if local.year == now.year else self.tr("d MMMM yyyy")
        return self.tr("{day} at {time}").format(day=locale.toString(day, form), time=time)


def _selectable(name: str) -> QLabel:
    """A path, to be copied by finger, mouse or keyboard."""
    made = label(name, "quiet")
    flags = Qt.TextInteractionFlag
    made.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    return made


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
