"""Offers with terms: made once a post, changed, answered, taken back, lapsed, and asked about."""

import itertools
import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from tests.factories.accounts import make_person, sign_in
from tests.factories.applications import complete_checks, make_application, recruiter_of
from tests.factories.providers import make_home, make_member, make_organisation
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications import services
from workforce.applications.models import Application
from workforce.applications.models.hiring import OFFER, Offer
from workforce.applications.queries import facts
from workforce.applications.queries.hiring import offers as queries
from workforce.applications.rules.hiring import offers as rules
from workforce.applications.services.hiring import offers
from workforce.applications.states import ApplicationState
from workforce.applications.states.hiring import OfferState
from workforce.checks import queries as checks
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.core.errors import Conflict, DomainError, NotFound
from workforce.employment.states import Contract, JobRole
from workforce.messages.models import Letter
from workforce.providers.states import Role
from workforce.vacancies.rules import wage

O = OfferState  # noqa: E741 - as short as S, which stands for the states of applications
S = ApplicationState
SYSTEM = Actor.system("tests")
pytestmark = pytest.mark.usefixtures("app")


def letters() -> list[str]:
    return [one.template for one in session().scalars(select(Letter).order_by(Letter.id))]


def offered() -> Application:
    return make_application(state=S.OFFERED)


def standing(application: Application) -> Offer:
    found = queries.standing(application.id)
    assert found is not None
    return found


def newest(application: Application) -> Offer:
    return queries.versions_of(application.id)[0]


@pytest.mark.parametrize("start, to", list(itertools.product(O, O)))
def test_only_the_lawful_moves_of_an_offer_are_lawful(start: O, to: O) -> None:
    lawful = {
        O.OPEN: {O.ACCEPTED, O.DECLINED, O.WITHDRAWN, O.LAPSED, O.REPLACED},
        O.ACCEPTED: {O.DECLINED, O.WITHDRAWN, O.REPLACED},
        O.LAPSED: {O.ACCEPTED, O.DECLINED, O.WITHDRAWN, O.REPLACED},
    }
    assert OFFER.allows(start, to) is (to in lawful.get(start, set()))


def test_an_offer_without_terms_of_its_own_is_as_advertised() -> None:
    application = offered()
    offer, vacancy = standing(application), application.vacancy
    assert (offer.home_id, offer.role, offer.contract) == (
        vacancy.home_id,
        vacancy.role,
        vacancy.contract,
    )
    assert (offer.weekly_hours, offer.pay_pence) == (vacancy.weekly_hours, vacancy.pay_from_pence)
    assert offer.expires_on == clock.today() + timedelta(days=14)


def test_the_appointment_opens_for_the_hours_and_the_contract_that_were_offered() -> None:
    application = make_application(state=S.INTERVIEWING)
    terms = replace(
        offers.advertised(application.vacancy),
        weekly_hours=Decimal(20),
        contract=Contract.FIXED_TERM,
    )
    services.offer(recruiter_of(application.vacancy), application, terms)
    appointment = checks.appointment_by_origin(
        application.organisation_id, facts.origin_of(application)
    )
    assert appointment is not None
    assert (appointment.weekly_hours, appointment.contract) == (Decimal(20), Contract.FIXED_TERM)


def test_a_code_has_ten_signs_in_groups_and_is_found_however_it_is_typed() -> None:
    offer = standing(offered())
    assert re.fullmatch(r"[A-Z2-9]{10}", offer.code)
    assert re.fullmatch(r"\w{4}-\w{4}-\w{2}", rules.in_groups(offer.code))
    typed = f" {rules.in_groups(offer.code).lower()} "
    assert queries.by_code(rules.plain(typed)) is not None
    assert queries.by_code(rules.plain(f"{typed}X")) is None


