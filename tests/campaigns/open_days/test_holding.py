"""Holding open days: who may, what the campaign's team agrees to, and places that are no home."""

from datetime import time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.factories import accounts, providers
from tests.factories import campaigns as running
from tests.factories import open_days as make
from workforce.campaigns import policies
from workforce.campaigns.models import OPEN_DAY, OpenDay
from workforce.campaigns.presenters.open_days import Figures, event_posting
from workforce.campaigns.queries.open_days import days as queries
from workforce.campaigns.queries.open_days import impossible
from workforce.campaigns.services import campaigns as services
from workforce.campaigns.services.open_days import keeping
from workforce.campaigns.states import BookingState, OpenDayState
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session as current
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.messages.models import Letter
from workforce.providers.states import ROLES_OF, OrganisationKind, Role
from workforce.vacancies.services.asking import CONFIRM

DAY = timedelta(days=1)
S = OpenDayState
pytestmark = pytest.mark.usefixtures("session", "later")


def letters() -> list[str]:
    """The letters that were written, in order."""
    current().rollback()
    found = current().scalars(select(Letter.template).order_by(Letter.id))
    return [name.rpartition("/")[2] for name in found]


def test_a_day_of_the_campaigns_own_team_opens_at_once() -> None:
    day = make.make_open_day(opened=False)
    assert queries.public_day(day.public_id) is None
    keeping.publish(make.keeper_for(day), day)
    assert queries.public_day(day.public_id) is not None
    assert letters() == []


def test_a_providers_day_waits_for_the_teams_yes() -> None:
    day = make.make_offered()
    assert day.state is S.ASKED
    assert queries.public_day(day.public_id) is None
    with pytest.raises(NotAllowed):
        keeping.agree(providers.make_member(Role.OWNER, day.organisation).actor, day)
    with pytest.raises(NotAllowed):
        keeping.agree(running.keeper_of(), day)
    keeping.agree(make.team_of(day), day)
    assert [one.id for one in queries.coming_of(day.campaign, clock.now())] == [day.id]
    with pytest.raises(Conflict):
        keeping.agree(make.team_of(day), day)
    assert letters() == ["asked", "agreed"]


def test_a_day_that_is_sent_back_is_written_anew_and_asked_again() -> None:
    holder = make.holder_of()
    day = make.make_offered(holder)
    keeping.send_back(make.team_of(day), day, "Say how long it takes.")
    assert current().get_one(OpenDay, day.id).state is S.DRAFT
    letter = current().scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert letter is not None
    assert letter.context is not None
    assert letter.context["why"] == "Say how long it takes."
    keeping.change(holder, day, make.as_it_stands(day, words="It takes two hours."))
    keeping.publish(holder, day)
    assert letters()[:2] == ["asked", "sent_back"]


def test_words_that_the_team_agreed_to_stay_while_time_and_place_may_change() -> None:
    holder = make.holder_of()
    day = make.make_offered(holder)
    keeping.agree(make.team_of(day), day)
    with pytest.raises(DomainError, match="said yes") as refused:
        keeping.change(holder, day, make.as_it_stands(day, words="Something else."))
    assert refused.value.field == "words"
    keeping.change(holder, day, make.as_it_stands(day, venue_name="Town Hall"))
    assert current().get_one(OpenDay, day.id).venue_name == "Town Hall"


def test_everybody_is_told_once_of_another_time_and_never_of_other_words() -> None:
    day = make.make_open_day(places_count=1)
    for name in ("ann", "bob", "cem"):
        make.make_booking(day, f"{name}@example.org")
    holder = make.keeper_for(day)
    keeping.change(holder, day, make.as_it_stands(day, words="Other words."))
    assert letters()[3:] == []
    keeping.change(holder, day, make.as_it_stands(day, starts=time(9), places_count=2))
    assert letters()[3:] == ["place", "changed", "changed"]
    keeping.change(holder, day, make.as_it_stands(day, starts=time(8)))
    assert letters()[6:] == ["changed"] * 3


