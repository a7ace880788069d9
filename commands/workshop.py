"""Fulfils `interviewer.workshop.Workshop`: what the lead's window makes of questionnaires."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from commands.finding import real_study, study_for
from commands.making import bundled_fonts, read_workbook
from commands.publishing import publish_file
from interviewer.errors import QuestionnaireInvalid
from interviewer.paper import new_sheet_number
from interviewer.questionnaire import STRUCTURE_FILE
from interviewer.trial import stand_in_study
from interviewer.workshop import Imported, Key, Paper

if TYPE_CHECKING:
    from interviewer.ports import Added
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
        """Write a PDF; `FileNotWritten`, or `StudyMissing` where nobody is known to ask."""
        publish_file(path, self._printed(key, paper, language, copies))

    def _printed(self, key: Key, paper: Paper, language: str, copies: int) -> bytes:
        asked = self._library.questionnaire(*key)
        fonts = bundled_fonts()
        if paper in CARDS:
            from export.pdf.show_card import show_card_set

            return show_card_set(asked, language, fonts, CARDS[paper])
        study = real_study(self._library, asked, None, self._data)
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
        publish_file(path, content)
        return [str(remark) for remark in remarks]

    def from_excel(self, path: Path) -> Imported:
        """Install the questionnaire in an Excel form."""
        from export.xlsform import from_xlsform

        draft = from_xlsform(read_workbook(path), path.name)
        remarks = [str(remark) for remark in draft.remarks]
        structure = dict(draft.files[STRUCTURE_FILE])
        asked = str(structure["version"])
        installed = self._library.versions(str(structure["id"]))
        while True:
            try:
                added = self._add({**draft.files, STRUCTURE_FILE: structure})
            except QuestionnaireInvalid as invalid:
                places = [problem.place for problem in invalid.problems]
                if places != ["version"] or structure["version"] not in installed:
                    raise QuestionnaireInvalid(draft.on_the_sheets(invalid.problems)) from None
                # A form that was corrected: nobody counts versions in Excel.
                structure["version"] = next_version(str(structure["version"]))
                continue
            if (made := structure["version"]) != asked:
                remarks.insert(0, f"Version {asked} is there already: this is {made}.")
            return Imported(added, remarks)

    def _add(self, files: Mapping[str, Mapping[str, object]]) -> Added:
        from tomli_w import dumps

        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for file, values in files.items():
                (folder / file).write_bytes(dumps(values).encode())
            return self._library.add_questionnaire(folder)

    def source(self, key: Key) -> tuple[Path, Callable[[], tuple[Questionnaire, Study]]]:
        """The folder of a questionnaire, and what reads it anew."""
        import resources

        folder = self._library.folder_of(*key)

        def read() -> tuple[Questionnaire, Study]:
            asked = resources.read_questionnaire(folder)
            study = study_for(self._library, asked, None, self._data)
            return asked, study or stand_in_study(asked)

        return folder, read


def next_version(version: str) -> str:
    """The version with its last number one higher: 1.1 after 1.0, 2026.2 after 2026.1."""
    parts = re.split(r"(\d+)(?=\D*$)", version, maxsplit=1)
    if len(parts) < 3:
        return f"{version}.1"
    return f"{parts[0]}{int(parts[1]) + 1}{parts[2]}"


def sheet_numbers(copies: int) -> list[str]:
    """As many numbers of paper forms, none twice."""
    numbers: dict[str, None] = {}
    while len(numbers) < copies:
        numbers[new_sheet_number(taken=numbers)] = None
    return list(numbers)
