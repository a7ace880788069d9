"""The example of `docs/questionnaire.md`, which has every kind of question, and its study."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from interviewer.interview import Interview
from interviewer.parsing import parse_questionnaire
from interviewer.questionnaire import Questionnaire
from interviewer.session import InterviewSession
from interviewer.study import Study, parse_study
from tests.interviewer.fakes import HandClock, MemoryInterviews

PAGE = Path(__file__).parents[2] / "docs" / "questionnaire.md"


def examples() -> list[str]:
    """The TOML files of the page: structure, Danish texts, study."""
    text = PAGE.read_text(encoding="utf-8")
    return re.findall(r"^```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def waiting_room() -> tuple[Questionnaire, Study]:
    """The questionnaire and its study."""
    structure, danish, study = (tomllib.loads(text) for text in examples())
    return parse_questionnaire(structure, {"da": danish}), parse_study(study, "study.toml")


class Desk:
    """An interview under way with any questionnaire, its store and its clock."""

    def __init__(self, questionnaire: Questionnaire, study: Study, language: str = "da") -> None:
        self.store = MemoryInterviews()
        self.clock = HandClock()
        self.session = InterviewSession.begin(
            questionnaire,
            study,
            self.store,
            self.clock,
            language=language,
            background_first=False,
        )
        self.session.agree()

    @property
    def kept(self) -> Interview:
        """The interview as the store has it."""
        return self.store.get(self.session.interview.id)
