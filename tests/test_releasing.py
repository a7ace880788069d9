"""A release on its way out: what it is made of, and what is left when something comes between."""

from __future__ import annotations

import csv
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import resources
from commands import releasing
from commands.publishing import publish_file
from commands.releasing import Releasing
from interviewer.errors import (
    FileNotWritten,
    KTooSmall,
    NotSaved,
    ReleaseOutdated,
    ReleaseStands,
    StudyInvalid,
)
from interviewer.merging import AnswerCells, Response, Signs, digest_of, to_document
from interviewer.release import Format, Profile, ReleaseChoice
from resources.library import Library
from storage.studybase import StudyBase, StudyBases
from tests.storage.studybase import examples
from tests.storage.studybase.examples import an_id, batch, merge

STUDY = resources.default_study()
RESEARCH = ReleaseChoice(Profile.RESEARCH, 5)
ROOT = Path(__file__).parent.parent


def go_on(_done: int, _total: int) -> bool:
    return True


def response(number: int) -> Response:
    group = STUDY.groups[number % 3]
    cells = {
        "version": "1.1",
        "week": "2026-W20",
        "status": "finished",
        "group": group.id,
        "jobcenter": group.jobcenter,
        "main_group": group.main_group,
        "sex": "12"[number // 3 % 2],
        "age": ["25-29", "40-44"][number // 6 % 2],
        "unemployment": "3-5",
        "ethnic_background": "0",
    }
    answers = [AnswerCells("q1", "", "12345"[number % 5], "", "", "")]
    document = to_document(cells, answers)
    interview = an_id(number)
    digest = digest_of(interview, 1, document)
    signs = Signs(1, 0, 0, 0, 0, 0)
    like = number.to_bytes(16, "big")
    return Response(
        interview, 1, "1.1", "2026-W20", "finished", group.id, document, digest, like, signs
    )


def fill(folder: Path) -> None:
    bases = examples.bases(folder / "lead")
    base = bases.open(examples.STUDY, make=True)
    base.enrol(examples.SIGNER, "Tablet 1")
    merge(base, batch([response(number) for number in range(60)]))
    bases.close()


@pytest.fixture
def bases(tmp_path: Path) -> Iterator[StudyBases]:
    fill(tmp_path)
    bases = examples.bases(tmp_path / "lead")
    yield bases
    bases.close()


@pytest.fixture
def base(bases: StudyBases) -> StudyBase:
    return bases.open(examples.STUDY)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


@pytest.fixture
def desk(base: StudyBase, library: Library) -> Releasing:
    return Releasing(base, library, STUDY.id)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "release"


def nothing_in(folder: Path) -> bool:
    return list(folder.iterdir()) == []


def test_a_release_is_written_and_known_of(desk: Releasing, base: StudyBase, out: Path) -> None:
    done = desk.write(RESEARCH, out, [Format.CSV], "da", go_on)
    assert done is not None
    assert base.releases() == [done.record]
    assert not done.record.begun
    found = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert found == set(done.record.files)


def test_below_the_least_k_of_the_readers_nothing_is_planned(desk: Releasing, out: Path) -> None:
    for profile, k in ((Profile.PUBLIC, 9), (Profile.RESEARCH, 4), (Profile.PROJECT, 2)):
        with pytest.raises(KTooSmall):
            desk.plan(ReleaseChoice(profile, k), go_on)
        with pytest.raises(KTooSmall):
            desk.write(ReleaseChoice(profile, k), out, [Format.CSV], "da", go_on)
    assert nothing_in(out.parent)


def test_a_study_that_was_changed_is_planned_anew(
    desk: Releasing, library: Library, out: Path
) -> None:
    before = desk.plan(RESEARCH, go_on)
    assert before is not None
    values = resources.parse_toml(library.study_source(STUDY.id), "study.toml", StudyInvalid)
    library.keep_study({**values, "special": ["ethnic_background", "sex"]})
    public = ReleaseChoice(Profile.PUBLIC, 10)
    after = desk.plan(public, go_on)
    assert after is not None
    assert "sex" in {each.item for each in before.figures.variables}
    assert "sex" not in {each.item for each in after.figures.variables}
    assert desk.write(public, out, [Format.CSV], "da", go_on)
    with (out / "csv" / "data.csv").open(encoding="utf-8", newline="") as file:
        assert "sex" not in next(csv.reader(file))


def test_a_merge_while_interviews_are_read_is_in_the_plan(
    desk: Releasing, base: StudyBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing, came = base.standing, [response(number) for number in range(60, 70)]

    def then_merge() -> Iterator[object]:
        yield from list(standing())
        if came:
            merge(base, batch([came.pop() for _ in range(10)], name="b"))

    monkeypatch.setattr(base, "standing", then_merge)
    planned = desk.plan(RESEARCH, go_on)
    assert planned is not None
    assert planned.figures.records == 70


@pytest.mark.parametrize("late", [False, True])
def test_one_that_is_withdrawn_while_it_is_written_is_not_in_it(
    desk: Releasing, base: StudyBase, out: Path, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    gone: list[int] = []

    def withdraw() -> None:
        if not gone:
            gone.append(base.withdraw(an_id(7)))

    def progress(done: int, total: int) -> bool:
        if not late and total == 2 and done:
            withdraw()
        return True

    def publish(path: Path, content: bytes) -> None:
        withdraw()
        publish_file(path, content)

    if late:
        monkeypatch.setattr(releasing, "publish_file", publish)
    with pytest.raises(ReleaseOutdated):
        desk.write(RESEARCH, out, [Format.CSV], "da", progress)
    assert gone
    assert nothing_in(out.parent)
    assert base.releases() == []
    monkeypatch.undo()
    assert desk.write(RESEARCH, out, [Format.CSV], "da", go_on)
    assert an_id(7) not in dict(base.release_classes(1))
    assert base.check() == []


@pytest.mark.parametrize("trouble", [KeyboardInterrupt(), NotSaved("full", "the disk is full")])
def test_what_ends_it_at_the_last_moment_leaves_nothing(
    desk: Releasing,
    base: StudyBase,
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
    trouble: BaseException,
) -> None:
    def fail(*, number: int) -> None:
        raise trouble

    monkeypatch.setattr(base, "keep_release", fail)
    with pytest.raises(type(trouble)):
        desk.write(RESEARCH, out, [Format.CSV], "da", go_on)
    assert nothing_in(out.parent)
    assert base.releases() == []


def test_one_that_is_stopped_leaves_nothing(desk: Releasing, base: StudyBase, out: Path) -> None:
    stopped = desk.write(
        RESEARCH, out, [Format.CSV], "da", lambda done, total: (done, total) != (2, 2)
    )
    assert stopped is None
    assert nothing_in(out.parent)
    assert base.releases() == []


def test_a_folder_that_came_in_between_is_not_ours_to_remove(
    desk: Releasing, base: StudyBase, out: Path
) -> None:
    def progress(done: int, total: int) -> bool:
        if (done, total) == (2, 2):
            out.mkdir()
            (out / "report.json").write_text("somebody else's", encoding="utf-8")
        return True

    with pytest.raises(FileNotWritten):
        desk.write(RESEARCH, out, [Format.CSV], "da", progress)
    assert (out / "report.json").exists()
    assert base.releases() == []


KILLED = """
import os, signal, sys
from pathlib import Path
from tests import test_releasing as t
from storage.studybase.releases import Releases

folder = Path(sys.argv[1])
base = t.examples.bases(folder / "lead").open(t.examples.STUDY)
Releases.keep_release = lambda self, number: os.kill(os.getpid(), signal.SIGTERM)
desk = t.Releasing(base, t.Library(folder), t.STUDY.id)
desk.write(t.RESEARCH, folder / "out" / "release", [t.Format.CSV], "da", t.go_on)
"""


def test_killed_before_it_is_marked_it_counts_until_its_folder_is_gone(
    tmp_path: Path, out: Path, library: Library
) -> None:
    fill(tmp_path)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, capture_output=True, check=False
    )
    assert killed.returncode in (-signal.SIGTERM, signal.SIGTERM), killed.stderr
    bases = examples.bases(tmp_path / "lead")
    base = bases.open(examples.STUDY)
    desk = Releasing(base, library, STUDY.id)
    (record,) = base.releases()
    assert record.begun
    assert out.is_dir()
    planned = desk.plan(RESEARCH, go_on)
    assert planned is not None
    assert planned.figures.earlier == 1
    with pytest.raises(ReleaseStands):
        desk.take_back(1)
    shutil.rmtree(out)
    out.parent.rename(tmp_path / "unplugged")
    with pytest.raises(ReleaseStands):
        desk.take_back(1)
    (tmp_path / "unplugged").rename(out.parent)
    desk.take_back(1)
    assert base.releases() == []
    with pytest.raises(KeyError):
        desk.take_back(1)
    bases.close()


def test_one_that_was_written_cannot_be_taken_back(desk: Releasing, out: Path) -> None:
    assert desk.write(RESEARCH, out, [Format.CSV], "da", go_on)
    shutil.rmtree(out)
    with pytest.raises(ReleaseStands):
        desk.take_back(1)
