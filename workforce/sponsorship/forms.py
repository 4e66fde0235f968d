"""What is typed about sponsorship."""

from typing import Any

from wtforms import ValidationError

from workforce.core import clock
from workforce.core.translation import gettext, lazy
from workforce.sponsorship import rules
from workforce.sponsorship.states import EVENTS, DutyKind
from workforce.web import fields
from workforce.web.forms import Form


def _four_digits(form: Any, field: Any) -> None:  # noqa: ANN401 - WTForms' signature
    _ = form
    if not rules.is_occupation_code(field.data):
        raise ValidationError(gettext("An occupation code has four digits, such as 6134"))


def _works_here(form: Any) -> bool:  # noqa: ANN401 - any form with the field
    return bool(form.works_here.data)


class CaseForm(Form):
    """A new case: who it is about."""

    worker_name = fields.TextField(
        lazy("Name of the worker"),
        limit=200,
        autocomplete="off",
        required=lazy("Enter the worker’s name"),
    )
    occupation_code = fields.TextField(
        lazy("Occupation code"),
        hint=lazy("Four digits of SOC 2020, by what the person does: not by what is easiest."),
        width="4",
        inputmode="numeric",
        required=lazy("Enter the occupation code"),
        validators=[_four_digits],
    )
    person = fields.SelectField(
        lazy("Their record among the people in post"),
        prompt=lazy("Not in post yet"),
    )
    works_here = fields.CheckboxField(lazy("They already work here with permission"))
    permission_from = fields.DateField(
        lazy("First day of the permission"),
        hint=lazy("Only if they already work here"),
        required=lazy("Enter the first day of the permission"),
        when=_works_here,
    )
    permission_to = fields.DateField(
        lazy("Last day of the permission"),
        hint=lazy("Only if they already work here"),
        required=lazy("Enter the last day of the permission"),
        when=_works_here,
    )


class PermissionForm(Form):
    """From when until when somebody may work here."""

    permission_from = fields.DateField(
        lazy("First day of the permission"), required=lazy("Enter the first day of the permission")
    )
    permission_to = fields.DateField(
        lazy("Last day of the permission"), required=lazy("Enter the last day of the permission")
    )
    certificate_number = fields.TextField(
        lazy("Number of the certificate of sponsorship"),
        hint=lazy("Kept encrypted; shown to officers and to the worker"),
        limit=40,
        width="20",
        autocomplete="off",
    )


class EventForm(Form):
    """Something that happened and may have to be reported."""

    kind = fields.RadioField(
        lazy("What happened?"),
        choices=[fields.Choice(kind.value, kind.label, kind.hint) for kind in EVENTS],
        coerce=DutyKind,
        required=lazy("Select what happened"),
    )
    event_on = fields.DateField(
        lazy("Day of the event"),
        hint=lazy("The day named under what happened. We count from the day after."),
        required=lazy("Enter the day of the event"),
        latest=clock.today,
    )


class DoneForm(Form):
    """That a duty was done."""

    done_on = fields.DateField(
        lazy("Day it was done"), required=lazy("Enter the day it was done"), latest=clock.today
    )
    reference = fields.TextField(
        lazy("Reference of the report or check"),
        hint=lazy("As the Home Office system or the right-to-work check shows it. Kept encrypted."),
        limit=80,
        width="20",
        autocomplete="off",
        required=lazy("Enter the reference of the report or check"),
    )


class MoveForm(Form):
    """Why a case moves."""

    reason = fields.TextAreaField(lazy("Reason"), limit=300, rows=3)


class PersonForm(Form):
    """Which person in post a case is about."""

    person = fields.SelectField(
        lazy("Person in post"),
        prompt=lazy("Choose a person"),
        required=lazy("Choose a person"),
    )
