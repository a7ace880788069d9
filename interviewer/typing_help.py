"""What helps while a note is typed: shorthand, the likely word, the beginnings of sentences.

What is learnt from the study's own notes is worked out after unlock, in a worker, and lives in
memory alone: nothing of it is ever written. It goes when the store locks (`close`), and what one
interview brought goes when that is erased (`forget`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Final, Protocol

from interviewer import sentences
from interviewer.errors import InterviewerError
from interviewer.findings import Find
from interviewer.interview import Interview, NoteKey
from interviewer.ports import Progress, Store
from interviewer.preferences import Preferences
from interviewer.shorthand import Shorthand, Unfolded
from interviewer.study import Study
from interviewer.suggesting import Learnt, Suggesting, Words

LONGEST_LEARNT: Final = 5_000
"""Letters of a note that are learnt from, its first ones."""
MOST_LEARNT: Final = 200
"""Interviews that are learnt from when a store is opened; so the memory is bounded."""

Notes = Mapping[NoteKey, str]


class TypingData(Protocol):
    """What the app comes with, and the files in which shorthand is handed on."""

    def shorthand(self) -> Mapping[str, str]:
        """The bundled short forms, and what they unfold to."""

    def words(self) -> Words:
        """The bundled words. The first call takes some tenths of a second."""

    def read_shorthand(self, path: Path) -> Mapping[str, str]:
        """The short forms of a file, or of a study file; `DataInvalid` names every mistake."""

    def write_shorthand(self, path: Path, lines: Mapping[str, str]) -> None:
        """Write such a file; one that is there stays as it is. `StoreUnavailable`."""


class TypingHelp:
    """All of the help. `load` and `learn_from` run in a worker; the rest takes no time.

    Until they are done there are no suggestions; shorthand and sentences are there at once.
    """

    def __init__(
        self,
        shorthand: Shorthand,
        *,
        unfolding: bool = True,
        capitals: bool = True,
        suggestions: bool = True,
    ) -> None:
        self.shorthand = shorthand
        self.unfolding = unfolding
        self.capitals = capitals
        self.suggestions = suggestions
        self._lock = Lock()
        self._closed = False
        self._learnt: Learnt | None = None
        self._suggesting: Suggesting | None = None
        self._gone: set[str] = set()
        self._waiting: dict[tuple[str, NoteKey], str] = {}
        """Notes that were written since what is learnt was last brought up to date."""

    # --- while a note is typed ----------------------------------------------------------------

    def unfold(self, before: str) -> Unfolded | None:
        """What the last word of a text unfolds to, now that its end has been typed."""
        return self.shorthand.unfold(before) if self.unfolding else None

    def suggest(self, before: str) -> str:
        """What would finish the word begun, or the whole next word; "" where none is likely."""
        with self._lock:  # A worker holds it for a note at a time, while it still learns.
            suggesting = self._suggesting if self.suggestions else None
            rest = suggesting.suggest(before) if suggesting is not None else ""
        if rest and self.begins_sentence(before):
            return rest[0].upper() + rest[1:]
        return rest

    def begins_sentence(self, before: str) -> bool:
        """Whether the next letter is to be a capital."""
        return self.capitals and sentences.begins_sentence(before)

    def ends_by_spaces(self, before: str) -> bool:
        """Whether a further space means a full stop."""
        return self.capitals and sentences.ends_by_spaces(before)

    # --- what is learnt -----------------------------------------------------------------------

    def load(self, words: Words, find: Callable[[str], Sequence[Find]]) -> None:
        """Take the bundled words: from now on there are suggestions."""
        learnt = Learnt(words, find)
        with self._lock:
            if not self._closed:
                self._learnt, self._suggesting = learnt, Suggesting(words, learnt)

    def learn_from(self, interviews: Iterable[tuple[str, Notes]]) -> None:
        """Learn from interviews that are there already, one after the other."""
        for interview_id, notes in interviews:
            for key, text in notes.items():
                with self._lock:
                    if self._closed or self._learnt is None:
                        return
                    if interview_id not in self._gone and (interview_id, key) not in self._waiting:
                        self._learnt.learn(interview_id, key, text[:LONGEST_LEARNT])

    def learn(self, interview_id: str, key: NoteKey, text: str) -> None:
        """A note now says this. It is learnt from when another one is written."""
        waiting = interview_id, key
        with self._lock:
            if self._closed or not self.suggestions or interview_id in self._gone:
                return
            self._waiting[waiting] = text[:LONGEST_LEARNT]
            if self._learnt is None:
                return
            others = [each for each in self._waiting if each != waiting]
            for other in others:
                self._learnt.learn(*other, self._waiting.pop(other))
            if others:
                self._suggesting = Suggesting(self._learnt.known, self._learnt)

    def forget(self, interview_id: str) -> None:
        """An interview was erased: all that it has brought goes with it, and nothing else."""
        with self._lock:
            self._gone.add(interview_id)
            self._waiting = {
                each: t for each, t in self._waiting.items() if each[0] != interview_id
            }
            if self._learnt is not None:
                self._learnt.forget(interview_id)
                self._suggesting = Suggesting(self._learnt.known, self._learnt)

    def close(self) -> None:
        """The store locks: drop all that was learnt. A worker that still learns stops."""
        with self._lock:
            self._closed = True
            self._learnt = self._suggesting = None
            self._waiting.clear()


def make_typing_help(
    store: Store, study: Study, preferences: Preferences, data: TypingData
) -> TypingHelp:
    """The help for an unlocked store and a study; at once, but for the suggestions."""
    return TypingHelp(
        Shorthand(data.shorthand(), study.shorthand, store.shorthand.all()),
        unfolding=preferences.shorthand,
        capitals=preferences.capitals,
        suggestions=preferences.suggestions,
    )


def load_typing_help(
    typing_help: TypingHelp,
    store: Store,
    study: Study,
    data: TypingData,
    find: Callable[[str], Sequence[Find]],
    progress: Progress,
) -> None:
    """In a worker: the bundled words, then what the study's notes on this device teach."""
    if not typing_help.suggestions:
        return
    typing_help.load(data.words(), find)
    ids = store.interviews.ids()[-MOST_LEARNT:]

    def read() -> Iterable[tuple[str, Notes]]:
        for done, interview_id in enumerate(ids):
            if not progress(done, len(ids)):
                return
            try:
                interview = store.interviews.get(interview_id)
            except (KeyError, InterviewerError):
                continue  # Erased meanwhile, or damaged: then it teaches nothing.
            if interview.study_id == study.id:
                yield interview_id, notes_of(interview)

    typing_help.learn_from(read())


def notes_of(interview: Interview) -> Notes:
    """All that was typed in an interview's notes, by note: what was written by pen too."""
    keys = {*interview.notes, *interview.about}
    return {key: said for key in sorted(keys) if (said := interview.said(key))}
