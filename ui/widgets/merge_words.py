"""What came of a merge, in words: its counts, its files, its troubles, and what has not arrived."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from interviewer.merging import Came, Counts, FileReport, Gap, SetAside, Trouble
from ui.widgets.fieldwork_card import number

translate = QCoreApplication.translate


class Meaning(NamedTuple):
    """A trouble as a lead is told of it."""

    happened: str
    todo: str


def meaning(trouble: Trouble, *, record: bool) -> Meaning:
    """What a trouble means and what can be done; `record`: with one interview, not the batch."""
    words = _of_records() if record else {}
    return words.get(trouble) or _of_batches()[trouble]


def _of_batches() -> dict[Trouble, Meaning]:
    again = translate("MergeWords", "Have it exported once more on the device.")
    return {
        Trouble.NOT_A_BATCH: Meaning(
            translate("MergeWords", "This is no batch from a device."),
            translate("MergeWords", "See whether the right file was chosen."),
        ),
        Trouble.DAMAGED: Meaning(
            translate("MergeWords", "It was cut short or changed on its way."),
            translate("MergeWords", "Copy it from the device once more."),
        ),
        Trouble.TOO_LARGE: Meaning(
            translate("MergeWords", "It is larger than any batch can be."),
            translate("MergeWords", "Do not open it elsewhere. Find out where it comes from."),
        ),
        Trouble.HOSTILE: Meaning(
            translate("MergeWords", "It is made in a way that no device makes a batch."),
            translate("MergeWords", "Do not open it elsewhere. Find out where it comes from."),
        ),
        Trouble.NOT_FOR_US: Meaning(
            translate("MergeWords", "It is encrypted to other leads and cannot be opened here."),
            translate(
                "MergeWords",
                "Give it to the lead that it is for; or hand your study file out to the device, "
                "and have it exported once more.",
            ),
        ),
        Trouble.UNSIGNED: Meaning(
            translate(
                "MergeWords",
                "It is neither encrypted nor signed, so it cannot be told who has made it.",
            ),
            translate(
                "MergeWords",
                "If you know where it comes from, merge it again and take unsigned batches too.",
            ),
        ),
        Trouble.UNKNOWN_DEVICE: Meaning(
            translate("MergeWords", "It is signed by a device that has not been taken in."),
            translate(
                "MergeWords",
                "If you know the device, take it in under Devices; then try the batch again here.",
            ),
        ),
        Trouble.REVOKED_DEVICE: Meaning(
            translate("MergeWords", "It is signed by a device that you have revoked."),
            translate("MergeWords", "Find out who has the device now."),
        ),
        Trouble.WRONG_SIGNATURE: Meaning(
            translate("MergeWords", "Its signature does not fit it: it may be forged."),
            translate(
                "MergeWords", "Ask whoever the device is with whether they have sent it at all."
            ),
        ),
        Trouble.OTHER_STUDY: Meaning(
            translate("MergeWords", "It belongs to another study."),
            translate("MergeWords", "Merge it there."),
        ),
        Trouble.NEWER: Meaning(
            translate("MergeWords", "A newer version of the app has made it."),
            translate("MergeWords", "Install that version here; then try the batch again."),
        ),
        Trouble.OLDER_FORMAT: Meaning(
            translate("MergeWords", "A version of the app has made it that is too old."),
            translate(
                "MergeWords", "Install the app anew on the device, and export once more there."
            ),
        ),
        Trouble.VERSION_UNKNOWN: Meaning(
            translate(
                "MergeWords",
                "It was made with a version of the questionnaire that is not on this computer.",
            ),
            translate(
                "MergeWords",
                "Add that version under Studies and questionnaires; then try the batch again.",
            ),
        ),
        Trouble.CONTRADICTION: Meaning(
            translate(
                "MergeWords",
                "This batch was taken, and so was another from the device with the same id and "
                "other content. Where an interview differs between them, it is in conflict.",
            ),
            translate(
                "MergeWords",
                "Ask whoever the device is with which of the two they have sent, and whether the "
                "device was copied.",
            ),
        ),
        Trouble.NUMBER_TWICE: Meaning(
            translate(
                "MergeWords",
                "Two batches of this device bear the same number: a copied or restored device. "
                "Both were taken.",
            ),
            translate(
                "MergeWords",
                "Ask whoever has the device. A copy has to be taken in as a device of its own; of "
                "two that share a key it cannot be told which batches are missing.",
            ),
        ),
        Trouble.FOREIGN_WITHDRAWAL: Meaning(
            translate(
                "MergeWords",
                "A device has withdrawn an interview that another one has sent. What that one sent "
                "stays: a device withdraws its own interviews alone.",
            ),
            translate(
                "MergeWords",
                "Ask who has the devices. If the citizen has withdrawn, erase the interview under "
                "Review, by its receipt code.",
            ),
        ),
        Trouble.VALUE: Meaning(
            translate(
                "MergeWords",
                "It holds something that the questionnaire or the study does not know.",
            ),
            translate(
                "MergeWords",
                "See whether the device has the latest study file. Then export once more there.",
            ),
        ),
        Trouble.TWICE: Meaning(
            translate("MergeWords", "It holds the same interview more than once."), again
        ),
        Trouble.MISSING_PARTS: Meaning(translate("MergeWords", "Parts of it are missing."), again),
        Trouble.NO_ACCESS: Meaning(
            translate("MergeWords", "The file could not be read."),
            translate("MergeWords", "See whether the stick is still in its place; merge again."),
        ),
    }


def _of_records() -> dict[Trouble, Meaning]:
    again = translate("MergeWords", "Have it exported once more on the device.")
    return {
        Trouble.TWICE: Meaning(
            translate("MergeWords", "The batch holds the interview more than once."), again
        ),
        Trouble.MISSING_PARTS: Meaning(
            translate("MergeWords", "Answers came without their interview, or it without them."),
            again,
        ),
    }


_AGAIN = frozenset({Trouble.UNKNOWN_DEVICE, Trouble.VERSION_UNKNOWN, Trouble.NEWER})
"""Troubles that may be gone another day."""


class Aside(NamedTuple):
    """What is set aside of one file for one reason: the batch, or interviews in it."""

    file: str
    trouble: Trouble
    detail: str
    """Of the first."""
    records: tuple[str, ...]
    """Ids of interviews; empty where it is the whole batch."""
    retry: bool

    def said(self) -> str:
        """What it means, what can be done, and where it is."""
        happened, todo = meaning(self.trouble, record=bool(self.records))
        if len(self.records) == 1:
            what = translate("MergeWords", "1 interview:")
        elif self.records:
            what = translate("MergeWords", "{count} interviews:")
            what = what.format(count=number(len(self.records)))
        else:
            what = ""
        first = f"{what} {happened}".strip()
        lines = [f"{first} {todo}"]
        if self.retry:
            lines.append(translate("MergeWords", "The batch is kept here, still encrypted."))
        elif self.trouble in _AGAIN and not self.records:
            said = translate(
                "MergeWords", "There is no room to keep it here: keep the file, and merge it again."
            )
            lines.append(said)
        if self.detail:
            lines.append(f"({self.detail})")
        return "\n".join(lines)


def together(troubles: Sequence[SetAside]) -> list[Aside]:
    """By file and trouble, whole batches before interviews, else as they came."""
    found: dict[tuple[str, Trouble, bool], list[SetAside]] = {}
    for each in troubles:
        found.setdefault((each.file, each.trouble, bool(each.record)), []).append(each)
    made = [
        Aside(
            file,
            trouble,
            several[0].detail,
            tuple(dict.fromkeys(each.record for each in several)) if record else (),
            any(each.retry for each in several),
        )
        for (file, trouble, record), several in found.items()
    ]
    return sorted(made, key=lambda each: bool(each.records))


class Counted(NamedTuple):
    """One of a merge's counts."""

    kind: str
    many: int
    name: str
    meaning: str


