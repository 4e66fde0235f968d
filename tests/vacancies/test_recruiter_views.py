"""A recruiter's pages, from an empty form to a job that is closed."""

from datetime import date, timedelta
from typing import Any

from tests.factories import accounts, employment, providers, vacancies
from tests.page import Page, StrictClient
from workforce.core import clock
from workforce.providers.states import Role
from workforce.vacancies.states import VacancyState


def recruiter(client: StrictClient) -> providers.Member:
    member = providers.make_member(Role.RECRUITER)
    accounts.sign_in(client, member.person)
    return member


def day_parts(name: str, day: date) -> dict[str, str]:
    return {
        f"{name}-day": str(day.day),
        f"{name}-month": str(day.month),
        f"{name}-year": str(day.year),
    }


def soon(days: int = 10) -> date:
    return clock.today() + timedelta(days=days)


def parts(**changes: Any) -> dict[str, dict[str, Any]]:
    """What is typed into each part of an advert, in any order."""
    return {
        "write/job": {"role": "residential-support-worker", "contract": "permanent"},
        "write/pay": {
            "weekly_hours": "37.5",
            "pay_period": "hour",
            "pay_from": "13.50",
            **changes.get("pay", {}),
        },
        "write/asks": {"driving": "needed", "qualification": "will-train", "welsh": "not-needed"},
        "places": {"posts_count": "2"},
        "write/applying": {"route": "here", "takes_interest": "y"},
        "write/about": {"description": "Support four young people through everyday life."},
        "write/dates": {
            "when": "now",
            "first_for": "everybody",
            **day_parts("closes_on", soon()),
            **changes.get("dates", {}),
        },
    }


def written(client: StrictClient, home: providers.Home, **changes: Any) -> str:
    """The address of a draft of which every part was written on its page."""
    begun = client.submit("/vacancies/new", title="Night support worker", home=home.public_id)
    assert begun.status_code == 303, Page(begun).errors
    for part, typed in parts(**changes).items():
        answer = client.submit(f"{begun.location}/{part}", **typed)
        assert answer.status_code == 303, (part, Page(answer).errors)
    return begun.location


def test_a_job_is_written_part_by_part_previewed_and_published(client: StrictClient) -> None:
    home = providers.make_home(
        recruiter(client).organisation, name="Quillfeather", public_point=vacancies.LEEDS_POINT
    )
    begun = client.submit("/vacancies/new", title="Night support worker", home=home.public_id)
    draft = client.page(begun.location)
    assert draft.main.count("Not started") == 7
    for number, (part, typed) in enumerate(parts().items(), start=1):
        answer = client.submit(f"{begun.location}/{part}", **typed)
        assert answer.status_code == 303, (part, Page(answer).errors)
        assert client.page(begun.location).main.count("Done") == number
    assert answer.location == f"{begun.location}/publish"
    preview = client.page(answer.location)
    assert "Preview: Night support worker" in preview.h1
    assert "£13.50 an hour" in preview.main
    assert "Quillfeather" not in preview.main
    assert "Night support worker" not in client.page("/jobs").main
    published = client.submit(answer.location)
    page = client.page(published.location)
    assert "The job is live" in page.soup.get_text()
    assert "Quillfeather" in page.main
    assert "Night support worker" in client.page("/jobs").main


def test_a_draft_that_is_not_whole_names_each_missing_part_with_a_link(
    client: StrictClient,
) -> None:
    home = providers.make_home(recruiter(client).organisation)
    begun = client.submit("/vacancies/new", title="Night support worker", home=home.public_id)
    client.submit(f"{begun.location}/write/job", **parts()["write/job"])
    for page in (
        client.page(f"{begun.location}/publish"),
        Page(client.post(f"{begun.location}/publish")),
    ):
        missing = [text for text in page.links() if text.startswith("Write this part first")]
        assert len(missing) == 6
        assert page.links()["Write this part first: Homes and posts"].endswith("/places")
        assert page.links()["Write this part first: Dates"].endswith("/write/dates")
    assert client.page(begun.location).main.count("Done") == 1


def test_an_empty_part_is_told_what_to_enter(client: StrictClient) -> None:
    home = providers.make_home(recruiter(client).organisation)
    assert {"title", "home"} <= set(Page(client.post("/vacancies/new", data={})).errors)
    begun = client.submit("/vacancies/new", title="Night worker", home=home.public_id)
    wanted = {
        "write/job": {"title", "role", "contract"},
        "write/pay": {"weekly_hours", "pay_period", "pay_from"},
        "write/asks": {"driving", "qualification", "welsh"},
        "places": {"home", "posts_count"},
        "write/applying": {"route"},
        "write/about": {"description"},
        "write/dates": {"when", "first_for", "closes_on"},
    }
    for part, names in wanted.items():
        page = Page(client.post(f"{begun.location}/{part}", data={}))
        assert names <= {name.split("-")[0] for name in page.errors}, part
    later = {**parts()["write/dates"], "when": "later"}
    page = Page(client.submit(f"{begun.location}/write/dates", **later))
    assert "Enter the day of publishing" in page.errors.values()
    low = {**parts()["write/pay"], "pay_from": "12.70"}
    page = Page(client.submit(f"{begun.location}/write/pay", **low))
    assert "National Living Wage" in page.errors["pay_from"]
    assert client.get(f"{begun.location}/write/places").status_code == 404


