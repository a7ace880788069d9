"""The paper form: everything that is asked, on pages that a printer and a hand can use."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

import resources
from export.pdf.boxes import Row, Space, Stack
from export.pdf.document import A4, MM
from export.pdf.fonts import load_fonts
from export.pdf.form_items import Items
from export.pdf.in_words import InWords, runs
from export.pdf.marks import Digits, Lines, Mark, Panel, Rule, Tag
from export.pdf.paper_form import LEAST, SIDES, Form, paper_form
from export.pdf.typesetting import Block
from interviewer.conditions import Condition
from interviewer.parsing import parse_questionnaire
from interviewer.questionnaire import Question, Questionnaire, fill
from interviewer.study import Study
from tests.export.everything import EVERYTHING
from tests.export.everything import STUDY as EVERY_STUDY
from tests.interviewer.waiting_room import waiting_room

FONTS = load_fonts(resources.FONTS)
VIVE = resources.load_questionnaire("vive-2020", "1.1")
VIVE_STUDY = resources.default_study()
KL = resources.load_questionnaire("kl-2023", "1.0")


def study(name: str) -> Study:
    return resources.read_study(resources.ROOT / "studies" / f"{name}.toml")


KL_STUDY = study("kl-2023")

Form_ = tuple[Questionnaire, Study]
FORMS: Mapping[str, Form_] = {
    "vive": (VIVE, VIVE_STUDY),
    "kl": (KL, KL_STUDY),
    "bdo": (resources.load_questionnaire("bdo-2022", "1.0"), study("bdo-2022")),
    "ramboll": (resources.load_questionnaire("ramboll-2023", "1.0"), study("ramboll-2023")),
    "waiting": waiting_room(),
    "everything": (EVERYTHING, EVERY_STUDY),
}


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data), strict=True)


def squeezed(text: str) -> str:
    return "".join(text.split())


def said(data: bytes) -> str:
    """All text of the form without its spaces: lines are broken anywhere."""
    return squeezed("".join(page.extract_text() for page in read(data).pages))


def form(which: Form_, language: str = "da", **changes: Any) -> Form:
    return Form(Items(*which, language, FONTS, "da", **changes))


def inside(item: Any) -> Iterator[Any]:
    """An item and all that is in it."""
    yield item
    for part in getattr(item, "items", ()):
        yield from inside(part)
    if isinstance(item, Panel):
        yield from inside(item.inner)


def placed(which: Form_, language: str = "da") -> Iterator[Any]:
    for page in form(which, language).pages():
        for put in page:
            yield from inside(put.item)


def spoken(questionnaire: Questionnaire, said_for: Study, language: str) -> Iterator[str]:
    """What is read aloud, with the study's words."""
    words = questionnaire.words(language)
    place = said_for.place(None)
    names = {
        "organisation": said_for.say(said_for.organisation, language),
        "jobcenter": said_for.say(place, language) if place else "______",
    }
    texts = [*words.introduction, *words.presentation]
    for name, item in words.items.items():
        texts.append(item.text)
        if questionnaire.item(name).asked:
            texts += item.follow_ups.values()
        for variant in item.variants.values():
            texts += (variant.text, *variant.follow_ups.values())
    for text in texts:
        yield fill(text, names)


# ---------------------------------------------------------------- what stands on it


@pytest.mark.parametrize("which", FORMS)
def test_every_word_that_is_read_aloud_stands_on_the_form(which: str) -> None:
    questionnaire, of = FORMS[which]
    found = said(paper_form(questionnaire, of, "da", FONTS))
    for text in spoken(questionnaire, of, "da"):
        assert squeezed(text) in found
    for item in questionnaire.items.values():
        assert squeezed(questionnaire.words("da").items[item.id].topic) in found


def test_both_follow_ups_stand_behind_their_codes() -> None:
    found = said(paper_form(VIVE, VIVE_STUDY, "da", FONTS))
    for item in VIVE.questions:
        prompts = VIVE.words("da").items[item.id].follow_ups
        low, high = (squeezed(prompts[name]) for name in ("low", "high"))
        assert f"1-2{low}3-5{high}" in found