def counted(counts: Counts) -> list[Counted]:
    """What there is to tell; what is new always."""
    every = (
        (
            "new",
            counts.new,
            translate("MergeWords", "New"),
            translate("MergeWords", "Interviews that were not here before."),
        ),
        (
            "same",
            counts.same,
            translate("MergeWords", "The same"),
            translate("MergeWords", "They were here already, so nothing was done."),
        ),
        (
            "revised",
            counts.revised,
            translate("MergeWords", "Revised"),
            translate(
                "MergeWords",
                "They came in another revision. The newest counts, whichever came first.",
            ),
        ),
        (
            "conflicting",
            counts.conflicting,
            translate("MergeWords", "In conflict"),
            translate(
                "MergeWords",
                "Different content came, as the same revision or from another device. None counts "
                "until you choose one, under Review.",
            ),
        ),
        (
            "lookalikes",
            counts.lookalikes,
            translate("MergeWords", "Like another"),
            translate(
                "MergeWords",
                "Each has the same content as another interview. All count; look at them under "
                "Review.",
            ),
        ),
        (
            "withdrawn",
            counts.withdrawn,
            translate("MergeWords", "Withdrawn"),
            translate("MergeWords", "The citizen took the interview back, so it is not here."),
        ),
        (
            "set_aside",
            counts.set_aside,
            translate("MergeWords", "Set aside"),
            translate("MergeWords", "They could not be taken. The reasons stand below."),
        ),
        (
            "contacts",
            counts.contacts,
            translate("MergeWords", "People approached"),
            translate("MergeWords", "New approaches that became no interview."),
        ),
    )
    return [Counted(*each) for each in every if each[1] or each[0] == "new"]


