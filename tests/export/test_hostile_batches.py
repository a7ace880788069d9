"""What was damaged or made to do harm: a clear reason, in bounded memory, never half a batch."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import tracemalloc
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export.archive import build_archive
from export.archive_reading import open_archive
from export.batch_reading import BatchReader
from export.batch_records import SET_ASIDE_LIMIT
from export.sealing import make_device_seed, make_lead_secret, seal
from export.strict_json import parse_strictly
from interviewer.anonymise import ANSWER_COLUMNS
from interviewer.keys import LeadSecret
from interviewer.merging import BatchHeader, BatchUnreadable, ReadBatch, Trouble
from tests.export.batches import BATCH_ID, files_of, read, reader, resealed
from tests.export.sample import STUDY, contact, interview, plain

MB = 1 << 20
SEED, DEVICE = make_device_seed()
LEAD = make_lead_secret(bytes(range(32)))


@cache
def small() -> dict[str, bytes]:
    made = [plain(note='Et ord, "citeret"\nog mere'), interview(2)]
    return files_of(made, contacts=[contact()], withdrawals=[interview(3).id])


def trouble(action: Callable[[], object]) -> Trouble:
    """Why a batch was not read."""
    with pytest.raises(BatchUnreadable) as caught:
        action()
    assert caught.value.detail
    return caught.value.trouble


def told(by: BatchReader, data: bytes) -> Trouble:
    return trouble(lambda: by.read("a.batch", data))


def refused(data: bytes) -> Trouble:
    return told(reader(), data)


def content(batch: ReadBatch) -> tuple[Any, ...]:
    """All that came of a batch, its file apart."""
    rows = [(*batch.responses,), (*batch.contacts,), (*batch.withdrawals,)]
    header = (batch.header.study, batch.header.batch, batch.header.number)
    return (*rows, (*batch.set_aside,), header)


def zipped(members: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    """A zip as any program may write it, doubled names and all."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, inside in members:
            archive.writestr(name, inside)
    return out.getvalue()


def listed(data: bytes, entry: int) -> int:
    """Where the list of a zip has its entry of this number."""
    place = -1
    for _ in range(entry + 1):
        place = data.index(b"PK\x01\x02", place + 1)
    return place


def patched(data: bytes, place: int, form: str, value: int) -> bytes:
    packed = struct.pack(form, value)
    return data[:place] + packed + data[place + len(packed) :]


# --- zips -------------------------------------------------------------------------------------


def test_other_files_are_no_batches() -> None:
    for data in (b"", b"PK", b"%PDF-1.7", b"\0" * 100, b"{}", build_archive({"a.txt": b"x"})):
        assert refused(data) is Trouble.NOT_A_BATCH
    word = zipped([("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")])
    assert refused(word) in {Trouble.NOT_A_BATCH, Trouble.HOSTILE}


@pytest.mark.parametrize(
    "name",
    [
        "../evil.csv",
        "data/../../evil",
        "/etc/passwd",
        "C:/evil",
        "data\\evil",
        "data//evil",
        "data/",
        ".hidden",
        "data/.hidden",
        "evil\x1b[2J",
        "kø.csv",
        "a" * 300,
        "a/b/c/d/e/f",
    ],
)
def test_a_name_that_leads_out_or_is_not_ours_is_refused(name: str) -> None:
    assert refused(zipped([*small().items(), (name, b"x")])) is Trouble.HOSTILE


def test_so_are_doubled_names_and_those_that_differ_in_case_alone() -> None:
    for name in ("manifest.json", "Manifest.json", "DATA/answers.csv"):
        assert refused(zipped([*small().items(), (name, b"x")])) is Trouble.HOSTILE


