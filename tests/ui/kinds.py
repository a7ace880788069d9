"""A small questionnaire with a question of every kind, and an interview with it on a screen."""

from __future__ import annotations

import tomllib
from functools import cache

from PySide6.QtWidgets import QApplication

from benchmarks.driver import Driver
from interviewer.parsing import parse_questionnaire
from interviewer.questionnaire import Questionnaire
from interviewer.session import InterviewSession
from resources import default_study
from tests.interviewer.fakes import HandClock, MemoryInterviews
from ui.application import Application
from ui.interview_screen import InterviewScreen

STRUCTURE = """
format = 2
id = "kinds"
version = "1.0"
languages = ["da", "ar"]
themes = ["meeting"]

[conditions]
has_children = "children > 0"

[palettes]
red_to_green = ["#9B1C1C", "#F4A6A0", "#F6D155", "#A9D8A0", "#1B6B3A"]

[scales.mood]
codes = [1, 2, 3, 4, 5]
palette = "red_to_green"
dont_know = 9

[[questions]]
id = "mood"
kind = "rating"
scale = "mood"
theme = "meeting"
wont_say = true
follow_ups = [{ id = "low", codes = [1, 2] }]

[[questions]]
id = "attached"
kind = "single_choice"
options = [1, 2]
required = true

[[questions]]
id = "benefit"
kind = "single_choice"
options = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
dont_know = 99
wont_say = true
follow_ups = [{ id = "other", codes = [11] }]

[[questions]]
id = "departments"
kind = "multiple_choice"
options = [1, 2, 3, 4, 5, 6]
exclusive = [6]
dont_know = 9
wont_say = true
theme = "meeting"
follow_ups = [{ id = "which", codes = [5] }]

[[questions]]
id = "first_visit"
kind = "yes_no"
dont_know = 9

[[questions]]
id = "children"
kind = "integer"
minimum = 0
maximum = 20
dont_know = true
wont_say = true
follow_ups = [{ id = "many", range = [3, 20] }]

[[questions]]
id = "childcare"
kind = "yes_no"
asked_if = "has_children"
variants = [{ id = "past", if = "attached == 2" }]

[[questions]]
id = "waited"
kind = "duration"
maximum_years = 40
dont_know = true

[[questions]]
id = "since"
kind = "month"
earliest = "2000-01"
latest = "2026-12"
dont_know = true
wont_say = true

[[questions]]
id = "work"
kind = "text"
maximum_length = 80
wont_say = true
follow_ups = [{ id = "more" }]

[[questions]]
id = "wish"
kind = "long_text"
maximum_length = 300
dont_know = true

[[questions]]
id = "place"
kind = "single_choice"
options_from = "study.groups"

[[background]]
id = "sex"
kind = "single_choice"
options = [1, 2, 3]
filled_by = "interviewer"
wont_say = true

[[background]]
id = "age"
kind = "integer"
minimum = 15
maximum = 99
filled_by = "citizen"
wont_say = true

[[background]]
id = "aids"
kind = "multiple_choice"
options = [1, 2, 3, 4]
exclusive = [4]
filled_by = "citizen"
dont_know = 9
wont_say = true
follow_ups = [{ id = "which", codes = [3] }]

[[background]]
id = "arrived"
kind = "month"
filled_by = "citizen"
asked_if = "sex == 2"
dont_know = true
wont_say = true

[[background]]
id = "language"
kind = "text"
filled_by = "citizen"
wont_say = true

[[background]]
id = "remarks"
kind = "long_text"
filled_by = "interviewer"
"""

