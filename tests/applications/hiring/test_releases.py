"""Where a home is: released after an identity check, on one page, capped, told of, written down."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.factories.accounts import make_person, sign_in
from tests.factories.applications import make_application
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.vacancies import make_vacancy
from tests.page import Page, StrictClient
from workforce.applications import services
from workforce.applications.models import Application
from workforce.applications.models.hiring import PlaceRelease
from workforce.applications.queries.hiring import releases as queries
from workforce.applications.rules.hiring.releases import limits_on
from workforce.applications.services.hiring import releases
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import IdentitySeen
from workforce.applications.views.hiring import releases as views
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.documents.models import RecordOpening
from workforce.messages.models import Letter
from workforce.providers.models import Organisation
from workforce.providers.states import Role

S = ApplicationState
ADDRESS = "12 Hidden Thicket Lane\nWressleby"
pytestmark = pytest.mark.usefixtures("app")


def met(
    organisation: Organisation | None = None, candidate: Any = None, state: S = S.INTERVIEWING
) -> Application:
    """Somebody who was invited to an interview for a home with an address."""
    home = make_home(organisation or make_organisation(), address=ADDRESS, postcode="HU12 0XQ")
    return make_application(make_vacancy(home), candidate or make_person(), state)


def recruiter(application: Application) -> Actor:
    return make_member(Role.RECRUITER, application.vacancy.organisation).actor


def release(actor: Actor, application: Application, **changes: Any) -> PlaceRelease:
    values: dict[str, Any] = {
        "identity": releases.IdentityCheck(IdentitySeen.PASSPORT, clock.today()),
        "reason": "To visit before they decide",
        "visit_on": clock.today() + timedelta(days=3),
        **changes,
    }
    return releases.release(actor, application, application.vacancy.home, **values)


@pytest.mark.parametrize("state", [S.SUBMITTED, S.SHORTLISTED, S.UNSUCCESSFUL])
def test_nobody_is_told_before_an_interview_or_after_the_end(state: S) -> None:
    application = met(state=state)
    with pytest.raises(Conflict, match="at the interview at the earliest"):
        release(recruiter(application), application)


@pytest.mark.parametrize(
    "wrong, at",
    [
        ({"reason": " "}, "reason"),
        ({"visit_on": -1}, "visit_on"),
        ({"visit_on": 29}, "visit_on"),
        ({"seen_on": 1}, "seen_on"),
    ],
)
def test_what_is_missing_or_cannot_be_is_refused_at_its_field(wrong: Any, at: str) -> None:
    application = met()
    changes = dict(wrong)
    if "visit_on" in wrong:
        changes["visit_on"] = clock.today() + timedelta(days=wrong["visit_on"])
    if "seen_on" in wrong:
        day = clock.today() + timedelta(days=changes.pop("seen_on"))
        changes["identity"] = releases.IdentityCheck(IdentitySeen.PASSPORT, day)
    with pytest.raises(DomainError) as refused:
        release(recruiter(application), application, **changes)
    assert refused.value.field == at


def test_only_homes_of_the_job_are_released_and_only_by_those_who_recruit() -> None:
    application = met()
    other = met()
    with pytest.raises(NotFound):
        release(recruiter(other), application)
    with pytest.raises(DomainError, match="one of the homes"):
        releases.release(
            recruiter(application),
            application,
            other.vacancy.home,
            identity=releases.IdentityCheck(IdentitySeen.OTHER, clock.today()),
            reason="Visit",
            visit_on=clock.today(),
        )


def test_one_person_releases_five_a_day_and_fifteen_a_week_and_a_colleague_goes_on() -> None:
    ours, limits = make_organisation(), limits_on(clock.today())
    actor = make_member(Role.RECRUITER, ours).actor
    start = clock.now()
    for day in range(3):
        with clock.stopped_at(start + timedelta(days=day)):
            for _ in range(limits.a_day):
                release(actor, met(ours))
            with pytest.raises(Conflict, match="today"):
                release(actor, met(ours))
    with clock.stopped_at(start + timedelta(days=3)):
        with pytest.raises(Conflict, match="within a week"):
            release(actor, met(ours))
        release(make_member(Role.RECRUITER, ours).actor, met(ours))
    with clock.stopped_at(start + timedelta(days=8)):
        release(actor, met(ours))


def test_a_candidate_has_two_addresses_open_at_most() -> None:
    person = make_person()
    for _ in range(2):
        application = met(candidate=person)
        release(recruiter(application), application)
    third = met(candidate=person)
    with pytest.raises(Conflict, match="as many addresses open"):
        release(recruiter(third), third)


def test_it_ends_the_day_after_the_visit_or_when_it_is_ended_or_with_the_application() -> None:
    application = met()
    row = release(recruiter(application), application)
    assert row.until == clock.day_end(clock.today() + timedelta(days=4))
    with clock.stopped_at(row.until):
        assert queries.open_release(application.id, clock.now()) is None
    services.withdraw(application.candidate.as_actor, application)
    assert queries.open_release(application.id, clock.now()) is None


def letters() -> list[Letter]:
    return list(session().scalars(select(Letter).order_by(Letter.id)))


def test_every_release_is_told_to_whoever_answers_for_the_home_without_the_address() -> None:
    application = met()
    home = application.vacancy.home
    owner = make_member(Role.OWNER, home.organisation).person
    manager = make_member(Role.REGISTERED_MANAGER, home.organisation, homes=(home,)).person
    release(recruiter(application), application)
    told = [one for one in letters() if one.template == "applications/hiring/place_released"]
    assert {one.address for one in told} == {owner.email, manager.email}
    everything = str([(one.context, one.endpoint_values) for one in letters()])
    assert "Thicket" not in everything
    assert "HU12" not in everything


def test_support_is_told_when_one_candidate_was_given_three_addresses_in_ninety_days() -> None:
    person, start = make_person(), clock.now()
    support = make_member(Role.SUPPORT).person
    for number, days in enumerate((0, 40, 80)):
        with clock.stopped_at(start + timedelta(days=days)):
            application = met(candidate=person)
            release(recruiter(application), application)
        told = [one for one in letters() if one.template == "applications/hiring/many_places"]
        assert [one.address for one in told] == ([support.email] if number == 2 else [])


def test_only_a_press_on_the_page_shows_it_and_every_look_is_written_down(
    client: StrictClient,
) -> None:
    application = met()
    url = f"/applications/{application.public_id}/place"
    sign_in(client, application.candidate)
    assert "No address is open to you" in client.page(url).main
    assert "Thicket" not in client.post(url).get_data(as_text=True)
    release(recruiter(application), application)
    sign_in(client, application.candidate)
    assert "Thicket" not in client.page(url).main
    shown = client.submit(url)
    assert "Hidden Thicket Lane" in Page(shown).main
    assert shown.headers["Cache-Control"] == "no-store"
    openings = select(func.count()).select_from(RecordOpening)
    assert session().scalar(openings.where(RecordOpening.subject_kind == "place_release")) == 1
    for page in (f"/applications/{application.public_id}", "/applications"):
        assert "Thicket" not in client.page(page).main


def test_nobody_else_looks_and_a_recruiter_ends_it(client: StrictClient) -> None:
    application = met()
    actor = recruiter(application)
    release(actor, application)
    sign_in(client, make_person())
    client.page(f"/applications/{application.public_id}/place", status=404)
    sign_in(client, make_member(Role.RECRUITER, application.vacancy.organisation).person)
    page = client.page(f"/applicants/{application.public_id}/place")
    assert "Passport seen" in page.main
    assert "Thicket" not in page.main
    assert client.post(f"/applicants/{application.public_id}/place/end").status_code == 303
    assert queries.open_release(application.id, clock.now()) is None


def test_a_recruiter_releases_by_the_form(client: StrictClient) -> None:
    application = met()
    sign_in(client, make_member(Role.RECRUITER, application.vacancy.organisation).person)
    today, url = clock.today(), f"/applicants/{application.public_id}/place"
    parts = {"day": today.day, "month": today.month, "year": today.year}
    typed: dict[str, Any] = {
        "home": application.vacancy.home.public_id,
        "seen": "passport",
        "reason": "To visit",
        **{
            f"{name}-{part}": str(n)
            for name in ("seen_on", "visit_on")
            for part, n in parts.items()
        },
    }
    assert "Choose which document you saw" in client.refused(url).errors.values()
    assert client.submit(url, **typed).status_code == 303
    assert queries.open_release(application.id, clock.now()) is not None


def test_how_many_addresses_may_be_released_is_said_as_the_data_has_it(
    client: StrictClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(limits_on(clock.today()), a_day=3, a_week=7)
    monkeypatch.setattr(views, "limits_on", lambda _day: few)
    application = make_application(state=S.INTERVIEWING)
    member = make_member(Role.RECRUITER, application.vacancy.organisation)
    sign_in(client, member.person)
    page = client.page(f"/applicants/{application.public_id}/place").main
    assert "You can release 3 a day and 7 a week." in page
