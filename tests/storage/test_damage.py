"""A file that is not whole is refused, and left byte for byte as it was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer.errors import StoreDamaged, StoreNewer
from storage import DataFolder, inspection
from tests.storage import examples

PAGE = 4096


@pytest.fixture
def closed(folder: DataFolder, path: Path) -> Path:
    """The file of a closed store with thirty interviews."""
    store = folder.create(examples.PASSPHRASE)
    store.add_many([examples.make_interview("n" * 1500) for _ in range(30)], [])
    store.close()
    return path / "interviews.db"


@pytest.fixture
def with_wal(folder: DataFolder, closed: Path) -> Path:
    """The same after a crash, its last saves still in the WAL."""
    folder.release()
    assert examples.run_victim(closed.parent, "leave_wal", 0, "3").killed
    assert closed.with_name("interviews.db-wal").stat().st_size > 0
    return closed


def refused(folder: DataFolder, error: type[Exception] = StoreDamaged) -> None:
    """Unlocking raises `error` and changes nothing."""
    before = examples.digests(folder.path)
    with pytest.raises(error):
        folder.unlock(examples.PASSPHRASE)
    assert examples.digests(folder.path) == before


@pytest.mark.parametrize("share", [0.0, 0.001, 0.2, 0.5, 0.9, 0.999])
def test_a_cut_file_is_refused(folder: DataFolder, closed: Path, share: float) -> None:
    content = closed.read_bytes()
    closed.write_bytes(content[: int(len(content) * share)])
    refused(folder)


@pytest.mark.parametrize("pages", [1, 5])
def test_a_file_cut_between_pages_is_refused_at_any_size(
    folder: DataFolder, closed: Path, pages: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspection, "CHECKED_AT_UNLOCK_BYTES", 0)
    closed.write_bytes(closed.read_bytes()[: -pages * PAGE])
    refused(folder)


def test_a_cut_file_with_a_wal_is_refused(folder: DataFolder, with_wal: Path) -> None:
    # Page 20 is in the file alone, so the WAL cannot make up for it.
    with_wal.write_bytes(with_wal.read_bytes()[: 19 * PAGE])
    refused(folder)


def test_a_flipped_bit_is_refused_wherever_it_is(folder: DataFolder, closed: Path) -> None:
    content = closed.read_bytes()
    # Every page has one, at another place each: salt, text, free space, code.
    for page in range(len(content) // PAGE):
        examples.flip(closed, page * PAGE + (page * 131) % PAGE)
        refused(folder)
        closed.write_bytes(content)
    folder.unlock(examples.PASSPHRASE).close()


def test_a_flipped_bit_under_a_wal_is_refused(folder: DataFolder, with_wal: Path) -> None:
    examples.flip(with_wal, 20 * PAGE + 99)
    refused(folder)


def test_a_missing_file_is_a_loss_and_not_a_fresh_start(folder: DataFolder, closed: Path) -> None:
    closed.unlink()
    refused(folder)


@pytest.mark.parametrize("content", [b"SQLite format 3\0" + bytes(8176), b"not ours", bytes(8192)])
def test_another_file_in_its_place_is_refused(
    folder: DataFolder, closed: Path, content: bytes
) -> None:
    closed.write_bytes(content)
    refused(folder)


def test_a_newer_schema_is_refused(folder: DataFolder, closed: Path) -> None:
    connection = examples.raw(closed.parent)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    refused(folder, StoreNewer)


def test_a_newer_schema_still_in_the_wal_is_refused(folder: DataFolder, with_wal: Path) -> None:
    connection = examples.raw(with_wal.parent)
    connection.execute("PRAGMA user_version = 99")
    # As after a crash: the files as they stand while the connection is open.
    crashed = examples.copy(with_wal.parent, with_wal.parent.with_name("crashed"))
    connection.close()
    again = examples.data_folder(crashed)
    refused(again, StoreNewer)
    again.release()


def test_a_file_without_a_schema_is_refused(folder: DataFolder, closed: Path) -> None:
    connection = examples.raw(closed.parent)
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    refused(folder)


def test_a_wal_left_by_a_crash_is_read(folder: DataFolder, with_wal: Path) -> None:
    store = folder.unlock(examples.PASSPHRASE)
    assert len(store.interviews.unfinished()) == 33
    store.verify()
    store.close()
    assert not with_wal.with_name("interviews.db-wal").exists()


def test_what_is_too_large_for_the_unlock_is_found_by_verify(
    folder: DataFolder, closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspection, "CHECKED_AT_UNLOCK_BYTES", 0)
    examples.flip(closed, 30 * PAGE + 1000)
    store = folder.unlock(examples.PASSPHRASE)
    with pytest.raises(StoreDamaged):
        store.verify()
    store.close()


def test_verify_takes_no_save_for_damage(folder: DataFolder) -> None:
    import threading

    store = folder.create(examples.PASSPHRASE)
    found: list[Exception] = []
    done = threading.Event()

    def look_again_and_again() -> None:
        while not done.is_set():
            try:
                store.verify()
            except StoreDamaged as error:
                found.append(error)

    worker = threading.Thread(target=look_again_and_again)
    worker.start()
    for number in range(400):
        store.interviews.add(examples.make_interview("v" * (number * 37 % 9000)))
    done.set()
    worker.join()
    store.close()
    assert not found
