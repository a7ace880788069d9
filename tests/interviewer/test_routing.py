"""Who is asked what, and every kind of answer: through the session, without a window."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from interviewer.errors import AnswerRefused, StudyInvalid
from interviewer.interview import SKIPPED, Answer, Missing, Status
from interviewer.parsing import parse_questionnaire
from interviewer.questionnaire import Questionnaire, right_to_left
from interviewer.routing import route
from interviewer.session import InterviewSession
from interviewer.study import Study, check_study, parse_study
from interviewer.trial import Branch, answer, at_random, branches, carry_out, visited
from interviewer.validity import faults
from resources import ROOT, load_questionnaire, read_study
from tests.interviewer.fakes import HandClock, MemoryInterviews
from tests.interviewer.waiting_room import Desk, examples, waiting_room

ROOM, STUDY = waiting_room()


@pytest.fixture
def desk() -> Desk:
    return Desk(ROOM, STUDY)


def regular(desk: Desk) -> InterviewSession:
    desk.session.answer("first_visit", 0)
    return desk.session


def changed(old: str, new: str, texts: str = "") -> Questionnaire:
    """The example with one line of its structure in other words, and more texts."""
    structure, danish, _ = examples()
    assert old in structure
    words = tomllib.loads(danish + texts)
    return parse_questionnaire(tomllib.loads(structure.replace(old, new)), {"da": words})


# --- routing ----------------------------------------------------------------------------------


def test_a_question_is_asked_where_its_condition_holds(desk: Desk) -> None:
    session = desk.session
    assert "why_disturbed" not in session.pages
    session.toggle("disturbed", 1)
    assert session.pages.index("why_disturbed") == session.pages.index("disturbed") + 1
    session.toggle("disturbed", 3)
    assert "why_disturbed" not in session.pages, "nothing disturbed after all"


def test_the_background_comes_first_where_a_question_hangs_on_it(desk: Desk) -> None:
    session = desk.session
    assert session.pages.index("background") < session.pages.index("welcome")
    session.put_background_first(False)
    assert session.pages.index("background") < session.pages.index("welcome")
    assert session.interview.background_first


def test_an_answer_that_is_no_longer_asked_is_kept_shown_and_back_with_its_question(
    desk: Desk,
) -> None:
    session = regular(desk)
    session.answer("last_visit", "2024-05")
    session.toggle("disturbed", 2)
    session.answer("why_disturbed", "Der var børn.")
    assert session.aside() == ()
    session.toggle("disturbed", 3)
    session.answer("first_visit", 1)
    assert session.aside() == ("why_disturbed", "last_visit")
    assert desk.kept.value("why_disturbed") == "Der var børn."
    assert session.route.answers.keys() == {"first_visit", "disturbed"}
    session.toggle("disturbed", 1)
    assert session.aside() == ("last_visit",)
    assert session.interview.value("why_disturbed") == "Der var børn."


def test_what_is_not_asked_is_neither_counted_nor_skipped(desk: Desk) -> None:
    session = desk.session
    assert session.question("welcome").total == 3
    session.toggle("disturbed", 1)
    assert (session.question("wish").number, session.question("wish").total) == (4, 4)
    session.toggle("disturbed", 1)
    session.finish()
    kept = desk.kept
    assert "why_disturbed" not in kept.answers
    assert "last_visit" not in kept.answers
    assert kept.answers["wish"] == SKIPPED
    assert faults(kept, ROOM, STUDY) == ()


def test_a_finished_interview_lacks_what_came_to_be_asked_and_is_open_again(desk: Desk) -> None:
    session = desk.session
    session.finish()
    session.answer("first_visit", 0)
    assert (session.interview.status, session.unanswered()) == (Status.IN_PROGRESS, ("last_visit",))
    session.finish()
    assert desk.kept.answers["last_visit"] == SKIPPED


def test_an_item_that_is_not_asked_has_no_answer_for_what_comes_after_it() -> None:
    made = changed(
        'id = "wish"\nkind = "text"',
        'id = "wish"\nkind = "text"\nasked_if = "why_disturbed is answered"',
    )
    session = Desk(made, STUDY).session
    session.toggle("disturbed", 1)
    session.answer("why_disturbed", "Støj.")
    assert "wish" in session.pages
    session.toggle("disturbed", 3)
    assert "wish" not in session.pages, "what was said is set aside, and counts no more"


def test_an_interview_whose_page_is_not_there_any_more_opens_at_its_beginning(desk: Desk) -> None:
    session = desk.session
    session.toggle("disturbed", 1)
    session.go_to("why_disturbed")
    without = changed('asked_if = "disturbed has any [1, 2]"', 'asked_if = "disturbed has 2"')
    again = InterviewSession(without, STUDY, desk.kept, desk.store, desk.clock)
    assert again.page == "introduction"
    assert again.interview.answers == desk.kept.answers


def test_a_wording_follows_the_answers_before_it(desk: Desk) -> None:
    session = desk.session
    session.rate("welcome", 1)
    assert session.spoken("welcome").text == "Hvordan blev du taget imod i Jobcenter Nord?"
    assert session.spoken("welcome").follow_up == "Hvad gik galt?"
    regular(desk)
    assert session.variant("welcome") == "regular"
    assert (
        session.spoken("welcome").text == "Hvordan blev du taget imod i Jobcenter Nord denne gang?"
    )
    assert session.spoken("welcome").follow_up == "Hvad gik galt?", "the variant words none"


def test_a_condition_over_the_study_is_held_to_the_study() -> None:
    made = changed("[conditions]\n", '[conditions]\nwest = "group.jobcenter == \\"west\\""\n')
    check_study(STUDY, made, "study.toml")  # Nothing uses it.
    used = changed(
        'asked_if = "disturbed has any [1, 2]"', "asked_if = 'group.jobcenter == \"west\"'"
    )
    with pytest.raises(StudyInvalid) as caught:
        check_study(STUDY, used, "study.toml")
    (problem,) = caught.value.problems
    assert (problem.place, '"west"' in problem.rule) == ("jobcenters", True)


def study_with(**tables: Any) -> Study:
    return parse_study(tomllib.loads(examples()[2]) | tables, "study.toml")


def test_the_jobcenter_that_is_said_is_the_one_of_the_group() -> None:
    two = [
        {"id": name, "label": {"da": f"Jobcenter {name.title()}"}} for name in ("north", "south")
    ]
    groups = [
        {"id": "walk_in", "jobcenter": "south", "main_group": "all", "label": {"da": "Kom selv"}}
    ]
    several = study_with(jobcenters=two, groups=groups, jobcenter={"da": "jobcenteret"})
    session = Desk(ROOM, several).session
    assert session.spoken("welcome").text == "Hvordan blev du taget imod i jobcenteret?"
    session.answer("group", "walk_in")
    assert session.spoken("welcome").text == "Hvordan blev du taget imod i Jobcenter South?"


def test_an_introduction_that_names_the_jobcenter_needs_a_word_for_it() -> None:
    structure, danish, _ = examples()
    words = tomllib.loads(danish)
    words["introduction"] = ["Er du glad for {jobcenter}?"]
    made = parse_questionnaire(tomllib.loads(structure), {"da": words})
    check_study(STUDY, made, "study.toml")  # There is only one.
    two = [{"id": name, "label": {"da": name}} for name in ("north", "south")]
    with pytest.raises(StudyInvalid, match="jobcenter"):
        check_study(study_with(jobcenters=two), made, "study.toml")


# --- kinds ------------------------------------------------------------------------------------


def test_options_are_chosen_and_taken_back_and_an_exclusive_one_stands_alone(desk: Desk) -> None:
    session = desk.session
    session.toggle("disturbed", 2)
    session.toggle("disturbed", 1)
    assert session.interview.value("disturbed") == (1, 2), "in the order of the questionnaire"
    session.toggle("disturbed", 3)
    assert session.interview.value("disturbed") == (3,)
    session.toggle("disturbed", 1)
    assert session.interview.value("disturbed") == (1,)
    session.toggle("disturbed", 1)
    assert "disturbed" not in desk.kept.answers


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("disturbed", (1, 3), "code"),
        ("disturbed", (2, 1), "code"),
        ("disturbed", (), "code"),
        ("disturbed", (1, 1), "code"),
        ("disturbed", 1, "code"),
        ("last_visit", "2014-12", "month"),
        ("last_visit", "2024-13", "month"),
        ("last_visit", "maj 2024", "month"),
        ("last_visit", 202405, "month"),
        ("wish", "x" * 201, "length"),
        ("wish", "to\nlinjer", "lines"),
        ("wish", 7, "code"),
        ("age", 14, "range"),
        ("group", "nobody", "code"),
    ],
)
def test_an_impossible_answer_is_refused_and_changes_nothing(
    desk: Desk, name: str, value: Any, rule: str
) -> None:
    with pytest.raises(AnswerRefused) as caught:
        desk.session.answer(name, value)
    assert (caught.value.item, caught.value.rule) == (name, rule)
    assert desk.kept.answers == {}


def test_a_text_is_cleaned_and_an_empty_one_takes_the_answer_back(desk: Desk) -> None:
    session = desk.session
    session.answer("wish", "Bedre kaffe\0")
    assert desk.kept.value("wish") == "Bedre kaffe"
    session.answer("wish", "  ")
    assert "wish" not in desk.kept.answers


def test_why_there_is_no_answer_is_kept_where_the_question_offers_it(desk: Desk) -> None:
    session = regular(desk)
    session.say_why_not("disturbed", Missing.WONT_SAY)
    session.say_why_not("last_visit", Missing.DONT_KNOW)
    assert desk.kept.answers["disturbed"] == Answer(missing=Missing.WONT_SAY)
    assert desk.kept.answers["last_visit"] == Answer(missing=Missing.DONT_KNOW)
    for name, missing in (
        ("wish", Missing.WONT_SAY),
        ("age", Missing.DONT_KNOW),
        ("welcome", Missing.DONT_KNOW),  # It has a code for that.
        ("disturbed", Missing.SKIPPED),
    ):
        with pytest.raises(AnswerRefused):
            session.say_why_not(name, missing)


def test_what_is_required_cannot_be_skipped_but_the_interview_broken_off() -> None:
    made = changed('id = "wish"\nkind = "text"', 'id = "wish"\nkind = "text"\nrequired = true')
    desk = Desk(made, STUDY)
    session = desk.session
    with pytest.raises(AnswerRefused, match="required"):
        session.skip("wish")
    with pytest.raises(AnswerRefused) as caught:
        session.finish()
    assert (caught.value.item, desk.kept.status) == ("wish", Status.IN_PROGRESS)
    session.abandon()
    broken_off = desk.kept.status
    session.answer("wish", "Ro.")
    session.finish()
    assert (broken_off, desk.kept.status) == (Status.PARTIAL, Status.FINISHED)


def test_a_skip_that_leads_on_is_followed_to_its_end() -> None:
    made = changed(
        'id = "wish"\nkind = "text"',
        'id = "wish"\nkind = "text"\nasked_if = "disturbed is skipped"',
    )
    desk = Desk(made, STUDY)
    desk.session.finish()
    assert desk.kept.answers["wish"] == SKIPPED
    assert faults(desk.kept, made, STUDY) == ()


def test_a_required_question_to_which_a_skip_leads_keeps_the_interview_open() -> None:
    made = changed(
        'id = "wish"\nkind = "text"',
        'id = "wish"\nkind = "text"\nasked_if = "disturbed is skipped"\nrequired = true',
    )
    desk = Desk(made, STUDY)
    with pytest.raises(AnswerRefused) as caught:
        desk.session.finish()
    assert (caught.value.item, desk.kept.status) == ("wish", Status.IN_PROGRESS)
    assert desk.kept.answers == {}, "nothing is skipped by an end that did not come"


def test_a_damaged_answer_leads_nowhere_and_stops_nothing(desk: Desk) -> None:
    made = changed('asked_if = "disturbed has any [1, 2]"', 'asked_if = "age >= 30"')
    broken = replace(desk.kept, answers={"age": Answer("40")})
    session = InterviewSession(made, STUDY, broken, desk.store, desk.clock)
    assert "why_disturbed" not in session.pages
    assert faults(broken, made, STUDY) == ("age: the answer is not possible",)


def test_a_changed_answer_is_no_longer_verified(desk: Desk) -> None:
    desk.session.finish()
    desk.session.mark_verified()
    assert desk.kept.verified
    desk.session.answer("wish", "Ro.")
    assert not desk.kept.verified


def test_settling_a_broken_off_form_leaves_what_was_not_reached(desk: Desk) -> None:
    session = desk.session
    session.rate("welcome", 1)
    session.abandon()
    session.mark_verified({"welcome": Answer(2)})
    assert desk.kept.status is Status.PARTIAL
    assert desk.kept.answers == {"welcome": Answer(2)}


def test_settling_that_leads_to_a_required_question_leaves_the_form_open() -> None:
    made = changed(
        'id = "why_disturbed"\nkind = "long_text"',
        'id = "why_disturbed"\nkind = "long_text"\nrequired = true',
    )
    desk = Desk(made, STUDY)
    desk.session.finish()
    desk.session.mark_verified({"disturbed": Answer((1,))})
    assert desk.kept.status is Status.IN_PROGRESS
    assert desk.session.wanting() == ("why_disturbed",)


def test_a_number_within_a_span_opens_its_follow_up() -> None:
    made = changed(
        'kind = "duration"\nmaximum_years = 5',
        'kind = "duration"\nmaximum_years = 5\n'
        'follow_ups = [{ id = "long", range = [12, 60] }, { id = "rest", prompt = false }]',
        'follow_ups.long = "Hvorfor så længe?"\n',
    )
    desk = Desk(made, STUDY)
    for months, opened in ((11, "rest"), (12, "long"), (60, "long")):
        desk.session.answer("waited", months)
        follow_up = desk.session.question("waited").follow_up
        assert follow_up is not None
        assert follow_up.id == opened
    assert desk.session.spoken("waited").follow_up == "Hvorfor så længe?"
    desk.session.write_note("waited", "Corona.")
    assert desk.kept.notes == {("waited", "long"): "Corona."}


# --- languages --------------------------------------------------------------------------------


def test_the_languages_in_which_something_was_answered_are_kept_in_order() -> None:
    vive = load_questionnaire("vive-2020", "1.1")
    store, clock = MemoryInterviews(), HandClock()
    study = read_study(ROOT / "studies" / "default.toml")
    session = InterviewSession.begin(
        vive, study, store, clock, language="ar", background_first=False
    )
    session.agree()
    session.read_in("en")
    session.read_in("ar")
    assert not session.interview.languages, "nothing was answered in any"
    session.rate("q1", 4)
    session.read_in("da")
    session.answer("sex", 1)
    assert "da" not in session.interview.languages, "nobody is asked what the interviewer ticks"
    session.answer("age", 30)
    session.rate("q1", 5)
    kept = store.get(session.interview.id)
    assert (kept.languages, kept.language) == (("ar", "da"), "da")


@pytest.mark.parametrize(
    ("tag", "way"),
    [
        ("ar", True),
        ("fa-IR", True),
        ("he", True),
        ("ku", False),
        ("ku-Arab", True),
        ("da", False),
        ("az-Latn", False),
        ("ar-Latn", False),
        ("ur", True),
        ("zh-Hant", False),
    ],
)
def test_which_languages_run_from_right_to_left(tag: str, way: bool) -> None:
    assert right_to_left(tag) is way


# --- whole interviews -------------------------------------------------------------------------

BUNDLED = sorted((ROOT / "studies").glob("*.toml"))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_made_up_answers_lead_through_every_branch_of_every_bundled_questionnaire(
    path: Any,
) -> None:
    study = read_study(path)
    questionnaire = load_questionnaire(*study.questionnaire)
    check_study(study, questionnaire, path.name)
    wanted = branches(questionnaire)
    seen: set[Branch] = set()
    for seed in range(400):
        desk = Desk(questionnaire, study)
        carry_out(desk.session, at_random(study, seed), note="Hun sagde det.")
        desk.session.finish()
        assert faults(desk.kept, questionnaire, study) == ()
        seen |= visited(desk.session)
        if seen == wanted:
            break
    assert seen == wanted


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_what_changes_reach_is_asked_as_if_all_were_asked_anew(path: Any) -> None:
    study = read_study(path)
    questionnaire = load_questionnaire(*study.questionnaire)
    pairs = [(questionnaire, study), (ROOM, STUDY)]
    for made, of in pairs:
        desk = Desk(made, of)
        for seed in range(60):
            choose = at_random(of, seed)
            order = list(made.items)
            Random(seed).shuffle(order)
            for name in order:
                answer(desk.session, name, choose(made.items[name]))
                if seed % 3 == 0:
                    desk.session.answer(name, None)
                whole = route(made, desk.session.interview.answers, of)
                assert desk.session.route == whole


def test_made_up_answers_lead_through_every_branch_of_the_example() -> None:
    seen: set[object] = set()
    for seed in range(60):
        desk = Desk(ROOM, STUDY)
        carry_out(desk.session, at_random(STUDY, seed))
        seen |= visited(desk.session)
    assert seen == branches(ROOM)
