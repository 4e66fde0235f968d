"""What an offer hands on to the checks that it opens, so that nothing is asked or typed twice."""

from workforce.applications.models import Application
from workforce.applications.queries import form as forms
from workforce.applications.queries.hiring import references as queries
from workforce.applications.services.file import referees
from workforce.applications.services.form import carrying
from workforce.applications.services.hiring import references
from workforce.applications.services.together import young_people
from workforce.checks.models import Appointment
from workforce.core.actors import Actor
from workforce.core.db import atomic


@atomic
def hand_on(actor: Actor, application: Application, appointment: Appointment) -> None:
    """Put history, referees, references and the part of young people on a file just opened."""
    form, requests = forms.whole(application), queries.requests_of(application.id)
    carrying.carry(actor, form, appointment)
    referees.carry(actor, appointment, form.referees, requests)
    references.put_given(appointment, requests)
    young_people.carry(actor, application, appointment)
