"""Every door, knocked at by everybody, asking for their own record and for another's.

The expectation comes from the mark of the door, so the test grows with every new door. On the
way every answer must carry its headers, and reading must write nothing.
"""

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.conftest import ON_POSTGRESQL
from tests.guards import actors
from tests.guards.doors import Door, Visitor, contents, doors, undone, without_maker, wrongs
from tests.guards.of_files import OWNERS_OF_FILES, file_of
from workforce.core import registry
from workforce.providers.states import Role

SIGN_IN = "/sign-in"
SECOND_STEP = "/second-step"
# Doors of other systems by their mark, and the answer to whoever has no key or signature.
WITHOUT_PERSONS = {"key": 401, "signature": 400}
# Doors open to somebody who has yet to prove their second step.
FOR_THE_SECOND_STEP = frozenset(
    {"accounts_second_factor.challenge", "accounts_second_factor.set_up"}
)
# Whoever tries the doors whose mark names no role, at which all are alike; nobody's records but
# one's own are tried by all.
EXAMPLES = (actors.ANONYMOUS, actors.CANDIDATE, actors.OWNER, actors.SUPPORT)
# Doors whose reading is itself written down.
READING_WRITES = frozenset(
    {
        "campaigns_public.campaign",
        "campaigns_public.go",
        "vacancies_alerts.found_jobs",
        "checks_concerns.close",
        "checks_concerns.concern",
        "checks_concerns.finish_task",
        "checks_manager.appointment",
        "checks_files.recruitment_file",
        "checks_files.recruitment_file_pdf",
        "employment_presence.change_staff_record",
        "employment_presence.staff_record",
    }
)
# Doors for signed-in people whose record is not theirs but open to everybody, each with its reason.
EVERYBODYS: dict[str, str] = {
    "applications_candidate.apply": "anybody may apply for any live job",
    "applications_interest.interest": "anybody may say that any live job interests them",
    "vacancies_saved.save": "anybody may keep any job",
    "vacancies_saved.unsave": "anybody may let any job go",
}
# Doors that tell whoever holds a secret link why it is not for them, instead of 404.
EXPLAINS: dict[str, int] = {
    "providers_account.accept_invitation": 403,  # the token proves they got the letter somehow
}
# Where a policy is narrower than the mark: (door, actor) and the reason. The answer is 403 or 404.
NARROWER: dict[tuple[str, str], str] = {
    ("providers_keys.api_keys", "training-provider/owner"): "only providers have keys",
    ("providers_keys.api_keys", "agency/owner"): "only providers have keys",
    ("providers_keys.api_keys", "sector-body/owner"): "only providers have keys",
    ("providers_keys.make_key", "training-provider/owner"): "only providers have keys",
    ("providers_keys.make_key", "agency/owner"): "only providers have keys",
    ("providers_keys.make_key", "sector-body/owner"): "only providers have keys",
    ("checks_duplicates.look", "agency/owner"): "only providers employ people in homes",
    ("checks_duplicates.look", "sector-body/owner"): "only providers employ people in homes",
    ("checks_duplicates.look", "training-provider/owner"): "only providers employ people in homes",
    ("providers_owner.claim", "training-provider/owner"): "only providers have homes",
    ("providers_owner.claim", "sector-body/owner"): "only providers have homes",
    ("providers_owner.claim", "agency/owner"): "only providers have homes",
    ("campaigns_holder.offer", "training-provider/owner"): "only providers offer open days",
    ("campaigns_holder.offer", "sector-body/owner"): "only providers offer open days",
    ("campaigns_holder.offer", "agency/owner"): "only providers offer open days",
}


@pytest.mark.parametrize("who", actors.BY_REACH if ON_POSTGRESQL else actors.EVERYBODY, ids=str)
def test_a_door_opens_to_whom_its_mark_says_and_for_their_own_records_only(
    app: Flask, who: actors.Who
) -> None:
    visitor = Visitor.enter(app, who)
    wrong = wrongs(
        visitor,
        lambda door: _wrongs(visitor, door),
        needs_records=lambda door: _looks_up(visitor, door),
    )
    wrong += visitor.unprotected
    assert not wrong, "\n" + "\n".join(wrong)


