"""What the worker sees of their own case, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from workforce.core.translation import Lazy, lazy
from workforce.sponsorship import rules
from workforce.sponsorship.models import Duty, SponsorshipCase
from workforce.sponsorship.rules import Adviser
from workforce.sponsorship.states import AT_WORK, CaseState, DutyKind

S = CaseState
PREPARING = lazy("Your employer is preparing your sponsorship.")
HERE = lazy("Your employer has you recorded as working here with permission.")
ENDED = lazy("Your employer has recorded that this sponsorship ended.")
WORDS: dict[CaseState, Lazy] = {
    S.INTAKE: lazy("Your employer has opened a file for you."),
    S.ELIGIBILITY: lazy("Your employer is looking at whether this job can be sponsored."),
    S.NOT_ELIGIBLE: lazy("This job cannot be sponsored on the rules we hold for today."),
    S.LICENCE_CHECK: PREPARING,
    S.GENUINE_VACANCY: PREPARING,
    S.OFFER_CONDITIONAL: lazy("Your employer has recorded a conditional offer to you."),
    S.CERTIFICATE_REQUESTED: lazy("Your employer has asked for a certificate of sponsorship."),
    S.ALLOCATION_CHECK: PREPARING,
    S.CERTIFICATE_READY: PREPARING,
    S.CERTIFICATE_ASSIGNED: lazy("Your employer has assigned a certificate of sponsorship to you."),
    S.VISA_PREPARATION: lazy("You can prepare your application."),
    S.SUBMITTED: lazy("Your employer has recorded that you sent your application."),
    S.BIOMETRICS: lazy("Your employer has recorded that you proved who you are."),
    S.QUERIED: lazy("Your employer has recorded that the Home Office asked a question."),
    S.GRANTED: lazy("Your employer has recorded that permission was granted."),
    S.REFUSED: lazy("Your employer has recorded that permission was refused."),
    S.EVISA_CONFIRMED: lazy("Your employer has recorded that your eVisa was checked."),
    S.RIGHT_TO_WORK_CHECKED: lazy("Your employer has recorded your right-to-work check."),
    S.EVENT_OPEN: lazy("Your employer has noted a change that it must report."),
    S.EXTENSION_DUE: lazy("Your permission ends before long. Talk to your employer now."),
    S.PENDING_DECISION: lazy("Your employer has recorded that you wait for a decision."),
    S.CHANGING_EMPLOYER: lazy("Your employer has recorded that you change employer."),
    S.SETTLEMENT_PREPARATION: lazy("Your employer has recorded that you prepare for settlement."),
    S.WITHDRAWN: lazy("Your employer has withdrawn this case."),
}


def words_for(state: CaseState) -> Lazy:
    """Where a case stands, as its worker reads it."""
    return WORDS.get(state, HERE if state in AT_WORK else ENDED)


@dataclass(frozen=True, slots=True)
class OwnDuty:
    """A change that the employer noted about the reader, and whether it reported it."""

    title: str
    event_on: date
    due_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class OwnCase:
    """One employer's case of the reader."""

    employer: str
    words: Lazy
    occupation_code: str
    certificate_number: str | None
    permission_from: date | None
    permission_to: date | None
    events: list[OwnDuty]

    @classmethod
    def of(cls, case: SponsorshipCase, duties: Sequence[Duty]) -> Self:
        """The case; the end of the permission stands by itself, not among the events."""
        return cls(
            case.organisation.name,
            words_for(case.state),
            case.occupation_code,
            case.certificate_number,
            case.permission_from,
            case.permission_to,
            [
                OwnDuty(str(DutyKind(duty.kind).label), duty.event_on, duty.due_on, duty.done_on)
                for duty in duties
                if duty.case_id == case.id
                and duty.lapsed_at is None
                and duty.kind != DutyKind.PERMISSION_END
            ],
        )


@dataclass(frozen=True, slots=True)
class OwnPage:
    """Every case of the reader, the rules behind the words, and who can advise."""

    cases: list[OwnCase]
    today: date
    checked_on: date
    check_source: str
    advisers: tuple[Adviser, ...]

    @classmethod
    def of(cls, cases: Sequence[SponsorshipCase], duties: Sequence[Duty], today: date) -> Self:
        """The page on a day."""
        rule = rules.rule_for(DutyKind.PERMISSION_END, today)
        return cls(
            [OwnCase.of(case, duties) for case in cases],
            today,
            rules.checked_on(),
            rule.source if rule else "",
            rules.advisers(),
        )
