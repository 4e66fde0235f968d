"""Records of one person kept twice: proposed, merged by a person, put back."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.checks.people_csv import BEFORE, JOINED, TODAY, in_post, line, outcomes, take
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.employment import make_person_in_post
from tests.factories.providers import Member, make_home, make_member, make_organisation
from tests.page import StrictClient
from workforce.checks import policies, services
from workforce.checks.models import MergeProposal
from workforce.checks.queries import people_file as queries
from workforce.checks.services import Outcome, merging
from workforce.checks.services.merging.tables import tables_of_people
from workforce.checks.states import CheckKind, CheckState
from workforce.checks.states.imports import Likeness, MergeState
from workforce.core.actors import Actor
from workforce.core.db import Base, atomic
from workforce.core.db import session as current
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost, StaffRecord, StartClearance
from workforce.employment.states import JobRole
from workforce.providers.models import Home
from workforce.providers.states import Role

SYSTEM = Actor.system("tests")
EARLIER = date(2024, 1, 1)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=JOINED)


@pytest.fixture
def owner(home: Home) -> Member:
    return make_member(Role.OWNER, home.organisation)


def spell(home: Home, reference: str, **more: Any) -> PersonInPost:
    names = {"given_name": "Ada", "family_name": "Day", "started_on": BEFORE}
    return make_person_in_post(home, reference=reference, **{**names, **more})


def two(home: Home) -> tuple[PersonInPost, PersonInPost]:
    """One person who left and came back under another reference."""
    first = spell(home, "OLD", started_on=EARLIER, ended_on=EARLIER + timedelta(days=90))
    return first, spell(home, "NEW")


def proposed(home: Home) -> list[MergeProposal]:
    merging.propose(SYSTEM, home.organisation_id or 0)
    current().rollback()
    return list(current().scalars(select(MergeProposal).order_by(MergeProposal.id)))


@atomic
def propose_by_hand(home: Home, kept: str, other: str) -> MergeProposal:
    row = MergeProposal(
        organisation_id=home.organisation_id, kept_reference=kept, other_reference=other, score=99
    )
    current().add(row)
    current().flush()
    return row


@atomic
def record(home: Home, reference: str, **values: Any) -> StaffRecord:
    row = StaffRecord(organisation_id=home.organisation_id, person_reference=reference, **values)
    current().add(row)
    current().flush()
    return row


def references(home: Home) -> list[str]:
    current().rollback()
    current().expire_all()
    return [one.person_reference for one in employment.spells_of(home.organisation_id or 0)]


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


def test_merging_moves_every_row_and_undoing_puts_back_exactly_those(
    home: Home, owner: Member
) -> None:
    old, _new = two(home)
    [row] = proposed(home)
    merging.merge(owner.actor, row, keep="NEW")
    assert references(home) == ["NEW", "NEW"]
    assert row.moved["tables"]["person_in_post"] == [old.id]
    assert (row.kept_reference, row.other_reference, row.state) == (
        "NEW",
        "OLD",
        MergeState.MERGED,
    )
    merging.undo(owner.actor, row)
    assert references(home) == ["OLD", "NEW"]
    assert row.state is MergeState.UNDONE
    assert proposed(home) == [row], "not proposed again"


def test_a_refused_pair_stays_two_people_for_good(home: Home, owner: Member) -> None:
    two(home)
    [row] = proposed(home)
    merging.refuse(owner.actor, row)
    assert [one.state for one in proposed(home)] == [MergeState.REFUSED]
    with pytest.raises(Conflict):
        merging.merge(owner.actor, row, keep="NEW")


def test_a_merged_person_counts_once(home: Home, owner: Member) -> None:
    spell(home, "A1", email="ada@example.org")
    spell(
        home,
        "A2",
        email="ada@example.org",
        role=JobRole.WAKING_NIGHT_WORKER,
    )
    assert _people(home) == 2
    [row] = proposed(home)
    merging.merge(owner.actor, row, keep="A1")
    assert _people(home) == 1
    merging.undo(owner.actor, row)
    assert _people(home) == 2


def _people(home: Home) -> int:
    current().rollback()
    return sum(one.people_count for one in employment.in_post_fte_by_home(TODAY, [home.id]))


def test_the_same_post_on_the_same_days_is_not_merged(home: Home, owner: Member) -> None:
    spell(home, "A1", email="ada@example.org")
    spell(home, "A2", email="ada@example.org", started_on=BEFORE - timedelta(days=5))
    [row] = proposed(home)
    with pytest.raises(Conflict, match="same post on the same days"):
        merging.merge(owner.actor, row, keep="A1")
    assert sorted(references(home)) == ["A1", "A2"]


@pytest.mark.parametrize(
    "first, second, words",
    [
        ({}, {"given_name": "Zoe", "family_name": "Quirk"}, "both differ"),
        ({"account": 1}, {"account": 2}, "two different accounts"),
    ],
)
def test_two_people_are_never_merged_whoever_says_so(
    home: Home, owner: Member, first: dict[str, Any], second: dict[str, Any], words: str
) -> None:
    for reference, said in (("A1", first), ("A2", second)):
        changes = {"account": accounts.make_person()} if "account" in said else said
        spell(make_home(home.organisation, joined_on=JOINED), reference, **changes)
    row = propose_by_hand(home, "A1", "A2")
    with pytest.raises(Conflict, match=words):
        merging.merge(owner.actor, row, keep="A1")
    assert sorted(references(home)) == ["A1", "A2"]


def test_one_record_a_person_is_filled_where_only_the_other_says_something(
    home: Home, owner: Member
) -> None:
    two(home)
    record(home, "OLD", date_of_birth="1990-01-01", sex="female")
    kept = record(home, "NEW", sex="female", lives_in=False)
    [row] = proposed(home)
    merging.merge(owner.actor, row, keep="NEW")
    current().expire_all()
    assert (kept.date_of_birth, kept.lives_in) == ("1990-01-01", False)
    merging.undo(owner.actor, row)
    current().expire_all()
    assert (kept.date_of_birth, kept.sex) == (None, "female")


def test_records_that_contradict_each_other_are_put_right_first(home: Home, owner: Member) -> None:
    two(home)
    record(home, "OLD", sex="female")
    record(home, "NEW", sex="male")
    [row] = proposed(home)
    with pytest.raises(Conflict, match="sex"):
        merging.merge(owner.actor, row, keep="NEW")


def test_clearances_name_the_person_whose_spell_they_let_in(home: Home, owner: Member) -> None:
    old = spell(home, "OLD", started_on=JOINED, ended_on=JOINED + timedelta(days=2))
    spell(home, "NEW", started_on=TODAY)
    [row] = proposed(home)
    merging.merge(owner.actor, row, keep="NEW")
    current().expire_all()
    assert old.clearance_id is not None
    clearance = current().get_one(StartClearance, old.clearance_id)
    assert (clearance.person_key, old.person_reference) == ("NEW", "NEW")
    merging.undo(owner.actor, row)
    current().expire_all()
    assert (clearance.person_key, old.person_reference) == ("OLD", "OLD")


def test_a_merge_lets_nobody_past_the_gate(home: Home, owner: Member) -> None:
    checked = make.make_appointment(
        home, complete=True, person_reference="OK", given_name="Ada", family_name="Day"
    )
    other = make_home(home.organisation, joined_on=JOINED)
    unchecked = make.make_appointment(
        other, person_reference="NOT", given_name="Ada", family_name="Daye"
    )
    row = propose_by_hand(home, "OK", "NOT")
    merging.merge(owner.actor, row, keep="OK")
    with pytest.raises(services.ChecksIncomplete):
        services.start(owner.actor, unchecked, started_on=TODAY)
    identity = make.check_of(checked, CheckKind.IDENTITY)
    assert identity.state is CheckState.SEEN, "another name asks for identity again"
    with pytest.raises(services.ChecksIncomplete):
        services.start(owner.actor, checked, started_on=TODAY)


def test_a_merge_is_not_undone_after_somebody_started_on_it(home: Home, owner: Member) -> None:
    two(home)
    [row] = proposed(home)
    merging.merge(owner.actor, row, keep="NEW")
    appointment = make.make_appointment(
        home,
        role=JobRole.WAKING_NIGHT_WORKER,
        complete=True,
        person_reference="NEW",
        given_name="Ada",
        family_name="Day",
    )
    services.start(owner.actor, appointment, started_on=TODAY)
    with pytest.raises(Conflict, match="cannot be undone"):
        merging.undo(owner.actor, row)
    assert set(references(home)) == {"NEW"}


def test_a_merge_is_undone_before_the_one_it_was_merged_into(home: Home, owner: Member) -> None:
    two(home)
    spell(home, "THIRD", started_on=EARLIER - timedelta(days=200), ended_on=EARLIER - timedelta(1))
    first = propose_by_hand(home, "OLD", "NEW")
    second = propose_by_hand(home, "THIRD", "OLD")
    merging.merge(owner.actor, first, keep="OLD")
    merging.merge(owner.actor, second, keep="THIRD")
    assert queries.merged_references(home.organisation_id or 0) == {"NEW": "THIRD", "OLD": "THIRD"}
    with pytest.raises(Conflict, match="cannot be undone"):
        merging.undo(owner.actor, first)
    merging.undo(owner.actor, second)
    merging.undo(owner.actor, first)
    assert sorted(references(home)) == ["NEW", "OLD", "THIRD"]


def test_files_that_still_send_the_merged_reference_are_read_as_the_kept_one(
    home: Home, owner: Member
) -> None:
    two(home)
    [row] = proposed(home)
    merging.merge(owner.actor, row, keep="OLD")
    sent = line(home, person_reference="NEW", given_name="Ada", family_name="Day")
    assert outcomes(take(home, sent)) == {Outcome.UNCHANGED: 1}
    assert len(in_post(home)) == 1
    both = take(home, sent, sent.replace("NEW", "OLD"))
    assert [bad.line for bad in both.refused] == [3]
    assert len(in_post(home)) == 1


def test_every_table_about_a_person_moves() -> None:
    found = {table.name for table in tables_of_people()}
    named = {
        mapper.class_.__tablename__
        for mapper in Base.registry.mappers
        if {"organisation_id", "person_reference"} <= set(mapper.columns.keys())
    }
    assert named - {"merge_proposal"} == found
    assert {"person_in_post", "appointment", "staff_record", "absence", "hours_worked"} <= found
    # A reference without an employer beside it would be missed: only the clearance's key may.
    alone = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.name in {"person_reference", "person_key"} and table.name not in found
    }
    assert alone == {"start_clearance.person_key"}


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
