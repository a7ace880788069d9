"""The receipt on the screen, turned to the citizen: large, to be photographed or written down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from interviewer.errors import InterviewerError
from interviewer.receipt import Receipt, ReceiptText
from ui.messages import Message
from ui.places import documents, free_name
from ui.theme import GRID, MARGIN, Theme
from ui.widgets.basics import Screen, bar, button, column, label, row, set_direction
from ui.widgets.centred import Centred
from ui.widgets.lead_fields import Beside
from ui.widgets.notice import Notice

LETTERS = 92
BUTTON_LETTERS = 24
FILE_NAME = "kvittering.pdf"
BETWEEN = "   "
"""Between two groups of the code; where it is narrow, a line ends there."""


class ReceiptScreen(Screen):
    """Nothing of the interview but its code."""

    closed = Signal()
    lock_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        receipt: Receipt,
        print_receipt: Callable[[Receipt, Path], None] | None = None,
        *,
        left_handed: bool = False,
    ) -> None:
        """`print_receipt` writes it as a PDF, `InterviewerError`; None: it is only shown."""
        super().__init__()
        self.setObjectName("receipt_screen")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._receipt = receipt
        self._print = print_receipt
        self._written: Path | None = None
        self._lock = button("lock", "flat")
        self._notice = Notice("receipt_notice")
        self._close = button("receipt_close", "primary")
        self._save = button("receipt_save")
        if print_receipt is None:
            self._save.hide()
        self._lock.clicked.connect(self.lock_wanted)
        self._close.clicked.connect(self.closed)
        self._save.clicked.connect(self._ask_where)
        self._notice.pressed.connect(self._open_written)
        self._lay_out(left_handed)
        self.retranslate()

    def _lay_out(self, left_handed: bool) -> None:
        whole = column(1, spacing=3 * GRID)
        for number, text in enumerate(self._receipt.texts):
            whole.addWidget(self._part(number, text))
        whole.addStretch(2)
        corner = row(1, self._lock)
        corner.setContentsMargins(MARGIN, MARGIN // 2, MARGIN, 0)
        ways = Beside(BUTTON_LETTERS, top=False)
        order = [self._save, self._close] if self._print is not None else [self._close]
        ways.show_parts(order[::-1] if left_handed else order)
        foot = bar(column(self._notice, ways, spacing=GRID), name="receipt_foot")
        self._ground = Centred(whole, LETTERS)
        self.setLayout(column(corner, self._ground, foot, spacing=0))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]

    def _part(self, number: int, text: ReceiptText) -> QWidget:
        """All that is said in one language; the code stands in the first."""
        made = QWidget()
        made.setProperty("look", "clear")
        name = f"receipt_{text.language}"
        head = column(
            label(f"{name}_title", "title", text.title),
            label(f"{name}_study", "read", text.study, said=True),
            label(f"{name}_organisation", "quiet", text.organisation, said=True),
            spacing=GRID // 2,
        )
        box = column(head, spacing=2 * GRID)
        if number == 0:
            title = label("receipt_code_title", "read", text.code_title)
            code = label("receipt_code", "receipt", BETWEEN.join(self._receipt.groups))
            for each in (title, code):
                each.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
            spelt = ", ".join(" ".join(group) for group in self._receipt.groups)
            code.setAccessibleName(f"{text.code_title}: {spelt}")
            set_direction(code, rtl=False)
            box.addSpacing(GRID)
            box.addLayout(column(title, code, spacing=0))
            box.addSpacing(GRID)
        for at, line in enumerate(text.lines):
            box.addWidget(label(f"{name}_line_{at}", "read", line))
        made.setLayout(box)
        set_direction(made, text.right_to_left)
        return made

    def retranslate(self) -> None:
        """Set every text that is the interviewer's."""
        self._lock.setText(self.tr("Lock"))
        self._close.setText(self.tr("Back"))
        self._save.setText(self.tr("Save as PDF, to print …"))
        self._notice.set_action(self.tr("Open and print"))
        if self._written is not None:
            self._tell_written(self._written)

    # --- as a file ------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        suggested = free_name(documents(), FILE_NAME)
        dialog = QFileDialog(self, self.tr("Save the receipt"), str(suggested.parent))
        dialog.setObjectName("receipt_where")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(suggested.name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.save_as(Path(chosen)))
        dialog.open()

    def save_as(self, path: Path) -> None:
        """Write the PDF there; the notice says what has come of it."""
        if self._print is None:
            return
        self._written = None
        self._notice.clear()
        try:
            self._print(self._receipt, path)
        except InterviewerError as error:
            self._notice.set_action("")
            self._notice.show_error(error)
            return
        self._written = path
        self._notice.set_action(self.tr("Open and print"))
        self._tell_written(path)

    def _tell_written(self, path: Path) -> None:
        self._notice.show_message(
            Message(
                self.tr("The receipt is saved."),
                self.tr("It holds the code: delete the file when it is printed."),
                "",
                str(path),
            )
        )

    def _open_written(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    # --- coming and going -----------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Keys are for the screen."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape go back."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.closed.emit()
        else:
            super().keyPressEvent(event)


__all__ = ["ReceiptScreen"]
