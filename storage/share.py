"""What this device has done in a study, counted for its own share of the fieldwork."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from interviewer.anonymise import iso_week
from interviewer.fieldwork import Approached, Counted
from storage.database import Connection, Database

_COUNTED = """
SELECT day, status,
       CASE WHEN json_valid(document) THEN json_extract(document, ?) END AS told, count(*)
FROM interviews
WHERE study = ? AND questionnaire = ? AND version = ?
      AND status <> 'in_progress' AND mode <> 'paper_check'
GROUP BY day, status, told
"""


def share(
    database: Database, study_id: str, group_fields: Mapping[tuple[str, str], str]
) -> tuple[Sequence[Counted], Sequence[Approached]]:
    """Finished and partial interviews of a study, and its contacts, each counted by week.

    `group_fields` names the field that tells the group, by id and version of the questionnaire; a
    version that is not in it tells none. Second entries of paper forms are no interviews. All of
    a study's documents are looked into, so this is for a worker.
    """
    interviews: Counter[tuple[str, str, str]] = Counter()
    with database.reading() as connection:
        for key in _versions(connection, study_id):
            # The ids of fields are letters, digits and _, so that they need no escape in a path.
            path = f"$.answers.{group_fields[key]}" if key in group_fields else "$.no_group"
            for day, status, group, count in connection.execute(_COUNTED, (path, study_id, *key)):
                # A group that was skipped or is a number is none.
                told = group if isinstance(group, str) and not group.startswith("{") else ""
                interviews[told, _week(day), status] += count
        contacts: Counter[tuple[str, str, str, str, str]] = Counter()
        for day, disposition, group, sex, reason, count in connection.execute(
            "SELECT day, disposition, grp, sex, reason, count(*) FROM contacts WHERE study = ?"
            " GROUP BY day, disposition, grp, sex, reason",
            (study_id,),
        ):
            contacts[_week(day), disposition, group, sex, reason] += count
    return (
        [Counted(*key, count) for key, count in sorted(interviews.items())],
        [
            Approached(week, disposition, count, *seen)
            for (week, disposition, *seen), count in sorted(contacts.items())
        ],
    )


def _versions(connection: Connection, study_id: str) -> list[tuple[str, str]]:
    rows = connection.execute(
        "SELECT DISTINCT questionnaire, version FROM interviews WHERE study = ?", (study_id,)
    )
    return [(questionnaire, version) for questionnaire, version in rows.fetchall()]


def _week(day: str) -> str:
    return iso_week(date.fromisoformat(day))
