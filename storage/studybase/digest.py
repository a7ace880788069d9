"""The canonical digest: equal for equal content, whatever the way to it.

SHA-256 over the study's id and the sorted 32-byte names of everything that is in it: each
response (its own digest covers id, revision and content), each contact, the pen strokes that came
with a response, and of the lead's decisions those that change what stands: voids, choices among
conflicting contents, corrections, transcripts.
Which batch or device brought what, when, and why something was decided is not in it.
"""

from __future__ import annotations

import hashlib
import json

from interviewer.errors import NotSaved
from storage.database import Connection
from storage.studybase.part import Part
from storage.studybase.states import choices_that_count


class Digest(Part):
    """The canonical digest."""

    def digest(self) -> str:
        """The digest (hex). Kept until something changes."""
        with self._file.reading() as connection:
            known = connection.execute("SELECT digest FROM study").fetchone()[0]
            if known is not None:
                return str(known)
            found = digest_of_content(connection, self._study_id)
            if not self._file.under_way:
                self._keep(found)
        return found

    def _keep(self, found: str) -> None:
        try:
            with self._file.writing() as connection:
                connection.execute("UPDATE study SET digest = ?", (found,))
        except NotSaved:
            return  # It is worked out anew the next time.


def digest_of_content(connection: Connection, study_id: str) -> str:
    """The digest of what is there now, worked out anew. About 2 s for a million interviews."""
    names = [row[0] for row in connection.execute("SELECT digest FROM responses").fetchall()]
    names += [
        # As it was named before more could be seen of a contact.
        _name("contact", *(row if any(row[3:]) else row[:3]))
        for row in connection.execute(
            "SELECT id, week, disposition, grp, sex, reason FROM contacts"
        ).fetchall()
    ]
    names += [
        _name("ink", bytes(response).hex(), *place, bytes(strokes).hex())
        for response, *place, strokes in connection.execute(
            "SELECT r.digest, i.question, i.follow_up, i.digest FROM ink i"
            " JOIN responses r ON r.number = i.response"
        ).fetchall()
    ]
    here = "IN (SELECT id FROM responses)"
    names += [
        _name("void", *row)
        for row in connection.execute(
            f"SELECT interview FROM voids WHERE interview {here}"
        ).fetchall()
    ]
    names += [
        _name("chosen", interview, digest.hex())
        for interview, digest in choices_that_count(connection)
    ]
    names += [
        _name("correction", *row)
        for row in connection.execute(
            "SELECT interview, row_number() OVER (PARTITION BY interview ORDER BY number),"
            " variable, before, after, coalesce(follow_up, '') FROM corrections"
            f" WHERE applies AND interview {here}"
        ).fetchall()
    ]
    names += [
        _name("transcript", *row)
        for row in connection.execute(
            "SELECT interview, question, follow_up, text FROM transcripts"
            f" WHERE applies AND interview {here}"
        ).fetchall()
    ]
    names.sort()
    whole = hashlib.sha256(f"interviewer-study 1\n{study_id}\n".encode())
    for start in range(0, len(names), 10_000):
        whole.update(b"".join(names[start : start + 10_000]))
    return whole.hexdigest()


def _name(kind: str, *values: object) -> bytes:
    line = json.dumps([kind, *values], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).digest()
