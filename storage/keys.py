"""The data key and its seal: a random key, locked under a passphrase in `key.json`.

The passphrase never meets the database. Argon2id makes a sealing key of it, and that opens a
nacl SecretBox holding the random data key. So a new passphrase reseals 32 bytes instead of
rewriting the store, and the box's authentication tag tells a wrong passphrase for certain: the
file has a checksum of its own, so a damaged key file is never mistaken for one.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Any, Final, Self

from interviewer.errors import WrongPassphrase

FORMAT: Final = 1
KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at the passphrase costs: Argon2id passes and memory."""

    passes: int
    memory_kib: int


DEFAULT_COST: Final = Cost(passes=3, memory_kib=64 * 1024)
"""About 80 ms on a field tablet; each guess costs a thief the same and 64 MiB."""

_PASSES = range(1, 11)
_MEMORY_KIB = range(8, 1024 * 1024 + 1)
"""Beyond these a key file is not ours: it would hang the machine or break libsodium's floor."""


class KeyFileDamaged(ValueError):
    """The bytes are not a whole key file that this version can read."""


class DataKey:
    """The key of a store. Shows itself to nobody but SQLCipher."""

    __slots__ = ("_bytes",)

    def __init__(self, raw: bytes) -> None:
        if len(raw) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")
        self._bytes = bytearray(raw)

    @classmethod
    def new(cls) -> Self:
        """A key from the system's secure generator."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def __repr__(self) -> str:
        return "DataKey(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DataKey) and secrets.compare_digest(self._bytes, other._bytes)

    __hash__ = None  # type: ignore[assignment]  # it can be forgotten, so it must not be hashed

    def for_sqlcipher(self) -> str:
        """The key in SQLCipher's form for raw keys, which skips its own key derivation."""
        return f"x'{self._bytes.hex()}'"

    def raw(self) -> bytes:
        """The key's 32 bytes."""
        return bytes(self._bytes)

    @property
    def name(self) -> str:
        """A public name of this key, to tell which seals belong to it; says nothing about it."""
        return hashlib.blake2b(b"data key name", key=self.raw(), digest_size=16).hexdigest()

    def copy(self) -> DataKey:
        """The same key, to be forgotten on its own."""
        return DataKey(self.raw())

    def forget(self) -> None:
        """Overwrite the key. Python may hold copies until it reuses their memory."""
        self._bytes[:] = bytes(len(self._bytes))


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The content of `key.json`; nothing in it is secret without the passphrase."""

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes
    key_name: str
    """`DataKey.name` of the key inside."""

    @classmethod
    def seal(cls, key: DataKey, passphrase: str, cost: Cost = DEFAULT_COST) -> Self:
        """Lock `key` under `passphrase`."""
        from nacl.secret import SecretBox

        salt = secrets.token_bytes(16)
        nonce = secrets.token_bytes(SecretBox.NONCE_SIZE)
        box = SecretBox(_sealing_key(passphrase, salt, cost))
        return cls(cost, salt, nonce, box.encrypt(key.raw(), nonce).ciphertext, key.name)

    def open(self, passphrase: str) -> DataKey:
        """The data key; `WrongPassphrase` if the passphrase does not open it."""
        from nacl.exceptions import CryptoError
        from nacl.secret import SecretBox

        box = SecretBox(_sealing_key(passphrase, self.salt, self.cost))
        try:
            return DataKey(box.decrypt(self.sealed, self.nonce))
        except CryptoError:
            raise WrongPassphrase from None

    def to_bytes(self) -> bytes:
        """The file's content; `parse` reads it back."""
        values: dict[str, Any] = {
            "format": FORMAT,
            "kdf": "argon2id",
            "passes": self.cost.passes,
            "memory_kib": self.cost.memory_kib,
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
            "sealed": self.sealed.hex(),
            "key_name": self.key_name,
        }
        values["checksum"] = _checksum(values)
        return (json.dumps(values, indent=2) + "\n").encode()

    @classmethod
    def parse(cls, content: bytes) -> Self:
        """Read a key file; `KeyFileDamaged` if it is not whole or asks for absurd work."""
        try:
            values = json.loads(content)
            checksum = values.pop("checksum")
            if values["format"] != FORMAT or values["kdf"] != "argon2id":
                raise KeyFileDamaged("unknown format")
            if checksum != _checksum(values):
                raise KeyFileDamaged("the checksum does not fit")
            cost = Cost(values["passes"], values["memory_kib"])
            if cost.passes not in _PASSES or cost.memory_kib not in _MEMORY_KIB:
                raise KeyFileDamaged("absurd cost")
            return cls(
                cost,
                bytes.fromhex(values["salt"]),
                bytes.fromhex(values["nonce"]),
                bytes.fromhex(values["sealed"]),
                str(values["key_name"]),
            )
        except KeyFileDamaged:
            raise
        except (ValueError, KeyError, TypeError, AttributeError):
            raise KeyFileDamaged("not a key file") from None


def _sealing_key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from nacl.pwhash import argon2id

    # NFC: the same letters typed on another keyboard are the same passphrase.
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return argon2id.kdf(KEY_BYTES, typed, salt, cost.passes, cost.memory_kib * 1024)


def _checksum(values: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
