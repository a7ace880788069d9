"""Files that are no batches, safely in their place."""

from __future__ import annotations

from pathlib import Path

from interviewer.errors import ExportFailed, FileNotWritten


def publish_file(path: Path, content: bytes) -> None:
    """Put `content` at `path`, whole and on disk, or not at all; `FileNotWritten`."""
    from export.archive import publish

    try:
        publish(path, content)
    except ExportFailed as trouble:  # Its words are about batches.
        raise FileNotWritten(path, trouble.reason, trouble.detail) from trouble
