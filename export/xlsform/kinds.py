"""The types of a form, as pyxform reads them, and what they are here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Base: TypeAlias = Literal["integer", "text", "date", "note", "select_one", "select_multiple"]

_PLAIN: dict[str, Base] = {
    "integer": "integer",
    "int": "integer",
    "q int": "integer",
    "add integer prompt": "integer",
    "percentage": "integer",
    "number of days in last month": "integer",
    "number of days in last six months": "integer",
    "number of days in last year": "integer",
    "text": "text",
    "string": "text",
    "q string": "text",
    "add text prompt": "text",
    "phone number": "text",
    "date": "date",
    "q date": "date",
    "add date prompt": "date",
    "note": "note",
    "q note": "note",
    "add note prompt": "note",
}
LIMITS = {
    "percentage": 100,
    "number of days in last month": 31,
    "number of days in last six months": 183,
    "number of days in last year": 365,
}
"""The highest number of types that bring one."""

_SELECT = re.compile(
    r"(?P<one>(add select one prompt using|select[ _]one[ _]from|select[ _]one|select1|q select1))"
    r"(\s+(?P<list>\S+))?(\s+(?P<other>or[ _]specify[ _]other|or[ _]other))?"
    r"|(?P<many>(add select multiple prompt using|select[ _]multiple[ _](from|using)"
    r"|select[ _]multiple|select[ _]all[ _]that[ _]apply([ _]from)?|q select))"
    r"(\s+(?P<list2>\S+))?(\s+(?P<other2>or[ _]specify[ _]other|or[ _]other))?",
    re.IGNORECASE,
)
_BEGIN = re.compile(
    r"begin[ _](?P<what>group|lgroup|repeat|loop|looped group)( (over )?\S+)?", re.IGNORECASE
)
_END = re.compile(r"end[ _](group|lgroup|repeat|loop|looped group)", re.IGNORECASE)

_KEEPS_TIME = "the app keeps the times of an interview itself."
_KEEPS_DEVICE = "the app keeps nothing of the device and its owner."
_NO_MEDIA = "the app takes no pictures, sounds or files."
_NO_MAP = "a place on the map has no kind of question here."
_NO_SUMS = "the app calculates nothing."
_NO_FILE = "choices from another file have no place here."
_IN_CHOICES = "Put the choices in the sheet choices."
_ASK = "Ask for it in words, or leave it to ODK."

_ELSEWHERE: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        ("start", "end", "today", "start time", "end time", "get start time", "get end time",
         "get today"),
        (_KEEPS_TIME, ""),
    ),
    **dict.fromkeys(
        ("deviceid", "device id", "get device id", "imei", "subscriberid", "subscriber id",
         "get subscriber id", "simserial", "sim id", "get sim id", "phonenumber",
         "get phone number", "username", "email", "uri:deviceid", "uri:subscriberid",
         "uri:simserial", "uri:phonenumber", "uri:username", "uri:email"),
        (_KEEPS_DEVICE, ""),
    ),
    "audit": ("the app keeps its own record of an interview.", ""),
    **dict.fromkeys(
        ("geopoint", "geotrace", "geoshape", "gps", "location", "q geopoint", "q geotrace",
         "q geoshape", "q location", "add location prompt", "start-geopoint",
         "background-geopoint", "osm"),
        (_NO_MAP, _ASK),
    ),
    **dict.fromkeys(
        ("image", "photo", "audio", "video", "file", "q picture", "q image", "q audio", "q video",
         "add image prompt", "add photo prompt", "add audio prompt", "add video prompt",
         "add file prompt", "background-audio"),
        (_NO_MEDIA, ""),
    ),
    **dict.fromkeys(
        ("barcode", "q barcode", "add barcode prompt"),
        ("the app reads no barcodes.", "Make it a text."),
    ),
    **dict.fromkeys(
        ("calculate", "q calculate", "add calculate prompt", "hidden"),
        (_NO_SUMS, "Write the conditions that hang on it with the questions themselves."),
    ),
    **dict.fromkeys(
        ("decimal", "q decimal", "add decimal prompt"),
        ("the app keeps whole numbers only.", "Make it an integer, in a smaller unit."),
    ),
    "range": ("its steps are no whole numbers from 0 up.", "Make it an integer."),
    **dict.fromkeys(
        ("time", "datetime", "date time", "add date time prompt", "q date time",
         "add datetime prompt", "q datetime"),
        ("a time of day has no kind of question here.", "Ask for a date, or for a text."),
    ),
    **dict.fromkeys(
        ("acknowledge", "trigger", "q acknowledge", "add acknowledge prompt"),
        ("a tick of its own has no kind of question here.", "Make it a yes/no question."),
    ),
    "rank": (
        "putting answers in order has no kind of question here.",
        "Ask for the most important one with select_one.",
    ),
    **dict.fromkeys(
        ("select_one_from_file", "select one from file", "select_multiple_from_file",
         "select multiple from file", "select_one_external", "select one external",
         "cascading_select", "cascading select", "xml-external", "csv-external"),
        (_NO_FILE, _IN_CHOICES),
    ),
}  # fmt: skip
_WITH_LIST = [
    known for known in _ELSEWHERE if known.startswith(("select", "cascading")) or known == "rank"
]
KNOWN = frozenset(
    {*_PLAIN, *_ELSEWHERE, "select_one", "select_multiple", "begin_group", "end_group"}
)
"""Types by which a misspelt one is guessed."""


@dataclass(frozen=True, slots=True)
class Type:
    """What a type says."""

    base: Base | None = None
    list_name: str = ""
    other: bool = False
    """Whether it adds "other, namely"."""
    lowest: int = 0
    highest: int | None = None
    begins: str = ""
    """"group" or "repeat"."""
    ends: bool = False
    why_not: tuple[str, str] | None = None
    """Why it has no counterpart, and what to do about it."""


def type_of(said: str) -> Type | None:
    """What a type of a form is here; None where there is no such type."""
    lower = " ".join(said.split()).lower()
    if lower in _PLAIN:
        return Type(_PLAIN[lower], highest=LIMITS.get(lower))
    if _END.fullmatch(lower):
        return Type(ends=True)
    if match := _BEGIN.fullmatch(lower):
        return Type(begins="group" if match["what"] == "group" else "repeat")
    if lower in _ELSEWHERE:
        return Type(why_not=_ELSEWHERE[lower])
    for known in _WITH_LIST:
        if lower.startswith(f"{known} "):
            return Type(why_not=_ELSEWHERE[known])
    if match := _SELECT.fullmatch(" ".join(said.split())):
        list_name = match["list"] or match["list2"] or ""
        if "${" in list_name:
            why = ("choices from earlier answers have no place here.", _IN_CHOICES)
            return Type(why_not=why)
        other = bool(match["other"] or match["other2"])
        return Type("select_one" if match["one"] else "select_multiple", list_name, other)
    return None