DANISH = """
language = "da"
name = "Dansk"
validated = true
title = "Alle slags"
source = "En prøve."
introduction = ["Goddag."]

[themes]
meeting = "Mødet med jobcentret"

[scales.mood]
1 = "Meget utilfreds"
2 = "Utilfreds"
3 = "Hverken tilfreds eller utilfreds"
4 = "Tilfreds"
5 = "Meget tilfreds"
9 = "Ved ikke/kan ikke svare"

[questions.mood]
topic = "Stemning"
text = "Hvor tilfreds er du med mødet i dag?"
follow_ups.low = "Hvad kunne have været bedre?"

[questions.attached]
topic = "Tilknytning"
text = "Er dit forløb i {jobcenter} i gang, eller er det afsluttet?"
options.1 = "I gang"
options.2 = "Afsluttet"

[questions.benefit]
topic = "Ydelse"
text = "Hvilken ydelse får du lige nu?"
hint = "Får borgeren flere ydelser, så vælg den største."
options.1 = "Dagpenge fra en a-kasse"
options.2 = "Kontanthjælp, og borgeren er vurderet klar til et job med det samme"
options.3 = "Kontanthjælp, og borgeren er vurderet aktivitetsparat"
options.4 = "Uddannelseshjælp"
options.5 = "Selvforsørgelses- og hjemrejseydelse eller overgangsydelse"
options.6 = "Sygedagpenge"
options.7 = "Ressourceforløbsydelse under jobafklaringsforløb eller ressourceforløb"
options.8 = "Fleksjob eller ledighedsydelse"
options.9 = "Revalideringsydelse"
options.10 = "Ingen ydelse"
options.11 = "Noget andet, som ikke står på listen her, og som borgeren selv sætter ord på"
options.99 = "Ved ikke"
follow_ups.other = "Hvilken ydelse er det?"

[questions.departments]
topic = "Afdelinger"
text = "Hvem har du talt med i jobcentret det sidste halve år?"
hint = "Læs mulighederne op en ad gangen."
options.1 = "En sagsbehandler"
options.2 = "En virksomhedskonsulent"
options.3 = "En mentor"
options.4 = "En læge eller sygeplejerske"
options.5 = "Andre"
options.6 = "Ingen af dem"
options.9 = "Ved ikke"
follow_ups.which = "Hvem var det?"

[questions.first_visit]
topic = "Første besøg"
text = "Er det første gang, du er her?"
options.1 = { label = "Ja", key = "J" }
options.0 = { label = "Nej", key = "N" }
options.9 = { label = "Ved ikke", key = "V" }

[questions.children]
topic = "Børn"
text = "Hvor mange børn under 18 bor hos dig?"
follow_ups.many = "Hvordan går det med at nå det hele?"

[questions.childcare]
topic = "Pasning"
text = "Har du nogen til at passe børn, når du er her?"
options.1 = "Ja"
options.0 = "Nej"
variants.past.text = "Havde du nogen til at passe børn, når du var her?"

[questions.waited]
topic = "Ledighed"
text = "Hvor længe har du været uden arbejde?"
hint = "Tæl kun den periode, der er i gang."

[questions.since]
topic = "Start"
text = "Hvornår begyndte dit forløb?"

[questions.work]
topic = "Arbejde"
text = "Hvad arbejdede du sidst som?"
follow_ups.more = "Hvad var det bedste ved det?"

[questions.wish]
topic = "Ønske"
text = "Hvis du kunne ændre én ting ved jobcentret, hvad skulle det så være?"

[questions.place]
topic = "Gruppe"
text = "Hvilken gruppe hører du til?"

[background.sex]
label = "Køn"
options.1 = { label = "Kvinde", key = "K" }
options.2 = { label = "Mand", key = "M" }
options.3 = { label = "Andet", key = "A" }

[background.age]
label = "Alder"
question = "Hvor gammel er du?"
hint = "år"

[background.aids]
label = "Hjælpemidler"
question = "Bruger du noget af dette?"
options.1 = "Briller"
options.2 = "Høreapparat"
options.3 = "Andet"
options.4 = "Ingen"
options.9 = "Ved ikke"
follow_ups.which = "Hvilket?"

[background.arrived]
label = "Tilflytning"
question = "Hvornår flyttede du hertil?"

[background.language]
label = "Sprog"
question = "Hvilket sprog taler du helst?"

[background.remarks]
label = "Bemærkninger"
hint = "Det, du selv lagde mærke til."
"""

ARABIC = """
language = "ar"
name = "العربية"

[questions.first_visit]
text = "هل هذه زيارتك الأولى هنا؟"
options.1 = "نعم"
options.0 = "لا"
options.9 = "لا أعرف"
"""


@cache
def questionnaire() -> Questionnaire:
    """It."""
    texts = {"da": tomllib.loads(DANISH), "ar": tomllib.loads(ARABIC)}
    return parse_questionnaire(tomllib.loads(STRUCTURE), texts)


class Table:
    """An interview on a screen: the citizen has agreed, the store is in memory."""

    def __init__(self, asked: Questionnaire | None = None, language: str = "da") -> None:
        app = QApplication.instance()
        assert isinstance(app, Application)
        self.store = MemoryInterviews()
        self.session = InterviewSession.begin(
            asked or questionnaire(),
            default_study(),
            self.store,
            HandClock(),
            language=language,
            background_first=False,
        )
        self.session.agree()
        self.screen = InterviewScreen(
            self.session, app.dress("light", 100), lambda: "da", lambda _text: ()
        )
        self.screen.resize(1280, 800)
        self.driver = Driver(self.screen)

    def at(self, page: str) -> Driver:
        """The hands, with this page on the screen."""
        self.session.go_to(page)
        self.screen.show()
        self.screen.activateWindow()
        self.screen.show_page()
        self.driver.settle()
        return self.driver

    def value(self, name: str) -> object:
        """What is on disk for an item: its value, or why it has none."""
        kept = self.store.get(self.session.interview.id).answers.get(name)
        return None if kept is None else kept.missing or kept.value

    def note(self, name: str, follow_up: str) -> str:
        """The note that is on disk."""
        return self.store.get(self.session.interview.id).notes.get((name, follow_up), "")

    def close(self) -> None:
        """Away with it."""
        self.screen.close()
        self.screen.deleteLater()
