"""What is typed about supervision and the like, and about the provider's own intervals."""

from typing import Any

from workforce.core import clock
from workforce.core.translation import lazy
from workforce.employment.rules.duties import LONGEST_POLICY_DAYS
from workforce.employment.services.owed.duties import Told
from workforce.employment.states import (
    DUTY_NAMES,
    DUTY_STATE_NAMES,
    OUTCOME_NAMES,
    DutyKind,
    DutyOutcome,
    DutyState,
)
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

KINDS = [Choice(kind.value, name) for kind, name in DUTY_NAMES.items()]
OUTCOMES = [Choice(outcome.value, name) for outcome, name in OUTCOME_NAMES.items()]
STATES = [Choice(state.value, name) for state, name in DUTY_STATE_NAMES.items()]
NO_CHILD = lazy("Do not name a child")


class DutyForm(Form):
    """An induction, probation, supervision or appraisal, and how it went."""

    kind = fields.RadioField(
        lazy("What was it?"),
        choices=KINDS,
        coerce=DutyKind,
        required=lazy("Select what it was"),
    )
    done_on = fields.DateField(
        lazy("When was it?"),
        called=lazy("The date"),
        latest=clock.today,
        required=lazy("Enter the date"),
    )
    outcome = fields.RadioField(
        lazy("How did it go?"),
        choices=OUTCOMES,
        coerce=DutyOutcome,
        required=lazy("Select how it went"),
    )
    led_by = fields.TextField(
        lazy("Who led it?"),
        limit=200,
        autocomplete="off",
        hint=lazy("Name and role"),
        required=lazy("Enter who led it"),
    )
    next_on = fields.DateField(
        lazy("Date agreed for the next one, or for the end of the extension"),
        called=lazy("The next date"),
    )
    note = fields.TextAreaField(
        lazy("Note"), limit=2000, hint=lazy("The person can read it. Do not name a child")
    )

    def told(self) -> Told:
        """What was typed, as the use case takes it."""
        return Told(
            self.kind.data,
            self.outcome.data,
            self.done_on.data,
            self.led_by.data,
            self.note.data or "",
            self.next_on.data,
        )


class CorrectForm(DutyForm):
    """The same, and why it had to be put right."""

    reason = fields.TextField(
        lazy("Why are you changing it?"),
        limit=300,
        hint=NO_CHILD,
        required=lazy("Enter why you are changing it"),
    )


class SetAsideForm(Form):
    """Why something should count no longer."""

    reason = fields.TextField(
        lazy("Why was it recorded in error?"),
        limit=300,
        hint=NO_CHILD,
        required=lazy("Enter why it was recorded in error"),
    )


class OwnerForm(Form):
    """Who sees to a duty towards somebody."""

    kind = fields.RadioField(
        lazy("What do they see to?"),
        choices=KINDS,
        coerce=DutyKind,
        required=lazy("Select what they see to"),
    )
    owner = fields.TextField(
        lazy("Who sees to it?"),
        limit=200,
        autocomplete="off",
        hint=lazy("Name and role"),
        required=lazy("Enter who sees to it"),
    )


class PolicyForm(Form):
    """The provider's own interval of a duty."""

    kind = fields.RadioField(
        lazy("What is it for?"),
        choices=KINDS,
        coerce=DutyKind,
        required=lazy("Select what it is for"),
    )
    days = fields.IntegerField(
        lazy("Within how many days?"),
        called=lazy("The number of days"),
        lowest=1,
        highest=LONGEST_POLICY_DAYS,
        hint=lazy("Days after the first day in post, or after the last time. 42 is six weeks"),
        required=lazy("Enter the number of days"),
    )
    from_on = fields.DateField(
        lazy("From which day does this apply?"),
        called=lazy("The day"),
        required=lazy("Enter the day from which this applies"),
    )


class DutiesFilterForm(Form):
    """Which duties to list, as at which day."""

    class Meta(Form.Meta):
        """Nothing is changed by it."""

        csrf = False

    as_at = fields.DateField(lazy("Show as at"), latest=clock.today, optional_mark=False)
    kind = fields.SelectField(
        lazy("Kind"), choices=KINDS, coerce=DutyKind, prompt=lazy("Every kind"), optional_mark=False
    )
    state = fields.SelectField(
        lazy("Where it stands"),
        choices=STATES,
        coerce=DutyState,
        prompt=lazy("Everything"),
        optional_mark=False,
    )

    def chosen(self) -> dict[str, Any]:
        """What was asked for; what makes no sense is as if it were not asked."""
        self.validate()
        return {
            "as_at": self.as_at.data or clock.today(),
            "kind": self.kind.data,
            "state": self.state.data,
        }
