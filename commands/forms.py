"""Commands that write a questionnaire in another form: paper, cards, code book, Excel, preview."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from commands.finding import place_of, read, real_study, study_for
from commands.making import bundled_fonts, draft_files, read_workbook
from commands.shared import (
    FILE,
    find_identifiers,
    library_in,
    must_be_new,
    named,
    on_a_folder,
    preferences_in,
    tell_problems,
    write_folder,
    write_new,
)
from interviewer.errors import QuestionnaireInvalid

if TYPE_CHECKING:
    from interviewer.questionnaire import Questionnaire
    from interviewer.study import Study

Command = Callable[..., None]
Decorator = Callable[[Command], Command]


def new_file(name: str, what: str) -> Decorator:
    """The option for a file or folder that the command makes."""
    return click.option(
        name,
        "out",
        required=True,
        type=click.Path(path_type=Path),
        callback=named,
        help=f"{what}; one that is there already is never written over.",
    )


def study_file(command: Command) -> Command:
    """The option for a study file."""
    return click.option(
        "--study",
        "study_path",
        type=FILE,
        callback=named,
        help="A study file; without it, the installed study of the questionnaire.",
    )(command)


@click.command("from-xlsform")
@click.argument("workbook", metavar="FILE.xlsx", type=FILE, callback=named)
@new_file("--out", "The folder for the questionnaire")
def from_xlsform(workbook: Path, out: Path) -> None:
    """Make a questionnaire of an Excel form (XLSForm, as of ODK and KoboToolbox)."""
    from export.xlsform import from_xlsform as convert
    from resources import read_questionnaire

    must_be_new(out)
    draft = convert(read_workbook(workbook), workbook.name)
    write_folder(out, draft_files(draft))
    for remark in draft.remarks:
        click.echo(str(remark))
    try:
        made = read_questionnaire(out)
    except QuestionnaireInvalid as invalid:
        click.echo(f"{out} is written, and has to be mended before it can be used:")
        tell_problems(invalid.problems)
    else:
        click.echo(f"{out} is written: {made.id} {made.version}, without a mistake.")


@click.command("to-xlsform")
@on_a_folder
@click.argument("place", metavar="DIR")
@new_file("--out", "The workbook")
def to_xlsform(data: Path | None, place: str, out: Path) -> None:
    """Write a questionnaire as an Excel form (XLSForm)."""
    from export.xlsform import to_xlsform as convert

    must_be_new(out)
    content, remarks = convert(read(library_in(data), place))
    write_new({out: content})
    for remark in remarks:
        click.echo(str(remark))
    click.echo(f"{out} is written.")


def _language(asked: Questionnaire, language: str | None) -> str:
    if language is not None and language not in asked.languages:
        known = ", ".join(asked.languages)
        raise click.UsageError(f'The questionnaire has no "{language}". It has: {known}.')
    return language or asked.original


@click.command()
@on_a_folder
@click.argument("place", metavar="DIR")
@new_file("--out", "The PDF")
@study_file
@click.option("--language", help="Of the form; default the questionnaire's own.")
@click.option("--fillable", is_flag=True, help="With fields to be filled in on a screen.")
@click.option("--copies", type=click.IntRange(1, 1_000), help="So many, each with a number.")
def paper(
    data: Path | None,
    place: str,
    out: Path,
    study_path: Path | None,
    language: str | None,
    fillable: bool,
    copies: int | None,
) -> None:
    """Write the questionnaire as a paper form; without --copies, the number is left open."""
    from commands.workshop import sheet_numbers
    from export.pdf.paper_form import paper_form

    must_be_new(out)
    library = library_in(data)
    asked = read(library, place)
    study = real_study(library, asked, study_path, data)
    content = paper_form(
        asked,
        study,
        _language(asked, language),
        bundled_fonts(),
        app_language=preferences_in(data).language,
        fillable=fillable,
        sheets=sheet_numbers(copies or 0),
    )
    write_new({out: content})
    click.echo(f"{out} is written.")


@click.command("show-card")
@on_a_folder
@click.argument("place", metavar="DIR")
@new_file("--out", "The folder for the cards")
@click.option("--size", type=click.Choice(["a4", "a5"]), default="a4")
@click.option("--language", help="Of the cards; default the questionnaire's own.")
def show_card(
    data: Path | None, place: str, out: Path, size: Literal["a4", "a5"], language: str | None
) -> None:
    """Write the scales as cards for the citizen to point at, one PDF each."""
    from export.pdf.show_card import show_cards

    must_be_new(out)
    asked = read(library_in(data), place)
    cards = show_cards(asked, _language(asked, language), bundled_fonts(), size)
    if not cards:
        raise click.ClickException("The questionnaire has no scale, so there is no card.")
    write_folder(out, {f"{name}.pdf": content for name, content in cards.items()})
    click.echo(f"{len(cards)} cards are in {out}.")


@click.command("code-book")
@on_a_folder
@click.argument("place", metavar="DIR")
@new_file("--out", "The PDF")
@study_file
@click.option("--language", help="Of the texts; default the questionnaire's own.")
def code_book(
    data: Path | None, place: str, out: Path, study_path: Path | None, language: str | None
) -> None:
    """Write the code book: every variable with its codes, as it stands in the data."""
    from export.pdf.codebook_pdf import codebook_pdf

    must_be_new(out)
    library = library_in(data)
    asked = read(library, place)
    study = real_study(library, asked, study_path, data)
    content = codebook_pdf(
        asked,
        study,
        _language(asked, language),
        bundled_fonts(),
        app_language=preferences_in(data).language,
    )
    write_new({out: content})
    click.echo(f"{out} is written.")


@click.command()
@on_a_folder
@click.argument("place", metavar="DIR")
@study_file
@click.option(
    "--map",
    "map_path",
    type=FILE,
    callback=named,
    help="Write a picture of the routing to this new .png or .svg file, and open nothing.",
)
def preview(data: Path | None, place: str, study_path: Path | None, map_path: Path | None) -> None:
    """Try out a questionnaire while it is written; nothing is stored."""
    library = library_in(data)
    folder = place_of(library, place)
    language = preferences_in(data).language
    if map_path is not None:
        _draw_map(folder, map_path, language)
        return

    import resources
    from interviewer.trial import stand_in_study
    from ui.application import Application
    from ui.preview import open_preview

    app = Application(sys.argv[:1], resources.FONTS, resources.TRANSLATIONS)

    def read_both() -> tuple[Questionnaire, Study]:
        asked = resources.read_questionnaire(folder)
        study = study_for(library, asked, study_path, data)
        return asked, stand_in_study(asked) if study is None else study

    window = open_preview(app, folder, read_both, find_identifiers, language)
    try:
        code = app.exec()
    finally:
        window.close()
    if code:
        raise click.exceptions.Exit(code)


def _draw_map(folder: Path, path: Path, language: str) -> None:
    """The routing as a picture; that needs no screen."""
    import resources

    if path.suffix.lower() not in {".png", ".svg"}:
        raise click.UsageError("The picture must be called .png or .svg.")
    must_be_new(path)
    asked = resources.read_questionnaire(folder)
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    from ui.application import Application
    from ui.preview import draw_map

    app = Application(sys.argv[:1], resources.FONTS, resources.TRANSLATIONS)
    try:
        draw_map(app, asked, path, language)
    except OSError as trouble:
        text = f"{path} could not be written: {trouble.strerror or trouble}."
        raise click.ClickException(text) from None
    click.echo(f"{path} is written.")
