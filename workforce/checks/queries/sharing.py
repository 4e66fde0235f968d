"""What people let one employer show to another, and what is shown of it."""

from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from workforce.checks.models import Appointment, Check, ShareConsent
from workforce.checks.queries import concerns
from workforce.checks.rules.taking_over import May, Way, rule_of
from workforce.checks.states import AppointmentState, CheckKind, CheckState
from workforce.core import clock
from workforce.core.db import session
from workforce.providers.models import Organisation


def consents_of(person_id: int) -> list[ShareConsent]:
    """Every word a person gave, latest first."""
    query = (
        select(ShareConsent)
        .where(ShareConsent.account_id == person_id)
        .options(
            joinedload(ShareConsent.from_organisation), joinedload(ShareConsent.to_organisation)
        )
    )
    return list(session().scalars(query.order_by(ShareConsent.id.desc())))


def my_consent(person_id: int, public_id: str) -> ShareConsent | None:
    """One word that a person gave."""
    query = select(ShareConsent).where(
        ShareConsent.account_id == person_id, ShareConsent.public_id == public_id
    )
    return session().scalars(query).first()


def employers_who_ask(person_id: int) -> list[Organisation]:
    """Employers with whom a person’s checks are under way: to whom they may show others."""
    return _employers(
        Appointment.account_id == person_id, Appointment.state == AppointmentState.CHECKING
    )


def employers_of(person_id: int) -> list[Organisation]:
    """Employers that have an appointment of a person which was not withdrawn."""
    return _employers(
        Appointment.account_id == person_id, Appointment.state != AppointmentState.WITHDRAWN
    )


def _employers(*conditions: ColumnElement[bool]) -> list[Organisation]:
    ids = select(Appointment.organisation_id).where(*conditions)
    query = select(Organisation).where(Organisation.id.in_(ids))
    return list(session().scalars(query.order_by(Organisation.name, Organisation.id)))


def shareable(person_id: int, organisation_id: int) -> list[Check]:
    """What one employer has verified of a person and may be taken over, the latest of a kind.

    Nothing while a concern of any employer stops the person: nobody is told so.
    """
    if concerns.account_frozen(person_id):
        return []
    query = (
        select(Check)
        .join(Check.appointment)
        .where(
            Appointment.account_id == person_id,
            Appointment.organisation_id == organisation_id,
            Appointment.state != AppointmentState.WITHDRAWN,
            Check.state == CheckState.SATISFACTORY,
        )
        .options(
            joinedload(Check.appointment),
            joinedload(Check.seen_by),
            joinedload(Check.verified_by),
        )
        .order_by(Check.verified_at, Check.id)
    )
    today = clock.today()
    latest = {
        (one.kind, one.subject): one
        for one in session().scalars(query)
        if rule_of(one.kind, Way.CONSENT).may is not May.NEVER
        and (one.expires_on is None or one.expires_on >= today)
    }
    return [latest[key] for key in sorted(latest)]


def consents_for(appointment: Appointment, day: date) -> list[ShareConsent]:
    """What the person of an appointment lets this employer see on a day."""
    if appointment.account_id is None:
        return []
    query = (
        select(ShareConsent)
        .where(
            ShareConsent.account_id == appointment.account_id,
            ShareConsent.to_organisation_id == appointment.organisation_id,
            ShareConsent.withdrawn_at.is_(None),
            ShareConsent.given_on <= day,
            ShareConsent.expires_on >= day,
        )
        .options(joinedload(ShareConsent.from_organisation))
    )
    return list(session().scalars(query.order_by(ShareConsent.id)))


def shown_to(appointment: Appointment, day: date) -> dict[tuple[CheckKind, str], Check]:
    """What this employer may see and take over for an appointment under way, by matter."""
    found: dict[tuple[CheckKind, str], Check] = {}
    if appointment.state is not AppointmentState.CHECKING or appointment.account_id is None:
        return found
    for consent in consents_for(appointment, day):
        for check in shareable(appointment.account_id, consent.from_organisation_id):
            if check.kind.value in consent.kinds:
                found[(check.kind, check.subject)] = check
    return found
