"""A file gets to its place whole or not at all, whatever the drive does."""

from __future__ import annotations

import errno
import os
import shutil
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from export.archive import build_archive, publish
from interviewer.errors import ExportFailed

CONTENT = bytes(range(256)) * 4096 * 3  # three pieces of writing


def refused(path: Path, content: bytes = CONTENT) -> str:
    """The reason why `content` did not get to `path`; nothing may be left beside it."""
    before = sorted(path.parent.iterdir()) if path.parent.is_dir() else None
    with pytest.raises(ExportFailed) as caught:
        publish(path, content)
    after = sorted(path.parent.iterdir()) if path.parent.is_dir() else None
    assert after == before
    return caught.value.reason


def test_the_file_is_there_whole_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    assert publish(path, CONTENT)
    assert path.read_bytes() == CONTENT
    assert list(tmp_path.iterdir()) == [path]
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_a_missing_folder(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere" / "b.zip") == "missing"


def test_a_file_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert refused(tmp_path / "file" / "b.zip") in {"missing", "readonly"}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    path.write_text("mine")
    assert refused(path) == "exists"
    assert path.read_text() == "mine"


def test_a_folder_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert refused(tmp_path) == "exists"
    assert refused(Path()) == "exists"


def test_a_name_taken_while_writing_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "b.zip"

    def take() -> bool:
        path.write_text("mine")
        return True

    with pytest.raises(ExportFailed) as caught:
        publish(path, CONTENT, take)
    assert caught.value.reason == "exists"
    assert [file.read_text() for file in tmp_path.iterdir()] == ["mine"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert refused(tmp_path / "b.zip") == "readonly"
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EROFS, "readonly"),
        (errno.EACCES, "readonly"),
        (errno.ENOSPC, "full"),
        (errno.ENAMETOOLONG, "other"),
    ],
)
def test_a_drive_that_refuses_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def no(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("export.archive.os.open", no)
    assert refused(tmp_path / "b.zip") == reason


@pytest.mark.parametrize("knows_it", [True, False])
def test_on_macos_the_drives_own_cache_is_flushed_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, knows_it: bool
) -> None:
    fcntl = pytest.importorskip("fcntl", reason="this system has no fcntl")
    asked: list[str] = []

    def flush(_file: int, command: object) -> None:
        assert command == "full"
        asked.append("full")
        if not knows_it:
            raise OSError(errno.ENOTSUP, "not on this file system")

    with monkeypatch.context() as patch:
        patch.setattr("export.archive.sys.platform", "darwin")
        patch.setattr(fcntl, "F_FULLFSYNC", "full", raising=False)
        patch.setattr(fcntl, "fcntl", flush)
        patch.setattr("export.archive.os.fsync", lambda _file: asked.append("plain"))
        patch.setattr("export.archive._sync_folder", lambda _path: None)
        assert publish(tmp_path / "b.zip", CONTENT)
    assert asked == (["full"] if knows_it else ["full", "plain"])


@pytest.mark.parametrize("call", ["write", "fsync"])
@pytest.mark.parametrize("number", [errno.EIO, errno.ENODEV])
def test_a_drive_that_dies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    def dead(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(f"export.archive.os.{call}", dead)
    assert refused(tmp_path / "b.zip") == "gone"


def test_a_stick_pulled_out_half_way(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    asked: list[int] = []

    def pull() -> bool:
        asked.append(1)
        if len(asked) == 2:
            shutil.rmtree(stick)
        return True

    with pytest.raises(ExportFailed) as caught:
        publish(stick / "b.zip", CONTENT, pull)
    assert caught.value.reason == "gone"
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def small_files() -> Iterator[None]:
    """No file may grow above a mebibyte: what a full disk looks like from inside."""
    resource = pytest.importorskip("resource", reason="this system cannot limit a file's size")
    import signal

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, old)


@pytest.mark.usefixtures("small_files")
def test_a_full_disk(tmp_path: Path) -> None:
    assert refused(tmp_path / "b.zip") == "full"


def test_what_was_read_back_must_be_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.write

    def flip(file: int, content: memoryview) -> int:
        return really(file, bytes(byte ^ 1 for byte in content[:1]) + bytes(content[1:]))

    monkeypatch.setattr("export.archive.os.write", flip)
    assert refused(tmp_path / "b.zip") == "other"


@pytest.mark.parametrize("stop", range(4))
def test_stopping_leaves_nothing(tmp_path: Path, stop: int) -> None:
    asked: list[int] = []

    def go_on() -> bool:
        asked.append(1)
        return len(asked) <= stop

    assert not publish(tmp_path / "b.zip", CONTENT, go_on)
    assert list(tmp_path.iterdir()) == []


def test_an_archive_tells_nothing_of_time_and_machine() -> None:
    content = build_archive({"a.csv": b"x" * 100, "data/b.csv": "æ".encode()})
    assert content == build_archive({"a.csv": b"x" * 100, "data/b.csv": "æ".encode()})
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert archive.comment == b""
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert (entry.create_system, entry.external_attr) == (3, 0o100600 << 16)
            assert (entry.extra, entry.comment) == (b"", b"")
