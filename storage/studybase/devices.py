"""The devices of a study. A device's number is its pseudonym."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from interviewer.errors import ReasonMissing
from interviewer.lead import Device
from storage.database import Connection
from storage.studybase import log
from storage.studybase.part import Part, now


class Devices(Part):
    """The enrolled devices."""

    def devices(self) -> Sequence[Device]:
        """By number. An interview that came from two devices counts at both."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT number, name, key, enrolled_at, revoked, reason,"
                " (SELECT count(*) FROM batches b WHERE b.device = d.number)"
                " FROM devices d ORDER BY number"
            ).fetchall()
            came = {
                device: (interviews, latest)
                for device, interviews, latest in connection.execute(
                    "SELECT b.device, count(DISTINCT r.id), max(r.week) FROM batches b"
                    " JOIN sightings s ON s.batch = b.number"
                    " JOIN responses r ON r.number = s.response"
                    " WHERE b.device IS NOT NULL GROUP BY b.device"
                ).fetchall()
            }
        return [
            Device(
                number,
                name,
                bytes(key),
                datetime.fromisoformat(enrolled_at),
                bool(revoked),
                reason,
                batches,
                *came.get(number, (0, "")),
            )
            for number, name, key, enrolled_at, revoked, reason, batches in rows
        ]

    def signers(self) -> Mapping[bytes, bool]:
        """Each device's key, and whether it is revoked: what reading batches needs."""
        with self._file.reading() as connection:
            rows = connection.execute("SELECT key, revoked FROM devices").fetchall()
        return {bytes(key): bool(revoked) for key, revoked in rows}

    def enrol(self, key: bytes, name: str = "") -> Device:
        """Take a device in, by its public key; the same one again changes nothing, but for a
        name where it had none."""
        with self._file.writing() as connection:
            row = connection.execute("SELECT number FROM devices WHERE key = ?", (key,)).fetchone()
            if row is None:
                (number,) = connection.execute(
                    "SELECT coalesce(max(number), 0) + 1 FROM devices"
                ).fetchone()
                connection.execute(
                    "INSERT INTO devices (number, key, name, enrolled_at) VALUES (?, ?, ?, ?)",
                    (number, key, name, now()),
                )
                log.write(connection, "enrolled", {"device": number})
            else:
                number = row[0]
                connection.execute(
                    "UPDATE devices SET name = ? WHERE number = ? AND name = ''", (name, number)
                )
        return next(device for device in self.devices() if device.number == number)

    def revoke(self, number: int, reason: str) -> None:
        """Refuse what this device sends from now on; what has been merged stays."""
        if not reason.strip():
            raise ReasonMissing
        with self._file.writing() as connection:
            _check(connection, number)
            changed = connection.execute(
                "UPDATE devices SET revoked = 1, reason = ? WHERE number = ? AND NOT revoked",
                (reason, number),
            ).rowcount
            if changed:
                log.write(connection, "revoked", {"device": number, "reason": reason})

    def rename(self, number: int, name: str) -> None:
        """Call a device something else."""
        with self._file.writing() as connection:
            _check(connection, number)
            connection.execute("UPDATE devices SET name = ? WHERE number = ?", (name, number))


def _check(connection: Connection, number: int) -> None:
    if not connection.execute("SELECT 1 FROM devices WHERE number = ?", (number,)).fetchone():
        raise KeyError(number)
