"""What is read aloud, in the direction of its language; below it, quietly, the interviewer's own.

Three things can stand in it: the text in full ink; the same in the questionnaire's original
language, for an interviewer who does not read the other; and a mark where there is no translation.
What is the interviewer's always begins at the left, so that the eye finds it there.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import GRID, READING_WIDTH
from ui.widgets.basics import Look, column, label, row, set_direction
from ui.widgets.paragraphs import has_right_to_left, runs_right_to_left


def _line(text: QLabel, width: int) -> QWidget:
    """A text no wider than `width`, at the side where its language begins."""
    made = QWidget()
    made.setProperty("look", "clear")
    if text.wordWrap():
        text.setMaximumWidth(width)
    line = row(text, 1, spacing=0)
    if text.wordWrap():
        line.setStretch(0, 1000)
    made.setLayout(line)
    return made


def not_translated(original: str = "") -> str:
    """The mark of what is read in the original language, which calls itself `original`."""
    if not original:
        return QCoreApplication.translate("SpokenText", "Not translated")
    text = QCoreApplication.translate("SpokenText", "Not translated: {language}")
    return text.format(language=original)


class SpokenText(QWidget):
    """One text that is read to the citizen."""

    def __init__(self, name: str, look: Look, *, width: int = READING_WIDTH) -> None:
        """`look` as for `label`; no line runs wider than `width`.

        The text itself is called `name`, what is around it NAME_spoken, what is below it
        NAME_beside and NAME_borrowed.
        """
        super().__init__()
        self.setObjectName(f"{name}_spoken")
        self._original = ""
        self._text = label(name, look)
        self._beside = label(f"{name}_beside", "quiet", said=True)
        self._borrowed = label(f"{name}_borrowed", "tag", wrap=False)
        self._read = _line(self._text, width)
        self._quiet = _line(self._beside, width)
        self._mark = _line(self._borrowed, width)
        self.setLayout(column(self._read, self._quiet, self._mark, spacing=GRID // 2))
        set_direction(self._quiet, rtl=False)
        set_direction(self._mark, rtl=False)
        self._quiet.hide()
        self._mark.hide()

    def show_text(
        self,
        text: str,
        rtl: bool = False,
        beside: str = "",
        borrowed: bool = False,
        original: str = "",
    ) -> None:
        """Show `text`; `rtl` is the direction of the language it should be in.

        `beside` is the same in the original language, whose name is `original`; `borrowed` says
        that some of what is read here stands in it, for want of a translation. A text that is
        borrowed itself runs in its own direction, and nothing stands beside it.
        """
        self._original = original
        if borrowed:
            rtl = has_right_to_left(text) if rtl else runs_right_to_left(text)
        set_direction(self._read, rtl)
        self._text.setText(text)
        self.setAccessibleName(text)
        shown = beside if beside != text else ""
        self._beside.setText(shown)
        self._quiet.setVisible(bool(shown))
        self._mark.setVisible(borrowed)
        self._name_original()

    def text(self) -> str:
        """What is read aloud."""
        return self._text.text()

    def _name_original(self) -> None:
        self._borrowed.setText(not_translated(self._original))

    def changeEvent(self, event: QEvent) -> None:
        """A new language of the app: the mark is the interviewer's."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_original()
