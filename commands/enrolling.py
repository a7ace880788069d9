"""Enrolment on the device: a lead's study file is opened, compared, installed and kept.

`DeviceEnrolling` fulfils `interviewer.enrolment.Enrolling` for the windows.
The windows and the command line do it alike: `open_study_file` reads and changes nothing,
`enrol_device` takes it. The study and its questionnaires are installed first and the enrolment is
kept last, so that whatever stops it in between, opening the same file once more completes it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from commands.publishing import publish_file
from interviewer.codes import is_fingerprint, one_line, same_fingerprint
from interviewer.enrolment import Offer, enrolment_code, enrolment_file
from interviewer.errors import (
    DataInvalid,
    QuestionnaireUnknown,
    StudyFileRefused,
    StudyInvalid,
    StudyUnknown,
)
from interviewer.keys import Enrolled
from interviewer.study import check_study, parse_study

if TYPE_CHECKING:
    from export.study_file import StudyPackage
    from interviewer import enrolment
    from interviewer.ports import Store
    from interviewer.questionnaire import Questionnaire
    from interviewer.study import Study
    from resources.library import Library


def open_study_file(path: Path) -> StudyPackage:
    """What a study file holds, as its lead has signed it; `StudyFileRefused`."""
    from export.study_file import SIZE_LIMIT, read_study_file

    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise StudyFileRefused(path.name, "too_large")
        content = path.read_bytes()
    except OSError as trouble:
        detail = (trouble.strerror or "").lower()
        raise StudyFileRefused(path.name, "no_access", detail) from None
    return read_study_file(content, path.name)


def enrol_device(
    store: Store,
    library: Library,
    package: StudyPackage,
    expected_fingerprint: str | None = None,
) -> Enrolled:
    """Enrol this device in a study, or take a later revision of one in which it is enrolled.

    A person has compared the first lead's fingerprint before, or it is held to
    `expected_fingerprint` here. `StudyFileRefused`, and `StudyInvalid` or `QuestionnaireInvalid`
    where the study cannot take the place of what is on this device.
    """
    from export.sealing import make_device_seed

    lead = package.leads[0]
    if expected_fingerprint is not None:
        check_fingerprint(package, expected_fingerprint)
    known = store.enrolments.get(package.study_id)
    if known is not None:
        return take_revision(store, library, package, known)
    install(library, package)
    seed, device = make_device_seed()
    enrolled = Enrolled(
        study_id=package.study_id,
        revision=package.revision,
        lead=lead,
        recipients=package.leads,
        device=device,
        seed=seed,
        enrolled_at=datetime.now(UTC).astimezone(),
        study_file=package.content,
    )
    store.enrolments.save(enrolled)
    return enrolled


def check_fingerprint(package: StudyPackage, expected: str) -> None:
    """`StudyFileRefused` where a package is signed by another lead than the one expected.

    Never with the fingerprint that it has: it would only be copied.
    """
    if not is_fingerprint(expected):
        raise StudyFileRefused(package.study_id, "no_fingerprint")
    if not same_fingerprint(package.leads[0].fingerprint, expected):
        raise StudyFileRefused(package.study_id, "fingerprint")


def take_revision(
    store: Store, library: Library, package: StudyPackage, known: Enrolled
) -> Enrolled:
    """Let a later revision of the study take effect; the very same one changes nothing.

    `StudyFileRefused` where another lead has signed it ("other_lead"), where it is earlier than the
    one in force ("older"), or another of the same number ("same_number").
    """
    check_revision(package, known)
    install(library, package)
    if package.revision == known.revision:
        return known
    enrolled = replace(
        known,
        revision=package.revision,
        recipients=package.leads,
        study_file=package.content,
    )
    store.enrolments.save(enrolled)
    return enrolled


def check_revision(package: StudyPackage, known: Enrolled) -> None:
    """`StudyFileRefused` where this is nothing that may follow what is in force."""
    from export.study_file import read_study_file

    if package.leads[0] != known.lead:
        raise StudyFileRefused(package.study_id, "other_lead")
    if package.revision < known.revision:
        detail = f"revision {package.revision}, and {known.revision} is in force"
        raise StudyFileRefused(package.study_id, "older", detail)
    in_force = read_study_file(known.study_file, package.study_id)
    if package.revision == known.revision and package != in_force:
        raise StudyFileRefused(package.study_id, "same_number", f"revision {package.revision}")


def parse_package(package: StudyPackage) -> tuple[Study, dict[tuple[str, str], Questionnaire]]:
    """The study and the questionnaires in a package, read and not yet held to this device.

    `StudyInvalid`, `QuestionnaireInvalid`; `StudyFileRefused` where they are others than it says.
    """
    import resources

    file = f"{package.study_id}.toml"
    study = parse_study(resources.parse_toml(package.study_toml, file, StudyInvalid), file)
    if study.id != package.study_id:
        raise StudyFileRefused(package.study_id, "damaged", "study")
    found = {}
    for key, files in package.questionnaires.items():
        with tempfile.TemporaryDirectory() as name:
            questionnaire = resources.read_questionnaire(_written(Path(name), files))
        if (questionnaire.id, questionnaire.version) != key:
            raise StudyFileRefused(package.study_id, "damaged", "/".join(key))
        found[key] = questionnaire
    return study, found


def install(library: Library, package: StudyPackage) -> Study:
    """Put a package's questionnaires and study in the library, and return the study as installed.

    All is read and the study held to its questionnaire before anything is written. Where the
    library still refuses the study, as it may not take the place of the one there, at most
    questionnaires were added that no study asks.
    """
    study, questionnaires = parse_package(package)
    if (asked := questionnaires.get(study.questionnaire)) is not None:
        versions = [*questionnaires.values(), *library.usable(asked.id)]
        others = [each for each in versions if each.id == asked.id]
        check_study(study, asked, f"{study.id}.toml", others)
    for files in package.questionnaires.values():
        with tempfile.TemporaryDirectory() as name:
            library.add_questionnaire(_written(Path(name), files))
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / f"{study.id}.toml"
        path.write_bytes(package.study_toml)
        return library.add_study(path)


def enrolment_of(enrolled: Enrolled) -> str:
    """The code, on one line, by which the lead takes this device in."""
    return one_line(enrolment_code(enrolled.study_id, enrolled.lead, enrolled.device))


class DeviceEnrolling:
    """Fulfils `interviewer.enrolment.Enrolling` on an unlocked store."""

    def __init__(self, store: Store, library: Library) -> None:
        self._store = store
        self._library = library

    def open(self, path: Path) -> Offer:
        """Read a study file; nothing is changed."""
        package = open_study_file(path)
        known = self._store.enrolments.get(package.study_id)
        try:
            if known is not None:
                check_revision(package, known)
            study, _ = parse_package(package)
        except StudyFileRefused as refused:  # A person knows the file by its name.
            raise StudyFileRefused(path.name, refused.reason, refused.detail) from None
        before = None
        with suppress(StudyUnknown, DataInvalid, QuestionnaireUnknown):
            before = self._library.study(package.study_id)
        return Offer(study, package.revision, package.leads, known, before, package)

    def take(self, offer: Offer) -> Enrolled:
        """Enrol, or let the later revision take effect."""
        return enrol_device(self._store, self._library, offer.package)

    def save_code(self, enrolled: Enrolled, path: Path) -> None:
        """Write the enrolment code as a file for the lead."""
        publish_file(path, enrolment_file(enrolment_of(enrolled)))


def use_study(folder: Path, study_id: str) -> None:
    """Let new interviews belong to this study from now on, for commands; windows ask `Services`."""
    from storage.preferences import load, save

    save(folder, replace(load(folder)[0], study=study_id))


def _written(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


if TYPE_CHECKING:

    def _fulfils_the_port(enrolling: DeviceEnrolling) -> enrolment.Enrolling:
        return enrolling
