"""The way in: who may, what each refusal leaves behind, and the key's copies."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer.errors import (
    StoreDamaged,
    StoreExists,
    StoreInUse,
    StoreMissing,
    StoreUnavailable,
    UnsafeDatabaseLibrary,
    WrongPassphrase,
)
from interviewer.ports import StoreState
from storage import DataFolder, default_folder
from storage.database import guard_library
from storage.store import OpenStore
from tests.storage import examples

NEW = "en helt anden vej"


@pytest.fixture
def closed(folder: DataFolder) -> str:
    """A closed store with one interview; its id."""
    store = folder.create(examples.PASSPHRASE)
    interview = examples.make_interview()
    store.interviews.add(interview)
    store.back_up()
    store.close()
    return interview.id


def opens(folder: DataFolder, passphrase: str, interview_id: str) -> bool:
    store = folder.unlock(passphrase)
    try:
        return store.interviews.get(interview_id).id == interview_id
    finally:
        store.close()


def test_an_empty_folder_has_no_store(folder: DataFolder, path: Path) -> None:
    assert folder.state() is StoreState.EMPTY
    with pytest.raises(StoreMissing):
        folder.unlock(examples.PASSPHRASE)
    assert not path.exists()


def test_creating_twice_leaves_the_first(folder: DataFolder, closed: str) -> None:
    with pytest.raises(StoreExists):
        folder.create(NEW)
    assert opens(folder, examples.PASSPHRASE, closed)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_only_the_owner_may_read(store: OpenStore, path: Path) -> None:
    store.interviews.add(examples.make_interview())
    store.back_up()
    for found in [path, *path.rglob("*")]:
        assert found.stat().st_mode & 0o077 == 0, found


def test_a_wrong_passphrase_changes_no_byte(folder: DataFolder, closed: str, path: Path) -> None:
    before = examples.digests(path)
    with pytest.raises(WrongPassphrase) as caught:
        folder.unlock("kaffe på trappe")
    assert examples.digests(path) == before
    assert caught.value.__suppress_context__
    assert opens(folder, examples.PASSPHRASE, closed)


def test_the_same_letters_from_another_keyboard_open_it(folder: DataFolder) -> None:
    folder.create("blåbær på Ærø é").close()
    folder.unlock("bla\u030abær pa\u030a Ærø e\u0301").close()


def test_no_passphrase_and_no_answer_in_any_file(folder: DataFolder, path: Path) -> None:
    store = folder.create(examples.PASSPHRASE)
    store.interviews.add(examples.make_interview("Aabenbaring"))
    plain = [b"Aabenbaring", examples.PASSPHRASE.encode(), b"CREATE TABLE"]
    for file in path.rglob("*"):
        if file.is_file():
            assert not any(text in file.read_bytes() for text in plain), file
    store.close()


def test_a_second_instance_is_refused(folder: DataFolder, closed: str, path: Path) -> None:
    store = folder.unlock(examples.PASSPHRASE)
    second = examples.data_folder(path)
    with pytest.raises(StoreInUse):
        second.unlock(examples.PASSPHRASE)
    store.close()
    with pytest.raises(StoreInUse):  # locked, and still the first one's
        second.unlock(examples.PASSPHRASE)
    folder.release()
    assert opens(second, examples.PASSPHRASE, closed)
    second.release()


def test_a_killed_instance_leaves_no_lock(folder: DataFolder, closed: str, path: Path) -> None:
    folder.release()
    script = Path(examples.__file__).with_name("victim.py")
    with subprocess.Popen(
        [sys.executable, str(script), "hold", str(path), "0"],
        cwd=examples.ROOT,
        env=os.environ | {"PYTHONPATH": str(examples.ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(StoreInUse):
            folder.unlock(examples.PASSPHRASE)
        holder.kill()
    assert opens(folder, examples.PASSPHRASE, closed)


def test_changing_the_passphrase_reaches_the_backups(
    folder: DataFolder, closed: str, path: Path
) -> None:
    with pytest.raises(WrongPassphrase):
        folder.change_passphrase("wrong", NEW)
    folder.change_passphrase(examples.PASSPHRASE, NEW)
    with pytest.raises(WrongPassphrase):
        folder.unlock(examples.PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        folder.newest_good_backup(examples.PASSPHRASE)
    assert folder.newest_good_backup(NEW) is not None
    assert opens(folder, NEW, closed)


def test_a_change_of_passphrase_cut_short_leaves_one_that_opens(
    folder: DataFolder, closed: str, path: Path, tmp_path: Path
) -> None:
    folder.release()
    for at in range(1, 30):
        trial = examples.copy(path, tmp_path / f"trial-{at}")
        victim = examples.run_victim(trial, "change_passphrase", at, NEW)
        again = examples.data_folder(trial)
        try:
            opens(again, NEW, closed)
            valid = NEW
        except WrongPassphrase:
            opens(again, examples.PASSPHRASE, closed)
            valid = examples.PASSPHRASE
        # After that unlock every copy is under the same passphrase.
        (trial / "key.json").unlink()
        assert opens(again, valid, closed)
        assert len({copy.read_bytes() for copy in trial.glob("backups/*.key.json")}) == 1
        again.release()
        if not victim.killed:
            return
    pytest.fail("the change never came to its end")


def test_a_lost_key_comes_back_from_a_backup(folder: DataFolder, closed: str, path: Path) -> None:
    (path / "key.json").unlink()
    assert folder.state() is StoreState.KEY_LOST
    with pytest.raises(WrongPassphrase):
        folder.unlock(NEW)
    assert opens(folder, examples.PASSPHRASE, closed)
    assert folder.state() is StoreState.LOCKED


def test_a_damaged_key_is_never_taken_for_a_wrong_passphrase(
    folder: DataFolder, closed: str, path: Path
) -> None:
    content = (path / "key.json").read_bytes()
    for offset in range(0, len(content), 7):
        examples.flip(path / "key.json", offset)
        damaged = (path / "key.json").read_bytes()
        if folder.state() is StoreState.LOCKED:  # the bit was in white space, or a hex digit's case
            assert opens(folder, examples.PASSPHRASE, closed)
            continue
        assert opens(folder, examples.PASSPHRASE, closed)
        assert (path / "key.json").read_bytes() == content
        kept = [aside.read_bytes() for aside in path.glob("damaged-*/key.json")]
        assert damaged in kept


def test_a_key_lost_with_every_copy_is_damage(folder: DataFolder, closed: str, path: Path) -> None:
    for copy in path.rglob("*key.json"):
        copy.unlink()
    before = examples.digests(path)
    assert folder.state() is StoreState.KEY_LOST
    with pytest.raises(StoreDamaged, match=r"key\.json"):
        folder.unlock(examples.PASSPHRASE)
    assert examples.digests(path) == before


def test_the_first_key_has_a_copy_at_once(folder: DataFolder, path: Path) -> None:
    folder.create(examples.PASSPHRASE).close()
    (path / "key.json").unlink()
    folder.unlock(examples.PASSPHRASE).close()


def test_a_creation_cut_short_can_be_begun_again(tmp_path: Path) -> None:
    for at in range(1, 120, 2):
        trial = tmp_path / f"trial-{at}"
        victim = examples.run_victim(trial, "create", at)
        again = examples.data_folder(trial)
        if again.state() is StoreState.EMPTY:
            again.create(examples.PASSPHRASE).close()
        again.unlock(examples.PASSPHRASE).close()
        again.release()
        if not victim.killed:
            return
    pytest.fail("the creation never came to its end")


@pytest.mark.skipif(sys.platform == "win32", reason="a file where a folder should be, on POSIX")
def test_a_folder_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    blocked = examples.data_folder(tmp_path / "file" / "data")
    with pytest.raises(StoreUnavailable):
        blocked.create(examples.PASSPHRASE)


def test_the_default_folder_is_the_users_own() -> None:
    assert default_folder().is_absolute()
    assert default_folder().name == "interviewer"


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_a_library_that_loses_saves_is_refused(version: tuple[int, ...], safe: bool) -> None:
    if safe:
        guard_library(version)
    else:
        with pytest.raises(UnsafeDatabaseLibrary):
            guard_library(version)


def test_importing_the_package_is_cheap() -> None:
    """The unlock window must not wait for the database, the cipher or the lock."""
    heavy = ["sqlcipher3", "sqlite_utils", "nacl", "filelock", "platformdirs", "pandas", "numpy"]
    code = f"import sys, storage; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=examples.ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_folder_can_be_held_without_a_passphrase(folder: DataFolder, path: Path) -> None:
    other = examples.data_folder(path)
    with folder.held():
        with pytest.raises(StoreInUse), other.held():
            pytest.fail("two hold it")
        with folder.held():
            pass
        with pytest.raises(StoreInUse):
            other.create(NEW)
    with other.held():
        pass
    store = folder.create(examples.PASSPHRASE)
    with folder.held():
        pass
    with pytest.raises(StoreInUse), other.held():
        pytest.fail("an open store is held on")
    store.close()
