"""Commands that only look: check, list, changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.finding import another_questionnaire, read
from commands.shared import (
    FILE,
    library_in,
    named,
    on_a_folder,
    preferences_in,
    report,
    tell_problems,
)
from interviewer.errors import Problem, QuestionnaireInvalid, StudyInvalid

if TYPE_CHECKING:
    from interviewer.questionnaire import Question, Questionnaire
    from interviewer.study import Study


@click.command()
@on_a_folder
@click.argument("place", metavar="DIR")
@click.option("--study", "study_path", type=FILE, callback=named, help="Check a study file too.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def check(data: Path | None, place: str, study_path: Path | None, as_json: bool) -> None:
    """Check a questionnaire and say every mistake at once; exit code 1 if there is one."""
    from resources import read_study

    library = library_in(data)
    problems: list[Problem] = []
    asked: Questionnaire | None = None
    study: Study | None = None
    try:
        asked = read(library, place)
    except QuestionnaireInvalid as invalid:
        problems += invalid.problems
    try:
        study = read_study(study_path) if study_path else None
    except StudyInvalid as invalid:
        problems += invalid.problems
    if study is not None and study_path is not None and asked is not None:
        problems += another_questionnaire(study, asked, study_path.name)
        try:
            library.check_fit(study, asked, study_path.name)
        except StudyInvalid as invalid:
            problems += invalid.problems
    if as_json:
        told = {"mistakes": [asdict(problem) for problem in problems]}
        report(told | (summary(asked) if asked else {}), as_json=True)
    else:
        for problem in problems:
            click.echo(str(problem), err=True)
        if asked is not None:
            _tell(summary(asked))
    if problems:
        count = f"{len(problems)} mistakes" if len(problems) > 1 else "1 mistake"
        raise click.ClickException(f"{count}. It cannot be used until the files are mended.")


def summary(asked: Questionnaire) -> dict[str, Any]:
    """What a questionnaire holds, and what a lead should know of it."""

    def kinds(items: Sequence[Question]) -> dict[str, int]:
        return dict(Counter(item.kind.value for item in items))

    return {
        "id": asked.id,
        "version": asked.version,
        "title": asked.words(asked.original).title,
        "questions": kinds(asked.questions),
        "background": kinds(asked.background),
        "themes": len(asked.themes),
        "asked_of_some": {i.id: i.condition.text for i in asked.items.values() if i.condition},
        "other_wordings": sum(len(item.variants) for item in asked.items.values()),
        "background_place": asked.background_place or "first or last",
        "not_validated": [each for each in asked.languages if not asked.texts[each].validated],
        "not_translated": {
            language: sorted(words.borrowed)
            for language, words in asked.texts.items()
            if words.borrowed
        },
        "languages": list(asked.languages),
    }


def _tell(told: Mapping[str, Any]) -> None:
    def counted(kinds: Mapping[str, int]) -> str:
        each = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
        return f"{sum(kinds.values())} ({each})" if each else "none"

    click.echo(f"{told['id']} {told['version']}: {told['title']}")
    click.echo(f"  languages:   {', '.join(told['languages'])}")
    click.echo(f"  questions:   {counted(told['questions'])}")
    click.echo(f"  background:  {counted(told['background'])}, {told['background_place']}")
    click.echo(f"  themes:      {told['themes'] or 'none'}")
    routed = told["asked_of_some"]
    click.echo(f"  routing:     {len(routed) or 'no'} items are asked of some only")
    for name, condition in routed.items():
        click.echo(f"    {name}: {condition}")
    if told["other_wordings"]:
        click.echo(f"  wordings:    {told['other_wordings']} besides the usual ones")
    for language in told["not_validated"]:
        click.echo(f"Note: {language} has not been validated by a native speaker.")
    for language, places in told["not_translated"].items():
        original = told["languages"][0]
        click.echo(f"Note: {language} lacks {len(places)} texts; those in {original} stand in.")
        for each in places:
            click.echo(f"    {each}")


@click.command("list")
@on_a_folder
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def list_all(data: Path | None, as_json: bool) -> None:
    """List the questionnaires and studies that are installed."""
    from resources import default_study

    library = library_in(data)
    shelved, studies = library.questionnaires(), library.studies()
    in_use = preferences_in(data).study or default_study().id
    if as_json:
        told = {
            "questionnaires": [asdict(each) for each in shelved],
            "studies": [asdict(each) for each in studies],
            "in_use": in_use,
        }
        report(told, as_json=True)
        return
    click.echo("Questionnaires (* not validated by a native speaker)")
    for each in shelved:
        said = ", ".join(f"{x}*" if x in each.not_validated else x for x in each.languages)
        came = "came with the app" if each.bundled else "installed"
        click.echo(f"  {each.id} {each.version}: {each.title or 'cannot be used'} ({said}; {came})")
        tell_problems(each.problems)
    click.echo("Studies (> new interviews belong to it)")
    for one in studies:
        mark = ">" if one.id == in_use else " "
        asks = " ".join(one.questionnaire) if one.questionnaire else "?"
        click.echo(f"{mark} {one.id}: {one.name or 'cannot be used'} ({asks})")
        tell_problems(one.problems)


@click.command()
@on_a_folder
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
def changes(data: Path | None, old: str, new: str) -> None:
    """Show what a version does differently; exit code 1 if an id or a code would change meaning.

    OLD and NEW are each a DIR; after an installed OLD, a VERSION of the same is enough for NEW.
    """
    from interviewer.versions import compare, describe

    library = library_in(data)
    before = read(library, old)
    if new in library.versions(before.id) and not Path(new).is_dir():
        new = f"{before.id}/{new}"
    after = read(library, new)
    if before.id != after.id:
        text = f'"{before.id}" and "{after.id}" are two questionnaires, not two versions of one.'
        raise click.UsageError(text)
    comparison = compare(before, after)
    click.echo(f"{before.id}: from {before.version} to {after.version}")
    for line in describe(comparison):
        click.echo(line)
    if comparison.incompatible:
        raise click.ClickException(
            f"{after.version} could not be installed beside {before.version}."
        )
