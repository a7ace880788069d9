"""Commands that install questionnaires and studies, and choose what new interviews use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.finding import studies_of
from commands.shared import (
    FILE,
    FOLDER,
    data_folder,
    library_in,
    named,
    on_a_folder,
    preferences_in,
)

if TYPE_CHECKING:
    from interviewer.questionnaire import Questionnaire
    from interviewer.study import Study
    from resources.library import Library


Plan = Callable[["Library"], "Study"]
"""Installs a study, where it is not there yet."""


@click.command()
@on_a_folder
@click.argument("folder", metavar="DIR", type=FOLDER, callback=named)
def add(data: Path | None, folder: Path) -> None:
    """Check the questionnaire in a folder and install it; new interviews go on as before.

    Its id and version say where. A version that is there is never replaced by other content.
    """
    from interviewer.versions import describe

    added = library_in(data).add_questionnaire(folder)
    made = f"{added.questionnaire.id} {added.questionnaire.version}"
    if added.already:
        click.echo(f"{made} is installed already. Nothing was changed.")
        return
    click.echo(f"{made} is installed.")
    if added.comparison is not None:
        for line in describe(added.comparison):
            click.echo(line)
    click.echo(f'"questionnaire use {made}" makes new interviews with it.')


@click.command()
@on_a_folder
@click.argument("questionnaire_id", metavar="ID")
@click.argument("version")
@click.argument("language")
@click.option("--not", "undo", is_flag=True, help="It has not been validated after all.")
def validate(
    data: Path | None, questionnaire_id: str, version: str, language: str, undo: bool
) -> None:
    """Take down that a native speaker has validated the wording in LANGUAGE."""
    library = library_in(data)
    asked = library.questionnaire(questionnaire_id, version)
    if language not in asked.languages:
        text = f'{questionnaire_id} {version} has no "{language}". It has: '
        raise click.UsageError(f"{text}{', '.join(asked.languages)}.")
    library.mark_validated(questionnaire_id, version, language, not undo)
    word = "not validated" if undo else "validated"
    click.echo(f"{language} of {questionnaire_id} {version} counts as {word} on this device.")


@click.command()
@on_a_folder
@click.argument("name", metavar="ID")
@click.argument("version", required=False)
@click.option("--study", "study_path", type=FILE, callback=named, help="A study file to install.")
@click.option("--organisation", default="", help="Who asks, in the study that is made or renewed.")
@click.option("--jobcenter", default="", help="What {jobcenter} is in the texts.")
def use(
    data: Path | None,
    name: str,
    version: str | None,
    study_path: Path | None,
    organisation: str,
    jobcenter: str,
) -> None:
    """Make new interviews with a questionnaire that is installed, in a study.

    The study is the file given; or the installed one with this questionnaire, in which
    --organisation and --jobcenter change what they name and nothing else; or, where there is none,
    one made of them. ID may also be the id of an installed study.
    """
    from storage import DataFolder

    library = library_in(data)
    plan = _plan(library, data, name, version, study_path, organisation, jobcenter)
    folder = DataFolder(data_folder(data))
    with folder.held():  # An open window would write its own preferences over these.
        study = plan(library)
        from storage.preferences import save

        save(folder.path, replace(preferences_in(data), study=study.id))
    asked = library.questionnaire(*study.questionnaire)
    title = study.say(study.names, study.languages[0])
    click.echo(f"New interviews are made with {asked.id} {asked.version}, in {study.id}: {title}")
    _tell_bands(study, asked)


def _plan(
    library: Library,
    data: Path | None,
    name: str,
    version: str | None,
    study_path: Path | None,
    organisation: str,
    jobcenter: str,
) -> Plan:
    """How the study for `use` comes to be there; nothing is written yet."""
    versions = library.versions(name)
    if study_path is not None:
        from resources import read_study

        wanted = read_study(study_path).questionnaire
        if wanted[0] != name or version not in {None, wanted[1]}:
            raise click.UsageError(f"That study asks {' '.join(wanted)}. Name that one.")
        return lambda library: library.add_study(study_path)
    if not versions and version is None:
        if name not in {each.id for each in library.studies()}:
            raise click.ClickException(
                f'There is no questionnaire and no study "{name}". '
                '"questionnaire list" shows what is installed.'
            )
        study = library.study(name)
        return lambda library: study
    asked = library.questionnaire(name, version) if version else library.newest(name)
    studies = studies_of(library, name, preferences_in(data).study)
    if not studies:
        if organisation:
            derived = library.derive_study(asked, organisation, jobcenter)
            return lambda library: library.keep_study(derived.values)
        if any(item.options_from for item in asked.items.values()):
            library.derive_study(asked, "-")  # Says that groups are wanted.
        raise click.UsageError("Give --organisation, so that a study can be made, or --study FILE.")
    found = library.study(studies[0])
    if found.questionnaire[1] == asked.version and not organisation and not jobcenter:
        return lambda library: found
    renewed = library.renew_study(found.id, asked, organisation, jobcenter)
    return lambda library: library.keep_study(renewed.values)


def _tell_bands(study: Study, asked: Questionnaire) -> None:
    from interviewer.questionnaire import MEASURED

    measured = [item.id for item in asked.items.values() if item.kind in MEASURED]
    for name in measured:
        bands = study.bands[name]
        how = "EXACT, as they are" if bands.exact else f"in bands: {', '.join(bands.labels)}"
        click.echo(f"  {name} leaves {how}")
