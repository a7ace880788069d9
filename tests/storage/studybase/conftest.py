"""A real encrypted study database in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.studybase import StudyBase, StudyBases
from tests.storage.studybase import examples


@pytest.fixture
def bases(tmp_path: Path) -> Iterator[StudyBases]:
    """The study databases of a new data folder."""
    bases = examples.bases(tmp_path / "lead")
    yield bases
    bases.close()


@pytest.fixture
def base(bases: StudyBases) -> StudyBase:
    """A new study with two devices: `examples.SIGNER` is number 1, `examples.OTHER` number 2."""
    base = bases.open(examples.STUDY, make=True)
    base.enrol(examples.SIGNER, "Tablet 1")
    base.enrol(examples.OTHER)
    return base
