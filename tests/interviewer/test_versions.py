"""What a new version changes, and which changes would give an old name another meaning."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from interviewer.errors import Problem
from interviewer.parsing import parse_questionnaire
from interviewer.questionnaire import Questionnaire
from interviewer.versions import Change, Comparison, What, compare, describe, likeness, negated

Files = dict[str, Any]
Edit = Callable[[Files], object]


def files() -> Files:
    """A questionnaire of two languages, as its files hold it: "q" is questionnaire.toml."""
    colours = ["#9B1C1C", "#F4A6A0", "#F6D155", "#A9D8A0", "#1B6B3A"]
    labels = {
        "1": "Meget utilfreds",
        "2": "Utilfreds",
        "3": "Hverken eller",
        "4": "Tilfreds",
        "5": "Meget tilfreds",
        "9": "Ved ikke",
    }
    degree = {
        "1": "I lav grad",
        "2": "I mindre grad",
        "3": "Midt imellem",
        "4": "I nogen grad",
        "5": "I høj grad",
        "9": "Ved ikke",
    }

    def scale() -> Files:
        return {"codes": [1, 2, 3, 4, 5], "palette": "colours", "dont_know": 9}

    return {
        "q": {
            "format": 2,
            "id": "trial",
            "version": "1.0",
            "languages": ["da", "en"],
            "themes": ["meeting", "goals"],
            "palettes": {"colours": colours, "others": [*colours[1:], "#000000"]},
            "scales": {"mood": scale(), "degree": scale(), "unused": scale()},
            "conditions": {"adult": "age >= 18"},
            "questions": [
                {
                    "id": "q1",
                    "kind": "rating",
                    "scale": "mood",
                    "theme": "meeting",
                    "follow_ups": [
                        {"id": "low", "codes": [1, 2]},
                        {"id": "high", "codes": [4, 5]},
                    ],
                },
                {"id": "q2", "kind": "rating", "scale": "mood", "asked_if": "adult"},
                {"id": "contact", "kind": "multiple_choice", "options": [1, 2, 3], "dont_know": 8},
                {
                    "id": "came",
                    "kind": "yes_no",
                    "variants": [{"id": "young", "if": "age < 30"}, {"id": "old", "if": "adult"}],
                },
                {"id": "often", "kind": "integer", "minimum": 0, "maximum": 30},
                {"id": "why", "kind": "text"},
            ],
            "background": [
                {
                    "id": "age",
                    "kind": "integer",
                    "minimum": 15,
                    "maximum": 99,
                    "filled_by": "citizen",
                },
                {
                    "id": "sex",
                    "kind": "single_choice",
                    "options": [1, 2],
                    "filled_by": "interviewer",
                },
                {"id": "group", "kind": "single_choice", "options_from": "study.groups"}
                | {"filled_by": "interviewer"},
            ],
        },
        "da": {
            "language": "da",
            "name": "Dansk",
            "validated": True,
            "title": "Prøve",
            "source": "Lavet her.",
            "introduction": ["Hej."],
            "presentation": [],
            "themes": {"meeting": "Mødet", "goals": "Mål"},
            "scales": {"mood": dict(labels), "degree": degree, "unused": dict(labels)},
            "questions": {
                "q1": {
                    "topic": "Mødet",
                    "text": "Hvor tilfreds er du med mødet i dag?",
                    "follow_ups": {"low": "Hvad gik galt?", "high": "Hvad gik godt?"},
                },
                "q2": {"topic": "Hjælp", "text": "Hvor tilfreds er du med den hjælp, du fik?"},
                "contact": {
                    "topic": "Kontakt",
                    "text": "Hvem har du talt med i jobcenteret?",
                    "options": {"1": "Sagsbehandler", "2": "Receptionen", "3": "En mentor"}
                    | {"8": "Ved ikke"},
                },
                "came": {
                    "topic": "Kom selv",
                    "text": "Kom du her af egen vilje?",
                    "options": {"1": "Ja", "0": "Nej"},
                    "variants": {
                        "young": {"text": "Kom du selv?"},
                        "old": {"text": "Kom De selv?"},
                    },
                },
                "often": {"topic": "Hvor tit", "text": "Hvor tit kommer du her om måneden?"},
                "why": {"topic": "Hvorfor", "text": "Hvorfor?"},
            },
            "background": {
                "age": {"label": "Alder", "question": "Hvor gammel er du?", "hint": "hele år"},
                "sex": {"label": "Biologisk køn", "options": {"1": "Kvinde", "2": "Mand"}},
                "group": {"label": "Gruppe"},
            },
        },
        "en": {
            "language": "en",
            "name": "English",
            "scales": {"mood": {"1": "Very dissatisfied"}},
            "questions": {"q1": {"text": "How satisfied are you with the meeting today?"}},
        },
    }


def made(*edits: Edit) -> Questionnaire:
    """The questionnaire after these edits of its files."""
    content = files()
    for edit in edits:
        edit(content)
    structure = content.pop("q")
    return parse_questionnaire(structure, content)


def put(place: str, value: object) -> Edit:
    """Set a dotted place like "da.questions.q1.text"; a question is found by its id."""

    def edit(content: Files) -> None:
        *way, last = place.split(".")
        found: Any = content
        for name in way:
            if isinstance(found, list):
                found = next(each for each in found if each["id"] == name)
            else:
                found = found.setdefault(name, {})
        if isinstance(found, list):
            found[:] = [each for each in found if each["id"] != last] + ([value] if value else [])
        elif value is None:
            del found[last]
        else:
            found[last] = value

    return edit


def compared(*edits: Edit) -> Comparison:
    return compare(made(), made(*edits, put("q.version", "1.1")))


def only(*edits: Edit) -> Change:
    """The one change that these edits make."""
    found = compared(*edits)
    assert len(found.changes) == 1, found.changes
    return found.changes[0]


def refused(*edits: Edit) -> tuple[Change, ...]:
    return compared(*edits).incompatible


def test_the_same_is_the_same() -> None:
    assert compared() == Comparison(())
    assert describe(compared()) == ["There is no difference."]


# --- what may change ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "value", "what", "before", "after"),
    [
        ("da.title", "Prøven", What.WORDING, "Prøve", "Prøven"),
        ("da.introduction", ["Hej.", "Goddag."], What.WORDING, "Hej.", "Hej.\n\nGoddag."),
        ("da.themes.goals", "Målene", What.LABEL, "Mål", "Målene"),
        ("da.questions.q1.topic", "I dag", What.WORDING, "Mødet", "I dag"),
        (
            "da.questions.q1.text",
            "Hvor tilfreds er du med dagens møde?",
            What.WORDING,
            "Hvor tilfreds er du med mødet i dag?",
            "Hvor tilfreds er du med dagens møde?",
        ),
        ("da.questions.q1.follow_ups.low", "Hvorfor?", What.WORDING, "Hvad gik galt?", "Hvorfor?"),
        ("da.questions.came.variants.young.text", "Selv?", What.WORDING, "Kom du selv?", "Selv?"),
        ("da.background.age.hint", "år", What.WORDING, "hele år", "år"),
        ("da.background.sex.options.2", "Manden", What.LABEL, "Mand", "Manden"),
        ("da.scales.mood.9", "Det ved jeg ikke", What.LABEL, "Ved ikke", "Det ved jeg ikke"),
        ("da.validated", False, What.VALIDATED, "true", "false"),
        ("en.scales.mood.2", "Dissatisfied", What.LABEL, "", "Dissatisfied"),
        ("en.scales.mood.1", "Nothing of the sort", What.LABEL, "Very dissatisfied", None),
        ("en.questions.q1.text", "Well?", What.WORDING, None, "Well?"),
        ("en.questions.q1.text", None, What.WORDING, None, ""),
        ("q.questions.q2.asked_if", "age > 18", What.ROUTING, "adult", "age > 18"),
        ("q.questions.q2.asked_if", None, What.ROUTING, "adult", ""),
        ("q.questions.q1.theme", "goals", What.THEME, "meeting", "goals"),
        ("q.questions.q1.required", True, What.ANSWERING, "false", "true"),
        ("q.questions.why.wont_say", True, What.ANSWERING, "false", "true"),
        ("q.questions.why.dont_know", True, What.ANSWERING, "false", "true"),
        ("q.questions.contact.exclusive", [1], What.ANSWERING, "", "1"),
        ("q.questions.often.maximum", 20, What.LIMITS, "0 to 30", "0 to 20"),
        ("q.questions.often.maximum", 31, What.LIMITS, "0 to 30", "0 to 31"),
        ("q.questions.why.maximum_length", 50, What.LIMITS, None, "50 letters at most"),
        ("q.presented_scale", "mood", What.PAGES, "", "mood"),
        ("q.scales.mood.palette", "others", What.COLOURS, None, None),
        ("q.scales.unused.highest", "negative", What.DIRECTION, "positive", "negative"),
        ("da.scales.unused.1", "Ingenting", What.LABEL, "Meget utilfreds", "Ingenting"),
        ("q.questions.contact.dont_know", None, What.CODES, "8", ""),
    ],
)
def test_a_change_that_data_survive(
    place: str, value: object, what: What, before: str | None, after: str | None
) -> None:
    edits = [put(place, value)]
    if place.endswith("contact.dont_know"):
        edits.append(put("da.questions.contact.options.8", None))
    change = only(*edits)
    assert (change.what, change.compatible) == (what, True)
    assert before is None or change.before == before
    assert after is None or change.after == after
    language, _, rest = place.partition(".")
    assert change.file == f"{'questionnaire' if language == 'q' else language}.toml"
    assert change.place.split(".")[0] == rest.split(".")[0]


def test_new_and_dropped_questions_and_fields() -> None:
    new = {"id": "last", "kind": "long_text"}
    found = compared(
        put("q.questions.last", new),
        put("da.questions.last", {"topic": "Til sidst", "text": "Er der mere?"}),
        put("q.questions.often", None),
        put("da.questions.often", None),
        put("q.background.sex", None),
        put("da.background.sex", None),
    )
    assert [(c.what, c.place, c.before, c.after) for c in found.changes] == [
        (What.DROPPED, "questions.often", "Hvor tit", ""),
        (What.DROPPED, "background.sex", "Biologisk køn", ""),
        (What.NEW, "questions.last", "", "Til sidst"),
    ]
    assert not found.incompatible


def test_another_order_is_told_once() -> None:
    def turn(content: Files) -> None:
        content["q"]["questions"].reverse()
        content["q"]["background"].reverse()

    found = compared(turn)
    assert [(c.what, c.place) for c in found.changes] == [
        (What.ORDER, "questions"),
        (What.ORDER, "background"),
    ]
    assert found.changes[0].after == "why, often, came, contact, q2, q1"


def test_a_question_that_goes_to_the_background_keeps_its_data() -> None:
    def move(content: Files) -> None:
        item = content["q"]["questions"].pop()
        content["q"]["background"].append({**item, "filled_by": "citizen"})
        del content["da"]["questions"]["why"]
        content["da"]["background"]["why"] = {"label": "Hvorfor", "question": "Hvorfor?"}

    change = only(move)
    assert (change.what, change.before, change.after) == (
        What.MOVED,
        "questions.why",
        "background.why",
    )


def test_what_the_citizen_is_asked_from_now_on_was_not_another_question_before() -> None:
    found = compared(
        put("q.background.sex.filled_by", "citizen"),
        put("da.background.sex.question", "Er du kvinde eller mand?"),
    )
    assert not found.incompatible
    assert {change.what for change in found.changes} == {What.ANSWERING, What.WORDING}


def test_languages_come_and_go() -> None:
    without = compared(put("en", None), put("q.languages", ["da"]))
    assert [(c.what, c.before, c.after) for c in without.changes] == [
        (What.LANGUAGES, "da, en", "da")
    ]
    assert without.changes[0].compatible


def test_a_named_condition_that_changes_is_told_where_it_is_used_too() -> None:
    found = compared(put("q.conditions.adult", "age >= 21"))
    assert {change.place for change in found.changes} == {
        "conditions.adult",
        "questions.q2.asked_if",
        "questions.came.variants.old",
    }
    used = next(change for change in found.changes if change.place == "questions.q2.asked_if")
    assert (used.before, used.after) == ("age >= 18", "age >= 21")


def test_follow_ups_and_variants() -> None:
    found = compared(
        put(
            "q.questions.q1.follow_ups",
            [{"id": "low", "codes": [1, 2, 3]}, {"id": "rest", "prompt": False}],
        ),
        put("da.questions.q1.follow_ups", {"low": "Hvad gik galt?"}),
        put("q.questions.came.variants", [{"id": "old", "if": "adult"}]),
        put("da.questions.came.variants", {"old": {"text": "Kom De selv?"}}),
    )
    assert {(c.place, c.before, c.after) for c in found.changes} == {
        ("questions.q1.follow_ups.low", "1, 2", "1, 2, 3"),
        ("questions.q1.follow_ups.high", "4, 5", ""),
        ("questions.q1.follow_ups.rest", "", "any answer; only room for a note"),
        ("questions.came.variants.young", "age < 30", ""),
    }


def test_an_option_may_be_added_and_dropped() -> None:
    added = only(
        put("q.questions.contact.options", [1, 2, 3, 4]),
        put("da.questions.contact.options.4", "Andre"),
    )
    assert (added.what, added.compatible) == (What.CODES, True)
    assert added.after.endswith("3 En mentor; 4 Andre")
    dropped = only(
        put("q.questions.contact.options", [1, 3]), put("da.questions.contact.options.2", None)
    )
    assert dropped.compatible


def test_the_order_and_the_keys_of_options_are_free() -> None:
    assert only(put("q.background.sex.options", [2, 1])).compatible
    key = only(put("da.background.sex.options.1", {"label": "Kvinde", "key": "K"}))
    assert (key.what, key.before, key.after) == (What.KEY, "1", "K")


def test_a_scale_may_be_shown_the_other_way_round() -> None:
    def turn(content: Files) -> None:
        content["q"]["scales"]["mood"]["codes"].reverse()
        content["q"]["palettes"]["turned"] = content["q"]["palettes"]["colours"][::-1]
        content["q"]["scales"]["mood"]["palette"] = "turned"

    change = only(turn)
    assert (change.what, change.compatible) == (What.CODES, True)


# --- what may not -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("duration", {"maximum_years": 5}),
        ("text", {}),
        ("yes_no", {}),
        ("single_choice", {"options": [1, 2]}),
    ],
)
def test_another_kind_is_another_question(kind: str, keys: dict[str, Any]) -> None:
    edits = [put("q.questions.often", {"id": "often", "kind": kind, **keys})]
    if kind in {"yes_no", "single_choice"}:
        codes = {"1": "Ja", "0": "Nej"} if kind == "yes_no" else {"1": "Ja", "2": "Nej"}
        edits.append(put("da.questions.often.options", codes))
    (change,) = refused(*edits)
    assert (change.what, change.place, change.before) == (
        What.KIND,
        "questions.often.kind",
        "integer",
    )
    assert change.mend == "Give the question a new id."
    if kind == "duration":
        assert "another unit" in change.reason


def test_groups_of_the_study_are_no_codes() -> None:
    field = {"id": "group", "kind": "single_choice", "options": [1, 2], "filled_by": "citizen"}
    (change,) = refused(
        put("q.background.group", field),
        put("da.background.group", {"label": "Gruppe", "question": "Hvilken?"}),
        put("da.background.group.options", {"1": "A", "2": "B"}),
    )
    assert change.before == "single_choice, from the study"


def test_a_step_that_is_gone_makes_another_scale() -> None:
    found = refused(
        put("q.scales.mood.codes", [1, 2, 3, 4]),
        put("q.palettes.four", ["#000000"] * 4),
        put("q.scales.mood.palette", "four"),
        put("da.scales.mood.5", None),
        put("q.questions.q1.follow_ups", []),
        put("da.questions.q1.follow_ups", {}),
    )
    assert [(c.what, c.place) for c in found] == [(What.CODES, "scales.mood.codes")]
    assert "Without 5" in found[0].reason


def test_a_scale_turned_round() -> None:
    (change,) = refused(put("q.scales.mood.highest", "negative"))
    assert (change.what, change.before, change.after) == (What.DIRECTION, "positive", "negative")
    assert "new ids" in change.mend


def test_another_code_for_dont_know() -> None:
    (change,) = refused(
        put("q.scales.mood.dont_know", 8),
        put("da.scales.mood.9", None),
        put("da.scales.mood.8", "Ved ikke"),
    )
    assert (change.place, change.before, change.after) == ("scales.mood.dont_know", "9", "8")
    (change,) = refused(
        put("q.questions.contact.dont_know", 9),
        put("da.questions.contact.options.8", None),
        put("da.questions.contact.options.9", "Ved ikke"),
    )
    assert change.place == "questions.contact.dont_know"


def test_a_code_of_dont_know_becomes_no_answer() -> None:
    found = refused(
        put("q.questions.contact.options", [1, 2, 3, 8]),
        put("q.questions.contact.dont_know", None),
    )
    assert any("would now be an answer" in change.reason for change in found)
    found = refused(
        put("q.questions.contact.options", [1, 2]),
        put("q.questions.contact.dont_know", 3),
        put("da.questions.contact.options.8", None),
    )
    assert any("would now say" in change.reason for change in found)


def test_labels_that_change_places() -> None:
    found = refused(
        put("da.scales.mood.1", "Meget tilfreds"),
        put("da.scales.mood.5", "Meget utilfreds"),
        put("q.same_meaning", ["scales.mood.1", "scales.mood.5"]),
    )
    assert [change.place for change in found] == ["scales.mood.1", "scales.mood.5"]
    assert found[0].reason == "1 would say what another code has said."
    assert "same_meaning" not in found[0].mend, "nobody can mean that"


def test_yes_and_no_change_places() -> None:
    options = "da.questions.came.options"
    assert len(refused(put(f"{options}.1", "nej"), put(f"{options}.0", "JA"))) == 2
    assert not refused(put(f"{options}.1", "JA"))


@pytest.mark.parametrize("place", ["scales.mood.2", "questions.contact.options.3"])
def test_a_label_of_another_meaning(place: str) -> None:
    edit = put(f"da.{place}", "Grøn")
    (change,) = refused(edit)
    assert (change.what, change.place, change.language) == (What.LABEL, place, "da")
    assert change.mend == f'Use a new code, or list "{place}" in same_meaning.'
    assert not refused(edit, put("q.same_meaning", [place]))
    assert refused(edit, put("q.same_meaning", [f"{place}0", "scales.mood.3"]))


def test_another_question_under_the_same_id() -> None:
    edit = put("da.questions.q2.text", "Bor du i by?")
    (change,) = refused(edit)
    assert (change.what, change.place) == (What.WORDING, "questions.q2.text")
    assert change.mend == 'Give the question a new id, or list "questions.q2.text" in same_meaning.'
    assert not refused(edit, put("q.same_meaning", ["questions.q2.text"]))


def test_what_is_ticked_is_known_by_its_label() -> None:
    (change,) = refused(put("da.background.sex.label", "Fødested?"))
    assert change.place == "background.sex.label"
    edit = put("da.background.age.label", "År")
    assert not refused(edit), "there the question says what is asked"
    (change,) = refused(put("da.background.age.question", "Tit syg?"))
    assert change.place == "background.age.question"


def test_meanings_are_judged_in_the_original_language_alone() -> None:
    assert not refused(put("en.questions.q1.text", "Zzz?"), put("en.scales.mood.1", "Xyz"))


def test_no_language_in_common_cannot_be_judged() -> None:
    def german(content: Files) -> None:
        content["q"]["languages"] = ["de"]
        del content["en"]
        content["de"] = content.pop("da") | {"language": "de", "name": "Deutsch"}

    (change,) = refused(german)
    assert (change.what, change.mend) == (What.LANGUAGES, 'Keep "da".')


def test_another_scale_for_a_question() -> None:
    edit = put("q.questions.q1.scale", "degree")
    (change,) = refused(edit)
    assert (change.what, change.place) == (What.CODES, "questions.q1.scale")
    assert change.before.startswith("mood: 1 Meget utilfreds")
    assert not refused(edit, put("q.same_meaning", ["questions.q1.scale"]))
    same = put("q.questions.q1.scale", "unused")
    assert only(same).compatible, "the labels say the same"
    turned = put("q.scales.unused.highest", "negative")
    assert [each.place for each in refused(same, turned)] == ["questions.q1.scale"]


# --- how it is told -----------------------------------------------------------------------------


def test_an_incompatible_change_as_a_mistake_of_the_new_version() -> None:
    found = compared(put("da.background.sex.options.2", "Dreng"), put("da.title", "Andet"))
    assert found.problems == (
        Problem(
            "da.toml",
            "background.sex.options.2",
            'was "Mand", and is "Dreng". 2 would seem to say something else.',
            'Use a new code, or list "background.sex.options.2" in same_meaning.',
        ),
    )


def test_the_description() -> None:
    found = compared(
        put("da.background.sex.options.2", "Dreng"),
        put("da.introduction", ["Hej.", "Goddag."]),
        put("q.questions.q2.asked_if", None),
    )
    place = '"background.sex.options.2"'
    assert describe(found) == [
        "These would give an id or a code another meaning:",
        "  da: background.sex.options.2 is labelled differently.",
        "    - Mand",
        "    + Dreng",
        f"    2 would seem to say something else. Use a new code, or list {place} in same_meaning.",
        "",
        "What else is different:",
        "  questions.q2.asked_if has other conditions.",
        "    - adult",
        "  da: introduction is worded differently.",
        "    - Hej.",
        "    + Hej.",
        "    +",
        "    + Goddag.",
    ]


def test_every_sort_of_change_has_its_words() -> None:
    for what in What:
        line = describe(Comparison((Change(what, "place", "a", "b"),)))[1]
        assert line.startswith("  place ")


def test_likeness_is_quick_for_long_texts() -> None:
    begun = time.perf_counter()
    assert likeness("abc " * 200_000, "abd " * 200_000) > 0.5
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize(
    ("one", "other", "contrary"),
    [
        ("tilfreds", "utilfreds", True),
        ("i nogen grad", "i ingen grad", True),
        ("hvor tilfreds er du?", "hvor utilfreds er du?", True),
        ("enig", "ikke enig", True),
        ("satisfied", "dissatisfied", True),
        ("meget tilfreds", "meget tilfreds.", False),
        ("i høj grad", "i høj grad, ja", False),
        ("jobcenteret", "jobcentret", False),
    ],
)
def test_few_letters_can_turn_a_meaning_round(one: str, other: str, contrary: bool) -> None:
    assert negated(one, other) is contrary
    assert negated(other, one) is contrary
