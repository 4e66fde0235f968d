"""What the law asks for and what the provider has set, as its page shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workforce.core.actors import Actor
from workforce.core.translation import Lazy, _
from workforce.employment import policies
from workforce.employment.models import DutyPolicy
from workforce.employment.rules import duties as rules
from workforce.employment.rules.duties import DutyRule
from workforce.employment.states import DUTY_NAMES, DutyKind


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """One duty: what the law says where, what the provider has set, what we suggest."""

    kind: Lazy
    law: Sequence[tuple[str, str, DutyRule]]
    days: int | None
    from_on: date | None
    later: Sequence[tuple[int, date]]
    suggested_days: int

    @classmethod
    def of(
        cls, kind: DutyKind, nations: Iterable[str], entries: Iterable[DutyPolicy], day: date
    ) -> "PolicyLine":
        """A duty on a day, with what is set already from a later day."""
        mine = [one for one in entries if one.kind is kind]
        now = next((one for one in mine if one.from_on <= day), None)
        known = [(nation, rules.duty_rule(nation, kind, day)) for nation in sorted(nations)]
        names = {
            "england": _("England"),
            rules.SUPPORTED: _("England: supported accommodation"),
            "wales": _("Wales"),
        }
        return cls(
            DUTY_NAMES[kind],
            [(names[nation], _(rule.note), rule) for nation, rule in known if rule is not None],
            now.days if now else None,
            now.from_on if now else None,
            [(one.days, one.from_on) for one in reversed(mine) if one.from_on > day],
            rules.suggested_days(kind),
        )


@dataclass(frozen=True, slots=True)
class PolicyPage:
    """What the law asks for and what the provider has set."""

    lines: Sequence[PolicyLine]
    note: str
    can_set: bool

    @classmethod
    def of(
        cls, actor: Actor, nations: Iterable[str], entries: Sequence[DutyPolicy], day: date
    ) -> "PolicyPage":
        """The page for somebody of the provider."""
        return cls(
            [PolicyLine.of(kind, nations, entries, day) for kind in DutyKind],
            _(rules.contracts_note()),
            policies.can_set_policy(actor, actor.organisation_id or 0),
        )