def test_so_are_links_and_what_is_encrypted_or_packed_otherwise() -> None:
    link = zipfile.ZipInfo("data/link")
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    assert refused(zipped([*small().items(), (link, b"/etc/passwd")])) is Trouble.HOSTILE
    data = build_archive(small())
    place = listed(data, 0)
    assert refused(patched(data, place + 8, "<H", 1)) is Trouble.HOSTILE
    for method in (1, 12, 14, 99):
        assert refused(patched(data, place + 10, "<H", method)) is Trouble.HOSTILE


def test_members_that_share_bytes_are_refused() -> None:
    inner = b"x" * 50
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, zlib.crc32(inner), 50, 50, 1, 0)
    outer = head + b"b" + inner
    data = zipped([(zipfile.ZipInfo("a"), outer), (zipfile.ZipInfo("b"), inner)])
    second = listed(data, 1)
    inside = data.index(outer)
    assert refused(patched(data, second + 42, "<L", inside)) is Trouble.HOSTILE


def test_too_many_members_are_refused_before_they_are_listed() -> None:
    many = zipped((f"data/{number}.csv", b"") for number in range(70))
    assert refused(many) is Trouble.TOO_LARGE


def test_what_unpacks_to_too_much_is_not_unpacked() -> None:
    bomb = zipped([*small().items(), ("data/zeros.csv", b"\0" * (40 * MB))])
    lying = patched(bomb, listed(bomb, len(small())) + 24, "<L", 100)
    huge = patched(bomb, listed(bomb, len(small())) + 24, "<L", 0xFFFFFFF0)
    endless = patched(bomb, listed(bomb, len(small())) + 24, "<L", 0xFFFFFFFF)
    archive = open_archive(lying)
    tracemalloc.start()
    try:
        assert refused(bomb) is Trouble.TOO_LARGE
        assert refused(huge) is Trouble.TOO_LARGE
        assert refused(endless) is Trouble.TOO_LARGE
        assert trouble(lambda: archive.read("data/zeros.csv", MB)) is Trouble.DAMAGED
        assert tracemalloc.get_traced_memory()[1] < 8 * MB
    finally:
        tracemalloc.stop()


def test_a_zip_that_contradicts_itself_is_damaged() -> None:
    data = build_archive(small())
    end = len(data) - 22
    for changed in (
        data + b"x",
        b"PK\x03\x04" + data,
        patched(data, end + 16, "<L", 5),
        patched(data, end + 12, "<L", 5),
        patched(data, end + 8, "<H", 3),
        patched(data, end + 20, "<H", 1),
        patched(data, listed(data, 1) + 42, "<L", 0),
        patched(data, listed(data, 1) + 42, "<L", end),
        patched(data, listed(data, 1) + 20, "<L", len(data)),
        patched(data, listed(data, 1) + 16, "<L", 5),
        patched(data, listed(data, 1) + 24, "<L", 5),
        patched(data, listed(data, 6) + 28, "<H", 60_000),
    ):
        assert refused(changed) in {Trouble.DAMAGED, Trouble.HOSTILE}


def test_a_zip_packed_anew_by_another_program_is_read_all_the_same() -> None:
    anew = zipped(sorted(small().items()))
    assert content(reader().read("b.zip", anew)) == content(read(small()))


# --- JSON -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b"[" * 20 + b"]" * 20,
        b'{"a": ' * 5_000,
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1e999}',
        b'{"a": 1, "a": 1}',
        b'{"a": ' + b"9" * 5_000 + b"}",
        b'"\xff"',
        b'\xef\xbb\xbf{"a": 1}',
        b'{"a": 1} {"a": 2}',
        b'"\\"' * 200_000,
        b'"' + b"\\" * 200_001,
        b" " * MB + b"1 ",
    ],
)
def test_json_that_is_made_to_do_harm_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        parse_strictly(text, MB)
    assert len(str(caught.value)) < 200
    told = {**small(), "manifest.json": text[:MB]}
    assert refused(build_archive(told)) in {Trouble.DAMAGED, Trouble.NOT_A_BATCH}


