"""The code book of a batch: every variable, code and label, in each language that has words.

The questionnaire's and the study's own words come from there; what the app adds (columns,
missing codes, outcomes) stands here as data, in Danish and English. Words that a language has
borrowed from the original stand under the original alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from interviewer.anonymise import (
    ANSWER_COLUMNS,
    CHOSEN,
    CIRCUMSTANCES,
    CITIZEN,
    CONTACT_COLUMNS,
    DISPOSITIONS,
    DURATION,
    INTERVIEW_COLUMNS,
    JOBCENTER,
    MAIN_GROUP,
    MARKED,
    MODES,
    NO,
    NOT_CHOSEN,
    PENS,
    REASONS,
    SEXES,
    STATUSES,
    STROKE_COLUMNS,
    UNTOLD,
    WITHDRAWAL_COLUMNS,
    YES,
    Column,
    MissingCode,
    bands_of,
    edges,
)
from interviewer.conditions import Condition
from interviewer.contact import Disposition, Reason, Sex
from interviewer.expressions import render
from interviewer.interview import OTHER_LANGUAGE, Interpreter, Mode, Pen, Status
from interviewer.questionnaire import FollowUp, Kind, Question, Questionnaire, Texts
from interviewer.study import Study

Labels = Mapping[str, str]
"""Language to text."""

APP_LANGUAGES = ("da", "en")

INTERVIEWS, ANSWERS, CONTACTS, WITHDRAWALS = "interviews", "answers", "contacts", "withdrawals"
STROKES = "strokes"

COLUMN_LABELS: Mapping[tuple[str, str], Labels] = {
    (INTERVIEWS, "id"): {
        "da": "Interviewets tilfældige id",
        "en": "Random id of the interview",
    },
    (INTERVIEWS, "revision"): {
        "da": "Hvor mange gange interviewet er gjort færdigt eller afbrudt; det højeste gælder",
        "en": "How many times the interview was closed (finished or broken off); the highest holds",
    },
    (INTERVIEWS, "study"): {"da": "Undersøgelse", "en": "Study"},
    (INTERVIEWS, "questionnaire"): {"da": "Spørgeskema", "en": "Questionnaire"},
    (INTERVIEWS, "version"): {
        "da": "Spørgeskemaets version",
        "en": "Version of the questionnaire",
    },
    (INTERVIEWS, "week"): {
        "da": "ISO-uge, hvor interviewet begyndte",
        "en": "ISO week in which the interview began",
    },
    (INTERVIEWS, "status"): {"da": "Hvor langt interviewet nåede", "en": "How far it came"},
    (INTERVIEWS, "language"): {"da": "Sproget, der blev læst op på", "en": "Language read aloud"},
    (INTERVIEWS, "languages"): {
        "da": "Alle sprog, der blev svaret på, i den rækkefølge, de blev brugt; mellemrum imellem",
        "en": "All languages in which something was answered, in order of first use, by spaces",
    },
    (INTERVIEWS, "mode"): {
        "da": "Hvordan svarene kom ind i apparatet",
        "en": "How the answers came into the device",
    },
    (INTERVIEWS, "duration"): {"da": "Varighed i minutter", "en": "Duration in minutes"},
    (INTERVIEWS, "companion"): {
        "da": "Om borgeren havde nogen med",
        "en": "Whether the citizen had somebody along",
    },
    (INTERVIEWS, "interpreter"): {
        "da": "Hvem der hjalp med sproget",
        "en": "Who helped with the language",
    },
    (INTERVIEWS, "spoken"): {"da": "Sproget, der blev talt", "en": "Language spoken"},
    (INTERVIEWS, "place"): {
        "da": "Hvor interviewet foregik",
        "en": "Where the interview was carried out",
    },
    (INTERVIEWS, "proxy"): {
        "da": "Om en anden end borgeren svarede",
        "en": "Whether somebody else than the citizen answered",
    },
    (INTERVIEWS, JOBCENTER): {"da": "Jobcenter", "en": "Jobcenter"},
    (INTERVIEWS, MAIN_GROUP): {"da": "Hovedgruppe", "en": "Main group"},
    (ANSWERS, "interview"): {"da": "Interviewets id", "en": "Id of the interview"},
    (ANSWERS, "question"): {"da": "Spørgsmål", "en": "Question"},
    (ANSWERS, "option"): {
        "da": "Svarmulighed, hvor flere kan vælges; tom i rækken for spørgsmålet selv",
        "en": "Option, where several may be chosen; empty in the row of the question itself",
    },
    (ANSWERS, "answer"): {"da": "Svar", "en": "Answer"},
    (ANSWERS, "text"): {
        "da": "Frit svar, gennemgået for oplysninger om personer; eller gruppens id",
        "en": "Free answer, screened for what identifies persons; or the id of the group",
    },
    (ANSWERS, "follow_up"): {
        "da": "Det uddybende spørgsmål, som svaret åbnede",
        "en": "The follow-up that the answer opened",
    },
    (ANSWERS, "note"): {
        "da": "Note til det uddybende spørgsmål, gennemgået for oplysninger om personer",
        "en": "Note to the follow-up, screened for what identifies persons",
    },
    (ANSWERS, "quote"): {
        "da": "Om noten er borgerens egne ord; ellers interviewerens resumé",
        "en": "Whether the note is the citizen's own words; else the interviewer's summary",
    },
    (ANSWERS, "pen"): {
        "da": "Pennote: hvor langt renskrivningen er nået; tom, hvis der ikke er skrevet med pen",
        "en": "Note by pen: how far its typing has come; empty where nothing was written by pen",
    },
    (ANSWERS, "by"): {
        "da": "Hvem der gav svaret på enheden; tom: intervieweren",
        "en": "Who gave the answer on the device; empty: the interviewer",
    },
    (CONTACTS, "id"): {"da": "Henvendelsens tilfældige id", "en": "Random id of the approach"},
    (CONTACTS, "week"): {"da": "ISO-uge", "en": "ISO week"},
    (CONTACTS, "disposition"): {"da": "Udfald", "en": "Outcome"},
    (CONTACTS, "group"): {"da": "Gruppe, hvis den var kendt", "en": "Group, where it was seen"},
    (CONTACTS, "sex"): {"da": "Køn, som det blev set", "en": "Sex, as it was seen"},
    (CONTACTS, "reason"): {
        "da": "Hvorfor personen sagde nej, hvis det var til at se",
        "en": "Why the person said no, where it could be seen or was said",
    },
    (WITHDRAWALS, "id"): {
        "da": "Id for et interview, der er trukket tilbage, efter at det kan være sendt",
        "en": "Id of an interview that was withdrawn after it may have left",
    },
    (STROKES, "interview"): {"da": "Interviewets id", "en": "Id of the interview"},
    (STROKES, "question"): {"da": "Spørgsmål", "en": "Question"},
    (STROKES, "follow_up"): {
        "da": "Det uddybende spørgsmål, som noten hører til",
        "en": "The follow-up that the note belongs to",
    },
    (STROKES, "stroke"): {
        "da": "Stregens nummer i noten, i den rækkefølge, der blev skrevet",
        "en": "Number of the stroke in its note, in the order of writing",
    },
    (STROKES, "points"): {
        "da": "Stregens punkter (interviewerens håndskrift)",
        "en": "Points of the stroke (the interviewer's handwriting)",
    },
}
MISSING_LABELS: Mapping[MissingCode, Labels] = {
    MissingCode.SKIPPED: {"da": "Sprunget over", "en": "Skipped"},
    MissingCode.NOT_REACHED: {
        "da": "Ikke nået, interviewet blev afbrudt",
        "en": "Not reached, the interview was broken off",
    },
    MissingCode.NOT_IN_VERSION: {
        "da": "Ikke i denne version af spørgeskemaet",
        "en": "Not in this version of the questionnaire",
    },
    MissingCode.NOT_ASKED: {
        "da": "Ikke spurgt, svarene før førte forbi",
        "en": "Not asked, the answers before it led past it",
    },
    MissingCode.WONT_SAY: {"da": "Ønsker ikke at svare", "en": "Would not say"},
    MissingCode.DONT_KNOW: {"da": "Ved ikke", "en": "Does not know"},
}
NOT_MEASURED: Labels = {
    "da": "Ikke målt, tastet ind fra et papirskema",
    "en": "Not measured, typed in from a paper form",
}
MODE_LABELS: Mapping[Mode, Labels] = {
    Mode.SCREEN: {"da": "På skærmen under interviewet", "en": "On screen, during the interview"},
    Mode.PAPER: {"da": "Tastet ind fra et papirskema", "en": "Typed in from a paper form"},
}
NOBODY_SAID: Labels = {"da": "Ikke oplyst", "en": "Not told"}
YES_NO_LABELS: Mapping[str, Labels] = {
    YES: {"da": "Ja", "en": "Yes"},
    NO: {"da": "Nej", "en": "No"},
}
INTERPRETER_LABELS: Mapping[Interpreter, Labels] = {
    Interpreter.NONE: {"da": "Ingen", "en": "Nobody"},
    Interpreter.PROFESSIONAL: {"da": "En tolk", "en": "A professional interpreter"},
    Interpreter.RELATIVE: {"da": "En pårørende", "en": "A relative"},
    Interpreter.PHONE: {"da": "En telefon, der oversætter", "en": "A telephone that translates"},
}
ANOTHER_LANGUAGE: Labels = {
    "da": "Et sprog, som spørgeskemaet ikke har",
    "en": "A language that the questionnaire does not have",
}
QUOTE_LABELS: Mapping[str, Labels] = {
    MARKED: {"da": "Borgerens egne ord", "en": "The citizen's own words"},
}
PEN_LABELS: Mapping[Pen, Labels] = {
    Pen.WAITING: {"da": "Venter på at blive renskrevet", "en": "Waits to be typed"},
    Pen.TYPED: {"da": "Renskrevet", "en": "Typed"},
    Pen.UNREADABLE: {"da": "Kan ikke læses", "en": "Cannot be read"},
}
BY_LABELS: Mapping[str, Labels] = {
    CITIZEN: {"da": "Borgeren, på svarkortet", "en": "The citizen, on the show card"},
}
SEX_LABELS: Mapping[Sex, Labels] = {
    Sex.WOMAN: {"da": "Kvinde", "en": "Woman"},
    Sex.MAN: {"da": "Mand", "en": "Man"},
}
REASON_LABELS: Mapping[Reason, Labels] = {
    Reason.BUSY: {"da": "Travlt", "en": "Busy"},
    Reason.UPSET: {"da": "Oprevet", "en": "Upset"},
    Reason.UNWELL: {"da": "Utilpas", "en": "Unwell"},
    Reason.NOT_INTERESTED: {"da": "Ikke interesseret", "en": "Not interested"},
    Reason.DISTRUST: {"da": "Utryg", "en": "Distrustful"},
}
CHOICE_LABELS: Mapping[str, Labels] = {
    CHOSEN: {"da": "Valgt", "en": "Chosen"},
    NOT_CHOSEN: {"da": "Ikke valgt", "en": "Not chosen"},
}
STATUS_LABELS: Mapping[Status, Labels] = {
    Status.FINISHED: {"da": "Gennemført", "en": "Finished"},
    Status.PARTIAL: {"da": "Afbrudt, delvist besvaret", "en": "Broken off, partly answered"},
}
DISPOSITION_LABELS: Mapping[Disposition, Labels] = {
    Disposition.REFUSAL: {"da": "Ønskede ikke at deltage", "en": "Refused"},
    Disposition.WITHDRAWN: {
        "da": "Trak sig bagefter; alt er slettet",
        "en": "Withdrew afterwards; everything was erased",
    },
    Disposition.NON_CONTACT: {"da": "Ikke truffet", "en": "Not reached"},
    Disposition.LANGUAGE: {"da": "Intet fælles sprog", "en": "No language in common"},
    Disposition.OTHER: {
        "da": "Kunne ikke deltage af andre grunde",
        "en": "Could not take part for other reasons",
    },
    Disposition.UNKNOWN: {
        "da": "Uvist, om personen hører til målgruppen",
        "en": "Not known whether eligible",
    },
    Disposition.NOT_ELIGIBLE: {"da": "Hører ikke til målgruppen", "en": "Not eligible"},
}
OPTION_ROW: Labels = {
    "da": "{} (i rækker med en svarmulighed)",
    "en": "{} (in rows with an option)",
}
MONTHS: Labels = {"da": "måneder", "en": "months"}
MINUTES: Labels = {"da": "minutter", "en": "minutes"}


class RowKind(StrEnum):
    """What a row of the code book explains."""

    VARIABLE = "variable"
    VALUE = "value"
    DONT_KNOW = "dont_know"
    MISSING = "missing"
    VARIANT = "variant"
    """Another wording, and when it is used."""
    THEME = "theme"
    TYPE = "type"
    """The kind of a question, by the name that it has in the questionnaire's file."""
    DIRECTION = "direction"
    """Whether the highest code of a scale is the best answer or the worst."""
    ASKED_IF = "asked_if"


