"""A withdrawn interview is gone: from the file, its WAL and every backup, after a crash too."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from interviewer.contact import Disposition
from interviewer.interview import Interview
from storage import DataFolder, backups, database, inspection
from storage import store as store_module
from storage.store import OpenStore
from tests.storage import examples

MARK = "Zebrafinkeskov"


def withdrawn_contact() -> Any:
    return examples.make_contact(Disposition.WITHDRAWN)


def everything(path: Path) -> bytes:
    """The bytes of all files, whatever they are."""
    return b"".join(file.read_bytes() for file in path.rglob("*") if file.is_file())


def pending(store: OpenStore) -> int:
    with store._database.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM pending_erasures").fetchone()[0])


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stores without encryption, so that a test can read their raw pages."""

    def no_key(connection: Any, _key: Any) -> None:
        connection.execute("PRAGMA cipher_log_level = NONE")

    monkeypatch.setattr(database, "give_key", no_key)
    for module in (inspection, store_module):
        monkeypatch.setattr(module, "bad_pages", lambda _connection: set())


@pytest.mark.usefixtures("plain")
# With secure_delete alone the last two leave traces in the free space of pages.
@pytest.mark.parametrize("seed", [1, 67, 140])
def test_no_page_keeps_a_trace(folder: DataFolder, path: Path, seed: int) -> None:
    chance = random.Random(seed)

    def begin(study: str) -> Interview:
        # Not a random id: these seeds are known to leave traces where nothing is written anew.
        return examples.make_interview("", id=f"{chance.getrandbits(128):032x}", study_id=study)

    store = folder.create(examples.PASSPHRASE)
    taken = [begin(MARK) for _ in range(12)]
    others = [begin("vive-2026") for _ in range(30)]
    # Notes grow and shrink, so rows move between pages, and a backup catches them at each stage.
    for _ in range(5):
        for interview in chance.sample(taken + others, 42):
            word = MARK if interview in taken else "andet "
            text = word * chance.choice([1, 5, 30, 200, 1500])
            store.interviews.save(interview.with_note(("q1", "why"), text))
        store.back_up()
    for interview in others[:20]:
        store.interviews.discard(interview.id)
    assert MARK.encode() in everything(path)
    assert len(list((path / "backups").glob("*.db"))) > 2
    for interview in taken:
        store.interviews.withdraw(interview.id, withdrawn_contact())
    assert MARK.encode() not in everything(path)
    assert not any(interview.id.encode() in everything(path) for interview in taken)
    assert len(store.interviews.unfinished()) == 10
    store.close()


def test_a_withdrawal_counts_and_spares_the_others(store: OpenStore) -> None:
    gone, stays = examples.make_finished(), examples.make_finished()
    contact = withdrawn_contact()
    store.add_many([gone, stays], [])
    store.interviews.withdraw(gone.id, contact)
    assert [i.id for i in store.interviews.to_export(None, again=True)] == [stays.id]
    assert store.contacts.to_export(None, again=True) == [contact]
    with pytest.raises(KeyError):
        store.interviews.withdraw(gone.id, withdrawn_contact())
    assert store.contacts.to_export(None, again=True) == [contact]


def _in_backup(path: Path, backup: Path, interview: Interview) -> bool:
    connection = examples.raw(path, f"backups/{backup.name}")
    try:
        found = connection.execute("SELECT 1 FROM interviews WHERE id = ?", (interview.id,))
        return found.fetchone() is not None
    finally:
        connection.close()


def test_a_crash_at_any_step_is_completed_at_the_next_unlock(
    folder: DataFolder, path: Path, tmp_path: Path
) -> None:
    store = folder.create(examples.PASSPHRASE)
    gone, stays = examples.make_interview(), examples.make_interview()
    store.add_many([gone, stays], [])
    store.back_up()
    store.interviews.save(stays)
    store.back_up()
    store.close()
    folder.release()
    outcomes = set()
    for at in range(1, 100):
        trial = examples.copy(path, tmp_path / f"trial-{at}")
        victim = examples.run_victim(trial, "withdraw", at, gone.id)
        again = examples.data_folder(trial)
        store = again.unlock(examples.PASSPHRASE)
        there = {line.id for line in store.interviews.unfinished()}
        contacts = len(store.contacts.to_export(None, again=True))
        assert pending(store) == 0
        store.close()
        if gone.id in there:  # the transaction had not been committed: nothing has happened
            assert contacts == 0
        else:
            assert contacts == 1
            for backup in backups.listed(again._layout):
                assert not _in_backup(trial, backup, gone)
        assert stays.id in there
        outcomes.add(gone.id in there)
        good = again.newest_good_backup(examples.PASSPHRASE)
        assert good is not None
        assert good.interviews == len(there)
        again.release()
        shutil.rmtree(trial)
        if not victim.killed:
            break
    else:
        pytest.fail("the withdrawal never came to its end")
    assert outcomes == {True, False}


def test_a_backup_that_cannot_be_cleaned_is_removed(store: OpenStore, path: Path) -> None:
    interview = examples.make_interview()
    store.interviews.save(interview)
    bad = store.back_up()
    assert bad is not None
    examples.flip(bad, 100)
    store.interviews.withdraw(interview.id, withdrawn_contact())
    assert not bad.exists()
    assert pending(store) == 0


def test_files_set_aside_are_cleaned_too(folder: DataFolder, path: Path) -> None:
    store = folder.create(examples.PASSPHRASE)
    interview = examples.make_interview()
    store.interviews.save(interview)
    store.back_up()
    store.close()
    backup = folder.newest_good_backup(examples.PASSPHRASE)
    assert backup is not None
    aside = folder.restore(backup, examples.PASSPHRASE)
    store = folder.unlock(examples.PASSPHRASE)
    store.interviews.withdraw(interview.id, withdrawn_contact())
    assert pending(store) == 0
    store.close()
    connection = examples.raw(path, f"{aside.name}/interviews.db")
    assert not connection.execute("SELECT id FROM interviews").fetchall()
    connection.close()


def test_what_cannot_be_opened_stays_pending_until_it_is_gone(
    folder: DataFolder, path: Path
) -> None:
    store = folder.create(examples.PASSPHRASE)
    interview = examples.make_interview()
    store.interviews.save(interview)
    store.back_up()
    store.close()
    backup = folder.newest_good_backup(examples.PASSPHRASE)
    assert backup is not None
    examples.flip(path / "interviews.db", 50)
    aside = folder.restore(backup, examples.PASSPHRASE)
    store = folder.unlock(examples.PASSPHRASE)
    store.interviews.withdraw(interview.id, withdrawn_contact())
    assert pending(store) == 1
    store.close()
    shutil.rmtree(aside)
    store = folder.unlock(examples.PASSPHRASE)
    assert pending(store) == 0
    store.close()
