"""Numbers and texts for made-up interviews, one file per questionnaire."""

from __future__ import annotations

import tomllib
from pathlib import Path

from interviewer.demo import Demo, parse_demo
from interviewer.errors import DataInvalid, Problem
from interviewer.questionnaire import Questionnaire
from interviewer.study import Study

FOLDER = Path(__file__).parent


def load_demo(questionnaire: Questionnaire, study: Study) -> Demo:
    """The bundled demo data, checked against `questionnaire` and `study`.

    `DataInvalid` names every mistake in the file, or says that there is none.
    """
    path = FOLDER / f"{questionnaire.id}.toml"
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problem = Problem(path.name, "", "is missing.", "This questionnaire has no demo data.")
        raise DataInvalid([problem]) from None
    return parse_demo(values, path.name, questionnaire, study)
