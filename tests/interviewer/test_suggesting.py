"""The likely word: what is learnt and what never is, and that what is forgotten leaves nothing."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.table import percentile
from interviewer.findings import Find, Kind
from interviewer.screening import find
from interviewer.suggesting import LEAST_REST, Learnt, Suggesting, Words, row_of
from resources.screening import load_lexicon
from resources.typing import load_words

GENERAL = [("og", 0.05), ("forening", 0.001), ("forløb", 0.002), ("for", 0.02), ("er", 0.04)]
FIELD = ["Sagsbehandleren lytter til borgeren.", "Føler sig hørt af sagsbehandleren."] * 4
SMALL = Words(GENERAL, FIELD)


def found(text: str) -> Sequence[Find]:
    """As the app screens."""
    return find(text, load_lexicon())


def taught(*interviews: str, known: Words = SMALL) -> Learnt:
    """What these notes teach, one an interview."""
    learnt = Learnt(known, found)
    for number, text in enumerate(interviews):
        learnt.learn(str(number), "note", text)
    return learnt


def suggested(learnt: Learnt, before: str) -> str:
    return Suggesting(learnt.known, learnt).suggest(before)


# --- what is suggested ----------------------------------------------------------------------------


def test_a_text_is_read_as_words_and_signs() -> None:
    assert row_of("Ja, »a-kassen« ringer 3 gange. Nu") == [
        ".",
        "ja",
        ",",
        "»",
        "a-kassen",
        "ringer",
        "3",
        "gange",
        ".",
        "nu",
    ]


@pytest.mark.parametrize(
    ("before", "rest"),
    [
        ("En sags", "behandleren"),
        ("En SAGS", "behandleren"),
        ("Føler sig ", "hørt"),
        ("Føler ", "sig"),
        ("Et forl", "øb"),
        ("", ""),  # nothing before anything is said
        ("   ", ""),
        ("En qqq", ""),
        ("Ja,", ""),  # a word needs a space before it
        ("Føler si", ""),  # one letter is no help
        ("Tallet er 3", ""),
    ],
)
def test_the_word_begun_is_finished_and_the_next_one_found(before: str, rest: str) -> None:
    assert suggested(taught(), before) == rest


def test_a_suggestion_always_saves_keys() -> None:
    helper = Suggesting(load_words(), Learnt(load_words(), found))
    text = "Sagsbehandleren har ikke læst sagen, og borgeren føler sig ikke hørt af jobcenteret. "
    shown = 0
    for end in range(len(text)):
        rest = helper.suggest(text[:end])
        assert not rest or (len(rest) >= LEAST_REST and rest.isprintable() and " " not in rest)
        shown += bool(rest)
    assert shown > 20


def test_a_word_that_is_not_taken_makes_room_for_another() -> None:
    words = Words([("forening", 0.02), ("forenkle", 0.015)], ["Ja."])
    helper = Suggesting(words, Learnt(words, found))
    assert helper.suggest("en for") == "ening"
    assert helper.suggest("en fore") == "nkle"
    assert helper.suggest("en fore") == "nkle"  # asked twice, it is the same


def test_a_suggestion_does_not_depend_on_what_was_asked_before() -> None:
    helper = Suggesting(SMALL, taught())
    helper.suggest("Noget helt andet s")
    assert helper.suggest("En sags") == "behandleren"


# --- what is learnt -------------------------------------------------------------------------------


def test_a_word_that_is_not_bundled_is_suggested_from_four_interviews_on() -> None:
    notes = ["Sidder i hyggekrogen.", "Er tit i hyggekrogen.", "Ud af hyggekrogen. Ja hyggekrogen."]
    assert suggested(taught(*notes), "Var i hygge") == ""
    assert suggested(taught(*notes, "Ind i hyggekrogen."), "Var i hygge") == "krogen"


def test_a_bundled_word_is_learnt_from_two_interviews() -> None:
    said = "Altid forening i hyggekrogen."
    for times, learnt in ((1, []), (2, ["forening"]), (4, ["forening", "hyggekrogen"])):
        known = taught(*[said] * times)
        assert [word for word in ("forening", "hyggekrogen") if known.share(word)] == learnt


@pytest.mark.parametrize("name", ["özlem", "szymon", "lystrup"])
def test_an_unlisted_name_in_small_letters_is_not_put_before_the_next_citizen(name: str) -> None:
    """No list knows it; who types it again, and four have, has begun it."""
    learnt = taught(*[f"Min sagsbehandler {name} lytter ikke."] * 6, known=load_words())
    before = "Min sagsbehandler "
    for typed in (0, 1, 2):
        rest = suggested(learnt, before + name[:typed])
        assert name[:typed] + rest != name
    assert suggested(learnt, before + name[:3]) == name[3:]


def test_what_was_said_in_a_row_once_teaches_nothing() -> None:
    """Both words are bundled: but that one follows the other is a single citizen's."""
    once = taught("Hendes forløb sagsbehandleren.")
    assert not once.rows.after("forløb")
    twice = taught("Hendes forløb sagsbehandleren.", "Det forløb sagsbehandleren.")
    assert twice.rows.after("forløb") == {"sagsbehandleren": 2}