def test_brackets_in_texts_are_no_depth() -> None:
    assert parse_strictly(b'{"a": "' + b"[" * 50 + b'\\"{"}', MB) == {"a": "[" * 50 + '"{'}


# --- tables -----------------------------------------------------------------------------------


def test_a_row_without_an_end_is_not_waited_for() -> None:
    head = small()["data/answers.csv"].split(b"\r\n")[0] + b"\r\n"
    row = head + hashlib.shake_256(b"").hexdigest(5 * MB).encode()
    assert refused(build_archive(resealed({**small(), "data/answers.csv": row}))) is Trouble.DAMAGED


def test_more_rows_than_any_device_has_are_refused_by_their_number() -> None:
    counts = {"finished": 10**6, "partial": 0, "interviews": 10**6, "answers": 9, "contacts": 0}
    lying = resealed(small(), counts=counts | {"withdrawals": 0, "notes_waiting": 0})
    assert refused(build_archive(lying)) is Trouble.TOO_LARGE


def test_the_list_of_what_is_set_aside_has_an_end() -> None:
    rows = [f"{interview(number).id},q1,,1,,low,,,,\r\n" for number in (1,)]
    head, body = ",".join(ANSWER_COLUMNS) + "\r\n", rows[0][36:]
    stem = rows[0][:28]
    made = head + "".join(f"{stem}{number:08x}{body}" for number in range(SET_ASIDE_LIMIT + 1))
    counts = dict.fromkeys(json.loads(files_of([])["manifest.json"])["counts"], 0)
    files = resealed(
        {**files_of([]), "data/answers.csv": made.encode()},
        counts=counts | {"answers": SET_ASIDE_LIMIT + 1},
    )
    assert refused(build_archive(files)) is Trouble.VALUE


@pytest.mark.parametrize(
    "line", ["", '"', '"a"b', 'a"b"', '""",', "a\nb", '"a\r\nb"', ",,,,,,,", "\r"]
)
def test_a_row_that_is_no_csv_is_set_aside_with_its_interview(line: str) -> None:
    files = small()
    rows = files["data/answers.csv"].decode().split("\r\n")
    place = next(i for i, row in enumerate(rows) if row.startswith(interview(2).id))
    rows[place] = rows[place][:37] + line if line else rows[place][:36]
    counts = json.loads(files["manifest.json"])["counts"]
    answers = "\r\n".join(rows)
    counts["answers"] = answers.count("\r\n") - 1
    batch = read(resealed({**files, "data/answers.csv": answers.encode()}, counts=counts))
    assert interview(2).id in {each.record for each in batch.set_aside}
    assert [each.id for each in batch.responses] == [plain().id]


# --- cut short and changed --------------------------------------------------------------------


def test_a_batch_that_is_cut_short_anywhere_is_never_read() -> None:
    data = build_archive(small())
    for length in range(len(data)):
        assert refused(data[:length]) in {Trouble.DAMAGED, Trouble.NOT_A_BATCH}


def unharmed(by: BatchReader, data: bytes, whole: ReadBatch) -> None:
    """It is refused, or read as if nothing had happened."""
    try:
        batch = by.read("batch.zip", data)
    except BatchUnreadable as found:
        assert found.detail  # noqa: PT017 - that it is refused is one of two right ends
    else:
        assert content(batch) == content(whole)


@given(st.integers(0, 10**9), st.integers(1, 255))
@settings(max_examples=150, deadline=None)
def test_a_changed_byte_is_seen_or_does_not_matter(place: int, change: int) -> None:
    data = bytearray(build_archive(small()))
    whole = read(small())
    data[place % len(data)] ^= change
    unharmed(reader(), bytes(data), whole)


