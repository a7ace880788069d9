"""The errors that a person may meet, each saying what happened; all else is a bug.

Every message is written for the command line in English and carries no answer, note or
passphrase. The windows say the same in the reader's language (`ui/messages.py`), by class.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class InterviewerError(Exception):
    """What happened, what is safe, and what to do next, as one message."""


# --- questionnaires and studies -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a text file: where it is, which rule it breaks, and how to mend it."""

    file: str
    place: str
    rule: str
    mend: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.place}" if self.place else self.file
        return f"{where}: {self.rule} {self.mend}".rstrip()


class DataInvalid(InterviewerError):
    """A questionnaire or study file breaks the format; `problems` lists every mistake."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class QuestionnaireInvalid(DataInvalid):
    """A questionnaire cannot be used until its files are mended."""


class StudyInvalid(DataInvalid):
    """A study cannot be used until its file is mended."""


class QuestionnaireUnknown(InterviewerError):
    """An interview was made with a questionnaire version that is not on this device."""

    def __init__(self, questionnaire_id: str, version: str) -> None:
        self.questionnaire_id = questionnaire_id
        self.version = version
        super().__init__(
            f"The questionnaire {questionnaire_id} {version} is not on this device. Interviews "
            "made with it are safe. Install that version to go on."
        )


class FormUnreadable(InterviewerError):
    """A file is no Excel form that can be read; nothing was made from it.

    `reason` is a short word: "empty", "not_excel", "old_excel", "other_sheet" (a spreadsheet of
    another kind), "protected", "damaged", "too_large", "no_access" or
    "no_survey".
    """

    def __init__(self, name: str, reason: str, detail: str = "") -> None:
        self.name = name
        self.reason = reason
        self.detail = detail
        happened, todo = _FORM[reason]
        what = f"{happened} ({detail})" if detail else happened
        super().__init__(f"{name} {what}. Nothing was changed. {todo}")


_SAVE_AS = "Open it in the program that made it, and save it as an Excel workbook (.xlsx)."
_FORM = {
    "empty": ("is empty", "Choose another file."),
    "not_excel": ("is no Excel workbook", _SAVE_AS),
    "old_excel": ("is an Excel workbook of the old kind (.xls)", _SAVE_AS),
    "other_sheet": ("is a spreadsheet of another kind", _SAVE_AS),
    "protected": (
        "is protected with a password",
        "Open it in Excel, take the password away, and save it.",
    ),
    "damaged": ("is damaged", "Open it in Excel, and save it anew."),
    "too_large": (
        "is too large",
        (
            "Keep only the form's own sheets, and delete the empty rows and columns below and "
            "beside what is written."
        ),
    ),
    "no_access": ("cannot be read", "Make it readable, or choose another file."),
    "no_survey": (
        'has no sheet "survey"',
        "Put the questions in a sheet of that name, with the columns type, name and label.",
    ),
}


class StudyUnknown(InterviewerError):
    """A study is asked for that is not on this device."""

    def __init__(self, study_id: str) -> None:
        self.study_id = study_id
        super().__init__(
            f"The study {study_id} is not on this device. Its interviews are safe. "
            "Install its file to go on."
        )


class StudyMissing(InterviewerError):
    """What is handed out says who asks, and no study on this device fits the questionnaire."""

    def __init__(self, questionnaire_id: str, version: str) -> None:
        self.questionnaire_id = questionnaire_id
        self.version = version
        super().__init__(
            f"No study on this device fits the questionnaire {questionnaire_id} {version}, so it "
            "is not known who asks. Nothing was written. Use the questionnaire in a study first "
            f'("questionnaire use {questionnaire_id}"), or name a study file with --study.'
        )


# --- answers ----------------------------------------------------------------------------------


class AnswerRefused(InterviewerError):
    """The questionnaire does not allow this answer; nothing was changed."""

    def __init__(self, item: str, rule: str, **limits: int) -> None:
        self.item = item
        self.rule = rule
        """A short name of the rule: "code", "range", "length" or "closed"."""
        self.limits = limits
        super().__init__(f"{item}: this answer is not possible ({rule}). Nothing was changed.")


# --- the store --------------------------------------------------------------------------------


class StoreError(InterviewerError):
    """The store on this device could not do what was asked."""


class WrongPassphrase(StoreError):
    """The passphrase does not open the key. Nothing was changed."""

    def __init__(self) -> None:
        super().__init__("The passphrase is wrong. Nothing was changed; try again.")


class StoreMissing(StoreError):
    """There is no store in the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(f"There is no store in {folder}. Open the app once to make one.")


class StoreExists(StoreError):
    """A new store was to be made where one stands already; it was left as it is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(f"There is already a store in {folder}. It was left as it is.")


class StoreInUse(StoreError):
    """Another window or command has the store open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"The store in {folder} is open in another window or command. "
            "Nothing was changed. Close the other one first."
        )


