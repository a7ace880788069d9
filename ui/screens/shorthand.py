"""Shorthand: what unfolds while a note is typed, to look through, change and hand on.

Each change is saved at once and can be taken back. What the app came with, and what the study's
lead shares, is never lost: one's own line stands in its place, or switches it off.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout

from interviewer.errors import InterviewerError
from interviewer.ports import Store
from interviewer.shorthand import (
    SHORTHAND_LIMIT,
    Incoming,
    Line,
    Shorthand,
    Source,
    compare,
)
from interviewer.typing_help import TypingData
from ui.messages import Message
from ui.theme import GRID, TARGET
from ui.widgets.basics import Ground, Screen, bar, button, column, label, row, set_look
from ui.widgets.lead_fields import Flow
from ui.widgets.notice import Notice
from ui.widgets.sheet import Choice, ask
from ui.widgets.shorthand_list import ShorthandList
from ui.widgets.shorthand_sheet import ShorthandForm

if TYPE_CHECKING:
    from ui.services import Services

_TOLD = 6
"""Differences of a file that are shown; of more, how many there are."""
FILE_NAME = "shorthand.toml"
_WIDTH = 1000


class ShorthandScreen(Screen):
    """The whole list, with a search, and what can be done with it."""

    closed = Signal()
    changed = Signal(object)
    """The `Shorthand` that is in force now, already saved."""

    def __init__(self, services: Services, store: Store, typing: TypingData) -> None:
        super().__init__()
        self.setObjectName("shorthand")
        self._store = store
        self._typing = typing
        shared = services.study.shorthand
        self._shorthand = Shorthand(typing.shorthand(), shared, store.shorthand.all())
        self._before: Mapping[str, str] | None = None
        """One's own list before the last change."""
        self._title = label("shorthand_title", "title")
        self._close = button("shorthand_close", "flat")
        self._notice = Notice("shorthand_notice")
        self._notice.pressed.connect(self._undo)
        self._hint = label("shorthand_hint", "quiet")
        self._search = QLineEdit()
        self._search.setObjectName("shorthand_search")
        self._add = button("shorthand_add", "primary")
        self._list = ShorthandList(self._whose)
        self._empty = label("shorthand_empty", "body")
        self._export = button("shorthand_export")
        self._import = button("shorthand_import")
        self._reset = button("shorthand_reset")
        self._lay_out()
        self._close.clicked.connect(self.closed)
        self._search.textChanged.connect(self._show_lines)
        self._search.returnPressed.connect(self._enter)
        self._search.installEventFilter(self)
        self._add.clicked.connect(self._write_new)
        self._list.picked.connect(self._open)
        self._export.clicked.connect(self._ask_where)
        self._import.clicked.connect(self._ask_for_file)
        self._reset.clicked.connect(self._ask_to_reset)
        self.retranslate()

    def _lay_out(self) -> None:
        line = row(self._title, self._close)
        line.setStretch(0, 1)
        search = row(self._search, self._add, spacing=GRID)
        search.setStretch(0, 1)
        files = Flow(self._import, self._export, self._reset)
        self._list.setMinimumHeight(3 * TARGET)
        middle = column(self._empty, self._list, spacing=0)
        middle.setAlignment(self._empty, Qt.AlignmentFlag.AlignTop)
        whole = column(self._notice, self._hint, search, spacing=2 * GRID)
        whole.addLayout(middle, 1)
        whole.addWidget(files)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(bar(line))
        self._ground = Ground(whole, width=_WIDTH)
        box.addWidget(self._ground, 1)
        self._notice.hide()

    # --- showing ------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Shorthand"))
        self._close.setText(self.tr("Close"))
        self._hint.setText(
            self.tr(
                "A short form unfolds when you type a space or a sign after it. "
                "Backspace takes it back. In capitals, as in SB, it stays as it is."
            )
        )
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setAccessibleName(self.tr("Search"))
        self._add.setText(self.tr("Add"))
        self._list.setAccessibleName(self.tr("Shorthand"))
        self._import.setText(self.tr("From a file …"))
        self._export.setText(self.tr("To a file …"))
        self._reset.setText(self.tr("Start afresh …"))
        self._show_lines()

    def _whose(self, line: Line) -> str:
        """Where a line comes from, for its row."""
        if line.source is Source.OWN:
            if line.instead:
                return self.tr("Your own, in place of: {unfolded}").format(unfolded=line.instead)
            return self.tr("Your own")
        shared = line.source is Source.SHARED
        if line.on:
            return self.tr("From the project lead") if shared else self.tr("From the app")
        if shared:
            return self.tr("From the project lead, switched off")
        return self.tr("From the app, switched off")

    def _show_lines(self) -> None:
        wanted = self._search.text().strip().lower()
        lines = [
            line
            for line in self._shorthand.lines
            if wanted in line.short or wanted in line.unfolded.lower()
        ]
        lines.sort(key=lambda line: (line.short != wanted, not line.short.startswith(wanted)))
        self._list.show_lines(lines)
        self._list.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        if wanted:
            said = self.tr("Nothing here has “{text}” in it. Press Enter to add it.")
            self._empty.setText(said.format(text=self._search.text().strip()))
        else:
            self._empty.setText(
                self.tr("There are no short forms yet. Add your own, or take them from a file.")
            )
        own = any(self._shorthand.own.values())
        self._export.setEnabled(own)
        self._reset.setEnabled(bool(self._shorthand.own))

    def _tell(self, happened: str, undo: bool = True) -> None:
        set_look(self._notice, look="told")
        self._notice.set_action(self.tr("Undo") if undo else "")
        self._notice.show_message(Message(happened, "", ""))

    def _fail(self, error: InterviewerError) -> None:
        set_look(self._notice, look="warning")
        self._notice.set_action("")
        self._notice.show_error(error)

    # --- one line -----------------------------------------------------------------------------

    def _enter(self) -> None:
        """Enter in the search: the one line that is meant, or a new one."""
        wanted = self._search.text().strip().lower()
        if self._shorthand.get(wanted) is not None:
            self._open(wanted)
        elif self._list.count():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._write_new()

    def _write_new(self) -> None:
        wanted = self._search.text().strip()
        begun = wanted if wanted.isalnum() and self._shorthand.get(wanted) is None else ""
        self._show_form(ShorthandForm(self._shorthand, None, begun))

    def _open(self, short: str) -> None:
        self._show_form(ShorthandForm(self._shorthand, self._shorthand.get(short)))

    def _show_form(self, form: ShorthandForm) -> None:
        form.kept.connect(self._keep)
        form.removed.connect(self._remove)
        form.switched.connect(self._switch)
        form.open(self)

    def _keep(self, short: str, unfolded: str) -> None:
        without = {key: each for key, each in self._shorthand.own.items() if key != short}
        given = self._shorthand.with_own(without).get(short)
        own = without if given and given.unfolded == unfolded else {**without, short: unfolded}
        said = self.tr("{short} unfolds to: {unfolded}")
        self._save(own, said.format(short=short, unfolded=unfolded), short)

    def _remove(self, short: str) -> None:
        own = {key: each for key, each in self._shorthand.own.items() if key != short}
        self._save(own, self.tr("{short} is removed.").format(short=short))

    def _switch(self, short: str, on: bool) -> None:
        own = {key: each for key, each in self._shorthand.own.items() if key != short}
        said = self.tr("{short} unfolds again.") if on else self.tr("{short} is switched off.")
        self._save(own if on else {**own, short: ""}, said.format(short=short), short)

    def _save(self, own: Mapping[str, str], said: str, short: str = "") -> bool:
        """Keep one's own list, say so, and show it."""
        before = self._shorthand.own
        if len(own) > SHORTHAND_LIMIT:
            set_look(self._notice, look="warning")
            self._notice.set_action("")
            self._notice.show_message(
                Message(
                    self.tr("Nothing was changed: your list would be too long."),
                    "",
                    self.tr("It can hold {count} short forms.").format(count=SHORTHAND_LIMIT),
                )
            )
            return False
        try:
            self._store.shorthand.replace(own)
        except InterviewerError as error:
            self._fail(error)
            return False
        self._shorthand = self._shorthand.with_own(own)
        self._before = before
        self._show_lines()
        if short and self._shorthand.get(short) not in self._list.shown():
            self._search.clear()  # What was just written is in view.
        if short:
            self._list.go_to(short)
        self._tell(said)
        self.changed.emit(self._shorthand)
        return True

    def _undo(self) -> None:
        if self._before is not None and self._save(self._before, ""):
            self._before = None
            self._tell(self.tr("It is as it was before."), undo=False)

    # --- all lines ----------------------------------------------------------------------------

    def _ask_to_reset(self) -> None:
        ask(
            self,
            self.tr("Start afresh?"),
            [self.tr("Your own short forms go. Those of the app and the project lead stay.")],
            [Choice("reset", self.tr("Remove my own"), "danger")],
            self.tr("Keep them"),
            lambda _choice: self._start_afresh(),
        )

    def _start_afresh(self) -> None:
        self._save({}, self.tr("Your own short forms are removed."))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Where to put the file"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix("toml")
        dialog.selectFile(FILE_NAME)
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path)))
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write one's own short forms to a file that is not there yet."""
        lines = {short: each for short, each in self._shorthand.own.items() if each}
        try:
            self._typing.write_shorthand(path, lines)
        except InterviewerError as error:
            self._fail(error)
            return
        said = self.tr("{count} short forms are in the file: {path}")
        self._tell(said.format(count=len(lines), path=path), undo=False)

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("A file with short forms"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Short forms (*.toml)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda path: self.import_from(Path(path)))
        dialog.open()

    def import_from(self, path: Path) -> None:
        """Take a file's short forms in; where they differ from those here, a person decides."""
        try:
            lines = self._typing.read_shorthand(path)
        except InterviewerError as error:
            self._fail(error)
            return
        found = compare(self._shorthand, lines)
        if found.different:
            self._ask_which(found)
        elif found.new:
            self._take_in(found.new)
        else:
            self._tell(self.tr("All of them are here already."), undo=False)

    def _ask_which(self, found: Incoming) -> None:
        texts = [
            self.tr("{short}: here {here}, in the file {there}").format(
                short=short, here=here or self.tr("switched off"), there=there
            )
            for short, (here, there) in list(found.different.items())[:_TOLD]
        ]
        if len(found.different) > _TOLD:
            texts.append(self.tr("and {count} more").format(count=len(found.different) - _TOLD))
        there = {short: each for short, (_, each) in found.different.items()}
        new = self.tr("Keep mine, add {count} new").format(count=len(found.new))
        choices = [Choice("theirs", self.tr("Take all from the file"))]
        if found.new:
            choices.insert(0, Choice("mine", new))
        ask(
            self,
            self.tr("{count} short forms are different here").format(count=len(there)),
            texts,
            choices,
            self.tr("Change nothing"),
            lambda choice: self._take_in(
                {**found.new, **there} if choice == "theirs" else found.new
            ),
        )

    def _take_in(self, lines: Mapping[str, str]) -> None:
        said = self.tr("{count} short forms were taken in.").format(count=len(lines))
        self._save({**self._shorthand.own, **lines}, said)

    # --- keys ---------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Typing searches at once."""
        super().showEvent(event)
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search into the list."""
        if (
            watched is self._search
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the search, then closes the page."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._search.text():
            self._search.clear()
            self._search.setFocus()
        else:
            self.closed.emit()
