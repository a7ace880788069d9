"""Export, in four steps: what leaves and where to, the finds in the notes, writing, done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFileDialog,
    QLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from interviewer.anonymise import Reason
from interviewer.contact import Disposition
from interviewer.errors import ExportFailed, InterviewerError
from interviewer.findings import Finding
from interviewer.ports import Exported, ExportPlan, Progress, Store
from ui import places
from ui.jobs import Job, Jobs
from ui.services import Services
from ui.theme import GRID, TARGET, Theme
from ui.widgets.basics import CONTENT_WIDTH, Ground, Screen, bar, button, card, column, label, row
from ui.widgets.fields import Option as ButtonOption
from ui.widgets.fields import OptionButton
from ui.widgets.notice import Notice
from ui.widgets.segments import Segments

WIDTH = 860
WIDE = 1000
NEW, TODAY, WEEK, EVERYTHING = "new", "today", "week", "everything"
DAYS_BACK = {TODAY: 0, WEEK: 6}


class Step(QWidget):
    """One step: content that scrolls."""

    def __init__(self, name: str, content: QLayout, width: int) -> None:
        super().__init__()
        self.setObjectName(name)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Ground(content, width=width))


class ExportScreen(Screen):
    """Plans, asks, writes. Nothing leaves before the last button of the second step."""

    closed = Signal()

    def __init__(self, services: Services, store: Store, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("export_screen")
        self._services = services
        self._store = store
        self._theme = theme
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._plan: ExportPlan | None = None
        self._findings: list[Finding] = []
        self._at = 0
        self._done: Exported | None = None
        self._folder = places.documents()
        self._drive = places.device(self._folder)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._plan_for(NEW)

    # --- parts --------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self._title = label("export_title", "heading", wrap=False)
        self._notice = Notice("export_notice")
        self._progress = QProgressBar()
        self._progress.setObjectName("export_progress")
        self._progress.setTextVisible(False)
        self._back = button("export_back", "secondary")
        self._forward = button("export_forward", "primary")
        # What leaves
        self._period_label = label("period_label", "heading")
        self._period = Segments("period", (NEW, TODAY, WEEK, EVERYTHING))
        self._period.set_value(NEW)
        self._counts = label("export_counts", "title")
        self._more_counts = label("export_more_counts", "body")
        self._leaves_title = label("leaves_title", "heading")
        self._leaves = label("leaves", "body")
        self._stays_title = label("stays_title", "heading")
        self._stays = label("stays", "body")
        self._readers_title = label("readers_title", "heading")
        self._readers = label("readers", "body")
        self._personal = label("personal", "quiet")
        self._where_title = label("where_title", "heading")
        self._where = label("where", "quiet")
        self._place_group = QButtonGroup(self)
        self._place_group.setExclusive(True)
        self._place_buttons: list[OptionButton] = []
        self._other_place = button("place_other", "row")
        self._look_again = button("look_again", "secondary")
        # Finds
        self._find_number = label("find_number", "quiet")
        self._find_hint = label("find_hint", "body")
        self._sentence = label("find_sentence", "followup")
        self._sentence.setTextFormat(Qt.TextFormat.RichText)
        self._keep = button("find_keep", "secondary")
        self._replace = button("find_replace", "secondary")
        self._rest = button("find_replace_rest", "flat")
        # Writing, done
        self._writing = label("writing", "title")
        self._done_title = label("done_title", "title")
        self._done_text = label("done_text", "body")
        self._done_path = label("done_path", "heading")
        self._done_path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._done_more = label("done_more", "quiet")

    def _lay_out(self) -> None:
        width = self._theme.px(WIDTH)
        self._places_box = column(spacing=GRID)
        choosing = column(
            column(self._counts, self._more_counts, self._look_again, spacing=GRID // 2),
            column(self._period_label, self._period, spacing=GRID),
            column(self._where_title, self._places_box, self._where, spacing=GRID),
            1,
            spacing=3 * GRID,
        )
        telling = column(
            card(
                column(self._leaves_title, self._leaves, spacing=GRID // 2),
                column(self._stays_title, self._stays, spacing=GRID // 2),
                column(self._readers_title, self._readers, spacing=GRID // 2),
                self._personal,
            ),
            1,
        )
        self._halves = row(choosing, telling, spacing=5 * GRID)
        self._halves.setStretch(0, 1)
        self._halves.setStretch(1, 1)
        self._leaving = Step("step_leaving", self._halves, CONTENT_WIDTH)
        self._deciding = Step(
            "step_finds",
            column(
                column(self._find_number, self._find_hint, spacing=GRID // 2),
                card(self._sentence),
                row(self._keep, self._replace),
                self._rest,
                1,
                spacing=3 * GRID,
            ),
            width,
        )
        self._waiting = Step("step_writing", column(1, self._writing, self._progress, 2), width)
        self._finished = Step(
            "step_done",
            column(
                1,
                self._done_title,
                self._done_text,
                card(self._done_path, self._done_more),
                2,
            ),
            width,
        )
        self._stack = QStackedWidget()
        for step in (self._leaving, self._deciding, self._waiting, self._finished):
            self._stack.addWidget(step)
        top = bar(row(self._title))
        top.setMinimumHeight(TARGET + 2 * GRID)
        foot = bar(row(self._back, 1, self._forward))
        told = row(self._notice)
        told.setContentsMargins(4 * GRID, GRID, 4 * GRID, GRID)
        box = column(top, told, self._stack, foot, spacing=0)
        box.setStretch(2, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back)
        self._forward.clicked.connect(self.forward)
        self._period.chosen.connect(self._plan_for)
        self._other_place.clicked.connect(self._ask_for_place)
        self._look_again.clicked.connect(lambda: self._show_finds(0))
        self._keep.clicked.connect(lambda: self._decide(kept=True))
        self._replace.clicked.connect(lambda: self._decide(kept=False))
        self._rest.clicked.connect(self._replace_rest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or above each other where it is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(way)

    # --- texts --------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Export"))
        self._period_label.setText(self.tr("Which interviews"))
        self._period.set_texts(
            self.tr("Which interviews"),
            {
                NEW: self.tr("Not exported yet"),
                TODAY: self.tr("Today"),
                WEEK: self.tr("Last 7 days"),
                EVERYTHING: self.tr("All"),
            },
        )
        self._leaves_title.setText(self.tr("This leaves the device"))
        self._stays_title.setText(self.tr("This never leaves it"))
        self._show_stays(handwriting=True)
        self._readers_title.setText(self.tr("Who can read the file"))
        self._personal.setText(
            self.tr(
                "The batch has no names, but it is still personal data: "
                "hand it to the project lead and to nobody else."
            )
        )
        self._where_title.setText(self.tr("Where to"))
        self._other_place.setText(self.tr("Another folder …"))
        self._find_hint.setText(
            self.tr("Can what is marked tell who somebody is? Keep it, or have it replaced.")
        )
        self._keep.setText(self.tr("Keep it"))
        self._rest.setText(self.tr("Replace this one and all the rest"))
        self._writing.setText(self.tr("Working …"))
        self._progress.setAccessibleName(self.tr("Progress"))
        self._show_places()
        self._show_plan()
        self._show_find()
        self._show_done()
        self._show_buttons()

    def _show_buttons(self) -> None:
        step = self._stack.currentWidget()
        texts = {
            self._leaving: (self.tr("Cancel"), self.tr("Next")),
            self._deciding: (self.tr("Back"), ""),
            self._waiting: (self.tr("Stop"), ""),
            self._finished: ("", self.tr("Close")),
        }
        back, forward = texts.get(step, ("", "")) if isinstance(step, Step) else ("", "")
        if step is self._leaving and self._plan is not None and not self._undecided():
            forward = self.tr("Write the batch")
        for push, text in ((self._back, back), (self._forward, forward)):
            push.setText(text)
            push.setVisible(bool(text))
        decided = bool(self._findings) and not self._undecided()
        self._look_again.setVisible(decided)
        self._look_again.setText(self.tr("See the places in the notes again"))
        ready = step is not self._leaving or (self._plan is not None and not self._plan.empty)
        self._forward.setEnabled(ready)

    def _show(self, step: Step) -> None:
        self._stack.setCurrentWidget(step)
        self._show_buttons()
        self.setFocus()

    # --- step 1: what leaves ------------------------------------------------------------------

    def _plan_for(self, period: str) -> None:
        self._plan = None
        self._counts.setText(self.tr("Counting …"))
        self._more_counts.setText("")
        today = self._services.clock.now().date()
        since: date | None = None
        if period in DAYS_BACK:
            since = today - timedelta(days=DAYS_BACK[period])
        elif period == EVERYTHING:
            since = date.min
        self._show_buttons()
        if self._job is not None:
            self._job.close()
        plan = self._services.plan_export
        self._job = self._jobs.run(lambda progress: plan(self._store, since, progress))
        self._job.done.connect(self._planned)
        self._job.failed.connect(self._failed)

    def _planned(self, plan: ExportPlan | None) -> None:
        self._plan = plan
        self._findings = list(plan.findings()) if plan is not None else []
        self._show_plan()
        self._show_buttons()

    def _undecided(self) -> list[Finding]:
        return [finding for finding in self._findings if finding.kept is None]

    def _show_plan(self) -> None:
        plan = self._plan
        if plan is None:
            return
        if plan.empty:
            self._counts.setText(self.tr("There is nothing to export here"))
            others = self._others(plan)
            self._more_counts.setText(
                others or self.tr("Finished interviews and those who said no will be counted here.")
            )
        else:
            self._counts.setText(
                self._count(
                    plan.finished + plan.partial,
                    self.tr("1 interview"),
                    self.tr("{count} interviews"),
                )
            )
            self._more_counts.setText(self._details(plan))
        leaves = [
            self.tr("• The answers, and the notes to the questions that were asked"),
            *self._background(plan),
            self.tr("• The week, the group, the language, and roughly how long it took"),
            self.tr("• Who was along, who interpreted, and where"),
            self.tr("• Those who said no: the week, and what you saw"),
        ]
        if plan.strokes and plan.waiting > plan.strokes_stay:
            leaves.append(self.tr("• Your handwriting, where it is not typed yet"))
        self._show_stays(handwriting=not plan.strokes, too_much=plan.strokes_stay)
        if plan.withdrawals:
            leaves.append(
                self._count(
                    len(plan.withdrawals),
                    self.tr("• That 1 interview was withdrawn and is to be erased"),
                    self.tr("• That {count} interviews were withdrawn and are to be erased"),
                )
            )
        self._leaves.setText("\n".join(leaves))
        self._readers.setText(self._who_reads(plan))

    def _show_stays(self, *, handwriting: bool, too_much: int = 0) -> None:
        lines = [
            self.tr("• Dates and times: only the week leaves"),
            self.tr("• Your name and the name of the device"),
            self.tr("• Notes that were set aside"),
            self.tr("• What you replace in the notes on the next page"),
        ]
        if handwriting:
            lines.append(self.tr("• Your handwriting: only what was typed from it leaves"))
        if too_much:
            lines.append(
                self._count(
                    too_much,
                    self.tr("• The handwriting of 1 note, too long: type it here"),
                    self.tr("• The handwriting of {count} notes, too long: type them here"),
                )
            )
        self._stays.setText("\n".join(lines))

    def _who_reads(self, plan: ExportPlan) -> str:
        """To whom it is encrypted, by the numbers that were compared; or that it is not."""
        # Enough to recognise the number from the enrolment by; nobody compares all of it here.
        leads = ["\N{NO-BREAK SPACE}".join(key.fingerprint.split()[:2]) for key in plan.sealed_for]
        if not leads:
            return self.tr(
                "Anybody who gets hold of it: it is not encrypted, because this device is not "
                "enrolled with a project lead. Carry it as you would carry the answers on paper."
            )
        if len(leads) == 1:
            text = self.tr("Only the project lead whose number begins {lead}. It is encrypted.")
            return text.format(lead=leads[0])
        text = self.tr("Only the project leads whose numbers begin {leads}. It is encrypted.")
        return text.format(leads=";  ".join(leads))

    def _background(self, plan: ExportPlan) -> list[str]:
        """What leaves of the background, by the questionnaire's own labels."""
        lines = [self.tr("• The background")]
        for fields, text in (
            (plan.banded_fields, self.tr("{fields}: in bands, never exact")),
            (plan.exact_fields, self.tr("{fields}: exact, as the study has chosen")),
        ):
            if fields:
                names = ", ".join(self._label(name) for name in fields)
                lines.append(f"   {text.format(fields=names)}")
        return lines

    def _label(self, field: str) -> str:
        try:
            questionnaire = self._services.questionnaires(*self._services.study.questionnaire)
        except InterviewerError:
            return field
        words = questionnaire.words(self._services.preferences.language).items
        return words[field].topic if field in words else field

    def _count(self, count: int, one: str, many: str) -> str:
        return one if count == 1 else many.format(count=QLocale().toString(count))

    def _details(self, plan: ExportPlan) -> str:
        refused = plan.dispositions.get(Disposition.REFUSAL, 0)
        parts = [self._count(plan.notes, self.tr("1 note"), self.tr("{count} notes"))]
        if plan.waiting:
            parts.append(
                self._count(
                    plan.waiting,
                    self.tr("1 note by pen waits to be typed"),
                    self.tr("{count} notes by pen wait to be typed"),
                )
            )
        parts.append(self._count(refused, self.tr("1 said no"), self.tr("{count} said no")))
        if plan.partial:
            parts.append(
                self._count(plan.partial, self.tr("1 is partial"), self.tr("{count} are partial"))
            )
        for outcome, one, many in (
            (
                Disposition.WITHDRAWN,
                self.tr("1 has withdrawn"),
                self.tr("{count} have withdrawn"),
            ),
            (
                Disposition.NON_CONTACT,
                self.tr("1 was not reached"),
                self.tr("{count} were not reached"),
            ),
            (
                Disposition.LANGUAGE,
                self.tr("1 had no language in common"),
                self.tr("{count} had no language in common"),
            ),
            (
                Disposition.OTHER,
                self.tr("1 could not take part"),
                self.tr("{count} could not take part"),
            ),
            (
                Disposition.UNKNOWN,
                self.tr("1 may not belong to the group"),
                self.tr("{count} may not belong to the group"),
            ),
            (
                Disposition.NOT_ELIGIBLE,
                self.tr("1 does not belong to the group"),
                self.tr("{count} do not belong to the group"),
            ),
        ):
            if count := plan.dispositions.get(outcome, 0):
                parts.append(self._count(count, one, many))
        finds = len(self._undecided())
        if finds:
            parts.append(
                self._count(
                    finds,
                    self.tr("1 place in the notes to look at"),
                    self.tr("{count} places in the notes to look at"),
                )
            )
        if others := self._others(plan):
            parts.append(others)
        reasons = Counter(each.reason for each in plan.left_out)
        if later := reasons[Reason.ROOM]:
            parts.append(
                self._count(
                    later,
                    self.tr("1 leaves with the next batch: this one is full of handwriting"),
                    self.tr("{count} leave with the next batch: this one is full of handwriting"),
                )
            )
        left = reasons.total() - reasons[Reason.ROOM] - reasons[Reason.STUDY]
        if left:
            parts.append(
                self._count(
                    left,
                    self.tr("1 cannot leave and stays here"),
                    self.tr("{count} cannot leave and stay here"),
                )
            )
        return "  ·  ".join(parts)

    def _others(self, plan: ExportPlan) -> str:
        """How many wait for the export of another study; empty where none do."""
        count = sum(each.reason is Reason.STUDY for each in plan.left_out)
        if not count:
            return ""
        return self._count(
            count,
            self.tr("1 belongs to another study; choose it in the settings first"),
            self.tr("{count} belong to another study; choose it in the settings first"),
        )

    def _show_places(self) -> None:
        for old in self._place_buttons:
            self._place_group.removeButton(old)
            self._places_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._place_buttons = []
        self._places_box.removeWidget(self._other_place)
        choices = [
            (self.tr("Memory stick or drive: {name}").format(name=name), path)
            for name, path in places.sticks()
        ]
        choices.append((self.tr("Documents on this device"), places.documents()))
        if self._folder not in [path for _, path in choices]:
            choices.append((str(self._folder), self._folder))
        for number, (text, path) in enumerate(choices):
            push = OptionButton(ButtonOption(f"place_{number}", "", text))
            push.setObjectName(f"place_{number}")
            push.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            push.setChecked(path == self._folder)
            push.clicked.connect(lambda _=False, chosen=path: self._choose_place(chosen))
            self._place_group.addButton(push)
            self._places_box.addWidget(push)
            self._place_buttons.append(push)
        self._places_box.addWidget(self._other_place)
        self._where.setText(str(self._folder))

    def _choose_place(self, folder: Path) -> None:
        self._folder = folder
        self._drive = places.device(folder)
        self._where.setText(str(folder))

    def _ask_for_place(self) -> None:
        dialog = QFileDialog(self, self.tr("Where to put the batch"), str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        parts = QFileDialog.DialogLabel
        for part, text in (
            (parts.LookIn, self.tr("Look in:")),
            (parts.FileName, self.tr("Folder:")),
            (parts.FileType, self.tr("Kind:")),
            (parts.Accept, self.tr("Choose")),
            (parts.Reject, self.tr("Cancel")),
        ):
            dialog.setLabelText(part, text)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._place_asked_for)
        dialog.open()

    def _place_asked_for(self, folder: str) -> None:
        self._choose_place(Path(folder))
        self._show_places()

    # --- step 2: the finds --------------------------------------------------------------------

    def _show_find(self) -> None:
        if self._at >= len(self._findings):
            return
        finding = self._findings[self._at]
        accent = self._theme.colours
        place = self.tr("Place {number} of {total} in the notes").format(
            number=self._at + 1, total=len(self._findings)
        )
        decided = {True: self.tr("kept"), False: self.tr("replaced"), None: ""}[finding.kept]
        self._find_number.setText(f"{place}  ·  {decided}" if decided else place)
        self._sentence.setText(
            f"{self._html(finding.before)}"
            f'<span style="background-color:{accent.warning}; font-weight:600;">'
            f"<u>{self._html(finding.text)}</u></span>"
            f"{self._html(finding.after)}"
        )
        self._sentence.setAccessibleName(f"{finding.before}{finding.text}{finding.after}")
        self._replace.setText(self.tr("Replace it with {token}").format(token=finding.find.token))

    @staticmethod
    def _html(text: str) -> str:
        return escape(text).replace("\n", "<br>")

    def _decide(self, *, kept: bool) -> None:
        self._save_decisions([self._findings[self._at]], kept=kept)

    def _replace_rest(self) -> None:
        rest = [f for f in self._findings[self._at :] if f.kept is None]
        self._save_decisions(rest or [self._findings[self._at]], kept=False)

    def _save_decisions(self, findings: Sequence[Finding], *, kept: bool) -> None:
        try:
            self._store.decisions.save([finding.decide(kept) for finding in findings])
        except InterviewerError as error:
            self._notice.show_error(error)
            return
        self._notice.clear()
        if self._plan is not None:
            self._findings = list(self._plan.findings())
        self._at += len(findings)
        undecided = [n for n, finding in enumerate(self._findings) if finding.kept is None]
        later = [number for number in undecided if number >= self._at]
        if undecided:
            self._at = later[0] if later else undecided[0]
        if self._at < len(self._findings):
            self._show_find()
            return
        self._show_plan()  # Back to what leaves, where the last button writes it.
        self._show(self._leaving)
        self._forward.setFocus()

    def _show_finds(self, number: int) -> None:
        """The second step, at this find."""
        self._at = number
        self._notice.clear()
        self._show_find()
        self._show(self._deciding)

    # --- steps 3 and 4: writing, done ---------------------------------------------------------

    def _write(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self._notice.clear()
        self._progress.setRange(0, 0)
        self._show(self._waiting)
        folder, drive, name = self._folder, self._drive, plan.suggested_name

        def work(progress: Progress) -> Exported | None:
            # Where a stick was mounted an empty folder may be left, and that is not the stick.
            if drive is not None and places.device(folder) != drive:
                raise ExportFailed(folder / name, "gone", "the drive is not there any more")
            return plan.write(places.free_name(folder, name), "refuse", progress)

        self._job = self._jobs.run(work)
        self._job.progressed.connect(self._progressed)
        self._job.done.connect(self._written)
        self._job.failed.connect(self._failed)

    def _progressed(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _written(self, exported: Exported | None) -> None:
        if exported is None:  # Stopped: nothing was left behind.
            self._show(self._leaving)
            return
        self._done = exported
        self._show_done()
        self._show(self._finished)
        self._forward.setFocus()

    def _show_done(self) -> None:
        if self._done is None:
            return
        record = self._done.record
        self._done_title.setText(self.tr("The batch is written"))
        told = self.tr("Hand this one file to the project lead. The interviews stay on the device.")
        if self._plan is not None and self._plan.sealed_for:
            told = self.tr(
                "Hand this one file to the project lead; nobody else can read it. "
                "The interviews stay on the device."
            )
        self._done_text.setText(told)
        self._done_path.setText(str(self._done.path))
        count = self._count(
            record.interviews, self.tr("1 interview"), self.tr("{count} interviews")
        )
        self._done_more.setText(
            self.tr("{count}. Checked after writing. SHA-256: {digest} …").format(
                count=count, digest=record.sha256[:16]
            )
        )

    def _failed(self, error: BaseException) -> None:
        self._notice.show_error(error)
        if self._plan is None:
            self._counts.setText("")
        self._show_places()
        self._show(self._leaving)

    def put_away(self) -> bool:
        """Stop what is being written, or let it come to its end and be recorded."""
        self._jobs.close()
        return True

    # --- ways on ------------------------------------------------------------------------------

    def forward(self) -> None:
        """The next step."""
        step = self._stack.currentWidget()
        if step is self._leaving and self._forward.isEnabled():
            undecided = [n for n, finding in enumerate(self._findings) if finding.kept is None]
            if undecided:
                self._show_finds(undecided[0])
            else:
                self._write()
        elif step is self._finished:
            self.closed.emit()

    def back(self) -> None:
        """The step before; from the first, back to Home."""
        step = self._stack.currentWidget()
        if step is self._deciding:
            if self._at > 0:
                self._at -= 1
                self._show_find()
            else:
                self._show(self._leaving)
        elif step is self._waiting:
            if self._job is not None:
                self._job.cancel()
        else:
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Escape back; K keeps and R replaces."""
        if event.isAutoRepeat():  # A key held down decides on one place, not on all.
            return
        deciding = self._stack.currentWidget() is self._deciding
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not deciding:
                self.forward()
        elif event.key() == Qt.Key.Key_Escape:
            self.back()
        elif deciding and event.key() == Qt.Key.Key_K:
            self._decide(kept=True)
        elif deciding and event.key() == Qt.Key.Key_R:
            self._decide(kept=False)
        else:
            super().keyPressEvent(event)
