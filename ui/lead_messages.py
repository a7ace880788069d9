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
    """What is wrong with a code, and in which part of it, in one sentence: also for beside the
    field."""
    said = {
        "empty": translate("Messages", "No code is written yet."),
        "characters": translate("Messages", "{where} holds a character that no code has."),
        "length": _length(error.signs),
        "missing": translate("Messages", "{where} is missing."),
        "checksum": translate("Messages", "{where} is mistyped."),
        "kind": translate("Messages", "This is a code of another kind."),
        "study": translate("Messages", "The code was made for another study."),
        "lead": translate("Messages", "The code was made for another project lead."),
        "own": translate("Messages", "This is your own card."),
        "full": translate("Messages", "The study has all the leads it can have: sixteen."),
    }[error.reason]
    return said.format(where=_where(error), count=abs(error.signs))


def _where(error: errors.CodeInvalid) -> str:
    """Lines as they are printed: those of a sheet always, others where they were typed as such."""
    if error.line is not None and error.sheet:
        return translate("Messages", "Line {number} of the sheet").format(number=error.line)
    if error.groups is not None:
        first, last = error.groups
        said = translate("Messages", "One of the groups {first} to {last}")
        return said.format(first=first, last=last)
    if error.line is not None:
        return translate("Messages", "Line {number} of the code").format(number=error.line)
    return translate("Messages", "The code")


def _length(signs: int) -> str:
    if signs == 0:
        return translate("Messages", "{where} is too short or too long.")
    if signs == 1:
        return translate("Messages", "{where} has 1 sign too many.")
    if signs == -1:
        return translate("Messages", "{where} has 1 sign too few.")
    if signs > 0:
        return translate("Messages", "{where} has {count} signs too many.")
    return translate("Messages", "{where} has {count} signs too few.")


def _code_todo(reason: str) -> str:
    if reason == "full":
        return translate("Messages", "Batches are encrypted to those who are in it already.")
    if reason == "own":
        return translate("Messages", "Ask the other lead for theirs.")
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
        "not_named": translate("Messages", "{name} does not name your key."),
        "other_signer": translate(
            "Messages",
            "{name} is signed by another project lead than the one who hands this study out.",
        ),
        "not_yours": translate(
            "Messages", "Another project lead signs this study and hands it out."
        ),
        "older": translate("Messages", "{name} is older than the study file in use here."),
        "same_number": translate(
            "Messages",
            "{name} has the number of the study file in use here, and other content.",
        ),
        "no_fingerprint": translate("Messages", "A fingerprint has thirty digits."),
        "fingerprint": translate("Messages", "{name} is signed by another key than expected."),
        "no_access": translate("Messages", "{name} cannot be read."),
    }[error.reason].format(name=error.name)
    if error.reason == "newer":
        todo = translate("Messages", "Install the newer version of the app.")
    elif error.reason == "older":
        todo = translate(
            "Messages",
            "The newer one goes on. If the project lead says that this is the newest, their key "
            "was recovered: they take in their last study file first, and hand out again.",
        )
    elif error.reason == "same_number":
        todo = translate(
            "Messages",
            "Tell the project lead: the study has to be handed out once more, with a higher "
            "number.",
        )
    elif error.reason == "not_named":
        todo = translate(
            "Messages", "Give your card to the lead who signs it, and ask for a new study file."
        )
    elif error.reason == "other_signer":
        todo = translate(
            "Messages", "Agree on who signs it, or give one of the two studies another id."
        )
    elif error.reason == "not_yours":
        todo = translate("Messages", "Tell that lead what has to change.")
    elif error.reason == "no_fingerprint":
        todo = translate("Messages", "Ask the project lead to read theirs out.")
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


def _release_outdated(_error: errors.ReleaseOutdated) -> Message:
    return Message(
        translate(
            "Messages",
            "The interviews changed while the release was being written: one of them may have been "
            "withdrawn.",
        ),
        translate("Messages", "What had been written of the release is removed."),
        translate("Messages", "Release once more."),
    )


def _k_too_small(error: errors.KTooSmall) -> Message:
    said = translate("Messages", "k = {k} is too small for these readers.")
    todo = translate("Messages", "Choose {least} or more.")
    return Message(
        said.format(k=error.k),
        translate("Messages", "Nothing was written."),
        todo.format(least=error.least),
    )


def _release_stands(error: errors.ReleaseStands) -> Message:
    said = translate("Messages", "Release {number} was written, or may have been.")
    todo = translate(
        "Messages",
        "Where nobody has got it, delete its folder {place} first, with its drive connected.",
    )
    return Message(
        said.format(number=error.number),
        translate("Messages", "It is remembered, and later releases are held against it."),
        todo.format(place=error.place),
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
    errors.ReleaseOutdated: _release_outdated,
    errors.KTooSmall: _k_too_small,
    errors.ReleaseStands: _release_stands,
    errors.ReasonMissing: _reason_missing,
}
