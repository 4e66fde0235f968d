"""Every list of people in post and their checks: a row is on it exactly when the policy says yes.

The tables name every query that asks who is reading; one without a row, or a test that says why
its own is better, fails here.
"""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.factories import accounts, agency, passes, providers
from tests.guards import canaries
from tests.guards.listings import LISTS
from workforce.accounts.models import Person
from workforce.checks import policies
from workforce.checks.queries import agency as working
from workforce.checks.queries import passes as own
from workforce.checks.queries.needs import agencies, others, waiting
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.employment.queries.owed import needs as owed
from workforce.providers.models import Home, Organisation
from workforce.providers.states import ROLES_OF, ROLES_OF_NAMED_HOMES, OrganisationKind, Role

ROOT = Path(__file__).resolve().parents[2]
FEATURES = ("checks", "employment", "providers")


def readers(home: Home) -> Iterator[tuple[str, Actor]]:
    """Everybody who could read: each role beside the home, and whoever holds none."""
    for role in Role:
        of_provider = role in ROLES_OF[OrganisationKind.PROVIDER]
        named = (home,) if role in ROLES_OF_NAMED_HOMES else ()
        organisation = home.organisation if of_provider else None
        yield role.value, providers.make_member(role, organisation, homes=named).actor
    yield "candidate", accounts.make_person().as_actor
    yield "anonymous", Actor.anonymous()
    gone = providers.make_member(Role.OWNER, home.organisation)
    yield "whose membership ended", gone.person.as_actor


@pytest.fixture
def homes(session: Session) -> dict[str, Home]:
    _ = session
    own = providers.make_home(providers.make_organisation())
    return {
        "own home": own,
        "another home of the provider": providers.make_home(own.organisation),
        "another provider": providers.make_home(providers.make_organisation()),
    }


@pytest.mark.parametrize("name", LISTS)
def test_a_row_is_listed_exactly_when_the_policy_says_yes(
    homes: dict[str, Home], name: str
) -> None:
    listing, wrong, listed = LISTS[name], [], 0
    made = {where: listing.make(home) for where, home in homes.items()}
    for reader, actor in readers(homes["own home"]):
        for where, row in made.items():
            found, may = listing.found(actor, row), listing.may(actor, row)
            listed += found
            if found is not may:
                wrong.append(f"{reader}, {where}: listed {found}, policy {may}")
    assert not wrong, "\n".join(wrong)
    assert 0 < listed < len(list(Role)) * len(made), "Everybody or nobody: the row is wrong"


def photograph(person: Person) -> Any:
    row = passes.own_appointment(person)
    return passes.make_photograph(row.home, row)


PERSONAL: dict[str, tuple[Callable[[Person], Any], Callable[[Actor, Any], bool]]] = {
    "my_appointment": (
        passes.own_appointment,
        lambda actor, row: own.my_appointment(actor, row.public_id) is not None,
    ),
    "my_photographs": (photograph, lambda actor, row: row in own.my_photographs(actor)),
    "my_door_pass": (
        passes.make_door_pass,
        lambda actor, row: own.my_door_pass(actor, row.public_id) is not None,
    ),
    "my_door_passes": (passes.make_door_pass, lambda actor, row: row in own.my_door_passes(actor)),
}


@pytest.mark.parametrize("name", PERSONAL)
def test_what_is_ones_own_is_found_by_nobody_else(session: Session, name: str) -> None:
    _ = session
    make, found = PERSONAL[name]
    person = accounts.make_person()
    row = make(person)
    home = providers.make_home(providers.make_organisation())
    assert found(person.as_actor, row)
    others = [reader for reader, actor in readers(home) if found(actor, row)]
    assert others == []


# What waits for somebody, on their evening page: words, and no row a policy could be asked about.
NEEDS: dict[str, Callable[[Actor], Any]] = {
    "absences_past_their_end": owed.absences_past_their_end,
    "agencies_waiting": agencies.agencies_waiting,
    "agency_waits": agencies.agency_waits,
    "checks_waiting": waiting.checks_waiting,
    "duties_waiting": owed.duties_waiting,
    "homes_of_the_evening": owed.homes_of_the_evening,
    "homes_waiting": lambda actor: owed.homes_waiting(actor, owed.homes_of_the_evening(actor)),
    "manager_notices": owed.manager_notices,
    "left_in_homes_of": lambda actor: working.left_in_homes_of(actor, clock.today()),
    "plans_due": others.plans_due,
    "plans_waiting": others.plans_waiting,
    "rechecks_waiting": waiting.rechecks_waiting,
}


def test_what_waits_in_a_home_waits_for_nobody_of_another_provider(session: Session) -> None:
    _ = session
    theirs = providers.make_home(providers.make_organisation())
    canaries.file_of(theirs)
    elsewhere = providers.make_organisation()
    keeper = providers.make_member(Role.OWNER, theirs.organisation).actor
    assert [name for name, listed in NEEDS.items() if listed(keeper)]
    for role in Role:
        organisation = elsewhere if role in ROLES_OF[OrganisationKind.PROVIDER] else None
        actor = providers.make_member(role, organisation).actor
        told = [name for name, listed in NEEDS.items() if listed(actor)]
        assert told == [], role
    for actor in (Actor.anonymous(), accounts.make_person().as_actor):
        assert [name for name, listed in NEEDS.items() if listed(actor)] == []


