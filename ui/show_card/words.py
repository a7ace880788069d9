"""What a card itself says, in the citizen's language: that is not the app's, so no `tr` here.

In a language that is not in this list a card speaks by its pictures alone. The Arabic words tell
no man from woman, as in the questionnaires.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CardWords:
    """All of it in one language."""

    tap: str
    """Where the citizen answers on the card."""
    point: str
    """Where the citizen points and the interviewer answers."""
    thanks: str
    change: str
    not_saved: str
    read: str
    """Below the consent."""
    larger: str
    smaller: str
    turn: str


_SPOKEN: Mapping[str, CardWords] = {
    "da": CardWords(
        tap="Tryk på det, der passer bedst.",
        point="Peg på det, der passer bedst.",
        thanks="Tak. Giv tabletten tilbage.",
        change="Ret svaret",
        not_saved="Svaret blev ikke gemt. Giv tabletten tilbage.",
        read="Giv tabletten tilbage, når du har læst det.",
        larger="Større tekst",
        smaller="Mindre tekst",
        turn="Vend kortet om",
    ),
    "en": CardWords(
        tap="Tap what fits best.",
        point="Point at what fits best.",
        thanks="Thank you. Please hand the tablet back.",
        change="Change the answer",
        not_saved="The answer was not saved. Please hand the tablet back.",
        read="Please hand the tablet back when you have read this.",
        larger="Larger text",
        smaller="Smaller text",
        turn="Turn the card round",
    ),
    "ar": CardWords(
        tap="الرجاء الضغط على الإجابة الأنسب.",
        point="الرجاء الإشارة إلى الإجابة الأنسب.",
        thanks="شكراً. الرجاء إعادة الجهاز.",
        change="تغيير الإجابة",
        not_saved="لم تُحفظ الإجابة. الرجاء إعادة الجهاز.",
        read="الرجاء إعادة الجهاز بعد القراءة.",
        larger="نص أكبر",
        smaller="نص أصغر",
        turn="قلب الشاشة",
    ),
}


def card_words(language: str) -> CardWords | None:
    """The words in `language`, or in the language it is a variety of; None where there are none."""
    return _SPOKEN.get(language) or _SPOKEN.get(language.partition("-")[0])


def names(language: str) -> CardWords:
    """The same for a screen reader, which cannot read pictures: in English where need be."""
    return card_words(language) or _SPOKEN["en"]
