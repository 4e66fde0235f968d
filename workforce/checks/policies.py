"""Who may see, record, verify and start appointments."""

from collections.abc import Collection

from workforce.checks.models import (
    AgencyWorker,
    Appointment,
    Check,
    Concern,
    DoorPass,
    MergeProposal,
    PeopleImport,
)
from workforce.core.actors import Actor
from workforce.employment import policies as employment
from workforce.employment.models import PersonInPost
from workforce.providers import policies as providers
from workforce.providers.models import Home
from workforce.providers.states import OrganisationKind, Role

KEEPERS = (
    Role.OWNER,
    Role.REGISTERED_MANAGER,
    Role.DEPUTY_MANAGER,
    Role.AREA_MANAGER,
    Role.RECRUITER,
)
VERIFIERS = (
    Role.OWNER,
    Role.REGISTERED_MANAGER,
    Role.DEPUTY_MANAGER,
    Role.AREA_MANAGER,
    Role.RESPONSIBLE_INDIVIDUAL,
)
REGISTERED = (Role.OWNER, Role.REGISTERED_MANAGER, Role.AREA_MANAGER)
READERS = (*KEEPERS, Role.RESPONSIBLE_INDIVIDUAL)
DECIDERS = (Role.OWNER, Role.RESPONSIBLE_INDIVIDUAL)
AGENCY_STAFF = (Role.OWNER, Role.AGENCY_MANAGER)
INSPECTION_KEEPERS = VERIFIERS  # who answers to an inspector for a home
# Who deals with a concern: those who answer for the home. No law of homes names another lead.
TENDERS = VERIFIERS


def can_add_person(actor: Actor, home: Home) -> bool:
    """Whether the actor may open an appointment in a home."""
    return actor.is_system or providers.works_in(actor, KEEPERS, home.organisation_id, home.id)


def can_see_appointment(actor: Actor, appointment: Appointment) -> bool:
    """Whether the actor may see an appointment and its checks."""
    return actor.is_system or _reaches(actor, READERS, appointment)


def can_keep_appointment(actor: Actor, appointment: Appointment) -> bool:
    """Whether the actor may record evidence, start or withdraw."""
    return actor.is_system or _reaches(actor, KEEPERS, appointment)


def can_start_provisionally(actor: Actor, appointment: Appointment) -> bool:
    """Whether the actor, a person who answers for the home, may start somebody provisionally."""
    return actor.is_person and _reaches(actor, REGISTERED, appointment)


def can_record(actor: Actor, check: Check) -> bool:
    """Whether the actor, a person, may say what they have seen of somebody else."""
    return actor.is_person and _reaches(actor, READERS, check.appointment)


def can_record_of(actor: Actor, appointment: Appointment) -> bool:
    """Whether the actor, a person, may add to the recruitment file of somebody else."""
    return actor.is_person and _reaches(actor, READERS, appointment)


def can_verify(actor: Actor, check: Check) -> bool:
    """Whether the actor, a person, may verify; that it is a second person is checked apart."""
    return actor.is_person and _reaches(actor, VERIFIERS, check.appointment)


def can_verify_remotely(actor: Actor, check: Check) -> bool:
    """Whether the actor, the responsible individual, may verify without being there."""
    return actor.is_person and _reaches(actor, (Role.RESPONSIBLE_INDIVIDUAL,), check.appointment)


def can_send_people(actor: Actor, organisation_id: int) -> bool:
    """Whether the actor may send a file with the people of a provider; each home asks again."""
    return (
        actor.organisation_id == organisation_id
        and actor.organisation_kind == OrganisationKind.PROVIDER
        and actor.has(*employment.KEEPERS)
    )


def can_see_import(actor: Actor, row: PeopleImport) -> bool:
    """Whether the actor may see what became of a people file: their own, or any with all homes."""
    own = actor.person_id is not None and row.made_by_id == actor.person_id
    all_homes = actor.homes_in(*employment.KEEPERS) is None
    return can_send_people(actor, row.organisation_id) and (own or all_homes)


def can_see_at_door(actor: Actor, row: DoorPass) -> bool:
    """Whether the actor, a member in any role of the home, may see whose a pass is."""
    return providers.works_in(actor, tuple(Role), row.organisation_id, row.home_id)


def can_show_inspector(actor: Actor, home: Home) -> bool:
    """Whether the actor may make a pack of a home, or a view of it for an inspector."""
    return providers.works_in(actor, INSPECTION_KEEPERS, home.organisation_id, home.id)


def can_raise_concern(actor: Actor, row: Appointment | PersonInPost) -> bool:
    """Whether the actor may say that they worry about somebody else: whoever keeps files may.

    Saying so is safe from anybody; reading on is for those who deal with it.
    """
    return actor.is_system or (
        actor.person_id != row.account_id
        and providers.works_in(actor, READERS, row.organisation_id, row.home_id)
    )


def can_tend_concern(actor: Actor, concern: Concern) -> bool:
    """Whether the actor may know of a concern and deal with it; that it is not theirs is apart."""
    return actor.is_system or (
        actor.person_id != concern.account_id
        and providers.works_in(actor, TENDERS, concern.organisation_id, concern.home_id)
    )


def can_decide_rechecks(actor: Actor) -> bool:
    """Whether the actor decides how often the provider asks the Update Service."""
    of_provider = actor.organisation_kind == OrganisationKind.PROVIDER
    return of_provider and actor.has(*DECIDERS)


def can_keep_workers(actor: Actor) -> bool:
    """Whether the actor keeps the workers of an agency and their checks."""
    is_agency = actor.organisation_kind == OrganisationKind.AGENCY
    return is_agency and actor.has(*AGENCY_STAFF)


def can_keep_worker(actor: Actor, worker: AgencyWorker) -> bool:
    """Whether the actor keeps one worker of their agency: never themselves."""
    own = actor.organisation_id == worker.organisation_id
    return can_keep_workers(actor) and own and actor.person_id != worker.account_id


def can_work_with_agencies(actor: Actor) -> bool:
    """Whether the actor asks agencies to work with their provider, and takes their workers."""
    return actor.organisation_kind == OrganisationKind.PROVIDER and actor.has(*KEEPERS)


def can_merge_people(actor: Actor, organisation_id: int | None) -> bool:
    """Whether the actor, a person, may decide on records kept twice: who keeps all homes may."""
    return (
        actor.is_person
        and organisation_id is not None
        and can_send_people(actor, organisation_id)
        and actor.homes_in(*employment.KEEPERS) is None
    )


def can_decide_merge(actor: Actor, row: MergeProposal, own: Collection[str]) -> bool:
    """Whether the actor may decide on a proposal; never on one about themselves (`own`)."""
    about = {row.kept_reference, row.other_reference}
    return can_merge_people(actor, row.organisation_id) and about.isdisjoint(own)


def _reaches(actor: Actor, roles: tuple[Role, ...], appointment: Appointment) -> bool:
    """Whether the actor reaches the appointment of somebody else in these roles."""
    spell = appointment.person_in_post
    about = {appointment.account_id, spell.account_id if spell else None} - {None}
    return actor.person_id not in about and providers.works_in(
        actor, roles, appointment.organisation_id, appointment.home_id
    )
