"""Batches that have come back, read and checked: the sealed file, its zip, every row of it.

What cannot be read as a whole is `BatchUnreadable`; a record that holds something that the
questionnaire or the study does not know is set aside, and the rest goes on. Memory and time are
bounded by the limits here, in `batch_records` and in `archive_reading`, whatever a file holds.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from export.archive_reading import MAGIC, Archive, open_archive
from export.batch_manifest import MANIFEST, Manifest, read_manifest
from export.batch_records import Reading, Tables, make_tables
from interviewer.errors import QuestionnaireInvalid, QuestionnaireUnknown
from interviewer.keys import LeadSecret
from interviewer.merging import BatchHeader, BatchUnreadable, ReadBatch, Trouble
from interviewer.questionnaire import Questionnaire
from interviewer.study import Bands, Study, measured

SEALED_LIMIT = 256 << 20
"""Bytes of a file at the most."""
_TABLES = 64
"""How many kinds of tables are remembered."""


def load(path: Path) -> bytes:
    """The bytes of a file that should be a batch; `BatchUnreadable` where they cannot be had, or
    are too many."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # A pipe would keep us waiting.
            raise BatchUnreadable(Trouble.NOT_A_BATCH, "no file")
        if found.st_size > SEALED_LIMIT:
            raise BatchUnreadable(Trouble.TOO_LARGE, f"{found.st_size} bytes")
        with path.open("rb") as file:
            data = file.read(SEALED_LIMIT + 1)
    except OSError as trouble:
        raise BatchUnreadable(Trouble.NO_ACCESS, trouble.strerror or "cannot be read") from trouble
    if len(data) > SEALED_LIMIT:
        raise BatchUnreadable(Trouble.TOO_LARGE, "it grew while it was read")
    return data


