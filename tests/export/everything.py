"""A small questionnaire with a question and a background field of every kind, and answers to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from interviewer.interview import Answer, Interview, Missing
from interviewer.parsing import parse_questionnaire
from interviewer.questionnaire import Questionnaire
from interviewer.study import Bands, check_study
from tests.export.sample import STUDY as VIVE_STUDY
from tests.export.sample import interview

_SCALE = {"codes": [1, 2, 3], "palette": "traffic", "dont_know": 9, "highest": "negative"}

QUESTIONS: tuple[dict[str, Any], ...] = (
    {
        "id": "mood",
        "kind": "rating",
        "scale": "mood",
        "theme": "meeting",
        "wont_say": True,
        "follow_ups": [{"id": "low", "codes": [1, 2]}, {"id": "high", "codes": [3]}],
        "variants": [{"id": "young", "if": "age < 30"}],
    },
    {"id": "benefit", "kind": "single_choice", "options": [1, 2, 3], "dont_know": 8},
    {"id": "knows", "kind": "single_choice", "options_from": "study.groups"},
    {
        "id": "departments",
        "kind": "multiple_choice",
        "options": [1, 2, 12, 4],
        "exclusive": [4],
        "dont_know": 9,
        "wont_say": True,
        "follow_ups": [{"id": "which", "codes": [12]}],
    },
    {"id": "met", "kind": "yes_no", "dont_know": 2, "theme": "meeting"},
    {
        "id": "meetings",
        "kind": "integer",
        "minimum": 0,
        "maximum": 50,
        "dont_know": True,
        "asked_if": "met == yes",
        "follow_ups": [{"id": "many", "range": [10, 50]}],
    },
    {"id": "visits", "kind": "integer", "minimum": 0, "maximum": 50, "asked_if": "age >= 18"},
    {"id": "waited", "kind": "duration", "maximum_years": 5},
    {"id": "began", "kind": "month", "earliest": "2000-01", "dont_know": True},
    {"id": "ends", "kind": "month"},
    {
        "id": "word",
        "kind": "text",
        "wont_say": True,
        "dont_know": True,
        "follow_ups": [{"id": "room", "prompt": False}],
    },
    {
        "id": "story",
        "kind": "long_text",
        "asked_if": "met == yes",
        "follow_ups": [{"id": "more"}],
        "variants": [{"id": "past", "if": "benefit == 3"}],
    },
)
BACKGROUND: tuple[dict[str, Any], ...] = (
    {"id": "group", "kind": "single_choice", "options_from": "study.groups"},
    {
        "id": "age",
        "kind": "integer",
        "minimum": 15,
        "maximum": 99,
        "wont_say": True,
        "dont_know": True,
        "follow_ups": [{"id": "about", "prompt": False}],
    },
    {"id": "children", "kind": "integer", "minimum": 0, "maximum": 20},
    {"id": "period", "kind": "duration", "maximum_years": 60},
    {"id": "arrived", "kind": "month", "earliest": "1980-01"},
    {"id": "moved", "kind": "month"},
    {"id": "help", "kind": "multiple_choice", "options": [1, 2], "dont_know": 9, "wont_say": True},
    {"id": "help_1", "kind": "yes_no"},
    {"id": "week", "kind": "multiple_choice", "options": [1, 2]},
    {"id": "outlook", "kind": "rating", "scale": "mood"},
    {"id": "smoker", "kind": "yes_no", "follow_ups": [{"id": "what", "codes": [1]}]},
    {
        "id": "brand",
        "kind": "text",
        "asked_if": "smoker == yes",
        "follow_ups": [{"id": "why"}],
        "wont_say": True,
    },
    {"id": "life", "kind": "long_text", "theme": "meeting"},
)
GIVEN: Mapping[str, Answer] = {
    "group": Answer("jku_job"),
    "age": Answer(24),
    "children": Answer(3),
    "period": Answer(7),
    "arrived": Answer("2004-11"),
    "moved": Answer("2019-08"),
    "help": Answer((1, 2)),
    "help_1": Answer(0),
    "week": Answer((2,)),
    "outlook": Answer(3),
    "smoker": Answer(1),
    "brand": Answer("Cecil"),
    "life": Answer("To børn\nog en hund"),
    "mood": Answer(1),
    "benefit": Answer(3),
    "knows": Answer("jki_activity"),
    "departments": Answer((1, 12)),
    "met": Answer(1),
    "meetings": Answer(12),
    "visits": Answer(5),
    "waited": Answer(14),
    "began": Answer("2011-05"),
    "ends": Answer("2026-12"),
    "word": Answer("Tilfreds"),
    "story": Answer("Det gik godt"),
}
NOTES = {
    ("mood", "low"): "Note til mood",
    ("departments", "which"): "Note til departments",
    ("meetings", "many"): "Note til meetings",
    ("word", "room"): "Note til word",
    ("story", "more"): "Note til story",
    ("age", "about"): "Note til age",
    ("smoker", "what"): "Note til smoker",
    ("brand", "why"): "Note til brand",
}
WONT_SAY, DONT_KNOW = Answer(missing=Missing.WONT_SAY), Answer(missing=Missing.DONT_KNOW)


def _words(item: dict[str, Any], topic: str, text: str) -> dict[str, Any]:
    words: dict[str, Any] = {topic: f"Emne {item['id']}", text: f"Spørgsmål {item['id']}?"}
    prompts = [f["id"] for f in item.get("follow_ups", ()) if f.get("prompt", True)]
    if prompts:
        words["follow_ups"] = {name: f"Uddyb {item['id']} {name}?" for name in prompts}
    codes = [1, 0] if item["kind"] == "yes_no" else item.get("options", [])
    if "dont_know" in item and item["dont_know"] is not True:
        codes = [*codes, item["dont_know"]]
    if codes:
        words["options"] = {str(code): f"Svar {item['id']} {code}" for code in codes}
    variants = item.get("variants", ())
    if variants:
        words["variants"] = {v["id"]: {text: f"Ellers {item['id']}?"} for v in variants}
    return words


def everything(version: str = "1.0", **changes: Any) -> Questionnaire:
    """The questionnaire; `changes` replace keys of its structure."""
    structure: dict[str, Any] = {
        "format": 2,
        "id": "everything",
        "version": version,
        "languages": ["da", "en"],
        "themes": ["meeting"],
        "palettes": {"traffic": ["#9B1C1C", "#F6D155", "#1B6B3A"]},
        "scales": {"mood": _SCALE},
        "questions": list(QUESTIONS),
        "background": [{"filled_by": "citizen", **field} for field in BACKGROUND],
    } | changes
    danish: dict[str, Any] = {
        "language": "da",
        "name": "Dansk",
        "validated": True,
        "title": "Alt",
        "source": "Lavet til prøverne.",
        "introduction": ["Hej fra {organisation}."],
        "scales": {"mood": {"1": "Godt", "2": "Tja", "3": "Skidt", "9": "Ved ikke"}},
        "themes": {"meeting": "Samtalen"},
        "questions": {i["id"]: _words(i, "topic", "text") for i in structure["questions"]},
        "background": {i["id"]: _words(i, "label", "question") for i in structure["background"]},
    }
    story = danish["questions"].get("story")
    if story and "variants" in story:
        story["variants"]["past"]["follow_ups"] = {"more": "Uddyb, hvordan det var?"}
    english: dict[str, Any] = {
        "language": "en",
        "name": "English",
        "scales": {"mood": {"1": "Good", "3": "Bad", "9": "Don't know"}},
        "questions": {
            "mood": {"topic": "Mood", "variants": {"young": {"text": "Else mood?"}}},
            "benefit": {"text": "Which benefit?", "options": {"2": {"label": "Two", "key": "T"}}},
        },
        "background": {"help": {"options": {"2": "Second"}}},
    }
    for table in ("questions", "background"):
        known = [item["id"] for item in structure[table]]
        english[table] = {name: words for name, words in english[table].items() if name in known}
    return parse_questionnaire(structure, {"da": danish, "en": english})


EVERYTHING = everything()
STUDY = replace(
    VIVE_STUDY,
    id="everything",
    questionnaire=("everything", "1.0"),
    bands={
        "age": VIVE_STUDY.bands["age"],
        "period": VIVE_STUDY.bands["unemployment"],
        "arrived": Bands((1990, 2000, 2010)),
        "moved": Bands(()),
        "children": Bands(()),
        "meetings": Bands((5, 10)),
        "visits": Bands(()),
        "waited": Bands((3, 12)),
        "began": Bands((2005, 2010)),
        "ends": Bands(()),
    },
    broad_bands={},
    special=(),
)
check_study(STUDY, EVERYTHING, "everything")


def questionnaires(questionnaire_id: str, version: str) -> Questionnaire:
    """What `plan_export` asks for."""
    assert (questionnaire_id, version) == ("everything", "1.0")
    return EVERYTHING


def answered(
    number: int = 1, but: Mapping[str, Answer | None] | None = None, **more: Any
) -> Interview:
    """An interview with every item answered as in `GIVEN`, `but` for some; None: not at all."""
    given = {**GIVEN, **(but or {})}
    values: dict[str, Any] = {
        "study_id": STUDY.id,
        "questionnaire_id": "everything",
        "questionnaire_version": "1.0",
        "answers": {name: answer for name, answer in given.items() if answer is not None},
        "notes": dict(NOTES),
    }
    return interview(number, **values | more)
