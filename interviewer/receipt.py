"""The receipt code of an interview, by which a citizen can withdraw it later.

It comes of the interview's id alone and leads to nothing without the data: the lead finds the
interview by making the code of every id.
"""

from __future__ import annotations

import hashlib

from interviewer.codes import GROUP, bare_signs, in_signs
from interviewer.errors import CodeInvalid

SIGNS = 12
"""60 bits: among ten million interviews, two have the same code once in twenty thousand times."""


def receipt_code(interview_id: str) -> str:
    """The code of an interview, as XXXX-XXXX-XXXX."""
    digest = hashlib.blake2b(interview_id.encode(), digest_size=8, person=b"iv receipt").digest()
    return _shown(in_signs(digest, SIGNS))


def normalise(text: str) -> str:
    """A code as it was typed or read out, in the form of `receipt_code`; `CodeInvalid`."""
    signs = bare_signs(text)
    if not signs:
        raise CodeInvalid("empty")
    if len(signs) != SIGNS:
        raise CodeInvalid("length", signs=len(signs) - SIGNS)
    return _shown(signs)


def _shown(signs: str) -> str:
    return "-".join(signs[at : at + GROUP] for at in range(0, SIGNS, GROUP))
