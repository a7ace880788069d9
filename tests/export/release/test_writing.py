"""A release's folder: whole or not at all, and told apart by its digests."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from export.release.writing import write_release
from interviewer.errors import FileNotWritten
from interviewer.release import Format
from tests.export.release.sample import DATASET

ID = DATASET.id


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_all_formats_lie_in_one_folder_with_their_digests(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        seen.append((done, total))
        return True

    folder = tmp_path / "release"
    found = write_release(DATASET, folder, list(Format), "da", progress)
    assert found == files(folder)
    assert sorted(found) == [
        "csv/codebook.csv",
        "csv/data.csv",
        "csv/datapackage.json",
        "csv/load.R",
        "csv/load.do",
        "csv/load.sps",
        "parquet/study=vive-2020/round=2026%20for%C3%A5r/" + f"{ID}.parquet",
        f"{ID}.ddi.xml",
        f"{ID}.dta",
        f"{ID}.sav",
        f"{ID}.xlsx",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["release"]
    assert seen == sorted(seen)
    assert set(seen) == {(step, 8) for step in range(9)}


def test_only_what_is_asked_for_and_the_data_that_syntax_loads(tmp_path: Path) -> None:
    found = write_release(DATASET, tmp_path / "a", [Format.SPSS], "da")
    assert list(found or ()) == [f"{ID}.sav"]
    found = write_release(DATASET, tmp_path / "b", [Format.SYNTAX], "da")
    assert "csv/data.csv" in (found or ())


def test_the_ddi_file_describes_what_is_there(tmp_path: Path) -> None:
    write_release(DATASET, tmp_path / "a", [Format.DDI, Format.STATA, Format.CSV], "da")
    text = (tmp_path / "a" / f"{ID}.ddi.xml").read_text(encoding="utf-8")
    assert 'URI="csv/data.csv"' in text
    assert f'URI="{ID}.dta"' in text
    assert "codebook.csv" not in text
    assert ".sav" not in text


def test_a_report_can_name_the_digests_and_lie_beside(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    found = write_release(
        DATASET,
        folder,
        [Format.CSV],
        "da",
        also=lambda digests: {"report.json": "\n".join(sorted(digests)).encode()},
    )
    assert found == files(folder)
    report = (folder / "report.json").read_text(encoding="utf-8")
    assert report.splitlines() == ["csv/codebook.csv", "csv/data.csv", "csv/datapackage.json"]


@pytest.mark.parametrize("stop", range(4))
def test_what_is_stopped_leaves_nothing(tmp_path: Path, stop: int) -> None:
    formats = [Format.CSV, Format.PARQUET]
    found = write_release(DATASET, tmp_path / "a", formats, "da", lambda done, _all: done < stop)
    assert (found is None) == (stop < 4)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("each", [Format.SPSS, Format.STATA])
def test_a_format_that_is_stopped_midway_leaves_nothing(tmp_path: Path, each: Format) -> None:
    begun: list[int] = []

    def progress(done: int, _all: int) -> bool:
        begun.append(done)
        return begun != [0, 0]

    assert write_release(DATASET, tmp_path / "a", [each], "da", progress) is None
    assert begun == [0, 0]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("each", [Format.SPSS, Format.STATA])
def test_a_process_that_dies_leaves_nothing(tmp_path: Path, each: Format) -> None:
    def kill(_done: int, _all: int) -> bool:
        for process in multiprocessing.active_children():
            process.kill()
        return True

    with pytest.raises(FileNotWritten) as caught:
        write_release(DATASET, tmp_path / "a", [each], "da", kill)
    assert caught.value.reason == "other"
    assert list(tmp_path.iterdir()) == []


def refused(folder: Path, each: Format = Format.CSV) -> str:
    with pytest.raises(FileNotWritten) as caught:
        write_release(DATASET, folder, [each], "da")
    return caught.value.reason


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    assert refused(taken) == "exists"
    (tmp_path / "file").write_bytes(b"mine")
    assert refused(tmp_path / "file") == "exists"
    assert (tmp_path / "file").read_bytes() == b"mine"
    assert list(taken.iterdir()) == []
    assert refused(tmp_path / "nowhere" / "a") == "missing"


def test_a_folder_made_meanwhile_stays_as_it_is(tmp_path: Path) -> None:
    def meddle(done: int, _all: int) -> bool:
        if done == 1:
            (tmp_path / "a").mkdir(exist_ok=True)
        return True

    with pytest.raises(FileNotWritten) as caught:
        write_release(DATASET, tmp_path / "a", [Format.CSV], "da", meddle)
    assert caught.value.reason == "exists"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert list((tmp_path / "a").iterdir()) == []


@pytest.fixture
def small_files() -> Iterator[None]:
    """No file may grow above two kibibytes: what a full disk looks like from inside."""
    resource = pytest.importorskip("resource", reason="this system cannot limit a file's size")
    import signal

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 11, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, old)


@pytest.mark.usefixtures("small_files")
@pytest.mark.parametrize("each", Format)
def test_no_format_takes_a_full_disk_for_a_whole_file(tmp_path: Path, each: Format) -> None:
    assert refused(tmp_path / "a", each) == "full"
    assert list(tmp_path.iterdir()) == []
