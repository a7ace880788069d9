"""The seal: opens with its passphrase alone, and refuses what is not a key file."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import WrongPassphrase
from storage.keys import Cost, DataKey, KeyFile, KeyFileDamaged, _checksum
from tests.storage import examples


@given(st.text(max_size=40), st.text(max_size=40))
def test_only_its_own_passphrase_opens_it(passphrase: str, other: str) -> None:
    import unicodedata

    key = DataKey.new()
    sealed = KeyFile.parse(KeyFile.seal(key, passphrase, examples.CHEAP).to_bytes())
    assert sealed.open(passphrase) == key
    if unicodedata.normalize("NFC", other) != unicodedata.normalize("NFC", passphrase):
        with pytest.raises(WrongPassphrase):
            sealed.open(other)


@pytest.mark.parametrize(
    "cost", [Cost(0, 8), Cost(11, 8), Cost(1, 7), Cost(1, 2 * 1024 * 1024), Cost(10**9, 8)]
)
def test_absurd_work_is_refused_before_it_is_done(cost: Cost) -> None:
    sealed = KeyFile.seal(DataKey.new(), "x", examples.CHEAP)
    values = json.loads(sealed.to_bytes())
    values |= {"passes": cost.passes, "memory_kib": cost.memory_kib}
    del values["checksum"]
    values["checksum"] = _checksum(values)
    with pytest.raises(KeyFileDamaged):
        KeyFile.parse(json.dumps(values).encode())


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"checksum": 1}'])
def test_what_is_no_key_file_is_refused(content: bytes) -> None:
    with pytest.raises(KeyFileDamaged):
        KeyFile.parse(content)


def test_a_key_shows_itself_to_nobody_and_can_be_forgotten() -> None:
    key = DataKey.new()
    shown = key.raw().hex()
    assert shown not in repr(key)
    assert shown not in f"{KeyFile.seal(key, 'x', examples.CHEAP)}"
    assert shown not in key.name
    key.forget()
    assert key.raw() == bytes(32)
