"""Nothing on a card is cut off, broken inside a word or laid over another, whatever its texts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from interviewer.questionnaire import Scale, Step
from interviewer.show_card import CardContent, CardStep, scale_content
from interviewer.study import Answering, CardRules
from tests.ui.cards import VIVE, content
from ui.application import Application
from ui.show_card.plan import Line, Plan, high, plan_card, widest_word
from ui.show_card.words import card_words

SIZES = [(1280, 800), (800, 1280), (1920, 1080)]
GERMAN = "Weder zufriedenstellend noch unzufriedenstellend beziehungsweise nicht zutreffend"


def lines(plan: Plan) -> list[Line]:
    texts = [line for field in plan.fields for line in (field.label, field.number)]
    return texts if plan.question is None else [plan.question, *texts]


def cut_off(plan: Plan) -> list[str]:
    """The texts that do not fit their rooms."""
    return [
        line.text
        for line in lines(plan)
        if high(line.text, line.font, line.room.width()) > line.room.height() + 1
        or widest_word(line.text, line.font) > line.room.width() + 1
    ]


def check(plan: Plan, size: QSize) -> None:
    assert cut_off(plan) == []
    whole = QRect(0, 0, size.width(), size.height())
    for field in plan.fields:
        assert whole.contains(field.box)
        for room in (field.label.room, field.number.room, field.tick, field.face):
            assert room is None or field.box.contains(room)
        if field.face is not None:
            assert not field.face.intersects(field.label.room)
            assert not field.face.intersects(field.number.room)
            assert not field.face.intersects(field.tick)
        assert not field.number.room.intersects(field.label.room)
    heads = [plan.hint.room] if plan.question is None else [plan.hint.room, plan.question.room]
    tools = [plan.tools.smaller, plan.tools.larger, plan.tools.turn, plan.tools.mark]
    boxes = [*heads, *tools, *(field.box for field in plan.fields)]
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[number + 1 :])


def hints(language: str) -> list[str]:
    words = card_words(language)
    return [words.tap, words.thanks, words.not_saved] if words else []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["da", "en", "ar"])
@pytest.mark.parametrize("wanted", [1.0, 2.0, 4.0])
def test_every_card_of_vive_fits(
    qapp: Application, size: tuple[int, int], language: str, wanted: float
) -> None:
    screen = QSize(*size)
    for item in VIVE.question_ids:
        plan = plan_card(content(language, item=item), hints(language), screen, wanted)
        check(plan, screen)
        for line in lines(plan):
            assert line.font.pixelSize() >= 15
        assert plan.stacked == (size[1] > size[0])


def test_two_hundred_percent_is_larger_than_a_hundred(qapp: Application) -> None:
    size = QSize(1280, 800)
    usual = plan_card(content(), [], size, 1.0)
    large = plan_card(content(), [], size, 2.0)
    assert usual.scale == pytest.approx(1.0)
    assert large.scale > 1.25


@pytest.mark.parametrize("size", SIZES)
def test_seven_labels_of_german_length_fit(qapp: Application, size: tuple[int, int]) -> None:
    steps = tuple(CardStep(code, GERMAN, "#F6D155", 0.0) for code in range(1, 8))
    made = CardContent(GERMAN * 2, steps, (9, GERMAN), "de", False, Answering.SEEN, True, None)
    screen = QSize(*size)
    plan = plan_card(made, [], screen, 1.0)
    check(plan, screen)
    assert min(line.font.pixelSize() for line in lines(plan)) >= 15


def test_arabic_begins_at_the_right(qapp: Application) -> None:
    plan = plan_card(content("ar"), hints("ar"), QSize(1280, 800), 1.0)
    lefts = [field.box.left() for field in plan.fields[:5]]
    assert lefts == sorted(lefts, reverse=True)
    assert plan.tools.mark.left() < 100
    assert plan.tools.turn.left() > 900


def test_a_label_that_is_borrowed_runs_as_it_is_written(qapp: Application) -> None:
    made = content("ar")
    borrowed = replace(made, steps=(replace(made.steps[0], label="Utilfreds."), *made.steps[1:]))
    plan = plan_card(borrowed, [], QSize(1280, 800), 1.0)
    assert not plan.fields[0].label.rtl
    assert plan.fields[1].label.rtl


def test_without_a_question_the_scale_takes_its_room(qapp: Application) -> None:
    rules = CardRules(question=False, answers=Answering.NONE, faces=False)
    scale = VIVE.scales["degree"]
    plan = plan_card(scale_content(scale, VIVE.words("da"), rules), [], QSize(1280, 800), 1.0)
    assert plan.question is None
    assert plan.fields[0].box.height() > 500
    assert all(field.face is None for field in plan.fields)


WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=14), min_size=1, max_size=9)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    question=WORDS,
    labels=st.lists(WORDS, min_size=2, max_size=7),
    apart=WORDS | st.none(),
    size=st.tuples(st.integers(700, 2000), st.integers(700, 2000)),
    wanted=st.floats(0.7, 4.0),
    faces=st.booleans(),
)
def test_whatever_the_texts_and_the_window_all_of_it_is_there(
    qapp: Application,
    question: list[str],
    labels: list[list[str]],
    apart: list[str] | None,
    size: tuple[int, int],
    wanted: float,
    faces: bool,
) -> None:
    scale = Scale("any", tuple(Step(code, "#9B1C1C") for code in range(len(labels))), None)
    steps = tuple(
        CardStep(step.code, " ".join(label), step.colour, 0.5)
        for step, label in zip(scale.steps, labels, strict=True)
    )
    dont_know = None if apart is None else (9, " ".join(apart))
    made = CardContent(
        " ".join(question), steps, dont_know, "da", False, Answering.SEEN, faces, None
    )
    screen = QSize(*size)
    check(plan_card(made, hints("da"), screen, wanted), screen)