def test_each_scale_has_its_codes_and_labels() -> None:
    found = said(paper_form(VIVE, VIVE_STUDY, "da", FONTS))
    assert found.count("1Megetutilfreds2Utilfreds3Hverkeneller4Tilfreds5Megettilfreds") == 1
    assert found.count("1Ilavgrad") == 5
    assert found.count("9Vedikke/kanikkesvare") == 7


def test_the_number_of_the_sheet_stands_on_each_page() -> None:
    reader = read(paper_form(VIVE, VIVE_STUDY, "da", FONTS, sheets=["7K3F", "AC9D"]))
    pages = [squeezed(page.extract_text()) for page in reader.pages]
    assert len(pages) == 4
    for page, sheet, other in zip(
        pages, ["7K3F", "7K3F", "AC9D", "AC9D"], ["AC9D", "AC9D", "7K3F", "7K3F"], strict=True
    ):
        assert page.count(sheet) == 2
        assert other not in page
    assert [re.findall("[12]/2", page)[-1] for page in pages] == ["1/2", "2/2", "1/2", "2/2"]


def test_groups_have_their_letters_and_jobcenters() -> None:
    found = said(paper_form(VIVE, VIVE_STUDY, "da", FONTS))
    assert "AJKI·Aktivitetsparatover30år" in found
    assert "KCBSI·Borgereiintegrationsprogrammet" in found


def test_one_jobcenter_is_named_once() -> None:
    found = said(paper_form(KL, KL_STUDY, "da", FONTS))
    assert "Jobcentret·Udfyldudenatspørge" in found
    assert "BSygedagpenge" in found


def test_options_stand_with_their_keys_and_those_that_exclude_others_last() -> None:
    found = said(paper_form(*FORMS["waiting"], "da", FONTS))
    assert "JJaNNej" in found
    assert "1Støj2Andremennesker3Nej,ingentingVilikkesvare" in found


def test_the_interviewers_own_follows_the_language_of_the_app() -> None:
    danish = said(paper_form(VIVE, VIVE_STUDY, "en", FONTS))
    english = said(paper_form(VIVE, VIVE_STUDY, "en", FONTS, app_language="en"))
    question = squeezed(VIVE.words("en").items["q1"].text)
    assert question in danish
    assert question in english
    assert "Skemanr." in danish
    assert "Fremdriftiforløb" in danish
    assert "KKvinde" in danish
    assert "Sheetno." in english
    assert "WWoman" in english
    assert "Fremdriftiforløb" not in english


def test_a_translation_that_nobody_has_validated_is_marked() -> None:
    mark = "Ikkevalideretafenmodersmålstalende"
    assert mark in said(paper_form(VIVE, VIVE_STUDY, "en", FONTS))
    assert mark not in said(paper_form(VIVE, VIVE_STUDY, "da", FONTS))


def test_what_is_not_translated_is_marked() -> None:
    mark = "Ikkealteroversat"
    assert mark in said(paper_form(EVERYTHING, EVERY_STUDY, "en", FONTS))
    assert mark not in said(paper_form(EVERYTHING, EVERY_STUDY, "da", FONTS))


def test_a_jobcenter_that_is_not_known_yet_leaves_a_gap() -> None:
    questionnaire, of = FORMS["waiting"]
    north = of.jobcenters["north"]
    several = replace(of, jobcenters={"north": north, "south": {"da": "Jobcenter Syd"}})
    assert "tagetimodi______?" in said(paper_form(questionnaire, several, "da", FONTS))


def test_the_background_comes_first_where_routing_needs_it() -> None:
    found = said(paper_form(KL, KL_STUDY, "da", FONTS))
    assert found.index("Baggrund") < found.index("Tilknytningtiljobcentret")
    found = said(paper_form(VIVE, VIVE_STUDY, "da", FONTS))
    assert found.index("Baggrund") > found.index("Anerkendelseogforståelse")


# ---------------------------------------------------------------- routing in words