class BatchReader:
    """Reads batches of one study. What one batch has taught makes the next ones quicker."""

    def __init__(
        self,
        studies: Mapping[int, Study],
        questionnaires: Callable[[str, str], Questionnaire],
        secrets: Sequence[LeadSecret],
        devices: Mapping[bytes, bool],
        *,
        unsigned: bool = False,
    ) -> None:
        """`studies` by the revision handed out, 0 the present one, which also stands in for a
        revision that is not known. `questionnaires` raises `QuestionnaireUnknown` or
        `QuestionnaireInvalid`. `devices` tells whether a known one is revoked. `unsigned` takes
        batches that are neither sealed nor signed, too.
        """
        self._studies = studies
        self._questionnaires = questionnaires
        self._secrets = secrets
        self._devices = devices
        self._unsigned = unsigned
        self._versions: dict[tuple[str, str], Questionnaire] = {}
        self._known: dict[object, Tables] = {}

    def read(self, name: str, data: bytes) -> ReadBatch:
        """The batch in a file of this name, record by record; else `BatchUnreadable`.

        The same bytes give the same, apart from the name.
        """
        if not data:
            raise BatchUnreadable(Trouble.NOT_A_BATCH, "an empty file")
        if len(data) > SEALED_LIMIT:
            raise BatchUnreadable(Trouble.TOO_LARGE, f"{len(data)} bytes")
        header, archive, manifest = self._opened(data)
        tables = self._tables(header, manifest)
        groups = frozenset(id for study in self._studies.values() for id in study.groups_by_id)
        sealed = bool(header.device)
        reading = Reading(name, archive, manifest, tables, groups, sealed)
        responses, contacts, withdrawals, strokes = reading.everything()
        return ReadBatch(
            header,
            name,
            sha256(data).hexdigest(),
            responses,
            contacts,
            withdrawals,
            tuple(reading.set_aside),
            strokes,
        )

    # --- whose it is

    def _opened(self, data: bytes) -> tuple[BatchHeader, Archive, Manifest]:
        """The batch's header, members and manifest, once it is known to be ours and whose."""
        own = {study.id for study in self._studies.values()}
        if data.startswith(MAGIC):
            archive, manifest = _archive(data)
            if manifest.study not in own:
                raise BatchUnreadable(Trouble.OTHER_STUDY, f"of the study {manifest.study}")
            if not self._unsigned:
                raise BatchUnreadable(Trouble.UNSIGNED, "neither sealed nor signed")
            return _unsigned_header(data, manifest), archive, manifest
        from export.sealing import unseal

        header, payload = unseal(data, self._secrets, limit=SEALED_LIMIT)
        if header.study not in own:
            raise BatchUnreadable(Trouble.OTHER_STUDY, f"of the study {header.study}")
        revoked = self._devices.get(header.device)
        if revoked is None:
            raise BatchUnreadable(Trouble.UNKNOWN_DEVICE, "signed by a device that is not enrolled")
        if revoked:
            raise BatchUnreadable(Trouble.REVOKED_DEVICE, "signed by a device that was revoked")
        archive, manifest = _archive(payload)
        told = (manifest.study, manifest.batch, manifest.number)
        if told != (header.study, header.batch, header.number):
            detail = "what was signed is not what the manifest says"
            raise BatchUnreadable(Trouble.DAMAGED, detail)
        return header, archive, manifest

    # --- how it is read

    def _tables(self, header: BatchHeader, manifest: Manifest) -> Tables:
        """How this batch's tables are read; made once for all batches that are alike."""
        study = self._studies.get(header.study_revision) or self._studies[0]
        if manifest.questionnaire not in {each.questionnaire[0] for each in self._studies.values()}:
            detail = f"made with {manifest.questionnaire}, which the study does not use"
            raise BatchUnreadable(Trouble.VERSION_UNKNOWN, detail)
        versions = [self._version(manifest.questionnaire, each) for each in manifest.versions]
        names = sorted(set[str]().union(*map(measured, versions)))
        cuts = tuple((name, self._cuts(name, study, manifest)) for name in names)
        now = manifest.version >= 4
        key = (manifest.questionnaire, manifest.versions, id(study), cuts, now)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _TABLES:
                self._known.clear()
            bands = {name: Bands(each) for name, each in cuts if each is not None}
            known = self._known[key] = make_tables(
                versions, replace(study, bands=bands), manifest.version
            )
        return known

    def _version(self, questionnaire: str, version: str) -> Questionnaire:
        key = (questionnaire, version)
        if key not in self._versions:
            try:
                self._versions[key] = self._questionnaires(questionnaire, version)
            except (QuestionnaireUnknown, QuestionnaireInvalid) as trouble:
                detail = f"made with {questionnaire} {version}, which is not on this device"
                raise BatchUnreadable(Trouble.VERSION_UNKNOWN, detail) from trouble
        return self._versions[key]

    def _cuts(self, name: str, study: Study, manifest: Manifest) -> tuple[int, ...] | None:
        """The cuts of the bands in which an item stands in this batch, () for exact; None where no
        value of it may leave.

        The manifest says which. They hold if the study of the batch's revision has them, or else
        any that is known; or if they are coarser than those of one, having some of its cuts. So
        what was exported before a change of the bands can be read, and nothing comes in finer
        than the study has ever wanted it.
        """
        told = manifest.cuts.get(name)
        if told is None:
            raise BatchUnreadable(Trouble.DAMAGED, f"{MANIFEST}: does not say how {name} leaves")
        known = [each.bands.get(name) for each in (study, *self._studies.values())]
        found = [bands.cuts for bands in known if bands is not None]
        if told in found:
            return told
        if known[0] is None and not told:
            return None
        if told and any(not cuts or set(told) <= set(cuts) for cuts in found):
            return told
        raise BatchUnreadable(Trouble.VALUE, f"{name} stands finer than the study has it")


def _archive(data: bytes) -> tuple[Archive, Manifest]:
    """The members of a batch's zip and its manifest, which names all the others."""
    archive = open_archive(data)
    if MANIFEST not in archive:
        raise BatchUnreadable(Trouble.NOT_A_BATCH, "a zip, and no batch")
    manifest = read_manifest(archive.read(MANIFEST, 1 << 20))
    if set(manifest.files) != set(archive) - {MANIFEST}:
        raise BatchUnreadable(Trouble.DAMAGED, f"{MANIFEST}: does not name the members there are")
    if any(archive.size(path) != size for path, (size, _) in manifest.files.items()):
        raise BatchUnreadable(Trouble.DAMAGED, "a member is not as long as the manifest says")
    return archive, manifest


def _unsigned_header(data: bytes, manifest: Manifest) -> BatchHeader:
    return BatchHeader(
        study=manifest.study,
        study_revision=0,
        device=b"",
        batch=manifest.batch,
        number=manifest.number,
        series=(manifest.number,),
        recipients=(),
        payload=sha256(data).hexdigest(),
        size=len(data),
    )
