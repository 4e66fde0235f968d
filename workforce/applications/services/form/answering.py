"""Answering the sections that are one page each: details, right to work, history's start, words."""

from datetime import date
from typing import TypedDict, Unpack

from workforce.applications.models import Application
from workforce.applications.services.form.saving import details_of, held_to_write, save_section
from workforce.applications.states import DrivingLicence, RightToWork, Section, WelshAbility
from workforce.checks.states import HistoryStart
from workforce.core import clock
from workforce.core.actors import Actor
from workforce.core.db import atomic
from workforce.core.errors import DomainError
from workforce.core.translation import lazy
from workforce.vacancies.rules import screening


class Details(TypedDict):
    """Who a candidate is and how they can be reached; empty where they say nothing."""

    full_name: str
    other_names: str
    preferred_name: str
    telephone: str
    address: str
    driving: DrivingLicence
    welsh: WelshAbility | None


@atomic
def answer_details(actor: Actor, application: Application, **said: Unpack[Details]) -> None:
    """Say who one is and how one can be reached."""
    application = held_to_write(actor, application)
    row = details_of(application)
    row.full_name, application.telephone = said["full_name"], said["telephone"]
    row.other_names = said["other_names"] or None
    row.preferred_name = said["preferred_name"] or None
    row.address = said["address"] or None
    row.driving, row.welsh = said["driving"], said["welsh"]
    save_section(actor, application, Section.DETAILS, complete=True)


@atomic
def answer_right_to_work(actor: Actor, application: Application, *, answer: RightToWork) -> None:
    """Say whether one may work in the UK; whatever the answer, the application goes on."""
    application = held_to_write(actor, application)
    application.right_to_work = answer.value
    save_section(actor, application, Section.RIGHT_TO_WORK, complete=True)


@atomic
def answer_start(
    actor: Actor,
    application: Application,
    *,
    start: HistoryStart,
    starts_on: date,
    starts_exact: bool,
) -> None:
    """Say from what day on the history is full."""
    application = held_to_write(actor, application)
    first = starts_on if starts_exact else starts_on.replace(day=1)
    if first > clock.today():
        raise DomainError(lazy("The date must be today or in the past"), "starts_on")
    row = details_of(application)
    row.history_start, row.starts_on, row.starts_exact = start, first, starts_exact
    save_section(actor, application, Section.HISTORY, complete=False)


@atomic
def answer_statement(
    actor: Actor, application: Application, *, statement: str, read_again: bool, finished: bool
) -> None:
    """Keep why somebody would like this work; what looks like a place or child is asked about."""
    application = held_to_write(actor, application)
    asked_about = _asked_about(statement)
    if asked_about and not read_again:
        raise DomainError(
            lazy(
                "“%(found)s” looks as if it says where somebody lives, or who a child is. Take it "
                "out, or tick the box if it does not",
                found=asked_about,
            ),
            "read_again",
        )
    application.statement = statement
    save_section(actor, application, Section.STATEMENT, complete=finished)


def _asked_about(text: str) -> str:
    """The first words of a text that may say where somebody lives, or tell of a child."""
    spotted = screening.spot(text, screening.Whereabouts())
    return spotted.text if spotted is not None else next(iter(screening.about_children(text)), "")
