"""Who may offer courses, keep and read training records."""

from workforce.core.actors import Actor
from workforce.employment.models import PersonInPost
from workforce.providers import policies as providers
from workforce.providers.models import Home
from workforce.providers.states import OrganisationKind, Role
from workforce.training.models import Completion, Course

OFFERING = (Role.OWNER, Role.TRAINER, Role.TRAINING_ADMINISTRATOR)
KEEPERS = (
    Role.OWNER,
    Role.TRAINING_LEAD,
    Role.REGISTERED_MANAGER,
    Role.DEPUTY_MANAGER,
    Role.AREA_MANAGER,
)
READERS = (*KEEPERS, Role.RESPONSIBLE_INDIVIDUAL)


def can_offer_courses(actor: Actor) -> bool:
    """Whether the actor offers courses for a training provider."""
    return actor.organisation_kind == OrganisationKind.TRAINING_PROVIDER and actor.has(*OFFERING)


def can_change_course(actor: Actor, course: Course) -> bool:
    """Whether the actor may change, publish or withdraw this course."""
    return can_offer_courses(actor) and course.organisation_id == actor.organisation_id


def can_read_records(actor: Actor) -> bool:
    """Whether the actor reads training records of a provider of homes at all."""
    return actor.organisation_kind == OrganisationKind.PROVIDER and actor.has(*READERS)


def can_keep_records(actor: Actor) -> bool:
    """Whether the actor keeps training records of a provider of homes at all."""
    return actor.organisation_kind == OrganisationKind.PROVIDER and actor.has(*KEEPERS)


def can_see_home(actor: Actor, home: Home) -> bool:
    """Whether the actor may see the training of those who work in a home."""
    return providers.works_in(actor, READERS, home.organisation_id, home.id)


def can_see_person(actor: Actor, person: PersonInPost) -> bool:
    """Whether the actor may see one person's training: their employer may, no other."""
    return providers.works_in(actor, READERS, person.organisation_id, person.home_id)


def can_record(actor: Actor, person: PersonInPost) -> bool:
    """Whether the actor may record a completion for this person."""
    return providers.works_in(actor, KEEPERS, person.organisation_id, person.home_id)


def can_strike_out(actor: Actor, completion: Completion) -> bool:
    """Whether the actor may strike out a completion recorded by mistake."""
    return can_record(actor, completion.person_in_post)


def is_own(actor: Actor, completion: Completion) -> bool:
    """Whether the completion is the actor's own."""
    mine = (completion.account_id, completion.person_in_post.account_id)
    return actor.person_id is not None and actor.person_id in mine
