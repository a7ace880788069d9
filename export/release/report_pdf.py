"""The two reports with a release on paper, from what `reports` has gathered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from export.pdf.boxes import Item, Row, Space, Stack
from export.pdf.document import A4, MM, Document, Flow, Margins
from export.pdf.fonts import Fonts, Weight
from export.pdf.in_words import say
from export.pdf.marks import FAINT, QUIET, Rule
from export.pdf.typesetting import Align, Style, lay_out
from export.release.reports import FreeText, lead_figures, users_figures
from export.release.words import one_line
from interviewer.dataset import Dataset
from interviewer.release import ReleaseFigures

WORDS: Mapping[str, Mapping[str, str]] = {
    "users": {"da": "Rapport til brugere af data", "en": "Report for users of the data"},
    "lead": {"da": "Rapport til projektlederen alene", "en": "Report for the project lead alone"},
    "not to be handed on": {
        "da": "Må ikke gives videre: tallene her kan pege på enkeltpersoner.",
        "en": "Not to be handed on: the figures here can point to single persons.",
    },
    "statement": {
        "da": "Ingen kombination af variablerne nedenfor forekommer færre end {} gange i data. "
        "“Tilbageholdt” er en værdi for sig. Data er ikke dermed anonyme.",
        "en": "No combination of the variables below occurs fewer than {} times in the data. "
        "“Withheld” is a value of its own. That does not make the data anonymous.",
    },
    "profile": {"da": "Profil", "en": "Profile"},
    "research": {"da": "Forskning", "en": "Research"},
    "project": {"da": "Projektet selv", "en": "The project itself"},
    "public": {"da": "Offentlig", "en": "Public"},
    "study": {"da": "Undersøgelse", "en": "Study"},
    "round": {"da": "Runde", "en": "Round"},
    "organisation": {"da": "Organisation", "en": "Organisation"},
    "questionnaire": {"da": "Spørgeskema", "en": "Questionnaire"},
    "period": {"da": "Feltarbejde", "en": "Fieldwork"},
    "k": {"da": "k", "en": "k"},
    "interviews": {"da": "Interview i alt", "en": "Interviews in all"},
    "records": {"da": "Interview i data", "en": "Interviews in the data"},
    "left out": {"da": "Udeladt", "en": "Left out"},
    "loss": {"da": "Tab af detaljer", "en": "Loss of detail"},
    "earlier": {"da": "Tidligere udgivelser", "en": "Earlier releases"},
    "variables": {
        "da": "Variabler, der kan pege på nogen",
        "en": "Variables that could point to somebody",
    },
    "about variables": {
        "da": "Hver variabel står i data på flere trin, fra fint til groft. Tallet er, hvor mange "
        "interview der oplyser den netop så fint. Tabet er 0, hvor alt er oplyst på fineste trin, "
        "og 1, hvor intet er.",
        "en": "Each variable stands in the data in several steps, from fine to coarse. The number "
        "is how many interviews tell it just so finely. The loss is 0 where all is told at the "
        "finest step, and 1 where nothing is.",
    },
    "variable": {"da": "Variabel", "en": "Variable"},
    "level": {"da": "Trin", "en": "Step"},
    "categories": {"da": "Kategorier", "en": "Categories"},
    "interviews told": {"da": "Interview", "en": "Interviews"},
    "withheld": {"da": "Tilbageholdt", "en": "Withheld"},
    "groups": {"da": "Grupper", "en": "Groups"},
    "as in the data": {
        "da": "Interview i data, der oplyser gruppen på det fineste trin, og hvor mange af dem der "
        "ikke oplyser alt andet så fint.",
        "en": "Interviews in the data that tell the group at the finest step, and how many of them "
        "do not tell all else so finely.",
    },
    "fewer than": {"da": "færre end {}", "en": "fewer than {}"},
    "group": {"da": "Gruppe", "en": "Group"},
    "generalised": {"da": "Gjort grovere", "en": "Made coarser"},
    "changes": {"da": "Ændring af gennemsnit", "en": "Change of means"},
    "bound": {
        "da": "Intet spørgsmåls gennemsnit i en hovedgruppe er flyttet mere end {} af det, der er "
        "udeladt eller ikke længere oplyst.",
        "en": "No question's mean in a main group has moved by more than {} through what is left "
        "out or no longer told.",
    },
    "main group": {"da": "Hovedgruppe", "en": "Main group"},
    "at most": {"da": "Højst", "en": "At most"},
    "question": {"da": "Spørgsmål", "en": "Question"},
    "before": {"da": "Før", "en": "Before"},
    "after": {"da": "Efter", "en": "After"},
    "count": {"da": "Antal", "en": "Count"},
    "files": {"da": "Filer (SHA-256)", "en": "Files (SHA-256)"},
    "risk": {"da": "Risiko for at blive genkendt", "en": "Risk of being recognised"},
    "unique": {"da": "Ene om deres kombination", "en": "Alone with their combination"},
    "under_3": {"da": "Færre end 3 om den", "en": "Fewer than 3 share it"},
    "under_5": {"da": "Færre end 5 om den", "en": "Fewer than 5 share it"},
    "under_10": {"da": "Færre end 10 om den", "en": "Fewer than 10 share it"},
    "highest": {"da": "Højeste risiko", "en": "Highest risk"},
    "mean": {"da": "Gennemsnitlig risiko", "en": "Mean risk"},
    "riskiest": {
        "da": "De sjældneste kombinationer før udgivelsen",
        "en": "The rarest combinations before the release",
    },
    "combination": {"da": "Kombination", "en": "Combination"},
    "warnings": {"da": "Advarsler", "en": "Warnings"},
    "none": {"da": "Ingen.", "en": "None."},
    "refuses": {"da": "forhindrer udgivelsen", "en": "stands in the way of the release"},
    "free text": {"da": "Fri tekst", "en": "Free text"},
    "no free text": {
        "da": "Udgivelsen indeholder ingen fri tekst.",
        "en": "The release holds no free text.",
    },
    "found": {"da": "Fundet på apparaterne", "en": "Found on the devices"},
    "replaced": {"da": "Erstattet", "en": "Replaced"},
    "kept": {"da": "Set på og beholdt", "en": "Looked at and kept"},
    "quotes": {"da": "Citater, der er frigivet", "en": "Quotes cleared"},
    "diversity": {"da": "Ens svar i en klasse", "en": "All of a class answered alike"},
    "difference": {"da": "Forskel fra en tidligere udgivelse", "en": "Difference from an earlier"},
    "gone": {"da": "Udgivet før og siden borte", "en": "Released before and gone since"},
    "conflicts": {"da": "Venter på en afgørelse", "en": "Waiting for a decision"},
    "small": {"da": "Få interview", "en": "Few interviews"},
}

_TITLE = Style(18, 1.25, Weight.BOLD)
_SECTION = Style(13, 1.3, Weight.BOLD)
_TEXT = Style(9.5, 1.35)
_HEAVY = replace(_TEXT, weight=Weight.SEMIBOLD)
_HEAD = Style(8.5, 1.35, colour=QUIET)
_SMALL = Style(8, 1.35)
_GAP = 3 * MM
_NUMBER = 24 * MM
_MOST = 30
"""Lines of a table of the largest or rarest; the JSON has them all."""


def users_report(
    figures: ReleaseFigures,
    dataset: Dataset,
    files: Mapping[str, str],
    language: str,
    fonts: Fonts,
) -> bytes:
    """The report that goes along with a release, as a PDF in Danish or English."""
    report = users_figures(figures, dataset, files, language)
    page = _Page(report, language, fonts, "users")
    page.text(page.say("statement", report["k"]), _HEAVY, 2 * MM)
    page.text(report["notes"], _TEXT, 2 * MM)
    page.facts(_about(report, page, page.say("fewer than", report["records_left_out_fewer_than"])))
    page.variables(report["variables"])
    if report["groups"]:
        page.section("groups")
        page.text(page.say("as in the data"), _TEXT, 1 * MM)
        page.table(
            ("group", "interviews told", "generalised"),
            [(e["label"], e["records"], e["generalised"]) for e in report["groups"]],
        )
    page.section("changes")
    page.text(page.say("bound", page.number(report["largest_change_of_a_mean"])), _TEXT, 1 * MM)
    page.table(
        ("main group", "at most"),
        [
            (page.main_group(name, dataset), page.number(most))
            for name, most in report["largest_change_by_main_group"].items()
        ],
    )
    page.section("files")
    for path, digest in report["sha256"].items():
        page.pair(path, digest)
    return page.save()


def lead_report(
    figures: ReleaseFigures,
    dataset: Dataset,
    language: str,
    fonts: Fonts,
    free_text: FreeText | None = None,
) -> bytes:
    """The report for the lead, who keeps it where the study database is."""
    report = lead_figures(figures, dataset, language, free_text)
    page = _Page(report, language, fonts, "lead")
    page.text(page.say("not to be handed on"), _HEAVY, 2 * MM)
    page.facts(
        [
            ("interviews", str(report["interviews"])),
            *_about(report, page, str(report["records_left_out"])),
            ("earlier", str(report["earlier_releases"])),
        ]
    )
    page.section("risk")
    names = ("unique", "under_3", "under_5", "under_10", "highest", "mean")
    sides = (report["risk"]["before"], report["risk"]["after"])
    page.table(
        ("", "before", "after"),
        [(page.say(name), *(page.number(side[name]) for side in sides)) for name in names],
    )
    page.section("warnings")
    page.warnings(report["warnings"])
    page.section("riskiest")
    page.table(
        ("combination", "count"),
        [
            (
                ", ".join(f"{name}: {cell}" for name, cell in each["combination"].items()),
                each["count"],
            )
            for each in report["riskiest"][:_MOST]
        ],
    )
    page.variables(report["variables"])
    page.section("groups")
    page.groups(report["groups"])
    page.section("changes")
    page.table(
        ("question", "main group", "before", "after", "count"),
        [
            (
                each["label"],
                page.main_group(each["main_group"], dataset),
                page.number(each["before"]),
                "–" if each["after"] is None else page.number(each["after"]),
                each["count"],
            )
            for each in report["changes_of_means"][:_MOST]
        ],
        texts=2,
    )
    page.section("free text")
    page.text(page.say("no free text"), _TEXT, 1 * MM)
    if report["free_text"]:
        page.facts([(name, str(count)) for name, count in report["free_text"].items()])
    return page.save()


def _about(report: Mapping[str, Any], page: _Page, left_out: str) -> list[tuple[str, str]]:
    facts = [
        ("profile", page.say(report["profile"])),
        ("k", str(report["k"])),
        ("records", str(report["records"])),
        ("left out", left_out),
        ("loss", page.number(report["loss"])),
        ("study", report["study"]),
        ("round", report["round"]),
        ("organisation", report["organisation"]),
        ("questionnaire", report["questionnaire"]),
        ("period", " – ".join(report["period"])),
    ]
    return [fact for fact in facts if fact[1]]


class _Page:
    """A report's pages, filled from the top."""

    def __init__(self, report: Mapping[str, Any], language: str, fonts: Fonts, kind: str) -> None:
        self._fonts = fonts
        self._language = language
        title = f"{report['title']}: {self.say(kind)}"
        self._document = Document(
            fonts,
            A4,
            title=title,
            author=report["organisation"],
            language=language,
            rtl=False,
            margins=Margins(16, 18, 20),
            footer=f"{self.say(kind)} · {report['dataset']}",
        )
        self._flow = Flow(self._document)
        self._width = self._document.width
        self._heading: Item | None = None
        self.text(self.say(kind), _HEAD)
        self.text(report["title"], _TITLE)

    def say(self, key: str, *parts: object) -> str:
        """One of this module's texts; a word that it has not got as it is."""
        return say(WORDS, self._language, key, *parts) if key in WORDS else key

    def number(self, value: object) -> str:
        """A figure as it is written in the report's language."""
        text = f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
        return text.replace(".", ",") if self._language == "da" else text

    def main_group(self, name: str, dataset: Dataset) -> str:
        """A main group's label, where the release has a variable that knows it."""
        for variable in dataset.variables:
            for code, stands_for in variable.ids.items():
                if stands_for == name and "main_group" in variable.name:
                    labels = variable.values.get(code, {})
                    return one_line(labels.get(self._language) or next(iter(labels.values()), name))
        return name

    def save(self) -> bytes:
        return self._document.save()

    def section(self, key: str) -> None:
        """A heading, which stays with what follows it."""
        self._heading = self._lay(self.say(key), _SECTION, self._width)

    def text(self, text: str, style: Style, gap: float = 0) -> None:
        if text:
            self._place(self._lay(text, style, self._width), gap)

    def facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """What there is to say, each behind what it is."""
        wide = 48 * MM
        rows = [
            Row(
                (self._lay(self.say(key), _HEAD, wide), self._lay(text, _TEXT, self._width - wide)),
                rtl=False,
            )
            for key, text in facts
        ]
        self._place(Stack(tuple(rows), rtl=False, gap=0.6 * MM), 3 * MM)

    def pair(self, name: str, text: str) -> None:
        """A name with something long below it."""
        lines = (self._lay(name, _TEXT, self._width), self._lay(text, _SMALL, self._width))
        self._place(Stack(lines, rtl=False), 1.2 * MM)

    def warnings(self, warnings: Sequence[Mapping[str, Any]]) -> None:
        if not warnings:
            self.text(self.say("none"), _TEXT, 1 * MM)
        for each in warnings:
            mark = f" ({self.say('refuses')})" if each["refuses"] else ""
            self.text(f"{self.say(each['kind'])}: {each['count']}{mark}", _HEAVY, 1.5 * MM)
            self.text(each["detail"], _TEXT)

    def variables(self, variables: Sequence[Mapping[str, Any]]) -> None:
        """Each hierarchy with its levels."""
        self.section("variables")
        self.text(self.say("about variables"), _TEXT, 1 * MM)
        rows = []
        for each in variables:
            name = f"{each['label']} ({self.say('loss').lower()}: {self.number(each['loss'])})"
            for level in each["levels"]:
                count = str(level["categories"] or "")
                rows.append((name, level["label"], count, str(level["records"])))
                name = ""
            rows.append((name, self.say("withheld"), "", str(each["withheld"])))
        self.table(("variable", "level", "categories", "interviews told"), rows, texts=2)

    def groups(self, groups: Sequence[Mapping[str, Any]]) -> None:
        rows = [(e["label"], e["records"], e["generalised"], e["left_out"]) for e in groups]
        self.table(("group", "interviews told", "generalised", "left out"), rows)

    def table(
        self, head: Sequence[str], rows: Sequence[tuple[object, ...]], texts: int = 1
    ) -> None:
        """`texts` columns of text, then columns of numbers; nothing where there are no rows."""
        if not rows:
            self._heading = None
            return
        numbers = len(head) - texts
        wide = [(self._width - numbers * _NUMBER) / texts] * texts + [_NUMBER] * numbers
        heading = self._row([self.say(key) for key in head], wide, texts, _HEAD)
        first, *rest = (self._row(list(map(str, row)), wide, texts, _TEXT) for row in rows)
        self._place(Stack((heading, first), rtl=False, gap=0.8 * MM), 2 * MM)
        for row in rest:
            self._place(row, 0.8 * MM)

    def _row(self, cells: Sequence[str], wide: Sequence[float], texts: int, style: Style) -> Item:
        blocks: list[Item] = []
        for at, (text, width) in enumerate(zip(cells, wide, strict=True)):
            own = style if at < texts else replace(style, align=Align.END)
            blocks += [self._lay(text, own, width - _GAP), Space(_GAP, 0)]
        rule = Rule(self._width, 0.4, FAINT)
        return Stack((rule, Row(tuple(blocks), rtl=False)), rtl=False, gap=0.8 * MM)

    def _lay(self, text: str, style: Style, width: float) -> Item:
        return lay_out(self._fonts, text, style, width, False)

    def _place(self, item: Item, gap: float) -> None:
        if self._heading is not None:
            item, gap = Stack((self._heading, item), rtl=False, gap=1.5 * MM), 7 * MM
            self._heading = None
        self._flow.place(item, gap=gap)
