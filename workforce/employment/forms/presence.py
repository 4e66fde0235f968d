"""What is typed about absence, cover, hours worked and staff records."""

from dataclasses import replace
from datetime import date
from typing import Self

from workforce.core import clock
from workforce.core.translation import lazy
from workforce.employment.forms import terms
from workforce.employment.models import StaffRecord
from workforce.employment.services.presence import Particulars, StandIn
from workforce.employment.states import (
    ABSENCE_NAMES,
    COVER_NAMES,
    AbsenceKind,
    CoverKind,
)
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

KINDS = [Choice(kind.value, name) for kind, name in ABSENCE_NAMES.items()]
STAND_INS = [Choice(kind.value, name) for kind, name in COVER_NAMES.items()]
YES, NO, UNKNOWN = "yes", "no", ""
ANSWERS = {YES: True, NO: False}
YES_OR_NO = [
    Choice(YES, lazy("Yes")),
    Choice(NO, lazy("No")),
    Choice(UNKNOWN, lazy("Not recorded here")),
]
SEXES = [
    Choice("female", lazy("Female")),
    Choice("male", lazy("Male")),
    Choice(UNKNOWN, lazy("Not recorded here")),
]


class AwayForm(Form):
    """The day as at which those who are away are shown."""

    as_at = fields.DateField(lazy("Show who is away on"))


class AbsenceForm(Form):
    """Why somebody is away, and from when until when."""

    kind = fields.RadioField(
        lazy("Why are they away?"),
        choices=KINDS,
        coerce=AbsenceKind,
        hint=lazy("Only those who keep this home’s people see the reason"),
        required=lazy("Say why they are away"),
    )
    from_on = fields.DateField(lazy("First day away"), required=lazy("Enter the first day away"))
    until_on = fields.DateField(lazy("Last day away"), hint=lazy("Leave empty while they are away"))
    expected_until = fields.DateField(
        lazy("Last day away, as expected"), hint=lazy("If you know it while they are away")
    )


class CoverForm(Form):
    """Who stands in for staff of a role."""

    role = terms.role()
    kind = fields.RadioField(
        lazy("Who stands in?"),
        choices=STAND_INS,
        coerce=CoverKind,
        required=lazy("Choose agency or bank"),
    )
    weekly_hours = fields.DecimalField(
        lazy("Hours a week, of all who stand in together"),
        highest=2000,
        required=lazy("Enter the hours a week"),
    )
    from_on = fields.DateField(lazy("From"), required=lazy("Enter the first day"))
    until_on = fields.DateField(lazy("Until"), hint=lazy("Leave empty if no end is known"))
    covers_vacancy = fields.CheckboxField(
        lazy("They cover a vacant post, not somebody who is away"), optional_mark=False
    )

    def standing_in(self) -> StandIn:
        """What was said, as the service takes it."""
        return StandIn(
            self.role.data,
            self.kind.data,
            self.weekly_hours.data,
            self.from_on.data,
            self.until_on.data,
            covers_vacancy=self.covers_vacancy.data,
        )


class HoursFileForm(Form):
    """A file of hours worked."""

    file = fields.FileField(
        lazy("Hours file (CSV)"), accept=(".csv",), required=lazy("Choose a file")
    )
    take = fields.RadioField(
        lazy("What should we do?"),
        choices=[
            Choice("show", lazy("Show what would change")),
            Choice("take", lazy("Take the file")),
        ],
        default="show",
        required=lazy("Choose what to do"),
    )


class StaffRecordForm(Form):
    """The particulars of a person that the regulations ask an employer to keep."""

    sex = fields.RadioField(lazy("Sex"), choices=SEXES, default=UNKNOWN)
    date_of_birth = fields.DateField(lazy("Date of birth"), latest=clock.today)
    home_address = fields.TextAreaField(lazy("Home address"), limit=400, rows=4)
    qualifications = fields.TextAreaField(
        lazy("Qualifications for work with children"),
        limit=2000,
        rows=4,
        hint=lazy("Do not name a child"),
    )
    experience = fields.TextAreaField(
        lazy("Experience of work with children"),
        limit=2000,
        rows=4,
        hint=lazy("Do not name a child"),
    )
    lives_in = fields.RadioField(
        lazy("Do they live in the home?"), choices=YES_OR_NO, default=UNKNOWN
    )
    has_birth_certificate = fields.RadioField(
        lazy("Do you keep a copy of the birth certificate?"), choices=YES_OR_NO, default=UNKNOWN
    )
    has_passport = fields.RadioField(
        lazy("Do you keep a copy of the passport?"), choices=YES_OR_NO, default=UNKNOWN
    )
    disciplinary = fields.TextAreaField(
        lazy("Disciplinary and other employment records"),
        limit=2000,
        rows=4,
        hint=lazy("Do not name a child"),
    )

    def for_nation(self, nation: str) -> Self:
        """The same form without what only Wales asks for, in England."""
        if nation != "wales":
            for name in ("has_birth_certificate", "has_passport", "disciplinary"):
                del self[name]
        return self

    def particulars(self, known: StaffRecord | None) -> Particulars:
        """What was said, as the service takes it; what was not asked stays as it was known."""
        born = self.date_of_birth.data
        said = Particulars(
            sex=self.sex.data or None,
            date_of_birth=born.isoformat() if born else None,
            home_address=self.home_address.data or None,
            qualifications=self.qualifications.data or None,
            experience=self.experience.data or None,
            lives_in=ANSWERS.get(self.lives_in.data),
        )
        if "disciplinary" in self:
            return replace(
                said,
                has_birth_certificate=ANSWERS.get(self.has_birth_certificate.data),
                has_passport=ANSWERS.get(self.has_passport.data),
                disciplinary=self.disciplinary.data or None,
            )
        return (
            said
            if known is None
            else replace(
                said,
                has_birth_certificate=known.has_birth_certificate,
                has_passport=known.has_passport,
                disciplinary=known.disciplinary,
            )
        )

    @classmethod
    def of(cls, known: StaffRecord | None, nation: str) -> Self:
        """The form with what is recorded."""
        if known is None:
            return cls().for_nation(nation)
        words = {None: UNKNOWN, True: YES, False: NO}
        born = known.date_of_birth
        form = cls(
            sex=known.sex or UNKNOWN,
            date_of_birth=date.fromisoformat(born) if born else None,
            home_address=known.home_address,
            qualifications=known.qualifications,
            experience=known.experience,
            lives_in=words[known.lives_in],
            has_birth_certificate=words[known.has_birth_certificate],
            has_passport=words[known.has_passport],
            disciplinary=known.disciplinary,
        )
        return form.for_nation(nation)
