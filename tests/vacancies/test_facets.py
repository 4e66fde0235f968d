"""What every answer of every filter would leave: counted at once, and told on the page."""

import re
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.factories import providers, vacancies
from tests.page import StrictClient
from tests.vacancies.test_filters import CARDIFF, HULL, LEEDS, also_in, home_in
from workforce.core import clock
from workforce.core.db import atomic
from workforce.employment.states import Contract, JobRole
from workforce.providers.states import HomeType, Sector
from workforce.vacancies.models import BoardCampaign
from workforce.vacancies.queries import conditions, facets, results
from workforce.vacancies.rules import filters
from workforce.vacancies.rules.filters import PATTERNS, POSTED_WITHIN, Filters
from workforce.vacancies.rules.search import Search, asked, from_query
from workforce.vacancies.states import Driving, PayPeriod, Qualification, WelshNeed

PLAIN: dict[str, Any] = {
    "role": JobRole,
    "contract": [Contract.PERMANENT, Contract.BANK],
    "driving": Driving,
    "qualification": Qualification,
    "welsh": WelshNeed,
    "sector": Sector,
    "home_type": HomeType,
}
CHOICES = {
    **{name: [value.value for value in kind] for name, kind in PLAIN.items()},
    "pattern": list(PATTERNS.values()),
    "pay": ["12", "13.50", "24000"],
    "region": ["wales", "yorkshire-and-the-humber"],
    "authority": [LEEDS, HULL],
    "posted": [str(days) for days in POSTED_WITHIN],
    "campaign": ["teachers"],
}
ASKED = st.lists(
    st.sampled_from([(name, value) for name, values in CHOICES.items() for value in values]),
    max_size=4,
)


@pytest.fixture
def board(session: Session) -> None:
    """Sixty jobs of every kind in five homes, some of them in several, and a campaign."""
    chance = Random(3)  # noqa: S311 - repeatable, not secret
    owner = providers.make_organisation()
    kinds = list(zip(Sector, HomeType, strict=False))
    homes = [
        home_in(area, owner=owner, sector=sector, home_type=kind)
        for area, (sector, kind) in zip((LEEDS, HULL, CARDIFF, LEEDS, HULL), kinds, strict=True)
    ]
    for number in range(60):
        job = vacancies.make_vacancy(
            homes[number % 5],
            title=f"Music {number}" if number % 3 else f"Art {number}",
            weekly_hours=Decimal(chance.choice([20, 40])),
            pay_from_pence=chance.choice([1200, 1300, 1400]),
            hours_patterns=chance.randrange(64),
            published_at=clock.now() - timedelta(days=chance.randrange(40)),
            **{name: chance.choice(list(PLAIN[name])) for name in PLAIN if name not in
               {"sector", "home_type"}},
        )  # fmt: skip
        for other in chance.sample(homes[2:], chance.randrange(2)):
            if other is not homes[number % 5]:
                also_in(job, other)

    @atomic
    def open_campaign() -> None:
        today = clock.today()
        session.add(
            BoardCampaign(
                slug="teachers", name="Teachers", roles=["teacher", "therapist"],
                region_codes=["W92000004"], starts_on=today, ends_on=today,
            )
        )  # fmt: skip

    open_campaign()


def counts(search: Search) -> facets.Counts:
    day = clock.today()
    return facets.counted(search, day, councils=True, campaigns=conditions.campaigns_on(day))


def with_answer(search: Search, name: str, value: str) -> Search:
    """The search with one answer of a filter and no other of the same."""
    others = filters.without(search.filters, name)
    pairs = filters.grouped((*others.pairs, (name, value)))
    return search.narrowed(filters.read(pairs))


def answers(told: facets.Counts) -> list[tuple[str, str, int]]:
    """Each counted answer as a link names it."""
    listed = [(name, value, told[name][value]) for name in PLAIN for value in CHOICES[name]]
    listed += [("pattern", value, told["pattern"][key]) for key, value in PATTERNS.items()]
    listed += [("posted", str(days), told["posted"][days]) for days in POSTED_WITHIN]
    for period in PayPeriod:
        listed += [
            ("pay", filters.in_pounds(pence), told[period.value][pence])
            for pence in filters.LEAST_PAY[period]
        ]
    for name in ("region", "authority"):
        listed += [(name, code, told[name][code]) for code in told[name]]
    return [*listed, ("campaign", "teachers", told["campaign"]["teachers"])]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None
)
@given(ASKED, st.sampled_from(["", "music"]), st.sampled_from(["", "LS1", "Wales"]))
@pytest.mark.usefixtures("board")
def test_every_count_is_what_choosing_the_answer_would_find(
    chosen: list[tuple[str, str]], words: str, location: str
) -> None:
    search = from_query([*chosen, ("q", words), ("location", location), ("radius", "20")])
    told = counts(search)
    assert facets.total(told) == results.found(search, 1, clock.today()).total
    for name, value, jobs in answers(told):
        there = results.found(with_answer(search, name, value), 1, clock.today())
        assert there.total == jobs, (name, value)


@pytest.mark.usefixtures("board")
def test_the_counts_of_a_page_take_one_statement_and_the_page_few(client: StrictClient) -> None:
    client.get("/jobs")
    assert len(client.queries) <= 4
    client.get(
        "/jobs?q=music&location=LS1&role=teacher&pattern=bank&driving=needed&campaign=teachers"
    )
    assert len(client.queries) <= 8


