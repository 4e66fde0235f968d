"""A first file of a whole workforce: written together, as if everybody had come one by one."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from tests.checks.people_csv import BEFORE, JOINED, TODAY, in_post, line, outcomes, rows_of, take
from tests.factories import checks as make
from tests.factories.providers import make_home, make_member, make_organisation
from workforce.checks import queries, services
from workforce.checks.models import Appointment, Check
from workforce.checks.rules.people_file import COLUMNS
from workforce.checks.services import Outcome, concerns
from workforce.checks.services.people_file import entering, taking
from workforce.checks.states import ConcernKind
from workforce.core import lifecycle
from workforce.core.audit import AuditEntry
from workforce.core.lifecycle import StateChange
from workforce.employment import queries as employment
from workforce.employment.models import PersonInPost
from workforce.providers.models import Home
from workforce.providers.states import Role

WRITTEN = (PersonInPost, Appointment, Check, StateChange, AuditEntry)
# What differs between two people of whom all else is the same.
OWN = frozenset(
    {"id", "public_id", "created_at", "organisation_id", "home_id", "person_in_post_id", "actor_id"}
)


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation(), joined_on=JOINED)


def everybody(home: Home) -> list[str]:
    """New people of every kind: in post, leaving, gone, with an address, with another contract."""
    return [
        line(home),
        line(home, person_reference="A2", email="Two@Example.org", contract="bank"),
        line(home, person_reference="A3", role="teacher", weekly_hours="20"),
        line(home, person_reference="A4", ended_on=TODAY, leaving_reason="pay"),
        line(home, person_reference="A5", ended_on=BEFORE),
        line(home, person_reference="A6"),
        line(home, person_reference="A6", role="teacher"),
        line(home, person_reference="A7", started_on=TODAY),
    ]


def plain(row: Any, *without: str) -> dict[str, Any]:
    """The columns of a row that do not tell whose it is."""
    names = {column.key for column in row.__mapper__.columns} - OWN - set(without)
    return {name: getattr(row, name) for name in names}


def recorded(home: Home) -> list[Any]:
    """Everything that was written of the people of a home, in the order of their references."""
    found: list[Any] = []
    spells = employment.spells_of(home.organisation_id or 0)
    for spell in sorted(spells, key=lambda one: (one.person_reference, one.role)):
        found.append(plain(spell, "leaving_recorded_at"))
        appointment = queries.of_spell(spell)
        if appointment is not None:
            checks = [plain(one, "appointment_id") for one in appointment.checks]
            moves = [plain(one, "subject_id") for one in lifecycle.history(appointment)]
            found.append((plain(appointment), checks, moves))
    return found


def trail(session: Session, home: Home, since: int) -> Counter[tuple[str, str]]:
    """What was noted in the audit trail, as counts: everybody's deeds are the same."""
    query = select(AuditEntry).where(AuditEntry.id > since)
    entries = [one for one in session.scalars(query) if one.details.get("home_id") == home.id]
    return Counter((one.action, one.subject_kind) for one in entries)