def condition(questionnaire: Questionnaire, item: str) -> Condition:
    found = questionnaire.item(item).condition
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("duration", "Kun hvis 1 Tilknytning til jobcentret: Igangværende"),
        ("employer", "Kun hvis Ydelse: B"),
        ("contact", "Kun hvis Ydelse: G-K"),
        ("plan_work", "Kun hvis Ydelse: A, C, E eller F"),
        ("plan_next_steps", "Kun hvis (Ydelse: B og 3 Arbejdsgiver: Ja) eller Ydelse: G-K"),
        ("job_openings", "Ikke hvis Ydelse: B og 3 Arbejdsgiver: Ja"),
    ],
)
def test_routing_is_said_in_words(item: str, words: str) -> None:
    told = InWords(KL, KL_STUDY, "da", letters=True)
    assert told.only_if(condition(KL, item)) == words
    assert squeezed(words) in said(paper_form(KL, KL_STUDY, "da", FONTS))


def test_without_letters_groups_are_named() -> None:
    told = InWords(KL, KL_STUDY, "en", letters=False)
    assert told.only_if(condition(KL, "closer")) == (
        "Only if Benefit, main group: Unemployment insurance or Ready for job or education"
    )


def test_options_in_another_language_are_named_with_their_keys() -> None:
    told = InWords(KL, KL_STUDY, "da", letters=True, read=KL.words("en"))
    assert told.only_if(condition(KL, "duration")).endswith(": Igangværende (1)")
    assert told.only_if(condition(KL, "job_openings")).endswith("3 Arbejdsgiver: Ja (Y)")
    found = said(paper_form(KL, KL_STUDY, "en", FONTS))
    assert "Ikkehvis" in found
    assert "3Arbejdsgiver:Ja(Y)" in found
    assert "YYesNNo" in found


def routed(*conditions: str) -> tuple[Questionnaire, Study]:
    """The questionnaire of every kind, with questions that hang on these conditions."""
    structure: dict[str, Any] = {
        "format": 2,
        "id": "routed",
        "version": "1.0",
        "languages": ["da"],
        "palettes": {"p": ["#9B1C1C", "#F6D155", "#1B6B3A"]},
        "scales": {"mood": {"codes": [1, 2, 3], "palette": "p", "dont_know": 9}},
        "questions": [
            {"id": "mood", "kind": "rating", "scale": "mood"},
            {"id": "met", "kind": "yes_no", "dont_know": 2},
            {"id": "help", "kind": "multiple_choice", "options": [1, 2, 3], "wont_say": True},
            {"id": "age", "kind": "integer", "minimum": 0, "maximum": 120},
            {"id": "waited", "kind": "duration", "maximum_years": 5},
            {"id": "since", "kind": "month", "dont_know": True},
            {"id": "word", "kind": "text"},
            *(
                {"id": f"hangs_{at}", "kind": "yes_no", "asked_if": text}
                for at, text in enumerate(conditions)
            ),
        ],
    }
    words: dict[str, Any] = {
        "language": "da",
        "name": "Dansk",
        "title": "Ruter",
        "source": "Prøve.",
        "introduction": [],
        "scales": {"mood": {"1": "Skidt", "2": "Tja", "3": "Godt", "9": "Ved ikke"}},
        "questions": {
            item["id"]: {"topic": item["id"].capitalize(), "text": f"{item['id']}?"}
            for item in structure["questions"]
        },
    }
    for item in structure["questions"]:
        if item["kind"] == "yes_no":
            options = {"1": "Ja", "0": "Nej", **({"2": "Måske"} if item["id"] == "met" else {})}
            words["questions"][item["id"]]["options"] = options
    words["questions"]["help"]["options"] = {"1": "Mor", "2": "Far", "3": "Ingen"}
    return parse_questionnaire(structure, {"da": words}), VIVE_STUDY