@pytest.mark.usefixtures("board")
def test_the_page_shows_the_counts_beside_the_answers(client: StrictClient) -> None:
    told = counts(asked())
    page = client.page("/jobs")
    label = page.text('label[for="role-teacher"]')
    assert label == f"Teacher ({told['role']['teacher']})"
    assert f"Wales ({told['region']['W92000004']})" in page.texts(".govuk-checkboxes__label")
    assert f"Last 7 days ({told['posted'][7]})" in page.texts("#posted option")
    assert f"£13.00 an hour or more ({told['hour'][1300]})" in page.texts("#pay option")
    assert f"Teachers ({told['campaign']['teachers']})" in page.texts("#campaign option")
    assert not page.soup.select('[name="authority"]')
    in_wales = client.page("/jobs?region=wales")
    assert in_wales.soup.select_one(f"#authority-{CARDIFF}")


def test_counts_are_exact_to_a_thousand_and_then_say_so(
    client: StrictClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workforce.vacancies.presenters.filters.COUNTED", 2)
    home = home_in(LEEDS)
    for _ in range(2):
        vacancies.make_vacancy(home, role=JobRole.TEACHER)
    assert client.page("/jobs").text('label[for="role-teacher"]') == "Teacher (2)"
    vacancies.make_vacancy(home, role=JobRole.TEACHER)
    assert client.page("/jobs").text('label[for="role-teacher"]') == "Teacher (2+)"


@pytest.mark.usefixtures("board")
def test_every_chosen_answer_is_a_tag_that_takes_it_away(client: StrictClient) -> None:
    path = "/jobs?q=music&location=LS1&radius=50&role=teacher&pattern=bank&pay=13&posted=30"
    page = client.page(path)
    tags = {
        tag.get_text(" ", strip=True): str(tag["href"])
        for tag in page.soup.select(".app-chosen__tag")
    }
    assert list(tags) == [
        f"Remove this filter: {words}"
        for words in ("Teacher", "Bank", "£13.00 an hour or more", "Posted: last 30 days")
    ]
    for words, href in tags.items():
        without = client.page(href)
        left = without.texts(".app-chosen__tag")
        assert len(left) == 3
        assert words not in left
        asks = dict(parse_qsl(href.partition("?")[2]))
        assert (asks["q"], asks["location"], asks["radius"]) == ("music", "outcode:LS1", "50")
    cleared = client.page(page.links()["Clear all filters"])
    assert not cleared.texts(".app-chosen__tag")
    assert cleared.soup.select_one('#q[value="music"]')


def test_words_that_name_a_filter_become_a_tag_and_do_not_come_back(client: StrictClient) -> None:
    vacancies.make_vacancy(title="Harp by night", hours_patterns=4)
    vacancies.make_vacancy(title="Harp by day")
    page = client.page("/jobs?q=harp+waking+nights")
    assert page.texts(".app-job__title") == ["Harp by night"]
    assert page.soup.select_one('#q[value="harp"]')
    assert page.soup.select_one("#pattern-waking-nights[checked]")
    assert "We read “waking nights” as the filter “Waking nights”." in page.main
    removed = client.page(page.links()["Remove this filter: Waking nights"])
    assert len(removed.texts(".app-job")) == 2
    assert not removed.texts(".app-chosen__tag")
    as_words = client.page(page.links()["Look for the words instead"])
    assert not as_words.texts(".app-chosen__tag")
    assert as_words.soup.select_one('input[type="hidden"][name="as_words"][value="waking nights"]')
    assert as_words.soup.select_one('#q[value="waking nights harp"]')


def test_a_campaign_that_is_over_is_left_out_with_a_note(client: StrictClient) -> None:
    vacancies.make_vacancy()
    page = client.page("/jobs?campaign=long-gone")
    assert "That campaign has ended or is not known" in page.main
    assert len(page.texts(".app-job")) == 1
    assert not page.texts(".app-chosen__tag")


def test_the_code_of_a_tracked_link_goes_along_and_anything_else_is_dropped(
    client: StrictClient,
) -> None:
    job = vacancies.make_vacancy()
    page = client.page("/jobs?via=spring-radio&role=residential-support-worker")
    assert page.soup.select_one('input[type="hidden"][name="via"][value="spring-radio"]')
    assert page.links()[job.title] == f"/jobs/{job.public_id}?via=spring-radio"
    assert all("via=spring-radio" in href for href in
               (str(tag["href"]) for tag in page.soup.select(".app-chosen__tag")))  # fmt: skip
    odd = client.get("/jobs?via=%3Cscript%3E").get_data(as_text=True)
    assert not re.search(r'name="via"', odd)


@pytest.mark.usefixtures("session")
def test_an_unknown_place_counts_nothing_and_shows_no_figures() -> None:
    vacancies.make_vacancy()
    assert facets.counted(asked(location="Xyzzyville"), clock.today()) == {}
    assert facets.total({}) == 0


@pytest.mark.usefixtures("session")
def test_an_amount_that_is_not_in_the_list_is_kept_in_it(client: StrictClient) -> None:
    page = client.page("/jobs?pay=13.27")
    assert page.soup.select_one('#pay option[selected][value="13.27"]')
    assert Filters(pay_pence=1327).pairs == (("pay", "13.27"), ("pay_period", "hour"))
