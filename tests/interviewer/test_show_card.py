"""What a card may show: its question and scale in the citizen's words, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

import resources
from interviewer.questionnaire import Scale, Step
from interviewer.session import InterviewSession
from interviewer.show_card import card_content, consent_content, moods, presented_content
from interviewer.study import Answering, CardRules, Study
from tests.interviewer.fakes import HandClock, MemoryInterviews

VIVE = resources.load_questionnaire("vive-2020", "1.1")
STUDY = resources.default_study()


def begun(language: str = "da", study: Study = STUDY) -> InterviewSession:
    session = InterviewSession.begin(
        VIVE, study, MemoryInterviews(), HandClock(), language=language, background_first=False
    )
    session.agree()
    return session


def ruled(answers: Answering, *, question: bool = True) -> Study:
    return replace(STUDY, card=CardRules(question=question, answers=answers, faces=True))


def test_a_card_is_in_the_language_read_aloud() -> None:
    session = begun("ar")
    content = card_content(session, "q1")
    assert content is not None
    assert content.rtl
    assert content.question == session.spoken("q1").text
    assert [step.label for step in content.steps] == [
        session.words.labels["satisfaction"][code] for code in (1, 2, 3, 4, 5)
    ]
    assert content.dont_know == (9, session.words.labels["satisfaction"][9])
    assert content.codes == (1, 2, 3, 4, 5, 9)


def test_no_placeholder_stands_on_a_card() -> None:
    session = begun()
    for name in VIVE.question_ids:
        content = card_content(session, name)
        assert content is not None
        assert "{" not in content.question


def test_the_question_is_left_out_where_the_study_says_so() -> None:
    content = card_content(begun(study=ruled(Answering.SEEN, question=False)), "q1")
    assert content is not None
    assert content.question == ""


def test_what_has_no_scale_has_no_card() -> None:
    assert card_content(begun(), "age") is None


@pytest.mark.parametrize(
    ("answers", "marked"),
    [(Answering.SEEN, 4), (Answering.UNSEEN, None), (Answering.NONE, None)],
)
def test_an_answer_is_marked_only_where_it_can_be_changed_and_seen(
    answers: Answering, marked: int | None
) -> None:
    session = begun(study=ruled(answers))
    session.rate("q1", 4)
    content = card_content(session, "q1")
    assert content is not None
    assert content.chosen == marked


def test_what_the_interviewer_was_not_to_see_is_not_marked_when_the_rules_have_changed() -> None:
    session = begun()
    session.answer_by_citizen("q1", 2, seen=False)
    content = card_content(session, "q1")
    assert content is not None
    assert content.chosen is None


def test_the_scale_that_is_explained_is_for_pointing_only() -> None:
    content = presented_content(begun())
    assert content is not None
    assert content.answers is Answering.NONE
    assert content.dont_know is None
    assert not content.question


def test_faces_run_from_sad_to_glad_with_the_meaning_and_not_with_the_numbers() -> None:
    steps = tuple(Step(code, "#FFFFFF") for code in (1, 2, 3))
    assert moods(Scale("good", steps, None)) == {1: -1, 2: 0, 3: 1}
    assert moods(Scale("bad", steps, None, high_is_negative=True)) == {1: 1, 2: 0, 3: -1}


# --- consent ----------------------------------------------------------------------------------


def test_consent_stands_in_the_citizens_language() -> None:
    content = consent_content(begun("ar"))
    assert content is not None
    assert content.text == STUDY.consent["ar"]
    assert content.rtl
    assert content.borrowed == ""


def test_consent_that_is_not_translated_is_the_studys_own_and_says_so() -> None:
    study = replace(STUDY, consent={"da": STUDY.consent["da"]})
    content = consent_content(begun("ar", study))
    assert content is not None
    assert content.text == STUDY.consent["da"]
    assert content.borrowed == "Dansk"
    assert content.language == "ar"


def test_a_study_that_is_silent_has_no_consent_to_show() -> None:
    assert consent_content(begun(study=replace(STUDY, consent={}))) is None


@pytest.mark.parametrize("language", ["da", "en", "ar"])
def test_the_bundled_consent_is_short(language: str) -> None:
    text = STUDY.consent[language]
    assert 60 <= len(text.split()) <= 120
    assert "VIVE" in text


def test_the_bundled_study_counts_all_outcomes_and_names_places() -> None:
    assert len(STUDY.outcomes) == 6
    assert len(STUDY.places) == 3
    assert STUDY.card == CardRules(question=True, answers=Answering.SEEN, faces=True)
