"""The laws of merging, played at random against a model of a few lines.

The study is a function of the *set* of batches that are in it, of the lead's decisions and of
what was withdrawn: so order, repetition and grouping play no part (the model knows none), an
undone merge is as if it had not been, a conflict keeps all, what is withdrawn never returns, no
device withdraws or replaces what it has not sent, and quarantine changes nothing.
"""

from __future__ import annotations

import hashlib
import operator
import tempfile
from collections.abc import Sequence
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from interviewer.anonymise import ContactRow
from interviewer.ink import Stroke
from interviewer.interview import Pen
from interviewer.merging import (
    AnswerCells,
    PenStrokes,
    ReadBatch,
    Response,
    SetAside,
    Trouble,
    from_document,
)
from storage.studybase import withdrawals
from storage.studybase.ink import to_bytes
from tests.storage.studybase import examples
from tests.storage.studybase.examples import an_id, batch, merge, response
from tests.storage.studybase.test_transcribing import KEY, LINE, MORE, noted

IDS = range(1, 3)
RESPONSES = st.builds(
    response,
    st.sampled_from(IDS),
    st.sampled_from(["1", "2", "3"]),
    revision=st.sampled_from([1, 1, 2]),
)


def written(numbers: Sequence[int]) -> st.SearchStrategy[Response]:
    """Responses of these interviews with a note that was written by pen."""
    return st.builds(
        noted,
        st.sampled_from(numbers),
        st.sampled_from([Pen.WAITING] * 5 + [Pen.TYPED]),
        revision=st.sampled_from([1, 2, 3]),
        note=st.sampled_from(["", "", "", "said"]),
        rating=st.sampled_from(["1", "2"]),
    )


STROKES = st.sampled_from([(), (), LINE, LINE, MORE])
CONTACTS = st.sampled_from(
    [
        ContactRow("c1", "2026-W20", "refusal"),
        ContactRow("c2", "2026-W21", "refusal"),
        ContactRow("c2", "2026-W21", "refusal", "unge", "woman", "busy"),
        ContactRow("c2", "2026-W21", "refusal", "", "man", ""),
    ]
)


def one_each(responses: list[Response]) -> list[Response]:
    """No interview twice, as in every batch that was read."""
    return list({each.id: each for each in responses}.values())


def the_note(each: Response) -> AnswerCells:
    """The row of `q1`, in which the note is."""
    return from_document(each.document)[1][0]


def with_ink(
    responses: list[Response], strokes: list[tuple[Stroke, ...]]
) -> tuple[list[Response], list[PenStrokes]]:
    """With the strokes of those whose note waits, as they travel beside them."""
    ink = [
        PenStrokes(each.id, *KEY, lines)
        for each, lines in zip(responses, strokes, strict=False)
        if lines and the_note(each).pen == Pen.WAITING
    ]
    return responses, ink


Parts = tuple[tuple[list[Response], list[PenStrokes]], list[ContactRow], list[str], bytes]
"""Of a batch: responses with strokes, contacts, withdrawals, and its device."""
BATCHES: st.SearchStrategy[list[Parts]] = st.lists(
    st.tuples(
        st.builds(
            with_ink,
            st.lists(RESPONSES | written(IDS), min_size=1, max_size=3).map(one_each),
            st.lists(STROKES, min_size=3, max_size=3),
        ),
        st.lists(CONTACTS, max_size=1),
        # Rarely: what is withdrawn can no longer surprise.
        st.sampled_from([[], [], [], [], [], [], [an_id(1)], [an_id(2)]]),
        st.sampled_from([examples.SIGNER, examples.OTHER, b""]),
    ),
    min_size=2,
    max_size=5,
)
# What one device goes on writing of an interview: by chance alone it would hardly ever come.
SERIES: st.SearchStrategy[list[Parts]] = st.lists(
    st.builds(
        lambda response, strokes: (with_ink([response], [strokes]), [], [], examples.SIGNER),
        written([1]),
        STROKES,
    ),
    min_size=2,
    max_size=3,
)
POOL = st.builds(operator.add, BATCHES, SERIES)


