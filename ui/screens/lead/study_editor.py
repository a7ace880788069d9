"""Writing a study: the form with its buttons below, as a section of the desk and for a new study.

What is written and not yet saved is a `StudyDraft` in the window's keeping: a lock, or a look at
another screen, loses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.errors import StudyInvalid
from interviewer.lead import LeadDesk, StudyDesk
from interviewer.ports import QuestionnaireLibrary
from interviewer.study import Study
from ui.jobs import Jobs
from ui.messages import Message
from ui.screens.lead.draft import StudyDraft
from ui.screens.lead.section import Section
from ui.screens.lead.study_form import StudyForm, Wrong
from ui.theme import GRID, TARGET, Theme
from ui.widgets.basics import Ground, Screen, bar, button, column, label, row, set_look
from ui.widgets.lead_fields import Flow
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from ui.services import Services

Drafts = dict[str, StudyDraft]
"""What is written and not saved, by the study's id; "" for a study that is new."""
NEW = ""
_WIDTH = 1440


class Foot(QWidget):
    """What is done with all of the form."""

    def __init__(self) -> None:
        super().__init__()
        self.said = label("study_said", "quiet", wrap=False)
        self.wrong = button("study_mistakes", "danger")
        """How many mistakes there are; it leads to the next of them."""
        self.wrong.hide()
        self.undo = button("study_undo", "flat")
        self.redo = button("study_redo", "flat")
        self.revert = button("study_revert", "flat")
        self.save = button("study_save", "primary")
        self.said.setMinimumHeight(TARGET)  # In line with the buttons beside it.
        buttons = Flow(self.undo, self.redo, self.revert, self.wrong, self.said)
        line = row(buttons, self.save, spacing=GRID)
        line.setStretch(0, 1)
        box = column(bar(line), spacing=0)
        self.setLayout(box)

    def retranslate(self) -> None:
        """Set every text that stays."""
        self.undo.setText(self.tr("Undo"))
        self.redo.setText(self.tr("Redo"))
        self.revert.setText(self.tr("Discard"))
        self.revert.setAccessibleName(self.tr("Discard what is not saved"))
        self.save.setText(self.tr("Save"))

    def show_state(self, draft: StudyDraft, mistakes: int) -> None:
        """What can be done now, and how it stands."""
        self.undo.setEnabled(draft.can_undo)
        self.redo.setEnabled(draft.can_redo)
        self.revert.setVisible(not draft.new)
        self.revert.setEnabled(draft.changed)
        self.save.setEnabled(draft.changed or draft.new)
        self.wrong.setVisible(bool(mistakes))
        self.said.setVisible(not mistakes)
        if mistakes:
            said = self.tr("{count} mistakes").format(count=mistakes)
            self.wrong.setText(self.tr("One mistake") if mistakes == 1 else said)
            self.wrong.setAccessibleDescription(self.tr("Go to the next one"))
            return
        if draft.changed or draft.new:
            text = self.tr("Not saved yet")
        else:
            text = self.tr("Everything is saved")
        self.said.setText(text)


