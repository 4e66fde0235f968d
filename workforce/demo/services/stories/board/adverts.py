"""Adverts of the demo provider that nobody outside sees yet: a draft, a day, own staff first."""

from dataclasses import replace
from datetime import timedelta

from workforce.core.db import session
from workforce.demo.services.stories.teller import Teller
from workforce.vacancies import services as vacancies
from workforce.vacancies.models import Vacancy
from workforce.vacancies.services import checking
from workforce.vacancies.states import AboveFunded, FirstFor

WRITTEN, BEGUN = 2, 1
ONE_DAY = timedelta(days=1)
SCHEDULED_TITLE = "Weekend support worker"
INTERNAL_TITLE = "Senior support worker, own team first"
DRAFT_TITLE = "Cook for three days a week"
WHY = AboveFunded.LEAVER_EXPECTED


def tell(teller: Teller) -> None:
    """One that waits for its day, one for own staff first, and one of which only a title stands."""
    recruiter, home = teller.actor("recruiter"), teller.homes()[1]
    usual = checking.particulars_of(
        session().get_one(Vacancy, teller.adverts(teller.homes()[0])[0])
    )
    with teller.on(WRITTEN) as day:
        scheduled = replace(
            usual,
            title=SCHEDULED_TITLE,
            publish_on=teller.today + 5 * ONE_DAY,
            closes_on=teller.today + 33 * ONE_DAY,
        )
        vacancies.publish(
            recruiter, vacancies.post(recruiter, home, scheduled), above_funded_why=WHY
        )
        internal = replace(
            usual,
            title=INTERNAL_TITLE,
            first_for=FirstFor.OWN_STAFF,
            first_until=day + 9 * ONE_DAY,
            closes_on=day + 38 * ONE_DAY,
        )
        vacancies.publish(
            recruiter, vacancies.post(recruiter, home, internal), above_funded_why=WHY
        )
    with teller.on(BEGUN):
        vacancies.start_draft(recruiter, home, DRAFT_TITLE)
