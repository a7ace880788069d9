"""Which languages a form has, by the headers of its columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from export.xlsform.layout import DEFAULT_LANGUAGE, SETTINGS, SURVEY, split_language
from export.xlsform.report import Report
from export.xlsform.table import TRANSLATED, Row, Table
from export.xlsform.words import name_of, tag_of
from interviewer.reading import LANGUAGE


@dataclass
class Languages:
    """The languages of a form, the original first."""

    tags: tuple[str, ...]
    names: dict[str, str] = field(default_factory=dict)
    """What each calls itself."""


def read_languages(
    survey: Table, choices: Table, settings: Row | None, report: Report
) -> Languages:
    """Find the languages, and let the columns of both sheets go by their tags."""
    default = settings.get("default_language") if settings else ""
    tokens = list({**survey.languages(), **choices.languages()})
    spoken = _tag(default) if default else ""
    named = [token for token in tokens if token]
    if not default and named and ("label", "") not in survey.columns:
        plain = _tag(named[0])  # A hint without a language, beside labels that have one.
    else:
        plain = spoken or DEFAULT_LANGUAGE
    tags: dict[str, str] = {}
    names: dict[str, str] = {}
    for token in tokens:
        tag = _tag(token) if token else plain
        if not tag:
            name = split_language(token)[0]
            where = next(
                f"{table.name}, column {column.header}"
                for table in (survey, choices)
                for (key, language), column in table.columns.items()
                if key in TRANSLATED and language == token
            )
            report.problem(
                where,
                f'the language "{name}" is not known here.',
                f"Write its tag behind it, like label::{name} (xx), with xx from ISO 639.",
            )
            # Stands in, so that the rest is read: a tag that no language has.
            tag = f"q{chr(97 + len(tags) // 26 % 20)}{chr(97 + len(tags) % 26)}"
        tags[token] = tag
        own, within = split_language(token)
        # "Dansk (da)" and "Dansk" name the language; "da" is its tag.
        named_so = bool(own) and (bool(within) or tag_of(own) == tag)
        names.setdefault(tag, own if named_so else name_of(tag))
    for table in (survey, choices):
        table.rename(tags)
    if "" in tokens and not named and not default:
        report.remark(
            f"{SURVEY} row 1, label",
            f"names no language: {names[DEFAULT_LANGUAGE]} ({DEFAULT_LANGUAGE}) was taken.",
            "Write the language in the header, like label::English (en), if it is another.",
        )
    found = list(dict.fromkeys(tags.values()))
    if spoken in found:
        found.sort(key=lambda tag: tag != spoken)
    elif default:
        report.remark(
            f"{SETTINGS}, default_language",
            f'"{default}" has no column label::{default} in the sheet {SURVEY}.',
            "The language of the first label column is taken for the original.",
        )
    if not found:
        found = [DEFAULT_LANGUAGE]
        names[DEFAULT_LANGUAGE] = name_of(DEFAULT_LANGUAGE)
    return Languages(tuple(found), names)


def _tag(token: str) -> str:
    """The tag of a language in a header; "" where it is not known."""
    name, tag = split_language(token)
    first, *rest = tag.replace("_", "-").split("-")
    made = "-".join([first.lower(), *rest])
    if tag and LANGUAGE.fullmatch(made):
        return made
    if known := tag_of(name):
        return known
    first, *rest = name.strip().replace("_", "-").split("-")
    made = "-".join([first.lower(), *rest])
    likely = len(first) <= 2 or name_of(first.lower()) != first.lower()
    return made if LANGUAGE.fullmatch(made) and likely else ""
