"""A merge under way: batches go in one at a time, and all of it is one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Final

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
from storage.database import Connection
from storage.studybase import log, quarantine, report_text
from storage.studybase.digest import digest_of_content
from storage.studybase.gaps import gaps_of
from storage.studybase.part import content_changed, now
from storage.studybase.register import Row, register
from storage.studybase.states import HOLDS, SUPERSEDED, settle
from storage.studybase.withdrawals import Marks, erase, mark_as_withdrawn

_SIGHTING: Final = "INSERT OR IGNORE INTO sightings VALUES (?, ?)"
_RESPONSE: Final = f"INSERT INTO responses VALUES ({', '.join('?' * 16)})"

TOGETHER: Final = 2_000
"""How many responses are looked up and inserted at a time."""


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
        rows = connection.execute("SELECT file_digest, device, position FROM batches").fetchall()
        self._known: dict[str, tuple[int | None, int]] = {row[0]: row[1:] for row in rows}
        # Decisions about interviews that are not here wait for them.
        rows = connection.execute("SELECT DISTINCT interview FROM corrections").fetchall()
        self._corrected = {row[0] for row in rows}
        self._number = _next(connection, "responses")
        self._batch = _next(connection, "batches")
        self._merge: int | None = None
        self._files: list[FileReport] = []
        self._unsettled: set[str] = set()
        self._withdrawn: set[str] = set()
        self._retried = 0
        self._changed = False
        self.report: MergeReport | None = None
        """What `finish` returned; None before."""

    def known(self, file_digest: str) -> bool:
        """Whether the file with this SHA-256 (hex) has been merged, in this merge or before."""
        return file_digest in self._known

    def known_file(self, name: str, file_digest: str = "") -> FileReport:
        """Report a file of which `known` said so; with its digest the line tells the device."""
        device, position = self._known.get(file_digest, (None, None))
        return self._reported(FileReport(name, Came.KNOWN, device, position, Counts()))

    def set_aside(self, aside: SetAside, file_digest: str, sealed: bytes | None) -> FileReport:
        """Put a batch that cannot be taken into quarantine; `sealed` are its bytes, where it may
        be taken another day. Nothing else of the study changes."""
        if not quarantine.is_there(self._connection, aside, file_digest):
            merge = self._begun()
            quarantine.settle_file(self._connection, merge, file_digest)
            quarantine.put(self._connection, merge, len(self._files), aside, file_digest, sealed)
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
            row[0]
            for row in self._connection.execute(
                "SELECT payload FROM batches WHERE id = ? AND device IS ?", (header.batch, device)
            ).fetchall()
        }
        if header.payload in others:
            line = FileReport(batch.file, Came.KNOWN, device, header.number, Counts())
            return self._reported(line)
        troubles = list(batch.set_aside)
        if others:
            troubles.append(
                SetAside(
                    Trouble.CONTRADICTION,
                    "another batch of the same id came before; both are taken",
                    batch.file,
                )
            )
        number = self._add_batch(batch, device)
        counts = self._take_withdrawals(batch)
        for start in range(0, len(batch.responses), TOGETHER):
            counts += self._take_responses(number, batch.responses[start : start + TOGETHER])
        counts += self._take_contacts(number, batch.contacts)
        troubles = [each for each in troubles if not (each.record and each.record in self._marks)]
        records = self._keep_records(batch.file_digest, troubles)
        line = FileReport(
            batch.file,
            Came.TAKEN,
            device,
            header.number,
            counts + Counts(set_aside=records),
            tuple(troubles),
        )
        return self._reported(line)

    def finish(self) -> MergeReport:
        """Work out what holds, and report. It is on disk when the `merging` block has ended."""
        connection = self._connection
        self._register.close()
        erased: list[int] = []
        if self._withdrawn:
            withdrawn = sorted(self._withdrawn)
            mark_as_withdrawn(connection, withdrawn)
            erased = erase(connection, withdrawn)[2]
        settle(connection, sorted(self._unsettled))
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
                json.dumps(header.series),
            ),
        )
        self._known[batch.file_digest] = (device, header.number)
        self._retried += quarantine.settle_file(self._connection, merge, batch.file_digest)
        return number

    def _take_withdrawals(self, batch: ReadBatch) -> Counts:
        """Know from here on what was withdrawn; what is there of it is erased at the end."""
        fresh = [interview for interview in batch.withdrawals if interview not in self._marks]
        self._marks.add(fresh)
        self._withdrawn.update(batch.withdrawals)
        return Counts(withdrawn=len(self._register.find(fresh)))

    def _take_responses(self, batch: int, responses: Sequence[Response]) -> Counts:
        came = len(responses)
        if self._marks:
            responses = [each for each in responses if each.id not in self._marks]
        ids = [each.id for each in responses]
        there = self._register.find(ids)
        self._unsettled |= self._corrected.intersection(ids)
        if there or len(set(ids)) < len(ids):
            counts = self._take_one_by_one(batch, responses, there)
        else:
            alike = self._alike(responses)
            self._add(batch, responses, repeat(HOLDS))
            counts = Counts(new=len(responses), lookalikes=alike)
        return counts + Counts(withdrawn=came - len(responses))

    def _take_one_by_one(
        self, batch: int, responses: Sequence[Response], there: dict[str, list[Row]]
    ) -> Counts:
        """Take responses of which some interviews are there, with these rows."""
        new: list[Response] = []
        added: list[Response] = []
        states: list[int] = []
        same: list[tuple[int, int]] = []
        revised = conflicting = 0
        for each in responses:
            others = there.setdefault(each.id, [])
            equal = _equal(others, each)
            if equal is not None:
                same.append((batch, equal))
                continue
            if not others:
                new.append(each)
                states.append(HOLDS)
            else:
                states.append(SUPERSEDED)  # until `finish` works it out
                self._unsettled.add(each.id)
                if each.revision == max(revision for _, revision, _ in others):
                    conflicting += 1
                else:
                    revised += 1
            others.append((self._number + len(added), each.revision, each.digest))
            added.append(each)
        alike = self._alike(new)
        self._add(batch, added, states)
        self._connection.executemany(_SIGHTING, same)
        return Counts(
            new=len(new),
            same=len(same),
            revised=revised,
            conflicting=conflicting,
            lookalikes=alike,
        )

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
                (number, *told, digest, likeness, state, *signs)
                for number, state, (*told, _, digest, likeness, signs) in zip(
                    numbers, states, responses, strict=False
                )
            ],
        )
        documents = [each.document for each in responses]
        insert("INSERT INTO documents VALUES (?, ?)", zip(numbers, documents, strict=True))
        insert(_SIGHTING, zip(repeat(batch), numbers, strict=False))

    def _take_contacts(self, batch: int, came: Sequence[ContactRow]) -> Counts:
        rows = [tuple(each) for each in came]
        new: int = self._connection.executemany(
            "INSERT OR IGNORE INTO contacts (id, week, disposition) VALUES (?, ?, ?)", rows
        ).rowcount
        self._connection.executemany(
            "INSERT OR IGNORE INTO contact_sightings SELECT ?, number FROM contacts"
            " WHERE id = ? AND week = ? AND disposition = ?",
            [(batch, *row) for row in rows],
        )
        new = max(0, new)  # -1 where there was nothing to insert
        self._changed = self._changed or new > 0
        return Counts(contacts=new)

    def _keep_records(self, file_digest: str, troubles: Sequence[SetAside]) -> int:
        """Put the records of a batch that could not be read into quarantine; how many."""
        records = [each for each in troubles if each.trouble is not Trouble.CONTRADICTION]
        for each in records:
            quarantine.put(
                self._connection, self._begun(), len(self._files), each, file_digest, None
            )
        return len(records)


def _equal(rows: Sequence[Row], response: Response) -> int | None:
    """The number of the row that is this response."""
    for number, revision, digest in rows:
        if revision == response.revision and digest == response.digest:
            return number
    return None


def _next(connection: Connection, table: str) -> int:
    return int(
        connection.execute(f"SELECT coalesce(max(number), 0) + 1 FROM {table}").fetchone()[0]
    )