class StoreDamaged(StoreError):
    """The file is not whole; it has been left untouched. `detail` names what was found."""

    def __init__(self, path: Path, detail: str) -> None:
        self.path = path
        self.detail = detail
        super().__init__(
            f"The file {path} is damaged ({detail}). It has been left untouched. "
            "Open the app to go back to the newest good backup."
        )


class StoreNewer(StoreError):
    """The store was written by a newer version of the app."""

    def __init__(self, found: int, known: int) -> None:
        self.found = found
        self.known = known
        super().__init__(
            f"The store has schema {found}, and this version of the app knows up to {known}. "
            "Nothing was changed. Install the newer version of the app."
        )


class StoreUnavailable(StoreError):
    """The file system said no: read-only folder, full disk, no rights."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path} cannot be used: {reason}. What was saved before is safe.")


class NotSaved(StoreError):
    """The last change did not reach the disk; everything before it is there.

    `reason` is a short word: "full" (disk full), "readonly" or "other".
    """

    def __init__(self, reason: str, detail: str) -> None:
        self.reason = reason
        super().__init__(
            f"The last change was not saved ({detail}). Everything before it is safe. "
            "Make room on the disk and try again."
        )


class UnsafeDatabaseLibrary(StoreError):
    """The SQLite that was loaded has a known fault that loses saved data."""

    def __init__(self, version: str) -> None:
        self.version = version
        super().__init__(
            f"The database library is SQLite {version}, which can lose saved data "
            "(the WAL-reset fault). Nothing was opened. Install the app anew."
        )


# --- batches ----------------------------------------------------------------------------------


class ExportFailed(InterviewerError):
    """The export did not come to its end. Nothing is marked as exported.

    `reason` is a short word: "missing" (no such folder), "full", "readonly", "gone" (the drive
    went away while writing), "exists", "unresolved" (finds in notes that nobody decided on) or
    "other"; then there is no batch. Or "not_recorded": the batch is whole and lies at `path`, but
    the store could not take down that it has left, so its interviews will leave once more.
    """

    def __init__(self, path: Path, reason: str, detail: str) -> None:
        self.path = path
        self.reason = reason
        self.detail = detail
        if reason == "not_recorded":
            said = (
                f"The batch is whole and lies at {path}, but this device could not take down that "
                f"it was written: {detail}. The interviews are safe here. They will be exported "
                "once more, with the same ids, so none is counted twice."
            )
        else:
            said = (
                f"The batch could not be written to {path}: {detail}. "
                "The interviews are safe on this device, and nothing is marked as exported."
            )
        super().__init__(said)


class FileNotWritten(InterviewerError):
    """A file that is no batch (a PDF, an Excel form) could not be written; nothing is left of it.

    `reason` is a short word, as of `ExportFailed`.
    """

    def __init__(self, path: Path, reason: str, detail: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path} could not be written: {detail}. Nothing was changed.")


class NothingToExport(InterviewerError):
    """No finished interview and no contact falls within what was asked for."""

    def __init__(self, others: int = 0) -> None:
        """`others`: interviews and contacts that wait for the export of another study."""
        said = "There is nothing to export: no finished interviews that were asked for."
        if others:
            said += f" Of other studies, {others} wait: name one with --study."
        super().__init__(said)


# --- keys, enrolment, merging, release ----------------------------------------------------------


class CodeInvalid(InterviewerError):
    """A code that was typed or scanned is not right; nothing was changed.

    `reason` is a short word: "empty", "characters", "length", "missing" (a whole line), "checksum"
    (mistyped), "kind" (a code of another kind), "study" (made for another study), "lead" (made for
    another lead), "own" (the card of the lead who takes it in) or "full" (a study has as many leads
    as it can have).
    """

    def __init__(
        self,
        reason: str,
        line: int | None = None,
        *,
        groups: tuple[int, int] | None = None,
        signs: int = 0,
        sheet: bool = False,
    ) -> None:
        """`line`: which line of several is wrong, from 1, as they are printed, where that is known.

        `groups`: the first and last group of that line, where the code came without its lines.
        `signs`: how many there are too many, negative where they are too few, 0 where that is not
        known. `sheet`: whether the code is printed on a recovery sheet, which numbers its lines.
        """
        self.reason = reason
        self.line = line
        self.groups = groups
        self.signs = signs
        self.sheet = sheet
        super().__init__(f"{_CODE[reason].format(**self._words())} Nothing was changed.")

    def _words(self) -> dict[str, str]:
        where = "The code"
        if self.line is not None and (self.sheet or self.groups is None):
            where = f"Line {self.line} of the {'sheet' if self.sheet else 'code'}"
        elif self.groups is not None:
            where = f"One of the groups {self.groups[0]} to {self.groups[1]}"
        many = abs(self.signs)
        amount = f"{many} sign{'s' if many > 1 else ''} too {'many' if self.signs > 0 else 'few'}"
        return {"where": where, "size": f"has {amount}" if many else "is too short or too long"}


_CODE = {
    "empty": "No code was given.",
    "characters": "{where} holds a character that no code has.",
    "length": "{where} {size}.",
    "missing": "{where} is missing.",
    "checksum": "{where} is mistyped. Compare it with the original, group by group.",
    "kind": "This is a code of another kind.",
    "study": "The code was made for another study.",
    "lead": "The code was made for another project lead.",
    "own": "This is your own card; your batches are encrypted to you already.",
    "full": "A study has sixteen leads at the most.",
}


class StudyFileRefused(InterviewerError):
    """A signed study file was not taken; the study on this device is as it was.

    `reason` is a short word: "not_a_study", "damaged", "too_large", "hostile", "newer" (format),
    "signature", "other_lead" (signed by another key than the one enrolled with), "not_named" (this
    lead's key is not in it), "not_yours" (another lead signs this study), "other_signer" (another
    than the one with whom the study is led), "older" (than what is in force), "same_number" (as
    what is in force, with other content), "fingerprint" (not the one that was expected),
    "no_fingerprint" (what was given to compare is none) or "no_access".
    """

    def __init__(self, name: str, reason: str, detail: str = "") -> None:
        self.name = name
        self.reason = reason
        self.detail = detail
        what = _STUDY_FILE[reason] + (f" ({detail})" if detail else "")
        super().__init__(f"{name}: {what}. Nothing was changed.")


_STUDY_FILE = {
    "not_a_study": "is no study file that a project lead has handed out",
    "damaged": "is damaged; ask for it once more",
    "too_large": "is too large for a study file",
    "hostile": "is made in a way that no study file is",
    "newer": "needs a newer version of the app",
    "signature": "has a signature that does not fit it",
    "other_lead": "is signed by another project lead than the one this device is enrolled with",
    "not_named": "does not name this project lead; give yours to the lead who signs it",
    "other_signer": "is signed by another project lead than the one who hands this study out; one "
    "study has one lead who signs",
    "not_yours": "is a study that another project lead signs and hands out",
    "older": "is older than the study file in force here",
    "same_number": "has the number of the study file in force here, and other content; the project "
    "lead has to hand the study out once more, with a higher number",
    "fingerprint": "is signed by another key than the one expected; do not use it, and call the "
    "project lead",
    "no_fingerprint": "was not compared: a fingerprint has thirty digits",
    "no_access": "cannot be read",
}


class NoLeadKey(InterviewerError):
    """There is no lead's key on this device yet."""

    def __init__(self) -> None:
        super().__init__("There is no project lead's key on this device. Make one first.")


