"""Which questionnaire and which study the words of a command mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.shared import preferences_in
from interviewer.errors import Problem, QuestionnaireUnknown, StudyInvalid, StudyMissing

if TYPE_CHECKING:
    from interviewer.questionnaire import Questionnaire
    from interviewer.study import Study
    from resources.library import Library


def place_of(library: Library, place: str) -> Path:
    """The folder that a DIR means."""
    folder = Path(place)
    if folder.is_dir():
        return folder
    name, slash, version = place.partition("/")
    try:
        return library.folder_of(name, version if slash else _latest(library, name))
    except QuestionnaireUnknown:
        raise click.ClickException(
            f'There is no folder "{place}", and no questionnaire of that name is installed. '
            '"questionnaire list" shows those that are.'
        ) from None


def _latest(library: Library, name: str) -> str:
    return next(reversed(library.versions(name)), "")


def read(library: Library, place: str) -> Questionnaire:
    """The questionnaire that a DIR means; `QuestionnaireInvalid`."""
    from resources import read_questionnaire

    return read_questionnaire(place_of(library, place))


def study_for(
    library: Library, asked: Questionnaire, path: Path | None, data: Path | None
) -> Study | None:
    """The study with a questionnaire: the one in the file, or an installed one that fits."""
    from resources import read_study

    if path is not None:
        study = read_study(path)
        if problems := another_questionnaire(study, asked, path.name):
            raise StudyInvalid(problems)
        library.check_fit(study, asked, path.name)
        return study
    for each in studies_of(library, asked.id, preferences_in(data).study):
        try:
            library.check_fit(library.study(each), asked, f"{each}.toml")
        except StudyInvalid:
            continue
        return library.study(each)
    return None


def real_study(
    library: Library, asked: Questionnaire, path: Path | None, data: Path | None
) -> Study:
    """As `study_for`, for what is handed out, on which a made-up study would stand.

    `StudyMissing` where there is none.
    """
    study = study_for(library, asked, path, data)
    if study is None:
        raise StudyMissing(asked.id, asked.version)
    return study


def another_questionnaire(study: Study, asked: Questionnaire, file: str) -> list[Problem]:
    """The mistake of a study file that is not with this questionnaire."""
    if study.questionnaire == (asked.id, asked.version):
        return []
    rule = f"is {' '.join(study.questionnaire)}, and not {asked.id} {asked.version}."
    return [Problem(file, "questionnaire", rule, "Name that one, or take the study that does.")]


def studies_of(library: Library, questionnaire_id: str, preferred: str) -> list[str]:
    """The usable studies with a questionnaire: the one in use first, then that of its name."""
    from resources import default_study

    found = [
        each.id
        for each in library.studies()
        if each.questionnaire and each.questionnaire[0] == questionnaire_id and not each.problems
    ]
    first = (preferred or default_study().id, questionnaire_id)
    return sorted(found, key=lambda name: (name != first[0], name != first[1], name))
