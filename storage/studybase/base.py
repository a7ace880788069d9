"""One led study's database: the nouns on one open file."""

from __future__ import annotations

from collections.abc import Callable

from storage.studybase.checking import Checking
from storage.studybase.correcting import Correcting
from storage.studybase.counting import Counting
from storage.studybase.devices import Devices
from storage.studybase.digest import Digest
from storage.studybase.entries import Entries
from storage.studybase.file import StudyFile
from storage.studybase.log import Log
from storage.studybase.merges import Merges
from storage.studybase.quarantine import Quarantine
from storage.studybase.quotes import Quotes
from storage.studybase.releases import Releases
from storage.studybase.review import Review
from storage.studybase.settings import Settings
from storage.studybase.transcribing import Transcribing
from storage.studybase.withdrawals import Withdrawals


class StudyBase(
    Devices,
    Merges,
    Quarantine,
    Entries,
    Counting,
    Review,
    Correcting,
    Transcribing,
    Withdrawals,
    Quotes,
    Releases,
    Settings,
    Digest,
    Checking,
    Log,
):
    """What `interviewer.lead.StudyDesk` asks of the database alone, and what merging needs.

    Every method may be called from any thread; each change is one transaction, on disk when it
    returns. `NotSaved` where it could not be, and nothing has changed; KeyError for what is not
    there.
    """

    def __init__(self, file: StudyFile, study_id: str, leave: Callable[[], None]) -> None:
        """`leave` is called once, when this is closed."""
        super().__init__(file, study_id)
        self._leave: Callable[[], None] | None = leave

    @property
    def study_id(self) -> str:
        """The study's id."""
        return self._study_id

    def close(self) -> None:
        """Give it back; the file is closed with the last who has it open."""
        leave, self._leave = self._leave, None
        if leave is not None:
            leave()
