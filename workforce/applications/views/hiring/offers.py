"""Those who choose offer the job with its terms, change them, and take an offer back."""

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.applications import services
from workforce.applications.forms.hiring.offers import OfferForm, TakeBackForm
from workforce.applications.models.hiring import Offer
from workforce.applications.presenters.hiring import offers as presenters
from workforce.applications.presenters.naming import name_read
from workforce.applications.queries import choosing
from workforce.applications.queries.hiring import offers as queries
from workforce.applications.queries.hiring import places
from workforce.applications.services.hiring import offers
from workforce.core import clock
from workforce.core.translation import _
from workforce.vacancies.forms import asking
from workforce.vacancies.policies import RECRUITING
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found
from workforce.web.limits import limited

doors = Blueprint("applications_offers", __name__)


@doors.route("/applicants/<application_id>/offer", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def offer(application_id: str) -> ResponseReturnValue:
    """Offer the job, subject to checks, or offer other terms in the place of the first."""
    row = found(choosing.application_for(acting(), application_id))
    stands, homes = queries.standing(row.id), places.homes_of(row.vacancy)
    form = OfferForm.of(offers.again(stands) if stands else offers.advertised(row.vacancy), homes)
    if form.accepted():
        with form.refusals():
            terms, no_child = form.terms(homes), asking.is_confirmed(form)
            if stands is None:
                services.offer(acting(), row, terms, no_child=no_child)
                flash(_("The offer is made. The checks can begin"), "success")
            else:
                offers.change(acting(), row, terms, no_child=no_child)
                flash(_("The new terms are offered"), "success")
            return _to(application_id)
    name = name_read(row)
    return render_template(
        "applications/hiring/offer.html", form=form, row=row, stands=stands, name=name
    )


@doors.route("/applicants/<application_id>/offer/take-back", methods=["GET", "POST"])
@access.roles(*RECRUITING)
def take_back_offer(application_id: str) -> ResponseReturnValue:
    """Take an offer back, with words for the candidate."""
    row, form = found(choosing.application_for(acting(), application_id)), TakeBackForm()
    if form.accepted():
        with form.refusals():
            words = form.words.data or ""
            services.take_back_offer(acting(), row, words=words, no_child=asking.is_confirmed(form))
            flash(_("The offer is taken back and the candidate has been told"), "success")
            return _to(application_id)
    name = name_read(row)
    return render_template(
        "applications/hiring/take_back_offer.html", form=form, row=row, name=name
    )


@doors.route("/applicants/<application_id>/offer.pdf")
@access.roles(*RECRUITING)
def offer_letter(application_id: str) -> ResponseReturnValue:
    """Have the newest offer as a document."""
    row = found(choosing.application_for(acting(), application_id))
    versions = queries.versions_of(row.id)
    limited("export", str(acting().person_id))
    return letter(versions[0], name_read(row)) if versions else _to(application_id)


def letter(made: Offer, name: str) -> Response:
    """An offer as a document that nobody keeps on the way."""
    answer = Response(presenters.letter_of(made, name, clock.now()), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = 'attachment; filename="offer.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _to(application_id: str) -> ResponseReturnValue:
    where = url_for("applications_recruiter.applicant", application_id=application_id)
    return redirect(where, 303)
