"""Doors for those who keep a home's people and funded posts."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workforce.core import clock
from workforce.core.paging import page_number
from workforce.core.translation import _
from workforce.employment import policies, presenters, queries, services
from workforce.employment.forms import AsAtForm, ChangePostForm, DetailsForm, LeaveForm, PostForm
from workforce.employment.models import PersonInPost
from workforce.employment.policies import KEEPERS, READERS
from workforce.employment.presenters import story
from workforce.employment.presenters.story import StoryPage
from workforce.employment.queries import former, presence, service, terms
from workforce.providers.presenters import links as pages
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("employment_manager", __name__)
ONE_WEEK = timedelta(days=7)
WEEKS_BACK = 14 * ONE_WEEK


@doors.route("/people")
@access.roles(*READERS)
def homes() -> ResponseReturnValue:
    """See every home's funded posts and people."""
    today, rows = clock.today(), queries.homes_for(acting())
    ids = [home.id for home in rows]
    figures = presenters.HomeFigures.all_of(
        rows,
        queries.establishment_fte_by_home(today, ids),
        queries.in_post_fte_by_home(today, ids),
        queries.confirmed_on_by_home(today, ids),
    )
    once = sum(queries.people_once_by_home(today, ids).values())
    links = pages.links_on("people_file", acting())
    page = {
        "homes": figures,
        "people_once": once,
        "links": links,
        "has_former": former.has_former_people(acting()),
    }
    return render_template("employment/manager/homes.html", **page)


@doors.route("/people/former")
@access.roles(*READERS)
def former_people() -> ResponseReturnValue:
    """See the people of homes that passed to another owner, as they were until then."""
    page = former.former_people(acting(), page_number(request.args.get("page")))
    numbers = former.numbers_then(list(page.rows))
    lines = [(numbers.get(row.id, ""), presenters.PersonLine.of(row)) for row in page.rows]
    return render_template("employment/manager/former_people.html", page=page, lines=lines)


@doors.route("/homes/<home_id>/people")
@access.roles(*READERS)
def people(home_id: str) -> ResponseReturnValue:
    """See who is in post in a home as at a day, and who left in the year before."""
    actor, home = acting(), found(queries.home_for(acting(), home_id))
    form = AsAtForm(request.args, meta={"csrf": False})
    as_at = (form.as_at.data if form.validate() else None) or clock.today()
    people = queries.people_in_post_for(actor, as_at, home_id=home.id)
    page = presenters.PeoplePage.of(
        actor,
        home,
        as_at,
        clock.today(),
        people,
        terms.terms_on([row.id for row in people], as_at),
        queries.people_left_for(actor, home.id, _a_year_before(as_at), as_at),
        queries.confirmed_on_by_home(as_at, [home.id]).get(home.id),
    )
    return render_template("employment/manager/people.html", form=form, page=page)


def _a_year_before(day: date) -> date:
    return day - relativedelta(years=1)


@doors.route("/homes/<home_id>/people/confirm", methods=["POST"])
@access.roles(*KEEPERS)
def confirm(home_id: str) -> ResponseReturnValue:
    """Say that a home's funded posts and people are right today."""
    services.confirm_home(acting(), found(queries.home_for(acting(), home_id, KEEPERS)))
    flash(_("Confirmed: funded posts and people are right today"), "success")
    return redirect(url_for("employment_manager.people", home_id=home_id), 303)


@doors.route("/homes/<home_id>/posts", methods=["GET", "POST"])
@access.roles(*READERS)
def establishment(home_id: str) -> ResponseReturnValue:
    """See a home's funded posts, and add those of a role."""
    actor, home = acting(), found(queries.home_for(acting(), home_id))
    form = PostForm(funded_from=clock.today())
    if form.accepted():
        with form.refusals():
            services.add_post(
                actor,
                home,
                role=form.role.data,
                fte=form.fte.data,
                funded_from=form.funded_from.data,
                estimated=form.estimated.data,
            )
            flash(_("Funded posts added"), "success")
            return redirect(url_for("employment_manager.establishment", home_id=home_id), 303)
    page = presenters.EstablishmentPage.of(
        actor, home, queries.posts_for(actor, home, clock.today())
    )
    return render_template("employment/manager/establishment.html", form=form, page=page)


@doors.route("/homes/<home_id>/posts/estimate", methods=["POST"])
@access.roles(*KEEPERS)
def record_estimate(home_id: str) -> ResponseReturnValue:
    """Record our estimate of a home's funded posts, from today."""
    home = found(queries.home_for(acting(), home_id, KEEPERS))
    services.record_estimate(acting(), home, funded_from=clock.today())
    flash(_("Our estimate is recorded. Change each role when you know its posts"), "success")
    return redirect(url_for("employment_manager.establishment", home_id=home_id), 303)


