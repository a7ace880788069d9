"""`main.py questionnaire`: questionnaires from the command line, with no window open."""

from __future__ import annotations

import click

from commands import checking, forms, installing


@click.group()
def questionnaire() -> None:
    """Check, install, compare and use questionnaires.

    DIR is a folder with a questionnaire's files, or an installed one: ID (its latest version) or
    ID/VERSION.
    """


for _command in (
    checking.check,
    checking.list_all,
    checking.changes,
    installing.add,
    installing.use,
    installing.validate,
    forms.preview,
    forms.paper,
    forms.show_card,
    forms.code_book,
    forms.from_xlsform,
    forms.to_xlsform,
):
    questionnaire.add_command(_command)
