"""The docs hold what they promise: the examples are read, and the links lead somewhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from interviewer.parsing import parse_questionnaire
from interviewer.questionnaire import Kind
from interviewer.study import check_study, parse_study

ROOT = Path(__file__).parents[1]
QUESTIONNAIRE = ROOT / "docs" / "questionnaire.md"
PAGES = [path for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")) if path.is_file()]
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\[[^\]]*\]\(\s*<?([^)>\s]+)>?[^)]*\)")


def examples() -> list[str]:
    text = QUESTIONNAIRE.read_text(encoding="utf-8")
    return re.findall(r"^```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_the_example_questionnaire_and_its_study_are_valid() -> None:
    structure, danish, study = (tomllib.loads(text) for text in examples())
    questionnaire = parse_questionnaire(structure, {"da": danish})
    made = parse_study(study, "study.toml")
    assert made.questionnaire == (questionnaire.id, questionnaire.version)
    check_study(made, questionnaire, "study.toml")


def test_the_example_shows_every_kind() -> None:
    structure = tomllib.loads(examples()[0])
    items = structure["questions"] + structure["background"]
    assert {item["kind"] for item in items} == set(Kind)


def anchors(text: str) -> set[str]:
    """What GitHub makes of the headings."""
    headings = re.findall(r"^#+ (.*)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for link in LINK.findall(CODE.sub("", FENCE.sub("", text))):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert target.is_relative_to(ROOT), f"{link} leads out of the project"
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target.read_text(encoding="utf-8")), link
