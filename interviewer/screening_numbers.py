"""Screening for identifiers with a form: numbers, addresses of any sort, number plates."""

from __future__ import annotations

import re
from calendar import monthrange

from interviewer.findings import Kind
from interviewer.lexicon import Lexicon

Found = list[tuple[int, int, Kind]]

# What people put between digits, the invisible included: a pasted number may hold soft hyphens.
_GAP = r"[\s.\-‐‑‒–—−/\u00ad\u200b-\u200f\u2060\ufeff]{0,3}"
_NUMBER = re.compile(r"\d+")
_DOTTED = re.compile(r"\.[^\W\d_]|://")
_FOUR_DIGITS = re.compile(r"\d[\d./-]{2}")
_CPR = re.compile(rf"(?<!\d)(\d\d){_GAP}(\d\d){_GAP}(\d\d){_GAP}(\d{{2}}){_GAP}(\d\d)(?!\d)")
_MANY_DIGITS = re.compile(rf"\d(?:[()]?{_GAP}[()]?\d){{7}}")
_DANISH_PHONE = re.compile(r"(?<!\d)(?:\d\d(?:[\s.\-–/]{0,2}\d\d){3}|\d{4}[\s\-–]{0,2}\d{4})(?!\d)")
_PHONE_LIKE = re.compile(r"[+(]{0,2}\d(?:[\d\s().\-–/]{6,40})\d")
_NO_PHONE = re.compile(
    r"\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*(?:19|20)\d\d"  # a date
    r"|(?:19|20)\d\d\s*[-–/.]\s*(?:19|20)\d\d"  # from one year to another
    r"|(?:19|20)\d\d-\d\d-\d\d"
    r"|\d{1,3}(?:\.\d{3})+(?:,\d+)?(?=\s*(?:kr|mio|mia))"  # a sum
)
_IBAN = re.compile(r"\b[A-Z]{2}\d\d(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b", re.IGNORECASE)
_DANISH_IBAN = re.compile(r"DK\d{16}", re.IGNORECASE)
_PLATE = re.compile(r"\b[A-ZÆØÅ]{2}[ \-]?\d{2}[ .\-]?\d{3}\b")
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]+"
    r"|(?<![\w@.])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{1,63}){0,3}"
    r"\.(?:dk|com|org|net|eu|info|nu|se|no|de|uk|me|io)(?![\w])(?:/[^\s<>\"]*)?",
    re.IGNORECASE,
)


def number_spans(text: str, lexicon: Lexicon) -> Found:
    """Everything with a form that identifies, overlaps included."""
    found: Found = []
    if "@" in text:
        found += [(*match.span(), Kind.EMAIL) for match in _EMAIL.finditer(text)]
    if _DOTTED.search(text):
        found += [(*_unpunctuated(match), Kind.URL) for match in _URL.finditer(text)]
    if _NUMBER.search(text):
        found += _numbers(text, lexicon)
    return found


def _unpunctuated(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), match.start() + len(match[0].rstrip(".,;:!?)"))


def _numbers(text: str, lexicon: Lexicon) -> Found:
    found: Found = [
        (*match.span("date"), Kind.BIRTH_DATE) for match in lexicon.birth_date.finditer(text)
    ]
    if _may_hold_street(text, lexicon):
        for match in lexicon.street.finditer(text):
            if match["street"] is None or match["street"].lower() not in lexicon.not_streets:
                found.append((*match.span(), Kind.ADDRESS))
    if _FOUR_DIGITS.search(text):
        for match in lexicon.case_number.finditer(text):
            found.append((*match.span("number"), Kind.CASE_NUMBER))
        found += [(*match.span(), Kind.POSTCODE) for match in lexicon.postcode.finditer(text)]
        found += [(*match.span(), Kind.PLATE) for match in _PLATE.finditer(text)]
    if _MANY_DIGITS.search(text):
        found += [(*match.span(), Kind.CPR) for match in _CPR.finditer(text) if _is_cpr(match)]
        found += [(*match.span(), Kind.IBAN) for match in _IBAN.finditer(text) if _is_iban(match)]
        found += _phones(text)
    return found


def _may_hold_street(text: str, lexicon: Lexicon) -> bool:
    """A quick look at the words before the numbers; the pattern for streets is a slow one."""
    lower = text.lower()
    return any(
        lower[max(0, number.start() - 60) : number.start()]
        .rstrip(" ,\n\t")
        .removesuffix("nr.")
        .removesuffix("nr")
        .rstrip(" ,\n\t")
        .endswith(lexicon.street_tails)
        for number in _NUMBER.finditer(lower)
    )


def _is_cpr(match: re.Match[str]) -> bool:
    """Whether the date is one, day + 60 too. Modulus 11 never rejects: since 2007 it may fail."""
    day, month, year = int(match[1]), int(match[2]), int(match[3])
    day -= 60 if day > 60 else 0
    # The century is in doubt, and 29 February with it: every fourth year will do.
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000 + year % 4, month)[1]


def _is_iban(match: re.Match[str]) -> bool:
    from stdnum import iban

    bare = re.sub(r"\s", "", match[0])
    # A slip of the pen in a Danish one still points to somebody.
    return bool(_DANISH_IBAN.fullmatch(bare)) or bool(iban.is_valid(bare))


def _phones(text: str) -> Found:
    import phonenumbers

    found: Found = [(*match.span(), Kind.PHONE) for match in _DANISH_PHONE.finditer(text)]
    # One run of digits at a time: the library's time grows with the square of a long text.
    for run in _PHONE_LIKE.finditer(text):
        for match in phonenumbers.PhoneNumberMatcher(
            run[0], "DK", leniency=phonenumbers.Leniency.POSSIBLE
        ):
            if sum(character.isdigit() for character in match.raw_string) >= 8:
                start = run.start() + match.start
                found.append((start, start + len(match.raw_string), Kind.PHONE))
    others = [match.span() for match in _NO_PHONE.finditer(text)]
    return [each for each in found if not _within(each[:2], others)]


def _within(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)