class StudyEditor(QObject):
    """Keeps a form, its foot and the draft together; who owns it does the saving."""

    save_wanted = Signal(dict)
    """The values, without a mistake as far as the form can see."""
    edited = Signal()

    def __init__(
        self, owner: QWidget, library: QuestionnaireLibrary, theme: Theme, language: str
    ) -> None:
        super().__init__(owner)
        self.form = StudyForm(library, theme, language)
        self.foot = Foot()
        self.form.followed_by = (self.foot,)
        self.draft = StudyDraft({})
        self._wrong = 0
        self._led_to: Wrong | None = None
        self.form.edited.connect(self._edited)
        self.form.checked.connect(self._checked)
        self.foot.undo.clicked.connect(self.undo)
        self.foot.redo.clicked.connect(self.redo)
        self.foot.revert.clicked.connect(self._revert)
        self.foot.save.clicked.connect(self.save)
        self.foot.wrong.clicked.connect(self.next_mistake)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
            (QKeySequence.StandardKey.Save, self.save),
        ):
            shortcut = QShortcut(QKeySequence(keys), owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_draft(self, draft: StudyDraft, versions: Sequence[str]) -> None:
        """Show it from now on."""
        self.draft = draft
        self.form.show_draft(draft, versions)
        self._show_state()

    def undo(self) -> None:
        """One step back."""
        if self.draft.can_undo:
            self.draft.undo()
            self._show_again()

    def redo(self) -> None:
        """One step on again."""
        if self.draft.can_redo:
            self.draft.redo()
            self._show_again()

    def _revert(self) -> None:
        if self.draft.changed:
            self.draft.revert()
            self._show_again()

    def _show_again(self) -> None:
        self.form.retranslate()
        self._edited()

    def save(self) -> None:
        """Ask for it to be kept; the mistakes come first, where there are any."""
        if not self.foot.save.isEnabled():
            return
        self.form.be_strict()
        if self.form.problems:
            self._lead_to_mistake()
        else:
            self.save_wanted.emit(self.draft.values())

    def saved(self) -> None:
        """It is kept."""
        self.draft.keep()
        self.form.retranslate()
        self._edited()

    def refused(self, error: StudyInvalid) -> None:
        """It was not kept; say why, where it is."""
        self.form.show_refusal(error.problems)
        self._lead_to_mistake()

    def _lead_to_mistake(self) -> None:
        """The first one."""
        self._led_to = None
        self.next_mistake()

    def next_mistake(self) -> None:
        """The cursor goes to the mistake after the one it was led to before; after the last, to the
        first."""
        wrong = self.form.wrong()
        if not wrong:
            return
        place = wrong.index(self._led_to) + 1 if self._led_to in wrong else 0
        there = self._led_to = wrong[place % len(wrong)]
        there.lead_to()
        QTimer.singleShot(0, there.widget, lambda: _bring_into_view(there.widget))

    def _edited(self) -> None:
        self._show_state()
        self.edited.emit()

    def _checked(self) -> None:
        self._wrong = self.form.shown_problems
        self._show_state()

    def _show_state(self) -> None:
        shown = self._wrong if self.draft.changed or self.draft.new else 0
        self.foot.show_state(self.draft, shown)

    def retranslate(self, language: str) -> None:
        """Set every text."""
        self.form.set_language(language)
        self.foot.retranslate()
        self._show_state()


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Ground):
        above = above.parentWidget()
    if isinstance(above, Ground):
        above.ensureWidgetVisible(widget, 0, 8 * GRID)


class StudySection(Section):
    """The study as it is, to be changed."""

    def __init__(
        self,
        services: Services,
        desk: StudyDesk,
        theme: Theme,
        lead: LeadDesk,
        drafts: Drafts,
    ) -> None:
        super().__init__(services, desk, theme)
        self.setObjectName("section_study")
        self._lead = lead
        self._drafts = drafts
        self._id = desk.study.id
        self._editor = StudyEditor(self, services.library, theme, self.language)
        self._editor.save_wanted.connect(self._save)
        self._editor.edited.connect(self._take_down)
        self.lay_out(column(self._editor.form, spacing=0), width=_WIDTH, foot=self._editor.foot)
        self.retranslate()

    def title(self) -> str:
        """What the navigation calls it."""
        return self.tr("Study")

    def read(self) -> tuple[Mapping[str, Any], Sequence[str]]:
        """The study's values, and the versions of its questionnaire."""
        values = self._lead.values(self._id)
        return values, versions_of(self.services.library, values["questionnaire"]["id"])

    def show_read(self, found: tuple[Mapping[str, Any], Sequence[str]]) -> None:
        """Show them, unless something is written here that is not saved."""
        values, versions = found
        if self.ready and self._editor.draft.changed:
            return
        draft = self._drafts.get(self._id)
        if draft is None:
            draft = StudyDraft(values)
        else:
            self.tell(
                self.tr("What you had changed and not saved is still here."),
                "",
                self.tr("Save it, or discard it below."),
            )
        self._editor.show_draft(draft, versions)

    def retranslate(self) -> None:
        """Set every text."""
        self._editor.retranslate(self.language)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        super().set_theme(theme)
        self._editor.form.set_theme(theme)

    def _take_down(self) -> None:
        """Keep what is not saved where a lock does not reach it."""
        if self._editor.draft.changed:
            self._drafts[self._id] = self._editor.draft
        else:
            self._drafts.pop(self._id, None)

    def _save(self, values: Mapping[str, Any]) -> None:
        def refused(error: BaseException) -> bool:
            if isinstance(error, StudyInvalid):
                self._editor.refused(error)
                return True
            return False

        self.run(lambda _progress: self._lead.keep(values), self._saved, failed=refused)

    def _saved(self, study: Study) -> None:
        self._editor.saved()
        if study.id == self.services.study.id:
            self.services.study = study  # New interviews follow it from now on.
        self.tell(
            self.tr("The study is saved."),
            "",
            self.tr("Hand it out again under Devices, so that the devices get the change."),
        )
        self.changed.emit()


