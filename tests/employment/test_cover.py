"""Agency and bank that stand in for staff of homes."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories.employment import make_post
from tests.factories.providers import make_home, make_organisation
from workforce.core import clock
from workforce.core.errors import DomainError, NotAllowed
from workforce.employment import policies
from workforce.employment.queries import presence
from workforce.employment.services import presence as services
from workforce.employment.services.presence import StandIn
from workforce.employment.states import CoverKind, JobRole
from workforce.providers.models import Home
from workforce.providers.states import Role

TODAY = clock.today()
DAY = timedelta(days=1)
WORKER = JobRole.RESIDENTIAL_SUPPORT_WORKER
AGENCY = StandIn(WORKER, CoverKind.AGENCY, Decimal(75), TODAY, covers_vacancy=True)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation())


def test_cover_counts_from_its_first_to_its_last_day(home: Home) -> None:
    make_post(home, fte="5")
    services.add_cover(make.make_keeper(home), home, replace(AGENCY, until_on=TODAY + DAY))
    found = [presence.agency_fte_by_home(TODAY + days * DAY).get(home.id) for days in (-1, 0, 1, 2)]
    assert found == [None, Decimal(2), Decimal(2), None]


def test_agency_counts_whatever_it_is_for_and_only_what_covers_vacancies_is_cover(
    home: Home,
) -> None:
    owner = make.make_keeper(home)
    make_post(home, fte="5")
    services.add_cover(owner, home, AGENCY)
    services.add_cover(owner, home, replace(AGENCY, kind=CoverKind.BANK, weekly_hours=Decimal(15)))
    services.add_cover(
        owner, home, replace(AGENCY, weekly_hours=Decimal("37.5"), covers_vacancy=False)
    )
    assert presence.agency_fte_by_home(TODAY) == {home.id: Decimal(3)}
    assert presence.cover_fte_by_home(TODAY) == {home.id: Decimal("2.4")}


def test_cover_stands_against_the_funded_posts_of_its_role(home: Home) -> None:
    owner = make.make_keeper(home)
    with pytest.raises(DomainError) as refused:
        services.add_cover(owner, home, AGENCY)
    assert refused.value.field == "covers_vacancy"
    post = make_post(home, WORKER)
    assert services.add_cover(owner, home, AGENCY).establishment_post_id == post.id


def test_cover_is_put_right_and_ended(home: Home) -> None:
    owner = make.make_keeper(home)
    cover = services.add_cover(owner, home, replace(AGENCY, covers_vacancy=False))
    services.change_cover(
        owner,
        cover,
        replace(AGENCY, weekly_hours=Decimal(15), covers_vacancy=False, until_on=TODAY),
    )
    assert (cover.fte, cover.until_on) == (Decimal("0.4"), TODAY)


@pytest.mark.parametrize(
    "wrong, field",
    [
        (replace(AGENCY, weekly_hours=Decimal(0)), "weekly_hours"),
        (replace(AGENCY, weekly_hours=Decimal("2000.01")), "weekly_hours"),
        (replace(AGENCY, until_on=TODAY - DAY), "until_on"),
    ],
)
def test_cover_that_cannot_be_is_refused(home: Home, wrong: StandIn, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        services.add_cover(make.make_keeper(home), home, wrong)
    assert refused.value.field == field


@pytest.mark.parametrize("role", list(Role))
def test_cover_is_listed_to_readers_and_changed_by_keepers(home: Home, role: Role) -> None:
    cover = services.add_cover(make.make_keeper(home), home, replace(AGENCY, covers_vacancy=False))
    actor = make.make_keeper(home, role)
    assert (cover in presence.covers_for(actor, home)) is policies.can_see_people(actor, home)
    may = policies.can_keep_cover(actor, cover)
    assert (presence.cover_for(actor, cover.public_id) is not None) is may
    if not may:
        with pytest.raises(NotAllowed):
            services.change_cover(actor, cover, AGENCY)


def test_cover_of_another_provider_is_not_there(home: Home) -> None:
    cover = services.add_cover(make.make_keeper(home), home, replace(AGENCY, covers_vacancy=False))
    stranger = make.make_keeper(make_home(make_organisation()))
    assert presence.cover_for(stranger, cover.public_id) is None
    assert presence.covers_for(stranger, home) == []
