"""Reading a batch back: all that was written comes back, and what nobody could have written not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from export.archive import build_archive
from export.batch_reading import BatchReader, load
from interviewer.anonymise import ContactRow, Layout
from interviewer.contact import Disposition, Reason, Sex
from interviewer.errors import QuestionnaireUnknown
from interviewer.interview import (
    SKIPPED,
    AboutNote,
    Answer,
    By,
    Circumstances,
    Interpreter,
    Interview,
    Mode,
    Pen,
    Status,
)
from interviewer.merging import BatchUnreadable, ReadBatch, Signs, Trouble, digest_of, from_document
from interviewer.questionnaire import Kind, Questionnaire
from interviewer.study import Bands, Study
from tests.export import everything
from tests.export.batches import documents, edited, files_of, read, reader, resealed
from tests.export.everything import EVERYTHING, answered
from tests.export.sample import STUDY, VIVE, contact, interview, plain
from tests.export.test_batch import various

NASTY = ("=1+1", "-1", "-4", "'", "''x", 'a,"b"\n\nc', "\u202eabc", "👩‍🏫", "نعم", "a\\u0041", '"')
INTERVIEWS, ANSWERS, CONTACTS = "data/interviews.csv", "data/answers.csv", "data/contacts.csv"
Rows = list[list[str]]


def whole_reader(study: Study = everything.STUDY, **more: Any) -> BatchReader:
    return reader(study, everything.questionnaires, **more)


def whole(*interviews: Interview) -> dict[str, bytes]:
    return files_of(interviews, study=everything.STUDY, versions=[EVERYTHING])


def trouble(action: Callable[[], object]) -> Trouble:
    """Why a batch was not read."""
    with pytest.raises(BatchUnreadable) as caught:
        action()
    assert caught.value.detail
    return caught.value.trouble


def refused(files: dict[str, bytes]) -> Trouble:
    return trouble(lambda: read(files))


def aside(batch: ReadBatch) -> list[tuple[Trouble, str]]:
    return [(each.trouble, each.record) for each in batch.set_aside]


# --- what is right comes back -----------------------------------------------------------------


def test_every_interview_comes_back_as_its_canonical_document() -> None:
    made = [interview(number) for number in range(1, 30)]
    made += [plain(note=note, number=40 + place) for place, note in enumerate(NASTY)]
    files = files_of(made)
    batch = read(files)
    assert batch.set_aside == ()
    expected = documents(files, {VIVE.version: Layout(VIVE, STUDY)})
    assert {each.id: each.document for each in batch.responses} == expected
    for each in batch.responses:
        assert each.digest == digest_of(each.id, each.revision, each.document)
        assert each.likeness == hashlib.sha256(each.document).digest()[:16]
    notes = [from_document(each.document)[1][0].note for each in batch.responses]
    assert {*NASTY} <= {*notes}


def test_so_does_one_with_every_kind_of_question() -> None:
    texts = ("word", "story", "brand", "life")
    made = [
        answered(30 + place, but={name: Answer(text.replace("\n", " ")) for name in texts})
        for place, text in enumerate(NASTY)
    ]
    files = whole(*various(), *made)
    batch = read(files, whole_reader())
    assert batch.set_aside == ()
    expected = documents(files, {"1.0": Layout(EVERYTHING, everything.STUDY)})
    assert {each.id: each.document for each in batch.responses} == expected


@given(
    st.lists(st.tuples(st.integers(1, 10**5), st.text(max_size=30)), max_size=6),
    st.sampled_from([Status.FINISHED, Status.PARTIAL]),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_was_noted_comes_back(noted: list[tuple[int, str]], status: Status) -> None:
    made = {
        each.id: each
        for number, note in noted
        for each in [plain(note=note, number=number, status=status)]
    }
    files = files_of(made.values())
    batch = read(files)
    assert batch.set_aside == ()
    expected = documents(files, {VIVE.version: Layout(VIVE, STUDY)})
    assert {each.id: each.document for each in batch.responses} == expected


def test_the_header_tells_whose_batch_it_is() -> None:
    files = files_of([interview()], number=4)
    header = read(files).header
    zipped = build_archive(files)
    assert (header.study, header.number, header.series, header.device) == (STUDY.id, 4, (4,), b"")
    assert header.payload == hashlib.sha256(zipped).hexdigest()
    assert read(files).file_digest == header.payload
    assert read(files).file == "batch.zip"


def test_contacts_and_withdrawals_come_back() -> None:
    contacts = [contact(1), contact(2, Disposition.WITHDRAWN)]
    gone = [interview(number).id for number in (7, 3)]
    batch = read(files_of([], contacts=contacts, withdrawals=gone))
    assert {(each.id, each.week, each.disposition) for each in batch.contacts} == {
        (contacts[0].id, "2026-W47", "refusal"),
        (contacts[1].id, "2026-W47", "withdrawn"),
    }
    assert sorted(batch.withdrawals) == sorted(gone)


# --- what batches hold since format 4 ---------------------------------------------------------

PLACES = replace(STUDY, places={"room": {"da": "Lokale"}, "hall": {"da": "Gang"}})
NOTED = (
    AboutNote(),
    AboutNote(quote=True),
    AboutNote(pen=Pen.WAITING),
    AboutNote(quote=True, pen=Pen.WAITING),
    AboutNote(pen=Pen.TYPED, transcript="og så, hvad pennen skrev"),
    AboutNote(quote=True, pen=Pen.UNREADABLE),
)
TOLD = (
    Circumstances(),
    Circumstances(True, Interpreter.RELATIVE, "other", "room", False),
    Circumstances(companion=False, spoken="da"),
    Circumstances(place="hall", proxy=True),
)


def by_pen(number: int, note: str, about: AboutNote, **more: Any) -> Interview:
    return plain(note=note, number=number, **more).with_about(("q1", "high"), about)


def places_reader() -> BatchReader:
    return reader(PLACES)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "Et ord", "Det, som sker", *NASTY]),
            st.sampled_from(NOTED),
            st.sampled_from(TOLD),
            st.sampled_from([None, *By]),
        ),
        max_size=8,
    )
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_known_of_notes_answers_and_circumstances_comes_back(
    made: list[tuple[str, AboutNote, Circumstances, By | None]],
) -> None:
    interviews = [
        by_pen(number, note, about, circumstances=told).with_answer("q1", Answer(4), by)
        for number, (note, about, told, by) in enumerate(made, start=1)
    ]
    files = files_of(interviews, study=PLACES)
    expected = documents(files, {VIVE.version: Layout(VIVE, PLACES)})
    by = places_reader()
    for _ in range(2):  # The second time by what the first one has taught.
        batch = read(files, by)
        assert batch.set_aside == ()
        assert {each.id: each.document for each in batch.responses} == expected


def test_a_note_by_pen_is_a_note_before_it_is_typed() -> None:
    made = [by_pen(number, "", about) for number, about in enumerate(NOTED, start=1)]
    batch = read(files_of(made))
    signs = {each.id: each.signs.notes for each in batch.responses}
    assert [signs[each.id] for each in made] == [0, 0, 1, 1, 1, 1]


def test_what_was_seen_of_contacts_comes_back() -> None:
    seen = replace(contact(1), group="jku_job", sex=Sex.MAN, reason=Reason.BUSY)
    batch = read(files_of([], contacts=[seen, contact(2)]))
    assert sorted(batch.contacts) == sorted(
        [
            ContactRow(seen.id, "2026-W47", "refusal", "jku_job", "man", "busy"),
            ContactRow(contact(2).id, "2026-W47", "refusal"),
        ]
    )


def test_a_contact_counts_though_its_group_is_gone_by_now() -> None:
    files = files_of([], contacts=[replace(contact(1), group="jku_job")])
    smaller = replace(STUDY, groups=STUDY.groups[:1])
    assert STUDY.groups[0].id != "jku_job"
    batch = read(files, reader(studies={0: smaller, 3: STUDY}))
    assert [each.group for each in batch.contacts] == ["jku_job"]
    assert aside(read(files, reader(smaller))) == [(Trouble.VALUE, contact(1).id)]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("companion", ""),
        ("companion", "2"),
        ("companion", "-2"),
        ("interpreter", "neighbour"),
        ("spoken", "sv"),
        ("spoken", "Somali"),
        ("place", "home"),
        ("place", "=1"),
        ("proxy", "yes"),
    ],
)
def test_a_circumstance_that_is_not_listed_sets_its_interview_aside(
    column: str, value: str
) -> None:
    files = files_of([plain(circumstances=TOLD[1])], study=PLACES)
    head = files[INTERVIEWS].decode().split("\r\n")[0].split(",")
    batch = read(edited(files, INTERVIEWS, cell(0, head.index(column), value)), places_reader())
    assert aside(batch) == [(Trouble.VALUE, plain().id)]


@pytest.mark.parametrize(
    ("question", "changes"),
    [
        ("q1", {"quote": "0"}),
        ("q1", {"quote": "yes"}),
        ("q1", {"note": "", "pen": ""}),  # A quote of nothing.
        ("q1", {"pen": "later"}),
        ("q1", {"pen": "waiting\n"}),
        ("q1", {"by": "Bente"}),
        ("q1", {"by": "citizen_unseen"}),
        ("q2", {"quote": "1"}),
        ("q2", {"pen": "waiting"}),  # No follow-up is open: it was skipped.
        ("q2", {"by": "citizen"}),
    ],
)
def test_so_does_what_nobody_can_know_of_a_note_or_answer(
    question: str, changes: dict[str, str]
) -> None:
    files = files_of([by_pen(1, "Ja", NOTED[3]), by_pen(2, "Ja", NOTED[3])])
    head = files[ANSWERS].decode().split("\r\n")[0].split(",")

    def edit(rows: Rows) -> None:
        (row,) = [r for r in rows if r[:2] == [plain().id, question]]
        for name, value in changes.items():
            row[head.index(name)] = value

    by = reader()
    read(files, by)
    batch = read(edited(files, ANSWERS, edit), by)
    assert aside(batch) == [(Trouble.VALUE, plain().id)]
    assert [each.id for each in batch.responses] == [plain(number=2).id]


@pytest.mark.parametrize(
    ("column", "value"), [(3, "nowhere"), (4, "child"), (5, "tired"), (2, "other")]
)
def test_and_a_contact_of_which_nobody_can_have_seen_it(column: int, value: str) -> None:
    seen = replace(contact(1), group="jku_job", sex=Sex.MAN, reason=Reason.BUSY)
    files = files_of([], contacts=[seen, contact(2)])

    def edit(rows: Rows) -> None:
        (row,) = [r for r in rows if r[0] == seen.id]
        row[column] = value

    batch = read(edited(files, CONTACTS, edit))
    assert aside(batch) == [(Trouble.VALUE, seen.id)]
    assert [each.id for each in batch.contacts] == [contact(2).id]


# --- how it was carried out -------------------------------------------------------------------


def test_what_an_interview_says_of_how_it_was_carried_out() -> None:
    codes = dict(zip(VIVE.question_ids, (4, 4, 4, 4, 4, 9), strict=False))
    answers = {name: Answer(code) for name, code in codes.items()}
    notes = {("q1", "high"): "Godt", ("q2", "high"): "Fint"}
    fast = interview(1, answers=answers, notes=notes, active_seconds=170)
    varied = interview(2, answers=answers | {"q1": Answer(5)}, notes={}, mode=Mode.PAPER, sheet="1")
    few = interview(3, answers=dict(list(answers.items())[:4]), notes={})
    signs = {each.id: each.signs for each in read(files_of([fast, varied, few])).responses}
    assert signs[fast.id] == Signs(5, 1, 1, 6, 2, 1)
    assert signs[varied.id] == Signs(5, 0, 1, 6, 0, -1)
    assert signs[few.id] == Signs(4, 0, 0, 4, 0, 0)


def test_dont_know_counts_in_every_kind() -> None:
    known = {
        name: Answer((code,) if item.kind is Kind.MULTIPLE_CHOICE else code)
        for name, item in EVERYTHING.items.items()
        if (code := item.dont_know_code) is not None
    }
    unsure = {n: everything.DONT_KNOW for n, i in EVERYTHING.items.items() if i.dont_know is True}
    made = answered(1, but={**known, **unsure}, notes={})
    (response,) = read(whole(made), whole_reader()).responses
    # mood, benefit, departments, met; then began and word, as the others are not asked any more.
    assert response.signs.dont_know == 6


def test_an_interview_is_the_same_beside_one_of_another_version() -> None:
    newer = everything.everything(
        "1.1", background=[{"filled_by": "citizen", **f} for f in everything.BACKGROUND[:5]]
    )
    versions = {"1.0": EVERYTHING, "1.1": newer}

    def find(_: str, version: str) -> Questionnaire:
        return versions[version]

    study = everything.STUDY
    old, new = answered(1), answered(2, questionnaire_version="1.1")
    both = read(
        files_of([old, new], study=study, versions=[*versions.values()]), reader(study, find)
    )
    alone = [
        *read(files_of([old], study=study, versions=[EVERYTHING]), reader(study, find)).responses,
        *read(files_of([new], study=study, versions=[newer]), reader(study, find)).responses,
    ]
    assert {each.digest for each in both.responses} == {each.digest for each in alone}
    assert both.set_aside == ()


def test_what_one_batch_teaches_changes_nothing_in_the_next() -> None:
    by = whole_reader()
    first = whole(*various())
    again = [read(first, by), read(whole(answered(50)), by), read(first, by)]
    assert again[0] == again[2] == read(first, whole_reader())


# --- what is wrong is set aside, and the rest goes on -----------------------------------------


def cell(row: int, column: int, value: str) -> Callable[[Rows], None]:
    def edit(rows: Rows) -> None:
        rows[row][column] = value

    return edit


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (1, "01"),
        (1, "-1"),
        (1, "1" * 12),
        (2, "another"),
        (3, "another"),
        (4, "9.9"),
        (5, "2026-W54"),
        (5, "2026-11-19"),
        (6, "in_progress"),
        (7, "xx"),
        (8, "da xx"),
        (8, "da da"),
        (9, "paper_check"),
        (10, "7"),
        (10, "-4"),
        (16, "nobody"),
        (17, "nowhere"),
        (17, "jki"),
        (18, "3"),
        (19, "24"),
        (20, "-2"),
        (21, "-3"),
        (22, ""),
    ],
)
def test_a_record_with_a_cell_that_is_not_listed_is_set_aside(column: int, value: str) -> None:
    made = [interview(number, questionnaire_version="1.0") for number in (1, 2, 3)]
    files = files_of(made)
    changed: list[str] = []

    def edit(rows: Rows) -> None:
        assert rows[1][column] != value
        rows[1][column] = value
        changed.append(rows[1][0])

    batch = read(edited(files, INTERVIEWS, edit))
    assert aside(batch) == [(Trouble.VALUE, changed[0])]
    assert {each.id for each in batch.responses} == {each.id for each in made} - {*changed}
    assert all(len(value) < 3 or value not in each.detail for each in batch.set_aside)


@pytest.mark.parametrize(
    ("question", "column", "value"),
    [
        ("mood", 1, "feeling"),
        ("mood", 3, "4"),
        ("mood", 3, "+1"),
        ("mood", 3, "01"),
        ("mood", 3, "-2"),
        ("mood", 3, "-4"),
        ("mood", 3, "-6"),
        ("mood", 5, "high"),
        ("mood", 5, ""),
        ("mood", 4, "text"),
        ("benefit", 3, "-5"),
        ("benefit", 6, "a note where none is"),
        ("knows", 4, "nobody"),
        ("knows", 3, "1"),
        ("departments", 3, "3"),
        ("departments", 5, ""),
        ("departments/1", 3, "0"),
        ("departments/4", 3, "1"),
        ("departments/4", 3, "-1"),
        ("departments/4", 5, "which"),
        ("meetings", 3, "12"),
        ("meetings", 5, "few"),
        ("visits", 3, "51"),
        ("visits", 3, "5.0"),
        ("began", 3, "2011"),
        ("ends", 3, "202613"),
        ("ends", 3, "2026-12"),
        ("word", 4, ""),
        ("word", 4, " "),
        ("word", 4, "two\nlines"),
        ("word", 4, "a" * 10_000),
        ("word", 4, "\\U00ffffff"),
        ("word", 4, "\\ud800"),
        ("word", 3, "1"),
        ("age", 3, "24"),
        ("age", 5, "why"),
        ("smoker", 5, ""),
    ],
)
def test_so_is_one_with_an_answer_that_is_none(question: str, column: int, value: str) -> None:
    files = whole(answered(1), answered(2))
    name, _, option = question.partition("/")

    def edit(rows: Rows) -> None:
        (row,) = [r for r in rows if r[:3] == [answered(1).id, name, option]]
        assert row[column] != value
        row[column] = value

    by = whole_reader()
    read(files, by)  # What was learnt from it makes nothing pass.
    batch = read(edited(files, ANSWERS, edit), by)
    assert aside(batch) == [(Trouble.VALUE, answered(1).id)]
    assert [each.id for each in batch.responses] == [answered(2).id]
    assert all(len(value) < 3 or value not in each.detail for each in batch.set_aside)


def test_so_is_one_whose_background_contradicts_itself() -> None:
    files = whole(answered(1))
    head = files[INTERVIEWS].decode().split("\r\n")[0].split(",")
    wrong = [("help_9", "1"), ("help_1", "-1"), ("help_1", "2"), ("life", ""), ("life", " ")]
    for column, value in [*wrong, ("brand", "two\nlines"), ("moved", "2019-13"), ("brand", "-1")]:
        batch = read(edited(files, INTERVIEWS, cell(0, head.index(column), value)), whole_reader())
        assert aside(batch) == [(Trouble.VALUE, answered(1).id)]


def test_nothing_is_missing_or_left_over() -> None:
    files = whole(answered(1), answered(2))
    first, stranger = answered(1).id, answered(9).id

    def drop(rows: Rows) -> None:
        rows.remove(next(row for row in rows if row[0] == first))

    def double(rows: Rows) -> None:
        rows.append(next(row for row in rows if row[0] == first))

    def orphan(rows: Rows) -> None:
        rows += [[stranger, *row[1:]] for row in rows if row[0] == first]

    def nameless(rows: Rows) -> None:
        rows.append(["", *rows[0][1:]])

    for edit, expected in (
        (drop, [(Trouble.MISSING_PARTS, first)]),
        (double, [(Trouble.VALUE, first)]),
        (orphan, [(Trouble.MISSING_PARTS, stranger)]),
        (nameless, [(Trouble.MISSING_PARTS, ANSWERS)]),
    ):
        batch = read(edited(files, ANSWERS, edit), whole_reader())
        assert aside(batch) == expected
        assert {each.id for each in batch.responses} | {first} == {first, answered(2).id}


def test_an_interview_that_stands_twice_is_not_taken_at_all() -> None:
    files = files_of([interview(1), interview(2)])

    def double(rows: Rows) -> None:
        same = next(row for row in rows if row[0] == interview(1).id)
        rows += [same, [*same[:1], "2", *same[2:]]]

    batch = read(edited(files, INTERVIEWS, double))
    assert aside(batch) == [(Trouble.TWICE, interview(1).id)]
    assert [each.id for each in batch.responses] == [interview(2).id]


def test_rows_without_an_id_are_told_by_their_place() -> None:
    files = files_of([interview(1), interview(2)], contacts=[contact(1)])
    batch = read(edited(files, INTERVIEWS, cell(1, 0, "no id")))
    assert (Trouble.VALUE, f"{INTERVIEWS}:2") in aside(batch)
    batch = read(edited(files, CONTACTS, cell(0, 0, contact(1).id.upper())))
    assert aside(batch) == [(Trouble.VALUE, f"{CONTACTS}:1")]
    files = files_of([interview(1)], withdrawals=[interview(2).id])
    batch = read(edited(files, "withdrawals.csv", cell(0, 0, "=1")))
    assert aside(batch) == [(Trouble.VALUE, "withdrawals.csv:1")]
    assert len(batch.responses) == 1


def test_a_contact_that_is_none_or_stands_twice_is_set_aside() -> None:
    files = files_of([], contacts=[contact(1), contact(2)])
    for edit, expected in (
        (cell(0, 2, "complete"), Trouble.VALUE),
        (cell(0, 1, "2026-W00"), Trouble.VALUE),
        (lambda rows: rows.append(rows[0]), Trouble.TWICE),
    ):
        batch = read(edited(files, CONTACTS, edit))
        assert [each.trouble for each in batch.set_aside] == [expected]
        assert len(batch.contacts) == 1


def test_an_unfinished_interview_may_be_without_what_a_finished_one_has() -> None:
    nothing = dict.fromkeys(VIVE.items, SKIPPED)
    partial = interview(1, status=Status.PARTIAL, answers={}, notes={})
    batch = read(files_of([partial, interview(2, answers=nothing, notes={})]))
    assert batch.set_aside == ()
    codes = {each.id: from_document(each.document)[1][0].answer for each in batch.responses}
    assert codes == {partial.id: "-2", interview(2).id: "-1"}


# --- bands ------------------------------------------------------------------------------------


def banded(**cuts: tuple[int, ...]) -> Study:
    return replace(STUDY, bands={**STUDY.bands, **{n: Bands(each) for n, each in cuts.items()}})


@pytest.mark.parametrize(
    ("exported", "studies", "taken"),
    [
        (banded(age=(30, 50)), {0: STUDY}, True),
        (banded(age=(30, 50)), {0: banded(age=(20, 40))}, False),
        (banded(age=(30, 50)), {0: banded(age=(20, 40)), 1: banded(age=(30, 50))}, True),
        (banded(age=(30, 50)), {0: banded(age=())}, True),
        (banded(age=()), {0: STUDY}, False),
        (banded(age=()), {0: STUDY, 3: banded(age=())}, True),
        (banded(age=(18, 20, 30)), {0: STUDY}, False),
    ],
)
def test_nothing_comes_in_finer_than_the_study_has_ever_wanted_it(
    exported: Study, studies: dict[int, Study], taken: bool
) -> None:
    files = files_of([interview(1)], study=exported)
    by = reader(studies=studies)
    if taken:
        (response,) = read(files, by).responses
        told = {"age": from_document(response.document)[0]["age"]}
        labels = exported.bands["age"].labels
        assert told["age"] in labels if labels else told["age"].isdigit()
    else:
        assert trouble(lambda: read(files, by)) is Trouble.VALUE


def test_a_number_that_the_study_does_not_name_has_no_value() -> None:
    study = replace(STUDY, bands={"age": Bands(())})
    files = files_of([plain()], study=study)
    by = reader(study)
    assert len(read(files, by).responses) == 1
    head = files[INTERVIEWS].decode().split("\r\n")[0].split(",")
    batch = read(edited(files, INTERVIEWS, cell(0, head.index("unemployment"), "7")), by)
    assert aside(batch) == [(Trouble.VALUE, plain().id)]


# --- whole batches ----------------------------------------------------------------------------


def test_a_batch_that_nobody_signed_is_taken_only_where_that_is_wanted() -> None:
    assert (
        trouble(lambda: read(files_of([interview()]), reader(unsigned=False))) is Trouble.UNSIGNED
    )


def test_a_batch_of_another_study_is_refused() -> None:
    other = replace(STUDY, id="another")
    files = files_of([interview(study_id="another")], study=other)
    assert trouble(lambda: read(files)) is Trouble.OTHER_STUDY


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"format_version": 5}, Trouble.NEWER),
        ({"format_version": 1}, Trouble.OLDER_FORMAT),
        ({"format_version": "4"}, Trouble.DAMAGED),
        ({"format_version": True}, Trouble.DAMAGED),
        ({"format": "something"}, Trouble.NOT_A_BATCH),
        ({"batch": "7"}, Trouble.DAMAGED),
        ({"number": 0}, Trouble.DAMAGED),
        ({"number": 1.5}, Trouble.DAMAGED),
        ({"study": ["vive-2020"]}, Trouble.DAMAGED),
        ({"questionnaire": "another"}, Trouble.VERSION_UNKNOWN),
        ({"versions": []}, Trouble.DAMAGED),
        ({"versions": ["1.0", "1.0"]}, Trouble.DAMAGED),
        ({"versions": ["9.9"]}, Trouble.VERSION_UNKNOWN),
        ({"counts": {}}, Trouble.DAMAGED),
        ({"banded": {"age": [30, 20]}}, Trouble.DAMAGED),
        ({"banded": {}}, Trouble.DAMAGED),
        ({"banded": [], "exact": {}}, Trouble.DAMAGED),
        ({"exact": ["age"]}, Trouble.DAMAGED),
    ],
)
def test_a_manifest_that_is_none_of_ours(changes: dict[str, Any], expected: Trouble) -> None:
    files = files_of([interview(questionnaire_version="1.0")])
    assert trouble(lambda: read(resealed(files, **changes))) is expected


def test_a_version_that_is_not_here_can_come_later() -> None:
    installed: dict[str, Questionnaire] = {}

    def find(name: str, version: str) -> Questionnaire:
        if version not in installed:
            raise QuestionnaireUnknown(name, version)
        return installed[version]

    by = reader(STUDY, find)
    files = files_of([interview()])
    assert trouble(lambda: read(files, by)) is Trouble.VERSION_UNKNOWN
    installed[VIVE.version] = VIVE
    assert len(read(files, by).responses) == 1


def test_the_rows_are_those_that_the_manifest_counts() -> None:
    files = files_of([interview(1), interview(2)], contacts=[contact()])
    for path in (INTERVIEWS, ANSWERS, CONTACTS):
        lines = files[path].split(b"\r\n")
        for content in (
            b"\r\n".join([*lines[:-2], b""]),
            b"\r\n".join([*lines[:-1], lines[1], b""]),
            b"\r\n".join(lines[:-1]),
            b"",
            b"\xef\xbb\xbf" + files[path],
            b"\r\n".join([lines[0] + b",more", *lines[1:]]),
            b"\r\n".join([lines[0], lines[1][:-2] + b"\xff\xfe", *lines[2:]]),
        ):
            assert refused(resealed({**files, path: content})) is Trouble.DAMAGED
        gone = resealed({name: content for name, content in files.items() if name != path})
        assert refused(gone) is Trouble.DAMAGED


def test_a_member_that_is_not_known_is_passed_over() -> None:
    files = files_of([interview()])
    more = resealed({**files, "data/more.csv": b"id\r\n"})
    assert read(more).responses == read(files).responses


def test_the_digest_of_every_member_counts() -> None:
    files = files_of([interview()])
    for path in files:
        if path != "manifest.json":
            assert refused({**files, path: files[path][:-1] + b"x"}) is Trouble.DAMAGED


def test_a_file_is_loaded_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.batch"
    assert trouble(lambda: load(path)) is Trouble.NO_ACCESS
    assert trouble(lambda: load(tmp_path)) is Trouble.NOT_A_BATCH
    path.write_bytes(b"1234")
    assert load(path) == b"1234"
    monkeypatch.setattr("export.batch_reading.SEALED_LIMIT", 3)
    assert trouble(lambda: load(path)) is Trouble.TOO_LARGE
    assert trouble(lambda: reader().read("a", b"1234")) is Trouble.TOO_LARGE