def from_whom(file: FileReport) -> str:
    """The device and the batch's number in its series, where they are known."""
    if file.came is Came.SET_ASIDE and file.device is None:
        return ""
    if file.device is None:
        return translate("MergeWords", "not signed")
    if file.number is None:
        return translate("MergeWords", "Device {device}").format(device=file.device)
    said = translate("MergeWords", "Device {device} · batch {number}")
    return said.format(device=file.device, number=file.number)


def of_file(file: FileReport) -> str:
    """What came of a file, its troubles apart."""
    if file.came is Came.KNOWN:
        return translate("MergeWords", "Had been merged before. Nothing was done.")
    if file.came is Came.SET_ASIDE:
        return ""
    parts = [f"{each.name}: {number(each.many)}" for each in counted(file.counts)]
    return "  ·  ".join(parts)


def of_files(files: Sequence[FileReport]) -> str:
    """How many files came, and what came of them."""
    if len(files) == 1:
        whole = translate("MergeWords", "1 file")
    else:
        whole = translate("MergeWords", "{count} files").format(count=number(len(files)))
    taken, known, aside = (
        sum(file.came is came for file in files)
        for came in (Came.TAKEN, Came.KNOWN, Came.SET_ASIDE)
    )
    parts = [
        translate("MergeWords", "{count} merged").format(count=number(taken)) if taken else "",
        translate("MergeWords", "{count} merged before").format(count=number(known))
        if known
        else "",
        translate("MergeWords", "{count} set aside").format(count=number(aside)) if aside else "",
    ]
    return f"{whole}: {', '.join(part for part in parts if part)}" if any(parts) else whole


def arrived(gap: Gap) -> str:
    """What of a device's series has not come."""
    if len(gap.missing) == 1:
        said = translate("MergeWords", "Batch {numbers} of {latest} has not arrived")
    else:
        said = translate("MergeWords", "Batches {numbers} of {latest} have not arrived")
    return said.format(numbers=missing(gap), latest=gap.latest)


def missing(gap: Gap) -> str:
    """The numbers that have not come, the first of them by name."""
    if not gap.more:
        return ranges(gap.missing)
    said = translate("MergeWords", "{numbers} and {count} more")
    return said.format(numbers=ranges(gap.missing), count=number(gap.more))


def ranges(numbers: Sequence[int]) -> str:
    """Numbers in their order, with a dash where three or more follow each other."""
    runs: list[list[int]] = []
    for each in sorted(numbers):
        if runs and each == runs[-1][-1] + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs
    )


def device_name(device: int, names: dict[int, str]) -> str:
    """A device by its pseudonym and what the lead calls it."""
    said = translate("MergeWords", "Device {device}").format(device=device)
    return f"{said} · {names[device]}" if names.get(device) else said


def moment(at: datetime) -> str:
    """A day and time as the reader writes it."""
    return at.astimezone().strftime(translate("MergeWords", "%d/%m/%Y %H:%M"))
