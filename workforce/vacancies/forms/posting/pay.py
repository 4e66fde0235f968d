"""Hours and pay."""

from typing import Any, ClassVar

from workforce.core.translation import lazy
from workforce.vacancies.forms.asking import no_child_box
from workforce.vacancies.forms.posting.base import SectionForm
from workforce.vacancies.rules.particulars import Particulars
from workforce.vacancies.rules.pay import TICKED
from workforce.vacancies.states import (
    HOURS_PATTERN_NAMES,
    PAY_PERIOD_NAMES,
    HoursPattern,
    PayPeriod,
    Section,
)
from workforce.web import fields
from workforce.web.fields import Choice

LONGEST_WEEK = 60
HIGHEST_PAY = 25_000_000
MOST_SLEEP_INS = 31
LONGEST_ROTA = 300
PATTERNS = {
    pattern: str(pattern.name).lower().replace("_", "-")
    for pattern in HoursPattern
    if pattern in TICKED
}


class PayForm(SectionForm):
    """Hours and pay."""

    section = Section.PAY
    renamed: ClassVar[dict[str, str]] = {
        "pay_from_pence": "pay_from",
        "pay_to_pence": "pay_to",
        "sleep_in_pence": "sleep_in",
    }
    weekly_hours = fields.DecimalField(
        lazy("Hours a week"),
        lowest=1,
        highest=LONGEST_WEEK,
        suffix=lazy("hours"),
        required=lazy("Enter the hours a week"),
    )
    hours_patterns = fields.CheckboxesField(
        lazy("The hours include"),
        choices=[Choice(code, HOURS_PATTERN_NAMES[one]) for one, code in PATTERNS.items()],
        optional_mark=False,
    )
    rota = fields.TextField(
        lazy("The rota in a few words"),
        limit=LONGEST_ROTA,
        hint=lazy("For example: two days on, four days off"),
    )
    sleep_ins_a_month = fields.IntegerField(
        lazy("Sleep-ins a month"), lowest=0, highest=MOST_SLEEP_INS, width="2"
    )
    sleep_in = fields.MoneyField(
        lazy("Pay for each sleep-in"), lowest=1, highest=HIGHEST_PAY, hint=lazy("On top of the pay")
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
    no_child_described = no_child_box()

    @classmethod
    def known(cls, said: Particulars) -> dict[str, Any]:
        """One rate is not repeated, and no sleep-ins are left empty."""
        one_rate = said.pay_to_pence == said.pay_from_pence
        ticked = HoursPattern(said.hours_patterns)
        return {
            **super().known(said),
            "pay_to": None if one_rate else said.pay_to_pence,
            "sleep_ins_a_month": said.sleep_ins_a_month or None,
            "hours_patterns": [code for one, code in PATTERNS.items() if one in ticked],
        }

    def typed(self) -> dict[str, Any]:
        """The kinds of hours as one number, and one rate for the lowest and the highest pay."""
        ticked = sum(one for one, code in PATTERNS.items() if code in self.hours_patterns.data)
        return {
            **super().typed(),
            "hours_patterns": int(ticked),
            "rota": self.rota.data or "",
            "sleep_ins_a_month": self.sleep_ins_a_month.data or 0,
            "pay_to_pence": self.pay_to.data or self.pay_from.data,
        }
