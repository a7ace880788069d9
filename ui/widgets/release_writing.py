"""How and where a release is written: formats, the language of labels, the folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QWidget

from interviewer.release import Format
from ui import places
from ui.theme import GRID
from ui.widgets.basics import button, card, column, label
from ui.widgets.choice_list import Option
from ui.widgets.fields import OptionButton
from ui.widgets.lead_fields import TextField, Ticks
from ui.widgets.release_tabs import tab_through
from ui.widgets.release_words import format_words
from ui.widgets.segments import Segments

_REFUSED = '<>:"/\\|?*'
"""Letters that a folder may not have on one system or another."""


class Writing(QWidget):
    """Holds what is chosen; `changed` when a person changed it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("release_writing")
        self._suggested = ""
        self._place = places.documents()
        self._what = label("writing_what", "heading")
        self._promise = label("writing_promise", "body")
        self._formats = Ticks("format")
        self._language_title = label("writing_language_title", "pick")
        self._language_hint = label("writing_language_hint", "quiet")
        self._languages = Segments("release_language", ("",))
        self._name = TextField("release_folder", letters=44)
        self._place_title = label("writing_place_title", "pick")
        self._place_hint = label("writing_place", "quiet")
        self._group = QButtonGroup(self)
        self._rows: list[OptionButton] = []
        self._offered: list[Path] = []
        self._other = button("place_other", "row")
        self._lay_out()
        self._formats.show_options([(each.value, "") for each in Format])
        self._formats.show_values([each.value for each in Format])
        self._formats.chosen.connect(lambda _chosen: self._check())
        self._name.edited.connect(lambda _text: self._check())
        self._other.clicked.connect(self._ask_for_place)
        self.retranslate()

    def _lay_out(self) -> None:
        self._language_box = column(self._languages, spacing=0)
        self._language_part = QWidget()
        self._language_part.setLayout(
            column(
                column(self._language_title, self._language_hint, spacing=GRID // 2),
                self._language_box,
                spacing=GRID,
            )
        )
        self._places = column(spacing=GRID)
        self.setLayout(
            column(
                column(self._what, self._promise, spacing=GRID // 2),
                card(self._formats, self._language_part, spacing=3 * GRID),
                card(
                    self._name,
                    column(self._place_title, self._places, self._other, spacing=GRID),
                    self._place_hint,
                    spacing=2 * GRID,
                ),
                spacing=3 * GRID,
            )
        )

    # --- what is chosen -----------------------------------------------------------------------

    def formats(self) -> list[Format]:
        """Those that are wanted."""
        return [Format(each) for each in self._formats.values()]

    def language(self) -> str:
        """Of the labels."""
        return str(self._languages.value())

    def folder(self) -> Path:
        """Where it is to stand; nothing is there yet."""
        return self._place / self._name.text().strip()

    def wrong(self) -> bool:
        """Whether something is missing or wrong, and told beside its field."""
        return bool(self._name.error()) or not self.formats()

    def ready(self) -> bool:
        """Look once more whether nothing is missing or wrong."""
        self._check()
        return not self.wrong()

    # --- showing ------------------------------------------------------------------------------

    def show_release(self, what: str, promise: str, name: str) -> None:
        """Show what is released, and the name that its folder would have."""
        self._what.setText(what)
        self._promise.setText(promise)
        if self._name.text() in ("", self._suggested):
            self._name.show_text(name)
        self._suggested = name
        self._show_places()
        self._check()

    def show_languages(self, languages: Sequence[tuple[str, str]], chosen: str) -> None:
        """(code, name) of the languages that labels can have."""
        codes = tuple(code for code, _name in languages)
        if codes != self._languages.values():
            made = Segments("release_language", codes)
            self._language_box.replaceWidget(self._languages, made)
            self._languages.hide()
            self._languages.deleteLater()
            self._languages = made
            made.set_value(chosen)
        self._languages.set_texts(self._language_title.text(), dict(languages))
        self._language_part.setVisible(len(codes) > 1)

    def _show_places(self) -> None:
        for old in self._rows:
            self._group.removeButton(old)
            self._places.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = []
        choices = [(places.documents(), self.tr("Documents on this computer"))]
        choices += [
            (path, self.tr("Memory stick or drive: {name}").format(name=name))
            for name, path in places.sticks()
        ]
        if self._place not in [path for path, _text in choices]:
            choices.append((self._place, str(self._place)))
        self._offered = [path for path, _text in choices]
        for number, (path, text) in enumerate(choices):
            made = OptionButton(Option(f"{number}", "", text))
            made.setObjectName(f"place_{number}")
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(lambda _=False, chosen=path: self.put_in(chosen))
            self._group.addButton(made)
            made.setChecked(path == self._place)
            self._places.addWidget(made)
            self._rows.append(made)
        tab_through(self._formats, self._languages, self._name.edit, *self._rows, self._other)

    def put_in(self, place: Path) -> None:
        """Have the folder stand in this one."""
        self._place = place
        if place not in self._offered:
            self._show_places()
        self._check()

    def _ask_for_place(self) -> None:
        dialog = QFileDialog(self, self.tr("Where to put the folder"), str(self._place))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.put_in(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- mistakes -----------------------------------------------------------------------------

    def _check(self) -> None:
        self._formats.show_error("" if self.formats() else self.tr("Choose one at least."))
        self._name.show_error(self._wrong(self._name.text().strip()))
        self._place_hint.setText(str(self.folder()))
        self.changed.emit()

    def _wrong(self, name: str) -> str:
        if not name:
            return self.tr("The folder needs a name.")
        if any(each in _REFUSED or ord(each) < 32 for each in name) or name.strip(".") != name:
            return self.tr("A folder's name has letters, digits, spaces and hyphens.")
        if places.free_name(self._place, name).name != name:
            return self.tr("There is one of this name already. Choose another name.")
        return ""

    # --- words --------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self._formats.set_texts(
            self.tr("Formats"), self.tr("The same data in each. What nobody needs can be left out.")
        )
        words = format_words()
        held = self._formats.values()
        self._formats.show_options([(each.value, words[each]) for each in words])
        self._formats.show_values(held)
        self._language_title.setText(self.tr("Language of the labels"))
        self._language_hint.setText(self.tr("The code book has every language."))
        self._name.set_texts(self.tr("Name of the folder"))
        self._place_title.setText(self.tr("Where to"))
        self._other.setText(self.tr("Another folder …"))
        if self._rows:
            self._show_places()
            self._check()

    def changeEvent(self, event: QEvent) -> None:
        """A new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


__all__ = ["Writing"]
