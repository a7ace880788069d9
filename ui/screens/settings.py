"""Settings: what an interviewer may choose, the passphrase, and what the app is made of.

A choice is saved first and shown in force afterwards; there is no button to save.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from interviewer.errors import InterviewerError, QuestionnaireUnknown, WrongPassphrase
from ui.keys import KeysTable
from ui.messages import say
from ui.theme import GRID, MARGIN
from ui.widgets.basics import Screen, button, column, label, row
from ui.widgets.centred import Centred
from ui.widgets.languages import PickRow
from ui.widgets.notice import Notice, announce
from ui.widgets.passphrase import NewPassphrase, PassphraseField
from ui.widgets.segments import LanguageSwitch, Segments

if TYPE_CHECKING:
    from interviewer.preferences import Preferences
    from ui.services import Services

LETTERS = 96
TEXT_PERCENTS = (100, 125, 150, 175, 200)
IDLE_MINUTES = (1, 2, 5, 10, 15, 30)
THEMES = ("system", "light", "dark", "sunlight")
BACKGROUND_LAST, BACKGROUND_FIRST = "end", "start"
RIGHT_HAND, LEFT_HAND = "right", "left"
WRITING = ("capitals", "shorthand", "suggestions")
"""Preferences about the typing of notes, each on or off."""


class SettingsScreen(Screen):
    """One page that scrolls, a card for each matter."""

    closed = Signal()
    changed = Signal(object)
    """New `Preferences`, already saved."""
    questionnaires_wanted = Signal()
    lead_wanted = Signal()
    shorthand_wanted = Signal()
    card_preview_wanted = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setObjectName("settings")
        self._services = services
        preferences = services.preferences
        self._title = label("settings_title", "title")
        self._close = button("settings_close")
        self._notice = Notice("settings_notice")

        self._language = LanguageSwitch("settings_language")
        # A value set elsewhere stays a choice, so that opening the page changes nothing.
        percents = _with(TEXT_PERCENTS, preferences.text_percent)
        self._text = Segments("text_percent", percents, look="tab")
        self._theme = Segments("theme", THEMES)
        self._idle = Segments("idle_minutes", _with(IDLE_MINUTES, preferences.idle_minutes))
        self._background = Segments("background", (BACKGROUND_LAST, BACKGROUND_FIRST))
        self._hand = Segments("hand", (RIGHT_HAND, LEFT_HAND))
        self._keys = KeysTable()
        self._keys_place = column(self._keys)
        self._sections = {
            name: Section(name, content)
            for name, content in (
                ("language", self._language),
                ("text", self._text),
                ("theme", self._theme_part()),
                ("hand", self._hand),
                ("writing", self._writing_part()),
                ("background", self._background),
                ("study", self._study_part()),
                ("lead", self._lead_part()),
                ("idle", self._idle),
                ("passphrase", self._passphrase_part()),
                ("keys", _clear(self._keys_place)),
                ("about", self._about_part()),
            )
        }

        title = row(spacing=2 * GRID)
        title.addWidget(self._title, 1)
        title.addWidget(self._close)
        head = _clear(title)
        top = row(spacing=0)
        top.setContentsMargins(MARGIN, MARGIN // 2, MARGIN, 0)
        top.addStretch(1)
        top.addWidget(head, 1000)
        top.addStretch(1)
        whole = column(self._notice, *self._sections.values(), 1, spacing=2 * GRID)
        self._ground = Centred(whole, LETTERS, head=head)
        # Always there, so that the head can stand exactly above the cards.
        self._ground.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        top.addSpacing(self._ground.verticalScrollBar().sizeHint().width())
        self.setLayout(column(top, self._ground, spacing=0))

        self._close.clicked.connect(self.closed)
        self._language.chosen.connect(lambda value: self._change(language=value))
        self._text.chosen.connect(lambda value: self._change(text_percent=value))
        self._theme.chosen.connect(lambda value: self._change(theme=value))
        self._idle.chosen.connect(lambda value: self._change(idle_minutes=value))
        self._background.chosen.connect(
            lambda value: self._change(background_first=value == BACKGROUND_FIRST)
        )
        self._hand.chosen.connect(lambda value: self._change(left_handed=value == LEFT_HAND))
        self._show_chosen(preferences)
        self.retranslate()

    # --- the parts with more than a choice in them --------------------------------------------

    def _theme_part(self) -> QWidget:
        self._card_preview = button("card_preview_open", "row")
        self._card_preview.clicked.connect(self.card_preview_wanted)
        return _clear(column(self._theme, self._card_preview))

    def _writing_part(self) -> QWidget:
        self._writing = {name: PickRow(f"writing_{name}", boxed=True) for name in WRITING}
        for name, made in self._writing.items():
            made.clicked.connect(lambda _=False, name=name: self._turn(name))
        self._shorthand = button("shorthand_open", "row")
        self._shorthand.clicked.connect(self.shorthand_wanted)
        return _clear(column(column(*self._writing.values(), spacing=GRID), self._shorthand))

    def _study_part(self) -> QWidget:
        self._study = label("settings_study", "body")
        self._questionnaires = button("questionnaires_open")
        self._questionnaires.clicked.connect(self.questionnaires_wanted)
        whole = column(self._study, spacing=2 * GRID)
        whole.addWidget(self._questionnaires, 0, Qt.AlignmentFlag.AlignLeft)
        return _clear(whole)

    def _lead_part(self) -> QWidget:
        self._lead = button("lead_open")
        self._lead.clicked.connect(self.lead_wanted)
        whole = column()
        whole.addWidget(self._lead, 0, Qt.AlignmentFlag.AlignLeft)
        return _clear(whole)

    def _passphrase_part(self) -> QWidget:
        self._change_passphrase = button("passphrase_change")
        self._passphrase_said = label("passphrase_said", "body")
        self._passphrase_said.hide()
        self._old = PassphraseField("passphrase_old")
        self._new = NewPassphrase(self._services.strength)
        self._passphrase_notice = Notice("passphrase_notice")
        self._passphrase_save = button("passphrase_save", "primary")
        self._passphrase_leave = button("passphrase_leave")
        buttons = row(self._passphrase_leave, spacing=2 * GRID)
        buttons.addWidget(self._passphrase_save, 1)
        self._form = _clear(column(self._old, self._new, self._passphrase_notice, buttons))
        self._form.hide()
        self._change_passphrase.clicked.connect(self._begin_passphrase)
        self._passphrase_leave.clicked.connect(self._end_passphrase)
        self._passphrase_save.clicked.connect(self._save_passphrase)
        self._old.entered.connect(self._new.setFocus)
        self._new.entered.connect(self._save_passphrase)
        whole = column(self._passphrase_said, spacing=2 * GRID)
        whole.addWidget(self._change_passphrase, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._form)
        return _clear(whole)

    def _about_part(self) -> QWidget:
        self._version = label("about_version", "body")
        self._questionnaire = label("about_questionnaire", "body")
        self._source = label("about_source", "quiet")
        self._validated = label("about_validated", "body")
        self._font = label("about_font", "quiet")
        return _clear(
            column(
                self._version,
                column(self._questionnaire, self._source, self._validated, spacing=GRID // 2),
                self._font,
            )
        )

    # --- words --------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Settings"))
        self._close.setText(self.tr("Close"))
        minutes = {
            value: self.tr("1 minute")
            if value == 1
            else self.tr("{count} minutes").format(count=value)
            for value in self._idle.values()
        }
        sizes = {100: self.tr("Normal"), 150: self.tr("Large"), 200: self.tr("Largest")}
        percents = {
            value: f"{sizes[value]} {value} %" if value in sizes else f"{value} %"
            for value in TEXT_PERCENTS
        } | {value: f"{value} %" for value in self._text.values() if value not in TEXT_PERCENTS}
        self._section("language", self.tr("Language"), self.tr("You can change it at any time."))
        self._section(
            "text",
            self.tr("Text size"),
            self.tr("If the device is set to larger text, that counts."),
            percents,
        )
        self._section(
            "theme",
            self.tr("Light or dark"),
            self.tr("Sunlight is black on white, with heavy lines."),
        )
        self._theme.set_texts(
            self.tr("Light or dark"),
            {
                "system": self.tr("Like the device"),
                "light": self.tr("Light"),
                "dark": self.tr("Dark room"),
                "sunlight": self.tr("Sunlight"),
            },
        )
        self._card_preview.setText(self.tr("The show card as a colour-blind person sees it …"))
        self._section(
            "hand",
            self.tr("Which hand"),
            self.tr("What is tapped most in an interview stands on that side."),
            {
                RIGHT_HAND: self.tr("Right-handed"),
                LEFT_HAND: self.tr("Left-handed"),
            },
        )
        self._name_writing()
        self._section(
            "background",
            self.tr("Background questions"),
            self.tr("The facts about the citizen. Holds for the next interview you begin."),
            {
                BACKGROUND_LAST: self.tr("At the end"),
                BACKGROUND_FIRST: self.tr("At the start"),
            },
        )
        study = self._services.study
        self._study.setText(study.say(study.names, self._services.preferences.language))
        self._questionnaires.setText(self.tr("Studies and questionnaires …"))
        self._section(
            "study",
            self.tr("Study"),
            self.tr("Which one new interviews belong to. For the project lead."),
        )
        self._lead.setText(self.tr("For project leads …"))
        self._section(
            "lead",
            self.tr("Project lead"),
            self.tr("Make studies, follow the fieldwork, merge and release."),
        )
        self._section(
            "idle",
            self.tr("Automatic lock"),
            self.tr("When nobody has touched the device for so long. Nothing is lost by it."),
            minutes,
        )
        self._section(
            "passphrase",
            self.tr("Passphrase"),
            self.tr("It unlocks the interviews on this device. Nobody can find it for you."),
        )
        self._section("keys", self.tr("The keys"), self.tr("For those who use a keyboard."))
        self._section("about", self.tr("About the app"), "")
        self._change_passphrase.setText(self.tr("Change passphrase"))
        self._old.set_texts(self.tr("Present passphrase"))
        self._old.show_error("")
        self._passphrase_save.setText(self.tr("Change to the new one"))
        self._passphrase_leave.setText(self.tr("Not now"))
        self._passphrase_said.setText(
            self.tr("The passphrase is changed. Use the new one the next time you unlock.")
        )
        self._tell_about()
        keys = KeysTable()  # It has its words from the moment it is made.
        self._keys_place.replaceWidget(self._keys, keys)
        self._keys.deleteLater()
        self._keys = keys

    def _name_writing(self) -> None:
        self._section(
            "writing",
            self.tr("Typing notes"),
            self.tr("What the citizen said is never corrected."),
        )
        texts = {
            "capitals": (
                self.tr("Capitals and full stops"),
                self.tr("A sentence begins with a capital; two spaces end it."),
            ),
            "shorthand": (
                self.tr("Shorthand"),
                self.tr("Short forms unfold when you tap the space bar."),
            ),
            "suggestions": (
                self.tr("Suggest words"),
                self.tr("The likely word is shown; Tab takes it."),
            ),
        }
        for name, made in self._writing.items():
            made.set_words(*texts[name])
        self._shorthand.setText(self.tr("The list of shorthand …"))

    def _section(
        self, name: str, title: str, hint: str, texts: Mapping[Any, str] | None = None
    ) -> None:
        section = self._sections[name]
        section.set_texts(title, hint)
        if texts is not None and isinstance(section.content, Segments):
            section.content.set_texts(title, texts)

    def _tell_about(self) -> None:
        self._version.setText(self.tr("Version {version}").format(version=self._services.version))
        self._font.setText(
            self.tr(
                "The typefaces are Noto Sans and Noto Sans Arabic, free under the SIL Open Font "
                "License 1.1. The suggested words are adapted from wordfreq, free under "
                "CC BY-SA 4.0."
            )
        )
        try:
            questionnaire = self._services.questionnaires(*self._services.study.questionnaire)
        except QuestionnaireUnknown as error:
            self._questionnaire.setText(say(error).happened)
            self._source.hide()
            self._validated.hide()
            return
        words = questionnaire.words(self._services.preferences.language)
        self._questionnaire.setText(
            self.tr("Questionnaire: {title} (version {version})").format(
                title=words.title, version=questionnaire.version
            )
        )
        self._source.setText(words.source)
        self._validated.setText(
            self.tr(
                "The words of the questions in this language have not been validated by a native "
                "speaker."
            )
        )
        self._validated.setVisible(not words.validated)

    # --- choices ------------------------------------------------------------------------------

    def _show_chosen(self, preferences: Preferences) -> None:
        self._language.set_value(preferences.language)
        self._text.set_value(preferences.text_percent)
        self._theme.set_value(preferences.theme)
        self._idle.set_value(preferences.idle_minutes)
        self._background.set_value(
            BACKGROUND_FIRST if preferences.background_first else BACKGROUND_LAST
        )
        self._hand.set_value(LEFT_HAND if preferences.left_handed else RIGHT_HAND)
        for name, made in self._writing.items():
            made.set_chosen(getattr(preferences, name))

    def _turn(self, name: str) -> None:
        """Switch what helps with notes on or off."""
        made = self._writing[name]
        made.set_chosen(not made.chosen)
        self._change(**{name: made.chosen})

    def _change(self, **choice: Any) -> None:
        preferences = replace(self._services.preferences, **choice)
        self._notice.clear()
        try:
            self._services.prefer(preferences)
        except InterviewerError as error:
            self._notice.show_error(error)
            self._ground.ensureWidgetVisible(self._notice)
        self.changed.emit(preferences)

    # --- the passphrase -----------------------------------------------------------------------

    def _begin_passphrase(self) -> None:
        self._passphrase_said.hide()
        self._change_passphrase.hide()
        self._form.show()
        self._old.setFocus()

    def _end_passphrase(self) -> None:
        self._old.clear()
        self._new.clear()
        self._passphrase_notice.clear()
        self._form.hide()
        self._change_passphrase.show()
        self._change_passphrase.setFocus()

    def _save_passphrase(self) -> None:
        self._passphrase_notice.clear()
        if not self._old.text():
            self._old.show_error(self.tr("Write the passphrase you use now."))
            self._old.setFocus()
            return
        if not self._new.check():
            return
        if self._new.text() == self._old.text():
            self._new.first.show_error(self.tr("That is the one you use now. Choose another."))
            self._new.setFocus()
            return
        try:
            self._services.folder.change_passphrase(self._old.text(), self._new.text())
        except WrongPassphrase:
            self._old.show_error(self.tr("That is not the present passphrase. Try again."))
            self._old.setFocus()
            self._old.edit.selectAll()
        except InterviewerError as error:
            self._passphrase_notice.show_error(error)
        else:
            self._end_passphrase()
            self._passphrase_said.show()
            announce(self._passphrase_said, self._passphrase_said.text())

    # --- coming and going ---------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """The first Tab leads into the page."""
        super().showEvent(event)
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the form, then the page."""
        if event.key() == Qt.Key.Key_Escape:
            if self._form.isVisible():
                self._end_passphrase()
            else:
                self.closed.emit()
            return
        super().keyPressEvent(event)


class Section(QFrame):
    """A card: what it is about, a hint, and its content."""

    def __init__(self, name: str, content: QWidget) -> None:
        super().__init__()
        self.setObjectName(f"section_{name}")
        self.setProperty("look", "card")
        self.content = content
        self._title = label(f"section_{name}_title", "heading")
        self._hint = label(f"section_{name}_hint", "quiet")
        box = column(column(self._title, self._hint, spacing=GRID // 2), content)
        box.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 3 * GRID)
        self.setLayout(box)

    def set_texts(self, title: str, hint: str) -> None:
        """The heading, and a line below it where there is more to say."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))


def _clear(content: QLayout) -> QWidget:
    made = QWidget()
    made.setProperty("look", "clear")
    made.setLayout(content)
    return made


def _with(values: tuple[int, ...], value: int) -> tuple[int, ...]:
    return tuple(sorted({*values, value}))
