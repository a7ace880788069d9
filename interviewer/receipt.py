"""The receipt of an interview: its code, by which a citizen can withdraw it later, and what for.

The code comes of the interview's id alone and leads to nothing without the data: whoever has them
finds the interview by making the code of every id. A receipt holds no time, place, device or name,
so that it tells nobody who took part, or when.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from interviewer.codes import GROUP, bare_signs, in_signs
from interviewer.errors import CodeInvalid
from interviewer.questionnaire import right_to_left
from interviewer.study import Study

SIGNS = 12
"""60 bits: among ten million interviews, two have the same code once in twenty thousand times."""
_ASK_EVERY = 1000


def receipt_code(interview_id: str) -> str:
    """The code of an interview, as XXXX-XXXX-XXXX."""
    digest = hashlib.blake2b(interview_id.encode(), digest_size=8, person=b"iv receipt").digest()
    return _shown(in_signs(digest, SIGNS))


def normalise(text: str) -> str:
    """A code as it was typed or read out, in the form of `receipt_code`; `CodeInvalid`."""
    signs = bare_signs(text)
    if not signs:
        raise CodeInvalid("empty")
    if len(signs) != SIGNS:
        raise CodeInvalid("length", signs=len(signs) - SIGNS)
    return _shown(signs)


def _shown(signs: str) -> str:
    return "-".join(signs[at : at + GROUP] for at in range(0, SIGNS, GROUP))


def find_by_code(
    code: str, ids: Iterable[str], go_on: Callable[[int], bool] = lambda _tried: True
) -> str | None:
    """The interview of `ids` that has this code, in the form of `receipt_code`.

    `go_on` is told now and then how many were tried; where it says no, nothing is found.
    """
    for tried, interview_id in enumerate(ids):
        if tried % _ASK_EVERY == 0 and not go_on(tried):
            return None
        if receipt_code(interview_id) == code:
            return interview_id
    return None


# --- what stands on it --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReceiptText:
    """All that a receipt says in one language, the code apart."""

    language: str
    title: str
    study: str
    organisation: str
    code_title: str
    how: str
    """What the code is for, and to whom one turns."""
    until: str
    keep: str
    promise: str

    @property
    def right_to_left(self) -> bool:
        """Whether it is read from right to left."""
        return right_to_left(self.language)

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands below the code, in its order."""
        return self.how, self.until, self.keep, self.promise


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a citizen takes home."""

    code: str
    """As of `receipt_code`."""
    texts: tuple[ReceiptText, ...]
    """In the citizen's language; where the app has none of it, in English and in Danish."""

    @property
    def groups(self) -> tuple[str, ...]:
        """The code in the groups in which it is read out."""
        return tuple(self.code.split("-"))


_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "da": {
        "title": "Kvittering",
        "code": "Din kode",
        "how": "Fortryder du, så kontakt {organisation}, og sig koden. "
        "Så bliver dine svar slettet for altid.",
        "until": "Det kan du gøre, indtil resultaterne bliver offentliggjort.",
        "erased": "Det kan du gøre, indtil resultaterne bliver offentliggjort. "
        "Personoplysninger bliver slettet senest {day}.",
        "keep": "Koden er ikke knyttet til dit navn, så ingen kan finde den for dig. "
        "Tag et billede af den, eller skriv den ned.",
        "promise": "Det er frivilligt at være med. Det betyder ikke noget for dine ydelser eller "
        "din sag, og din sagsbehandler ser aldrig dine svar.",
        "day": "den {day}. {month} {year}",
        "months": "januar februar marts april maj juni juli august september oktober november "
        "december",
    },
    "en": {
        "title": "Receipt",
        "code": "Your code",
        "how": "If you change your mind, contact {organisation} and say the code. "
        "Your answers are then erased for good.",
        "until": "You can do so until the results are published.",
        "erased": "You can do so until the results are published. "
        "Personal data are erased on {day} at the latest.",
        "keep": "The code is not tied to your name, so nobody can find it for you. "
        "Take a picture of it, or write it down.",
        "promise": "Taking part is voluntary. It has no effect on your benefits or your case, and "
        "your caseworker never sees your answers.",
        "day": "{day} {month} {year}",
        "months": "January February March April May June July August September October November "
        "December",
    },
    "ar": {
        "title": "إيصال",
        "code": "الرمز الخاص بك",
        "how": "عند تغيير الرأي، يكفي الاتصال بـ {organisation} وذكر الرمز. "
        "بعد ذلك تُحذف إجاباتك نهائياً.",
        "until": "هذا ممكن حتى موعد نشر النتائج.",
        "erased": "هذا ممكن حتى موعد نشر النتائج. تُحذف البيانات الشخصية في {day} على أبعد تقدير.",
        "keep": "الرمز غير مرتبط باسمك، ولذلك لا يستطيع أحد العثور عليه من أجلك. "
        "يُرجى تصويره أو كتابته.",
        "promise": "المشاركة اختيارية. لا تأثير لها على المساعدات المالية ولا على ملفك، والشخص "
        "المسؤول عن ملفك لن يرى إجاباتك أبداً.",
        "day": "{day} {month} {year}",
        "months": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    },
}
"""By language. The Arabic words are not validated by a native speaker."""
_OTHERS: Final = ("en", "da")
"""For citizens in whose language there are none."""


def make_receipt(study: Study, interview_id: str, language: str) -> Receipt:
    """The receipt of an interview, for a citizen who was read to in `language`."""
    own = language.partition("-")[0].lower()
    languages = (own,) if own in _WORDS else _OTHERS
    return Receipt(
        receipt_code(interview_id), tuple(_text(study, language) for language in languages)
    )


def _text(study: Study, language: str) -> ReceiptText:
    words = _WORDS[language]
    organisation = study.say(study.organisation, language)
    until = words["until"]
    if study.retention is not None:
        until = words["erased"].format(day=_day(study.retention, words))
    return ReceiptText(
        language,
        words["title"],
        study.say(study.names, language),
        organisation,
        words["code"],
        words["how"].format(organisation=organisation),
        until,
        words["keep"],
        words["promise"],
    )


def _day(day: date, words: Mapping[str, str]) -> str:
    month = words["months"].split()[day.month - 1]
    return words["day"].format(day=day.day, month=month, year=day.year)
