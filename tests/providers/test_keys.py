"""Keys of other systems: shown once, replaced without a gap, taken away by owner or support."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from tests.factories import accounts
from tests.factories.providers import make_key, make_member, make_organisation
from tests.page import Page, StrictClient
from workforce.core import clock
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.providers.models import ApiKey
from workforce.providers.queries import keys
from workforce.providers.services import keys as services
from workforce.providers.states import KeyPurpose, OrganisationKind, Role


def test_a_key_is_kept_as_a_digest_only_and_opens_for_its_purpose(session: Session) -> None:
    owner = make_member()
    made = services.make_key(
        owner.actor, owner.organisation, purpose=KeyPurpose.PEOPLE, name="Payroll"
    )
    session.expire_all()
    row = session.get_one(ApiKey, made.row.id)
    assert made.token not in {row.digest, row.name}
    assert made.token.endswith(row.last_four)
    assert services.knock(made.token, KeyPurpose.PEOPLE) is row
    assert services.knock(made.token, KeyPurpose.ATS) is None
    assert row.last_used_at is not None
    actor = services.actor_of(row.id)
    assert actor is not None
    assert (actor.kind, actor.person_id, actor.organisation_id) == (
        "key",
        None,
        owner.organisation.id,
    )


def test_a_replaced_key_stays_good_for_a_day_and_no_longer(session: Session) -> None:
    _ = session
    owner = make_member()
    old = make_key(owner.organisation, token="old")
    new = services.rotate_key(owner.actor, old)
    assert services.knock("old", KeyPurpose.PEOPLE) is not None
    assert services.knock(new.token, KeyPurpose.PEOPLE) is not None
    assert old.expires_at <= clock.now() + timedelta(hours=24)
    services.revoke_key(owner.actor, old)
    assert services.knock("old", KeyPurpose.PEOPLE) is None
    with pytest.raises(Conflict):
        services.rotate_key(owner.actor, old)


def test_an_organisation_has_only_so_many_keys(session: Session) -> None:
    _ = session
    owner = make_member()
    for _number in range(services.MOST_KEYS):
        make_key(owner.organisation)
    with pytest.raises(DomainError, match="20 keys"):
        services.make_key(owner.actor, owner.organisation, purpose=KeyPurpose.ATS, name="One more")


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.OWNER])
def test_only_the_owner_makes_keys_and_support_only_takes_them_away(
    session: Session, role: Role
) -> None:
    _ = session
    ours = make_organisation()
    key = make_key(ours)
    member = make_member(role, ours if role is not Role.SUPPORT else None)
    with pytest.raises(NotAllowed):
        services.make_key(member.actor, ours, purpose=KeyPurpose.PEOPLE, name="No")
    with pytest.raises(NotAllowed):
        services.rotate_key(member.actor, key)
    if role is Role.SUPPORT:
        services.revoke_key(member.actor, key)
        assert keys.keys_of(ours.id) == []
    else:
        assert keys.key_for(member.actor, key.public_id) is None
        with pytest.raises(NotAllowed):
            services.revoke_key(member.actor, key)


def test_the_owner_of_another_organisation_sees_no_key(session: Session) -> None:
    _ = session
    key = make_key()
    stranger = make_member()
    trainer = make_member(Role.OWNER, make_organisation(OrganisationKind.TRAINING_PROVIDER))
    assert keys.key_for(stranger.actor, key.public_id) is None
    assert keys.key_for(trainer.actor, key.public_id) is None


def test_an_owner_makes_replaces_and_takes_away_a_key_by_pages(client: StrictClient) -> None:
    owner = make_member()
    accounts.sign_in(client, owner.person)
    links = client.page("/organisation").links()
    assert "No other system acts" in client.page(links["Keys for other systems"]).main
    form = client.page("/organisation/keys/make").form_values()
    made = Page(
        client.post(
            "/organisation/keys/make", data={**form, "name": "Payroll", "purpose": "people"}
        )
    )
    [token] = made.texts("main code")
    assert services.knock(token, KeyPurpose.PEOPLE) is not None
    listed = client.page("/organisation/keys")
    assert "Payroll" in listed.main
    assert token not in listed.main
    [row] = keys.keys_of(owner.organisation.id)
    replaced = Page(client.post(f"/organisation/keys/{row.public_id}/replace"))
    assert replaced.texts("main code") != [token]
    answer = client.post(f"/organisation/keys/{row.public_id}/revoke")
    assert answer.status_code == 303
    assert services.knock(token, KeyPurpose.PEOPLE) is None


def test_support_makes_and_replaces_keys_for_vacancies_only(client: StrictClient) -> None:
    ours, support = make_organisation(), make_member(Role.SUPPORT)
    people = make_key(ours, KeyPurpose.PEOPLE)
    accounts.sign_in(client, support.person)
    address = f"/support/organisations/{ours.public_id}"
    made = Page(client.submit(f"{address}/keys/make", name="Hiring system"))
    [token] = made.texts("main code")
    assert services.knock(token, KeyPurpose.ATS) is not None
    [row] = [one for one in keys.keys_of(ours.id) if one.purpose is KeyPurpose.ATS]
    assert "Replace" in client.page(address).main
    replaced = Page(client.submit(f"/support/keys/{row.public_id}/replace"))
    assert replaced.texts("main code") != [token]
    client.page(f"/support/keys/{people.public_id}/replace", status=404)


def test_support_makes_no_key_for_an_organisation_without_homes(client: StrictClient) -> None:
    trainers = make_organisation(OrganisationKind.TRAINING_PROVIDER)
    accounts.sign_in(client, make_member(Role.SUPPORT).person)
    client.page(f"/support/organisations/{trainers.public_id}/keys/make", status=404)


def test_support_sees_that_there_are_keys_and_takes_one_away(client: StrictClient) -> None:
    key = make_key(token="secret-words-9876")
    accounts.sign_in(client, make_member(Role.SUPPORT).person)
    page = client.page(f"/support/organisations/{key.organisation.public_id}")
    assert "ends with 9876" in page.main
    answer = client.post(f"/support/keys/{key.public_id}/revoke")
    assert answer.status_code == 303
    assert keys.keys_of(key.organisation_id) == []
