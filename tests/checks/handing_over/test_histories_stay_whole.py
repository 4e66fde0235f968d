"""A home changes owner: the time in its own post is no gap in anybody's history."""

from datetime import timedelta

from tests.checks.handing_over.steps import (
    ONE_DAY,
    TODAY,
    hand_over,
    spells,
    through_the_gate,
)
from tests.factories import checks as make
from tests.factories import recruitment as recruits
from workforce.checks import queries, services
from workforce.checks.queries import recruitment
from workforce.checks.states import CheckKind, HistoryKind
from workforce.providers.models import Home, Organisation

LONG_AGO = TODAY - timedelta(days=400)
LATER = TODAY + timedelta(days=60)
LATER_STILL = TODAY + timedelta(days=120)


def test_time_with_the_earlier_owner_asks_for_no_explanation(
    home: Home, receiver: Organisation
) -> None:
    appointment = make.make_appointment(home, person_reference="R1")
    earlier = recruits.a_post(LONG_AGO, TODAY - ONE_DAY, kind=HistoryKind.TRAVEL)
    recruits.make_history(appointment, earlier, starts_on=LONG_AGO)
    services.start(make.SYSTEM, make.finish_checks(appointment), started_on=TODAY)
    hand_over(home, receiver, LATER)
    after = spells(receiver)[-1]
    carried = queries.of_spell(after)
    assert carried is not None
    assert after.started_on == LATER
    assert recruitment.wanted_rows(carried, LATER)[CheckKind.GAP] == {}
    missing = {one.kind for one in queries.what_is_missing(carried, LATER)}
    assert CheckKind.GAP not in missing


def test_time_with_every_earlier_owner_is_known_without_asking(
    home: Home, giver: Organisation, receiver: Organisation
) -> None:
    before = through_the_gate(home, person_reference="R1")
    hand_over(home, receiver, LATER)
    hand_over(home, giver, LATER_STILL)
    appointment = queries.of_spell(spells(giver)[-1])
    assert appointment is not None
    found = {span.first for span in recruitment.history.spells_here(appointment)}
    assert found == {before.started_on, LATER, LATER_STILL}