@pytest.mark.parametrize(
    "changes, at",
    [
        ({"expires_on": -1}, "expires_on"),
        ({"expires_on": 91}, "expires_on"),
        ({"starts_on": -1}, "starts_on"),
    ],
)
def test_days_that_cannot_be_are_refused_at_their_field(changes: dict[str, int], at: str) -> None:
    application = make_application(state=S.INTERVIEWING)
    days: dict[str, Any] = {
        name: clock.today() + timedelta(days=days) for name, days in changes.items()
    }
    terms = replace(offers.advertised(application.vacancy), **days)
    with pytest.raises(DomainError) as refused:
        services.offer(recruiter_of(application.vacancy), application, terms)
    assert refused.value.field == at
    assert application.state is S.INTERVIEWING


def test_pay_below_the_minimum_wage_another_home_and_words_that_tell_it_are_refused() -> None:
    home = make_home(make_organisation(), name="Quillfeather House")
    application = make_application(make_vacancy(home), state=S.INTERVIEWING)
    good, actor = offers.advertised(application.vacancy), recruiter_of(application.vacancy)
    wrongs: list[tuple[dict[str, Any], str]] = [
        ({"pay_pence": 500}, "pay"),
        ({"home": make_home(home.organisation)}, "home"),
        ({"words": "See you at Quillfeather House"}, "words"),
    ]
    for wrong, at in wrongs:
        with pytest.raises(DomainError) as refused:
            services.offer(actor, application, replace(good, **wrong))
        assert refused.value.field == at
        if at == "pay":
            rate = wage.rate_on(clock.today())
            assert rate is not None
            said = f"The National Living Wage is £{rate.pence / 100:.2f} an hour from"
            assert said in str(refused.value)


def test_a_changed_offer_replaces_the_earlier_one_and_has_a_code_of_its_own() -> None:
    application = offered()
    old, actor = standing(application), recruiter_of(application.vacancy)
    offers.accept(application.candidate.as_actor, application)
    new = offers.change(actor, application, replace(offers.again(old), pay_pence=1500))
    assert (old.state, new.state, new.version) == (O.REPLACED, O.OPEN, 2)
    assert new.code != old.code
    assert letters()[-1] == "applications/hiring/offer_changed"


def test_home_role_and_contract_of_an_offer_stay_once_the_checks_have_begun() -> None:
    application = offered()
    terms = replace(offers.again(standing(application)), role=JobRole.DEPUTY_MANAGER)
    with pytest.raises(DomainError, match="checks have begun"):
        offers.change(recruiter_of(application.vacancy), application, terms)
    assert standing(application).state is O.OPEN


def test_a_candidate_accepts_once_and_nobody_else_does() -> None:
    application = offered()
    with pytest.raises(NotFound):
        offers.accept(make_person().as_actor, application)
    offers.accept(application.candidate.as_actor, application)
    assert standing(application).state is O.ACCEPTED
    with pytest.raises(Conflict):
        offers.accept(application.candidate.as_actor, application)


def test_an_offer_can_be_accepted_on_its_last_day_and_not_after_it() -> None:
    application = offered()
    offer, me = standing(application), application.candidate.as_actor
    with (
        clock.stopped_at(clock.day_start(offer.expires_on + timedelta(days=1))),
        pytest.raises(Conflict, match="has ended"),
    ):
        offers.accept(me, application)
    with clock.stopped_at(clock.day_end(offer.expires_on) - timedelta(minutes=1)):
        offers.accept(me, application)


def test_an_unanswered_offer_lapses_once_and_keeps_its_post() -> None:
    application = offered()
    last = standing(application).expires_on
    assert offers.lapse(SYSTEM, last) == 0
    assert offers.lapse(SYSTEM, last + timedelta(days=3)) == 1
    assert offers.lapse(SYSTEM, last + timedelta(days=3)) == 0
    assert standing(application).state is O.LAPSED
    assert letters().count("applications/hiring/offer_lapsed") == 1
    assert facts.offers_count(application.vacancy_id) == 1


def test_an_offer_that_has_lapsed_is_not_accepted_by_its_candidate_at_any_time_later() -> None:
    application = offered()
    later = standing(application).expires_on + timedelta(days=40)
    with clock.stopped_at(clock.day_start(later)):
        offers.lapse(SYSTEM, later)
        with pytest.raises(Conflict, match="has ended"):
            offers.accept(application.candidate.as_actor, application)
    assert standing(application).state is O.LAPSED


