"""The records of a batch: its tables read row by row, whole interviews out of them, and what is
set aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from sys import intern
from typing import Any, NamedTuple

from export.archive_reading import Archive
from export.batch_answers import FIRST, AnswerRows
from export.batch_cells import Refused, is_week, plain, split_row
from export.batch_formats import Columns, columns_of
from export.batch_interviews import InterviewRows, Told
from export.batch_manifest import UUID4, Manifest
from export.batch_strokes import (
    BATCH_BYTES,
    NOTE_BYTES,
    NOTE_STROKES,
    Drawn,
    read_number,
    read_points,
)
from export.datapackage import PATHS
from interviewer.anonymise import (
    DISPOSITIONS,
    REASONS,
    SEXES,
    STROKE_COLUMNS,
    ContactRow,
    Layout,
    name_before_format_4,
)
from interviewer.codebook import ANSWERS, CONTACTS, INTERVIEWS, STROKES, WITHDRAWALS
from interviewer.contact import Disposition
from interviewer.interview import Pen, Status
from interviewer.merging import (
    BatchUnreadable,
    PenStrokes,
    Response,
    SetAside,
    Trouble,
    digest_of,
    from_document,
)
from interviewer.questionnaire import Questionnaire
from interviewer.study import Study

INTERVIEWS_LIMIT = 200_000
"""Interviews, contacts, or withdrawals, of one batch at the most: of one device."""
SET_ASIDE_LIMIT = 10_000
"""Records set aside at the most; where more are wrong, the batch is."""

_LINE_LIMIT = 8 << 20
"""Bytes of a row at the most: a note of full length, each character of it escaped."""
_ID = 36
_REVISION = re.compile(r"0|[1-9][0-9]{0,8}")


@dataclass(frozen=True)
class Tables:
    """How the tables of batches of these versions are read, in one state of the study."""

    columns: Columns
    header: tuple[str, ...]
    """Of interviews.csv."""
    interviews: Mapping[tuple[str, str], InterviewRows]
    """By version and status."""
    answers: Mapping[tuple[str, str], AnswerRows]
    strokes: bool
    """Whether the study lets pen strokes travel."""


def make_tables(versions: Sequence[Questionnaire], study: Study, format_version: int) -> Tables:
    """How the tables of a batch with these versions, in the order of its manifest, are read."""
    columns = columns_of(format_version)
    layouts = [Layout(each, study) for each in versions]
    found = [column for layout in layouts for column in layout.columns]
    names = [c.name if format_version >= 4 else name_before_format_4(c) for c in found]
    header = (*columns.interviews, *dict.fromkeys(names))
    interviews: dict[tuple[str, str], InterviewRows] = {}
    answers: dict[tuple[str, str], AnswerRows] = {}
    for layout in layouts:
        for status in (Status.FINISHED, Status.PARTIAL):
            key = (layout.questionnaire.version, status.value)
            interviews[key] = InterviewRows(layout, status, header, columns.interviews)
            answers[key] = AnswerRows(layout, status, header, columns.interviews, columns.answers)
    return Tables(columns, header, interviews, answers, study.pen.strokes)


class _Begun(NamedTuple):
    """An interview whose row in interviews.csv has been read."""

    id: str
    revision: int
    version: str
    week: str
    status: str
    told: Told
    answers: AnswerRows


_Gathered = list[Any]
"""An interview while its answers come: two ways to look up a row, the sum of the rows' counts,
`_Begun`, then the piece of each answer in its place. A list, for the sake of time."""
_KNOWN, _WITH_NOTE, _COUNTS, _BEGUN = range(FIRST)

_NOTHING: _Gathered = []
"""Stands for an interview that is set aside."""


class Reading:
    """One batch while it is read."""

    def __init__(
        self,
        file: str,
        archive: Archive,
        manifest: Manifest,
        tables: Tables,
        groups: frozenset[str],
        sealed: bool,
    ) -> None:
        """`groups`: those of the study, now or ever."""
        self._file = file
        self._archive = archive
        self._manifest = manifest
        self._tables = tables
        self._groups = groups
        self._sealed = sealed
        self._gathered: dict[str, _Gathered] = {}
        self._orphans: set[str] = set()
        self.set_aside: list[SetAside] = []

    def everything(
        self,
    ) -> tuple[list[Response], list[ContactRow], list[str], list[PenStrokes]]:
        """All responses, contacts, withdrawn ids and pen strokes; the rest is in `set_aside`."""
        tables = {PATHS[name] for name in (INTERVIEWS, ANSWERS, CONTACTS, WITHDRAWALS)}
        drawn = self._manifest.version >= 4 and PATHS[STROKES] in self._manifest.files
        if drawn and not self._sealed:
            detail = f"{PATHS[STROKES]}: pen strokes in a batch that is not sealed"
            raise BatchUnreadable(Trouble.HOSTILE, detail)
        drawn = drawn and self._tables.strokes
        if drawn:
            tables.add(PATHS[STROKES])
        for path in self._manifest.files:
            if path not in tables:
                for _ in self._pieces(path):
                    pass  # Only to be held against its digest.
        self._interviews()
        self._answers()
        responses = self._responses()
        contacts = self._contacts()
        withdrawals = self._withdrawals()
        return responses, contacts, withdrawals, self._strokes(responses) if drawn else []

    # --- files and rows

    def _pieces(self, path: str) -> Iterator[bytes]:
        """A member piece by piece; `BatchUnreadable` where it is not the one of the manifest."""
        digest = sha256()
        for piece in self._archive.chunks(path):
            digest.update(piece)
            yield piece
        if digest.hexdigest() != self._manifest.files[path][1]:
            raise BatchUnreadable(Trouble.DAMAGED, f"{path}: not what the manifest says it is")

    def _lines(self, table: str, columns: Sequence[str]) -> Iterator[list[str]]:
        """The rows of a table as lines, many at a time; as many as the manifest says."""
        path = PATHS[table]
        if path not in self._manifest.files:
            if table == WITHDRAWALS and self._manifest.version < 3:
                return
            raise BatchUnreadable(Trouble.DAMAGED, f"{path}: is missing")
        expected = self._manifest.counts.get(table, 0)
        if table not in {ANSWERS, STROKES} and expected > INTERVIEWS_LIMIT:
            raise BatchUnreadable(Trouble.TOO_LARGE, f"{path}: {expected} rows")
        head: str | None = None
        rest = b""
        count = 0
        for piece in self._pieces(path):
            whole, end, rest = (rest + piece).rpartition(b"\r\n")
            if len(rest) > _LINE_LIMIT:
                raise BatchUnreadable(Trouble.DAMAGED, f"{path}: a row longer than any")
            if not end:
                continue
            try:
                lines = whole.decode().split("\r\n")
            except UnicodeDecodeError as trouble:
                raise BatchUnreadable(Trouble.DAMAGED, f"{path}: not UTF-8") from trouble
            if head is None:
                head = lines.pop(0)
                if split_row(head) != list(columns):
                    detail = f"{path}: not the columns of these versions"
                    raise BatchUnreadable(Trouble.DAMAGED, detail)
            count += len(lines)
            if count > expected:
                break
            yield lines
        if head is None or rest or count != expected:
            detail = f"{path}: not the rows that the manifest counts"
            raise BatchUnreadable(Trouble.DAMAGED, detail)

    def _aside(self, trouble: Trouble, record: str, detail: str) -> None:
        if len(self.set_aside) >= SET_ASIDE_LIMIT:
            detail = f"more than {SET_ASIDE_LIMIT} records of it would have to be set aside"
            raise BatchUnreadable(Trouble.VALUE, detail)
        self.set_aside.append(SetAside(trouble, detail, self._file, record))

    # --- interviews

    def _interviews(self) -> None:
        """Begin each interview of interviews.csv, or set it aside."""
        number = 0
        twice: set[str] = set()
        for lines in self._lines(INTERVIEWS, self._tables.header):
            for line in lines:
                number += 1
                cells = split_row(line) or [""]
                name = cells[0]
                if not UUID4.fullmatch(name):
                    place = f"{PATHS[INTERVIEWS]}:{number}"
                    self._aside(Trouble.VALUE, place, "an interview without an id")
                elif name in self._gathered:
                    self._gathered[name] = _NOTHING
                    if name not in twice:
                        twice.add(name)
                        self._aside(Trouble.TWICE, name, "stands twice in the batch")
                else:
                    try:
                        self._gathered[name] = self._begin(cells)
                    except Refused as trouble:
                        self._gathered[name] = _NOTHING
                        self._aside(Trouble.VALUE, name, f"{PATHS[INTERVIEWS]}: {trouble}")
        # An interview that is there twice is set aside for that alone.
        if twice:
            self.set_aside = [
                each
                for each in self.set_aside
                if each.record not in twice or each.trouble is Trouble.TWICE
            ]

    def _begin(self, cells: Sequence[str]) -> _Gathered:
        header = self._tables.header
        if len(cells) != len(header):
            raise Refused("a row with more or fewer cells than columns")
        revision, version, status = cells[1], cells[4], cells[6]
        rules = self._tables.interviews.get((version, status))
        if rules is None:
            raise Refused("a version that the batch does not name, or no status")
        if not _REVISION.fullmatch(revision):
            raise Refused("revision: no number")
        answers = self._tables.answers[version, status]
        told = rules.told(cells)
        begun = _Begun(cells[0], int(revision), version, intern(cells[5]), status, told, answers)
        return [answers.known.get, answers.with_note, 0, begun, *answers.nothing]

    # --- answers

    def _answers(self) -> None:
        """Put each row of answers.csv into its place; this is where the time goes."""
        find = self._gathered.get
        known, with_note, counted = _KNOWN, _WITH_NOTE, _COUNTS
        for lines in self._lines(ANSWERS, self._tables.columns.answers):
            in_plain = plain("\n".join(lines))
            for line in lines:
                gathered = find(line[:_ID])
                if not gathered:
                    if gathered is None:
                        self._orphan(line)
                    continue
                rest = line[_ID:]
                found = gathered[known](rest)
                if found is None and in_plain:
                    found = gathered[with_note](rest)
                if found is None:
                    try:
                        found = gathered[_BEGUN].answers.piece(rest)
                    except Refused as trouble:
                        self._refuse(line[:_ID], f"{PATHS[ANSWERS]}: {trouble}")
                        continue
                slot, fragment, counts = found
                if gathered[slot] is not None:
                    self._refuse(line[:_ID], f"{PATHS[ANSWERS]}: an answer that stands twice")
                    continue
                gathered[slot] = fragment
                gathered[counted] += counts

    def _orphan(self, line: str) -> None:
        """Set aside a row whose interview is not there, once for each id."""
        name = (split_row(line) or [""])[0]
        record = name if UUID4.fullmatch(name) else PATHS[ANSWERS]
        if record not in self._orphans and name not in self._gathered:
            self._orphans.add(record)
            detail = f"{PATHS[ANSWERS]}: answers without an interview"
            self._aside(Trouble.MISSING_PARTS, record, detail)

    def _refuse(self, name: str, detail: str) -> None:
        self._gathered[name] = _NOTHING
        self._aside(Trouble.VALUE, name, detail)

    def _responses(self) -> list[Response]:
        """The interviews that are whole; the others are set aside."""
        responses = []
        for name, gathered in self._gathered.items():
            if not gathered:
                continue
            begun: _Begun = gathered[_BEGUN]
            _, revision, version, week, status, told, rules = begun
            fragments = gathered[FIRST:]
            if None in fragments:
                detail = f"{PATHS[ANSWERS]}: some of its answers are missing"
                self._aside(Trouble.MISSING_PARTS, name, detail)
                continue
            if rules.linked:
                try:
                    fragments = rules.unlinked(fragments, told)
                except Refused as trouble:
                    self._aside(Trouble.VALUE, name, f"{PATHS[ANSWERS]}: {trouble}")
                    continue
            # What `merging.to_document` would make, put together from pieces.
            document = f"[{{{told.fragment}}},[{','.join(fragments)}]]".encode()
            digest = digest_of(name, revision, document)
            likeness = sha256(document).digest()[:16]
            signs = rules.signs(gathered[_COUNTS], told.fast)
            group = told.group
            responses.append(
                Response(
                    name, revision, version, week, status, group, document, digest, likeness, signs
                )
            )
        self._gathered = {}
        return responses

    # --- contacts and withdrawals

    def _contacts(self) -> list[ContactRow]:
        outcomes = {outcome.value for outcome in DISPOSITIONS}
        found: dict[str, ContactRow | None] = {}
        number = 0
        columns = self._tables.columns.contacts
        for lines in self._lines(CONTACTS, columns):
            for line in lines:
                number += 1
                cells = split_row(line) or [""]
                name = cells[0]
                if not UUID4.fullmatch(name):
                    place = f"{PATHS[CONTACTS]}:{number}"
                    self._aside(Trouble.VALUE, place, "a contact without an id")
                elif name in found:
                    if found[name] is not None:
                        self._aside(Trouble.TWICE, name, "a contact that stands twice")
                    found[name] = None
                elif (
                    len(cells) == len(columns)
                    and is_week(cells[1])
                    and cells[2] in outcomes
                    and self._was_seen(row := ContactRow(*cells))
                ):
                    found[name] = row
                else:
                    found[name] = None
                    detail = f"{PATHS[CONTACTS]}: a value that is not listed"
                    self._aside(Trouble.VALUE, name, detail)
        return [contact for contact in found.values() if contact is not None]

    def _was_seen(self, row: ContactRow) -> bool:
        """Whether what is told of a contact besides its outcome is listed."""
        return (
            (not row.group or row.group in self._groups)
            and row.sex in {"", *SEXES}
            and row.reason in {"", *REASONS}
            and (not row.reason or row.disposition == Disposition.REFUSAL)
        )

    # --- pen strokes

    def _strokes(self, responses: Sequence[Response]) -> list[PenStrokes]:
        """The strokes of notes that wait. Where one belongs to no such note, or is none, nobody of
        ours has written the batch: all of it is refused.

        Those of an interview that was set aside go with it.
        """
        waiting = {(each.id, *key) for each in responses for key in _waiting(each.document)}
        gone = {each.record for each in self.set_aside}
        found: dict[tuple[str, str, str], dict[int, bytes]] = {}
        total = 0
        for lines in self._lines(STROKES, STROKE_COLUMNS):
            for line in lines:
                cells = split_row(line) or []
                place = (*cells[:3],)
                if len(cells) != len(STROKE_COLUMNS) or len(place) != 3:
                    raise _hostile("a row with more or fewer cells than columns")
                if place[0] in gone:
                    continue
                if place not in waiting:
                    raise _hostile("strokes of a note that does not wait for them")
                try:
                    number, points = read_number(cells[3]), read_points(cells[4])
                except ValueError as trouble:
                    raise _hostile(str(trouble)) from trouble
                drawn = found.setdefault(place, {})
                if number in drawn:
                    raise _hostile("a stroke that stands twice")
                drawn[number] = points
                total += len(points)
                if total > BATCH_BYTES or len(drawn) > NOTE_STROKES:
                    raise BatchUnreadable(Trouble.TOO_LARGE, f"{PATHS[STROKES]}: beyond any")
        if any(sum(map(len, drawn.values())) > NOTE_BYTES for drawn in found.values()):
            raise BatchUnreadable(Trouble.TOO_LARGE, f"{PATHS[STROKES]}: beyond any")
        return [PenStrokes(*place, Drawn(found[place].items())) for place in sorted(found)]

    def _withdrawals(self) -> list[str]:
        found: set[str] = set()
        number = 0
        for lines in self._lines(WITHDRAWALS, ("id",)):
            for line in lines:
                number += 1
                if UUID4.fullmatch(line):
                    found.add(line)
                else:
                    place = f"{PATHS[WITHDRAWALS]}:{number}"
                    self._aside(Trouble.VALUE, place, "a withdrawal without an id")
        return sorted(found)


def _waiting(document: bytes) -> list[tuple[str, str]]:
    """The notes of a response that wait to be typed: question and follow-up."""
    if b'"waiting"' not in document:
        return []
    _, answers = from_document(document)
    return [(row.question, row.follow_up) for row in answers if row.pen == Pen.WAITING]


def _hostile(detail: str) -> BatchUnreadable:
    return BatchUnreadable(Trouble.HOSTILE, f"{PATHS[STROKES]}: {detail}")
