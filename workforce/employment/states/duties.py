"""What an employer owes people in post, how it went, and where a manager's post stands."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class DutyKind(StrEnum):
    """What an employer owes somebody in post; the values are public names of contract.md."""

    INDUCTION = "induction"
    PROBATION = "probation"
    SUPERVISION = "supervision"
    APPRAISAL = "appraisal"


class DutyOutcome(StrEnum):
    """How it went; only what was completed counts as done."""

    COMPLETED = "completed"
    EXTENDED = "extended"
    NOT_COMPLETED = "not-completed"


class Basis(StrEnum):
    """Who says by when: the law, the provider, the two people, or only we."""

    LAW = "law"
    POLICY = "policy"
    AGREED = "agreed"
    SUGGESTED = "suggested"


class DutyState(StrEnum):
    """Where one duty towards one person stands on a day.

    What nobody but us says is due is never overdue, only past the day that we suggest.
    """

    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    PAST_SUGGESTION = "past-suggestion"
    NOT_RECORDED = "not-recorded"
    NOT_DUE = "not-due"
    DONE = "done"


class AbsenceOrigin(StrEnum):
    """Whether a manager's absence was known of before it began."""

    PLANNED = "planned"
    UNPLANNED = "unplanned"


class VacancyStep(StrEnum):
    """What was done about a home without a registered manager."""

    INTERIM_IN_CHARGE = "interim-in-charge"
    REGULATOR_TOLD = "regulator-told"
    ADVERTISED = "advertised"
    APPOINTED = "appointed"
    APPLICATION_LODGED = "application-lodged"


class VacancyStanding(StrEnum):
    """How a home without a registered manager is looked after."""

    APPLICATION_LODGED = "application-lodged"
    INTERIM_IN_CHARGE = "interim-in-charge"
    NOBODY = "nobody"


DUTY_NAMES: dict[DutyKind, Lazy] = {
    DutyKind.INDUCTION: lazy("Induction"),
    DutyKind.PROBATION: lazy("Probation"),
    DutyKind.SUPERVISION: lazy("Supervision"),
    DutyKind.APPRAISAL: lazy("Appraisal"),
}
OUTCOME_NAMES: dict[DutyOutcome, Lazy] = {
    DutyOutcome.COMPLETED: lazy("Completed"),
    DutyOutcome.EXTENDED: lazy("Extended"),
    DutyOutcome.NOT_COMPLETED: lazy("Did not happen, or was not completed"),
}
BASIS_NAMES: dict[Basis, Lazy] = {
    Basis.LAW: lazy("Law"),
    Basis.POLICY: lazy("Your policy"),
    Basis.AGREED: lazy("Agreed date"),
    Basis.SUGGESTED: lazy("Our suggestion: your policy is not set"),
}
DUTY_STATE_NAMES: dict[DutyState, Lazy] = {
    DutyState.OVERDUE: lazy("Overdue"),
    DutyState.DUE_SOON: lazy("Due soon"),
    DutyState.PAST_SUGGESTION: lazy("Past the day we suggest"),
    DutyState.NOT_RECORDED: lazy("Not recorded here"),
    DutyState.NOT_DUE: lazy("Not due yet"),
    DutyState.DONE: lazy("Done"),
}
ORIGIN_NAMES: dict[AbsenceOrigin, Lazy] = {
    AbsenceOrigin.PLANNED: lazy("Planned"),
    AbsenceOrigin.UNPLANNED: lazy("Not planned"),
}
STEP_NAMES: dict[VacancyStep, Lazy] = {
    VacancyStep.INTERIM_IN_CHARGE: lazy("Somebody is in charge for the time being"),
    VacancyStep.REGULATOR_TOLD: lazy("The regulator was told"),
    VacancyStep.ADVERTISED: lazy("The post was advertised"),
    VacancyStep.APPOINTED: lazy("Somebody was chosen"),
    VacancyStep.APPLICATION_LODGED: lazy("The application to register was sent"),
}
STANDING_NAMES: dict[VacancyStanding, Lazy] = {
    VacancyStanding.APPLICATION_LODGED: lazy("Application to register sent"),
    VacancyStanding.INTERIM_IN_CHARGE: lazy("Somebody in charge for the time being"),
    VacancyStanding.NOBODY: lazy("Nobody recorded as in charge"),
}
