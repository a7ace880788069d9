"""Backups: whole, fresh, few, and the way back from them."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import StoreDamaged, WrongPassphrase
from storage import DataFolder, backups
from storage.backups import DAYS, LATEST, WEEKS, kept
from storage.store import OpenStore
from tests.storage import examples

TIMES = st.lists(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    unique=True,
    max_size=60,
)


def test_a_backup_stands_on_its_own(store: OpenStore, path: Path, tmp_path: Path) -> None:
    interview = examples.make_interview()
    store.interviews.add(interview)
    backup = store.back_up()
    assert backup is not None
    elsewhere = tmp_path / "another machine"
    elsewhere.mkdir()
    (elsewhere / "interviews.db").write_bytes(backup.read_bytes())
    (elsewhere / "key.json").write_bytes(backups.key_copy(backup).read_bytes())
    folder = examples.data_folder(elsewhere)
    other = folder.unlock(examples.PASSPHRASE)
    assert other.interviews.get(interview.id) == interview
    other.close()
    folder.release()


def test_nothing_new_needs_no_backup(store: OpenStore, folder: DataFolder) -> None:
    assert store.back_up() is None  # the first, empty one was made with the store
    store.interviews.add(examples.make_interview())
    assert store.back_up() is not None
    assert store.back_up() is None
    store.close()
    again = folder.unlock(examples.PASSPHRASE)
    assert again.back_up() is None
    again.close()


def test_backups_are_whole_while_the_window_saves(store: OpenStore, folder: DataFolder) -> None:
    made: list[Path | None] = []
    done = threading.Event()

    def work() -> None:
        while not done.is_set():
            made.append(store.back_up())

    worker = threading.Thread(target=work)
    worker.start()
    slowest = 0.0
    for _ in range(300):
        begun = datetime.now(UTC)
        store.interviews.add(examples.make_interview("x" * 2000))
        slowest = max(slowest, (datetime.now(UTC) - begun).total_seconds())
    done.set()
    worker.join()
    store.back_up()
    store.close()
    good = folder.newest_good_backup(examples.PASSPHRASE)
    assert good is not None
    assert good.interviews == 300
    assert len([path for path in made if path]) > 1
    assert slowest < 5


def test_a_backup_cut_short_is_no_backup(folder: DataFolder, path: Path, tmp_path: Path) -> None:
    store = folder.create(examples.PASSPHRASE)
    store.interviews.add(examples.make_interview())
    store.close()
    folder.release()
    for at in range(1, 60):
        trial = examples.copy(path, tmp_path / f"trial-{at}")
        victim = examples.run_victim(trial, "back_up", at)
        again = examples.data_folder(trial)
        again.unlock(examples.PASSPHRASE).close()
        names = {file.name for file in (trial / "backups").iterdir()}
        whole = {file.name for file in backups.listed(again._layout)}
        assert names == whole | {backups.key_copy(Path(name)).name for name in whole}
        good = again.newest_good_backup(examples.PASSPHRASE)
        assert good is not None
        assert good.path.name == max(whole)
        again.release()
        if not victim.killed:
            assert good.interviews == 1
            return
    pytest.fail("the backup never came to its end")


def test_a_damaged_backup_is_passed_over(store: OpenStore, folder: DataFolder) -> None:
    for _ in range(2):
        store.interviews.add(examples.make_interview())
        store.back_up()
    store.close()
    newest, second, first = backups.listed(folder._layout)
    examples.flip(newest, 5000)
    second.write_bytes(second.read_bytes()[:-4096])
    good = folder.newest_good_backup(examples.PASSPHRASE)
    assert good is not None
    assert (good.path, good.interviews) == (first, 0)
    first.unlink()
    assert folder.newest_good_backup(examples.PASSPHRASE) is None
    with pytest.raises(WrongPassphrase):
        folder.newest_good_backup("wrong")


def test_a_clock_set_back_does_not_make_the_newest_old(
    store: OpenStore, monkeypatch: pytest.MonkeyPatch, folder: DataFolder
) -> None:
    class Earlier(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(2020, 1, 1, tzinfo=UTC)

    store.interviews.add(examples.make_interview())
    monkeypatch.setattr(backups, "datetime", Earlier)
    made = store.back_up()
    assert made == backups.listed(folder._layout)[0]


@given(TIMES)
def test_thinning_keeps_what_it_promises(times: list[datetime]) -> None:
    left = kept(times)
    newest_first = sorted(times, reverse=True)
    assert left <= set(times)
    assert len(left) <= LATEST + DAYS + WEEKS
    assert set(newest_first[:LATEST]) <= left
    days = sorted({time.date() for time in times}, reverse=True)[:DAYS]
    for day in days:
        assert max(time for time in times if time.date() == day) in left
    assert kept(left) == left


@given(TIMES)
def test_thinning_after_each_backup_keeps_the_last_days(times: list[datetime]) -> None:
    """Thinned as they come, the newest of each of the last days is still there."""
    left: set[datetime] = set()
    for time in sorted(times):
        left = kept(left | {time})
    assert left >= set(sorted(times)[-LATEST:])
    newest_of_day: dict[date, datetime] = {}
    for time in sorted(times):
        newest_of_day[time.date()] = time
    assert left >= set(sorted(newest_of_day.values())[-DAYS:])


def test_old_backups_are_thinned_with_their_keys(
    store: OpenStore, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    begin = datetime(2030, 1, 1, tzinfo=UTC)
    for number in range(120):
        time = begin + timedelta(hours=9 * number)
        monkeypatch.setattr(backups, "_next_time", lambda _taken, time=time: time)
        store.interviews.add(examples.make_interview(""))
        store.back_up()
    files = list((path / "backups").iterdir())
    assert len(files) <= 2 * (LATEST + DAYS + WEEKS)
    assert len(files) % 2 == 0


def test_restoring_keeps_the_damaged_files(folder: DataFolder, path: Path) -> None:
    store = folder.create(examples.PASSPHRASE)
    interview = examples.make_interview()
    store.interviews.add(interview)
    store.back_up()
    store.close()
    examples.flip(path / "interviews.db", 9000)
    damaged = (path / "interviews.db").read_bytes()
    with pytest.raises(StoreDamaged):
        folder.unlock(examples.PASSPHRASE)
    good = folder.newest_good_backup(examples.PASSPHRASE)
    assert good is not None
    with pytest.raises(WrongPassphrase):
        folder.restore(good, "wrong")
    aside = folder.restore(good, examples.PASSPHRASE)
    assert (aside / "interviews.db").read_bytes() == damaged
    store = folder.unlock(examples.PASSPHRASE)
    assert store.interviews.get(interview.id) == interview
    store.verify()
    store.close()


def test_a_restore_cut_short_is_completed_or_never_was(
    folder: DataFolder, path: Path, tmp_path: Path
) -> None:
    store = folder.create(examples.PASSPHRASE)
    interview = examples.make_interview()
    store.interviews.add(interview)
    store.back_up()
    store.close()
    folder.release()
    assert examples.run_victim(path, "leave_wal", 0, "2").killed  # so there is a WAL to move
    old = {
        name: (path / name).read_bytes()
        for name in ("interviews.db", "interviews.db-wal", "key.json")
    }
    ends = set()
    for at in range(1, 60):
        trial = examples.copy(path, tmp_path / f"trial-{at}")
        victim = examples.run_victim(trial, "restore", at)
        # Opening it empties the WAL, so a restore that never was is seen on a copy.
        before_opening = examples.copy(trial, tmp_path / f"before-{at}")
        again = examples.data_folder(trial)
        store = again.unlock(examples.PASSPHRASE)
        assert store.interviews.get(interview.id) == interview
        restored = len(store.interviews.unfinished()) == 1
        assert restored or len(store.interviews.unfinished()) == 3
        store.close()
        kept_in = next(trial.glob("damaged-*")) if restored else before_opening
        assert {name: (kept_in / name).read_bytes() for name in old} == old
        assert not list(trial.glob("restoring-*"))
        again.release()
        ends.add(restored)
        if not victim.killed:
            break
    else:
        pytest.fail("the restore never came to its end")
    assert ends == {True, False}
