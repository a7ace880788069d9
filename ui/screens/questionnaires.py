"""For the lead: which study new interviews belong to, and all that is done with questionnaires.

Each questionnaire is one row; tapped, a sheet offers what can be done with it. Whatever takes
longer than a moment runs beside the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from interviewer.errors import InterviewerError, StudyInvalid
from interviewer.keys import Enrolled
from interviewer.ports import Added, Derived, Shelved, ShelvedStudy
from interviewer.versions import Comparison
from interviewer.workshop import Imported, Key, Paper
from ui.jobs import Jobs
from ui.messages import Message
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
from ui.widgets.fields import Option, OptionButton
from ui.widgets.notice import Notice
from ui.widgets.sheet import Choice, Sheet, ask

if TYPE_CHECKING:
    from ui.services import Services

T = TypeVar("T")
COPIES = 20
"""Forms with numbers of their own that are printed at once."""
_WIDTH = 1000


class QuestionnairesScreen(Screen):
    """Studies to choose from, questionnaires to work with, and ways to add more."""

    closed = Signal()
    preview_wanted = Signal(object)
    """A `Key`."""
    study_changed = Signal()
    file_chosen = Signal(object)
    """A project lead's study file, to be opened: its `Path`."""
    enrolment_wanted = Signal(object)
    """An `Enrolled` whose code is to be shown."""

    def __init__(self, services: Services, enrolled: Sequence[Enrolled] = ()) -> None:
        """`enrolled`: where the device takes part in a lead's study."""
        super().__init__()
        self.setObjectName("questionnaires")
        self._services = services
        self._enrolled = enrolled
        self._jobs = Jobs(self)
        self._wait: Sheet | None = None
        self._title = label("questionnaires_title", "title")
        self._close = button("questionnaires_close", "flat")
        self._notice = Notice("questionnaires_notice")
        self._studies_title = label("studies_title", "heading")
        self._studies_hint = label("studies_hint", "quiet")
        self._studies = column(spacing=GRID)
        self._study_buttons: list[OptionButton] = []
        self._shelf_title = label("shelf_title", "heading")
        self._shelf_hint = label("shelf_hint", "quiet")
        self._shelf = column(spacing=GRID)
        self._rows: list[WrappingButton] = []
        self._add_title = label("add_title", "heading")
        self._add_folder = button("add_folder", "row")
        self._add_excel = button("add_excel", "row")
        self._add_study = button("add_study", "row")
        self._open_signed = button("open_signed", "row")
        self._codes = [button(f"code_{each.study_id}", "row") for each in enrolled]
        self._lay_out()
        self._close.clicked.connect(self.closed)
        self._add_folder.clicked.connect(self._ask_for_folder)
        self._add_excel.clicked.connect(self._ask_for_excel)
        self._add_study.clicked.connect(self._ask_for_study)
        self._open_signed.clicked.connect(self._ask_for_signed)
        for code, each in zip(self._codes, enrolled, strict=True):
            code.clicked.connect(lambda _=False, one=each: self.enrolment_wanted.emit(one))
        self.retranslate()

    def _lay_out(self) -> None:
        line = row(self._title, self._close)
        line.setStretch(0, 1)
        signed = column(self._open_signed, *self._codes, spacing=GRID)
        add = column(self._add_folder, self._add_excel, self._add_study, spacing=GRID)
        shelf = column(self._shelf_title, self._shelf_hint, self._shelf, spacing=GRID)
        whole = column(
            self._notice,
            card(
                column(self._studies_title, self._studies_hint, self._studies, spacing=GRID),
                signed,
            ),
            card(shelf),
            card(column(self._add_title, add, spacing=GRID)),
            1,
            spacing=3 * GRID,
        )
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
        self._title.setText(self.tr("Studies and questionnaires"))
        self._close.setText(self.tr("Close"))
        self._studies_title.setText(self.tr("New interviews belong to"))
        self._studies_hint.setText(
            self.tr("Interviews that have begun stay in their study and their version.")
        )
        self._shelf_title.setText(self.tr("Questionnaires"))
        self._shelf_hint.setText(self.tr("Tap one to try it, print it or use it."))
        self._add_title.setText(self.tr("Add"))
        self._add_folder.setText(self.tr("A questionnaire's folder …"))
        self._add_excel.setText(self.tr("An Excel form …"))
        self._add_study.setText(self.tr("A study file …"))
        self._open_signed.setText(self.tr("A study file from the project lead …"))
        names = {each.id: each.name for each in self._services.library.studies()}
        for code, each in zip(self._codes, self._enrolled, strict=True):
            text = self.tr("Enrolment code for the project lead: {study}")
            code.setText(text.format(study=names.get(each.study_id) or each.study_id))
        self.show_library()

    def show_library(self) -> None:
        """Show what is on the device now."""
        for old in (*self._study_buttons, *self._rows):
            old.setParent(None)
            old.deleteLater()
        self._study_buttons = [self._study_row(each) for each in self._services.library.studies()]
        for study_row in self._study_buttons:
            self._studies.addWidget(study_row)
        found = sorted(self._services.library.questionnaires(), key=lambda each: each.id)
        self._rows = [self._shelf_row(each) for each in found]
        for shelf_row in self._rows:
            self._shelf.addWidget(shelf_row)

    def _study_row(self, study: ShelvedStudy) -> OptionButton:
        asked = " ".join(study.questionnaire or ())
        text = f"{study.name or study.id} · {asked}" if asked else study.id
        if study.problems:
            text += "\n" + self.tr("Cannot be used: {reason}").format(reason=study.problems[0].rule)
        made = OptionButton(Option(study.id, "", text))
        made.setObjectName(f"study_{study.id}")
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setEnabled(not study.problems)
        made.setChecked(study.id == self._services.study.id)
        made.clicked.connect(lambda _=False, chosen=study.id: self._choose_study(chosen))
        return made

    def _shelf_row(self, shelved: Shelved) -> WrappingButton:
        names = []
        for language, name in self._names(shelved).items():
            mark = self.tr(" (not validated)") if language in shelved.not_validated else ""
            names.append(name + mark)
        text = f"{shelved.title or shelved.id} · {shelved.id} {shelved.version}"
        text += "\n" + (", ".join(names) if names else shelved.problems[0].rule)
        made = button(f"shelved_{shelved.id}_{shelved.version}", "row", text)
        assert isinstance(made, WrappingButton)
        made.clicked.connect(lambda _=False, chosen=shelved: self._offer(chosen))
        return made

    def _names(self, shelved: Shelved) -> dict[str, str]:
        """What its languages call themselves; empty where it cannot be used."""
        if not shelved.languages:
            return {}
        asked = self._services.library.questionnaire(shelved.id, shelved.version)
        return {language: asked.texts[language].name for language in shelved.languages}

    def _tell(self, happened: str, safe: str = "", todo: str = "", detail: str = "") -> None:
        set_look(self._notice, look="told")
        self._notice.show_message(Message(happened, safe, todo, detail))
        self._ground.ensureWidgetVisible(self._notice)

    def _fail(self, error: BaseException) -> None:
        self._done()
        set_look(self._notice, look="warning")
        self._notice.show_error(error)
        self._ground.ensureWidgetVisible(self._notice)

    # --- work beside the window ---------------------------------------------------------------

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do what takes a moment; until it is over, nothing else can be asked for."""
        self._notice.clear()
        self._wait = Sheet(self, self.tr("One moment …"))
        job = self._jobs.run(lambda _progress: work())

        def over(result: T) -> None:
            self._done()
            done(result)

        job.done.connect(over)
        job.failed.connect(self._fail)

    def _done(self) -> None:
        if self._wait is not None:
            self._wait.close_sheet()
            self._wait = None

    def put_away(self) -> bool:
        """What is being written is waited for."""
        self._jobs.close()
        self._done()
        return True

    # --- the study ----------------------------------------------------------------------------

    def _choose_study(self, study_id: str) -> None:
        try:
            self._services.use_study(study_id)
        except InterviewerError as error:
            self._fail(error)
        self._show_chosen()
        self.study_changed.emit()

    def _show_chosen(self) -> None:
        for made in self._study_buttons:
            made.setChecked(made.option.value == self._services.study.id)

    # --- one questionnaire --------------------------------------------------------------------

    def _offer(self, shelved: Shelved) -> None:
        if not shelved.languages:
            self._tell(
                self.tr("This questionnaire cannot be used."),
                detail="\n".join(str(problem) for problem in shelved.problems),
            )
            set_look(self._notice, look="warning")
            return
        choices = [
            Choice("preview", self.tr("Try it: preview and map")),
            Choice("use", self.tr("Use it for new interviews")),
            Choice("print", self.tr("PDF for print: form, show card, code book …")),
            Choice("excel", self.tr("Save as an Excel form …")),
        ]
        for number, (language, name) in enumerate(self._names(shelved).items()):
            if language in shelved.not_validated:
                text = self.tr("A native speaker has validated: {language} …")
            elif number:  # The original is not a translation.
                text = self.tr("Not validated after all: {language} …")
            else:
                continue
            choices.append(Choice(f"valid_{language}", text.format(language=name)))
        key = shelved.id, shelved.version
        ask(
            self,
            f"{shelved.title} · {shelved.version}",
            [str(problem) for problem in shelved.problems],
            choices,
            self.tr("Close"),
            lambda choice: self._chosen(key, shelved, choice),
        )

    def _chosen(self, key: Key, shelved: Shelved, choice: str) -> None:
        if choice == "preview":
            self.preview_wanted.emit(key)
        elif choice == "use":
            self._use(key)
        elif choice == "print":
            self._offer_print(key, shelved)
        elif choice == "excel":
            self._ask_where(
                f"{key[0]}-{key[1]}.xlsx",
                lambda path: self._run(
                    lambda: self._services.workshop.to_excel(key, path),
                    lambda remarks: self._written(path, remarks),
                ),
            )
        elif choice.startswith("valid_"):
            self._ask_to_mark(key, choice.removeprefix("valid_"))

    def _ask_to_mark(self, key: Key, language: str) -> None:
        """Everybody will trust the words: so it is asked once more, and can be taken back."""
        words = self._services.library.questionnaire(*key).texts[language]
        valid = not words.validated
        title = (
            self.tr("Has a native speaker read all of it?")
            if valid
            else self.tr("Mark it as not validated again?")
        )
        missing = len(words.borrowed)
        texts = [
            self.tr("{language}: {title}").format(language=words.name, title=words.title),
            self.tr("The mark goes from the screen, the data and the code book of this version.")
            if valid
            else self.tr("The mark comes back on the screen, in the data and in the code book."),
        ]
        if missing and valid:
            texts.append(self.tr("{count} texts are not translated.").format(count=missing))
        ask(
            self,
            title,
            texts,
            [Choice("mark", self.tr("Yes, take it down") if valid else self.tr("Yes, mark it"))],
            self.tr("Leave it as it is"),
            lambda _choice: self._run(
                lambda: self._services.library.mark_validated(*key, language, valid),
                lambda marked: self._marked(marked.texts[language].name, valid),
            ),
        )

    def _marked(self, name: str, valid: bool) -> None:
        self.show_library()
        said = (
            self.tr("Validated by a native speaker: {language}.")
            if valid
            else self.tr("Not validated by a native speaker: {language}.")
        )
        self._tell(said.format(language=name))

    def _use(self, key: Key) -> None:
        """The study that has this questionnaire, with this version; or a new one."""
        library = self._services.library
        own = [each for each in library.studies() if (each.questionnaire or ("",))[0] == key[0]]
        same = [each for each in own if each.questionnaire == key]
        try:
            if same:
                self._choose_study(same[0].id)
                self._tell_used(key)
            elif own:
                self._ask_to_renew(own[0], key)
            else:
                self._ask_for_organisation(key)
        except InterviewerError as error:
            self._fail(error)

    def _ask_to_renew(self, study: ShelvedStudy, key: Key) -> None:
        """Another version in a study that is under way: a person says so."""
        library = self._services.library
        before = study.questionnaire[1] if study.questionnaire else ""

        def renew() -> None:
            try:
                self._keep(library.renew_study(study.id, library.questionnaire(*key)))
            except InterviewerError as error:
                self._fail(error)

        ask(
            self,
            self.tr("Version {new} in place of {old}?").format(new=key[1], old=before),
            [
                study.name,
                self.tr("Interviews that have begun stay in their study and their version."),
            ],
            [Choice("renew", self.tr("Use {new} for new interviews").format(new=key[1]))],
            self.tr("Stay with {old}").format(old=before),
            lambda _choice: renew(),
        )

    def _tell_used(self, key: Key, safe: str = "", todo: str = "") -> None:
        words = self._services.library.questionnaire(*key).words(
            self._services.preferences.language
        )
        said = self.tr("New interviews are made with {title}, version {version}.")
        self._tell(said.format(title=words.title, version=key[1]), safe, todo)

    def _ask_for_organisation(self, key: Key) -> None:
        """A study of its own: who asks, and where."""
        questionnaire = self._services.library.questionnaire(*key)
        wants = [item.id for item in questionnaire.items.values() if item.options_from]
        if wants:  # Only a person knows the groups: say so at once.
            self._services.library.derive_study(questionnaire, "-")
            return
        organisation, jobcenter = QLineEdit(), QLineEdit()
        organisation.setObjectName("study_organisation")
        jobcenter.setObjectName("study_jobcenter")
        said = label("study_organisation_label", "body")
        said.setText(self.tr("Who asks, as the introduction says it:"))
        where = label("study_jobcenter_label", "body", self.tr("The jobcenter, as it is said:"))
        organisation.setAccessibleName(said.text())
        jobcenter.setAccessibleName(where.text())
        go = button("study_make", "primary", self.tr("Use it for new interviews"))
        content = QWidget()
        content.setProperty("look", "clear")
        content.setLayout(column(said, organisation, where, jobcenter, go, spacing=GRID))
        sheet = Sheet(
            self,
            self.tr("A study for this questionnaire"),
            cancel=self.tr("Not now"),
            content=content,
        )

        def make() -> None:
            try:
                derived = self._services.library.derive_study(
                    questionnaire, organisation.text(), jobcenter.text()
                )
            except StudyInvalid:
                organisation.setFocus()
                set_look(organisation, wrong=True)
                return
            sheet.close_sheet()
            self._keep(derived)

        go.clicked.connect(make)
        organisation.returnPressed.connect(jobcenter.setFocus)
        jobcenter.returnPressed.connect(make)
        QTimer.singleShot(0, organisation, organisation.setFocus)

    def _keep(self, derived: Derived) -> None:
        try:
            study = self._services.library.keep_study(derived.values)
        except InterviewerError as error:
            self._fail(error)
            return
        self.show_library()
        self._choose_study(study.id)
        words = self._services.library.questionnaire(*study.questionnaire).words(
            self._services.preferences.language
        )
        exact, banded = (
            ", ".join(words.items[name].topic for name in names)
            for names in (derived.exact, derived.banded)
        )
        self._tell_used(
            study.questionnaire,
            self.tr("In bands at export: {names}").format(names=banded) if banded else "",
            self.tr("Exact at export, unless the study file sets bands: {names}").format(
                names=exact
            )
            if exact
            else "",
        )

    # --- print --------------------------------------------------------------------------------

    def _offer_print(self, key: Key, shelved: Shelved) -> None:
        """In which language, where there is a choice; then what."""
        names = self._names(shelved)
        if len(names) == 1:
            self._offer_papers(key, next(iter(names)))
            return
        ask(
            self,
            self.tr("Make a PDF"),
            [],
            [Choice(language, name) for language, name in names.items()],
            self.tr("Close"),
            lambda language: self._offer_papers(key, language),
        )

    def _offer_papers(self, key: Key, language: str) -> None:
        texts = {
            Paper.FORM: self.tr("{count} paper forms, numbered").format(count=COPIES),
            Paper.FILLABLE: self.tr("Form to fill in on a computer"),
            Paper.CARDS_A4: self.tr("Show cards, A4"),
            Paper.CARDS_A5: self.tr("Show cards, A5"),
            Paper.CODE_BOOK: self.tr("Code book"),
        }
        ask(
            self,
            self.tr("Make a PDF"),
            [],
            [Choice(f"{paper}:{language}", text) for paper, text in texts.items()],
            self.tr("Close"),
            lambda choice: self._print(key, choice),
        )

    def _print(self, key: Key, choice: str) -> None:
        name, language = choice.split(":")
        paper = Paper(name)
        copies = COPIES if paper is Paper.FORM else 1
        stem = f"{key[0]}-{key[1]}-{name.replace('_', '-')}-{language}.pdf"
        self._ask_where(
            stem,
            lambda path: self._run(
                lambda: self._services.workshop.print(key, paper, language, copies, path),
                lambda _nothing: self._written(path, ()),
            ),
        )

    def _written(self, path: Path, remarks: Sequence[str]) -> None:
        self._tell(
            self.tr("The file is written: {path}").format(path=path),
            self.tr("What an Excel form cannot hold, or holds in its own way:") if remarks else "",
            detail="\n".join(remarks),
        )

    # --- adding -------------------------------------------------------------------------------

    def _ask_for_folder(self) -> None:
        dialog = self._dialog(self.tr("Folder of a questionnaire"), QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.add_folder(Path(path)))
        dialog.open()

    def _ask_for_excel(self) -> None:
        dialog = self._dialog(self.tr("Excel form"), QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Excel forms (*.xlsx)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda path: self.add_excel(Path(path)))
        dialog.open()

    def _ask_for_study(self) -> None:
        dialog = self._dialog(self.tr("Study file"), QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Study files (*.toml)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda path: self.add_study(Path(path)))
        dialog.open()

    def _ask_for_signed(self) -> None:
        title = self.tr("Study file from the project lead")
        dialog = self._dialog(title, QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Study files from a project lead (*.study)"), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(lambda path: self.file_chosen.emit(Path(path)))
        dialog.open()

    def _ask_where(self, name: str, chosen: Callable[[Path], None]) -> None:
        dialog = self._dialog(self.tr("Where to put the file"), QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # A file that is there stays; the message says so, and a name can be chosen anew.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        dialog.open()

    def _dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self, title, str(Path.home()))
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def add_folder(self, folder: Path) -> None:
        """Check and install the questionnaire in a folder; its differences are shown."""
        self._run(lambda: self._services.library.add_questionnaire(folder), self._added)

    def add_excel(self, path: Path) -> None:
        """Install the questionnaire in an Excel form; what it could not carry over is shown."""

        def done(imported: Imported) -> None:
            self._added(imported.added, imported.remarks)

        self._run(lambda: self._services.workshop.from_excel(path), done)

    def add_study(self, path: Path) -> None:
        """Check and install a study file."""
        self._run(
            lambda: self._services.library.add_study(path),
            lambda study: self._study_added(study.names[study.languages[0]]),
        )

    def _study_added(self, name: str) -> None:
        self.show_library()
        self._tell(
            self.tr("The study is added: {name}").format(name=name),
            "",
            self.tr("Choose it above for new interviews."),
        )

    def _added(self, added: Added, remarks: Sequence[str] = ()) -> None:
        self.show_library()
        words = added.questionnaire.words(self._services.preferences.language)
        lines = [*remarks]
        if added.comparison is not None and not added.already:
            lines += [*([""] if lines else []), *_differences(added.comparison)]
        if added.already:
            happened = self.tr("{title} {version} is on the device already.")
        else:
            happened = self.tr("{title} {version} is added.")
        self._tell(
            happened.format(title=words.title, version=added.questionnaire.version),
            self.tr("What is different, or could not be carried over, is listed below.")
            if lines
            else "",
            self.tr("Tap it below to try it, and to use it for new interviews."),
            "\n".join(lines),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _differences(comparison: Comparison) -> Sequence[str]:
    from interviewer.versions import describe

    return describe(comparison)
