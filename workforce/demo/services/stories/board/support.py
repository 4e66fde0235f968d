"""Reports of jobs: one that must be seen soon, and one that was decided."""

from workforce.core.actors import Actor
from workforce.core.db import session
from workforce.demo.services.stories.teller import Teller
from workforce.vacancies.models import Vacancy
from workforce.vacancies.services import reports
from workforce.vacancies.states import ReportReason

REPORTED, DECIDED_REPORTED, DECIDED = 1, 20, 19


def tell(teller: Teller) -> None:
    """Somebody wonders about the pay; somebody else had wondered about the employer."""
    homes = teller.homes()
    first = session().get_one(Vacancy, teller.adverts(homes[0])[1])
    second = session().get_one(Vacancy, teller.adverts(homes[0])[2])
    with teller.on(DECIDED_REPORTED):
        row = reports.report(
            Actor.anonymous(),
            first,
            reason=ReportReason.NOT_REAL,
            words="I had never heard of this employer.",
            reply_to="reader@readers.example.org",
        )
    with teller.on(DECIDED):
        reports.dismiss(teller.actor("support"), row, words="We know this employer and its homes.")
    with teller.on(REPORTED, 17):
        reports.report(
            Actor.anonymous(),
            second,
            reason=ReportReason.WRONG_FACTS,
            words="The advert says one wage, and on the telephone they said another.",
        )
