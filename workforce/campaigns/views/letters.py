"""The letters that keep in touch with those who are interested, and how many they are."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from workforce.campaigns import policies
from workforce.campaigns.forms.interest import LetterForm, form_of
from workforce.campaigns.presenters.interest import LettersPage
from workforce.campaigns.presenters.keeping import CampaignLine
from workforce.campaigns.queries import interest, kept
from workforce.campaigns.services import letters as services
from workforce.core.translation import _
from workforce.vacancies.forms import asking
from workforce.web import access
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("campaigns_letters", __name__)


@doors.route("/our-campaigns/<campaign_id>/letters")
@access.roles(*policies.KEEPERS)
def letters(campaign_id: str) -> ResponseReturnValue:
    """See the letters of a campaign and how many people get them."""
    row = found(kept.campaign_for(acting(), campaign_id))
    page = LettersPage.of(
        interest.letters_of(row), kept.links_of(row), interest.counts_by_source(row)
    )
    return render_template("campaigns/letters/letters.html", page=page, line=CampaignLine.of(row))


@doors.route("/our-campaigns/<campaign_id>/letters/new", methods=["GET", "POST"])
@access.roles(*policies.KEEPERS)
def add(campaign_id: str) -> ResponseReturnValue:
    """Write another letter of the series."""
    row, form = found(kept.campaign_for(acting(), campaign_id)), LetterForm()
    if form.accepted():
        with form.refusals():
            services.add_letter(acting(), row, form.typed(), no_child=asking.is_confirmed(form))
            flash(_("The letter is in the series"), "success")
            return _to_letters(campaign_id)
    return render_template("campaigns/letters/add.html", form=form, campaign_id=campaign_id)


@doors.route("/our-campaigns/letters/<letter_id>", methods=["GET", "POST"])
@access.roles(*policies.KEEPERS)
def change(letter_id: str) -> ResponseReturnValue:
    """Write a letter anew, for those who have not got it."""
    row = found(interest.letter_for(acting(), letter_id))
    form, campaign_id = form_of(row), row.campaign.public_id
    if form.accepted():
        with form.refusals():
            services.change_letter(acting(), row, form.typed(), no_child=asking.is_confirmed(form))
            flash(_("The letter is changed"), "success")
            return _to_letters(campaign_id)
    return render_template(
        "campaigns/letters/change.html", form=form, campaign_id=campaign_id, letter_id=letter_id
    )


@doors.route("/our-campaigns/letters/<letter_id>/remove", methods=["POST"])
@access.roles(*policies.KEEPERS)
def remove(letter_id: str) -> ResponseReturnValue:
    """Take a letter from the series."""
    row = found(interest.letter_for(acting(), letter_id))
    campaign_id = row.campaign.public_id
    services.remove_letter(acting(), row)
    flash(_("The letter is taken from the series"), "success")
    return _to_letters(campaign_id)


def _to_letters(campaign_id: str) -> ResponseReturnValue:
    return redirect(url_for("campaigns_letters.letters", campaign_id=campaign_id), 303)
