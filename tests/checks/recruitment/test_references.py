"""References: written, received, and verified by voice before a second person signs them off."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.factories import checks as make
from tests.factories.providers import make_home, make_organisation
from workforce.checks import services as gate
from workforce.checks.models import Appointment, Reference
from workforce.checks.queries import recruitment as records
from workforce.checks.services import recruitment as services
from workforce.checks.states import CheckKind, CheckState, ReferenceSlot
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.errors import Conflict, DomainError
from workforce.providers.models import Home

TODAY = clock.today()
BOTH = [
    (CheckKind.REFERENCE_RECENT, ReferenceSlot.MOST_RECENT),
    (CheckKind.REFERENCE_SECOND, ReferenceSlot.SECOND),
]
CALL: Any = {
    "rung_name": "Rowan Referee",
    "rung_on": TODAY,
    "number_found": "On their website",
    "confirmed": "Wrote it",
}


@pytest.fixture
def home(session: Session) -> Home:
    _ = session
    return make_home(make_organisation())


@pytest.fixture
def owner(home: Home) -> Actor:
    return make.make_keeper(home)


def asked(actor: Actor, row: Appointment, slot: ReferenceSlot, **more: Any) -> Reference:
    said: Any = {
        "slot": slot,
        "referee_name": "Rowan Referee",
        "organisation": "Elm Care",
        "relation": "Line manager",
        "instead_reason": "",
        "asked_on": TODAY,
        **more,
    }
    return services.ask_reference(actor, row, **said)


def received(actor: Actor, row: Reference, **more: Any) -> Reference:
    said: Any = {"received_on": TODAY, "answers": "Reliable", "concerns": False, **more}
    return services.receive_reference(actor, row, **said)


@pytest.mark.parametrize("kind, slot", BOTH)
def test_a_reference_is_not_seen_before_one_has_come(
    home: Home, owner: Actor, kind: CheckKind, slot: ReferenceSlot
) -> None:
    row = make.make_appointment(home)
    check = make.check_of(row, kind)
    reference = asked(owner, row, slot)
    with pytest.raises(DomainError, match="record the reference itself"):
        gate.record_evidence(owner, check)
    received(owner, reference)
    assert check.state is CheckState.SEEN


@pytest.mark.parametrize("kind, slot", BOTH)
def test_a_reference_is_not_verified_before_the_call(
    home: Home, owner: Actor, kind: CheckKind, slot: ReferenceSlot
) -> None:
    row = make.make_appointment(home)
    check, second = make.check_of(row, kind), make.make_keeper(home)
    reference = received(owner, asked(owner, row, slot))
    with pytest.raises(DomainError, match="ring the referee"):
        gate.verify(second, check)
    services.ring_referee(owner, reference, **CALL)
    assert gate.verify(second, check).state is CheckState.SATISFACTORY


def test_the_second_reference_does_not_stand_for_the_most_recent_employers(
    home: Home, owner: Actor
) -> None:
    row = make.make_appointment(home)
    received(owner, asked(owner, row, ReferenceSlot.SECOND))
    received(owner, asked(owner, row, ReferenceSlot.FURTHER))
    with pytest.raises(DomainError, match="record the reference itself"):
        gate.record_evidence(owner, make.check_of(row, CheckKind.REFERENCE_RECENT))


def test_without_a_most_recent_employer_another_reference_stands_in_its_place_with_a_reason(
    home: Home, owner: Actor
) -> None:
    row = make.make_appointment(home)
    reference = asked(owner, row, ReferenceSlot.MOST_RECENT, instead_reason="First job")
    received(owner, reference)
    assert reference.instead_reason == "First job"
    assert make.check_of(row, CheckKind.REFERENCE_RECENT).state is CheckState.SEEN
    assert asked(owner, row, ReferenceSlot.SECOND, instead_reason="x").instead_reason == ""


def test_an_open_concern_is_resolved_in_writing_before_a_reference_is_verified(
    home: Home, owner: Actor
) -> None:
    row = make.make_appointment(home)
    check, second = make.check_of(row, CheckKind.REFERENCE_SECOND), make.make_keeper(home)
    worrying = received(owner, asked(owner, row, ReferenceSlot.SECOND), concerns=True)
    services.ring_referee(owner, worrying, **CALL)
    with pytest.raises(DomainError, match="raises a concern"):
        gate.verify(second, check)
    another = received(owner, asked(owner, row, ReferenceSlot.SECOND))
    services.ring_referee(owner, another, **CALL)
    with pytest.raises(DomainError, match="raises a concern"):
        gate.verify(second, check)
    services.resolve_concerns(owner, worrying, resolved="Asked, answered and weighed")
    assert gate.verify(second, check).state is CheckState.SATISFACTORY


def test_another_version_of_a_reference_asks_for_another_call(home: Home, owner: Actor) -> None:
    row = make.make_appointment(home, complete=True)
    check = make.check_of(row, CheckKind.REFERENCE_RECENT)
    (reference,) = records.references_as(row.id, ReferenceSlot.MOST_RECENT)
    received(owner, reference)
    assert (check.state, reference.rung_on) == (CheckState.SEEN, None)
    with pytest.raises(DomainError, match="ring the referee"):
        gate.verify(make.make_keeper(home), check)


def test_nobody_rings_before_the_reference_has_come_and_what_came_stays(
    home: Home, owner: Actor
) -> None:
    reference = asked(owner, make.make_appointment(home), ReferenceSlot.FURTHER)
    with pytest.raises(Conflict, match="written reference came"):
        services.ring_referee(owner, reference, **CALL)
    received(owner, reference)
    with pytest.raises(Conflict, match="stays on file"):
        services.remove_reference(owner, reference)


def test_a_reference_that_never_came_can_be_taken_back(home: Home, owner: Actor) -> None:
    row = make.make_appointment(home)
    services.remove_reference(owner, asked(owner, row, ReferenceSlot.SECOND))
    assert records.references_of(row.id) == []
