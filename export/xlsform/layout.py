"""What the workbook looks like: sheets, columns and marks, the same for writing and reading.

All that a plain XLSForm has no place for stands in columns that begin with `app_`, which ODK passes
over, or in the rows of the sheet "interviewer", which it does not open.
"""

from __future__ import annotations

import hashlib
import re

SURVEY, CHOICES, SETTINGS, EXTRA = "survey", "choices", "settings", "interviewer"

# --- the app's columns in the sheet "survey" ---

PART = "app_part"
"""What a row is, where it is no question of its own: one of the parts below."""
PART_OF = "app_part_of"
"""The question that it belongs to."""
ID = "app_id"
"""The name in the app, where the row must have another one, or is a part."""
KIND = "app_kind"
"""The kind of answer, where the type has more than one."""
STUDY_GROUP = "study_group"
"""In `KIND`: the answers are the groups of the study."""
FILLED_BY = "app_filled_by"
TOPIC = "app_topic_"
"""With a language: the topic of a question."""
LABEL_IS_TOPIC = "app_label_is_topic"
"""Languages in which the label is the topic, for nothing is read aloud."""
THEME = "app_theme"
ASKED_IF = "app_asked_if"
"""The condition in the app's own words; it counts as long as `relevant` is as it was written."""
OPENS = "app_opens"
"""The answers that open a follow-up: codes, a range, or "any"; counts like a condition."""
MARK = "app_mark"
"""A digest of `relevant` as it was written."""
PROMPT = "app_prompt"
""" "no": a follow-up with nothing to ask, only room for a note."""

# --- the parts ---

INTRODUCTION, PRESENTATION = "introduction", "presentation"
BACKGROUND = "background"
FOLLOW_UP = "follow_up"
VARIANT = "variant"
REASON = "no_answer"
"""A question why there is no answer: "don't know" and "won't say" of what has no choices."""
GROUP_PART = "group_part"
"""The jobcenter or main group of a group of the study, which ODK does not know."""

PARTS = frozenset({INTRODUCTION, PRESENTATION, BACKGROUND, FOLLOW_UP, VARIANT, REASON, GROUP_PART})

# --- the app's columns in the sheet "choices" ---

ROLE = "app_role"
DONT_KNOW, WONT_SAY = "dont_know", "wont_say"
COLOUR = "app_colour"
KEY = "app_key_"
"""With a language: the key of an option."""
NO_KEY = "-"
"""An option without a key."""

# --- the keys of the sheet "interviewer" ---

EXTRA_HEADER = ("key", "name", "language", "value")
WRITTEN_BY = "written_by"
APP = "Interviewer"
"""The value of `WRITTEN_BY`: texts are then taken exactly as they stand."""

# --- the columns that count, by sheet ---

COLUMNS = {
    SURVEY: (
        *("type", "name", "label", "hint", "relevant", "required", "constraint", "appearance"),
        *(PART, PART_OF, ID, KIND, FILLED_BY, LABEL_IS_TOPIC, THEME, ASKED_IF, OPENS, MARK, PROMPT),
    ),
    CHOICES: ("list_name", "name", "label", ROLE, COLOUR),
    SETTINGS: ("form_title", "form_id", "version", "default_language"),
}
_WITH_LANGUAGE = {SURVEY: TOPIC, CHOICES: KEY}
_MEDIA = ("image", "audio", "video", "big-image", "media")
_OF_ODK: dict[str, tuple[str, ...]] = {
    SURVEY: (
        *("constraint_message", "required_message", "default", "calculation", "choice_filter"),
        *("parameters", "read_only", "repeat_count", "trigger", "guidance_hint", "autoplay"),
        *("disabled", "bind", "control", "body", "instance", "intent", "save_to", *_MEDIA),
    ),
    CHOICES: _MEDIA,
    SETTINGS: ("instance_name", "instance_id", "name", "attribute", "prefix", "style"),
}
"""Columns of XLSForm that have no place here, and are no others misspelt."""


def columns(sheet: str, like: str) -> tuple[str, ...]:
    """The columns that count, also one in the language of another."""
    own = _WITH_LANGUAGE.get(sheet)
    return (*COLUMNS[sheet], *([f"{own}{like.rpartition('_')[2]}"] if own else ()))


def is_known(sheet: str, column: str) -> bool:
    """Whether a column is one of the app or of XLSForm."""
    if column in COLUMNS[sheet] or column in _OF_ODK[sheet]:
        return True
    return sheet in _WITH_LANGUAGE and column.startswith(_WITH_LANGUAGE[sheet])


DEFAULT_LANGUAGE = "da"
DEFAULT_VERSION = "1.0"

_LANGUAGE_IN_HEADER = re.compile(r"(?P<name>.*?)\s*\((?P<tag>[^()]*)\)")
_UNFIT_IN_HEADER = re.compile(r"[:(){}$\x00-\x1f]|[^\S ]")
_REFERENCE = re.compile("\\$(\u2060*)\\{")


def mark(expression: str) -> str:
    """A digest of an expression, by which a later edit is seen."""
    return hashlib.sha256(" ".join(expression.split()).encode()).hexdigest()[:8]


def language_header(name: str, tag: str) -> str:
    """How a language is called in a header, like "Dansk (da)"; the tag alone if need be."""
    if not name or _UNFIT_IN_HEADER.search(name) or name != " ".join(name.split()):
        return tag
    return f"{name} ({tag})"


def split_language(header: str) -> tuple[str, str]:
    """Name and tag of a language in a header; either may be missing."""
    match = _LANGUAGE_IN_HEADER.fullmatch(header)
    return (match["name"], match["tag"].strip()) if match else (header, "")


def guard(text: str) -> str:
    """Keep "${" in a text from being taken for a reference, with a mark that takes no room."""
    return _REFERENCE.sub("$\u2060\\1{", text)


def unguard(text: str) -> str:
    """Undo `guard`."""
    return re.sub("\\$\u2060(\u2060*)\\{", "$\\1{", text)
