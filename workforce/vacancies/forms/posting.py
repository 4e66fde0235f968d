"""What was typed of an advert, and of its closing date."""

from collections.abc import Iterable
from typing import Self

from wtforms import ValidationError
from wtforms.form import BaseForm

from workforce.core import clock
from workforce.core.translation import _, lazy
from workforce.employment.states import (
    CONTRACT_NAMES,
    NEVER_ADVERTISED,
    ROLE_NAMES,
    Contract,
    JobRole,
)
from workforce.providers.models import Home
from workforce.vacancies.models import Vacancy
from workforce.vacancies.rules.particulars import (
    LONGEST_DESCRIPTION,
    LONGEST_TITLE,
    SHORTEST_TITLE,
    Particulars,
)
from workforce.vacancies.states import PAY_PERIOD_NAMES, PayPeriod
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

MOST_POSTS = 100
LONGEST_WEEK = 60
HIGHEST_PAY = 25_000_000


def _long_enough(form: BaseForm, field: fields.TextField) -> None:
    _unused = form
    if len(field.data) < SHORTEST_TITLE:
        raise ValidationError(_("Job title must be 4 characters or more"))


class VacancyForm(Form):
    """A job: everything that the home does not already say."""

    title = fields.TextField(
        lazy("Job title"),
        limit=LONGEST_TITLE,
        hint=lazy("What somebody would search for. It cannot be changed once the job is live"),
        required=lazy("Enter a job title"),
        validators=[_long_enough],
    )
    home = fields.SelectField(
        lazy("Home"),
        prompt=lazy("Choose a home"),
        hint=lazy("Candidates see the council area and a rough distance, never the home"),
        required=lazy("Choose the home this job is in"),
    )
    role = fields.SelectField(
        lazy("Role"),
        choices=[Choice(role.value, name) for role, name in ROLE_NAMES.items()],
        coerce=JobRole,
        prompt=lazy("Choose a role"),
        required=lazy("Choose a role"),
    )
    posts_count = fields.IntegerField(
        lazy("Number of posts"),
        lowest=1,
        highest=MOST_POSTS,
        required=lazy("Enter the number of posts"),
    )
    contract = fields.RadioField(
        lazy("Contract"),
        choices=[
            Choice(contract.value, name)
            for contract, name in CONTRACT_NAMES.items()
            if contract not in NEVER_ADVERTISED
        ],
        coerce=Contract,
        required=lazy("Select the kind of contract"),
    )
    weekly_hours = fields.DecimalField(
        lazy("Hours a week"),
        lowest=1,
        highest=LONGEST_WEEK,
        suffix=lazy("hours"),
        required=lazy("Enter the hours a week"),
    )
    pay_period = fields.RadioField(
        lazy("Pay is for"),
        choices=[Choice(period.value, name) for period, name in PAY_PERIOD_NAMES.items()],
        coerce=PayPeriod,
        inline=True,
        required=lazy("Select whether pay is for an hour or a year"),
    )
    pay_from = fields.MoneyField(
        lazy("Pay"),
        lowest=1,
        highest=HIGHEST_PAY,
        hint=lazy("The lowest pay, in pounds"),
        required=lazy("Enter the pay"),
    )
    pay_to = fields.MoneyField(
        lazy("Highest pay"),
        lowest=1,
        highest=HIGHEST_PAY,
        hint=lazy("Leave empty if there is one rate"),
    )
    closes_on = fields.DateField(
        lazy("Closing date"),
        earliest=clock.today,
        hint=lazy("Candidates can apply until the end of this day"),
        required=lazy("Enter a closing date"),
    )
    description = fields.TextAreaField(
        lazy("About the job"),
        limit=LONGEST_DESCRIPTION,
        rows=12,
        hint=lazy(
            "What the work is like, the shifts, what you look for and what you offer. Do not name "
            "the home, its address or anything about a child"
        ),
        required=lazy("Describe the job"),
    )

    @classmethod
    def of(cls, vacancy: Vacancy) -> Self:
        """The form as it was filled in for a draft."""
        typed = {name: getattr(vacancy, name) for name in Particulars.__slots__}
        one_rate = vacancy.pay_to_pence == vacancy.pay_from_pence
        return cls(
            **typed,
            home=vacancy.home.public_id,
            pay_from=vacancy.pay_from_pence,
            pay_to=None if one_rate else vacancy.pay_to_pence,
        )

    def offer(self, homes: Iterable[Home]) -> None:
        """Let these homes be chosen."""
        self.home.choices = [Choice(home.public_id, home.known_as) for home in homes]

    def particulars(self) -> Particulars:
        """The advert as a plain value."""
        return Particulars(
            title=self.title.data,
            role=self.role.data,
            posts_count=self.posts_count.data,
            contract=self.contract.data,
            weekly_hours=self.weekly_hours.data,
            pay_period=self.pay_period.data,
            pay_from_pence=self.pay_from.data,
            pay_to_pence=self.pay_to.data or self.pay_from.data,
            closes_on=self.closes_on.data,
            description=self.description.data,
        )


class ClosingDateForm(Form):
    """Another closing date for a live job."""

    closes_on = fields.DateField(
        lazy("Closing date"),
        earliest=clock.today,
        hint=lazy("Candidates can apply until the end of this day"),
        required=lazy("Enter a closing date"),
    )
