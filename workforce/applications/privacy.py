"""What applications add to the duties that cross all features."""

from datetime import date, timedelta
from typing import Any

from workforce.applications import policies, services
from workforce.applications.queries import beside, candidate, facts, needs
from workforce.applications.queries import form as form_queries
from workforce.applications.queries.form import WholeForm
from workforce.applications.queries.hiring import keeping as hiring_queries
from workforce.applications.queries.together import panels, weighing
from workforce.applications.rules.equality import month_of
from workforce.applications.services.beside import equality
from workforce.applications.services.form import forgetting
from workforce.applications.services.hiring import keeping as hiring
from workforce.applications.services.together import forgetting as together
from workforce.applications.states.beside import PaperKind
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.registry import (
    Contribution,
    DocumentOwner,
    ImpossibleState,
    NavigationItem,
    RetentionRule,
    RowLink,
)
from workforce.core.translation import lazy

KEPT = timedelta(days=365)
HALF_A_YEAR = timedelta(days=183)
DAYS = ("from_on", "from_exact", "until_on", "until_exact")
ABOUT = (
    "full_name",
    "other_names",
    "preferred_name",
    "address",
    "driving",
    "welsh",
    "history_start",
    "starts_on",
)
EDUCATION = ("what", "place", "result", "full_time")
JOB = (
    "kind",
    "employer",
    "role_title",
    "with_children",
    "with_adults",
    "duties",
    "reason_given",
)
GAP = ("from_on", "until_on", "explanation")
REFEREE = (
    "kind",
    "name",
    "organisation",
    "relation",
    "email",
    "telephone",
    "most_recent",
    "may_ask_early",
)
NOT_LINKABLE = lazy(
    "What you answered to equality questions cannot be found again: it is kept without your name"
)

ASK_EMPLOYER = lazy("This employer has notes about you. Ask it for them: it answers for them")


def form_data(form: WholeForm) -> dict[str, Any]:
    """What somebody said in a whole form, by section."""
    details = form.details
    return {
        "about_you": _said(details, ABOUT) if details else {},
        "education": [_said(row, (*DAYS, *EDUCATION)) for row in form.education],
        "work_and_other_time": [_said(row, (*DAYS, *JOB)) for row in form.jobs],
        "time_explained": [_said(row, GAP) for row in form.explained.values()],
        "time_abroad": [_said(row, (*DAYS, "country")) for row in form.stays],
        "referees": [_said(row, REFEREE) for row in form.referees],
    }


def _said(row: object, names: tuple[str, ...]) -> dict[str, Any]:
    """Columns of a row as plain values."""
    values = {name: getattr(row, name) for name in names}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def own_data(person_id: int) -> dict[str, Any]:
    """Everything a person applied for, as it is handed out to them."""
    actor = Actor("person", str(person_id), person_id=person_id)
    rows = candidate.applications_of(actor)
    aside = beside.told_by([one.id for one in rows])
    after = hiring_queries.told_by([one.id for one in rows])
    noted = weighing.noted_among([one.id for one in rows])
    forms = {number: form_data(form) for number, form in form_queries.wholes(rows).items()}
    return {
        "applications": [
            {
                "job": one.vacancy.title,
                "employer": one.vacancy.employer_name,
                "state": one.state.value,
                "sent_at": one.created_at.isoformat(),
                "telephone": one.telephone,
                "right_to_work": one.right_to_work,
                "statement": one.statement,
                **forms[one.id],
                **aside[one.id],
                **after[one.id],
                "notes_by_the_employer": str(ASK_EMPLOYER) if one.id in noted else "",
            }
            for one in rows
        ],
        "panels": [
            {"job": one.vacancy.title, "since": one.created_at.isoformat()}
            for one in panels.all_seats_of(person_id)
        ],
        "equality": str(NOT_LINKABLE),
    }


def started_unnoticed(day: date) -> list[tuple[str, str]]:
    """Offers whose appointment started although the application does not say so."""
    _ = day
    return [("application", one.public_id) for one, _on in facts.started_elsewhere()]


def _forget_decided(day: date) -> int:
    return services.forget_decided(clock.day_start(day) - KEPT)


def _forget_drafts(day: date) -> int:
    return forgetting.forget_drafts(Actor.system("retention"), day - KEPT)


