"""Words that several of a lead's screens share."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from interviewer.contact import Disposition

translate = QCoreApplication.translate


def outcome_words() -> Mapping[Disposition, str]:
    """What came of an approach, as a lead calls it."""
    return {
        Disposition.COMPLETE: translate("Outcomes", "Interview"),
        Disposition.PARTIAL: translate("Outcomes", "Partial interview"),
        Disposition.REFUSAL: translate("Outcomes", "Said no"),
        Disposition.WITHDRAWN: translate("Outcomes", "Withdrawn"),
        Disposition.NON_CONTACT: translate("Outcomes", "Not reached"),
        Disposition.LANGUAGE: translate("Outcomes", "No common language"),
        Disposition.OTHER: translate("Outcomes", "Another reason"),
        Disposition.UNKNOWN: translate("Outcomes", "Not known whether eligible"),
        Disposition.NOT_ELIGIBLE: translate("Outcomes", "Not in the target group"),
    }
