"""What the parts of a release are called, and what is to be known about each: for its widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from interviewer.anonymise import MissingCode
from interviewer.codebook import MISSING_LABELS
from interviewer.questionnaire import Questionnaire
from interviewer.release import Format, Profile, Warned
from interviewer.study import Study

translate = QCoreApplication.translate


def count(number: int) -> str:
    """A count, written as in the language in force."""
    return QLocale().toString(number)


def percent(share: float) -> str:
    """ "26 %"; what is more than nothing is never "0 %", nor less than all "100 %"."""
    whole = round(100 * share)
    if whole == 0 and share > 0:
        return translate("Release", "under 1 %")
    if whole == 100 and share < 1:
        return translate("Release", "over 99 %")
    return f"{QLocale().toString(whole)} %"


def mean(value: float) -> str:
    """The mean of a rating."""
    return QLocale().toString(value, "f", 2)


def interviews(number: int) -> str:
    """ "1 interview", "{count} interviews"."""
    if number == 1:
        return translate("Release", "1 interview")
    return translate("Release", "{count} interviews").format(count=count(number))


def listed(words: Sequence[str]) -> str:
    """ "age, sex and group"."""
    if len(words) < 2:
        return "".join(words)
    last = translate("Release", "{words} and {last}")
    return last.format(words=", ".join(words[:-1]), last=words[-1])


def inside(label: str) -> str:
    """A label as it stands inside a sentence: with a small letter, unless it is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def promise(labels: Sequence[str], k: int) -> str:
    """What holds for every release, with the variables by name."""
    if not labels:
        return translate("Release", "Nothing of the background leaves.")
    if len(labels) == 1:
        said = translate("Release", "No value of {variable} occurs fewer than {k} times.")
        return said.format(variable=inside(labels[0]), k=k)
    said = translate("Release", "No combination of {variables} occurs fewer than {k} times.")
    return said.format(variables=listed([inside(each) for each in labels]), k=k)


def promise_of(k: int) -> str:
    """The same, where the variables are not to be named."""
    said = translate(
        "Release", "No combination of its background variables occurs fewer than {k} times."
    )
    return said.format(k=k)


# --- profiles -------------------------------------------------------------------------------------


def profile_title(profile: Profile) -> str:
    """For whom."""
    return {
        Profile.RESEARCH: translate("Release", "Researchers"),
        Profile.PROJECT: translate("Release", "The project"),
        Profile.PUBLIC: translate("Release", "Everybody"),
    }[profile]


def profile_about(profile: Profile, without: Sequence[str], *, groups: bool = True) -> str:
    """Who may have it, and what is not in it.

    `without` are labels of background that others have; `groups` whether the study has any.
    """
    if profile is not Profile.PUBLIC:
        who = {
            Profile.RESEARCH: translate("Release", "Researchers outside the project may have it."),
            Profile.PROJECT: translate("Release", "It stays with the people in the project."),
        }[profile]
        what = translate("Release", "Not in it: notes, weeks, languages and how long it took.")
        return f"{who} {what}"
    said = [
        translate("Release", "It can be passed on to anybody, and be put on a website."),
        translate("Release", "Not in it: {variables}.").format(
            variables=listed(
                [
                    *map(inside, without),
                    translate("Release", "notes"),
                    translate("Release", "weeks"),
                    translate("Release", "languages"),
                ]
            )
        ),
    ]
    if groups:
        said.append(translate("Release", "Groups are told as main groups."))
    return " ".join(said)


def profile_least(k: int) -> str:
    """The protection that a profile has at the least."""
    said = translate("Release", "Every combination of background occurs at least {k} times")
    return said.format(k=k)


def profile_word(profile: Profile) -> str:
    """In a list of releases."""
    return {
        Profile.RESEARCH: translate("Release", "for researchers"),
        Profile.PROJECT: translate("Release", "for the project"),
        Profile.PUBLIC: translate("Release", "for everybody"),
    }[profile]


# --- levels ---------------------------------------------------------------------------------------