@doors.route("/posts/<post_id>/change", methods=["GET", "POST"])
@access.roles(*KEEPERS)
def change_post(post_id: str) -> ResponseReturnValue:
    """Fund another number of posts from a day on."""
    post = found(queries.post_for(acting(), post_id))
    form = ChangePostForm(fte=post.fte, from_day=clock.today(), estimated=post.estimated)
    home_id = post.home.public_id
    if form.accepted():
        with form.refusals():
            services.change_post(
                acting(),
                post,
                fte=form.fte.data,
                from_day=form.from_day.data,
                estimated=form.estimated.data,
            )
            flash(_("Funded posts changed"), "success")
            return redirect(url_for("employment_manager.establishment", home_id=home_id), 303)
    line = presenters.PostLine.of(post)
    return render_template(
        "employment/manager/change_post.html", form=form, post=line, home_id=home_id
    )


@doors.route("/people/<person_in_post_id>")
@access.roles(*READERS)
def person(person_in_post_id: str) -> ResponseReturnValue:
    """See one person's record."""
    row = found(queries.person_in_post_for(acting(), person_in_post_id))
    page = presenters.PersonPage.of(acting(), row, clock.today())
    return render_template("employment/manager/person.html", page=page, story=_story(row))


def _story(row: PersonInPost) -> StoryPage:
    actor, today = acting(), clock.today()
    every = queries.spells_of(row.organisation_id, [row.person_reference])
    seen = queries.posts_with_employer_for(actor, row)
    earlier = story.by_spell(queries.terms_before([one.id for one in every]))
    keeps = policies.can_keep_of(actor, every) and policies.can_keep_person(actor, row)
    key = (row.organisation_id, row.person_reference)
    away, is_away = story.absence_lines(presence.absences_of(*key), today, in_full=keeps)
    worked = presence.hours_of(*key, today - WEEKS_BACK, today + ONE_WEEK)
    weeks = story.weeks_of(worked, every, earlier)
    return StoryPage(
        service_since=service.service_since(row, today),
        posts=[story.PostLine.of(one, earlier.get(one.id, [])) for one in seen],
        is_away=is_away,
        absences=away,
        weeks=weeks,
        chart=story.hours_chart(weeks),
        links=(
            pages.links_on("kept_person", actor, person_in_post_id=row.public_id) if keeps else []
        ),
    )


@doors.route("/people/<person_in_post_id>/change", methods=["GET", "POST"])
@access.roles(*KEEPERS)
def change_person(person_in_post_id: str) -> ResponseReturnValue:
    """Put right a name, an address or the contracted hours."""
    row = found(queries.person_in_post_for(acting(), person_in_post_id, KEEPERS))
    form = DetailsForm(obj=row, from_day=services.usual_day(row))
    if form.accepted():
        with form.refusals():
            services.change_details(
                acting(),
                row,
                given_name=form.given_name.data,
                family_name=form.family_name.data,
                email=form.email.data or None,
                weekly_hours=form.weekly_hours.data,
                standard_week=form.standard_week.data,
                from_day=form.from_day.data,
            )
            flash(_("Changes saved"), "success")
            return _to_person(person_in_post_id)
    page = presenters.PersonPage.of(acting(), row, clock.today())
    return render_template("employment/manager/change_person.html", form=form, page=page)


@doors.route("/people/<person_in_post_id>/leave", methods=["GET", "POST"])
@access.roles(*KEEPERS)
def leave(person_in_post_id: str) -> ResponseReturnValue:
    """Record somebody's last day in post, and why."""
    row = found(queries.person_in_post_for(acting(), person_in_post_id, KEEPERS))
    form = LeaveForm(ended_on=row.ended_on, reason=row.leaving_reason)
    if form.accepted():
        with form.refusals():
            services.leave(acting(), row, ended_on=form.ended_on.data, reason=form.reason.data)
            flash(_("Leaving recorded"), "success")
            return _to_person(person_in_post_id)
    page = presenters.PersonPage.of(acting(), row, clock.today())
    links = pages.links_on("leaving", acting(), person_in_post_id=row.public_id)
    return render_template("employment/manager/leave.html", form=form, page=page, links=links)


@doors.route("/people/<person_in_post_id>/stay", methods=["POST"])
@access.roles(*KEEPERS)
def stay(person_in_post_id: str) -> ResponseReturnValue:
    """Take back a leaving whose last day has not passed."""
    services.stay(acting(), found(queries.person_in_post_for(acting(), person_in_post_id, KEEPERS)))
    flash(_("Leaving taken back"), "success")
    return _to_person(person_in_post_id)


@doors.route("/people/<person_in_post_id>/send-code", methods=["POST"])
@access.roles(*KEEPERS)
def send_code(person_in_post_id: str) -> ResponseReturnValue:
    """Send the person a code on their own address, to link their record to their account."""
    limited("invite", str(acting().person_id))
    row = found(queries.person_in_post_for(acting(), person_in_post_id, KEEPERS))
    services.send_link_code(acting(), row)
    flash(_("Code sent to their own email address"), "success")
    return _to_person(person_in_post_id)


def _to_person(person_in_post_id: str) -> ResponseReturnValue:
    where = url_for("employment_manager.person", person_in_post_id=person_in_post_id)
    return redirect(where, 303)
