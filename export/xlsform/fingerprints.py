"""A digest of all words in one language, by which a later edit is seen."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from interviewer.questionnaire import QuestionText, Texts


def fingerprint(texts: Texts) -> str:
    """What the words in one language come to: the same as long as none of them was changed.

    Names and the order of things do not matter; they are no words.
    """
    words = [
        *([key, said] for key, said in (("title", texts.title), ("source", texts.source))),
        *(["introduction", paragraph] for paragraph in texts.introduction),
        *(["presentation", paragraph] for paragraph in texts.presentation),
        *(["theme", label] for label in texts.themes.values()),
        *(["scale", sorted(labels.items())] for labels in texts.labels.values()),
        *(["item", _plain(item)] for item in texts.items.values()),
    ]
    said = "\n".join(sorted(json.dumps(each) for each in words))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _plain(item: QuestionText) -> list[Any]:
    return [
        item.topic,
        item.text,
        item.hint,
        sorted((code, option.label, option.key) for code, option in item.options.items()),
        sorted(item.follow_ups.values()),
        sorted((each.text, *sorted(each.follow_ups.values())) for each in item.variants.values()),
    ]
