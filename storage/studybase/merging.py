"""A merge under way: batches go in one at a time, and all of it is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import repeat
from typing import Final, NamedTuple

from interviewer.anonymise import ContactRow
from interviewer.merging import (
    Came,
    Counts,
    FileReport,
    MergeReport,
    ReadBatch,
    Response,
    SetAside,
    Trouble,
)
from interviewer.receipt import receipt_code
from storage.database import Connection
from storage.studybase import log, quarantine, report_text
from storage.studybase.digest import digest_of_content
from storage.studybase.gaps import gaps_of, to_series
from storage.studybase.ink import keep_ink
from storage.studybase.part import chunks, content_changed, marks, now
from storage.studybase.register import Row, register
from storage.studybase.states import (
    HOLDS,
    NOBODY,
    SUPERSEDED,
    Sent,
    content_of,
    in_question,
    senders,
    settle,
)
from storage.studybase.withdrawals import Marks, erase_set_aside, erase_withdrawn, kept

_SIGHTING: Final = "INSERT OR IGNORE INTO sightings VALUES (?, ?)"
_RESPONSE: Final = f"INSERT INTO responses VALUES ({', '.join('?' * 17)})"

TOGETHER: Final = 2_000
"""How many responses are looked up and inserted at a time."""


class Known(NamedTuple):
    """A batch that is there."""

    device: int | None
    position: int
    number: int
    merge: int


class MergeInProgress:
    """What `Merges.merging` gives; used up once `finish` was called.

    Which content of an interview holds is worked out at the end, for those alone of which
    several are there.
    """

    def __init__(self, connection: Connection, study_id: str) -> None:
        self._connection = connection
        self._study_id = study_id
        self._register = register(connection)
        self._marks = Marks(connection)
        self._devices: dict[bytes, int] = {
            bytes(key): number
            for key, number in connection.execute("SELECT key, number FROM devices").fetchall()
        }
        self._known: dict[str, Known] = {}
        self._positions: set[tuple[int, int]] = set()
        for file_digest, *known in connection.execute(
            "SELECT file_digest, device, position, number, merge FROM batches"
        ).fetchall():
            self._known[file_digest] = Known(*known)
            if known[0] is not None:
                self._positions.add((known[0], known[1]))
        # Decisions about interviews that are not here wait for them.
        rows = connection.execute(
            "SELECT interview FROM corrections UNION SELECT interview FROM transcripts"
        ).fetchall()
        self._decided = {row[0] for row in rows}
        self._number = _next(connection, "responses")
        self._batch = _next(connection, "batches")
        self._merge: int | None = None
        self._files: list[FileReport] = []
        self._unsettled: set[str] = set()
        self._heard: set[tuple[int, str]] = set()
        """The withdrawals that this merge was told of, by device."""
        self._withdrawn: set[str] = set()
        """Interviews of which something may have to be erased."""
        self._foreign: dict[str, int] = {}
        """Interviews of which some may stay though a device withdrew them, by a file's place."""
        self._again: dict[int, int] = {}
        """The batches of earlier merges that came again, by number, with their files' places."""
        self._retried = 0
        self._changed = False
        self.report: MergeReport | None = None
        """What `finish` returned; None before."""

    def known(self, file_digest: str) -> bool:
        """Whether the file with this SHA-256 (hex) has been merged, in this merge or before."""
        return file_digest in self._known

    def known_file(self, name: str, file_digest: str = "") -> FileReport:
        """Report a file of which `known` said so; with its digest the line tells the device."""
        known = self._known.get(file_digest)
        if known is None:
            return self._reported(FileReport(name, Came.KNOWN, None, None, Counts()))
        return self._came_again(name, known)

    def _came_again(self, name: str, known: Known) -> FileReport:
        if known.merge != self._merge:
            self._again.setdefault(known.number, len(self._files))
        return self._reported(FileReport(name, Came.KNOWN, known.device, known.position, Counts()))

    def set_aside(self, aside: SetAside, file_digest: str, sealed: bytes | None) -> FileReport:
        """Put a batch that cannot be taken into quarantine; `sealed` are its bytes, where it may
        be taken another day. Nothing else of the study changes.

        The bytes are kept as far as there is room for them; where there is none, the report tells.
        """
        kept = quarantine.is_there(self._connection, aside, file_digest)
        if kept is None:
            merge = self._begun()
            quarantine.settle_file(self._connection, merge, file_digest)
            if sealed is not None and not quarantine.has_room(self._connection, len(sealed)):
                sealed = None
                said = f"{aside.detail}; {quarantine.NOT_KEPT}".removeprefix("; ")
                aside = replace(aside, detail=said, retry=False)
            quarantine.put(self._connection, merge, len(self._files), aside, file_digest, sealed)
        else:
            aside = replace(aside, retry=aside.retry and kept)
        line = FileReport(aside.file, Came.SET_ASIDE, None, None, Counts(), (aside,))
        return self._reported(line)

    def take(self, batch: ReadBatch) -> FileReport:
        """Take a batch in. KeyError where it is signed by a device that is not enrolled.

        A batch that came before, sealed once more, is known. One with the id of another and
        other content is taken too, and the report says so (`Trouble.CONTRADICTION`): whichever
        came first would else decide, and of each interview both contents are kept anyway.
        """
        header = batch.header
        device = self._devices[header.device] if header.device else None
        if self.known(batch.file_digest):
            return self.known_file(batch.file, batch.file_digest)
        others = {
            payload: Known(device, position, number, merge)
            for payload, position, number, merge in self._connection.execute(
                "SELECT payload, position, number, merge FROM batches WHERE id = ? AND device IS ?",
                (header.batch, device),
            ).fetchall()
        }
        if header.payload in others:
            return self._came_again(batch.file, others[header.payload])
        told = []
        if others:
            told.append((Trouble.CONTRADICTION, "another batch of the same id came before"))
        elif device is not None and (device, header.number) in self._positions:
            told.append((Trouble.NUMBER_TWICE, f"its number is {header.number}"))
        number = self._add_batch(batch, device)
        sender = NOBODY if device is None else device
        counts = self._take_withdrawals(batch, sender)
        for start in range(0, len(batch.responses), TOGETHER):
            some = batch.responses[start : start + TOGETHER]
            counts += self._take_responses(number, sender, some)
        self._take_ink(number, batch)
        counts += self._take_contacts(number, batch.contacts)
        asides = [each for each in batch.set_aside if not self._is_withdrawn(each.record, sender)]
        self._keep_records(batch.file_digest, asides)
        line = FileReport(
            batch.file,
            Came.TAKEN,
            device,
            header.number,
            counts + Counts(set_aside=len(asides)),
            (*asides, *(SetAside(*each, batch.file) for each in told)),
        )
        return self._reported(line)

    def finish(self) -> MergeReport:
        """Work out what holds, and report. It is on disk when the `merging` block has ended."""
        connection = self._connection
        self._register.close()
        erased, left = erase_withdrawn(connection, self._marks, sorted(self._withdrawn))
        settle(connection, sorted(self._unsettled.union(left)))
        self._tell_of_foreign()
        if self._merge is not None:
            connection.executemany(
                "INSERT INTO again (batch, merge, place) VALUES (?, ?, ?)",
                [(batch, self._merge, place) for batch, place in self._again.items()],
            )
        if self._changed:
            content_changed(connection)
        digest = connection.execute("SELECT digest FROM study").fetchone()[0]
        if digest is None:
            digest = digest_of_content(connection, self._study_id)
            connection.execute("UPDATE study SET digest = ?", (digest,))
        files = tuple(self._files)
        total = sum((line.counts for line in files), Counts())
        self.report = MergeReport(self._merge, files, total, gaps_of(connection), digest)
        if self._merge is not None:
            taken = sum(line.came is Came.TAKEN for line in files)
            connection.execute(
                "UPDATE merges SET batches = ?, new = ?, report = ? WHERE number = ?",
                (taken, total.new, report_text.to_text(self.report), self._merge),
            )
            kind = "retried" if taken and self._retried == taken else "merged"
            detail = {
                "merge": self._merge,
                "batches": taken,
                "new": total.new,
                "revised": total.revised,
                "conflicting": total.conflicting,
                "withdrawn": total.withdrawn,
                "set_aside": sum(line.came is Came.SET_ASIDE for line in files),
                "digest": digest,
            }
            log.write(connection, kind, detail | ({"erased": erased} if erased else {}))
        return self.report

    # --- inside -------------------------------------------------------------------------------

    def _begun(self) -> int:
        """This merge's number, taken with the first thing that is new."""
        if self._merge is None:
            self._merge = _next(self._connection, "merges")
            self._connection.execute(
                "INSERT INTO merges (number, at, batches, new, report) VALUES (?, ?, 0, 0, '')",
                (self._merge, now()),
            )
        return self._merge

    def _reported(self, line: FileReport) -> FileReport:
        self._files.append(line)
        return line

    def _add_batch(self, batch: ReadBatch, device: int | None) -> int:
        header, number, merge = batch.header, self._batch, self._begun()
        self._batch += 1
        self._connection.execute(
            "INSERT INTO batches (number, merge, file_digest, device, id, payload, position,"
            " series) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                merge,
                batch.file_digest,
                device,
                header.batch,
                header.payload,
                header.number,
                to_series(header.series),
            ),
        )
        self._known[batch.file_digest] = Known(device, header.number, number, merge)
        if device is not None:
            self._positions.add((device, header.number))
        self._retried += quarantine.settle_file(self._connection, merge, batch.file_digest)
        return number

    def _take_withdrawals(self, batch: ReadBatch, device: int) -> Counts:
        """Know from here on what this device has withdrawn; what is there of it is erased at the
        end."""
        heard = [
            interview
            for interview in dict.fromkeys(batch.withdrawals)
            if (device, interview) not in self._heard
        ]
        self._heard.update((device, interview) for interview in heard)
        fresh = [interview for interview in heard if self._marks.tell(interview, device)]
        erase_set_aside(self._connection, fresh, device)
        there = self._register.find(heard)
        sent_by = senders(self._connection, [row.number for rows in there.values() for row in rows])
        own = {
            interview
            for interview, rows in there.items()
            if any(device in sent_by.get(row.number, ()) for row in rows)
        }
        for interview in there:
            self._foreign.setdefault(interview, len(self._files))
        self._withdrawn |= there.keys() | kept(self._connection, heard)
        return Counts(withdrawn=len(own))

    def _is_withdrawn(self, interview: str, device: int) -> bool:
        told = self._marks.find(interview) if interview and self._marks else None
        return told is not None and (told.whole or device in told.devices)

    def _without_withdrawn(self, device: int, responses: Sequence[Response]) -> list[Response]:
        """Those of a device's responses that are not withdrawn."""
        left = []
        for each in responses:
            if self._marks.find(each.id) is None:
                left.append(each)
                continue
            taken = self._marks.takes(each.id, each.digest, (device,))
            if taken is None:  # What others have sent of it goes with it.
                self._withdrawn.add(each.id)
            elif taken is False:
                self._foreign.setdefault(each.id, len(self._files))
                left.append(each)
        return left

    def _tell_of_foreign(self) -> None:
        """Report what stays of interviews that a device has withdrawn, once of each."""
        connection = self._connection
        for some in chunks(sorted(self._foreign)):
            within = f"IN ({marks(some)})"
            left = connection.execute(
                f"SELECT DISTINCT id FROM responses WHERE id {within} ORDER BY id", some
            ).fetchall()
            told = {
                row[0]
                for row in connection.execute(
                    f"SELECT record FROM quarantine WHERE record {within} AND trouble = ?",
                    (*some, Trouble.FOREIGN_WITHDRAWAL.value),
                ).fetchall()
            }
            for (interview,) in left:
                if interview not in told:
                    self._tell_foreign(interview)

    def _tell_foreign(self, interview: str) -> None:
        known, place = self._marks.find(interview), self._foreign[interview]
        who = sorted(known.devices) if known is not None else []
        named = ", ".join(f"device {each}" if each else "an unsigned batch" for each in who)
        aside = SetAside(
            Trouble.FOREIGN_WITHDRAWAL,
            f"withdrawn by {named}; receipt code {receipt_code(interview)}",
            self._files[place].file,
            interview,
        )
        line = self._files[place]
        self._files[place] = replace(line, troubles=(*line.troubles, aside))
        quarantine.put(self._connection, self._begun(), place, aside, "", None)

    def _take_responses(self, batch: int, device: int, responses: Sequence[Response]) -> Counts:
        came = len(responses)
        if self._marks:
            responses = self._without_withdrawn(device, responses)
        ids = [each.id for each in responses]
        there = self._register.find(ids)
        self._unsettled |= self._decided.intersection(ids)
        if there or len(set(ids)) < len(ids):
            counts = self._take_one_by_one(batch, device, responses, there)
        else:
            alike = self._alike(responses)
            self._add(batch, responses, repeat(HOLDS))
            counts = Counts(new=len(responses), lookalikes=alike)
        return counts + Counts(withdrawn=came - len(responses))

    def _take_one_by_one(
        self, batch: int, device: int, responses: Sequence[Response], there: dict[str, list[Row]]
    ) -> Counts:
        """Take responses of which some interviews are there, with these rows."""
        new: list[Response] = []
        added: list[Response] = []
        states: list[int] = []
        same: list[tuple[int, int]] = []
        several: dict[str, list[int]] = {}
        for each in responses:
            others = there.setdefault(each.id, [])
            equal = _equal(others, each)
            if equal is not None:
                same.append((batch, equal))
                if len(others) > 1:  # Who has sent what decides which of them holds.
                    self._unsettled.add(each.id)
                continue
            row = Row(self._number + len(added), each.revision, each.digest, each.likeness)
            if not others:
                new.append(each)
                states.append(HOLDS)
            else:
                states.append(SUPERSEDED)  # until `finish` works it out
                self._unsettled.add(each.id)
                several.setdefault(each.id, []).append(row.number)
            others.append(row)
            added.append(each)
        conflicting = self._count_conflicting(device, several, there)
        alike = self._alike(new)
        self._add(batch, added, states)
        self._connection.executemany(_SIGHTING, same)
        return Counts(
            new=len(new),
            same=len(same),
            revised=sum(map(len, several.values())) - conflicting,
            conflicting=conflicting,
            lookalikes=alike,
        )

    def _count_conflicting(
        self, device: int, several: dict[str, list[int]], there: dict[str, list[Row]]
    ) -> int:
        """How many of these numbers, which this device has sent, are in question beside what is
        there."""
        if not several:
            return 0
        rows = [row for interview in several for row in there[interview]]
        stored = [row.number for row in rows if row.number < self._number]
        sent_by = senders(self._connection, stored)
        here = frozenset({device})  # of those that are not yet inserted
        count = 0
        for interview, came in several.items():
            sent = [Sent(*row, sent_by.get(row.number, here)) for row in there[interview]]
            left = {each.number for each in in_question(sent)}
            count += len(left.intersection(came)) if len(left) > 1 else 0
        return count

    def _alike(self, new: Sequence[Response]) -> int:
        """How many of these have the content of an interview that is there, or before them."""
        likenesses = [each.likeness for each in new]
        there = self._register.alike(likenesses)
        return len(likenesses) - len(set(likenesses) - there)

    def _add(self, batch: int, responses: Sequence[Response], states: Iterable[int]) -> None:
        """Insert responses of which none is there; their numbers follow each other."""
        if not responses:
            return
        numbers = range(self._number, self._number + len(responses))
        self._number = numbers.stop
        self._changed = True
        self._register.add(numbers, responses)
        insert = self._connection.executemany
        insert(
            _RESPONSE,
            [
                (number, *told, digest, likeness, state, *signs, _waiting(document))
                for number, state, (*told, document, digest, likeness, signs) in zip(
                    numbers, states, responses, strict=False
                )
            ],
        )
        documents = [each.document for each in responses]
        insert("INSERT INTO documents VALUES (?, ?)", zip(numbers, documents, strict=True))
        insert(_SIGHTING, zip(repeat(batch), numbers, strict=False))

    def _take_ink(self, batch: int, came: ReadBatch) -> None:
        """Keep the strokes that came beside the batch's responses."""
        if came.strokes and keep_ink(self._connection, batch, came.strokes):
            self._changed = True
            self._unsettled |= self._decided.intersection(each.interview for each in came.strokes)

    def _take_contacts(self, batch: int, came: Sequence[ContactRow]) -> Counts:
        rows = [tuple(each) for each in came]
        new: int = self._connection.executemany(
            "INSERT OR IGNORE INTO contacts (id, week, disposition, grp, sex, reason)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            rows,
        ).rowcount
        self._connection.executemany(
            "INSERT OR IGNORE INTO contact_sightings SELECT ?, number FROM contacts"
            " WHERE id = ? AND week = ? AND disposition = ? AND grp = ? AND sex = ? AND reason = ?",
            [(batch, *row) for row in rows],
        )
        new = max(0, new)  # -1 where there was nothing to insert
        self._changed = self._changed or new > 0
        return Counts(contacts=new)

    def _keep_records(self, file_digest: str, asides: Sequence[SetAside]) -> None:
        """Put the records of a batch that could not be read into quarantine."""
        for each in asides:
            quarantine.put(
                self._connection, self._begun(), len(self._files), each, file_digest, None
            )


def _waiting(document: bytes) -> int:
    """How many of its notes have pen strokes that are not typed."""
    if b'"waiting"' not in document:  # Most have none, and a million are not opened for it.
        return 0
    return len(content_of(document).waiting())


def _equal(rows: Sequence[Row], response: Response) -> int | None:
    """The number of the row that is this response."""
    for row in rows:
        if row.revision == response.revision and row.digest == response.digest:
            return row.number
    return None


def _next(connection: Connection, table: str) -> int:
    return int(
        connection.execute(f"SELECT coalesce(max(number), 0) + 1 FROM {table}").fetchone()[0]
    )
