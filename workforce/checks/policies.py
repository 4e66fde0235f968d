"""Who may see, record, verify and start appointments."""

from workforce.checks.models import Appointment, Check
from workforce.core.actors import Actor
from workforce.providers import policies as providers
from workforce.providers.models import Home
from workforce.providers.states import Role

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
READERS = (*KEEPERS, Role.RESPONSIBLE_INDIVIDUAL)


def can_add_person(actor: Actor, home: Home) -> bool:
    """Whether the actor may open an appointment in a home."""
    return actor.is_system or providers.works_in(actor, KEEPERS, home.organisation_id, home.id)


def can_see_appointment(actor: Actor, appointment: Appointment) -> bool:
    """Whether the actor may see an appointment and its checks."""
    return actor.is_system or _reaches(actor, READERS, appointment)


def can_keep_appointment(actor: Actor, appointment: Appointment) -> bool:
    """Whether the actor may record evidence, start or withdraw."""
    return actor.is_system or _reaches(actor, KEEPERS, appointment)


def can_record(actor: Actor, check: Check) -> bool:
    """Whether the actor, a person, may say what they have seen of somebody else."""
    return actor.is_person and _reaches(actor, READERS, check.appointment)


def can_verify(actor: Actor, check: Check) -> bool:
    """Whether the actor, a person, may verify; that it is a second person is checked apart."""
    return actor.is_person and _reaches(actor, VERIFIERS, check.appointment)


def _reaches(actor: Actor, roles: tuple[Role, ...], appointment: Appointment) -> bool:
    """Whether the actor reaches the appointment of somebody else in these roles."""
    spell = appointment.person_in_post
    about = {appointment.account_id, spell.account_id if spell else None} - {None}
    return actor.person_id not in about and providers.works_in(
        actor, roles, appointment.organisation_id, appointment.home_id
    )
