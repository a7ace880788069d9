"""What screening finds in a note, and what it leaves alone."""

from __future__ import annotations

import time
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import DataInvalid
from interviewer.findings import Finding, Kind, digest
from interviewer.lexicon import parse_lexicon
from interviewer.screening import apply, find
from resources.screening import DANISH, load_lexicon

LEXICON = load_lexicon()


def screened(text: str) -> str:
    return apply(text, find(text, LEXICON))


@pytest.mark.parametrize(
    "number",
    [
        "010190-1234",
        "0101901234",
        "010190 1234",
        "010190–1234",
        "010190 - 1234",
        "010190.1234",
        "01 01 90 1234",
        "01.01.90-1234",
        "01-01-90-12-34",
        "610190-1234",  # day + 60
        "290200-1234",
        "2902041234",
        "010107-9999",  # fails modulus 11
        "0101\u00ad90\u200b1234",
    ],
)
def test_cpr_numbers(number: str) -> None:
    assert screened(f"Hun sagde {number} igen") == "Hun sagde [CPR] igen"


@pytest.mark.parametrize(
    "number", ["320190-1234", "011390-1234", "300290-1234", "290201-1234", "920190-1234"]
)
def test_a_date_that_is_none_is_no_cpr_number(number: str) -> None:
    assert Kind.CPR not in [each.kind for each in find(number, LEXICON)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ring på 12345678", "ring på [telefon]"),
        ("Spørg Hanne Jensen om det", "Spørg [navn] om det"),
        ("tlf. 12 34 56 78.", "tlf. [telefon]."),
        ("1234 5678 er det", "[telefon] er det"),
        ("12.34.56.78", "[telefon]"),
        ("+45 12 34 56 78", "[telefon]"),
        ("+46 70 123 45 67", "[telefon]"),
        ("skriv til hanne@firma.dk, tak", "skriv til [e-mail], tak"),
        ("se https://a.dk/b?c=1.", "se [link]."),
        ("se www.firma.dk/om", "se [link]"),
        ("på firma.dk", "på [link]"),
        ("IBAN DK50 0040 0440 1162 43", "IBAN [konto]"),
        ("GB82 WEST 1234 5698 7654 32", "[konto]"),
        ("sagsnr. 24/9465", "sagsnr. [nummer]"),
        ("journalnummer: 2024-1234", "journalnummer: [nummer]"),
        ("CVR 12345678", "CVR [nummer]"),
        ("bor Nørregade 12, 3. tv", "bor [adresse]"),
        ("på amagerbrogade 100 st", "på [adresse]"),
        ("H.C. Andersens Boulevard 4", "[adresse]"),
        ("Sankt Hans Torv 3", "[adresse]"),
        ("ved Enghave Plads 7B", "ved [adresse]"),
        ("2100 København Ø", "[postnummer og by]"),
        ("4000 roskilde", "[postnummer og by]"),
        ("Nørregade 12, 2200 København N", "[adresse], [postnummer og by]"),
        ("kører i AB 12 345", "kører i [nummerplade]"),
        ("født d. 3. marts 1980", "født d. [fødselsdato]"),
        ("Født 12/3-80", "Født [fødselsdato]"),
    ],
)
def test_what_has_a_form(text: str, left: str) -> None:
    assert screened(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hanne lytter", "[navn] lytter"),
        ("jeg talte med hanne", "jeg talte med [navn]"),
        ("HANNE er god", "[navn] er god"),
        ("Hannes hjælp", "[navn] hjælp"),
        ("Mohammed og Fatima", "[navn] og [navn]"),
        ("Anne-Marie Skovgaard-Petersen kom", "[navn] kom"),
        ("Lars P. Hansen", "[navn]"),
        ("Zyanya Hansen kom", "[navn] kom"),
        ("Hanne Zyanya kom", "[navn] kom"),
        ("det var Torkildsen", "det var [navn]"),
        ("min sagsbehandler Hanne er god", "min sagsbehandler [navn] er god"),
        ("min sagsbehandler hanne er god", "min sagsbehandler [navn] er god"),
        ("min sagsbehandler Zyanya er god", "min sagsbehandler [navn] er god"),
        ("Min læge, Xu, sagde", "Min læge, [navn], sagde"),
        ("min mentor hedder Xu", "min mentor hedder [navn]"),
        ("jeg hedder Zyanya", "jeg hedder [navn]"),
        ("min sagsbehandler bo er god", "min sagsbehandler [navn] er god"),
        ("jeg talte med Bo om det", "jeg talte med [navn] om det"),
        ("Per Hansen er god", "[navn] er god"),
        ("fru Zyanya sagde", "fru [navn] sagde"),
        ("Dr. Xu sagde", "Dr. [navn] sagde"),
        ("jeg arbejder hos Netto nu", "jeg arbejder hos [arbejdsgiver] nu"),
        ("Godt. Hanne er sød. Farvel", "Godt. [navn] er sød. Farvel"),
    ],
)
def test_names(text: str, left: str) -> None:
    assert screened(text) == left


