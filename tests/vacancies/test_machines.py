"""The board for machines: the Atom feed, the sitemap, robots.txt and the API."""

import json
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest

from tests.factories import campaigns, providers, vacancies
from tests.page import StrictClient
from tests.vacancies.test_filters import CARDIFF, LEEDS, also_in, home_in
from workforce.core import clock
from workforce.employment.states import JobRole
from workforce.vacancies.rules import filters
from workforce.vacancies.services.campaigns import board
from workforce.vacancies.states import Driving, VacancyState
from workforce.vacancies.views import feeds

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_feed_follows_the_same_search(client: StrictClient) -> None:
    kept = vacancies.make_vacancy(title="Art & therapy <now>", role=JobRole.THERAPIST)
    vacancies.make_vacancy(title="Something else")
    answer = client.get("/jobs/feed.atom?q=therapy&location=LS1&role=therapist")
    assert answer.mimetype == "application/atom+xml"
    feed = ET.fromstring(answer.data)  # noqa: S314 - our own feed
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == [
        "Art & therapy <now>"
    ]
    assert feed.findtext(f"{ATOM}entry/{ATOM}id") == f"http://localhost/jobs/{kept.public_id}"
    page = feed.find(f"{ATOM}link[@rel='alternate']")
    assert page is not None
    assert "/jobs?q=therapy" in str(page.get("href"))
    assert len(client.queries) <= 2


def test_an_empty_feed_is_a_feed(client: StrictClient) -> None:
    answer = client.get("/jobs/feed.atom?location=Xyzzyville")
    assert answer.status_code == 200
    assert ET.fromstring(answer.data).findtext(f"{ATOM}updated")  # noqa: S314 - our own feed


def test_the_sitemap_lists_live_jobs_and_no_others(client: StrictClient) -> None:
    live = vacancies.make_vacancy()
    hidden = [
        vacancies.make_vacancy(state=VacancyState.ENDED),
        vacancies.make_vacancy(state=VacancyState.DRAFT),
        vacancies.make_vacancy(closes_on=clock.today() - timedelta(days=1)),
    ]
    pages = ET.fromstring(client.get("/sitemap.xml").data)  # noqa: S314 - our own sitemap
    listed = [page.text or "" for page in pages.iter(f"{SITEMAP}loc")]
    assert f"http://localhost/jobs/{live.public_id}" in listed
    assert "http://localhost/jobs" in listed
    assert not [job for job in hidden if any(job.public_id in address for address in listed)]
    robots = client.get("/robots.txt")
    assert robots.mimetype == "text/plain"
    assert "Sitemap: http://localhost/sitemap.xml" in robots.get_data(as_text=True)


