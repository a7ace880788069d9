"""The bundled VIVE 2020 is word for word the instrument: appendix 1 of the source.

The texts stand here a second time on purpose, as they were transcribed from the source.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.questionnaire import Kind, fill
from interviewer.versions import What, compare
from resources import ROOT, default_study, load_questionnaire

STUDY = default_study()
VIVE = load_questionnaire(*STUDY.questionnaire)
DANISH = VIVE.words("da")

SOURCE = (
    "Line Mehlsen og Christian Højgaard Mikkelsen: Borgeroplevelser af Jobcenter København, 2020. "
    "VIVE 2021, bilag 1."
)

INTRODUCTION = """\
Hej. Har du lige været til samtale med din sagsbehandler her i jobcenteret? Jeg kommer fra \
VIVE – Det Nationale Forsknings- og Analysecenter for Velfærd. Må jeg stille dig nogle \
spørgsmål om din oplevelse her i jobcenteret? Det tager ca. 5-7 minutter.

Undersøgelsen skal bidrage til at forbedre lediges oplevelse med jobcenteret, og jeg vil \
meget gerne høre om din oplevelse.

Du kommer til at være anonym i undersøgelsen. Det vil sige, at vi hverken bruger dit navn, \
dit personnummer eller dine kontaktoplysninger, og din sagsbehandler kommer ikke til at se \
dine besvarelser. Din deltagelse kommer derfor ikke til at få betydning for din sag."""

PRESENTATION = """\
Når du svarer på spørgsmålene, kan du vælge ét af disse 5 tal.

Den mørkerøde er 1 og viser, at du er meget utilfreds eller meget uenig. Den lyserøde er 2 \
og viser, at du er utilfreds/uenig. Den mørkegrønne er 5 og viser, at du er meget tilfreds \
eller meget enig. Den lysegrønne er 4 og viser, at du er tilfreds/enig. Den gule er 3 og \
viser, at du hverken er enig eller uenig i spørgsmålet.

Efter hvert spørgsmål vil jeg stille dig et uddybende spørgsmål. Det handler om DIN \
oplevelse, og du skal bare svare, så godt du kan.