@pytest.mark.parametrize(
    ("expression", "danish", "english"),
    [
        ("mood <= 2", "1 Mood: 1 eller 2", "1 Mood: 1 or 2"),
        ("mood in [1, 2, 3]", "1 Mood: 1-3", "1 Mood: 1-3"),
        ("mood != 1", "1 Mood: andet end 1", "1 Mood: other than 1"),
        ("mood is dont_know", "1 Mood: ved ikke", "1 Mood: don't know"),
        ("mood is not answered", "1 Mood: ikke besvaret", "1 Mood: not answered"),
        ("met == yes or met == 2", "2 Met: Ja eller Måske", "2 Met: Ja or Måske"),
        ("help has 3", "3 Help: Ingen", "3 Help: Ingen"),
        ("help has any [1, 2]", "3 Help: Mor eller Far", "3 Help: Mor or Far"),
        ("help is wont_say", "3 Help: vil ikke svare", "3 Help: won't say"),
        (
            "age >= 30 and age < 50",
            "4 Age: mindst 30 og under 50",
            "4 Age: at least 30 and under 50",
        ),
        ("age not in [1, 2]", "4 Age: andet end 1 eller 2", "4 Age: other than 1 or 2"),
        ("waited > 6", "5 Waited: over 6 måneder", "5 Waited: over 6 months"),
        ("waited >= 24", "5 Waited: mindst 2 år", "5 Waited: at least 2 years"),
        (
            "waited <= 13",
            "5 Waited: højst 1 år og 1 måned",
            "5 Waited: at most 1 year and 1 month",
        ),
        ('since < "2024-05"', "6 Since: før maj 2024", "6 Since: before May 2024"),
        ("word is answered", "7 Word: besvaret", "7 Word: answered"),
        (
            "not (mood == 1) and (met == no or age > 3)",
            "ikke (1 Mood: 1) og (2 Met: Nej eller 4 Age: over 3)",
            "not (1 Mood: 1) and (2 Met: Nej or 4 Age: over 3)",
        ),
    ],
)
def test_each_form_of_a_condition_is_said(expression: str, danish: str, english: str) -> None:
    questionnaire, of = routed(expression)
    for language, words, only in (("da", danish, "Kun hvis"), ("en", english, "Only if")):
        told = InWords(questionnaire, of, language, letters=True)
        assert told.only_if(condition(questionnaire, "hangs_0")) == f"{only} {words}"


def test_codes_that_follow_each_other_are_said_as_one() -> None:
    assert runs(["1", "2", "3", "5", "9"]) == ["1-3", "5", "9"]
    assert runs(["A", "B", "D", "E"], 3) == ["A", "B", "D", "E"]
    assert runs(["0", "1"]) == ["0-1"]
    assert runs(["Ja", "Nej"]) == ["Ja", "Nej"]


def test_a_form_of_many_conditions_can_be_made() -> None:
    which = routed("mood == 1", "age < 3 and help has 1", "not (met == yes)")
    assert "Ikkehvis2Met:Ja" in said(paper_form(*which, "da", FONTS))


# ---------------------------------------------------------------- pages


def test_vive_is_two_pages_with_room_to_write() -> None:
    for language in VIVE.languages:
        pages = form((VIVE, VIVE_STUDY), language).pages()
        assert len(pages) == 2
        rooms = [
            i.height
            for page in pages
            for put in page
            for i in inside(put.item)
            if isinstance(i, Lines)
        ]
        assert len(rooms) == 7
        assert min(rooms) >= LEAST - 0.1


@pytest.mark.parametrize(
    ("which", "pages"), [("kl", 4), ("bdo", 2), ("ramboll", 2), ("waiting", 1)]
)
def test_the_others_fill_whole_sheets(which: str, pages: int) -> None:
    assert len(read(paper_form(*FORMS[which], "da", FONTS)).pages) == pages


def fits(which: Form_, language: str = "da") -> None:
    """Nothing is wider than its place, no two things on a page share one, none leaves the page."""
    made = form(which, language)
    wide = A4.width - 2 * SIDES + 0.01
    for at, page in enumerate(made.pages()):
        edges = [(put.top, put.top + put.item.height) for put in page]
        assert all(end <= begin + 0.01 for (_, end), (begin, _) in pairwise(edges))
        assert edges[-1][1] <= made.room(at) + 0.01
        for put in page:
            assert put.item.width <= wide
            for item in inside(put.item):
                if isinstance(item, Block):
                    assert item.text_width <= item.width + 0.01
                    assert item.style.size >= 8
                elif isinstance(item, Panel):
                    assert item.inner.width + item.before <= item.width
                    assert item.inner.height <= item.height
                else:
                    assert isinstance(
                        item, Row | Stack | Space | Mark | Digits | Lines | Rule | Tag
                    )


