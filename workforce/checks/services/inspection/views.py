"""Giving a named inspector a view of a home for twelve hours, and ending it."""

from datetime import date, timedelta

from workforce.checks import policies
from workforce.checks.models import Appointment, InspectionLook, InspectionView
from workforce.checks.queries import inspection
from workforce.checks.queries.inspection import HomeThen
from workforce.checks.services.inspection.openings import about_reader, note_openings
from workforce.checks.states import InspectedPage, OpenedFor
from workforce.core import audit, clock, secrets
from workforce.core.actors import Actor
from workforce.core.db import atomic, locked, session
from workforce.core.errors import Conflict, DomainError, NotAllowed
from workforce.core.translation import lazy
from workforce.providers.models import Home

LASTS = timedelta(hours=12)
CODE_LENGTH = 12


@atomic
def make_view(
    actor: Actor, home: Home, *, inspector_name: str, inspector_of: str, as_at: date
) -> tuple[InspectionView, str]:
    """A view for a named inspector, with the code that opens it: told now and never again."""
    home = locked(home)
    if not policies.can_show_inspector(actor, home) or actor.person_id is None:
        raise NotAllowed(lazy("Your role does not include this"))
    if as_at > clock.today():
        raise DomainError(lazy("Enter a day, today or earlier"), "as_at")
    moment, code = clock.now(), secrets.new_code(CODE_LENGTH)
    row = InspectionView(
        organisation_id=home.organisation_id,
        home_id=home.id,
        as_at=as_at,
        inspector_name=inspector_name,
        inspector_of=inspector_of,
        code_digest=secrets.digest(code),
        made_by_id=actor.person_id,
        made_at=moment,
        expires_at=moment + LASTS,
    )
    session().add(row)
    audit.record(actor, "make-inspection-view", row)
    return row, code


@atomic
def end_view(actor: Actor, view: InspectionView) -> None:
    """End a view before its time; whoever looks is shut out at once."""
    view = locked(view)
    if not policies.can_show_inspector(actor, view.home):
        raise NotAllowed(lazy("Your role does not include this"))
    if not view.is_open(clock.now()):
        raise Conflict(lazy("This view has ended already"))
    view.ended_at, view.ended_by_id = clock.now(), actor.person_id
    audit.record(actor, "end-inspection-view", view)


def enter_view(view: InspectionView, code: str) -> None:
    """Open a view with its code, or refuse; the entering is written down."""
    typed = "".join(sign for sign in code.upper() if sign.isalnum())
    right = secrets.same(view.code_digest, secrets.digest(typed))
    if not right or not view.is_open(clock.now()):
        raise DomainError(lazy("This code is not right, or the view has ended"), "code")
    note_look(view, InspectedPage.ENTERED)


@atomic
def note_look(
    view: InspectionView, page: InspectedPage, appointment: Appointment | None = None
) -> None:
    """Write down that an inspector opened a page, and of whom."""
    session().add(
        InspectionLook(
            inspection_view_id=view.id,
            page=page,
            appointment_id=appointment.id if appointment is not None else None,
        )
    )


@atomic
def look_at_file(view: InspectionView, appointment: Appointment) -> None:
    """Write down that an inspector opened somebody's file, for the home and for the person."""
    note_look(view, InspectedPage.FILE, appointment)
    note_openings(Actor.anonymous(), [appointment], OpenedFor.INSPECTION, view=view)


def open_pack(actor: Actor, home: Home, day: date) -> HomeThen:
    """A home as at a day for a pack; the opening of every file in it is written down first.

    The file about the reader is left out: somebody else makes it.
    """
    if not policies.can_show_inspector(actor, home):
        raise NotAllowed(lazy("Your role does not include this"))
    note_openings(actor, inspection.appointments_as_at(home, day), OpenedFor.PACK)
    note_pack(actor, home)
    return inspection.with_duties(inspection.home_as_at(home, day, about_reader(actor)))


@atomic
def note_pack(actor: Actor, home: Home) -> None:
    """Write down that a pack was made."""
    audit.record(actor, "make-inspection-pack", home)