Har du nogle spørgsmål, inden vi går i gang?"""

DONT_KNOW = "Ved ikke/kan ikke svare"
SCALES = {
    "satisfaction": {
        1: "Meget utilfreds",
        2: "Utilfreds",
        3: "Hverken eller",
        4: "Tilfreds",
        5: "Meget tilfreds",
        9: DONT_KNOW,
    },
    "degree": {
        1: "I lav grad",
        2: "I mindre grad",
        3: "Hverken eller",
        4: "I nogen grad",
        5: "I høj grad",
        9: DONT_KNOW,
    },
    "treatment": {
        1: "Meget dårligt",
        2: "Dårligt",
        3: "Hverken eller",
        4: "Godt",
        5: "Meget godt",
        9: DONT_KNOW,
    },
}

QUESTIONS = [
    # topic, question, scale, follow-up to 1-2, follow-up to 3-5
    (
        "Her og nu-tilfredshed med samtalen",
        "Hvor tilfreds er du med den samtale, du lige har haft med din sagsbehandler?",
        "satisfaction",
        "Hvorfor er du utilfreds med samtalen?",
        "Hvad var med til at gøre det til en god samtale?",
    ),
    (
        "Fremdrift i forløb",
        "Synes du, at der er fremdrift i dit forløb her i jobcenteret?",
        "degree",
        "Hvorfor synes du, at der ikke er fremdrift?",
        "Hvad er med til at give dig den oplevelse?",
    ),
    (
        "Samarbejde og inddragelse",
        "Synes du, at din sagsbehandler inddrager dig?",
        "degree",
        "Hvordan kan din sagsbehandler inddrage dig i højere grad?",
        "Hvad er det, der gør, at du føler dig inddraget?",
    ),
    (
        "Borgerens eget bidrag",
        "Har du selv bidraget til, at der er fremdrift i dit forløb her i jobcenteret?",
        "degree",
        "Hvad skulle være anderledes, for at du kunne bidrage mere?",
        "Kan du komme med et eksempel?",
    ),
    (
        "Tryghed og tillid",
        (
            "Synes du, at du kan spørge din sagsbehandler, hvis der er noget, som du er i tvivl "
            "om eller ikke forstår?"
        ),
        "degree",
        "Hvorfor ikke?",
        "Hvad er det, der gør, at du føler, du kan spørge din sagsbehandler?",
    ),
    (
        "Klare aftaler",
        "Ved du, hvad der skal ske, indtil du skal til din næste samtale?",
        "degree",
        "Hvorfor ikke?",
        "Hvad er grunden til, at du ved det?",
    ),
    (
        "Anerkendelse og forståelse",
        "Hvordan føler du dig behandlet her i jobcenteret?",
        "treatment",
        "Hvorfor føler du dig dårligt behandlet?",
        "Hvad er med til, at du føler dig godt behandlet?",
    ),
]

VULNERABLE, READY = "Udsatte", "Job- og uddannelsesparate"
GROUPS = [
    # jobcenter, group, main group, target
    ("JKI", "Aktivitetsparat over 30 år", VULNERABLE, (40, 50)),
    ("CAB", "Ressourceforløb over 30 år", VULNERABLE, (30, 40)),
    ("JKA", "Sygedagpenge/Jobafklaring", VULNERABLE, (30, 40)),
    ("JKA", "Ledighedsydelse (fleksjobvisiteret)", VULNERABLE, (30, 30)),
    (
        "JKU",
        "Aktivitetsparate og uddannelseshjælpsmodtagere under 30 år i ressourceforløb",
        VULNERABLE,
        (30, 40),
    ),
    ("JKU", "Jobparate under 30 år", READY, (30, 40)),
    ("JKU", "Uddannelsesparate uddannelseshjælpsmodtagere", READY, (30, 40)),
    ("JKK", "Dagpengemodtagere, akademikere", READY, (40, 50)),
    ("AMC", "Dagpengemodtagere over 30 år", READY, (40, 50)),
    ("AMC", "Jobparate kontanthjælpsmodtagere over 30 år", READY, (30, 40)),
    ("CBSI", "Borgere i integrationsprogrammet", READY, (30, 30)),
]


# --- the words --------------------------------------------------------------------------------


def test_the_introduction_with_the_organisation_of_the_study() -> None:
    said = [fill(text, {"organisation": STUDY.organisation["da"]}) for text in DANISH.introduction]
    assert "\n\n".join(said) == INTRODUCTION
    assert "VIVE" not in "".join(DANISH.introduction), "the organisation belongs to the study"


def test_the_presentation_of_the_scale() -> None:
    assert "\n\n".join(DANISH.presentation) == PRESENTATION


def test_the_scales() -> None:
    assert {name: DANISH.labels[name] for name in SCALES} == SCALES
    for name in SCALES:
        scale = VIVE.scales[name]
        assert (scale.codes, scale.dont_know) == ((1, 2, 3, 4, 5, 9), 9)


def test_the_presented_scale_says_what_the_presentation_says() -> None:
    scale = VIVE.presented_scale
    assert scale is not None
    assert [step.code for step in scale.steps] == [1, 2, 3, 4, 5]
    assert scale.dont_know is None
    aloud = PRESENTATION.lower().replace("hverken er enig", "hverken enig")
    assert all(DANISH.label(scale, code).lower() in aloud for code in scale.codes)


def test_the_seven_questions_in_order() -> None:
    found = []
    for question in VIVE.questions:
        words = DANISH.items[question.id]
        low, high = (words.follow_ups[name] for name in ("low", "high"))
        found.append((words.topic, words.text, question.scale and question.scale.id, low, high))
    assert found == QUESTIONS


@pytest.mark.parametrize("name", VIVE.question_ids)
def test_what_each_answer_leads_to(name: str) -> None:
    question = VIVE.item(name)
    opened = {code: question.follow_up(code) for code in question.codes}
    names = {code: branch and branch.id for code, branch in opened.items()}
    assert names == {1: "low", 2: "low", 3: "high", 4: "high", 5: "high", 9: "dont_know"}
    asked = {branch.id: branch.has_prompt for branch in question.follow_ups}
    assert asked == {"low": True, "high": True, "dont_know": False}, "9: only room for a note"


def test_the_background() -> None:
    fields = {
        field.id: (DANISH.items[field.id].topic, field.kind, field.asked)
        for field in VIVE.background
    }
    assert fields == {
        "group": ("Jobcenter og gruppe", Kind.SINGLE_CHOICE, False),
        "sex": ("Biologisk køn", Kind.SINGLE_CHOICE, False),
        "age": ("Alder", Kind.INTEGER, True),
        "unemployment": ("Ledighedsperiode", Kind.DURATION, True),
        "ethnic_background": ("Anden etnisk baggrund end dansk", Kind.YES_NO, False),
    }
    assert VIVE.item("group").options_from == "study.groups"
    sexes = DANISH.items["sex"].options
    assert {code: option.label for code, option in sexes.items()} == {1: "Kvinde", 2: "Mand"}


def test_the_groups_of_the_study_with_jobcenter_main_group_and_target() -> None:
    found = [
        (
            STUDY.jobcenters[group.jobcenter]["da"],
            group.labels["da"],
            STUDY.main_groups[group.main_group]["da"],
            group.target,
        )
        for group in STUDY.groups
    ]
    assert found == GROUPS
    assert STUDY.questionnaire == ("vive-2020", "1.1")
    assert set(STUDY.languages) <= set(VIVE.languages)
    assert set(STUDY.bands) <= {field.id for field in VIVE.background}


def test_the_source_and_what_was_corrected_in_it_are_stated() -> None:
    assert DANISH.source.startswith(SOURCE)
    assert "utilfreds/uenig (kilden: utilfreds/enig)" in DANISH.source


def test_danish_is_the_original_and_a_translation_made_here_is_marked() -> None:
    assert (VIVE.original, DANISH.validated) == ("da", True)
    assert not any(VIVE.words(name).validated for name in VIVE.languages[1:])


def test_1_1_adds_arabic_to_1_0_and_changes_nothing() -> None:
    (change,) = compare(load_questionnaire("vive-2020", "1.0"), VIVE).changes
    assert (change.what, change.before, change.after) == (What.LANGUAGES, "da, en", "da, en, ar")
    assert VIVE.words("ar").right_to_left


# --- the colours ------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    """Relative luminance as in WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)


