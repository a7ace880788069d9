"""A code or fingerprint in large groups, for two people to read to each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QFont,
    QFontInfo,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy

GAP = "   "
"""Between two groups of a code, so that each is read for itself."""


class CodeLabel(QLabel):
    """The groups stand in columns, in lines of equal length. Ctrl+C and the menu copy all of it."""

    def __init__(self, name: str, *, numbered: bool = False) -> None:
        """`numbered`: each of the code's own lines has its number before it; it is not copied."""
        super().__init__()
        self._numbered = numbered
        self.setObjectName(name)
        self.setProperty("look", "code")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)  # So that layouts ask how high it is.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._code = ""
        self._copy = QAction(self)
        self._copy.triggered.connect(self._copy_it)
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_code(self, code: str, title: str = "") -> None:
        """Show it, in the lines that it has; a screen reader says it figure by figure."""
        self._code = code
        self._copy.setText(self.tr("Copy"))
        self.setText(code)
        spelt = ", ".join(" ".join(group) for group in code.split())
        self.setAccessibleName(f"{title}: {spelt}" if title else spelt)
        self._fit()

    def _copy_it(self) -> None:
        QGuiApplication.clipboard().setText(self._code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C, as in a text."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_it()
        else:
            super().keyPressEvent(event)

    def code(self) -> str:
        """The code shown."""
        return self._code

    def _group(self) -> QSize:
        """Room for the widest group, and for what is between two of them."""
        metrics = self.fontMetrics()
        wide = max((metrics.horizontalAdvance(each) for each in self._code.split()), default=0)
        return QSize(wide + metrics.horizontalAdvance(GAP), metrics.lineSpacing())

    def _margin(self) -> int:
        """Room for the lines' numbers."""
        return self.fontMetrics().horizontalAdvance("8 ") if self._numbered else 0

    def _lines(self, width: int) -> list[tuple[int, list[str]]]:
        """Its groups in the lines that they stand in at `width`: as even as can be.

        Each with the number of the code's own line that begins there, or 0.
        """
        cell = self._group()
        room = width - self._margin() + self.fontMetrics().horizontalAdvance(GAP)
        fits = max(1, room // max(1, cell.width()))
        lines = []
        for number, own in enumerate(self._code.split("\n"), start=1):
            groups = own.split()
            rows = -(-len(groups) // fits)
            each = -(-len(groups) // rows) if rows else 1
            lines += [
                (0 if n else number, groups[n : n + each]) for n in range(0, len(groups), each)
            ]
        return lines

    def heightForWidth(self, width: int) -> int:
        """Narrower means more lines."""
        self.ensurePolished()
        return len(self._lines(width)) * self._group().height()

    def sizeHint(self) -> QSize:
        """As many lines as its width needs."""
        self.ensurePolished()
        most = max((len(own.split()) for own in self._code.split("\n")), default=1)
        wide = max(1, min(most, 6)) * self._group().width() + self._margin()
        return QSize(wide, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """One group."""
        self.ensurePolished()
        return self._group() + QSize(self._margin(), 0)

    def _fit(self) -> None:
        high = self.heightForWidth(self.width())
        if high != self.minimumHeight():
            self.setMinimumHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each group in its column; a line below it where the keyboard is."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        cell = self._group()
        margin = self._margin()
        own = self.font()
        small = QFont(own)
        small.setPixelSize(max(1, QFontInfo(own).pixelSize() // 2))
        beside = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for down, (number, groups) in enumerate(self._lines(self.width())):
            if number and margin:
                painter.setFont(small)
                place = QRect(0, down * cell.height(), margin, cell.height())
                painter.drawText(place, beside, str(number))
                painter.setFont(own)
            for right, group in enumerate(groups):
                corner = QPoint(margin + right * cell.width(), down * cell.height())
                painter.drawText(QRect(corner, cell), Qt.AlignmentFlag.AlignLeft, group)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 3))
            painter.drawLine(0, self.height() - 2, self.width(), self.height() - 2)