class CodebookRow(NamedTuple):
    """One row: a variable itself, or one code of it, in one language."""

    table: str
    variable: str
    question: str
    """The question, where the variable is a column of answers.csv; else empty."""
    theme: str
    """The id of the question's theme, beside its words."""
    version: str
    """Of the questionnaire that the words are from; else empty."""
    kind: RowKind
    code: str
    language: str
    """Empty where the row has no words."""
    label: str
    text: str
    """As read aloud, where it is."""
    validated: str
    """Whether a native speaker has validated the words ("true", "false"); empty where the words
    are not the questionnaire's."""


def codebook(
    questionnaires: Sequence[Questionnaire],
    study: Study,
    columns: Mapping[str, Sequence[Column]],
    strokes: bool = False,
) -> list[CodebookRow]:
    """Every row, in a fixed order: the app's columns, then those of each version.

    `columns` maps each version to its `background_columns`. `strokes`: whether the batch has the
    table of pen strokes.
    """
    rows = [*_app_rows(study, questionnaires, strokes)]
    fields: dict[str, list[Question]] = {}
    for questionnaire in questionnaires:
        own = columns[questionnaire.version]
        for column in own:
            fields.setdefault(column.name, []).append(column.field)
        for texts in questionnaire.texts.values():
            speaker = _Speaker(questionnaire, texts, study)
            for column in own:
                rows += speaker.column(column)
            for question in questionnaire.questions:
                rows += speaker.question(question)
            for field in questionnaire.background:
                rows += speaker.follow_ups(field)
            rows += speaker.themes()
        rows += _facts(questionnaire, own)
    questions = [question for each in questionnaires for question in each.questions]
    for code in MissingCode:
        labels: dict[str, Labels] = {code: MISSING_LABELS[code]}
        for name, items in fields.items():
            if code in _possible(items, several=len(questionnaires) > 1):
                rows += _coded(INTERVIEWS, name, RowKind.MISSING, labels)
        if code in _possible(questions):
            rows += _coded(ANSWERS, "answer", RowKind.MISSING, labels)
    return rows


