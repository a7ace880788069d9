"""A study while it is written: what is typed, taken back, followed and kept."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from interviewer.errors import Problem
from interviewer.study import parse_study
from tests.ui.lead_fakes import STUDY_TEXT, the_questionnaire
from ui.screens.lead.draft import (
    Row,
    StudyDraft,
    as_day,
    as_number,
    as_numbers,
    as_text,
    is_no_such_day,
    same_names,
    shorthand_lines,
    suggest_id,
)
from ui.screens.lead.problems import place_of, say_problem


def draft() -> StudyDraft:
    return StudyDraft(tomllib.loads(STUDY_TEXT))


def test_names_are_alike_whatever_their_case_and_blanks_but_not_elsewhere_or_elsehow() -> None:
    def row(name: str, jobcenter: str, language: str = "da") -> Row:
        return {"label": {language: name}, "jobcenter": jobcenter}

    rows = [row("Unge", "a"), row(" unge ", "a"), row("Unge", "b"), row("Unge", "a", "en"), {}, {}]
    assert same_names(rows, ("jobcenter",)) == [(1, "da")]
    assert same_names(rows) == [(1, "da"), (2, "da")]


def test_nothing_typed_nothing_changed() -> None:
    made = draft()
    assert not made.changed
    assert not made.can_undo
    assert parse_study(made.values(), "").id == "vive-2020"
    assert not made.problems(the_questionnaire())


def test_typing_on_at_one_place_is_one_step_back() -> None:
    made = draft()
    before = made.text("name", "da")
    for text in ("N", "Ny", "Nyt"):
        made.put(text, "name", "da")
    made.put("New", "name", "en")
    made.undo()
    assert (made.text("name", "da"), made.changed) == ("Nyt", True)
    made.undo()
    assert (made.text("name", "da"), made.changed) == (before, False)
    made.redo()
    assert made.text("name", "da") == "Nyt"


def test_a_step_after_going_back_forgets_what_came_after() -> None:
    made = draft()
    made.put("A", "name", "da")
    made.undo()
    made.put("B", "round")
    assert not made.can_redo


def test_discarding_can_be_taken_back() -> None:
    made = draft()
    made.put("2027", "round")
    made.revert()
    assert not made.changed
    made.undo()
    assert made.text("round") == "2027"


AIDS = """
[show_card]
question = false
answers = "unseen"

[pen]
strokes = true
second_reading = 0

[[places]]
id = "cafe"
label = { da = "Caféen", en = "The café" }

