"""The very first start: what this is, and the passphrase that locks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout

from interviewer.errors import InterviewerError
from ui.screens.door import DoorScreen
from ui.theme import GRID
from ui.widgets.basics import button, card, column, label, row
from ui.widgets.centred import door
from ui.widgets.passphrase import NewPassphrase

if TYPE_CHECKING:
    from ui.services import Services

LETTERS = 118
LETTERS_SIDE_BY_SIDE = 96
"""With room for fewer letters than this, the two halves stand one above the other."""


class FirstStartScreen(DoorScreen):
    """Makes a new store."""

    def __init__(self, services: Services) -> None:
        super().__init__(services, "first_start")
        self._title = label("first_title", "title")
        self._what = label("first_what", "read")
        self._where = label("first_where", "read")
        self._warning_title = label("first_warning_title", "heading")
        self._warning = label("first_warning", "body")
        self._passphrase = NewPassphrase(services.strength)
        self._begin = button("first_begin", "primary")

        warning = card(self._warning_title, self._warning, look="warning", spacing=GRID)
        welcome = column(
            self._title, column(self._what, self._where, spacing=GRID), warning, spacing=3 * GRID
        )
        welcome.addStretch(1)
        form = card(self._passphrase, self._notice, self._begin, spacing=3 * GRID)
        self._halves = row(spacing=5 * GRID)
        self._halves.addLayout(welcome, 5)
        right = column(form)
        right.addStretch(1)
        self._halves.addLayout(right, 6)
        self.setLayout(door(self._language, self._halves, LETTERS))

        self._passphrase.entered.connect(self._create)
        self._begin.clicked.connect(self._create)
        self.setFocusProxy(self._passphrase)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Welcome"))
        self._what.setText(
            self.tr("With this app you ask citizens about their meeting at the jobcenter.")
        )
        self._where.setText(
            self.tr(
                "The answers stay on this device, locked with a passphrase that you choose now."
            )
        )
        self._warning_title.setText(self.tr("Nobody can find the passphrase for you"))
        self._warning.setText(
            self.tr(
                "If you forget it, the interviews on this device are lost: neither the study's "
                "lead nor the makers of the app can open them. So keep it somewhere safe, and "
                "never together with the device."
            )
        )
        self._begin.setText(self.tr("Lock with it and begin"))

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands in the first field, if that can be seen without scrolling."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._point)

    def _point(self) -> None:
        edit = self._passphrase.first.edit
        if not edit.visibleRegion().isEmpty():
            edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._turn()

    def _turn(self) -> None:
        self.ensurePolished()
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        way = QBoxLayout.Direction
        wide = letters >= LETTERS_SIDE_BY_SIDE
        self._halves.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self._halves.setSpacing((5 if wide else 3) * GRID)

    def _create(self) -> None:
        self._notice.clear()
        if not self._passphrase.check():
            return
        try:
            store = self._services.folder.create(self._passphrase.text())
        except InterviewerError as error:
            self._notice.show_error(error)
        else:
            self._passphrase.clear()
            self.opened.emit(store)