def _possible(items: Iterable[Question], several: bool = False) -> set[MissingCode]:
    """The missing codes that a column with these items may hold."""
    codes = {MissingCode.SKIPPED, MissingCode.NOT_REACHED}
    if several:
        codes.add(MissingCode.NOT_IN_VERSION)
    for item in items:
        if item.condition is not None:
            codes.add(MissingCode.NOT_ASKED)
        if item.wont_say:
            codes.add(MissingCode.WONT_SAY)
        if item.dont_know is True:
            codes.add(MissingCode.DONT_KNOW)
    return codes


# --- what the app adds --------------------------------------------------------------------------


def _app_rows(
    study: Study, questionnaires: Sequence[Questionnaire], strokes: bool
) -> Iterator[CodebookRow]:
    languages: dict[str, Labels] = {}
    titles: dict[str, Labels] = {}
    for questionnaire in questionnaires:
        titles[questionnaire.id] = {
            t.language: t.title for t in questionnaire.texts.values() if not t.borrows("title")
        }
        for texts in questionnaire.texts.values():
            languages[texts.language] = {texts.language: texts.name}
    minutes = {band: _with_unit(band, MINUTES) for band in DURATION.labels}
    codes: dict[tuple[str, str], Mapping[str, Labels]] = {
        (INTERVIEWS, "study"): {study.id: study.names},
        (INTERVIEWS, "questionnaire"): titles,
        (INTERVIEWS, "status"): {status: STATUS_LABELS[status] for status in STATUSES},
        (INTERVIEWS, "language"): languages,
        (INTERVIEWS, "languages"): languages,
        (INTERVIEWS, "mode"): {mode: MODE_LABELS[mode] for mode in MODES},
        (INTERVIEWS, "duration"): minutes,
        (INTERVIEWS, "companion"): YES_NO_LABELS,
        (INTERVIEWS, "interpreter"): {each: INTERPRETER_LABELS[each] for each in Interpreter},
        (INTERVIEWS, "spoken"): {**languages, OTHER_LANGUAGE: ANOTHER_LANGUAGE},
        (INTERVIEWS, "place"): study.places,
        (INTERVIEWS, "proxy"): YES_NO_LABELS,
        (ANSWERS, "quote"): QUOTE_LABELS,
        (ANSWERS, "pen"): {pen: PEN_LABELS[pen] for pen in PENS},
        (ANSWERS, "by"): BY_LABELS,
        (CONTACTS, "disposition"): {d: DISPOSITION_LABELS[d] for d in DISPOSITIONS},
        (CONTACTS, "group"): {group.id: group.labels for group in study.groups},
        (CONTACTS, "sex"): {sex: SEX_LABELS[sex] for sex in SEXES},
        (CONTACTS, "reason"): {reason: REASON_LABELS[reason] for reason in REASONS},
    }
    tables: tuple[tuple[str, tuple[str, ...]], ...] = (
        (INTERVIEWS, INTERVIEW_COLUMNS),
        (ANSWERS, ANSWER_COLUMNS),
        (CONTACTS, CONTACT_COLUMNS),
        (WITHDRAWALS, WITHDRAWAL_COLUMNS),
        (STROKES, STROKE_COLUMNS if strokes else ()),
    )
    for table, names in tables:
        for name in names:
            yield from _coded(table, name, RowKind.VARIABLE, {"": COLUMN_LABELS[table, name]})
            yield from _coded(table, name, RowKind.VALUE, codes.get((table, name), {}))
    not_measured: dict[str, Labels] = {MissingCode.NOT_ASKED: NOT_MEASURED}
    yield from _coded(INTERVIEWS, "duration", RowKind.MISSING, not_measured)
    for name in CIRCUMSTANCES:
        yield from _coded(INTERVIEWS, name, RowKind.MISSING, {UNTOLD: NOBODY_SAID})