[shorthand]
sb = "sagsbehandler"
jc = "jobcenter"
"""


def test_editing_a_study_keeps_what_the_form_was_not_asked_about() -> None:
    made = StudyDraft(tomllib.loads(STUDY_TEXT) | tomllib.loads(AIDS))
    before = parse_study(made.values(), "")
    assert not before.card.question
    made.put("2027", "round")
    after = parse_study(made.values(), "")
    assert replace(before, round="2027") == after
    assert set(after.consent) > set(after.languages), "consent has languages that the study has not"


def test_shorthand_is_typed_in_lines() -> None:
    made = StudyDraft(tomllib.loads(STUDY_TEXT) | tomllib.loads(AIDS))
    assert shorthand_lines(made.get("shorthand")) == "sb = sagsbehandler\njc = jobcenter"
    made.put("sb = sagsbehandleren\n\nk h=kontanthjælp\nvend", "shorthand")
    assert made.values()["shorthand"] == {
        "sb": "sagsbehandleren",
        "k h": "kontanthjælp",
        "vend": "",
    }
    wrong = {each.place: say_problem(each) for each in made.problems(the_questionnaire())}
    assert wrong.keys() == {"shorthand.k h", "shorthand.vend"}
    assert "letters and digits" in wrong["shorthand.k h"]
    made.put("sb = a\nSB = b", "shorthand")
    (twice,) = made.problems(the_questionnaire())
    assert (twice.place, say_problem(twice)) == (
        "shorthand.SB",
        "SB is there twice. Give each its own.",
    )
    made.put("", "shorthand")
    assert "shorthand" not in made.values()


def test_what_is_empty_does_not_reach_the_file() -> None:
    made = draft()
    made.put("2027", "round")
    made.put("", "round")
    made.put([], "special")
    for language in made.get("consent"):
        made.put("", "consent", language)
    values = made.values()
    assert not {"round", "special", "consent"} & values.keys()


def test_exact_numbers_and_no_outcomes_are_something_that_is_said() -> None:
    made = draft()
    made.put([], "bands", "age")
    made.put([], "outcomes")
    made.put(None, "broad_bands", "age")
    study = parse_study(made.values(), "")
    assert study.bands["age"].exact
    assert study.outcomes == ()


def test_labels_of_a_language_that_is_left_stay_in_the_draft_alone() -> None:
    made = draft()
    made.put(["da"], "languages")
    assert not made.problems(the_questionnaire())
    assert made.values()["groups"][0]["label"] == {"da": "Aktivitetsparat over 30 år"}
    made.undo()
    assert made.text("groups", 0, "label", "en") == "Ready for activity, over 30"


def test_what_refers_to_an_id_follows_it() -> None:
    made = draft()
    rows = made.rows("jobcenters")
    rows[2] = {**rows[2], "id": "jobcenter_a"}
    made.put_rows("jobcenters", rows)
    mine = [row["id"] for row in made.rows("groups") if row["jobcenter"] == "jobcenter_a"]
    assert mine == ["jka_sickness", "jka_flexjob"]
    assert not made.problems(the_questionnaire())
    made.undo()
    assert made.rows("groups")[2]["jobcenter"] == "jka"


@pytest.mark.parametrize(
    ("place", "value", "where", "said"),
    [
        (("groups", 0, "target"), [50, 40], ("groups", "jki_activity", "target"), "lower one"),
        (("groups", 0, "target"), ["4o", 50], ("groups", "jki_activity", "target"), "lower one"),
        (("groups", 0, "jobcenter"), "jkx", ("groups", "jki_activity", "jobcenter"), "Choose"),
        (("bands", "age"), [30, 20], ("bands.age", None, ""), "rise"),
        (("bands", "age"), [20, "x"], ("bands.age", None, ""), "rise"),
        (("broad_bands", "age"), [31], ("broad_bands.age", None, ""), "bands above"),
        (("period",), {"from": "1. maj", "to": date(2027, 6, 1)}, ("period.from", None, ""), "day"),
        (("retention",), "i morgen", ("retention", None, ""), "day"),
        (("name", "da"), "", ("name.da", None, ""), "Fill this in"),
    ],
)
def test_a_mistake_is_found_at_its_field_and_told_in_words(
    place: tuple[str | int, ...], value: Any, where: object, said: str
) -> None:
    made = draft()
    made.put(value, *place)
    problem = made.problems(the_questionnaire())[0]
    assert place_of(problem) == where
    assert said in say_problem(problem)


def test_days_are_held_against_each_other() -> None:
    made = draft()
    made.put({"from": date(2027, 6, 1), "to": date(2027, 5, 1)}, "period")
    assert "last day is before" in say_problem(made.problems(the_questionnaire())[0])
    made.put({"from": date(2027, 4, 1), "to": date(2027, 5, 1)}, "period")
    made.put(date(2027, 4, 30), "retention")
    assert "before the fieldwork has ended" in say_problem(made.problems(the_questionnaire())[0])


def test_a_rule_without_words_of_its_own_is_told_as_the_check_has_it() -> None:
    rare = Problem("", "groups[jki].jobcenter", "has moved.", "Put it back.")
    assert say_problem(rare) == "has moved. Put it back."
    assert place_of(Problem("", "groups[no. 3].id", "x", "")) == ("groups", 2, "id")


def test_what_is_typed_and_what_a_file_holds() -> None:
    assert as_numbers("20, 25;30  x") == [20, 25, 30, "x"]
    assert as_text([20, 25]) == "20, 25"
    assert as_day("1.4.2027") == as_day("2027-04-01") == as_day("01/04/2027") == date(2027, 4, 1)
    assert as_day("31.2.2027") == "31.2.2027"
    assert is_no_such_day("31.2.2027")
    assert is_no_such_day("2027-02-30")
    assert not any(map(is_no_such_day, ("28.2.2027", "in May", "", "2.2027")))
    assert as_text(date(2027, 4, 1)) == "2027-04-01"
    assert as_number("40") == 40
    assert as_number("fyrre") == "fyrre"


@pytest.mark.parametrize(
    ("label", "taken", "expected"),
    [
        ("Aktivitetsparat over 30 år", (), "aktivitetsparat_over_30_aar"),
        ("30+ år", (), "aar"),
        ("JKA", ("jka",), "jka_2"),
        ("القدس", (), ""),
        ("x" * 40, (), "x" * 32),
        ("x" * 40, ("x" * 32,), "x" * 30 + "_2"),
    ],
)
def test_an_id_is_made_of_a_label(label: str, taken: tuple[str, ...], expected: str) -> None:
    assert suggest_id(label, taken) == expected


def test_a_study_id_has_hyphens_and_may_begin_with_a_year() -> None:
    assert suggest_id("2027 Jobcenter Øst", (), hyphens=True) == "2027-jobcenter-oest"
