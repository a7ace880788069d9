"""Which content of an interview holds, and which decisions on it apply: worked out, never decided.

A pure function of the responses that are there and of the lead's decisions, so that it does not
matter how either came about. Of an interview's responses those are in question that no device has
itself replaced by a later revision: a device knows its own interviews, and no other one's. Is one
in question, it holds. Are there several, they conflict, until a person has chosen one of them; and
the choice stands only while no content is there that this person had not seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from interviewer.interview import NoteKey, Pen
from interviewer.merging import AnswerCells, column_of, from_document
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


class Typed(NamedTuple):
    """What the lead has typed of a note's pen strokes."""

    question: str
    follow_up: str
    text: str
    """Empty where they cannot be read."""


class Ink(NamedTuple):
    """The strokes of a note."""

    number: int
    """Of their row."""
    digest: bytes


class Content(NamedTuple):
    """What an interview holds."""

    cells: Mapping[str, str]
    answers: tuple[AnswerCells, ...]

    def value(self, variable: str) -> str | None:
        """The cell of a column or the answer to a question; None where there is no such one."""
        column = column_of(variable)
        if column in self.cells:
            return self.cells[column]
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

    def waiting(self) -> list[AnswerCells]:
        """The rows whose note has pen strokes that nobody has typed."""
        return [row for row in self.answers if row.pen == Pen.WAITING]

    def typed(self, typed: Typed) -> Content | None:
        """With the words of a note's strokes after its other ones; None where none wait there."""
        for place, row in enumerate(self.answers):
            if (row.question, row.follow_up, row.pen) == (*typed[:2], Pen.WAITING):
                note = "\n".join(part for part in (row.note, typed.text) if part)
                pen = Pen.TYPED if typed.text else Pen.UNREADABLE
                answers = list(self.answers)
                answers[place] = row._replace(note=note, pen=pen.value)
                return self._replace(answers=tuple(answers))
        return None

    def _with(self, change: Change) -> Content:
        column = column_of(change.variable)
        if column in self.cells:
            return self._replace(cells={**self.cells, column: change.after})
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
    # It is the citizen's own tap no longer.
    row = row._replace(
        answer=change.after if whole else "", text="" if whole else change.after, by=""
    )
    if change.follow_up is None or change.follow_up == row.follow_up:
        return row
    return row._replace(follow_up=change.follow_up, note="", quote="", pen="")


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
    """Work out anew which responses of these interviews hold, and which decisions apply."""
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
        decided = connection.execute(
            f"SELECT interview FROM corrections WHERE interview {within}"
            f" UNION SELECT interview FROM transcripts WHERE interview {within}",
            (*some, *some),
        ).fetchall()
        for (interview,) in decided:
            apply_decisions(connection, interview)


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


def apply_decisions(connection: Connection, interview: str) -> Content | None:
    """Work out anew which corrections and transcripts of an interview apply: those made to what it
    holds.

    Returns what it holds with them; None where nothing stands.
    """
    row = connection.execute(
        "SELECT d.document, r.number FROM responses r JOIN documents d ON d.response = r.number"
        " WHERE r.id = ? AND r.state = ?",
        (interview, HOLDS),
    ).fetchone()
    content = came = None if row is None else content_of(row[0])
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
    connection.execute(
        "UPDATE transcripts SET applies = 0 WHERE interview = ? AND applies", (interview,)
    )
    if content is not None and came is not None:
        strokes = strokes_of(connection, row[1], came)
        content = _apply_transcripts(connection, interview, content, strokes)
    return content


