"""What an interviewer calls the outcome of an approach, and what was seen of the person."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from interviewer.contact import Disposition, Reason, Sex

translate = QCoreApplication.translate


def outcome_word(outcome: Disposition) -> str:
    """A word or two for a button, in the language in force."""
    return {
        Disposition.COMPLETE: translate("Outcomes", "Finished"),
        Disposition.PARTIAL: translate("Outcomes", "Partial"),
        Disposition.REFUSAL: translate("Outcomes", "Said no"),
        Disposition.WITHDRAWN: translate("Outcomes", "Withdrawn"),
        Disposition.NON_CONTACT: translate("Outcomes", "Not reached"),
        Disposition.LANGUAGE: translate("Outcomes", "Language"),
        Disposition.OTHER: translate("Outcomes", "Could not"),
        Disposition.UNKNOWN: translate("Outcomes", "Unknown"),
        Disposition.NOT_ELIGIBLE: translate("Outcomes", "Outside the target group"),
    }[outcome]


def outcome_meaning(outcome: Disposition) -> str:
    """The outcome in a sentence, for whoever does not know the word yet."""
    return {
        Disposition.REFUSAL: translate("Outcomes", "Was asked, and did not want to."),
        Disposition.NON_CONTACT: translate("Outcomes", "Was gone or busy; never asked."),
        Disposition.LANGUAGE: translate("Outcomes", "No language in common, and no interpreter."),
        Disposition.OTHER: translate("Outcomes", "Wanted to, and could not: unwell, called in …"),
        Disposition.UNKNOWN: translate(
            "Outcomes", "Not known whether the person belongs to the study."
        ),
        Disposition.NOT_ELIGIBLE: translate("Outcomes", "Does not belong to the study."),
    }.get(outcome, "")


def sex_word(sex: Sex) -> str:
    """As it was seen."""
    return {
        Sex.WOMAN: translate("Outcomes", "Woman"),
        Sex.MAN: translate("Outcomes", "Man"),
    }[sex]


def reason_word(reason: Reason) -> str:
    """Why somebody said no."""
    return {
        Reason.BUSY: translate("Outcomes", "Busy"),
        Reason.UPSET: translate("Outcomes", "Upset"),
        Reason.UNWELL: translate("Outcomes", "Unwell"),
        Reason.NOT_INTERESTED: translate("Outcomes", "Not interested"),
        Reason.DISTRUST: translate("Outcomes", "Distrustful"),
    }[reason]
