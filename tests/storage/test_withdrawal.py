"""A withdrawn interview is gone: from the file, its WAL and every backup, after a crash too."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from interviewer.contact import Disposition
from interviewer.errors import StoreDamaged, StoreError, StoreUnavailable
from interviewer.interview import SKIPPED, Answer, Interview, Mode
from interviewer.paper import OnceAnswered, headed
from interviewer.session import InterviewSession
from resources import default_study, load_questionnaire
from storage import DataFolder, backups, database, inspection
from storage import store as store_module
from storage.store import OpenStore
from tests.interviewer.fakes import HandClock
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
    store.add_many(taken + others, [])
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
    store.interviews.add(interview)
    bad = store.back_up()
    assert bad is not None
    examples.flip(bad, 100)
    store.interviews.withdraw(interview.id, withdrawn_contact())
    assert not bad.exists()
    assert pending(store) == 0


def contents(path: Path) -> dict[str, bytes]:
    """Every file in the backups' folder."""
    return {file.name: file.read_bytes() for file in (path / "backups").iterdir()}


def whole_backups(folder: DataFolder, interview: Interview) -> list[bool]:
    """Whether each backup, all of which can be opened and are whole, holds the interview."""
    opener = backups.Opener(folder._layout, examples.PASSPHRASE)
    held = []
    for backup in backups.listed(folder._layout):
        key = opener.key_of(backup)
        assert key is not None
        backups.check(backup, key)
        held.append(_in_backup(folder.path, backup, interview))
    return held