class KeyExists(InterviewerError):
    """Another lead's key is on this device; it was left as it is."""

    def __init__(self) -> None:
        super().__init__(
            "This device has another project lead's key already. It was left as it is. "
            "Recover the key in a data folder of its own."
        )


class CorrectionRefused(InterviewerError):
    """A variable may not hold that value, or is none that is corrected; nothing was changed."""

    def __init__(self, variable: str, rule: str) -> None:
        self.variable = variable
        self.rule = rule
        """A short word: "value", "variable" or "same"."""
        super().__init__(f"{variable}: this correction is not possible ({rule}).")


class ReleaseImpossible(InterviewerError):
    """There are too few interviews for a release of this kind; nothing was written."""

    def __init__(self, records: int, k: int) -> None:
        self.records = records
        self.k = k
        super().__init__(
            f"{records} interviews are too few for a release in which every combination occurs at "
            f"least {k} times. Nothing was written."
        )


class ReleaseRefused(InterviewerError):
    """Together with an earlier release this one would single somebody out; nothing was written."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(
            f"Together with an earlier release, this one would single out {count} interviews. "
            "Nothing was written. Let it continue the earlier one."
        )


class ReleaseOutdated(InterviewerError):
    """Interviews were withdrawn, merged or decided on while a release was written; it is gone."""

    def __init__(self) -> None:
        super().__init__(
            "The interviews changed while the release was written: one may have been withdrawn. "
            "What was written of it was removed. Release once more."
        )


class KTooSmall(InterviewerError):
    """A release of this profile protects everybody among more; nothing was written."""

    def __init__(self, k: int, least: int) -> None:
        self.k = k
        self.least = least
        super().__init__(
            f"k = {k} is too small: for these readers it is {least} at least. Nothing was written."
        )


class ReleaseStands(InterviewerError):
    """A release cannot be taken back: it was written, or its folder may still be there."""

    def __init__(self, number: int, place: str) -> None:
        self.number = number
        self.place = place
        super().__init__(
            f"Release {number} was not taken back: {place} was written, or nobody can see here "
            "that it was not. Where nobody has got it, delete that folder first."
        )


class ReasonMissing(InterviewerError):
    """What is done to an interview needs a reason for the log."""

    def __init__(self) -> None:
        super().__init__("Say why, in a few words. Nothing was changed.")
