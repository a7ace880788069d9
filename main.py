"""The one file that sees everything: it plugs store, windows and export together.

`main.py` opens the app; its sub-commands do the same work from scripts. Exit codes: 0 done,
1 not possible (with a message on standard error), 2 wrong use, 130 interrupted.
"""

from __future__ import annotations

import io
import os
import sys
import time
from contextlib import closing, suppress
from datetime import date, datetime
from multiprocessing import freeze_support
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from commands.opening import interruptible, on_a_store, opened
from commands.shared import (
    FOLDER,
    find_identifiers,
    library_in,
    named,
    report,
    study_in_use,
)
from interviewer.errors import ExportFailed, InterviewerError, NothingToExport, StoreExists

if TYPE_CHECKING:
    from export.plan import Questionnaires
    from interviewer.enrolment import Enrolling
    from interviewer.lead import LeadDesk
    from interviewer.ports import ExportPlan, Progress, Store
    from interviewer.preferences import Preferences
    from interviewer.receipt import Receipt
    from interviewer.study import Study
    from storage.store import OpenStore
    from ui.services import Services

VERSION = "0.1.0"


class SystemClock:
    """The time as the device tells it."""

    def now(self) -> datetime:
        """Local time with its UTC offset."""
        return datetime.now().astimezone()

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        return time.monotonic()


def make_services(folder: Path) -> Services:
    """Everything the windows use, for a data folder."""
    import resources
    from commands.workshop import FileWorkshop
    from interviewer.errors import StoreUnavailable
    from interviewer.preferences import Preferences
    from resources.library import Library
    from resources.typing import BundledTyping
    from storage import DataFolder
    from storage.preferences import load, save
    from ui.services import Services

    try:
        preferences, damaged = load(folder)
    except StoreUnavailable:  # The window opens all the same, and says what is wrong.
        preferences, damaged = Preferences(), None
    on_disk = preferences
    library = Library(folder)

    def keep(wanted: Preferences) -> None:
        nonlocal on_disk
        save(folder, wanted)
        on_disk = wanted

    def chosen(study_id: str) -> tuple[Study, InterviewerError | None]:
        try:
            return library.study(study_id), None
        except InterviewerError as error:  # Likewise.
            return resources.default_study(), error

    def reload() -> tuple[Preferences, Study, InterviewerError | None]:
        nonlocal on_disk
        wanted = services.preferences
        with suppress(StoreUnavailable):
            found, damaged = load(folder)
            if damaged is not None:  # The usual ones would let interviews begin in another study.
                services.damaged_preferences, on_disk = damaged, found
            elif found != on_disk:  # Else those in force hold, also where they could not be kept.
                wanted = found
        library.forget()
        return wanted, *chosen(wanted.study)

    study, trouble = chosen(preferences.study)

    def plan(store: Store, since: date | None, progress: Progress) -> ExportPlan | None:
        # The study when it is called: another may have been chosen meanwhile.
        return plan_export(store, since, progress, services.study, library.questionnaire)

    def lead_desk(store: Store) -> LeadDesk:
        from commands.desk import Office
        from storage.store import OpenStore

        assert isinstance(store, OpenStore)  # As this file's own `DataFolder` hands it out.
        return Office(store, library, lambda: services.preferences.language)

    def enrolling(store: Store) -> Enrolling:
        from commands.enrolling import DeviceEnrolling

        return DeviceEnrolling(store, library)

    def print_receipt(receipt: Receipt, path: Path) -> None:
        from commands.making import bundled_fonts
        from commands.publishing import publish_file
        from export.pdf.receipt import receipt_pdf

        publish_file(path, receipt_pdf(receipt, bundled_fonts()))

    services = Services(
        folder=DataFolder(folder),
        library=library,
        workshop=FileWorkshop(library, folder, lambda: services.preferences.language),
        study=study,
        questionnaires=library.questionnaire,
        clock=SystemClock(),
        preferences=preferences,
        keep_preferences=keep,
        damaged_preferences=damaged,
        plan_export=plan,
        find=find_identifiers,
        strength=passphrase_strength,
        version=VERSION,
        reload=reload,
        print_receipt=print_receipt,
        typing=BundledTyping(),
        study_trouble=trouble,
        lead=lead_desk,
        enrolling=enrolling,
    )
    return services


def open_app(folder: Path) -> int:
    """Show the window and run until it is closed; returns the exit code."""
    import resources
    from ui.application import Application
    from ui.window import MainWindow

    app = Application(sys.argv[:1], resources.FONTS, resources.TRANSLATIONS)
    window = MainWindow(app, make_services(folder))
    if window.screen().availableGeometry().height() < LOW_SCREEN:
        window.showMaximized()  # On a tablet every pixel counts, and no button lies outside.
    else:
        window.show()
    return app.exec()