def test_people_written_together_stand_as_people_who_came_one_by_one(
    home: Home, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_home(make_organisation(), joined_on=JOINED)
    together = take(home, *everybody(home))
    monkeypatch.setattr(taking, "enter_together", lambda *_: [])
    one_by_one = take(other, *everybody(other))
    assert outcomes(together) == outcomes(one_by_one)
    assert outcomes(together) == {Outcome.IN_POST_BEFORE: 7, Outcome.WAITING: 1}
    assert together.differences == one_by_one.differences
    assert recorded(home) == recorded(other)
    assert trail(session, home, 0) == trail(session, other, 0) != Counter()


def test_a_file_broken_off_half_way_and_sent_again_ends_as_one_that_was_not(
    session: Session,
) -> None:
    organisation, whole = make_organisation(), make_organisation()
    homes = [make_home(organisation, joined_on=JOINED) for _ in range(3)]
    others = [make_home(whole, joined_on=JOINED) for _ in range(3)]

    def file(these: Sequence[Home]) -> bytes:
        rows = [
            line(one, person_reference=f"P{number}{each}")
            for number, one in enumerate(these)
            for each in range(4)
        ]
        return "\n".join([",".join(COLUMNS), *rows]).encode()

    def pull_the_plug(done: int, total: int) -> None:
        if 0 < done < total:
            raise KeyboardInterrupt

    actor = make.make_keeper(homes[0])
    with pytest.raises(KeyboardInterrupt):
        services.import_people(actor, organisation, file(homes), progress=pull_the_plug)
    assert sorted(len(in_post(one)) for one in homes) == [0, 0, 4]
    again = services.import_people(actor, organisation, file(homes))
    assert outcomes(again) == {Outcome.UNCHANGED: 4, Outcome.IN_POST_BEFORE: 8}
    services.import_people(make.make_keeper(others[0]), whole, file(others))
    assert list(map(recorded, homes)) == list(map(recorded, others))
    counted = rows_of(session, *WRITTEN)
    assert outcomes(services.import_people(actor, organisation, file(homes))) == {
        Outcome.UNCHANGED: 12
    }
    assert rows_of(session, *WRITTEN) == counted


def worry_about(home: Home) -> Appointment:
    """Somebody whose checks are under way, with an address, and a concern about them."""
    worried = make.make_appointment(home, email="worry@example.org")
    about = concerns.About(appointment=worried)
    actor = make_member(Role.OWNER, home.organisation).actor
    concerns.open_concern(actor, about, ConcernKind.ALLEGATION, aware_on=TODAY)
    return worried


def test_whoever_is_under_a_concern_is_refused_among_others_who_are_taken(home: Home) -> None:
    worried = worry_about(home)
    report = take(
        home,
        line(home),
        line(home, person_reference=worried.person_reference),
        line(home, person_reference="NEW-1", email="Worry@Example.org"),
    )
    assert outcomes(report) == {Outcome.IN_POST_BEFORE: 1}
    assert [one.line for one in report.refused] == [3, 4]
    assert [one.person_reference for one in in_post(home)] == ["A1"]


def test_somebody_recorded_in_any_way_is_never_taken_unasked(home: Home) -> None:
    organisation_id = home.organisation_id or 0
    worried = worry_about(home)
    withdrawn = make.make_appointment(home, email="known@example.org")
    services.withdraw(make.make_keeper(home), withdrawn, reason="Changed their mind")
    said = {
        worried.person_reference: None,
        withdrawn.person_reference: None,
        "NEW-1": "Worry@Example.org",
        "NEW-2": "new@example.org",
    }
    assert queries.unheard_of(organisation_id, said) == {"NEW-2"}


def test_one_row_that_the_database_refuses_costs_nobody_else_their_post(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = entering.enter_together
    broken: list[str] = []

    def breaks(*given: Any) -> Any:
        monkeypatch.setattr(entering, "new_appointments", refuse)
        return written(*given)

    def refuse(*_: Any) -> None:
        broken.append("together")
        raise services.ChecksIncomplete([])

    monkeypatch.setattr(taking, "enter_together", breaks)
    report = take(home, line(home), line(home, person_reference="A2"))
    assert broken == ["together"]
    assert outcomes(report) == {Outcome.IN_POST_BEFORE: 2}
    assert len(in_post(home)) == 2


def test_twice_as_many_people_are_looked_up_no_more_often(session: Session) -> None:
    asked: list[int] = []
    for many in (10, 20):
        home = make_home(make_organisation(), joined_on=JOINED)
        rows = [line(home, person_reference=f"R{number}") for number in range(many)]
        statements: list[str] = []

        def count(*details: Any, kept: list[str] = statements) -> None:
            if not str(details[2]).startswith("INSERT"):
                kept.append(str(details[2]))

        event.listen(Engine, "before_cursor_execute", count)
        try:
            assert outcomes(take(home, *rows)) == {Outcome.IN_POST_BEFORE: many}
        finally:
            event.remove(Engine, "before_cursor_execute", count)
        asked.append(len(statements))
    assert session
    assert asked[0] == asked[1]