def level_word(name: str, place: int) -> str:
    """How exactly a variable is told at one of its levels, after a count of interviews."""
    if name.startswith("main_group"):
        return translate("Release", "main group only")
    if name == "area":
        return translate("Release", "area only")
    if name.startswith("area_"):
        return translate("Release", "larger area only")
    if name.endswith("_broad"):
        return translate("Release", "in broad bands")
    if place == 0:
        return translate("Release", "as collected")
    return translate("Release", "coarser")


def withheld_word() -> str:
    """What is not told at all."""
    return translate("Release", "withheld")


# --- warnings -------------------------------------------------------------------------------------


def warning_words(warned: Warned) -> tuple[str, str]:
    """What is to be looked at, and what can be done about it."""
    one = warned.count == 1
    number = count(warned.count)
    if warned.kind == "diversity":
        happened = (
            translate("Release", "In 1 combination, all have answered a question alike.")
            if one
            else translate(
                "Release", "In {count} combinations, all have answered a question alike."
            )
        )
        todo = translate(
            "Release",
            "Whoever knows that a person is among them knows that answer too. More protection, or "
            "one variable less, makes it rarer.",
        )
    elif warned.kind == "difference":
        happened = (
            translate("Release", "Held beside an earlier release, 1 person could be singled out.")
            if one
            else translate(
                "Release", "Held beside an earlier release, {count} people could be singled out."
            )
        )
        todo = translate(
            "Release", "Let it continue the earlier releases, or choose another number."
        )
    elif warned.kind == "gone":
        happened = (
            translate("Release", "1 interview of an earlier release is not in this one.")
            if one
            else translate(
                "Release", "{count} interviews of an earlier release are not in this one."
            )
        )
        todo = translate(
            "Release",
            "They were withdrawn, made void, or are left out now. What has been passed on cannot "
            "be taken back.",
        )
    elif warned.kind == "conflicts":
        happened = (
            translate("Release", "1 interview waits for a decision and is left out.")
            if one
            else translate("Release", "{count} interviews wait for a decision and are left out.")
        )
        todo = translate("Release", "Decide under Review, and they are in it.")
    elif warned.kind == "small":
        happened = translate("Release", "There are few interviews: much of their detail is lost.")
        todo = translate("Release", "Wait for more, or leave out a variable.")
    elif warned.kind == "partial":
        happened = (
            translate("Release", "1 partial interview is among them.")
            if one
            else translate("Release", "{count} partial interviews are among them.")
        )
        todo = translate("Release", "What was not reached is marked so in the data.")
    else:
        return warned.detail, ""
    return happened.format(count=number), todo


# --- formats --------------------------------------------------------------------------------------


def format_words() -> Mapping[Format, str]:
    """What each format is for."""
    return {
        Format.CSV: translate("Release", "CSV with a code book"),
        Format.SPSS: translate("Release", "SPSS"),
        Format.STATA: translate("Release", "Stata"),
        Format.EXCEL: translate("Release", "Excel"),
        Format.PARQUET: translate("Release", "Parquet, for DuckDB and Spark"),
        Format.DDI: translate("Release", "DDI, for archives"),
        Format.SYNTAX: translate("Release", "Syntax for R, Stata and SPSS"),
    }


# --- combinations ---------------------------------------------------------------------------------


def cell_word(
    variable: str, cell: str, study: Study, questionnaire: Questionnaire, language: str
) -> str:
    """What a cell of the background says: its label where it is a code."""
    if not cell:
        return translate("Release", "not known")
    if cell in {*MissingCode}:
        labels = MISSING_LABELS[MissingCode(cell)]
        return labels.get(language) or labels["en"]
    if cell in study.group_ids:
        return study.say(study.group(cell).labels, language)
    if cell in study.jobcenters:
        return study.say(study.jobcenters[cell], language)
    item = questionnaire.items.get(variable)
    if item is None or not cell.isdecimal() or int(cell) not in item.codes:
        return cell
    words, code = questionnaire.words(language), int(cell)
    if item.scale is not None:
        return words.label(item.scale, code)
    return words.items[variable].options[code].label
