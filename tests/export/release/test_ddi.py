"""The DDI file: valid by an XML schema, and with every label, code and frequency.

Where the environment names the standard's own schema in DDI_CODEBOOK_XSD (the path of its
codebook.xsd, beside which its other files lie), that one judges too.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from export.release.ddi import write_ddi
from export.release.words import all_labels, one_line
from tests.export.release.sample import DATASET, ROWS, VARIABLES, other

SUBSET = Path(__file__).parent / "schema" / "ddi_subset.xsd"
NS = {"d": "ddi:codebook:2_5"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FILES = [("csv/data.csv", "CSV"), (f"{DATASET.id}.sav", "SPSS")]


@pytest.fixture
def document(tmp_path: Path) -> etree._ElementTree:
    write_ddi(DATASET, tmp_path, "da", FILES)
    return etree.parse(tmp_path / f"{DATASET.id}.ddi.xml")


def test_it_is_valid(document: etree._ElementTree) -> None:
    schema = etree.XMLSchema(etree.parse(SUBSET))
    assert schema.validate(document), schema.error_log


def test_the_standards_own_schema_agrees(document: etree._ElementTree) -> None:
    path = os.environ.get("DDI_CODEBOOK_XSD")
    if not path:
        pytest.skip("DDI_CODEBOOK_XSD does not name the standard's schema")
    schema = etree.XMLSchema(etree.parse(path))
    assert schema.validate(document), schema.error_log


def test_the_schema_does_judge(document: etree._ElementTree) -> None:
    schema = etree.XMLSchema(etree.parse(SUBSET))
    variable = document.find(".//d:var", NS)
    variable.append(variable[0])  # A label behind the categories.
    assert not schema.validate(document)


def test_it_is_valid_without_files_and_with_odd_characters(tmp_path: Path) -> None:
    odd = "a\x00b\x0bc<&>\ufffe"
    write_ddi(other(title={"da": odd}, round="", period=("", "")), tmp_path, "da")
    document = etree.parse(tmp_path / f"{DATASET.id}.ddi.xml")
    schema = etree.XMLSchema(etree.parse(SUBSET))
    assert schema.validate(document), schema.error_log
    assert document.findtext(".//d:stdyDscr//d:titl", namespaces=NS) == "ab c<&>"


def test_every_label_and_frequency_is_there(document: etree._ElementTree) -> None:
    for variable in VARIABLES:
        (found,) = document.xpath(f"//d:var[@name='{variable.name}']", namespaces=NS)
        labels = {each.get(LANG): each.text for each in found.findall("d:labl", NS)}
        assert labels == {tag: one_line(text) for tag, text in variable.label.items()}
        wording = {
            each.get(LANG): each.findtext("d:qstnLit", namespaces=NS)
            for each in found.findall("d:qstn", NS)
        }
        assert wording == {tag: one_line(text) for tag, text in variable.question.items()}
        counts = Counter(DATASET.columns[variable.name])
        categories = {
            int(c.findtext("d:catValu", namespaces=NS)): c for c in found.findall("d:catgry", NS)
        }
        for code, words in all_labels(variable).items():
            category = categories[code]
            assert (category.get("missing") == "Y") == (code in variable.missing)
            assert int(category.findtext("d:catStat", namespaces=NS)) == counts[code]
            texts = {each.get(LANG): each.text for each in category.findall("d:labl", NS)}
            assert texts == {tag: one_line(text) for tag, text in words.items()}
        assert sum(int(c.findtext("d:catStat", namespaces=NS)) for c in categories.values()) == ROWS
        invalid = {int(each.get("VALUE")) for each in found.findall("d:invalrng/d:item", NS)}
        assert invalid == set(variable.missing)
    universe = document.findtext(".//d:var[@name='meeting']/d:universe", namespaces=NS)
    assert universe == "age != 0"


def test_study_and_files_are_described(document: etree._ElementTree) -> None:
    study = document.find("d:stdyDscr", NS)
    assert study.findtext(".//d:AuthEnty", namespaces=NS).startswith("VIVE")
    assert [each.text for each in study.findall(".//d:collDate", NS)] == ["2026-W05", "2026-W11"]
    assert [each.text for each in study.findall(".//d:abstract", NS)] == list(
        DATASET.notes.values()
    )
    assert [each.get("URI") for each in document.findall("d:fileDscr", NS)] == [p for p, _ in FILES]
    assert {each.text for each in document.findall(".//d:caseQnty", NS)} == {str(ROWS)}
    assert {each.get("files") for each in document.findall(".//d:var", NS)} == {"F1 F2"}