@pytest.mark.parametrize(
    "verb, state",
    [
        (lambda one: services.decline(one.candidate.as_actor, one), O.DECLINED),
        (lambda one: services.withdraw(one.candidate.as_actor, one), O.DECLINED),
        (lambda one: services.turn_down(recruiter_of(one.vacancy), one), O.WITHDRAWN),
    ],
)
def test_an_offer_ends_with_its_application(verb: Any, state: O) -> None:
    application = offered()
    verb(application)
    assert newest(application).state is state
    assert queries.standing(application.id) is None


def test_an_offer_taken_back_tells_the_candidate_why_and_keeps_it_encrypted() -> None:
    application = offered()
    services.take_back_offer(recruiter_of(application.vacancy), application, words="Home closes")
    assert application.state is S.UNSUCCESSFUL
    assert (newest(application).state, newest(application).reason) == (O.WITHDRAWN, "Home closes")
    assert letters()[-1] == "applications/hiring/offer_taken_back"


def test_whoever_starts_has_accepted() -> None:
    application = offered()
    complete_checks(application)
    actor = recruiter_of(application.vacancy)
    services.mark_started(actor, application, started_on=clock.today())
    assert newest(application).state is O.ACCEPTED


def test_a_recruiter_offers_with_terms_and_the_candidate_accepts(client: StrictClient) -> None:
    application = make_application(state=S.INTERVIEWING)
    recruiter = make_member(Role.RECRUITER, application.vacancy.organisation).person
    sign_in(client, recruiter)
    url = f"/applicants/{application.public_id}/offer"
    assert client.submit(url, weekly_hours="30", words="We look forward").status_code == 303
    panel = client.page(f"/applicants/{application.public_id}").main
    assert "30 hours a week" in panel
    pdf = client.get(f"{url}.pdf")
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf.data)).pages)
    assert rules.in_groups(standing(application).code) in text
    assert str(application.vacancy.home.name) not in text
    sign_in(client, application.candidate)
    mine = f"/applications/{application.public_id}/offer"
    page = client.page(mine)
    assert "We look forward" in page.main
    assert str(application.vacancy.home.name) not in page.main
    assert "Answer your job offer" in client.page(f"/applications/{application.public_id}").main
    assert client.submit(mine).status_code == 303
    assert "Accepted" in client.page(mine).main
    assert client.get(f"{mine}.pdf").mimetype == "application/pdf"


def test_anybody_asks_whether_an_offer_is_real_and_reads_no_home_and_no_name(
    client: StrictClient,
) -> None:
    application = offered()
    code = rules.in_groups(standing(application).code)
    url = "/offers/check"
    known = client.post(url, data={**client.page(url).form_values(), "code": code})
    text = known.get_data(as_text=True)
    assert "This code is genuine" in text
    assert "The offer stands" in text
    assert application.vacancy.employer_name in text
    for secret in (application.candidate.name, application.vacancy.home.name):
        assert str(secret) not in text
    services.decline(application.candidate.as_actor, application)
    gone = client.post(url, data={**client.page(url).form_values(), "code": code})
    assert "no longer stands" in gone.get_data(as_text=True)
    other = client.post(url, data={**client.page(url).form_values(), "code": "ABCD-EFGH-JK"})
    assert "We do not know this code" in other.get_data(as_text=True)
    assert list(client.refused(url, code="").errors.values()) == ["Enter the code of the offer"]


def test_taking_an_offer_back_asks_for_words(client: StrictClient) -> None:
    application = offered()
    sign_in(client, make_member(Role.RECRUITER, application.vacancy.organisation).person)
    url = f"/applicants/{application.public_id}/offer/take-back"
    assert list(client.refused(url).errors.values()) == ["Write what the candidate is told"]
    assert client.submit(url, words="The home closes").status_code == 303
    assert application.state is S.UNSUCCESSFUL
