"""Who may be recorded twice: proposed within one employer, decided by whom the policy lets."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.checks.people_csv import JOINED
from tests.checks.twice import EARLIER, SYSTEM, proposed, record, references, spell, two
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks import policies
from workforce.checks.queries import people_file as queries
from workforce.checks.services import merging
from workforce.checks.states.imports import Likeness, MergeState
from workforce.core.db import atomic
from workforce.core.db import session as current
from workforce.core.errors import DomainError, NotAllowed
from workforce.employment.models import PersonInPost
from workforce.employment.policies import READERS
from workforce.providers.models import Home
from workforce.providers.states import ROLES_OF, ROLES_OF_NAMED_HOMES, OrganisationKind, Role


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=JOINED)


@pytest.fixture
def owner(home: Home) -> Member:
    return make_member(Role.OWNER, home.organisation)


def test_somebody_who_came_back_under_another_reference_is_proposed(home: Home) -> None:
    two(home)
    [row] = proposed(home)
    assert (row.kept_reference, row.other_reference) == ("OLD", "NEW")
    assert set(row.reasons) == {"same-name", "one-after-the-other", "same-home"}
    assert row.state is MergeState.PROPOSED
    assert len(proposed(home)) == 1, "once proposed, not again"


def test_one_account_is_the_strongest_sign(home: Home) -> None:
    person = accounts.make_person()
    spell(home, "A1", account=person)
    spell(make_home(home.organisation, joined_on=JOINED), "A2", account=person, given_name="Bo")
    [row] = proposed(home)
    assert (row.score, row.reasons[0]) == (100, Likeness.ACCOUNT.value)


@pytest.mark.parametrize(
    "changes, expected",
    [
        ({"email": "ada@example.org"}, 1),
        ({"email": "other@example.org"}, 0),
        ({"email": "ada@example.org", "family_name": "Dey"}, 0),
        ({"email": "ada@example.org", "given_name": "Zoe", "family_name": "Quirk"}, 0),
    ],
)
def test_a_name_alone_is_not_enough_for_people_in_post_at_once(
    home: Home, changes: dict[str, Any], expected: int
) -> None:
    spell(home, "A1", email="ada@example.org")
    spell(make_home(home.organisation, joined_on=JOINED), "A2", **changes)
    assert len(proposed(home)) == expected


def test_dates_of_birth_or_accounts_that_differ_are_two_people(home: Home) -> None:
    two(home)
    record(home, "OLD", date_of_birth="1990-01-01")
    record(home, "NEW", date_of_birth="1991-01-01")
    assert proposed(home) == []
    other = make_home(make_organisation(), joined_on=JOINED)
    old = EARLIER + timedelta(days=90)
    spell(other, "B1", started_on=EARLIER, ended_on=old, account=accounts.make_person())
    spell(other, "B2", account=accounts.make_person())
    assert proposed(other) == []


def test_nobody_is_compared_with_anybody_of_another_employer(home: Home) -> None:
    spell(home, "A1", started_on=EARLIER, ended_on=EARLIER)
    stranger = make_home(make_organisation(), joined_on=JOINED)
    spell(stranger, "A2")
    merging.propose_all(SYSTEM)
    assert proposed(home) == []


@pytest.mark.parametrize("role", list(Role))
def test_a_proposal_is_listed_for_whom_the_policy_lets_decide_and_nobody_else(
    home: Home, role: Role
) -> None:
    two(home)
    [row] = proposed(home)
    own = make_member(role, home.organisation)
    actors = [own.actor, make_member(Role.OWNER).actor, make.member_actor(home, role=role)]
    for actor in actors:
        expected = policies.can_decide_merge(actor, row, queries.own_references(actor))
        listed = queries.merge_for(actor, row.public_id) is not None
        assert listed is expected
        assert (row in queries.merges_for(actor, MergeState.PROPOSED)) is expected
        if not expected:
            with pytest.raises(NotAllowed):
                merging.merge(actor, row, keep="OLD")


@pytest.mark.parametrize("role", sorted(ROLES_OF[OrganisationKind.PROVIDER]))
def test_the_doors_follow_the_policy_for_every_role_of_a_provider(
    client: StrictClient, home: Home, role: Role
) -> None:
    two(home)
    [row] = proposed(home)
    named = [home] if role in ROLES_OF_NAMED_HOMES else None
    member = make_member(role, home.organisation, homes=named)
    may = policies.can_merge_people(member.actor, home.organisation_id)
    assert may is (role is Role.OWNER)
    accounts.sign_in(client, member.person)
    url = f"/people/duplicates/{row.public_id}"
    listed = client.get("/people/duplicates")
    assert (url in listed.get_data(as_text=True)) is may
    assert listed.status_code == (200 if may else 403)
    assert client.get(url).status_code == (200 if may else 403)
    assert client.post(f"{url}/two-people").status_code == (303 if may else 403)
    assert client.post("/people/duplicates/look").status_code == (303 if may else 403)
    if role in READERS:
        assert ("People who may be recorded twice" in client.page("/people").links()) is may


def test_nobody_decides_about_themselves(home: Home, owner: Member) -> None:
    two(home)
    [row] = proposed(home)
    _say_email(home, owner.person.email.upper())
    assert queries.merge_for(owner.actor, row.public_id) is None
    with pytest.raises(NotAllowed):
        merging.merge(owner.actor, row, keep="OLD")


@atomic
def _say_email(home: Home, email: str) -> None:
    change = update(PersonInPost).where(PersonInPost.home_id == home.id)
    current().execute(change.values(email=email))


def test_an_unknown_reference_is_not_kept(home: Home, owner: Member) -> None:
    two(home)
    [row] = proposed(home)
    with pytest.raises(DomainError):
        merging.merge(owner.actor, row, keep="SOMEBODY")


def test_an_owner_compares_merges_and_undoes_by_pages(client: StrictClient, home: Home) -> None:
    two(home)
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    assert "Nobody seems to be recorded twice" in client.page("/people/duplicates").main
    client.post("/people/duplicates/look")
    listed = client.page("/people/duplicates")
    assert "Never in post at the same time" in listed.main
    address = listed.links()["OLD and NEW"]
    page = client.page(address)
    assert "Ada Day" in page.main
    client.strict = False
    assert client.post(address, data={**page.form_values(), "keep": "NEW"}).status_code == 303
    client.strict = True
    assert references(home) == ["NEW", "NEW"]
    merged = client.page(address)
    client.strict = False
    assert client.post(merged.form_action(), data=merged.form_values()).status_code == 303
    client.strict = True
    assert references(home) == ["OLD", "NEW"]


def test_an_owner_says_that_they_are_two(client: StrictClient, home: Home) -> None:
    two(home)
    accounts.sign_in(client, make_member(Role.OWNER, home.organisation).person)
    [row] = proposed(home)
    client.post(f"/people/duplicates/{row.public_id}/two-people")
    assert "Two different people" in client.page("/people/duplicates").main