def test_a_second_role_widens_nothing_that_the_first_one_opens(app: Flask) -> None:
    visitor = Visitor.enter(app, actors.DEPUTY_AND_RECRUITER)

    def check(door: Door) -> Iterator[str]:
        names = door.mark.roles
        if Role.DEPUTY_MANAGER in names and Role.RECRUITER not in names:
            yield from _let_in(visitor, door)

    wrong = wrongs(
        visitor, check, needs_records=lambda door: Role.DEPUTY_MANAGER in door.mark.roles
    )
    assert not wrong, "\n" + "\n".join(wrong)


def test_every_door_opens_to_somebody_who_knocks_on_either_database(app: Flask) -> None:
    assert set(actors.BY_REACH) <= set(actors.EVERYBODY)
    shut = [
        str(door)
        for door in doors(app)
        if door.mark.kind == "roles"
        and all(who.roles.isdisjoint(door.mark.roles) for who in actors.BY_REACH)
    ]
    assert not shut, f"add whoever may open these to BY_REACH in actors.py: {shut}"


def test_every_argument_of_every_door_has_a_maker(app: Flask) -> None:
    missing = [
        f"add a maker for <{argument}> of {door} to tests/guards/records.py"
        for door in doors(app)
        for argument in without_maker(door)
    ]
    assert not missing, "\n" + "\n".join(missing)


def test_a_file_opens_to_the_owner_of_its_home_and_to_no_other_provider(app: Flask) -> None:
    kinds = {owner.kind for owner in registry.registry().each("documents")}
    assert kinds == OWNERS_OF_FILES.keys(), "add a maker to OWNERS_OF_FILES in records.py"
    visitor = Visitor.enter(app, actors.OWNER)
    for kind in kinds:
        ours, theirs = (file_of(kind, home) for home in visitor.homes)
        assert visitor.knock("GET", f"/documents/{ours.public_id}").status_code == 200
        assert visitor.knock("GET", f"/documents/{theirs.public_id}").status_code == 404


def test_no_narrower_policy_is_listed_for_a_door_that_is_gone(app: Flask) -> None:
    known = {door.endpoint for door in doors(app)}
    names = {str(who) for who in actors.EVERYBODY}
    gone = [pair for pair in NARROWER if pair[0] not in known or pair[1] not in names]
    assert not [*gone, *({*EVERYBODYS, *EXPLAINS} - known)]


def _looks_up(visitor: Visitor, door: Door) -> bool:
    """Whether a door gets as far as looking for what a visitor asks for.

    Those who try every door are given everything: some doors without arguments look for it too.
    """
    if visitor.who in EXAMPLES:
        return True
    if door.mark.kind in {"public", *WITHOUT_PERSONS}:
        return False
    if visitor.who.is_held_up and door.endpoint not in FOR_THE_SECOND_STEP:
        return False
    return door.mark.kind != "roles" or not visitor.who.roles.isdisjoint(door.mark.roles)


def _wrongs(visitor: Visitor, door: Door) -> Iterator[str]:
    """What a visitor meets at a door that its mark does not say."""
    if door.mark.kind == "public":
        yield from _of_public(visitor, door) if visitor.who in EXAMPLES else ()
    elif door.mark.kind in WITHOUT_PERSONS:
        yield from _of_machines(visitor, door, WITHOUT_PERSONS[door.mark.kind])
    elif not visitor.who.is_person:
        yield from _turned_away(visitor, door, SIGN_IN)
    elif visitor.who.is_held_up and door.endpoint not in FOR_THE_SECOND_STEP:
        yield from _turned_away(visitor, door, SECOND_STEP)
    elif door.mark.kind == "roles" and visitor.who.roles.isdisjoint(door.mark.roles):
        yield from _refused(visitor, door)
    else:
        yield from _let_in(visitor, door)


