"""The blueprint of the form, and what each of its pages needs."""

from typing import Any

from flask import Blueprint, redirect
from flask.typing import ResponseReturnValue

from workforce.accounts.views import session as sign_in
from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.presenters.sections import FormPage, href_of
from workforce.applications.queries import candidate as own
from workforce.applications.services import form as services
from workforce.applications.states import Section
from workforce.core.errors import Conflict
from workforce.core.translation import lazy
from workforce.web.actor import acting
from workforce.web.errors import found

doors = Blueprint("applications_form", __name__)


def written(application_id: str) -> Application:
    """An application of the actor's own that may still be written."""
    return still_written(found(own.application_of(acting(), application_id)))


def still_written(row: Application) -> Application:
    """The same application, while it may be written."""
    if not policies.may_write(row):
        raise Conflict(lazy("Your application was sent and cannot be changed any more"))
    return row


def page_of(row: Application, section: Section | None = None) -> FormPage:
    """What stands above every page of the form."""
    kept = sign_in.kept_answers() is not None
    standing = services.job_standing(acting(), row.vacancy)
    return FormPage.of(row, section, standing=standing, kept=kept)


def typed() -> dict[str, Any]:
    """How a form is made: with what was typed here before a sign-in ended, where that was kept."""
    kept = sign_in.kept_answers()
    return {} if kept is None else {"formdata": kept}


def onwards(row: Application, section: Section | None = None) -> ResponseReturnValue:
    """To a section, or to the list of all."""
    return redirect(href_of(row, section), 303)
