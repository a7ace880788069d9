"""Numbers and texts for made-up interviews, one file per questionnaire."""

from __future__ import annotations

from pathlib import Path

from interviewer.demo import Demo, parse_demo
from interviewer.questionnaire import Questionnaire
from interviewer.study import Study
from resources import read_toml

FOLDER = Path(__file__).parent


def load_demo(questionnaire: Questionnaire, study: Study) -> Demo:
    """The bundled demo data, checked against `questionnaire` and `study`.

    `DataInvalid` names every mistake in the file, or says that there is none.
    """
    path = FOLDER / f"{questionnaire.id}.toml"
    return parse_demo(read_toml(path), path.name, questionnaire, study)