def plan_export(
    store: Store,
    since: date | None,
    progress: Progress,
    study: Study | None = None,
    questionnaires: Questionnaires | None = None,
) -> ExportPlan | None:
    """Plan a batch of a study, by default the bundled one, with the bundled lexicon.

    It is sealed where the device is enrolled in that study.
    """
    import resources
    from export.plan import plan_export as plan
    from resources.screening import load_lexicon

    study = study or resources.default_study()
    return plan(
        store,
        questionnaires or resources.load_questionnaire,
        study,
        load_lexicon(),
        since,
        progress=progress,
        enrolled=store.enrolments.get(study.id),
    )


def unlike_its_name(path: Path, *, sealed: bool) -> str:
    """What to say of a batch with an ending that is not its own; "" where it has its own."""
    ending = ".batch" if sealed else ".zip"
    if path.name.endswith(ending):
        return ""
    what = "is signed and encrypted" if sealed else "is neither signed nor encrypted"
    said = f"{path.name}: this batch {what}; the names of such files end in {ending}."
    found = path.name.endswith((".batch", ".zip"))
    return said if found else f"{said} Merging a folder passes others over."


def passphrase_strength(passphrase: str) -> int:
    """0 (very weak) to 4 (strong), as zxcvbn judges it; it refuses more than 72 characters."""
    from zxcvbn import zxcvbn

    return int(zxcvbn(passphrase[:72])["score"]) if passphrase else 0


LOW_SCREEN = 900
"""Pixels: on a screen lower than this, the window takes all of it."""
ELSEWHERE = (
    "enrol",
    "merge",
    "questionnaire",
    "release",
    "review",
    "shorthand",
    "status",
    "study",
)
"""Commands with a module of their own, read when they are asked for: the app starts without."""


def _elsewhere(name: str) -> click.Command:
    """One of these; written out, so that whoever bundles the app finds them."""
    match name:
        case "enrol":
            from commands.enrol import enrol

            return enrol
        case "merge":
            from commands.merge import merge

            return merge
        case "questionnaire":
            from commands.questionnaire import questionnaire

            return questionnaire
        case "release":
            from commands.release import release

            return release
        case "review":
            from commands.review import review

            return review
        case "shorthand":
            from commands.shorthand import shorthand

            return shorthand
        case "status":
            from commands.status import status

            return status
        case _:
            from commands.study import study

            return study


class Commands(click.Group):
    """Ends with a message and an exit code where a person can do something about it.

    A bug keeps its traceback.
    """

    def list_commands(self, context: click.Context) -> list[str]:
        """Those here and those elsewhere."""
        return sorted({*super().list_commands(context), *ELSEWHERE})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command called `name`."""
        if name in ELSEWHERE and name not in self.commands:
            self.add_command(_elsewhere(name))
        return super().get_command(context, name)

    def invoke(self, context: click.Context) -> object:
        """Run the command."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # A console that has no Danish, or no Arabic.
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(context)
        except InterviewerError as error:
            click.echo(str(error), err=True)
            code = 1
        except (KeyboardInterrupt, click.Abort) as stop:
            no_one_there = isinstance(stop.__context__, EOFError)
            said = "No answer was given." if no_one_there else "\nStopped."
            click.echo(f"{said} Nothing is left half done.", err=True)
            code = 1 if no_one_there else 130
        raise click.exceptions.Exit(code)


@click.group(cls=Commands, invoke_without_command=True)
@click.option(
    "--data", type=FOLDER, callback=named, help="The data folder, in place of the user's own."
)
@click.version_option(VERSION)
@click.pass_context
def cli(context: click.Context, data: Path | None) -> None:
    """Guide face-to-face interviews, offline; without a command, open the app.

    Exit codes: 0 done, 1 not possible, 2 wrong use, 130 interrupted.
    """
    if context.invoked_subcommand is None:
        from storage import default_folder

        context.exit(open_app(data or default_folder()))
    context.default_map = {
        name: _with_data(command, data) for name, command in cli.commands.items()
    }


def _with_data(command: click.Command, data: Path | None) -> dict[str, object]:
    """What --data before a command means for it, and for its sub-commands."""
    if isinstance(command, click.Group):
        return {name: _with_data(each, data) for name, each in command.commands.items()}
    return {"data": data}


