"""Who looks at jobs is counted by kind of place, written together, and never twice."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.factories import vacancies
from tests.page import StrictClient
from workforce.core import clock
from workforce.core.db import db
from workforce.vacancies.models import VacancyView
from workforce.vacancies.rules.figures.sources import came_from, link_code
from workforce.vacancies.services import attention
from workforce.vacancies.states import VacancyState

HOST = "jobs.example.org"


@pytest.fixture(autouse=True)
def nothing_waits() -> Iterator[None]:
    attention._waiting.clear()
    yield
    attention._waiting.clear()


@pytest.mark.parametrize(
    "via, referrer, said",
    [
        ("", "", "direct"),
        ("", f"https://{HOST}/jobs?q=night", "this-site"),
        ("", f"https://www.{HOST}/", "this-site"),
        ("", "https://www.google.co.uk/search?q=secret", "search-engine"),
        ("", "https://m.facebook.com/groups/1", "social"),
        ("", "https://t.co/abc", "social"),
        ("", "https://council.example.gov.uk/work", "other-site"),
        ("", "not an address", "direct"),
        ("", "https://[", "direct"),
        ("leeds-bus-shelter", "https://www.google.com/", "link:leeds-bus-shelter"),
        ("alert", "", "alert"),
        ("job-alert", "", "alert"),
        ("reminder", "", "reminder"),
        ("<script>", "", "direct"),
    ],
)
def test_the_kind_of_place_is_told_and_no_address_kept(via: str, referrer: str, said: str) -> None:
    assert came_from(via, referrer, f"{HOST}:8000") == said


def test_a_code_that_cannot_be_one_is_dropped() -> None:
    assert link_code("a-code-1") == "a-code-1"
    assert [link_code(odd) for odd in ("", "A", "a b", "x" * 61, "é")] == [""] * 5


def counts() -> dict[tuple[str, int], int]:
    rows = db.session.scalars(select(VacancyView).execution_options(populate_existing=True))
    return {(row.came_from, row.vacancy_id): row.view_count for row in rows}


@pytest.mark.usefixtures("app")
def test_looks_wait_and_are_written_together_adding_to_what_stands() -> None:
    job, other = vacancies.make_vacancy(), vacancies.make_vacancy()
    for _look in range(3):
        attention.note(job.public_id, "direct")
    attention.note(other.public_id, "social")
    assert counts() == {}
    assert attention.write_down() == 4
    assert counts() == {("direct", job.id): 3, ("social", other.id): 1}
    attention.note(job.public_id, "direct")
    assert attention.write_down() == 1
    assert attention.write_down() == 0
    assert counts() == {("direct", job.id): 4, ("social", other.id): 1}


@pytest.mark.usefixtures("app")
def test_each_london_day_has_its_own_count() -> None:
    job = vacancies.make_vacancy()
    attention.note(job.public_id, "direct")
    with clock.stopped_at(clock.now() + timedelta(days=1)):
        attention.note(job.public_id, "direct")
    attention.write_down()
    days = db.session.scalars(select(VacancyView.on_day).order_by(VacancyView.on_day)).all()
    assert days == [clock.today(), clock.today() + timedelta(days=1)]


@pytest.mark.usefixtures("app")
def test_looks_at_a_job_that_is_gone_are_let_go() -> None:
    attention.note("nosuchjobatall16", "direct")
    assert attention.write_down() == 1
    assert counts() == {}


@pytest.mark.usefixtures("app")
def test_what_cannot_be_written_waits_on(monkeypatch: pytest.MonkeyPatch) -> None:
    job = vacancies.make_vacancy()
    attention.note(job.public_id, "direct")
    with monkeypatch.context() as broken:
        broken.setattr(attention, "_write", _fails)
        with pytest.raises(OSError, match="disk"):
            attention.write_down()
    attention.note(job.public_id, "direct")
    assert attention.write_down() == 2
    assert counts() == {("direct", job.id): 2}


def _fails(looks: object) -> None:
    raise OSError(f"the disk is full for {looks}")


@pytest.mark.parametrize(
    "agent, said",
    [("Mozilla/5.0 (X11; Linux)", 1), ("Googlebot/2.1", 0), ("curl/8.0", 0), ("", 0)],
)
def test_a_persons_look_at_a_job_is_counted_and_a_machines_is_not(
    client: StrictClient, agent: str, said: int
) -> None:
    job = vacancies.make_vacancy()
    client.get(f"/jobs/{job.public_id}", headers={"User-Agent": agent})
    client.get(f"/jobs/{job.public_id}", headers={"User-Agent": agent, "Sec-Purpose": "prefetch"})
    client.get(f"/jobs/{job.public_id}?via=bus-stop", headers={"User-Agent": agent})
    attention.write_down()
    wanted = {("direct", job.id): 1, ("link:bus-stop", job.id): 1} if said else {}
    assert counts() == wanted


def test_a_closed_job_is_not_counted(client: StrictClient) -> None:
    job = vacancies.make_vacancy(state=VacancyState.ENDED)
    client.get(f"/jobs/{job.public_id}", headers={"User-Agent": "Mozilla/5.0"})
    assert attention.write_down() == 0
