"""The studies in which this device is enrolled: whose they are, and its own key in each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from interviewer.keys import Enrolled, LeadKey
from storage.database import Connection, Database

_ALL = """
SELECT study, revision, verify, recipient, device, seed, enrolled_at, study_file FROM enrolments
"""

_SAVE = """
INSERT INTO enrolments
    (study, revision, verify, recipient, device, seed, enrolled_at, study_file)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (study) DO UPDATE SET revision = excluded.revision, study_file = excluded.study_file
"""
# What is not in the list of updates is of the first enrolment and stays: the lead knows the device
# by its key, and another one would make it a stranger.


class Enrolments:
    """Fulfils `interviewer.ports.EnrolmentStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, study_id: str) -> Enrolled | None:
        """The enrolment in a study."""
        with self._database.reading() as connection:
            found = _read(connection, "WHERE study = ?", study_id)
        return found[0] if found else None

    def all(self) -> Sequence[Enrolled]:
        """Every one, by study."""
        with self._database.reading() as connection:
            return _read(connection, "ORDER BY study")

    def save(self, enrolled: Enrolled) -> None:
        """Keep a new enrolment, or a later revision in place of the one that is there.

        On disk on return. The device's key and the time of a known one stay as they are.
        ValueError where the lead is another, or the revision earlier than that in force; then
        nothing was changed.
        """
        lead = enrolled.lead
        with self._database.writing() as connection:
            for known in _read(connection, "WHERE study = ?", enrolled.study_id):
                if known.lead != lead:
                    raise ValueError("enrolled with another lead")
                if known.revision > enrolled.revision:
                    raise ValueError("a later revision is in force")
            connection.execute(
                _SAVE,
                (
                    enrolled.study_id,
                    enrolled.revision,
                    lead.verify,
                    lead.recipient,
                    enrolled.device,
                    enrolled.seed,
                    enrolled.enrolled_at.isoformat(),
                    enrolled.study_file,
                ),
            )
            connection.execute(
                "DELETE FROM enrolment_recipients WHERE study = ?", (enrolled.study_id,)
            )
            connection.executemany(
                "INSERT INTO enrolment_recipients VALUES (?, ?, ?, ?)",
                [
                    (enrolled.study_id, place, key.verify, key.recipient)
                    for place, key in enumerate(enrolled.recipients)
                ],
            )


def _read(connection: Connection, rest: str, *parameters: str) -> list[Enrolled]:
    rows = connection.execute(_ALL + rest, parameters).fetchall()
    return [
        Enrolled(
            study_id=study,
            revision=revision,
            lead=LeadKey(verify, recipient),
            recipients=_recipients(connection, study),
            device=device,
            seed=seed,
            enrolled_at=datetime.fromisoformat(enrolled_at),
            study_file=study_file,
        )
        for study, revision, verify, recipient, device, seed, enrolled_at, study_file in rows
    ]


def _recipients(connection: Connection, study_id: str) -> tuple[LeadKey, ...]:
    rows = connection.execute(
        "SELECT verify, recipient FROM enrolment_recipients WHERE study = ? ORDER BY place",
        (study_id,),
    ).fetchall()
    return tuple(LeadKey(*row) for row in rows)
