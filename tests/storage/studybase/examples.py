"""Made-up devices, responses and batches that the tests of the study database share."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from interviewer.anonymise import ContactRow
from interviewer.merging import (
    AnswerCells,
    BatchHeader,
    MergeReport,
    PenStrokes,
    ReadBatch,
    Response,
    SetAside,
    Signs,
    digest_of,
    to_document,
)
from storage.keys import DataKey
from storage.studybase import StudyBase, StudyBases

STUDY = "vive-2026"
KEY = bytes(range(32))
SIGNER = b"one" + bytes(29)
OTHER = b"two" + bytes(29)


def bases(folder: Path) -> StudyBases:
    """The study databases in a folder, under a key that is always the same."""

    def key() -> AbstractContextManager[DataKey]:
        return nullcontext(DataKey(KEY))

    return StudyBases(folder, key)


def an_id(number: int) -> str:
    """The id of the n-th made-up interview."""
    return f"{number:08x}-0000-4000-8000-000000000000"


def response(
    number: int = 1,
    rating: str = "4",
    *,
    revision: int = 1,
    note: str = "",
    group: str = "unge",
    week: str = "2026-W20",
    status: str = "finished",
    signs: Signs | None = None,
) -> Response:
    """A response of two answers; `rating` and `note` are of question q1."""
    cells = {"version": "2", "week": week, "status": status, "group": group}
    cells |= {"jobcenter": "jc-" + group, "main_group": "main", "age": "20-24"}
    follow_up = "why" if note else ""
    answers = [
        AnswerCells("q1", "", rating, "", follow_up, note),
        AnswerCells("q2", "", "-1", "", "", ""),
    ]
    document = to_document(cells, answers)
    interview = an_id(number)
    return Response(
        interview,
        revision,
        "2",
        week,
        status,
        group,
        document,
        digest_of(interview, revision, document),
        hashlib.sha256(document).digest()[:16],
        signs or Signs(8, 0, 1, 2, 1 if note else 0, 0),
    )


def batch(
    responses: Iterable[Response] = (),
    *,
    name: str = "a",
    device: bytes = SIGNER,
    number: int = 1,
    series: Sequence[int] = (),
    contacts: Iterable[ContactRow] = (),
    withdrawals: Iterable[str] = (),
    set_aside: Iterable[SetAside] = (),
    sealed: str = "",
    strokes: Iterable[PenStrokes] = (),
) -> ReadBatch:
    """A batch; `name` makes its id, and what is in it its payload. Another `sealed` is the same
    batch in another file."""
    responses, contacts = tuple(responses), tuple(contacts)
    strokes = tuple(strokes)
    said = [name, [r.digest.hex() for r in responses], contacts, tuple(withdrawals)]
    payload = hashlib.sha256(json.dumps([said, repr(strokes)]).encode()).hexdigest()
    header = BatchHeader(
        STUDY, 1, device, name, number, tuple(series) or (number,), (), payload, 1000
    )
    file_digest = hashlib.sha256((payload + sealed + device.hex()).encode()).hexdigest()
    return ReadBatch(
        header,
        f"{name}.batch",
        file_digest,
        responses,
        contacts,
        tuple(withdrawals),
        tuple(set_aside),
        strokes=strokes,
    )


def merge(base: StudyBase, *batches: ReadBatch) -> MergeReport:
    """Merge these, as a lead's desk does it."""
    with base.merging() as merging:
        for each in batches:
            if merging.known(each.file_digest):
                merging.known_file(each.file, each.file_digest)
            else:
                merging.take(each)
        return merging.finish()


def many(batches: int, each: int, seed: int = 1, length: int = 900) -> Iterable[ReadBatch]:
    """Batches of made-up responses of about `length` bytes, as they come off a reader."""
    make = random.Random(seed)
    filler = "x" * (length - 250)
    for number in range(1, batches + 1):
        responses = []
        for _ in range(each):
            interview = f"{make.getrandbits(128):032x}"
            interview = "-".join(
                (interview[:8], interview[8:12], interview[12:16], interview[16:20], interview[20:])
            )
            cells = {"version": "2", "group": f"g{make.randrange(11)}", "age": "20-24"}
            document = (
                json.dumps([cells, [["q1", "", "4", "", "why", filler + interview]]])
            ).encode()
            responses.append(
                Response(
                    interview,
                    1,
                    "2",
                    f"2026-W{make.randrange(10, 40)}",
                    "finished",
                    cells["group"],
                    document,
                    digest_of(interview, 1, document),
                    hashlib.sha256(document).digest()[:16],
                    Signs(8, 0, 1, 2, 1, 0),
                )
            )
        yield batch(responses, name=f"b{number}", number=number)
