"""Merging: what a batch holds once it has been read, and the rules by which batches become one.

The merged study is a function of the *set* of batches that were accepted and of what the lead has
decided; in which order and how often they came plays no part. Of one interview:

- the same id, revision and content is the **same**, however often it comes;
- of several revisions from one device the highest holds: the others are **revised**;
- the same id with different content, as the same revision or from devices of which none has sent
  the other's, is a **conflict**: all are kept, and none counts as the interview's content until a
  person has chosen;
- another id with the same content is a **lookalike**: flagged, and never dropped.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from interviewer.anonymise import CIRCUMSTANCES, UNTOLD, ContactRow
from interviewer.ink import Stroke


class Signs(NamedTuple):
    """What of an interview tells how it was carried out, as counts."""

    ratings: int
    """Ratings given, "don't know" apart."""
    straight: int
    """1 if five or more ratings were given and all are the same; else 0."""
    dont_know: int
    """Questions answered "don't know"."""
    follow_ups: int
    """Follow-ups that were open."""
    notes: int
    """Follow-ups with a note, by pen too."""
    fast: int
    """1 if it took under three minutes of active time, 0 if longer, -1 if not measured."""


class Response(NamedTuple):
    """One interview as it came in a batch, checked against its questionnaire and study."""

    id: str
    revision: int
    version: str
    """Of the questionnaire."""
    week: str
    status: str
    """"finished" or "partial"."""
    group: str
    """The study's group, or a missing code; empty where the questionnaire asks for none."""
    document: bytes
    """All its cells and answers, see `to_document`."""
    digest: bytes
    """SHA-256 of `document`, 32 bytes."""
    likeness: bytes
    """The first 16 bytes of SHA-256 of the content without id and revision."""
    signs: Signs


class AnswerCells(NamedTuple):
    """One row of answers.csv, its interview apart; texts as written, escapes taken back."""

    question: str
    option: str
    answer: str
    text: str
    follow_up: str
    note: str
    """All its words: typed in the interview, then what its pen strokes say."""
    quote: str = ""
    """"1" where the note is what the citizen said, word for word."""
    pen: str = ""
    """An `interview.Pen`: how far the note's strokes have come."""
    by: str = ""
    """"citizen" where the citizen tapped the answer on the show card."""


@dataclass(frozen=True, slots=True)
class PenStrokes:
    """The pen strokes of a note that waits to be typed, as they came in a sealed batch."""

    interview: str
    question: str
    follow_up: str
    strokes: Sequence[Stroke] = field(repr=False)
    """By number, rising; no number twice, none without points. Held as bytes by the reader, so
    that a stroke is made when it is asked for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A response with its content opened."""

    id: str
    revision: int
    digest: bytes
    cells: Mapping[str, str]
    """By column of interviews.csv, `id` and `revision` apart; free texts with escapes taken
    back. Of `CIRCUMSTANCES` those that were told."""
    answers: tuple[AnswerCells, ...]
    """In the questionnaire's order, those of options after their question's."""


_KEPT_AS: Final = {
    # Neither name can be another column's: no id has an "@", and a field called "place_" has the
    # column "place__" (`anonymise.background_columns`).
    **{name: f"@{name}" for name in CIRCUMSTANCES},
    **{f"{name}_": name for name in CIRCUMSTANCES},
}
_CALLED: Final = {kept: column for column, kept in _KEPT_AS.items()}


def kept_as(column: str) -> str:
    """What a column of interviews.csv is called in a document, and in what is decided on it.

    A field called `place` gave its name to a newer column, and is `place_` in a batch. Here it
    keeps its name, as in all that was merged before; what took it has a name of its own.
    """
    return _KEPT_AS.get(column, column)


def column_of(name: str) -> str:
    """The column that is kept as `name`: so a field is found that was called like a newer column
    before that was there. Circumstances are kept under no name of a field, and never corrected."""
    return _CALLED.get(name, name)


