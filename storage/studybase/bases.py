"""The study databases in a data folder, each in a folder of its own: `STUDY_ID/study.db`."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

from interviewer.errors import StudyUnknown
from interviewer.reading import NAME
from storage.keys import DataKey
from storage.studybase.base import StudyBase
from storage.studybase.file import StudyFile, make_file

FILE: Final = "study.db"


class StudyBases:
    """The studies that are led from here, under the store's own key.

    A study that is open already is shared: its file has one connection, which everybody who
    opened it uses in turn, and the last one to close it closes it.
    """

    def __init__(self, folder: Path, key: Callable[[], AbstractContextManager[DataKey]]) -> None:
        """`folder` need not be there yet; `key` lends the data key for as long as it is open."""
        self._folder = folder
        self._key = key
        self._lock = threading.RLock()
        self._open: dict[str, tuple[StudyFile, int]] = {}

    def ids(self) -> Sequence[str]:
        """The studies that have a database, in order."""
        found = (path.parent.name for path in self._folder.glob(f"*/{FILE}"))
        return sorted(name for name in found if NAME.fullmatch(name))

    def exists(self, study_id: str) -> bool:
        """Whether the study has a database."""
        return bool(NAME.fullmatch(study_id)) and self._path(study_id).is_file()

    def open(self, study_id: str, *, make: bool = False) -> StudyBase:
        """The study's database; with `make` it is made where there is none.

        `StudyUnknown` where there is none; `StoreUnavailable`, `StoreDamaged`, `StoreNewer`.
        """
        if not NAME.fullmatch(study_id):
            raise StudyUnknown(study_id)
        path = self._path(study_id)
        with self._lock:
            file, users = self._open.get(study_id, (None, 0))
            if file is None:
                if not make and not path.is_file():
                    raise StudyUnknown(study_id)
                with self._key() as key:
                    if not path.is_file():
                        make_file(path, key, study_id)
                    file = StudyFile(path, key)
                file.overwrite_erased()
            self._open[study_id] = (file, users + 1)
            return StudyBase(file, study_id, lambda: self._leave(study_id, file))

    def close(self) -> None:
        """Close all that are open; who still uses one meets `StoreUnavailable`."""
        with self._lock:
            for file, _ in self._open.values():
                file.close()
            self._open.clear()

    def _leave(self, study_id: str, left: StudyFile) -> None:
        with self._lock:
            file, users = self._open.get(study_id, (None, 0))
            if file is not left:
                return  # `close` came first.
            if users > 1:
                self._open[study_id] = (file, users - 1)
            else:
                del self._open[study_id]
                file.close()

    def _path(self, study_id: str) -> Path:
        return self._folder / study_id / FILE
