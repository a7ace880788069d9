"""sqlite-utils is imported without what it would bring along, and without harm to others."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from storage.tables import _Without
from tests.storage.examples import ROOT

_ALONE = """
import sys
import sqlcipher3
from storage.tables import tables

before = list(sys.meta_path)
tables(sqlcipher3.dbapi2.connect(":memory:")).table("t").insert({"a": 1})
assert "sqlite_utils" in sys.modules and sys.meta_path == before
print(sorted({"pandas", "numpy"} & set(sys.modules)))
import pandas
print(pandas.DataFrame({"a": [1]}).a.sum())
"""


def test_the_import_brings_no_numbers_along_and_leaves_them_importable() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ALONE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, ["[]", "1"]), done.stderr


def test_another_thread_may_import_them_in_the_same_moment() -> None:
    without = _Without(frozenset({"pandas"}))
    with pytest.raises(ModuleNotFoundError):
        without.find_spec("pandas.core", None)
    assert without.find_spec("pandasql", None) is None
    with ThreadPoolExecutor() as workers:
        assert workers.submit(without.find_spec, "pandas", None).result() is None