@pytest.mark.parametrize("step", range(1, 4))
def test_locking_while_erasing_spares_every_backup(
    folder: DataFolder, path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    store = folder.create(examples.PASSPHRASE)
    interview = examples.make_interview()
    store.interviews.add(interview)
    for number in range(3):
        store.interviews.save(interview.with_answer("q1", Answer(number)))
        store.back_up()
    names = contents(path).keys()
    assert len(backups.listed(folder._layout)) == 3
    plain, calls = backups.erase, iter(range(1, 100))

    def erase(*given: Any) -> None:
        if next(calls) == step:
            store.close()  # in the window's thread, while the worker is here
        plain(*given)

    monkeypatch.setattr(backups, "erase", erase)
    assert store.interviews.withdraw(interview.id, withdrawn_contact()) is False
    assert contents(path).keys() == names
    assert len(whole_backups(folder, interview)) == 3
    again = folder.unlock(examples.PASSPHRASE)
    assert pending(again) == 0
    assert whole_backups(folder, interview) == [False] * 3
    again.close()


def test_a_backup_under_another_key_is_spared(folder: DataFolder, path: Path) -> None:
    store = folder.create(examples.PASSPHRASE)
    interview = examples.make_interview()
    store.interviews.add(interview)
    other = examples.data_folder(path.with_name("other machine"))
    other.create(examples.PASSPHRASE).close()
    (foreign,) = backups.listed(other._layout)
    for file in (foreign, backups.key_copy(foreign)):
        shutil.copy(file, path / "backups")
    alone = path / "backups" / "20200101T000000.000000Z.db"  # Without a key, whose is it?
    shutil.copy(foreign, alone)
    before = contents(path)
    assert store.interviews.withdraw(interview.id, withdrawn_contact()) is False
    after = contents(path)
    for file in (foreign, backups.key_copy(foreign), alone):
        assert after[file.name] == before[file.name]
    assert pending(store) == 1, "it might hold the interview"
    for file in (foreign, backups.key_copy(foreign), alone):
        (path / "backups" / file.name).unlink()
    store.close()
    store = folder.unlock(examples.PASSPHRASE)
    assert pending(store) == 0
    store.close()
    other.release()


def test_a_backup_while_locking_never_calls_the_store_damaged(
    store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.interviews.add(examples.make_interview())
    plain = inspection.look

    def look(*given: Any, **options: Any) -> int:
        store.close()
        return plain(*given, **options)

    monkeypatch.setattr(backups, "look", look)
    assert store.back_up() is not None


@pytest.mark.parametrize("trouble", [StoreDamaged, StoreUnavailable])
def test_trouble_while_erasing_brings_nothing_back(
    store: OpenStore, path: Path, monkeypatch: pytest.MonkeyPatch, trouble: type[StoreError]
) -> None:
    """As `VACUUM` meets a bad page: the interview is gone all the same, the rest is noted."""
    study = default_study()
    questionnaire = load_questionnaire(*study.questionnaire)
    session = InterviewSession.begin(
        questionnaire, study, store.interviews, HandClock(), language="da", background_first=False
    )
    session.agree()

    def fails() -> None:
        raise trouble(path, "a bad page")

    monkeypatch.setattr(store._database, "overwrite_deleted", fails)
    assert session.withdraw() is False
    assert session.gone
    session.pause()
    assert not store.interviews.unfinished()
    assert pending(store) == 1


def test_files_set_aside_are_cleaned_too(folder: DataFolder, path: Path) -> None:
    store = folder.create(examples.PASSPHRASE)
    interview = examples.make_interview()
    store.interviews.add(interview)
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
    store.interviews.add(interview)
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


def test_a_withdrawn_paper_form_takes_its_second_entries_along(store: OpenStore) -> None:
    def entry(mode: Mode, **values: Any) -> Interview:
        return examples.make_finished(**{"mode": mode, "sheet": "17"} | values)

    first, check, again = (entry(m) for m in (Mode.PAPER, Mode.PAPER_CHECK, Mode.PAPER_CHECK))
    others = [
        entry(Mode.PAPER_CHECK, sheet="18"),
        entry(Mode.PAPER_CHECK, study_id="another"),
        entry(Mode.PAPER),
        entry(Mode.PAPER_CHECK, sheet=""),
        entry(Mode.SCREEN, sheet=""),
    ]
    store.add_many([first, check, again, *others], [])
    store.back_up()
    assert store.interviews.withdraw(first.id, withdrawn_contact())
    for gone in (first, check, again):
        with pytest.raises(KeyError):
            store.interviews.get(gone.id)
    assert [store.interviews.get(other.id) for other in others] == others
    assert pending(store) == 0
    for newest in (store._backups._layout.backups).glob("*.db"):
        with store._database.key() as key, inspection.reading_only(newest, key) as backup:
            left = {row[0] for row in backup.execute("SELECT id FROM interviews")}
        assert left.isdisjoint({first.id, check.id, again.id})


def test_a_withdrawn_second_entry_leaves_the_first(store: OpenStore) -> None:
    first = examples.make_finished(mode=Mode.PAPER, sheet="17")
    checks = [examples.make_finished(mode=Mode.PAPER_CHECK, sheet="17") for _ in range(2)]
    store.add_many([first, *checks], [])
    store.interviews.withdraw(checks[0].id, withdrawn_contact())
    assert {line.id for line in store.interviews.by_sheet("17")} == {first.id, checks[1].id}


def test_a_screen_interview_takes_no_other_along(store: OpenStore) -> None:
    one, other = examples.make_finished(), examples.make_finished()
    store.add_many([one, other, examples.make_finished(mode=Mode.PAPER_CHECK)], [])
    store.interviews.withdraw(one.id, withdrawn_contact())
    assert len(list(store.interviews.to_export(None, True))) == 1
    assert len(store.interviews.second_entries()) == 1


def test_a_second_entry_that_was_dropped_after_comparing_is_gone_from_older_backups(
    store: OpenStore,
) -> None:
    first = examples.make_finished(mode=Mode.PAPER, sheet="17")
    check = examples.make_finished(mode=Mode.PAPER_CHECK, sheet="17")
    store.add_many([first, check], [])
    store.back_up()
    store.interviews.discard(check.id)
    assert store.interviews.withdraw(first.id, withdrawn_contact())
    old = list((store._backups._layout.backups).glob("*.db"))
    assert old
    for path in old:
        with store._database.key() as key, inspection.reading_only(path, key) as backup:
            assert backup.execute("SELECT count(*) FROM interviews").fetchone()[0] == 0
            assert backup.execute("SELECT count(*) FROM pending_erasures").fetchone()[0] == 0


# --- what later batches have to tell ------------------------------------------------------------


def export(store: OpenStore, *interviews: Interview) -> None:
    name = f"batch {len(store.batches.all())}"
    store.batches.begin(name, "vive-2026")
    left = [(interview.id, interview.revision) for interview in interviews]
    store.batches.record(name, "b.zip", "0" * 64, examples.MORNING, left, [])


def test_only_what_may_have_left_is_told_and_by_its_id_alone(store: OpenStore) -> None:
    left, stayed, other = (examples.make_finished() for _ in range(3))
    elsewhere = examples.make_finished(study_id="another")
    store.add_many([left, stayed, other, elsewhere], [])
    export(store, left, other)
    for each in (left, stayed, elsewhere):
        assert store.interviews.withdraw(each.id, withdrawn_contact())
    assert store.withdrawn("vive-2026") == [left.id]
    assert store.withdrawn("another") == []
    with store._database.reading() as connection:
        assert connection.execute("SELECT * FROM withdrawn").fetchall() == [(left.id, "vive-2026")]


def test_what_left_and_was_changed_since_is_told_too(store: OpenStore) -> None:
    interview = examples.make_finished()
    store.interviews.add(interview)
    export(store, interview)
    store.interviews.save(replace(interview, revision=2))
    store.interviews.withdraw(interview.id, withdrawn_contact())
    assert store.withdrawn("vive-2026") == [interview.id]


def test_where_a_batch_may_lie_somewhere_a_withdrawal_is_told_rather_than_not(
    store: OpenStore,
) -> None:
    """The file can be in its place and the device break down before that is taken down."""
    closed, open_still = examples.make_finished(), examples.make_interview()
    second = examples.make_finished(mode=Mode.PAPER_CHECK, sheet="17")
    store.add_many([closed, open_still, second], [])
    store.batches.begin("begun and never recorded", "vive-2026")
    for each in (closed, open_still, second):
        store.interviews.withdraw(each.id, withdrawn_contact())
    assert store.withdrawn("vive-2026") == [closed.id]


def test_a_form_that_had_left_and_is_kept_anew_does_not_count_twice(store: OpenStore) -> None:
    before = examples.make_finished(mode=Mode.PAPER, sheet="A3CD")
    store.interviews.add(before)
    export(store, before)
    after = headed(before, before.started_at.replace(day=3), "da")
    store.interviews.add(after)
    store.interviews.discard(before.id)
    assert store.withdrawn("vive-2026") == [before.id]


def test_a_form_that_is_emptied_and_typed_in_again_is_not_told(store: OpenStore) -> None:
    form = examples.make_finished(mode=Mode.PAPER, sheet="A3CD")
    store.interviews.add(form)
    export(store, form)
    store.interviews.discard(form.id)
    store.interviews.add(form)
    assert store.withdrawn("vive-2026") == []


@pytest.mark.parametrize("taken", ["before it began", "before it left", "after it left"])
def test_a_restore_forgets_no_withdrawal(folder: DataFolder, taken: str) -> None:
    store = folder.create(examples.PASSPHRASE)
    interview = examples.make_finished()
    if taken == "before it began":
        store.back_up()
    store.interviews.add(interview)
    if taken == "before it left":
        store.back_up()
    export(store, interview)
    if taken == "after it left":
        store.back_up()
    store.interviews.withdraw(interview.id, withdrawn_contact())
    store.close()
    for newer in backups.listed(folder._layout)[1:]:
        backups.remove(newer)
    backup = folder.newest_good_backup(examples.PASSPHRASE)
    assert backup is not None
    folder.restore(backup, examples.PASSPHRASE)
    store = folder.unlock(examples.PASSPHRASE)
    assert store.withdrawn("vive-2026") == [interview.id]
    store.close()


def test_what_left_after_the_backup_that_was_restored_is_told_when_it_is_withdrawn(
    folder: DataFolder,
) -> None:
    store = folder.create(examples.PASSPHRASE)
    interview = examples.make_finished()
    store.interviews.add(interview)
    store.back_up()
    export(store, interview)
    store.close()
    backup = folder.newest_good_backup(examples.PASSPHRASE)
    assert backup is not None
    folder.restore(backup, examples.PASSPHRASE)
    store = folder.unlock(examples.PASSPHRASE)
    assert store.interviews.tally(examples.DAY).to_export == 1, "it knows nothing of the batch"
    store.interviews.withdraw(interview.id, withdrawn_contact())
    assert store.withdrawn("vive-2026") == [interview.id]
    store.close()


# --- what is dropped: a form's entry that was not wanted, that is kept anew or was compared -------


def holding(folder: DataFolder, *ids: str) -> list[set[str]]:
    """Which of these interviews each backup holds, as a row or as a note to erase it."""
    found = []
    for backup in backups.listed(folder._layout):
        connection = examples.raw(folder.path, f"backups/{backup.name}")
        rows = connection.execute(
            "SELECT id FROM interviews UNION SELECT interview FROM pending_erasures"
        ).fetchall()
        connection.close()
        found.append({row[0] for row in rows} & set(ids))
    return found


@pytest.mark.parametrize("way", ["unlock", "backup", "withdrawal"])
def test_a_half_typed_form_that_is_dropped_is_soon_in_no_backup(
    folder: DataFolder, path: Path, way: str
) -> None:
    store = folder.create(examples.PASSPHRASE)
    half = examples.make_interview(mode=Mode.PAPER, sheet="A3CD")
    other = examples.make_finished()
    store.add_many([half, other], [])
    store.back_up()
    kept = OnceAnswered(store.interviews, kept=True)
    kept.discard(half.id)
    assert any(holding(folder, half.id)), "the window's thread is not kept waiting"
    if way == "unlock":
        store.close()
        store = folder.unlock(examples.PASSPHRASE)
    elif way == "backup":
        store.back_up()
    else:
        assert store.interviews.withdraw(other.id, withdrawn_contact())
    assert not any(holding(folder, half.id))
    assert pending(store) == 0
    store.close()


def test_dropping_does_not_wait_for_anything_to_be_written_anew(
    store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    interviews = [examples.make_interview() for _ in range(2)]
    store.add_many(interviews, [])
    store.back_up()

    def fails(*_given: Any) -> None:
        pytest.fail("not in the window's thread")

    monkeypatch.setattr(store._database, "overwrite_deleted", fails)
    monkeypatch.setattr(store._backups, "erase_pending", fails)
    store.interviews.discard(interviews[0].id)
    store.interviews.refuse(interviews[1].id, examples.make_contact())
    assert pending(store) == 2


def test_what_was_opened_by_mistake_leaves_nothing_to_erase(store: OpenStore) -> None:
    opened = [examples.make_interview("", answers={}) for _ in range(2)]
    store.add_many(opened, [])
    store.interviews.discard(opened[0].id)
    store.interviews.refuse(opened[1].id, examples.make_contact())
    store.interviews.discard("no such id")
    assert pending(store) == 0


@pytest.mark.parametrize(
    "values",
    [
        {"answers": {"q1": SKIPPED}},
        {"notes": {("q1", "why"): "x"}},
        {"agreed": True},
        {"languages": ("da",)},  # of an answer that was taken back
        {"revision": 1},
    ],
)
def test_whoever_was_asked_anything_is_erased(store: OpenStore, values: dict[str, Any]) -> None:
    dropped = examples.make_interview(**{"answers": {}, "notes": {}} | values)
    store.interviews.add(dropped)
    store.interviews.discard(dropped.id)
    assert pending(store) == 1


def test_what_cannot_be_read_is_erased_too(store: OpenStore) -> None:
    dropped = examples.make_interview("", answers={})
    store.interviews.add(dropped)
    with store._database.writing() as connection:
        connection.execute("UPDATE interviews SET document = '{'")
    store.interviews.discard(dropped.id)
    assert pending(store) == 1


def test_a_form_kept_anew_and_withdrawn_is_in_no_backup_under_either_name(
    folder: DataFolder,
) -> None:
    store = folder.create(examples.PASSPHRASE)
    before = examples.make_finished(mode=Mode.PAPER, sheet="A3CD")
    store.interviews.add(before)
    store.back_up()
    after = headed(before, before.started_at.replace(day=3), "da")
    store.interviews.add(after)
    store.interviews.discard(before.id)
    assert store.interviews.withdraw(after.id, withdrawn_contact())
    assert not any(holding(folder, before.id, after.id))
    store.close()


def test_a_form_kept_anew_is_backed_up_before_its_old_entry_is_erased(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that at no time a backup is missing from which it could be restored."""
    store = folder.create(examples.PASSPHRASE)
    before = examples.make_finished(mode=Mode.PAPER, sheet="A3CD")
    store.interviews.add(before)
    store.back_up()
    after = headed(before, before.started_at.replace(day=3), "da")
    store.interviews.add(after)
    store.interviews.discard(before.id)
    plain, seen = backups.erase, []

    def erase(*given: Any) -> None:
        seen.append(set().union(*holding(folder, before.id, after.id)))
        plain(*given)

    monkeypatch.setattr(backups, "erase", erase)
    store.back_up()
    assert seen[0] == {before.id, after.id}
    assert set().union(*holding(folder, before.id, after.id)) == {after.id}
    store.close()


def test_a_second_entry_under_another_number_at_the_backup_is_erased_too(
    folder: DataFolder,
) -> None:
    store = folder.create(examples.PASSPHRASE)
    first = examples.make_finished(mode=Mode.PAPER, sheet="C4DE")
    second = examples.make_finished(mode=Mode.PAPER_CHECK, sheet="C4DA")
    store.add_many([first, second], [])
    store.back_up()
    store.interviews.save(replace(second, sheet="C4DE"))
    store.interviews.discard(second.id)
    assert store.interviews.withdraw(first.id, withdrawn_contact())
    assert not any(holding(folder, first.id, second.id))
    store.close()


def test_a_dropped_first_entry_takes_no_second_along_that_is_still_wanted(
    folder: DataFolder,
) -> None:
    store = folder.create(examples.PASSPHRASE)
    first = examples.make_finished(mode=Mode.PAPER, sheet="A3CD")
    second = examples.make_finished(mode=Mode.PAPER_CHECK, sheet="A3CD")
    store.add_many([first, second], [])
    store.back_up()
    store.interviews.discard(first.id)
    store.close()
    store = folder.unlock(examples.PASSPHRASE)
    assert set().union(*holding(folder, first.id, second.id)) == {second.id}
    assert [line.id for line in store.interviews.second_entries()] == [second.id]
    store.close()


def test_a_form_that_is_emptied_and_typed_in_again_stays_in_the_backups(
    folder: DataFolder,
) -> None:
    store = folder.create(examples.PASSPHRASE)
    form = examples.make_interview(mode=Mode.PAPER, sheet="A3CD")
    kept = OnceAnswered(store.interviews)
    for _ in range(2):
        kept.save(form)
        store.back_up()
        kept.save(replace(form, answers={}, notes={}))
    kept.save(form)
    assert pending(store) == 0
    store.back_up()
    store.close()
    folder.unlock(examples.PASSPHRASE).close()
    assert holding(folder, form.id)[0] == {form.id}


def test_a_backup_does_not_try_again_and_again_what_is_in_vain(
    folder: DataFolder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = folder.create(examples.PASSPHRASE)
    form = examples.make_interview()
    store.interviews.add(form)
    (known,) = backups.listed(folder._layout)
    shutil.copy(known, path / "backups" / "20200101T000000.000000Z.db")
    examples.flip(path / "backups" / "20200101T000000.000000Z.db", 100)  # Whose is it?
    store.interviews.discard(form.id)
    plain, written = store._database.overwrite_deleted, []

    def overwrite() -> None:
        written.append(1)
        plain()

    monkeypatch.setattr(store._database, "overwrite_deleted", overwrite)
    store.back_up()
    store.back_up()
    assert len(written) == 1
    assert store.interviews.withdraw(_added(store), withdrawn_contact()) is False
    assert len(written) == 2
    store.close()


def _added(store: OpenStore) -> str:
    interview = examples.make_interview()
    store.interviews.add(interview)
    return interview.id
