"""What the windows are given by `main.py`: everything they use and do not make themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.errors import InterviewerError
from interviewer.findings import Find
from interviewer.ports import PlanExport, QuestionnaireLibrary, Store, StoreFolder
from interviewer.preferences import Preferences
from interviewer.questionnaire import Questionnaire
from interviewer.session import Clock
from interviewer.study import Study
from interviewer.workshop import Workshop

if TYPE_CHECKING:
    from interviewer.enrolment import Enrolling
    from interviewer.lead import LeadDesk
    from interviewer.receipt import Receipt
    from interviewer.typing_help import TypingData


def _no_lead(_store: Store) -> LeadDesk:
    raise NotImplementedError("no lead's desk was given")


def _no_enrolling(_store: Store) -> Enrolling:
    raise NotImplementedError("nothing was given to enrol with")


@dataclass
class Services:
    """One object, made in one place, passed down; there are no globals."""

    folder: StoreFolder
    library: QuestionnaireLibrary
    workshop: Workshop
    study: Study
    """The one that new interviews belong to; use `use_study`."""
    questionnaires: Callable[[str, str], Questionnaire]
    """By id and version; raises `QuestionnaireUnknown`."""
    clock: Clock
    preferences: Preferences
    keep_preferences: Callable[[Preferences], None]
    """Writes them to disk; use `prefer`."""
    damaged_preferences: Path | None
    """Where a preferences file that could not be read was put aside, if one was."""
    plan_export: PlanExport
    find: Callable[[str], Sequence[Find]]
    """What in a text may identify somebody. The first call takes long; see `MainWindow`."""
    strength: Callable[[str], int]
    """0 (very weak) to 4 (strong)."""
    version: str
    reload: Callable[[], tuple[Preferences, Study, InterviewerError | None]]
    """Reads the preferences and the chosen study from disk once more, and why that study cannot be
    used: until the store is unlocked, a command may change them. Nothing here is changed by it but
    `damaged_preferences`; what cannot be read stays as it is."""
    typing: TypingData | None = None
    """The bundled words and short forms; None: nothing helps with typing."""
    print_receipt: Callable[[Receipt, Path], None] | None = None
    """Writes a receipt as a PDF; a file that is there is never written over (`FileNotWritten`)."""
    study_trouble: InterviewerError | None = None
    """Why the study that was chosen cannot be used; `study` is the default one then."""
    lead: Callable[[Store], LeadDesk] = _no_lead
    """The desk of a project lead on an unlocked store."""
    enrolling: Callable[[Store], Enrolling] = _no_enrolling
    """By which the device takes part in a lead's study."""

    def use_study(self, study_id: str) -> None:
        """New interviews belong to this study from now on.

        An error of the library's where it cannot be used: nothing has changed then.
        """
        self.study = self.library.study(study_id)
        self.study_trouble = None
        self.prefer(replace(self.preferences, study=study_id))

    def prefer(self, preferences: Preferences) -> None:
        """Use these preferences from now on, and keep them.

        `StoreUnavailable` where they cannot be kept: they hold until the app is closed.
        """
        self.preferences = preferences
        self.keep_preferences(preferences)