def _forget_moves(day: date) -> int:
    return together.forget_moves(clock.day_start(day) - KEPT)


def _forget_disclosures(day: date) -> int:
    return hiring.forget_disclosures(clock.day_start(day) - HALF_A_YEAR)


def _forget_started(day: date) -> int:
    return services.forget_started(clock.day_start(day) - KEPT)


def _end_undecided(day: date) -> int:
    return services.end_undecided(clock.day_start(day) - KEPT)


def _forget_uncounted(day: date) -> int:
    return equality.forget_uncounted(month_of(day - KEPT))


CONTRIBUTION = Contribution(
    feature="applications",
    documents=(
        DocumentOwner(PaperKind.CV.value, beside.may_open_paper),
        DocumentOwner(PaperKind.OWN_FORM.value, beside.may_open_paper),
        DocumentOwner("vacancy", beside.may_open_own_form),
    ),
    needs=needs.NEEDS,
    export=own_data,
    erase=services.erase_of,
    carry_over=services.carry_over,
    retention=(
        RetentionRule(
            lazy("What you wrote in an application that did not lead to a start"),
            lazy("1 year after it ended"),
            lazy("So that the employer can show that the choice was fair"),
            _forget_decided,
        ),
        RetentionRule(
            lazy("An application that you began and never sent"),
            lazy("1 year after the job closed"),
            lazy("So that you can use your answers for another job"),
            _forget_drafts,
        ),
        RetentionRule(
            lazy("Words that an employer wrote to several candidates at once"),
            lazy("1 year after they were written"),
            lazy("So that the employer can show what it told them"),
            _forget_moves,
        ),
        RetentionRule(
            lazy("What you disclosed about yourself after the shortlist"),
            lazy("6 months after the decision"),
            lazy("So that nobody reads it longer than the decision needs"),
            _forget_disclosures,
        ),
        RetentionRule(
            lazy("What you wrote in an application that led to a start, your messages and files"),
            lazy("1 year after the start"),
            lazy("The staff file has what the law asks for"),
            _forget_started,
        ),
        RetentionRule(
            lazy("What you wrote in an application that nobody decided"),
            lazy("1 year after the last step. We end it then and tell you"),
            lazy("Nobody should wait for ever, and nobody needs it any longer"),
            _end_undecided,
        ),
        RetentionRule(
            lazy("Equality answers of which too few lie together to be counted"),
            lazy("1 year after the month in which they were given"),
            lazy("So that nobody can be told apart"),
            _forget_uncounted,
        ),
    ),
    impossible=(
        ImpossibleState(
            "filled-above-posts",
            lazy("More people started from a job than it had posts"),
            facts.filled_above_posts,
        ),
        ImpossibleState(
            "started-without-checks",
            lazy("An application says started but its checks never let anybody start"),
            facts.started_without_checks,
        ),
        ImpossibleState(
            "offer-behind-start",
            lazy("Offers behind a start that was made elsewhere"),
            started_unnoticed,
        ),
    ),
    navigation=(
        NavigationItem(
            lazy("My applications"),
            "applications_candidate.applications",
            lambda actor: actor.is_person and actor.organisation_id is None,
            20,
        ),
        NavigationItem(lazy("Panels"), "applications_panel.panel", policies.may_sit, order=27),
        NavigationItem(
            lazy("Told to support"), "applications_support.told", policies.can_support, order=60
        ),
    ),
    links=(
        RowLink(
            "organisation",
            lazy("Time between jobs"),
            "applications_recruiter.gap_days",
            policies.can_decide_gaps,
            order=60,
        ),
        RowLink(
            "vacancies",
            lazy("Figures of your jobs"),
            "applications_statistics.own_figures",
            policies.can_choose,
        ),
        RowLink(
            "vacancy",
            lazy("Applicants"),
            "applications_recruiter.applicants",
            policies.can_choose,
            order=10,
        ),
        RowLink(
            "vacancy",
            lazy("Figures"),
            "applications_statistics.job_figures",
            policies.can_choose,
            order=40,
        ),
        RowLink(
            "vacancy",
            lazy("Your own application form"),
            "applications_own_form.own_form",
            policies.can_choose,
            order=50,
        ),
        RowLink(
            "vacancy",
            lazy("Who applies to you"),
            "applications_equality.equality_totals",
            policies.can_see_equality,
            order=60,
        ),
    ),
)
