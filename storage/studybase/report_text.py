"""A merge's report as JSON, without what is about single interviews: that stands in quarantine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from interviewer.merging import (
    Came,
    Counts,
    FileReport,
    Gap,
    MergeReport,
    SetAside,
    Trouble,
)


def to_text(report: MergeReport) -> str:
    """The report as JSON."""
    values = {
        "files": [
            {
                "file": each.file,
                "came": each.came.value,
                "device": each.device,
                "number": each.number,
                "counts": _counts(each.counts),
                "troubles": [
                    [aside.trouble.value, aside.detail, aside.retry]
                    for aside in each.troubles
                    if not aside.record
                ],
            }
            for each in report.files
        ],
        "total": _counts(report.total),
        "gaps": [[gap.device, gap.missing, gap.latest, gap.more] for gap in report.gaps],
        "digest": report.digest,
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str, number: int, records: Mapping[int, Iterable[SetAside]]) -> MergeReport:
    """The report again; `records` has what was set aside of single interviews, by the file's
    place."""
    values = json.loads(text)
    return MergeReport(
        number,
        tuple(_file(each, tuple(records.get(i, ()))) for i, each in enumerate(values["files"])),
        Counts(**values["total"]),
        tuple(Gap(device, tuple(missing), *rest) for device, missing, *rest in values["gaps"]),
        values["digest"],
    )


def _file(values: Mapping[str, Any], records: tuple[SetAside, ...]) -> FileReport:
    whole = (
        SetAside(Trouble(trouble), detail, values["file"], retry=retry)
        for trouble, detail, retry in values["troubles"]
    )
    return FileReport(
        values["file"],
        Came(values["came"]),
        values["device"],
        values["number"],
        Counts(**values["counts"]),
        (*whole, *records),
    )


def _counts(counts: Counts) -> dict[str, int]:
    values = ((name, getattr(counts, name)) for name in Counts.__dataclass_fields__)
    return {name: value for name, value in values if value}