class Merging(RuleBasedStateMachine):
    """A study database and its model."""

    @initialize(pool=POOL)
    def begin(self, pool: list[Parts]) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.bases = examples.bases(Path(self.folder.name))
        self.base = self.bases.open(examples.STUDY, make=True)
        with self.base._file.reading() as connection:
            connection.execute("PRAGMA synchronous = OFF")  # the disk is another test's matter
        self.base.enrol(examples.SIGNER)
        self.base.enrol(examples.OTHER)
        self.pool: list[ReadBatch] = [
            batch(
                responses,
                name=f"b{i}",
                number=i,
                contacts=contacts,
                withdrawals=gone,
                device=device,
                strokes=strokes,
            )
            for i, ((responses, strokes), contacts, gone, device) in enumerate(pool, 1)
        ]
        self.held: dict[int, list[ReadBatch]] = {}  # the batches of each merge
        self.withdrawn: set[str] = set()  # by the lead
        self.told: set[tuple[bytes, str]] = set()  # by devices
        self.erased: dict[bytes, tuple[bytes, Response]] = {}  # by digest: who, and what
        self.void: set[str] = set()
        self.chosen: dict[str, tuple[bytes, set[bytes]]] = {}
        self.typed: dict[tuple[str, bytes], str] = {}  # by interview and strokes

    # --- the model ------------------------------------------------------------------------------

    def sent(self) -> list[tuple[bytes, Response]]:
        batches = [each for several in self.held.values() for each in several]
        return [(each.header.device, r) for each in batches for r in each.responses]

    def responses(self) -> dict[str, dict[Response, set[bytes]]]:
        found: dict[str, dict[Response, set[bytes]]] = {}
        for device, each in self.sent():
            if each.id not in self.withdrawn and each.digest not in self.erased:
                found.setdefault(each.id, {}).setdefault(each, set()).add(device)
        return found

    def withdrawn_with(
        self, batches: list[ReadBatch]
    ) -> tuple[set[tuple[bytes, str]], dict[bytes, tuple[bytes, Response]]]:
        """What is told and erased once these came."""
        told = self.told | {(b.header.device, i) for b in batches for i in b.withdrawals}
        sent = self.sent() + [(b.header.device, r) for b in batches for r in b.responses]
        erased = dict(self.erased)
        for device, each in sent:
            if (device, each.id) in told and each.id not in self.withdrawn:
                erased.setdefault(each.digest, (device, each))
        return told, erased

    def variants(self, interview: str) -> set[bytes]:
        rows = self.responses().get(interview, {})
        left = {
            row
            for row, devices in rows.items()
            if not any(o.revision > row.revision and devices & rows[o] for o in rows)
        }
        return {
            row.digest
            for row in left
            if not any(o.revision > row.revision and o.document == row.document for o in left)
        }

    def standing(self) -> dict[str, bytes]:
        found = {}
        for interview in self.responses():
            variants = self.variants(interview)
            chosen, seen = self.chosen.get(interview, (b"", set()))
            if chosen in variants and variants <= seen:
                variants = {chosen}
            if len(variants) == 1:
                found[interview] = next(iter(variants))
        return found

    def conflicts(self) -> dict[str, set[bytes]]:
        standing = self.standing()
        return {i: self.variants(i) for i in self.responses() if i not in standing}

    def ink(self, several: list[Response]) -> list[bytes]:
        """The strokes that came beside these responses, the most last."""
        found = {
            to_bytes(drawing.strokes)
            for batches in self.held.values()
            for each in batches
            for drawing in each.strokes
            if any(r.id == drawing.interview and r in several for r in each.responses)
        }
        return sorted(found, key=lambda one: (len(one), hashlib.sha256(one).digest()))

    def strokes(self, each: Response) -> bytes | None:
        """The strokes of a response's note."""
        own, note = self.ink([each]), the_note(each)
        if own or note.pen != Pen.WAITING:
            return own[-1] if own else None
        rows = self.responses()[each.id]
        before = [o for o in rows if o.revision < each.revision and rows[o] & rows[each]]
        for revision in sorted({o.revision for o in before}, reverse=True):
            several = [o for o in before if o.revision == revision]
            others = [the_note(o) for o in several]
            if any(
                (o.follow_up, o.note, o.pen) != (note.follow_up, note.note, note.pen)
                for o in others
            ):
                return None
            if drawings := self.ink(several):
                return drawings[-1]
        return None

    def notes(self) -> dict[str, tuple[str, str]]:
        """What is said in the notes of what stands, and what is told of their strokes."""
        found = {}
        for interview, digest in self.standing().items():
            (each,) = (r for r in self.responses()[interview] if r.digest == digest)
            note, text = the_note(each), self.typed.get((interview, self.strokes(each) or b""))
            found[interview] = (note.note, note.pen)
            if text is not None and note.pen == Pen.WAITING:
                pen = Pen.TYPED if text else Pen.UNREADABLE
                found[interview] = ("\n".join(part for part in (note.note, text) if part), pen)
        return found

    def drawings(self) -> dict[str, bytes]:
        """By interview that stands, the strokes of its note, where it came waiting."""
        found = {}
        for interview, digest in self.standing().items():
            (each,) = (r for r in self.responses()[interview] if r.digest == digest)
            strokes = self.strokes(each)
            if strokes is not None:
                found[interview] = strokes
        return found

    def forget(self) -> None:
        """Nothing that was decided waits for what a device has withdrawn."""
        here = self.responses()
        for interview in {interview for _, interview in self.told} | self.withdrawn:
            if interview not in here:
                self.void.discard(interview)
                self.chosen.pop(interview, None)
            left = self.ink(list(here.get(interview, ())))
            for key in [key for key in self.typed if key[0] == interview and key[1] not in left]:
                del self.typed[key]

    # --- what happens ---------------------------------------------------------------------------

    @rule(data=st.data())
    def merge_some(self, data: st.DataObject) -> None:
        chosen = data.draw(st.lists(st.sampled_from(self.pool), min_size=1, max_size=3))
        before = {b.file_digest for batches in self.held.values() for b in batches}
        fresh = {b.file_digest: b for b in chosen if b.file_digest not in before}
        report = merge(self.base, *chosen)
        assert (report.number is not None) == bool(fresh)
        self.told, self.erased = self.withdrawn_with(list(fresh.values()))
        if report.number is not None:
            # Batches that came again belong to this merge, too.
            self.held[report.number] = list({b.file_digest: b for b in chosen}.values())
        self.forget()

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.held)))
        assert self.base.undo_merge(number)
        del self.held[number]
        self.forget()

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def undo_is_as_if_it_had_not_been(self, data: st.DataObject) -> None:
        chosen = data.draw(st.lists(st.sampled_from(self.pool), max_size=3))
        if self.withdrawn_with(chosen) != (self.told, self.erased):
            return
        before = self.base.digest()
        report = merge(self.base, *chosen)
        if report.number is not None:
            self.base.undo_merge(report.number)
        assert self.base.digest() == before

    @rule(interview=st.sampled_from(IDS).map(an_id), rarely=st.integers(0, 4))
    def withdraw(self, interview: str, rarely: int) -> None:
        if interview in self.responses() and rarely == 4:
            self.base.withdraw(interview)
            self.withdrawn.add(interview)
            self.forget()

    @rule(interview=st.sampled_from(IDS).map(an_id))
    def void_or_not(self, interview: str) -> None:
        if interview in self.void:
            self.base.undo_void(interview)
            self.void.discard(interview)
        elif interview in self.responses():
            self.base.void(interview, "a trial")
            self.void.add(interview)

    @precondition(lambda self: self.conflicts())
    @rule(data=st.data())
    def resolve(self, data: st.DataObject) -> None:
        conflicts = self.conflicts()
        interview = data.draw(st.sampled_from(sorted(conflicts)))
        chosen = data.draw(st.sampled_from(sorted(conflicts[interview])))
        self.base.resolve(interview, chosen)
        self.chosen[interview] = (chosen, conflicts[interview])

    @precondition(lambda self: self.drawings())
    @rule(data=st.data(), text=st.sampled_from(["", "one", "two"]))
    def transcribe(self, data: st.DataObject, text: str) -> None:
        drawings = self.drawings()
        interview = data.draw(st.sampled_from(sorted(drawings)))
        assert to_bytes(self.base.strokes(interview, KEY)) == drawings[interview]
        self.base.transcribe(interview, KEY, text)
        self.typed[interview, drawings[interview]] = text

    @precondition(lambda self: self.drawings().items() & self.typed.keys())
    @rule(data=st.data())
    def let_it_wait_again(self, data: st.DataObject) -> None:
        interview, strokes = data.draw(
            st.sampled_from(sorted(self.drawings().items() & self.typed.keys()))
        )
        self.base.undo_transcript(interview, KEY)
        del self.typed[interview, strokes]

    @rule(trouble=st.sampled_from([Trouble.DAMAGED, Trouble.UNKNOWN_DEVICE]))
    def set_aside(self, trouble: Trouble) -> None:
        before = self.base.digest()
        with self.base.merging() as merging:
            merging.set_aside(SetAside(trouble, "", f"{trouble}.batch"), trouble * 3, b"sealed")
            report = merging.finish()
        if report.number is not None:
            self.held[report.number] = []
        assert self.base.digest() == before

    # --- what must hold -------------------------------------------------------------------------

    @invariant()
    def it_is_as_the_model_says(self) -> None:
        if not hasattr(self, "base"):
            return
        entries = {entry.id: entry.digest for entry in self.base.standing(void=True)}
        assert entries == self.standing()
        assert {e.id for e in self.base.standing()} == set(entries) - self.void
        notes = self.notes()
        assert {
            e.id: (e.answers[0].note, e.answers[0].pen) for e in self.base.standing(void=True)
        } == notes
        drawings = self.drawings()
        assert sorted((each.interview, each.text) for each in self.base.transcripts()) == sorted(
            (interview, self.typed[interview, strokes])
            for interview, strokes in drawings.items()
            if (interview, strokes) in self.typed
        )
        # What does not apply is kept, as long as it may apply again, and no longer.
        with self.base._file.reading() as connection:
            rows = connection.execute("SELECT interview, strokes, text FROM transcripts").fetchall()
        assert {(interview, bytes(strokes)): text for interview, strokes, text in rows} == {
            (interview, hashlib.sha256(strokes).digest()): text
            for (interview, strokes), text in self.typed.items()
        }
        still = {i for i, (_, pen) in notes.items() if pen == Pen.WAITING} - self.void
        here = len(still & drawings.keys())
        assert self.base.notes_waiting() == (here, len(still) - here)
        waiting = {
            conflict.interview: {entry.digest for entry, _ in conflict.variants}
            for conflict in self.base.conflicts()
        }
        assert waiting == {i: v for i, v in self.conflicts().items() if i not in self.void}
        contacts = {c for batches in self.held.values() for b in batches for c in b.contacts}
        told = [each for each in self.base.approached() if each.disposition == "refusal"]
        # Of a contact with several contents one counts: the last of what was seen.
        counted = [max(c for c in contacts if c.id == one) for one in {c.id for c in contacts}]
        assert sum(each.count for each in told) == len(counted)
        assert {(e.week, e.group, e.sex, e.reason) for e in told} == {
            (c.week, c.group, c.sex, c.reason) for c in counted
        }

    def teardown(self) -> None:
        if not hasattr(self, "base"):
            return
        assert self.base.check() == []
        digest = self.base.digest()
        # The same set, all at once and in another order, in a database of its own.
        with tempfile.TemporaryDirectory() as folder:
            bases = examples.bases(Path(folder))
            other = bases.open(examples.STUDY, make=True)
            other.enrol(examples.OTHER)
            other.enrol(examples.SIGNER)
            with other._file.writing() as connection:
                for interview in self.withdrawn:
                    withdrawals._mark_whole(connection, interview, "")
            for n, (device, gone) in enumerate(sorted(self.told)):
                merge(other, batch(name=f"gone{n}", device=device, withdrawals=[gone]))
            for n, (device, each) in enumerate(self.erased.values()):
                merge(other, batch([each], name=f"erased{n}", device=device))
            # Decisions wait for what they were made on.
            with other._file.writing() as connection:
                connection.executemany(
                    "INSERT INTO transcripts (interview, question, follow_up, strokes, text, at)"
                    " VALUES (?, ?, ?, ?, ?, '2026-01-01T00:00:00+00:00')",
                    [
                        (interview, *KEY, hashlib.sha256(strokes).digest(), text)
                        for (interview, strokes), text in sorted(self.typed.items())
                    ],
                )
            merge(other, *(b for _, batches in sorted(self.held.items())[::-1] for b in batches))
            waiting = {conflict.interview for conflict in other.conflicts()}
            for interview, (chosen, _) in self.chosen.items():
                if interview in waiting and interview in self.standing():
                    other.resolve(interview, chosen)
            here = self.responses()
            for interview in self.void & set(here):
                other.void(interview, "another reason")
            assert other.digest() == digest
            bases.close()
        self.bases.close()
        self.folder.cleanup()


TestMerging = Merging.TestCase
TestMerging.settings = settings(
    max_examples=60,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
