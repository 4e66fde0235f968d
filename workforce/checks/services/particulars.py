"""What evidence says of itself when it is recorded; never what a certificate contains."""

from datetime import date
from typing import TypedDict

from workforce.checks.models import AgencyCheck, Check
from workforce.checks.rules import Requirement
from workforce.checks.states import CertificateLevel, CertificateWorkforce, CheckKind
from workforce.core import clock
from workforce.core.errors import DomainError
from workforce.core.translation import lazy


class Details(TypedDict, total=False):
    """What may be said of evidence beside that it was seen."""

    dated_on: date | None
    expires_on: date | None
    recheck_on: date | None
    consent_on: date | None
    certificate_number: str
    certificate_level: CertificateLevel | None
    certificate_workforce: CertificateWorkforce | None
    barred_list_checked: bool | None
    discloses: bool
    update_service: bool
    issued_for_us: bool


def refuse(asked: Requirement | None, said: Details) -> None:
    """Refuse what cannot be, and an Adult First answer, which is no certificate for this work."""
    if said.get("certificate_level") is CertificateLevel.ADULT_FIRST:
        words = lazy(
            "Adult First is for adult care only and never counts: wait for the certificate"
        )
        raise DomainError(words, "certificate_level")
    if asked is not None and asked.needs_date and said.get("dated_on") is None:
        raise DomainError(lazy("Enter the date"), "dated_on")
    today = clock.today()
    for name in ("dated_on", "consent_on"):
        day = said.get(name)
        if isinstance(day, date) and day > today:
            raise DomainError(lazy("The date must be today or in the past"), name)
    for name in ("expires_on", "recheck_on"):
        day = said.get(name)
        if isinstance(day, date) and day < today:
            raise DomainError(lazy("It has expired: ask for a new one"), name)


def write(check: Check | AgencyCheck, said: Details) -> None:
    """Keep what was said; evidence of one's own was brought from nowhere."""
    is_certificate = check.kind is CheckKind.CRIMINAL_RECORD
    check.dated_on, check.expires_on = said.get("dated_on"), said.get("expires_on")
    check.recheck_on, check.consent_on = said.get("recheck_on"), said.get("consent_on")
    check.certificate_number = said.get("certificate_number") or None
    check.certificate_level = said.get("certificate_level") if is_certificate else None
    check.certificate_workforce = said.get("certificate_workforce") if is_certificate else None
    check.barred_list_checked = said.get("barred_list_checked") if is_certificate else None
    check.discloses = said.get("discloses", False)
    check.update_service = said.get("update_service", False)
    check.issued_for_us = said.get("issued_for_us", False)
    if isinstance(check, Check):
        check.carried_from_id, check.not_applicable_reason = None, ""
