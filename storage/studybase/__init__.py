"""The databases of led studies: what came from the devices, and what the lead has decided."""

from storage.studybase.base import StudyBase
from storage.studybase.bases import StudyBases

__all__ = ["StudyBase", "StudyBases"]
