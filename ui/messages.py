"""The errors of `interviewer.errors` as one would tell them to a colleague, by class.

Three short sentences: what happened, what is safe, what to do next. The English of the errors
themselves is for the command line; nothing of it is shown here but paths and findings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from interviewer import errors

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Message:
    """What the reader is told. `detail` is for whoever mends it: a path, a list of mistakes."""

    happened: str
    safe: str
    todo: str
    detail: str = ""


def say(error: BaseException) -> Message:
    """`error` in the language in force; also for an exception that nobody expected."""
    from ui.lead_messages import TEXTS  # Which takes `Message` from here.

    texts = {**_TEXTS, **TEXTS}
    for kind in type(error).__mro__:
        if kind in texts:
            return texts[kind](error)
    return _bug(error)


def _bug(error: BaseException) -> Message:
    return Message(
        translate("Messages", "Something went wrong in the app."),
        translate("Messages", "What was saved before is safe on this device."),
        translate(
            "Messages",
            "Try again. If it happens again, close the app, open it, and tell the study's lead.",
        ),
        type(error).__name__,
    )


def _data_invalid(error: errors.DataInvalid) -> Message:
    return Message(
        translate("Messages", "There is a mistake in a file that the app reads."),
        translate("Messages", "The interviews on this device are safe."),
        translate("Messages", "Send the lines below to the person who made the file."),
        "\n".join(str(problem) for problem in error.problems),
    )


def _questionnaire_invalid(error: errors.QuestionnaireInvalid) -> Message:
    return Message(
        translate("Messages", "The questionnaire has a mistake, so it cannot be used yet."),
        translate("Messages", "The interviews on this device are safe."),
        translate("Messages", "Send the lines below to the person who made the questionnaire."),
        "\n".join(str(problem) for problem in error.problems),
    )


def _study_invalid(error: errors.StudyInvalid) -> Message:
    return Message(
        translate("Messages", "The study's file has a mistake, so it cannot be used yet."),
        translate("Messages", "The interviews on this device are safe."),
        translate("Messages", "Send the lines below to the person who made the study."),
        "\n".join(str(problem) for problem in error.problems),
    )


def _questionnaire_unknown(error: errors.QuestionnaireUnknown) -> Message:
    return Message(
        translate("Messages", "The questionnaire {name} {version} is not on this device.").format(
            name=error.questionnaire_id, version=error.version
        ),
        translate("Messages", "Interviews made with it are safe."),
        translate("Messages", "Ask the study's lead to install that version. Then you can go on."),
    )


def _study_unknown(error: errors.StudyUnknown) -> Message:
    return Message(
        translate("Messages", "The study {name} is not on this device.").format(
            name=error.study_id
        ),
        translate("Messages", "Its interviews are safe."),
        translate("Messages", "Ask the study's lead for its file, and add it in the settings."),
    )


def _study_missing(error: errors.StudyMissing) -> Message:
    return Message(
        translate(
            "Messages", "No study on this device fits the questionnaire {name} {version}."
        ).format(name=error.questionnaire_id, version=error.version),
        translate("Messages", "Nothing was written, and nothing was changed."),
        translate(
            "Messages",
            "Use the questionnaire for new interviews first: "
            "the study says who asks, and that stands on the paper.",
        ),
    )


def _form_unreadable(error: errors.FormUnreadable) -> Message:
    happened, todo = {
        "empty": (
            translate("Messages", "{name} is empty."),
            translate("Messages", "Choose another file."),
        ),
        "old_excel": (
            translate("Messages", "{name} is an Excel workbook of the old kind (.xls)."),
            translate("Messages", "Open it in Excel, and save it as .xlsx."),
        ),
        "protected": (
            translate("Messages", "{name} is protected with a password."),
            translate("Messages", "Open it in Excel, take the password away, and save it."),
        ),
        "damaged": (
            translate("Messages", "{name} is damaged."),
            translate("Messages", "Open it in Excel, and save it anew."),
        ),
        "too_large": (
            translate("Messages", "{name} is too large."),
            translate(
                "Messages",
                "Keep the form's own sheets only, and delete the empty rows and columns around "
                "what is written.",
            ),
        ),
        "no_access": (
            translate("Messages", "{name} cannot be read."),
            translate("Messages", "Make it readable, or choose another file."),
        ),
        "no_survey": (
            translate("Messages", "{name} has no sheet called survey."),
            translate(
                "Messages",
                "Put the questions in a sheet of that name, with the columns type, name and label.",
            ),
        ),
    }.get(
        error.reason,
        (
            translate("Messages", "{name} is no Excel workbook."),
            translate("Messages", "Open it in the program that made it, and save it as .xlsx."),
        ),
    )
    return Message(
        happened.format(name=error.name),
        translate("Messages", "Nothing on this device was changed."),
        todo,
        error.detail,
    )


def _file_not_written(error: errors.FileNotWritten) -> Message:
    todo = {
        "exists": translate("Messages", "Choose another name; the file there is left as it is."),
        "full": translate("Messages", "Make room on the disk, and try again."),
        "missing": translate("Messages", "Choose a folder that is there."),
        "readonly": translate("Messages", "Choose a folder in which you may write."),
    }.get(error.reason, translate("Messages", "Try again, or choose another folder."))
    return Message(
        translate("Messages", "The file could not be written."),
        translate("Messages", "Nothing on this device was changed."),
        todo,
        str(error.path),
    )


def _answer_refused(error: errors.AnswerRefused) -> Message:
    if error.rule == "range" and {"minimum", "maximum"} <= error.limits.keys():
        todo = translate("Messages", "Write a number from {minimum} to {maximum}.").format(
            minimum=error.limits["minimum"], maximum=error.limits["maximum"]
        )
    elif error.rule == "length":
        todo = translate(
            "Messages", "The note is too long to keep. Shorten it; nothing has been cut off."
        )
    elif error.rule == "closed":
        todo = translate("Messages", "Choose the answer that opens it first.")
    elif error.rule == "month":
        todo = translate("Messages", "Choose a month and a year within the limits shown.")
    elif error.rule == "lines":
        todo = translate("Messages", "Write it on one line.")
    elif error.rule == "required":
        todo = translate(
            "Messages", "This question needs an answer; without one, the interview is not finished."
        )
    else:
        todo = translate("Messages", "Choose one of the answers on the screen.")
    return Message(
        translate("Messages", "That answer is not possible here."),
        translate("Messages", "Nothing was changed."),
        todo,
    )


def _store(error: errors.StoreError) -> Message:
    return Message(
        translate("Messages", "The app could not do that with the interviews on this device."),
        translate("Messages", "What was saved before is safe."),
        translate("Messages", "Try again. If it happens again, tell the study's lead."),
    )


def _wrong_passphrase(error: errors.WrongPassphrase) -> Message:
    return Message(
        translate("Messages", "The passphrase is not right."),
        translate("Messages", "Nothing was changed."),
        translate("Messages", "Try again. Tap Show to see what you write."),
    )


def _store_missing(error: errors.StoreMissing) -> Message:
    return Message(
        translate("Messages", "There are no interviews in this folder."),
        translate("Messages", "Nothing was changed."),
        translate(
            "Messages",
            "If there should be some, look whether the folder was moved. "
            "Otherwise close the app and open it to begin anew.",
        ),
        str(error.folder),
    )


def _store_exists(error: errors.StoreExists) -> Message:
    return Message(
        translate("Messages", "There are interviews in this folder already."),
        translate("Messages", "They were left as they are."),
        translate("Messages", "Close the app and open it, and unlock with your passphrase."),
        str(error.folder),
    )


def _store_in_use(error: errors.StoreInUse) -> Message:
    return Message(
        translate("Messages", "The app is already open in another window."),
        translate("Messages", "Nothing was changed."),
        translate("Messages", "Go on in the other window, or close it and try again here."),
        str(error.folder),
    )


def _store_damaged(error: errors.StoreDamaged) -> Message:
    return Message(
        translate("Messages", "The file with the interviews is damaged."),
        translate("Messages", "It is left untouched."),
        translate(
            "Messages",
            "Lock the app and unlock it again. Then it offers you the newest good backup.",
        ),
        str(error.path),
    )


def _store_newer(error: errors.StoreNewer) -> Message:
    return Message(
        translate("Messages", "The interviews were saved by a newer version of the app."),
        translate("Messages", "Nothing was changed."),
        translate("Messages", "Ask the study's lead for the newer version, and open them with it."),
    )


def _store_unavailable(error: errors.StoreUnavailable) -> Message:
    return Message(
        translate("Messages", "The app may not read or write the folder with the interviews."),
        translate("Messages", "What was saved before is safe."),
        translate(
            "Messages",
            "See whether the disk is full or the folder is read-only. Then try again.",
        ),
        str(error.path),
    )


def _not_saved(error: errors.NotSaved) -> Message:
    if error.reason == "full":
        happened = translate("Messages", "There is no room left, so the last change is not saved.")
        todo = translate("Messages", "Delete something else on the device, and try again.")
    elif error.reason == "readonly":
        happened = translate(
            "Messages", "The folder may not be written to, so the last change is not saved."
        )
        todo = translate("Messages", "Ask for the right to write to it, and try again.")
    else:
        happened = translate("Messages", "The last change is not saved.")
        todo = translate(
            "Messages",
            "Try again. If it happens again, note the answer on paper and tell the study's lead.",
        )
    return Message(happened, translate("Messages", "Everything before it is safe."), todo)


def _unsafe_library(error: errors.UnsafeDatabaseLibrary) -> Message:
    return Message(
        translate("Messages", "A part of the app has a known fault that can lose interviews."),
        translate("Messages", "So nothing was opened, and what is saved is safe."),
        translate("Messages", "Ask the study's lead to install the app anew."),
        f"SQLite {error.version}",
    )


def _export_failed(error: errors.ExportFailed) -> Message:
    if error.reason == "missing":
        happened = translate("Messages", "The folder you chose is not there.")
        todo = translate("Messages", "Choose another folder, and export again.")
    elif error.reason == "full":
        happened = translate("Messages", "There is not enough room where you want to export to.")
        todo = translate("Messages", "Make room, or choose another place, and export again.")
    elif error.reason == "readonly":
        happened = translate("Messages", "The app may not write in the folder you chose.")
        todo = translate("Messages", "Choose another folder, and export again.")
    elif error.reason == "gone":
        happened = translate("Messages", "The drive went away during the export.")
        todo = translate("Messages", "Put it back in, and export again.")
    elif error.reason == "exists":
        happened = translate("Messages", "There is a file with that name already.")
        todo = translate("Messages", "Choose another name or folder, and export again.")
    elif error.reason == "not_recorded":
        return Message(
            translate("Messages", "The file is written, but the app could not make a note of it."),
            translate("Messages", "The file is whole, and the interviews are safe here as well."),
            translate(
                "Messages",
                "Hand it over. The same interviews leave once more in the next one; "
                "nothing is counted twice.",
            ),
            str(error.path),
        )
    else:
        happened = translate("Messages", "The export did not succeed.")
        todo = translate("Messages", "Try again, or choose another folder.")
    return Message(
        happened,
        translate(
            "Messages",
            "The interviews are safe on this device, and none of them counts as exported.",
        ),
        todo,
        str(error.path),
    )


def _nothing_to_export(error: errors.NothingToExport) -> Message:
    return Message(
        translate("Messages", "There is nothing to export in that period."),
        translate("Messages", "Nothing was changed."),
        translate("Messages", "Choose a longer period, or come back after an interview."),
    )


_TEXTS: dict[type[BaseException], Callable[[Any], Message]] = {
    errors.DataInvalid: _data_invalid,
    errors.QuestionnaireInvalid: _questionnaire_invalid,
    errors.StudyInvalid: _study_invalid,
    errors.QuestionnaireUnknown: _questionnaire_unknown,
    errors.StudyUnknown: _study_unknown,
    errors.StudyMissing: _study_missing,
    errors.FormUnreadable: _form_unreadable,
    errors.FileNotWritten: _file_not_written,
    errors.AnswerRefused: _answer_refused,
    errors.StoreError: _store,
    errors.WrongPassphrase: _wrong_passphrase,
    errors.StoreMissing: _store_missing,
    errors.StoreExists: _store_exists,
    errors.StoreInUse: _store_in_use,
    errors.StoreDamaged: _store_damaged,
    errors.StoreNewer: _store_newer,
    errors.StoreUnavailable: _store_unavailable,
    errors.NotSaved: _not_saved,
    errors.UnsafeDatabaseLibrary: _unsafe_library,
    errors.ExportFailed: _export_failed,
    errors.NothingToExport: _nothing_to_export,
}
