"""Fulfils `interviewer.lead.LeadDesk`: a lead's key, the studies that are led, and handing out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.making import bundled_fonts
from commands.publishing import publish_file
from commands.study_desk import StudyOffice
from interviewer.errors import (
    CodeInvalid,
    KeyExists,
    NoLeadKey,
    StudyFileRefused,
    StudyUnknown,
)
from interviewer.keys import LeadKey, LeadSecret
from interviewer.lead import HandedOut, LedStudy
from interviewer.study import Study

if TYPE_CHECKING:
    from collections.abc import Iterator

    from export.study_file import StudyPackage
    from interviewer import lead
    from resources.library import Library
    from storage.store import OpenStore
    from storage.studybase import StudyBase

CO_LEADS = 15
"""So many others at the most: a batch names sixteen leads."""


class Office:
    """A lead's work in one data folder."""

    def __init__(
        self, store: OpenStore, library: Library, app_language: Callable[[], str] = lambda: "da"
    ) -> None:
        """`store` is unlocked, and stays open as long as this is used."""
        self._store = store
        self._library = library
        self._language = app_language

    # --- the key ------------------------------------------------------------------------------

    def key(self) -> LeadKey | None:
        """This lead's key; None before `make_key`."""
        secret = self._store.lead_keys.get()
        return secret.key if secret else None

    def make_key(self) -> LeadKey:
        """Make a key, or return the one that is there."""
        from export.sealing import make_lead_secret

        there = self.key()
        if there is not None:
            return there
        secret = make_lead_secret()
        self._store.lead_keys.save(secret)
        return secret.key

    def recovery_code(self) -> Sequence[str]:
        """The lines of the recovery sheet."""
        from export.sealing import recovery_code

        return recovery_code(self._secret()).splitlines()

    def recovery_sheet(self, path: Path, language: str) -> None:
        """Write the PDF from which the key can be typed in again."""
        from export.pdf.recovery_sheet import recovery_sheet

        publish_file(path, recovery_sheet(self._secret(), language, bundled_fonts()))

    def recover(self, code: str) -> LeadKey:
        """Take a key from its recovery sheet."""
        from export.sealing import recover_lead_secret

        secret = recover_lead_secret(code)
        there = self.key()
        if there is not None and there != secret.key:
            raise KeyExists
        self._store.lead_keys.save(secret)
        return secret.key

    def lead_card(self) -> str:
        """This lead's public key as text, for another lead to take in."""
        from export.sealing import lead_card

        return lead_card(self._secret().key)

    def _secret(self) -> LeadSecret:
        secret = self._store.lead_keys.get()
        if secret is None:
            raise NoLeadKey
        return secret

    # --- studies ------------------------------------------------------------------------------

    def study_ids(self) -> Sequence[str]:
        """The ids of those led from here."""
        return self._store.study_bases.ids()

    def studies(self) -> Sequence[LedStudy]:
        """Those led from here, by name."""
        found = [self._listed(study_id) for study_id in self._store.study_bases.ids()]
        return sorted(found, key=lambda each: (each.name.casefold(), each.id))

    def _listed(self, study_id: str) -> LedStudy:
        study = self._library.study(study_id)
        with self._base(study_id) as base:
            revision, digest = _handed_out(base)
            summary = base.summary()
            changed = revision > 0 and digest != self._content(study_id, base)
        return LedStudy(
            study_id,
            study.names[study.languages[0]],
            revision,
            changed,
            summary.devices,
            summary.interviews,
            summary.waiting,
        )

    def lead(self, study_id: str) -> LedStudy:
        """Begin to lead a study that is on this device."""
        self._library.study(study_id)  # Its errors come before anything is made.
        self._store.study_bases.open(study_id, make=True).close()
        return self._listed(study_id)

    def values(self, study_id: str) -> Mapping[str, Any]:
        """The values of a study file."""
        import resources
        from interviewer.errors import StudyInvalid

        content = self._library.study_source(study_id)
        return resources.parse_toml(content, f"{study_id}.toml", StudyInvalid)

    def keep(self, values: Mapping[str, Any]) -> Study:
        """Check and keep a study, and lead it."""
        study = self._library.keep_study(values)
        self.lead(study.id)
        return study

    def co_leads(self, study_id: str) -> Sequence[LeadKey]:
        """The other leads to whom the study's batches are encrypted."""
        with self._base(study_id) as base:
            return base.co_leads()

    def add_co_lead(self, study_id: str, card: str) -> LeadKey:
        """Encrypt to another lead as well, from the next study file on."""
        from export.sealing import read_lead_card

        key = read_lead_card(card)
        if key == self.key():
            raise CodeInvalid("own")
        with self._base(study_id) as base:
            others = base.co_leads()
            if key not in others:
                if len(others) >= CO_LEADS:
                    raise CodeInvalid("full")
                base.add_co_lead(key)
        return key

    def hand_out(self, study_id: str, path: Path, *, after: int = 0) -> HandedOut:
        """Sign the study with its questionnaires, as a file for the devices.

        `after`: a revision that devices have from this key and this folder knows nothing of; the
        new one is later.
        """
        from export.study_file import build_study_file

        secret = self._secret()
        with self._base(study_id) as base:
            if secret.key != _signer(base, secret.key):
                raise StudyFileRefused(study_id, "not_yours")
            package = self._package(study_id, base)
            revision, before = _handed_out(base)
            digest = _digest(package)
            if digest != before or after >= revision:
                revision = max(revision, after) + 1
            content = build_study_file(replace(package, revision=revision), secret)
            # Taken down first: were it only on the stick, the next one might get its number and
            # hold something else. A number that nobody has seen harms nobody.
            base.handed_out(revision, content, digest)
            publish_file(path, content)
        return HandedOut(path, revision, secret.key.fingerprint)

    def to_compare(self, path: Path) -> str | None:
        """The fingerprint of who has signed this file, to be compared before `join`; None where
        that was done before, or it is one's own."""
        package = self._joinable(path)
        known = self._knows_signer(package)
        return None if known else package.leads[0].fingerprint

    def join(self, path: Path, fingerprint: str | None = None) -> LedStudy:
        """Lead a study with the lead who has signed this file, and who has named this key in it.

        `fingerprint` is that lead's, as it was compared; without it the signer has to be known.
        Its batches can be opened and merged here too; handing out stays with who has signed. Who
        has signed it and recovered the key goes on from there: revision and other leads are known.
        """
        from commands.enrolling import check_fingerprint, install

        package = self._joinable(path)
        if fingerprint is not None or not self._knows_signer(package):
            check_fingerprint(package, fingerprint or "")
        install(self._library, package)
        with closing(self._store.study_bases.open(package.study_id, make=True)) as base:
            base.handed_out(package.revision, package.content, _digest(package))
            if package.leads[0] == self._secret().key:
                for key in package.leads[1:]:
                    base.add_co_lead(key)
        return self._listed(package.study_id)

    def _joinable(self, path: Path) -> StudyPackage:
        """The content of a study file that names this key and fits what is led; else
        `StudyFileRefused`."""
        from commands.enrolling import open_study_file

        package = open_study_file(path)
        if self._secret().key not in package.leads:
            raise StudyFileRefused(path.name, "not_named")
        with suppress(StudyUnknown), self._base(package.study_id) as base:
            signer = _signer(base, package.leads[0])
            if signer != package.leads[0]:
                raise StudyFileRefused(path.name, "other_signer")
            if (base.latest_handed_out() or (0, ""))[0] > package.revision:
                raise StudyFileRefused(path.name, "older")
        return package

    def _knows_signer(self, package: StudyPackage) -> bool:
        """Whether who signs it is this lead, or was compared when the study was joined."""
        if package.leads[0] == self._secret().key:
            return True
        with suppress(StudyUnknown), self._base(package.study_id) as base:
            return base.latest_handed_out() is not None
        return False

    def open(self, study_id: str) -> StudyOffice:
        """The study's desk."""
        return StudyOffice(
            self._open_base(study_id), self._store, self._library, study_id, self._language
        )

    # --- inside -------------------------------------------------------------------------------

    def _open_base(self, study_id: str) -> StudyBase:
        if not self._store.study_bases.exists(study_id):
            raise StudyUnknown(study_id)
        return self._store.study_bases.open(study_id)

    @contextmanager
    def _base(self, study_id: str) -> Iterator[StudyBase]:
        with closing(self._open_base(study_id)) as base:
            yield base

    def _package(self, study_id: str, base: StudyBase) -> StudyPackage:
        """What is handed out, but for its revision: all versions, since bands may name each."""
        from export.study_file import StudyPackage

        study = self._library.study(study_id)
        versions = [each.version for each in self._library.usable(study.questionnaire[0])]
        return StudyPackage(
            study_id=study_id,
            revision=0,
            leads=(self._secret().key, *base.co_leads()),
            study_toml=self._library.study_source(study_id),
            questionnaires={
                (study.questionnaire[0], version): self._library.questionnaire_source(
                    study.questionnaire[0], version
                )
                for version in versions
            },
        )

    def _content(self, study_id: str, base: StudyBase) -> str:
        return _digest(self._package(study_id, base)) if self.key() is not None else ""


def _handed_out(base: StudyBase) -> tuple[int, str]:
    """The revision handed out last and the digest of what it held; (0, "") before the first."""
    return base.latest_handed_out() or (0, "")


def _signer(base: StudyBase, otherwise: LeadKey) -> LeadKey:
    """Who signs the study; `otherwise` where it has not been handed out."""
    from export.study_file import read_study_file

    files = base.study_files()
    return read_study_file(files[-1][1], "").leads[0] if files else otherwise


def _digest(package: StudyPackage) -> str:
    """Equal for equal studies, questionnaires and leads, whatever the revision."""
    whole = hashlib.sha256()
    for lead in package.leads:
        whole.update(lead.verify + lead.recipient.encode() + b"\0")
    parts = {"study.toml": package.study_toml}
    for key, files in package.questionnaires.items():
        parts.update({"/".join((*key, name)): content for name, content in files.items()})
    for name, content in sorted(parts.items()):
        whole.update(f"{name}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()


if TYPE_CHECKING:

    def _fulfils_the_port(office: Office) -> lead.LeadDesk:
        return office
