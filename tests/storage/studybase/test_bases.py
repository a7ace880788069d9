"""The study databases of a data folder: made whole, shared, and looked at when opened."""

from __future__ import annotations

import threading
from contextlib import nullcontext
from pathlib import Path

import pytest

from interviewer.errors import StoreDamaged, StoreNewer, StoreUnavailable, StudyUnknown
from storage import DataFolder
from storage.keys import DataKey
from storage.studybase import StudyBase, StudyBases
from tests.storage import examples as store_examples
from tests.storage.studybase import examples
from tests.storage.studybase.examples import STUDY, batch, merge, response


def test_a_study_is_made_once_and_found_again(bases: StudyBases, tmp_path: Path) -> None:
    assert bases.ids() == []
    assert not bases.exists(STUDY)
    with pytest.raises(StudyUnknown):
        bases.open(STUDY)
    base = bases.open(STUDY, make=True)
    base.enrol(examples.SIGNER)
    base.close()
    assert bases.ids() == [STUDY]
    assert bases.exists(STUDY)
    again = bases.open(STUDY, make=True)
    assert len(again.devices()) == 1
    again.close()
    assert [path.name for path in (tmp_path / "lead" / STUDY).iterdir() if path.stat().st_size] == [
        "study.db"
    ]


@pytest.mark.parametrize("name", ["../other", "", "a/b", "Study", "."])
def test_no_name_leads_out_of_the_folder(bases: StudyBases, name: str) -> None:
    assert not bases.exists(name)
    with pytest.raises(StudyUnknown):
        bases.open(name, make=True)


def test_who_opens_it_twice_shares_it(bases: StudyBases) -> None:
    one, two = bases.open(STUDY, make=True), bases.open(STUDY)
    one.enrol(examples.SIGNER)
    one.close()
    one.close()
    assert len(two.devices()) == 1
    two.close()
    with pytest.raises(StoreUnavailable):
        two.devices()


def test_others_wait_for_a_merge(base: StudyBase) -> None:
    seen: list[int] = []
    waiting = threading.Thread(target=lambda: seen.append(base.summary().interviews))
    with base.merging() as merging:
        merging.take(batch([response(1)]))
        waiting.start()
        assert base.summary().interviews == 1  # this thread sees what it is doing
        merging.finish()
    waiting.join()
    assert seen == [1]


def test_two_transactions_of_one_thread_are_a_bug(base: StudyBase) -> None:
    with base.merging(), pytest.raises(RuntimeError):
        base.enrol(bytes(32))


def test_the_store_lends_its_key_and_closes_it(folder: DataFolder) -> None:
    store = folder.create(store_examples.PASSPHRASE)
    base = store.study_bases.open(STUDY, make=True)
    base.enrol(examples.SIGNER)
    assert store.study_bases.ids() == [STUDY]
    store.close()
    with pytest.raises(StoreUnavailable):
        base.devices()
    store = folder.unlock(store_examples.PASSPHRASE)
    assert len(store.study_bases.open(STUDY).devices()) == 1
    store.close()


def test_a_strange_file_is_told_and_left_alone(bases: StudyBases, tmp_path: Path) -> None:
    bases.open(STUDY, make=True).close()
    path = tmp_path / "lead" / STUDY / "study.db"
    content = path.read_bytes()
    other = StudyBases(tmp_path / "lead", lambda: nullcontext(DataKey(bytes(32))))
    with pytest.raises(StoreDamaged):
        other.open(STUDY)
    path.write_bytes(content[:512] + bytes(len(content) - 512))
    with pytest.raises(StoreDamaged):
        bases.open(STUDY)
    path.write_bytes(b"")
    with pytest.raises(StoreDamaged):
        bases.open(STUDY)


def test_a_newer_schema_is_refused(bases: StudyBases) -> None:
    base = bases.open(STUDY, make=True)
    with base._file.writing() as connection:
        connection.execute("PRAGMA user_version = 99")
    base.close()
    with pytest.raises(StoreNewer):
        bases.open(STUDY)


def test_a_damaged_page_is_found_by_the_check(bases: StudyBases, tmp_path: Path) -> None:
    base = bases.open(STUDY, make=True)
    base.enrol(examples.SIGNER)
    merge(base, *examples.many(1, 50))
    base.close()
    path = tmp_path / "lead" / STUDY / "study.db"
    store_examples.flip(path, path.stat().st_size - 2000)
    base = bases.open(STUDY)
    assert base.check()
    base.close()


def test_the_file_is_as_durable_as_promised(base: StudyBase) -> None:
    with base._file.reading() as connection:
        settings = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
        tables = connection.execute("PRAGMA table_list").fetchall()
    assert settings == {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    own = [row for row in tables if not row[1].startswith("sqlite_")]
    assert all(strict for *_, strict in own)
