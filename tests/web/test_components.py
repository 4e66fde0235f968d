"""Components, layout and error pages say in words what they show, and stand by themselves."""

from collections.abc import Iterator
from types import SimpleNamespace as Thing

import pytest
from bs4 import Tag
from flask import Flask, flash

from tests.support.tiny import ROOT, drawn, soup, tiny_app
from workforce.core.translation import using
from workforce.web import charts, errors
from workforce.web.assets import asset_url
from workforce.web.links import here

PAGE = """
{% extends "layouts/page.html" %}
{% block title %}T{% endblock %}
{% block content %}<h1>T</h1>{% endblock %}
"""
ERRORS = (400, 403, 404, 405, 409, 413, 429, 500, 503)


@pytest.fixture(scope="module")
def tiny() -> Flask:
    return tiny_app()


@pytest.fixture
def jobs_request(tiny: Flask) -> Iterator[None]:
    with tiny.test_request_context("/jobs?q=care+work&page=4&role=a&role=b&lang=cy"):
        yield


def tag(found: object) -> Tag:
    assert isinstance(found, Tag)
    return found


@pytest.mark.usefixtures("jobs_request")
def test_a_link_here_keeps_the_query_and_a_new_filter_starts_at_the_first_page() -> None:
    assert here(page=5) == "/jobs?q=care+work&page=5&role=a&role=b&lang=cy"
    assert here(role="c") == "/jobs?q=care+work&role=c&lang=cy"
    assert here(role=None, q=None, lang=None, page=None) == "/jobs"


def test_an_address_of_a_file_changes_with_the_file(tiny: Flask) -> None:
    with tiny.test_request_context("/"):
        assert asset_url("images/favicon.svg").startswith("/static/images/favicon.svg?v=")
        assert asset_url("none.css") == "/static/build/none.css"


def test_the_layout_stands_when_nothing_is_known_of_the_reader(tiny: Flask) -> None:
    page = drawn(tiny, PAGE)
    assert tag(page.title).get_text() == "T – Children’s Homes Workforce"
    assert tag(page.find("html"))["lang"] == "en"
    assert page.find("a", href="/concern") is not None
    assert page.find("a", href="#main-content") is not None


def test_the_layout_shows_who_acts_for_whom_and_lets_them_leave(tiny: Flask) -> None:
    page = drawn(
        tiny,
        PAGE,
        acting=Thing(is_person=True),
        account_name="Sam Okoro",
        account_href="/account",
        organisation_name="Aire Valley",
        organisations_url="/account/organisations",
        sign_out_href="/sign-out",
        sign_in_href="/sign-in",
        demo=True,
        navigation=[Thing(text="Jobs", href="/jobs", active=True)],
        language_links=[
            Thing(text="English", href="?lang=en", code="en", active=True),
            Thing(text="Cymraeg", href="?lang=cy", code="cy", active=False),
        ],
    )
    header = tag(page.find("header"))
    assert header.find("a", href="/account/organisations") is not None
    assert tag(header.find("form", action="/sign-out"))["method"] == "post"
    assert header.find("a", href="/sign-in") is None
    assert tag(header.find("a", href="/jobs"))["aria-current"] == "true"
    assert tag(header.find("a", href="?lang=cy"))["lang"] == "cy"
    assert "Everything here is invented" in header.get_text()


def test_what_just_happened_is_shown_and_escaped(tiny: Flask) -> None:
    with tiny.test_request_context("/"):
        flash("Saved <b>it</b>", "success")
        page = soup(tiny.jinja_env.from_string(PAGE).render())
    banner = tag(page.find(class_="govuk-notification-banner--success"))
    assert "Saved <b>it</b>" in banner.get_text()


def test_no_page_carries_style_or_script_of_its_own(tiny: Flask) -> None:
    page = drawn(tiny, PAGE, demo=True)
    assert page.select("[style], style") == []
    assert [script.get_text() for script in page.find_all("script")] == [""]


def test_nothing_of_the_government_brand_is_shown(tiny: Flask) -> None:
    text = str(drawn(tiny, PAGE, demo=True)).lower()
    for word in ("crown", "crest", "gov.uk</", "gds transport", "govuk-header"):
        assert word not in text
    styles = "".join(file.read_text() for file in (ROOT / "static" / "src").glob("*.scss"))
    assert "components/header" not in styles
    assert "components/footer" not in styles


@pytest.mark.parametrize("status", ERRORS)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_an_error_page_says_what_happened_and_what_to_do(
    tiny: Flask, status: int, language: str
) -> None:
    with using(language):
        page = drawn(tiny, f'{{% include "errors/{status}.html" %}}', message="")
    heading = tag(page.find("h1")).get_text()
    assert tag(page.title).get_text().startswith(heading)
    assert len(page.select("main p")) >= 2
    assert ("Worried about a child?" in page.get_text()) is (language == "en")


def test_an_error_page_repeats_the_reason_it_was_given(tiny: Flask) -> None:
    for status in (400, 403, 404, 409, 429):
        page = drawn(tiny, f'{{% include "errors/{status}.html" %}}', message="The reason <i>")
        assert "The reason <i>" in tag(page.find("main")).get_text()


