"""The questions that come up while forms are typed in, each on a sheet over the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from interviewer.interview import Interview, Mode, Status
from interviewer.ports import Listed
from ui.widgets.sheet import Choice, ask

translate = QCoreApplication.translate

SECOND, ANOTHER, OPEN = "second", "another", "open"


def ask_about_number(
    over: QWidget,
    number: str,
    known: Sequence[Listed],
    begun: bool,
    answer: Callable[[str, str], None],
) -> None:
    """There are entries with this number; `begun`: there is one on screen as well.

    Calls `answer` with one of the words above and the entry it is about: SECOND the first entry,
    OPEN the one to open.
    """
    firsts = [listed for listed in known if listed.mode is Mode.PAPER]
    seconds = [listed for listed in known if listed.mode is Mode.PAPER_CHECK]
    done = [listed for listed in firsts if listed.status is not Status.IN_PROGRESS]
    choices: dict[str, tuple[str, str, str]] = {}
    if seconds and not begun:
        text = translate("EntryAsking", "Go on with the second entry")
        choices["go_on"] = OPEN, seconds[0].id, text
    elif done and not begun:
        text = translate("EntryAsking", "Second entry, to be compared")
        choices[SECOND] = SECOND, done[0].id, text
    text = translate("EntryAsking", "Another form with the same number")
    choices[ANOTHER] = ANOTHER, "", text
    if done:
        text = translate("EntryAsking", "Open the first to correct it")
        choices[OPEN] = OPEN, done[0].id, text
    elif firsts:
        choices[OPEN] = OPEN, firsts[0].id, translate("EntryAsking", "Go on with the first")
    ask(
        over,
        translate("EntryAsking", "There is a form with the number {number} already").format(
            number=number
        ),
        [
            translate("EntryAsking", "It is of the day {day}.").format(
                day=f"{listed.started_at:%d-%m-%Y}"
            )
            for listed in firsts[:1]
        ],
        [Choice(name, text) for name, (_what, _id, text) in choices.items()],
        translate("EntryAsking", "Write another number"),
        lambda name: answer(*choices[name][:2]),
    )


def ask_to_erase(over: QWidget, interview: Interview, erase: Callable[[], None]) -> None:
    """Whether to erase this entry, and what that means."""
    if interview.mode is Mode.PAPER_CHECK:
        title = translate("EntryAsking", "Erase this second entry?")
        texts = [translate("EntryAsking", "The first one stays.")]
    elif not interview.revision:
        title = translate("EntryAsking", "Erase this form?")
        texts = [translate("EntryAsking", "What is typed in from it is gone then.")]
    else:
        title = translate("EntryAsking", "Erase this interview for good?")
        texts = [
            translate(
                "EntryAsking",
                "Answers and notes are erased from this device and its backups; only the count of "
                "one withdrawal remains.",
            ),
            translate(
                "EntryAsking",
                "If it has been exported, the copy in the batch is not reached from here: tell the "
                "project lead.",
            ),
        ]
    ask(
        over,
        title,
        texts,
        [Choice("erase", translate("EntryAsking", "Erase for good"), "danger")],
        translate("EntryAsking", "Keep it"),
        lambda _choice: erase(),
    )
