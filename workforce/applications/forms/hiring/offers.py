"""Forms of offers: their terms, words for taking one back, and asking about a code."""

from collections.abc import Sequence
from typing import Self

from workforce.applications.rules.hiring import offers as rules
from workforce.applications.services.hiring.offers import LONGEST_WORDS, Terms
from workforce.core import clock
from workforce.core.translation import lazy
from workforce.employment.states import CONTRACT_NAMES, ROLE_NAMES, Contract, JobRole
from workforce.providers.models import Home
from workforce.vacancies.forms import asking
from workforce.vacancies.states import PAY_PERIOD_NAMES, PayPeriod
from workforce.web import fields
from workforce.web.fields import Choice
from workforce.web.forms import Form

PERIODS = [Choice(one.value, PAY_PERIOD_NAMES[one]) for one in PayPeriod]


class OfferForm(Form):
    """The terms of an offer, filled in from the advert."""

    home = fields.SelectField(lazy("Home"), choices=[], required=lazy("Choose a home"))
    role = fields.SelectField(
        lazy("Role"),
        choices=[Choice(one.value, ROLE_NAMES[one]) for one in JobRole],
        required=lazy("Choose a role"),
    )
    contract = fields.SelectField(
        lazy("Contract"),
        choices=[Choice(one.value, CONTRACT_NAMES[one]) for one in Contract],
        required=lazy("Choose a contract"),
    )
    weekly_hours = fields.DecimalField(
        lazy("Hours a week"), required=lazy("Enter the hours a week"), highest=84, width="4"
    )
    pay = fields.MoneyField(lazy("Pay"), required=lazy("Enter the pay"), lowest=1, suffix="")
    pay_period = fields.RadioField(
        lazy("The pay is for"),
        choices=PERIODS,
        inline=True,
        required=lazy("Choose whether the pay is an hour’s or a year’s"),
    )
    sleep_ins = fields.IntegerField(lazy("Sleep-ins a month"), highest=31, width="2", default=0)
    sleep_in_pay = fields.MoneyField(lazy("Pay for a sleep-in"), suffix=lazy("a night"))
    starts_on = fields.DateField(
        lazy("First day you hope for"),
        hint=lazy("Nobody starts before every check is done. You can leave it empty."),
        earliest=clock.today,
    )
    expires_on = fields.DateField(
        lazy("Last day to answer"),
        required=lazy("Enter the last day to answer"),
        earliest=clock.today,
    )
    words = fields.TextAreaField(
        lazy("Anything else"),
        hint=lazy("The candidate reads it. Do not say where the home is or write about a child."),
        limit=LONGEST_WORDS,
        rows=4,
    )
    no_child_described = asking.no_child_box()

    @classmethod
    def of(cls, terms: Terms, homes: Sequence[Home]) -> Self:
        """The form with terms in it, for one of these homes."""
        form = cls(
            home=terms.home.public_id,
            role=terms.role.value,
            contract=terms.contract.value,
            weekly_hours=terms.weekly_hours,
            pay=terms.pay_pence,
            pay_period=terms.pay_period.value,
            sleep_ins=terms.sleep_ins_a_month,
            sleep_in_pay=terms.sleep_in_pence,
            starts_on=terms.starts_on,
            expires_on=terms.expires_on,
            words=terms.words,
        )
        form.home.choices = [Choice(one.public_id, one.known_as) for one in homes]
        return form

    def terms(self, homes: Sequence[Home]) -> Terms:
        """The terms that were typed."""
        chosen = next(one for one in homes if one.public_id == self.home.data)
        return Terms(
            home=chosen,
            role=JobRole(self.role.data),
            contract=Contract(self.contract.data),
            weekly_hours=self.weekly_hours.data,
            pay_period=PayPeriod(self.pay_period.data),
            pay_pence=self.pay.data,
            expires_on=self.expires_on.data,
            sleep_ins_a_month=self.sleep_ins.data or 0,
            sleep_in_pence=self.sleep_in_pay.data,
            starts_on=self.starts_on.data,
            words=self.words.data or "",
        )


class TakeBackForm(Form):
    """Words for the candidate whose offer is taken back."""

    words = fields.TextAreaField(
        lazy("What the candidate is told"),
        hint=lazy("It goes into their letter. Say plainly why, and nothing about a child."),
        required=lazy("Write what the candidate is told"),
        limit=1000,
        rows=4,
    )
    no_child_described = asking.no_child_box()


class CodeForm(Form):
    """The code of an offer."""

    code = fields.TextField(
        lazy("Code of the offer"),
        hint=lazy("10 letters and figures, such as ABCD-EFGH-JK"),
        required=lazy("Enter the code of the offer"),
        limit=40,
        width="20",
        spellcheck=False,
        autocomplete="off",
    )

    def plain(self) -> str:
        """The code as it is kept."""
        return rules.plain(self.code.data or "")
