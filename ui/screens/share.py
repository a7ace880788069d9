"""How far we are: what this device has done in the study, for whoever works with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from interviewer.errors import InterviewerError
from interviewer.fieldwork import Approached, Counted, fieldwork
from ui.jobs import Jobs
from ui.theme import GRID, Theme
from ui.widgets.basics import Ground, Screen, bar, button, column, label, row
from ui.widgets.fieldwork_card import Seen
from ui.widgets.fieldwork_view import FieldworkView
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from interviewer.ports import Store
    from interviewer.study import Study
    from ui.services import Services

Share = tuple[Sequence[Counted], Sequence[Approached]]


class ShareScreen(Screen):
    """The same cards as on a lead's desk, of this device's interviews alone."""

    closed = Signal()

    def __init__(self, services: Services, store: Store, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("share")
        self._services = services
        self._study = services.study
        self._found: Share | None = None
        self._title = label("share_title", "title")
        self._close = button("share_close", "flat")
        self._notice = Notice("share_notice")
        self._hint = label("share_hint", "quiet")
        self._view = FieldworkView(theme, own=True)
        self._view.hide()
        self._lay_out()
        self._close.clicked.connect(self.closed)
        self.retranslate()
        self._jobs = Jobs(self)
        study = self._study  # The thread is given what it needs, and touches no widget.
        job = self._jobs.run(lambda _progress: _read(services, store, study))
        job.done.connect(self._show_found)
        job.failed.connect(self._notice.show_error)

    def _lay_out(self) -> None:
        line = row(self._title, self._close)
        line.setStretch(0, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(bar(line))
        whole = column(self._notice, self._hint, self._view, 1, spacing=2 * GRID)
        box.addWidget(Ground(whole), 1)

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("How far we are"))
        self._close.setText(self.tr("Close"))
        name = self._study.say(self._study.names, self._services.preferences.language)
        self._hint.setText(
            self.tr("{study}. Only what was done on this device is counted.").format(study=name)
        )
        if self._found is not None:
            self._show_found(self._found)

    def set_theme(self, theme: Theme) -> None:
        """Paint anew."""
        self._view.set_theme(theme)

    def _show_found(self, found: Share) -> None:
        self._found = found
        today = self._services.clock.now().date()
        view = fieldwork(self._study, *found, today)
        language = self._services.preferences.language
        self._view.show_seen(Seen(view, self._study, language, today, own=True))
        self._view.show()

    def put_away(self) -> bool:
        """Nothing is kept; the reading ends."""
        self._jobs.close()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """The first Tab leads into the page."""
        super().showEvent(event)
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _read(services: Services, store: Store, study: Study) -> Share:
    """In a worker: all that this device has done in the study."""
    fields: dict[tuple[str, str], str] = {}
    for shelved in services.library.questionnaires():
        if shelved.id != study.questionnaire[0]:
            continue
        try:
            asked = services.questionnaires(shelved.id, shelved.version)
        except InterviewerError:
            continue  # Its interviews count, and tell no group.
        for item in asked.items.values():
            if item.options_from:
                fields[asked.id, asked.version] = item.id
    return store.share(study.id, fields)
