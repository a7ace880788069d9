"""What a lead's review says in words: interviews in a list, their states, and the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from interviewer.lead import Line, LogEntry
from interviewer.study import Study
from ui.widgets.fieldwork_card import number

translate = QCoreApplication.translate
SHORT = 8
"""Signs of an interview's id that tell it from the others of a study, as a person reads it."""


def short(interview: str) -> str:
    """The beginning of an id."""
    return interview[:SHORT]


def devices_said(devices: Sequence[int]) -> str:
    """From which devices an interview came."""
    if not devices:
        return translate("ReviewWords", "not signed")
    if len(devices) == 1:
        return translate("ReviewWords", "Device {number}").format(number=devices[0])
    numbers = ", ".join(map(str, devices))
    return translate("ReviewWords", "Devices {numbers}").format(numbers=numbers)


def group_said(study: Study, group: str, language: str) -> str:
    """A group by its name, after its jobcenter where there is more than one."""
    found = next((each for each in study.groups if each.id == group), None)
    if found is None:
        return translate("ReviewWords", "No group")
    label = study.say(found.labels, language)
    if len(study.jobcenters) < 2:
        return label
    return f"{study.say(study.jobcenters[found.jobcenter], language)} · {label}"


def line_under(line: Line) -> str:
    """Of an interview in a list: how far it came, from where, and its id."""
    status = (
        translate("ReviewWords", "finished")
        if line.status == "finished"
        else translate("ReviewWords", "broken off")
    )
    return "  ·  ".join((status, devices_said(line.devices), short(line.id)))


def line_mark(line: Line) -> str:
    """What is to be known of an interview in a list."""
    words = {
        "conflict": translate("ReviewWords", "In conflict"),
        "void": translate("ReviewWords", "Void"),
    }
    found = [words[line.state]] if line.state in words else []
    if line.corrected:
        found.append(translate("ReviewWords", "Corrected"))
    if line.lookalike:
        found.append(translate("ReviewWords", "Like another"))
    return "  ·  ".join(found)


def log_said(entry: LogEntry, name: Callable[[str], str]) -> str:
    """What was done, in one sentence; `name` tells what a variable is called."""
    made = _sentences().get(entry.kind)
    detail = dict(entry.detail)
    named = [*detail.get("variables", ()), *([detail["variable"]] if "variable" in detail else [])]
    if named:
        detail["variable"] = ", ".join(dict.fromkeys(name(str(each)) for each in named))
    return made(detail) if made is not None else entry.kind


def log_reason(entry: LogEntry) -> str:
    """Why, where somebody has said why; and of which interview."""
    detail = entry.detail
    parts = []
    if detail.get("interview"):
        said = translate("ReviewWords", "Interview {id}")
        parts.append(said.format(id=short(str(detail["interview"]))))
    elif "interview" in detail:
        parts.append(translate("ReviewWords", "Of an interview that has been withdrawn since"))
    if detail.get("reason"):
        parts.append(translate("ReviewWords", "Reason: {reason}").format(reason=detail["reason"]))
    return "  ·  ".join(parts)


Detail = Mapping[str, Any]


def _sentences() -> Mapping[str, Callable[[Detail], str]]:
    def plain(text: str) -> Callable[[Detail], str]:
        return lambda _detail: text

    def with_values(text: str, **names: str) -> Callable[[Detail], str]:
        return lambda detail: text.format(
            **{name: _value(detail.get(key, "?")) for name, key in names.items()}
        )

    return {
        "enrolled": with_values(
            translate("ReviewWords", "Device {device} was taken in"), device="device"
        ),
        "revoked": with_values(
            translate("ReviewWords", "Device {device} was revoked"), device="device"
        ),
        "handed_out": with_values(
            translate("ReviewWords", "Revision {number} of the study was handed out"),
            number="revision",
        ),
        "merged": with_values(
            translate("ReviewWords", "Merge {number}: {new} new interviews"),
            number="merge",
            new="new",
        ),
        "retried": with_values(
            translate("ReviewWords", "Merge {number}, of what had been set aside: {new} new"),
            number="merge",
            new="new",
        ),
        "merge_undone": with_values(
            translate("ReviewWords", "Merge {number} was undone"), number="merge"
        ),
        "resolved": plain(translate("ReviewWords", "A conflict was decided")),
        "voided": plain(translate("ReviewWords", "An interview was made void")),
        "void_undone": plain(translate("ReviewWords", "A void interview was taken back in")),
        "corrected": with_values(
            translate("ReviewWords", "Corrected: {variable}"), variable="variable"
        ),
        "correction_undone": with_values(
            translate("ReviewWords", "Correction undone: {variable}"),
            variable="variable",
        ),
        "withdrawn": _withdrawn,
        "dismissed": with_values(
            translate("ReviewWords", "{file} was taken off the list of what is set aside"),
            file="file",
        ),
        "quote_cleared": plain(translate("ReviewWords", "A quote was cleared")),
        "quote_taken_back": plain(translate("ReviewWords", "A quote was taken back")),
        "transcribed": _transcribed,
        "transcript_undone": plain(translate("ReviewWords", "A pen note waits to be typed again")),
        "released": with_values(
            translate("ReviewWords", "Release {number} was written, with k = {k}"),
            number="release",
            k="k",
        ),
        "release_taken_back": plain(
            translate("ReviewWords", "A release that was begun was taken back")
        ),
    }


def _withdrawn(detail: Detail) -> str:
    said = translate("ReviewWords", "An interview was withdrawn and erased")
    releases = detail.get("released", detail.get("releases", 0))
    if not releases:
        return said
    more = translate("ReviewWords", "it is in {count} releases already")
    return f"{said}; {more.format(count=_value(releases))}"


def _transcribed(detail: Detail) -> str:
    if detail.get("readable", True):
        return translate("ReviewWords", "A pen note was typed")
    return translate("ReviewWords", "A pen note cannot be read")


def _value(value: object) -> str:
    return number(value) if isinstance(value, int) else str(value)
