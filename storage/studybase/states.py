"""Which content of an interview holds, and which corrections apply: worked out, never decided here.

A pure function of the responses that are there and of the lead's decisions, so that it does not
matter how either came about. Of an interview's responses those of the highest revision count. Is
it one, it holds. Are there several, they conflict, until a person has chosen one of them; and the
choice stands only while no content is there that this person had not seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from interviewer.merging import AnswerCells, from_document
from storage.database import Connection
from storage.studybase.part import chunks, marks

SUPERSEDED: Final = 0
"""An older revision, or not chosen."""
HOLDS: Final = 1
"""The content of its interview. Whether that is void is another matter."""
CONFLICTS: Final = 2
"""One of several among which nobody has chosen."""

DIGEST_BYTES: Final = 32


class Change(NamedTuple):
    """One variable that a correction changes."""

    variable: str
    before: str
    after: str
    follow_up: str | None
    """The follow-up that is open after it; None leaves it as it was."""


class Content(NamedTuple):
    """What an interview holds."""

    cells: Mapping[str, str]
    answers: tuple[AnswerCells, ...]

    def value(self, variable: str) -> str | None:
        """The cell of a column or the answer to a question; None where there is no such one."""
        if variable in self.cells:
            return self.cells[variable]
        row = next((r for r in self.answers if r.question == variable and not r.option), None)
        return None if row is None else row.answer or row.text

    def amended(self, changes: Iterable[Change]) -> Content | None:
        """With all these changes; None where one of them was made to something else."""
        content = self
        for change in changes:
            if content.value(change.variable) != change.before:
                return None
            content = content._with(change)
        return content

    def _with(self, change: Change) -> Content:
        if change.variable in self.cells:
            return self._replace(cells={**self.cells, change.variable: change.after})
        return self._replace(
            answers=tuple(
                _corrected(row, change)
                if row.question == change.variable and not row.option
                else row
                for row in self.answers
            )
        )


def _corrected(row: AnswerCells, change: Change) -> AnswerCells:
    # Codes, numbers and missing codes stand in `answer`, the id of a group in `text`.
    whole = change.after.removeprefix("-").isdecimal()
    row = row._replace(answer=change.after if whole else "", text="" if whole else change.after)
    if change.follow_up is None or change.follow_up == row.follow_up:
        return row
    return row._replace(follow_up=change.follow_up, note="")


def content_of(document: bytes) -> Content:
    """The content that a response's document holds."""
    return Content(*from_document(document))


def settle(connection: Connection, interviews: Sequence[str]) -> None:
    """Work out anew which responses of these interviews hold, and which corrections apply."""
    for some in chunks(interviews):
        within = f"IN ({marks(some)})"
        rows = connection.execute(
            "SELECT id, revision, digest, number, state FROM responses"
            f" WHERE id {within} ORDER BY id, revision DESC, digest",
            some,
        ).fetchall()
        choices = {
            interview: (bytes(chosen), bytes(seen))
            for interview, chosen, seen in connection.execute(
                f"SELECT interview, chosen, seen FROM resolutions WHERE interview {within}", some
            ).fetchall()
        }
        changed = []
        for interview, responses in groupby(rows, key=lambda row: row[0]):
            found = list(responses)
            states = _states([(row[1], bytes(row[2])) for row in found], choices.get(interview))
            changed += [
                (state, row[3]) for state, row in zip(states, found, strict=True) if state != row[4]
            ]
        connection.executemany("UPDATE responses SET state = ? WHERE number = ?", changed)
        corrected = connection.execute(
            f"SELECT DISTINCT interview FROM corrections WHERE interview {within}", some
        ).fetchall()
        for (interview,) in corrected:
            apply_corrections(connection, interview)


def _states(
    responses: Sequence[tuple[int, bytes]], choice: tuple[bytes, bytes] | None
) -> list[int]:
    """The state of each (revision, digest), the highest revision first."""
    top = responses[0][0]
    variants = [digest for revision, digest in responses if revision == top]
    if len(variants) == 1:
        holds: bytes | None = variants[0]
    elif choice is not None and choice[0] in variants and set(variants) <= seen_in(choice[1]):
        holds = choice[0]
    else:
        holds = None
    return [
        SUPERSEDED
        if revision != top or (holds is not None and digest != holds)
        else (CONFLICTS if holds is None else HOLDS)
        for revision, digest in responses
    ]


def seen_in(digests: bytes) -> set[bytes]:
    """The digests that stand one after the other."""
    return {digests[at : at + DIGEST_BYTES] for at in range(0, len(digests), DIGEST_BYTES)}


def apply_corrections(connection: Connection, interview: str) -> Content | None:
    """Work out anew which of an interview's corrections apply: those made to what it holds.

    Returns what it holds with them; None where nothing stands.
    """
    row = connection.execute(
        "SELECT d.document FROM responses r JOIN documents d ON d.response = r.number"
        " WHERE r.id = ? AND r.state = ?",
        (interview, HOLDS),
    ).fetchone()
    content = None if row is None else content_of(row[0])
    applying = []
    if content is not None:
        for action, changes in corrections_of(connection, [interview]).get(interview, []):
            amended = content.amended(changes)
            if amended is not None:
                content = amended
                applying.append(action)
    connection.execute(
        "UPDATE corrections SET applies = 0 WHERE interview = ? AND applies", (interview,)
    )
    connection.executemany(
        "UPDATE corrections SET applies = 1 WHERE action = ? AND NOT undone",
        [(action,) for action in applying],
    )
    return content


def corrections_of(
    connection: Connection, interviews: Sequence[str] | None = None
) -> dict[str, list[tuple[int, list[Change]]]]:
    """For each interview, or each of these, its corrections that are not undone, in order."""
    found: dict[str, list[tuple[int, list[Change]]]] = {}
    within = "" if interviews is None else f" AND interview IN ({marks(interviews)})"
    rows = connection.execute(
        "SELECT interview, action, variable, before, after, follow_up FROM corrections"
        f" WHERE NOT undone{within} ORDER BY number",
        interviews or (),
    ).fetchall()
    for (interview, action), several in groupby(rows, key=lambda row: (row[0], row[1])):
        found.setdefault(interview, []).append((action, [Change(*row[2:]) for row in several]))
    return found


def corrected(content: Content, actions: Iterable[tuple[int, Sequence[Change]]]) -> Content:
    """With those of the corrections that apply."""
    for _, changes in actions:
        content = content.amended(changes) or content
    return content


GROUP_NOW: Final = (
    # First the few corrected ones at once, so that no row of the others asks for itself.
    "CASE WHEN r.id IN (SELECT interview FROM corrections WHERE applies AND grp IS NOT NULL) THEN"
    " (SELECT c.grp FROM corrections c WHERE c.interview = r.id AND c.applies"
    " AND c.grp IS NOT NULL ORDER BY c.number DESC LIMIT 1) ELSE r.grp END"
)
"""SQL: the study's group of the response `r`, as corrected."""

NOT_VOID: Final = "r.id NOT IN (SELECT interview FROM voids)"
"""SQL: whether the interview of the response `r` counts."""
