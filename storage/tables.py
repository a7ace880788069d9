"""sqlite-utils on the store's own connection, for the small tables off the quick path."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from storage.database import Connection

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    from sqlite_utils import Database as Tables

_UNWANTED: Final = frozenset({"pandas", "numpy"})


def tables(connection: Connection) -> Tables:
    """The tables of `connection`. Write within `Database.writing`: sqlite-utils joins it.

    Imported here because the import takes 40 to 70 ms, which neither start nor a saved answer
    can spare.
    """
    if "sqlite_utils" not in sys.modules:
        _import_sqlite_utils()
    from sqlite_utils import Database as Tables

    return Tables(connection, recursive_triggers=False)


def _import_sqlite_utils() -> None:
    import sqlcipher3
    from sqlcipher3 import dbapi2

    # The names under which sqlite-utils looks for another SQLite than the system's, so that
    # it knows the exceptions of ours.
    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)
    # It would import these for their column types, 0.3 s for what the store does not use.
    without = _Without(_UNWANTED)
    sys.meta_path.insert(0, without)
    try:
        import sqlite_utils  # noqa: F401
    finally:
        sys.meta_path.remove(without)


class _Without:
    """Finds no module of these names for the thread that made it, and is in nobody else's way.

    A lead's worker may be importing pandas in the same moment, and must get it.
    """

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self._thread = threading.get_ident()

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name.partition(".")[0] in self._names and threading.get_ident() == self._thread:
            raise ModuleNotFoundError(f"{name} is not wanted here", name=name)
        return None