def _coded(
    table: str, variable: str, kind: RowKind, codes: Mapping[str, Labels]
) -> Iterable[CodebookRow]:
    for code, labels in codes.items():
        for language, label in labels.items():
            yield CodebookRow(table, variable, "", "", "", kind, str(code), language, label, "", "")


def _with_unit(band: str, unit: Labels) -> Labels:
    return {language: f"{band} {word}" for language, word in unit.items()}


def _say(labels: Labels, language: str) -> str:
    return labels.get(language, labels["en"])


# --- what has no words --------------------------------------------------------------------------


def _facts(questionnaire: Questionnaire, columns: Sequence[Column]) -> Iterator[CodebookRow]:
    """What a program wants to know of each question: the same in every language."""
    places = [(INTERVIEWS, c.name, "", c.field) for c in columns if not _is_derived(c)]
    places += [(ANSWERS, "answer", question.id, question) for question in questionnaire.questions]
    for table, variable, question, item in places:
        facts = {RowKind.TYPE: item.kind.value}
        if item.scale is not None:
            negative = item.scale.high_is_negative
            facts[RowKind.DIRECTION] = "negative" if negative else "positive"
        if item.condition is not None:
            facts[RowKind.ASKED_IF] = _written(item.condition)
        for kind, label in facts.items():
            yield CodebookRow(
                table, variable, question, "", questionnaire.version, kind, "", "", label, "", ""
            )


