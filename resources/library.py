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
from itertools import islice
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
from interviewer.study import Study, check_study, measured, parse_study, study_values
from interviewer.versions import Comparison, compare

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

MARKS_TRIED: Final = 10
"""Places in a file that are tried for its mark: for each the whole file is read."""

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
        self.folder = folder
        """The data folder."""
        self._shelf = folder / "questionnaires"
        self._files = folder / "studies"
        self._questionnaires: dict[tuple[str, str], Questionnaire] = {}
        self._known: dict[str, Study] = {}

    # --- questionnaires -----------------------------------------------------------------------

    def questionnaire(self, questionnaire_id: str, version: str) -> Questionnaire:
        """A version on this device; `QuestionnaireUnknown`, `QuestionnaireInvalid`."""
        key = questionnaire_id, version
        known = self._questionnaires  # A worker may `forget` at any moment.
        if key not in known:
            known[key] = self._find(*key)[0]
        return known[key]

    def newest(self, questionnaire_id: str) -> Questionnaire:
        """The latest version; `QuestionnaireUnknown` where there is none."""
        versions = self.versions(questionnaire_id)
        if not versions:
            raise QuestionnaireUnknown(questionnaire_id, "")
        return self.questionnaire(questionnaire_id, versions[-1])

    def versions(self, questionnaire_id: str) -> list[str]:
        """The versions on this device, from the oldest to the latest."""
        return [version for name, version in self._names() if name == questionnaire_id]

    def usable(self, questionnaire_id: str) -> list[Questionnaire]:
        """The versions on this device that can be read, from the oldest to the latest."""
        found = []
        for version in self.versions(questionnaire_id):
            with suppress(QuestionnaireInvalid):
                found.append(self.questionnaire(questionnaire_id, version))
        return found

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
        return sorted(found, key=lambda key: (key[0], _place(key[1])))

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

        It is held against every version on this device. What is installed is the bytes that were
        checked; no other file comes along.
        """
        questionnaire, files = resources.read_with_files(folder)
        with self._writing():
            return self._add(questionnaire, files)

    def _add(self, new: Questionnaire, files: Mapping[str, bytes]) -> Added:
        comparison = None
        for version, found in self._compared(new):
            if found.incompatible:
                with_what = f"Compared with {version}."
                raise QuestionnaireInvalid(
                    [replace(each, rule=f"{each.rule} {with_what}") for each in found.problems]
                )
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

    def _compared(self, new: Questionnaire) -> Iterator[tuple[str, Comparison]]:
        """With every version that can be read: those before, then those after, the nearest first.

        An id may be gone in one version and come back in a later one, so neighbours tell too
        little. What a version in between says to mean the same need not be said again.
        """
        place = _place(new.version)
        others = self.usable(new.id)
        same = new.same_meaning
        for older in reversed([each for each in others if _place(each.version) < place]):
            yield older.version, compare(older, replace(new, same_meaning=same))
            same |= older.same_meaning
        same = frozenset()
        for newer in [each for each in others if _place(each.version) > place]:
            same |= newer.same_meaning
            yield newer.version, compare(new, replace(newer, same_meaning=same))

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
            self.forget()
            return
        if mine.is_dir():  # A copy that does not count, see `_find`; somebody's work all the same.
            raise QuestionnaireInvalid(self._find(questionnaire_id, version)[1])
        self._put_folder(questionnaire_id, version, {**files, name: content})

    # --- studies ------------------------------------------------------------------------------

    def study(self, study_id: str) -> Study:
        """A study that fits its questionnaire; "" is the default one."""
        if not study_id:
            return self.study(resources.default_study().id)
        known = self._known  # A worker may `forget` at any moment.
        if study_id not in known:
            known[study_id] = self._read_study(study_id)
        return known[study_id]

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
        study = self._in_file(study_id)
        if study is None:
            raise StudyUnknown(study_id)
        self._check(study, f"{study_id}.toml")
        return study

    def _in_file(self, study_id: str) -> Study | None:
        """What the study's file says, not yet held to a questionnaire; None where there is none."""
        path = self._study_file(study_id)
        if path is None:
            return None
        study = resources.read_study(path)
        if study.id != study_id:
            rule = f'is "{study.id}" in the file "{path.name}".'
            mend = "Give the file and the key the same name."
            raise StudyInvalid([Problem(path.name, "id", rule, mend)])
        return study

    def _check(self, study: Study, name: str) -> None:
        self.check_fit(study, self.questionnaire(*study.questionnaire), name)

    def check_fit(self, study: Study, asked: Questionnaire, file: str) -> None:
        """Hold a study to a questionnaire; `StudyInvalid`.

        It may name the numbers of every version on this device, as its interviews may be of any.
        """
        numbers, all_read = self._numbers(asked.id)
        if not all_read:
            # What it names beyond these may be of the version that cannot be read, which is no
            # fault of the study. A number that is not named never leaves, so nothing is risked.
            numbers |= measured(asked)
            bands = {name: each for name, each in study.bands.items() if name in numbers}
            told = {item.id for each in (asked, *self.usable(asked.id)) for item in each.background}
            special = tuple(name for name in study.special if name in told)
            study = replace(study, bands=bands, special=special)
        check_study(study, asked, file, self.usable(asked.id))

    def _numbers(self, questionnaire_id: str) -> tuple[set[str], bool]:
        """The numbers and months of all versions that can be read; and whether all can be."""
        usable = self.usable(questionnaire_id)
        found = set[str]().union(*map(measured, usable))
        return found, len(usable) == len(self.versions(questionnaire_id))

    def study_source(self, study_id: str) -> bytes:
        """The bytes of a study's file; `StudyUnknown`."""
        path = self._study_file(study_id)
        if path is None:
            raise StudyUnknown(study_id)
        return resources.read_file(path, StudyInvalid)

    def questionnaire_source(self, questionnaire_id: str, version: str) -> Mapping[str, bytes]:
        """The files of a version by name, as they count; `QuestionnaireUnknown`."""
        return resources.read_with_files(self.folder_of(questionnaire_id, version))[1]

    def add_study(self, path: Path) -> Study:
        """Check a study file against its questionnaire and install it; `StudyInvalid`.

        It takes the place of one with its id only where what was collected under that can still
        leave, as it was to. A file that cannot be read is never replaced.
        """
        return self._add_study(resources.read_file(path, StudyInvalid), path.name)

    def keep_study(self, values: Mapping[str, Any]) -> Study:
        """Like `add_study`, for the values of a study file."""
        from tomli_w import dumps

        return self._add_study(dumps(values).encode(), f"{values.get('id', 'study')}.toml")

    def _add_study(self, content: bytes, name: str) -> Study:
        study = parse_study(resources.parse_toml(content, name, StudyInvalid), name)
        self._check(study, name)
        with self._writing():
            if problems := list(self._left_behind(study, name)):
                raise StudyInvalid(problems)
            _make_folder(self._files)
            _replace(self._files / f"{study.id}.toml", content)
            self.forget()
        return self.study(study.id)

    def _left_behind(self, new: Study, file: str) -> Iterator[Problem]:
        """What the study that `new` replaces has collected, and could not leave as it was to."""
        try:
            old = self._in_file(new.id)
        except StudyInvalid as invalid:  # Nobody can see what was collected under it.
            place = self._study_file(new.id)
            rule = f"is that of a study on this device that cannot be read: {place}."
            yield Problem(file, "id", rule, "Mend that file, or move it away.")
            yield from invalid.problems
            return
        if old is None:
            return
        anew = "Give the study a new id"
        if old.questionnaire[0] != new.questionnaire[0]:
            rule = f'is "{new.questionnaire[0]}", and the study has asked "{old.questionnaire[0]}".'
            yield Problem(file, "questionnaire.id", rule, f"{anew}.")
            return
        yield from _groups_left_behind(old, new, file, anew)
        for name in old.places:
            if name not in new.places:
                rule = f'lack "{name}": its interviews could not leave as they were to.'
                yield Problem(file, "places", rule, f"{anew}, or keep the place.")
        numbers, all_read = self._numbers(old.questionnaire[0])
        for name, bands in old.bands.items():
            if name in new.bands:
                if new.bands[name].exact and not bands.exact:
                    rule = "is exact: what was collected to leave in bands would leave exact."
                    yield Problem(file, f"bands.{name}", rule, f"{anew}, or keep the bands.")
            elif name in numbers or not all_read:
                rule = "is gone: what was collected before could not leave any more."
                yield Problem(file, f"bands.{name}", rule, f"{anew}, or keep it.")
        values = set[tuple[str, str]]().union(*map(study_values, self.usable(old.questionnaire[0])))
        for attribute, value in sorted(values):
            kept = attribute == "group" or value in new.named(attribute)  # Groups are told above.
            if value in old.named(attribute) and not kept:
                rule = f'lack "{value}", which a condition of a version on this device names.'
                yield Problem(file, f"{attribute}s", rule, f"{anew}, or keep it.")

    def derive_study(
        self, questionnaire: Questionnaire, organisation: str, jobcenter: str = ""
    ) -> Derived:
        """A study for a questionnaire that has none, with bands for what looks like an age.

        `StudyInvalid` where the questionnaire asks for groups: only a person knows these. Whether
        it may take the place of a study of its name, `keep_study` sees.
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
        derived = self.draft_study(questionnaire)
        values = dict(derived.values)
        values["organisation"] = dict.fromkeys(questionnaire.languages, organisation)
        if jobcenter.strip():
            values["jobcenter"] = dict.fromkeys(questionnaire.languages, jobcenter)
        return replace(derived, values=values)

    def draft_study(self, questionnaire: Questionnaire) -> Derived:
        """What a study for a questionnaire may begin with; a person has to complete it.

        No organisation is named in it, nor any group: `keep_study` refuses it like that.
        """
        languages = questionnaire.languages
        values: dict[str, Any] = {
            "format": STUDY_FORMAT,
            "id": questionnaire.id,
            "languages": list(languages),
            "name": {each: questionnaire.texts[each].title for each in languages},
            "questionnaire": {"id": questionnaire.id, "version": questionnaire.version},
        }
        return _with_bands(values, questionnaire, {})

    def renew_study(
        self,
        study_id: str,
        questionnaire: Questionnaire,
        organisation: str = "",
        jobcenter: str = "",
    ) -> Derived:
        """The study with another version of its questionnaire for what begins from now on.

        Numbers that are new get bands as in `derive_study`. Where they are given, the organisation
        and the general words for the jobcenter are changed too; all else stays.
        """
        path = self._study_file(study_id)
        if path is None:
            raise StudyUnknown(study_id)
        values = dict(resources.read_toml(path, StudyInvalid))
        languages = parse_study(values, path.name).languages
        values["questionnaire"] = {"id": questionnaire.id, "version": questionnaire.version}
        if organisation.strip():
            values["organisation"] = dict.fromkeys(languages, organisation)
        if jobcenter.strip():
            values["jobcenter"] = dict.fromkeys(languages, jobcenter)
        return _with_bands(values, questionnaire, values.get("bands", {}))

    # --- writing ------------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Alone among all windows and commands; what a crash left behind is cleared away."""
        from filelock import FileLock, Timeout

        try:
            _make_folder(self.folder)
            _make_folder(self._shelf)
            lock = FileLock(self._shelf / ".lock", mode=0o600, fallback_to_soft=False)
            with lock.acquire(timeout=PATIENCE_SECONDS):
                self.forget()  # What another process has changed counts from now on.
                for left in self._shelf.glob(f"{_UNFINISHED}*"):
                    shutil.rmtree(left)
                yield
        except Timeout:
            raise StoreInUse(self.folder) from None
        except OSError as trouble:
            raise StoreUnavailable(self.folder, _reason(trouble)) from None

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
        self.forget()

    def forget(self) -> None:
        """Read all anew from now on: another process may have changed it."""
        self._questionnaires = {}
        self._known = {}