def _of_public(visitor: Visitor, door: Door) -> Iterator[str]:
    """A public door asks nobody to sign in and refuses nobody."""
    for method in door.methods:
        answer = visitor.knock(method, visitor.address(door, visitor.any_values(door)))
        asked_in = method == "GET" and _leads_to(answer, SIGN_IN)
        if answer.status_code in {401, 403} or asked_in:
            yield _line(method, door, answer, "a public door is for everybody")


def _of_machines(visitor: Visitor, door: Door, status: int) -> Iterator[str]:
    """A door for other systems opens to nobody without their key or signature."""
    for method in door.methods:
        answer = visitor.knock(method, visitor.address(door, visitor.unmade_values(door)), data={})
        if answer.status_code != status or visitor.written:
            yield _line(method, door, answer, f"without a key or signature expected {status}")


def _turned_away(visitor: Visitor, door: Door, to: str) -> Iterator[str]:
    """Somebody who has yet to prove who they are is sent to do so, and nothing happens."""
    for method in door.methods:
        answer = visitor.knock(method, visitor.address(door, visitor.unmade_values(door)))
        if answer.status_code != 303 or not _leads_to(answer, to) or visitor.written:
            yield _line(method, door, answer, f"expected to be sent to {to}")


def _refused(visitor: Visitor, door: Door) -> Iterator[str]:
    """Somebody without the role is told so, whatever they ask for, and nothing happens."""
    method = door.methods[-1]  # the guard stands before all of them alike: POST where there is one
    answer = visitor.knock(method, visitor.address(door, visitor.unmade_values(door)))
    if answer.status_code != 403 or visitor.written:
        yield _line(method, door, answer, "expected 403: the mark does not name this role")


def _let_in(visitor: Visitor, door: Door) -> Iterator[str]:
    """Somebody whom the mark names finds their own records, and nobody else's."""
    for method in door.methods:
        if not (door.oversees or door.endpoint in EVERYBODYS):
            yield from _finds_no_others(visitor, door, method)
        if door.mark.kind == "roles" or visitor.who in EXAMPLES:
            yield from _finds_own(visitor, door, method)


def _finds_own(visitor: Visitor, door: Door, method: str) -> Iterator[str]:
    open_to_all = door.oversees or door.endpoint in EVERYBODYS
    values = visitor.any_values(door) if open_to_all else visitor.own_values(door)
    if values is None:
        return
    with undone():
        answer = visitor.knock(method, visitor.address(door, values))
    if method == "GET" and visitor.written and door.endpoint not in READING_WRITES:
        yield _line(method, door, answer, f"reading writes: {visitor.written[0][:80]}")
    narrower = (door.endpoint, str(visitor.who)) in NARROWER
    if narrower and (answer.status_code not in {403, 404} or visitor.written):
        yield _line(method, door, answer, "the table of narrower policies says 403 or 404")
    if not narrower and answer.status_code in {401, 403, 404, 405, 500}:
        yield _line(method, door, answer, "expected to be let in")
    if not narrower and method == "GET" and _leads_to(answer, SIGN_IN):
        yield _line(method, door, answer, "expected to be let in")


def _finds_no_others(visitor: Visitor, door: Door, method: str) -> Iterator[str]:
    for other, values in visitor.others_values(door):
        before = contents(other)
        answer = visitor.knock(method, visitor.address(door, values))
        status = EXPLAINS.get(door.endpoint, 404)
        if answer.status_code != status:
            yield _line(method, door, answer, f"expected {status} for another's {other.table}")
        if visitor.written or contents(other) != before:
            yield _line(method, door, answer, f"wrote for another's {other.table}")


def _leads_to(answer: TestResponse, path: str) -> bool:
    return answer.headers.get("Location", "").partition("?")[0].startswith(path)


def _line(method: str, door: Door, answer: TestResponse, why: str) -> str:
    where = answer.headers.get("Location", "")
    return f"{method} {door}: {answer.status_code} {where} ({why})".replace("  ", " ")