@pytest.mark.parametrize("which", FORMS)
def test_nothing_is_wider_than_its_place(which: str) -> None:
    for language in FORMS[which][0].languages:
        fits(FORMS[which], language)


def long(questionnaire: Questionnaire, text: str, label: str) -> Questionnaire:
    """The same with other words everywhere."""
    words = questionnaire.words("da")

    def swollen(name: str) -> Any:
        item = words.items[name]
        return replace(
            item,
            topic=text,
            text=text if item.text else "",
            hint=label,
            options={code: replace(o, label=label) for code, o in item.options.items()},
            follow_ups=dict.fromkeys(item.follow_ups, text),
            variants={
                name: replace(v, text=text, follow_ups=dict.fromkeys(v.follow_ups, text))
                for name, v in item.variants.items()
            },
        )

    other = replace(
        words,
        title=text,
        source=text,
        validated=False,
        introduction=(text, text),
        themes=dict.fromkeys(words.themes, text),
        labels={scale: dict.fromkeys(codes, label) for scale, codes in words.labels.items()},
        items=MappingProxyType({name: swollen(name) for name in words.items}),
    )
    return replace(questionnaire, texts={"da": other}, languages=("da",))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Menneskerettighedsorganisationsmedlemskab " * 8, "Uddannelseshjælpsmodtagere og andre"),
        ("ganske lang tekst " * 60, "helt hen i vejret lang svarmulighed " * 6),
        ("W" * 300, "W" * 60),
        ("؟ سؤال طويل " * 40, "درجة كبيرة جداً"),
    ],
)
@pytest.mark.parametrize("which", ["vive", "everything"])
def test_long_words_and_labels_stay_in_their_places(which: str, text: str, label: str) -> None:
    questionnaire, of = FORMS[which]
    swollen = long(questionnaire, text, label)
    fits((swollen, of))
    assert read(paper_form(swollen, of, "da", FONTS)).pages


def seven_steps() -> Questionnaire:
    """A scale as long as one may be, with everything apart from it."""
    questionnaire = EVERYTHING
    scale = questionnaire.scales["mood"]
    steps = tuple(replace(scale.steps[0], code=code) for code in range(7))
    seven = replace(scale, steps=steps, dont_know=9)
    words = questionnaire.words("da")
    labels = {"mood": {**dict.fromkeys(range(7), "Fuldstændig utilfredsstillende"), 9: "Ved ikke"}}
    questions = tuple(
        replace(q, scale=seven, variants=(), wont_say=True) if q.scale is not None else q
        for q in questionnaire.questions
    )
    return replace(
        questionnaire,
        scales={"mood": seven},
        questions=questions,
        background=tuple(q for q in questionnaire.background if q.scale is None),
        texts={"da": replace(words, labels=labels)},
    )


def test_a_scale_of_seven_steps_fits() -> None:
    fits((seven_steps(), EVERY_STUDY))


def many(count: int) -> Questionnaire:
    """All kinds of question, again and again."""
    words = EVERYTHING.words("da")
    questions: list[Question] = []
    items = dict(words.items)
    for at in range(count):
        model = EVERYTHING.questions[at % len(EVERYTHING.questions)]
        name = f"{model.id}_{at:03}" if at >= len(EVERYTHING.questions) else model.id
        questions.append(replace(model, id=name))
        items[name] = words.items[model.id]
    return replace(
        EVERYTHING,
        questions=tuple(questions),
        texts={"da": replace(words, items=MappingProxyType(items))},
        languages=("da",),
    )


def test_two_hundred_questions_of_every_kind() -> None:
    questionnaire = many(200)
    fits((questionnaire, EVERY_STUDY))
    reader = read(paper_form(questionnaire, EVERY_STUDY, "da", FONTS, sheets=["7K3F"]))
    pages = len(reader.pages)
    assert pages > 20
    assert f"{pages}/{pages}" in squeezed(reader.pages[-1].extract_text())
    assert all("7K3F" in page.extract_text() for page in reader.pages)


