"""Which content of an interview holds, and which corrections apply: worked out, never decided here.

A pure function of the responses that are there and of the lead's decisions, so that it does not
matter how either came about. Of an interview's responses those are in question that no device has
itself replaced by a later revision: a device knows its own interviews, and no other one's. Is one
in question, it holds. Are there several, they conflict, until a person has chosen one of them; and
the choice stands only while no content is there that this person had not seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from interviewer.merging import AnswerCells, from_document
from storage.database import Connection
from storage.studybase.part import chunks, marks

SUPERSEDED: Final = 0
"""Replaced by a later revision, or not chosen."""
HOLDS: Final = 1
"""The content of its interview. Whether that is void is another matter."""
CONFLICTS: Final = 2
"""One of several among which nobody has chosen."""

DIGEST_BYTES: Final = 32

NOBODY: Final = 0
"""Stands for the device of what came unsigned; devices have numbers from 1."""


class Sent(NamedTuple):
    """A response and who has sent it."""

    number: int
    revision: int
    digest: bytes
    likeness: bytes
    """Equal for equal content, whatever the revision."""
    devices: frozenset[int]
    """The numbers of all devices that have sent exactly this."""


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


def senders(connection: Connection, responses: Sequence[int]) -> dict[int, frozenset[int]]:
    """By number of a response, the devices that have sent it."""
    found: dict[int, set[int]] = {}
    for some in chunks(responses):
        for response, device in connection.execute(
            "SELECT s.response, coalesce(b.device, ?) FROM sightings s"
            f" JOIN batches b ON b.number = s.batch WHERE s.response IN ({marks(some)})",
            (NOBODY, *some),
        ):
            found.setdefault(response, set()).add(device)
    return {response: frozenset(devices) for response, devices in found.items()}


def in_question(responses: Sequence[Sent]) -> list[Sent]:
    """Those of an interview's responses of which one has to hold.

    Left out is what a device that sent it has itself replaced by a later revision, and what is
    there with the same content in a later one.
    """
    if len(responses) < 2:
        return list(responses)
    latest: dict[int, int] = {}
    for each in responses:
        for device in each.devices:
            latest[device] = max(latest.get(device, each.revision), each.revision)
    left = [r for r in responses if all(latest[device] == r.revision for device in r.devices)]
    highest: dict[bytes, int] = {}
    for each in left:
        highest[each.likeness] = max(highest.get(each.likeness, each.revision), each.revision)
    return [each for each in left if each.revision == highest[each.likeness]]


def settle(connection: Connection, interviews: Sequence[str]) -> None:
    """Work out anew which responses of these interviews hold, and which corrections apply."""
    for some in chunks(interviews):
        within = f"IN ({marks(some)})"
        choices = _choices(connection, some)
        changed = []
        for interview, found in _sent(connection, some).items():
            holding = in_question([sent for sent, _ in found])
            held = _held(holding, choices.get(interview))
            digests = {each.digest for each in holding} if held is None else {held}
            state = CONFLICTS if held is None else HOLDS
            for sent, before in found:
                after = state if sent.digest in digests else SUPERSEDED
                if after != before:
                    changed.append((after, sent.number))
        connection.executemany("UPDATE responses SET state = ? WHERE number = ?", changed)
        corrected = connection.execute(
            f"SELECT DISTINCT interview FROM corrections WHERE interview {within}", some
        ).fetchall()
        for (interview,) in corrected:
            apply_corrections(connection, interview)


def choices_that_count(connection: Connection) -> list[tuple[str, bytes]]:
    """The interviews of which a person's choice decides what holds, and what was chosen."""
    rows = connection.execute(
        "SELECT r.id, r.digest FROM resolutions c JOIN responses r ON r.id = c.interview"
        " AND r.digest = c.chosen AND r.state = ?",
        (HOLDS,),
    ).fetchall()
    found = []
    for some in chunks(rows):
        sent = _sent(connection, [interview for interview, _ in some])
        found += [
            (interview, bytes(digest))
            for interview, digest in some
            if len(in_question([each for each, _ in sent[interview]])) > 1
        ]
    return found


def _sent(connection: Connection, interviews: Sequence[str]) -> dict[str, list[tuple[Sent, int]]]:
    """By interview, its responses with their states."""
    rows = connection.execute(
        "SELECT id, number, revision, digest, likeness, state FROM responses"
        f" WHERE id IN ({marks(interviews)}) ORDER BY id",
        interviews,
    ).fetchall()
    found: dict[str, list[tuple[Sent, int]]] = {}
    grouped = {interview: list(several) for interview, several in groupby(rows, lambda row: row[0])}
    # Of one response alone it does not matter who has sent it.
    doubtful = [row[1] for several in grouped.values() if len(several) > 1 for row in several]
    sent_by = senders(connection, doubtful)
    for interview, several in grouped.items():
        found[interview] = [
            (
                Sent(
                    number, revision, bytes(digest), bytes(like), sent_by.get(number, frozenset())
                ),
                state,
            )
            for _, number, revision, digest, like, state in several
        ]
    return found


def _choices(
    connection: Connection, interviews: Sequence[str]
) -> dict[str, tuple[bytes, set[bytes]]]:
    return {
        interview: (bytes(chosen), seen_in(bytes(seen)))
        for interview, chosen, seen in connection.execute(
            "SELECT interview, chosen, seen FROM resolutions"
            f" WHERE interview IN ({marks(interviews)})",
            interviews,
        ).fetchall()
    }


def _held(holding: Sequence[Sent], choice: tuple[bytes, set[bytes]] | None) -> bytes | None:
    """The digest of the one that holds; None where they wait for a person."""
    digests = {each.digest for each in holding}
    if len(digests) == 1:
        return holding[0].digest
    if choice is not None and choice[0] in digests and digests <= choice[1]:
        return choice[0]
    return None


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
