"""The page of an applicant about whom there is everything is read in few statements."""

from tests.applications.beside.test_papers import lay
from tests.factories import forms
from tests.factories.accounts import make_person, sign_in
from tests.factories.hiring import make_request, make_slot
from tests.factories.providers import make_member
from tests.factories.together import make_criterion, make_part, make_seat
from tests.factories.vacancies import make_vacancy
from tests.page import StrictClient
from workforce.applications import services
from workforce.applications.models import Application
from workforce.applications.services.hiring import booking, disclosures, messages
from workforce.applications.services.together import notes, weighing
from workforce.applications.services.together.weighing import Given
from workforce.core.actors import Actor
from workforce.providers.states import Role

MOST = 24


def fullest(actor: Actor, application: Application) -> Application:
    """Somebody offered the job after everything that can happen before an offer."""
    vacancy, candidate = application.vacancy, application.candidate.as_actor
    criteria = [make_criterion(vacancy, text) for text in ("Stays calm", "Drives", "Listens")]
    make_seat(vacancy)
    weighing.score(actor, application, {one.public_id: Given(2, "Well") for one in criteria})
    notes.write_note(actor, application, words="Sounds calm")
    make_part(vacancy)
    services.shortlist(actor, application)
    disclosures.ask(actor, application)
    services.interview(actor, application)
    booking.choose_time(candidate, application, make_slot(vacancy))
    messages.write_to_employer(candidate, application, words="Can I park there?")
    make_request(application)
    services.offer(actor, application)
    return application


def test_the_page_of_the_fullest_applicant_is_read_in_few_statements(
    client: StrictClient,
) -> None:
    vacancy = make_vacancy()
    draft = forms.make_draft(vacancy, make_person())
    lay(draft)
    application = forms.send(forms.write_form(draft))
    owner = make_member(Role.OWNER, vacancy.organisation)
    fullest(owner.actor, application)
    sign_in(client, owner.person)
    client.page("/applications")  # the first page of a sign-in notes for whom one acts
    page = client.page(f"/applicants/{application.public_id}")
    shown = ("Sounds calm", "Offer", "Checks before starting", "Scores")
    assert [words for words in shown if words not in page.main] == []
    assert len(client.queries) <= MOST
