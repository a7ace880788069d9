"""A device takes a lead's study file, and later ones of the same lead alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest

from commands.enrolling import (
    enrol_device,
    enrolment_of,
    install,
    open_study_file,
    use_study,
)
from export.sealing import device_key, make_lead_secret
from export.study_file import StudyPackage, build_study_file, read_study_file
from interviewer.enrolment import parse_enrolment
from interviewer.errors import NotSaved, QuestionnaireInvalid, StudyFileRefused, StudyInvalid
from interviewer.keys import Enrolled
from resources.library import Library

LEAD = make_lead_secret(bytes(32))
NONE: Mapping[str, str] = MappingProxyType({})
OTHER = make_lead_secret(bytes([1] * 32))


@dataclass
class MemoryEnrolments:
    """An `EnrolmentStore`; with `full` set it keeps nothing more."""

    kept: dict[str, Enrolled] = field(default_factory=dict)
    full: bool = False

    def get(self, study_id: str) -> Enrolled | None:
        return self.kept.get(study_id)

    def all(self) -> Sequence[Enrolled]:
        return [self.kept[name] for name in sorted(self.kept)]

    def save(self, enrolled: Enrolled) -> None:
        if self.full:
            raise NotSaved("full", "no space left")
        self.kept[enrolled.study_id] = enrolled


@dataclass
class Device:
    """What is on one device."""

    folder: Path
    enrolments: MemoryEnrolments = field(default_factory=MemoryEnrolments)

    @property
    def store(self) -> Any:
        return SimpleNamespace(enrolments=self.enrolments)

    @property
    def library(self) -> Library:
        return Library(self.folder)

    def enrol(self, package: StudyPackage, fingerprint: str | None = None) -> Enrolled:
        return enrol_device(self.store, self.library, package, fingerprint)

    def files(self) -> dict[str, bytes]:
        found = sorted(self.folder.rglob("*.toml"))
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in found}


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path / "device")


@pytest.fixture
def source(tmp_path: Path) -> Library:
    return Library(tmp_path / "lead")


def handed_out(
    source: Library, revision: int = 1, changes: Mapping[str, str] = NONE
) -> StudyPackage:
    """The bundled study under an id of its own, as it is read from its signed file."""
    words = source.study_source("vive-2020").decode()
    for old, new in {'id = "vive-2020"\nlang': 'id = "town-2026"\nlang', **changes}.items():
        assert old in words
        words = words.replace(old, new, 1)
    package = StudyPackage(
        "town-2026",
        revision,
        (LEAD.key,),
        words.encode(),
        {("vive-2020", "1.1"): source.questionnaire_source("vive-2020", "1.1")},
    )
    return signed(package)


def signed(package: StudyPackage) -> StudyPackage:
    lead = {secret.key: secret for secret in (LEAD, OTHER)}[package.leads[0]]
    return read_study_file(build_study_file(package, lead), "s.study")


def refusal(device: Device, package: StudyPackage, fingerprint: str | None = None) -> str:
    """Why it is refused; nothing of it may have come in."""
    before = device.files(), dict(device.enrolments.kept)
    with pytest.raises(StudyFileRefused) as caught:
        device.enrol(package, fingerprint)
    assert (device.files(), device.enrolments.kept) == before
    return caught.value.reason


def test_a_device_is_enrolled_and_has_the_study(device: Device, source: Library) -> None:
    package = handed_out(source)
    enrolled = device.enrol(package)
    assert device.enrolments.kept == {"town-2026": enrolled}
    assert enrolled.revision == 1
    assert enrolled.lead == LEAD.key
    assert enrolled.recipients == (LEAD.key,)
    assert enrolled.device == device_key(enrolled.seed)
    assert enrolled.study_file == package.content
    assert enrolled.enrolled_at.tzinfo is not None
    study = device.library.study("town-2026")
    assert study.questionnaire == ("vive-2020", "1.1")


def test_the_enrolment_brings_the_device_to_its_lead(device: Device, source: Library) -> None:
    enrolled = device.enrol(handed_out(source))
    code = enrolment_of(enrolled)
    assert "\n" not in code
    assert parse_enrolment(code, "town-2026", LEAD.key) == enrolled.device


def test_each_study_knows_the_device_by_another_key(device: Device, source: Library) -> None:
    package = handed_out(source)
    other = replace(
        package,
        study_id="city-2026",
        study_toml=package.study_toml.replace(b"town-2026", b"city-2026"),
    )
    assert device.enrol(package).device != device.enrol(signed(other)).device


def test_a_questionnaire_that_is_new_comes_along(device: Device, source: Library) -> None:
    files = dict(source.questionnaire_source("vive-2020", "1.1"))
    name = "questionnaire.toml"
    files[name] = files[name].replace(b'version = "1.1"', b'version = "1.2"')
    package = handed_out(source, 1, {'version = "1.1"': 'version = "1.2"'})
    device.enrol(signed(replace(package, questionnaires={("vive-2020", "1.2"): files})))
    assert device.library.study("town-2026").questionnaire == ("vive-2020", "1.2")
    assert device.library.questionnaire("vive-2020", "1.2").version == "1.2"


def test_another_fingerprint_than_the_expected_is_refused(device: Device, source: Library) -> None:
    package = handed_out(source)
    assert refusal(device, package, OTHER.key.fingerprint) == "fingerprint"
    with pytest.raises(StudyFileRefused) as caught:
        device.enrol(package, OTHER.key.fingerprint)
    assert LEAD.key.fingerprint[:5] not in str(caught.value), "it would only be copied"
    device.enrol(package, LEAD.key.fingerprint.replace(" ", "-"))


@pytest.mark.parametrize("text", ["", "85185", "hej"])
def test_what_is_no_fingerprint_is_called_so(device: Device, source: Library, text: str) -> None:
    package = handed_out(source)
    assert refusal(device, package, text) == "no_fingerprint"


def test_a_later_revision_takes_effect(device: Device, source: Library) -> None:
    first = device.enrol(handed_out(source))
    later = handed_out(source, 2, {"target = [30, 40]": "target = [50, 60]"})
    later = signed(replace(later, leads=(LEAD.key, OTHER.key)))
    second = device.enrol(later)
    assert second == replace(
        first, revision=2, recipients=(LEAD.key, OTHER.key), study_file=later.content
    )
    assert device.enrolments.kept == {"town-2026": second}
    targets = [group.target for group in device.library.study("town-2026").groups]
    assert targets.count((50, 60)) == 1


def test_the_same_file_again_changes_nothing(device: Device, source: Library) -> None:
    package = handed_out(source)
    first = device.enrol(package)
    before = device.files()
    assert device.enrol(package) == first
    assert device.files() == before


def test_an_earlier_revision_is_refused(device: Device, source: Library) -> None:
    first = handed_out(source)
    device.enrol(handed_out(source, 2))
    assert refusal(device, first) == "older"


def test_the_same_revision_with_other_content_is_refused(device: Device, source: Library) -> None:
    device.enrol(handed_out(source))
    changed = handed_out(source, 1, {"target = [30, 40]": "target = [50, 60]"})
    assert refusal(device, changed) == "same_number"


def test_another_lead_is_refused(device: Device, source: Library) -> None:
    package = handed_out(source)
    device.enrol(signed(replace(package, leads=(LEAD.key, OTHER.key))))
    usurped = signed(replace(package, revision=2, leads=(OTHER.key, LEAD.key)))
    assert refusal(device, usurped) == "other_lead"


def test_a_study_that_is_not_what_its_manifest_says_is_refused(
    device: Device, source: Library
) -> None:
    package = handed_out(source)
    assert refusal(device, signed(replace(package, study_id="city-2026"))) == "damaged"
    files = package.questionnaires[("vive-2020", "1.1")]
    wrong = replace(package, questionnaires={("vive-2020", "1.2"): files})
    assert refusal(device, signed(wrong)) == "damaged"


def test_a_study_with_mistakes_is_refused_whole(device: Device, source: Library) -> None:
    package = handed_out(source)
    with pytest.raises(StudyInvalid):
        device.enrol(signed(replace(package, study_toml=b"format = 2\n")))
    wrong = package.study_toml.replace(b"\nage = [", b"\naeg = [")
    with pytest.raises(StudyInvalid):
        device.enrol(signed(replace(package, study_toml=wrong)))
    broken = {("vive-2020", "1.2"): {"questionnaire.toml": b"no"}}
    with pytest.raises(QuestionnaireInvalid):
        device.enrol(signed(replace(package, questionnaires=broken)))
    assert not device.files()
    assert not device.enrolments.kept


def test_what_was_collected_in_bands_does_not_become_exact(device: Device, source: Library) -> None:
    first = device.enrol(handed_out(source))
    bands = "age = [20, 25, 30, 35, 40, 45, 50, 55, 60]"
    with pytest.raises(StudyInvalid):
        device.enrol(handed_out(source, 2, {bands: "age = []"}))
    assert device.enrolments.kept == {"town-2026": first}


def test_what_was_stopped_halfway_is_completed_by_the_same_file(
    device: Device, source: Library
) -> None:
    package = handed_out(source)
    device.enrolments.full = True
    with pytest.raises(NotSaved):
        device.enrol(package)
    device.enrolments.full = False
    device.enrol(package)
    (device.folder / "studies" / "town-2026.toml").unlink()
    device.enrol(package)
    assert device.library.study("town-2026").id == "town-2026"


def test_a_package_may_name_numbers_of_versions_that_come_with_it(
    device: Device, source: Library
) -> None:
    """An earlier version asked for a number that the present one no longer has."""
    files = dict(source.questionnaire_source("vive-2020", "1.1"))
    files = {
        name: words.replace(b'version = "1.1"', b'version = "0.9"').replace(
            b"unemployment", b"jobless"
        )
        for name, words in files.items()
    }
    package = handed_out(source, 1, {"[bands]": "[bands]\njobless = [6]"})
    both = {**package.questionnaires, ("vive-2020", "0.9"): files}
    device.enrol(signed(replace(package, questionnaires=both)))
    assert "jobless" in device.library.study("town-2026").bands


def test_files_are_opened_with_bounds(tmp_path: Path, source: Library) -> None:
    package = handed_out(source)
    path = tmp_path / "town.study"
    path.write_bytes(package.content)
    assert open_study_file(path) == package
    reasons = {}
    path.write_bytes(bytes(21 << 20))
    for name in ("town.study", "nowhere.study", "."):
        with pytest.raises(StudyFileRefused) as caught:
            open_study_file(tmp_path / name)
        reasons[name] = caught.value.reason
    assert reasons == {"town.study": "too_large", "nowhere.study": "no_access", ".": "no_access"}


def test_a_lead_may_install_it_without_enrolling(device: Device, source: Library) -> None:
    assert install(device.library, handed_out(source)).id == "town-2026"
    assert not device.enrolments.kept


def test_a_command_can_put_the_study_to_use(tmp_path: Path) -> None:
    from storage.preferences import load

    use_study(tmp_path, "town-2026")
    assert load(tmp_path)[0].study == "town-2026"
