"""Pieces of what is made from questionnaires, for the commands and for the windows alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.errors import DataInvalid, FormUnreadable, Problem

if TYPE_CHECKING:
    from export.pdf.fonts import Fonts
    from export.xlsform import Draft

XLSX_LIMIT = 50_000_000
"""Bytes of a workbook that are read at all."""


def bundled_fonts() -> Fonts:
    """The fonts that PDFs are set in."""
    import resources
    from export.pdf.fonts import load_fonts

    return load_fonts(resources.FONTS)


def read_workbook(path: Path) -> bytes:
    """The bytes of an Excel form; `FormUnreadable`, `DataInvalid`."""
    try:
        if path.stat().st_size > XLSX_LIMIT:
            raise FormUnreadable(path.name, "too_large")
        return path.read_bytes()
    except OSError as trouble:
        rule = f"cannot be read: {trouble.strerror}."
        raise DataInvalid([Problem(path.name, "", rule, "Make it readable.")]) from None


def draft_files(draft: Draft) -> dict[str, bytes]:
    """The files of a questionnaire that was read from an Excel form, by name."""
    from tomli_w import dumps

    return {name: dumps(values).encode() for name, values in draft.files.items()}