ORDINARY = """
Min sagsbehandler er sød og lytter. Hun var sød.
Sagsbehandleren. Hun var sød
sagsbehandler: God til at lytte
Jobcenteret har været godt. Jobcenter København er okay.
Sagsbehandleren, Jobcentret og Kommunen taler ikke sammen
A-kassen hjalp mig i August og i maj. Min A-kasse var bedre.
Per telefon er bedst, og sagsbehandler per telefon går an
Liv og glade dage. Dag for dag. Tom snak. Skov og natur
Det er hans skyld. Hans sag er svær. Line op til møde
Indsatsen har været god. Processen og Oplevelsen var fin
I Processen har jeg lært om Indsatsen og Adressen
Jeg har 3 børn og 12 timer. Der er 5 sagsbehandlere på 2 år
fra 2019 til 2020, 2019-2020, 2019/2020
10.000.000 kr om året, og jeg fik 1500 kroner
den 12.03.2024 kl. 10.30, onsdag kl 10:30, 2024-03-12
min praktikplads 3 dage, arbejdsplads 2 gange, på vej 2 gange
hos kommunen. Hos Jobcenter. hos dem
min sag 2019, sagen fra 2020. 2019 Corona
under 30 år, 18 timer. 2 år. 100 gram. en mand på 50
Google Teams, CV, NemID og e-Boks. bl.a. fordi, f.eks. jobsøgning
MIN SAGSBEHANDLER LYTTER ALTID. DET ER GODT
Min mand, som er syg. Med rene ord. Like this. I 2022, Rødovre. Min læge siger nej. Min chef, Og så
Systemet er tungt. Kun en tolk. Helt sikkert. Fordi de er søde
Det er et ressourceforløb. Det hedder fleksjob. Ved ikke/kan ikke svare
fleksjob 15-20 timer, uge 12, 37 timer, 225 timer, kl. 9-15
""".strip().splitlines()


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sentences_are_left_alone(text: str) -> None:
    assert screened(text) == text


def test_the_most_specific_kind_wins_and_covers_all() -> None:
    (only,) = find("sag 010190-1234", LEXICON)
    assert (only.kind, only.span) == (Kind.CPR, (4, 15))


def test_a_find_comes_with_its_sentence() -> None:
    text = "Det var godt. Hanne ringede kl. 9!  Så skete der noget."
    (only,) = find(text, LEXICON)
    finding = Finding("i", "q1", "high", text, only, None)
    assert (finding.before, finding.text, finding.after) == ("", "Hanne", " ringede kl.")
    assert text[slice(*only.sentence)] == "Hanne ringede kl."


def test_kept_finds_stay() -> None:
    text = "Hanne og Mette"
    first, second = find(text, LEXICON)
    assert apply(text, (first, second), {first.span}) == "Hanne og [navn]"


def test_a_decision_is_tied_to_the_note() -> None:
    (only,) = find("Hanne", LEXICON)
    decision = Finding("i", "q1", "high", "Hanne", only, None).decide(kept=True)
    assert (decision.start, decision.end, decision.kept) == (0, 5, True)
    assert decision.note_digest == digest("Hanne") != digest("Hanne!")


NAMES = ("Hanne", "hanne", "Hansen", "min sagsbehandler ", "A-", "İ")
NUMBERS = ("010190-1234", "12 34 56 78", "a@b.dk", "Nørregade 5")
PIECES = st.sampled_from([*NAMES, *NUMBERS, ". ", ", ", "\n", " ", "æ"])


@given(st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join))
def test_finds_are_in_order_apart_and_within_their_sentence(text: str) -> None:
    finds = find(text, LEXICON)
    ends = [0, *(each.end for each in finds)]
    for each, before in zip(finds, ends, strict=False):
        assert before <= each.start < each.end <= len(text)
        assert each.sentence[0] <= each.start < each.end <= each.sentence[1]
    assert apply(text, finds, {each.span for each in finds}) == text


@pytest.mark.parametrize(
    "unit",
    ["A.", "a-", "1 ", "12345678 ", "Hanne ", "@", "a", "a@", "sag 1", "1.", "Vej ", "a.dk "],
)
def test_no_note_can_stall_the_screening(unit: str) -> None:
    note = (unit * 20_000)[:20_000]
    start = time.perf_counter()
    find(note, LEXICON)
    assert time.perf_counter() - start < 2


def mapping(**changes: Any) -> dict[str, Any]:
    return tomllib.loads(DANISH.read_text(encoding="utf-8")) | changes


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"towns": []}, "towns: holds no word"),
        ({"roles": "sagsbehandler"}, "roles: must be a list"),
        ({"rolls": []}, "rolls: is not known here"),
        ({"tokens": {"cpr": "[CPR]"}}, "tokens.phone: is missing"),
        ({"ordinary": ["sofa"]}, '"sofa" is in no list of names'),
    ],
)
def test_a_mistake_in_the_file_is_named(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(DataInvalid, match=words):
        parse_lexicon(mapping(**changes), "danish.toml")
