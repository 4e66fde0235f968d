"""The blueprint of the form, and what each of its pages needs."""

from flask import Blueprint, redirect
from flask.typing import ResponseReturnValue

from workforce.applications import policies
from workforce.applications.models import Application
from workforce.applications.presenters.form import FormPage, href_of
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
    row = found(own.application_of(acting(), application_id))
    if not policies.may_write(row):
        raise Conflict(lazy("Your application was sent and cannot be changed any more"))
    return row


def page_of(row: Application) -> FormPage:
    """What stands above every page of the form."""
    return FormPage.of(row, is_open=services.is_open(row.vacancy))


def onwards(row: Application, section: Section | None = None) -> ResponseReturnValue:
    """To a section, or to the list of all."""
    return redirect(href_of(row, section), 303)
