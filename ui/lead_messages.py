"""What `ui.messages` says of the errors around enrolment, a lead's key, review and release."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from interviewer import errors
from ui.messages import Message

translate = QCoreApplication.translate


def _unchanged() -> str:
    return translate("Messages", "Nothing was changed.")


def _code_invalid(error: errors.CodeInvalid) -> Message:
    return Message(code_trouble(error), _unchanged(), _code_todo(error.reason))


def code_trouble(error: errors.CodeInvalid) -> str:
    """What is wrong with a code, in one sentence: also for beside the field."""
    if error.line is not None:
        return translate("Messages", "Line {number} is mistyped.").format(number=error.line)
    return {
        "empty": translate("Messages", "No code is written yet."),
        "characters": translate("Messages", "The code holds a character that no code has."),
        "length": translate("Messages", "The code is too short or too long."),
        "checksum": translate("Messages", "The code is mistyped."),
        "kind": translate("Messages", "This is a code of another kind."),
        "study": translate("Messages", "The code was made for another study."),
        "lead": translate("Messages", "The code was made for another project lead."),
    }[error.reason]


def _code_todo(reason: str) -> str:
    if reason in ("kind", "study", "lead"):
        return translate("Messages", "Ask for the right code, and write that.")
    return translate("Messages", "Compare it with the original, group by group.")


def _study_file_refused(error: errors.StudyFileRefused) -> Message:
    happened = {
        "not_a_study": translate("Messages", "{name} is no study file from a project lead."),
        "damaged": translate("Messages", "{name} is damaged."),
        "too_large": translate("Messages", "{name} is too large for a study file."),
        "hostile": translate("Messages", "{name} is made in a way that no study file is."),
        "newer": translate("Messages", "{name} needs a newer version of the app."),
        "signature": translate("Messages", "{name} has a signature that does not fit it."),
        "other_lead": translate(
            "Messages",
            "{name} is signed by another project lead than the one this device is enrolled with.",
        ),
        "older": translate("Messages", "{name} is older than the study file in use here."),
        "fingerprint": translate("Messages", "{name} is signed by another key than expected."),
        "no_access": translate("Messages", "{name} cannot be read."),
    }[error.reason].format(name=error.name)
    if error.reason == "newer":
        todo = translate("Messages", "Install the newer version of the app.")
    elif error.reason == "older":
        todo = translate("Messages", "There is nothing to do: the newer one goes on.")
    elif error.reason in ("signature", "other_lead", "fingerprint", "hostile"):
        todo = translate("Messages", "Do not use it. Call the project lead and say so.")
    else:
        todo = translate("Messages", "Ask the project lead for the file once more.")
    safe = translate("Messages", "The study on this device is as it was.")
    return Message(happened, safe, todo, error.detail)


def _no_lead_key(_error: errors.NoLeadKey) -> Message:
    return Message(
        translate("Messages", "There is no project lead's key on this device yet."),
        _unchanged(),
        translate("Messages", "Make a key first, or recover yours from its recovery sheet."),
    )


def _key_exists(_error: errors.KeyExists) -> Message:
    return Message(
        translate("Messages", "Another project lead's key is on this device already."),
        translate("Messages", "It was left as it is."),
        translate("Messages", "Recover the key on another device, or in another data folder."),
    )


def _correction_refused(error: errors.CorrectionRefused) -> Message:
    happened = {
        "value": translate("Messages", "{variable} cannot hold that value."),
        "variable": translate("Messages", "{variable} is nothing that can be corrected."),
        "same": translate("Messages", "{variable} holds that value already."),
    }[error.rule].format(variable=error.variable)
    todo = translate("Messages", "Choose another value from the list.")
    return Message(happened, _unchanged(), todo)


def _release_impossible(error: errors.ReleaseImpossible) -> Message:
    said = translate(
        "Messages",
        "{count} interviews are too few for a data set in which every combination occurs at least "
        "{k} times.",
    )
    return Message(
        said.format(count=error.records, k=error.k),
        translate("Messages", "Nothing was written."),
        translate("Messages", "Wait for more interviews, or choose another kind of release."),
    )


def _release_refused(error: errors.ReleaseRefused) -> Message:
    said = translate(
        "Messages", "Together with an earlier release, this one would single out {count} people."
    )
    return Message(
        said.format(count=error.count),
        translate("Messages", "Nothing was written."),
        translate("Messages", "Let it continue the earlier release."),
    )


def _reason_missing(_error: errors.ReasonMissing) -> Message:
    return Message(
        translate("Messages", "A reason is missing."),
        _unchanged(),
        translate("Messages", "Say why in a few words: it is kept in the log."),
    )


TEXTS: dict[type[BaseException], Callable[[Any], Message]] = {
    errors.CodeInvalid: _code_invalid,
    errors.StudyFileRefused: _study_file_refused,
    errors.NoLeadKey: _no_lead_key,
    errors.KeyExists: _key_exists,
    errors.CorrectionRefused: _correction_refused,
    errors.ReleaseImpossible: _release_impossible,
    errors.ReleaseRefused: _release_refused,
    errors.ReasonMissing: _reason_missing,
}
