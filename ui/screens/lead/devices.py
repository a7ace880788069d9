"""The devices of a study: handing the study out to them, taking them in, letting one go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from interviewer.errors import CodeInvalid
from interviewer.keys import LeadKey
from interviewer.lead import Device, HandedOut, LeadDesk, LedStudy, StudyDesk
from interviewer.merging import Gap
from ui.lead_messages import code_trouble
from ui.screens.lead.files import ask_for_files, ask_where, read_code
from ui.screens.lead.section import Section
from ui.screens.lead.study_editor import Drafts
from ui.theme import GRID, Theme
from ui.widgets.basics import WrappingButton, button, card, column, label
from ui.widgets.code_label import CodeLabel
from ui.widgets.lead_fields import Flow, TextField
from ui.widgets.merge_words import missing as missing_of
from ui.widgets.sheet import Choice, Sheet, ask

if TYPE_CHECKING:
    from ui.services import Services

ENROLMENT_SUFFIX = ".enrolment"
_WIDTH = 1160


@dataclass(frozen=True, slots=True)
class Enrolments:
    """All that the section shows."""

    key: LeadKey | None
    study: LedStudy | None
    devices: Sequence[Device]
    gaps: Sequence[Gap]
    co_leads: Sequence[LeadKey]
    waiting: bool
    """Whether batches are kept that may be taken once their device is known."""


class DevicesSection(Section):
    """Hand out, take in, and the list."""

    def __init__(
        self,
        services: Services,
        desk: StudyDesk,
        theme: Theme,
        lead: LeadDesk,
        drafts: Drafts,
    ) -> None:
        super().__init__(services, desk, theme)
        self._drafts = drafts
        self.setObjectName("section_devices")
        self.setAcceptDrops(True)
        self._lead = lead
        self._id = desk.study.id
        self._found: Enrolments | None = None
        self._rows: list[WrappingButton] = []

        self._out_title = label("hand_out_title", "heading")
        self._out_said = label("hand_out_said", "body")
        self._unsaved = label("hand_out_unsaved", "pick")
        self._out = button("hand_out", "primary")
        self._make_key = button("devices_make_key", "primary")
        self._mark_title = label("fingerprint_title", "pick")
        self._mark_hint = label("fingerprint_hint", "quiet")
        self._mark = CodeLabel("fingerprint")
        self._leads_said = label("co_leads", "quiet")
        self._add_lead = button("co_lead_add", "flat")

        self._in_title = label("enrol_title", "heading")
        self._in_hint = label("enrol_hint", "quiet")
        self._code = TextField("enrol_code", lines=2, enters=True)
        self._name = TextField("enrol_name", letters=30)
        self._enrol = button("enrol", "secondary")
        self._file = button("enrol_file", "flat")

        self._list_title = label("devices_title", "heading")
        self._empty = label("devices_empty", "quiet")
        self._list = column(spacing=GRID)
        self._lay_out()
        self._out.clicked.connect(self._ask_where_to_hand_out)
        self._make_key.clicked.connect(self._make)
        self._add_lead.clicked.connect(self._ask_for_card)
        self._enrol.clicked.connect(self._take_in)
        self._code.entered.connect(self._take_in)
        self._name.entered.connect(self._take_in)
        self._code.edited.connect(lambda _text: self._code.show_error(""))
        self._name.edited.connect(lambda text: self._name.show_warning(self._doubled(text)))
        self._file.clicked.connect(self._ask_for_enrolments)
        self.retranslate()

    def _lay_out(self) -> None:
        mark = column(self._mark_title, self._mark, self._mark_hint, spacing=GRID // 2)
        self._mark_part = QWidget()
        self._mark_part.setLayout(mark)
        doing = Flow(self._out, self._make_key, self._add_lead)
        out = card(
            column(self._out_title, self._out_said, self._unsaved, spacing=GRID),
            self._mark_part,
            self._leads_said,
            doing,
        )
        buttons = Flow(self._enrol, self._file)
        take_in = card(
            column(self._in_title, self._in_hint, spacing=GRID // 2),
            self._code,
            self._name,
            buttons,
        )
        listed = card(self._list_title, self._empty, self._list, spacing=GRID)
        self.lay_out(column(out, take_in, listed, 1, spacing=3 * GRID), width=_WIDTH)

    # --- reading and showing ------------------------------------------------------------------

    def title(self) -> str:
        """What the navigation calls it."""
        return self.tr("Devices")

    def read(self) -> Enrolments:
        """The devices, and what there is to hand out."""
        mine = [each for each in self._lead.studies() if each.id == self._id]
        return Enrolments(
            self._lead.key(),
            mine[0] if mine else None,
            self.desk.devices(),
            self.desk.gaps(),
            self._lead.co_leads(self._id),
            any(each.retry for each in self.desk.quarantine()),
        )

    def show_read(self, found: Enrolments) -> None:
        """Show them."""
        self._found = found
        self._show_handing_out(found)
        self._show_devices(found)

    def _show_handing_out(self, found: Enrolments) -> None:
        key, study = found.key, found.study
        draft = self._drafts.get(self._id)
        unsaved = key is not None and draft is not None and draft.changed
        self._unsaved.setVisible(unsaved)
        self._make_key.setVisible(key is None)
        self._out.setVisible(key is not None)
        self._mark_part.setVisible(key is not None)
        self._add_lead.setVisible(key is not None)
        self._leads_said.setVisible(key is not None and bool(found.co_leads))
        if key is None:
            self._out_said.setText(
                self.tr(
                    "A study is signed with your key before it is handed out, and only your key "
                    "opens what the devices send. Make the key first."
                )
            )
            return
        self._mark.show_code(key.fingerprint, self._mark_title.text())
        revision = study.revision if study is not None else 0
        if not revision:
            text = self.tr(
                "Give the study file to each device, on a stick or by any way a file can go. It "
                "holds no interviews."
            )
        elif study is not None and study.changed:
            text = self.tr(
                "The study has changed since revision {number} was handed out. The devices go on "
                "with that until they get the new one."
            ).format(number=revision)
        elif unsaved:
            text = self.tr("Revision {number} is handed out.").format(number=revision)
        else:
            text = self.tr("Revision {number} is handed out, and nothing has changed since.")
            text = text.format(number=revision)
        self._out_said.setText(text)
        marks = [" ".join(each.fingerprint.split()[:2]) for each in found.co_leads]
        self._leads_said.setText(
            self.tr("Also readable for the leads with the fingerprints {marks} …").format(
                marks=" …, ".join(marks)
            )
        )

    def showEvent(self, event: QShowEvent) -> None:
        """What is written of the study and not saved may have come or gone meanwhile."""
        super().showEvent(event)
        if self._found is not None:
            self._show_handing_out(self._found)

    def _show_devices(self, found: Enrolments) -> None:
        for old in self._rows:
            self._list.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._rows = []
        missing = {gap.device: gap for gap in found.gaps}
        for device in found.devices:
            text = self._text(device, missing.get(device.number))
            made = button(f"device_{device.number}", "row", text)
            assert isinstance(made, WrappingButton)
            made.clicked.connect(lambda _=False, chosen=device: self._offer(chosen))
            self._rows.append(made)
            self._list.addWidget(made)
        self._empty.setVisible(not found.devices)

    def _called(self, device: Device) -> str:
        said = self.tr("Device {number}").format(number=device.number)
        return f"{said} · {device.name}" if device.name else said

    def _doubled(self, name: str, but: int = 0) -> str:
        """That another device than number `but` has this name; "" where none has."""
        wanted = " ".join(name.split()).casefold()
        for device in self._found.devices if self._found is not None and wanted else ():
            if device.number != but and " ".join(device.name.split()).casefold() == wanted:
                said = self.tr("Device {number} has this name already.")
                return said.format(number=device.number)
        return ""

    def _text(self, device: Device, gap: Gap | None) -> str:
        lines = [self._called(device)]
        if device.batches:
            lines.append(
                self.tr(
                    "Interviews: {interviews}  ·  batches: {batches}  ·  latest week: {week}"
                ).format(
                    interviews=device.interviews, batches=device.batches, week=device.latest_week
                )
            )
        else:
            lines.append(self.tr("Nothing has come from it yet"))
        if gap is not None:
            lines.append(
                self.tr("Has not arrived: batch {numbers} of {latest}").format(
                    numbers=missing_of(gap), latest=gap.latest
                )
            )
        if device.revoked:
            lines.append(self.tr("Revoked: {reason}").format(reason=device.reason))
        return "\n".join(lines)

    def retranslate(self) -> None:
        """Set every text."""
        self._out_title.setText(self.tr("Hand out the study"))
        self._out.setText(self.tr("Hand out the study file …"))
        self._unsaved.setText(
            self.tr("The study has a change that is not saved: it is not in the file.")
        )
        self._make_key.setText(self.tr("Make my key"))
        self._add_lead.setText(self.tr("Another lead …"))
        self._mark_title.setText(self.tr("Your fingerprint"))
        self._mark_hint.setText(
            self.tr(
                "The device shows it before it takes part. Read it to each other, on the phone for "
                "one: if a single figure differs, the file is not from you."
            )
        )
        self._in_title.setText(self.tr("Take a device in"))
        self._in_hint.setText(self.tr("The device shows a code once it has opened the study file."))
        self._code.set_texts(self.tr("Enrolment code"))
        self._name.set_texts(
            self.tr("What you call it"), self.tr("For you alone. It never leaves this computer.")
        )
        self._enrol.setText(self.tr("Take it in"))
        self._file.setText(self.tr("From files …"))
        self._list_title.setText(self.tr("Devices"))
        self._empty.setText(
            self.tr(
                "None yet. Hand out the study file, compare the fingerprint with each device, and "
                "take in the code that it shows."
            )
        )
        if self._found is not None:
            self.show_read(self._found)

    # --- handing out --------------------------------------------------------------------------

    def _make(self) -> None:
        def done(_key: LeadKey) -> None:
            self.tell(
                self.tr("Your key is made."),
                "",
                self.tr("Print its recovery sheet, under Project lead, before you hand out."),
            )
            self.changed.emit()
            self.refresh()

        self.run(lambda _progress: self._lead.make_key(), done)

    def _ask_where_to_hand_out(self) -> None:
        found = self._found
        revision = found.study.revision if found is not None and found.study is not None else 0
        if found is not None and found.study is not None and found.study.changed:
            revision += 1
        ask_where(self, f"{self._id}-{revision or 1}.study", self.hand_out)

    def hand_out(self, path: Path) -> None:
        """Sign the study and write it to `path`."""

        def done(out: HandedOut) -> None:
            self.tell(
                self.tr("Revision {number} is written: {path}").format(
                    number=out.revision, path=out.path
                ),
                "",
                self.tr("Open it on each device, and compare the fingerprint there."),
            )
            self.changed.emit()
            self.refresh()

        self.run(lambda _progress: self._lead.hand_out(self._id, path), done)

    def _ask_for_card(self) -> None:
        field = TextField("co_lead_card", lines=4, enters=True)
        field.set_texts(self.tr("The other lead's card"))
        go = button("co_lead_take", "primary", self.tr("Let this lead read too"))
        content = _clear(field, go)
        sheet = Sheet(
            self,
            self.tr("Another lead"),
            [
                self.tr(
                    "Batches are encrypted to this lead as well, from the next study file on. The "
                    "card stands under Project lead on the other computer."
                )
            ],
            cancel=self.tr("Not now"),
            content=content,
        )

        def done(key: LeadKey) -> None:
            sheet.close_sheet()
            self.tell(
                self.tr("The lead with this fingerprint can read too: {mark}").format(
                    mark=key.fingerprint
                ),
                "",
                self.tr("Compare it on the phone. Then hand the study out again."),
            )
            self.changed.emit()
            self.refresh()

        def take() -> None:
            self._run_code(lambda: self._lead.add_co_lead(self._id, field.text()), done, field)

        go.clicked.connect(take)
        field.entered.connect(take)
        QTimer.singleShot(0, field, field.setFocus)

    # --- taking in ----------------------------------------------------------------------------

    def _run_code(
        self, work: Callable[[], object], done: Callable[..., None], field: TextField
    ) -> None:
        """Work on what was typed in a field: a wrong code is told beside it."""

        def failed(error: BaseException) -> bool:
            if not isinstance(error, CodeInvalid):
                return False
            field.show_error(code_trouble(error), speak=True)
            field.setFocus()
            return True

        self.run(lambda _progress: work(), done, failed=failed)

    def _take_in(self) -> None:
        code, name = self._code.text(), self._name.text().strip()

        def done(device: Device) -> None:
            self._code.show_text("")
            self._name.show_text("")
            self._name.show_warning("")
            self._enrolled([device])

        self._run_code(lambda: self.desk.enrol(code, name), done, self._code)

    def _ask_for_enrolments(self) -> None:
        ask_for_files(
            self,
            self.tr("Enrolments"),
            [self.tr("Enrolments (*{suffix})").format(suffix=ENROLMENT_SUFFIX)],
            self.enrol_files,
        )

    def enrol_files(self, paths: Sequence[Path]) -> None:
        """Take in the devices whose enrolments stand in these files."""

        def work() -> tuple[list[Device], list[str]]:
            devices, refused = [], []
            for path in paths:
                try:
                    devices.append(self.desk.enrol(read_code(path)))
                except CodeInvalid:
                    refused.append(path.name)
            return devices, refused

        def done(found: tuple[list[Device], list[str]]) -> None:
            devices, refused = found
            if not refused:
                self._enrolled(devices)
                return
            said = self.tr("In these files is no enrolment for this study:")
            self.tell(self._count(devices), said, "", "\n".join(refused))
            self.changed.emit()
            self.refresh()

        self.run(lambda _progress: work(), done)

    def _count(self, devices: Sequence[Device]) -> str:
        if not devices:
            return self.tr("No device is taken in.")
        if len(devices) == 1:
            return self.tr("{device} is taken in.").format(device=self._called(devices[0]))
        return self.tr("{count} devices are taken in.").format(count=len(devices))

    def _enrolled(self, devices: Sequence[Device]) -> None:
        waits = self._found is not None and self._found.waiting
        self.tell(
            self._count(devices),
            "",
            self.tr("Batches wait under Batches that came before it: try them once more there.")
            if waits
            else "",
        )
        self.changed.emit()
        self.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Enrolments may be dropped here."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in."""
        paths = _dropped(event)
        if paths:
            event.acceptProposedAction()
            self.enrol_files(paths)

    # --- one device ---------------------------------------------------------------------------

    def _offer(self, device: Device) -> None:
        choices = [Choice("rename", self.tr("Call it something else …"))]
        if not device.revoked:
            choices.append(Choice("revoke", self.tr("Revoke it …"), "danger"))
        texts = self._text(device, None).split("\n")[1:]
        texts.append(self.tr("Taken in on {day}").format(day=device.enrolled_at.date().isoformat()))
        chosen = {"rename": self._ask_for_name, "revoke": self._ask_to_revoke}
        ask(
            self,
            self._called(device),
            texts,
            choices,
            self.tr("Close"),
            lambda choice: chosen[choice](device),
        )

    def _ask_for_name(self, device: Device) -> None:
        field = TextField("device_name")
        field.set_texts(self.tr("What you call it"))
        field.show_text(device.name)
        field.edited.connect(lambda text: field.show_warning(self._doubled(text, device.number)))
        go = button("device_rename", "primary", self.tr("Save"))
        title = self._called(device)
        sheet = Sheet(self, title, cancel=self.tr("Not now"), content=_clear(field, go))

        def save() -> None:
            name = field.text().strip()
            sheet.close_sheet()
            self.run(
                lambda _progress: self.desk.rename(device.number, name), lambda _: self._changed()
            )

        go.clicked.connect(save)
        field.entered.connect(save)
        QTimer.singleShot(0, field, field.setFocus)

    def _ask_to_revoke(self, device: Device) -> None:
        """What it sends is refused from then on: a person says why."""
        field = TextField("revoke_reason")
        field.set_texts(self.tr("Why"), self.tr("It is kept in the log."))
        go = button("device_revoke", "danger", self.tr("Revoke the device"))
        sheet = Sheet(
            self,
            self.tr("Revoke {device}?").format(device=self._called(device)),
            [
                self.tr("What it sends from now on is refused."),
                self.tr("What has been merged from it stays. It cannot be taken in again."),
            ],
            cancel=self.tr("Leave it as it is"),
            content=_clear(field, go),
        )

        def revoke() -> None:
            reason = field.text().strip()
            if not reason:
                field.show_error(self.tr("Say why, in a few words."), speak=True)
                field.setFocus()
                return
            sheet.close_sheet()
            self.run(
                lambda _progress: self.desk.revoke(device.number, reason),
                lambda _: self._changed(),
            )

        go.clicked.connect(revoke)
        field.entered.connect(revoke)
        QTimer.singleShot(0, field, field.setFocus)

    def _changed(self) -> None:
        self.changed.emit()
        self.refresh()


def _dropped(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ENROLMENT_SUFFIX]


def _clear(*parts: QWidget) -> QWidget:
    made = QWidget()
    made.setProperty("look", "clear")
    made.setLayout(column(*parts))
    return made
