"""The merges of a study: doing one, listing them, and undoing one as a whole."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from interviewer.lead import Merge
from interviewer.merging import Gap, MergeReport, SetAside, Trouble
from interviewer.ports import Progress
from storage.database import Connection
from storage.studybase import log, quarantine, report_text
from storage.studybase.file import Abandoned
from storage.studybase.gaps import gaps_of
from storage.studybase.ink import take_out_ink
from storage.studybase.merging import MergeInProgress
from storage.studybase.part import Part, content_changed
from storage.studybase.states import settle
from storage.studybase.withdrawals import Marks, erase_withdrawn


class Merges(Part):
    """The merges."""

    @contextlib.contextmanager
    def merging(self) -> Iterator[MergeInProgress]:
        """A merge: all that is taken in the block, or nothing.

        It is kept where the block ends after `finish` and without an exception. A merge in which
        nothing was new leaves no trace, and its report no number. Other threads wait meanwhile.
        """
        with contextlib.suppress(Abandoned), self._file.writing() as connection:
            merge = MergeInProgress(connection, self._study_id)
            yield merge
            if merge.report is None or merge.report.number is None:
                raise Abandoned
        self._file.overwrite_erased()

    def merges(self) -> Sequence[Merge]:
        """The latest first."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT number, at, batches, new, undone FROM merges ORDER BY number DESC"
            ).fetchall()
        return [
            Merge(number, datetime.fromisoformat(at), batches, new, bool(undone))
            for number, at, batches, new, undone in rows
        ]

    def reports(self) -> Sequence[tuple[int, MergeReport]]:
        """The report of each merge that was not undone, by its number, the latest first."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT number, report FROM merges WHERE NOT undone ORDER BY number DESC"
            ).fetchall()
            asides = connection.execute(
                "SELECT merge, place, trouble, detail, file, record FROM quarantine"
                " WHERE record <> '' ORDER BY number"
            ).fetchall()
        records: dict[int, dict[int, list[SetAside]]] = {}
        for merge, place, trouble, detail, file, record in asides:
            aside = SetAside(Trouble(trouble), detail, file, record)
            records.setdefault(merge, {}).setdefault(place, []).append(aside)
        return [
            (number, report_text.from_text(text, number, records.get(number, {})))
            for number, text in rows
        ]

    def gaps(self) -> Sequence[Gap]:
        """Batches that have not arrived, of every device."""
        with self._file.reading() as connection:
            return gaps_of(connection)

    def undo_merge(self, number: int, progress: Progress = lambda done, total: True) -> bool:
        """Take out again what a merge brought in; False where `progress` stopped it.

        What another merge brought too stays, and decisions about interviews that go wait until
        they come again, unless a device has told of their withdrawal. Withdrawals stay. KeyError
        where there is no such merge, or it is undone.
        """
        undone = False
        with contextlib.suppress(Abandoned), self._file.writing() as connection:
            if not connection.execute(
                "UPDATE merges SET undone = 1 WHERE number = ? AND NOT undone", (number,)
            ).rowcount:
                raise KeyError(number)
            _hand_on(connection, number)
            batches = [
                row[0]
                for row in connection.execute(
                    "SELECT number FROM batches WHERE merge = ? ORDER BY number", (number,)
                ).fetchall()
            ]
            told = _told(connection, batches)
            left: set[str] = set()
            for done, batch in enumerate(batches):
                if not progress(done, len(batches)):
                    raise Abandoned
                left |= _take_out(connection, batch)
            quarantine.take_back(connection, number)
            erased, _ = erase_withdrawn(connection, Marks(connection), told)
            settle(connection, sorted(left))
            content_changed(connection)
            detail = {"merge": number, "batches": len(batches)}
            log.write(connection, "merge_undone", detail | ({"erased": erased} if erased else {}))
            if not progress(len(batches), len(batches)):
                raise Abandoned
            undone = True
        self._file.overwrite_erased()
        return undone


def _told(connection: Connection, batches: Sequence[int]) -> list[str]:
    """The interviews in these batches of whose withdrawal a device has told."""
    known = Marks(connection)
    if not known:
        return []
    found: set[str] = set()
    for batch in batches:
        for (interview,) in connection.execute(
            "SELECT r.id FROM sightings s JOIN responses r ON r.number = s.response"
            " WHERE s.batch = ?",
            (batch,),
        ):
            if known.find(interview) is not None:
                found.add(interview)
    return sorted(found)


def _hand_on(connection: Connection, merge: int) -> None:
    """Batches of a merge that came again in another one are that one's from here on."""
    connection.execute("DELETE FROM again WHERE merge = ?", (merge,))
    for batch, to, place in connection.execute(
        "SELECT a.batch, min(a.merge), a.place FROM again a JOIN batches b ON b.number = a.batch"
        " WHERE b.merge = ? GROUP BY a.batch",
        (merge,),
    ).fetchall():
        quarantine.hand_on(connection, batch, merge, to, place)
        connection.execute("UPDATE batches SET merge = ? WHERE number = ?", (to, batch))
        connection.execute("DELETE FROM again WHERE batch = ? AND merge = ?", (batch, to))


def _take_out(connection: Connection, batch: int) -> set[str]:
    """Take a batch out; the interviews of which another content may hold now."""
    held = "SELECT response FROM sightings WHERE batch = ?"
    gone = (
        f"IN ({held}) AND NOT EXISTS"
        " (SELECT 1 FROM sightings s WHERE s.response = {0} AND s.batch <> ?)"
    )
    both = (batch, batch)
    ids = {
        row[0]
        for row in connection.execute(
            # Others may hold where it was the only content of its device, or had more senders.
            f"SELECT r.id FROM responses r WHERE r.number IN ({held}) AND (EXISTS"
            " (SELECT 1 FROM responses o WHERE o.id = r.id AND o.number <> r.number)"
            " OR r.id IN (SELECT interview FROM corrections)"
            " OR r.id IN (SELECT interview FROM transcripts))",
            (batch,),
        ).fetchall()
    }
    take_out_ink(connection, batch)
    connection.execute(
        f"DELETE FROM documents WHERE response {gone.format('documents.response')}", both
    )
    connection.execute(
        f"DELETE FROM responses WHERE number {gone.format('responses.number')}", both
    )
    connection.execute("DELETE FROM sightings WHERE batch = ?", (batch,))
    connection.execute(
        "DELETE FROM contacts WHERE number IN (SELECT contact FROM contact_sightings"
        " WHERE batch = ?) AND NOT EXISTS (SELECT 1 FROM contact_sightings s"
        " WHERE s.contact = contacts.number AND s.batch <> ?)",
        both,
    )
    connection.execute("DELETE FROM contact_sightings WHERE batch = ?", (batch,))
    connection.execute("DELETE FROM batches WHERE number = ?", (batch,))
    return ids
