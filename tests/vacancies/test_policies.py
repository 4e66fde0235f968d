"""Who recruits for which adverts: the policy and the list agree."""

import pytest

from tests.factories import accounts, providers, vacancies
from workforce.core.actors import Actor
from workforce.providers.models import Home, Organisation
from workforce.providers.states import OrganisationKind, OrganisationState, Role
from workforce.vacancies import policies
from workforce.vacancies.models import Vacancy
from workforce.vacancies.queries import own


@pytest.mark.usefixtures("session")
def test_an_advert_is_listed_if_and_only_if_its_reader_recruits_for_it() -> None:
    mine, theirs = providers.make_organisation(), providers.make_organisation()
    homes = [providers.make_home(mine), providers.make_home(mine), providers.make_home(theirs)]
    adverts = [vacancies.make_vacancy(home) for home in homes]
    readers = {
        "anonymous": (Actor.anonymous(), 0),
        "candidate": (accounts.make_person().as_actor, 0),
        "recruiter": (providers.make_member(Role.RECRUITER, mine).actor, 2),
        "owner": (providers.make_member(Role.OWNER, theirs).actor, 1),
        "manager of one home": (
            providers.make_member(Role.REGISTERED_MANAGER, mine, homes=homes[:1]).actor,
            1,
        ),
        "manager of one home and training lead of all": (lead_too(mine, homes[0]), 1),
        "area manager of none": (providers.make_member(Role.AREA_MANAGER, mine).actor, 0),
        "deputy": (providers.make_member(Role.DEPUTY_MANAGER, mine, homes=homes).actor, 0),
        "training lead": (providers.make_member(Role.TRAINING_LEAD, mine).actor, 0),
        "analyst": (providers.make_member(Role.ANALYST).actor, 0),
        "trainer": (providers.make_member(Role.TRAINER).actor, 0),
        "support": (providers.make_member(Role.SUPPORT).actor, 0),
        "owner of a training provider": (
            providers.make_member(
                Role.OWNER, providers.make_organisation(OrganisationKind.TRAINING_PROVIDER)
            ).actor,
            0,
        ),
        "recruiter of a suspended provider": (
            providers.make_member(
                Role.RECRUITER, providers.make_organisation(state=OrganisationState.SUSPENDED)
            ).actor,
            0,
        ),
    }
    for name, (actor, count) in readers.items():
        listed = {row.id for row in own.vacancies_for(actor).rows}
        allowed = {row.id for row in adverts if policies.can_recruit_for(actor, row)}
        assert listed == allowed, name
        assert len(listed) == count, name
        assert {row.id for row in adverts if found(actor, row)} == allowed, name


def lead_too(organisation: Organisation, home: Home) -> Actor:
    manager = providers.make_member(Role.REGISTERED_MANAGER, organisation, homes=[home])
    return providers.make_member(Role.TRAINING_LEAD, organisation, person=manager.person).actor


def found(actor: Actor, advert: Vacancy) -> bool:
    return own.vacancy_for(actor, advert.public_id) is not None
