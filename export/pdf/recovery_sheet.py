"""The recovery sheet: a project lead's key on paper, for the day when the computer is gone.

It is the one place where the seed stands in the open, so it also says what that means and where
the sheet belongs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from export.pdf.boxes import Item, Row, Stack
from export.pdf.colours import INK_ON_LIGHT, rgb
from export.pdf.document import A4, MM, Document, Flow
from export.pdf.fonts import Fonts, Weight
from export.pdf.in_words import Labels, say
from export.pdf.marks import QUIET, Rule
from export.pdf.typesetting import Block, Style, from_top, lay_out
from export.sealing import recovery_code
from interviewer.codes import one_line
from interviewer.keys import LeadSecret

WORDS: Mapping[str, Labels] = {
    "title": {
        "da": "Gendannelsesark for projektlederens nøgle",
        "en": "Recovery sheet for the project lead's key",
    },
    "what": {
        "da": (
            "Nøglen åbner de svar, som interviewerne sender. Den ligger på projektlederens "
            "computer låst med en adgangskode. Går computeren tabt, eller er adgangskoden "
            "glemt, kan nøglen skrives ind igen med koden her. Uden arket kan ingen gendanne den."
        ),
        "en": (
            "The key opens the answers that the interviewers send. It lies on the project lead's "
            "computer behind a passphrase. If the computer is lost or the passphrase forgotten, "
            "the key can be typed in again with this code. Without the sheet nobody can recover it."
        ),
    },
    "code": {"da": "Koden", "en": "The code"},
    "line": {"da": "Linje {}", "en": "Line {}"},
    "typing": {
        "da": (
            "Store og små bogstaver er det samme. 0 er altid nul og 1 altid et: I, L, O og U "
            "bruges ikke. Hver linje kontrolleres for sig, så appen kan sige, hvilken linje "
            "der er tastet forkert."
        ),
        "en": (
            "Capitals and small letters are the same. 0 is always nought and 1 always one: I, L, "
            "O and U are not used. Each line has a check of its own, so that the app can say "
            "which line is mistyped."
        ),
    },
    "scan": {
        "da": "Samme kode til at scanne.",
        "en": "The same code, to be scanned.",
    },
    "using": {"da": "Sådan bruges arket", "en": "How to use the sheet"},
    "use 1": {
        "da": "Åbn appen med en ny, tom datamappe, og vælg en ny adgangskode.",
        "en": "Open the app with a new, empty data folder, and choose a new passphrase.",
    },
    "use 2": {
        "da": "Vælg Indstillinger og For projektledere, og gendan nøglen med koden.",
        "en": "Choose Settings and For project leads, and recover the key with the code.",
    },
    "use 3": {
        "da": "Se efter, at fingeraftrykket er det samme som her.",
        "en": "See that the fingerprint is the same as here.",
    },
    "use 4": {
        "da": (
            "Tag den nyeste undersøgelsesfil ind, som du har delt ud, før du deler en ny ud: "
            "ellers afviser enhederne den som forældet."
        ),
        "en": (
            "Take in the newest study file that you have handed out, before you hand out another: "
            "else the devices refuse it as older."
        ),
    },
    "use 5": {
        "da": "Tag enhederne med igen ved deres koder, og saml alle leverancer igen.",
        "en": "Take the devices in once more by their codes, and merge all batches again.",
    },
    "fingerprint": {"da": "Nøglens fingeraftryk", "en": "The key's fingerprint"},
    "public": {
        "da": "Det er ikke hemmeligt. Det sammenlignes, når undersøgelsens fil åbnes på en enhed.",
        "en": "It is no secret. It is compared when the study file is opened on a device.",
    },
    "keeping": {"da": "Hvor arket skal ligge", "en": "Where to keep the sheet"},
    "keep 1": {
        "da": "Den, der har arket, kan læse alle svar. Lås det inde, og ikke ved computeren.",
        "en": "Whoever has the sheet can read every answer. Lock it away, not by the computer.",
    },
    "keep 2": {
        "da": "Udskriv det, og slet filen. Tag ikke billeder af arket, og send det ikke.",
        "en": "Print it and delete the file. Take no pictures of the sheet, and do not send it.",
    },
    "keep 3": {
        "da": "Makulér arket, når undersøgelsens data er slettet.",
        "en": "Shred the sheet when the study's data have been deleted.",
    },
    "name": {"da": "Projektleder", "en": "Project lead"},
    "date": {"da": "Udskrevet den", "en": "Printed on"},
}

_TITLE = Style(20, 1.25, Weight.BOLD)
_SECTION = Style(13, 1.3, Weight.BOLD)
_TEXT = Style(10.5, 1.45)
_QUIET = Style(9.5, 1.4, colour=QUIET)
_SIGNS = Style(22, 1.5, Weight.SEMIBOLD)
_DIGITS = Style(17, 1.4, Weight.SEMIBOLD)
_GROUP = 36 * MM
_FIVE = 24 * MM
_NUMBER = 20 * MM
_QR = 38 * MM
_QUIET_ZONE = 4
"""Modules of white around a QR code (ISO/IEC 18004)."""
_BULLET = 5 * MM


def recovery_sheet(secret: LeadSecret, language: str, fonts: Fonts) -> bytes:
    """The sheet as a PDF of one page, in Danish or English.

    Its code is `sealing.recovery_code`, which `sealing.recover_lead_secret` takes back.
    """
    title = say(WORDS, language, "title")
    document = Document(
        fonts, A4, title=title, author="", language=language, rtl=False, numbered=False
    )
    flow = Flow(document)
    for item, gap in _Sheet(fonts, language, document.width).items(secret):
        flow.place(item, gap=gap)
    return document.save()


@dataclass(frozen=True, slots=True)
class _Sheet:
    fonts: Fonts
    language: str
    width: float

    def items(self, secret: LeadSecret) -> Iterator[tuple[Item, float]]:
        """What stands on the page, each with the gap above it."""
        code = recovery_code(secret)
        yield self._words("title", _TITLE), 0
        yield self._words("what", _TEXT), 3 * MM
        yield self._section("code")
        for number, line in enumerate(code.splitlines(), start=1):
            yield self._line(number, line), 1 * MM
        yield self._beside(one_line(code)), 4 * MM
        yield self._section("using")
        for number in (1, 2, 3, 4, 5):
            yield self._point(f"{number}.", f"use {number}"), 1 * MM
        yield self._section("fingerprint")
        digits = secret.key.fingerprint.split()
        yield Row(tuple(self._text(each, _DIGITS, _FIVE) for each in digits), rtl=False), 1 * MM
        yield self._words("public", _QUIET), 0
        yield self._section("keeping")
        for number in (1, 2, 3):
            yield self._point("•", f"keep {number}"), 1 * MM
        yield self._blanks(), 9 * MM

    def _section(self, key: str) -> tuple[Item, float]:
        return self._words(key, _SECTION), 5 * MM

    def _line(self, number: int, line: str) -> Item:
        """A line of the code: its number, and each group in a column of its own."""
        head = self._text(say(WORDS, self.language, "line", number), _QUIET, _NUMBER)
        groups = (self._text(group, _SIGNS, _GROUP) for group in line.split())
        return Row((head, *groups), rtl=False, middle=True)

    def _beside(self, text: str) -> Item:
        """The code to be scanned, and beside it how to type it."""
        room = self.width - _QR - 8 * MM
        words = Stack(
            (self._words("typing", _TEXT, room), self._words("scan", _QUIET, room)), False, 2 * MM
        )
        return Row((_Code(text, _QR), words), rtl=False, gap=8 * MM, middle=True)

    def _point(self, mark: str, key: str) -> Item:
        return Row(
            (self._text(mark, _TEXT, _BULLET), self._words(key, _TEXT, self.width - _BULLET)), False
        )

    def _blanks(self) -> Item:
        """Where name and date are written by hand: the computer's own would tell too much."""
        half = (self.width - 8 * MM) / 2
        fields = (Stack((Rule(half), self._words(key, _QUIET, half)), False, 1 * MM)
                  for key in ("name", "date"))  # fmt: skip
        return Row(tuple(fields), rtl=False, gap=8 * MM)

    def _words(self, key: str, style: Style, width: float | None = None) -> Block:
        return self._text(say(WORDS, self.language, key), style, width)

    def _text(self, text: str, style: Style, width: float | None = None) -> Block:
        return lay_out(self.fonts, text, style, self.width if width is None else width, rtl=False)


@dataclass(frozen=True, slots=True)
class _Code:
    """A QR code of a text, as high as it is wide, white around it."""

    text: str
    width: float

    @property
    def height(self) -> float:
        return self.width

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        matrix = _modules(self.text)
        side = self.width / (len(matrix) + 2 * _QUIET_ZONE)
        canvas.saveState()
        canvas.setFillColorRGB(*rgb(INK_ON_LIGHT))
        path = canvas.beginPath()
        for row, modules in enumerate(matrix, start=_QUIET_ZONE):
            y = from_top(canvas, top + (row + 1) * side)
            for column, dark in enumerate(modules, start=_QUIET_ZONE):
                if dark:
                    path.rect(x + column * side, y, side, side)
        canvas.drawPath(path, stroke=0, fill=1)  # One path: no hairlines between the modules.
        canvas.restoreState()


def _modules(text: str) -> Sequence[Sequence[int]]:
    """The modules of a QR code, row by row, 1 where dark (ISO/IEC 18004, level M)."""
    import segno

    matrix: Sequence[Sequence[int]] = segno.make(text, error="m", micro=False).matrix
    return matrix
