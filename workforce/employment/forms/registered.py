"""What is typed about a registered manager's absence and about a home without one."""

from workforce.core import clock
from workforce.core.translation import lazy
from workforce.employment.services.owed.registered import AbsenceTold
from workforce.employment.states import ORIGIN_NAMES, STEP_NAMES, AbsenceOrigin, VacancyStep
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

ORIGINS = [Choice(origin.value, name) for origin, name in ORIGIN_NAMES.items()]
STEPS = [Choice(step.value, name) for step, name in STEP_NAMES.items()]


class _BeginningForm(Form):
    """Whether it was planned, and how it begins."""

    origin = fields.RadioField(
        lazy("Was it planned?"),
        choices=ORIGINS,
        coerce=AbsenceOrigin,
        required=lazy("Select whether it was planned"),
    )
    from_on = fields.DateField(lazy("First day away"), required=lazy("Enter the first day away"))


class _CoverForm(Form):
    """How long it lasts, and who covers."""

    until_on = fields.DateField(
        lazy("Last day away, as far as you know"), called=lazy("The last day away")
    )
    cover_name = fields.TextField(
        lazy("Who is in charge meanwhile?"),
        limit=200,
        autocomplete="off",
        required=lazy("Enter who is in charge meanwhile"),
    )
    cover_qualifications = fields.TextAreaField(
        lazy("Their qualifications and experience"),
        limit=500,
        rows=3,
        hint=lazy("Do not name a child"),
        required=lazy("Enter the qualifications of whoever is in charge"),
    )


class AbsenceForm(_BeginningForm, _CoverForm):
    """A registered manager's absence. Why they are away is not asked."""

    def told(self) -> AbsenceTold:
        """What was typed, as the use case takes it."""
        return AbsenceTold(
            self.origin.data,
            self.from_on.data,
            self.until_on.data,
            self.cover_name.data,
            self.cover_qualifications.data,
        )


class ChangeAbsenceForm(_CoverForm):
    """Another last day, or somebody else in charge."""


class ToldForm(Form):
    """When the regulator was told of an absence."""

    told_on = fields.DateField(
        lazy("When did you tell the regulator in writing?"),
        called=lazy("The day you told them"),
        latest=clock.today,
        required=lazy("Enter the day you told the regulator"),
    )
    agreed_on = fields.DateField(
        lazy("If they agreed to a shorter time: by when?"), called=lazy("The agreed day")
    )


class ReturnForm(Form):
    """The first day back, and when the regulator was told."""

    returned_on = fields.DateField(
        lazy("First day back"), latest=clock.today, required=lazy("Enter the first day back")
    )
    return_told_on = fields.DateField(
        lazy("When did you tell the regulator about the return?"),
        called=lazy("The day you told them"),
        latest=clock.today,
    )


class StepForm(Form):
    """What was done about a home without a registered manager."""

    step = fields.RadioField(
        lazy("What was done?"),
        choices=STEPS,
        coerce=VacancyStep,
        required=lazy("Select what was done"),
    )
    done_on = fields.DateField(
        lazy("When was it?"),
        called=lazy("The date"),
        latest=clock.today,
        required=lazy("Enter the date"),
    )
    name = fields.TextField(lazy("Name of the person"), limit=200, autocomplete="off")
    note = fields.TextAreaField(lazy("Note"), limit=1000, rows=3, hint=lazy("Do not name a child"))
