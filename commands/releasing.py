"""A release from a study database: collected, planned, written with its two reports, and kept.

The generalisation is in `analysis`, the formats in `export.release`; here they meet.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from commands.making import bundled_fonts
from commands.publishing import publish_file
from commands.shared import find_identifiers
from interviewer.errors import (
    FileNotWritten,
    InterviewerError,
    KTooSmall,
    ReleaseRefused,
    ReleaseStands,
)
from interviewer.hierarchies import hierarchies
from interviewer.release import (
    LEAST_K,
    Format,
    Hierarchy,
    Profile,
    ReleaseChoice,
    Released,
    ReleaseFigures,
)
from interviewer.released import Records, collect, make_dataset, offered

if TYPE_CHECKING:
    from analysis.planning import Earlier, Planned
    from export.release.reports import FreeText
    from interviewer.dataset import Dataset
    from interviewer.ports import Progress
    from interviewer.questionnaire import Questionnaire
    from interviewer.study import Study
    from resources.library import Library
    from storage.studybase import StudyBase

LEAD_REPORT = "{folder}-for-the-lead-alone.pdf"
"""Beside the release's folder and not in it."""


@dataclass(frozen=True, slots=True)
class _Collected:
    """What the last plan was made of: the slider moves, and the interviews stay the same."""

    content: str
    """The digest of the merged study."""
    study: Study
    asked: Sequence[Questionnaire]
    made: tuple[Hierarchy, ...]
    records: Records


@dataclass(frozen=True, slots=True)
class _Plan:
    """A plan, with what it was made of."""

    found: _Collected
    planned: Planned
    number: int
    """That the release would have."""


