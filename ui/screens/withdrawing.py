"""A citizen has come back with a receipt: the interview with its code is erased from this device.

Whether it is here is all that is said of it; nothing of the interview is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from interviewer.contact import Disposition, new_contact
from interviewer.errors import CodeInvalid, InterviewerError
from interviewer.ports import Progress
from interviewer.receipt import find_by_code, normalise
from ui.jobs import Job, Jobs
from ui.lead_messages import code_trouble
from ui.messages import Message
from ui.theme import GRID, Theme
from ui.widgets.basics import Screen, bar, button, card, column, label, row, set_look
from ui.widgets.centred import Centred
from ui.widgets.lead_fields import TextField
from ui.widgets.notice import Notice, announce
from ui.widgets.sheet import Choice, Sheet, ask

if TYPE_CHECKING:
    from interviewer.ports import Store
    from ui.services import Services

LETTERS = 84
WITHDRAWN, NEARLY_WITHDRAWN = "withdrawn", "nearly_withdrawn"


@dataclass(frozen=True, slots=True)
class Found:
    """What a code led to."""

    code: str
    id: str = ""
    """The interview; empty where it is not on this device."""
    study: str = ""
    left: bool = False
    """Whether it may have left in a batch."""
    before: bool = False
    """Whether it was erased here earlier."""


class WithdrawalScreen(Screen):
    """Type the code, see whether it is here, erase."""

    closed = Signal()
    erased = Signal(str)
    """`WITHDRAWN`, or `NEARLY_WITHDRAWN` where a backup could not be reached yet."""

    def __init__(self, services: Services, store: Store, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("withdrawal")
        self._services = services
        self._store = store
        self._found: Found | None = None
        self._all: bool | None = None
        """Whether all of an interview is gone; None before."""
        self._wait: Sheet | None = None
        self._jobs = Jobs(self)
        self._search: Job | None = None
        self._title = label("withdrawal_title", "title")
        self._close = button("withdrawal_close", "flat")
        self._about = label("withdrawal_about", "body")
        self._field = TextField("withdrawal_code", letters=20)
        self._go = button("withdrawal_find", "primary")
        self._looking = label("withdrawal_looking", "quiet")
        self._notice = Notice("withdrawal_notice")
        self._here = label("withdrawal_here", "heading")
        self._which = label("withdrawal_which", "body")
        self._erase = button("withdrawal_erase", "danger")
        self._lay_out()
        self._close.clicked.connect(self.closed)
        self._go.clicked.connect(self._find)
        self._field.entered.connect(self._find)
        self._field.edited.connect(lambda _text: self._begin_anew())
        self._erase.clicked.connect(self._ask_to_erase)
        self.retranslate()

    def _lay_out(self) -> None:
        line = row(self._title, self._close)
        line.setStretch(0, 1)
        last = row(self._erase, 1, spacing=0)
        self._card = card(self._here, self._which, last)
        self._card.setObjectName("withdrawal_found")
        self._card.hide()
        self._looking.hide()
        find = row(self._go, self._looking, spacing=2 * GRID)
        find.setStretch(1, 1)
        find.addStretch(0)
        whole = column(
            self._about, self._field, find, self._card, self._notice, 1, spacing=3 * GRID
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(bar(line))
        self._ground = Centred(whole, LETTERS)
        box.addWidget(self._ground, 1)

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Erase with a receipt"))
        self._close.setText(self.tr("Close"))
        self._about.setText(
            self.tr(
                "A citizen may take the interview back until the results are published. The code "
                "on the receipt leads to it, and to nobody's name."
            )
        )
        self._field.set_texts(
            self.tr("The code on the receipt"),
            self.tr("Twelve letters and figures. Capitals, spaces and hyphens do not matter."),
        )
        self._go.setText(self.tr("Find the interview"))
        self._looking.setText(self.tr("Looking …"))
        self._here.setText(self.tr("The interview is on this device."))
        self._erase.setText(self.tr("Erase it …"))
        if self._all is not None:
            self._tell_erased(whole=self._all)
        elif self._found is not None:
            self._show_found(self._found)

    # --- finding --------------------------------------------------------------------------------

    def _begin_anew(self) -> None:
        """Another code: what was said of the one before is not shown any more."""
        if self._search is not None:
            self._search.silence()
            self._search = None
        self._found = self._all = None
        self._looking.hide()
        self._card.hide()
        self._notice.clear()
        self._field.show_error("")

    def _find(self) -> None:
        self._begin_anew()
        try:
            code = normalise(self._field.text())
        except CodeInvalid as invalid:
            self._field.show_error(code_trouble(invalid), speak=True)
            self._field.setFocus()
            return
        self._looking.show()
        services, store = self._services, self._store
        job = self._search = self._jobs.run(lambda progress: _look(services, store, code, progress))
        job.done.connect(self._show_found)
        job.failed.connect(self._not_done)

    def _show_found(self, found: Found) -> None:
        self._found = found
        self._looking.hide()
        self._which.setText(
            self.tr("Its code is {code}. Nothing of it is shown here.").format(code=found.code)
        )
        self._card.setVisible(bool(found.id))
        if found.id:
            announce(self, self._here.text())
            self._ground.ensureWidgetVisible(self._card)
            return
        if found.before:
            happened = self.tr("The interview with the code {code} was erased here before.")
            todo = self.tr(
                "It may have been in a batch before that: give the code to the project lead too."
            )
        else:
            happened = self.tr("No interview on this device has the code {code}.")
            todo = self.tr(
                "Compare the code with the receipt once more. If it is right, the interview is on "
                "another device, has been handed over or was erased before: give the code to the "
                "project lead."
            )
        self._tell(Message(happened.format(code=found.code), self.tr("Nothing was changed."), todo))
        self._ground.ensureWidgetVisible(self._notice)

    # --- erasing --------------------------------------------------------------------------------

    def _ask_to_erase(self) -> None:
        found = self._found
        if found is None or not found.id:
            return
        texts = [
            self.tr(
                "Answers and notes are erased from this device and its backups. This cannot be "
                "undone."
            )
        ]
        if found.left:
            texts.append(
                self.tr(
                    "It may have been in a batch, and the copy there is not reached from here: "
                    "give the code to the project lead too."
                )
            )
        ask(
            self,
            self.tr("Erase this interview for good?"),
            texts,
            [Choice("erase", self.tr("Erase for good"), "danger")],
            self.tr("Keep it"),
            lambda _choice: self._erase_it(found),
        )

    def _erase_it(self, found: Found) -> None:
        # Until it is gone, nothing else can be done.
        self._wait = Sheet(self, self.tr("Erasing …"))
        work = _eraser(self._services, self._store, found)

        def erase(_progress: Progress) -> None:
            self._all = work()  # Also for `outcome`, where the screen is put away meanwhile.

        job = self._jobs.run(erase)
        job.done.connect(self._is_erased)
        job.failed.connect(self._not_done)

    def _is_erased(self) -> None:
        self._end_wait()
        self._found = None
        self._card.hide()
        self._field.show_text("")
        whole = bool(self._all)
        self._tell_erased(whole=whole)
        self.erased.emit(WITHDRAWN if whole else NEARLY_WITHDRAWN)

    def _tell_erased(self, *, whole: bool) -> None:
        remains = self.tr("Only the count of one remains.")
        if whole:
            told = self.tr("The interview is erased from this device and its backups.")
            self._tell(Message(told, remains, ""), look="told")
            return
        self._tell(
            Message(
                self.tr("The interview is erased from this device's store."),
                remains,
                self.tr(
                    "A backup could not be reached yet; it is encrypted like everything else. The "
                    "app tries again at each unlock."
                ),
            )
        )

    def _not_done(self, error: BaseException) -> None:
        self._end_wait()
        self._looking.hide()
        set_look(self._notice, look="warning")
        self._notice.show_error(error)
        self._ground.ensureWidgetVisible(self._notice)

    def _tell(self, message: Message, look: str = "warning") -> None:
        set_look(self._notice, look=look)
        self._notice.show_message(message)

    def _end_wait(self) -> None:
        if self._wait is not None:
            self._wait.close_sheet()
            self._wait = None

    # --- coming and going -----------------------------------------------------------------------

    @property
    def outcome(self) -> str:
        """What an erasure has come to that ended while the screen was put away."""
        if self._all is None:
            return ""
        return WITHDRAWN if self._all else NEARLY_WITHDRAWN

    def put_away(self) -> bool:
        """An erasure under way is waited for; a search ends."""
        self._jobs.close()
        return True

    def keep_in_view(self) -> None:
        """The field stays above the on-screen keyboard."""
        self._ground.keep_in_view()

    def showEvent(self, event: QShowEvent) -> None:
        """The code is typed at once."""
        super().showEvent(event)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _look(services: Services, store: Store, code: str, progress: Progress) -> Found:
    """In a worker: what has this code, of all that is on the device."""
    ids = store.interviews.ids()
    found = find_by_code(code, ids, lambda tried: progress(tried, len(ids)))
    if found is None:
        erased = store.withdrawn(services.study.id)
        return Found(code, before=find_by_code(code, erased) is not None)
    try:
        interview = store.interviews.get(found)
    except InterviewerError:  # It cannot be read, and can be erased all the same.
        return Found(code, found, services.study.id, left=True)
    return Found(code, found, interview.study_id, left=interview.revision > 0)


def _eraser(services: Services, store: Store, found: Found) -> Callable[[], bool]:
    day = services.clock.now().date()
    contact = new_contact(found.study, Disposition.WITHDRAWN, day)
    return lambda: store.interviews.withdraw(found.id, contact)


__all__ = ["NEARLY_WITHDRAWN", "WITHDRAWN", "WithdrawalScreen"]