OF_AGENCIES: dict[str, Callable[[Actor, Any], bool]] = {
    "workers_for": lambda actor, row: row in working.workers_for(actor),
    "worker_for": lambda actor, row: working.worker_for(actor, row.public_id) is not None,
    "agency_check_for": lambda actor, row: (
        working.agency_check_for(actor, row.checks[0].public_id) is not None
    ),
}


@pytest.mark.parametrize("name", OF_AGENCIES)
def test_workers_of_an_agency_are_listed_exactly_when_the_policy_says_yes(
    session: Session, name: str
) -> None:
    _ = session
    us: Organisation = agency.make_agency()
    made = [agency.make_worker(us), agency.make_worker()]
    home = providers.make_home(providers.make_organisation())
    listed = 0
    every = [*readers(home)]
    every += [
        (f"of the agency: {role}", agency.staff_of(us, role))
        for role in ROLES_OF[OrganisationKind.AGENCY]
    ]
    for reader, actor in every:
        for row in made:
            found = OF_AGENCIES[name](actor, row)
            assert found is policies.can_keep_worker(actor, row), reader
            listed += found
    assert listed


# Not lists of rows: what others are built of, what says yes or no, and sums.
PLUMBING = frozenset(
    {
        "covered_by",
        "has_their_address",
        "is_about",
        "is_own_record",
        "kept_by",
        "organisation_of",
        "own_workers",
        "papers_for",
        "own_references",
        "person_keys_of",
        "reach",
        "reached",
        "visible",
        "visible_imports",
    }
)
# Whose own table is elsewhere, since other rows or other readers are meant.
ELSEWHERE: dict[str, str] = {
    "appointment_for": "checks/test_policies.py",
    "appointments_for": "checks/test_policies.py",
    "check_for": "checks/test_policies.py",
    "concern_for": "checks/test_who_learns_of_concerns.py",
    "concern_task_for": "checks/test_who_learns_of_concerns.py",
    "concerns_about": "checks/test_who_learns_of_concerns.py",
    "concerns_for": "checks/test_who_learns_of_concerns.py",
    "concerns_waiting": "checks/test_who_learns_of_concerns.py",
    "fallen_for": "checks/test_agency_attacks.py",
    "home_for": "checks/test_policies.py",
    "homes_for": "checks/test_policies.py",
    "invitation_for": "providers/test_policies.py",
    "links_for": "checks/test_agency.py",
    "may_look": "checks/test_agency_attacks.py",
    "may_open_document": "checks/test_policies.py",
    "may_open_photograph": "checks/passes/test_photographs.py",
    "membership_for": "providers/test_policies.py",
    "my_posts": "checks/passes/test_passes.py",
    "my_file_openings": "checks/inspection/test_openings.py",
    "open_claims": "providers/test_homes_services.py",
    "former_people": "checks/handing_over/test_former_people.py",
    "has_former_people": "checks/handing_over/test_former_people.py",
    "own_reasons_of_provider": "employment/test_exits.py",
    "own_request": "providers/test_policies.py",
    "people_in_post_for": "employment/test_policies.py",
    "person_in_post_for": "employment/test_policies.py",
    "placed_for": "checks/test_agency_attacks.py",
    "post_for": "employment/test_policies.py",
    "posts_for": "employment/test_policies.py",
    "proposal_for": "checks/test_agency.py",
    "proposals_for": "checks/test_agency.py",
    "provisional_starts_for": "checks/test_gate_pages.py",
    "sign_offs_for": "checks/test_policies.py",
    "tasks_waiting_for": "checks/test_who_learns_of_concerns.py",
    "to_look_again_for": "checks/test_agency_attacks.py",
    "update_service_for": "checks/test_update_service.py",
}


def asking() -> dict[str, str]:
    """Every public query that is told who reads, and its module."""
    found = {}
    for feature in FEATURES:
        for path in sorted((ROOT / "workforce" / feature / "queries").rglob("*.py")):
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    given = [*node.args.args, *node.args.kwonlyargs]
                    if any(ast.unparse(one.annotation or node) == "Actor" for one in given):
                        found[node.name] = str(path.relative_to(ROOT))
    return found


def test_every_query_that_asks_who_reads_has_a_row_in_a_table() -> None:
    tables = (LISTS, PERSONAL, NEEDS, OF_AGENCIES, ELSEWHERE)
    known = PLUMBING.union(*tables)
    strange = {name: where for name, where in asking().items() if name not in known}
    assert not strange, f"Add a row to LISTS, or say in ELSEWHERE which test has it: {strange}"
    gone = sorted(known - asking().keys())
    assert not gone, f"No query has these names any more: {gone}"


@pytest.mark.parametrize("name", sorted(ELSEWHERE))
def test_what_is_said_to_be_tested_elsewhere_is(name: str) -> None:
    assert name in (ROOT / "tests" / ELSEWHERE[name]).read_text("utf-8")