def test_a_sitemap_too_long_for_one_file_is_an_index_of_parts(
    client: StrictClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = providers.make_home(providers.make_organisation())
    jobs = [vacancies.make_vacancy(home) for _ in range(5)]
    vacancies.make_vacancy(home, state=VacancyState.ENDED)
    whole = located(client, "/sitemap.xml")
    monkeypatch.setattr(feeds, "MOST_LINKS", 2)
    files = [
        address.removeprefix("http://localhost") for address in located(client, "/sitemap.xml")
    ]
    assert files == ["/sitemaps/pages.xml", *(f"/sitemaps/jobs-{n}.xml" for n in (1, 2, 3))]
    parts = [located(client, path) for path in files]
    assert [len(part) for part in parts[1:]] == [2, 2, 1]
    assert {address for part in parts for address in part} == set(whole)
    assert len([job for job in jobs if f"http://localhost/jobs/{job.public_id}" in whole]) == 5
    for missing in ("/sitemaps/jobs-4.xml", "/sitemaps/jobs-0.xml", "/sitemaps/jobs-99999999.xml"):
        assert client.get(missing).status_code == 404


def test_the_sitemap_lists_campaigns_that_run_and_no_others(client: StrictClient) -> None:
    campaigns.make_campaign(live=True, slug="summer-of-care")
    campaigns.make_campaign(slug="not-yet")
    listed = located(client, "/sitemap.xml")
    assert "http://localhost/campaigns/summer-of-care" in listed
    assert "http://localhost/campaigns" in listed
    assert not [address for address in listed if "not-yet" in address]


def located(client: StrictClient, path: str) -> list[str]:
    file = ET.fromstring(client.get(path).data)  # noqa: S314 - our own sitemap
    return [str(found.text) for found in file.iter(f"{SITEMAP}loc")]


def test_the_sitemap_lists_the_roles_and_regions_that_have_jobs_and_their_pages_answer(
    client: StrictClient,
) -> None:
    owner = providers.make_organisation()
    job = vacancies.make_vacancy(home_in(LEEDS, owner=owner), role=JobRole.TEACHER)
    also_in(job, home_in(CARDIFF, owner=owner))
    vacancies.make_vacancy(home_in(CARDIFF), role=JobRole.THERAPIST, state=VacancyState.ENDED)
    vacancies.make_vacancy(home_in(LEEDS), title="Another role")
    pages = ET.fromstring(client.get("/sitemap.xml").data)  # noqa: S314 - our own sitemap
    assert len(client.queries) <= 4
    listed = {
        str(page.text).removeprefix("http://localhost") for page in pages.iter(f"{SITEMAP}loc")
    }
    landings = {path for path in listed if path.count("/") == 3}
    assert landings == {
        "/jobs/teacher/yorkshire-and-the-humber",
        "/jobs/teacher/wales",
        "/jobs/residential-support-worker/yorkshire-and-the-humber",
    }
    page = client.page("/jobs/teacher/wales")
    assert page.h1 == "Teacher jobs in Wales"
    assert "There is 1 job now." in page.main
    assert page.texts(".app-job__title") == [job.title]
    canonical = page.soup.select_one('link[rel="canonical"]')
    assert canonical is not None
    assert canonical["href"] == "http://localhost/jobs/teacher/wales"
    assert not page.soup.select('meta[name="robots"]')
    other = page.links()["Teacher jobs in Yorkshire and The Humber (1)"]
    assert client.page(other).texts(".app-job__title") == [job.title]
    everything = client.page(page.links()["Search and filter these jobs"])
    assert everything.texts(".app-job__title") == [job.title]


def test_a_role_without_jobs_in_a_region_is_kept_from_search_engines_and_an_unknown_one_is_missing(
    client: StrictClient,
) -> None:
    page = client.page("/jobs/therapist/wales")
    assert "There are 0 jobs now." in page.main
    assert page.soup.select_one('meta[name="robots"][content="noindex"]')
    assert client.get("/jobs/astronaut/wales").status_code == 404
    assert client.get("/jobs/therapist/atlantis").status_code == 404


def test_the_feed_of_a_filtered_search_holds_what_its_page_shows(client: StrictClient) -> None:
    vacancies.make_vacancy(title="Driver wanted", driving=Driving.NEEDED)
    vacancies.make_vacancy(title="On foot")
    page = client.page("/jobs?q=driver&sort=closing")
    feed = client.get(page.links()["Follow this search in a feed reader"])
    titles = [
        entry.findtext(f"{ATOM}title")
        for entry in ET.fromstring(feed.data).iter(f"{ATOM}entry")  # noqa: S314 - our own feed
    ]
    assert titles == ["Driver wanted"]


@pytest.mark.parametrize("known", ["over", ""])
def test_a_campaign_that_is_over_or_unknown_finds_no_job_for_machines(
    client: StrictClient, known: str
) -> None:
    vacancies.make_vacancy()
    if known:
        yesterday = clock.today() - timedelta(days=1)
        board.show_campaign(board.CampaignOnBoard("nights", "Nights", (), (), yesterday, yesterday))
    assert "<entry>" not in client.get("/jobs/feed.atom?campaign=nights").get_data(as_text=True)
    told = client.get("/api/v1/vacancies?campaign=nights").get_json()
    assert (told["data"], told["meta"]["total"]) == ([], 0)


def test_the_api_pages_by_a_hundred_and_counts_all(client: StrictClient) -> None:
    home = providers.make_home(providers.make_organisation(), public_point=vacancies.LEEDS_POINT)
    for _ in range(101):
        vacancies.make_vacancy(home)
    first = client.get("/api/v1/vacancies?location=leeds").get_json()
    assert len(first["data"]) == 100
    assert first["meta"] == {"total": 101}
    assert first["links"]["next"] == "http://localhost/api/v1/vacancies?location=leeds&page=2"
    second = client.get(first["links"]["next"].removeprefix("http://localhost")).get_json()
    assert len(second["data"]) == 1
    assert second["links"] == {"next": None}
    seen = {job["identifier"]["value"] for page in (first, second) for job in page["data"]}
    assert len(seen) == 101
    assert len(client.queries) <= 3


def test_a_job_of_the_api_is_a_job_posting_without_a_street(client: StrictClient) -> None:
    vacancy = vacancies.make_vacancy(title="Night worker", posts_count=2)
    (job,) = client.get("/api/v1/vacancies").get_json()["data"]
    assert job["@context"] == "https://schema.org"
    assert job["@type"] == "JobPosting"
    assert job["title"] == "Night worker"
    assert job["url"] == f"http://localhost/jobs/{vacancy.public_id}"
    assert job["datePosted"] == clock.today().isoformat()
    assert job["validThrough"].startswith((vacancy.closes_on + timedelta(days=1)).isoformat())
    assert job["employmentType"] == ["FULL_TIME"]
    assert job["hiringOrganization"]["name"] == vacancy.employer_name
    assert set(job["jobLocation"]["address"]) == {
        "@type",
        "addressLocality",
        "addressRegion",
        "addressCountry",
    }


def test_the_api_takes_the_filters_of_the_page_and_several_values(client: StrictClient) -> None:
    vacancies.make_vacancy(title="Teacher", role=JobRole.TEACHER, driving=Driving.NEEDED)
    vacancies.make_vacancy(
        title="Therapist", role=JobRole.THERAPIST, pay_from_pence=1400, pay_to_pence=1500
    )
    vacancies.make_vacancy(title="Neither")

    def told(query: str) -> list[str]:
        answer = client.get(f"/api/v1/vacancies?{query}").get_json()
        assert answer["meta"]["total"] == len(answer["data"])
        return [job["title"] for job in answer["data"]]

    assert sorted(told("role=teacher&role=therapist")) == ["Teacher", "Therapist"]
    assert told("role=teacher&role=therapist&pay=14") == ["Therapist"]
    assert told("q=driver") == ["Teacher"]
    assert told("sort=pay")[0] == "Therapist"
    assert told("region=wales") == []


def test_the_next_page_of_the_api_keeps_every_filter(
    client: StrictClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workforce.vacancies.api.board.PER_PAGE", 1)
    for role in (JobRole.TEACHER, JobRole.THERAPIST, JobRole.OTHER):
        vacancies.make_vacancy(role=role)
    first = client.get("/api/v1/vacancies?role=teacher&role=therapist").get_json()
    href = first["links"]["next"].removeprefix("http://localhost")
    second = client.get(href).get_json()
    assert second["meta"] == {"total": 2}
    assert second["data"][0]["url"] != first["data"][0]["url"]


def test_what_the_api_cannot_read_is_refused_by_field(client: StrictClient) -> None:
    for query, field in (
        ("page=0", "page"),
        ("page=many", "page"),
        ("role=astronaut", "role"),
        ("role=teacher&role=astronaut", "role"),
        ("posted=2", "posted"),
        ("pattern=moonlight", "pattern"),
        ("location=Xyzzyville", "location"),
        ("colour=blue", "colour"),
    ):
        answer = client.get(f"/api/v1/vacancies?{query}")
        assert answer.status_code == 422, query
        error = answer.get_json()["error"]
        assert error["code"] == "invalid"
        assert error["message"]
        assert list(error["fields"]) == [field]
        assert all(isinstance(told, str) for told in error["fields"][field])


def test_the_openapi_document_describes_the_vacancies(client: StrictClient) -> None:
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    document = answer.get_json()
    assert document["openapi"].startswith("3.1")
    door = document["paths"]["/vacancies"]["get"]
    asked = {one["name"]: one["schema"] for one in door["parameters"]}
    beside = {"q", "as_words", "location", "radius", "sort", "page"}
    assert set(asked) == {*filters.NAMES, *beside}
    assert asked["role"]["type"] == "array"
    assert "JobPosting" in document["components"]["schemas"]
    assert "$defs" not in json.dumps(document)
