"""Kinds of check, where each stands, and where an appointment stands."""

from enum import StrEnum

from workforce.core.translation import Lazy, lazy


class CheckKind(StrEnum):
    """One matter that the law wants settled before somebody starts."""

    IDENTITY = "identity"
    CRIMINAL_RECORD = "criminal-record"
    REFERENCE_RECENT = "reference-most-recent-employer"
    REFERENCE_SECOND = "reference-second"
    REASON_FOR_LEAVING = "reason-for-leaving"
    QUALIFICATIONS = "qualifications"
    EMPLOYMENT_HISTORY = "employment-history"
    FITNESS = "fitness"
    CHARACTER = "character"
    DISQUALIFICATION = "disqualification"
    RIGHT_TO_WORK = "right-to-work"
    LANGUAGE = "language"
    REGISTRATION = "registration"
    PREVIOUS_POST = "previous-post"
    GAP = "gap"
    OVERSEAS = "overseas-certificate"
    COMPETENCE = "competence"
    CAPACITY = "capacity"
    FINANCIAL = "financial-position"
    PROHIBITION = "prohibition"
    SECTION_128 = "section-128"
    CHILDCARE = "childcare-disqualification"
    PROFESSIONAL_BODY = "professional-body"
    UPDATE_SERVICE = "update-service"


class CheckState(StrEnum):
    """Where one check stands."""

    OUTSTANDING = "outstanding"
    SEEN = "seen"
    SATISFACTORY = "satisfactory"
    UNSATISFACTORY = "unsatisfactory"
    NOT_APPLICABLE = "not-applicable"
    NOT_RECORDED_HERE = "not-recorded-here"


class EvidenceKind(StrEnum):
    """How the evidence was held."""

    SEEN = "seen"
    DOCUMENT = "document"


class AppointmentState(StrEnum):
    """Where an appointment stands."""

    CHECKING = "checking"
    STARTED = "started"
    IN_POST_BEFORE = "in-post-before"
    WITHDRAWN = "withdrawn"


class Timing(StrEnum):
    """When a check must be settled."""

    BEFORE_START = "before-start"
    WITHIN_MONTHS = "within-months"


class SignOff(StrEnum):
    """Ways of verifying that are listed openly."""

    ALONE = "alone"
    REMOTE = "remote"


class Why(StrEnum):
    """Why a check keeps somebody from starting."""

    NOT_DONE = "not-done"
    NOT_RECORDED = "not-recorded"
    NOT_VERIFIED = "not-verified"
    UNSATISFACTORY = "unsatisfactory"
    MUST_APPLY = "must-apply"
    NO_DATE = "no-date"
    EXPIRED = "expired"
    TOO_OLD = "too-old"
    NOT_OURS = "not-ours"
    NO_RULES = "no-rules"
    WRONG_LEVEL = "wrong-level"
    WRONG_WORKFORCE = "wrong-workforce"
    BARRED_LIST_UNCHECKED = "barred-list-unchecked"
    NO_COPY = "no-copy"
    NO_RISK_ASSESSMENT = "no-risk-assessment"
    NO_CONSENT = "no-consent"
    RECHECK_DUE = "recheck-due"
    CONCERN = "stopped"  # many read it: it names no concern
    ASK_SUPPORT = "ask-support"