def _written(condition: Condition) -> str:
    """The condition as an expression, with what it names opened out: the batch has no names."""
    return render(condition.meaning)


def _is_derived(column: Column) -> bool:
    return column.name in {JOBCENTER, MAIN_GROUP}


# --- the questionnaire's words ------------------------------------------------------------------


class _Speaker:
    """Makes the rows of one version in one language."""

    def __init__(self, questionnaire: Questionnaire, texts: Texts, study: Study) -> None:
        self._questionnaire = questionnaire
        self._texts = texts
        self._study = study
        # With the places above them: so that it is one look-up whether a label is borrowed.
        self._borrowed = {
            place
            for leaf in texts.borrowed
            for place in accumulate(leaf.split("."), "{}.{}".format)
        }

    def column(self, column: Column) -> Iterator[CodebookRow]:
        """A column of interviews.csv that holds a background fact."""
        item, table = column.field, INTERVIEWS
        words, place = self._texts.items[item.id], self._questionnaire.place(item.id)
        if _is_derived(column):
            label = _say(COLUMN_LABELS[table, column.name], self._texts.language)
            yield from self._row(table, column.name, "", RowKind.VARIABLE, "", label)
            yield from self._groups(table, column.name, "", column.name, column.cells)
            return
        label, label_at = words.topic, f"{place}.label"
        if column.option is not None:
            label = f"{label}: {words.options[column.option].label}"
            if label_at not in self._borrowed:
                label_at = f"{place}.options.{column.option}"
        yield from self._row(
            table,
            column.name,
            "",
            RowKind.VARIABLE,
            "",
            label,
            words.text,
            label_at,
            f"{place}.question",
            item.theme or "",
        )
        if column.bands is not None:
            for band in column.cells:
                yield from self._band(table, column.name, "", band, band, item)
        elif column.option is not None:
            for cell in column.cells:
                label = _say(CHOICE_LABELS[cell], self._texts.language)
                yield from self._row(table, column.name, "", RowKind.VALUE, cell, label)
        elif item.options_from is not None:
            yield from self._groups(table, column.name, "", None, column.cells)
        else:
            yield from self._codes(table, column.name, "", item)
        yield from self._variants(table, column.name, "", item)

    def question(self, item: Question) -> Iterator[CodebookRow]:
        """A question, whose answers stand in answers.csv."""
        words, place = self._texts.items[item.id], self._questionnaire.place(item.id)
        yield from self._row(
            ANSWERS,
            "answer",
            item.id,
            RowKind.VARIABLE,
            "",
            words.topic,
            words.text,
            f"{place}.topic",
            f"{place}.text",
            item.theme or "",
        )
        bands = bands_of(item, self._study)
        if bands is not None:
            for edge, band in zip(edges(bands), bands.labels, strict=True):
                yield from self._band(ANSWERS, "answer", item.id, str(edge), band, item)
        elif item.kind is Kind.MULTIPLE_CHOICE:
            yield from self._codes(ANSWERS, "option", item.id, item)
            for code, labels in CHOICE_LABELS.items():
                label = _say(OPTION_ROW, self._texts.language).format(
                    _say(labels, self._texts.language)
                )
                yield from self._row(ANSWERS, "answer", item.id, RowKind.VALUE, code, label)
        elif item.options_from is not None:
            groups = [group.id for group in self._study.groups]
            yield from self._groups(ANSWERS, "text", item.id, None, groups)
        else:
            yield from self._codes(ANSWERS, "answer", item.id, item)
        yield from self._variants(ANSWERS, "answer", item.id, item)
        yield from self.follow_ups(item)

    def follow_ups(self, item: Question) -> Iterator[CodebookRow]:
        """The follow-ups of a question or background field, in their variants too."""
        words, place = self._texts.items[item.id], self._questionnaire.place(item.id)
        for follow_up in item.follow_ups:
            yield from self._row(
                ANSWERS,
                "follow_up",
                item.id,
                RowKind.VALUE,
                follow_up.id,
                _opened_by(item, follow_up),
                words.follow_ups.get(follow_up.id, ""),
                text_at=f"{place}.follow_ups.{follow_up.id}",
            )
        for variant in item.variants:
            for name, prompt in words.variants[variant.id].follow_ups.items():
                yield from self._row(
                    ANSWERS,
                    "follow_up",
                    item.id,
                    RowKind.VARIANT,
                    f"{variant.id}.{name}",
                    _written(variant.condition),
                    prompt,
                    text_at=f"{place}.variants.{variant.id}.follow_ups.{name}",
                )

    def themes(self) -> Iterator[CodebookRow]:
        """The themes, by which questions belong together."""
        for theme, label in self._texts.themes.items():
            place = f"themes.{theme}"
            yield from self._row(
                ANSWERS, "question", "", RowKind.THEME, theme, label, label_at=place
            )

    def _codes(
        self, table: str, variable: str, question: str, item: Question
    ) -> Iterator[CodebookRow]:
        options = self._texts.items[item.id].options
        for code in item.codes:
            if item.scale is not None:
                label, at = self._texts.label(item.scale, code), f"scales.{item.scale.id}.{code}"
            else:
                at = f"{self._questionnaire.place(item.id)}.options.{code}"
                label = options[code].label
            kind = RowKind.DONT_KNOW if code == item.dont_know_code else RowKind.VALUE
            yield from self._row(table, variable, question, kind, str(code), label, label_at=at)

    def _groups(
        self,
        table: str,
        variable: str,
        question: str,
        derived: str | None,
        cells: Sequence[str],
    ) -> Iterator[CodebookRow]:
        study = self._study
        labels = {
            JOBCENTER: study.jobcenters,
            MAIN_GROUP: study.main_groups,
            None: {group.id: group.labels for group in study.groups},
        }[derived]
        for cell in cells:
            label = study.say(labels[cell], self._texts.language)
            yield from self._row(table, variable, question, RowKind.VALUE, cell, label)

    def _band(
        self, table: str, variable: str, question: str, code: str, band: str, item: Question
    ) -> Iterator[CodebookRow]:
        months = item.kind is Kind.DURATION
        label = f"{band} {_say(MONTHS, self._texts.language)}" if months else band
        yield from self._row(table, variable, question, RowKind.VALUE, code, label)

    def _variants(
        self, table: str, variable: str, question: str, item: Question
    ) -> Iterator[CodebookRow]:
        place = self._questionnaire.place(item.id)
        leaf = "text" if table == ANSWERS else "question"
        for variant in item.variants:
            yield from self._row(
                table,
                variable,
                question,
                RowKind.VARIANT,
                variant.id,
                _written(variant.condition),
                self._texts.items[item.id].variants[variant.id].text,
                text_at=f"{place}.variants.{variant.id}.{leaf}",
            )

    def _row(
        self,
        table: str,
        variable: str,
        question: str,
        kind: RowKind,
        code: str,
        label: str,
        text: str = "",
        label_at: str = "",
        text_at: str = "",
        theme: str = "",
    ) -> Iterator[CodebookRow]:
        """The row; none where it would have words, and all of them are borrowed.

        `label_at` and `text_at`: where the words stand in the language's file; "" where they are
        not the questionnaire's.
        """
        borrowed = self._borrowed.intersection((label_at, text_at))
        if label_at in borrowed:
            label = ""
        if text_at in borrowed:
            text = ""
        if borrowed and not (label_at and label) and not (text_at and text):
            return
        yield CodebookRow(
            table,
            variable,
            question,
            theme,
            self._questionnaire.version,
            kind,
            code,
            self._texts.language,
            label,
            text,
            str(self._texts.validated).lower() if label_at or text_at else "",
        )


def _opened_by(item: Question, follow_up: FollowUp) -> str:
    """The answers that open a follow-up; empty where any answer does."""
    if follow_up.span is not None:
        return f"{follow_up.span[0]}-{follow_up.span[1]}"
    return ", ".join(str(code) for code in item.codes if code in follow_up.codes)