def test_everybody_who_booked_is_told_once_that_the_day_is_called_off() -> None:
    day = make.make_open_day(places_count=1)
    for name in ("ann", "bob"):
        make.make_booking(day, f"{name}@example.org")
    assert keeping.call_off(make.keeper_for(day), day) == 2
    with pytest.raises(Conflict):
        keeping.call_off(make.keeper_for(day), day)
    assert letters()[2:] == ["called_off", "called_off"]
    found = queries.public_day(day.public_id)
    assert found is not None
    assert found.state is S.CANCELLED


def test_a_draft_that_is_called_off_is_shown_to_nobody() -> None:
    day = make.make_open_day(opened=False)
    make_public = queries.public_day
    keeping.call_off(make.keeper_for(day), day)
    assert make_public(day.public_id) is None


def test_a_day_is_held_once_it_is_over_and_then_no_longer_changes() -> None:
    day = make.make_open_day()
    assert keeping.note_held() == 0
    clock.set_today(clock.today() + 15 * DAY)
    assert [keeping.note_held() for _time in range(2)] == [1, 0]
    for change in (keeping.call_off, keeping.publish):
        with pytest.raises(Conflict):
            change(make.keeper_for(day), day)


def test_no_state_follows_another_unlawfully() -> None:
    lawful = {(start.value, to.value) for start in S for to in S if OPEN_DAY.allows(start, to)}
    assert lawful == {
        ("draft", "asked"),
        ("draft", "open"),
        ("draft", "cancelled"),
        ("asked", "open"),
        ("asked", "draft"),
        ("asked", "cancelled"),
        ("open", "held"),
        ("open", "cancelled"),
    }


def test_a_day_needs_a_campaign_that_runs() -> None:
    actor = running.keeper_of()
    draft = running.make_campaign(actor)
    with pytest.raises(Conflict):
        make.make_open_day(make.holder_of(), draft)
    with pytest.raises(DomainError, match="Publish the campaign first"):
        make.make_open_day(actor, draft)
    live = running.make_campaign(actor, live=True)
    services.end(actor, live)
    with pytest.raises(Conflict):
        make.make_open_day(actor, live)


def test_days_go_on_after_a_campaign_ended_early() -> None:
    actor = running.keeper_of()
    live = running.make_campaign(actor, live=True)
    day = make.make_open_day(actor, live)
    services.end(actor, live)
    make.make_booking(day)
    keeping.call_off(actor, day)
    assert letters() == ["booked", "called_off"]


@pytest.mark.parametrize(
    "field, changes",
    [
        ("starts", {"day": clock.today(), "starts": time(7)}),
        ("starts", {"starts": time(6)}),
        ("ends", {"starts": time(12), "ends": time(11)}),
        ("day", {"day": clock.today() + 90 * DAY}),
        ("places_count", {"places_count": 0}),
        ("places_count", {"places_count": 501}),
        ("venue_name", {"venue_name": ""}),
        ("venue_address", {"venue_address": ""}),
        ("venue_postcode", {"venue_postcode": "Leeds"}),
        ("venue_postcode", {"venue_postcode": "ZZ1 1AA"}),
        ("words", {"words": "Come to 12 High Street."}),
        ("welsh_words", {"welsh_words": "Dewch i LS1 4AP."}),
        (CONFIRM, {"words": "Our twelve-year-old boy will show you round."}),
    ],
)
def test_what_an_open_day_cannot_be(field: str, changes: dict[str, Any]) -> None:
    clock.set_today(clock.today())
    with pytest.raises(DomainError) as refused:
        make.make_open_day(**changes)
    assert refused.value.field == field


def test_words_that_are_not_about_a_child_are_taken_once_their_writer_says_so() -> None:
    words = "Our twelve-year-old boy will show you round."
    assert make.make_open_day(words=words, no_child_described=True).words == words


def test_an_online_day_needs_a_link_that_nobody_reads_in_public() -> None:
    actor = running.keeper_of()
    live = running.make_campaign(actor, live=True)
    with pytest.raises(DomainError) as refused:
        keeping.set_up(actor, live, make.make_online(meeting_link="call me"))
    assert refused.value.field == "meeting_link"
    day = keeping.set_up(actor, live, make.make_online())
    assert "meet.example.org" not in str(event_posting(day, "https://example.org/open-days/x"))


