"""Sentences: where one begins, and where two spaces end one. Nothing else is ever corrected."""

from __future__ import annotations

import re
from typing import Final

_ENDS: Final = re.compile(r"([.!?]+)[)\]\"”«»’]*[ \t]+[(\[\"“”„»«’]*\Z")
_LINE: Final = re.compile(r"(?:\A|[\n\u2028\u2029])[(\[\"'“”„»«’ \t•*–-]*\Z")
_SHORTENED: Final = (
    "adr afd alm ang bl bla ca cf d dl dr dvs dz e.kr ekskl eksp el engl etc evt f f.eks fhv fl "
    "flg forb forf fr frk gl gns hf hhv hr iflg ifm ift inkl jf jfr jr jur kap kgl kl kr kt lb "
    "lign m m.fl m.m m.v maks max mdl mdr mfl mht mia mio mm mv ndf nr omkr opr ordf osv p p.t "
    "pga pkt pr ref resp rk s sml smst sr stk str td tdl tel tlf u ugtl v vedr vha vs årg årh"
)
"""After these a full stop does not end a sentence."""
_ABBREVIATIONS: Final = frozenset(_SHORTENED.split())
_WORD_BEFORE: Final = re.compile(r"[\w.]*\Z")
_SPACED: Final = re.compile(r"(?:[^\W_]|%)[)\]\"”«»’]* \Z")


def begins_sentence(before: str) -> bool:
    """Whether what is typed after `before` is the first letter of a note, line or sentence.

    Three dots end no sentence, nor does the full stop of an abbreviation or of a day (3. maj).
    """
    if _LINE.search(before):
        return True
    found = _ENDS.search(before)
    if found is None:
        return False
    if set(found[1]) != {"."}:
        return True
    if len(found[1]) > 1:
        return False
    word = _WORD_BEFORE.search(before, 0, found.start())
    last = word[0].lower() if word else ""
    return not (last in _ABBREVIATIONS or last.isdigit() or re.search(r"\.\w\Z", last))


def ends_by_spaces(before: str) -> bool:
    """Whether a space typed after `before`, which ends in one, means a full stop."""
    return _SPACED.search(before) is not None
