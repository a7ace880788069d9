"""Marks in a note, while it is typed, what may identify somebody. It changes no letter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from interviewer.findings import Find

Finder = Callable[[str], Sequence[Find]]

_MARKED, _CLEAR = 1, 0


class NoteMarks(QSyntaxHighlighter):
    """A wavy line below each find; the same rules look again before anything is exported."""

    def __init__(self, document: QTextDocument, find: Finder, colour: str) -> None:
        super().__init__(document)
        self._find = find
        self._format = QTextCharFormat()
        self.set_colour(colour)

    def set_colour(self, colour: str) -> None:
        """Use another palette."""
        self._format.setUnderlineColor(QColor(colour))
        self._format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self.rehighlight()

    @property
    def any(self) -> bool:
        """Whether something is marked."""
        block = self.document().begin()
        while block.isValid():
            if block.userState() == _MARKED:
                return True
            block = block.next()
        return False

    def highlightBlock(self, text: str) -> None:
        """Mark one line."""
        finds = self._find(text) if text.strip() else ()
        for each in finds:
            start, length = _units(text[: each.start]), _units(text[each.start : each.end])
            self.setFormat(start, length, self._format)
        self.setCurrentBlockState(_MARKED if finds else _CLEAR)


def _units(text: str) -> int:
    """Length as Qt counts it: in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
