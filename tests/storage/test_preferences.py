"""Preferences come back, and a file that cannot be read is put aside and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.preferences import LANGUAGES, THEMES, Preferences
from storage import preferences

ALL = st.builds(
    Preferences,
    language=st.sampled_from(LANGUAGES),
    background_first=st.booleans(),
    idle_minutes=st.integers(1, 60),
    study=st.sampled_from(["", "vive-2020", "a.b-2", "9"]),
    text_percent=st.integers(100, 200),
    theme=st.sampled_from(THEMES),
)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert preferences.load(tmp_path / "not made") == (Preferences(), None)


@given(chosen=ALL)
def test_what_is_saved_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, chosen: Preferences
) -> None:
    folder = tmp_path_factory.mktemp("preferences")
    preferences.save(folder, chosen)
    assert preferences.load(folder) == (chosen, None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"idle_minutes": 0}',
        b'{"idle_minutes": true}',
        b'{"colour": 1}',
    ],
)
def test_a_damaged_file_is_put_aside_and_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "preferences.json").write_bytes(content)
    loaded, aside = preferences.load(tmp_path)
    assert loaded == Preferences()
    assert aside is not None
    assert aside.read_bytes() == content
    assert preferences.load(tmp_path) == (Preferences(), None)


@pytest.mark.parametrize(
    "values",
    [
        {"language": "sv"},
        {"idle_minutes": 61},
        {"idle_minutes": 5.0},
        {"text_percent": 99},
        {"theme": "blue"},
        {"background_first": 1},
        {"study": "../elsewhere"},
        {"study": ".hidden"},
        {"study": "a/b"},
        {"study": "x" * 65},
        {"study": None},
    ],
)
def test_values_out_of_bounds_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(values))):
        Preferences.from_mapping(values)
