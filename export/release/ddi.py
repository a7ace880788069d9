"""A release described in DDI-Codebook 2.5, the XML that data archives take in.

Elements and their order: DDI Alliance, DDI-Codebook 2.5, codebook.xsd (namespace
ddi:codebook:2_5). Labels and wordings stand in every language that has them, by `xml:lang`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from export.release.words import Speaker, all_labels, column, one_line
from interviewer.dataset import Dataset, Variable

NAMESPACE: Final = "ddi:codebook:2_5"
SCHEMA: Final = "http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_NATURE = {"nominal": "nominal", "ordinal": "ordinal", "scale": "ratio"}
_PRODUCT = "interviewer"
_MOST = 500
"""Of different numbers for which frequencies are told where a variable has no labels."""


def write_ddi(
    dataset: Dataset, folder: Path, language: str, files: Sequence[tuple[str, str]] = ()
) -> None:
    """Write ID.ddi.xml. `files`: path and kind of each data file that lies in `folder`."""
    ET.register_namespace("", NAMESPACE)
    root = _tag(None, "codeBook", version="2.5")
    root.set(_LANG, language)
    root.set(_LOCATION, f"{NAMESPACE} {SCHEMA}")
    speaker = Speaker(dataset, language)
    _document(root, dataset, speaker)
    _study(root, dataset, speaker)
    ids = _files(root, dataset, files)
    data = _tag(root, "dataDscr")
    for number, variable in enumerate(dataset.variables, 1):
        _variable(data, dataset, variable, number, ids)
    tree = ET.ElementTree(root)
    ET.indent(tree)
    tree.write(folder / f"{dataset.id}.ddi.xml", encoding="utf-8", xml_declaration=True)


def _tag(parent: ET.Element | None, name: str, text: str = "", /, **attributes: str) -> ET.Element:
    """A new element below `parent`; characters that XML has not got are left out of its text."""
    full = f"{{{NAMESPACE}}}{name}"
    found = ET.Element(full) if parent is None else ET.SubElement(parent, full)
    for key, value in attributes.items():
        found.set(key, _clean(value))
    if text:
        found.text = _clean(text)
    return found


def _clean(text: str) -> str:
    return "".join(
        character
        for character in text
        if character in "\t\n" or (character >= " " and character not in "\ufffe\uffff")
    )


def _in_each(parent: ET.Element, name: str, labels: Mapping[str, str], dataset: Dataset) -> None:
    """An element for each language that has words."""
    for language in dict.fromkeys((*dataset.languages, *labels)):
        if labels.get(language):
            _tag(parent, name, one_line(labels[language])).set(_LANG, language)


def _document(root: ET.Element, dataset: Dataset, speaker: Speaker) -> None:
    citation = _tag(_tag(root, "docDscr"), "citation")
    _tag(_tag(citation, "titlStmt"), "titl", speaker.say(dataset.title))
    _tag(_tag(citation, "prodStmt"), "software", _PRODUCT)


def _study(root: ET.Element, dataset: Dataset, speaker: Speaker) -> None:
    study = _tag(root, "stdyDscr")
    citation = _tag(study, "citation")
    titles = _tag(citation, "titlStmt")
    title = speaker.say(dataset.title)
    _tag(titles, "titl", title)
    others = {tag: text for tag, text in dataset.title.items() if one_line(text) != title}
    _in_each(titles, "parTitl", others, dataset)
    _tag(titles, "IDNo", dataset.id, agency=speaker.say(dataset.organisation))
    organisation = speaker.say(dataset.organisation)
    _tag(_tag(citation, "rspStmt"), "AuthEnty", organisation)
    _tag(_tag(citation, "prodStmt"), "producer", organisation)
    if dataset.round:
        _tag(_tag(citation, "verStmt"), "version", dataset.round, type="round")
    info = _tag(study, "stdyInfo")
    _in_each(info, "abstract", dataset.notes, dataset)
    summary = _tag(info, "sumDscr")
    for event, week in zip(("start", "end"), dataset.period, strict=True):
        if week:
            _tag(summary, "collDate", week, date=week, event=event)
    _tag(summary, "anlyUnit", "Individual")
    _tag(summary, "dataKind", "Survey data")
    method = _tag(study, "method")
    collection = _tag(method, "dataColl")
    _tag(collection, "collMode", "Face-to-face interview")
    instrument = f"{dataset.questionnaire} {', '.join(dataset.versions)}"
    _tag(collection, "resInstru", f"Structured questionnaire: {instrument}")


def _files(root: ET.Element, dataset: Dataset, files: Sequence[tuple[str, str]]) -> Sequence[str]:
    """Describe each data file; returns the ids by which variables refer to them."""
    ids = []
    for number, (path, kind) in enumerate(files, 1):
        ids.append(f"F{number}")
        described = _tag(root, "fileDscr", ID=ids[-1], URI=path)
        text = _tag(described, "fileTxt")
        _tag(text, "fileName", path)
        size = _tag(text, "dimensns")
        _tag(size, "caseQnty", str(dataset.rows))
        _tag(size, "varQnty", str(len(dataset.variables)))
        _tag(text, "fileType", kind)
    return ids


def _variable(
    data: ET.Element, dataset: Dataset, variable: Variable, number: int, files: Sequence[str]
) -> None:
    """One variable; the schema wants its parts in just this order."""
    import numpy as np

    found = _tag(data, "var", ID=f"V{number}", name=variable.name)
    if files:
        found.set("files", " ".join(files))
    found.set("intrvl", "discrete" if variable.values else "contin")
    found.set("nature", _NATURE[variable.measure])
    found.set("representationType", "code" if variable.values else "numeric")
    _in_each(found, "labl", variable.label, dataset)
    for language in dict.fromkeys((*dataset.languages, *variable.question)):
        if variable.question.get(language):
            question = _tag(found, "qstn")
            question.set(_LANG, language)
            _tag(question, "qstnLit", one_line(variable.question[language]))
    codes, counts = np.unique(column(dataset, variable), return_counts=True)
    tally = dict(zip(codes.tolist(), counts.tolist(), strict=True))
    valid = [code for code in tally if code not in variable.missing]
    if valid and not variable.values:
        bounds = {"min": str(min(valid)), "max": str(max(valid))}
        _tag(_tag(found, "valrng"), "range", **bounds)
    if variable.missing:
        invalid = _tag(found, "invalrng")
        for code in sorted(variable.missing):
            _tag(invalid, "item", VALUE=str(code))
    if variable.universe:
        _tag(found, "universe", variable.universe)
    count = sum(tally[code] for code in valid)
    _tag(found, "sumStat", str(count), type="vald")
    _tag(found, "sumStat", str(dataset.rows - count), type="invd")
    labels = all_labels(variable)
    shown = dict(labels)
    if len(valid) <= _MOST:
        shown = {**{code: {} for code in valid}, **labels}
    for code, words in shown.items():
        category = _tag(found, "catgry")
        if code in variable.missing:
            category.set("missing", "Y")
        _tag(category, "catValu", str(code))
        _in_each(category, "labl", words, dataset)
        _tag(category, "catStat", str(tally.get(code, 0)), type="freq")
    _tag(found, "varFormat", type="numeric")
