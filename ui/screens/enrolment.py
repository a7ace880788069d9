"""On the device: a lead's study file, its fingerprint to compare, and the code to hand back.

A study that is new waits for a person to compare; a later revision of a lead who was compared
before takes effect at once, and says what it has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.codes import one_line
from interviewer.enrolment import Enrolling, Offer, enrolment_code, enrolment_name
from interviewer.errors import InterviewerError
from interviewer.keys import Enrolled
from interviewer.study import Study
from interviewer.study_changes import Changed, StudyChange, study_changes
from ui.jobs import Jobs
from ui.messages import Message
from ui.screens.lead.files import ask_where
from ui.theme import GRID
from ui.widgets.basics import Ground, Screen, bar, button, card, column, label, row, set_look
from ui.widgets.code_label import CodeLabel
from ui.widgets.lead_fields import Beside
from ui.widgets.notice import Notice
from ui.widgets.qr import QrCode

if TYPE_CHECKING:
    from ui.services import Services

T = TypeVar("T")
_WIDTH = 1000
_LETTERS = 38
_WHOLE = (
    Changed.CONSENT,
    Changed.OUTCOMES,
    Changed.CARD,
    Changed.STROKES_TRAVEL,
    Changed.STROKES_STAY,
    Changed.SHORTHAND,
)
"""Changes that say all there is to be said, without a before and after."""
"""How wide the code to type is at least; below twice that, the one to scan stands below it."""


class EnrolmentScreen(Screen):
    """One study file, or the code of a study in which the device is enrolled."""

    closed = Signal()

    def __init__(
        self,
        services: Services,
        enrolling: Enrolling,
        path: Path | None = None,
        known: Enrolled | None = None,
    ) -> None:
        """`path` is a study file to be opened; without one, the code of `known` is shown."""
        super().__init__()
        self.setObjectName("enrolment")
        self._services = services
        self._enrolling = enrolling
        self._jobs = Jobs(self)
        self._study: Study | None = None
        self._offer: Offer | None = None
        self._enrolled: Enrolled | None = None
        self._shows_code = False
        """Where the lead knows the device already, it would only be in the way."""
        self._changes: tuple[StudyChange, ...] | None = None
        self._say: Callable[[], Message] | None = None
        """What the notice tells, to be said again in another language."""
        self._title = label("enrolment_title", "title")
        self._close = button("enrolment_close", "flat")
        self._notice = Notice("enrolment_notice")
        self._moment = label("enrolment_moment", "quiet")
        self._name = label("study_name", "heading")
        self._facts = label("study_facts", "body")
        self._changes_title = label("changes_title", "heading")
        self._changes_said = label("changes", "body")
        self._mark_title = label("fingerprint_title", "heading")
        self._mark_hint = label("fingerprint_hint", "body")
        self._mark = CodeLabel("fingerprint")
        self._mark_means = label("fingerprint_means", "quiet")
        self._match = button("match", "primary")
        self._differ = button("differ", "secondary")
        self._code_title = label("code_title", "heading")
        self._code_study = label("code_study", "quiet")
        self._code_hint = label("code_hint", "body")
        self._code = CodeLabel("enrolment_code", numbered=True)
        self._qr = QrCode("enrolment_qr")
        self._save = button("save_code", "secondary")
        self._done = button("done", "primary")
        self._lay_out()
        self._close.clicked.connect(self.closed)
        self._done.clicked.connect(self.closed)
        self._match.clicked.connect(self._take)
        self._differ.clicked.connect(self._refuse)
        self._save.clicked.connect(self._ask_where)
        self.retranslate()
        if path is not None:
            self._run(lambda: enrolling.open(path), self._opened)
        elif known is not None:
            self._enrolled, self._shows_code = known, True
            with suppress(InterviewerError):  # The code is right whatever has become of the study.
                self._study = services.library.study(known.study_id)
            self._render()

    def _lay_out(self) -> None:
        self._cards = {
            "study": card(self._name, self._facts, spacing=GRID),
            "changes": card(self._changes_title, self._changes_said, spacing=GRID),
            "compare": card(
                column(self._mark_title, self._mark_hint, spacing=GRID),
                self._mark,
                self._mark_means,
                row(self._match, self._differ, 1),
                spacing=2 * GRID,
            ),
        }
        typed, scanned = QWidget(), QWidget()
        head = column(self._code_title, self._code_study, spacing=GRID // 2)
        typed.setLayout(column(head, self._code_hint, self._code))
        scanned.setLayout(row(self._qr, 1))
        both = Beside(_LETTERS, most=2)
        both.show_parts([typed, scanned])
        self._cards["code"] = card(both)
        self._foot = QWidget()
        self._foot.setLayout(row(self._done, self._save, 1))
        line = row(self._title, self._close)
        line.setStretch(0, 1)
        cards = self._cards.values()
        whole = column(self._notice, self._moment, *cards, self._foot, 1, spacing=3 * GRID)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(bar(line))
        self._ground = Ground(whole, width=_WIDTH)
        box.addWidget(self._ground, 1)
        self._render()

    # --- showing ------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Taking part in a study"))
        self._close.setText(self.tr("Close"))
        self._moment.setText(self.tr("One moment …"))
        self._changes_title.setText(self.tr("What changes on this device"))
        self._mark_title.setText(self.tr("Is the file from the project lead?"))
        self._mark_hint.setText(
            self.tr(
                "Ask the lead to read out their fingerprint, on the phone for one, and compare "
                "every figure. If a single one differs, the file is not from them."
            )
        )
        self._match.setText(self.tr("They match: enrol"))
        self._differ.setText(self.tr("They do not match"))
        self._code_title.setText(self.tr("Give this code to the project lead"))
        self._code_hint.setText(
            self.tr(
                "It is no secret. Read it out, send it, save it as a file, or let the lead scan "
                "it. Your batches cannot be read there before the lead has it."
            )
        )
        self._save.setText(self.tr("Save as a file …"))
        self._done.setText(self.tr("Done"))
        if self._say is not None:
            self._notice.show_message(self._say())
        self._render()

    def _render(self) -> None:
        """Everything from what is known: which cards there are, and what stands on them."""
        offer, enrolled = self._offer, self._enrolled
        waiting = offer is not None and enrolled is None
        code_shown = enrolled is not None and self._shows_code
        self._moment.setVisible(self._jobs.running and offer is None)
        self._cards["study"].setVisible(self._study is not None and not code_shown)
        self._cards["changes"].setVisible(self._changes is not None and not code_shown)
        self._cards["compare"].setVisible(waiting)
        self._cards["code"].setVisible(code_shown)
        self._foot.setVisible(enrolled is not None)
        self._save.setVisible(code_shown)
        if self._study is not None:
            self._show_study(self._study)
        if self._changes is not None:
            lines = [self._told(change) for change in self._changes]
            nothing = self.tr("Nothing that you will notice in an interview.")
            self._changes_said.setText("\n".join(lines) or nothing)
        if offer is not None and waiting:
            self._mark.show_code(_two_lines(offer.leads[0].fingerprint), self._mark_title.text())
            self._mark_means.setText(self._means(offer))
        if enrolled is not None:
            named = self._name.text() if self._study is not None else enrolled.study_id
            revision = self.tr("Revision {number}").format(number=enrolled.revision)
            self._code_study.setText(f"{named} · {revision}")
            code = enrolment_code(enrolled.study_id, enrolled.lead, enrolled.device)
            self._code.show_code(code, self._code_title.text())
            self._qr.show_text(one_line(code), self.tr("The same code, to be scanned"))

    def _show_study(self, study: Study) -> None:
        language = self._services.preferences.language
        self._name.setText(study.say(study.names, language))
        facts = [study.say(study.organisation, language)]
        if study.period is not None:
            first, last = study.period
            facts.append(self.tr("From {first} to {last}").format(first=first, last=last))
        if study.groups:
            text = self.tr("{groups} groups in {jobcenters} jobcenters")
            facts.append(text.format(groups=len(study.groups), jobcenters=len(study.jobcenters)))
        facts.append(
            self.tr("Questionnaire {name} {version}").format(
                name=study.questionnaire[0], version=study.questionnaire[1]
            )
        )
        if self._enrolled is not None:
            facts.append(self.tr("Revision {number}").format(number=self._enrolled.revision))
        self._facts.setText("\n".join(facts))

    def _means(self, offer: Offer) -> str:
        """What enrolment does, before anybody taps."""
        text = self.tr(
            "Once you are enrolled, new interviews belong to this study, and what you export from "
            "it can be opened by the project lead alone."
        )
        if len(offer.leads) > 1:
            marks = [" ".join(lead.fingerprint.split()[:2]) for lead in offer.leads[1:]]
            text += " " + self.tr(
                "By other leads too, whose fingerprints begin with {marks}."
            ).format(marks=", ".join(marks))
        return text

    def _told(self, change: StudyChange) -> str:
        """One change as a line."""
        language = self._services.preferences.language
        name = change.item
        if change.names:
            name = change.names.get(language) or next(iter(change.names.values()))
        what = {
            Changed.NAME: self.tr("Name"),
            Changed.ORGANISATION: self.tr("Organisation"),
            Changed.ROUND: self.tr("Round"),
            Changed.PERIOD: self.tr("Period"),
            Changed.RETENTION: self.tr("Personal data are erased on"),
            Changed.QUESTIONNAIRE: self.tr("Questionnaire"),
            Changed.LANGUAGES: self.tr("Languages of the study"),
            Changed.CONSENT: self.tr("Other words are said before consent"),
            Changed.OUTCOMES: self.tr("Other outcomes of an approach are counted"),
            Changed.STROKES_TRAVEL: self.tr(
                "Pen notes that wait to be typed now leave the device as they were written, sealed"
            ),
            Changed.STROKES_STAY: self.tr("Pen notes leave the device only when they are typed"),
            Changed.SECOND_READING: self.tr("Typed pen notes to be checked, of a hundred"),
            Changed.CARD: self.tr("The show card is used in another way"),
            Changed.SHORTHAND: self.tr("The shared shorthand is another"),
            Changed.PLACE: self.tr("Place {name}"),
            Changed.JOBCENTER: self.tr("Jobcenter {name}"),
            Changed.GROUP: self.tr("Group {name}"),
            Changed.TARGET: self.tr("Target for {name}"),
            Changed.BANDS: self.tr("How {name} leaves the device"),
        }[change.what].format(name=name)
        if change.what in _WHOLE:
            return what
        if change.what in (Changed.JOBCENTER, Changed.GROUP, Changed.PLACE):
            text = self.tr("{what} is new") if change.after else self.tr("{what} is gone")
            return text.format(what=what)
        none = self.tr("exact") if change.what is Changed.BANDS else self.tr("none")
        return self.tr("{what}: {after} (was {before})").format(
            what=what, after=change.after or none, before=change.before or none
        )

    def _tell(self, message: Callable[[], Message], look: str = "told") -> None:
        self._say = message
        set_look(self._notice, look=look)
        self._notice.show_message(message())
        self._ground.ensureWidgetVisible(self._notice)

    def _fail(self, error: BaseException) -> None:
        self._say = None
        self._enable(True)
        self._render()
        set_look(self._notice, look="warning")
        self._notice.show_error(error)
        self._ground.ensureWidgetVisible(self._notice)

    # --- work beside the window ---------------------------------------------------------------

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._enable(False)
        self._notice.clear()
        job = self._jobs.run(lambda _progress: work())

        def over(result: T) -> None:
            self._enable(True)
            done(result)

        job.done.connect(over)
        job.failed.connect(self._fail)
        self._render()

    def _enable(self, enabled: bool) -> None:
        for each in (self._match, self._differ, self._save, self._done):
            each.setEnabled(enabled)

    def put_away(self) -> bool:
        """What is being written is waited for."""
        self._jobs.close()
        return True

    # --- what happens -------------------------------------------------------------------------

    def _opened(self, offer: Offer) -> None:
        self._study = offer.study
        self._offer = offer
        if offer.before is not None:
            self._changes = study_changes(offer.before, offer.study)
        if offer.known is None:
            self._render()
        elif offer.known.revision == offer.revision:
            self._run(lambda: self._enrolling.take(offer), self._same)
        else:
            self._run(lambda: self._enrolling.take(offer), self._renewed)

    def _take(self) -> None:
        offer = self._offer
        if offer is not None:
            self._run(lambda: self._enrolling.take(offer), self._taken)

    def _taken(self, enrolled: Enrolled) -> None:
        """The device is enrolled: new interviews belong to the study."""
        self._show_enrolled(enrolled, code=True)
        self._tell(
            lambda: Message(
                self.tr("This device is enrolled."),
                self.tr(
                    "New interviews belong to this study. Those that have begun stay in theirs."
                ),
                self.tr("Give the code below to the project lead."),
            )
        )
        self._use(enrolled.study_id)

    def _renewed(self, enrolled: Enrolled) -> None:
        """The lead knows the device: what matters now is what has changed."""
        self._show_enrolled(enrolled, code=False)
        number = enrolled.revision
        self._tell(
            lambda: Message(
                self.tr("Revision {number} of the study is in use.").format(number=number),
                self.tr("It is signed by the project lead whose fingerprint was compared before."),
                "",
            )
        )
        if self._services.study.id == enrolled.study_id:
            self._use(enrolled.study_id)

    def _same(self, enrolled: Enrolled) -> None:
        self._show_enrolled(enrolled, code=True)
        self._tell(
            lambda: Message(
                self.tr("This study file is in use already."),
                self.tr("Nothing was changed."),
                self.tr("The code below is for the project lead, if it is not there yet."),
            )
        )

    def _show_enrolled(self, enrolled: Enrolled, *, code: bool) -> None:
        self._enrolled, self._shows_code = enrolled, code
        self._render()
        self._done.setFocus()

    def _use(self, study_id: str) -> None:
        """The study as it is from now on, for interviews that begin from now on."""
        try:
            self._services.use_study(study_id)
        except InterviewerError as error:
            self._fail(error)

    def _refuse(self) -> None:
        """Somebody else's file: nothing of it comes in."""
        self._offer = None
        self._study = None
        self._changes = None
        self._render()
        self._tell(
            lambda: Message(
                self.tr("The file is not from the project lead, or it was changed on its way."),
                self.tr("Nothing was changed on this device."),
                self.tr("Do not use it. Tell the lead, and ask for the file by another way."),
            ),
            "warning",
        )
        self._close.setFocus()

    # --- the code as a file -------------------------------------------------------------------

    def _ask_where(self) -> None:
        enrolled = self._enrolled
        if enrolled is not None:
            code = enrolment_code(enrolled.study_id, enrolled.lead, enrolled.device)
            ask_where(self, enrolment_name(enrolled.study_id, code), self.save_code)

    def save_code(self, path: Path) -> None:
        """Write the code as a file."""
        enrolled = self._enrolled
        if enrolled is not None:
            self._run(
                lambda: self._enrolling.save_code(enrolled, path), lambda _none: self._saved(path)
            )

    def _saved(self, path: Path) -> None:
        self._tell(
            lambda: Message(
                self.tr("The code is saved."),
                "",
                self.tr("Give this file to the project lead."),
                str(path),
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the page; nothing is taken by it."""
        if event.key() == Qt.Key.Key_Escape and not self._jobs.running:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _two_lines(fingerprint: str) -> str:
    """Three groups a line, as people read them out."""
    groups = fingerprint.split()
    return "\n".join((" ".join(groups[:3]), " ".join(groups[3:])))
