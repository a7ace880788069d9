"""Which word was meant: found among many in a short time."""

from __future__ import annotations

from difflib import get_close_matches

import pytest

from interviewer import reading
from interviewer.errors import Problem
from interviewer.reading import SUGGESTED, Fields, nearest

MANY = [f"question_on_work_{n}" for n in range(2_000)] + ["mood", "visited", "organisation"]


@pytest.mark.parametrize(
    "word",
    ["question_onwork_1234", "qestion_on_work_777", "question_on_work_99x", "modo", "visted"],
)
def test_among_thousands_it_is_the_same_as_among_few(word: str) -> None:
    (close,) = get_close_matches(word, sorted(MANY), n=1)
    assert nearest(word, MANY) == f'Did you mean "{close}"?'


def test_only_some_of_many_words_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    monkeypatch.setattr(
        reading, "get_close_matches", lambda word, words, **_: counts.append(len(words))
    )
    nearest("question_onwork_1234", MANY)
    nearest("mood", ["moods"] * 7)
    nearest("x" * 1_000, MANY)
    nearest("mood", ["y" * 1_000])
    assert counts == [100, 7, 0, 0]


def test_a_list_to_choose_from_is_one_that_can_be_read() -> None:
    assert nearest("zzz", ["b", "a"]) == "Use one of: a, b."
    assert nearest("zzz", []) == ""
    assert nearest("zzz", MANY).endswith("question_on_work_1030 or another.")
    assert len(nearest("zzz", ["y" * 5_000])) < 100


def test_after_twenty_mistakes_of_a_file_no_word_is_looked_for() -> None:
    problems: list[Problem] = []
    names = [f"theme_{n}" for n in range(100)]
    wrong = {f"them_{n}": 1 for n in range(100)}
    fields = Fields(wrong, "file.toml", "", problems)
    for name in names:
        fields.has(name)
    fields.close()
    assert [problem.mend for problem in problems[:SUGGESTED]] == [
        f'Did you mean "{name}"?' for name in names[:SUGGESTED]
    ]
    assert {problem.mend for problem in problems[SUGGESTED:]} == {"Remove it."}
    other = Fields({"kind": "ratng"}, "file.toml", "", problems)
    assert not other.choice("kind", ["rating", "text"])
    assert problems[-1].mend == "Use one of: rating, text."