def test_the_writer_is_asked_to_take_out_the_name_of_the_home(client: StrictClient) -> None:
    home = providers.make_home(recruiter(client).organisation, name="Quillfeather House")
    begun = client.submit("/vacancies/new", title="Night worker", home=home.public_id)
    answer = client.submit(f"{begun.location}/write/about", description="At Quillfeather House")
    assert "Take out the name of the home" in Page(answer).errors["description"]


def test_what_was_typed_stands_in_its_part_again(client: StrictClient) -> None:
    home = providers.make_home(recruiter(client).organisation)
    nights = {"hours_patterns": "waking-nights", "sleep_ins_a_month": "6", "pay_to": "14.25"}
    url = written(client, home, pay=nights)
    page = client.page(f"{url}/write/pay")
    values = page.form_values()
    assert values["weekly_hours"] == "37.5"
    assert (values["pay_from"], values["pay_to"]) == ("13.50", "14.25")
    assert values["sleep_ins_a_month"] == "6"
    assert page.soup.select_one("[name=hours_patterns][value=waking-nights][checked]")
    assert not page.soup.select_one("[name=hours_patterns][value=weekends][checked]")
    assert "sleep-ins but no rate" in client.page(f"{url}/publish").main


def test_several_homes_are_chosen_on_one_page(client: StrictClient) -> None:
    organisation = recruiter(client).organisation
    home, second = (providers.make_home(organisation, name=name) for name in ("Ash", "Beech"))
    url = written(client, home)
    answer = client.submit(f"{url}/places", posts_count="3", homes=[second.public_id])
    assert answer.status_code == 303
    client.submit(f"{url}/publish")
    page = client.page(url)
    assert "Ash, Beech" in page.main


def test_a_scheduled_job_says_so_and_can_be_published_or_taken_back(client: StrictClient) -> None:
    home = providers.make_home(recruiter(client).organisation)
    dates: dict[str, Any] = {"when": "later", **day_parts("publish_on", soon(5))}
    url = written(client, home, dates=dates)
    assert "Schedule" in client.page(f"{url}/publish").main
    client.submit(f"{url}/publish")
    page = client.page(url)
    assert "It will be published on" in page.main
    assert "See it as candidates do" not in page.links()
    assert client.get(f"/jobs/{url.rpartition('/')[2]}").status_code == 404
    assert client.post(f"{url}/unschedule").status_code == 303
    assert "Preview and publish" in client.page(url).links()
    client.submit(f"{url}/write/dates", **dates)
    client.submit(f"{url}/publish")
    assert client.post(f"{url}/everybody").status_code == 303
    assert "Live" in client.page(url).main


def test_last_month_s_job_is_posted_again_in_three_taps(client: StrictClient) -> None:
    home = providers.make_home(recruiter(client).organisation)
    vacancies.make_vacancy(home, title="Old job", state=VacancyState.ENDED, posts_count=2)
    before = client.page("/vacancies?state=ended")
    assert "Post again" in before.main
    first = client.submit("/vacancies?state=ended")
    assert first.location.endswith("/write/dates")
    second = client.submit(first.location)
    assert second.location.endswith("/publish")
    third = client.submit(second.location)
    assert third.status_code == 303
    live = client.page("/vacancies?state=live")
    assert "Old job" in live.main


def test_a_provider_without_homes_is_told_what_to_do(client: StrictClient) -> None:
    recruiter(client)
    assert "You have no open home" in client.page("/vacancies/new").main
    assert "No vacancies here" in client.page("/vacancies").main


def test_a_draft_is_changed_and_thrown_away(client: StrictClient) -> None:
    home = providers.make_home(recruiter(client).organisation)
    vacancy = vacancies.make_vacancy(home, state=VacancyState.DRAFT)
    url = f"/vacancies/{vacancy.public_id}"
    answer = client.submit(f"{url}/write/job", title="Another title")
    assert answer.status_code == 303, Page(answer).errors
    assert "Another title" in client.page(url).h1
    assert client.submit(url).location == "/vacancies"
    assert client.get(url).status_code == 404


