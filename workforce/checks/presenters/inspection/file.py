"""The recruitment file of one person as at a day."""

from datetime import date, datetime

from workforce.checks.models import Appointment
from workforce.checks.presenters.inspection import recruited
from workforce.checks.presenters.inspection.blocks import Entry, Facts, Paper, Section, made_words
from workforce.checks.presenters.inspection.checks_then import checks_then
from workforce.checks.queries.inspection.files import FileThen
from workforce.checks.states import APPOINTMENT_NAMES, AppointmentState, Detail
from workforce.core.translation import _, language
from workforce.core.types import Source
from workforce.employment.states import CONTRACT_NAMES, ROLE_NAMES
from workforce.web.layout import long_date


def file_paper(file: FileThen, detail: Detail, made_at: datetime) -> Paper:
    """Everything on file as at the day, as far as this reader is shown it."""
    row = file.appointment
    sections = [
        _posts(file),
        Section(_("Checks"), checks_then(file, detail), _("Not recorded here")),
        recruited.interviews(file, detail),
        recruited.childrens_part(file, detail),
        recruited.references(file, detail),
        recruited.history(file, detail),
        recruited.gaps(file, detail),
        recruited.abroad(file),
    ]
    if detail is not Detail.INSPECTOR:
        sections.append(recruited.risks(file, detail))
    notes = made_words(file.day, made_at)
    if detail is Detail.INSPECTOR:
        notes.append(_("Without health or disclosure detail. No child is named."))
    return Paper(
        title=_("Recruitment file of %(name)s", name=row.name),
        language=language(),
        facts=_facts(file),
        notes=notes,
        sections=sections,
        invented=invented_words(row.source),
    )


def no_file_paper(row: Appointment, day: date, made_at: datetime) -> Paper:
    """Of a day before anything was recorded here: not recorded, which is not "not done"."""
    return Paper(
        title=_("Recruitment file of %(name)s", name=row.name),
        language=language(),
        facts=[(_("Home"), row.home.known_as), (_("Role"), str(ROLE_NAMES[row.role]))],
        notes=[*made_words(day, made_at), _("On this day nothing was recorded here yet.")],
        invented=invented_words(row.source),
    )


def invented_words(source: Source) -> str:
    """What every document of a demonstration says of itself."""
    return _("Everything here is invented.") if source is Source.INVENTED else ""


def _facts(file: FileThen) -> Facts:
    row = file.appointment
    return [
        (_("Home"), row.home.known_as),
        (_("Role"), str(ROLE_NAMES[row.role])),
        (_("Contract"), str(CONTRACT_NAMES[row.contract])),
        (_("Reference of the employer"), row.person_reference),
        (_("State"), str(APPOINTMENT_NAMES[AppointmentState(file.state)])),
        (_("Checks opened on"), long_date(row.created_at.date())),
    ]


def _posts(file: FileThen) -> Section:
    entries = [
        Entry(
            str(ROLE_NAMES[spell.role]),
            facts=[
                (_("Contract"), str(CONTRACT_NAMES[spell.contract])),
                (_("In post since"), long_date(spell.started_on)),
                (
                    _("Last day"),
                    long_date(spell.ended_on)
                    if spell.ended_on and spell.ended_on <= file.day
                    else _("None given"),
                ),
            ],
        )
        for spell in file.spells
    ]
    return Section(_("Posts in this home"), entries, _("Not in post"))


def file_name(stem: str, source: Source, ending: str) -> str:
    """The name of a file to take along; of invented people it says so."""
    return f"{stem}-invented.{ending}" if source is Source.INVENTED else f"{stem}.{ending}"
