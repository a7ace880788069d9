"""The data that the app is shipped with, and the reading of its files into the domain."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from interviewer.errors import (
    DataInvalid,
    Problem,
    QuestionnaireInvalid,
    QuestionnaireUnknown,
    StudyInvalid,
)
from interviewer.questionnaire import STRUCTURE_FILE, Questionnaire, parse_questionnaire
from interviewer.study import Study, parse_study

ROOT = Path(__file__).parent
FONTS = ROOT / "fonts"
TRANSLATIONS = ROOT / "translations"

FILE_LIMIT = 1_000_000
"""Bytes; a text file above it is not read, whatever it holds."""


def read_questionnaire(folder: Path) -> Questionnaire:
    """Read a questionnaire's folder; `QuestionnaireInvalid` names every mistake in its files."""
    structure = read_toml(folder / STRUCTURE_FILE, QuestionnaireInvalid)
    texts = {
        path.stem: read_toml(path, QuestionnaireInvalid)
        for path in sorted(folder.glob("*.toml"))
        if path.name != STRUCTURE_FILE
    }
    return parse_questionnaire(structure, texts)


@cache
def load_questionnaire(questionnaire_id: str, version: str) -> Questionnaire:
    """A bundled questionnaire; `QuestionnaireUnknown` where that version is not bundled."""
    bundled = ROOT / "questionnaires"
    for folder in bundled.glob("*/*"):
        if (folder.parent.name, folder.name) == (questionnaire_id, version):
            return read_questionnaire(folder)
    raise QuestionnaireUnknown(questionnaire_id, version)


def read_study(path: Path) -> Study:
    """Read a study file; `StudyInvalid` names every mistake in it."""
    return parse_study(read_toml(path, StudyInvalid), path.name)


@cache
def default_study() -> Study:
    """The study that the app runs on with no set-up."""
    return read_study(ROOT / "studies" / "default.toml")


def read_toml(path: Path, error: type[DataInvalid] = DataInvalid) -> Mapping[str, Any]:
    """What a text file holds; `error`, naming what is wrong with the file, if it is no TOML."""
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise error([Problem(path.name, "", "is too large.", "Keep it below 1 MB.")])
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise error([Problem(path.name, "", "is missing.", "Add the file.")]) from None
    except UnicodeDecodeError as trouble:
        where = f"byte {trouble.start}"
        mend = "Save the file as UTF-8."
        raise error([Problem(path.name, where, "is not UTF-8 text.", mend)]) from None
    except tomllib.TOMLDecodeError as trouble:
        mend = "Mend the line; quotes and brackets must be closed."
        raise error([Problem(path.name, "", f"is not TOML: {trouble}.", mend)]) from None
