"""The few words that the exported form needs and no questionnaire has; and names of languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Words(NamedTuple):
    """What stands in the exported form in one language beside the questionnaire's own words."""

    background: str
    no_answer: str
    dont_know: str
    wont_say: str
    note: str
    months: str
    main_group: str
    jobcenter: str
    other: str
    specify: str


_WORDS = {
    "da": Words(
        background="Baggrund",
        no_answer="Hvorfor er der intet svar?",
        dont_know="Ved ikke",
        wont_say="Vil ikke svare",
        note="Note",
        months="i måneder",
        main_group="Hovedgruppe",
        jobcenter="Jobcenter",
        other="Andet",
        specify="Hvad?",
    ),
    "en": Words(
        background="Background",
        no_answer="Why is there no answer?",
        dont_know="Don't know",
        wont_say="Won't say",
        note="Note",
        months="in months",
        main_group="Main group",
        jobcenter="Jobcenter",
        other="Other",
        specify="What?",
    ),
    "ar": Words(
        background="معلومات أساسية",
        no_answer="لماذا لا توجد إجابة؟",
        dont_know="لا أعرف",
        wont_say="لا أريد الإجابة",
        note="ملاحظة",
        months="بالأشهر",
        main_group="المجموعة الرئيسية",
        jobcenter="مركز العمل",
        other="غير ذلك",
        specify="ما هو؟",
    ),
}


def words(language: str) -> Words:
    """The words in `language`, or in English where it has none here."""
    return _WORDS.get(language.split("-", maxsplit=1)[0], _WORDS["en"])


def with_unit(hint: str, language: str) -> str:
    """A hint that says that the answer is given in months."""
    unit = words(language).months
    return f"{hint} ({unit})" if hint else unit


def without_unit(hint: str, language: str) -> str:
    """Undo `with_unit`; a hint that does not say it stays."""
    unit = words(language).months
    return "" if hint == unit else hint.removesuffix(f" ({unit})")


# What the language calls itself, and what it is called in English and Danish.
_LANGUAGES = {
    "am": "አማርኛ|Amharic|amharisk",
    "ar": "العربية|Arabic|arabisk",
    "bg": "Български|Bulgarian|bulgarsk",
    "bn": "বাংলা|Bengali|Bangla",
    "bs": "Bosanski|Bosnian|bosnisk",
    "ca": "Català|Catalan|catalansk",
    "cs": "Čeština|Czech|tjekkisk",
    "da": "Dansk|Danish",
    "de": "Deutsch|German|tysk",
    "el": "Ελληνικά|Greek|græsk",
    "en": "English|engelsk",
    "es": "Español|Spanish|spansk|Espanol",
    "et": "Eesti|Estonian|estisk",
    "fa": "فارسی|Persian|Farsi|Dari|persisk",
    "fi": "Suomi|Finnish|finsk",
    "fo": "Føroyskt|Faroese|færøsk",
    "fr": "Français|French|fransk|Francais",
    "he": "עברית|Hebrew|hebraisk",
    "hi": "हिन्दी|Hindi",
    "hr": "Hrvatski|Croatian|kroatisk",
    "hu": "Magyar|Hungarian|ungarsk",
    "id": "Bahasa Indonesia|Indonesian|indonesisk",
    "is": "Íslenska|Icelandic|islandsk",
    "it": "Italiano|Italian|italiensk",
    "ja": "日本語|Japanese|japansk",
    "kl": "Kalaallisut|Greenlandic|grønlandsk",
    "ko": "한국어|Korean|koreansk",
    "ku": "Kurdî|Kurdish|Kurmanji|kurdisk",
    "lt": "Lietuvių|Lithuanian|litauisk",
    "lv": "Latviešu|Latvian|lettisk",
    "mk": "Македонски|Macedonian|makedonsk",
    "nb": "Norsk bokmål|Norwegian|Norsk|Bokmål",
    "ne": "नेपाली|Nepali|nepalesisk",
    "nl": "Nederlands|Dutch|hollandsk|nederlandsk",
    "pl": "Polski|Polish|polsk",
    "ps": "پښتو|Pashto",
    "pt": "Português|Portuguese|portugisisk|Portugues",
    "ro": "Română|Romanian|rumænsk",
    "ru": "Русский|Russian|russisk",
    "sk": "Slovenčina|Slovak|slovakisk",
    "sl": "Slovenščina|Slovenian|slovensk",
    "so": "Soomaali|Somali|somalisk",
    "sq": "Shqip|Albanian|albansk",
    "sr": "Српски|Serbian|serbisk",
    "sv": "Svenska|Swedish|svensk",
    "sw": "Kiswahili|Swahili",
    "ta": "தமிழ்|Tamil|tamilsk",
    "th": "ไทย|Thai|thailandsk",
    "ti": "ትግርኛ|Tigrinya",
    "tl": "Tagalog|Filipino",
    "tr": "Türkçe|Turkish|tyrkisk",
    "uk": "Українська|Ukrainian|ukrainsk",
    "ur": "اردو|Urdu",
    "vi": "Tiếng Việt|Vietnamese|vietnamesisk",
    "zh": "中文|Chinese|kinesisk",
}
_TAGS = {name.casefold(): tag for tag, names in _LANGUAGES.items() for name in names.split("|")}


def tag_of(name: str) -> str:
    """The tag of a language that is called `name`; "" where it is not known here."""
    return _TAGS.get(" ".join(name.split()).casefold(), "")


def name_of(tag: str) -> str:
    """What the language with this tag calls itself; the tag where that is not known here."""
    return _LANGUAGES.get(tag, tag).split("|")[0]


# --- choices that speak for themselves ---

YES = frozenset(
    ["ja", "yes", "y", "oui", "sí", "si", "da", "tak", "evet", "نعم", "بله", "так", "да"]
)
NO = frozenset(
    ["nej", "no", "n", "non", "nein", "nei", "ne", "nie", "hayır", "لا", "نه", "ні", "нет"]
)
_DONT_KNOW_NAMES = frozenset(
    ["dk", "dont_know", "dontknow", "don_t_know", "do_not_know", "ved_ikke", "vedikke", "ved_ej"]
)
_DONT_KNOW_LABELS = (
    "ved ikke",
    "ved ej",
    "don't know",
    "don’t know",
    "dont know",
    "do not know",
    "weiß nicht",
    "vet ikke",
    "vet ej",
    "vet inte",
    "لا أعرف",
)


def says_dont_know(name: str, labels: Iterable[str]) -> bool:
    """Whether an answer on a scale is clearly "don't know", by its name or by its label."""
    if name.casefold().replace("-", "_") in _DONT_KNOW_NAMES:
        return True
    return any(label.strip().casefold().startswith(_DONT_KNOW_LABELS) for label in labels)
