"""What the device and the lead sign and read with: kept whole, and never shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from interviewer.errors import KeyExists
from interviewer.keys import SEED_BYTES, Enrolled, LeadKey, LeadSecret
from storage import DataFolder
from storage.store import OpenStore
from tests.storage import examples

LEAD = LeadKey(b"\1" * 32, "age1lead")
OTHER = LeadKey(b"\2" * 32, "age1other")
SEED = bytes(range(SEED_BYTES))


def enrolled(**values: Any) -> Enrolled:
    given: dict[str, Any] = {
        "study_id": "vive-2026",
        "revision": 1,
        "lead": LEAD,
        "recipients": (LEAD,),
        "device": b"\3" * 32,
        "seed": SEED,
        "enrolled_at": examples.MORNING,
        "study_file": b"PK\0whole",
    }
    return Enrolled(**given | values)


def test_an_enrolment_comes_back_as_it_was(store: OpenStore) -> None:
    assert store.enrolments.get("vive-2026") is None
    several = enrolled(study_id="another", recipients=(OTHER, LEAD))
    for each in (enrolled(), several):
        store.enrolments.save(each)
    assert store.enrolments.get("vive-2026") == enrolled()
    assert store.enrolments.all() == [several, enrolled()]


def test_a_later_revision_keeps_what_the_lead_knows_the_device_by(store: OpenStore) -> None:
    store.enrolments.save(enrolled(recipients=(LEAD, OTHER)))
    later = enrolled(
        revision=2,
        recipients=(LEAD,),
        study_file=b"new",
        device=b"\4" * 32,
        seed=b"\4" * 32,
        enrolled_at=examples.MORNING.replace(year=2027),
    )
    store.enrolments.save(later)
    assert store.enrolments.all() == [enrolled(revision=2, study_file=b"new")]


@pytest.mark.parametrize(
    "change",
    [
        {"revision": 3, "lead": OTHER},
        {"revision": 3, "lead": replace(LEAD, recipient="age1other")},
        {"revision": 1},
    ],
)
def test_another_lead_or_an_earlier_revision_changes_nothing(
    store: OpenStore, change: dict[str, Any]
) -> None:
    store.enrolments.save(enrolled(revision=2))
    with pytest.raises(ValueError, match=r"lead|revision"):
        store.enrolments.save(enrolled(**change))
    assert store.enrolments.all() == [enrolled(revision=2)]


def test_a_leads_key_is_kept_once_and_no_other_takes_its_place(store: OpenStore) -> None:
    assert store.lead_keys.get() is None
    secret = LeadSecret(LEAD, SEED)
    for _ in range(2):
        store.lead_keys.save(secret)
    with pytest.raises(KeyExists):
        store.lead_keys.save(LeadSecret(OTHER, b"\7" * 32))
    assert store.lead_keys.get() == secret


def test_seeds_survive_a_restore_and_stand_nowhere_in_the_clear(
    folder: DataFolder, path: Path
) -> None:
    store = folder.create(examples.PASSPHRASE)
    store.enrolments.save(enrolled())
    store.lead_keys.save(LeadSecret(LEAD, SEED))
    store.back_up()
    store.close()
    assert SEED not in b"".join(f.read_bytes() for f in path.rglob("*") if f.is_file())
    backup = folder.newest_good_backup(examples.PASSPHRASE)
    assert backup is not None
    folder.restore(backup, examples.PASSPHRASE)
    store = folder.unlock(examples.PASSPHRASE)
    assert store.enrolments.all() == [enrolled()]
    assert store.lead_keys.get() == LeadSecret(LEAD, SEED)
    store.close()


def test_no_seed_is_shown() -> None:
    shown = repr([enrolled(), LeadSecret(LEAD, SEED)])
    assert repr(SEED) not in shown
    assert "whole" not in shown