def colours(scale: str) -> list[str]:
    return [step.colour for step in VIVE.scales[scale].steps]


@pytest.mark.parametrize("scale", VIVE.scales)
def test_red_yellow_green(scale: str) -> None:
    one, two, three, four, five = (bytes.fromhex(colour[1:]) for colour in colours(scale))
    for red in (one, two):
        assert red[0] > max(red[1:])
    for green in (four, five):
        assert green[1] > max(green[0], green[2])
    assert min(three[:2]) > three[2] * 1.5, "yellow"


@pytest.mark.parametrize("scale", VIVE.scales)
def test_the_ends_are_dark_and_their_neighbours_light(scale: str) -> None:
    light = [luminance(colour) for colour in colours(scale)]
    assert max(light[0], light[4]) < min(light[1:4])
    for end, beside in ((0, 1), (4, 3)):
        assert contrast(light[end], light[beside]) >= 3, "told apart without seeing colours"


@pytest.mark.parametrize("scale", VIVE.scales)
def test_a_label_can_be_read_on_each_colour(scale: str) -> None:
    for colour in colours(scale):
        black, white = (contrast(luminance(colour), ink) for ink in (0.0, 1.0))
        assert max(black, white) >= 4.5


# --- data, not code ---------------------------------------------------------------------------

PACKAGES = ("interviewer", "ui", "storage", "export")
CODE = [
    ROOT.parent / "main.py",
    *(path for name in PACKAGES for path in sorted((ROOT.parent / name).rglob("*.py"))),
]


def texts_in_code(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.casefold()


def wording() -> tuple[set[str], set[str]]:
    """Texts that stand nowhere in code, and labels and colours that are no whole text there."""
    sentences: set[str] = set()
    labels: set[str] = set()
    for words in VIVE.texts.values():
        sentences |= {words.title, words.source, *words.introduction, *words.presentation}
        for question in VIVE.questions:
            text = words.items[question.id]
            sentences |= {text.text, *text.follow_ups.values()}
        for scale in words.labels.values():
            labels |= set(scale.values())
    sentences |= {DANISH.items[question].topic for question in VIVE.question_ids}
    labels |= {colour for name in VIVE.scales for colour in colours(name)}
    return {s.casefold() for s in sentences}, {label.casefold() for label in labels}


def test_no_wording_label_or_colour_stands_in_code() -> None:
    sentences, labels = wording()
    assert len(CODE) > 10
    for path in CODE:
        for text in texts_in_code(path):
            found = {each for each in sentences if each in text} | (labels & {text.strip()})
            assert not found, path
    for path in CODE:  # A colour counts in comments and style sheets too.
        code = path.read_text(encoding="utf-8").casefold()
        assert not [each for each in labels if each.startswith("#") and each in code], path


def test_no_question_and_no_name_of_any_bundled_instrument_stands_in_code() -> None:
    """BDO's, KL's and Rambøll's run by the same code as VIVE's."""
    shelf = sorted((ROOT / "questionnaires").glob("*/*"))
    names = {path.parent.name for path in shelf}
    sentences: set[str] = set()
    for path in shelf:
        made = load_questionnaire(path.parent.name, path.name)
        for words in made.texts.values():
            sentences |= {words.title, words.source}
            for item in words.items.values():
                sentences |= {item.text, *(variant.text for variant in item.variants.values())}
    sentences = {each.casefold() for each in sentences if len(each) > 6}
    assert len(sentences) > 100
    for path in CODE:
        for text in texts_in_code(path):
            assert not {each for each in sentences if each in text} | names & {text}, path