class Releasing:
    """Plans and writes the releases of one study."""

    def __init__(self, base: StudyBase, library: Library, study_id: str) -> None:
        self._base = base
        self._library = library
        self._id = study_id
        self._last: _Collected | None = None

    # --- planning -----------------------------------------------------------------------------

    def profiles(self) -> Mapping[Profile, Sequence[tuple[str, Mapping[str, str]]]]:
        """For each profile the background items that can leave."""
        study = self._study
        return offered(study, self._questionnaires(study))

    def plan(self, choice: ReleaseChoice, progress: Progress) -> Planned | None:
        """The levels and what they cost; None where `progress` said stop.

        `KTooSmall` below the least of the profile.
        """
        made = self._plan(choice, progress)
        return None if made is None else made.planned

    def _plan(self, choice: ReleaseChoice, progress: Progress) -> _Plan | None:
        from analysis.planning import plan

        least = LEAST_K[choice.profile]
        if choice.k < least:
            raise KTooSmall(choice.k, least)
        found = self._collected(choice, progress)
        if found is None:
            return None
        earlier = self._earlier()
        planned = plan(
            choice,
            found.records,
            found.made,
            found.study,
            found.asked,
            earlier=earlier,
            conflicts=len(self._base.conflicts()),
            progress=progress,
        )
        number = max((each.number for each in earlier), default=0) + 1
        return None if planned is None else _Plan(found, planned, number)

    def curve(
        self, choice: ReleaseChoice, ks: Sequence[int], progress: Progress
    ) -> Sequence[tuple[int, float, int]] | None:
        """For each k what it costs."""
        from analysis.planning import curve

        found = self._collected(choice, progress)
        if found is None:
            return None
        earlier = self._earlier()
        return curve(choice, ks, found.records, found.made, earlier=earlier, progress=progress)

    @property
    def _study(self) -> Study:
        return self._library.study(self._id)

    def _questionnaires(self, study: Study) -> list[Questionnaire]:
        """The versions that were asked, the study's present one first."""
        name, present = study.questionnaire
        others = sorted(self._base.versions() - {present})
        return [self._library.questionnaire(name, version) for version in (present, *others)]

    def _earlier(self) -> list[Earlier]:
        from analysis.planning import Earlier

        return [
            Earlier(each.number, each.k, dict(self._base.release_classes(each.number)))
            for each in self._base.releases()
        ]

    def _collected(self, choice: ReleaseChoice, progress: Progress) -> _Collected | None:
        """The records as they stand, by the study as it stands; None where `progress` said stop."""
        while progress(0, 0):
            content, study = self._base.digest(), self._study
            asked = self._questionnaires(study)
            made = hierarchies(study, asked, choice.profile, choice.variables)
            last = self._last
            if last is not None and (content, study, asked, made) == (
                last.content,
                last.study,
                last.asked,
                last.made,
            ):
                return last
            records = collect(self._base.standing(), study, asked, made)
            # A merge in between may be half in it: then once more.
            if self._base.digest() == content:
                self._last = _Collected(content, study, asked, made, records)
        return None

    # --- writing ------------------------------------------------------------------------------

    def write(
        self,
        choice: ReleaseChoice,
        folder: Path,
        formats: Sequence[Format],
        language: str,
        progress: Progress,
    ) -> Released | None:
        """Write a release and take it down: whole or not at all.

        It is taken down before its folder is in its place, with the digests of its files, and
        marked as written after. What dies in between leaves one that counts as released.
        `ReleaseOutdated` where interviews changed meanwhile.
        """
        from export.release.writing import write_release

        beside = folder.with_name(LEAD_REPORT.format(folder=folder.name))
        if beside.exists():
            raise FileNotWritten(beside, "exists", "a file of that name is there already")
        plan = self._plan(choice, progress)
        if plan is None:
            return None
        found, planned, figures = plan.found, plan.planned, plan.planned.figures
        if figures.refused:
            raise ReleaseRefused(planned.singled_out)
        dataset = make_dataset(
            found.records,
            found.study,
            found.asked,
            found.made,
            planned.levels,
            planned.left_out,
            profile=choice.profile,
            k=choice.k,
            number=plan.number,
        )
        lead_report = self._lead_report(figures, dataset, language)
        begun: dict[str, str] = {}

        def begin(digests: Mapping[str, str]) -> Mapping[str, bytes]:
            reports = _users_report(figures, dataset, digests, language)
            files = {**digests, **{path: _sha256(content) for path, content in reports.items()}}
            self._base.begin_release(
                number=plan.number,
                content=found.content,
                profile=choice.profile,
                k=choice.k,
                records=figures.released,
                folder=folder.absolute(),
                files=files,
                classes=planned.classes,
            )
            begun.update(files)
            return reports

        record = None
        try:
            if write_release(dataset, folder, formats, language, progress, begin) is None:
                return None
            publish_file(beside, lead_report)
            record = self._base.keep_release(number=plan.number)
        finally:
            # Also where Ctrl+C has ended it: a release that stays must be one that is known of.
            if record is None and begun:
                self._undo(plan.number, folder, begun, beside, lead_report)
        return Released(record, folder, beside)

    def _undo(
        self, number: int, folder: Path, files: Mapping[str, str], beside: Path, lead_report: bytes
    ) -> None:
        """Remove what is there of a release that was begun, and then forget it."""
        if _holds(folder / "report.json", files["report.json"]):
            shutil.rmtree(folder, ignore_errors=True)
            if _holds(beside, _sha256(lead_report)):
                with suppress(OSError):
                    beside.unlink()
            if os.path.lexists(folder):
                return
        with suppress(InterviewerError):  # Then it stands as begun, which is on the safe side.
            self._base.take_release_back(number)

    def take_back(self, number: int) -> None:
        """Forget a release that was begun and not written. KeyError.

        `ReleaseStands` where it was written, or its folder is there, or its drive is not.
        """
        place = self._base.release_place(number)
        if place is None:
            record = next(each for each in self._base.releases() if each.number == number)
            raise ReleaseStands(number, record.folder)
        if os.path.lexists(place) or not place.parent.is_dir():
            raise ReleaseStands(number, str(place))
        self._base.take_release_back(number)

    def _lead_report(self, figures: ReleaseFigures, dataset: Dataset, language: str) -> bytes:
        from export.release.report_pdf import lead_report

        return lead_report(figures, dataset, language, bundled_fonts(), self._free_text())

    def _free_text(self) -> FreeText:
        """What became of the finds in the notes that were cleared as quotes."""
        from export.release.reports import FreeText

        cleared = {(q.record, q.question, q.follow_up): q.text for q in self._base.quotes()}
        found = kept = 0
        for record in {place[0] for place in cleared}:
            for row in self._base.interview(record).answers:
                text = cleared.get((record, row.question, row.follow_up))
                if text is not None and not row.option:
                    found += len(find_identifiers(row.note))
                    kept += len(find_identifiers(text))
        return FreeText(found, max(0, found - kept), kept, len(cleared))

    def write_quotes(self, path: Path) -> int:
        """Write the cleared quotes, unlinked to the records; returns how many."""
        from export.release.quotes import quotes_csv, quotes_xlsx

        quotes = list(self._base.quotes())
        write = quotes_xlsx if path.suffix.lower() == ".xlsx" else quotes_csv
        study = self._study
        asked = self._library.questionnaire(*study.questionnaire)
        publish_file(path, write(quotes, asked, study.languages[0]))
        return len(quotes)


def _users_report(
    figures: ReleaseFigures, dataset: Dataset, digests: Mapping[str, str], language: str
) -> dict[str, bytes]:
    from export.release.report_pdf import users_report
    from export.release.reports import as_json, users_figures

    return {
        "report.pdf": users_report(figures, dataset, digests, language, bundled_fonts()),
        "report.json": as_json(users_figures(figures, dataset, digests, language)),
    }


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _holds(path: Path, digest: str) -> bool:
    """Whether a file is there with that content."""
    try:
        return _sha256(path.read_bytes()) == digest
    except OSError:
        return False
