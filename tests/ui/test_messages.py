"""Every error has its three sentences, and none of them shows what it must not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from interviewer import errors
from ui.messages import Message, say
from ui.widgets.notice import Notice

PROBLEM = errors.Problem("da.toml", "questions.q1", "has no text.", "Add text.")
EXAMPLES: list[errors.InterviewerError] = [
    errors.DataInvalid([PROBLEM]),
    errors.QuestionnaireInvalid([PROBLEM]),
    errors.StudyInvalid([PROBLEM]),
    errors.QuestionnaireUnknown("vive-2020", "0.9"),
    errors.StudyUnknown("vive-2020"),
    errors.StudyMissing("waiting-room", "1.0"),
    errors.FormUnreadable("form.xlsx", "no_survey"),
    errors.FileNotWritten(Path("/stick/form.pdf"), "exists", "a file of that name is there"),
    errors.AnswerRefused("age", "range", minimum=15, maximum=100),
    errors.StoreError("x"),
    errors.WrongPassphrase(),
    errors.StoreMissing(Path("/data")),
    errors.StoreExists(Path("/data")),
    errors.StoreInUse(Path("/data")),
    errors.StoreDamaged(Path("/data/store.db"), "checksum"),
    errors.StoreNewer(9, 3),
    errors.StoreUnavailable(Path("/data"), "read-only"),
    errors.NotSaved("full", "the disk is full"),
    errors.UnsafeDatabaseLibrary("3.45.0"),
    errors.ExportFailed(Path("/stick/batch.zip"), "gone", "no such device"),
    errors.NothingToExport(),
    errors.CodeInvalid("checksum", 2),
    errors.StudyFileRefused("kl.study", "signature"),
    errors.NoLeadKey(),
    errors.KeyExists(),
    errors.CorrectionRefused("sex", "value"),
    errors.ReleaseImpossible(3, 5),
    errors.ReleaseRefused(2),
    errors.ReleaseOutdated(),
    errors.KTooSmall(2, 5),
    errors.ReleaseStands(3, "vive-public-3"),
    errors.ReasonMissing(),
]


def every_class(top: type[errors.InterviewerError]) -> Iterator[type[errors.InterviewerError]]:
    for kind in top.__subclasses__():
        if kind.__module__ == errors.__name__:
            yield kind
            yield from every_class(kind)


def test_every_class_has_an_example_here() -> None:
    assert {type(example) for example in EXAMPLES} == set(every_class(errors.InterviewerError))


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_every_error_has_words_of_its_own(error: errors.InterviewerError) -> None:
    message = say(error)
    assert message.happened
    assert message.safe
    assert message.todo
    others = [say(other) for other in EXAMPLES if other is not error]
    assert message not in others
    assert "!" not in message.happened + message.safe + message.todo


def test_a_bug_is_told_without_its_words() -> None:
    message = say(ValueError("said by a citizen"))
    assert message.happened == "Something went wrong in the app."
    assert "citizen" not in " ".join((message.safe, message.todo, message.detail))
    assert message.detail == "ValueError"


def test_an_unforeseen_subclass_is_told_as_its_parent() -> None:
    class Odd(errors.StoreUnavailable):
        pass

    assert say(Odd(Path("/data"), "?")) == say(errors.StoreUnavailable(Path("/data"), "?"))


@pytest.mark.parametrize("reason", ["missing", "full", "readonly", "gone", "exists", "other"])
def test_a_file_that_was_not_written_says_what_to_do(reason: str) -> None:
    message = say(errors.FileNotWritten(Path("/x/form.pdf"), reason, "…"))
    assert "Nothing on this device was changed" in message.safe
    assert message.todo
    assert message.detail == str(Path("/x/form.pdf"))


@pytest.mark.parametrize(
    "reason",
    [
        "empty",
        "not_excel",
        "old_excel",
        "other_sheet",
        "protected",
        "damaged",
        "too_large",
        "no_survey",
        "no_access",
    ],
)
def test_an_excel_form_that_cannot_be_read_says_what_to_do(reason: str) -> None:
    message = say(errors.FormUnreadable("form.xlsx", reason))
    assert message.happened.startswith("form.xlsx ")
    assert message.todo


@pytest.mark.parametrize("reason", ["missing", "full", "readonly", "gone", "exists", "other"])
def test_a_failed_export_always_says_that_the_interviews_are_safe(reason: str) -> None:
    message = say(errors.ExportFailed(Path("/x"), reason, "…"))
    assert "safe on this device" in message.safe


@pytest.mark.parametrize("reason", ["full", "readonly", "other"])
def test_not_saved_never_sounds_saved(reason: str) -> None:
    assert "not saved" in say(errors.NotSaved(reason, "…")).happened


REFUSALS = sorted(errors._STUDY_FILE)


@pytest.mark.parametrize("reason", REFUSALS)
def test_a_study_file_that_is_refused_says_what_to_do(reason: str) -> None:
    message = say(errors.StudyFileRefused("kl.study", reason))
    assert message.happened
    assert message.todo
    assert "{" not in message.happened


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (errors.CodeInvalid("checksum"), "The code is mistyped."),
        (errors.CodeInvalid("checksum", 2), "Line 2 of the code is mistyped."),
        (errors.CodeInvalid("checksum", 2, sheet=True), "Line 2 of the sheet is mistyped."),
        (
            errors.CodeInvalid("checksum", 2, groups=(5, 8)),
            "One of the groups 5 to 8 is mistyped.",
        ),
        (errors.CodeInvalid("missing", 4, sheet=True), "Line 4 of the sheet is missing."),
        (errors.CodeInvalid("length", signs=4), "The code has 4 signs too many."),
        (errors.CodeInvalid("length", 1, signs=-1), "Line 1 of the code has 1 sign too few."),
        (errors.CodeInvalid("length"), "The code is too short or too long."),
        (errors.CodeInvalid("own"), "This is your own card."),
    ],
)
def test_a_wrong_code_says_where_and_how_much(error: errors.CodeInvalid, said: str) -> None:
    assert say(error).happened == said
    assert str(error).startswith(said.removesuffix("."))


def test_limits_of_an_answer_are_named() -> None:
    error = errors.AnswerRefused("age", "range", minimum=15, maximum=100)
    assert say(error).todo == "Write a number from 15 to 100."


def test_notice_shows_and_hides(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.isHidden()
    notice.show_error(errors.StoreInUse(Path("/data")))
    message = say(errors.StoreInUse(Path("/data")))
    shown = [part.text() for part in notice.findChildren(QLabel) if not part.isHidden()]
    assert shown == [message.happened, message.safe, message.todo, "/data"]
    assert notice.accessibleName() == f"{message.happened} {message.safe} {message.todo}"
    notice.clear()
    assert notice.isHidden()


def test_notice_has_a_button_only_where_one_helps(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.show_message(Message("Happened.", "Safe.", "Do."))
    button = notice.findChild(QPushButton, "notice_button")
    assert isinstance(button, QPushButton)
    assert button.isHidden()
    notice.set_action("Try again")
    assert not button.isHidden()
    with qtbot.waitSignal(notice.pressed):
        button.click()
