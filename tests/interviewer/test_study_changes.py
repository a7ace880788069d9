"""What a new study file changes is told as an interviewer would notice it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import resources
from interviewer.contact import Disposition
from interviewer.study import Answering, Bands, CardRules, PenRules, Study
from interviewer.study_changes import Changed, StudyChange, study_changes

VIVE = resources.default_study()


def changes(**new: object) -> tuple[StudyChange, ...]:
    changed: Study = replace(VIVE, **new)  # type: ignore[arg-type]
    return study_changes(VIVE, changed)


def test_the_same_study_changes_nothing() -> None:
    assert study_changes(VIVE, VIVE) == ()
    assert changes(special=(), broad_bands={}) == ()


def test_a_target_is_told_with_its_group() -> None:
    first, *others = VIVE.groups
    (told,) = changes(groups=(replace(first, target=(50, 60)), *others))
    assert (told.what, told.before, told.after) == (Changed.TARGET, "40–50", "50–60")
    assert told.names == first.labels
    (told,) = changes(groups=(replace(first, target=None), *others))
    assert told.after == ""
    (told,) = changes(groups=(replace(first, target=(5, 5)), *others))
    assert told.after == "5"


def test_groups_and_jobcenters_that_are_new_or_gone() -> None:
    first = VIVE.groups[0]
    more = replace(first, id="new_group", labels={"da": "Ny", "en": "New"})
    (told,) = changes(groups=(*VIVE.groups, more))
    assert (told.what, told.before, told.after) == (Changed.GROUP, "", "new_group")
    assert told.names == {"da": "Ny", "en": "New"}
    (told,) = changes(groups=VIVE.groups[1:])
    assert (told.what, told.before) == (Changed.GROUP, first.id)
    (told,) = changes(jobcenters={**VIVE.jobcenters, "x": {"da": "X", "en": "X"}})
    assert (told.what, told.after) == (Changed.JOBCENTER, "x")


def test_that_strokes_leave_from_now_on_is_told_and_that_they_no_longer_do() -> None:
    travels = replace(VIVE, pen=PenRules(strokes=True))
    (told,) = study_changes(VIVE, travels)
    assert told.what is Changed.STROKES_TRAVEL
    (told,) = study_changes(travels, VIVE)
    assert told.what is Changed.STROKES_STAY


def test_what_helps_an_interviewer_is_told_when_it_changes() -> None:
    told = changes(
        pen=PenRules(second_reading=25),
        card=CardRules(answers=Answering.UNSEEN),
        shorthand={"sb": "sagsbehandler"},
        places={**VIVE.places, "cafe": {"da": "Caféen", "en": "The café"}},
    )
    assert [(each.what, each.before, each.after) for each in told] == [
        (Changed.SECOND_READING, "10", "25"),
        (Changed.CARD, "", ""),
        (Changed.SHORTHAND, "", ""),
        (Changed.PLACE, "", "cafe"),
    ]


def test_every_other_change_is_told_with_before_and_after() -> None:
    told = changes(
        names={"da": "Byen", "en": "The town"},
        round="2027",
        period=(date(2027, 1, 4), date(2027, 3, 31)),
        retention=date(2030, 1, 1),
        questionnaire=("vive-2020", "1.2"),
        languages=("da",),
        consent={"da": "Det er frivilligt."},
        outcomes=(Disposition.REFUSAL, Disposition.NON_CONTACT),
        bands={**VIVE.bands, "age": Bands((30, 50))},
    )
    assert [each.what for each in told] == [
        Changed.NAME,
        Changed.ROUND,
        Changed.PERIOD,
        Changed.RETENTION,
        Changed.QUESTIONNAIRE,
        Changed.LANGUAGES,
        Changed.CONSENT,
        Changed.OUTCOMES,
        Changed.BANDS,
    ]
    by_what = {each.what: each for each in told}
    assert by_what[Changed.PERIOD].after == "2027-01-04 – 2027-03-31"
    assert by_what[Changed.QUESTIONNAIRE].before == "vive-2020 1.1"
    assert by_what[Changed.BANDS] == StudyChange(
        Changed.BANDS, ", ".join(VIVE.bands["age"].labels), "0-29, 30-49, 50+", item="age"
    )
