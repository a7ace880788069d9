"""A real encrypted store in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import DataFolder
from storage.store import OpenStore
from tests.storage import examples


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The data folder; not yet made."""
    return tmp_path / "data"


@pytest.fixture
def folder(path: Path) -> Iterator[DataFolder]:
    """The data folder, released afterwards."""
    folder = examples.data_folder(path)
    yield folder
    folder.release()


@pytest.fixture
def store(folder: DataFolder) -> Iterator[OpenStore]:
    """A new open store."""
    store = folder.create(examples.PASSPHRASE)
    yield store
    store.close()
