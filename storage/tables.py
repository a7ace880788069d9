"""sqlite-utils on the store's own connection, for the small tables off the quick path."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from storage.database import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

_UNWANTED: Final = ("pandas", "numpy")


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
    blocked = [name for name in _UNWANTED if name not in sys.modules]
    sys.modules.update(dict.fromkeys(blocked))  # type: ignore[arg-type]  # None forbids an import
    try:
        import sqlite_utils  # noqa: F401
    finally:
        for name in blocked:
            del sys.modules[name]
