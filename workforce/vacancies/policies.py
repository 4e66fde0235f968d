"""Who may recruit, and for which adverts."""

from workforce.core.actors import Actor
from workforce.providers import policies as providers
from workforce.providers.models import Home
from workforce.providers.states import OrganisationKind, Role
from workforce.vacancies.models import Vacancy
from workforce.vacancies.states import VacancyState

RECRUITING = (Role.OWNER, Role.RECRUITER, Role.AREA_MANAGER, Role.REGISTERED_MANAGER)


def can_recruit(actor: Actor) -> bool:
    """Whether an actor recruits for a provider at all."""
    return actor.organisation_kind == OrganisationKind.PROVIDER and actor.has(*RECRUITING)


def can_recruit_in(actor: Actor, home: Home) -> bool:
    """Whether an actor may post jobs for this home."""
    return providers.works_in(actor, RECRUITING, home.organisation_id, home.id)


def can_recruit_for(actor: Actor, vacancy: Vacancy) -> bool:
    """Whether an actor may see, change and end this advert and see who applied."""
    return providers.works_in(actor, RECRUITING, vacancy.organisation_id, vacancy.home_id)


def can_see_reports(actor: Actor) -> bool:
    """Whether an actor sees what is reported of jobs: the platform's support."""
    return actor.organisation_kind == OrganisationKind.PLATFORM and actor.has(Role.SUPPORT)


def is_own_staff_of(employers: frozenset[int], vacancy: Vacancy) -> bool:
    """Whether somebody who works for these organisations sees an advert for own staff first."""
    return vacancy.state is VacancyState.INTERNAL and vacancy.organisation_id in employers
