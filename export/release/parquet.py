"""A release as Parquet, partitioned by study and round, so that a whole country's reads as one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from export.release.words import column
from interviewer.dataset import Dataset, Variable

NO_ROUND = "__HIVE_DEFAULT_PARTITION__"
"""What readers take for no value."""
METADATA = b"interviewer"
"""The key of the file's metadata: JSON with titles, notes and every variable's labels."""


def write_parquet(dataset: Dataset, folder: Path, language: str) -> None:
    """Write parquet/study=ID/round=ROUND/ID.parquet.

    The codes are as everywhere, as 32-bit numbers in every file, so that files fit each other; not
    null where a value is missing, for null cannot say why. Labels in all languages, missing codes
    among them, stand in the file's metadata, and each column's in the column's own.
    """
    import pyarrow as pa
    from pyarrow import parquet

    place = folder / "parquet"
    for key, value in (("study", dataset.study), ("round", dataset.round or NO_ROUND)):
        place /= f"{key}={quote(value, safe='')}"
    place.mkdir(parents=True)
    about = {
        "id": dataset.id,
        "language": language,
        "title": dict(dataset.title),
        "notes": dict(dataset.notes),
        "organisation": dict(dataset.organisation),
        "questionnaire": dataset.questionnaire,
        "versions": list(dataset.versions),
        "variables": {variable.name: _about(variable) for variable in dataset.variables},
    }
    schema = pa.schema(
        [
            pa.field(v.name, pa.int32(), nullable=False, metadata={METADATA: _json(_about(v))})
            for v in dataset.variables
        ],
        metadata={METADATA: _json(about)},
    )
    arrays = [pa.array(column(dataset, variable)) for variable in dataset.variables]
    table = pa.Table.from_arrays(arrays, schema=schema)
    parquet.write_table(table, place / f"{dataset.id}.parquet")


def _about(variable: Variable) -> dict[str, Any]:
    return {
        "label": dict(variable.label),
        "question": dict(variable.question),
        "measure": variable.measure,
        "values": {str(code): dict(labels) for code, labels in variable.values.items()},
        "missing": {str(code): dict(labels) for code, labels in variable.missing.items()},
        "ids": {str(code): name for code, name in variable.ids.items()},
        "universe": variable.universe,
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