def test_so_is_every_bit_of_the_list_of_members() -> None:
    data = build_archive(small())
    whole, by = read(small()), reader()
    for place in range(listed(data, 0), len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        unharmed(by, bytes(changed), whole)


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_rubbish_is_refused(rubbish: bytes) -> None:
    for data in (rubbish, b"PK\x03\x04" + rubbish, b"age-encryption.org/v1\n" + rubbish):
        refused(data)


# --- sealed -----------------------------------------------------------------------------------


def header(payload: bytes, **changes: Any) -> BatchHeader:
    values: dict[str, Any] = {
        "study": STUDY.id,
        "study_revision": 1,
        "device": DEVICE,
        "batch": BATCH_ID,
        "number": 1,
        "series": (1,),
        "recipients": (LEAD.key.fingerprint,),
        "payload": hashlib.sha256(payload).hexdigest(),
        "size": len(payload),
    }
    return BatchHeader(**values | changes)


def sealed(payload: bytes | None = None, **changes: Any) -> bytes:
    payload = build_archive(small()) if payload is None else payload
    return seal(payload, header(payload, **changes), SEED, [LEAD.key.recipient])


def lead(
    secrets: Iterable[LeadSecret] = (LEAD,), devices: dict[bytes, bool] | None = None
) -> BatchReader:
    known = {DEVICE: False} if devices is None else devices
    studies = {0: STUDY, 1: STUDY}
    return reader(studies=studies, secrets=[*secrets], devices=known, unsigned=False)


def test_a_sealed_batch_comes_back_with_what_was_signed() -> None:
    data = sealed()
    batch = lead().read("a.batch", data)
    assert content(batch) == content(read(small()))
    assert batch.header == header(build_archive(small()))
    assert batch.file_digest == hashlib.sha256(data).hexdigest()


def test_who_may_send_and_who_may_read() -> None:
    data = sealed()
    stranger = make_lead_secret()
    assert told(lead(devices={}), data) is Trouble.UNKNOWN_DEVICE
    assert told(lead(devices={DEVICE: True}), data) is Trouble.REVOKED_DEVICE
    assert told(lead([stranger]), data) is Trouble.NOT_FOR_US
    assert told(lead([]), data) is Trouble.NOT_FOR_US
    assert lead([stranger, LEAD]).read("a", data).responses


def test_of_another_study_before_of_an_unknown_device() -> None:
    other = sealed(study="another")
    assert told(lead(devices={}), other) is Trouble.OTHER_STUDY


def test_what_is_signed_is_what_the_batch_says_of_itself() -> None:
    for changes in ({"number": 2, "series": (1, 2)}, {"batch": BATCH_ID.replace("2b", "2c")}):
        assert told(lead(), sealed(**changes)) is Trouble.DAMAGED
    inside = files_of([], study=replace(STUDY, id="another"))
    assert told(lead(), sealed(build_archive(inside))) is Trouble.DAMAGED


def test_a_seal_around_something_else_is_no_batch() -> None:
    assert told(lead(), sealed(b"hello")) is Trouble.NOT_A_BATCH
    bomb = zipped([*small().items(), ("data/zeros.csv", b"\0" * (20 * MB))])
    assert told(lead(), sealed(bomb)) is Trouble.TOO_LARGE


def test_a_sealed_batch_that_is_cut_short_or_changed_is_never_read() -> None:
    data = sealed()
    by = lead()
    for length in [*range(300), *range(300, len(data), 11), len(data) - 1]:
        assert told(by, data[:length])
    for place in [*range(0, 300, 3), *range(300, len(data), 13), len(data) - 1]:
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        assert told(by, bytes(changed))


def test_nothing_of_an_answer_is_in_what_is_told(tmp_path: Path) -> None:
    secret = "Bente fra Nørrebro"
    files = files_of([plain(note=secret)])
    for change in (("low,", "nowhere,"), ("high,", "low,"), (",q1,", f",{secret},")):
        answers = files["data/answers.csv"].decode().replace(*change)
        batch = read(resealed({**files, "data/answers.csv": answers.encode()}))
        assert all(secret not in repr(each) for each in batch.set_aside)
        assert secret not in repr(batch)