def natural(version: str) -> tuple[tuple[int, str], ...]:
    """A key by which versions sort as people count: 1.9 before 1.10."""
    return tuple(
        (int(part), "") if part.isdigit() else (-1, part)
        for part in re.findall(r"[0-9]+|[^0-9]+", version)
    )


def _place(version: str) -> tuple[tuple[tuple[int, str], ...], str]:
    """Where a version stands among the others; 1.0 and 1.00 have a place each."""
    return natural(version), version


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
    for tried in _marked(content, word, there="validated" in values):
        with suppress(QuestionnaireInvalid):
            if resources.parse_toml(tried, name, QuestionnaireInvalid) == wanted:
                return tried
    mend = f"Write validated = {word.decode()} on a line of its own, near the top."
    raise QuestionnaireInvalid([Problem(name, "validated", "cannot be set here.", mend)])


def _marked(content: bytes, word: bytes, *, there: bool) -> Iterator[bytes]:
    """The file with the mark set at each of the first places where it can be; or put in."""
    if there:
        for found in islice(_MARK.finditer(content), MARKS_TRIED):
            yield content[: found.end(1)] + word + content[found.end() :]
        return
    end = b"\r\n" if b"\r\n" in content else b"\n"
    line = b"validated = " + word + end
    for found in islice(_NAME_LINE.finditer(content), MARKS_TRIED):
        yield content[: found.end()] + line + content[found.end() :]
    start = 3 if content.startswith(b"\xef\xbb\xbf") else 0
    yield content[:start] + line + content[start:]


def _groups_left_behind(old: Study, new: Study, file: str, anew: str) -> Iterator[Problem]:
    """Groups that are gone, or have moved: who is asked what is found anew at export."""
    for group in old.groups:
        if group.id not in new.group_ids:
            rule = f'lack "{group.id}": its interviews could not leave any more.'
            yield Problem(file, "groups", rule, f"{anew}, or keep the group.")
            continue
        kept = new.group(group.id)
        for key, before, after in (
            ("jobcenter", group.jobcenter, kept.jobcenter),
            ("main_group", group.main_group, kept.main_group),
        ):
            if before != after:
                rule = f'is "{after}", and was "{before}" when its interviews were made.'
                mend = f"{anew}, or add another group."
                yield Problem(file, f"groups[{group.id}].{key}", rule, mend)


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
