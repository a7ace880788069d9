"""A release from a study database: collected, planned, written with its two reports, and kept.

The generalisation is in `analysis`, the formats in `export.release`; here they meet.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from commands.making import bundled_fonts
from commands.publishing import publish_file
from commands.shared import find_identifiers
from interviewer.errors import FileNotWritten, InterviewerError, ReleaseRefused
from interviewer.hierarchies import hierarchies
from interviewer.release import (
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

_Key = tuple[str, Profile, tuple[str, ...] | None]


@dataclass(frozen=True, slots=True)
class _Collected:
    """What the last plan was made of: the slider moves, and the interviews stay the same."""

    key: _Key
    made: tuple[Hierarchy, ...]
    records: Records


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
        return offered(self._study, self._questionnaires())

    def plan(self, choice: ReleaseChoice, progress: Progress) -> Planned | None:
        """The levels and what they cost; None where `progress` said stop."""
        from analysis.planning import plan

        found = self._collected(choice, progress)
        if found is None:
            return None
        return plan(
            choice,
            found.records,
            found.made,
            self._study,
            self._questionnaires(),
            earlier=self._earlier(),
            conflicts=len(self._base.conflicts()),
            progress=progress,
        )

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

    def _questionnaires(self) -> list[Questionnaire]:
        """The versions that were asked, the study's present one first."""
        study = self._study
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
        key = self._base.digest(), choice.profile, choice.variables
        found = self._last
        if found is None or found.key != key:
            if not progress(0, 0):
                return None
            study, asked = self._study, self._questionnaires()
            made = hierarchies(study, asked, choice.profile, choice.variables)
            records = collect(self._base.standing(), study, asked, made)
            found = self._last = _Collected(key, made, records)
        return found if progress(0, 0) else None

    # --- writing ------------------------------------------------------------------------------

    def write(
        self,
        choice: ReleaseChoice,
        folder: Path,
        formats: Sequence[Format],
        language: str,
        progress: Progress,
    ) -> Released | None:
        """Write a release and take it down: whole or not at all."""
        from export.release.writing import write_release

        beside = folder.with_name(LEAD_REPORT.format(folder=folder.name))
        if beside.exists():
            raise FileNotWritten(beside, "exists", "a file of that name is there already")
        planned = self.plan(choice, progress)
        found = self._last
        if planned is None or found is None:
            return None
        if planned.figures.refused:
            raise ReleaseRefused(sum(w.count for w in planned.figures.warnings if w.refuses))
        dataset = make_dataset(
            found.records,
            self._study,
            self._questionnaires(),
            found.made,
            planned.levels,
            planned.left_out,
            profile=choice.profile,
            k=choice.k,
            number=len(self._base.releases()) + 1,
        )
        lead_report = self._lead_report(planned.figures, dataset, language)
        files = write_release(
            dataset,
            folder,
            formats,
            language,
            progress,
            lambda digests: _users_report(planned.figures, dataset, digests, language),
        )
        if files is None:
            return None
        try:
            publish_file(beside, lead_report)
            record = self._base.keep_release(
                profile=choice.profile,
                k=choice.k,
                records=planned.figures.released,
                folder=folder.name,
                files=files,
                classes=planned.classes,
            )
        except InterviewerError:
            # A release that nobody remembers would not be held against the next one.
            shutil.rmtree(folder, ignore_errors=True)
            beside.unlink(missing_ok=True)
            raise
        return Released(record, folder, beside)

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
