"""What helps an interviewer to note and to show, beyond the interview itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviewer.ports import InkStore

if TYPE_CHECKING:
    from interviewer.typing_help import TypingHelp


@dataclass(frozen=True, slots=True)
class Aids:
    """All of it may be missing: the preview of a questionnaire keeps no strokes and learns none."""

    ink: InkStore | None = None
    """Where pen strokes are kept; None: nothing can be drawn."""
    typing: TypingHelp | None = None
    left_handed: bool = False


NO_AIDS = Aids()
