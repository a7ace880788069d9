"""What the screen shows the citizen: a question with its scale, or the consent; nothing else.

The content is all that a card is given, so that nothing of the interviewer's can be on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from interviewer.interview import By
from interviewer.questionnaire import Scale, Texts, right_to_left
from interviewer.session import InterviewSession
from interviewer.study import Answering, CardRules


@dataclass(frozen=True, slots=True)
class CardStep:
    """One field of a card."""

    code: int
    label: str
    colour: str
    """#RRGGBB."""
    mood: float
    """Of its face, from sad (-1) to glad (1)."""


@dataclass(frozen=True, slots=True)
class CardContent:
    """A card with a scale."""

    question: str
    """"" where it is not to be shown."""
    steps: tuple[CardStep, ...]
    dont_know: tuple[int, str] | None
    """Code and label."""
    language: str
    rtl: bool
    answers: Answering
    faces: bool
    chosen: int | None
    """The answer that is marked at first."""

    @property
    def codes(self) -> tuple[int, ...]:
        """Every code that can be tapped, "don't know" last."""
        codes = tuple(step.code for step in self.steps)
        return codes if self.dont_know is None else (*codes, self.dont_know[0])


@dataclass(frozen=True, slots=True)
class ConsentContent:
    """What is said to the citizen before consent."""

    text: str
    language: str
    """The one wanted, in which the card itself speaks."""
    rtl: bool
    """Of that language."""
    borrowed: str = ""
    """What the language calls itself in which the text stands, for want of a translation."""


def moods(scale: Scale) -> Mapping[int, float]:
    """How glad the face of each code is, from -1 to 1."""
    codes = sorted((step.code for step in scale.steps), reverse=scale.high_is_negative)
    return {code: 2 * at / (len(codes) - 1) - 1 for at, code in enumerate(codes)}


def scale_content(
    scale: Scale,
    words: Texts,
    rules: CardRules,
    *,
    question: str = "",
    chosen: int | None = None,
) -> CardContent:
    """The card of a scale in these words."""
    mood = moods(scale)
    apart = scale.dont_know
    return CardContent(
        question=question if rules.question else "",
        steps=tuple(
            CardStep(step.code, words.label(scale, step.code), step.colour, mood[step.code])
            for step in scale.steps
        ),
        dont_know=None if apart is None else (apart, words.label(scale, apart)),
        language=words.language,
        rtl=words.right_to_left,
        answers=rules.answers,
        faces=rules.faces,
        chosen=chosen if rules.answers is Answering.SEEN else None,
    )


def card_content(session: InterviewSession, name: str) -> CardContent | None:
    """The card of item `name` in the language read aloud; None where it has no scale.

    The answer that is there is marked only where the citizen can change it on the card, and not
    where the interviewer was not to see it.
    """
    state = session.question(name)
    scale = state.question.scale
    if scale is None:
        return None
    value = state.answer.value if state.answer is not None else None
    seen = isinstance(value, int) and state.by is not By.CITIZEN_UNSEEN
    return scale_content(
        scale,
        session.words,
        session.study.card,
        question=session.spoken(name).text,
        chosen=value if seen and isinstance(value, int) else None,
    )


def presented_content(session: InterviewSession) -> CardContent | None:
    """The card of the scale that is explained before the questions, to point at; None without."""
    scale = session.questionnaire.presented_scale
    if scale is None:
        return None
    rules = CardRules(question=False, answers=Answering.NONE, faces=session.study.card.faces)
    return scale_content(scale, session.words, rules)


def consent_content(session: InterviewSession) -> ConsentContent | None:
    """What the study says before consent, in the language read aloud or in the study's own.

    None where the study is silent.
    """
    study, language = session.study, session.interview.language
    if not study.consent:
        return None
    own = study.languages[0]
    if language in study.consent:
        return ConsentContent(study.consent[language], language, right_to_left(language))
    texts = session.questionnaire.texts
    name = texts[own].name if own in texts else own
    return ConsentContent(study.consent[own], language, right_to_left(language), name)
