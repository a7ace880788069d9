"""The schema of a study database, built step by step as `storage.migrations` builds the store's.

Of a response there is one row for each distinct id, revision and content; `sightings` say in which
batches it was. `state` is worked out from the rows and the lead's decisions (`states`), never
written by anything else. What belongs to one interview is erased with it, so nothing of that kind
stands in the log or in a report.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from storage.database import Connection

Step = Callable[[Connection], None]

BULK_INDEXES: Final = {
    "responses_by_id": "CREATE INDEX responses_by_id ON responses (id)",
    "responses_by_likeness": "CREATE INDEX responses_by_likeness ON responses (likeness)",
}
"""Made anew after the first merge: sorted once, they take a tenth of what row by row they do."""


def _first_schema(connection: Connection) -> None:
    for statement in (*_SCHEMA_1, *BULK_INDEXES.values()):
        connection.execute(statement)
    connection.execute(
        "INSERT INTO study (id, study, secret) VALUES (1, '', ?)", (secrets.token_bytes(32),)
    )


_SCHEMA_1 = (
    """CREATE TABLE migrations (
        version INTEGER PRIMARY KEY,
        applied_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE study (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        study TEXT NOT NULL,
        secret BLOB NOT NULL,          -- makes the marks of withdrawn interviews
        digest TEXT,                   -- of the content; NULL once it has changed
        to_overwrite INTEGER NOT NULL DEFAULT 0  -- rows were erased, and the file not yet rewritten
    ) STRICT""",
    """CREATE TABLE devices (
        number INTEGER PRIMARY KEY,    -- 1, 2, 3 …: its pseudonym
        key BLOB NOT NULL UNIQUE,
        name TEXT NOT NULL,
        enrolled_at TEXT NOT NULL,
        revoked INTEGER NOT NULL DEFAULT 0,
        reason TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    """CREATE TABLE merges (
        number INTEGER PRIMARY KEY,    -- 1, 2, 3 …; kept when undone, so none is used twice
        at TEXT NOT NULL,
        batches INTEGER NOT NULL,
        new INTEGER NOT NULL,
        report TEXT NOT NULL,          -- without what is about single interviews
        undone INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE batches (
        number INTEGER PRIMARY KEY,
        merge INTEGER NOT NULL REFERENCES merges,
        file_digest TEXT NOT NULL UNIQUE,
        device INTEGER REFERENCES devices,  -- NULL of an unsigned batch
        id TEXT NOT NULL,
        payload TEXT NOT NULL,
        position INTEGER NOT NULL,     -- in the device's series
        series TEXT NOT NULL           -- JSON: the numbers that had left the device by then
    ) STRICT""",
    "CREATE INDEX batches_by_id ON batches (id, payload)",
    "CREATE INDEX batches_by_merge ON batches (merge)",
    "CREATE INDEX batches_by_device ON batches (device)",
    # A million of these come in one merge: no references, which would be looked up row by row.
    """CREATE TABLE responses (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        version TEXT NOT NULL,
        week TEXT NOT NULL,
        status TEXT NOT NULL,
        grp TEXT NOT NULL,
        digest BLOB NOT NULL,
        likeness BLOB NOT NULL,
        state INTEGER NOT NULL,        -- see `states`
        ratings INTEGER NOT NULL,
        straight INTEGER NOT NULL,
        dont_know INTEGER NOT NULL,
        follow_ups INTEGER NOT NULL,
        notes INTEGER NOT NULL,
        fast INTEGER NOT NULL
    ) STRICT""",
    # The few that wait for a person, found without looking at all others.
    "CREATE INDEX responses_waiting ON responses (id) WHERE state = 2",
    # Apart, so that counting and listing do not read them.
    """CREATE TABLE documents (
        response INTEGER PRIMARY KEY,
        document BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE sightings (
        batch INTEGER NOT NULL,
        response INTEGER NOT NULL,
        PRIMARY KEY (batch, response)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX sightings_by_response ON sightings (response, batch)",
    """CREATE TABLE contacts (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        week TEXT NOT NULL,
        disposition TEXT NOT NULL,
        UNIQUE (id, week, disposition)
    ) STRICT""",
    """CREATE TABLE contact_sightings (
        batch INTEGER NOT NULL,
        contact INTEGER NOT NULL,
        PRIMARY KEY (batch, contact)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX contact_sightings_by_contact ON contact_sightings (contact, batch)",
    # Interviews that are erased and never come back. The week is there where the lead withdrew
    # it: no device tells of that contact.
    """CREATE TABLE withdrawn (
        mark BLOB PRIMARY KEY NOT NULL,
        week TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE voids (
        interview TEXT PRIMARY KEY NOT NULL,
        reason TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE resolutions (
        interview TEXT PRIMARY KEY NOT NULL,
        chosen BLOB NOT NULL,          -- a response's digest
        seen BLOB NOT NULL,            -- all from which it was chosen, one after the other, sorted
        reason TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE corrections (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        action INTEGER NOT NULL,       -- the rows that were made together
        interview TEXT NOT NULL,
        variable TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        grp TEXT,                      -- the study's group after it, where that changes
        follow_up TEXT,                -- the one that is open after it, where that was said
        reason TEXT NOT NULL,
        at TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0,
        applies INTEGER NOT NULL DEFAULT 0  -- worked out, see `states`
    ) STRICT""",
    "CREATE INDEX corrections_by_interview ON corrections (interview)",
    """CREATE TABLE quarantine (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        merge INTEGER NOT NULL REFERENCES merges,
        place INTEGER NOT NULL,        -- of the file in the merge's report
        file TEXT NOT NULL,
        file_digest TEXT NOT NULL,
        trouble TEXT NOT NULL,
        detail TEXT NOT NULL,
        record TEXT NOT NULL,
        sealed BLOB,
        settled INTEGER REFERENCES merges,  -- the merge that took it after all
        dismissed INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX quarantine_by_file ON quarantine (file_digest)",
    "CREATE INDEX quarantine_by_record ON quarantine (record) WHERE record <> ''",
    """CREATE TABLE log (
        number INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        detail TEXT NOT NULL,          -- JSON
        seal BLOB,                     -- of the words that belong to it
        chain BLOB NOT NULL
    ) STRICT""",
    # What of a log entry is about one interview: it goes when that is withdrawn, and the chain
    # holds without it.
    """CREATE TABLE log_words (
        number INTEGER PRIMARY KEY REFERENCES log,
        salt BLOB NOT NULL,
        interview TEXT NOT NULL,
        reason TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX log_words_by_interview ON log_words (interview)",
    """CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER log_is_not_cut BEFORE DELETE ON log
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER log_words_are_not_changed BEFORE UPDATE ON log_words
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    """CREATE TABLE quotes (
        interview TEXT NOT NULL,
        question TEXT NOT NULL,
        follow_up TEXT NOT NULL,
        text TEXT NOT NULL,
        digest BLOB NOT NULL,          -- of the response in which the note was read
        PRIMARY KEY (interview, question, follow_up)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE releases (
        number INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        profile TEXT NOT NULL,
        k INTEGER NOT NULL,
        records INTEGER NOT NULL,
        folder TEXT NOT NULL,
        files TEXT NOT NULL,           -- JSON: SHA-256 by path
        detail TEXT NOT NULL           -- JSON: what a later release has to know of it
    ) STRICT""",
    """CREATE TABLE release_members (
        release INTEGER NOT NULL REFERENCES releases,
        interview TEXT NOT NULL,
        class BLOB NOT NULL,
        PRIMARY KEY (release, interview)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX release_members_by_interview ON release_members (interview)",
    """CREATE TABLE study_files (
        revision INTEGER PRIMARY KEY,
        content BLOB NOT NULL,
        digest TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE co_leads (
        number INTEGER PRIMARY KEY,
        verify BLOB NOT NULL UNIQUE,
        recipient TEXT NOT NULL
    ) STRICT""",
)


def _who_withdrew(connection: Connection) -> None:
    """A device withdraws its own alone, and a batch that came again belongs to that merge too.

    Who has sent what decides from here on, too, which of several contents holds: `migrate` works
    that out anew.
    """
    for statement in _SCHEMA_2:
        connection.execute(statement)


_SCHEMA_2 = (
    # What a device withdrew of its own interviews; 0 stands for what came unsigned.
    """CREATE TABLE told (
        mark BLOB NOT NULL,
        device INTEGER NOT NULL,
        PRIMARY KEY (mark, device)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE erased (
        mark BLOB NOT NULL,
        content BLOB NOT NULL,         -- the mark of what was erased
        PRIMARY KEY (mark, content)
    ) STRICT, WITHOUT ROWID""",
    # A merge in which a batch of an earlier one came again, and as which of its files.
    """CREATE TABLE again (
        batch INTEGER NOT NULL REFERENCES batches,
        merge INTEGER NOT NULL REFERENCES merges,
        place INTEGER NOT NULL,
        PRIMARY KEY (batch, merge)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX again_by_merge ON again (merge)",
)


def _pen_and_contacts(connection: Connection) -> None:
    """Contacts tell more, and pen strokes come in batches, to be typed here."""
    for statement in _SCHEMA_3:
        connection.execute(statement)


_SCHEMA_3 = (
    # What was seen of a contact is part of what it says: two rows of one id may differ in it.
    """CREATE TABLE contacts_3 (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        week TEXT NOT NULL,
        disposition TEXT NOT NULL,
        grp TEXT NOT NULL,             -- empty where nothing was seen; likewise the two below
        sex TEXT NOT NULL,
        reason TEXT NOT NULL,
        UNIQUE (id, week, disposition, grp, sex, reason)
    ) STRICT""",
    """INSERT INTO contacts_3 (number, id, week, disposition, grp, sex, reason)
        SELECT number, id, week, disposition, '', '', '' FROM contacts""",
    "DROP TABLE contacts",
    "ALTER TABLE contacts_3 RENAME TO contacts",
    # How many of its notes have pen strokes that are not typed, as it came.
    "ALTER TABLE responses ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX responses_to_type ON responses (id) WHERE waiting > 0",
    # The strokes of a note as they came beside a response.
    """CREATE TABLE ink (
        number INTEGER PRIMARY KEY,
        response INTEGER NOT NULL,
        question TEXT NOT NULL,
        follow_up TEXT NOT NULL,
        digest BLOB NOT NULL,
        strokes BLOB NOT NULL,         -- see `studybase.ink`
        UNIQUE (response, question, follow_up, digest)
    ) STRICT""",
    """CREATE TABLE ink_sightings (
        batch INTEGER NOT NULL,
        ink INTEGER NOT NULL,
        PRIMARY KEY (batch, ink)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX ink_sightings_by_ink ON ink_sightings (ink, batch)",
    # What the lead has typed from strokes. One that is taken back leaves no row: it has the
    # citizen's words.
    """CREATE TABLE transcripts (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        interview TEXT NOT NULL,
        question TEXT NOT NULL,
        follow_up TEXT NOT NULL,
        strokes BLOB NOT NULL,         -- the digest of the strokes it was typed from
        text TEXT NOT NULL,            -- empty: they cannot be read
        at TEXT NOT NULL,
        applies INTEGER NOT NULL DEFAULT 0,  -- worked out, see `states`
        UNIQUE (interview, question, follow_up, strokes)
    ) STRICT""",
    # The transcript that was part of the note when it was cleared; 0 for none.
    "ALTER TABLE quotes ADD COLUMN transcript INTEGER NOT NULL DEFAULT 0",
)

STEPS: tuple[Step, ...] = (_first_schema, _who_withdrew, _pen_and_contacts)
"""Step n leads from schema n-1 to schema n. A released step is never edited, and uses nothing that
is not in it: what is worked out is so once, after the last (`_work_out_anew`)."""

KNOWN = len(STEPS)
"""The newest schema that this version of the app can read."""


def migrate(connection: Connection, schema: int) -> None:
    """Take every step after `schema`. A failed step leaves its predecessor's.

    With the last one, what is worked out is worked out anew: today's rules know today's tables
    alone.
    """
    for version in range(schema + 1, len(STEPS) + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            STEPS[version - 1](connection)
            if schema and version == len(STEPS):
                _work_out_anew(connection)
            connection.execute(
                "INSERT INTO migrations (version, applied_at) VALUES (?, ?)",
                (version, datetime.now(UTC).isoformat(timespec="seconds")),
            )
            connection.execute(f"PRAGMA user_version = {version:d}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _work_out_anew(connection: Connection) -> None:
    """Which contents hold, and which decisions apply, where that is not told by one row alone."""
    from storage.studybase.states import settle

    doubtful = connection.execute(
        "SELECT id FROM responses GROUP BY id HAVING count(*) > 1"
        " UNION SELECT interview FROM corrections UNION SELECT interview FROM transcripts"
    ).fetchall()
    settle(connection, [row[0] for row in doubtful])
    connection.execute("UPDATE study SET digest = NULL")
