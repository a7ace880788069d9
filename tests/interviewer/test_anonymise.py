"""What leaves of an interview: what is listed, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.anonymise import (
    INTERVIEW_COLUMNS,
    AnswerRow,
    CannotLeave,
    ContactRow,
    FreeText,
    Layout,
    MissingCode,
    Reason,
    Record,
    anonymise,
    anonymise_contact,
    background_columns,
    iso_week,
    name_before_format_4,
)
from interviewer.contact import Disposition, Sex
from interviewer.contact import Reason as RefusalReason
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
from interviewer.questionnaire import Kind, Question
from interviewer.study import Bands
from tests.export import everything
from tests.export.everything import DONT_KNOW, EVERYTHING, WONT_SAY, answered
from tests.export.sample import STUDY, VIVE, contact, interview, plain

LAYOUT = Layout(VIVE, STUDY)
WHOLE = Layout(EVERYTHING, everything.STUDY)
PLACES = replace(STUDY, places={"waiting": {"da": "Venterum"}, "room": {"da": "Lokale"}})


def record(of: Interview) -> Record:
    return anonymise(of, LAYOUT)


def whole(of: Interview) -> Record:
    return anonymise(of, WHOLE)


def rows(of: Interview, question: str) -> list[AnswerRow]:
    return [row for row in whole(of).answers if row.question == question]


def refused(of: Interview) -> Reason:
    with pytest.raises(CannotLeave) as caught:
        record(of)
    return caught.value.reason


def test_the_cells_of_an_interview() -> None:
    answers = {
        "group": Answer("jku_job"),
        "sex": Answer(2),
        "age": Answer(24),
        "unemployment": Answer(3),
        "ethnic_background": Answer(0),
        "q1": Answer(9),
    }
    made = interview(answers=answers, started_at=datetime(2027, 1, 3, 23, 59, tzinfo=UTC))
    assert record(made).cells == {
        "id": made.id,
        "revision": "1",
        "study": "vive-2020",
        "questionnaire": "vive-2020",
        "version": "1.0",
        "week": "2026-W53",
        "status": "finished",
        "language": "da",
        "languages": "da",
        "mode": "screen",
        "duration": "6-10",
        "companion": "-1",
        "interpreter": "-1",
        "spoken": "-1",
        "place": "-1",
        "proxy": "-1",
        "group": "jku_job",
        "jobcenter": "jku",
        "main_group": "ready",
        "sex": "2",
        "age": "20-24",
        "unemployment": "3-5",
        "ethnic_background": "0",
    }


@given(st.dates(date(2020, 1, 1)))
def test_a_week_holds_its_day_and_no_more(day: date) -> None:
    year, week = map(int, iso_week(day).split("-W"))
    monday = date.fromisocalendar(year, week, 1)
    assert 0 <= (day - monday).days < 7


def test_bands_follow_the_study_and_an_empty_one_leaves_exact() -> None:
    study = replace(STUDY, bands={"age": Bands((30,)), "unemployment": Bands(())})
    layout = Layout(VIVE, study)
    made = interview(answers={"age": Answer(29), "unemployment": Answer(75)})
    cells = anonymise(made, layout).cells
    assert (cells["age"], cells["unemployment"]) == ("0-29", "75")
    assert [column.name for column in layout.columns if column.exact] == ["unemployment"]


def test_skipped_not_reached_and_dont_know_are_told_apart() -> None:
    answers = {"q1": Answer(9), "q2": SKIPPED, "age": SKIPPED}
    full = record(interview(answers=answers))
    partial = record(interview(answers=answers, status=Status.PARTIAL, revision=0))
    assert [row.answer for row in full.answers] == ["9", *["-1"] * 6]
    assert [row.answer for row in partial.answers] == ["9", "-1", *["-2"] * 5]
    assert (full.cells["age"], full.cells["sex"]) == ("-1", "-1")
    assert (partial.cells["age"], partial.cells["sex"]) == ("-1", "-2")
    assert (partial.cells["jobcenter"], partial.cells["main_group"]) == ("-2", "-2")


def test_no_scale_has_the_code_of_a_missing_value() -> None:
    codes = {str(code) for scale in VIVE.scales.values() for code in scale.codes}
    assert codes.isdisjoint(MissingCode)


@pytest.mark.parametrize(
    ("code", "branch"), [(1, "low"), (2, "low"), (3, "high"), (5, "high"), (9, "dont_know")]
)
def test_only_the_open_branch_has_its_note(code: int, branch: str) -> None:
    notes = {("q1", name): f"note {name}" for name in ("low", "high", "dont_know")}
    row = record(interview(answers={"q1": Answer(code)}, notes=notes)).answers[0]
    assert (row.follow_up, row.note) == (branch, f"note {branch}")


def test_a_note_to_a_skipped_question_stays() -> None:
    made = interview(answers={"q1": SKIPPED}, notes={("q1", "low"): "set aside"})
    assert "set aside" not in repr(record(made))


def test_notes_are_cleaned() -> None:
    assert record(plain(note="a\0b\r\nc\ud800")).answers[0].note == "ab\nc\ufffd"


def test_no_time_and_nothing_of_the_course_leaves() -> None:
    made = interview(page="q3", background_first=True)
    left = repr(record(made))
    for secret in ("13:", "14:37", "2026-11", "q3')", "547", "background_first", "summary"):
        assert secret not in left


@pytest.mark.parametrize(
    ("seconds", "band"),
    [(-5, "0-2"), (0, "0-2"), (179, "0-2"), (180, "3-5"), (959, "11-15"), (99999, "31+")],
)
def test_the_duration_is_banded(seconds: int, band: str) -> None:
    assert record(interview(active_seconds=seconds)).cells["duration"] == band


@pytest.mark.parametrize(
    "answers",
    [
        {"q1": Answer(6)},
        {"q1": Answer("Hanne")},
        {"sex": Answer("Hanne")},
        {"sex": Answer(3)},
        {"group": Answer("elsewhere")},
        {"age": Answer(7)},
        {"age": Answer("47")},
        {"unemployment": Answer(9999)},
        {"q1": WONT_SAY},
        {"age": DONT_KNOW},
    ],
)
def test_a_value_that_is_not_listed_stays(answers: dict[str, Answer]) -> None:
    assert refused(interview(answers=answers)) is Reason.VALUE


def test_true_is_no_answer_though_it_equals_one() -> None:
    assert record(interview(answers={"q1": Answer(1), "sex": Answer(1)}))
    for item in ("q1", "sex"):
        assert refused(interview(answers={item: Answer(True)})) is Reason.VALUE


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "hanne"},
        {"id": "6ba7b810-9dad-11d1-80b4-00c04fd430c8"},  # version 1 tells the time
        {"status": Status.IN_PROGRESS},
        {"language": "Hanne"},
        {"languages": ("da", "Hanne")},
        {"mode": Mode.PAPER_CHECK},
        {"questionnaire_version": "9"},
    ],
)
def test_a_strange_interview_stays(changes: dict[str, Any]) -> None:
    assert refused(interview(**changes)) is Reason.VALUE


def test_another_studys_interviews_and_contacts_stay() -> None:
    assert refused(interview(study_id="other")) is Reason.STUDY
    with pytest.raises(CannotLeave):
        anonymise_contact(replace(contact(), study_id="other"), STUDY)


def test_a_contact_leaves_with_its_week_and_outcome() -> None:
    made = contact(disposition=Disposition.WITHDRAWN)
    assert anonymise_contact(made, STUDY) == ContactRow(made.id, "2026-W47", "withdrawn")


def test_what_was_seen_of_a_contact_leaves_as_codes() -> None:
    seen = replace(contact(), group="jku_job", sex=Sex.WOMAN, reason=RefusalReason.NOT_INTERESTED)
    assert anonymise_contact(seen, STUDY)[3:] == ("jku_job", "woman", "not_interested")
    other = replace(seen, disposition=Disposition.OTHER)
    assert anonymise_contact(other, STUDY)[3:] == ("jku_job", "woman", "")


def test_a_contact_whose_group_is_gone_leaves_without_it() -> None:
    seen = replace(contact(), group="gone", sex=Sex.MAN)
    assert anonymise_contact(seen, STUDY)[3:] == ("", "man", "")


@pytest.mark.parametrize("disposition", [Disposition.COMPLETE, Disposition.PARTIAL])
def test_what_interviews_tell_is_no_contact(disposition: Disposition) -> None:
    with pytest.raises(CannotLeave):
        anonymise_contact(contact(disposition=disposition), STUDY)


# --- every kind of question ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "answer", "text", "follow_up"),
    [
        ("mood", "1", "", "low"),
        ("benefit", "3", "", ""),
        ("knows", "", "jki_activity", ""),
        ("met", "1", "", ""),
        ("meetings", "10", "", "many"),  # 12, in bands from 5 and 10
        ("visits", "5", "", ""),
        ("waited", "12", "", ""),  # 14 months, in bands from 3 and 12
        ("began", "2010", "", ""),  # 2011-05, in bands from 2005 and 2010
        ("ends", "202612", "", ""),
        ("word", "", "Tilfreds", "room"),
        ("story", "", "Det gik godt", "more"),
    ],
)
def test_a_question_leaves_as_its_kind_asks(
    question: str, answer: str, text: str, follow_up: str
) -> None:
    note = f"Note til {question}" if follow_up else ""
    row = AnswerRow(question, "", answer, text, follow_up, note)
    assert rows(answered(), question) == [row]


@pytest.mark.parametrize(
    ("question", "value", "edge"),
    [
        ("meetings", 0, "0"),
        ("meetings", 4, "0"),
        ("meetings", 5, "5"),
        ("meetings", 9, "5"),
        ("meetings", 50, "10"),
        ("waited", 11, "3"),
        ("began", "2004-12", "0"),
        ("began", "2005-01", "2005"),
        ("began", "2099-12", "2010"),
    ],
)
def test_a_band_stands_as_its_lower_edge(question: str, value: int | str, edge: str) -> None:
    (row,) = rows(answered(but={question: Answer(value)}), question)
    assert row.answer == edge


def test_each_option_of_a_multiple_choice_has_a_row() -> None:
    made = rows(answered(), "departments")
    assert made[0] == AnswerRow("departments", "", "2", "", "which", "Note til departments")
    assert made[1:] == [
        AnswerRow("departments", option, answer, "", "", "")
        for option, answer in (("1", "1"), ("2", "0"), ("12", "1"), ("4", "0"), ("9", "0"))
    ]


def test_dont_know_of_a_multiple_choice_is_no_option_that_was_chosen() -> None:
    made = rows(answered(but={"departments": Answer((9,))}), "departments")
    assert [row.answer for row in made] == ["0", "0", "0", "0", "0", "1"]


@pytest.mark.parametrize(
    ("answer", "code"), [(SKIPPED, "-1"), (None, "-2"), (WONT_SAY, "-5"), (DONT_KNOW, "-6")]
)
def test_every_reason_for_having_no_value_has_its_code(answer: Answer | None, code: str) -> None:
    made = answered(but={"word": answer, "age": answer}, status=Status.PARTIAL)
    assert rows(made, "word") == [AnswerRow("word", "", code, "", "", "")]
    record = whole(made)
    assert record.cells["age"] == code
    assert rows(made, "age") == [AnswerRow("age", "", "", "", "", "")]
    assert "Note til word" not in repr(record)
    assert "Note til age" not in repr(record)


def test_no_value_of_a_multiple_choice_is_said_of_each_option() -> None:
    made = answered(but={"departments": WONT_SAY, "help": WONT_SAY})
    assert [row.answer for row in rows(made, "departments")] == ["-5"] * 6
    cells = whole(made).cells
    assert [cells[name] for name in ("help_1", "help_2", "help_9")] == ["-5"] * 3


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        ("benefit", WONT_SAY),
        ("children", WONT_SAY),
        ("mood", DONT_KNOW),  # A scale has a code for it.
        ("visits", DONT_KNOW),
        ("departments", Answer((4, 1))),
        ("departments", Answer((1, 9))),
        ("departments", Answer((1, 3))),
        ("departments", Answer(1)),
        ("met", Answer((1,))),
        ("began", Answer("1999-12")),
        ("began", Answer("Hanne")),
        ("began", Answer(2011)),
        ("word", Answer("a\nb")),
        ("word", Answer("a" * 201)),
        ("word", Answer("a\0b")),
        ("story", Answer(7)),
        ("knows", Answer("elsewhere")),
        ("help", Answer((3,))),
        ("moved", Answer("2019-13")),
        ("brand", Answer(" ")),
        ("age", Answer("24")),  # With which a condition compares numbers.
    ],
)
def test_what_an_item_does_not_allow_stays(item: str, answer: Answer) -> None:
    with pytest.raises(CannotLeave) as caught:
        whole(answered(but={item: answer}))
    assert caught.value.reason is Reason.VALUE


def test_what_was_set_aside_is_held_to_its_item_too() -> None:
    with pytest.raises(CannotLeave):
        whole(answered(but={"met": Answer(0), "story": Answer(7)}))


def test_the_background_leaves_as_its_kinds_ask() -> None:
    cells = whole(answered()).cells
    assert {name: cells[name] for name in list(cells)[len(INTERVIEW_COLUMNS) :]} == {
        "group": "jku_job",
        "jobcenter": "jku",
        "main_group": "ready",
        "age": "20-24",
        "children": "3",
        "period": "6-11",
        "arrived": "2000-2009",
        "moved": "2019-08",
        "help_1": "1",
        "help_2": "1",
        "help_9": "0",
        "help_1_": "0",
        "week_1": "0",
        "week_2": "1",
        "outlook": "3",
        "smoker": "1",
        "brand": "",  # Texts wait for their screening.
        "life": "",
    }


def test_texts_are_listed_for_the_screening() -> None:
    assert whole(answered()).texts == (
        FreeText("word", "", "Tilfreds"),
        FreeText("story", "", "Det gik godt"),
        FreeText("brand", "brand", "Cecil"),
        FreeText("life", "life", "To børn\nog en hund"),
    )


def test_a_text_is_not_remembered_for_the_next_interview() -> None:
    layout = Layout(EVERYTHING, everything.STUDY)
    anonymise(answered(but={"word": Answer("PLANTED"), "life": Answer("PLANTED")}), layout)
    assert "PLANTED" not in repr([vars(item) for item in layout.items])


def test_a_background_field_with_follow_ups_has_a_row_for_them() -> None:
    assert rows(answered(), "smoker") == [
        AnswerRow("smoker", "", "", "", "what", "Note til smoker")
    ]
    no = answered(but={"smoker": Answer(0)})
    assert rows(no, "smoker") == [AnswerRow("smoker", "", "", "", "", "")]
    assert rows(no, "children") == []


# --- routing ------------------------------------------------------------------------------------


def test_what_is_no_longer_asked_never_leaves() -> None:
    aside = {"met": Answer(0), "smoker": Answer(0)}
    planted = {"story": Answer("PLANTED"), "brand": Answer("PLANTED"), "meetings": Answer(49)}
    notes = dict.fromkeys([("story", "more"), ("brand", "why"), ("meetings", "many")], "PLANTED")
    left = whole(answered(but=aside | planted, notes=notes))
    assert "PLANTED" not in repr(left)
    made = {row.question: row for row in left.answers}
    assert made["story"] == AnswerRow("story", "", "-4", "", "", "")
    assert made["meetings"] == AnswerRow("meetings", "", "-4", "", "", "")
    assert made["brand"] == AnswerRow("brand", "", "", "", "", "")
    assert left.cells["brand"] == "-4"
    assert [text.item for text in left.texts] == ["word", "life"]


def test_what_is_not_asked_was_not_skipped_either() -> None:
    for meetings in (None, SKIPPED, DONT_KNOW):
        for status in (Status.FINISHED, Status.PARTIAL):
            made = answered(but={"met": Answer(2), "meetings": meetings}, status=status)
            assert rows(made, "meetings")[0].answer == "-4"


def test_what_hangs_on_a_question_that_was_not_reached_was_not_asked() -> None:
    made = answered(but={"met": None, "meetings": None}, status=Status.PARTIAL)
    assert rows(made, "met")[0].answer == "-2"
    assert rows(made, "meetings")[0].answer == "-4"


# --- how it was carried out ---------------------------------------------------------------------


def test_the_languages_in_the_order_of_their_use() -> None:
    assert whole(answered(languages=("en", "da"))).cells["languages"] == "en da"
    assert whole(answered(language="en")).cells["languages"] == "en"


def test_the_duration_of_a_paper_form_is_not_measured() -> None:
    cells = whole(answered(mode=Mode.PAPER, sheet="PLANTED")).cells
    assert (cells["mode"], cells["duration"]) == ("paper", "-4")
    assert "PLANTED" not in cells.values()


def told(circumstances: Circumstances) -> tuple[str, ...]:
    made = interview(circumstances=circumstances)
    cells = anonymise(made, Layout(VIVE, PLACES)).cells
    return tuple(cells[name] for name in ("companion", "interpreter", "spoken", "place", "proxy"))


def test_how_it_was_carried_out_leaves_as_codes() -> None:
    assert told(Circumstances()) == ("-1",) * 5
    assert told(Circumstances(companion=False, proxy=False)) == ("0", "-1", "-1", "-1", "0")
    assert told(Circumstances(True, Interpreter.PHONE, "other", "room", True)) == (
        ("1", "phone", "other", "room", "1")
    )
    assert told(Circumstances(interpreter=Interpreter.NONE, spoken="en"))[1:3] == ("none", "en")


def test_a_language_that_is_not_listed_keeps_its_interview_here() -> None:
    assert refused(interview(circumstances=Circumstances(spoken="Somali, Mogadishu"))) is (
        Reason.VALUE
    )


def test_a_place_that_the_study_has_no_longer_stays_and_its_interview_leaves() -> None:
    assert told(Circumstances(companion=True, place="home")) == ("1", "-1", "-1", "-1", "-1")


# --- what is known of a note --------------------------------------------------------------------


def noted(about: AboutNote, typed: str = "", **more: Any) -> AnswerRow:
    made = plain(note=typed, **more).with_about(("q1", "high"), about)
    return record(made).answers[0]


def test_a_note_is_what_was_typed_then_what_the_strokes_say() -> None:
    about = AboutNote(pen=Pen.TYPED, transcript="og så det", second="SECOND READER")
    assert noted(about, "Først")[5:] == ("Først\nog så det", "", "typed", "")
    assert noted(about)[5:] == ("og så det", "", "typed", "")
    assert noted(AboutNote(quote=True), "Ja")[5:] == ("Ja", "1", "", "")


def test_of_a_note_that_waits_nothing_typed_from_its_strokes_leaves() -> None:
    about = AboutNote(pen=Pen.WAITING, transcript="og s")
    assert noted(about, "Først")[5:] == ("Først", "", "waiting", "")
    assert noted(replace(about, quote=True))[5:] == ("", "1", "waiting", "")


def test_a_note_that_waits_is_told_though_it_has_no_words_yet() -> None:
    assert noted(AboutNote(quote=True, pen=Pen.WAITING))[4:] == ("high", "", "1", "waiting", "")
    assert noted(AboutNote(pen=Pen.UNREADABLE), "Kun det")[5:7] == ("Kun det", "")


def test_nothing_is_told_of_a_note_that_is_none_or_stands_under_a_closed_branch() -> None:
    assert noted(AboutNote(quote=True))[5:] == ("", "", "", "")
    closed = noted(AboutNote(True, Pen.TYPED, "PLANTED"), code=1)
    assert closed == AnswerRow("q1", "", "1", "", "low", "")


def test_an_answer_that_the_citizen_tapped_is_told_whoever_saw_it() -> None:
    for by in By:
        made = plain(code=5).with_answer("q1", Answer(5), by)
        assert [row.by for row in record(made).answers] == ["citizen", *[""] * 6]


def test_who_answered_is_told_only_with_an_answer() -> None:
    by = dict.fromkeys(("mood", "meetings", "smoker", "age"), By.CITIZEN_UNSEEN)
    left = whole(answered(but={"mood": WONT_SAY, "met": Answer(0)}, by=by))
    assert {row.by for row in left.answers} == {""}


# --- the names of columns -----------------------------------------------------------------------


def test_fields_never_share_a_column() -> None:
    names = ("week", "week_", "jobcenter", "language", "mode", "age", "many_2", "many_2_", "many_")
    background = (
        *(Question(name, Kind.YES_NO, options=(1, 0)) for name in names),
        Question("first", Kind.SINGLE_CHOICE, options_from="study.groups"),
        Question("second", Kind.SINGLE_CHOICE, options_from="study.groups"),
        Question("many", Kind.MULTIPLE_CHOICE, options=(1, 2), dont_know=9),
    )
    columns = background_columns(replace(VIVE, background=background), STUDY)
    assert [column.name for column in columns] == [
        "week_",
        "week__",
        "jobcenter_",
        "language_",
        "mode_",
        "age",
        "many_2_",
        "many_2__",
        "many__",
        "first",
        "jobcenter",
        "main_group",
        "second",
        "many_1",
        "many_2",
        "many_9",
    ]


def test_a_field_that_is_called_like_a_newer_column_gives_way_to_it() -> None:
    background = (
        *(Question(name, Kind.YES_NO, options=(1, 0)) for name in ("place", "proxy_", "week")),
        Question("companion", Kind.MULTIPLE_CHOICE, options=(1, 2)),
        Question("spoken", Kind.SINGLE_CHOICE, options_from="study.groups"),
    )
    columns = background_columns(replace(VIVE, background=background), STUDY)
    named = {column.name: name_before_format_4(column) for column in columns}
    assert named == {
        "place_": "place",
        "proxy__": "proxy__",
        "week_": "week_",
        "companion_1": "companion_1",
        "companion_2": "companion_2",
        "spoken_": "spoken",
        "jobcenter": "jobcenter",
        "main_group": "main_group",
    }


_IDS = st.from_regex(r"[a-c]_{0,2}([0-9]_?){0,2}", fullmatch=True)


@given(st.dictionaries(_IDS, st.booleans(), min_size=1, max_size=12))
def test_no_two_columns_have_one_name(ids: dict[str, bool]) -> None:
    background = tuple(
        Question(name, Kind.MULTIPLE_CHOICE if many else Kind.YES_NO, options=(1, 0))
        for name, many in ids.items()
    )
    names = [c.name for c in background_columns(replace(VIVE, background=background), STUDY)]
    assert len(set(names)) == len(names)
