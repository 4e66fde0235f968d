"""Records of applications: the reader's own, and those of others."""

from tests.factories import accounts, forms, hiring, vacancies
from tests.guards import rows
from tests.guards.making import Asked, Record, Records, records_of
from workforce.accounts.models import Person
from workforce.applications.models import Application


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


def draft(person: Person) -> Application:
    """An application that somebody is still writing, with something in every section."""
    return forms.write_form(forms.make_draft(vacancies.make_vacancy(), person))


def sent(person: Person) -> Application:
    """An application that somebody has sent."""
    return forms.send(draft(person))


def told_support(_: Asked) -> Records:
    """Support reads whoever told it that they lived in a home."""
    return records_of(rows.lived_here(draft(accounts.make_person())), [])


def asked_referee(_: Asked) -> Records:
    """Whoever has the private link answers about somebody, signed in or not."""
    return Records(Record(hiring.make_request().token or ""))


def an_item(person: Person) -> object:
    """An earlier job in somebody's unsent application."""
    return forms.a_job(draft(person))
