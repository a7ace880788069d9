"""The schema, built step by step: each step and its record are one transaction.

A released step is never edited; a change is a new step, with a file of the schema before it
kept under `tests/storage/fixtures/`. No table comes into being anywhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from storage.database import Connection

Step = Callable[[Connection], None]


def _first_schema(connection: Connection) -> None:
    for statement in _SCHEMA_1:
        connection.execute(statement)


_SCHEMA_1 = (
    """CREATE TABLE migrations (
        version INTEGER PRIMARY KEY,
        applied_at TEXT NOT NULL
    ) STRICT""",
    # One row; `changes` counts the transactions, so that a backup knows if it is up to date.
    """CREATE TABLE store (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        changes INTEGER NOT NULL
    ) STRICT""",
    "INSERT INTO store (id, changes) VALUES (1, 0)",
    # The document is the interview; the columns are what is counted, listed and searched.
    """CREATE TABLE interviews (
        id TEXT PRIMARY KEY NOT NULL,
        study TEXT NOT NULL,
        questionnaire TEXT NOT NULL,
        version TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('in_progress', 'finished', 'partial')),
        page TEXT NOT NULL,
        started_at TEXT NOT NULL,      -- UTC, so that it sorts
        utc_offset INTEGER NOT NULL,   -- seconds, to show the local time again
        day TEXT NOT NULL,             -- local
        revision INTEGER NOT NULL,
        document TEXT NOT NULL
    ) STRICT""",
    """CREATE INDEX interviews_unfinished ON interviews (started_at)
        WHERE status = 'in_progress'""",
    # With all that is asked about those that have ended, so that no document is read for it.
    """CREATE INDEX interviews_by_day ON interviews (day, started_at, status, id, revision)
        WHERE status <> 'in_progress'""",
    """CREATE TABLE contacts (
        id TEXT PRIMARY KEY NOT NULL,
        study TEXT NOT NULL,
        disposition TEXT NOT NULL,
        day TEXT NOT NULL,             -- local
        exported INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX contacts_by_day ON contacts (day, disposition)",
    "CREATE INDEX contacts_to_export ON contacts (day) WHERE NOT exported",
    """CREATE TABLE batches (
        number INTEGER PRIMARY KEY,    -- 1, 2, 3 …
        id TEXT NOT NULL UNIQUE,
        -- What follows is there once the batch is in its place; before, it has only been begun.
        file_name TEXT,
        sha256 TEXT,
        written_at TEXT,
        interviews INTEGER,
        contacts INTEGER
    ) STRICT""",
    """CREATE TABLE batch_interviews (
        batch INTEGER NOT NULL REFERENCES batches ON DELETE CASCADE,
        interview TEXT NOT NULL REFERENCES interviews ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        PRIMARY KEY (batch, interview)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX batch_interviews_by_interview ON batch_interviews (interview, revision)",
    """CREATE TABLE batch_contacts (
        batch INTEGER NOT NULL REFERENCES batches ON DELETE CASCADE,
        contact TEXT NOT NULL REFERENCES contacts ON DELETE CASCADE,
        PRIMARY KEY (batch, contact)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX batch_contacts_by_contact ON batch_contacts (contact)",
    # A find is text[start:end] of a note; the digest says which wording was decided on.
    """CREATE TABLE decisions (
        interview_id TEXT NOT NULL REFERENCES interviews ON DELETE CASCADE,
        question_id TEXT NOT NULL,
        follow_up_id TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        note_digest TEXT NOT NULL,
        kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
        PRIMARY KEY (interview_id, question_id, follow_up_id, start, end)
    ) STRICT, WITHOUT ROWID""",
    # Withdrawn interviews that may still stand in a backup.
    "CREATE TABLE pending_erasures (interview TEXT PRIMARY KEY NOT NULL) STRICT",
)


def _second_schema(connection: Connection) -> None:
    for statement in _SCHEMA_2:
        connection.execute(statement)


_SCHEMA_2 = (
    "ALTER TABLE interviews ADD COLUMN mode TEXT NOT NULL DEFAULT 'screen'",
    "ALTER TABLE interviews ADD COLUMN sheet TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX interviews_by_sheet ON interviews (sheet) WHERE sheet <> ''",
    # A second entry of a paper form is no interview and is counted nowhere: still without
    # reading a document, so the counts' indexes hold the mode.
    "DROP INDEX interviews_unfinished",
    """CREATE INDEX interviews_unfinished ON interviews (started_at, mode)
        WHERE status = 'in_progress'""",
    "DROP INDEX interviews_by_day",
    """CREATE INDEX interviews_by_day ON interviews
        (day, started_at, status, id, revision, mode) WHERE status <> 'in_progress'""",
    """CREATE INDEX interviews_second_entries ON interviews (started_at)
        WHERE mode = 'paper_check'""",
)


def _third_schema(connection: Connection) -> None:
    for statement in _SCHEMA_3:
        connection.execute(statement)


_SCHEMA_3 = (
    # Of a batch made before, as far as what left in it is still there; else NULL.
    "ALTER TABLE batches ADD COLUMN study TEXT",
    """UPDATE batches SET study = coalesce(
        (SELECT interviews.study FROM batch_interviews
            JOIN interviews ON interviews.id = batch_interviews.interview
            WHERE batch_interviews.batch = batches.number LIMIT 1),
        (SELECT contacts.study FROM batch_contacts
            JOIN contacts ON contacts.id = batch_contacts.contact
            WHERE batch_contacts.batch = batches.number LIMIT 1)
    )""",
    # Withdrawn after they may have left. Without a rowid, which would tell in which order.
    """CREATE TABLE withdrawn (
        interview TEXT PRIMARY KEY NOT NULL,
        study TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE enrolments (
        study TEXT PRIMARY KEY NOT NULL,
        revision INTEGER NOT NULL,     -- of the study file in force
        verify BLOB NOT NULL,          -- the lead's: both public
        recipient TEXT NOT NULL,
        device BLOB NOT NULL,          -- this device's key in this study: public, and its seed
        seed BLOB NOT NULL CHECK (length(seed) = 32),
        enrolled_at TEXT NOT NULL,
        study_file BLOB NOT NULL
    ) STRICT""",
    # All to whom batches are encrypted, the lead among them.
    """CREATE TABLE enrolment_recipients (
        study TEXT NOT NULL REFERENCES enrolments ON DELETE CASCADE,
        place INTEGER NOT NULL,
        verify BLOB NOT NULL,
        recipient TEXT NOT NULL,
        PRIMARY KEY (study, place)
    ) STRICT, WITHOUT ROWID""",
    # At most one row: the key of the lead who works on this device.
    """CREATE TABLE lead_key (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        verify BLOB NOT NULL,
        recipient TEXT NOT NULL,
        seed BLOB NOT NULL CHECK (length(seed) = 32)
    ) STRICT""",
)


def _fourth_schema(connection: Connection) -> None:
    for statement in _SCHEMA_4:
        connection.execute(statement)


_SCHEMA_4 = (
    # A row is a piece of a stroke, as it was saved while the stroke was drawn. Without a rowid, so
    # that a note lies together and in order, and a further piece is one change to one tree.
    """CREATE TABLE strokes (
        interview TEXT NOT NULL REFERENCES interviews ON DELETE CASCADE,
        question TEXT NOT NULL,
        follow_up TEXT NOT NULL,
        number INTEGER NOT NULL,
        piece INTEGER NOT NULL,
        points BLOB NOT NULL,          -- see `interviewer.ink.encode`
        PRIMARY KEY (interview, question, follow_up, number, piece)
    ) STRICT, WITHOUT ROWID""",
    # How many notes have strokes that wait to be typed, and that were typed or given up.
    "ALTER TABLE interviews ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE interviews ADD COLUMN typed INTEGER NOT NULL DEFAULT 0",
    # With the columns of their own conditions too, or the rows would be read for those.
    """CREATE INDEX interviews_to_type ON interviews (started_at, id, waiting, status, mode)
        WHERE waiting > 0 AND status <> 'in_progress' AND mode <> 'paper_check'""",
    """CREATE INDEX interviews_typed ON interviews (started_at, id, typed, status, mode)
        WHERE typed > 0 AND status <> 'in_progress' AND mode <> 'paper_check'""",
    # As they were seen; empty where they were not.
    "ALTER TABLE contacts ADD COLUMN grp TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE contacts ADD COLUMN sex TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE contacts ADD COLUMN reason TEXT NOT NULL DEFAULT ''",
    # The interviewer's own; a long form that is empty switches a shared one off.
    """CREATE TABLE shorthand (
        short TEXT PRIMARY KEY NOT NULL,
        unfolded TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)

STEPS: tuple[Step, ...] = (_first_schema, _second_schema, _third_schema, _fourth_schema)
"""Step n leads from schema n-1 to schema n."""

KNOWN = len(STEPS)
"""The newest schema that this version of the app can read."""


def schema_of(connection: Connection) -> int:
    """The schema of the open file; 0 where nothing has been made in it."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: Connection) -> None:
    """Take every step that the file has not taken. A failed step leaves its predecessor's."""
    for version in range(schema_of(connection) + 1, len(STEPS) + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            STEPS[version - 1](connection)
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
