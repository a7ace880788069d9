"""An unlocked store: the nouns on one open database."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.contact import Contact
from interviewer.errors import NotSaved, StoreDamaged, StoreUnavailable
from interviewer.fieldwork import Approached, Counted
from interviewer.interview import Interview
from storage.backups import Backups
from storage.batches import Batches
from storage.contacts import Contacts, add_contacts
from storage.database import Database, DatabaseError
from storage.decisions import Decisions
from storage.enrolments import Enrolments
from storage.ink import Ink
from storage.inspection import TORN_READS, bad_pages, check_structure
from storage.interviews import Interviews, add_interviews
from storage.layout import Layout
from storage.lead_keys import LeadKeys
from storage.migrations import migrate
from storage.share import share
from storage.shorthand import Shorthand
from storage.withdrawals import withdrawn

if TYPE_CHECKING:
    from interviewer import ports
    from storage.studybase import StudyBases


class OpenStore:
    """Fulfils `interviewer.ports.Store`. Every method may be called from any thread."""

    def __init__(self, layout: Layout, database: Database) -> None:
        self._database = database
        self._backups = Backups(layout, database)
        self._interviews = Interviews(database, self._erase_now)
        self._contacts = Contacts(database)
        self._ink = Ink(database)
        self._shorthand = Shorthand(database)
        self._batches = Batches(database)
        self._decisions = Decisions(database)
        self._enrolments = Enrolments(database)
        self._lead_keys = LeadKeys(database)
        self._lead_folder = layout.lead
        self._study_bases: StudyBases | None = None

    @property
    def interviews(self) -> Interviews:
        """The interviews."""
        return self._interviews

    @property
    def contacts(self) -> Contacts:
        """The contacts."""
        return self._contacts

    @property
    def ink(self) -> Ink:
        """The pen strokes."""
        return self._ink

    @property
    def shorthand(self) -> Shorthand:
        """The interviewer's own shorthand."""
        return self._shorthand

    @property
    def batches(self) -> Batches:
        """The batches."""
        return self._batches

    @property
    def decisions(self) -> Decisions:
        """The decisions about finds."""
        return self._decisions

    @property
    def enrolments(self) -> Enrolments:
        """The studies in which the device is enrolled."""
        return self._enrolments

    @property
    def lead_keys(self) -> LeadKeys:
        """The lead's key."""
        return self._lead_keys

    @property
    def study_bases(self) -> StudyBases:
        """The databases of the studies that are led here, under the store's own key."""
        from storage.studybase import StudyBases

        if self._study_bases is None:
            self._study_bases = StudyBases(self._lead_folder, self._database.key)
        return self._study_bases

    def withdrawn(self, study_id: str) -> Sequence[str]:
        """Ids of a study's interviews that were withdrawn after they may have left, in order."""
        return withdrawn(self._database, study_id)

    def share(
        self, study_id: str, group_fields: Mapping[tuple[str, str], str]
    ) -> tuple[Sequence[Counted], Sequence[Approached]]:
        """What this device has done in a study, counted; for a worker, as it reads all of it."""
        return share(self._database, study_id, group_fields)

    def add_many(self, interviews: Iterable[Interview], contacts: Iterable[Contact]) -> None:
        """Keep all of these, or none, in one transaction: for demonstrations and trials."""
        with self._database.writing() as connection:
            add_interviews(connection, interviews)
            add_contacts(connection, contacts)

    def back_up(self) -> Path | None:
        """Write an encrypted backup, check it, thin the old ones; None if nothing has changed.

        Then what was dropped is taken out of the older ones: never before what was kept in its
        place stands in a backup.
        """
        path = self._backups.back_up()
        self._erase_now(again=False)
        return path

    def verify(self) -> None:
        """Check every page of the file and the structure on them; raises `StoreDamaged`."""
        with self._database.own_connection() as connection:
            # cipher_integrity_check reads the file past SQLite's locks, so it may meet a page
            # that the window's connection is just moving there from the WAL.
            bad: set[str] | None = None
            for _ in range(TORN_READS):
                # On a full disk this fails, and what stands in the file is checked as it is.
                with contextlib.suppress(DatabaseError):
                    connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
                found = bad_pages(connection)
                bad = found if bad is None else bad & found
                if not bad:
                    break
            else:
                raise StoreDamaged(self._database.path, "a page is not as it was written")
            check_structure(self._database.path, connection, "integrity_check")

    def close(self) -> None:
        """Lock: close the files and forget the key."""
        if self._study_bases is not None:
            self._study_bases.close()
        self._database.close()

    def migrate(self) -> None:
        """Bring an older schema up to date, after a backup of it as it was."""
        self._backups.back_up()
        with self._database.own_connection() as connection:
            migrate(connection)

    def complete_erasures(self) -> None:
        """Finish what is noted: withdrawals that were cut short, and what was dropped last."""
        self._erase_now()

    def _erase_now(self, *, again: bool = True) -> bool:
        # The interview is gone from the store already, and the rest stays noted in it; so a full
        # disk, a lock or a bad page here neither undoes the withdrawal nor forgets what is left.
        try:
            return self._backups.erase_pending(again=again)
        except (StoreUnavailable, StoreDamaged, NotSaved):
            return False


if TYPE_CHECKING:

    def _fulfils_the_port(store: OpenStore) -> ports.Store:
        return store