def test_more_answers_than_a_page_holds() -> None:
    groups = tuple(replace(VIVE_STUDY.groups[0], id=f"g{at}") for at in range(150))
    of = replace(VIVE_STUDY, groups=groups)
    fits((VIVE, of))
    found = said(paper_form(VIVE, of, "da", FONTS))
    assert found.count("JKI·Aktivitetsparatover30år") == 0  # One jobcenter: named once.
    assert found.count("Aktivitetsparatover30år") == 150


def test_an_odd_number_of_pages_leaves_a_reverse_blank() -> None:
    questionnaire = many(17)
    one = len(read(paper_form(questionnaire, EVERY_STUDY, "da", FONTS)).pages)
    both = read(paper_form(questionnaire, EVERY_STUDY, "da", FONTS, sheets=["7K3F", "AC9D"]))
    assert one % 2
    assert one > 1
    assert len(both.pages) == 2 * one + 1
    assert not both.pages[one].extract_text().strip()
    assert squeezed(both.pages[one + 1].extract_text()).count("AC9D")


def test_a_form_of_one_page_is_printed_on_one_side() -> None:
    def printed(which: str) -> object:
        catalog: Any = read(paper_form(*FORMS[which], "da", FONTS)).trailer["/Root"]
        return catalog["/ViewerPreferences"]["/Duplex"]

    assert printed("waiting") == "/Simplex"
    assert printed("vive") == "/DuplexFlipLongEdge"


def test_copies_share_their_drawing() -> None:
    one = paper_form(VIVE, VIVE_STUDY, "da", FONTS, sheets=["7K3F"])
    hundred = paper_form(VIVE, VIVE_STUDY, "da", FONTS, sheets=[f"A{at:03}" for at in range(100)])
    assert len(hundred) < 15 * len(one)


@pytest.mark.parametrize("changes", [{}, {"fillable": True}, {"sheets": ["7K3F", "AC9D"]}])
def test_the_same_form_is_the_same_file(changes: Mapping[str, Any]) -> None:
    first = paper_form(KL, KL_STUDY, "da", FONTS, **changes)
    assert paper_form(KL, KL_STUDY, "da", FONTS, **changes) == first


# ---------------------------------------------------------------- from right to left


def test_arabic_begins_at_the_right() -> None:
    items = Items(VIVE, VIVE_STUDY, "ar", FONTS, "da")
    canvas: Any = Recorder()
    for row in items.question(VIVE.questions[0], 400):
        row.item(LEAST).draw(canvas, 0, 0)
    at = {place.field.value: place.x for place in items.taken() if place.field.name == "q1"}
    assert sorted(at, key=lambda code: -at[code]) == ["1", "2", "3", "4", "5", "9"]


class Recorder:
    """A canvas that draws nothing."""

    _pagesize = (A4.width, A4.height)

    def __getattr__(self, name: str) -> Any:
        if name == "_doc":
            return self
        if name == "delayedFonts":
            return []
        return lambda *_args, **_more: None


def test_arabic_and_danish_stand_on_one_form_and_can_be_read() -> None:
    reader = read(paper_form(VIVE, VIVE_STUDY, "ar", FONTS, sheets=["7K3F"]))
    found = said(paper_form(VIVE, VIVE_STUDY, "ar", FONTS, sheets=["7K3F"]))
    for item in VIVE.questions:
        assert squeezed(VIVE.words("da").items[item.id].topic) in found
    text = " ".join(page.extract_text() for page in reader.pages)
    words = set(re.findall(LETTERS, text))
    for prompt in spoken(VIVE, VIVE_STUDY, "ar"):
        assert set(re.findall(LETTERS, prompt)) <= words


LETTERS = r"[^\W\d_]+"


# ---------------------------------------------------------------- filled in on a screen


def fields(data: bytes) -> Mapping[str, Any]:
    return read(data).get_fields() or {}