@pytest.mark.parametrize(
    ("one", "other", "begun"),
    [
        ("Taler med Xylander om det.", "Kender Xylander godt.", "Ser xylan"),
        ("Xylander ringer aldrig.", "Xylander ringer igen.", "Ser xylan"),
        ("Bor i blok b17x nu.", "Flyttet til b17x før.", "I blok b1"),
        ("Min sagsbehandler hedder hanne.", "Taler med hanne om det.", "Ja han"),
        ("Skriv til ole@eksempel.dk nu.", "Ja, ole@eksempel.dk svarer.", "Til eksem"),
        ("Taler med Xylander.", "Så kom xylander, og xylander gik.", "Ser xylan"),
    ],
)
def test_names_and_numbers_are_never_suggested(one: str, other: str, begun: str) -> None:
    learnt = taught(one, other, one, other)
    assert suggested(learnt, begun) == ""
    for word in ("xylander", "b17x", "hanne", "ole", "eksempel"):
        assert not learnt.may_suggest(word)


def test_what_screening_finds_is_not_learnt_whatever_it_looks_like() -> None:
    def finding(text: str) -> Sequence[Find]:
        at = text.index("hemmelig")
        return [Find(at, at + 8, Kind.NAME, "[navn]", (0, len(text)))]

    learnt = Learnt(SMALL, finding)
    for number in range(4):
        learnt.learn(str(number), "note", "det er hemmelig her")
    assert suggested(learnt, "Det er hemm") == ""
    assert learnt.may_suggest("her")


def test_a_note_that_is_rewritten_counts_as_it_is_now() -> None:
    learnt = taught(*["Sidder i hyggekrogen."] * 4)
    assert suggested(learnt, "Var i hygge") == "krogen"
    learnt.learn("0", "note", "Sidder i hygge")
    assert suggested(learnt, "Var i hygge") == ""
    for interview in "0123":
        learnt.learn(interview, "note", " " if interview == "1" else "")
    assert len(learnt) == 0
    assert learnt.total == 0


SAID = ("og", "hyggekrogen", "krogen", "Xylander", "17", "sidder", ",", ".", "»")
NOTES = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["x", "y"]),
        st.lists(
            st.sampled_from(
                ["og", "hyggekrogen", "krogen", "Xylander", "17", "sidder", ",", ".", "»"]
            )
        ).map(" ".join),
    ),
    max_size=12,
)


def state(learnt: Learnt) -> object:
    """All that is counted."""
    return (
        learnt.total,
        learnt._words,
        learnt._names,
        learnt._seen_rows,
        learnt._own,
        learnt.rows._after,
        {interview: notes for interview, notes in learnt._notes.items() if notes},
    )


@given(NOTES)
@settings(max_examples=200)
def test_forgetting_an_interview_leaves_what_there_would_be_without_it(
    notes: list[tuple[str, str, str]],
) -> None:
    """Exactly: whatever was learnt in which order, and learnt anew."""
    whole, without = Learnt(SMALL, found), Learnt(SMALL, found)
    for interview, key, text in notes:
        whole.learn(interview, key, text)
        if interview != "b":
            without.learn(interview, key, text)
    whole.forget("b")
    whole.forget("never seen")
    assert state(whole) == state(without)
    for interview in ("a", "c"):
        whole.forget(interview)
    assert state(whole) == state(Learnt(SMALL, found))


# --- how long it takes ----------------------------------------------------------------------------


def test_a_suggestion_comes_at_once_among_many_words() -> None:
    """The figure itself is measured in `benchmarks`; this is far from it, for a busy machine."""
    made = random.Random(3)
    parts = ["for", "be", "an", "lig", "ning", "sag", "arb", "ejde", "jobs", "møde", "tid", "ud"]
    general = list(
        {
            ("".join(made.choice(parts) for _ in range(made.randint(2, 6))), 1e-6)
            for _ in range(60_000)
        }
    )
    words = Words(general, FIELD)
    learnt = Learnt(words, found)
    helper = Suggesting(words, learnt)
    text = "En forbearbejdetid for sagerne, jobsmødetid og udforligning. "
    times = []
    for end in range(len(text)):
        began = time.perf_counter()
        helper.suggest(text[:end])
        times.append(time.perf_counter() - began)
    assert percentile(times, 0.5) < 0.01
