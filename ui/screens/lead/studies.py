"""A project lead's first screen: the studies led from here, ways to more of them, and the key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.errors import CodeInvalid
from interviewer.keys import LeadKey
from interviewer.lead import LeadDesk, LedStudy
from interviewer.ports import Shelved, ShelvedStudy
from ui.jobs import Jobs
from ui.lead_messages import code_trouble
from ui.messages import Message
from ui.screens.lead.draft import StudyDraft, suggest_id
from ui.screens.lead.files import ask_for_file, ask_where
from ui.screens.lead.study_editor import NEW, Drafts
from ui.theme import GRID
from ui.widgets.basics import (
    Ground,
    Screen,
    WrappingButton,
    bar,
    button,
    card,
    column,
    label,
    row,
    set_look,
)
from ui.widgets.code_label import CodeLabel
from ui.widgets.lead_fields import Flow, TextField
from ui.widgets.notice import Notice
from ui.widgets.sheet import Choice, Sheet, ask
from ui.widgets.tab_order import tab_as_laid_out

if TYPE_CHECKING:
    from ui.services import Services

T = TypeVar("T")
_WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """All that the screen shows."""

    key: LeadKey | None
    led: Sequence[LedStudy]
    studies: Sequence[ShelvedStudy]
    """On this device, led or not."""
    questionnaires: Sequence[Shelved]


class StudiesScreen(Screen):
    """Cards: the studies, more of them, the key."""

    closed = Signal()
    desk_wanted = Signal(str)
    new_wanted = Signal(object)
    """A `StudyDraft` to begin with."""
    shown = Signal()
    """What was read is shown."""

    def __init__(self, services: Services, lead: LeadDesk, drafts: Drafts) -> None:
        super().__init__()
        self.setObjectName("lead_studies")
        self._services = services
        self._lead = lead
        self._drafts = drafts
        self._jobs = Jobs(self)
        self._seen: Found | None = None
        self._working = False
        self._rows: list[WrappingButton] = []
        self._title = label("lead_title", "title")
        self._close = button("lead_close", "flat")
        self._notice = Notice("lead_notice")
        self._moment = label("lead_moment", "quiet")
        self._studies_title = label("led_title", "heading")
        self._empty = label("led_empty", "quiet")
        self._list = column(spacing=GRID)
        self._more_title = label("lead_more_title", "heading")
        self._make = button("lead_new", "row")
        self._take = button("lead_take", "row")
        self._join = button("lead_join", "row")
        self._key_title = label("key_title", "heading")
        self._key_said = label("key_said", "body")
        self._mark_title = label("key_mark_title", "pick")
        self._mark = CodeLabel("key_mark")
        self._make_key = button("key_make", "primary")
        self._recover = button("key_recover", "secondary")
        self._sheet_pdf = button("key_sheet", "secondary")
        self._card = button("key_card", "flat")
        self._lay_out()
        self._close.clicked.connect(self.closed)
        self._make.clicked.connect(self._ask_what_of)
        self._take.clicked.connect(self._ask_which)
        self._join.clicked.connect(self._ask_to_join)
        self._notice.pressed.connect(self._choose_study_file)
        self._make_key.clicked.connect(self._make_it)
        self._recover.clicked.connect(self._ask_for_recovery)
        self._sheet_pdf.clicked.connect(self._ask_where_to_print)
        self._card.clicked.connect(self._show_card)
        self.retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        line = row(self._title, self._close)
        line.setStretch(0, 1)
        studies = card(self._studies_title, self._empty, self._list, spacing=GRID)
        more = card(column(self._more_title, self._make, self._take, self._join, spacing=GRID))
        mark = column(self._mark_title, self._mark, spacing=GRID // 2)
        buttons = Flow(self._make_key, self._sheet_pdf, self._recover, self._card)
        key = card(column(self._key_title, self._key_said, spacing=GRID), mark, buttons)
        self._body = QWidget()
        self._body.setProperty("look", "clear")
        self._cards = column(studies, more, key, spacing=3 * GRID)
        self._key_card = key
        self._body.setLayout(self._cards)
        self._body.hide()
        whole = column(self._notice, self._moment, self._body, 1, spacing=3 * GRID)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(bar(line))
        self._ground = Ground(whole, width=_WIDTH)
        box.addWidget(self._ground, 1)
        self._notice.hide()

    # --- reading and showing ------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything anew, beside the window."""
        library = self._services.library

        def read() -> Found:
            return Found(
                self._lead.key(), self._lead.studies(), library.studies(), library.questionnaires()
            )

        job = self._jobs.run(lambda _progress: read())
        job.done.connect(self._show)
        job.failed.connect(self._cannot_read)

    def _cannot_read(self, error: BaseException) -> None:
        self._moment.hide()
        self._fail(error)

    def _show(self, found: Found) -> None:
        self._seen = found
        self._moment.hide()
        self._body.show()
        for old in self._rows:
            self._list.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._rows = []
        for study in found.led:
            made = button(f"led_{study.id}", "row", self._text(study))
            assert isinstance(made, WrappingButton)
            made.clicked.connect(lambda _=False, chosen=study.id: self.desk_wanted.emit(chosen))
            self._rows.append(made)
            self._list.addWidget(made)
        self._empty.setVisible(not found.led)
        self._show_key(found.key)
        self._cards.removeWidget(self._key_card)  # Without a key it comes first: all needs it.
        self._cards.insertWidget(0 if found.key is None else 2, self._key_card)
        tab_as_laid_out(self)
        self.shown.emit()

    def _text(self, study: LedStudy) -> str:
        interviews, devices = study.interviews, study.devices
        facts = [
            self.tr("1 interview")
            if interviews == 1
            else self.tr("{count} interviews").format(count=interviews),
            self.tr("1 device")
            if devices == 1
            else self.tr("{count} devices").format(count=devices),
        ]
        if study.waiting:
            facts.append(self.tr("waiting for you: {count}").format(count=study.waiting))
        if not study.revision:
            facts.append(self.tr("not handed out yet"))
        elif study.changed:
            facts.append(self.tr("changed since it was handed out"))
        if study.id in self._drafts and self._drafts[study.id].changed:
            facts.append(self.tr("changes not saved"))
        return f"{study.name}\n{'  ·  '.join(facts)}"

    def _show_key(self, key: LeadKey | None) -> None:
        there = key is not None
        for each in (self._sheet_pdf, self._card, self._mark, self._mark_title):
            each.setVisible(there)
        for each in (self._make_key, self._recover):
            each.setVisible(not there)
        if key is None:
            self._key_said.setText(
                self.tr(
                    "With a key you sign what you hand out, and only it opens what the devices "
                    "send. It is made once, and lies encrypted on this computer."
                )
            )
            return
        self._key_said.setText(
            self.tr(
                "It signs what you hand out, and opens what the devices send. Keep its recovery "
                "sheet on paper, away from this computer: without it, a lost computer means lost "
                "batches."
            )
        )
        self._mark.show_code(key.fingerprint, self._mark_title.text())

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Project lead"))
        self._close.setText(self.tr("Close"))
        self._moment.setText(self.tr("One moment …"))
        self._studies_title.setText(self.tr("Studies you lead"))
        self._empty.setText(
            self.tr(
                "None yet. Make a study, lead one that is on this computer, or take one in from "
                "its study file; it will stand here."
            )
        )
        self._more_title.setText(self.tr("Add"))
        self._make.setText(self.tr("Make a study …"))
        self._take.setText(self.tr("Lead a study that is on this computer …"))
        self._join.setText(self.tr("Lead with another, or take a study over …"))
        self._key_title.setText(self.tr("Your key"))
        self._mark_title.setText(self.tr("Its fingerprint"))
        self._make_key.setText(self.tr("Make my key"))
        self._recover.setText(self.tr("From a recovery sheet …"))
        self._sheet_pdf.setText(self.tr("Recovery sheet (PDF) …"))
        self._card.setText(self.tr("My card for another lead"))
        if self._seen is not None:
            self._show(self._seen)

    # --- work beside the window ---------------------------------------------------------------

    def _run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], bool] | None = None,
    ) -> None:
        """One thing at a time; what fails is told, unless `failed` has shown it."""
        if self._working:
            return
        self._working = True
        self._notice.set_action("")
        self._notice.clear()
        job = self._jobs.run(lambda _progress: work())

        def over(result: T) -> None:
            self._working = False
            done(result)

        def stood_in_the_way(error: BaseException) -> None:
            self._working = False
            if failed is None or not failed(error):
                self._fail(error)

        job.done.connect(over)
        job.failed.connect(stood_in_the_way)

    def _tell(self, happened: str, todo: str = "", action: str = "") -> None:
        set_look(self._notice, look="told")
        self._notice.set_action(action)
        self._notice.show_message(Message(happened, "", todo))
        self._ground.ensureWidgetVisible(self._notice)

    def _fail(self, error: BaseException) -> None:
        set_look(self._notice, look="warning")
        self._notice.show_error(error)
        self._ground.ensureWidgetVisible(self._notice)

    def leave(self) -> Callable[[], None]:
        """What is under way is waited for beside the window."""
        return self._jobs.let_go()

    # --- more studies -------------------------------------------------------------------------

    def _ask_what_of(self) -> None:
        """Of a questionnaire, or as another study is."""
        if self._seen is None:
            return
        choices = []
        if NEW in self._drafts:
            choices.append(Choice("go_on", self.tr("Go on with the new study that was begun")))
        newest: dict[str, Shelved] = {}
        for shelved in self._seen.questionnaires:
            if shelved.languages:
                newest[shelved.id] = shelved
        for shelved in newest.values():
            text = self.tr("With the questionnaire: {title}").format(title=shelved.title)
            choices.append(Choice(f"of_{shelved.id}", text))
        for study in self._seen.studies:
            if not study.problems:
                text = self.tr("As this one: {name}").format(name=study.name)
                choices.append(Choice(f"as_{study.id}", text))
        ask(
            self,
            self.tr("What is the study made from?"),
            [],
            choices,
            self.tr("Not now"),
            lambda choice: self._begin(choice, newest),
        )

    def _begin(self, choice: str, newest: Mapping[str, Shelved]) -> None:
        if choice == "go_on":
            self.new_wanted.emit(self._drafts[NEW])
            return
        kind, name = choice.split("_", 1)
        library = self._services.library

        def values() -> Mapping[str, Any]:
            if kind == "as":
                return self._lead.values(name)
            shelved = newest[name]
            return library.draft_study(library.questionnaire(shelved.id, shelved.version)).values

        self._run(values, self._begin_with)

    def _begin_with(self, values: Mapping[str, Any]) -> None:
        taken = [each.id for each in self._seen.studies] if self._seen is not None else []
        name = suggest_id(str(values.get("id", "")), taken, hyphens=True)
        self.new_wanted.emit(StudyDraft({**values, "id": name}, new=True))

    def _ask_which(self) -> None:
        if self._seen is None:
            return
        led = {each.id for each in self._seen.led}
        free = [each for each in self._seen.studies if each.id not in led and not each.problems]
        ask(
            self,
            self.tr("Lead which study?") if free else self.tr("You lead every study that is here"),
            [] if free else [self.tr("Make a study, or add a study file first.")],
            [Choice(each.id, each.name) for each in free],
            self.tr("Not now"),
            lambda chosen: self._run(
                lambda: self._lead.lead(chosen), lambda study: self.desk_wanted.emit(study.id)
            ),
        )

    def _ask_to_join(self) -> None:
        """What to bring, and the file."""
        if self._seen is None:
            return
        ready = self._seen.key is not None
        texts = [
            self.tr(
                "With another: the lead who signs the study takes your card in, hands the study "
                "out again, and gives you that file."
            ),
            self.tr(
                "Your own study, after your key was recovered: choose the newest study file that "
                "you have handed out. Any device or colleague who got it can give it to you."
            ),
        ]
        if not ready:
            texts.append(self.tr("Make or recover your key first."))
        choices = [Choice("file", self.tr("Choose the study file …"), "primary")] if ready else []
        if ready:
            choices.append(Choice("card", self.tr("My card for another lead")))
        acts = {"file": self._choose_study_file, "card": self._show_card}
        ask(
            self,
            self.tr("Lead with another, or take a study over"),
            texts,
            choices,
            self.tr("Not now"),
            lambda chosen: acts[chosen](),
        )

    def _choose_study_file(self) -> None:
        ask_for_file(
            self,
            self.tr("Study file"),
            [self.tr("Study files (*{suffix})").format(suffix=".study")],
            self.join,
        )

    def join(self, path: Path) -> None:
        """Lead the study of this signed file from here too, once its signer was compared."""

        def done(fingerprint: str | None) -> None:
            if fingerprint is None:
                self._join_now(path, None)
            else:
                self._ask_to_compare(path, fingerprint)

        self._run(lambda: self._lead.to_compare(path), done)

    def _ask_to_compare(self, path: Path, fingerprint: str) -> None:
        mark = CodeLabel("join_fingerprint")
        mark.show_code(fingerprint, self.tr("Its fingerprint"))
        sheet = Sheet(
            self,
            self.tr("Is the file from that lead?"),
            [
                self.tr(
                    "Ask the lead who signs the study to read out their fingerprint, and compare "
                    "every figure. If a single one differs, the file is not from them."
                )
            ],
            [Choice("same", self.tr("They match: lead with them"), "primary")],
            self.tr("They do not match"),
            content=mark,
        )
        sheet.chosen.connect(lambda chosen: self._join_now(path, fingerprint) if chosen else None)

    def _join_now(self, path: Path, fingerprint: str | None) -> None:
        def done(study: LedStudy) -> None:
            self._tell(
                self.tr("You lead {name} from here too.").format(name=study.name),
                self.tr(
                    "Its devices are not known here yet: type in their codes under Devices, and "
                    "merge the batches under Batches."
                ),
            )
            self.refresh()

        self._run(lambda: self._lead.join(path, fingerprint), done)

    # --- the key ------------------------------------------------------------------------------

    def _make_it(self) -> None:
        def done(_key: LeadKey) -> None:
            self._tell(
                self.tr("Your key is made."),
                self.tr("Print its recovery sheet now, and keep it away from this computer."),
            )
            self.refresh()

        self._run(self._lead.make_key, done)

    def _ask_where_to_print(self) -> None:
        ask_where(self, self.tr("recovery sheet") + ".pdf", self.print_sheet)

    def print_sheet(self, path: Path) -> None:
        """Write the recovery sheet to `path`."""
        language = self._services.preferences.language

        def done(_nothing: None) -> None:
            self._tell(
                self.tr("The recovery sheet is written: {path}").format(path=path),
                self.tr(
                    "Print it, delete the file, and lock the paper away: whoever has it can open "
                    "every batch."
                ),
            )

        self._run(lambda: self._lead.recovery_sheet(path, language), done)

    def _ask_for_recovery(self) -> None:
        field = TextField("recovery_code", lines=6)
        field.set_texts(
            self.tr("The code on the sheet"), self.tr("Line by line. Small letters will do.")
        )
        go = button("recovery_take", "primary", self.tr("Recover the key"))
        content = QWidget()
        content.setProperty("look", "clear")
        content.setLayout(column(field, go))
        sheet = Sheet(
            self,
            self.tr("The key from its recovery sheet"),
            cancel=self.tr("Not now"),
            content=content,
        )

        def done(_key: LeadKey) -> None:
            field.show_text("")
            sheet.close_sheet()
            self._tell(
                self.tr("Your key is here again."),
                self.tr(
                    "Compare its fingerprint with the one on the sheet. Then take in your newest "
                    "study file, type in the devices' codes again, and merge the batches again."
                ),
                self.tr("Take in the study file …"),
            )
            self.refresh()

        def failed(error: BaseException) -> bool:
            if not isinstance(error, CodeInvalid):
                sheet.close_sheet()
                return False
            field.show_error(code_trouble(error), speak=True)
            field.setFocus()
            return True

        field.edited.connect(lambda _text: field.show_error(""))
        go.clicked.connect(
            lambda: self._run(lambda: self._lead.recover(field.text()), done, failed)
        )
        QTimer.singleShot(0, field, field.setFocus)

    def _show_card(self) -> None:
        self._run(self._lead.lead_card, self._card_read)

    def _card_read(self, text: str) -> None:
        shown = CodeLabel("lead_card")
        shown.show_code(text, self.tr("My card"))
        copy = button("lead_card_copy", "secondary", self.tr("Copy"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        content = QWidget()
        content.setProperty("look", "clear")
        content.setLayout(column(shown, copy))
        Sheet(
            self,
            self.tr("My card"),
            [
                self.tr(
                    "With it another lead can have batches encrypted to you as well. It is no "
                    "secret; compare the fingerprint on the phone."
                )
            ],
            cancel=self.tr("Close"),
            content=content,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
