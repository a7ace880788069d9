"""What a lead's window asks for a questionnaire, beyond the library: paper, Excel, a preview.

The command line does the same work by the same functions (`commands`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from interviewer.ports import Added
from interviewer.questionnaire import Questionnaire
from interviewer.study import Study

Key = tuple[str, str]
"""Id and version of a questionnaire on this device."""


class Paper(StrEnum):
    """What can be printed of a questionnaire, each in one language."""

    FORM = "form"
    FILLABLE = "fillable"
    """The form with fields to fill in on a computer."""
    CARDS_A4 = "cards_a4"
    CARDS_A5 = "cards_a5"
    CODE_BOOK = "code_book"


@dataclass(frozen=True, slots=True)
class Imported:
    """A questionnaire made from an Excel form and installed."""

    added: Added
    remarks: Sequence[str]
    """What could not be carried over, item by item."""


class Workshop(Protocol):
    """Makes files of questionnaires, and questionnaires of files.

    Every method but `source` may be called in a worker. A file that is there is never written over
    (`FileNotWritten`, "exists"); what failed leaves nothing behind.
    """

    def print(self, key: Key, paper: Paper, language: str, copies: int, path: Path) -> None:
        """Write a PDF; each copy of a form has a number of its own.

        `StudyMissing` where a form or code book is wanted and no study fits the questionnaire.
        """

    def to_excel(self, key: Key, path: Path) -> Sequence[str]:
        """Write an Excel form (XLSForm); returns what it cannot hold, item by item."""

    def from_excel(self, path: Path) -> Imported:
        """Install the questionnaire in an Excel form; `FormUnreadable`, `QuestionnaireInvalid`."""

    def source(self, key: Key) -> tuple[Path, Callable[[], tuple[Questionnaire, Study]]]:
        """The folder of a questionnaire, and what reads it with a study that fits."""
