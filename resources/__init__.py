"""The data that the app is shipped with, and the reading of its files into the domain."""

from __future__ import annotations

import re
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
from interviewer.parsing import parse_questionnaire
from interviewer.questionnaire import STRUCTURE_FILE, Questionnaire
from interviewer.study import Study, check_study, parse_study

ROOT = Path(__file__).parent
FONTS = ROOT / "fonts"
TRANSLATIONS = ROOT / "translations"

FILE_LIMIT = 1_000_000
"""Bytes; a text file above it is not read, whatever it holds."""

_SAME_NAME = "Give the folder and the key the same name."
_DEEP_NAME = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')\s*+\.\s*+){16}""")
"""A name of more than 16 parts: reading one of thousands would take all memory."""


def read_questionnaire(folder: Path) -> Questionnaire:
    """Read a questionnaire's folder; `QuestionnaireInvalid` names every mistake in its files.

    The folder is data from outside: a file that leads out of it is not followed. Hidden files,
    which editors and file systems leave behind, do not belong to it.
    """
    return read_with_files(folder)[0]


def read_with_files(folder: Path) -> tuple[Questionnaire, Mapping[str, bytes]]:
    """Like `read_questionnaire`, and the very bytes of the files that were read, by name."""
    files: dict[str, bytes] = {}
    values: dict[str, Mapping[str, Any]] = {}
    problems: list[Problem] = []
    found = {path.name for path in folder.glob("*.toml") if not path.name.startswith(".")}
    for name in sorted({STRUCTURE_FILE, *found}):
        try:
            files[name] = read_file(folder / name, QuestionnaireInvalid, within=folder)
            values[name] = parse_toml(files[name], name, QuestionnaireInvalid)
        except QuestionnaireInvalid as invalid:
            problems.extend(invalid.problems)
    if problems:
        raise QuestionnaireInvalid(problems)
    structure = values.pop(STRUCTURE_FILE)
    questionnaire = parse_questionnaire(
        structure, {name.removesuffix(".toml"): words for name, words in values.items()}
    )
    return questionnaire, files


@cache
def load_questionnaire(questionnaire_id: str, version: str) -> Questionnaire:
    """A bundled questionnaire; `QuestionnaireUnknown` where that version is not bundled."""
    return find_questionnaire(ROOT / "questionnaires", questionnaire_id, version)


def find_questionnaire(shelf: Path, questionnaire_id: str, version: str) -> Questionnaire:
    """The questionnaire in the folder ID/VERSION of `shelf`.

    `QuestionnaireUnknown` where there is no such folder; `QuestionnaireInvalid` where its file
    says another id or version, as a copy does that was made for a new version.
    """
    for folder in shelf.glob("*/*"):  # A name from elsewhere never becomes part of a path.
        if (folder.parent.name, folder.name) == (questionnaire_id, version):
            questionnaire = read_questionnaire(folder)
            pairs = {
                "id": (questionnaire.id, questionnaire_id),
                "version": (questionnaire.version, version),
            }
            problems = [
                Problem(STRUCTURE_FILE, key, f'is "{said}" in the folder "{called}".', _SAME_NAME)
                for key, (said, called) in pairs.items()
                if said != called
            ]
            if problems:
                raise QuestionnaireInvalid(problems)
            return questionnaire
    raise QuestionnaireUnknown(questionnaire_id, version)


def read_study(path: Path) -> Study:
    """Read a study file; `StudyInvalid` names every mistake in it."""
    return parse_study(read_toml(path, StudyInvalid), path.name)


@cache
def default_study() -> Study:
    """The study that the app runs on with no set-up; it fits its questionnaire."""
    path = ROOT / "studies" / "default.toml"
    study = read_study(path)
    check_study(study, load_questionnaire(*study.questionnaire), path.name)
    return study


def read_toml(
    path: Path, error: type[DataInvalid] = DataInvalid, *, within: Path | None = None
) -> Mapping[str, Any]:
    """What a text file holds; `error`, naming what is wrong with the file, if it is no TOML.

    With `within`, a file that is not in that folder itself, but behind a link, is refused.
    """
    return parse_toml(read_file(path, error, within=within), path.name, error)


def read_file(
    path: Path, error: type[DataInvalid] = DataInvalid, *, within: Path | None = None
) -> bytes:
    """The bytes of a text file, if it may be read at all; as `read_toml` says."""

    def refused(rule: str, mend: str) -> DataInvalid:
        return error([Problem(path.name, "", rule, mend)])

    try:
        real = path.resolve(strict=True)
        if within is not None and real.parent != within.resolve():
            raise refused("leads out of the folder.", "Put the file itself there.")
        if not real.is_file():
            raise refused("is no file.", "Put a text file there.")
        if real.stat().st_size > FILE_LIMIT:
            raise refused("is too large.", "Keep it below 1 MB.")
        return real.read_bytes()
    except FileNotFoundError:
        raise refused("is missing.", "Add the file.") from None
    except (OSError, RuntimeError) as trouble:  # RuntimeError: a link that leads to itself.
        reason = getattr(trouble, "strerror", None) or "a link leads nowhere"
        raise refused(f"cannot be read: {reason}.", "Make it readable.") from None


def parse_toml(
    content: bytes, name: str, error: type[DataInvalid] = DataInvalid
) -> Mapping[str, Any]:
    """What the text file called `name` holds; `error` if it is no TOML."""

    def refused(place: str, rule: str, mend: str) -> DataInvalid:
        return error([Problem(name, place, rule, mend)])

    try:
        text = content.decode("utf-8-sig")  # Notepad puts a mark at the start.
        if deep := _DEEP_NAME.search(text):
            line = text.count("\n", 0, deep.start()) + 1
            raise refused(f"line {line}", "has a name of too many parts.", "Shorten the name.")
        return tomllib.loads(text)
    except UnicodeDecodeError as trouble:
        line = trouble.object.count(b"\n", 0, trouble.start) + 1
        raise refused(f"line {line}", "is not UTF-8 text.", "Save the file as UTF-8.") from None
    except tomllib.TOMLDecodeError as trouble:
        what, _, where = str(trouble).rpartition(" (at ")
        mend = "Mend the line; quotes and brackets must be closed."
        raise refused(where.rstrip(")"), f"is not TOML: {what}.", mend) from None
    except ValueError:  # A number of thousands of digits.
        raise refused("", "holds a number that is too long.", "Shorten it.") from None
    except RecursionError:
        raise refused("", "is nested too deep.", "Close the brackets earlier.") from None
