"""Fulfils `interviewer.workshop.Workshop`: what the lead's window makes of questionnaires."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from commands.finding import study_for
from commands.making import read_workbook
from interviewer.errors import ExportFailed, FileNotWritten
from interviewer.paper import new_sheet_number
from interviewer.trial import stand_in_study
from interviewer.workshop import Imported, Key, Paper

if TYPE_CHECKING:
    from interviewer.questionnaire import Questionnaire
    from interviewer.study import Study
    from resources.library import Library

CARDS: Final[Mapping[Paper, Literal["a4", "a5"]]] = {Paper.CARDS_A4: "a4", Paper.CARDS_A5: "a5"}


class FileWorkshop:
    """Works on the questionnaires of one data folder."""

    def __init__(self, library: Library, data: Path, app_language: Callable[[], str]) -> None:
        """`app_language`: in which what only the interviewer reads is printed."""
        self._library = library
        self._data = data
        self._app_language = app_language

    def print(self, key: Key, paper: Paper, language: str, copies: int, path: Path) -> None:
        """Write a PDF; `ExportFailed` where it cannot be."""
        _publish(path, self._printed(key, paper, language, copies))

    def _printed(self, key: Key, paper: Paper, language: str, copies: int) -> bytes:
        import resources
        from export.pdf.fonts import load_fonts

        asked = self._library.questionnaire(*key)
        fonts = load_fonts(resources.FONTS)
        if paper in CARDS:
            from export.pdf.show_card import show_card_set

            return show_card_set(asked, language, fonts, CARDS[paper])
        study = self._study(asked)
        if paper is Paper.CODE_BOOK:
            from export.pdf.codebook_pdf import codebook_pdf

            return codebook_pdf(asked, study, language, fonts, app_language=self._app_language())
        from export.pdf.paper_form import paper_form

        return paper_form(
            asked,
            study,
            language,
            fonts,
            app_language=self._app_language(),
            fillable=paper is Paper.FILLABLE,
            sheets=sheet_numbers(copies),
        )

    def to_excel(self, key: Key, path: Path) -> Sequence[str]:
        """Write an Excel form; what it cannot hold."""
        from export.xlsform import to_xlsform

        content, remarks = to_xlsform(self._library.questionnaire(*key))
        _publish(path, content)
        return [str(remark) for remark in remarks]

    def from_excel(self, path: Path) -> Imported:
        """Install the questionnaire in an Excel form."""
        from tomli_w import dumps

        from export.xlsform import from_xlsform

        draft = from_xlsform(read_workbook(path), path.name)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for file, values in draft.files.items():
                (folder / file).write_bytes(dumps(values).encode())
            added = self._library.add_questionnaire(folder)
        return Imported(added, [str(remark) for remark in draft.remarks])

    def source(self, key: Key) -> tuple[Path, Callable[[], tuple[Questionnaire, Study]]]:
        """The folder of a questionnaire, and what reads it anew."""
        import resources

        folder = self._library.folder_of(*key)

        def read() -> tuple[Questionnaire, Study]:
            asked = resources.read_questionnaire(folder)
            return asked, self._study(asked)

        return folder, read

    def _study(self, asked: Questionnaire) -> Study:
        return study_for(self._library, asked, None, self._data) or stand_in_study(asked)


def sheet_numbers(copies: int) -> list[str]:
    """As many numbers of paper forms, none twice."""
    numbers: dict[str, None] = {}
    while len(numbers) < copies:
        numbers[new_sheet_number(taken=numbers)] = None
    return list(numbers)


def _publish(path: Path, content: bytes) -> None:
    from export.archive import publish

    try:
        publish(path, content)
    except ExportFailed as trouble:  # Its words are about batches.
        raise FileNotWritten(path, trouble.reason, trouble.detail) from trouble
