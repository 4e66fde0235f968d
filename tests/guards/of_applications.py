"""Records of applications: the reader's own, and those of others."""

from tests.factories import accounts, forms, hiring, together, vacancies
from tests.factories.applications import make_application, recruiter_of
from tests.guards import rows
from tests.guards.making import Asked, Record, Records, records_of
from workforce.accounts.models import Person
from workforce.applications.models import Application
from workforce.applications.services.hiring import booking
from workforce.applications.services.together import notes, panels
from workforce.applications.states import ApplicationState
from workforce.providers.models import Home


def applications(asked: Asked) -> Records:
    """For a candidate their own application; for an employer whoever applied to them."""
    world, somebody = asked.world, accounts.make_person()
    jobs = [vacancies.make_vacancy(home) for home in world.other_homes]
    ours = vacancies.make_vacancy(world.home) if world.home else None
    if asked.is_personal:
        nearest = ours or jobs[0]
        return records_of(
            rows.application(jobs[0], world.person), [rows.application(nearest, somebody)]
        )
    own = rows.application(ours, somebody) if ours else None
    return records_of(own, [rows.application(job, world.person) for job in jobs])


def interviews(asked: Asked) -> Records:
    """Interviews to come, of a panel on which the reader sits and of one of others."""
    world = asked.world
    works = bool(world.who.roles)  # whose membership stands
    own = _interview(world.home, world.person) if world.home and works else None
    return records_of(own, [_interview(home) for home in world.other_homes])


def _interview(home: Home, member: Person | None = None) -> Application:
    candidate = accounts.make_person()
    row = make_application(vacancies.make_vacancy(home), candidate, ApplicationState.INTERVIEWING)
    booking.choose_time(candidate.as_actor, row, hiring.make_slot(row.vacancy))
    if member is not None:
        panels.invite(recruiter_of(row.vacancy), row.vacancy, member)
    return row


def draft(person: Person) -> Application:
    """An application that somebody is still writing, with something in every section."""
    return forms.write_form(forms.make_draft(vacancies.make_vacancy(), person))


def sent(person: Person) -> Application:
    """An application that somebody has sent."""
    return forms.send(draft(person))


def told_support(_: Asked) -> Records:
    """Support reads whoever told it that they lived in a home."""
    return records_of(rows.lived_here(_begun(accounts.make_person())), [])


def asked_referee(_: Asked) -> Records:
    """Whoever has the private link answers about somebody, signed in or not."""
    return Records(Record(hiring.make_request().token or ""))


def an_item(person: Person) -> object:
    """An earlier job in somebody's unsent application."""
    return forms.a_job(_begun(person))


def _begun(person: Person) -> Application:
    """An application in which nothing is said yet."""
    return forms.make_draft(vacancies.make_vacancy(), person)


def _to_anybody(home: Home) -> Application:
    """An application to a home, also to one whose jobs nobody could apply for now."""
    return rows.application(vacancies.make_vacancy(home), accounts.make_person())


def a_move(home: Home) -> object:
    """A move of an applicant that was looked at and not yet done."""
    application = _to_anybody(home)
    return together.make_moves(application.vacancy, application)


def a_note(home: Home) -> object:
    """A note about an applicant of a home."""
    application = _to_anybody(home)
    return notes.write_note(recruiter_of(application.vacancy), application, words="Was on time.")
