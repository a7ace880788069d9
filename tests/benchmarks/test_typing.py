"""The simulated typist counts keys as a person would press them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.typing import HELD_OUT, TESTED, Typist, read_notes, runs

SHORT = {"sb": "sagsbehandler", "ifh": "i forhold til"}


@pytest.mark.parametrize(
    ("note", "keys"),
    [
        ("ny dag", 6),
        ("ny sagsbehandler i dag", len("ny sb i dag")),
        ("Sagsbehandler", 2),  # the end of the note unfolds it
        ("sagsbehandleren", 15),  # no short form of it
        ("nu i forhold til alt", len("nu ifh alt")),
        ("Ja. Nej", 7),  # two spaces are a full stop and a space
        ("en sagsbehandler.", len("en sb.")),
    ],
)
def test_a_short_form_takes_its_own_keys(note: str, keys: int) -> None:
    done = Typist(None, SHORT).write(note)
    assert (done.characters, done.keys) == (len(note), keys)


@pytest.mark.parametrize(
    ("note", "keys"),
    [
        ("en borger", 5),  # "en b" and Tab
        ("en borger her", 5 + 3),  # the space came with the word
        ("en borger, her", 5 + 2 + 3),  # the comma eats it
        ("en borger. Her", 5 + 1 + 3),  # one space more is the full stop
        ("Borger", 2),
        ("bo", 2),
    ],
)
def test_a_suggestion_takes_one_key(note: str, keys: int) -> None:
    def suggest(before: str) -> str:
        begun = before.lower().rsplit(" ", 1)[-1]
        return "borger"[len(begun) :] if begun and "borger".startswith(begun) else ""

    done = Typist(suggest, {}).write(note)
    assert (done.characters, done.keys) == (len(note), keys)


def test_interviews_are_measured_as_often_and_never_learnt_from_at_once(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("\n\n".join(f"note {each}\nmore {each}" for each in range(40)), "utf-8")
    interviews = read_notes(path)
    assert len(interviews) == 40
    seen: dict[str, int] = {}
    for learnt_from, tested in runs(interviews):
        assert not {notes[0] for notes in learnt_from} & {notes[0] for notes in tested}
        assert len(learnt_from) + len(tested) == 40
        for notes in tested:
            seen[notes[0]] = seen.get(notes[0], 0) + 1
    assert set(seen.values()) == {TESTED}


def test_the_held_out_notes_are_there() -> None:
    assert sum(map(len, read_notes(HELD_OUT))) > 100
