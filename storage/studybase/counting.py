"""What is counted: for the fieldwork, for the devices' signs, and for a list of studies."""

from __future__ import annotations

from dataclasses import dataclass

from interviewer.contact import Disposition
from interviewer.fieldwork import Approached, Counted
from interviewer.quality import DeviceCounts
from storage.studybase.part import Part
from storage.studybase.states import CONFLICTS, GROUP_NOW, HOLDS, NOT_VOID


@dataclass(frozen=True, slots=True)
class Summary:
    """A study in three figures."""

    devices: int
    interviews: int
    """All that are here, void and conflicting ones too."""
    waiting: int
    """Conflicts, and what is in quarantine, that wait for a person."""


class Counting(Part):
    """The counts of a study."""

    def summary(self) -> Summary:
        """The study in three figures."""
        with self._file.reading() as connection:
            # Literal states, so that the index of those that wait is used.
            conflicts = f"FROM responses r WHERE r.state = {CONFLICTS:d}"
            row = connection.execute(
                "SELECT (SELECT count(*) FROM devices),"
                f" (SELECT count(*) FROM responses WHERE state = {HOLDS:d})"
                f" + (SELECT count(DISTINCT r.id) {conflicts}),"
                f" (SELECT count(DISTINCT r.id) {conflicts} AND {NOT_VOID})"
                " + (SELECT count(*) FROM quarantine WHERE settled IS NULL AND NOT dismissed)"
            ).fetchone()
        return Summary(*row)

    def versions(self) -> set[str]:
        """The versions of the questionnaire with which standing interviews were made."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT version FROM responses WHERE state = ?", (HOLDS,)
            ).fetchall()
        return {row[0] for row in rows}

    def counts(self) -> list[Counted]:
        """Interviews that stand and are not void, by group, week and status."""
        with self._file.reading() as connection:
            rows = connection.execute(
                f"SELECT {GROUP_NOW}, r.week, r.status, count(*) FROM responses r"
                f" WHERE r.state = ? AND {NOT_VOID} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
                (HOLDS,),
            ).fetchall()
        return [Counted(*row) for row in rows]

    def approached(self) -> list[Approached]:
        """Approaches that became no interview, by week, outcome and what was seen.

        An interview that the lead withdrew counts as withdrawn in its week; of those that a
        device withdrew its contacts tell. Of a contact with several contents the one with the
        first week and outcome counts, and of those the one with the last of what was seen: so
        one that tells something before one that does not.
        """
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT week, disposition, count(*), grp, sex, reason FROM ("
                "  SELECT c.week, c.disposition, c.grp, c.sex, c.reason FROM contacts c"
                "  WHERE NOT EXISTS (SELECT 1 FROM contacts o WHERE o.id = c.id AND ("
                "    (o.week, o.disposition) < (c.week, c.disposition)"
                "    OR ((o.week, o.disposition) = (c.week, c.disposition)"
                "      AND (o.grp, o.sex, o.reason) > (c.grp, c.sex, c.reason))))"
                "  UNION ALL SELECT week, ?, '', '', '' FROM withdrawn WHERE week <> ''"
                ") GROUP BY 1, 2, 4, 5, 6 ORDER BY 1, 2, 4, 5, 6",
                (Disposition.WITHDRAWN.value,),
            ).fetchall()
        return [Approached(*row) for row in rows]

    def device_counts(self) -> list[DeviceCounts]:
        """The sums of the signs, by device. What came from several counts at the first of them;
        what came unsigned counts nowhere."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT device, count(*), sum(fast >= 0), sum(fast = 1), sum(ratings >= 5),"
                " sum(straight), sum(ratings), sum(dont_know), sum(follow_ups), sum(notes) FROM ("
                "  SELECT min(b.device) AS device, r.* FROM responses r"
                "  JOIN sightings s ON s.response = r.number JOIN batches b ON b.number = s.batch"
                f"  WHERE r.state = ? AND {NOT_VOID} AND b.device IS NOT NULL GROUP BY r.number"
                ") GROUP BY device ORDER BY device",
                (HOLDS,),
            ).fetchall()
        return [DeviceCounts(*row) for row in rows]
