"""From an item of the questionnaire to the options that a page shows of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, repeat
from string import ascii_uppercase

from interviewer.interview import Missing
from interviewer.questionnaire import OptionText, Question, Texts
from interviewer.study import Study
from ui.widgets.choice_list import Option


def options_of(
    item: Question, words: Texts, study: Study, beside: Texts | None = None
) -> Sequence[Option]:
    """What an item lets choose, in these words, without what stands apart.

    `beside` are the original words where they are wanted too.
    """
    if item.options_from is not None:
        letters = chain(ascii_uppercase, repeat(""))
        return [
            Option(group.id, letter, _group(study, group.id, words.language))
            for letter, group in zip(letters, study.groups, strict=False)
        ]
    if item.scale is not None:
        labels = words.labels[item.scale.id]
        return [Option(step.code, str(step.code), labels[step.code]) for step in item.scale.steps]
    texts = words.items[item.id].options
    other: Mapping[int, OptionText] = beside.items[item.id].options if beside is not None else {}
    return [
        Option(code, texts[code].key, texts[code].label, _other(other, code, texts[code].label))
        for code in item.options
    ]


def apart_of(
    item: Question,
    words: Texts,
    unsaid: Mapping[Missing, tuple[str, str]],
    beside: Texts | None = None,
) -> Sequence[Option]:
    """What an item takes for no answer of its list: "don't know" and "won't say".

    `unsaid` gives key and label of what has no code. A key that an option has is not given twice.
    """
    found: list[Option] = []
    code = item.dont_know_code
    if code is not None and item.scale is not None:
        found.append(Option(code, str(code), words.label(item.scale, code)))
    elif code is not None:
        text = words.items[item.id].options[code]
        other: Mapping[int, OptionText] = (
            beside.items[item.id].options if beside is not None else {}
        )
        found.append(Option(code, text.key, text.label, _other(other, code, text.label)))
    why = [Missing.DONT_KNOW] if item.dont_know is True else []
    if item.wont_say:
        why.append(Missing.WONT_SAY)
    taken = {option.key.casefold() for option in words.items[item.id].options.values()}
    for missing in why:
        key, label = unsaid[missing]
        free = item.options_from is None and key.casefold() not in taken
        found.append(Option(missing, key if free else "", label))
    return found


def _other(options: Mapping[int, OptionText], code: int, label: str) -> str:
    return options[code].label if code in options and options[code].label != label else ""


def _group(study: Study, group_id: str, language: str) -> str:
    """A group of the study; its jobcenter too, where there is more than one to tell apart."""
    group = study.group(group_id)
    if len({each.jobcenter for each in study.groups}) == 1:
        return study.say(group.labels, language)
    place = study.say(study.jobcenters[group.jobcenter], language)
    return f"{place} · {study.say(group.labels, language)}"


__all__ = ["apart_of", "options_of"]