@cli.command()
@on_a_store
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    callback=named,
    is_eager=True,
    help="The batch file; one that is there already is never written over.",
)
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    help="All interviews begun on this day or later, exported or not.",
)
@click.option("--study", "study_id", help="The id of a study; default the one in use.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def export(
    data: Path | None,
    file: IO[str] | None,
    out: Path,
    since: datetime | None,
    study_id: str | None,
    as_json: bool,
) -> None:
    """Write an anonymised batch of all finished interviews that no batch holds yet.

    What the screening finds in the notes and nobody has decided on is replaced. Where the device is
    enrolled in the study, the batch is signed and encrypted to the study's project leads.
    """
    library = library_in(data)
    study = study_in_use(library, data, study_id)
    if os.path.lexists(out):  # Better said before the passphrase is asked for.
        raise ExportFailed(out, "exists", "a file of that name is there already")
    with opened(data, file) as store, interruptible() as go_on:
        day = since.date() if since else None
        plan = plan_export(store, day, go_on, study, library.questionnaire)
        if plan is None:
            raise click.Abort
        if plan.empty:
            from interviewer.anonymise import Reason

            others = sum(each.reason is Reason.STUDY for each in plan.left_out)
            raise NothingToExport(others)
        written = plan.write(out, progress=go_on)
        if written is None:
            raise click.Abort
        if told := unlike_its_name(out, sealed=bool(plan.sealed_for)):
            click.echo(told, err=True)
        screened = written.screened
        leads = [key.fingerprint for key in plan.sealed_for]
        summary = {
            "file": str(written.path),
            "sha256": written.record.sha256,
            "batch": written.record.id,
            "number": written.record.number,
            "finished": plan.finished,
            "partial": plan.partial,
            "contacts": sum(plan.dispositions.values()),
            "withdrawals": len(plan.withdrawals),
            "notes": plan.notes,
            "waiting": plan.waiting,
            "finds_replaced": screened.replaced + screened.replaced_unresolved,
            "finds_replaced_undecided": screened.replaced_unresolved,
            "finds_kept": screened.kept,
            "left_out": len(plan.left_out),
            "sealed_for": leads if as_json else "; ".join(leads) or "nobody: it is not encrypted",
        }
    report(summary, as_json)


@cli.command()
@on_a_store
@click.option("--interviews", "count", required=True, type=click.IntRange(1, 100_000))
@click.option("--seed", required=True, type=int, help="The same seed makes the same interviews.")
def demo(data: Path | None, file: IO[str] | None, count: int, seed: int) -> None:
    """Fill a new store with made-up interviews; one that holds interviews is left as it is."""
    import resources
    from interviewer.demo import made_up_contacts, made_up_interviews
    from resources.demo import load_demo
    from storage import default_folder

    study = resources.default_study()
    questionnaire = resources.load_questionnaire(*study.questionnaire)
    made_up = load_demo(questionnaire, study)
    with opened(data, file, make=True) as store:
        kept = store.interviews
        if kept.unfinished() or any(kept.to_export(None, again=True)):
            raise StoreExists(data or default_folder())
        store.add_many(
            made_up_interviews(questionnaire, study, made_up, count, seed),
            made_up_contacts(study, made_up, count, seed),
        )
    click.echo(f"{count} made-up interviews are in the store. Keep it for trying out.")


@cli.command()
@on_a_store
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def check(data: Path | None, file: IO[str] | None, as_json: bool) -> None:
    """Check every page of the store, and every interview against its questionnaire.

    Of the studies that are led from here: every page, content and decision, and the log's chain.
    """
    from interviewer.interview import Status
    from interviewer.validity import check as check_store

    library = library_in(data)
    with opened(data, file) as store, interruptible() as go_on:
        found = check_store(store, library.questionnaire, library.study)
        led = {name: _check_led(store, name, go_on) for name in store.study_bases.ids()}
    counts = {status.value: found.interviews.get(status, 0) for status in Status}
    wrong = {name: list(rules) for name, rules in found.faults.items()}
    others: dict[str, object] = {"contacts": found.contacts, "batches": found.batches}
    if led:
        others["led"] = {name: faults or ["whole"] for name, faults in led.items()}
    report({"pages": "whole", **counts, **others, "faults": wrong}, as_json)
    if wrong:
        raise click.ClickException(
            f"Not as they should be: {len(wrong)} interviews, named above. They were left as they "
            "are; the others are whole."
        )
    if any(led.values()):
        raise click.ClickException("A study that is led from here is not as it should be, above.")


def _check_led(store: OpenStore, study_id: str, go_on: Progress) -> list[str]:
    """What in a led study's database is not as it should be."""
    with closing(store.study_bases.open(study_id)) as base:
        return list(base.check(go_on))


if __name__ == "__main__":
    freeze_support()  # Merging and release begin processes of their own, from a bundle too.
    cli()
