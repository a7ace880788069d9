"""The questionnaires and studies on this device: bundled ones, and those in the data folder.

    questionnaires/ID/VERSION/    as bundled ones: questionnaire.toml and LANGUAGE.toml
    studies/ID.toml

A version that has been used is never edited. So the data folder's copy of a bundled version
counts only where the two differ in nothing but the marks of validation.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import resources
from interviewer.errors import (
    DataInvalid,
    Problem,
    QuestionnaireInvalid,
    QuestionnaireUnknown,
    StoreInUse,
    StoreUnavailable,
    StudyInvalid,
    StudyUnknown,
)
from interviewer.ports import Added, Derived, Shelved, ShelvedStudy
from interviewer.questionnaire import MEASURED, STRUCTURE_FILE, Kind, Question, Questionnaire
from interviewer.reading import NAME
from interviewer.study import FORMAT as STUDY_FORMAT
from interviewer.study import Study, check_study, parse_study
from interviewer.versions import compare

if TYPE_CHECKING:
    from interviewer import ports

BUNDLED: Final = resources.ROOT / "questionnaires"
BUNDLED_STUDIES: Final = resources.ROOT / "studies"
DEFAULT_STUDY: Final = "default.toml"

PATIENCE_SECONDS: Final = 5
"""How long another window or command may take to install something."""

AGES: Final = range(20, 61, 5)
AGE_LIMIT: Final = 120
"""An integer that goes no higher is put in bands as an age, where no study says otherwise."""
MONTHS: Final = (3, 6, 12, 24, 60)
YEARS: Final = 5

_UNFINISHED: Final = ".new-"
_MARK = re.compile(
    rb"""^((?:\xef\xbb\xbf)?[ \t]*(?:validated|"validated"|'validated')[ \t]*=[ \t]*)"""
    rb"(?:true|false)\b",
    re.MULTILINE,
)
_NAME_LINE = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*name[ \t]*=.*\n", re.MULTILINE)


class Library:
    """Fulfils `interviewer.ports.QuestionnaireLibrary`."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the data folder; nothing is read or made yet."""
        self._folder = folder
        self._shelf = folder / "questionnaires"
        self._files = folder / "studies"
        self._questionnaires: dict[tuple[str, str], Questionnaire] = {}
        self._known: dict[str, Study] = {}

    # --- questionnaires -----------------------------------------------------------------------

    def questionnaire(self, questionnaire_id: str, version: str) -> Questionnaire:
        """A version on this device; `QuestionnaireUnknown`, `QuestionnaireInvalid`."""
        key = questionnaire_id, version
        if key not in self._questionnaires:
            self._questionnaires[key] = self._find(*key)[0]
        return self._questionnaires[key]

    def newest(self, questionnaire_id: str) -> Questionnaire:
        """The latest version; `QuestionnaireUnknown` where there is none."""
        versions = self.versions(questionnaire_id)
        if not versions:
            raise QuestionnaireUnknown(questionnaire_id, "")
        return self.questionnaire(questionnaire_id, versions[-1])

    def versions(self, questionnaire_id: str) -> list[str]:
        """The versions on this device, from the oldest to the latest."""
        return [version for name, version in self._names() if name == questionnaire_id]

    def questionnaires(self) -> tuple[Shelved, ...]:
        """Every version, by id and then from the oldest to the latest."""
        return tuple(self._shelved(*key) for key in self._names())

    def folder_of(self, questionnaire_id: str, version: str) -> Path:
        """Where the files of a version stand; `QuestionnaireUnknown`."""
        mine = _folder_in(self._shelf, questionnaire_id, version)
        bundled = _folder_in(BUNDLED, questionnaire_id, version)
        if mine is not None and (bundled is None or not self._find(questionnaire_id, version)[1]):
            return mine
        if bundled is None:
            raise QuestionnaireUnknown(questionnaire_id, version)
        return bundled

    def _names(self) -> list[tuple[str, str]]:
        found = {_key(path) for shelf in (BUNDLED, self._shelf) for path in _folders(shelf)}
        return sorted(found, key=lambda key: (key[0], natural(key[1])))

    def _find(
        self, questionnaire_id: str, version: str
    ) -> tuple[Questionnaire, tuple[Problem, ...]]:
        """The version that counts, and why a copy in the data folder does not."""
        mine = _folder_in(self._shelf, questionnaire_id, version)
        if mine is None:
            return resources.load_questionnaire(questionnaire_id, version), ()
        if _folder_in(BUNDLED, questionnaire_id, version) is None:
            return resources.find_questionnaire(self._shelf, questionnaire_id, version), ()
        bundled = resources.load_questionnaire(questionnaire_id, version)
        try:
            copy = resources.find_questionnaire(self._shelf, questionnaire_id, version)
        except QuestionnaireInvalid as invalid:
            return bundled, invalid.problems
        if unmarked(copy) == unmarked(bundled):
            return copy, ()
        rule = f"{version} came with the app, and {mine} says something else under its name."
        mend = "Give it a new version, or remove that folder."
        return bundled, (Problem(STRUCTURE_FILE, "version", rule, mend),)

    def _shelved(self, questionnaire_id: str, version: str) -> Shelved:
        bundled = _folder_in(BUNDLED, questionnaire_id, version) is not None
        try:
            found, problems = self._find(questionnaire_id, version)
        except QuestionnaireInvalid as invalid:
            return Shelved(questionnaire_id, version, "", (), (), bundled, invalid.problems)
        return Shelved(
            questionnaire_id,
            version,
            found.words(found.original).title,
            found.languages,
            tuple(each for each in found.languages if not found.texts[each].validated),
            bundled,
            problems,
        )

    def add_questionnaire(self, folder: Path) -> Added:
        """Check the questionnaire in `folder` and install it, whole or not at all.

        What is installed is the bytes that were checked; no other file comes along.
        """
        questionnaire, files = resources.read_with_files(folder)
        with self._writing():
            return self._add(questionnaire, files)

    def _add(self, new: Questionnaire, files: Mapping[str, bytes]) -> Added:
        comparison = None
        for before, after in self._neighbours(new):
            found = compare(before, after)
            if found.incompatible:
                raise QuestionnaireInvalid(found.problems)
            comparison = comparison or found
        try:
            old = self._find(new.id, new.version)[0]
        except QuestionnaireUnknown:
            self._put_folder(new.id, new.version, files)
            return Added(new, comparison, already=False)
        except QuestionnaireInvalid as invalid:
            place = self._shelf / new.id / new.version
            rule = f"{new.version} is on this device already, and cannot be read: {place}."
            problem = Problem(STRUCTURE_FILE, "version", rule, "Mend that folder, or remove it.")
            raise QuestionnaireInvalid([problem, *invalid.problems]) from None
        if unmarked(old) != unmarked(new):
            rule = f"{new.version} is on this device already and says something else there."
            mend = "A version that has been used is never edited: give it a new version."
            raise QuestionnaireInvalid([Problem(STRUCTURE_FILE, "version", rule, mend)])
        for language in new.languages:
            if old.texts[language].validated != new.texts[language].validated:
                self._mark(new.id, new.version, language, new.texts[language].validated)
        return Added(self.questionnaire(new.id, new.version), comparison, already=old == new)

    def _neighbours(self, new: Questionnaire) -> Iterator[tuple[Questionnaire, Questionnaire]]:
        """The version with the one before it, and the one after it with the version."""
        place = natural(new.version)
        around = sorted((natural(v), v) for v in self.versions(new.id) if v != new.version)
        before = [version for key, version in around if key < place]
        after = [version for key, version in around if key > place]
        with suppress(QuestionnaireInvalid):  # It cannot be compared with, nor be in use.
            if before:
                yield self.questionnaire(new.id, before[-1]), new
        with suppress(QuestionnaireInvalid):
            if after:
                yield new, self.questionnaire(new.id, after[0])

    def mark_validated(
        self, questionnaire_id: str, version: str, language: str, validated: bool = True
    ) -> Questionnaire:
        """Take down whether a native speaker has validated a language.

        Of a bundled version a copy is made first. Only the mark in LANGUAGE.toml changes, byte for
        byte. KeyError where the questionnaire has no such language.
        """
        if language not in self.questionnaire(questionnaire_id, version).languages:
            raise KeyError(language)
        with self._writing():
            self._mark(questionnaire_id, version, language, validated)
        return self.questionnaire(questionnaire_id, version)

    def _mark(self, questionnaire_id: str, version: str, language: str, validated: bool) -> None:
        folder = self.folder_of(questionnaire_id, version)
        _, files = resources.read_with_files(folder)
        name = f"{language}.toml"
        content = marked(files[name], name, validated)
        if content == files[name]:
            return
        mine = self._shelf / questionnaire_id / version
        if folder == mine:
            _replace(folder / name, content)
            self._forget()
            return
        if mine.is_dir():  # A copy that does not count, see `_find`; somebody's work all the same.
            raise QuestionnaireInvalid(self._find(questionnaire_id, version)[1])
        self._put_folder(questionnaire_id, version, {**files, name: content})

    # --- studies ------------------------------------------------------------------------------

    def study(self, study_id: str) -> Study:
        """A study that fits its questionnaire; "" is the default one."""
        if not study_id:
            return self.study(resources.default_study().id)
        if study_id not in self._known:
            self._known[study_id] = self._read_study(study_id)
        return self._known[study_id]

    def studies(self) -> tuple[ShelvedStudy, ...]:
        """Every study, by id."""
        mine = {path.stem: path for path in self._files.glob("*.toml") if NAME.fullmatch(path.stem)}
        return tuple(
            self._shelved_study(name, bundled=name not in mine)
            for name in sorted({*mine, *_bundled_studies()})
        )

    def _shelved_study(self, study_id: str, *, bundled: bool) -> ShelvedStudy:
        try:
            study = self.study(study_id)
        except DataInvalid as invalid:
            return ShelvedStudy(study_id, "", None, bundled, invalid.problems)
        except QuestionnaireUnknown as unknown:
            wanted = unknown.questionnaire_id, unknown.version
            rule = f"{' '.join(wanted)} is not on this device."
            problem = Problem(f"{study_id}.toml", "questionnaire", rule, "Install it first.")
            return ShelvedStudy(study_id, "", wanted, bundled, (problem,))
        name = study.names[study.languages[0]]
        return ShelvedStudy(study_id, name, study.questionnaire, bundled, ())

    def _study_file(self, study_id: str) -> Path | None:
        if NAME.fullmatch(study_id):  # No name from elsewhere becomes part of a path.
            mine = self._files / f"{study_id}.toml"
            if os.path.lexists(mine):
                return mine
        return _bundled_studies().get(study_id)

    def _read_study(self, study_id: str) -> Study:
        path = self._study_file(study_id)
        if path is None:
            raise StudyUnknown(study_id)
        study = resources.read_study(path)
        if study.id != study_id:
            rule = f'is "{study.id}" in the file "{path.name}".'
            mend = "Give the file and the key the same name."
            raise StudyInvalid([Problem(path.name, "id", rule, mend)])
        self._check(study, path.name)
        return study

    def _check(self, study: Study, name: str) -> None:
        """Hold a study to its questionnaire; it may speak of the other versions too."""
        others = []
        for version in self.versions(study.questionnaire[0]):
            with suppress(QuestionnaireInvalid):
                others.append(self.questionnaire(study.questionnaire[0], version))
        check_study(study, self.questionnaire(*study.questionnaire), name, others)

    def add_study(self, path: Path) -> Study:
        """Check a study file against its questionnaire and install it; `StudyInvalid`."""
        return self._add_study(resources.read_file(path, StudyInvalid), path.name)

    def keep_study(self, values: Mapping[str, Any]) -> Study:
        """Like `add_study`, for the values of a study file."""
        from tomli_w import dumps

        return self._add_study(dumps(values).encode(), f"{values.get('id', 'study')}.toml")

    def _add_study(self, content: bytes, name: str) -> Study:
        study = parse_study(resources.parse_toml(content, name, StudyInvalid), name)
        self._check(study, name)
        with self._writing():
            problems: list[Problem] = []
            # What cannot be read has no interviews that could leave with it.
            with suppress(StudyUnknown, DataInvalid, QuestionnaireUnknown):
                problems = list(_left_behind(self._read_study(study.id), study, name))
            if problems:
                raise StudyInvalid(problems)
            _make_folder(self._files)
            _replace(self._files / f"{study.id}.toml", content)
            self._forget()
        return self.study(study.id)

    def derive_study(
        self, questionnaire: Questionnaire, organisation: str, jobcenter: str = ""
    ) -> Derived:
        """A study for a questionnaire that has none, with bands for what looks like an age.

        `StudyInvalid` where the questionnaire asks for groups: only a person knows these.
        """
        name = f"{questionnaire.id}.toml"
        wants = [item.id for item in questionnaire.items.values() if item.options_from]
        problems = []
        if wants:
            rule = f'are missing: the questionnaire asks for them in "{wants[0]}".'
            mend = "Write a study file with [[groups]], and install that."
            problems.append(Problem(name, "groups", rule, mend))
        if not organisation.strip():
            mend = "Say who asks, as the introduction says it."
            problems.append(Problem(name, "organisation", "is missing.", mend))
        if problems:
            raise StudyInvalid(problems)
        languages = questionnaire.languages
        values: dict[str, Any] = {
            "format": STUDY_FORMAT,
            "id": questionnaire.id,
            "languages": list(languages),
            "name": {each: questionnaire.texts[each].title for each in languages},
            "organisation": dict.fromkeys(languages, organisation),
            "questionnaire": {"id": questionnaire.id, "version": questionnaire.version},
        }
        if jobcenter.strip():
            values["jobcenter"] = dict.fromkeys(languages, jobcenter)
        return _with_bands(values, questionnaire, {})

    def renew_study(self, study_id: str, questionnaire: Questionnaire) -> Derived:
        """The study with another version of its questionnaire for what begins from now on.

        Numbers that are new get bands as in `derive_study`.
        """
        path = self._study_file(study_id)
        if path is None:
            raise StudyUnknown(study_id)
        values = dict(resources.read_toml(path, StudyInvalid))
        parse_study(values, path.name)
        values["questionnaire"] = {"id": questionnaire.id, "version": questionnaire.version}
        return _with_bands(values, questionnaire, values.get("bands", {}))

    # --- writing ------------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Alone among all windows and commands; what a crash left behind is cleared away."""
        from filelock import FileLock, Timeout

        try:
            _make_folder(self._folder)
            _make_folder(self._shelf)
            lock = FileLock(self._shelf / ".lock", mode=0o600, fallback_to_soft=False)
            with lock.acquire(timeout=PATIENCE_SECONDS):
                for left in self._shelf.glob(f"{_UNFINISHED}*"):
                    shutil.rmtree(left)
                yield
        except Timeout:
            raise StoreInUse(self._folder) from None
        except OSError as trouble:
            raise StoreUnavailable(self._folder, _reason(trouble)) from None

    def _put_folder(self, questionnaire_id: str, version: str, files: Mapping[str, bytes]) -> None:
        """Make the folder of a version: all of it on disk, or nothing."""
        # Made where no name of a questionnaire can be, so that nobody takes a part for the whole.
        temporary = self._shelf / f"{_UNFINISHED}{secrets.token_hex(8)}"
        target = self._shelf / questionnaire_id / version
        try:
            _make_folder(temporary)
            for name, content in files.items():
                _write(temporary / name, content)
            _sync_folder(temporary)
            _make_folder(target.parent)
            temporary.rename(target)
        except OSError:
            shutil.rmtree(temporary, ignore_errors=True)
            raise
        _sync_folder(target.parent)
        _sync_folder(self._shelf)
        self._forget()

    def _forget(self) -> None:
        """What was read before may have changed."""
        self._questionnaires = {}
        self._known = {}


