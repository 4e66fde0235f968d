"""States of a sponsorship case; the codes of the process stand beside them."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class CaseState(StrEnum):
    """Where a sponsorship case stands."""

    INTAKE = "intake"
    ELIGIBILITY = "eligibility"
    NOT_ELIGIBLE = "not-eligible"
    LICENCE_CHECK = "licence-check"
    GENUINE_VACANCY = "genuine-vacancy"
    OFFER_CONDITIONAL = "offer-conditional"
    CERTIFICATE_REQUESTED = "certificate-requested"
    ALLOCATION_CHECK = "allocation-check"
    CERTIFICATE_READY = "certificate-ready"
    CERTIFICATE_ASSIGNED = "certificate-assigned"
    VISA_PREPARATION = "visa-preparation"
    SUBMITTED = "submitted"
    BIOMETRICS = "biometrics"
    QUERIED = "queried"
    GRANTED = "granted"
    REFUSED = "refused"
    EVISA_CONFIRMED = "evisa-confirmed"
    RIGHT_TO_WORK_CHECKED = "right-to-work-checked"
    STARTED = "started"
    ACTIVE = "active"
    EVENT_OPEN = "event-open"
    EVENT_REPORTED = "event-reported"
    EXTENSION_DUE = "extension-due"
    PENDING_DECISION = "pending-decision"
    CHANGING_EMPLOYER = "changing-employer"
    SETTLEMENT_PREPARATION = "settlement-preparation"
    ENDED_REPORTED = "ended-reported"
    CURTAILMENT_WINDOW = "curtailment-window"
    REMATCH = "rematch"
    RETENTION = "retention"
    ERASED = "erased"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> Lazy:
        """What it is called on pages of those who keep the case."""
        return CASE_NAMES[self]


# In these states somebody is sponsored and at work, so permission running out matters.
AT_WORK = frozenset(
    {
        CaseState.STARTED,
        CaseState.ACTIVE,
        CaseState.EVENT_OPEN,
        CaseState.EVENT_REPORTED,
        CaseState.EXTENSION_DUE,
        CaseState.PENDING_DECISION,
        CaseState.CHANGING_EMPLOYER,
        CaseState.SETTLEMENT_PREPARATION,
    }
)
# Nothing is done any more in these.
CLOSED = frozenset({CaseState.RETENTION, CaseState.ERASED, CaseState.WITHDRAWN})

CASE_NAMES: dict[CaseState, Lazy] = {
    CaseState.INTAKE: lazy("First details"),
    CaseState.ELIGIBILITY: lazy("Looking at eligibility"),
    CaseState.NOT_ELIGIBLE: lazy("Not eligible on today’s rules"),
    CaseState.LICENCE_CHECK: lazy("Checking the licence"),
    CaseState.GENUINE_VACANCY: lazy("Showing the vacancy is genuine"),
    CaseState.OFFER_CONDITIONAL: lazy("Conditional offer made"),
    CaseState.CERTIFICATE_REQUESTED: lazy("Defined certificate requested"),
    CaseState.ALLOCATION_CHECK: lazy("Checking the allocation"),
    CaseState.CERTIFICATE_READY: lazy("Certificate ready"),
    CaseState.CERTIFICATE_ASSIGNED: lazy("Certificate assigned"),
    CaseState.VISA_PREPARATION: lazy("Preparing the application"),
    CaseState.SUBMITTED: lazy("Application submitted"),
    CaseState.BIOMETRICS: lazy("Identity given"),
    CaseState.QUERIED: lazy("Home Office asked a question"),
    CaseState.GRANTED: lazy("Permission granted"),
    CaseState.REFUSED: lazy("Permission refused"),
    CaseState.EVISA_CONFIRMED: lazy("eVisa checked"),
    CaseState.RIGHT_TO_WORK_CHECKED: lazy("Right to work checked"),
    CaseState.STARTED: lazy("Started"),
    CaseState.ACTIVE: lazy("Working"),
    CaseState.EVENT_OPEN: lazy("Something to report"),
    CaseState.EVENT_REPORTED: lazy("Reported"),
    CaseState.EXTENSION_DUE: lazy("Extension due"),
    CaseState.PENDING_DECISION: lazy("Extension decision awaited"),
    CaseState.CHANGING_EMPLOYER: lazy("Changing employer"),
    CaseState.SETTLEMENT_PREPARATION: lazy("Preparing for settlement"),
    CaseState.ENDED_REPORTED: lazy("Ended and reported"),
    CaseState.CURTAILMENT_WINDOW: lazy("Permission being shortened"),
    CaseState.REMATCH: lazy("Looking for a new sponsor"),
    CaseState.RETENTION: lazy("Closed, file kept"),
    CaseState.ERASED: lazy("Erased"),
    CaseState.WITHDRAWN: lazy("Withdrawn"),
}


class DutyKind(StrEnum):
    """Events of sponsored work that a sponsor must act on."""

    NO_START = "no-start"
    ABSENCE = "unauthorised-absence"
    UNPAID = "unpaid-absence"
    ENDED = "sponsorship-ended"
    NOT_NEEDED = "sponsorship-not-needed"
    PAY_CHANGE = "pay-change"
    ROLE_CHANGE = "role-change"
    SITE_CHANGE = "site-change"
    PERMISSION_END = "permission-end"

    @property
    def label(self) -> Lazy:
        """What it is called on pages."""
        return DUTY_NAMES[self]

    @property
    def hint(self) -> Lazy:
        """Which day is the day of the event, from which the days are counted."""
        return DAY_ZERO[self]


# What somebody notes; the end of a permission follows from its dates by itself.
EVENTS = tuple(kind for kind in DutyKind if kind is not DutyKind.PERMISSION_END)

DUTY_NAMES: dict[DutyKind, Lazy] = {
    DutyKind.NO_START: lazy("Has not started by day 28"),
    DutyKind.ABSENCE: lazy("Absent without leave for more than 10 working days"),
    DutyKind.UNPAID: lazy("More than 4 weeks without pay or on less pay in a calendar year"),
    DutyKind.ENDED: lazy("Left, or sponsorship ended"),
    DutyKind.NOT_NEEDED: lazy("No longer needs sponsorship"),
    DutyKind.PAY_CHANGE: lazy("Pay changed"),
    DutyKind.ROLE_CHANGE: lazy("Title, duties or hours changed"),
    DutyKind.SITE_CHANGE: lazy("Moved to another home"),
    DutyKind.PERMISSION_END: lazy("Permission ends: right to work to be checked again"),
}
DAY_ZERO: dict[DutyKind, Lazy] = {
    DutyKind.NO_START: lazy(
        "The latest of three days: the start on the certificate, the first day of the entry "
        "clearance, the notice of the grant"
    ),
    DutyKind.ABSENCE: lazy("The tenth working day of the absence"),
    DutyKind.UNPAID: lazy("The day on which it came to more than 4 weeks"),
    DutyKind.ENDED: lazy("The last day of work or of sponsorship"),
    DutyKind.NOT_NEEDED: lazy("The day on which the worker was granted something else"),
    DutyKind.PAY_CHANGE: lazy("The first day on the new pay"),
    DutyKind.ROLE_CHANGE: lazy("The first day of the change, within the same occupation code"),
    DutyKind.SITE_CHANGE: lazy("The first day in the other home"),
    DutyKind.PERMISSION_END: lazy("The last day of the permission"),
}