def test_a_live_job_gets_another_closing_date_and_is_ended(client: StrictClient) -> None:
    home = providers.make_home(recruiter(client).organisation)
    vacancy = vacancies.make_vacancy(home)
    url = f"/vacancies/{vacancy.public_id}"
    page = Page(client.post(f"{url}/closing-date", data={"closes_on": "2001-01-01"}))
    assert {"closes_on-day", "reason"} <= set(page.errors)
    later = {"closes_on": soon(40).isoformat(), "reason": "nobody-applied"}
    answer = client.post(f"{url}/closing-date", data=later)
    assert answer.status_code == 303
    assert "Nobody has applied" in client.page(url).main
    assert "outcome" in Page(client.submit(f"{url}/end")).errors
    why = Page(client.submit(f"{url}/end", outcome="not-filled"))
    assert "Say why the post was not filled" in why.errors["why"]
    ended = client.submit(f"{url}/end", outcome="not-filled", why="nobody-applied")
    assert ended.status_code == 303
    assert "Not filled: Nobody applied" in client.page(url).main
    assert "Closed (1)" in client.page("/vacancies").main
    for door in ("write/job", "write/dates", "places", "publish"):
        assert client.get(f"{url}/{door}").status_code == 404


def test_a_closed_job_is_accounted_for_post_by_post_and_opened_again(
    client: StrictClient,
) -> None:
    home = providers.make_home(recruiter(client).organisation)
    vacancy = vacancies.make_vacancy(home, posts_count=3)
    url = f"/vacancies/{vacancy.public_id}"
    assert client.submit(f"{url}/end", outcome="later").status_code == 303
    assert "3 posts of which nothing is known" in client.page(f"{url}/outcome").main
    client.submit(f"{url}/outcome", outcome="own-staff", posts_count="2")
    assert "1 post of which nothing is known" in client.page(f"{url}/outcome").main
    assert client.submit(f"{url}/outcome", outcome="later").status_code == 303
    client.submit(f"{url}/outcome", outcome="elsewhere", posts_count="1")
    assert "accounted for" in client.page(f"{url}/outcome").main
    assert "Open this job again" not in client.page(url).links()
    other = vacancies.make_vacancy(home, state=VacancyState.ENDED)
    again = f"/vacancies/{other.public_id}"
    assert client.submit(f"{again}/open-again").status_code == 303
    assert "live again" in client.page(again).soup.get_text()
    assert client.get(f"/jobs/{other.public_id}").status_code == 200


def test_the_number_of_posts_is_changed_and_more_than_are_vacant_are_asked_about(
    client: StrictClient,
) -> None:
    home = providers.make_home(recruiter(client).organisation)
    vacancy = vacancies.make_vacancy(home)
    employment.make_post(home, vacancy.role, "1")
    url = f"/vacancies/{vacancy.public_id}/posts"
    assert "more posts than are vacant" not in client.page(url).main
    page = Page(client.submit(url, posts_count="2"))
    assert "more posts than are vacant" in page.errors["above_funded_why"]
    why = {"posts_count": "2", "above_funded_why": "new-post-agreed"}
    assert client.post(url, data=why).status_code == 303
    assert "2" in client.page(url).form_values()["posts_count"]


def test_a_draft_for_more_posts_than_are_vacant_is_asked_about(client: StrictClient) -> None:
    home = providers.make_home(recruiter(client).organisation)
    employment.make_post(home, fte="1")
    url = written(client, home) + "/publish"
    page = client.page(url)
    assert "You advertise more posts than are vacant: is that right?" in page.main
    assert "2 in full-time hours" in page.main
    assert "above_funded_why" in Page(client.submit(url)).errors
    assert client.submit(url, above_funded_why="leaver-expected").status_code == 303


def test_another_provider_s_advert_is_not_there(client: StrictClient) -> None:
    recruiter(client)
    theirs = vacancies.make_vacancy(state=VacancyState.DRAFT)
    seen = ("", "/write/job", "/places", "/publish", "/closing-date", "/end", "/posts", "/outcome")
    for door in (*seen, "/open-again"):
        assert client.get(f"/vacancies/{theirs.public_id}{door}").status_code == 404
    done = ("/unschedule", "/everybody", "/copy", "/discard")
    for door in (*seen[1:], *done, "/open-again"):
        assert client.post(f"/vacancies/{theirs.public_id}{door}").status_code == 404


def test_the_list_asks_a_bounded_number_of_queries(client: StrictClient) -> None:
    home = providers.make_home(recruiter(client).organisation)
    vacancies.make_vacancy(home)
    client.page("/vacancies")
    few = len(client.queries)
    for _ in range(60):
        vacancies.make_vacancy(home)
    page = client.page("/vacancies?state=live")
    assert len(client.queries) <= few
    assert len(page.texts("tbody tr")) == 50