CHECK_NAMES: dict[CheckKind, Lazy] = {
    CheckKind.IDENTITY: lazy("Identity, with a recent photograph"),
    CheckKind.CRIMINAL_RECORD: lazy("Enhanced criminal record certificate with barred list"),
    CheckKind.REFERENCE_RECENT: lazy("Written reference from the most recent employer"),
    CheckKind.REFERENCE_SECOND: lazy("Second written reference"),
    CheckKind.REASON_FOR_LEAVING: lazy("Why earlier work with children or adults ended"),
    CheckKind.QUALIFICATIONS: lazy("Evidence of qualifications"),
    CheckKind.EMPLOYMENT_HISTORY: lazy(
        "Full employment history with the time between jobs explained"
    ),
    CheckKind.FITNESS: lazy("Fit for the work"),
    CheckKind.CHARACTER: lazy("Integrity and good character"),
    CheckKind.DISQUALIFICATION: lazy("Disqualification (Children Act 1989, section 65)"),
    CheckKind.RIGHT_TO_WORK: lazy("Right to work"),
    CheckKind.LANGUAGE: lazy("Language ability for the children cared for"),
    CheckKind.REGISTRATION: lazy("Registration with Social Care Wales"),
    CheckKind.PREVIOUS_POST: lazy("Why one earlier post with children or adults ended"),
    CheckKind.GAP: lazy("Time between jobs: explained in writing, and judged"),
    CheckKind.OVERSEAS: lazy("Criminal record certificate from another country"),
    CheckKind.COMPETENCE: lazy("Experience, skills and competence for the work"),
    CheckKind.CAPACITY: lazy("Capacity to supervise the management of the home"),
    CheckKind.FINANCIAL: lazy("Financial position of whoever carries on the home"),
    CheckKind.PROHIBITION: lazy("Not prohibited from teaching"),
    CheckKind.SECTION_128: lazy("Not barred from managing a school (section 128)"),
    CheckKind.CHILDCARE: lazy("Not disqualified under the Childcare Act 2006"),
    CheckKind.PROFESSIONAL_BODY: lazy("Registration with, or membership of, a professional body"),
    CheckKind.UPDATE_SERVICE: lazy("Status of the certificate on the Update Service"),
}
SIGN_OFF_NAMES: dict[SignOff, Lazy] = {
    SignOff.ALONE: lazy("By one person alone"),
    SignOff.REMOTE: lazy("From elsewhere"),
}
REPEATING = frozenset({CheckKind.PREVIOUS_POST, CheckKind.GAP, CheckKind.OVERSEAS})
IN_PLACE_OF: dict[CheckKind, CheckKind] = {
    CheckKind.REASON_FOR_LEAVING: CheckKind.PREVIOUS_POST,
}
STATE_NAMES: dict[CheckState, Lazy] = {
    CheckState.OUTSTANDING: lazy("Not done"),
    CheckState.SEEN: lazy("Seen, not verified"),
    CheckState.SATISFACTORY: lazy("Verified"),
    CheckState.UNSATISFACTORY: lazy("Not satisfactory"),
    CheckState.NOT_APPLICABLE: lazy("Does not apply"),
    CheckState.NOT_RECORDED_HERE: lazy("Not recorded here"),
}
APPOINTMENT_NAMES: dict[AppointmentState, Lazy] = {
    AppointmentState.CHECKING: lazy("Checks under way"),
    AppointmentState.STARTED: lazy("Started"),
    AppointmentState.IN_POST_BEFORE: lazy("In post before the home joined"),
    AppointmentState.WITHDRAWN: lazy("Withdrawn"),
}
EVIDENCE_NAMES: dict[EvidenceKind, Lazy] = {
    EvidenceKind.SEEN: lazy("I have seen the original"),
    EvidenceKind.DOCUMENT: lazy("A copy is kept on our file"),
}
WHY_NAMES: dict[Why, Lazy] = {
    Why.NOT_DONE: lazy("Not done"),
    Why.NOT_RECORDED: lazy("Not recorded here"),
    Why.NOT_VERIFIED: lazy("Seen, but nobody has verified it"),
    Why.UNSATISFACTORY: lazy("Not satisfactory"),
    Why.MUST_APPLY: lazy("Recorded as not applying, but the law asks for it"),
    Why.NO_DATE: lazy("The date is missing"),
    Why.EXPIRED: lazy("It has expired"),
    Why.TOO_OLD: lazy("The certificate is more than 3 years old"),
    Why.NOT_OURS: lazy("The certificate was issued for another employer"),
    Why.NO_RULES: lazy("We hold no rules for this kind of home on this day"),
    Why.WRONG_LEVEL: lazy("The certificate is not recorded as an enhanced one"),
    Why.WRONG_WORKFORCE: lazy("The certificate is not recorded as one for work with children"),
    Why.BARRED_LIST_UNCHECKED: lazy("The children’s barred list is not recorded as checked"),
    Why.NO_COPY: lazy("No copy of the certificate is recorded as kept for an inspector"),
    Why.NO_RISK_ASSESSMENT: lazy(
        "It discloses something, and no risk assessment says that they may work"
    ),
    Why.NO_CONSENT: lazy("They are disqualified, and no written consent is recorded"),
    Why.RECHECK_DUE: lazy("The re-check is overdue"),
    Why.CONCERN: lazy("They are stopped from working"),
    Why.ASK_SUPPORT: lazy("They cannot start: speak to support"),
}
