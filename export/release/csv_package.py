"""A release as a Frictionless data package (version 1 of the format): data.csv and codebook.csv."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

from export.csv_text import csv_bytes
from export.release.codebook_rows import HEAD, codebook_rows
from export.release.words import CODEBOOK, CSV_FOLDER, DATA, Speaker, all_labels, below_zero
from interviewer.dataset import Dataset, Variable

Descriptor = dict[str, Any]


def write_csv(dataset: Dataset, folder: Path, language: str) -> None:
    """Write datapackage.json, data.csv and codebook.csv into the folder "csv" of `folder`.

    The codes below zero are the package's missing values. "Don't know" is one of a field's values:
    the format has missing values for a whole table only.
    """
    place = folder / CSV_FOLDER
    place.mkdir(exist_ok=True)
    _write_data(dataset, place / DATA)
    (place / CODEBOOK).write_bytes(csv_bytes(HEAD, codebook_rows(dataset)))
    descriptor = _describe(dataset, place, language)
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    (place / "datapackage.json").write_bytes(text.encode())


def _write_data(dataset: Dataset, path: Path) -> None:
    """Row by row: as one text, the table of a whole country would fill the memory."""
    with path.open("w", encoding="ascii", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([variable.name for variable in dataset.variables])
        writer.writerows(zip(*_plain(dataset), strict=True))


def _plain(dataset: Dataset) -> list[Any]:
    """Columns of Python's own numbers, which are written several times faster."""
    found = (dataset.columns[variable.name] for variable in dataset.variables)
    return [values.tolist() if hasattr(values, "tolist") else values for values in found]


def _describe(dataset: Dataset, place: Path, language: str) -> Descriptor:
    speaker = Speaker(dataset, language)
    missing = sorted({code for v in dataset.variables for code in below_zero(v)}, reverse=True)
    data = {
        "fields": [_field(variable, speaker) for variable in dataset.variables],
        "missingValues": [str(code) for code in missing] or [""],
    }
    book = {
        "fields": [{"name": name, "type": "string"} for name in HEAD],
        "missingValues": [""],
    }
    return {
        "profile": "tabular-data-package",
        "name": dataset.id,
        "title": speaker.say(dataset.title),
        "description": speaker.say(dataset.notes),
        "contributors": [{"title": speaker.say(dataset.organisation), "role": "publisher"}],
        "keywords": [text for text in (dataset.study, dataset.round) if text],
        "resources": [
            _resource("data", DATA, "One row per interview, in random order.", data, place),
            _resource(
                "codebook", CODEBOOK, "Every variable, code and label, by language.", book, place
            ),
        ],
    }


def _resource(name: str, path: str, about: str, schema: Descriptor, place: Path) -> Descriptor:
    with (place / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "description": about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "bytes": (place / path).stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": schema,
    }


def _field(variable: Variable, speaker: Speaker) -> Descriptor:
    field: Descriptor = {
        "name": variable.name,
        "type": "integer",
        "title": speaker.say(variable.label),
    }
    wording = speaker.say(variable.question)
    if wording:
        field["description"] = wording
    labels = all_labels(variable)
    if labels:  # A property of our own, as the format allows: its version 1 has none for labels.
        field["labels"] = {str(code): speaker.say(label) for code, label in labels.items()}
    if variable.values:
        field["constraints"] = {"enum": [code for code in labels if code >= 0]}
    return field
