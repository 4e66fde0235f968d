"""A provider and an agency agree to work together, and part."""

from workforce.checks import policies
from workforce.checks.models import AgencyLink
from workforce.core import audit, clock
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.providers.models import Organisation
from workforce.providers.states import OrganisationKind


@atomic
def ask_agency(actor: Actor, agency: Organisation) -> AgencyLink:
    """Ask an agency to work with the provider acted for; nothing is shown until it agrees."""
    if not policies.can_work_with_agencies(actor) or actor.organisation_id is None:
        raise NotAllowed(lazy("Your role does not include this"))
    if agency.kind is not OrganisationKind.AGENCY or not agency.is_approved:
        raise DomainError(lazy("Choose an agency"), "agency")
    row = AgencyLink(
        organisation_id=actor.organisation_id, agency_id=agency.id, asked_by_id=actor.person_id
    )
    session().add(row)
    session().flush()
    audit.record(actor, "ask-agency", row)
    return row


@atomic
def agree_link(actor: Actor, link: AgencyLink) -> AgencyLink:
    """Agree, as the agency."""
    link = locked(link)
    if not policies.can_keep_workers(actor) or actor.organisation_id != link.agency_id:
        raise NotAllowed(lazy("Your role does not include this"))
    if link.ended_at is not None or link.agreed_at is not None:
        raise Conflict(lazy("This has changed since you opened the page. Check it and try again"))
    link.agreed_at, link.agreed_by_id = clock.now(), actor.person_id
    audit.record(actor, "agree-agency", link)
    return link


@atomic
def end_link(actor: Actor, link: AgencyLink) -> None:
    """Part, as either: nothing more is offered or accepted; what was accepted stands."""
    link = locked(link)
    own = actor.organisation_id in {link.organisation_id, link.agency_id}
    may = policies.can_keep_workers(actor) or policies.can_work_with_agencies(actor)
    if not (own and may):
        raise NotAllowed(lazy("Your role does not include this"))
    if link.ended_at is None:
        link.ended_at = clock.now()
        audit.record(actor, "end-agency", link)
