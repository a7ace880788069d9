"""A study file says what its lead has signed, or is refused with the reason."""

from __future__ import annotations

import io
import json
import stat
import warnings
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.archive import build_archive
from export.sealing import STUDY_CONTEXT, make_lead_secret, sign
from export.study_file import StudyPackage, build_study_file, read_study_file
from interviewer.errors import StudyFileRefused

LEAD = make_lead_secret(bytes(32))
OTHER = make_lead_secret(bytes([1] * 32))
PACKAGE = StudyPackage(
    study_id="vive-2020",
    revision=3,
    leads=(LEAD.key, OTHER.key),
    study_toml=b'id = "vive-2020"\n',
    questionnaires={
        ("vive-2020", "1.1"): {"questionnaire.toml": b"one\n", "da.toml": b"to\n"},
        ("vive-2020", "1.0"): {"questionnaire.toml": b"zero\n", "pt-BR.toml": b"dois\n"},
    },
)
BUILT = build_study_file(PACKAGE, LEAD)


def refusal(data: bytes) -> str:
    with pytest.raises(StudyFileRefused) as caught:
        read_study_file(data, "s.study")
    assert caught.value.name == "s.study"
    return caught.value.reason


def members() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(BUILT)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def signed(
    change: Callable[[dict[str, Any]], object] = lambda _: None,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """A file whose lead has signed another manifest, with these files for the right ones."""
    inside = members()
    manifest = json.loads(inside.pop("manifest.json"))
    del inside["signature"]
    change(manifest)
    told = json.dumps(manifest).encode()
    signature = sign(LEAD, STUDY_CONTEXT, told)
    return build_archive({"manifest.json": told, "signature": signature, **inside, **(files or {})})


def test_what_was_handed_out_is_read() -> None:
    package = read_study_file(BUILT, "s.study")
    assert package == PACKAGE
    assert package.content == BUILT
    assert package.leads[0].fingerprint == LEAD.key.fingerprint


def test_the_same_study_makes_the_same_bytes() -> None:
    turned = dict(reversed(list(PACKAGE.questionnaires.items())))
    assert build_study_file(replace(PACKAGE, questionnaires=turned), LEAD) == BUILT


def test_only_the_first_lead_signs() -> None:
    with pytest.raises(ValueError, match="first lead"):
        build_study_file(PACKAGE, OTHER)


@pytest.mark.parametrize(
    "package",
    [
        replace(PACKAGE, revision=0),
        replace(PACKAGE, study_id="../vive"),
        replace(PACKAGE, leads=(LEAD.key, LEAD.key)),
        replace(PACKAGE, study_toml=bytes(1_000_001)),
        replace(PACKAGE, questionnaires={("vive-2020", ".."): {"da.toml": b""}}),
        replace(PACKAGE, questionnaires={("vive-2020", "1.0"): {"../da.toml": b""}}),
        replace(PACKAGE, questionnaires={("vive-2020", "1.0"): {"da.exe": b""}}),
    ],
)
def test_what_would_be_refused_is_not_handed_out(package: StudyPackage) -> None:
    with pytest.raises(ValueError, match="no study file"):
        build_study_file(package, LEAD)


def test_every_cut_and_every_flipped_bit_is_refused_or_changes_nothing() -> None:
    for at in range(len(BUILT)):
        refusal(BUILT[:at])
        flipped = bytearray(BUILT)
        flipped[at] ^= 1 << at % 8
        with suppress(StudyFileRefused):  # Zips have bytes that mean nothing, such as times.
            assert read_study_file(bytes(flipped), "s.study") == PACKAGE


@given(st.binary(max_size=200))
def test_anything_else_is_no_study_file(junk: bytes) -> None:
    assert refusal(junk) in {"not_a_study", "damaged"}


def test_a_batch_is_no_study_file() -> None:
    assert refusal(build_archive({"manifest.json": b'{"format": "interviewer-batch"}'})) == (
        "not_a_study"
    )
    assert refusal(build_archive({"study.toml": b""})) == "not_a_study"


def test_a_signature_of_somebody_else_is_refused() -> None:
    inside = members()
    inside["signature"] = sign(OTHER, STUDY_CONTEXT, inside["manifest.json"])
    assert refusal(build_archive(inside)) == "signature"
    inside["signature"] = sign(LEAD, b"something else", inside["manifest.json"])
    assert refusal(build_archive(inside)) == "signature"
    del inside["signature"]
    assert refusal(build_archive(inside)) == "signature"


def test_another_lead_cannot_be_put_in_front() -> None:
    inside = members()
    manifest = json.loads(inside["manifest.json"])
    manifest["leads"].reverse()
    inside["manifest.json"] = json.dumps(manifest).encode()
    assert refusal(build_archive(inside)) == "signature"


def test_files_are_those_that_were_signed() -> None:
    inside = members()
    path = "questionnaires/vive-2020/1.1/da.toml"
    assert refusal(build_archive({**inside, path: b"ti\n"})) == "damaged"
    assert refusal(build_archive({**inside, path.replace("da", "en"): b"x"})) == "damaged"
    del inside[path]
    assert refusal(build_archive(inside)) == "damaged"


@pytest.mark.parametrize(
    "path",
    [
        "../study.toml",
        "/study.toml",
        "questionnaires/../../x.toml",
        "questionnaires/a/b/c/da.toml",
        "questionnaires/a/1/da.py",
        "questionnaires/a/1/.toml",
        "C:/x.toml",
        "signature.toml",
        "Study.toml",
    ],
)
def test_no_file_stands_where_none_belongs(path: str) -> None:
    assert refusal(signed(files={path: b"x"})) == "hostile"


def test_links_and_doubled_names_are_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in members().items():
            archive.writestr(name, content)
        archive.writestr("study.toml", b"another")
    assert refusal(buffer.getvalue()) == "hostile"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("study.toml")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert refusal(buffer.getvalue()) == "hostile"


def test_a_bomb_is_refused_unopened() -> None:
    assert refusal(signed(files={"study.toml": bytes(40_000_000)})) == "too_large"
    many = {f"questionnaires/a/{n}/da.toml": b"" for n in range(1100)}
    assert refusal(signed(files=many)) == "too_large"
    assert refusal(BUILT + bytes(21 << 20)) == "too_large"


def test_a_manifest_of_another_kind_or_time_is_told() -> None:
    assert refusal(signed(lambda m: m.update(format="interviewer-batch"))) == "not_a_study"
    assert refusal(signed(lambda m: m.update(format_version=2, leads="new"))) == "newer"


def test_a_manifest_is_held_to_its_form() -> None:
    changes: list[Callable[[dict[str, Any]], object]] = [
        lambda m: m.update(format_version="1"),
        lambda m: m.update(study="../vive"),
        lambda m: m.update(study=None),
        lambda m: m.update(revision=0),
        lambda m: m.update(revision=True),
        lambda m: m.update(revision=1.5),
        lambda m: m.update(revision=float("nan")),
        lambda m: m.update(leads=[]),
        lambda m: m.update(leads=[1]),
        lambda m: m.update(leads=m["leads"] * 9),
        lambda m: m["leads"][0].update(recipient="age1x"),
        lambda m: m["leads"][0].update(verify="00"),
        lambda m: m.update(files=None),
        lambda m: m["files"].append([]),
        lambda m: m["files"].pop(0),
        lambda m: m["files"][0].update(bytes=1),
    ]
    assert [refusal(signed(change)) for change in changes] == ["damaged"] * len(changes)


def test_a_manifest_a_thousand_deep_is_refused() -> None:
    deep = b'{"format": ' + b"[" * 1000 + b"]" * 1000 + b"}"
    assert refusal(build_archive({"manifest.json": deep})) == "damaged"
