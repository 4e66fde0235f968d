"""The worker's own side: plain words, no promise, no countdown, and who can advise."""

from datetime import timedelta

import pytest

from tests.factories import accounts, employment, providers, sponsorship
from tests.page import StrictClient
from workforce.core import clock
from workforce.sponsorship import privacy
from workforce.sponsorship.presenters.worker import words_for
from workforce.sponsorship.services import keeping
from workforce.sponsorship.states import CaseState, DutyKind

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.today()


def make_worker() -> tuple[accounts.Person, sponsorship.SponsorshipCase]:
    person = accounts.make_person()
    home = providers.make_home(providers.make_organisation(name="North Homes"))
    row = employment.make_person_in_post(home, account=person)
    case = sponsorship.make_case(home, person=row, certificate_number="C2G0A")
    return person, case


def test_a_worker_reads_what_the_employer_holds(client: StrictClient) -> None:
    person, case = make_worker()
    sponsorship.make_duty(case, DutyKind.PAY_CHANGE)
    stranger = sponsorship.make_case(
        providers.make_home(providers.make_organisation(name="South Homes"))
    )
    sponsorship.make_duty(stranger, DutyKind.ENDED)
    accounts.sign_in(client, person)
    page = client.page("/my/sponsorship")
    assert "North Homes" in page.main
    assert "C2G0A" in page.main
    assert "Pay changed" in page.main
    assert "Not done" in page.main
    assert "South Homes" not in page.main
    assert "Left, or sponsorship ended" not in page.main


def test_words_are_on_the_rules_held_for_today_with_sources_and_without_a_countdown(
    client: StrictClient,
) -> None:
    person, _case = make_worker()
    accounts.sign_in(client, person)
    page = client.page("/my/sponsorship")
    assert "on the rules we hold for today" in page.main.lower()
    assert "Source:" in page.main
    assert "Immigration Advice Authority" in page.main
    assert not page.soup.select("main .app-tag, main svg")
    assert "days left" not in page.main
    for external in page.soup.select("main a[rel=external]"):
        assert str(external["href"]).startswith("https://")


def test_a_job_that_cannot_be_sponsored_is_said_without_a_verdict_for_ever(
    client: StrictClient,
) -> None:
    person = accounts.make_person()
    home = providers.make_home(providers.make_organisation())
    sponsorship.make_case(home, CaseState.NOT_ELIGIBLE, account_id=person.id)
    accounts.sign_in(client, person)
    page = client.page("/my/sponsorship")
    assert "This job cannot be sponsored on the rules we hold for today." in page.main


def test_somebody_without_a_case_is_told_how_to_see_it_and_who_can_advise(
    client: StrictClient,
) -> None:
    accounts.sign_in(client, accounts.make_person())
    page = client.page("/my/sponsorship")
    assert "/my-work/link" in page.links().values()
    assert "Who can advise you" in page.main


@pytest.mark.parametrize("state", list(CaseState))
def test_every_state_has_words_that_a_worker_can_read(state: CaseState) -> None:
    words = str(words_for(state))
    assert words.endswith(".")
    for jargon in ("curtail", "retention", "biometric", "licence", "SMS"):
        assert jargon not in words


def test_the_copy_of_ones_own_data_has_every_report() -> None:
    person, case = make_worker()
    sponsorship.make_duty(case, DutyKind.PAY_CHANGE)
    (told,) = privacy.export(person.id)["sponsorship"]
    assert told["employer"] == "North Homes"
    assert told["duties"][0]["kind"] == "pay-change"
    assert privacy.export(accounts.make_person().id) == {"sponsorship": []}


def test_closing_an_account_unlinks_the_case() -> None:
    person, case = make_worker()
    keeping.forget_account(person.as_actor, person.id)
    assert case.account_id is None


def test_an_erased_case_is_gone_for_the_worker_too() -> None:
    person, case = make_worker()
    assert case.permission_to is not None
    assert case.permission_to > TODAY + timedelta(days=1)
    home = providers.make_home(providers.make_organisation())
    sponsorship.make_case(home, CaseState.ERASED, account_id=person.id)
    assert len(privacy.export(person.id)["sponsorship"]) == 1


def test_my_work_leads_to_ones_own_training_and_sponsorship(client: StrictClient) -> None:
    accounts.sign_in(client, accounts.make_person())
    links = client.page("/my-work").links().values()
    assert {"/my/training", "/my/sponsorship"} <= set(links)