class NewStudyScreen(Screen):
    """A study that is not there yet."""

    closed = Signal()
    made = Signal(str)
    """Its id: it is kept, and led from here."""

    def __init__(
        self, services: Services, lead: LeadDesk, theme: Theme, draft: StudyDraft, drafts: Drafts
    ) -> None:
        super().__init__()
        self.setObjectName("new_study")
        self._services = services
        self._lead = lead
        self._drafts = drafts
        self._jobs = Jobs(self)
        self._saving = False
        drafts[NEW] = draft
        self._title = label("new_study_title", "title")
        self._close = button("new_study_close", "flat")
        self._notice = Notice("new_study_notice")
        language = services.preferences.language
        self._editor = StudyEditor(self, services.library, theme, language)
        head = row(self._title, self._close)
        head.setStretch(0, 1)
        whole = column(self._notice, self._editor.form, spacing=3 * GRID)
        self._ground = Ground(whole, width=_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(bar(head))
        box.addWidget(self._ground, 1)
        box.addWidget(self._editor.foot)
        self._close.clicked.connect(self.closed)
        self._editor.save_wanted.connect(self._save)
        asked = str(draft.get("questionnaire", "id"))
        self._editor.show_draft(draft, versions_of(services.library, asked))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("A new study"))
        self._close.setText(self.tr("Later"))
        self._close.setAccessibleName(self.tr("Leave it for later; nothing is lost"))
        self._editor.retranslate(self._services.preferences.language)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self._editor.form.set_theme(theme)

    def keep_in_view(self) -> None:
        """Scroll to what has the cursor."""
        self._ground.keep_in_view()

    def _save(self, values: Mapping[str, Any]) -> None:
        if self._saving:
            return
        self._notice.clear()
        there = {each.id for each in self._services.library.studies()}
        if values.get("id") in there:
            self._taken()
            return
        self._saving = True
        job = self._jobs.run(lambda _progress: self._lead.keep(values))
        job.done.connect(self._saved)
        job.failed.connect(self._failed)

    def _taken(self) -> None:
        set_look(self._notice, look="warning")
        self._notice.show_message(
            Message(
                self.tr("There is a study with this id already."),
                "",
                self.tr("Give the new one another id."),
            )
        )
        self._ground.ensureWidgetVisible(self._notice)

    def _saved(self, study: Study) -> None:
        self._saving = False
        self._drafts.pop(NEW, None)
        self.made.emit(study.id)

    def _failed(self, error: BaseException) -> None:
        self._saving = False
        if isinstance(error, StudyInvalid):
            self._editor.refused(error)
            return
        set_look(self._notice, look="warning")
        self._notice.show_error(error)
        self._ground.ensureWidgetVisible(self._notice)

    def put_away(self) -> bool:
        """What is being saved is waited for."""
        self._jobs.close()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it for later."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def versions_of(library: QuestionnaireLibrary, questionnaire_id: str) -> Sequence[str]:
    """The versions on this device that can be used, from the oldest to the latest."""
    found = library.questionnaires()
    return tuple(each.version for each in found if each.id == questionnaire_id and each.languages)
