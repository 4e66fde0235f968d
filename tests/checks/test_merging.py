"""Merging records of one person: every row moves, nobody gains a check, all can be put back."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.checks.people_csv import BEFORE, JOINED, TODAY, in_post, line, outcomes, take
from tests.checks.twice import EARLIER, propose_by_hand, proposed, record, references, spell, two
from tests.factories import accounts
from tests.factories import checks as make
from tests.factories.providers import Member, make_home, make_member, make_organisation
from workforce.checks import services
from workforce.checks.queries import people_file as queries
from workforce.checks.services import Outcome, merging
from workforce.checks.services.merging.tables import tables_of_people
from workforce.checks.states import CheckKind, CheckState
from workforce.checks.states.imports import MergeState
from workforce.core.db import Base
from workforce.core.db import session as current
from workforce.core.errors import Conflict
from workforce.employment import queries as employment
from workforce.employment.models import StartClearance
from workforce.employment.states import JobRole
from workforce.providers.models import Home
from workforce.providers.states import Role


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=JOINED)


@pytest.fixture
def owner(home: Home) -> Member:
    return make_member(Role.OWNER, home.organisation)


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