def to_document(cells: Mapping[str, str], answers: Sequence[AnswerCells]) -> bytes:
    """Cells (without id and revision) and answers as canonical bytes: equal content, equal bytes.

    The caller gives the answers in the questionnaire's order. UTF-8 JSON: [cells with sorted keys,
    [row, …]], each row without the empty cells at its end, and without the circumstances that
    nobody told, its columns as `kept_as` calls them: so an interview that knows nothing of what
    batches hold since format 4 has the bytes that it always had.
    """
    told = {
        kept_as(name): cell
        for name, cell in cells.items()
        if name not in CIRCUMSTANCES or cell != UNTOLD
    }
    rows = []
    for row in answers:
        cut = list(row)
        while cut and not cut[-1]:
            cut.pop()
        rows.append(cut)
    return json.dumps(
        [told, rows], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def from_document(document: bytes) -> tuple[dict[str, str], tuple[AnswerCells, ...]]:
    """The cells and answers that `to_document` wrote."""
    kept, rows = json.loads(document)
    cells = {column_of(name): cell for name, cell in kept.items()}
    return cells, tuple(AnswerCells(*row, *[""] * (6 - len(row))) for row in rows)


def digest_of(interview_id: str, revision: int, document: bytes) -> bytes:
    """32 bytes that name a response's content together with its id and revision."""
    return hashlib.sha256(b"%s %d " % (interview_id.encode(), revision) + document).digest()


class Trouble(StrEnum):
    """What is wrong with a batch, or with one interview in it. It was set aside and nothing of it
    is in the study, but for those in `TOLD`, which are told of a batch that was taken."""

    NOT_A_BATCH = "not_a_batch"
    """No batch at all: another kind of file, or empty."""
    DAMAGED = "damaged"
    """Cut short or changed on its way."""
    TOO_LARGE = "too_large"
    """It, or what it unpacks to, is beyond every batch; a zip bomb."""
    HOSTILE = "hostile"
    """Names that lead out of it, doubled names, links, and the like: made to do harm."""
    NOT_FOR_US = "not_for_us"
    """Encrypted to other leads."""
    UNSIGNED = "unsigned"
    """A batch that is neither sealed nor signed."""
    UNKNOWN_DEVICE = "unknown_device"
    """Signed by a device that is not enrolled. It is kept, and taken once the device is."""
    REVOKED_DEVICE = "revoked_device"
    WRONG_SIGNATURE = "wrong_signature"
    """The signature does not fit what it is on."""
    OTHER_STUDY = "other_study"
    NEWER = "newer"
    """Of a newer format than this version of the app knows."""
    OLDER_FORMAT = "older_format"
    VERSION_UNKNOWN = "version_unknown"
    """Made with a version of the questionnaire that is not on this device."""
    CONTRADICTION = "contradiction"
    """The same batch id came before with other content. Both are taken, and of an interview that
    differs both contents are kept: whichever batch came first would else decide."""
    NUMBER_TWICE = "number_twice"
    """Another batch of this device bears the same number, as when a device was copied or restored.
    Both are taken."""
    FOREIGN_WITHDRAWAL = "foreign_withdrawal"
    """A device has withdrawn an interview that another one has sent. What that one sent stays."""
    VALUE = "value"
    """A record holds something that the questionnaire or the study does not know."""
    TWICE = "twice"
    """A batch holds the same interview twice."""
    MISSING_PARTS = "missing_parts"
    """An interview without all its answers, or answers without their interview."""
    NO_ACCESS = "no_access"
    """The file cannot be read."""


TOLD: Final = frozenset({Trouble.CONTRADICTION, Trouble.NUMBER_TWICE, Trouble.FOREIGN_WITHDRAWAL})
"""Troubles that set nothing aside."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A batch or a record in quarantine; with a trouble of `TOLD` one that was taken."""

    trouble: Trouble
    detail: str
    """English, for the report: where it is, and what was found; never an answer or a note."""
    file: str
    """The file's name, without its folder."""
    record: str = ""
    """The interview's id, where it is about one record; else empty: about the whole batch."""
    retry: bool = False
    """Whether the sealed bytes are kept, to be tried again when the reason is gone."""


class BatchUnreadable(Exception):
    """A whole batch has to be set aside; merging goes on."""

    def __init__(self, trouble: Trouble, detail: str) -> None:
        self.trouble = trouble
        self.detail = detail
        super().__init__(f"{trouble.value}: {detail}")


@dataclass(frozen=True, slots=True)
class BatchHeader:
    """What a device signs."""

    study: str
    study_revision: int
    """Of the study file in force on the device when it exported."""
    device: bytes
    """Its public signing key; empty for an unsigned batch."""
    batch: str
    """The batch's UUID."""
    number: int
    """In the device's series."""
    series: tuple[int, ...]
    """The numbers of all batches of this study that left the device, this one last: others were
    begun, and nothing left."""
    recipients: tuple[str, ...]
    """Fingerprints of the leads it was encrypted to, so that none can pass it on as if sent to
    another."""
    payload: str
    """SHA-256 (hex) of the zip."""
    size: int
    """Bytes of the zip."""


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """A batch that was read, record by record."""

    header: BatchHeader
    file: str
    """Its file's name."""
    file_digest: str
    """SHA-256 (hex) of the file as it came."""
    responses: Sequence[Response] = field(repr=False)
    contacts: Sequence[ContactRow] = field(repr=False)
    withdrawals: Sequence[str] = field(repr=False)
    """Ids of interviews that were withdrawn on the device after they had left it."""
    set_aside: Sequence[SetAside] = ()
    """Records that could not be read."""
    strokes: Sequence[PenStrokes] = field(default=(), repr=False)
    """Of notes of `responses` that wait to be typed, as far as they came."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What came of the interviews of one batch, or of several together."""

    new: int = 0
    same: int = 0
    revised: int = 0
    """Newer revisions of interviews that were there, or older ones of those."""
    conflicting: int = 0
    withdrawn: int = 0
    """Not taken, because the interview was withdrawn; or erased by a withdrawal in the batch."""
    set_aside: int = 0
    contacts: int = 0
    """New ones."""
    lookalikes: int = 0
    """New interviews whose content another one has."""

    def __add__(self, other: Counts) -> Counts:
        names = Counts.__dataclass_fields__
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in names})


class Came(StrEnum):
    """What came of a file."""

    TAKEN = "taken"
    KNOWN = "known"
    """It had been merged before; nothing was done."""
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class FileReport:
    """One line of a merge's report."""

    file: str
    came: Came
    device: int | None
    """The device's number, its pseudonym; None where it is not known."""
    number: int | None
    """In the device's series."""
    counts: Counts
    troubles: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Batches of a device that left it and have not arrived."""

    device: int
    missing: tuple[int, ...]
    """Their numbers, the first fifty of them."""
    latest: int
    """The highest number known."""
    more: int = 0
    """How many are missing beside those in `missing`."""


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge has done."""

    number: int | None
    """Of the merge, to undo it by; None where nothing was new."""
    files: tuple[FileReport, ...]
    total: Counts
    gaps: tuple[Gap, ...]
    digest: str
    """The study's canonical digest after it (hex)."""