def natural(version: str) -> tuple[tuple[int, str], ...]:
    """A key by which versions sort as people count: 1.9 before 1.10."""
    return tuple(
        (int(part), "") if part.isdigit() else (-1, part)
        for part in re.findall(r"[0-9]+|[^0-9]+", version)
    )


def unmarked(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire without its marks of validation, to see whether all else is the same."""
    texts = {
        language: replace(words, validated=False) for language, words in questionnaire.texts.items()
    }
    return replace(questionnaire, texts=texts)


def marked(content: bytes, name: str, validated: bool) -> bytes:
    """A LANGUAGE.toml with its mark set, all else as it was, byte for byte."""
    values = resources.parse_toml(content, name, QuestionnaireInvalid)
    if values.get("validated", False) is validated:
        return content
    wanted = {**values, "validated": validated}
    word = b"true" if validated else b"false"
    # The words may hold the same line; what stands where only the whole file tells.
    for tried in _marked(content, word):
        with suppress(QuestionnaireInvalid):
            if resources.parse_toml(tried, name, QuestionnaireInvalid) == wanted:
                return tried
    mend = f"Write validated = {word.decode()} on a line of its own."
    raise QuestionnaireInvalid([Problem(name, "validated", "cannot be set here.", mend)])


def _marked(content: bytes, word: bytes) -> Iterator[bytes]:
    for found in _MARK.finditer(content):
        yield content[: found.end(1)] + word + content[found.end() :]
    end = b"\r\n" if b"\r\n" in content else b"\n"
    line = b"validated = " + word + end
    for found in _NAME_LINE.finditer(content):
        yield content[: found.end()] + line + content[found.end() :]
    start = 3 if content.startswith(b"\xef\xbb\xbf") else 0
    yield content[:start] + line + content[start:]


def _left_behind(old: Study, new: Study, file: str) -> Iterator[Problem]:
    """What was collected under `old` and could not leave any more as it was to."""
    anew = "Give the study a new id"
    if old.questionnaire[0] != new.questionnaire[0]:
        rule = f'is "{new.questionnaire[0]}", and the study has asked "{old.questionnaire[0]}".'
        yield Problem(file, "questionnaire.id", rule, f"{anew}.")
        return
    for group in old.groups:
        if group.id not in new.group_ids:
            rule = f'lack "{group.id}": its interviews could not leave any more.'
            yield Problem(file, "groups", rule, f"{anew}, or keep the group.")
    for name, bands in old.bands.items():
        if not bands.exact and name not in new.bands:
            rule = "is gone: what was collected before would leave exact."
            yield Problem(file, f"bands.{name}", rule, f"{anew}.")


def _with_bands(
    values: Mapping[str, Any], questionnaire: Questionnaire, known: Mapping[str, Any]
) -> Derived:
    """The values with bands for every number and month: known ones, or such as suit most."""
    measured = [item for item in questionnaire.items.values() if item.kind in MEASURED]
    # What is known stays, also of numbers that only older versions have.
    bands = {**known, **{i.id: known.get(i.id, usual_bands(i)) for i in measured}}
    return Derived(
        {**values, "bands": bands},
        banded=tuple(item.id for item in measured if bands[item.id]),
        exact=tuple(item.id for item in measured if not bands[item.id]),
    )


def usual_bands(item: Question) -> list[int]:
    """Cuts that suit most studies: five years for ages and months; [], exact, for other numbers."""
    if item.kind is Kind.MONTH:
        first, last = int(item.earliest[:4]), int(item.latest[:4])
        years = range(first + 1, last + 1)
        return [year for year in years if year % YEARS == 0] or list(years)
    if item.kind is Kind.DURATION:
        return [cut for cut in MONTHS if cut <= item.maximum]
    if item.maximum > AGE_LIMIT:
        return []
    return [age for age in AGES if item.minimum < age <= item.maximum]


# --- folders and files ------------------------------------------------------------------------


def _folders(shelf: Path) -> Iterator[Path]:
    for path in shelf.glob("*/*"):
        if path.is_dir() and all(NAME.fullmatch(each) for each in _key(path)):
            yield path


def _key(folder: Path) -> tuple[str, str]:
    return folder.parent.name, folder.name


def _folder_in(shelf: Path, questionnaire_id: str, version: str) -> Path | None:
    """The folder of a version; a name from elsewhere never becomes part of a path."""
    wanted = questionnaire_id, version
    return next((path for path in _folders(shelf) if _key(path) == wanted), None)


@cache
def _bundled_studies() -> dict[str, Path]:
    found = {path.stem: path for path in sorted(BUNDLED_STUDIES.glob("*.toml"))}
    found[resources.default_study().id] = found.pop(Path(DEFAULT_STUDY).stem)
    return found


def _make_folder(folder: Path) -> None:
    """Make the folder if it is not there, readable by its owner alone where that exists."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _write(path: Path, content: bytes) -> None:
    """Make a file that was not there; on disk on return."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _replace(path: Path, content: bytes) -> None:
    """Put `content` at `path`: after a crash at any moment the old or the new one is there."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        temporary.unlink(missing_ok=True)
        _write(temporary, content)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Return when the names in the folder are on the disk, where the system can say so."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reason(error: OSError) -> str:
    return (error.strerror or "the file system refused").lower()


if TYPE_CHECKING:

    def _fulfils_the_port(library: Library) -> ports.QuestionnaireLibrary:
        return library