def test_a_fault_is_answered_even_when_nothing_else_works() -> None:
    app = tiny_app()
    app.testing = False
    app.extensions["settings"] = Thing(service_name="Homes")

    @app.context_processor
    def _broken_too() -> dict[str, object]:
        raise RuntimeError("no database")

    @app.route("/fault")
    def _fault() -> str:
        raise RuntimeError("a fault")

    errors.install(app)
    answer = app.test_client().get("/fault")
    assert answer.status_code == 500
    assert "Sorry, something went wrong on our side – Homes" in answer.get_data(as_text=True)


def test_pages_of_results_are_linked_around_the_present_one(tiny: Flask) -> None:
    source = '{% from "components/pagination.html" import pagination %}{{ pagination(page) }}'
    page = drawn(tiny, source, page=Thing(number=5, pages=9, has_next=True))
    numbers = [item.get_text().strip() for item in page.select("li")]
    assert numbers == ["1", "⋯", "4", "5", "6", "⋯", "9"]
    assert tag(page.select_one("[aria-current=page]"))["href"] == "/jobs?q=care&page=5"
    assert drawn(tiny, source, page=Thing(number=1, pages=1, has_next=False)).find("nav") is None


def test_a_capped_count_says_so(tiny: Flask) -> None:
    source = '{% from "components/pagination.html" import result_count %}{{ result_count(page) }}'
    page = Thing(number=2, per_page=20, total=1000, capped=True)
    assert drawn(tiny, source, page=page).get_text().strip() == "Showing 21 to 40 of 1,000+"


def test_the_map_and_the_bars_say_everything_in_words(tiny: Flask) -> None:
    areas = [charts.Area("E12000001", "North East", "14%", "of posts", "/north-east", 3)]
    bars = [charts.Bar("North East", None, "Not reported")]
    page = drawn(
        tiny,
        '{% from "components/tile_map.html" import tile_map %}{{ tile_map(tiles) }}'
        '{% from "components/bar_chart.html" import bar_chart %}{{ bar_chart(bars) }}',
        tiles=charts.tile_map(areas, invented=True, title="Posts"),
        bars=charts.bar_chart(bars, title="Posts", invented=True),
    )
    link = tag(page.find("a", href="/north-east"))
    assert link.get_text(" ", strip=True) == "North East 14% of posts"
    assert page.get_text().count("Invented data") == 2
    assert page.select(".app-bars__bar") == []


def test_the_lines_have_an_alternative_in_words(tiny: Flask) -> None:
    chart = charts.line_chart(
        [charts.Series("A", [1, 2]), charts.Series("B", [2, 1])],
        labels=["Jan", "Feb"],
        title="Posts",
        summary="A rose, B fell.",
        invented=True,
    )
    source = '{% from "components/line_chart.html" import line_chart %}{{ line_chart(chart) }}'
    page = drawn(tiny, source, chart=chart)
    assert tag(page.find("svg", role="img"))["aria-label"] == "Posts. A rose, B fell."
    assert [item.get_text().strip() for item in page.select(".app-legend li")] == ["A", "B"]


def test_the_other_components_show_what_they_are_given(tiny: Flask) -> None:
    source = """
    {% from "components/job_card.html" import job_cards, job_card, job_list %}
    {% from "components/summary.html" import summary %}
    {% from "components/timeline.html" import timeline %}
    {% from "components/task_list.html" import task_list %}
    {% from "components/progress.html" import progress %}
    {% from "components/empty_state.html" import empty_state %}
    {% from "components/table.html" import scroll_table %}
    {% from "components/key_figure.html" import key_figures, key_figure %}
    {% from "components/form.html" import post_button %}
    {% from "components/filter.html" import filter_panel %}
    {{ job_cards([job]) }}{% call job_list() %}{{ job_card(job) }}{% endcall %}
    {{ summary([("Start", ""), {"key": "Pay", "value": "£12", "href": "/pay"}]) }}
    {{ timeline([job]) }}{{ task_list([job]) }}{{ progress(1, 4, "Read") }}
    {{ empty_state("Nothing yet", "Do this", "/do", "Do it") }}
    {% call scroll_table("People") %}<tbody><tr><td>1</td></tr></tbody>{% endcall %}
    {% call key_figures() %}{{ key_figure("12", "Homes") }}{% endcall %}
    {{ post_button("/leave", "Leave", "warning", {"a": "b"}, about="the team") }}
    {% call filter_panel(chosen=2, clear="/jobs", hidden={"sort": "new"}) %}in{% endcall %}
    """
    job = Thing(title="Care worker", href="/jobs/x", place="Leeds", tags=["New"], status="Done")
    page = drawn(tiny, source, job=job)
    assert len(page.select(".app-job")) == 2
    assert "Not recorded here" in page.get_text()
    assert tag(page.find(class_="app-scroll"))["tabindex"] == "0"
    assert tag(page.find("progress"))["value"] == "1"
    assert tag(page.find("form", action="/leave")).get_text(" ", strip=True) == "Leave the team"
    assert tag(page.find("form", role="search")).find("input", attrs={"name": "sort"}) is not None
