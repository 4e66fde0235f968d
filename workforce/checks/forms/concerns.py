"""What is typed about a concern and its tasks; never a child’s name."""

from workforce.checks.states import (
    CONCERN_NAMES,
    CONCERN_STATE_NAMES,
    ConcernKind,
    ConcernState,
)
from workforce.core import clock
from workforce.core.translation import lazy
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

KINDS = [Choice(one.value, name) for one, name in CONCERN_NAMES.items()]
OUTCOMES = [
    Choice(one.value, CONCERN_STATE_NAMES[one])
    for one in (ConcernState.MAY_WORK, ConcernState.MAY_NOT_WORK)
]
NO_CHILD = lazy("Do not name a child. Do not write what a certificate says")


class ConcernForm(Form):
    """A concern about somebody who works, or is to work, with children."""

    kind = fields.RadioField(
        lazy("What has happened?"),
        choices=KINDS,
        coerce=ConcernKind,
        required=lazy("Say what has happened"),
    )
    aware_on = fields.DateField(
        lazy("When did you become aware of it?"),
        called=lazy("The day you became aware"),
        latest=clock.today,
        required=lazy("Enter the day you became aware of it"),
    )
    details = fields.TextAreaField(
        lazy("What should whoever deals with it know?"), limit=2000, hint=NO_CHILD
    )


class TaskForm(Form):
    """A task that is done, or is not needed."""

    done_on = fields.DateField(
        lazy("When was it done, or decided?"),
        called=lazy("The day it was done"),
        latest=clock.today,
        required=lazy("Enter the day it was done or decided"),
    )
    how = fields.TextAreaField(
        lazy("How was it done, who was told, and with what reference?"),
        limit=2000,
        hint=NO_CHILD,
        required=lazy("Say how it was done, or why it is not needed"),
    )
    not_needed = fields.CheckboxField(
        lazy("It is not needed, for the reason above"), optional_mark=False
    )


class CloseConcernForm(Form):
    """What was decided about a person."""

    state = fields.RadioField(
        lazy("What was decided?"),
        choices=OUTCOMES,
        coerce=ConcernState,
        required=lazy("Say what was decided"),
    )
    outcome = fields.TextAreaField(
        lazy("Who decided it, and on what grounds?"),
        limit=2000,
        hint=NO_CHILD,
        required=lazy("Say who decided it, and on what grounds"),
    )