def _apply_transcripts(
    connection: Connection, interview: str, content: Content, strokes: Mapping[NoteKey, Ink]
) -> Content:
    """With those transcripts that were typed from these strokes."""
    applying = []
    for number, at, *typed in connection.execute(
        "SELECT number, strokes, question, follow_up, text FROM transcripts WHERE interview = ?"
        " ORDER BY number",
        (interview,),
    ).fetchall():
        words = Typed(*typed)
        ink = strokes.get(words[:2])
        if ink is not None and ink.digest == bytes(at) and (amended := content.typed(words)):
            content = amended
            applying.append((number,))
    connection.executemany("UPDATE transcripts SET applies = 1 WHERE number = ?", applying)
    return content


def strokes_of(connection: Connection, response: int, came: Content) -> dict[NoteKey, Ink]:
    """By note, the strokes of a response that holds `came`.

    A note that waits and came without any has those of an earlier revision of its device, as far
    back as that note's row is the same: strokes no longer travel, say, or are too many for a batch,
    and what was typed of them must not be lost because another answer was changed.
    """
    found = _ink_beside(connection, [response])
    without = {
        (row.question, row.follow_up): row
        for row in came.waiting()
        if (row.question, row.follow_up) not in found
    }
    if not without:
        return found
    for earlier in _revisions_before(connection, response):
        for (document,) in connection.execute(
            f"SELECT document FROM documents WHERE response IN ({marks(earlier)})", earlier
        ).fetchall():
            notes = {_note(row) for row in content_of(document).answers}
            without = {key: row for key, row in without.items() if _note(row) in notes}
        beside = _ink_beside(connection, earlier)
        for key in without.keys() & beside.keys():
            found[key] = beside[key]
            del without[key]
        if not without:
            break
    return found


def _note(row: AnswerCells) -> tuple[str, ...]:
    """What a row tells of its note."""
    return row.question, row.follow_up, row.note, row.quote, row.pen


def _revisions_before(connection: Connection, response: int) -> Iterator[list[int]]:
    """The earlier revisions that a device has sent that has sent `response`, the latest first;
    where it has sent several contents as one revision, as a copied device does, all of them."""
    rows = connection.execute(
        "SELECT o.revision, o.number FROM responses r JOIN responses o ON o.id = r.id"
        " AND o.revision < r.revision WHERE r.number = ? ORDER BY o.revision DESC, o.digest",
        (response,),
    ).fetchall()
    if not rows:
        return
    sent_by = senders(connection, [response, *(number for _, number in rows)])
    own = sent_by.get(response, frozenset())
    left = [row for row in rows if not own.isdisjoint(sent_by.get(row[1], ()))]
    for _, several in groupby(left, key=lambda row: row[0]):
        yield [number for _, number in several]


def _ink_beside(connection: Connection, responses: Sequence[int]) -> dict[NoteKey, Ink]:
    """By note, the strokes that came with these responses.

    Where several came, as from a copied device, the most: whichever came first would decide else.
    """
    return {
        (question, follow_up): Ink(number, bytes(digest))
        for question, follow_up, number, digest in connection.execute(
            f"SELECT question, follow_up, number, digest FROM ink"
            f" WHERE response IN ({marks(responses)}) ORDER BY length(strokes), digest",
            responses,
        ).fetchall()
    }


def transcripts_of(
    connection: Connection, interviews: Sequence[str] | None = None
) -> dict[str, list[Typed]]:
    """For each interview, or each of these, the transcripts that apply."""
    found: dict[str, list[Typed]] = {}
    within = "" if interviews is None else f" AND interview IN ({marks(interviews)})"
    for interview, *typed in connection.execute(
        "SELECT interview, question, follow_up, text FROM transcripts"
        f" WHERE applies{within} ORDER BY number",
        interviews or (),
    ).fetchall():
        found.setdefault(interview, []).append(Typed(*typed))
    return found


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


def decided(
    content: Content,
    actions: Iterable[tuple[int, Sequence[Change]]],
    transcripts: Iterable[Typed] = (),
) -> Content:
    """With those of the corrections that apply, and the transcripts."""
    for _, changes in actions:
        content = content.amended(changes) or content
    for typed in transcripts:
        content = content.typed(typed) or content
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