def refused_places(holder: Actor, **changes: Any) -> str:
    campaign = running.make_campaign(live=True)
    with pytest.raises(DomainError) as refused:
        make.make_open_day(holder, campaign, **changes)
    return f"{refused.value.field}: {refused.value}"


def test_no_home_is_a_place_for_an_open_day_whoevers_it_is_and_the_refusal_tells_of_none() -> None:
    us, them = providers.make_organisation(), providers.make_organisation()
    holder = make.holder_of(us)
    providers.make_home(us, name="Fernhill", address="4 Wood Row\nBradford", postcode="BD1 1AA")
    providers.make_home(them, name="Larch View", address="9 Moor Top", postcode="LS6 2QQ")
    said = {
        refused_places(holder, venue_postcode="BD11AA"),
        refused_places(holder, venue_address="4 Wood Row\nLeeds"),
        refused_places(holder, venue_name="Fernhill"),
        refused_places(holder, venue_postcode="ls6 2qq"),
        refused_places(holder, venue_address="9 Moor Top", venue_postcode="LS6 1AA"),
    }
    assert said == {
        "venue_postcode: This place cannot be used. Choose another one that is open to the public"
    }
    make.make_open_day(holder, running.make_campaign(live=True))


def test_the_town_and_the_street_of_a_home_are_no_secret_of_other_places() -> None:
    us = providers.make_organisation()
    providers.make_home(us, name="Fernhill", address="4 Wood Row\nShipley", postcode="BD18 3AA")
    place: dict[str, Any] = {"venue_name": "Library", "venue_address": "Wood Row\nShipley"}
    day = make.make_open_day(
        make.holder_of(us), running.make_campaign(live=True), **place, venue_postcode="BD18 3AB"
    )
    assert day.venue_postcode == "BD18 3AB"


def test_no_words_name_a_home_of_the_holder() -> None:
    us = providers.make_organisation(name="Fernhill Care")
    providers.make_home(us, name="Fernhill", address="4 Wood Row", postcode="BD1 1AA")
    holder = make.holder_of(us)
    assert refused_places(holder, words="We work at Fernhill.").startswith("words: Take out")
    day = make.make_offered(holder)
    assert day.holder_name == ""


def test_a_place_that_became_a_home_is_found_at_night() -> None:
    day = make.make_open_day()
    today = clock.today()
    assert impossible.held_at_a_home(today) == []
    providers.make_home(providers.make_organisation(), postcode=day.venue_postcode)
    assert impossible.held_at_a_home(today) == [("open_day", day.public_id)]


def test_a_day_is_listed_and_opened_exactly_when_the_policy_says_yes() -> None:
    us, body = providers.make_organisation(), running.keeper_of()
    campaign = running.make_campaign(body, live=True)
    made = [make.make_open_day(body, campaign), make.make_open_day(make.holder_of(us), campaign)]
    made += [make.make_offered(), make.make_open_day()]
    readers = [body, Actor.anonymous(), accounts.make_person().as_actor]
    for kind in OrganisationKind:
        for role in ROLES_OF[kind]:
            readers.append(providers.make_member(role, providers.make_organisation(kind)).actor)
            if kind is OrganisationKind.PROVIDER:
                readers.append(providers.make_member(role, us).actor)
    seen = 0
    for reader in readers:
        listed = {one.id for one in queries.open_days_for(reader)}
        for day in made:
            may = policies.can_see_open_day(reader, day)
            assert (day.id in listed) is may
            assert (queries.open_day_for(reader, day.public_id) is not None) is may
            own = queries.own_open_day_for(reader, day.public_id) is not None
            assert own is policies.can_hold(reader, day)
            seen += may
    assert seen == 4


def test_counts_of_few_are_hidden_from_the_campaigns_team_and_not_from_the_holder() -> None:
    counts = {(BookingState.BOOKED, True): 7, (BookingState.WAITING, None): 2}
    own = dict(Figures.of(counts, own=True).rows)
    assert [*own.values()] == [7, 7, 0, 0, 2, 0]
    others = dict(Figures.of(counts, own=False).rows)
    assert 2 not in others.values()
    assert 7 not in others.values()