def test_each_item_has_its_field() -> None:
    found = fields(paper_form(VIVE, VIVE_STUDY, "da", FONTS, fillable=True))
    for item in VIVE.questions:
        assert found[item.id]["/FT"] == "/Btn"
        assert set(found[item.id]["/_States_"]) == {"/Off", *(f"/{c}" for c in item.codes)}
        assert found[f"{item.id}_note"]["/FT"] == "/Tx"
        topic = VIVE.words("da").items[item.id].topic
        assert topic in found[item.id]["/TU"]
    assert {"group", "sex", "age", "unemployment_years", "unemployment_months"} <= set(found)
    assert set(found["group"]["/_States_"]) == {"/Off", *(f"/{g.id}" for g in VIVE_STUDY.groups)}
    assert {"_sheet", "_day", "_month", "_year"} <= set(found)


def test_every_kind_has_fields() -> None:
    found = fields(paper_form(EVERYTHING, EVERY_STUDY, "da", FONTS, fillable=True))
    for item in EVERYTHING.items.values():
        assert any(name == item.id or name.startswith(f"{item.id}_") for name in found)
    assert {"departments_1", "departments_12", "departments_wont_say"} <= set(found)
    assert {"began_month", "began_year", "began_dont_know"} <= set(found)
    assert "/wont_say" in found["mood"]["/_States_"]


def test_a_part_of_one_item_is_never_called_like_another() -> None:
    found = fields(paper_form(EVERYTHING, EVERY_STUDY, "da", FONTS, fillable=True))
    assert (
        found["help_1"]["/_States_"] == ["/1", "/Off", "/0"]
        or len(found["help_1"]["/_States_"]) == 3
    )
    assert "help_1_" in found


def test_one_answer_alone_can_be_ticked() -> None:
    found = fields(paper_form(*FORMS["ramboll"], "da", FONTS, fillable=True))
    assert found["group"]["/FT"] == "/Btn"


def test_fields_of_several_sheets_are_apart() -> None:
    sheets = ["7K3F", "AC9D"]
    found = fields(paper_form(VIVE, VIVE_STUDY, "da", FONTS, fillable=True, sheets=sheets))
    assert {"7K3F_q1", "AC9D_q1", "7K3F_q1_note", "AC9D_q1_note"} <= set(found)
    assert "q1" not in found
    assert "7K3F__sheet" not in found


def test_a_form_for_the_pen_has_no_fields() -> None:
    assert not fields(paper_form(VIVE, VIVE_STUDY, "da", FONTS))


@pytest.mark.parametrize("language", ["da", "ar"])
def test_danish_letters_can_be_filled_in(language: str) -> None:
    data = paper_form(VIVE, VIVE_STUDY, language, FONTS, fillable=True)
    writer = PdfWriter(clone_from=io.BytesIO(data))
    note = "Æblegrød på Ærø, sagde hun.\nÅh nej – så én gang til."
    filled = {"q1": "/5", "q1_note": note, "unemployment_years": "12", "group": "/jku_job"}
    for page in writer.pages:
        writer.update_page_form_field_values(page, filled, auto_regenerate=False)
    after = io.BytesIO()
    writer.write(after)
    found = fields(after.getvalue())
    assert found["q1_note"]["/V"].replace("\r", "\n") == note
    assert found["q1"]["/V"] == "/5"
    assert found["group"]["/V"] == "/jku_job"
    assert found["unemployment_years"]["/V"] == "12"
    assert "Æblegrød" in appearance(after.getvalue(), "q1_note")


def appearance(data: bytes, name: str) -> str:
    """What a field shows."""
    for page in read(data).pages:
        annotations: Sequence[Any] = page.get("/Annots") or []
        for annotation in annotations:
            widget = annotation.get_object()
            if widget.get("/T") == name:
                return str(widget["/AP"]["/N"].get_data().decode("latin-1"))
    raise AssertionError(name)


def test_fields_lie_on_the_page() -> None:
    reader = read(paper_form(EVERYTHING, EVERY_STUDY, "da", FONTS, fillable=True))
    white = 10 * MM - 0.01
    for page in reader.pages:
        annotations: Any = page.get("/Annots") or []
        for annotation in annotations:
            left, low, right, high = map(float, annotation.get_object()["/Rect"])
            assert white <= left < right <= A4.width - white
            assert white <= low < high <= A4.height - white
