"""All of the help: its switches, loading beside the window, and what it forgets."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import Any, cast

import pytest

from interviewer.errors import InterviewerError
from interviewer.findings import Find
from interviewer.interview import AboutNote, Interview, NoteKey, Pen
from interviewer.preferences import Preferences
from interviewer.shorthand import Shorthand
from interviewer.suggesting import Words
from interviewer.typing_help import (
    TypingHelp,
    load_typing_help,
    make_typing_help,
    notes_of,
)
from tests.interviewer.waiting_room import waiting_room

WORDS = Words([("og", 0.05), ("sidder", 0.001)], ["Sagsbehandleren lytter."] * 4)
KEY: NoteKey = ("q1", "why")


def nothing(_text: str) -> Sequence[Find]:
    return ()


def loaded(**switches: bool) -> TypingHelp:
    made = TypingHelp(Shorthand({"sb": "sagsbehandler"}), **switches)
    made.load(WORDS, nothing)
    return made


def test_what_is_switched_off_does_nothing() -> None:
    helping = loaded()
    assert helping.unfold("ny sb") is not None
    assert helping.suggest("En sagsb") == "ehandleren"
    assert helping.begins_sentence("")
    assert helping.ends_by_spaces("ord ")
    off = loaded(unfolding=False, capitals=False, suggestions=False)
    assert off.unfold("ny sb") is None
    assert off.suggest("En sagsb") == ""
    assert not off.begins_sentence("")
    assert not off.ends_by_spaces("ord ")


def test_a_suggested_word_begins_a_sentence_with_a_capital() -> None:
    helping = loaded()
    assert helping.suggest("Ja. ") == "Sagsbehandleren"
    helping.capitals = False
    assert helping.suggest("Ja. ") == "sagsbehandleren"


def test_before_it_is_loaded_there_is_shorthand_and_no_suggestion() -> None:
    helping = TypingHelp(Shorthand({"sb": "sagsbehandler"}))
    assert helping.unfold("sb") is not None
    assert helping.suggest("En sagsb") == ""
    helping.learn("a", KEY, "Sidder i hyggekrogen.")
    helping.load(WORDS, nothing)
    others = [(each, {KEY: "Var i hyggekrogen."}) for each in "bde"]
    helping.learn_from([*others, ("a", {KEY: "Noget gammelt."})])
    helping.learn("c", KEY, "Ny")  # Now what was written meanwhile is learnt too.
    assert helping.suggest("Var i hygge") == "krogen"


def test_a_note_under_way_teaches_when_the_next_is_written() -> None:
    helping = loaded()
    helping.learn_from([(each, {KEY: "Var i hyggekrogen."}) for each in "xy"])
    helping.learn("a", KEY, "Sidder i hyggekrogen.")
    helping.learn("b", KEY, "Er i hyggekr")
    helping.learn("b", KEY, "Er i hyggekrogen.")
    assert helping.suggest("Var i hygge") == ""
    helping.learn("b", ("q2", "why"), "Nej")
    assert helping.suggest("Var i hygge") == "krogen"


def test_an_erased_interview_is_forgotten_for_good() -> None:
    helping = loaded()
    for interview in "abcde":
        helping.learn(interview, KEY, "Sidder i hyggekrogen.")
    assert helping.suggest("Var i hygge") == "krogen"
    helping.forget("a")
    assert helping.suggest("Var i hygge") == ""  # Three are left, and one waits.
    helping.learn("a", KEY, "Sidder i hyggekrogen.")
    helping.learn_from([("a", {KEY: "Sidder i hyggekrogen."})])
    assert helping.suggest("Var i hygge") == ""
    assert "a" not in cast(Any, helping)._learnt._notes


def test_one_erased_while_it_is_waiting_or_still_being_read_is_not_learnt() -> None:
    helping = TypingHelp(Shorthand({}))
    helping.learn("a", KEY, "Sidder i hyggekrogen.")
    helping.forget("a")
    helping.forget("b")
    helping.load(WORDS, nothing)
    helping.learn_from([(each, {KEY: "Er i hyggekrogen."}) for each in "bcef"])
    helping.learn("d", KEY, "x")
    assert helping.suggest("Var i hygge") == ""


def test_the_lock_drops_everything_and_stops_the_worker() -> None:
    helping = loaded()
    helping.learn("a", KEY, "Sidder i hyggekrogen.")
    helping.close()
    assert helping.suggest("En sagsb") == ""
    helping.load(WORDS, nothing)
    helping.learn_from([("b", {KEY: "Er i hyggekrogen."})])
    helping.learn("c", KEY, "Er i hyggekrogen.")
    kept = vars(helping)
    assert (kept["_learnt"], kept["_suggesting"], kept["_waiting"]) == (None, None, {})


def test_typing_goes_on_while_a_worker_learns() -> None:
    helping = loaded()
    notes = [
        (str(number), {KEY: f"Sidder i hyggekrogen og lytter {'a' * (number % 9)}."})
        for number in range(400)
    ]
    worker = threading.Thread(target=helping.learn_from, args=[notes])
    worker.start()
    while worker.is_alive():
        helping.suggest("Var i hygge")
        helping.suggest("Sidder ")
    worker.join()
    assert helping.suggest("Var i hygge") == "krogen"


# --- from a store ---------------------------------------------------------------------------------


class Data:
    """What the app comes with, small."""

    def shorthand(self) -> Mapping[str, str]:
        return {"sb": "sagsbehandler", "jc": "jobcenter"}

    def words(self) -> Words:
        return WORDS

    def read_shorthand(self, path: Path) -> Mapping[str, str]:
        raise NotImplementedError

    def write_shorthand(self, path: Path, lines: Mapping[str, str]) -> None:
        raise NotImplementedError


class Shelf:
    """As much of a store as is asked."""

    def __init__(self, interviews: Mapping[str, Interview | InterviewerError]) -> None:
        self._held = interviews
        self.interviews = self
        self.shorthand = self

    def ids(self) -> Sequence[str]:
        return list(self._held)

    def get(self, interview_id: str) -> Interview:
        found = self._held[interview_id]
        if isinstance(found, InterviewerError):
            raise found
        return found

    def all(self) -> Mapping[str, str]:
        return {"jc": ""}


def interview(name: str, study: str, text: str, transcript: str = "") -> Interview:
    from datetime import datetime

    made = Interview(name, study, "q", "1", "da", "p", datetime(2026, 1, 1, tzinfo=UTC))
    made = made.with_note(KEY, text)
    return (
        made.with_about(KEY, AboutNote(pen=Pen.TYPED, transcript=transcript))
        if transcript
        else made
    )


def test_a_store_gives_its_own_shorthand_and_its_studys_notes() -> None:
    _, study = waiting_room()
    study = replace(study, shorthand={"vt": "ventetid"})
    store = cast(
        Any,
        Shelf(
            {
                "a": interview("a", study.id, "Sidder i hyggekrogen."),
                "broken": InterviewerError("damaged"),
                "b": interview("b", study.id, "", "Var i hyggekrogen."),
                **{each: interview(each, study.id, "I hyggekrogen.") for each in "cd"},
                **{each: interview(each, "another", "I fremmedordet.") for each in "wxyz"},
            }
        ),
    )
    helping = make_typing_help(store, study, Preferences(), Data())
    assert helping.unfold("jc") is None
    assert helping.unfold("vt") is not None
    load_typing_help(helping, store, study, Data(), nothing, lambda _done, _total: True)
    assert helping.suggest("Var i hygge") == "krogen"
    assert helping.suggest("Et frem") == ""


@pytest.mark.parametrize("go_on", [True, False])
def test_reading_stops_when_it_is_asked_to(go_on: bool) -> None:
    _, study = waiting_room()
    store = cast(Any, Shelf({name: interview(name, study.id, "I hyggekrogen.") for name in "abcd"}))
    helping = make_typing_help(store, study, Preferences(), Data())
    load_typing_help(helping, store, study, Data(), nothing, lambda _done, _total: go_on)
    assert helping.suggest("Var i hygge") == ("krogen" if go_on else "")


def test_without_suggestions_nothing_is_read() -> None:
    _, study = waiting_room()
    store = cast(Any, Shelf({"a": InterviewerError("never asked")}))
    helping = make_typing_help(store, study, Preferences(suggestions=False), Data())
    store.interviews = None
    load_typing_help(helping, store, study, Data(), nothing, lambda _done, _total: True)
    assert helping.suggest("En sagsb") == ""


def test_all_words_of_a_note_are_learnt_from_those_written_by_pen_too() -> None:
    made = interview("a", "s", "Talte kort.", "Ventede længe.")
    assert notes_of(made) == {KEY: "Talte kort.\nVentede længe."}
